//! The prompt, and what it is for.

use std::ops::Range;

use crate::app::prompt::TypedLine;
use crate::date::DateError;
use crate::timeline::pattern::Pattern;
use crate::timeline::query::Completion;

/// The purpose of a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A regular expression to search for.
    Search,
    /// A filter.
    Filter,
    /// A date to go to.
    GoTo,
    /// Letters of a title to go to.
    Title,
    /// The date of a new event.
    NewDate,
    /// The title of a new event.
    NewTitle,
    /// One of the saved views.
    View,
    /// An order.
    Sort,
    /// The lanes of the chart.
    Lanes,
}

impl Purpose {
    /// The text before the typed line: the key that opens the prompt, if that is a character.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Search => "/",
            Self::Filter => "&",
            Self::GoTo => ":",
            Self::Title => "title: ",
            Self::NewDate => "date of the new event: ",
            Self::NewTitle => "its title: ",
            Self::View => "view: ",
            Self::Sort => "sort by: ",
            Self::Lanes => "lanes: ",
        }
    }
}

/// Why a line was not accepted.
#[derive(Debug)]
pub(in crate::app) struct Refusal {
    /// The message.
    pub message: String,
    /// The range of characters that are wrong, if known.
    pub wrong: Option<Range<usize>>,
}

impl From<String> for Refusal {
    fn from(message: String) -> Self {
        Self {
            message,
            wrong: None,
        }
    }
}

impl Refusal {
    /// Refuses a text that is not a date; `advice` is what to do, if the error does not say it better.
    pub(in crate::app) fn of_date(error: DateError, text: &str, advice: Option<&str>) -> Self {
        // The offset is that of the text without blanks around it.
        let blank = text.len().saturating_sub(text.trim_start().len());
        let before = text
            .get(..blank.saturating_add(error.offset))
            .unwrap_or_default();
        let from = before.chars().count();
        let rest = text.trim_end().chars().skip(from);
        let word = rest.take_while(|c| !c.is_whitespace()).count();
        let help = [error.help.as_deref(), advice].into_iter().flatten();
        Self {
            message: help.fold(error.message, |message, help| format!("{message}: {help}")),
            wrong: (word > 0).then(|| from..from.saturating_add(word)),
        }
    }
}

/// A position in the list and in the detail pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct ViewPosition {
    pub selected: usize,
    /// Index of the first row of the list on the screen.
    pub(in crate::app) top: usize,
    /// Index of the first line of the detail pane on the screen.
    pub(in crate::app) detail_top: usize,
}

/// An open prompt.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// The purpose of the prompt.
    pub purpose: Purpose,
    /// The typed line.
    pub line: TypedLine,
    /// The message about the line.
    pub message: Option<String>,
    /// What happened outside since the last edit.
    pub news: Option<String>,
    /// The range of characters that are wrong.
    pub wrong: Option<Range<usize>>,
    /// The position before it was opened.
    pub(in crate::app) origin: ViewPosition,
    /// The search before it was opened.
    pub(in crate::app) before: Option<Pattern>,
    /// Completions of the word at the cursor, and the index of the inserted one.
    pub(in crate::app) choices: Option<(Completion, usize)>,
}
