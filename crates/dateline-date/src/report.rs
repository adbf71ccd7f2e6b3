//! How a text is understood, for `dateline date TEXT…`.

use std::fmt::Write as _;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::{Bound, Date, DateContext, DateError, Moment, Precision, Qualifier};

/// How one text is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    text: String,
    date: Result<Date, DateError>,
}

/// Reads a text and says what it means.
#[must_use]
pub fn describe(text: &str, context: DateContext) -> Report {
    Report {
        text: text.to_owned(),
        date: Date::parse(text, context),
    }
}

/// The object that is printed, its keys in this order.
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
    /// Whether it could be read.
    #[must_use]
    pub const fn is_date(&self) -> bool {
        self.date.is_ok()
    }

    /// Several lines: the text and, each on its own line, what it means; or where it goes wrong, what was expected and
    /// what may have been meant. The text is as it was given: whoever prints it makes it safe for a terminal.
    #[must_use]
    pub fn plain(&self) -> String {
        match &self.date {
            Ok(date) => self.understood(date),
            Err(error) => self.refused(error),
        }
    }

    fn understood(&self, date: &Date) -> String {
        let mut out = format!("{}\n", one_line(&self.text));
        let mut line = |name: &str, value: &str| {
            // Writing to a string can't fail.
            writeln!(out, "  {name:<11}{value}").is_ok()
        };
        let bound = |bound: Bound, end: bool| bound_words(date, bound, end);
        if let Some(calendar) = date.calendar() {
            line("calendar", calendar.name());
        }
        line("words", &date.words());
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

    fn refused(&self, error: &DateError) -> String {
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

    /// One JSON object on one line with the keys `text`, `edtf`, `words`, `earliest`, `latest` (ISO 8601,
    /// instants in UTC, null where open or unknown), `precision`, `qualifier`, `error`.
    #[must_use]
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
        // Texts, and nothing that could fail to be written.
        serde_json::to_string(&line).unwrap_or_default()
    }

    /// The character at which it goes wrong, from 1.
    fn character(&self, error: &DateError) -> usize {
        self.text
            .get(..error.offset)
            .unwrap_or(&self.text)
            .chars()
            .count()
            + 1
    }
}

/// Characters shown on either side of what is wrong.
const WINDOW: usize = 60;

/// Line breaks and tabs as spaces, one for one.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|letter| match u32::from(letter) {
            // One mark for one, so that the caret stays under its place.
            control @ ..0x20 => char::from_u32(0x2400 + control).unwrap_or(' '),
            _ if letter.is_control() => '␡',
            _ => letter,
        })
        .collect()
}

/// "2025-05-09", "open", "not known".
fn bound_words(date: &Date, bound: Bound, end: bool) -> String {
    match bound {
        Bound::At(_) => {
            iso_bound(date, bound, end).unwrap_or_else(|| "too many digits for a year".to_owned())
        }
        Bound::Open => "open".to_owned(),
        Bound::Unknown => "not known".to_owned(),
    }
}

/// The earliest that a date can mean in ISO 8601: the day, and the time of day where the date
/// has one. `None` where it is open, unknown, or known only to its size.
#[must_use]
pub fn earliest(date: &Date) -> Option<String> {
    iso_bound(date, date.earliest(), false)
}

/// The latest that a date can mean, as [`earliest`] has it.
#[must_use]
pub fn latest(date: &Date) -> Option<String> {
    iso_bound(date, date.latest(), true)
}

/// A bound in ISO 8601: the day, and the time of day where the date has one. `None` where the year is known only
/// to its size.
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
#[must_use]
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

/// "uncertain", "approximate", "uncertain and approximate"; `None` where neither.
#[must_use]
pub const fn qualifier_name(qualifier: Qualifier) -> Option<&'static str> {
    match (qualifier.uncertain, qualifier.approximate) {
        (true, true) => Some("uncertain and approximate"),
        (true, false) => Some("uncertain"),
        (false, true) => Some("approximate"),
        (false, false) => None,
    }
}
