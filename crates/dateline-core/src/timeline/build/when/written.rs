//! A date as written in the keys of an event.

use super::precision::{Limit, Modifier};
use crate::date::ShortEnd;
use crate::timeline::field::date_text::DateText;
use crate::timeline::{Node, When};

/// A date as written, and where: the index of its pair, and within a mapping of the pair there.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a separate fact about the date"
)]
pub(super) struct Written {
    /// The text that is shown.
    pub text: String,
    /// The texts to parse, if not `text`: year, month and day from several keys.
    pub parts: Option<DateText>,
    /// Several dates, all of which are meant.
    pub all: Vec<String>,
    /// Time of day of its start, from another key.
    pub clock: Option<String>,
    /// Time of day of its end, from another key.
    pub clock_end: Option<String>,
    /// Year from another key, for a date without one.
    pub year: Option<String>,
    /// Indices of the other pairs that supply year or time of day.
    pub beside: Vec<usize>,
    /// Whether it is a list of dates of which one is meant.
    pub is_list: bool,
    /// Whether the key says that the value is a year.
    pub is_year: bool,
    /// How a year with two more digits (`2024-25`) is read.
    pub short_end: ShortEnd,
    /// Whether another key says that the year is before Christ (`true`) or after (`false`).
    pub before_christ: Option<bool>,
    /// The name of the calendar of the date, from another key.
    pub calendar: Option<&'static str>,
    /// Precision and qualifiers from other keys.
    pub limits: Vec<Limit>,
    /// Whether what began then is continuing.
    pub goes_on: bool,
    pub at: Vec<usize>,
    /// Whether the date consumes the whole key-value pair.
    pub whole: bool,
}

impl Written {
    pub(super) fn take(&mut self, modifier: Modifier) {
        match modifier {
            Modifier::Limit(limit) => self.limits.push(limit),
            Modifier::BeforeChrist(before_christ) => {
                self.before_christ = Some(before_christ);
                // Beside `era: BCE` the year -600 is 600 BC, not the year -600 of EDTF, which is 601 BC.
                if before_christ && self.text.starts_with('-') {
                    self.text.remove(0);
                    self.parts = self.parts.take().map(DateText::without_sign);
                }
            }
            Modifier::Calendar(name) => self.calendar = name,
        }
    }
}

pub(super) fn undated(written: Option<String>, reason: impl Into<String>) -> When {
    When::Undated {
        written,
        reason: reason.into(),
    }
}

pub(super) fn is_empty_value(value: &Node) -> bool {
    match value {
        Node::Null => true,
        Node::Scalar(text) => text.trim().is_empty(),
        Node::List(items) => items.is_empty(),
        Node::Map(pairs) => pairs.is_empty(),
    }
}
