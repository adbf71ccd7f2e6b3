//! Finding the events of a document of any shape: lists of dated mappings, nested ones too, and
//! mappings by date.
//!
//! ```text
//! find ─► top, search (keys that hold events) ─► expand (items: rows, wrappers, blocks) ─► Discovered
//! ```

pub(super) mod classify;
mod columns;
pub(super) mod dated_text;
mod discovered;
pub(super) mod event_keys;
mod expand;
pub(super) mod fields;
mod holding;
mod inner_dates;
pub(super) mod list_keys;
pub(super) mod midnight;
mod named_days;
pub(super) mod recover;
mod report;
mod search;
mod slugs;
mod top;
mod undated;

use super::shape::Document;

pub(super) use discovered::{Discovered, Field};
pub(super) use report::event_around;

/// Finds the events of a document.
pub(super) fn find(document: Document<'_>) -> Discovered<'_> {
    let mut found = Discovered::default();
    match document {
        Document::List(items) => found.list(None, items),
        Document::Map(pairs) => match columns::rows(pairs) {
            Ok(items) => found.list(None, items),
            Err(pairs) => found.top(pairs),
        },
    }
    found.group();
    found.report_left_out();
    found.report_absent();
    found
}
