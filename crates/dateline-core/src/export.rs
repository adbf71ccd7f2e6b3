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
pub mod wrapped;

use std::borrow::Cow;

use crate::date::{Date, DateContext, Notation};
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
    pub fn all(timeline: &Timeline) -> Vec<Self> {
        let all = 1..=timeline.len();
        all.map(|number| Self {
            number,
            is_possible: false,
        })
        .collect()
    }
}

/// How events are printed for a person to read. Formats for other programs ignore it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PrintStyle {
    /// The context whose clock shows times of day; `None` for times as written.
    pub clock: Option<DateContext>,
    /// How dates are written in words.
    pub notation: Notation,
}

impl PrintStyle {
    /// A date as written, or with its clock times converted.
    fn on_clock(self, date: &Date) -> Cow<'_, Date> {
        self.clock
            .map_or(Cow::Borrowed(date), |context| date.on_clock_of(context))
    }

    /// A date in words, on its clock.
    fn words(self, date: &Date) -> String {
        self.on_clock(date).words_in(self.notation)
    }

    /// A date in words, on its clock, with its weekday.
    fn words_on_weekday(self, date: &Date) -> String {
        self.on_clock(date).words_on_weekday(self.notation)
    }
}
