//! Texts with a word or a sign that is easily skipped, or taken for another.

use super::table::{self, Refused, Row};

#[rustfmt::skip]
const READ: &[Row] = &[
    ("Friday, March 8, 2024 – 10:00 AM", "2024-03-08T10:00:00", "2024-03-08T10:00:59", "8 March 2024, 10:00"),
    ("8 March 2024 - 10:00", "2024-03-08T10:00:00", "2024-03-08T10:00:59", "8 March 2024, 10:00"),
    ("2024-03-08 — 10:00:15", "2024-03-08T10:00:15", "2024-03-08T10:00:15", "8 March 2024, 10:00:15"),
    ("2024-03-08/14:10", "2024-03-08T14:10:00", "2024-03-08T14:10:59", "8 March 2024, 14:10"),
    ("2026/03/08-09:05:01", "2026-03-08T09:05:01", "2026-03-08T09:05:01", "8 March 2026, 09:05:01"),
    ("Mar 8, 2026 - 14:10 UTC", "2026-03-08T14:10:00Z", "2026-03-08T14:10:59Z", "8 March 2026, 14:10 UTC"),
    ("10:00 – 8 March 2024", "2024-03-08T10:00:00", "2024-03-08T10:00:59", "8 March 2024, 10:00"),
    ("2026-03-08 10:00–12", "2026-03-08T10:00:00", "2026-03-08T12:00:59", "8 March 2026, 10:00–12:00"),
    ("2026-03-08 09:00-17", "2026-03-08T09:00:00", "2026-03-08T17:00:59", "8 March 2026, 09:00–17:00"),
    ("8 March 2026, 14:00–15", "2026-03-08T14:00:00", "2026-03-08T15:00:59", "8 March 2026, 14:00–15:00"),
    ("2026-03-08 22:00–02", "2026-03-08T22:00:00", "2026-03-09T02:00:59", "8 March 2026, 22:00 to 9 March 2026, 02:00"),
    ("2026-03-08 10:00–12 UTC", "2026-03-08T10:00:00Z", "2026-03-08T12:00:59Z", "8 March 2026, 10:00–12:00 UTC"),
    ("8. März 2024 ab 10 Uhr", "2024-03-08T10:00:00", "-", "since 8 March 2024, 10:00"),
    ("8. März 2024, 10–12 Uhr", "2024-03-08T10:00:00", "2024-03-08T12:00:59", "8 March 2024, 10:00–12:00"),
    ("8. März 2024 von 10 bis 12 Uhr", "2024-03-08T10:00:00", "2024-03-08T12:00:59", "8 March 2024, 10:00–12:00"),
    ("8 mars 2024 à 10 h 30", "2024-03-08T10:30:00", "2024-03-08T10:30:59", "8 March 2024, 10:30"),
    ("le 8 mars 2024 à 20 heures", "2024-03-08T20:00:00", "2024-03-08T20:00:59", "8 March 2024, 20:00"),
    ("le 8 mars 2024 à midi", "2024-03-08T12:00:00", "2024-03-08T12:00:59", "8 March 2024, 12:00"),
    ("8 de marzo de 2024 a las 10", "2024-03-08T10:00:00", "2024-03-08T10:00:59", "8 March 2024, 10:00"),
    ("3 de mayo de 2020, 10:00 h", "2020-05-03T10:00:00", "2020-05-03T10:00:59", "3 May 2020, 10:00"),
    ("3 de mayo de 2020, 10:00–12:00 h", "2020-05-03T10:00:00", "2020-05-03T12:00:59", "3 May 2020, 10:00–12:00"),
    ("3 de mayo de 2020, de 10:00 a las 12:00", "2020-05-03T10:00:00", "2020-05-03T12:00:59", "3 May 2020, 10:00–12:00"),
    ("8 marzo 2024 alle ore 10", "2024-03-08T10:00:00", "2024-03-08T10:00:59", "8 March 2024, 10:00"),
    ("8 марта 2024 в 10:30", "2024-03-08T10:30:00", "2024-03-08T10:30:59", "8 March 2024, 10:30"),
    ("2024年3月8日10時30分", "2024-03-08T10:30:00", "2024-03-08T10:30:59", "8 March 2024, 10:30"),
    ("March 8, 2026, 0900", "2026-03-08T09:00:00", "2026-03-08T09:00:59", "8 March 2026, 09:00"),
    ("March 8, 2026, 0900-1000", "2026-03-08T09:00:00", "2026-03-08T10:00:59", "8 March 2026, 09:00–10:00"),
    ("2026-03-08 0900-1700Z", "2026-03-08T09:00:00Z", "2026-03-08T17:00:59Z", "8 March 2026, 09:00–17:00 UTC"),
    ("2026-03-08 22:00-06:00 UTC", "2026-03-08T22:00:00Z", "2026-03-09T06:00:59Z", "8 March 2026, 22:00 UTC to 9 March 2026, 06:00 UTC"),
    ("2026-03-08T22:00:00-06:00/2026-03-09T02:00:00-06:00", "2026-03-09T04:00:00Z", "2026-03-09T08:00:00Z", "8 March 2026, 22:00 -06:00 to 9 March 2026, 02:00 -06:00"),
    ("2026-03-08 22:00-06:00 to 2026-03-09 02:00-06:00", "2026-03-09T04:00:00Z", "2026-03-09T08:00:59Z", "8 March 2026, 22:00 -06:00 to 9 March 2026, 02:00 -06:00"),
    ("5 or 6 March 2026, 14:00", "2026-03-05T14:00:00", "2026-03-06T14:00:59", "5 March 2026, 14:00 or 6 March 2026, 14:00"),
    ("3, 4 and 7 May 2026, 20:00", "2026-05-03T20:00:00", "2026-05-07T20:00:59", "3 May 2026, 20:00, 4 May 2026, 20:00 and 7 May 2026, 20:00"),
    ("2026-03-05 or 2026-03-07T10:00Z", "2026-03-05", "2026-03-07T10:00:59Z", "5 March 2026 or 7 March 2026, 10:00 UTC"),
    ("2026-03-05T10:00Z or 2026-03-07", "2026-03-05T10:00:00Z", "2026-03-07", "5 March 2026, 10:00 UTC or 7 March 2026"),
    ("8 or 9 March 2026, 10:00-11:00", "2026-03-08", "2026-03-09T11:00:59", "8 March 2026 or 9 March 2026, 10:00–11:00"),
    ("[2026-03-05,2026-03-07T10:00:00Z]", "2026-03-05", "2026-03-07T10:00:00Z", "5 March 2026 or 7 March 2026, 10:00 UTC"),
    ("[1667,1668]?", "1667-01-01", "1668-12-31", "1667 (uncertain) or 1668 (uncertain)"),
    ("18th century (1st half)", "1700-01-01", "1749-12-31", "first half of the 18th century"),
    ("19th c. (2nd quarter)", "1825-01-01", "1849-12-31", "second quarter of the 19th century"),
    ("18. Jh. (1. Hälfte)", "1700-01-01", "1749-12-31", "first half of the 18th century"),
    ("XVIIIe siècle (2e moitié)", "1750-01-01", "1799-12-31", "second half of the 18th century"),
    ("XIX в. (2-я половина)", "1850-01-01", "1899-12-31", "second half of the 19th century"),
    ("1850s (1st half)", "1850-01-01", "1854-12-31", "first half of the 1850s"),
    ("476 d.C.", "0476-01-01", "0476-12-31", "AD 476"),
    ("800 d. C.", "0800-01-01", "0800-12-31", "AD 800"),
    ("prob. 1520", "1520-01-01", "1520-12-31", "1520 (uncertain)"),
    ("may be 1500", "1500-01-01", "1500-12-31", "1500 (uncertain)"),
    ("1890, i.e. 1891", "1891-01-01", "1891-12-31", "1891"),
    ("25 December 1642/4 January 1643", "1643-01-04", "1643-01-04", "4 January 1643"),
    ("25 October / 7 November 1917", "1917-11-07", "1917-11-07", "7 November 1917"),
    ("25 October – 7 November 1917", "1917-10-25", "1917-11-07", "25 October – 7 November 1917"),
    ("25 December 1642 [NS: 4 January 1643]", "1643-01-04", "1643-01-04", "4 January 1643"),
    ("11 FEB 1731-32", "1732-02-11", "1732-02-11", "11 February 1732"),
    ("Meiji period, 1868", "1868-10-23", "1868-12-31", "between 23 October and 31 December 1868"),
    ("AH 1444/AD 2022", "2022-07-30", "2022-12-31", "between 30 July and 31 December 2022"),
    ("before 09:30 UTC on 3 March 2026", "-", "2026-03-03T09:29:59Z", "before 3 March 2026, 09:30 UTC"),
    ("after 3pm on March 5, 2019", "2019-03-05T15:00:00", "-", "after 5 March 2019, 15:00"),
    ("2026-03-08 14:10 PDT / 21:10 UTC", "2026-03-08T21:10:00Z", "2026-03-08T21:10:59Z", "8 March 2026, 14:10 -07:00"),
    ("AD 742, AD 747 or AD 748", "0742-01-01", "0748-12-31", "AD 742, AD 747 or AD 748"),
    ("1914–18, 1939–45", "1914-01-01", "1945-12-31", "1914–1918 and 1939–1945"),
];

#[rustfmt::skip]
const REFUSED: &[Refused] = &[
    ("8 March 2024 until 10:00", 19, "a range from a day to a clock time: which part of the day is meant?"),
    ("8. März 2024 bis 10 Uhr", 18, "a range from a day to a clock time: which part of the day is meant?"),
    ("8 March 2024 from 10", 13, "unexpected word"),
    ("2026-03-08 -05:00", 11, "this may be an offset from UTC or a clock time"),
    ("2026-03-08-05:00", 10, "this may be an offset from UTC or a clock time"),
    ("2026-03-08 +02:00", 11, "this may be an offset from UTC or a clock time"),
    ("2026-03-08 22:00 UTC-25", 20, "no such offset from UTC"),
    ("March 8, 2026, 1400", 15, "1400 after a day may be a clock time or a year"),
    ("8 March 2026 1400", 13, "1400 after a day may be a clock time or a year"),
    ("2019 to 30 years", 8, "a duration is not a date"),
    ("1500 BC years", 8, "a duration is not a date"),
    ("5 wks 1850", 0, "a duration is not a date"),
    ("1850 let", 0, "a duration is not a date"),
    ("heute", 0, "a relative date changes its meaning every day"),
    ("今日", 0, "a relative date changes its meaning every day"),
    ("date", 0, "no date"),
    ("S64", 0, "not a word of a date"),
    ("平成20年代", 8, "unexpected word"),
    ("民國前1年", 6, "years before an era are not counted"),
    ("pro 1500", 0, "not a word of a date"),
    ("H. 1444", 0, "which quarter or half?"),
    ("no 1850", 0, "not a word of a date"),
    ("v 1500", 0, "the second of what?"),
    ("1500 d", 5, "not a word of a date"),
    ("a. 1520", 0, "unexpected word"),
    ("Mar 12, 1850-51", 8, "dual years ended with 1752"),
    ("Meiji period, 1920", 14, "the Meiji era is from 1868 to 1912"),
];

/// The texts that are read.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    READ.iter().map(|row| row.0)
}

#[test]
fn no_word_or_sign_is_taken_for_another() {
    table::read(READ);
    table::refused(REFUSED);
}
