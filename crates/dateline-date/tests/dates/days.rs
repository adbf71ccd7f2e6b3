//! Days that are counted within their month, midnight, and days that are counted from another date.

use super::table::{self, Refused, Row};

#[rustfmt::skip]
const READ: &[Row] = &[
    // Weekdays of a month.
    ("first Tuesday in June 2021", "2021-06-01", "2021-06-01", "1 June 2021"),
    ("the first Wednesday of June 2021", "2021-06-02", "2021-06-02", "2 June 2021"),
    ("2nd Monday of June 2021", "2021-06-14", "2021-06-14", "14 June 2021"),
    ("last Monday in June 2021", "2021-06-28", "2021-06-28", "28 June 2021"),
    ("last Wednesday of June 2021", "2021-06-30", "2021-06-30", "30 June 2021"),
    ("5th Wednesday of June 2021", "2021-06-30", "2021-06-30", "30 June 2021"),
    ("1. Montag im Juni 2021", "2021-06-07", "2021-06-07", "7 June 2021"),
    ("premier lundi de juin 2021", "2021-06-07", "2021-06-07", "7 June 2021"),
    ("first Monday in June 2021, 10:00", "2021-06-07T10:00:00", "2021-06-07T10:00:59", "7 June 2021, 10:00"),
    ("first Monday in June to last Friday in July 2021", "2021-06-07", "2021-07-30", "7 June – 30 July 2021"),
    // A weekday beside its day.
    ("Tuesday 1st June 2021", "2021-06-01", "2021-06-01", "1 June 2021"),
    ("June 1st, Tuesday, 2021", "2021-06-01", "2021-06-01", "1 June 2021"),
    // Midnight.
    ("midnight on 6 June 1914", "1914-06-06T00:00:00", "1914-06-07T00:00:59", "6 June 1914, 00:00 or 7 June 1914, 00:00"),
    ("6 June 1914, 12 midnight UTC", "1914-06-06T00:00:00Z", "1914-06-07T00:00:59Z", "6 June 1914, 00:00 UTC or 7 June 1914, 00:00 UTC"),
    ("by midnight on 6 June 1914", "-", "1914-06-07T00:00:59", "until 7 June 1914, 00:00, start unknown"),
    ("before midnight on 6 June 1914", "-", "1914-06-06T23:59:59", "before 7 June 1914, 00:00"),
    ("after midnight on 6 June 1914", "1914-06-06T00:00:00", "-", "after 6 June 1914, 00:00"),
    ("midnight of 6–7 June 1914", "1914-06-07T00:00:00", "1914-06-07T00:00:59", "7 June 1914, 00:00"),
    ("from noon to midnight on 6 June 1914", "1914-06-06T12:00:00", "1914-06-07T00:00:59", "6 June 1914, 12:00 to 7 June 1914, 00:00"),
    ("midnight to 2 am on 6 June 1914", "1914-06-06T00:00:00", "1914-06-06T02:00:59", "6 June 1914, 00:00–02:00"),
    ("12 noon, 6 June 1914", "1914-06-06T12:00:00", "1914-06-06T12:00:59", "6 June 1914, 12:00"),
    // Nights of two days in other languages.
    ("Nacht vom 6. auf den 7. Juni 1914", "1914-06-06", "1914-06-07", "6–7 June 1914"),
    ("nuit du 6 au 7 juin 1914", "1914-06-06", "1914-06-07", "6–7 June 1914"),
    ("noche del 6 al 7 de junio de 1914", "1914-06-06", "1914-06-07", "6–7 June 1914"),
];

#[rustfmt::skip]
const REFUSED: &[Refused] = &[
    ("fifth Monday of June 2021", 0, "the month has fewer of these weekdays"),
    ("first Monday in 2021", 0, "the weekday of which month?"),
    ("first Monday of the 2020s", 0, "a weekday needs one year"),
    ("the day after 6 June 1914", 4, "counted from another date"),
    ("year before 1914", 0, "counted from another date"),
    ("the night before 6 June 1914", 4, "counted from another date"),
    ("on the eve of 6 June 1914", 3, "counted from another date"),
    ("le lendemain du 6 juin 1914", 0, "counted from another date"),
    ("week 10 of the 1910s", 5, "a week needs one year"),
    ("1914 until", 5, "no date after this word"),
    ("6 June 1914 before", 12, "no date after this word"),
    ("1914 since", 5, "no date after this word"),
    ("1914-06-06T12:00:60Z", 17, "no leap second at this time"),
    ("1914-06-06 12:00:60", 17, "no leap second at this time"),
];

#[test]
fn days_are_counted_within_their_month() {
    table::read(READ);
    table::refused(REFUSED);
    table::names_convention("midnight on 6 June 1914", "both are kept");
}

/// All accepted texts of this file.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    READ.iter().map(|row| row.0)
}
