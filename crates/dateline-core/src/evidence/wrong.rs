//! What is wrong with copies, and with quotes that are not in theirs, as diagnostics.

use crate::timeline::each_citing;
use std::collections::HashMap;
use std::fmt::Write as _;

use super::copies::{Copies, Named};
use super::verdicts::{Checked, Verdicts};
use crate::text::head;
use crate::timeline::{
    Cited, Code, Diagnostic, Entry, Problem, Quote, Severity, Source, Tally, Timeline,
};
use dateline_quotes::locator::{Key, Misplaced};
use dateline_quotes::saved::{Digest, SavedCopy};
use dateline_quotes::verdict::Verdict;

/// Most bad quotes that get a diagnostic: the event of each has to be read.
const MOST_REPORTED: usize = 1_000;

/// What is wrong with quotes and copies.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Unproved {
    /// The problems; at most about a thousand bad quotes.
    pub problems: Vec<Problem>,
    /// The worst severity at the entry of that index, from warnings on.
    pub worst: HashMap<usize, Severity>,
    /// The number of all problems, by severity.
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

impl Verdicts {
    /// The diagnostics about the copies and quotes of a timeline. A quote that is not in its copy is a warning, because the event can be
    /// read all the same. Events that `timeline` leaves out of the `whole` get none.
    pub fn problems(&self, timeline: &Timeline, whole: &Timeline) -> Unproved {
        let mut unproved = Unproved::default();
        let is_clean = !self.summary.any_bad() && self.summary.misplaced == 0;
        if self.diagnostics.is_empty() && is_clean {
            return unproved;
        }
        let mut bad: Vec<(usize, usize)> = Vec::new();
        each_citing(timeline, |_, citing| {
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
            if unproved.problems.len() >= MOST_REPORTED {
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
}

/// The diagnostic for a quote that is not in its copy.
fn bad_quote(quote: &Quote, checked: &Checked) -> Diagnostic {
    let source = checked.source.as_deref();
    let copy = source.and_then(|source| source.file.as_deref());
    let copy = head(copy.unwrap_or_default(), 200);
    let (message, help) = match (&*checked.verdict, &checked.misplaced) {
        (verdict, Some(Misplaced { key, words })) if !verdict.is_bad() => (
            format!(
                "the quote is not where `{}:` says: {words} of `{copy}`",
                key.name()
            ),
            match key {
                Key::Page => "correct `page:`: it is the number printed on the page, or its place in the copy",
                Key::Line => "correct `line:`: it is the line of the copy as `s` shows it, or its printed number",
                Key::Cite => "correct `cite:`, or write it so that no page, line or paragraph is meant",
            }
            .to_owned(),
        ),
        (Verdict::Altered(altered), _) => (
            format!(
                "the quote differs from `{copy}`, {}",
                altered.found.place_words()
            ),
            match &altered.hint {
                Some(hint) => hint.words(),
                None => {
                    "quote what is written there, or mark what you change: […], [T]he".to_owned()
                }
            },
        ),
        (Verdict::Missing(Some(unseen)), _) => (
            format!("the quote is in `{copy}` only {}", unseen.words()),
            "quote what readers of the source see".to_owned(),
        ),
        _ => (
            format!("the quote is not found in `{copy}`"),
            "check which source it is from".to_owned(),
        ),
    };
    let code = match &*checked.verdict {
        verdict if !verdict.is_bad() => Code::QuotePage,
        Verdict::Altered(_) => Code::QuoteDiffers,
        _ => Code::QuoteMissing,
    };
    Diagnostic {
        place: Some(quote.place),
        ..Diagnostic::whole(code, message, help).with(Severity::Warning)
    }
}

/// What is wrong with the copies that a timeline names, each with the number of the file that names it.
pub fn diagnostics(timeline: &Timeline, copies: &Copies) -> Vec<(usize, Diagnostic)> {
    let mut diagnostics = Vec::new();
    for (file, read) in timeline.files.iter().enumerate() {
        for source in &read.sources {
            let all = of_source(file, source, copies).map(|diagnostic| Diagnostic {
                place: source.place,
                ..diagnostic
            });
            diagnostics.extend(all.map(|diagnostic| (file, diagnostic)));
        }
    }
    // Many events may write the same source in place: the first of them gets the diagnostic.
    let mut in_place: HashMap<_, (usize, usize, &Source)> = HashMap::new();
    each_citing(timeline, |all, citing| {
        let cited = citing.quotes.iter().flatten().chain(&citing.own);
        for (order, number) in cited.enumerate() {
            let Some((file, Cited::Written(source))) = all.get(*number) else {
                continue;
            };
            if let Some(path) = source.file.as_deref() {
                let key = (*file, path, source.sha256.as_deref());
                let first = in_place.entry(key).or_insert((usize::MAX, 0, source));
                if (citing.index, order) < (first.0, first.1) {
                    *first = (citing.index, order, source);
                }
            }
        }
    });
    let mut in_place: Vec<_> = in_place
        .into_iter()
        .map(|((file, ..), (index, order, source))| (index, order, file, source))
        .collect();
    in_place.sort_unstable_by_key(|(index, order, ..)| (*index, *order));
    for (index, _, file, source) in in_place {
        let place = timeline.read(index).map(|entry| entry.place());
        let all = of_source(file, source, copies).map(|diagnostic| Diagnostic {
            place,
            ..diagnostic
        });
        diagnostics.extend(all.map(|diagnostic| (file, diagnostic)));
    }
    diagnostics
}

/// What is wrong with the copy of a source.
fn of_source<'s>(
    file: usize,
    source: &'s Source,
    copies: &'s Copies,
) -> impl Iterator<Item = Diagnostic> + 's {
    let named = source.file.clone().map(|path| Named { file, path });
    let copy = named.and_then(|named| copies.get(&named));
    let lead = match &source.id {
        Some(id) => format!("source `{}`: ", head(id, 40)),
        None => String::new(),
    };
    let mut diagnostics = Vec::new();
    match copy {
        None => {}
        Some(Err(diagnostic)) => diagnostics.push(Diagnostic {
            message: format!("{lead}{}", diagnostic.message),
            ..diagnostic.clone()
        }),
        Some(Ok(copy)) => {
            let name = head(copy.name(), 200);
            diagnostics.extend(changed(source, copy).map(|message| {
                Diagnostic::whole(
                    Code::CopyChanged,
                    format!("{lead}{message}"),
                    format!(
                        "if the copy is right, write `sha256: {}`",
                        hexadecimal(&copy.digest())
                    ),
                )
            }));
            diagnostics.extend(copy.notices().iter().map(|notice| {
                Diagnostic {
                    help: None,
                    ..Diagnostic::whole(
                        Code::CopyNotice,
                        format!("{lead}the saved copy `{name}`: {notice}"),
                        "",
                    )
                    .with(Severity::Notice)
                }
            }));
        }
    }
    diagnostics.into_iter()
}

/// The message for a copy whose SHA-256 is not the one that its source records.
pub(super) fn changed(source: &Source, copy: &SavedCopy) -> Option<String> {
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

/// A hash as it is written: 64 digits.
pub fn hexadecimal(digest: &Digest) -> String {
    let mut text = String::with_capacity(64);
    for byte in digest {
        // Writing to a String cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
    }
    text
}
