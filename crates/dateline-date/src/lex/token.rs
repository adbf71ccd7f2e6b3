//! Tokens of a text.

use crate::conventions::{Convention, Used};
use crate::error::DateError;
use crate::meaning::Clock;
use crate::numeric;
use crate::partial::Years;
use crate::words::Word;
use crate::zone::Zone;

/// A token and its byte range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Digits: their value and their number.
    Number(u32, usize),
    /// "'98".
    ShortYear(u32),
    /// A year and the number of a week, `2024-W10`.
    IsoWeek(u32, u32),
    /// "10/21" before a month and year: the Gregorian one of the two days.
    DoubleDay(u32),
    /// "1731/32" after a month: the second of the two years.
    DualYear(u32),
    /// A date all in digits.
    Numeric(numeric::Shape, Used),
    /// A time of day, and whether it is 24:00, the start of the next day.
    Time(Clock, bool, Used),
    /// The zone of a clock time.
    Zone(Zone),
    Word(Word),
    /// Years whose last digits are replaced by a mark: `187-`, `18??`, `19uu`.
    Years(Years, Convention),
    /// A number in Roman numerals.
    Roman(u32),
    /// A hyphen or a dash.
    Dash {
        /// A dash, not a hyphen.
        long: bool,
    },
    Slash,
    Comma,
    Dot,
    Tilde,
    Question,
    Percent,
    PlusMinus,
}

/// Why a text cannot be split into tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LexError {
    /// The language does not have the word or sign at this byte offset.
    UnknownWord(usize),
    /// Anything else, whatever the language.
    Wrong(DateError),
}

impl From<DateError> for LexError {
    fn from(error: DateError) -> Self {
        Self::Wrong(error)
    }
}

/// Whether a token is a year, several years, or a date in digits.
pub(super) const fn is_year(token: &Token) -> bool {
    matches!(
        token.kind,
        Kind::Number(_, 3..) | Kind::Numeric(..) | Kind::Years(..) | Kind::Word(Word::DecadeMark)
    )
}
