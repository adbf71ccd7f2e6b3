//! Parsing texts into values, with their positions.

use crate::timeline::yaml::guard;
use crate::timeline::yaml::guard::For;
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::quick;
use crate::timeline::yaml::second_parser;
use crate::timeline::yaml::span::Span;
use crate::timeline::yaml::syntax;
use crate::timeline::{Diagnostic, Node};

/// Parses all documents of a text, which is a block or a whole file: with the quick reader, else, once the guard has shown that the
/// text is harmless, with `serde_yaml` or the event-based parser. An error is at the position where the parser stopped.
pub(in crate::timeline) fn documents(part: &Part<'_>) -> Result<Vec<Node>, Box<Diagnostic>> {
    if let Some(document) = quick::read(part.text) {
        return Ok(vec![document.into_node()]);
    }
    declined(part)
}

/// All documents of a text, each with the positions of its values if they can be determined.
///
/// # Errors
/// The errors of [`documents`].
pub(in crate::timeline) fn located(part: &Part<'_>) -> Result<Vec<Located>, Box<Diagnostic>> {
    if let Some(document) = quick::read(part.text) {
        let span = document.span(part);
        return Ok(vec![(document.into_node(), Some(span))]);
    }
    let documents = declined(part)?;
    let spans = Span::walk_events(part.text, part.line).unwrap_or_default();
    let spans = spans.into_iter().map(Some).chain(std::iter::repeat(None));
    Ok(documents.into_iter().zip(spans).collect())
}

/// Finds the position of every value of every document of a text. Line numbers start at `line`.
///
/// `None` if there is a syntax error: this parser is in some cases stricter than the one that
/// reads the values.
pub(in crate::timeline) fn spans(text: &str, line: usize) -> Option<Vec<Span>> {
    if let Some(document) = quick::read(text) {
        return Some(vec![document.span(&Part::new(text, line))]);
    }
    Span::walk_events(text, line)
}

/// A document, and the positions of its values.
pub(in crate::timeline) type Located = (Node, Option<Span>);

/// All documents of a text that the quick reader declines.
fn declined(part: &Part<'_>) -> Result<Vec<Node>, Box<Diagnostic>> {
    if guard::check(part)? == For::Events
        && let Some(documents) = second_parser::read(part.text)
    {
        return Ok(documents);
    }
    Node::read_all(part.text).or_else(|error| {
        second_parser::read_refused(part.text)
            .ok_or_else(|| Box::new(syntax::explain(part, &error)))
    })
}
