//! The anchors of a text, by name.

use std::collections::HashSet;

use memchr::memchr_iter;
use saphyr_parser::{Event, Parser};

use crate::timeline::Place;

/// The anchors of a text. The parser identifies them by number, so their names are read at the
/// positions where their values begin.
pub(super) struct Anchors<'t> {
    text: &'t str,
    /// The position up to which the text was scanned, in characters and in bytes.
    at: (usize, usize),
    names: HashSet<&'t str>,
    /// The first anchor whose name was used before: `serde_yaml` 0.10 confuses their values.
    pub twice: Option<(&'t str, Place)>,
}

impl<'t> Anchors<'t> {
    pub fn of(text: &'t str) -> Self {
        Self {
            text,
            at: (0, 0),
            names: HashSet::new(),
            twice: None,
        }
    }

    /// Records the anchor of a value that begins, with its anchor and its tag, at a character of
    /// the text.
    pub fn meet(&mut self, index: usize, place: Place) {
        let (chars, bytes) = self.at;
        let Some(step) = index.checked_sub(chars) else {
            return;
        };
        let rest = self.text.get(bytes..).unwrap_or_default();
        let step = rest
            .char_indices()
            .nth(step)
            .map_or(rest.len(), |(at, _)| at);
        self.at = (index, bytes + step);
        let rest = rest.get(step..).unwrap_or_default();
        let before = rest.len();
        let rest = if rest.starts_with('!') {
            let after = rest.find(char::is_whitespace).unwrap_or(rest.len());
            rest.get(after..).unwrap_or_default().trim_start()
        } else {
            rest
        };
        let Some(name) = rest.strip_prefix('&') else {
            return;
        };
        let end = name
            .find(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}'))
            .unwrap_or(name.len());
        let column = place.column + (before - rest.len());
        if let Some(name) = name.get(..end)
            && !self.names.insert(name)
            && self.twice.is_none()
        {
            self.twice = Some((name, Place { column, ..place }));
        }
    }
}

/// Whether two values of a text have anchors with the same name, as far as it can be parsed.
pub(super) fn has_anchor_twice(text: &str) -> bool {
    if memchr_iter(b'&', text.as_bytes()).nth(1).is_none() {
        return false;
    }
    let mut anchors = Anchors::of(text);
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        if is_anchored(&event) {
            anchors.meet(span.start.index(), Place::default());
        }
    }
    anchors.twice.is_some()
}

/// Whether the value that begins with an event has an anchor.
pub(super) fn is_anchored(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Scalar(_, _, 1.., _) | Event::SequenceStart(1.., _) | Event::MappingStart(1.., _)
    )
}
