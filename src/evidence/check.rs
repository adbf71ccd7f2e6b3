//! Every quote of a timeline against the copies that its sources name.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::Arc;

use super::find::find;
use super::parallel::in_parallel;
use super::saved::{Digest, Markup, SavedCopy};
use super::verdict::Verdict;
use crate::text::head;
use crate::timeline::{
    Cited, Diagnostic, Entry, Event, Place, Problem, Quote, Severity, Source, Timeline,
};

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

/// The same copies, read at the same time.
impl PartialEq for Copies {
    fn eq(&self, other: &Self) -> bool {
        let same = |(named, copy): (&Named, &Result<Arc<SavedCopy>, Diagnostic>)| match (
            copy,
            other.0.get(named),
        ) {
            (Ok(copy), Some(Ok(other))) => Arc::ptr_eq(copy, other),
            (Err(told), Some(Err(other))) => told == other,
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
        for entry in part.entries() {
            if let Entry::Event(event) = &*entry {
                for checked in self.of(event) {
                    summary.count(&checked.verdict);
                }
            }
        }
        summary
    }

    /// What is wrong with the copies and the quotes of a timeline, as the other things that are wrong with it: a quote that does not stand
    /// in its copy is a warning, as it stands in the file all the same. Of what is wrong at an event that `timeline` leaves out of the
    /// `whole` nothing is told.
    #[must_use]
    pub fn problems(&self, timeline: &Timeline, whole: &Timeline) -> Vec<Problem> {
        let mut problems: Vec<Problem> = Vec::new();
        let mut events: HashMap<(usize, Place), usize> = HashMap::new();
        if self.diagnostics.is_empty() && !self.summary.any_bad() {
            return problems;
        }
        for (index, entry) in timeline.entries().enumerate() {
            let Entry::Event(event) = &*entry else {
                continue;
            };
            events.insert((event.file, event.place), index);
            for (quote, checked) in event.quotes.iter().zip(self.of(event)) {
                if checked.verdict.is_bad() {
                    problems.push(Problem {
                        file: event.file,
                        entry: Some(index),
                        diagnostic: bad_quote(quote, checked),
                    });
                }
            }
        }
        let mut left_out: HashSet<(usize, Place)> = HashSet::new();
        if timeline.len() < whole.len() && !self.diagnostics.is_empty() {
            left_out.extend(whole.entries().map(|entry| (entry.file(), entry.place())));
        }
        for (file, diagnostic) in &self.diagnostics {
            let place = diagnostic.place.map(|place| (*file, place));
            let entry = place.and_then(|place| events.get(&place).copied());
            if entry.is_none() && place.is_some_and(|place| left_out.contains(&place)) {
                continue;
            }
            problems.push(Problem {
                file: *file,
                entry,
                diagnostic: diagnostic.clone(),
            });
        }
        problems
    }

    /// The verdicts on the quotes of an event, in their order; none before it was checked.
    #[must_use]
    pub fn of(&self, event: &Event) -> &[Checked] {
        self.of_events
            .get(&(event.file, event.fingerprint))
            .map_or(&[], AsRef::as_ref)
    }
}

impl Summary {
    /// One quote more.
    pub fn count(&mut self, verdict: &Verdict) {
        self.quotes += 1;
        match verdict {
            Verdict::Altered(_) => self.altered += 1,
            Verdict::Missing => self.missing += 1,
            Verdict::NoCopy => self.no_copy += 1,
            _ => self.verified += 1,
        }
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

    /// The same, and of the others what is the matter with them.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = self.verified_words();
        for (count, what) in [
            (self.altered, "altered"),
            (self.missing, "missing"),
            (self.no_copy, "without a copy"),
        ] {
            if count > 0 {
                // Writing to a String cannot fail.
                write!(words, ", {count} {what}").unwrap_or_default();
            }
        }
        words
    }
}

/// Every copy that the sources of a timeline name, those written in place included.
#[must_use]
pub fn named(timeline: &Timeline) -> BTreeSet<Named> {
    let mut all = BTreeSet::new();
    for (file, read) in timeline.files.iter().enumerate() {
        let paths = read.sources.iter().filter_map(|source| source.file.clone());
        all.extend(paths.map(|path| Named { file, path }));
    }
    for entry in timeline.entries() {
        if let Entry::Event(event) = &*entry {
            let paths = written(event).filter_map(|source| source.file.clone());
            let file = event.file;
            all.extend(paths.map(|path| Named { file, path }));
        }
    }
    all
}

/// The sources that an event writes in place.
fn written(event: &Event) -> impl Iterator<Item = &Source> {
    let of_quotes = event
        .quotes
        .iter()
        .filter_map(|quote| quote.source.as_ref());
    of_quotes
        .chain(&event.source)
        .filter_map(|cited| match cited {
            Cited::Written(source) => Some(source.as_ref()),
            Cited::Named(_) => None,
        })
}

/// What a verdict depends on beside the quote.
type Key = (Digest, Markup);

/// So many quotes of one copy are looked for by one thread.
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
        let mut pass = Pass {
            before: std::mem::take(&mut self.known),
            now: HashMap::new(),
            looked_for: 0,
            no_copy: Arc::new(Verdict::NoCopy),
            sources: HashMap::new(),
            timeline,
            copies,
        };
        pass.look_for_all();
        let mut verdicts = Verdicts::default();
        for entry in timeline.entries() {
            if let Entry::Event(event) = &*entry
                && !event.quotes.is_empty()
            {
                let checked = pass.event(event);
                for one in &checked {
                    verdicts.summary.count(&one.verdict);
                }
                let key = (event.file, event.fingerprint);
                verdicts.of_events.insert(key, checked.into());
            }
        }
        self.known = pass.now;
        self.looked_for = pass.looked_for;
        verdicts.diagnostics = diagnostics(timeline, copies);
        verdicts.copies = copies.clone();
        verdicts
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
    /// Looks for every quote whose verdict is not known, on all cores.
    fn look_for_all(&mut self) {
        // By copy, as what is found out about one serves all its quotes.
        let mut wanted: HashMap<Key, (&'t SavedCopy, BTreeSet<String>)> = HashMap::new();
        for entry in self.timeline.entries() {
            let Entry::Event(event) = &*entry else {
                continue;
            };
            for quote in &event.quotes {
                let Some(source) = self.source_of(event, quote) else {
                    continue;
                };
                let Some(Ok(copy)) = self.copy(event, &source) else {
                    continue;
                };
                let key = (copy.digest(), copy.markup());
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
        let found = in_parallel(&tasks, |(_, copy, quotes)| {
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
            checked.push(Checked {
                verdict,
                source,
                trouble,
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
        let key = (copy.digest(), copy.markup());
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

/// What is wrong with a quote that does not stand in its copy.
fn bad_quote(quote: &Quote, checked: &Checked) -> Diagnostic {
    let source = checked.source.as_deref();
    let copy = source.and_then(|source| source.file.as_deref());
    let copy = head(copy.unwrap_or_default(), 200);
    let (message, help) = match &*checked.verdict {
        Verdict::Altered(altered) => (
            format!(
                "the quote is altered: `{copy}` says something else in line {}",
                altered.found.place.line
            ),
            "quote what stands there, or mark what you leave out with […]",
        ),
        _ => (
            format!("the quote is missing: it does not stand in `{copy}`"),
            "check which source it is from",
        ),
    };
    Diagnostic {
        place: Some(quote.place),
        ..Diagnostic::whole(message, help).with(Severity::Warning)
    }
}

/// What is wrong with the copies that a timeline names, each with the number of the file that names it.
#[must_use]
pub fn diagnostics(timeline: &Timeline, copies: &Copies) -> Vec<(usize, Diagnostic)> {
    let mut told = Vec::new();
    for (file, read) in timeline.files.iter().enumerate() {
        for source in &read.sources {
            let all = of_source(file, source, copies).map(|diagnostic| Diagnostic {
                place: source.place,
                ..diagnostic
            });
            told.extend(all.map(|diagnostic| (file, diagnostic)));
        }
    }
    let mut in_place = BTreeSet::new();
    for entry in timeline.entries() {
        let Entry::Event(event) = &*entry else {
            continue;
        };
        for source in written(event) {
            // Many events may write the same source in place: it is told of the first of them.
            if let Some(path) = &source.file
                && in_place.insert((event.file, path.clone(), source.sha256.clone()))
            {
                let all = of_source(event.file, source, copies).map(|diagnostic| Diagnostic {
                    place: Some(event.place),
                    ..diagnostic
                });
                told.extend(all.map(|diagnostic| (event.file, diagnostic)));
            }
        }
    }
    told
}

/// What is wrong with the copy of a source.
fn of_source<'s>(
    file: usize,
    source: &'s Source,
    copies: &'s Copies,
) -> impl Iterator<Item = Diagnostic> + 's {
    let named = source.file.clone().map(|path| Named { file, path });
    let copy = named.and_then(|named| copies.0.get(&named));
    let lead = match &source.id {
        Some(id) => format!("source `{}`: ", head(id, 40)),
        None => String::new(),
    };
    let mut told = Vec::new();
    match copy {
        None => {}
        Some(Err(diagnostic)) => told.push(Diagnostic {
            message: format!("{lead}{}", diagnostic.message),
            ..diagnostic.clone()
        }),
        Some(Ok(copy)) => {
            let name = head(copy.name(), 200);
            told.extend(changed(source, copy).map(|message| {
                Diagnostic::whole(
                    format!("{lead}{message}"),
                    format!(
                        "if the copy is right, write `sha256: {}`",
                        hexadecimal(&copy.digest())
                    ),
                )
            }));
            told.extend(copy.notices().iter().map(|notice| {
                Diagnostic {
                    help: None,
                    ..Diagnostic::whole(format!("{lead}the saved copy `{name}`: {notice}"), "")
                        .with(Severity::Notice)
                }
            }));
        }
    }
    told.into_iter()
}

/// What is to be said of a copy that is not the one whose SHA-256 its source records.
fn changed(source: &Source, copy: &SavedCopy) -> Option<String> {
    let wrong = wrong_digest(source.sha256.as_deref()?, copy.digest())?;
    let name = head(copy.name(), 200);
    Some(format!("the saved copy `{name}` {wrong}"))
}

/// What is wrong with a recorded SHA-256; `None` where it fits.
fn wrong_digest(recorded: &str, digest: Digest) -> Option<&'static str> {
    let recorded = recorded.trim().to_ascii_lowercase();
    let recorded = recorded.strip_prefix("sha256:").unwrap_or(&recorded);
    if recorded == hexadecimal(&digest) {
        None
    } else if recorded.len() == 64 && recorded.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Some("has changed: its SHA-256 is not the one that is recorded")
    } else {
        Some("cannot be compared: `sha256:` is not 64 hexadecimal digits")
    }
}

fn hexadecimal(digest: &Digest) -> String {
    let mut text = String::with_capacity(64);
    for byte in digest {
        // Writing to a String cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
    }
    text
}
