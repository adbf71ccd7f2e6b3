//! Where someone wants to go in time: a date, now, or so much later or earlier.

use super::moment::days_in_month;
use super::{Date, DateContext, DateError, Moment};

/// What a step is counted in.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i64),
    Months(i64),
}

/// The units of a step, by how they begin.
const STEPS: [(&str, Step); 7] = [
    ("day", Step::Days(1)),
    ("week", Step::Days(7)),
    ("month", Step::Months(1)),
    ("year", Step::Months(12)),
    ("decade", Step::Months(120)),
    ("century", Step::Months(1200)),
    ("centuries", Step::Months(1200)),
];

impl Date {
    /// Reads where to go: any date, `now` or `today`, or `+3 years` and `-2 weeks` from a moment.
    ///
    /// # Errors
    /// Where it is neither, as [`Date::parse`]; and for a step that leaves the years 0 to 9999.
    pub fn seek(
        text: &str,
        here: Moment,
        now: Moment,
        context: DateContext,
    ) -> Result<Self, DateError> {
        let text = text.trim();
        let is_now = ["now", "today"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word));
        let day = if is_now {
            Some(Ok(now))
        } else {
            step(text, here)
        };
        match day {
            Some(day) => {
                let day = day?;
                let iso = format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
                Self::parse(&iso, context)
            }
            None => Self::parse(text, context),
        }
    }
}

/// The day that is so much later or earlier; `None` where the text asks for no step.
fn step(text: &str, here: Moment) -> Option<Result<Moment, DateError>> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let rest = rest.trim_start();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = rest.split_at_checked(digits)?;
    let unit = unit.trim().to_lowercase();
    let number: i64 = match number {
        "" => 1,
        number => number.parse().ok()?,
    };
    let plain = unit.strip_suffix('s').unwrap_or(&unit);
    // `-0044` is a year, not a step.
    let step = STEPS
        .iter()
        .find(|(name, _)| !plain.is_empty() && name.starts_with(plain))?
        .1;
    Some(
        moved(here, step, number.saturating_mul(sign)).ok_or_else(|| DateError {
            message: "that is too far away".to_owned(),
            offset: 0,
            help: Some("steps stay within the years 0 to 9999".to_owned()),
        }),
    )
}

fn moved(here: Moment, step: Step, times: i64) -> Option<Moment> {
    let moved = match step {
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
            // A month later than 31 January is the end of February.
            let day = here.day().min(days_in_month(year, month));
            Moment::start_of_day(super::moment::day_number(year, month, day)?)
        }
    };
    (0..=9999).contains(&moved.year()).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_can_go_anywhere() {
        let day = |text: &str| match Date::parse(text, DateContext::default())
            .unwrap()
            .earliest()
        {
            super::super::Bound::At(at) => at,
            _ => panic!("{text} has no start"),
        };
        let (here, now) = (day("2025-01-31"), day("2025-06-01"));
        for (text, expected) in [
            ("now", "1 June 2025"),
            ("Today", "1 June 2025"),
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
        ] {
            let date = Date::seek(text, here, now, DateContext::default()).unwrap();
            assert!(date.words().ends_with(expected), "{text}: {}", date.words());
        }
        for text in [
            "",
            "+",
            "+3 parsecs",
            "+99999999 years",
            "-9223372036854775807 days",
        ] {
            assert!(
                Date::seek(text, here, now, DateContext::default()).is_err(),
                "{text}"
            );
        }
    }
}
