//! Ranges whose one end is given by their length, as in ISO 8601 and calendars: `2024-03-04T10:00Z/PT43M`.

use super::attempt::attempt;
use super::context::DateContext;
use super::conventions::Convention;
use super::error::DateError;
use super::meaning::{Clock, Meaning, Side, Timed, written};
use super::moment::{DAY, Moment, days_in_month};
use super::point::Point;
use super::read::Read;

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Duration {
    months: i64,
    days: i64,
    seconds: i64,
    /// Whether it has hours, minutes or seconds, even if none of them.
    has_time: bool,
    /// Whether it is given to the second.
    to_second: bool,
}

impl Duration {
    /// Parses `P1Y2M10DT2H30M`, `P2W`; `None` if the text is no length.
    fn parse(text: &str) -> Option<Self> {
        let mut rest = text
            .trim()
            .strip_prefix('P')
            .filter(|rest| !rest.is_empty())?;
        let mut length = Self::default();
        while !rest.is_empty() {
            if let Some(time) = rest.strip_prefix('T').filter(|time| !time.is_empty()) {
                if length.has_time {
                    return None;
                }
                (length.has_time, rest) = (true, time);
                continue;
            }
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let number: i64 = rest.get(..digits)?.parse().ok()?;
            let number = Some(number).filter(|number| *number < 1_000_000)?;
            let unit = rest.get(digits..)?.chars().next()?;
            match (unit, length.has_time) {
                ('Y', false) => length.months += 12 * number,
                ('M', false) => length.months += number,
                ('W', false) => length.days += 7 * number,
                ('D', false) => length.days += number,
                ('H', true) => length.seconds += 3600 * number,
                ('M', true) => length.seconds += 60 * number,
                ('S', true) => (length.seconds, length.to_second) = (length.seconds + number, true),
                _ => return None,
            }
            rest = rest.get(digits + 1..)?;
        }
        Some(length)
    }

    /// The other end of a range, later than one end or earlier; `None` for one that it cannot be added to.
    fn from(self, end: &Meaning, earlier: bool, context: DateContext) -> Option<Meaning> {
        let sign = if earlier { -1 } else { 1 };
        match end {
            Meaning::Timed(timed) => {
                Some(Meaning::Timed(Box::new(self.clock(timed, sign, context)?)))
            }
            // The first day is one of the days.
            Meaning::Point(day) if day.is_day() && !self.has_time => {
                let days = self.days - 1;
                let last = self.day(*day, sign, days)?;
                Some(Meaning::Point(last.qualified(day.marks.any())))
            }
            _ => None,
        }
    }

    /// A day by its months and by a number of days later or earlier.
    fn day(self, day: Point, sign: i64, days: i64) -> Option<Point> {
        let months = day.year.checked_mul(12)? + i64::from(day.month) - 1 + sign * self.months;
        let (year, month) = (
            months.div_euclid(12),
            u8::try_from(months.rem_euclid(12)).ok()? + 1,
        );
        let day = Point::date(year, month, day.day.min(days_in_month(year, month)));
        let seconds = day
            .first()
            .day_number()
            .checked_add(sign * days)?
            .checked_mul(DAY)?;
        let at = Moment::on_clock(seconds, 0, false, 0);
        Some(Point::date(at.year(), at.month(), at.day()))
    }

    /// A clock time by its length later or earlier: its days by the calendar, then its hours as they pass.
    fn clock(self, timed: &Timed, sign: i64, context: DateContext) -> Option<Timed> {
        let day = self.day(timed.point.plain(), sign, self.days)?;
        let zone = timed.clock.zone.unwrap_or_else(|| context.local());
        let start = written(day, timed.clock);
        let unix = start.checked_sub(i64::from(zone.readings(start).first))?;
        let unix = unix.checked_add(sign * self.seconds)?;
        let at = unix + i64::from(zone.offset_at(unix));
        let moment = Moment::on_clock(at, 0, false, 0);
        let clock = Clock {
            second: u32::try_from(at.rem_euclid(DAY)).ok()?,
            seconds: timed.clock.seconds || self.to_second,
            hour: false,
            ..timed.clock
        };
        let point = Point::date(moment.year(), moment.month(), moment.day());
        Some(Timed::new(
            point.qualified(timed.point.marks.any()),
            clock,
            context,
        ))
    }
}

/// Parses a date, a slash and a length, in either order; `None` if the text is not of this form.
pub(super) fn read(text: &str, context: DateContext) -> Option<Result<Read, DateError>> {
    let (first, last) = text.split_once('/')?;
    let (date, end) = text.rsplit_once('/')?;
    let (date, length, earlier) = match (Duration::parse(first), Duration::parse(end)) {
        (None, Some(length)) => (date, length, false),
        (Some(length), None) => (last, length, true),
        (Some(_), Some(_)) => return Some(Err(no_end(0))),
        (None, None) => return None,
    };
    if length.months == 0 && length.days == 0 && length.seconds == 0 {
        let error = DateError::new(
            "a length of nothing",
            if earlier { 0 } else { date.len() + 1 },
        );
        return Some(Err(error.with_help("write the day or the clock time alone")));
    }
    let at = if earlier { text.len() - last.len() } else { 0 };
    let read = attempt(date.trim(), context).map_err(|error| DateError {
        offset: at + error.offset,
        ..error
    });
    Some(read.and_then(|read| {
        let other = length.from(&read.meaning, earlier, context);
        let other = Side::At(other.ok_or_else(|| no_end(at))?);
        let own = Side::At(read.meaning);
        let (start, end) = if earlier { (other, own) } else { (own, other) };
        let mut used = read.used;
        used.add(Convention::Duration);
        Ok(Read {
            meaning: Meaning::range(start, end),
            used,
        })
    }))
}

fn no_end(at: usize) -> DateError {
    DateError::new(
        "a length of time needs a day or a clock time that it begins or ends with",
        at,
    )
    .with_help("write both ends of the range, as in 2024-03-04/2024-03-07")
}
