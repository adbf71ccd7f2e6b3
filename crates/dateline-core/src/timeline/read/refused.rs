//! Why a text has no events.

use crate::timeline::discover::Discovered;
use crate::timeline::yaml::block::is_blank;
use crate::timeline::yaml::part::Part;
use crate::timeline::{Code, Diagnostic, Place, Severity};

/// Help that shows what a file looks like.
pub(super) const EXPECTED: &str = "a dateline file is a list of events, each with a date and a title:\n\
    - date: 2025-05-09\n  title: Military parade on Red Square";
/// Advice for a file whose top level is a mapping.
const EXPECTED_LIST: &str = "put the events in a list under `events:`:\n\
    events:\n- date: 2025-05-09\n  title: Military parade on Red Square";
/// Help for a file in which nothing reads as a date.
const NO_DATES: &str = "give each a `date:`, or say at the top of the file which of these keys it is:\n\
    fields:\n  date: KEY";
/// Most keys that are named for a file without events.
const NAMED_KEYS: usize = 8;

/// The events of a text, or why there are none.
pub(in crate::timeline) type Answer<'t> = Result<Discovered<'t>, Refused>;

/// Why a text has no events.
#[derive(Debug)]
pub(in crate::timeline) struct Refused {
    /// The reasons, at least one.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether it can be parsed but has no events.
    pub no_events: bool,
}

impl From<Vec<Diagnostic>> for Refused {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            diagnostics,
            no_events: false,
        }
    }
}

impl Refused {
    /// For a text that can be parsed but has no events.
    pub(super) fn nothing(diagnostic: Diagnostic, mut beside: Vec<Diagnostic>) -> Self {
        beside.insert(0, diagnostic);
        Self {
            diagnostics: beside,
            no_events: true,
        }
    }
}

/// Whether a diagnostic does not explain why there are no events.
pub(super) fn is_beside(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity < Severity::Error
}

/// The place of the first non-blank line.
pub(super) fn first_place(text: &str) -> Place {
    let line = text.lines().position(|line| !is_blank(line)).unwrap_or(0);
    Place {
        line: line + 1,
        column: 1,
    }
}

/// The diagnostic for a file without events: what it has instead.
pub(super) fn nothing(text: &str, found: &Discovered<'_>) -> Diagnostic {
    let no_events = |message, help: &str| {
        Part::new(text, 1).diagnostic(
            Code::NoEvents,
            first_place(text),
            1,
            message,
            Some(help.to_owned()),
        )
    };
    if let Some(list) = found.undated.iter().max_by_key(|list| list.count) {
        return no_events(list.message(), NO_DATES);
    }
    let fields = &found.fields;
    let keys: Vec<_> = fields
        .iter()
        .take(NAMED_KEYS)
        .map(|field| format!("`{}`", crate::text::head(&field.key, 40)))
        .collect();
    let more = if fields.len() > keys.len() {
        ", …"
    } else {
        ""
    };
    let message = format!(
        "no list of events under any key: found {}{more}",
        keys.join(", ")
    );
    no_events(message, EXPECTED_LIST)
}
