//! The law of the quick reader: it declines a text, or reads the values that `serde_yaml` reads, at the places that the parser of
//! positions finds. Tests and the fuzz target check it.

use super::read;
use crate::timeline::Node;
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::span::Span;

/// In what the quick reader and the others differ on a text; `None` if it declines the text or reads the same.
pub(crate) fn disagreement(text: &str) -> Option<String> {
    let quick = read(text)?;
    let mut places_of_quick = Vec::new();
    places(&quick.span(&Part::new(text, 1)), &mut places_of_quick);
    if let Some(walked) = Span::walk_events(text, 1) {
        let mut others = Vec::new();
        for span in &walked {
            places(span, &mut others);
        }
        if places_of_quick != others {
            return Some(format!("places {places_of_quick:?}, but {others:?}"));
        }
    }
    let quick = quick.into_node();
    match Node::read_all(text) {
        Ok(documents) if documents.as_slice() == [quick.clone()] => None,
        other => Some(format!("{quick:?}, but {other:?}")),
    }
}

/// Line and column of every value.
fn places(span: &Span, all: &mut Vec<(usize, usize)>) {
    all.push((span.place.line, span.place.column));
    span.children.iter().for_each(|span| places(span, all));
}
