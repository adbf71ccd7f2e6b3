//! Target of "go to" in time: a date, now, or a step forward or backward.

use super::error::DateError;
use super::moment::{Moment, days_in_month};

/// Unit of a step.
#[derive(Debug, Clone, Copy)]
enum Step {
    Seconds(i64),
    Days(i64),
    Months(i64),
}

/// Units of a step; any prefix of a name is accepted.
const STEPS: [(&str, Step); 10] = [
    ("day", Step::Days(1)),
    ("week", Step::Days(7)),
    ("month", Step::Months(1)),
    ("year", Step::Months(12)),
    ("decade", Step::Months(120)),
    ("century", Step::Months(1200)),
    ("centuries", Step::Months(1200)),
    ("minute", Step::Seconds(60)),
    ("hour", Step::Seconds(3600)),
    ("second", Step::Seconds(1)),
];

/// Words for a day, with its distance in days from today.
const DAYS: [(&str, i64); 3] = [
    (
        "now|today|heute|aujourd'hui|vandaag|hoy|hoje|oggi|dnes|сегодня|今天|今日",
        0,
    ),
    (
        "yesterday|gestern|hier|gisteren|ayer|ontem|ieri|včera|вчера|昨天|昨日",
        -1,
    ),
    (
        "tomorrow|morgen|demain|mañana|amanhã|domani|zítra|завтра|明天|明日",
        1,
    ),
];

/// Words before a unit of time: "last week", "this month".
const BEFORE_UNIT: [&str; 3] = ["last", "this", "next"];

/// Whether the meaning of a text depends on when it is read.
pub(super) fn is_relative(text: &str) -> bool {
    let text = text.trim();
    let is_step = || steps(text, false).is_some();
    let of_unit = || {
        let (before, unit) = text.split_once(' ')?;
        let is_before = BEFORE_UNIT
            .iter()
            .any(|word| before.eq_ignore_ascii_case(word));
        Some(is_before && unit_of(unit, false).is_some())
    };
    day_of(text).is_some() || is_step() || of_unit().unwrap_or(false)
}

/// Distance in days from today of a word such as "yesterday".
fn day_of(text: &str) -> Option<i64> {
    // Every range is asked, and most have digits.
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let folded = text.to_lowercase();
    let is_word = |words: &str| words.split('|').any(|word| word == folded);
    let found = DAYS.iter().find(|(words, _)| is_word(words))?;
    Some(found.1)
}

/// The moment that a text names as a day or as steps, in ISO 8601; `None` if the text is to be parsed as a date. Beside
/// a clock time `now` is one too, and `m` means minutes.
///
/// # Errors
/// A step out of the years -9999 to 9999; a number without a unit.
pub(super) fn target(text: &str, here: Moment, now: Moment) -> Option<Result<String, DateError>> {
    let seconds = here.seconds().rem_euclid(i128::from(super::moment::DAY));
    let is_timed = seconds != 0 && here != now;
    if let Some(days) = day_of(text) {
        if is_timed && text.eq_ignore_ascii_case("now") {
            let rest = now.seconds().rem_euclid(60);
            let cut = i64::try_from(if seconds % 60 == 0 { rest } else { 0 }).ok()?;
            return moved(now, Step::Seconds(-1), cut).map(|moment| Ok(clock_time(moment)));
        }
        return moved(now, Step::Days(1), days).map(|moment| Ok(moment.iso(false)));
    }
    if let Some(number) = text.strip_prefix('+').map(str::trim)
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        let error = DateError::new("a step needs a unit", 0);
        return Some(Err(error.with_help("write it too, as in +3 days")));
    }
    let steps = steps(text, is_timed)?;
    let is_clock = steps
        .iter()
        .any(|(step, _)| matches!(step, Step::Seconds(_)));
    let mut steps = steps.into_iter();
    let moment = steps.try_fold(here, |at, (step, times)| moved(at, step, times));
    Some(match moment {
        Some(moment) if is_clock => Ok(clock_time(moment)),
        Some(moment) => Ok(moment.iso(false)),
        None => Err(DateError::new("that is too far away", 0)
            .with_help("steps stay within the years -9999 to 9999")),
    })
}

/// A moment in ISO 8601, without seconds where there are none.
fn clock_time(moment: Moment) -> String {
    let text = moment.iso(true);
    text.strip_suffix(":00").unwrap_or(&text).to_owned()
}

/// The steps of a text with their counts, as in `+1 hour 30 minutes`; `None` if it is something else.
fn steps(text: &str, is_timed: bool) -> Option<Vec<(Step, i64)>> {
    let (sign, mut rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest.trim_start()),
        ("-", rest) => (-1, rest.trim_start()),
        _ => return None,
    };
    let mut steps = Vec::new();
    let mut is_timed = is_timed;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = rest.split_at_checked(digits)?;
        let number: i64 = match number {
            // Only the first may leave it out: `-day`.
            "" if steps.is_empty() => 1,
            number => number.parse().ok()?,
        };
        let after = after.trim_start();
        let end = after
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(after.len());
        let (unit, after) = after.split_at_checked(end)?;
        let step = unit_of(unit, is_timed)?;
        is_timed |= matches!(step, Step::Seconds(_));
        steps.push((step, number.saturating_mul(sign)));
        rest = after.trim_start();
    }
    (!steps.is_empty()).then_some(steps)
}

/// Unit whose name begins with a word. `-0044` has none: it is a year, not a step. `m` alone is ambiguous.
fn unit_of(word: &str, is_timed: bool) -> Option<Step> {
    let word = word.trim().to_lowercase();
    if is_timed && word == "m" {
        return Some(Step::Seconds(60));
    }
    let plain = word.strip_suffix('s').filter(|plain| !plain.is_empty());
    let plain = plain.unwrap_or(&word);
    let found = STEPS
        .iter()
        .find(|(name, _)| !plain.is_empty() && name.starts_with(plain))?;
    Some(found.1)
}

fn moved(here: Moment, step: Step, times: i64) -> Option<Moment> {
    let moved = match step {
        Step::Seconds(seconds) => {
            let at = here.seconds() + i128::from(seconds.checked_mul(times)?);
            let day = i128::from(super::moment::DAY);
            let start = Moment::start_of_day(i64::try_from(at.div_euclid(day)).ok()?);
            Moment::on_clock(
                i64::try_from(at)
                    .ok()
                    .filter(|_| Moment::counts_days(start.year()))?,
                0,
                false,
                0,
            )
        }
        Step::Days(days) => {
            Moment::start_of_day(here.day_number().checked_add(days.checked_mul(times)?)?)
        }
        Step::Months(months) => {
            let month = i64::from(here.month()) - 1;
            let all = here
                .year()
                .checked_mul(12)?
                .checked_add(month)?
                .checked_add(months.checked_mul(times)?)?;
            let (year, month) = (
                all.div_euclid(12),
                u8::try_from(all.rem_euclid(12)).ok()? + 1,
            );
            // One month after 31 January is the end of February.
            let day = here.day().min(days_in_month(year, month));
            Moment::start_of_day(super::moment::day_number(year, month, day)?)
        }
    };
    (-9999..=9999).contains(&moved.year()).then_some(moved)
}

#[cfg(test)]
mod tests {
    use crate::context::DateContext;
    use crate::date::Date;

    #[test]
    fn seek_accepts_dates_words_and_steps() {
        let day = |text: &str| match Date::parse(text, DateContext::default())
            .unwrap()
            .earliest()
        {
            super::super::moment::Bound::At(at) => at,
            _ => panic!("{text} has no start"),
        };
        let (here, now) = (day("2025-01-31"), day("2025-06-01"));
        for (text, expected) in [
            ("now", "1 June 2025"),
            ("Today", "1 June 2025"),
            ("yesterday", "31 May 2025"),
            ("tomorrow", "2 June 2025"),
            ("+5 minutes", "31 January 2025, 00:05"),
            ("-1 hour", "30 January 2025, 23:00"),
            ("+3 years", "31 January 2028"),
            ("-1 month", "31 December 2024"),
            ("+1 month", "28 February 2025"),
            ("+ 2 weeks", "14 February 2025"),
            ("+10d", "10 February 2025"),
            ("-day", "30 January 2025"),
            ("+2 decades", "31 January 2045"),
            ("1970s", "1970s"),
            ("may 2025", "May 2025"),
            ("-0043", "44 BC"),
            ("+90s", "31 January 2025, 00:01:30"),
            ("+1 hour 30 minutes", "31 January 2025, 01:30"),
            ("+1h30m", "31 January 2025, 01:30"),
            ("-1y 2m", "30 November 2023"),
            ("-5m", "31 August 2024"),
        ] {
            let date = Date::seek(text, here, now, DateContext::default()).unwrap();
            assert!(date.words().ends_with(expected), "{text}: {}", date.words());
        }
        for (here, text, expected) in [
            ("-0599-03-15", "+10 years", "590 BC"),
            ("-0599-03-15", "-1 day", "14 March 600 BC"),
            ("-0043-03-15", "+1 century", "57"),
            ("2025-05-09T14:13", "-5m", "14:08"),
            ("2025-05-09T14:13", "+5 months", "9 October 2025"),
            ("2025-05-09T14:13", "now", "00:00"),
            ("2025-05-09T14:13", "today", "1 June 2025"),
        ] {
            let date = Date::seek(text, day(here), now, DateContext::default()).unwrap();
            assert!(
                date.words().contains(expected),
                "{here} {text}: {}",
                date.words()
            );
        }
        for text in [
            "", "+", "+3", "+3 parsecs", "+99999999 years", "-9223372036854775807 days",
            "+1 hour minutes", "+1 hour 30",
        ] {
            assert!(
                Date::seek(text, here, now, DateContext::default()).is_err(),
                "{text}"
            );
        }
    }
}
