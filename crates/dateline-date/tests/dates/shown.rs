//! Words, labels, gaps and headings of dates.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "what can't go on in a test is a failure"
)]

use dateline_date::conventions::Convention;
use dateline_date::{
    Bound, ClockDetail, Date, DateContext, Gap, Label, Moment, Notation, Period, Unit,
};

fn parse(text: &str) -> Date {
    Date::parse(text, DateContext::default()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn moment(text: &str) -> Moment {
    match parse(text).earliest() {
        Bound::At(moment) => moment,
        bound => panic!("{text}: {bound:?}"),
    }
}

/// Label under the heading of a given size that contains the date; `None` for no heading.
fn label(text: &str, unit: Option<Unit>) -> String {
    label_within(text, unit, Label::default())
}

fn label_within(text: &str, unit: Option<Unit>, label: Label) -> String {
    let date = parse(text);
    let under = unit.and_then(|unit| Some(Period::containing(date.anchor()?, unit)));
    date.label(Label { under, ..label })
}

#[test]
fn labels_leave_out_what_the_heading_shows() {
    for (text, plain, decade, year, month, day) in [
        (
            "2025-05-09", "9 May 2025", "9 May 2025", "9 May", "Fri 9", "9 May",
        ),
        (
            "2025-05-09T10:00:00Z", "9 May 2025, 10:00", "9 May 2025, 10:00", "9 May, 10:00",
            "Fri 9, 10:00", "10:00",
        ),
        (
            "2025-05-07~/2025-05-10~", "~7–10 May 2025", "~7–10 May 2025", "~7–10 May", "~7–10",
            "~7–10 May",
        ),
        ("2025-05", "May 2025", "May 2025", "May", "May", "May"),
        ("2024-34", "Q2 2024", "Q2 2024", "Q2", "Q2", "Q2"),
        (
            "2001-21", "spring 2001", "spring 2001", "spring", "spring", "spring",
        ),
        (
            "[2025-08-21..2025-08-31,2025-09-01..2025-09-10]",
            "Aug or Sep 2025",
            "Aug or Sep 2025",
            "Aug or Sep",
            "Aug or Sep",
            "Aug or Sep",
        ),
        (
            "09/02/2018", "9 Feb/2 Sep 2018", "9 Feb/2 Sep 2018", "9 Feb or 2 Sep",
            "9 Feb or 2 Sep", "9 Feb or 2 Sep",
        ),
    ] {
        let shown = [
            None,
            Some(Unit::Decade),
            Some(Unit::Year),
            Some(Unit::Month),
            Some(Unit::Day),
        ]
        .map(|unit| label(text, unit));
        assert_eq!(shown, [plain, decade, year, month, day], "{text}");
    }
}

#[test]
fn labels_show_parts_outside_of_the_heading() {
    for (text, unit, expected) in [
        ("2024-12-28/2025-01-03", Unit::Year, "Dec 2024–Jan 2025"),
        ("2019-07-01/2024-06-30", Unit::Year, "Jul 2019–Jun 2024"),
        ("17 May 2021 – 30 Jun 2022", Unit::Year, "May 2021–Jun 2022"),
        (
            "17 May 2021 – 30 Jun 2022",
            Unit::Month,
            "May 2021–Jun 2022",
        ),
        (
            "17 May 2021~ / 30 Jun 2022",
            Unit::Year,
            "~May 2021–Jun 2022",
        ),
        ("[2024-12,2025-01]", Unit::Year, "Dec 2024/Jan 2025"),
        ("[2024-12,2025-02]", Unit::Month, "Dec 2024/Feb 2025"),
        ("2025-04-28/2025-05-03", Unit::Month, "28 Apr–3 May"),
        ("2025-04-28~/2025-05-03", Unit::Month, "~28 Apr–3 May"),
        ("2025-04-28/2025-05-03", Unit::Year, "28 Apr–3 May"),
        ("1985/1990", Unit::Year, "1985–1990"),
        ("1985/..", Unit::Year, "since 1985"),
        ("..2025-05/..", Unit::Year, "already in May"),
        ("..2025-05-09/..", Unit::Year, "already on 9 May"),
        ("1970s", Unit::Year, "the 1970s"),
        ("1970s", Unit::Decade, "the 1970s"),
        ("19th century", Unit::Decade, "the 19th century"),
        ("late 13th century BC", Unit::Century, "late 13th c. BC"),
        ("winter 2010", Unit::Year, "winter"),
        ("before 1922", Unit::Year, "before 1922"),
    ] {
        let shown = label(text, Some(unit));
        let shown = shown.replace("19th c.", "19th century");
        assert_eq!(shown, expected, "{text}");
    }
}

/// Labels distinguish neighbors that share a minute or a second, and ranges within a day keep their clock times.
#[test]
fn labels_of_clock_times() {
    use ClockDetail::{Fraction, Minute, Second};
    for (text, unit, clock, expected) in [
        (
            "2026-03-14T02:07/2026-03-14T02:31",
            Unit::Year,
            Minute,
            "14 Mar 02:07–02:31",
        ),
        (
            "2026-03-14T02:07/2026-03-14T02:31",
            Unit::Month,
            Minute,
            "Sat 14 02:07–02:31",
        ),
        (
            "2026-03-14T02:07/2026-03-14T02:31",
            Unit::Day,
            Minute,
            "02:07–02:31",
        ),
        (
            "2026-03-14T02:07/2026-03-14T02:31",
            Unit::Hour,
            Minute,
            "02:07–02:31",
        ),
        (
            "2026-03-14T23:50/2026-03-15T00:20",
            Unit::Day,
            Minute,
            "23:50–15 Mar 00:20",
        ),
        ("2026-03-14T02:07:05", Unit::Day, Minute, "02:07"),
        ("2026-03-14T02:07:05", Unit::Day, Second, "02:07:05"),
        ("2026-03-14T02:07:00", Unit::Day, Second, "02:07:00"),
        ("2026-03-14T02:07", Unit::Day, Second, "02:07"),
        ("2026-03-14T02:07:05.250", Unit::Day, Second, "02:07:05"),
        (
            "2026-03-14T02:07:05.250",
            Unit::Day,
            Fraction,
            "02:07:05.25",
        ),
        (
            "2026-03-14T02:07:05",
            Unit::Year,
            Second,
            "14 Mar, 02:07:05",
        ),
        (
            "2026-03-14T02:07:05/2026-03-14T02:07:31",
            Unit::Day,
            Second,
            "02:07:05–02:07:31",
        ),
        (
            "2026-03-14T02:07",
            Unit::Decade,
            Minute,
            "14 Mar 2026, 02:07",
        ),
    ] {
        let label = Label {
            clock,
            ..Label::default()
        };
        assert_eq!(
            label_within(text, Some(unit), label),
            expected,
            "{text} under {unit:?}"
        );
    }
    for (text, neighbor, detail) in [
        // Seconds that are written are shown, whatever is beside them; those of a full minute if that is needed.
        ("2026-03-14T02:07:05", None, Second),
        ("2026-03-14T02:07:00", None, Minute),
        ("2026-03-14T02:07:00", Some("2026-03-14T02:08:05"), Minute),
        ("2026-03-14T02:07:00", Some("2026-03-14T02:07:31"), Second),
        (
            "2026-03-14T02:07:05.1",
            Some("2026-03-14T02:07:05.2"),
            Fraction,
        ),
        ("2026-03-14T02:07", Some("2026-03-14"), Minute),
        ("2026-03-14T02:07:05/2026-03-14T02:07:31", None, Second),
        (
            "2026-03-14T02:07:05/2026-03-14T02:09:31",
            Some("2026-03-14T02:09:05"),
            Second,
        ),
    ] {
        let neighbor = neighbor.map(parse);
        assert_eq!(
            parse(text).clock_detail(neighbor.as_ref()),
            detail,
            "{text}"
        );
    }
}

/// Every label fits into eighteen columns; in fewer columns a label is too wide rather than false.
#[test]
fn labels_fit() {
    let units = [
        None,
        Some(Unit::Hour),
        Some(Unit::Day),
        Some(Unit::Month),
        Some(Unit::Year),
        Some(Unit::Decade),
        Some(Unit::Century),
    ];
    for text in [
        "1945",
        "c. 1910",
        "1984?",
        "2004-06-11%",
        "AD 476",
        "44 BC",
        "15 March 44 BC",
        "624–546 BCE",
        "~2469-2349 BC",
        "4 BCE–65 CE",
        "Y-13800000000",
        "Y170000002",
        "late 19th century",
        "late 13th century BC",
        "early September 2025",
        "second half of the 19th century",
        "1960er–1970er",
        "17th-19th centuries",
        "[1667,1668,1670..1672]",
        "{1960,1961-12}",
        "156X-12-25",
        "1985-XX-XX",
        "1 January 2020 – 3 February 2021",
        "from 9 May 2025",
        "before 9 May 2025",
        "14 Feb 2024 20:30 - 15 Feb 2024 02:00",
        "2010/11",
        "spring-summer 2020",
        "1 May 1940, 2 June 1941 or 3 July 1942",
        "1950S2",
        "2004?-06-~11",
    ] {
        for unit in units {
            let shown = label(text, unit);
            assert!(
                (1..=18).contains(&shown.chars().count()),
                "{text} under {unit:?}: {shown}"
            );
        }
    }
    for (text, expected) in [
        ("2019-07-01/2024-06-30", "2019–2024"),
        ("late 13th century BC", "late 13th c.BC"),
        ("second half of the 19th century", "2nd half 19th c."),
        ("14 Feb 2024 20:30 - 15 Feb 2024 02:00", "14–15 Feb 2024"),
    ] {
        let label = Label {
            columns: 14,
            ..Label::default()
        };
        assert_eq!(label_within(text, None, label), expected, "{text}");
    }
}

#[test]
fn headings() {
    for (text, unit, words) in [
        ("2025-05-09", Unit::Day, "9 May 2025"),
        ("2025-05-09", Unit::Month, "May 2025"),
        ("2025-05-09", Unit::Year, "2025"),
        ("1975", Unit::Decade, "1970s"),
        ("1750", Unit::Century, "18th century"),
        ("1700", Unit::Century, "18th century"),
        ("44 BC", Unit::Year, "44 BC"),
        ("44 BC", Unit::Decade, "40s BC"),
        ("500 BC", Unit::Century, "5th century BC"),
        ("401 BC", Unit::Century, "5th century BC"),
        ("1 BC", Unit::Century, "1st century BC"),
        ("12,000 BP", Unit::Century, "101st century BC"),
        ("13.8 Ga", Unit::Century, "around 13,850,000,000 BC"),
        ("AD 1", Unit::Century, "1st century"),
        ("AD 33", Unit::Decade, "AD 30s"),
        ("AD 5", Unit::Decade, "AD 1 to 9"),
        ("5 BC", Unit::Decade, "9 to 1 BC"),
    ] {
        let at = moment(text);
        let period = Period::containing(at, unit);
        assert_eq!(
            period.words(Notation::default()),
            words,
            "{text} by {unit:?}"
        );
        let (first, last) = period.bounds();
        assert!(
            first <= at && at <= last && period.contains(first) && period.contains(last),
            "{text} by {unit:?}"
        );
    }
}

#[test]
fn gaps() {
    for (before, after, words) in [
        ("1945", "1970", Some("25 years")),
        ("1945", "the 1970s", Some("about 25 years")),
        ("the 1970s", "2022", Some("about 43 years")),
        ("1918-11-11", "1939-09-01", Some("20 years")),
        ("2025-05", "2025-09", Some("4 months")),
        ("2025-05-09", "2025-05-12", Some("3 days")),
        ("2025-05-09", "2025-07-12", Some("2 months")),
        ("c. 1905", "c. 1910", Some("about 5 years")),
        ("44 BC", "AD 14", Some("57 years")),
        ("Y-13800000000", "Y-4500000000", Some("9.3 billion years")),
        ("198X", "199X", Some("0 to 19 years")),
        ("[1667..1670]", "[1668..1670]", Some("0 to 3 years")),
        ("1984?", "1985~", Some("0 to 1 year")),
        ("1984", "1985", None),
        ("2025-05-09", "2025-05-10", None),
        ("2020", "2020-05", None),
        ("1939/1945", "1941", None),
        ("1985/..", "1990", None),
        ("c. 1910", "1910", None),
    ] {
        let gap = Gap::between(&parse(before), &parse(after));
        assert_eq!(gap.map(Gap::words).as_deref(), words, "{before} to {after}");
        assert!(gap.is_none_or(|gap| gap.days() >= 0));
    }
    let days =
        |before: &str, after: &str| Gap::between(&parse(before), &parse(after)).map(Gap::days);
    assert_eq!(days("2025-05-09", "2025-05-12"), Some(2));
    assert_eq!(days("198X", "199X"), Some(0));
}

#[test]
fn distance_from_now() {
    let now = moment("2025-11-23T12:00:00");
    for (text, words) in [
        ("2025-11-23", "today"),
        ("2025-11-22", "yesterday"),
        ("2025-11-24", "tomorrow"),
        ("2025-11-20", "3 days ago"),
        ("2025-05-09", "6 months ago"),
        ("1945-05-09", "80 years ago"),
        ("1945", "80 years ago"),
        ("2024", "last year"),
        ("2025", "this year"),
        ("2026", "next year"),
        ("2025-10", "last month"),
        ("2025-11", "this month"),
        ("2026-08", "in 9 months"),
        ("2025-11-23T14:30:00", "in 2 hours"),
        ("2025-11-23T11:20:00", "40 minutes ago"),
        ("2025-11-23T11:59:18", "42 seconds ago"),
        ("c. 1910", "about 115 years ago"),
        ("the 1970s", "about 51 years ago"),
        ("19th century", "about 175 years ago"),
        ("44 BC", "2068 years ago"),
        ("Y-13800000000", "13.8 billion years ago"),
        ("1985/..", "ongoing"),
        ("2025-11-20/2025-11-30", "ongoing"),
        ("1985/1990", "35 years ago"),
        ("1985/", "began 40 years ago"),
        ("../1985", "40 years ago"),
        ("before 1922", "more than 103 years ago"),
        ("after 1850", "at most 175 years ago"),
        ("after 1950", "at most 75 years ago"),
        ("after 9 May 1950", "at most 76 years ago"),
        ("late August or early September 2025", "about 2 months ago"),
    ] {
        assert_eq!(parse(text).distance(now), words, "{text}");
    }
}

#[test]
fn distance_from_a_marked_event() {
    for (text, marked, words) in [
        ("2025-05-06", "2025-05-09", "3 days before"),
        ("2025-05-09", "2025-05-09", "the same day"),
        ("2027", "2025-05-09", "2 years after"),
        ("1970", "1945", "25 years after"),
        ("2025-05-09", "2025-05-07/2025-05-10", "during"),
        ("1990", "1985/..", "during"),
        ("1939/1945", "1941", "contains it"),
        ("1945-05", "1939/1945", "possibly during"),
        ("-1294/-1185", "-1549/-1294", "touches it"),
        ("c. 1910", "1922", "about 12 years before"),
        (
            "2025-05-09T18:00:00", "2025-05-09T10:00:00", "8 hours after",
        ),
        (
            "2025-05-09T10:00:41", "2025-05-09T10:00:12", "29 seconds after",
        ),
        ("2025-05-09T10:01", "2025-05-09T10:00:12", "just after"),
        ("2020", "2020-05", "the same year"),
        ("before 1960", "1900", "at an unknown distance"),
        ("1900", "before 1960", "at an unknown distance"),
        ("before 1960", "1970", "about 11 years before"),
    ] {
        assert_eq!(
            parse(text).distance_to(&parse(marked)),
            words,
            "{text} from {marked}"
        );
    }
}

#[test]
fn weekdays() {
    for (text, weekday) in [
        ("2025-05-09", Some("Friday")),
        ("9 May 2025, 10:00", Some("Friday")),
        ("1970-01-01", Some("Thursday")),
        ("2000-02-29", Some("Tuesday")),
        ("14 September 1752", Some("Thursday")),
        ("27 June 1709 O.S.", Some("Monday")),
        // Written without its calendar, which may be the Julian one.
        ("2 September 1752", None),
        ("30 January 1649", None),
        ("14 October 1066", None),
        ("2025-05", None),
        ("2025-05-09~", None),
        ("2025-05-09/2025-05-10", None),
    ] {
        assert_eq!(parse(text).weekday(), weekday, "{text}");
    }
}

/// A convention is listed if and only if it was used.
#[test]
fn conventions() {
    let used = |text: &str| parse(text).conventions();
    for text in [
        "2025-05-09", "May 2025", "2025", "1970s", "7–10 May 2025", "1985/..", "1876 / 1890",
    ] {
        assert_eq!(used(text), Vec::<String>::new(), "{text}");
    }
    for (text, conventions) in [
        ("late August 2025", &[Convention::PartOfMonth][..]),
        ("[2025-08-21..2025-08-31]", &[Convention::PartOfMonth]),
        ("early 1980s", &[Convention::PartOfDecade]),
        ("after 1950", &[Convention::After]),
        ("1914, 1918", &[Convention::BareList]),
        ("late 19th century", &[Convention::PartOfCentury]),
        ("second half of the 1970s", &[Convention::HalfOf]),
        ("end of 1999", &[Convention::PartOfYear]),
        ("winter 2010", &[Convention::Season, Convention::Winter]),
        (
            "2010-24",
            &[
                Convention::Season,
                Convention::Winter,
                Convention::SeasonCode,
            ],
        ),
        ("1914-21", &[Convention::Season, Convention::SeasonCode]),
        (
            "2001-29",
            &[Convention::SouthernSeason, Convention::SeasonCode],
        ),
        ("19th century", &[Convention::Century]),
        ("5th century BC", &[Convention::BcSpan]),
        ("1st century", &[Convention::FirstCentury]),
        ("1900s", &[Convention::Century, Convention::Hundreds]),
        ("2000s", &[Convention::TwoThousands]),
        ("-0043", &[Convention::Astronomical]),
        ("before 1922", &[Convention::Before]),
        ("between 1914 and 1918", &[Convention::Between]),
        ("2010/11", &[Convention::YearsOrMonth]),
        ("20240509", &[Convention::Basic]),
        ("c. 1910", &[Convention::Qualified]),
        ("since 1930 (reported later)", &[Convention::Remark]),
        ("1950S2", &[Convention::Significant]),
        ("昭和20年", &[Convention::ImperialYear]),
        ("Tuesday 9 May 2025", &[Convention::OtherWeekday]),
        ("2025-05-09T10:00:00", &[Convention::NoOffset]),
        (
            "2025-05-09T10:00",
            &[Convention::NoOffset, Convention::Minute],
        ),
    ] {
        let expected: Vec<String> = conventions
            .iter()
            .map(|row| row.text().to_owned())
            .collect();
        assert_eq!(used(text), expected, "{text}");
    }
}

#[test]
fn extents_are_given_unless_obvious() {
    for (text, extent) in [
        ("2025-05-09", None),
        ("May 2025", None),
        ("2025", None),
        ("the 1970s", None),
        ("about 7-10 May 2025", None),
        ("1985/..", None),
        ("2025-05-09T10:00:00", None),
        (
            "late August or early September 2025",
            Some("21 August – 10 September 2025"),
        ),
        ("early 1980s", Some("1980–1983")),
        ("19th century", Some("1800–1899")),
        ("5th century BC", Some("500–401 BC")),
        ("spring 2001", Some("March–May 2001")),
        ("winter 2010", Some("December 2010 – February 2011")),
        ("Q2 2024", Some("April–June 2024")),
        ("09/02/2018", Some("9 February – 2 September 2018")),
        ("156X-12-25", Some("25 December 1560 – 25 December 1569")),
        ("1950S2", Some("1900–1999")),
        ("before 1922", Some("not after 1921")),
        ("before 9 May 2025", Some("not after 8 May 2025")),
        ("after 1850", Some("not before 1851")),
        ("since the late 1980s", Some("not before 1987")),
        ("{1960,1961-12}", Some("1960–1961")),
    ] {
        assert_eq!(
            parse(text).extent(Notation::default()).as_deref(),
            extent,
            "{text}"
        );
    }
}
