//! Which days are meant by date-times at midnight, and by the ends of whole days.

use crate::timeline::Node;
use crate::timeline::discover::list_keys::column::{Column, Table};
use crate::timeline::discover::list_keys::outcome::{Outcome, WHEN};
use crate::timeline::field::Role;
use crate::timeline::field::datelike::day_of_midnight;
use crate::timeline::field::names::Names;

/// Finds whether the ends of whole days are the day after the last one, as `FullCalendar` writes them.
pub(super) fn decide_ends(table: &Table<'_>, outcome: &mut Outcome) {
    let of_role = |role| {
        let columns = table.columns.iter();
        let ranked = columns.filter_map(|column| Some((column.rank(role)?, column)));
        ranked
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, column)| column)
    };
    let of_key = table.columns.iter().find(|column| column.key == "allDay");
    let (Some(whole), Some(start), Some(end)) = (of_key, of_role(Role::Start), of_role(Role::End))
    else {
        return;
    };
    let day = |column: &Column<'_>, event: usize| {
        let value = column.values.iter().find(|(of, _)| *of == event);
        let text = value.and_then(|(_, value)| value.text()).map(str::trim);
        text.filter(|text| text.len() == 10).map(str::to_owned)
    };
    let is_whole = |(_, value): &&(usize, &Node)| value.text() == Some("true");
    let ends = whole.values.iter().filter(is_whole);
    let ends = ends.filter_map(|(event, _)| day(start, *event).zip(day(end, *event)));
    let ends: Vec<(String, String)> = ends.collect();
    // Where one ends on the day that it begins, the ends are the last days.
    if ends.is_empty() || ends.iter().any(|(start, end)| start >= end) {
        return;
    }
    let key = end.shown();
    outcome.reason(format!(
        "`{key}`: the day after the last one, beside `allDay`"
    ));
    outcome.keys.forms.all_day = Some(whole.key.to_owned());
    outcome.guess(
        end.first,
        format!(
            "`{key}` of whole days is read as the day after the last one, as calendars write it"
        ),
        "rename `allDay` where it is the last day".to_owned(),
    );
}

/// Finds the keys whose date-times are all midnight: programs write days so.
pub(super) fn decide_days(table: &Table<'_>, names: &Names, outcome: &mut Outcome) {
    let is_date = |column: &&Column<'_>| {
        let of_name = WHEN.iter().any(|role| column.rank(*role).is_some());
        of_name || names.is_any(column.key, &WHEN) || outcome.keys.taken(column.key).is_some()
    };
    let mut found = Vec::new();
    let mut count = 0_usize;
    for column in table.columns.iter().filter(is_date) {
        let values = column.values.iter().map(|(_, value)| *value);
        let texts = values.filter_map(|value| value.text().or_else(|| value.get("value")?.text()));
        let texts: Vec<&str> = texts.map(str::trim).collect();
        let is_midnight = |text: &&&str| day_of_midnight(text) != **text;
        let midnights = texts.iter().filter(is_midnight).count();
        // Days without a time may be among them.
        let days = texts.iter().filter(|text| text.len() == 10).count();
        if midnights > 0 && midnights + days == column.filled() {
            count += midnights;
            found.push(column);
        }
    }
    // A single one may be a midnight that is meant.
    if count < 2 {
        return;
    }
    for column in &found {
        let key = column.shown();
        outcome.reason(format!(
            "`{key}`: each is midnight, so only its day is meant"
        ));
        outcome.keys.forms.days.push(column.key.to_owned());
    }
    if let Some(column) = found.first() {
        let key = column.shown();
        outcome.guess(
            column.first,
            format!("each `{key}` is midnight: only the day is read"),
            "write the time in words to keep it, as in 9 May 2025, 00:00 UTC".to_owned(),
        );
    }
}
