//! Keys for dates that are something else in a list.

use crate::date::DateContext;
use crate::timeline::discover::list_keys::column::{Column, Table, is_most};
use crate::timeline::discover::list_keys::outcome::Outcome;
use crate::timeline::field::clock::is_clock;
use crate::timeline::field::datelike;
use crate::timeline::field::names::Names;
use crate::timeline::field::{Role, is_soft};

/// Rejects keys that may mean an end (Italian `fine`) but do not here: few of their values
/// are dates or times.
pub(super) fn reject_ends(table: &Table<'_>, names: &Names, outcome: &mut Outcome) {
    // `fine: 200` is AD 200 only beside years like that.
    let is_early = |text: &str| text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_start = |column: &&Column<'_>| {
        let mut roles = [Role::Date, Role::Start].iter();
        roles.any(|role| column.rank(*role).is_some())
    };
    let has_early = table
        .columns
        .iter()
        .filter(is_start)
        .any(|column| column.count(is_early) > 0);
    for column in &table.columns {
        if column.rank(Role::End).is_none()
            || !is_soft(column.key)
            || names.role(column.key).is_some()
        {
            continue;
        }
        let texts = column.count(|_| true);
        let is_end = |text: &str| (has_early || !is_early(text)) && datelike::reads_as_end(text);
        let ends = column.count(is_end);
        if texts > 0 && !is_most(ends, texts) {
            outcome.reject(Role::End, column);
            outcome.reason(format!(
                "end: not `{}` ({ends} of {texts} values read as dates)",
                column.shown()
            ));
        }
    }
}

/// Rejects `time:` where it is how long something takes: none of its values is a date or a time of day.
pub(super) fn reject_lengths(table: &Table<'_>, names: &Names, outcome: &mut Outcome) {
    let is_date = |text: &str| datelike::reads(text, DateContext::default()) || is_clock(text);
    for column in &table.columns {
        let is_time = column.words().last().is_some_and(|word| word == "time");
        if !is_time || names.role(column.key).is_some() || column.count(|_| true) == 0 {
            continue;
        }
        let roles = [Role::Date, Role::Start].into_iter();
        let roles: Vec<Role> = roles.filter(|role| column.rank(*role).is_some()).collect();
        if roles.is_empty() || column.count(is_date) > 0 {
            continue;
        }
        let key = column.key.to_owned();
        outcome
            .keys
            .rejected
            .extend(roles.into_iter().map(|role| (role, key.clone())));
        outcome.reason(format!(
            "date: not `{}` (no value reads as a date)",
            column.shown()
        ));
    }
}
