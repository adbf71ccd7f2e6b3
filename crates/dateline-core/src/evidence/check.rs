//! Looking up every quote of a timeline in the copies that its sources name.

use crate::timeline::each_citing;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::copies::{Copies, HasCopy, Named};
use super::verdicts::{Checked, Verdicts};
use super::wrong::{changed, diagnostics};
use crate::parallel;
use crate::timeline::{Cited, Diagnostic, Entry, Event, Quote, Source, Timeline};
use dateline_quotes::find::find;
use dateline_quotes::locator::{Located, Locator};
use dateline_quotes::saved::{Digest, Markup, SavedCopy};
use dateline_quotes::verdict::Verdict;

/// What a verdict depends on beside the quote.
type Key = (Digest, Markup);

/// Events held in memory at once.
const EVENTS_TOGETHER: usize = 16_384;
/// Quotes of one copy that one thread searches for.
const TOGETHER: usize = 64;

/// Checks quotes, and keeps what it found: a quote whose text and copy are the same is not looked for again.
#[derive(Debug, Default)]
pub struct Checker {
    known: HashMap<Key, HashMap<String, Arc<Verdict>>>,
    /// Quotes of the last check whose verdict was not known before.
    pub looked_for: usize,
}

impl Checker {
    /// The verdict on every quote of a timeline.
    pub fn check(&mut self, timeline: &Timeline, copies: &Copies) -> Verdicts {
        let mut pass = self.pass(timeline, copies);
        let mut verdicts = Verdicts::default();
        pass.entries(timeline.entries(), &mut verdicts);
        self.end(pass, verdicts)
    }

    /// The verdict on every quote of a timeline whose source names a copy: only the events that have such quotes are read. Of a big
    /// file these are known once it was verified.
    pub fn check_copies(&mut self, timeline: &Timeline, copies: &Copies) -> Verdicts {
        let mut pass = self.pass(timeline, copies);
        let mut verdicts = Verdicts {
            only_with_copy: true,
            ..Verdicts::default()
        };
        let mut has_copy = HasCopy::default();
        let mut with_copy: Vec<usize> = Vec::new();
        each_citing(timeline, |all, citing| {
            if has_copy.any(timeline, all, citing) {
                with_copy.push(citing.index);
            } else {
                verdicts.summary.add_without_copy(citing.quotes.len());
            }
        });
        let with_copy = with_copy
            .into_iter()
            .filter_map(|index| timeline.read(index));
        pass.entries(with_copy, &mut verdicts);
        self.end(pass, verdicts)
    }

    fn pass<'t>(&mut self, timeline: &'t Timeline, copies: &'t Copies) -> Pass<'t> {
        Pass {
            before: std::mem::take(&mut self.known),
            now: HashMap::new(),
            looked_for: 0,
            no_copy: Arc::new(Verdict::NoCopy),
            sources: HashMap::new(),
            timeline,
            copies,
        }
    }

    fn end(&mut self, pass: Pass<'_>, verdicts: Verdicts) -> Verdicts {
        self.known = pass.now;
        self.looked_for = pass.looked_for;
        Verdicts {
            diagnostics: diagnostics(pass.timeline, pass.copies),
            copies: pass.copies.clone(),
            ..verdicts
        }
    }
}

/// One check of everything.
struct Pass<'t> {
    before: HashMap<Key, HashMap<String, Arc<Verdict>>>,
    now: HashMap<Key, HashMap<String, Arc<Verdict>>>,
    looked_for: usize,
    no_copy: Arc<Verdict>,
    /// What is cited by name, so that each is looked up once.
    sources: HashMap<(usize, String), Arc<Source>>,
    timeline: &'t Timeline,
    copies: &'t Copies,
}

impl<'t> Pass<'t> {
    /// Looks for the quotes of these events whose verdict is not known, on all cores.
    fn look_for(&mut self, entries: &[Arc<Entry>]) {
        // By copy, as what is found out about one serves all its quotes.
        let mut wanted: HashMap<Key, (&'t SavedCopy, BTreeSet<String>)> = HashMap::new();
        for entry in entries {
            let Entry::Event(event) = &**entry else {
                continue;
            };
            for quote in &event.quotes {
                let Some(source) = self.source_of(event, quote) else {
                    continue;
                };
                let Some(Ok(copy)) = self.copy(event, &source) else {
                    continue;
                };
                let key = (copy.text_digest(), copy.markup());
                let known = self.before.get(&key);
                if known.is_none_or(|known| !known.contains_key(&quote.text)) {
                    let (_, quotes) = wanted.entry(key).or_insert((copy, BTreeSet::new()));
                    quotes.insert(quote.text.clone());
                }
            }
        }
        let mut tasks = Vec::new();
        for (key, (copy, quotes)) in wanted {
            let mut quotes = quotes.into_iter().peekable();
            while quotes.peek().is_some() {
                let some: Vec<String> = quotes.by_ref().take(TOGETHER).collect();
                tasks.push((key, copy, some));
            }
        }
        let found = parallel::map(&tasks, |(_, copy, quotes)| {
            let found = quotes.iter().map(|quote| Arc::new(find(quote, copy)));
            found.collect::<Vec<_>>()
        });
        for ((key, _, quotes), found) in tasks.into_iter().zip(found) {
            self.looked_for += quotes.len();
            let known = self.before.entry(key).or_default();
            known.extend(quotes.into_iter().zip(found));
        }
    }

    fn source_of(&mut self, event: &Event, quote: &Quote) -> Option<Arc<Source>> {
        let cited = quote.source.as_ref().or(event.source.as_ref());
        cited.map(|cited| self.source(event, cited))
    }

    /// Checks every quote of these events.
    fn entries(&mut self, entries: impl Iterator<Item = Arc<Entry>>, verdicts: &mut Verdicts) {
        let mut entries = entries.peekable();
        while entries.peek().is_some() {
            let some: Vec<_> = entries.by_ref().take(EVENTS_TOGETHER).collect();
            self.look_for(&some);
            for entry in &some {
                self.entry(entry, verdicts);
            }
        }
    }

    fn entry(&mut self, entry: &Entry, verdicts: &mut Verdicts) {
        if let Entry::Event(event) = entry
            && !event.quotes.is_empty()
        {
            let checked = self.event(event);
            for one in &checked {
                verdicts.summary.count(one);
            }
            let key = (event.file, event.fingerprint);
            verdicts.of_events.insert(key, checked.into());
        }
    }

    fn event(&mut self, event: &Event) -> Vec<Checked> {
        let mut checked = Vec::with_capacity(event.quotes.len());
        for quote in &event.quotes {
            let source = self.source_of(event, quote);
            let copy = source.as_ref().and_then(|source| self.copy(event, source));
            let (verdict, trouble) = match copy {
                Some(Ok(copy)) => (
                    self.verdict(&quote.text, copy),
                    source.as_deref().and_then(|source| changed(source, copy)),
                ),
                Some(Err(diagnostic)) => {
                    (Arc::clone(&self.no_copy), Some(diagnostic.message.clone()))
                }
                None => (Arc::clone(&self.no_copy), None),
            };
            let located = match copy {
                Some(Ok(copy)) => locator(event, quote).locate(&quote.text, &verdict, copy),
                _ => Located::default(),
            };
            checked.push(Checked {
                verdict: located.verdict.map_or(verdict, Arc::new),
                source,
                trouble,
                misplaced: located.misplaced,
                unchecked_place: located.unchecked,
            });
        }
        checked
    }

    fn source(&mut self, event: &Event, cited: &Cited) -> Arc<Source> {
        let file = self.timeline.file(event.file);
        match cited {
            Cited::Written(_) => Arc::new(file.source(cited)),
            Cited::Named(name) => {
                let key = (event.file, name.clone());
                let source = self
                    .sources
                    .entry(key)
                    .or_insert_with(|| Arc::new(file.source(cited)));
                Arc::clone(source)
            }
        }
    }

    fn copy(
        &self,
        event: &Event,
        source: &Source,
    ) -> Option<&'t Result<Arc<SavedCopy>, Diagnostic>> {
        let named = Named {
            file: event.file,
            path: source.file.clone()?,
        };
        self.copies.get(&named)
    }

    fn verdict(&mut self, quote: &str, copy: &SavedCopy) -> Arc<Verdict> {
        let key = (copy.text_digest(), copy.markup());
        let now = self.now.entry(key).or_default();
        if let Some(verdict) = now.get(quote) {
            return Arc::clone(verdict);
        }
        let before = self
            .before
            .get_mut(&key)
            .and_then(|known| known.remove_entry(quote));
        let (quote, verdict) =
            before.unwrap_or_else(|| (quote.to_owned(), Arc::new(find(quote, copy))));
        now.insert(quote, Arc::clone(&verdict));
        verdict
    }
}

/// Where in its source a quote must be.
fn locator(event: &Event, quote: &Quote) -> Locator {
    let [page, line, cite] = quote.place_in_source(event);
    Locator::new(page, line, cite)
}
