//! Explains in plain words why a text is not valid YAML, with the exact position.

mod candidates;
mod facts;
mod layout;
mod lines;
mod mistake;
mod rules;
mod text;

use saphyr_parser::ScanError;

use crate::timeline::yaml::part::Part;
use crate::timeline::{Code, Diagnostic, Place};
use facts::Facts;
pub(in crate::timeline) use facts::without_dashes;

pub(in crate::timeline) use candidates::{
    beginning, blame, by, document_end, explained, no_colon, opening_fence, quoted, write,
    wrong_key,
};
pub(in crate::timeline) use layout::{conflict, is_conflict_marker};
pub(in crate::timeline) use lines::{Line, close, lines};
pub(in crate::timeline) use mistake::Mistake;

/// Explains an error of `serde_yaml`.
///
/// Its errors read "PROBLEM at line 2 column 16, CONTEXT at line 1 column 3", where the context is
/// what it was parsing, and the position where that begins.
pub(in crate::timeline) fn explain(part: &Part<'_>, error: &serde_yaml::Error) -> Diagnostic {
    let message = error.to_string();
    let (problem, context) = match message.split_once(", while ") {
        Some((problem, context)) => (problem, Some(context)),
        None => (message.as_str(), None),
    };
    let (problem, at) = placed(problem, part);
    let at = at
        .or_else(|| {
            let found = error.location()?;
            Some(in_file(part, found.line(), found.column()))
        })
        .unwrap_or_else(|| part.place(0));
    let (context, from) = context.map_or(("", None), |context| placed(context, part));
    rules::diagnostic(&Facts {
        part,
        problem,
        at,
        context,
        from,
    })
}

/// Explains an error of the event-based parser: "while DOING, PROBLEM", with the position where it
/// was doing that.
pub(in crate::timeline) fn of_parser(part: &Part<'_>, error: &ScanError) -> Diagnostic {
    let marker = error.marker();
    let at = in_file(part, marker.line(), marker.col() + 1);
    let info = error.info();
    let (context, problem) = info
        .strip_prefix("while ")
        .and_then(|info| info.split_once(", "))
        .unwrap_or(("", info));
    rules::diagnostic(&Facts {
        part,
        problem,
        at,
        context,
        from: Some(at),
    })
}

/// Removes " at line 2 column 16" from the end of a text and returns the position.
fn placed<'m>(text: &'m str, part: &Part<'_>) -> (&'m str, Option<Place>) {
    let found = text.rsplit_once(" at line ").and_then(|(text, place)| {
        let (line, column) = place.split_once(" column ")?;
        let place = in_file(part, line.parse().ok()?, column.parse().ok()?);
        Some((text, place))
    });
    match found {
        Some((text, place)) => (text, Some(place)),
        None => (text, None),
    }
}

/// The position in the file of a position in the part.
fn in_file(part: &Part<'_>, line: usize, column: usize) -> Place {
    Place {
        line: line.saturating_sub(1) + part.line,
        column: column.max(1),
    }
}

/// Whether a text may have anchors (`&name`): none begins within a word, or has white space after
/// the sign (YAML 1.2.2, section 6.9.2).
pub(in crate::timeline) fn may_have_anchors(text: &[u8]) -> bool {
    memchr::memchr_iter(b'&', text).any(|at| {
        let before = at.checked_sub(1).and_then(|at| text.get(at));
        let next = text.get(at + 1);
        !before.is_some_and(u8::is_ascii_alphanumeric)
            && next.is_some_and(|next| !next.is_ascii_whitespace())
    })
}

/// Adds to the diagnostic of an alias without an anchor that the anchor may be elsewhere, if the
/// document as a whole has another error.
pub(in crate::timeline) fn torn(diagnostic: &mut Diagnostic, cause: &Diagnostic) {
    if diagnostic.code != Code::UnknownAnchor || cause.code == Code::UnknownAnchor {
        return;
    }
    if cause.code == Code::TooLong {
        diagnostic.help = Some(format!(
            "an anchor in another event counts only where the whole file can be read, and {}: write the value out",
            cause.message
        ));
    } else if let Some(place) = cause.place {
        diagnostic.help = Some(format!(
            "anchors of other events work only once the whole file can be read: first fix line {}",
            place.line
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::yaml::guard;

    #[test]
    fn an_unreachable_anchor_is_explained() {
        let part = Part::new("- title: *a\n", 1);
        let place = part.place(9);
        let cases = [
            (
                *guard::length(&part, 0, "this file").unwrap_err(),
                "an anchor in another event counts only where the whole file can be read, and this file is 0 MB long, more than the 0 MB that are read in one piece: write the value out",
            ),
            (
                part.diagnostic(Code::Tab, place, 1, "a tab", None),
                "anchors of other events work only once the whole file can be read: first fix line 1",
            ),
        ];
        for (cause, help) in cases {
            let mut diagnostic =
                part.diagnostic(Code::UnknownAnchor, place, 1, "no anchor `&a`", None);
            torn(&mut diagnostic, &cause);
            assert_eq!(diagnostic.help.as_deref(), Some(help));
        }
    }
}
