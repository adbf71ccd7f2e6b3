//! Dates printed by machines, and dates of plans and reports.

use dateline_date::{Date, DateContext};

use super::table::{self, Refused, Row};

#[rustfmt::skip]
const STAMPS: &[Row] = &[
    ("1234567890", "2009-02-13T23:31:30Z", "2009-02-13T23:31:30Z", "13 February 2009, 23:31:30 UTC"),
    ("1234567890.25", "2009-02-13T23:31:30.25Z", "2009-02-13T23:31:30.25Z", "13 February 2009, 23:31:30.25 UTC"),
    ("1234567890123", "2009-02-13T23:31:30.123Z", "2009-02-13T23:31:30.123Z", "13 February 2009, 23:31:30.123 UTC"),
    ("1234567890123456", "2009-02-13T23:31:30.123456Z", "2009-02-13T23:31:30.123456Z", "13 February 2009, 23:31:30.123456 UTC"),
    ("1234567890123456789", "2009-02-13T23:31:30.123456789Z", "2009-02-13T23:31:30.123456789Z", "13 February 2009, 23:31:30.123456789 UTC"),
    ("@1234567890", "2009-02-13T23:31:30Z", "2009-02-13T23:31:30Z", "13 February 2009, 23:31:30 UTC"),
    ("@86400", "1970-01-02T00:00:00Z", "1970-01-02T00:00:00Z", "2 January 1970, 00:00 UTC"),
    ("1234567890-1234571490", "2009-02-13T23:31:30Z", "2009-02-14T00:31:30Z", "13 February 2009, 23:31:30 UTC to 14 February 2009, 00:31:30 UTC"),
    ("20240229231044", "2024-02-29T23:10:44", "2024-02-29T23:10:44", "29 February 2024, 23:10:44"),
    ("202402292310", "2024-02-29T23:10:00", "2024-02-29T23:10:59", "29 February 2024, 23:10"),
    ("20240229231044500", "2024-02-29T23:10:44.5", "2024-02-29T23:10:44.5", "29 February 2024, 23:10:44.5"),
    ("20240229_231044", "2024-02-29T23:10:44", "2024-02-29T23:10:44", "29 February 2024, 23:10:44"),
    ("20240229-231044", "2024-02-29T23:10:44", "2024-02-29T23:10:44", "29 February 2024, 23:10:44"),
    ("20240229T231044Z", "2024-02-29T23:10:44Z", "2024-02-29T23:10:44Z", "29 February 2024, 23:10:44 UTC"),
    ("20240229T231044.5+0100", "2024-02-29T22:10:44.5Z", "2024-02-29T22:10:44.5Z", "29 February 2024, 23:10:44.5 +01:00"),
    ("2024-02-29T23:10:44,125", "2024-02-29T23:10:44.125", "2024-02-29T23:10:44.125", "29 February 2024, 23:10:44.125"),
    ("2024/02/29 23:10:44", "2024-02-29T23:10:44", "2024-02-29T23:10:44", "29 February 2024, 23:10:44"),
    ("[29/Feb/2024:23:10:44 +0000]", "2024-02-29T23:10:44Z", "2024-02-29T23:10:44Z", "29 February 2024, 23:10:44 UTC"),
    ("Thu 2024-02-29 23:10:44 UTC", "2024-02-29T23:10:44Z", "2024-02-29T23:10:44Z", "29 February 2024, 23:10:44 UTC"),
    ("29FEB2024:23:10:44", "2024-02-29T23:10:44", "2024-02-29T23:10:44", "29 February 2024, 23:10:44"),
    ("Thu Feb 29 23:10:44.125 2024", "2024-02-29T23:10:44.125", "2024-02-29T23:10:44.125", "29 February 2024, 23:10:44.125"),
    ("Date: Thu, 29 Feb 2024 23:10:44 +0100", "2024-02-29T22:10:44Z", "2024-02-29T22:10:44Z", "29 February 2024, 23:10:44 +01:00"),
    ("Thu Feb 29 2024 23:10:44 GMT+0100 (Central European Standard Time)", "2024-02-29T22:10:44Z", "2024-02-29T22:10:44Z", "29 February 2024, 23:10:44 +01:00"),
];

#[rustfmt::skip]
const CLOCKS: &[Row] = &[
    ("2024-02-29_23-10-44", "2024-02-29T23:10:44", "2024-02-29T23:10:44", "29 February 2024, 23:10:44"),
    ("2024-02-29T23-10-44Z", "2024-02-29T23:10:44Z", "2024-02-29T23:10:44Z", "29 February 2024, 23:10:44 UTC"),
    ("2024-02-29_231044", "2024-02-29T23:10:44", "2024-02-29T23:10:44", "29 February 2024, 23:10:44"),
    ("2024-02-29 1430Z", "2024-02-29T14:30:00Z", "2024-02-29T14:30:59Z", "29 February 2024, 14:30 UTC"),
    ("29 February 2024 0930 UTC", "2024-02-29T09:30:00Z", "2024-02-29T09:30:59Z", "29 February 2024, 09:30 UTC"),
    ("29 February 2024, 0930 hours", "2024-02-29T09:30:00", "2024-02-29T09:30:59", "29 February 2024, 09:30"),
    ("0930 hrs on 29 February 2024", "2024-02-29T09:30:00", "2024-02-29T09:30:59", "29 February 2024, 09:30"),
    ("29 February 2024 at 9.30 p.m.", "2024-02-29T21:30:00", "2024-02-29T21:30:59", "29 February 2024, 21:30"),
    ("29. Februar 2024, 9.30 Uhr", "2024-02-29T09:30:00", "2024-02-29T09:30:59", "29 February 2024, 09:30"),
    ("29 February 2024 10:15 ET", "2024-02-29T15:15:00Z", "2024-02-29T15:15:59Z", "29 February 2024, 10:15 America/New_York"),
    ("1 July 2024 10:15 a.m. Pacific Time", "2024-07-01T17:15:00Z", "2024-07-01T17:15:59Z", "1 July 2024, 10:15 America/Los_Angeles"),
    ("29 February 2024, 9:30–11:00 p.m.", "2024-02-29T21:30:00", "2024-02-29T23:00:59", "29 February 2024, 21:30–23:00"),
    ("29 February 2024, 2–4 pm", "2024-02-29T14:00:00", "2024-02-29T16:00:59", "29 February 2024, 14:00–16:00"),
    ("11:30 to 1 pm on 29 February 2024", "2024-02-29T11:30:00", "2024-02-29T13:00:59", "29 February 2024, 11:30–13:00"),
    ("29 February 2024 from 9:30 to 11:00 UTC", "2024-02-29T09:30:00Z", "2024-02-29T11:00:59Z", "29 February 2024, 09:30–11:00 UTC"),
    ("29 February 2024 23:45–00:15 UTC", "2024-02-29T23:45:00Z", "2024-03-01T00:15:59Z", "29 February 2024, 23:45 UTC to 1 March 2024, 00:15 UTC"),
    ("2024-02-29 10 pm – 2 am", "2024-02-29T22:00:00", "2024-03-01T02:00:59", "29 February 2024, 22:00 to 1 March 2024, 02:00"),
    ("2024-02-29 22:10-00:40", "2024-02-29T22:10:00", "2024-03-01T00:40:59", "29 February 2024, 22:10 to 1 March 2024, 00:40"),
    ("2024-02-29 22:10-03:30", "2024-03-01T01:40:00Z", "2024-03-01T01:40:59Z", "29 February 2024, 22:10 -03:30"),
    ("2024-02-29T14Z", "2024-02-29T14:00:00Z", "2024-02-29T14:59:59Z", "29 February 2024, 14:00–14:59 UTC"),
    ("Thursday, February 29, 2024 at 2:10:44 PM Eastern Standard Time", "2024-02-29T19:10:44Z", "2024-02-29T19:10:44Z", "29 February 2024, 14:10:44 -05:00"),
    ("8–9 May 2024", "2024-05-08", "2024-05-09", "8–9 May 2024"),
];

#[test]
fn clock_times_without_colons_are_read() {
    table::read(CLOCKS);
}

#[rustfmt::skip]
const WEEKS: &[Row] = &[
    ("2024-129", "2024-05-08", "2024-05-08", "8 May 2024"),
    ("2024009", "2024-01-09", "2024-01-09", "9 January 2024"),
    ("2024-060T10:15:00Z", "2024-02-29T10:15:00Z", "2024-02-29T10:15:00Z", "29 February 2024, 10:15 UTC"),
    ("2024-129/2024-135", "2024-05-08", "2024-05-14", "8–14 May 2024"),
    ("2024-129 to 2024-135", "2024-05-08", "2024-05-14", "8–14 May 2024"),
    ("1200-129 BC", "-1199-01-01", "-0128-12-31", "1200–129 BC"),
    ("2021-W24", "2021-06-14", "2021-06-20", "between 14 and 20 June 2021"),
    ("2021W24", "2021-06-14", "2021-06-20", "between 14 and 20 June 2021"),
    ("2021-W24-3", "2021-06-16", "2021-06-16", "16 June 2021"),
    ("2021W243", "2021-06-16", "2021-06-16", "16 June 2021"),
    ("2020-W53", "2020-12-28", "2021-01-03", "between 28 December 2020 and 3 January 2021"),
    ("2021-W24/2021-W26", "2021-06-14", "2021-07-04", "14 June – 4 July 2021"),
    ("2021-W24–W26", "2021-06-14", "2021-07-04", "14 June – 4 July 2021"),
    ("week 24 of 2021", "2021-06-14", "2021-06-20", "between 14 and 20 June 2021"),
    ("24th week of 2021", "2021-06-14", "2021-06-20", "between 14 and 20 June 2021"),
    ("W24 2021", "2021-06-14", "2021-06-20", "between 14 and 20 June 2021"),
    ("W24/2021", "2021-06-14", "2021-06-20", "between 14 and 20 June 2021"),
    ("weeks 24-26 of 2021", "2021-06-14", "2021-07-04", "14 June – 4 July 2021"),
    ("KW 24/2021", "2021-06-14", "2021-06-20", "between 14 and 20 June 2021"),
    ("24. Woche 2021", "2021-06-14", "2021-06-20", "between 14 and 20 June 2021"),
    ("semaine 24 de 2021", "2021-06-14", "2021-06-20", "between 14 and 20 June 2021"),
    ("the week of April 5, 2021", "2021-04-05", "2021-04-11", "between 5 and 11 April 2021"),
    ("week of 7 April 2021", "2021-04-05", "2021-04-11", "between 5 and 11 April 2021"),
    ("week of Sunday, April 4, 2021", "2021-04-04", "2021-04-10", "between 4 and 10 April 2021"),
    ("w/c 7 April 2021", "2021-04-07", "2021-04-13", "between 7 and 13 April 2021"),
    ("week beginning 7 April 2021", "2021-04-07", "2021-04-13", "between 7 and 13 April 2021"),
    ("week ending April 9, 2021", "2021-04-03", "2021-04-09", "between 3 and 9 April 2021"),
    ("week of 04/15/2021", "2021-04-12", "2021-04-18", "between 12 and 18 April 2021"),
    ("Woche vom 5. April 2021", "2021-04-05", "2021-04-11", "between 5 and 11 April 2021"),
];

/// Parts of a year in every order.
const PARTS: &[(&str, &str)] = &[
    (
        "Q3 2018|Q3/2018|Q3-2018|3Q 2018|3Q2018|3Q/2018|2018Q3|2018 Q3|2018-Q3|2018-3Q|2018/3Q|3rd quarter 2018|third quarter of 2018|3. Quartal 2018",
        "2018-35",
    ),
    (
        "H1 2018|H1/2018|H1-2018|1H 2018|1H2018|1H/2018|2018H1|2018 H1|2018-H1|2018-1H|first half of 2018|1st half 2018",
        "2018-40",
    ),
    ("H2/2018|2018-2H|second half of 2018", "2018-41"),
];

const REFUSED: &[Refused] = &[
    ("9999999999", 0, "too many digits"),
    ("20241329231044", 4, "no month 13"),
    (
        "29 February 2024 10:00–09:00",
        25,
        "the end is before the start",
    ),
    ("2023-366", 5, "2023 has 365 days"),
    ("2024-W53", 6, "2024 has 52 weeks"),
    ("2024-W10-8", 9, "no day 8 in a week"),
    ("week 60 of 2024", 5, "2024 has 52 weeks"),
    ("sixth week of May 2019", 0, "the month has no such week"),
    ("week of May 2021", 0, "the week of which day?"),
    ("week of 2021-05", 0, "the week of which day?"),
    ("week 10 of 2021-05-06", 5, "either a number or a day"),
    ("week ending the 1990s", 0, "the week of which day?"),
    ("5Q 2019", 0, "no such quarter"),
    ("2019Q5", 5, "no such quarter"),
    ("3H 2019", 0, "no such quarter"),
    ("Mar  8 02:10:44", 0, "no year"),
    ("2024-02-28T05:30~NOW", 16, "unexpected mark before “now”"),
];

#[test]
fn one_number_is_a_moment() {
    table::read(STAMPS);
}

#[test]
fn weeks_and_days_of_the_year_are_read() {
    table::read(WEEKS);
}

#[test]
fn parts_of_a_year_are_read_in_every_order() {
    for (ways, edtf) in PARTS {
        for way in ways.split('|') {
            let date = Date::parse(way, DateContext::default())
                .unwrap_or_else(|error| panic!("{way}: {error}"));
            assert_eq!(date.edtf().as_deref(), Some(*edtf), "{way}");
        }
    }
}

#[test]
fn implausible_machine_dates_are_rejected() {
    table::refused(REFUSED);
}

#[test]
fn a_log_without_years_takes_its_year_from_a_base_date() {
    let base = Date::parse("2026", DateContext::default())
        .unwrap()
        .as_base();
    let context = DateContext {
        base,
        ..DateContext::default()
    };
    table::read_in(
        &[(
            "Mar  8 02:10:44", "2026-03-08T02:10:44", "2026-03-08T02:10:44",
            "8 March 2026, 02:10:44",
        )],
        context,
    );
}

#[test]
fn ten_digits_under_a_year_key_are_not_a_timestamp() {
    let context = DateContext {
        is_year: true,
        ..DateContext::default()
    };
    assert!(Date::parse("1234567890", context).is_err());
}

#[test]
fn conventions_of_machines_are_named() {
    table::names_convention("1234567890", "seconds since 1970-01-01 UTC");
    table::names_convention("2024-129", "a day of the year");
    table::names_convention("2021-W24", "weeks are those of ISO 8601");
    table::names_convention("week of 7 April 2021", "the week of a day");
    table::names_convention("29 February 2024 23:45–00:15 UTC", "ends on the next day");
    table::names_convention("20240229231044", "12, 14 or 17");
}

/// All accepted texts of this file.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    STAMPS
        .iter()
        .map(|row| row.0)
        .chain(CLOCKS.iter().map(|row| row.0))
        .chain(WEEKS.iter().map(|row| row.0))
        .chain(PARTS.iter().flat_map(|row| row.0.split('|')))
}

/// One end of a range by its length, as ISO 8601 and calendars write it.
#[test]
#[rustfmt::skip]
fn lengths_give_the_other_end() {
    table::read(&[
        ("2020-03-29T01:30 Europe/Berlin/PT1H", "2020-03-29T00:30:00Z", "2020-03-29T01:30:59Z", "29 March 2020, 01:30–03:30 Europe/Berlin"),
        ("2020-05-03T10:00/PT43M", "2020-05-03T10:00:00", "2020-05-03T10:43:59", "3 May 2020, 10:00–10:43"),
        ("2020-05-03T10:00Z/PT43M", "2020-05-03T10:00:00Z", "2020-05-03T10:43:59Z", "3 May 2020, 10:00–10:43 UTC"),
        ("2020-05-03T23:00+02:00/PT2H", "2020-05-03T21:00:00Z", "2020-05-03T23:00:59Z", "3 May 2020, 23:00 +02:00 to 4 May 2020, 01:00 +02:00"),
        ("2024-03-04T10:00Z/P1DT2H", "2024-03-04T10:00:00Z", "2024-03-05T12:00:59Z", "4 March 2024, 10:00 UTC to 5 March 2024, 12:00 UTC"),
        ("2024-03-04T10:00:00/PT90S", "2024-03-04T10:00:00", "2024-03-04T10:01:30", "4 March 2024, 10:00–10:01:30"),
        ("2024-03-04/P3D", "2024-03-04", "2024-03-06", "4–6 March 2024"),
        ("P3D/2024-03-06", "2024-03-04", "2024-03-06", "4–6 March 2024"),
        ("2024-01-31/P1M", "2024-01-31", "2024-02-28", "31 January – 28 February 2024"),
        ("20240304T100000Z/PT5H30M", "2024-03-04T10:00:00Z", "2024-03-04T15:30:00Z", "4 March 2024, 10:00–15:30 UTC"),
    ]);
}

/// Digits with spaces, and what only the end of a range says.
#[test]
#[rustfmt::skip]
fn digits_that_share_a_year() {
    table::read(&[
        ("1998 12 04", "1998-12-04", "1998-12-04", "4 December 1998"),
        ("30 12 1998", "1998-12-30", "1998-12-30", "30 December 1998"),
        ("02 03 1998", "1998-02-03", "1998-03-02", "3 February or 2 March 1998"),
        ("1998 12 04 10:30", "1998-12-04T10:30:00", "1998-12-04T10:30:59", "4 December 1998, 10:30"),
        ("05–06/2020", "2020-05-01", "2020-06-30", "May–June 2020"),
        ("5-6/2020", "2020-05-01", "2020-06-30", "May–June 2020"),
        ("05 & 06/2020", "2020-05-01", "2020-06-30", "May and June 2020"),
        ("3/5–5/6/2020", "2020-03-05", "2020-06-05", "5 March or 3 May 2020 to 6 May or 5 June 2020"),
        ("13/5–5/6/2020", "2020-05-13", "2020-06-05", "13 May – 5 June 2020"),
        ("3/5 to 15/6/2020", "2020-05-03", "2020-06-15", "3 May – 15 June 2020"),
        ("2020-05-03T10:00Z[Europe/Berlin]", "2020-05-03T10:00:00Z", "2020-05-03T10:00:59Z", "3 May 2020, 10:00 UTC"),
    ]);
}

/// Clock times before the day, with dots after a word, and in names of files.
#[test]
#[rustfmt::skip]
fn clock_times_beside_their_day() {
    table::read(&[
        ("08:14–09:02 UTC on 2026-02-11", "2026-02-11T08:14:00Z", "2026-02-11T09:02:59Z", "11 February 2026, 08:14–09:02 UTC"),
        ("3 January 2019 at 16.30", "2019-01-03T16:30:00", "2019-01-03T16:30:59", "3 January 2019, 16:30"),
        ("3.1.2019 kl. 16.30", "2019-01-03T16:30:00", "2019-01-03T16:30:59", "3 January 2019, 16:30"),
        ("3 janvier 2019 à 16.30", "2019-01-03T16:30:00", "2019-01-03T16:30:59", "3 January 2019, 16:30"),
        ("3 gennaio 2019, ore 16.30", "2019-01-03T16:30:00", "2019-01-03T16:30:59", "3 January 2019, 16:30"),
        ("den 3 januari 2019 kl 16.30–17.30", "2019-01-03T16:30:00", "2019-01-03T17:30:59", "3 January 2019, 16:30–17:30"),
        ("2026-03-09-02-10-44", "2026-03-09T02:10:44", "2026-03-09T02:10:44", "9 March 2026, 02:10:44"),
        ("2026.03.09-02.10.44", "2026-03-09T02:10:44", "2026-03-09T02:10:44", "9 March 2026, 02:10:44"),
        ("2026-03-09T02_10_44Z", "2026-03-09T02:10:44Z", "2026-03-09T02:10:44Z", "9 March 2026, 02:10:44 UTC"),
        ("Detected at 2026-03-09 02:10 UTC", "2026-03-09T02:10:00Z", "2026-03-09T02:10:59Z", "9 March 2026, 02:10 UTC"),
    ]);
}
