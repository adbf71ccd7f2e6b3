//! Exports of timelines and diagnostics, one module per format.

pub mod chart_svg;
pub mod chart_text;
pub mod csv;
pub mod diagnostics;
pub mod json;
pub mod list;
pub mod one;
pub mod plain;
pub mod quotes;
pub mod schema;
pub mod starter;

use std::borrow::Cow;

use crate::date::{Date, DateContext};
use crate::timeline::Timeline;

/// Properties of an exported entry that it does not have itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Number in display order, from 1.
    pub number: usize,
    /// Whether it matches the filter only possibly, because of an uncertain date.
    pub is_possible: bool,
}

impl Listed {
    /// All entries of an unfiltered timeline.
    #[must_use]
    pub fn all(timeline: &Timeline) -> Vec<Self> {
        let all = 1..=timeline.len();
        all.map(|number| Self {
            number,
            is_possible: false,
        })
        .collect()
    }
}

/// A date as written, or with its clock times converted to a context.
fn on_clock(date: &Date, clock: Option<DateContext>) -> Cow<'_, Date> {
    clock.map_or(Cow::Borrowed(date), |context| date.on_clock_of(context))
}
