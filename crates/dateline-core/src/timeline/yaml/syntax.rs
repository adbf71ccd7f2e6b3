//! Explains in plain words why a text is not valid YAML, with the exact position.

mod candidates;
mod facts;
mod lines;
mod mistake;
mod problem;
mod rules;

use saphyr_parser::ScanError;

use crate::timeline::yaml::part::Part;
use crate::timeline::{Code, Diagnostic};
pub(in crate::timeline) use facts::without_dashes;
use facts::{Facts, name_at};

pub(in crate::timeline) use candidates::{
    beginning, blame, by, dash_per_key, document_end, explained, is_replaced, no_colon,
    opening_fence, quoted, removed, write, wrong_key,
};
pub(in crate::timeline) use lines::{Line, close, lines};
pub(in crate::timeline) use mistake::Mistake;
pub(in crate::timeline) use rules::{conflict, is_conflict_marker};

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

/// Adds to the diagnostic of an alias without an anchor why the anchor of that name in another event does not count, given
/// the error of the document as a whole; if there is no such anchor, the closest one.
pub(in crate::timeline) fn torn(diagnostic: &mut Diagnostic, cause: &Diagnostic, text: &str) {
    let Some(place) = diagnostic
        .place
        .filter(|_| diagnostic.code == Code::UnknownAnchor)
    else {
        return;
    };
    let line = Part::new(text, 1).line_text(place.line);
    let alias = line
        .char_indices()
        .nth(place.column)
        .and_then(|(at, _)| line.get(at..));
    let name = name_at(alias.unwrap_or_default());
    let distance = |anchor: &&str| strsim::osa_distance(anchor, name);
    let closest = anchors(text).min_by_key(distance);
    let closest = closest.filter(|closest| distance(closest) <= 2.min(name.len() / 2));
    diagnostic.help = match (closest, cause.place) {
        (Some(closest), _) if closest != name => {
            let closest = crate::text::head(closest, 40);
            Some(format!(
                "did you mean `*{closest}`? Put a text that begins with `*` in quotes"
            ))
        }
        (Some(_), _) if cause.code == Code::TooLong => Some(format!(
            "an anchor in another event counts only where the whole file can be read, and {}: write the value out",
            cause.message
        )),
        (Some(name), Some(place)) if cause.code != Code::UnknownAnchor => Some(format!(
            "`&{name}` cannot be used yet: first fix line {}",
            place.line
        )),
        _ => return,
    };
}

/// The names that follow the signs of anchors in a text.
pub(in crate::timeline) fn anchors(text: &str) -> impl Iterator<Item = &str> {
    let signs = memchr::memchr_iter(b'&', text.as_bytes());
    let names = signs.filter_map(|at| text.get(at + 1..).map(name_at));
    names.filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::yaml::guard;

    #[test]
    fn an_unreachable_anchor_is_explained() {
        let text = "- title: *base\n- x: &base 1\n- y: &based 1\n";
        let part = Part::new(text, 1);
        let place = part.place(9);
        let unknown = |text: &str| part.diagnostic(Code::UnknownAnchor, place, 1, text, None);
        let cases = [
            (
                *guard::length(&part, 0, "this file").unwrap_err(),
                "an anchor in another event counts only where the whole file can be read, and this file is 0 MB long, more than the 0 MB that are read in one piece: write the value out",
            ),
            (
                part.diagnostic(Code::Tab, place, 1, "a tab", None),
                "`&base` cannot be used yet: first fix line 1",
            ),
        ];
        for (cause, help) in cases {
            let mut diagnostic = unknown("no anchor");
            torn(&mut diagnostic, &cause, text);
            assert_eq!(diagnostic.help.as_deref(), Some(help));
        }
        let mut diagnostic = unknown("no anchor");
        torn(
            &mut diagnostic,
            &unknown("no anchor"),
            "- title: *bsae\n- x: &base 1\n",
        );
        assert_eq!(
            diagnostic.help.as_deref(),
            Some("did you mean `*base`? Put a text that begins with `*` in quotes")
        );
    }
}
