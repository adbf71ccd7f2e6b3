//! Why an event is not added.

use super::super::{Diagnostic, LoadError, Severity};
use crate::date::DateError;
use crate::text::head;
use crate::timeline::Code;

/// Why an event is not added, or not removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The kind of reason.
    pub kind: RefusalKind,
    /// The reason, for display.
    pub diagnostic: Box<Diagnostic>,
}

/// The reasons for which an event is not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RefusalKind {
    /// The file cannot be read.
    Unreadable,
    /// It has bytes that are not UTF-8.
    Encoding,
    /// It is in brackets or braces, but not JSON with one list of events.
    Json,
    /// It is Markdown.
    Markdown,
    /// Its events are not one block each, for a reason that the message names.
    Form,
    /// The list of events is written in brackets.
    InlineList,
    /// Events are nested in others, or dated by keys around them.
    Nested,
    /// It has no list of events.
    NoList,
    /// It has several lists of events, and no event was given after which to add.
    SeveralLists,
    /// The event after which to add is not in the file.
    NoEvent,
    /// The keys of the event to copy are not known.
    NotCopied,
    /// The date is invalid.
    Date,
    /// The title is invalid.
    Title,
    /// Read again, the file would not have exactly the old events and the new one.
    Unsound,
    /// The file has no list of sources to which one could be added.
    Sources,
    /// The added text was changed since.
    Changed,
}

/// Help for a file whose form does not allow adding events.
const BY_HAND: &str = "add the event in your editor";
/// Help for a file whose form does not allow adding sources.
const BY_HAND_SOURCE: &str = "add the source in your editor";

impl Refusal {
    fn new(kind: RefusalKind, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            kind,
            diagnostic: Box::new(Diagnostic::whole(Code::FileUnwritable, message, help)),
        }
    }

    pub(super) fn unreadable(diagnostic: Diagnostic) -> Self {
        Self {
            kind: RefusalKind::Unreadable,
            diagnostic: Box::new(diagnostic),
        }
    }

    pub(super) fn not_loaded(error: &LoadError) -> Self {
        let first = error.diagnostics.first().cloned();
        Self::unreadable(
            first.unwrap_or_else(|| {
                Diagnostic::whole(Code::FileUnwritable, "not a timeline", BY_HAND)
            }),
        )
    }

    pub(super) fn encoding() -> Self {
        Self::new(
            RefusalKind::Encoding,
            "the file has bytes that are not UTF-8",
            "save it as UTF-8, then add the event",
        )
    }

    pub(super) fn json() -> Self {
        Self::new(
            RefusalKind::Json,
            "the file begins with a bracket or a brace, and is not JSON with one list of events",
            BY_HAND,
        )
    }

    pub(super) fn markdown() -> Self {
        Self::new(
            RefusalKind::Markdown,
            "the file is Markdown: events are only added to YAML files",
            BY_HAND,
        )
    }

    pub(super) fn sources() -> Self {
        Self::new(
            RefusalKind::Sources,
            "the sources of the file are not on lines of their own below `sources:`",
            "write each with a dash before it, or add the source in your editor",
        )
    }

    pub(super) fn sources_of_list() -> Self {
        Self::new(
            RefusalKind::Sources,
            "the whole file is a list of events: it has no place for `sources:`",
            "write `events:` above the list, or write the source into an event in your editor",
        )
    }

    pub(super) fn sources_of_json() -> Self {
        Self::new(
            RefusalKind::Json,
            "the file begins with a bracket or a brace: sources are only added to YAML files",
            BY_HAND_SOURCE,
        )
    }

    pub(super) fn sources_of_markdown() -> Self {
        Self::new(
            RefusalKind::Markdown,
            "the file is Markdown: sources are only added to YAML files",
            BY_HAND_SOURCE,
        )
    }

    pub(super) fn unsound_source() -> Self {
        Self::new(
            RefusalKind::Unsound,
            "with the source the file would not be read as it is meant",
            BY_HAND_SOURCE,
        )
    }

    pub(super) fn form(why: &str) -> Self {
        Self::new(
            RefusalKind::Form,
            format!("events are only added where each is a block of its own: {why}"),
            BY_HAND,
        )
    }

    pub(super) fn inline_list() -> Self {
        Self::new(
            RefusalKind::InlineList,
            "the events are not in a list with a dash before each",
            "write them as `- date: …`, or add the event in your editor",
        )
    }

    pub(super) fn nested() -> Self {
        Self::new(
            RefusalKind::Nested,
            "events of this file are within others or under keys that date them",
            BY_HAND,
        )
    }

    pub(super) fn no_list() -> Self {
        Self::new(
            RefusalKind::NoList,
            "the file has no list of events",
            "write `events:` as its last line, then add the event",
        )
    }

    pub(super) fn several_lists() -> Self {
        Self::new(
            RefusalKind::SeveralLists,
            "the file has several lists of events",
            "name the event after which to add with `--after ID`",
        )
    }

    pub(super) fn no_event() -> Self {
        Self::new(
            RefusalKind::NoEvent,
            "the event after which to add is not in the file as it is now",
            "read the file again and choose another",
        )
    }

    pub(super) fn not_copied() -> Self {
        Self::new(
            RefusalKind::NotCopied,
            "the keys of this event cannot be told apart, so it is not copied",
            "add one with `a`, or copy it in your editor",
        )
    }

    pub(super) fn date(written: &str, error: &DateError) -> Self {
        let shown = head(written.trim(), 60);
        let message = if shown.is_empty() {
            "an event needs a date".to_owned()
        } else {
            format!("`{shown}` is not a date ({})", error.message)
        };
        let help = error.help.clone();
        let help = help.unwrap_or_else(|| {
            "write a date such as 2025-05-09, May 2025 or about 1910".to_owned()
        });
        Self::new(RefusalKind::Date, message, help)
    }

    pub(super) fn title(message: &str) -> Self {
        Self::new(
            RefusalKind::Title,
            message,
            "say what happened in a few words",
        )
    }

    pub(super) fn unsound() -> Self {
        Self::new(
            RefusalKind::Unsound,
            "with the event added, the file would not be read as its old events and this one",
            BY_HAND,
        )
    }

    pub(super) fn changed() -> Self {
        Self::new(
            RefusalKind::Changed,
            "the event was changed since it was added",
            "delete it in your editor",
        )
    }

    /// The reason on one line, for the status line.
    pub fn line(&self) -> String {
        debug_assert_eq!(self.diagnostic.severity, Severity::Error);
        match &self.diagnostic.help {
            Some(help) => format!("{}: {help}", self.diagnostic.message),
            None => self.diagnostic.message.clone(),
        }
    }
}
