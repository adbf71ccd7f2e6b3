//! Keys whose usual meaning is a title, but whose values are the dates as people read them.

use crate::timeline::discover::list_keys::column::{Column, Table, is_most};
use crate::timeline::discover::list_keys::outcome::{Outcome, settle};
use crate::timeline::field::datelike::is_day_or_month;
use crate::timeline::field::names::Names;
use crate::timeline::field::{Role, plain};

/// Normalized keys of versions, which may look like dates: `2024.10.1`.
const VERSIONS: [&str; 5] = [
    "version", "release", "tagname", "versionname", "releasename",
];

/// Takes a key of titles for the label of the dates where its values are dates and another key has the titles: `label: 20
/// Nov 1611` beside `year: 1611` and `heading: …`.
pub(super) fn take_labels(table: &Table<'_>, names: &Names, outcome: &mut Outcome) {
    let is_date = |column: &&Column<'_>| is_most(column.count(is_day_or_month), column.filled());
    let has = |role| move |column: &&Column<'_>| column.rank(role).is_some();
    let columns = || table.columns.iter();
    let is_free = |column: &&Column<'_>| {
        names.role(column.key).is_none() && !VERSIONS.contains(&plain(column.key).as_ref())
    };
    let Some(label) = columns()
        .filter(has(Role::Title))
        .filter(is_free)
        .find(is_date)
    else {
        return;
    };
    let mut titles = columns().filter(has(Role::Title));
    let Some(title) = titles.find(|other| {
        other.key != label.key && is_most(other.filled(), table.count) && !is_date(other)
    }) else {
        return;
    };
    // Without another key for dates, this is the date.
    let role = if columns().any(|column| has(Role::Date)(&column) || has(Role::Start)(&column)) {
        Role::Label
    } else {
        Role::Date
    };
    let (key, title_key) = (label.shown(), title.shown());
    outcome.take(role, label);
    outcome.reason(format!(
        "date: `{key}` (most values are days or months, {})",
        label.share(table)
    ));
    outcome.guess(
        label.first,
        format!("most `{key}` are dates: it is read as the date, and `{title_key}` as the title"),
        settle(&[("title", title.key)]),
    );
}
