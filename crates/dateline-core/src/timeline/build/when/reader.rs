//! Parsing the texts of an event's date; what cannot be parsed is reported at its place.

use std::borrow::Cow;

use super::written::{Written, undated};
use crate::date::{BaseDate, Date, DateContext, DateError, Missing, Precision};
use crate::text::without_html;
use crate::timeline::Code;
use crate::timeline::discover::fields::Fields;
use crate::timeline::field::datelike::is_no_date;
use crate::timeline::item::Item;
use crate::timeline::yaml::span::Span;
use crate::timeline::{Diagnostic, Severity, When};

pub(super) struct Reader<'i, 't, 'p> {
    pub item: &'i Item<'t>,
    pub context: DateContext,
    pub problems: &'p mut Vec<Diagnostic>,
}

impl Reader<'_, '_, '_> {
    pub(super) fn date(&mut self, fields: &mut Fields, written: &Written) -> When {
        if is_no_date(&written.text) {
            return undated(Some(written.text.clone()), "the date is not known");
        }
        if written.is_year && is_fraction(written.text.trim()) {
            let at = written.at.first();
            let span = at.and_then(|at| self.item.span()?.value(*at));
            let message = "a year with a fraction";
            let help = Some("write the month or the day, as in 1969-07-20".to_owned());
            let problem = self.item.problem(Code::UnreadableDate, span, message, help);
            self.problems.push(problem);
            return undated(Some(written.text.clone()), message);
        }
        match self.dated(written) {
            Ok(date) => {
                if written.is_list {
                    self.report_list(written);
                }
                if written.clock.is_some() && date.precision() >= Precision::Day {
                    give_back(fields, written);
                }
                When::Dated(date)
            }
            Err(error) => {
                self.unreadable(written, &error);
                give_back(fields, written);
                // The text is reported as the unreadable date; a mapping remains among the fields.
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

    /// The date of a key, combined with other keys.
    fn dated(&self, written: &Written) -> Result<Date, DateError> {
        self.dated_beside(written, self.context, None)
    }

    /// The date of a key in the context of another date: with its time of day, and limited by other
    /// keys.
    fn dated_beside(
        &self,
        written: &Written,
        context: DateContext,
        beside: Option<BaseDate>,
    ) -> Result<Date, DateError> {
        let mut date = self.parse(written, context, beside)?;
        if written.before_christ.is_some() {
            // The text alone would be another year.
            let words = date.words();
            date = date.as_written(&words);
        }
        if let Some((clock, day)) = written.clock.as_ref().zip(date.as_base()) {
            let base = DateContext {
                base: Some(day),
                ..context
            };
            let timed = Date::parse(clock, base)?;
            let text = format!("{} {clock}", written.text);
            date = match &written.clock_end {
                None => timed.as_written(&text),
                Some(end) => {
                    let end_date = Date::parse(end, base)?;
                    Date::between_clocks(&timed, &end_date, base)?
                        .as_written(&format!("{text} – {end}"))
                }
            };
        }
        let mut limits = written.limits.iter();
        date = limits.try_fold(date, |date, limit| limit.apply(date))?;
        if written.goes_on {
            let text = format!("{}/..", date.written());
            date = date.starting(Missing::Open).as_written(&text);
        }
        Ok(date)
    }

    /// Parses a date; missing parts are supplied by the date beside it, else by the block around it
    /// ("15 March" under `year: 2021`), else by the base date of the file.
    fn parse(
        &self,
        written: &Written,
        context: DateContext,
        beside: Option<BaseDate>,
    ) -> Result<Date, DateError> {
        let context = DateContext {
            is_year: written.is_year,
            short_end: written.short_end,
            before_christ: written.before_christ,
            ..context
        };
        if let Some(calendar) = written.calendar {
            let text = format!("{} {calendar}", written.text);
            return self.parse_text(&text, context, beside);
        }
        if let Some(parts) = &written.parts {
            let date = self.complete(&|within| parts.read(within), context, beside)?;
            return Ok(date.as_written(&written.text));
        }
        if !written.all.is_empty() {
            let read = |text: &String| self.parse_text(text, context, beside);
            let dates: Result<Vec<_>, _> = written.all.iter().map(read).collect();
            if let Some(date) = Date::all_of(dates?) {
                return Ok(date);
            }
        }
        let year = written.year.as_ref().and_then(|year| {
            let of_year = DateContext {
                is_year: true,
                ..self.context
            };
            Date::parse(year, of_year).ok()?.as_base()
        });
        let date = self.parse_text(&written.text, context, year.or(beside))?;
        Ok(match &written.year {
            Some(year) => date.as_written(&format!("{} {year}", written.text)),
            None => date,
        })
    }

    fn parse_text(
        &self,
        text: &str,
        context: DateContext,
        beside: Option<BaseDate>,
    ) -> Result<Date, DateError> {
        let error = match self.complete(&|within| Date::parse(text, within), context, beside) {
            Ok(date) => return Ok(date),
            Err(error) => error,
        };
        // `1900&ndash;1910`, `<b>4 Jan 2020</b>`.
        if let Cow::Owned(plain) = without_html(text)
            && let Ok(date) = Date::parse(plain.trim(), context)
        {
            return Ok(date.as_written(text));
        }
        Err(error)
    }

    /// Parses a date alone, and if parts are missing again with a base date.
    fn complete(
        &self,
        read: &Read<'_>,
        context: DateContext,
        beside: Option<BaseDate>,
    ) -> Result<Date, DateError> {
        let within = |base: Option<BaseDate>| DateContext { base, ..context };
        let error = match read(within(None)) {
            Ok(date) => return Ok(date),
            Err(error) => error,
        };
        match beside.or_else(|| self.around()).or(context.base) {
            Some(base) => read(within(Some(base))),
            None => Err(with_base_date(error, read, context)),
        }
    }

    /// The date of the block around.
    fn around(&self) -> Option<BaseDate> {
        let around = self.item.around.as_ref()?;
        around.date.as_ref()?.read(self.context).ok()?.as_base()
    }

    pub(super) fn until(&mut self, fields: &mut Fields, end: &Written) -> When {
        match self.dated(end) {
            Ok(date) => {
                let date = date.ending(Missing::Open);
                When::Dated(date.as_written(&format!("../{}", end.text)))
            }
            Err(_) => self.date(fields, end),
        }
    }

    /// A range with one end unknown: `1985/` or `/1985`.
    fn one_sided(&mut self, fields: &mut Fields, start: &Written, end: &Written) -> When {
        let no_end = is_no_date(&end.text);
        let known = if no_end { start } else { end };
        let range = self.dated(known).map(|date| {
            if no_end {
                date.starting(Missing::Unknown)
            } else {
                date.ending(Missing::Unknown)
            }
        });
        fields.give_back(&start.at);
        fields.give_back(&end.at);
        match range {
            Ok(date) => When::Dated(date.as_written(&format!("{} – {}", start.text, end.text))),
            Err(_) => self.date(fields, known),
        }
    }

    /// The two ends of a range. Each may omit what the other says, except the day of the start:
    /// `end: 18:00`. A zone at one end applies to both.
    fn ends(&self, start: &Written, end: &Written) -> [Result<Date, DateError>; 2] {
        let mut from = self.dated(start);
        let base = from.as_ref().ok().and_then(Date::as_base);
        let base = base.map(BaseDate::as_start);
        let beside = base.filter(|_| end.clock.is_none());
        let mut to = self.dated_beside(end, self.context, beside);
        if from.is_err()
            && let Some(base) = to.as_ref().ok().and_then(Date::as_base)
        {
            from = self.dated_beside(start, self.context, Some(base));
        }
        let is_timed = |date: &Date| date.precision() < Precision::Day;
        if let (Ok(from_date), Ok(to_date)) = (&from, &to)
            && is_timed(from_date)
            && is_timed(to_date)
        {
            let own_zone = |date: &Date| date.zone().filter(|_| !date.has_assumed_zone());
            let in_zone = |written: &Written, zone, base| {
                let context = DateContext {
                    clock_zone: Some(zone),
                    ..self.context
                };
                self.dated_beside(written, context, base)
            };
            match (own_zone(from_date), own_zone(to_date)) {
                (None, Some(zone)) => from = in_zone(start, zone, None),
                (Some(zone), None) => to = in_zone(end, zone, beside),
                _ => {}
            }
        }
        [from, to]
    }

    pub(super) fn range(&mut self, fields: &mut Fields, start: &Written, end: &Written) -> When {
        if start.text == end.text && start.clock == end.clock {
            return self.date(fields, start);
        }
        if is_no_date(&end.text) || is_no_date(&start.text) {
            return self.one_sided(fields, start, end);
        }
        let both = format!("{} – {}", start.text, end.text);
        match self.ends(start, end) {
            // 1 January to 31 December with `precision: year`.
            [Ok(from), Ok(to)] if !start.limits.is_empty() && is_same(&from, &to) => {
                When::Dated(from)
            }
            [Ok(from), Ok(to)] => match Date::between(&from, &to) {
                Ok(date) => When::Dated(date),
                Err(error) => {
                    self.unreadable(end, &DateError { offset: 0, ..error });
                    fields.give_back(&start.at);
                    fields.give_back(&end.at);
                    When::Dated(from.as_written(&both))
                }
            },
            [from, to] => {
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

    /// Reports whether one or all of a list of dates are meant.
    fn report_list(&mut self, written: &Written) {
        let span = self
            .item
            .span()
            .and_then(|span| span.value(*written.at.first()?));
        // Only days that EDTF can write are read as one of them.
        let (message, help) = if written.all.is_empty() {
            (
                "a list of dates is read as one of them",
                "write \"{2019,2021}\" in quotes where all are meant, one event a date, or a range (2019/2021)",
            )
        } else {
            (
                "a list of dates is read as all of them",
                "write \"[2019,2021]\" in quotes where one of them is meant, one event a date, or a range (2019/2021)",
            )
        };
        let notice = self
            .item
            .problem(Code::DateList, span, message, Some(help.to_owned()));
        self.problems.push(notice.with(Severity::Notice));
    }

    /// Reports a date that cannot be parsed, at the offending character.
    fn unreadable(&mut self, written: &Written, error: &DateError) {
        let span = self.item.span().and_then(|span| {
            let mut at = written.at.iter();
            let span = span.value(*at.next()?)?;
            at.try_fold(span, |span: &Span, index| span.value(*index))
        });
        let diagnostic = self.item.problem(
            Code::UnreadableDate,
            span,
            error.message.clone(),
            error.help.clone(),
        );
        self.problems.push(diagnostic);
    }
}

/// Whether two dates are one in EDTF.
fn is_same(from: &Date, to: &Date) -> bool {
    from.edtf().is_some_and(|from| Some(from) == to.edtf())
}

/// A parser of a date in a context.
type Read<'r> = dyn Fn(DateContext) -> Result<Date, DateError> + 'r;

/// Adds to the help of an error that a base date would supply what is missing, if it would.
fn with_base_date(error: DateError, read: &Read<'_>, context: DateContext) -> DateError {
    let some_day = Date::parse("2000-01-01", DateContext::default()).ok();
    let is_supplied = |base: BaseDate| {
        let beside = DateContext {
            base: Some(base),
            ..context
        };
        read(beside).is_ok()
    };
    let whole = some_day.as_ref().and_then(Date::as_base);
    if !whole.is_some_and(is_supplied) {
        return error;
    }
    let base = "say it for the whole file with `base_date:` at its top";
    DateError {
        help: Some(match error.help {
            Some(help) => format!("{help}; or {base}"),
            None => base.to_owned(),
        }),
        ..error
    }
}

/// Marks the pairs that accompany a date as unused, so that they are shown among the fields.
fn give_back(fields: &mut Fields, written: &Written) {
    for at in &written.beside {
        fields.give_back(&[*at]);
    }
}

/// Whether a text is a year with a fraction such as `1969.55`, not a month such as `1969.07`.
fn is_fraction(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((year, rest)) = text.split_once('.') else {
        return false;
    };
    let is_month = rest.len() == 2
        && rest
            .parse()
            .is_ok_and(|month: u8| (1..=12).contains(&month));
    is_number(year) && is_number(rest) && !is_month
}
