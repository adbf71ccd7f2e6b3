//! Output of `dateline date TEXT…`: how a text is interpreted.

use std::fmt::Write as _;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::certainty::Qualifier;
use super::context::DateContext;
use super::date::Date;
use super::error::DateError;
use super::moment::{Bound, Moment};
use super::precision::Precision;
use super::show::Notation;

/// A text and its interpretation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    text: String,
    date: Result<Date, DateError>,
}

/// Parses a text and describes the result.
pub fn describe(text: &str, context: DateContext) -> Report {
    Report {
        text: text.to_owned(),
        date: Date::parse(text, context),
    }
}

/// Printed JSON object; its keys are in this order.
#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    edtf: Option<String>,
    words: Option<String>,
    earliest: Option<String>,
    latest: Option<String>,
    precision: Option<&'static str>,
    qualifier: Option<&'static str>,
    error: Option<String>,
}

impl Report {
    /// This report, for the text that the date was extracted from, such as HTML.
    #[must_use]
    pub fn of_text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.text);
        self
    }

    /// Whether the text is a date.
    pub const fn is_date(&self) -> bool {
        self.date.is_ok()
    }

    /// Several lines: the text and its interpretation, or the error with its place, help and the closest valid reading.
    /// The text is not sanitized; the caller does that before it prints.
    pub fn plain(&self, notation: Notation) -> String {
        match &self.date {
            Ok(date) => self.accepted(date, notation),
            Err(error) => self.rejected(error),
        }
    }

    fn accepted(&self, date: &Date, notation: Notation) -> String {
        let mut out = format!("{}\n", one_line(&self.text));
        let mut line = |name: &str, value: &str| {
            // Writing to a string can't fail.
            writeln!(out, "  {name:<11}{value}").is_ok()
        };
        let bound = |bound: Bound, end: bool| bound_words(date, bound, end);
        if let Some(calendar) = date.calendar() {
            line("calendar", calendar.name());
        }
        line("words", &date.words_in(notation));
        line(
            "EDTF",
            date.edtf()
                .as_deref()
                .unwrap_or("none: EDTF has no way to say it"),
        );
        line("earliest", &bound(date.earliest(), false));
        line("latest", &bound(date.latest(), true));
        line("precision", precision_name(date.precision()));
        line(
            "qualifier",
            qualifier_name(date.qualifier()).unwrap_or("none"),
        );
        line("order key", &date.order_key().to_string());
        for convention in date.conventions() {
            line("convention", &convention);
        }
        out
    }

    fn rejected(&self, error: &DateError) -> String {
        let text = one_line(&self.text);
        let before = self.text.get(..error.offset).unwrap_or(&self.text);
        let column = one_line(before).chars().count();
        let cut = column.saturating_sub(WINDOW);
        let shown: String = text.chars().skip(cut).take(2 * WINDOW).collect();
        let before: String = shown.chars().take(column - cut).collect();
        let caret = " ".repeat(before.width());
        let mut out = format!(
            "{shown}\n{caret}^ character {}: {}\n",
            self.character(error),
            error.message
        );
        if let Some(help) = &error.help {
            out.push_str("  = ");
            out.push_str(help);
            out.push('\n');
        }
        out
    }

    /// One JSON object on one line with the keys `text`, `edtf`, `words`, `earliest`, `latest` (ISO 8601, instants in
    /// UTC, null if open or unknown), `precision`, `qualifier` and `error`.
    pub fn json(&self) -> String {
        let date = self.date.as_ref().ok();
        let error = self.date.as_ref().err();
        let line = Line {
            text: &self.text,
            edtf: date.and_then(Date::edtf),
            words: date.map(Date::words),
            earliest: date.and_then(earliest),
            latest: date.and_then(latest),
            precision: date.map(|date| precision_name(date.precision())),
            qualifier: date.and_then(|date| qualifier_name(date.qualifier())),
            error: error.map(|error| {
                let help = error
                    .help
                    .as_deref()
                    .map(|help| format!("; {help}"))
                    .unwrap_or_default();
                format!(
                    "{} at character {}{help}",
                    error.message,
                    self.character(error)
                )
            }),
        };
        // Strings only: serialization cannot fail.
        serde_json::to_string(&line).unwrap_or_default()
    }

    /// Position of the error in characters, from 1.
    fn character(&self, error: &DateError) -> usize {
        self.text
            .get(..error.offset)
            .unwrap_or(&self.text)
            .chars()
            .count()
            + 1
    }
}

/// Characters shown on each side of the error.
const WINDOW: usize = 60;

/// Replaces each control character by one visible character.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|letter| match u32::from(letter) {
            // One for one, so that the caret stays aligned.
            control @ ..0x20 => char::from_u32(0x2400 + control).unwrap_or(' '),
            _ if letter.is_control() => '␡',
            _ => letter,
        })
        .collect()
}

/// A bound in words: "2025-05-09", "open", "not known".
fn bound_words(date: &Date, bound: Bound, end: bool) -> String {
    match bound {
        Bound::At(_) => {
            iso_bound(date, bound, end).unwrap_or_else(|| "too many digits for a year".to_owned())
        }
        Bound::Open => "open".to_owned(),
        Bound::Unknown => "not known".to_owned(),
    }
}

/// Earliest possible moment in ISO 8601: the day, and the time of day if the date has one. `None` if it is open or
/// unknown, or if only the magnitude of the year is known.
pub fn earliest(date: &Date) -> Option<String> {
    iso_bound(date, date.earliest(), false)
}

/// Latest possible moment, in the form of [`earliest`].
pub fn latest(date: &Date) -> Option<String> {
    iso_bound(date, date.latest(), true)
}

/// A bound in ISO 8601: the day, and the time of day if the date has one. `None` if only the magnitude of the year is
/// known.
fn iso_bound(date: &Date, bound: Bound, end: bool) -> Option<String> {
    let Bound::At(moment) = bound else {
        return None;
    };
    match (date.meaning.timed_edge(end), date.meaning.far_edge(end)) {
        (Some(timed), _) => Some(timed.iso(end)),
        (None, Some(year)) => Some(year),
        (None, None) => Moment::counts_days(moment.year()).then(|| moment.iso(false)),
    }
}

/// The name of a precision: "day", "decade".
pub const fn precision_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Second => "second",
        Precision::Minute => "minute",
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Season => "season",
        Precision::Year => "year",
        Precision::Decade => "decade",
        Precision::Century => "century",
        Precision::Millennium => "millennium",
    }
}

/// Qualifier in words: "uncertain", "approximate", "uncertain and approximate"; `None` if neither.
pub const fn qualifier_name(qualifier: Qualifier) -> Option<&'static str> {
    match (qualifier.uncertain, qualifier.approximate) {
        (true, true) => Some("uncertain and approximate"),
        (true, false) => Some("uncertain"),
        (false, true) => Some("approximate"),
        (false, false) => None,
    }
}
