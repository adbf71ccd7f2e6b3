//! Explains in plain words why a text is not valid YAML, with the exact position.

mod candidates;
mod facts;
mod layout;
mod lines;
mod mistake;
mod problem;
mod rules;
mod text;

use saphyr_parser::ScanError;

use crate::timeline::yaml::part::Part;
use crate::timeline::{Code, Diagnostic};
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
pub(in crate::timeline) fn explain(part: &Part<'_>, error: &serde_yaml::Error) -> Diagnostic {
    rules::diagnostic(&Facts::of_serde(part, error))
}

/// Explains an error of the event-based parser.
pub(in crate::timeline) fn of_parser(part: &Part<'_>, error: &ScanError) -> Diagnostic {
    rules::diagnostic(&Facts::of_events(part, error))
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
