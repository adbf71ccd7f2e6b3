//! The order of the timeline, and clock times across zones and clock changes.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "what can't go on in a test is a failure"
)]

use dateline_date::{
    Bound, Certainty, ClockChange, Date, DateContext, End, NumericOrder, SettledBy, Zone,
    numeric_evidence,
};

fn read(text: &str, context: DateContext) -> Date {
    Date::parse(text, context).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn parse(text: &str) -> Date {
    read(text, DateContext::default())
}

/// Checks that each date is ordered before the next.
fn assert_rising(texts: &[&str], context: DateContext) {
    for pair in texts.windows(2) {
        let (one, other) = (read(pair[0], context), read(pair[1], context));
        assert!(one.order(&other).is_lt(), "{} before {}", pair[0], pair[1]);
    }
}

#[test]
fn earliest_first_then_the_wider() {
    assert_rising(
        &[
            "../1985",
            "Y-13800000000",
            "44 BC",
            "AD 33",
            "18XX",
            "1945/..",
            "1945/",
            "1945/1990",
            "194X..",
            "1945",
            "1945-01",
            "1945-01-01/1945-01-02",
            "1945-01-01",
            "1945-01-01T00:00:00",
            "1945-05-09",
            "1970s",
            "1970",
            "2022",
            "2025-05-07~/2025-05-10~",
            "2025-05-09",
            "late August or early September 2025",
        ]
        .into_iter()
        .filter(|text| *text != "194X..")
        .collect::<Vec<_>>(),
        DateContext::default(),
    );
}

/// A date with an unknown start is placed by its end: "before 1922" comes just before 1922. An open start comes first,
/// "ongoing" last.
#[test]
fn open_and_unknown_starts() {
    assert_rising(
        &[
            "../1985", "1871", "1921-12-31", "before 1922", "1922", "/1985", "1986", "ongoing",
        ],
        DateContext::default(),
    );
    assert_eq!(parse("before 1922").earliest(), Bound::Unknown);
    assert_eq!(parse("../1985").earliest(), Bound::Open);
    assert!(parse("before 1922").anchor().is_some());
    assert_eq!(parse("../1985").anchor(), None);
}

/// Equal dates have equal keys in any written form, so that their order in the file is kept.
#[test]
fn equal_dates_keep_their_order() {
    for texts in [
        ["2025-05-09", "9 May 2025"],
        ["1970s", "197X"],
        ["1922~", "1922"],
        ["2025-05-09T10:00:00Z", "2025-05-09T12:00:00+02:00"],
    ] {
        let [one, other] = texts.map(parse);
        assert!(one.order(&other).is_eq(), "{texts:?}");
        assert_eq!(one.order_key(), other.order_key());
    }
}

/// Berlin's offset: one hour east of UTC, two in summer; in 2025 from 30 March 01:00 to 26 October 01:00 UTC.
fn berlin(unix: i64) -> i32 {
    if (1_743_296_400..1_761_440_400).contains(&unix) {
        7200
    } else {
        3600
    }
}

fn in_berlin() -> DateContext {
    DateContext {
        zone: Zone::Rules(berlin),
        ..DateContext::default()
    }
}

#[test]
fn offsets_order_as_instants_and_the_rest_as_local() {
    let texts = [
        "2025-05-09T12:00:00+12:00", "2025-05-09T01:00:00Z", "2025-05-09T02:59:00",
        "2025-05-09T03:00:01", "2025-05-08T20:30:00-05:00", "2025-05-09T10:00:00+02:00",
        "2025-05-09T10:00:01",
    ];
    assert_rising(&texts[..2], in_berlin());
    assert_rising(&texts[2..], in_berlin());
    assert!(
        parse("2025-05-09T10:00:00+02:00")
            .order(&parse("2025-05-09T08:00:01"))
            .is_lt(),
        "UTC where no zone is given"
    );
}

/// When clocks are set back, 02:00 to 03:00 occur twice: instants stay in order, and a local time is placed once.
#[test]
fn a_repeated_hour() {
    let fold = [
        "2025-10-26T01:59:59+02:00", "2025-10-26T02:00:00+02:00", "2025-10-26T02:30:00",
        "2025-10-26T02:45:00+02:00", "2025-10-26T02:59:00+02:00", "2025-10-26T02:00:00+01:00",
        "2025-10-26T02:30:00+01:00", "2025-10-26T01:45:00Z", "2025-10-26T02:59:59+01:00",
        "2025-10-26T03:00:00", "2025-10-26T03:00:01+01:00", "2025-10-27",
    ];
    assert_rising(&fold, in_berlin());
}

/// When clocks are set forward, 02:00 to 03:00 do not occur: a local time in the gap begins with its earlier reading.
#[test]
fn a_skipped_hour() {
    let gap = [
        "2025-03-30T00:59:59", "2025-03-30T02:00:00", "2025-03-30T02:30:00", "2025-03-30T02:59:59",
        "2025-03-30T01:59:59+01:00", "2025-03-30T01:00:01Z", "2025-03-30T03:30:00+02:00",
        "2025-03-30T04:00:00",
    ];
    assert_rising(&gap, in_berlin());
}

/// A clock time without a zone has both its readings where the reader's own clock has it twice, or not at all.
#[test]
fn a_changed_hour_of_the_own_clock() {
    let rows = [
        (
            "2025-10-26 02:30",
            "26 October 2025, 02:30 (+02:00 or +01:00)",
            Some(ClockChange::Repeated),
        ),
        (
            "2025-03-30 02:30",
            "30 March 2025, 02:30 (+02:00 or +01:00)",
            Some(ClockChange::Skipped),
        ),
        ("2025-10-26 03:30", "26 October 2025, 03:30", None),
    ];
    for (text, words, change) in rows {
        let date = read(text, in_berlin());
        assert_eq!(date.words(), words);
        assert_eq!(date.clock_change(), change, "{text}");
        let in_zone = read(&format!("{text} Europe/Berlin"), in_berlin());
        assert_eq!(
            (date.earliest(), date.latest()),
            (in_zone.earliest(), in_zone.latest()),
            "{text}"
        );
        let again = read(words, in_berlin());
        assert_eq!(
            (again.words(), again.earliest()),
            (words.to_owned(), date.earliest())
        );
    }
}

#[test]
fn the_ends_of_a_day() {
    assert_rising(
        &[
            "2016-12-31T23:59:59Z", "2016-12-31T23:59:59.5Z", "2016-12-31T23:59:60Z",
            "2017-01-01T00:00:00Z", "2017-01-01T00:00:00.001Z",
        ],
        DateContext::default(),
    );
    let midnight = parse("2025-05-09T24:00:00");
    assert!(midnight.order(&parse("2025-05-10T00:00:00")).is_eq());
    assert_eq!(midnight.words(), "10 May 2025, 00:00");
    assert!(
        midnight
            .conventions()
            .contains(&"24:00 is 00:00 of the next day".to_owned())
    );
    assert_eq!(parse("2024-12-31T24:00").words(), "1 January 2025, 00:00");
    let leap = parse("2016-12-31T23:59:60Z");
    assert_eq!(leap.words(), "31 December 2016, 23:59:60 UTC");
    let day = parse("2016-12-31");
    assert!(
        matches!((leap.latest(), day.latest()), (Bound::At(second), Bound::At(end)) if second <= end)
    );
}

#[test]
fn certainty_and_the_ends_of_bars() {
    use Certainty::{Coarse, Exact, Unsure};
    use End::{Firm, Open, Soft};
    for (text, certainty, ends) in [
        ("2025-05-09", Exact, None),
        ("2025-05-09T10:00:00Z", Exact, None),
        ("2025-05", Coarse, None),
        ("2025-21", Coarse, None),
        ("2025-34", Coarse, None),
        ("2025", Coarse, None),
        ("2025-05-XX", Coarse, None),
        ("1970s", Unsure, None),
        ("c. 1910", Unsure, None),
        ("2025-05-09?", Unsure, None),
        ("09/02/2018", Unsure, None),
        ("before 1922", Unsure, None),
        ("1950S2", Unsure, None),
        ("{1960,1961-12}", Coarse, None),
        ("2025-05-07/2025-05-10", Exact, Some((Firm, Firm))),
        ("1985/1990", Coarse, Some((Firm, Firm))),
        ("2025-05-07~/2025-05-10", Unsure, Some((Soft, Firm))),
        ("1960s-1970s", Unsure, Some((Soft, Soft))),
        ("1985/..", Coarse, Some((Firm, Open))),
        ("../1985~", Unsure, Some((Open, Soft))),
        ("1985/", Coarse, Some((Firm, Open))),
    ] {
        let date = parse(text);
        assert_eq!(
            (date.certainty(), date.range()),
            (certainty, ends),
            "{text}"
        );
    }
}

/// An ambiguous date keeps both readings unless the file or its other dates settle the order.
#[test]
fn day_or_month_first() {
    let settled = |numeric, settled_by| DateContext {
        numeric,
        settled_by,
        ..DateContext::default()
    };
    for (text, context, words, convention) in [
        (
            "09/02/2018",
            DateContext::default(),
            "9 February or 2 September 2018",
            "both readings are kept",
        ),
        (
            "09/02/2018",
            settled(NumericOrder::DayFirst, SettledBy::File),
            "9 February 2018",
            "settled by the file's `dates:`",
        ),
        (
            "09/02/2018",
            settled(NumericOrder::MonthFirst, SettledBy::Others),
            "2 September 2018",
            "other dates of the file",
        ),
        (
            "23/02/2018",
            settled(NumericOrder::MonthFirst, SettledBy::File),
            "23 February 2018",
            "not the one that the file's `dates:` says",
        ),
        (
            "01.02.2018",
            settled(NumericOrder::MonthFirst, SettledBy::Others),
            "1 February 2018",
            "with dots",
        ),
        (
            "09.02.2018",
            DateContext::default(),
            "9 February 2018",
            "with dots",
        ),
        ("04/04/1985", DateContext::default(), "4 April 1985", ""),
    ] {
        let date = read(text, context);
        assert_eq!(date.words(), words, "{text}");
        let conventions = date.conventions().join("; ");
        assert!(conventions.contains(convention), "{text}: {conventions}");
        assert_eq!(
            conventions.is_empty(),
            convention.is_empty(),
            "{text}: {conventions}"
        );
    }
    for (text, order) in [
        ("23/02/2018", Some(NumericOrder::DayFirst)),
        ("02/23/2018", Some(NumericOrder::MonthFirst)),
        ("31-12-1999", Some(NumericOrder::DayFirst)),
        ("09/02/2018", None),
        ("23/13/2018", None),
        ("2018/02/23", None),
        ("23 February 2018", None),
        ("23/02/18", None),
        ("", None),
    ] {
        assert_eq!(numeric_evidence(text), order, "{text}");
    }
}

#[test]
fn a_range_of_any_two_dates() {
    let between = |start: &str, end: &str| Date::between(&parse(start), &parse(end));
    for (start, end, words, edtf) in [
        (
            "2016-12-07",
            "2016-12-21",
            "7–21 December 2016",
            Some("2016-12-07/2016-12-21"),
        ),
        (
            "15 October 2016",
            "18/12/2016",
            "15 October – 18 December 2016",
            Some("2016-10-15/2016-12-18"),
        ),
        ("c. 1905", "1910", "about 1905 to 1910", Some("1905~/1910")),
        ("2019", "present", "since 2019", Some("2019/..")),
        (
            "1970s",
            "late 1980s",
            "the 1970s to the late 1980s",
            Some("197X/1989"),
        ),
        ("2014/2016", "2018/2020", "2014–2020", Some("2014/2020")),
        (
            "2024-02-14T20:30:00",
            "2024-02-14T21:30:00",
            "14 February 2024, 20:30–21:30",
            None,
        ),
        ("2020-05", "2020", "May 2020 – 2020", Some("2020-05/2020")),
    ] {
        let date = between(start, end).unwrap_or_else(|error| panic!("{start} to {end}: {error}"));
        assert_eq!(
            (date.words().as_str(), date.edtf().as_deref()),
            (words, edtf),
            "{start} to {end}"
        );
        assert!(date.range().is_some());
        assert_eq!(date.written(), format!("{start} – {end}"));
    }
    let error = between("9 May 2020", "3 May 2019").unwrap_err();
    assert_eq!(
        error.message,
        "the end, 3 May 2019, is before the start, 9 May 2020"
    );
}
