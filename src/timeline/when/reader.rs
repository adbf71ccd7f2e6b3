//! The texts of an event's date, read: what can't be is told where it stands.

use std::borrow::Cow;

use super::super::fields::Fields;
use super::super::item::Item;
use super::super::spot::Spot;
use super::super::{Diagnostic, When};
use super::clock::{clock_range, is_clock};
use super::{Written, undated};
use crate::date::{Date, DateContext, DateError, Precision};
use crate::text::without_html;

/// Texts that say that there is no date, as opposed to a date that can't be read.
const NO_DATE: &[&str] = &[
    "unknown",
    "undated",
    "no date",
    "n.d.",
    "n. d.",
    "nd",
    "none",
    "?",
    "??",
    "???",
    "-",
    "tba",
    "tbd",
    "n/a",
    "unbekannt",
    "undatiert",
    "inconnu",
    "inconnue",
    "onbekend",
    "desconocido",
    "desconocida",
    "неизвестно",
    "不明",
    "未詳",
    "不詳",
];

pub(super) struct Reader<'i, 't, 'p> {
    pub item: &'i Item<'t>,
    pub reading: DateContext,
    pub problems: &'p mut Vec<Diagnostic>,
}

impl Reader<'_, '_, '_> {
    pub(super) fn none(&mut self) -> When {
        self.problems.push(self.item.problem(
            None,
            "no date",
            Some(
                "add `date:` with a day (2025-05-09), a month, a year, a range or words".to_owned(),
            ),
        ));
        undated(None, "no date")
    }

    pub(super) fn one(&mut self, fields: &mut Fields, written: &Written) -> When {
        if is_no_date(&written.text) {
            return undated(Some(written.text.clone()), "the date is not known");
        }
        match self.parse(&written.text) {
            Ok(date) => When::Dated(date),
            Err(error) => {
                self.unreadable(written, &error);
                // A text is told as the date that can't be read; a mapping stays among the fields.
                if written
                    .at
                    .first()
                    .is_some_and(|at| fields.text(*at).is_none())
                {
                    fields.give_back(&written.at);
                }
                undated(Some(written.text.clone()), error.message)
            }
        }
    }

    /// Reads a date, with what the context says of it where it can't be read alone ("15 March" under `year: 2021`).
    fn parse(&self, text: &str) -> Result<Date, DateError> {
        // `2024-05-01 13:00-14:00` is an hour of that day, not an offset from UTC that no zone has.
        if let Some(date) = text
            .split_once(' ')
            .and_then(|(day, clock)| self.within(day, clock_range(clock.trim())?))
        {
            return Ok(date);
        }
        let error = match Date::parse(text, self.reading) {
            Ok(date) => return Ok(date),
            Err(error) => error,
        };
        // `1900&ndash;1910`, `<b>4 Jan 2020</b>`.
        if let Cow::Owned(plain) = without_html(text)
            && let Ok(date) = Date::parse(plain.trim(), self.reading)
        {
            return Ok(date.as_written(text));
        }
        let around = self
            .item
            .context
            .as_ref()
            .and_then(|context| context.date.as_deref());
        match around {
            // A time is one of a day, not of several.
            Some(around) if is_clock(text) && !is_day(around) => Err(error),
            Some(around) if around != text => {
                if let Some(date) = clock_range(text).and_then(|range| self.within(around, range)) {
                    return Ok(date.as_written(text));
                }
                let is_number = text
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b'-');
                // One number below a year may be a month as well as a day.
                let is_month = around.len() == 7 && around.contains('-');
                if is_number
                    && !text.contains('-')
                    && !is_month
                    && !around.contains(char::is_alphabetic)
                {
                    return Err(error);
                }
                let joined = if is_clock(text) {
                    format!("{around}T{:0>5}", text.trim())
                } else if is_number && (is_month || text.contains('-')) {
                    format!("{around}-{text:0>2}")
                } else {
                    format!("{text} {around}")
                };
                Date::parse(&joined, self.reading).map_err(|_| error)
            }
            _ => Err(error),
        }
    }

    /// From one clock time of a day to another.
    fn within(&self, day: &str, (start, end): (&str, &str)) -> Option<Date> {
        let at = |clock: &str| Date::parse(&format!("{day}T{clock:0>5}"), self.reading).ok();
        Date::between(&at(start)?, &at(end)?).ok()
    }

    pub(super) fn until(&mut self, fields: &mut Fields, end: &Written) -> When {
        match Date::parse(&format!("../{}", end.text), self.reading) {
            Ok(date) => When::Dated(date),
            Err(_) => self.one(fields, end),
        }
    }

    /// A range of which one end is said not to be known: `1985/` or `/1985`.
    fn one_sided(&mut self, fields: &mut Fields, start: &Written, end: &Written) -> When {
        let known = if is_no_date(&end.text) { start } else { end };
        let edtf = self.parse(&known.text).ok().and_then(|date| date.edtf());
        let range = edtf.and_then(|edtf| {
            let range = if is_no_date(&end.text) {
                format!("{edtf}/")
            } else {
                format!("/{edtf}")
            };
            Date::parse(&range, self.reading).ok()
        });
        fields.give_back(&start.at);
        fields.give_back(&end.at);
        match range {
            Some(date) => When::Dated(date.as_written(&format!("{} – {}", start.text, end.text))),
            None => self.one(fields, known),
        }
    }

    pub(super) fn range(&mut self, fields: &mut Fields, start: &Written, end: &Written) -> When {
        if start.text == end.text {
            return self.one(fields, start);
        }
        // `end: 18:00` of the day on which it began.
        if is_clock(&end.text) {
            let day = start.text.get(..10).filter(|day| is_day(day));
            let from = self.parse(&start.text);
            let until =
                day.map(|day| Date::parse(&format!("{day}T{:0>5}", end.text), self.reading));
            let both = match (&from, until) {
                (Ok(from), Some(Ok(until))) if from.precision() < Precision::Day => {
                    Date::between(from, &until).ok()
                }
                _ => None,
            };
            fields.give_back(&end.at);
            return match both {
                Some(date) => When::Dated(date),
                None => self.one(fields, start),
            };
        }
        if is_no_date(&end.text) || is_no_date(&start.text) {
            return self.one_sided(fields, start, end);
        }
        let both = format!("{} – {}", start.text, end.text);
        let (from, to) = (self.parse(&start.text), self.parse(&end.text));
        let together = |reading| {
            // "from Sep 2019 to Present": the second can only be read beside the first.
            Date::parse(&format!("{}/{}", start.text, end.text), reading)
                .or_else(|_| Date::parse(&format!("{} – {}", start.text, end.text), reading))
                .ok()
                // Two years and a 2 may also read as a month, which nobody wrote.
                .filter(|date| date.range().is_some())
        };
        match (from, to) {
            (Ok(from), Ok(to)) => match Date::between(&from, &to) {
                Ok(date) => When::Dated(date),
                Err(error) => {
                    self.unreadable(end, &DateError { offset: 0, ..error });
                    fields.give_back(&start.at);
                    fields.give_back(&end.at);
                    When::Dated(from.as_written(&both))
                }
            },
            (from, to) => {
                if let Some(date) = together(self.reading) {
                    return When::Dated(date);
                }
                if let Err(error) = &from {
                    self.unreadable(start, error);
                    fields.give_back(&start.at);
                }
                if let Err(error) = &to {
                    self.unreadable(end, error);
                    fields.give_back(&end.at);
                }
                match (from, to) {
                    (Ok(date), _) => When::Dated(date.as_written(&both)),
                    (Err(error), _) => {
                        fields.give_back(&end.at);
                        undated(Some(both), error.message)
                    }
                }
            }
        }
    }

    /// A date that can't be read, at the character where it goes wrong.
    fn unreadable(&mut self, written: &Written, error: &DateError) {
        let spot = self.item.spot().and_then(|spot| {
            let mut at = written.at.iter();
            let spot = spot.value(*at.next()?)?;
            at.try_fold(spot, |spot: &Spot, index| spot.value(*index))
        });
        let diagnostic = self
            .item
            .problem(spot, error.message.clone(), error.help.clone());
        self.problems.push(diagnostic);
    }
}

/// Whether a text is one day.
fn is_day(text: &str) -> bool {
    Date::parse(text, DateContext::default())
        .is_ok_and(|date| date.precision() == Precision::Day && date.range().is_none())
}

/// Whether a text says that there is no date.
pub(in super::super) fn is_no_date(text: &str) -> bool {
    NO_DATE
        .iter()
        .any(|word| word.len() == text.len() && word.to_lowercase() == text.to_lowercase())
}
