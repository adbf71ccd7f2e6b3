//! Precision of a date.

/// Precision of a date, finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// `10:00:00`.
    Second,
    /// `10:00`.
    Minute,
    /// A calendar day.
    Day,
    /// A calendar month.
    Month,
    /// A season, quarter or other part of a year.
    Season,
    /// A year.
    Year,
    /// Up to ten years.
    Decade,
    /// Up to a hundred years.
    Century,
    /// A thousand years or more.
    Millennium,
}
