//! The options that select a part of a timeline, parsed: `--at`, `--find` and `--filter`.

use dateline::timeline::Code;
use std::sync::Arc;

use dateline::app::Message;
use dateline::cli::Shape;
use dateline::date::{Date, DateContext, Moment, Truth};
use dateline::evidence::Verdicts;
use dateline::export::Listed;
use dateline::timeline::pattern::Pattern;
use dateline::timeline::problem::Problem;
use dateline::timeline::query::{Known, QuoteVerdicts};
use dateline::timeline::search_text;
use dateline::timeline::tally::Tally;
use dateline::timeline::{Diagnostic, Entry, Query, Severity, Timeline};

/// The parsed options.
#[derive(Debug, Default)]
pub struct Wanted {
    at: Option<Date>,
    find: Option<Pattern>,
    filter: Option<Query>,
}

/// The selected part of a timeline, for printing.
pub struct Part {
    pub timeline: Timeline,
    /// Per entry: its number in the whole timeline and how it matches the filter.
    pub kept: Vec<Listed>,
    /// Entries that cannot be read and were left out. They might have matched.
    pub unread: Vec<Problem>,
}

impl Part {
    /// Its problems, as the viewer lists them, and their number; `whole` is the timeline that it is a part of.
    pub fn problems(&self, whole: &Timeline, verdicts: &Verdicts) -> (Vec<Problem>, Tally) {
        let of_quotes = verdicts.problems(&self.timeline, whole);
        let unread = Tally::of(self.unread.iter().map(|problem| &problem.diagnostic));
        let tally = self.timeline.tally().and(of_quotes.tally).and(unread);
        let mut problems = self.timeline.problems();
        problems.extend(self.unread.iter().cloned());
        problems.extend(of_quotes.problems);
        problems.sort_by_key(|problem| (problem.file, problem.diagnostic.place));
        (problems, tally)
    }
}

impl Wanted {
    /// Parses the options.
    ///
    /// # Errors
    /// Every problem of the options, each with the name of its option.
    pub fn of(
        shape: &Shape,
        now: Moment,
        context: DateContext,
    ) -> Result<Self, Vec<(&'static str, Diagnostic)>> {
        let context = DateContext {
            now: Some(now),
            ..context
        };
        let mut wanted = Self::default();
        let mut wrong = Vec::new();
        if let Some(text) = &shape.at {
            match Date::seek(text, now, now, context) {
                Ok(date) => wanted.at = Some(date),
                Err(error) => {
                    let help = error
                        .help
                        .unwrap_or_else(|| "write a date such as 1970s".to_owned());
                    let message = format!("`{text}` is not a date ({})", error.message);
                    wrong.push(("--at", Diagnostic::whole(Code::Option, message, help)));
                }
            }
        }
        if let Some(text) = &shape.find {
            match Pattern::parse(text) {
                Ok(pattern) => wanted.find = Some(pattern),
                Err(why) => {
                    let message = format!("`{text}` is not a regular expression ({why})");
                    let help = "put a backslash before a character that is meant as it is";
                    wrong.push(("--find", Diagnostic::whole(Code::Option, message, help)));
                }
            }
        }
        if let Some(text) = &shape.filter {
            match Query::parse(text, context) {
                Ok(query) => wanted.filter = Some(query),
                Err(mistakes) => {
                    let diagnostics = mistakes.iter().map(|mistake| mistake.diagnostic(text));
                    wrong.extend(diagnostics.map(|diagnostic| ("--filter", diagnostic)));
                }
            }
        }
        if wrong.is_empty() {
            Ok(wanted)
        } else {
            Err(wrong)
        }
    }

    /// Whether the filter depends on verdicts on quotes.
    pub fn uses_verdicts(&self) -> bool {
        self.filter.as_ref().is_some_and(Query::uses_verdicts)
    }

    /// The options with access to verdicts.
    pub fn with_verdicts(self, verdicts: Arc<dyn QuoteVerdicts>) -> Self {
        let filter = self.filter.map(|filter| filter.with_verdicts(verdicts));
        Self { filter, ..self }
    }

    /// Conditions of the filter that no event of a timeline meets.
    pub fn advice(&self, timeline: &Timeline) -> Vec<(&'static str, Diagnostic)> {
        let Some(filter) = self.filter.as_ref().filter(|_| !timeline.is_empty()) else {
            return Vec::new();
        };
        let advice = filter.advice(&Known::of(timeline));
        let diagnostics = advice
            .iter()
            .map(|mistake| ("--filter", mistake.diagnostic(filter.text())));
        diagnostics.collect()
    }

    /// Selects the part of a timeline that is printed.
    pub fn part_of(&self, whole: &Timeline) -> Part {
        let (timeline, kept) = self.kept_of(whole);
        let is_left_out = |problem: &Problem| {
            let entry = problem.entry.and_then(|index| whole.entry(index));
            problem.diagnostic.severity == Severity::Error
                && matches!(entry.as_deref(), Some(Entry::Broken(_)))
                && problem.entry.is_some_and(|index| !is_kept(&kept, index))
        };
        let mut unread = Vec::new();
        if self.is_part() && whole.tally().errors > 0 {
            unread = whole.problems();
            unread.retain(is_left_out);
        }
        Part {
            timeline,
            kept,
            unread,
        }
    }

    /// The selected entries, with their numbers and how they match.
    fn kept_of(&self, whole: &Timeline) -> (Timeline, Vec<Listed>) {
        let kept = |(number, entry): (usize, Arc<Entry>)| {
            let filter = self.filter.as_ref();
            let truth = filter.map_or(Truth::Yes, |filter| filter.matches(&entry, whole));
            let is_found =
                |pattern: &Pattern| pattern.is_in(&search_text(&entry, whole.file_of(&entry)));
            let is_wanted = truth != Truth::No && self.find.as_ref().is_none_or(is_found);
            is_wanted.then_some(Listed {
                number,
                is_possible: truth == Truth::Possible,
            })
        };
        let (part, mut kept) = if self.filter.is_none() && self.find.is_none() {
            // Without options no entry has to be parsed.
            (whole.clone(), Listed::all(whole))
        } else {
            let kept: Vec<Listed> = (1..).zip(whole.entries()).filter_map(kept).collect();
            (whole.only(|index| is_kept(&kept, index)), kept)
        };
        let from = self.at.as_ref().and_then(|date| part.closest_to(date));
        match from {
            Some(from) => {
                kept.drain(..from.min(kept.len()));
                (part.only(|index| index >= from), kept)
            }
            None => (part, kept),
        }
    }

    /// Whether the options select a part rather than everything.
    pub fn is_part(&self) -> bool {
        self.at.is_some() || self.find.is_some() || self.filter.is_some()
    }

    /// The messages that apply the options in the viewer, before its first frame.
    pub fn messages(self) -> Vec<Message> {
        let filter = self.filter.map(Message::Filter);
        let at = self.at.map(Message::GoTo);
        let find = self.find.map(Message::Find);
        [filter, at, find].into_iter().flatten().collect()
    }
}

/// Whether the entry at that index of the whole timeline is in `kept`, which is sorted by number.
fn is_kept(kept: &[Listed], index: usize) -> bool {
    let number = |kept: &Listed| kept.number;
    kept.binary_search_by_key(&(index + 1), number).is_ok()
}
