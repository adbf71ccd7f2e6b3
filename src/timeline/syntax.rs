//! What is wrong with a text that is no YAML, in plain words and at the exact place.

use saphyr_parser::{Parser, ScanError};

use super::part::Part;
use super::{Diagnostic, Place};

/// Why `serde_yaml` could not read a text. The stricter parser is asked first: it knows the exact place.
pub(super) fn explain(part: &Part<'_>, error: &serde_yaml::Error) -> Diagnostic {
    let found = Parser::new_from_str(part.text).find_map(Result::err);
    match found {
        Some(found) => of_parser(part, &found),
        None => of_reader(part, error),
    }
}

/// The error of the parser that finds places.
pub(super) fn of_parser(part: &Part<'_>, error: &ScanError) -> Diagnostic {
    let marker = error.marker();
    let place = Place {
        line: marker.line().saturating_sub(1).saturating_add(part.line),
        column: marker.col().saturating_add(1),
    };
    part.diagnostic(place, 1, error.info(), None)
}

/// The error of the reader itself.
fn of_reader(part: &Part<'_>, error: &serde_yaml::Error) -> Diagnostic {
    let place = error.location().map_or(
        Place {
            line: part.line,
            column: 1,
        },
        |location| Place {
            line: location.line().saturating_sub(1).saturating_add(part.line),
            column: location.column(),
        },
    );
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    part.diagnostic(place, 1, message, None)
}

/// Whether the reason is an alias without an anchor.
pub(super) fn is_unknown_anchor(diagnostic: &Diagnostic) -> bool {
    diagnostic.message.contains("unknown anchor")
}

/// Says of an alias without an anchor that its anchor may stand elsewhere, where the document as a whole has another error.
pub(super) fn torn(diagnostic: &mut Diagnostic, cause: &Diagnostic) {
    if is_unknown_anchor(diagnostic)
        && !is_unknown_anchor(cause)
        && let Some(place) = cause.place
    {
        diagnostic.help = Some(format!(
            "an anchor in another event counts only where the whole file can be read: first mend line {}",
            place.line
        ));
    }
}
