//! Timelines, and what is wrong with them, written out: a file per format.

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

/// What is printed of an entry beside what it says itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Its number in the order of the screen, from 1.
    pub number: usize,
    /// Whether a filter keeps it only because its date may be meant.
    pub is_possible: bool,
}

impl Kept {
    /// All entries of a timeline, as no filter leaves any out.
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

/// A date as it is written, or with its times on the clock of a context.
fn on_clock(date: &Date, clock: Option<DateContext>) -> Cow<'_, Date> {
    clock.map_or(Cow::Borrowed(date), |context| date.on_clock_of(context))
}
