//! Verdicts on quotes against saved copies, and the positions they give.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "these are tests"
)]
#![allow(
    clippy::format_collect,
    clippy::too_many_lines,
    reason = "tables and texts are put together so that they can be read here"
)]

mod about;
mod altered;
mod documents;
mod found;
mod generated;
mod hostile;
mod laws;
mod layout;
mod located;
mod marked;
mod measured;
mod passages;
mod unseen;

use std::sync::Arc;

use dateline_quotes::{Difference, SavedCopy, Side, Verdict, find};

/// A copy with a text.
fn copy(name: &str, text: &str) -> Arc<SavedCopy> {
    SavedCopy::read(name, text.as_bytes()).unwrap()
}

/// The verdict on a quote, and the piece of the original copy that was found.
fn verdict(quote: &str, name: &str, text: &str) -> (String, String) {
    let copy = copy(name, text);
    let verdict = find(quote, &copy);
    let word = match &verdict {
        Verdict::Repeated(_, count) => format!("repeated {count}"),
        verdict => verdict.word().to_owned(),
    };
    let piece = verdict.found().map_or("", |found| {
        assert_eq!(copy.place(found.source.start), found.place);
        assert_eq!(found.bytes, found.source, "these copies are in UTF-8");
        &text[found.bytes.clone()]
    });
    (word, piece.to_owned())
}

/// Differences as `[-words of the quote-]` and `{+words of the copy+}`.
fn shown(differences: &[Difference]) -> String {
    let shown = differences
        .iter()
        .map(|Difference { side, text }| match side {
            Side::Both => text.clone(),
            Side::Quote => format!("[-{text}-]"),
            Side::Copy => format!("{{+{text}+}}"),
        });
    shown.collect()
}
