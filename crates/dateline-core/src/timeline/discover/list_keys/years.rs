//! Which keys of a list have a year and two digits, and what the digits are: a later year, a month or a season.

use super::column::{Column, Table, is_most};
use super::outcome::{Outcome, WHEN};
use crate::timeline::field::datelike::{is_next_year, is_year_key};
use crate::timeline::field::names::Names;
use crate::timeline::field::{Role, plain};

/// What is between a year and the next one.
const DASHES: [char; 3] = ['-', '/', '–'];

/// Words of keys for years that span two calendar years.
const SEASONS: &[&str] = &[
    "season", "saison", "temporada", "stagione", "schuljahr", "semester", "session",
];

/// Normalized keys for the number of a week.
const WEEKS: &[&str] = &[
    "week", "weeknumber", "weekno", "isoweek", "calendarweek", "kw", "kalenderwoche", "semaine",
    "semana", "settimana", "uke", "vecka", "uge",
];

/// Decides how a year and two digits are read under each key for dates.
pub(super) fn decide(table: &Table<'_>, names: &Names, outcome: &mut Outcome) {
    seasons(table, names, outcome);
    months(table, names, outcome);
    weeks(table, names, outcome);
}

/// Finds the key whose values are weeks, where the date is a year.
fn weeks(table: &Table<'_>, names: &Names, outcome: &mut Outcome) {
    let is_date = |column: &Column<'_>| {
        let roles = [Role::Date, Role::Start, Role::Month];
        names.is_any(column.key, &WHEN) || roles.iter().any(|role| column.rank(*role).is_some())
    };
    let mut dates = table.columns.iter().filter(|column| is_date(column));
    let (Some(year), None) = (dates.next(), dates.next()) else {
        return;
    };
    let is_week = |text: &str| text.parse().is_ok_and(|week: u8| (1..=53).contains(&week));
    let week = table.columns.iter().find(|column| {
        WEEKS.contains(&plain(column.key).as_ref())
            && column.count(is_week) == column.filled()
            && is_most(column.filled(), table.count)
    });
    let Some(week) = week.filter(|_| is_year_key(&plain(year.key))) else {
        return;
    };
    let key = week.key;
    outcome.reason(format!("`{key}`: a week of `{}`", year.key));
    outcome.keys.forms.week = Some(key.to_owned());
    outcome.guess(
        week.first,
        format!("`{key}` is read as the ISO week of `{}`", year.key),
        format!(
            "where it is another week, use only the year:\nfields:\n  date: {}",
            year.key
        ),
    );
}

/// Finds the key whose values are a year and the next one (`2024-25`), each of which alone could be
/// an EDTF season or a month.
fn seasons(table: &Table<'_>, names: &Names, outcome: &mut Outcome) {
    let says_when = |column: &&Column<'_>| {
        names.is_any(column.key, &WHEN)
            || [Role::Date, Role::Start]
                .iter()
                .any(|role| column.rank(*role).is_some())
            || column.roles.is_empty()
                && column
                    .words()
                    .iter()
                    .any(|word| SEASONS.contains(&word.as_str()))
    };
    for column in table.columns.iter().filter(says_when) {
        let of_form = column.count(has_season_form);
        let next = column.count(is_next_year);
        // A month is at most 12.
        let is_beyond = |text: &str| {
            let last = text.split_once(DASHES).map(|(_, last)| last);
            is_next_year(text) && last > Some("12")
        };
        let any_beyond = column.count(is_beyond);
        if any_beyond == 0 {
            continue;
        }
        // Whole days, and months that are no next year, say that the numbers after the years are months.
        let has_days = column.count(is_whole_day) > 0;
        let is_decided = next > 1 && next == of_form && !has_days;
        let (first, last) = column
            .texts()
            .find(|text| is_beyond(text))
            .and_then(|text| text.split_once(DASHES))
            .unwrap_or_default();
        let key = column.shown();
        // Under a key for years both readings are kept, with a warning.
        if !is_decided && is_year_key(&plain(column.key)) {
            continue;
        }
        if !is_decided {
            outcome.guess(
                column.first,
                format!(
                    "`{first}-{last}` may be a season of {first} or two years: read as the season"
                ),
                format!(
                    "write {first}/{}{last} for two years",
                    first.get(..2).unwrap_or_default()
                ),
            );
            continue;
        }
        outcome.reason(format!(
            "`{key}`: each value is a year and the next one ({next} of {})",
            column.filled()
        ));
        outcome.keys.forms.season = Some(column.key.to_owned());
        outcome.guess(
            column.first,
            format!(
                "each `{key}` is read as two years: `{first}-{last}` is {first}/{}",
                first.parse().map_or(0, |year: u32| year + 1)
            ),
            "write the second year in full to settle it".to_owned(),
        );
        return;
    }
}

/// Finds the key whose values are months of years where one alone may be two years: `2024-9` beside `2024-10`.
fn months(table: &Table<'_>, names: &Names, outcome: &mut Outcome) {
    let is_date = |column: &&Column<'_>| {
        let roles = [Role::Date, Role::Start];
        names.is_any(column.key, &roles) || roles.iter().any(|role| column.rank(*role).is_some())
    };
    for column in table.columns.iter().filter(is_date) {
        let is_season = outcome.keys.forms.season.as_deref() == Some(column.key);
        let sure = column.count(|text| month_form(text) == Some(true));
        let doubtful = column.count(|text| month_form(text) == Some(false));
        if !is_season && sure > 0 && doubtful > 0 {
            outcome.reason(format!(
                "`{}`: a year and a month ({sure} can only be that)",
                column.shown()
            ));
            outcome.keys.forms.months = Some(column.key.to_owned());
            return;
        }
    }
}

/// Whether a year and a number from 1 to 12 can only be a month of the year, not a later year without its first digits;
/// `None` for other texts.
fn month_form(text: &str) -> Option<bool> {
    let (year, rest) = text.split_at_checked(4)?;
    let month = rest.strip_prefix(['-', '/'])?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(year) || !is_number(month) || month.len() > 2 {
        return None;
    }
    let number: u32 = month
        .parse()
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    let width = if month.len() == 1 { 10 } else { 100 };
    let end: u32 = year.parse().ok()?;
    // ISO 8601 writes months with two digits and a hyphen.
    let is_iso = month.len() == 2 && rest.starts_with('-');
    Some(is_iso || number <= end % width)
}

/// Whether a text is a day of ISO 8601: `2019-05-06`.
fn is_whole_day(text: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

/// Whether a text is a year and two digits.
fn has_season_form(text: &str) -> bool {
    let (year, rest) = text.split_at_checked(4).unwrap_or_default();
    let digits = rest.trim_start_matches(['-', '/', '–']);
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    digits.len() == 2 && digits.len() < rest.len() && are_digits(year) && are_digits(digits)
}
