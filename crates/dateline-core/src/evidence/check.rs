//! Every quote of a timeline against the copies that its sources name.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::wrong::{bad_quote, changed, diagnostics};
use crate::parallel;
use crate::timeline::query::{QuoteVerdict, QuoteVerdicts};
use crate::timeline::{
    AllCited, Cited, Citing, Diagnostic, Entry, Event, File, Problem, Quote, Severity, Source,
    Tally, Timeline,
};
use dateline_quotes::find::find;
use dateline_quotes::locator::{Located, Locator, Misplaced};
use dateline_quotes::saved::{Digest, Markup, SavedCopy};
use dateline_quotes::verdict::Verdict;

/// Most bad quotes that get a diagnostic: the event of each has to be read.
const MOST_TOLD: usize = 1_000;

/// A copy that a timeline names: the number of the file that names it, and its path as written there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Named {
    /// Which of the files of the timeline names it.
    pub file: usize,
    /// Its path, relative to that file.
    pub path: String,
}

/// The copies that a timeline names, read, or why they could not be.
#[derive(Debug, Clone, Default)]
pub struct Copies(HashMap<Named, Result<Arc<SavedCopy>, Diagnostic>>);

impl Copies {
    /// What became of the reading of a copy.
    pub fn put(&mut self, named: Named, copy: Result<Arc<SavedCopy>, Diagnostic>) {
        self.0.insert(named, copy);
    }

    /// A copy, or why it cannot be read; `None` where the timeline does not name it.
    #[must_use]
    pub fn get(&self, named: &Named) -> Option<&Result<Arc<SavedCopy>, Diagnostic>> {
        self.0.get(named)
    }

    /// Whether the timeline names none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Equal if they are the same copies, read at the same time.
impl PartialEq for Copies {
    fn eq(&self, other: &Self) -> bool {
        let same = |(named, copy): (&Named, &Result<Arc<SavedCopy>, Diagnostic>)| match (
            copy,
            other.0.get(named),
        ) {
            (Ok(copy), Some(Ok(other))) => Arc::ptr_eq(copy, other),
            (Err(failure), Some(Err(other))) => failure == other,
            _ => false,
        };
        self.0.len() == other.0.len() && self.0.iter().all(same)
    }
}

/// One quote, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The verdict.
    pub verdict: Arc<Verdict>,
    /// The source that it was looked up in; `None` where the file names none.
    pub source: Option<Arc<Source>>,
    /// Why the copy that its source names can't be looked into, or is not the one that was meant.
    pub trouble: Option<String>,
    /// Where it is, if that is not where its `page:`, `line:` or `cite:` says: "found on page 14, not 12".
    pub misplaced: Option<Misplaced>,
}

impl Checked {
    /// Whether the verdict is this one.
    fn has(&self, asked: QuoteVerdict) -> bool {
        match asked {
            QuoteVerdict::Verified => self.verdict.found().is_some() && !self.verdict.is_bad(),
            QuoteVerdict::Verbatim => matches!(*self.verdict, Verdict::Verbatim(_)),
            QuoteVerdict::Folded => matches!(*self.verdict, Verdict::Folded(_)),
            QuoteVerdict::Elided => matches!(*self.verdict, Verdict::Elided(_)),
            QuoteVerdict::Marked => matches!(*self.verdict, Verdict::Marked(_)),
            QuoteVerdict::Repeated => matches!(*self.verdict, Verdict::Repeated(..)),
            QuoteVerdict::Altered => matches!(*self.verdict, Verdict::Altered(_)),
            QuoteVerdict::Missing => matches!(*self.verdict, Verdict::Missing(_)),
            QuoteVerdict::Misplaced => self.misplaced.is_some(),
            QuoteVerdict::Unchecked => matches!(*self.verdict, Verdict::NoCopy),
        }
    }

    /// Whether the quote is reported: it is not in its copy, or not at the place that is named.
    #[must_use]
    pub fn is_reported(&self) -> bool {
        self.verdict.is_bad() || self.misplaced.is_some()
    }
}

/// The verdicts on the quotes of a timeline.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdicts {
    /// By the file and the fingerprint of the event.
    of_events: HashMap<(usize, u64), Arc<[Checked]>>,
    /// What is wrong with the copies, each with the number of the file that names it.
    pub diagnostics: Vec<(usize, Diagnostic)>,
    /// How many quotes there are of each verdict.
    pub summary: Summary,
    /// The copies that they were looked up in.
    pub copies: Copies,
    /// Whether quotes are left out whose source names no copy.
    only_with_copy: bool,
    /// Whether any quote is not at the place that is named for it.
    any_misplaced: bool,
}

/// What is wrong with quotes and copies.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Unproved {
    /// What it is; not more than about a thousand bad quotes.
    pub problems: Vec<Problem>,
    /// How bad the worst of it is for the entry of that index, notices aside.
    pub worst: HashMap<usize, Severity>,
    /// How much it is in all.
    pub tally: Tally,
}

impl Unproved {
    fn add(&mut self, problem: Problem) {
        let severity = problem.diagnostic.severity;
        self.mark(problem.entry, severity);
        self.problems.push(problem);
    }

    fn mark(&mut self, entry: Option<usize>, severity: Severity) {
        self.tally = self.tally.and(Tally::one(severity));
        if let (Some(entry), true) = (entry, severity >= Severity::Warning) {
            let worst = self.worst.entry(entry).or_insert(severity);
            *worst = severity.max(*worst);
        }
    }
}

/// How many quotes there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// In all.
    pub quotes: usize,
    /// That stand in their copy.
    pub verified: usize,
    /// That stand there otherwise.
    pub altered: usize,
    /// That do not stand there.
    pub missing: usize,
    /// Whose source has no copy that can be read.
    pub no_copy: usize,
}

impl Verdicts {
    /// Whether a quote of the event does not stand in the copy of its source.
    #[must_use]
    pub fn any_bad(&self, event: &Event) -> bool {
        self.of(event)
            .iter()
            .any(|checked| checked.verdict.is_bad())
    }

    /// How many quotes of each verdict a part of the timeline has.
    #[must_use]
    pub fn summary_of(&self, part: &Timeline) -> Summary {
        let mut summary = Summary::default();
        if self.summary.quotes == 0 {
            return summary;
        }
        let mut has_copy = HasCopy::default();
        part.each_citing(|all, citing| {
            if self.only_with_copy && !has_copy.any(part, all, citing) {
                summary.add_without_copy(citing.quotes.len());
                return;
            }
            for checked in self.of_text(citing.file, citing.fingerprint) {
                summary.count(&checked.verdict);
            }
        });
        summary
    }

    /// The diagnostics about the copies and quotes of a timeline. A quote that is not in its copy is a warning, because the event can be
    /// read all the same. Events that `timeline` leaves out of the `whole` get none.
    #[must_use]
    pub fn problems(&self, timeline: &Timeline, whole: &Timeline) -> Unproved {
        let mut unproved = Unproved::default();
        if self.diagnostics.is_empty() && !self.summary.any_bad() && !self.any_misplaced {
            return unproved;
        }
        let mut bad: Vec<(usize, usize)> = Vec::new();
        timeline.each_citing(|_, citing| {
            let checked = self.of_text(citing.file, citing.fingerprint);
            // The source gets the diagnostic about its copy, and every event that cites it is marked.
            if checked.iter().any(|checked| checked.trouble.is_some()) {
                unproved.worst.insert(citing.index, Severity::Warning);
            }
            let count = checked
                .iter()
                .filter(|checked| checked.is_reported())
                .count();
            if count > 0 {
                bad.push((citing.index, count));
            }
        });
        bad.sort_unstable();
        for (index, count) in bad {
            if unproved.problems.len() >= MOST_TOLD {
                (0..count).for_each(|_| unproved.mark(Some(index), Severity::Warning));
                continue;
            }
            let Some(entry) = timeline.read(index) else {
                continue;
            };
            let Entry::Event(event) = &*entry else {
                continue;
            };
            for (quote, checked) in event.quotes.iter().zip(self.of(event)) {
                if checked.is_reported() {
                    unproved.add(Problem {
                        file: event.file,
                        entry: Some(index),
                        diagnostic: bad_quote(quote, checked),
                    });
                }
            }
        }
        for (file, diagnostic) in &self.diagnostics {
            let at = |timeline: &Timeline| timeline.entry_at(*file, diagnostic.place?);
            let entry = at(timeline);
            if entry.is_none() && timeline.len() < whole.len() && at(whole).is_some() {
                continue;
            }
            unproved.add(Problem {
                file: *file,
                entry,
                diagnostic: diagnostic.clone(),
            });
        }
        unproved
    }

    /// The verdicts on the quotes of an event, in their order; none before it was checked, and none where none of its quotes has a copy
    /// and those of a big file were checked.
    #[must_use]
    pub fn of(&self, event: &Event) -> &[Checked] {
        self.of_text(event.file, event.fingerprint)
    }

    /// The checked quotes of the event whose text has this hash.
    #[must_use]
    pub fn of_text(&self, file: usize, fingerprint: u64) -> &[Checked] {
        self.of_events
            .get(&(file, fingerprint))
            .map_or(&[], AsRef::as_ref)
    }

    /// The verdicts on the quotes of an event of a file, in their order; none before it was checked.
    #[must_use]
    pub fn on(&self, event: &Event, file: &File) -> Cow<'_, [Checked]> {
        let checked = self.of(event);
        if !self.only_with_copy || checked.len() >= event.quotes.len() {
            return Cow::Borrowed(checked);
        }
        let no_copy = Arc::new(Verdict::NoCopy);
        let without = event.quotes.iter().map(|quote| {
            let cited = quote.source.as_ref().or(event.source.as_ref());
            Checked {
                verdict: Arc::clone(&no_copy),
                source: cited.map(|cited| Arc::new(file.source(cited))),
                trouble: None,
                misplaced: None,
            }
        });
        Cow::Owned(without.collect())
    }

    /// Whether the quotes were checked of which none are listed.
    #[must_use]
    pub fn are_without_copy(&self) -> bool {
        self.only_with_copy
    }
}

impl QuoteVerdicts for Verdicts {
    fn any(&self, file: usize, fingerprint: u64, verdict: QuoteVerdict) -> bool {
        let checked = self.of_text(file, fingerprint);
        if checked.is_empty() && self.only_with_copy {
            return verdict == QuoteVerdict::Unchecked;
        }
        checked.iter().any(|checked| checked.has(verdict))
    }
}

impl Summary {
    /// One quote more.
    pub fn count(&mut self, verdict: &Verdict) {
        self.quotes += 1;
        match verdict {
            Verdict::Altered(_) => self.altered += 1,
            Verdict::Missing(_) => self.missing += 1,
            Verdict::NoCopy => self.no_copy += 1,
            _ => self.verified += 1,
        }
    }

    /// Counts quotes whose source names no copy.
    fn add_without_copy(&mut self, count: usize) {
        self.quotes = self.quotes.saturating_add(count);
        self.no_copy = self.no_copy.saturating_add(count);
    }

    /// Those of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            quotes: self.quotes.saturating_add(other.quotes),
            verified: self.verified.saturating_add(other.verified),
            altered: self.altered.saturating_add(other.altered),
            missing: self.missing.saturating_add(other.missing),
            no_copy: self.no_copy.saturating_add(other.no_copy),
        }
    }

    /// Whether any quote does not stand in its copy.
    #[must_use]
    pub fn any_bad(&self) -> bool {
        self.altered + self.missing > 0
    }

    /// "11 of 14 quotes verified".
    #[must_use]
    pub fn verified_words(&self) -> String {
        let noun = if self.quotes == 1 { "quote" } else { "quotes" };
        format!("{} of {} {noun} verified", self.verified, self.quotes)
    }

    /// All of them by their verdict: "26 quotes: 20 verified, 3 altered, 1 missing, 2 not checked".
    #[must_use]
    pub fn words(&self) -> String {
        let noun = if self.quotes == 1 { "quote" } else { "quotes" };
        let Self {
            quotes,
            verified,
            altered,
            missing,
            no_copy,
        } = self;
        format!(
            "{quotes} {noun}: {verified} verified, {altered} altered, {missing} missing, {no_copy} not checked"
        )
    }

    /// Those that are verified, where there is little room: "11/14 verified".
    #[must_use]
    pub fn verified_briefly(&self) -> String {
        format!("{}/{} verified", self.verified, self.quotes)
    }
}

/// Which of what is cited has a saved copy, by its number.
#[derive(Debug, Default)]
struct HasCopy(Vec<bool>);

impl HasCopy {
    /// Whether a quote of the event has one.
    fn any(&mut self, timeline: &Timeline, all: &AllCited<'_>, citing: &Citing) -> bool {
        let new = all.iter().skip(self.0.len());
        self.0
            .extend(new.map(|(file, cited)| timeline.file(*file).copy_of(cited).is_some()));
        let mut quoted = citing.quoted().flatten();
        quoted.any(|number| self.0.get(number) == Some(&true))
    }
}

/// Every copy that the sources of a timeline name, those written in place included; of a big file as far as it was verified.
#[must_use]
pub fn named(timeline: &Timeline) -> BTreeSet<Named> {
    let mut all = BTreeSet::new();
    for (file, read) in timeline.files.iter().enumerate() {
        let paths = read.sources.iter().filter_map(|source| source.file.clone());
        all.extend(paths.map(|path| Named { file, path }));
    }
    for (file, cited) in timeline.each_citing(|_, _| {}) {
        if let Cited::Written(source) = cited
            && let Some(path) = source.file.clone()
        {
            all.insert(Named { file, path });
        }
    }
    all
}

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
    /// How many quotes were looked for, and not known, in the last check.
    looked_for: usize,
}

impl Checker {
    /// The verdict on every quote of a timeline.
    #[must_use]
    pub fn check(&mut self, timeline: &Timeline, copies: &Copies) -> Verdicts {
        let mut pass = self.pass(timeline, copies);
        let mut verdicts = Verdicts::default();
        pass.entries(timeline.entries(), &mut verdicts);
        self.end(pass, verdicts)
    }

    /// The verdict on every quote of a timeline whose source names a copy: only the events that have such quotes are read. Of a big
    /// file these are known once it was verified.
    #[must_use]
    pub fn check_copies(&mut self, timeline: &Timeline, copies: &Copies) -> Verdicts {
        let mut pass = self.pass(timeline, copies);
        let mut verdicts = Verdicts {
            only_with_copy: true,
            ..Verdicts::default()
        };
        let mut has_copy = HasCopy::default();
        let mut with_copy: Vec<usize> = Vec::new();
        timeline.each_citing(|all, citing| {
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

    /// How many quotes the last check had to look for, as their verdict was not known.
    #[must_use]
    pub fn looked_for(&self) -> usize {
        self.looked_for
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
                verdicts.any_misplaced |= one.misplaced.is_some();
                verdicts.summary.count(&one.verdict);
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
        self.copies.0.get(&named)
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
