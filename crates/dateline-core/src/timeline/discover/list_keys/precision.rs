//! Days that stand for a month or a year: `date: 1967-01-01` beside `label: 1967`.

use super::column::{Column, Table};
use super::outcome::{Outcome, settle};
use crate::date::{Date, DateContext};
use crate::timeline::field::Role;
use crate::timeline::field::names::Names;

/// Finds the key that says of each date that only its month or year is meant.
pub(super) fn decide(table: &Table<'_>, names: &Names, outcome: &mut Outcome) {
    let has =
        |column: &Column<'_>, roles: &[Role]| roles.iter().any(|role| column.rank(*role).is_some());
    let is_settled = |column: &Column<'_>| has(column, &[Role::Label, Role::Precision]);
    if table.columns.iter().any(is_settled) {
        return;
    }
    let is_date = |column: &&Column<'_>| {
        has(column, &[Role::Date, Role::Start]) && names.role(column.key).is_none()
    };
    for day in table.columns.iter().filter(is_date) {
        let mut others = table.columns.iter();
        let Some(meant) =
            others.find(|other| names.role(other.key).is_none() && stands_for(day, other))
        else {
            continue;
        };
        if has(meant, &[Role::Date, Role::Start]) {
            let roles = [Role::Date, Role::Start].map(|role| (role, day.key.to_owned()));
            outcome.keys.rejected.extend(roles);
        } else {
            outcome.take(Role::Label, meant);
        }
        let (day_key, meant_key) = (day.shown(), meant.shown());
        outcome.reason(format!(
            "`{day_key}`: the first day of `{meant_key}`, which is meant"
        ));
        outcome.guess(
            meant.first,
            format!("each `{day_key}` is the first day of its `{meant_key}`: only that is meant"),
            settle(&[("date", day.key)]),
        );
        return;
    }
}

/// Whether each value of a column is the first day of the month or year that another column says.
fn stands_for(day: &Column<'_>, meant: &Column<'_>) -> bool {
    let is_first_day = |day: &str, meant: &str| {
        let Ok(meant) = Date::parse(meant, DateContext::default()) else {
            return false;
        };
        let edtf = meant.edtf().unwrap_or_default();
        let edtf = edtf.trim_end_matches(['~', '?', '%']);
        day.strip_prefix(edtf)
            .is_some_and(|rest| ["-01-01", "-01"].contains(&rest))
    };
    day.key != meant.key
        && day.filled() > 1
        && day.filled() == meant.filled()
        && day
            .values
            .iter()
            .zip(&meant.values)
            .all(|((event, day), (of, meant))| {
                let (day, meant) = (day.text().map(str::trim), meant.text().map(str::trim));
                event == of
                    && day.is_some_and(|day| day.len() == 10)
                    && day
                        .zip(meant)
                        .is_some_and(|(day, meant)| is_first_day(day, meant))
            })
}
