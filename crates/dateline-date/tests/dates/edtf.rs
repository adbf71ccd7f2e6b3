//! EDTF examples: all examples of the Library of Congress (levels 0 to 2) are accepted, and texts that the standard
//! forbids are rejected.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "what can't go on in a test is a failure"
)]

use dateline_date::{Bound, Date, DateContext, Moment};

/// From <https://www.loc.gov/standards/datetime/>.
const LEVEL_0: &[&str] = &[
    "1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30", "1964/2008", "2004-06/2006-08",
    "2004-02-01/2005-02-08", "2004-02-01/2005-02", "2004-02-01/2005", "2005/2006-02",
];

const LEVEL_1: &[&str] = &[
    "Y170000002", "Y-170000002", "2001-21", "2001-22", "2001-23", "2001-24", "1984?", "2004-06~",
    "2004-06-11%", "201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX", "1985-04-12/..",
    "1985-04/..", "1985/..", "../1985-04-12", "../1985-04", "../1985", "1985-04-12/", "1985-04/",
    "1985/", "/1985-04-12", "/1985-04", "/1985", "-1985", "1984~/2004-06", "1984/2004-06~",
    "1984~/2004~", "1984?/2004%", "1984-06-02?/2004-08-08~",
];

const LEVEL_2: &[&str] = &[
    "Y-17E7",
    "1950S2",
    "Y171010000S3",
    "Y3388E2S3",
    "2001-25",
    "2001-26",
    "2001-27",
    "2001-28",
    "2001-29",
    "2001-30",
    "2001-31",
    "2001-32",
    "2001-33",
    "2001-34",
    "2001-35",
    "2001-36",
    "2001-37",
    "2001-38",
    "2001-39",
    "2001-40",
    "2001-41",
    "[1667,1668,1670..1672]",
    "[..1760-12-03]",
    "[1760-12..]",
    "[1760-01,1760-02,1760-12..]",
    "[1667,1760-12]",
    "[..1984]",
    "{1667,1668,1670..1672}",
    "{1960,1961-12}",
    "{..1984}",
    "2004-06-11%",
    "2004-06~-11",
    "2004?-06-11",
    "?2004-06-~11",
    "2004-%06-11",
    "156X-12-25",
    "15XX-12-25",
    "XXXX-12-XX",
    "1XXX-XX",
    "1XXX-12",
    "1984-1X",
    "2004-06-~01/2004-06-~20",
    "2004-06-XX/2004-07-03",
    "..2004-06-01/2004-06-20..",
];

/// Texts that ISO 8601-2:2019, Annex A, does not allow and that are not dates otherwise.
const INVALID: &[&str] = &[
    "1985-13", "1985-00", "1985-20", "1985-02-30", "1985-04-31", "2001-02-29", "1900-02-29",
    "1985-04-00", "1985-04-32", "1985-02-3X", "X900-02-29", "2001-21-05", "1985-04-12T25:00:00",
    "1985-04-12T23:60:00", "1985-04-12T23:20:61", "1985-04-12T23:20:30+15:00", "Y1985", "Y-1985",
    "Y12E2", "Y20000-04", "Y012345", "-0000", "-12345X", "../..", "/", "../", "/..", "1950S0",
    "1950S5", "195XS2", "{}", "[]", "[..]", "{1960,}", "{1960,1985-00}", "[1985..1990..1995]",
    "[1990..1985]", "[1984", "1984]", "2004/2003", "1985/1986/1987", "Y1E19/0000", "1985-W15-8",
    "P1Y2M", "R12/1985/1990", "1985Y4M12D", "19", "1985-04-12/1985-04-12T", "-XXXX",
];

#[test]
fn the_examples_of_the_library_of_congress() {
    for text in [LEVEL_0, LEVEL_1, LEVEL_2].concat() {
        let date = Date::parse(text, DateContext::default())
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        let shown = date.edtf().unwrap_or_else(|| panic!("{text} has no EDTF"));
        let again = Date::parse(&shown, DateContext::default())
            .unwrap_or_else(|error| panic!("{shown}: {error}"));
        assert_eq!(
            (again.earliest(), again.latest()),
            (date.earliest(), date.latest()),
            "{text}"
        );
    }
}

#[test]
fn texts_that_the_standard_forbids_are_rejected() {
    for text in INVALID {
        let read = Date::parse(text, DateContext::default());
        assert!(read.is_err(), "{text}: {:?}", read.map(|date| date.words()));
    }
}

/// Bounds as the terms of the standard define them.
#[test]
fn bounds() {
    let moment = |bound: Bound| match bound {
        Bound::At(at) => format!("{}-{}-{}", at.year(), at.month(), at.day()),
        Bound::Open => "open".to_owned(),
        Bound::Unknown => "unknown".to_owned(),
    };
    for (text, earliest, latest) in [
        ("2001-24", "2001-12-1", "2002-2-28"),
        ("2003-24", "2003-12-1", "2004-2-29"),
        ("2001-29", "2001-9-1", "2001-11-30"),
        ("2001-30", "2001-12-1", "2002-2-28"),
        ("2001-37", "2001-1-1", "2001-4-30"),
        ("2004-02", "2004-2-1", "2004-2-29"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("1984-1X", "1984-10-1", "1984-12-31"),
        ("XXXX-02-29", "0-2-29", "9996-2-29"),
        ("Y171010000S3", "171000000-1-1", "171999999-12-31"),
        ("Y-17E7", "-170000000-1-1", "-170000000-12-31"),
        ("1985/..", "1985-1-1", "open"),
        ("/1985", "unknown", "1985-12-31"),
        ("[..1984]", "unknown", "1984-12-31"),
        ("{..1984}", "open", "1984-12-31"),
        ("[1760-12..]", "1760-12-1", "unknown"),
        ("..2004-06-01/2004-06-20..", "unknown", "unknown"),
        ("2004-06-XX/2004-07-03", "2004-6-1", "2004-7-3"),
    ] {
        let date = Date::parse(text, DateContext::default()).unwrap();
        assert_eq!(
            (
                moment(date.earliest()).as_str(),
                moment(date.latest()).as_str()
            ),
            (earliest, latest),
            "{text}"
        );
    }
}

/// Years from -262,000 to 262,000 have calendar days, as in chrono; years beyond them are still ordered.
#[test]
fn years_far_away() {
    for year in [-262_000_i32, -5000, -1, 0, 1, 476, 2025, 262_000] {
        let text = match year {
            ..0 => format!("-{:04}-02-28", year.unsigned_abs()),
            0..=9999 => format!("{year:04}-02-28"),
            _ => format!("+{year}-02-28"),
        };
        let date = Date::parse(&text, DateContext::default()).unwrap();
        let day = chrono::NaiveDate::from_ymd_opt(year, 2, 28)
            .unwrap()
            .and_hms_opt(0, 0, 0)
            .unwrap();
        assert_eq!(
            date.earliest(),
            Bound::At(Moment::from_local(day)),
            "{text}"
        );
    }
    let rising = [
        "Y-1E100000", "Y-2E200", "Y-1E200", "Y-17E18", "Y-9E18", "Y-1E18", "Y-1E16",
        "Y-13800000000", "Y-4500000000", "Y-262001", "Y-262000", "-9999", "-0001", "0000", "0001",
        "9999", "Y10000", "Y262001", "Y170000002", "Y1E15", "Y1E16", "Y1E17", "Y1E18", "Y9E18",
        "Y17E18", "Y1E200", "Y2E200", "Y1E100000",
    ];
    for pair in rising.windows(2) {
        let [one, other] =
            [pair[0], pair[1]].map(|text| Date::parse(text, DateContext::default()).unwrap());
        assert!(one.order(&other).is_lt(), "{} and {}", pair[0], pair[1]);
    }
}

/// The year 0 of ISO 8601 is 1 BC; leap years follow the Gregorian rule, also before 1582.
#[test]
fn leap_days_and_the_year_0() {
    for (text, words) in [
        ("0000", "1 BC"),
        ("-0001", "2 BC"),
        ("0000-02-29", "29 February 1 BC"),
        ("-0004-02-29", "29 February 5 BC"),
        ("2000-02-29", "29 February 2000"),
        ("1600-02-29", "29 February 1600"),
    ] {
        assert_eq!(
            Date::parse(text, DateContext::default()).unwrap().words(),
            words
        );
    }
    for text in [
        "1900-02-29", "2025-02-29", "-0001-02-29", "29 February 2025", "29 February 100 AD",
    ] {
        assert!(Date::parse(text, DateContext::default()).is_err(), "{text}");
    }
}

/// All accepted texts of this file.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    LEVEL_0
        .iter()
        .copied()
        .chain(LEVEL_1.iter().copied())
        .chain(LEVEL_2.iter().copied())
}

#[test]
fn a_file_may_count_no_year_zero() {
    let context = DateContext {
        no_year_zero: true,
        ..DateContext::default()
    };
    for (text, words) in [
        ("-0356", "356 BC"),
        ("-0356-07-20", "20 July 356 BC"),
        ("-0005-02-29", "29 February 5 BC"),
        ("-0356/-0323", "356–323 BC"),
        ("[-0356,-0323]", "356 BC or 323 BC"),
        ("-01XX", "between 199 and 100 BC"),
        ("about -0356", "about 356 BC"),
        ("356 BC", "356 BC"),
    ] {
        let date = Date::parse(text, context).map(|date| date.words());
        assert_eq!(date.as_deref(), Ok(words), "{text}");
    }
    let no_such_day = Date::parse("-0004-02-29", context);
    assert!(no_such_day.is_err());
    let conventions = Date::parse("-0356", context).map(|date| date.conventions());
    assert!(
        conventions.is_ok_and(|all| {
            all.iter().any(|used| used.contains("no year 0")) && all.len() == 1
        })
    );
}
