//! Dates in the notation that a reader has chosen.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "what can't go on in a test is a failure"
)]

use dateline_date::{
    Date, DateContext, DayMonthOrder, Era, Hours, Label, Moment, Notation, Period, Step, Unit, Zone,
};

const AMERICAN: Notation = Notation {
    era: Era::Common,
    hours: Hours::Twelve,
    order: DayMonthOrder::MonthFirst,
};

fn parse(text: &str) -> Date {
    let context = DateContext {
        zone: Zone::Fixed(0),
        ..DateContext::default()
    };
    Date::parse(text, context).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn words_follow_the_notation_and_mean_the_same() {
    for (text, expected) in [
        ("2025-05-09", "May 9, 2025"),
        ("2025-05", "May 2025"),
        ("0476-09-04", "September 4, 476 CE"),
        ("0050/0135", "50–135 CE"),
        ("44 BC", "44 BCE"),
        ("15 March 44 BC", "March 15, 44 BCE"),
        ("624 BC - 546 BC", "624–546 BCE"),
        ("27 BC - AD 14", "27 BCE–14 CE"),
        ("480s BC", "the 480s BCE"),
        ("5th century BC", "the 5th century BCE"),
        ("3rd millennium BC", "the 3rd millennium BCE"),
        ("between 300 and 290 BC", "between 300 and 290 BCE"),
        ("AD 30s", "the 30s CE"),
        ("Y12000", "12,000 CE"),
        ("2025-05-09/2025-05-12", "May 9–12, 2025"),
        ("2025-05-09/2025-06-12", "May 9 – June 12, 2025"),
        (
            "2025-12-30/2026-01-02",
            "December 30, 2025 – January 2, 2026",
        ),
        ("2025-05-09~/2025-05-12~", "about May 9–12, 2025"),
        ("[2025-05-09,2025-05-12]", "May 9 or 12, 2025"),
        (
            "{2025-05-09,2025-05-10,2025-05-12}",
            "May 9, 10 and 12, 2025",
        ),
        ("[2025-05-09,2025-06-12]", "May 9 or June 12, 2025"),
        ("[2025-05-09..2025-05-12]", "between May 9 and 12, 2025"),
        ("since 9 May 2025", "since May 9, 2025"),
        ("156X-12-25", "December 25 in the 1560s"),
        ("2004-06-XX", "some day in June 2004"),
        ("2025-05-09T00:05", "May 9, 2025, 12:05 am"),
        ("2025-05-09T12:00", "May 9, 2025, 12:00 pm"),
        ("2025-05-09T16:45:07Z", "May 9, 2025, 4:45:07 pm UTC"),
        ("9 May 2025 10:00-11:30", "May 9, 2025, 10:00–11:30 am"),
        ("9 May 2025 10:00-13:30", "May 9, 2025, 10:00 am–1:30 pm"),
        ("2016-12-31T23:59:60Z", "December 31, 2016, 11:59:60 pm UTC"),
    ] {
        let date = parse(text);
        let words = date.words_in(AMERICAN);
        assert_eq!(words, expected, "{text}");
        let again = parse(&words);
        assert_eq!(
            (again.earliest(), again.latest()),
            (date.earliest(), date.latest()),
            "{text} as {words}"
        );
        assert_eq!(date.edtf(), parse(text).edtf());
    }
    assert_eq!(
        parse("2025-05-09").words_on_weekday(AMERICAN),
        "Friday, May 9, 2025"
    );
}

#[test]
fn labels_of_the_list_fit_their_column() {
    for (text, unit, expected) in [
        ("2025-05-09", None, "May 9, 2025"),
        ("2025-05-09", Some(Unit::Year), "May 9"),
        ("2025-05-09", Some(Unit::Month), "Fri 9"),
        ("2025-05-09/2025-05-12", Some(Unit::Year), "May 9–12"),
        ("2025-05-09/2025-05-12", Some(Unit::Month), "9–12"),
        ("[2025-05-09,2025-05-12]", Some(Unit::Year), "May 9 or 12"),
        ("[2025-05-09,2025-05-12]", Some(Unit::Month), "May 9 or 12"),
        ("2025-05-09T16:45", Some(Unit::Year), "May 9, 4:45pm"),
        ("2025-05-09T16:45", Some(Unit::Month), "Fri 9, 4:45pm"),
        ("2025-05-09T16:45", Some(Unit::Day), "4:45pm"),
        (
            "9 May 2025 10:00-11:30",
            Some(Unit::Year),
            "May 9 10:00–11:30am",
        ),
        (
            "9 May 2025 10:00-13:30",
            Some(Unit::Year),
            "May 9 10:00am–1:30pm",
        ),
        ("9 May 2025 10:00-13:30", Some(Unit::Day), "10:00am–1:30pm"),
        ("late 13th century BC", None, "late 13th c. BCE"),
    ] {
        let date = parse(text);
        let under = unit.and_then(|unit| Some(Period::containing(date.anchor()?, unit)));
        let label = date.label(Label {
            under,
            columns: 20,
            notation: AMERICAN,
            ..Label::default()
        });
        assert_eq!(label, expected, "{text} by {unit:?}");
    }
}

#[test]
fn headings_and_ticks_follow_the_notation() {
    let at = |text: &str| parse(text).anchor().unwrap();
    for (text, unit, expected) in [
        ("2025-05-09T16:45", Unit::Hour, "May 9, 2025, 4:00–4:59 pm"),
        ("2025-05-09", Unit::Day, "May 9, 2025"),
        ("0044-05-09", Unit::Year, "44 CE"),
        ("-0043", Unit::Decade, "40s BCE"),
        ("-0043", Unit::Century, "1st century BCE"),
    ] {
        let words = Period::containing(at(text), unit).words(AMERICAN);
        assert_eq!(words, expected);
    }
    let tick =
        |step: Step, text: &str, before: Option<Moment>| step.name(at(text), before, AMERICAN);
    assert_eq!(tick(Step::Days(1), "2025-05-09", None), "May 9, 2025");
    let noon = at("2025-05-09T12:00");
    assert_eq!(
        tick(Step::Minutes(60), "2025-05-09T13:00", Some(noon)),
        "1:00pm"
    );
    assert_eq!(tick(Step::Years(1), "-0043", None), "44 BCE");
}

#[test]
fn conversions_and_bounds_follow_the_notation() {
    let utc = DateContext {
        zone: Zone::Fixed(0),
        ..DateContext::default()
    };
    let date = parse("2025-05-09T23:30-04:00");
    assert_eq!(
        date.conversion(utc, AMERICAN).as_deref(),
        Some("May 10, 2025, 3:30 am UTC")
    );
    let late = parse("late August or early September 2025");
    assert_eq!(
        late.extent(AMERICAN).as_deref(),
        Some("August 21 – September 10, 2025")
    );
}
