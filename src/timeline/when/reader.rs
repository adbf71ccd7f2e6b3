//! The texts of an event's date, read: what can't be is told where it stands.

use super::super::fields::Fields;
use super::super::item::Item;
use super::super::spot::Spot;
use super::super::{Diagnostic, When};
use super::{Written, is_clock, undated};
use crate::date::{Date, DateError, Reading};

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
    pub reading: Reading,
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
        let error = match Date::parse(text, self.reading) {
            Ok(date) => return Ok(date),
            Err(error) => error,
        };
        let around = self
            .item
            .context
            .as_ref()
            .and_then(|context| context.date.as_deref());
        match around {
            Some(around) if around != text => {
                let joined = if is_clock(text) {
                    format!("{around}T{:0>5}", text.trim())
                } else {
                    format!("{text} {around}")
                };
                Date::parse(&joined, self.reading).map_err(|_| error)
            }
            _ => Err(error),
        }
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

/// Whether a text says that there is no date.
pub(in super::super) fn is_no_date(text: &str) -> bool {
    NO_DATE
        .iter()
        .any(|word| word.len() == text.len() && word.to_lowercase() == text.to_lowercase())
}
