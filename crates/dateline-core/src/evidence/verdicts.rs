//! The verdicts on the quotes of a timeline.

use crate::timeline::each_citing;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::copies::{Copies, HasCopy};
use crate::timeline::query::{QuoteVerdict, QuoteVerdicts};
use crate::timeline::{Diagnostic, Event, File, Source, Timeline};
use dateline_quotes::locator::Misplaced;
use dateline_quotes::verdict::Verdict;

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
    /// What of these cannot be checked: "`page: 12` is not checked: the copy has no pages".
    pub unchecked_place: Option<String>,
}

impl Checked {
    /// Whether the verdict is this one.
    fn has(&self, verdict: QuoteVerdict) -> bool {
        match verdict {
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
    pub(crate) fn is_reported(&self) -> bool {
        self.verdict.is_bad() || self.misplaced.is_some()
    }
}

/// The verdicts on the quotes of a timeline.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdicts {
    /// By the file and the fingerprint of the event.
    pub(super) of_events: HashMap<(usize, u64), Arc<[Checked]>>,
    /// What is wrong with the copies, each with the number of the file that names it.
    pub diagnostics: Vec<(usize, Diagnostic)>,
    /// Number of quotes, by verdict.
    pub summary: Summary,
    /// The copies that they were looked up in.
    pub copies: Copies,
    /// Whether quotes are left out whose source names no copy.
    pub only_with_copy: bool,
}

/// Number of quotes, by verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// All quotes.
    pub quotes: usize,
    /// Quotes that are in their copy.
    pub verified: usize,
    /// Quotes that differ from their copy.
    pub altered: usize,
    /// Quotes that are not in their copy.
    pub missing: usize,
    /// Quotes whose source has no copy that can be read.
    pub no_copy: usize,
    /// Verified quotes that are on another page or line than their locator names.
    pub misplaced: usize,
}

impl Verdicts {
    /// Whether a quote of the event is not in the copy of its source.
    pub fn any_bad(&self, event: &Event) -> bool {
        self.of(event)
            .iter()
            .any(|checked| checked.verdict.is_bad())
    }

    /// Number of quotes in a part of the timeline, by verdict.
    pub fn summary_of(&self, part: &Timeline) -> Summary {
        let mut summary = Summary::default();
        if self.summary.quotes == 0 {
            return summary;
        }
        let mut has_copy = HasCopy::default();
        each_citing(part, |all, citing| {
            if self.only_with_copy && !has_copy.any(part, all, citing) {
                summary.add_without_copy(citing.quotes.len());
                return;
            }
            for checked in self.of_text(citing.file, citing.fingerprint) {
                summary.count(checked);
            }
        });
        summary
    }

    /// The verdicts on the quotes of an event, in their order; none before it was checked, and none where none of its quotes has a copy
    /// and those of a big file were checked.
    pub fn of(&self, event: &Event) -> &[Checked] {
        self.of_text(event.file, event.fingerprint)
    }

    /// The checked quotes of the event whose text has this hash.
    pub fn of_text(&self, file: usize, fingerprint: u64) -> &[Checked] {
        self.of_events
            .get(&(file, fingerprint))
            .map_or(&[], AsRef::as_ref)
    }

    /// The verdicts on the quotes of an event of a file, in their order; none before it was checked.
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
                unchecked_place: None,
            }
        });
        Cow::Owned(without.collect())
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
    pub fn count(&mut self, checked: &Checked) {
        self.quotes += 1;
        self.misplaced += usize::from(checked.misplaced.is_some());
        match &*checked.verdict {
            Verdict::Altered(_) => self.altered += 1,
            Verdict::Missing(_) => self.missing += 1,
            Verdict::NoCopy => self.no_copy += 1,
            _ => self.verified += 1,
        }
    }

    /// Counts quotes whose source names no copy.
    pub fn add_without_copy(&mut self, count: usize) {
        self.quotes += count;
        self.no_copy += count;
    }

    /// Those of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            quotes: self.quotes + other.quotes,
            verified: self.verified + other.verified,
            altered: self.altered + other.altered,
            missing: self.missing + other.missing,
            no_copy: self.no_copy + other.no_copy,
            misplaced: self.misplaced + other.misplaced,
        }
    }

    /// Whether any quote is not in its copy.
    pub fn any_bad(&self) -> bool {
        self.altered + self.missing > 0
    }

    /// "11 of 14 quotes verified".
    pub fn verified_words(&self) -> String {
        let noun = if self.quotes == 1 { "quote" } else { "quotes" };
        format!("{} of {} {noun} verified", self.verified, self.quotes)
    }

    /// All of them by their verdict: "26 quotes: 20 verified, 3 altered, 1 missing, 2 not checked".
    pub fn words(&self) -> String {
        let noun = if self.quotes == 1 { "quote" } else { "quotes" };
        let Self {
            quotes,
            verified,
            altered,
            missing,
            no_copy,
            misplaced,
        } = self;
        let elsewhere = if *misplaced > 0 {
            format!(" ({misplaced} on another page or line)")
        } else {
            String::new()
        };
        format!(
            "{quotes} {noun}: {verified} verified{elsewhere}, {altered} altered, {missing} missing, {no_copy} not checked"
        )
    }

    /// Those that are verified, where there is little room: "11/14 verified".
    pub fn verified_briefly(&self) -> String {
        format!("{}/{} verified", self.verified, self.quotes)
    }
}
