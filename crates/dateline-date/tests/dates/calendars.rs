//! Dates of other calendars and ages before the present, as Gregorian intervals.

use dateline_date::{Date, DateContext, Notation, report};

use super::table;

/// A text, its earliest and latest day, and the name of its calendar; `-` for none.
type Row = (&'static str, &'static str, &'static str, &'static str);

fn read(text: &str) -> Date {
    Date::parse(text, DateContext::default())
        .unwrap_or_else(|error| panic!("{text}: {error} {:?}", error.help))
}

fn wrong(rows: &[Row]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (text, earliest, latest, calendar) in rows {
        let expected = format!("{text}: {earliest} {latest} {calendar}");
        let actual = match Date::parse(text, DateContext::default()) {
            Ok(date) => format!(
                "{text}: {} {} {}",
                report::earliest(&date).as_deref().unwrap_or("-"),
                report::latest(&date).as_deref().unwrap_or("-"),
                date.calendar().map_or("-", |calendar| calendar.name()),
            ),
            Err(error) => format!("{text}: {error}"),
        };
        if actual != expected {
            wrong.push(format!("expected {expected}\n     got {actual}"));
        }
    }
    wrong
}

fn check(rows: &[Row]) {
    let wrong = wrong(rows);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[rustfmt::skip]
const JULIAN: &[Row] = &[
    ("25 October 1917 O.S.", "1917-11-07", "1917-11-07", "Julian"),
    ("O.S. 25 October 1917", "1917-11-07", "1917-11-07", "Julian"),
    ("25 October 1917 (O.S.)", "1917-11-07", "1917-11-07", "Julian"),
    ("25 October 1917 (Julian)", "1917-11-07", "1917-11-07", "Julian"),
    ("25 October 1917 (Old Style)", "1917-11-07", "1917-11-07", "Julian"),
    ("25 октября 1917 (ст. ст.)", "1917-11-07", "1917-11-07", "Julian"),
    ("@#DJULIAN@ 25 OCT 1917", "1917-11-07", "1917-11-07", "Julian"),
    ("about @#DJULIAN@ 25 OCT 1917", "1917-11-07", "1917-11-07", "Julian"),
    ("JULIAN 25 OCT 1917", "1917-11-07", "1917-11-07", "Julian"),
    ("25 Oct 1917 OS", "1917-11-07", "1917-11-07", "Julian"),
    ("1917-10-25 (O.S.)", "1917-11-07", "1917-11-07", "Julian"),
    ("29 February 1700 O.S.", "1700-03-11", "1700-03-11", "Julian"),
    ("October 1917 O.S.", "1917-10-14", "1917-11-13", "Julian"),
    ("1917 O.S.", "1917-01-14", "1918-01-13", "Julian"),
    ("15 March 44 BC (Julian)", "-0043-03-13", "-0043-03-13", "Julian"),
    ("1–3 March 1700 O.S.", "1700-03-12", "1700-03-14", "Julian"),
    ("7 November 1917 (N.S.)", "1917-11-07", "1917-11-07", "-"),
    ("@#DGREGORIAN@ 7 NOV 1917", "1917-11-07", "1917-11-07", "-"),
];

#[rustfmt::skip]
const OWN_MONTHS: &[Row] = &[
    ("5 Tishrei 5784", "2023-09-20", "2023-09-20", "Hebrew"),
    ("Tishrei 5, 5784", "2023-09-20", "2023-09-20", "Hebrew"),
    ("5 Tishri 5784", "2023-09-20", "2023-09-20", "Hebrew"),
    ("5th of Tishrei, 5784 AM", "2023-09-20", "2023-09-20", "Hebrew"),
    ("@#DHEBREW@ 5 TSH 5784", "2023-09-20", "2023-09-20", "Hebrew"),
    ("HEBREW 5 TSH 5784", "2023-09-20", "2023-09-20", "Hebrew"),
    ("Adar II 5784", "2024-03-11", "2024-04-08", "Hebrew"),
    ("Adar I 5784", "2024-02-10", "2024-03-10", "Hebrew"),
    ("Adar 5783", "2023-02-22", "2023-03-22", "Hebrew"),
    ("AM 5784", "2023-09-16", "2024-10-02", "Hebrew"),
    ("5784 AM", "2023-09-16", "2024-10-02", "Hebrew"),
    ("5–7 Tishrei 5784", "2023-09-20", "2023-09-22", "Hebrew"),
    ("5 Tishrei – 3 Cheshvan 5784", "2023-09-20", "2023-10-18", "Hebrew"),
    ("before 5 Tishrei 5784", "-", "2023-09-19", "Hebrew"),
    ("1444 AH", "2022-07-30", "2023-07-18", "Islamic"),
    ("AH 1444", "2022-07-30", "2023-07-18", "Islamic"),
    ("1444 A.H.", "2022-07-30", "2023-07-18", "Islamic"),
    ("c. 1444 AH", "2022-07-30", "2023-07-18", "Islamic"),
    ("Muharram 1444 AH", "2022-07-30", "2022-08-28", "Islamic"),
    ("12 Rabi' al-awwal 1444", "2022-10-08", "2022-10-08", "Islamic"),
    ("12 Rabīʿ al-Awwal 1444 AH", "2022-10-08", "2022-10-08", "Islamic"),
    ("12 Rabi I 1444", "2022-10-08", "2022-10-08", "Islamic"),
    ("12 Rabi ul-Awwal 1444 H", "2022-10-08", "2022-10-08", "Islamic"),
    ("10 Muharram 61 AH", "0680-10-13", "0680-10-13", "Islamic"),
    ("1444–1445 AH", "2022-07-30", "2024-07-07", "Islamic"),
    ("AH 1444–1445", "2022-07-30", "2024-07-07", "Islamic"),
    ("between 1444 and 1445 AH", "2022-07-30", "2024-07-07", "Islamic"),
    ("1402 SH", "2023-03-21", "2024-03-19", "Persian"),
    ("22 Bahman 1357", "1979-02-11", "1979-02-11", "Persian"),
    ("Bahman 1357 SH", "1979-01-21", "1979-02-19", "Persian"),
    ("24 Prairial An II", "1794-06-12", "1794-06-12", "French Republican"),
    ("18 brumaire an VIII", "1799-11-09", "1799-11-09", "French Republican"),
    ("18 brumaire de l'an VIII", "1799-11-09", "1799-11-09", "French Republican"),
    ("9 Thermidor, Year II", "1794-07-27", "1794-07-27", "French Republican"),
    ("1er vendémiaire an I", "1792-09-22", "1792-09-22", "French Republican"),
    ("Brumaire an VIII", "1799-10-23", "1799-11-21", "French Republican"),
    ("an II", "1793-09-22", "1794-09-21", "French Republican"),
    ("@#DFRENCH R@ 24 PRAI 2", "1794-06-12", "1794-06-12", "French Republican"),
    ("5 Tishrei 5784, 10:00", "2023-09-20T10:00:00", "2023-09-20T10:00:59", "Hebrew"),
];

#[rustfmt::skip]
const ERAS: &[Row] = &[
    ("Heisei 31", "2019-01-01", "2019-04-30", "Japanese"),
    ("Shōwa 20", "1945-01-01", "1945-12-31", "Japanese"),
    ("Reiwa 2 March 3", "2020-03-03", "2020-03-03", "Japanese"),
    ("3 March Reiwa 2", "2020-03-03", "2020-03-03", "Japanese"),
    ("Meiji era 40 (1907)", "1907-01-01", "1907-12-31", "Japanese"),
    ("平成元年", "1989-01-08", "1989-12-31", "Japanese"),
    ("平成31年", "2019-01-01", "2019-04-30", "Japanese"),
    ("令和6年5月1日", "2024-05-01", "2024-05-01", "Japanese"),
    ("昭和64年1月7日", "1989-01-07", "1989-01-07", "Japanese"),
    ("昭和64年", "1989-01-01", "1989-01-07", "Japanese"),
    ("昭和20年", "1945-01-01", "1945-12-31", "Japanese"),
    ("昭和20年8月", "1945-08-01", "1945-08-31", "Japanese"),
    ("民國112年", "2023-01-01", "2023-12-31", "Minguo (Republic of China)"),
    ("民国元年", "1912-01-01", "1912-12-31", "Minguo (Republic of China)"),
    ("民國38年10月1日", "1949-10-01", "1949-10-01", "Minguo (Republic of China)"),
    ("พ.ศ. 2567", "2024-01-01", "2024-12-31", "Buddhist"),
    ("2567 BE", "2024-01-01", "2024-12-31", "Buddhist"),
    ("B.E. 2567", "2024-01-01", "2024-12-31", "Buddhist"),
    ("5 May 2567 BE", "2024-05-05", "2024-05-05", "Buddhist"),
];

#[rustfmt::skip]
const AGES: &[Row] = &[
    ("8000 BP", "-6050-01-01", "-6050-12-31", "-"),
    ("8,000 BP", "-6050-01-01", "-6050-12-31", "-"),
    ("8000 cal BP", "-6050-01-01", "-6050-12-31", "-"),
    ("8000±50 BP", "-6100-01-01", "-6000-12-31", "-"),
    ("8000 ± 50 cal. BP", "-6100-01-01", "-6000-12-31", "-"),
    ("8000–7500 BP", "-6050-01-01", "-5550-12-31", "-"),
    ("12 ka", "-10550-01-01", "-9550-12-31", "-"),
    ("12.0 ka BP", "-10100-01-01", "-10000-12-31", "-"),
    ("11.7 ka to present", "-9800-01-01", "-", "-"),
    ("10,000 years ago", "-8050-01-01", "-8050-12-31", "-"),
    ("66 Ma", "-66500000-01-01", "-65500000-12-31", "-"),
    ("66 Mya", "-66500000-01-01", "-65500000-12-31", "-"),
    ("66 million years ago", "-66500000-01-01", "-65500000-12-31", "-"),
    ("66.0 Ma", "-66050000-01-01", "-65950000-12-31", "-"),
    ("4.5 Ga", "-4550000000-01-01", "-4450000000-12-31", "-"),
    ("13.8 billion years ago", "-13850000000-01-01", "-13750000000-12-31", "-"),
    ("252–66 Ma", "-252500000-01-01", "-65500000-12-31", "-"),
    ("from 252 to 66 million years ago", "-252500000-01-01", "-65500000-12-31", "-"),
];

/// Dates that the other calendars must not affect.
#[rustfmt::skip]
const UNTOUCHED: &[Row] = &[
    ("9 May 2025 10:30 AM", "2025-05-09T10:30:00", "2025-05-09T10:30:59", "-"),
    ("am 9. Mai 2025", "2025-05-09", "2025-05-09", "-"),
    ("1914–1918", "1914-01-01", "1918-12-31", "-"),
    ("May–June 1940", "1940-05-01", "1940-06-30", "-"),
    ("44 av. J.-C.", "-0043-01-01", "-0043-12-31", "-"),
    ("ca. 1910", "1910-01-01", "1910-12-31", "-"),
];

#[test]
fn julian_dates() {
    check(JULIAN);
}

#[test]
fn calendars_with_months_of_their_own() {
    check(OWN_MONTHS);
}

#[test]
fn eras_of_gregorian_years() {
    check(ERAS);
}

#[test]
fn ages_before_the_present() {
    check(AGES);
    for (text, ..) in AGES {
        assert!(read(text).qualifier().approximate, "{text}");
    }
}

#[test]
fn other_readings_stay() {
    check(UNTOUCHED);
}

#[test]
fn days_that_a_calendar_does_not_have() {
    for (text, named) in [
        ("31 Tishrei 5784", "Hebrew calendar"),
        ("30 Tevet 5784", "Hebrew calendar"),
        ("5 Adar 5784", "Hebrew calendar"),
        ("Adar II 5783", "Hebrew calendar"),
        ("5 Nisan 2023", "Hebrew calendar"),
        ("5 Tishrei", "Hebrew calendar"),
        ("Ramadan 2023", "Islamic calendar"),
        ("30 Safar 1444", "Islamic calendar"),
        ("30 Esfand 1402", "Persian calendar"),
        ("31 brumaire an VIII", "French Republican calendar"),
        ("18 brumaire an XV", "French Republican calendar"),
        ("30 February 1917 O.S.", "Julian calendar"),
        ("昭和64年1月8日", "Shōwa era"),
        ("昭和65年", "Shōwa era"),
        ("平成元年1月7日", "Heisei era"),
    ] {
        let error = Date::parse(text, DateContext::default()).unwrap_err();
        assert!(error.message.contains(named), "{text}: {error}");
        assert!(error.help.is_some(), "{text}");
    }
}

#[test]
fn texts_that_are_not_dates_of_another_calendar() {
    for text in [
        "1030 AM", "2025 AM", "9 Ma 2025", "50 years ago", "66 ma 2025", "@#DROMAN@ 5 MAY 2025",
        "AH", "AM 10", "an 2000 BP ka",
    ] {
        assert!(Date::parse(text, DateContext::default()).is_err(), "{text}");
    }
}

#[test]
fn months_and_years_are_as_precise_as_they_are_written() {
    use dateline_date::Precision;
    for (text, precision) in [
        ("5 Tishrei 5784", Precision::Day),
        ("Tishrei 5784", Precision::Month),
        ("AM 5784", Precision::Year),
        ("October 1917 O.S.", Precision::Month),
        ("1917 O.S.", Precision::Year),
        ("平成元年", Precision::Year),
        ("8000 BP", Precision::Year),
        ("8000±50 BP", Precision::Century),
        ("66 Ma", Precision::Millennium),
    ] {
        assert_eq!(read(text).precision(), precision, "{text}");
    }
}

#[test]
fn the_convention_is_named() {
    for (text, part) in [
        ("5 Tishrei 5784", "sunset"),
        ("1444 AH", "tabular"),
        ("25 October 1917 O.S.", "Julian"),
        ("18 brumaire an VIII", "years I to XIV"),
        ("66 Ma", "last digit"),
        ("2567 BE", "2024"),
    ] {
        let conventions = read(text).conventions().join("\n");
        assert!(conventions.contains(part), "{text}: {conventions}");
    }
}

#[test]
fn the_report_names_the_calendar() {
    let plain = |text| report::describe(text, DateContext::default()).plain(Notation::default());
    assert!(plain("5 Tishrei 5784").contains("  calendar   Hebrew\n"));
    assert!(!plain("20 September 2023").contains("  calendar "));
}

/// All accepted texts of this file.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    JULIAN
        .iter()
        .map(|row| row.0)
        .chain(OWN_MONTHS.iter().map(|row| row.0))
        .chain(ERAS.iter().map(|row| row.0))
        .chain(AGES.iter().map(|row| row.0))
        .chain(UNTOUCHED.iter().map(|row| row.0))
}

/// Digits of other calendars, and decades of eras.
#[test]
#[rustfmt::skip]
fn digits_and_decades_of_other_calendars() {
    table::read(&[
        ("1402/01/15 SH", "2023-04-04", "2023-04-04", "4 April 2023"),
        ("1402-01-15 SH", "2023-04-04", "2023-04-04", "4 April 2023"),
        ("1445/09/12 AH", "2024-03-22", "2024-03-22", "22 March 2024"),
        ("12/9/1445 AH", "2024-03-22", "2024-03-22", "22 March 2024"),
        ("AH 1445/09/12", "2024-03-22", "2024-03-22", "22 March 2024"),
        ("1258 CE / AH 656", "1258-01-15", "1258-12-31", "between 15 January and 31 December 1258"),
        ("昭和40年代", "1965-01-01", "1974-12-31", "between 1965 and 1974"),
        ("昭和60年代", "1985-01-01", "1989-01-07", "between 1985 and 7 January 1989"),
        ("昭和30年代後半", "1960-01-01", "1964-12-31", "first half of the 1960s"),
        ("民國60年代", "1971-01-01", "1980-12-31", "between 1971 and 1980"),
    ]);
}
