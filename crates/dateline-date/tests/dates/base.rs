//! Base dates: what a heading, an enclosing block, a neighboring key or the start of a range supplies to a text.

use dateline_date::{BaseDate, Bound, Date, DateContext, report};

fn beside(base: &str) -> BaseDate {
    let date = Date::parse(base, DateContext::default()).expect("a base date");
    date.as_base().expect("one date")
}

fn context(base: BaseDate) -> DateContext {
    DateContext {
        base: Some(base),
        ..DateContext::default()
    }
}

#[test]
fn a_heading_supplies_what_a_text_leaves_out() {
    let rows = [
        ("2021", "15 March", "2021-03-15", "2021-03-15"),
        ("2021", "March", "2021-03-01", "2021-03-31"),
        ("2021", "summer", "2021-06-01", "2021-08-31"),
        ("2021", "Q3", "2021-07-01", "2021-09-30"),
        ("2021", "late", "2021-09-01", "2021-12-31"),
        ("2021", "15-17 March", "2021-03-15", "2021-03-17"),
        ("2021", "30 March to 2 April", "2021-03-30", "2021-04-02"),
        ("2021", "05-09", "2021-05-09", "2021-05-09"),
        ("2021", "7/1", "2021-01-07", "2021-07-01"),
        ("2021", "7/31", "2021-07-31", "2021-07-31"),
        ("2021", "7.1.", "2021-01-07", "2021-01-07"),
        ("44 BC", "15 March", "-0043-03-15", "-0043-03-15"),
        ("May 2021", "9", "2021-05-09", "2021-05-09"),
        ("May 2021", "9–11", "2021-05-09", "2021-05-11"),
        (
            "9 May 2021", "9:30", "2021-05-09T09:30:00", "2021-05-09T09:30:59",
        ),
        (
            "9 May 2021", "9:30-11:00", "2021-05-09T09:30:00", "2021-05-09T11:00:59",
        ),
        (
            "9 May 2021", "9:30 am UTC", "2021-05-09T09:30:00Z", "2021-05-09T09:30:59Z",
        ),
        // The text's own parts take precedence.
        ("2021", "15 March 1999", "1999-03-15", "1999-03-15"),
        ("9 May 2021", "1999", "1999-01-01", "1999-12-31"),
    ];
    for (base, text, earliest, latest) in rows {
        let date = Date::parse(text, context(beside(base)));
        let date = date.unwrap_or_else(|error| panic!("{text} under {base}: {error}"));
        let found = (report::earliest(&date), report::latest(&date));
        assert_eq!(
            (found.0.as_deref(), found.1.as_deref()),
            (Some(earliest), Some(latest)),
            "{text} under {base}"
        );
    }
}

#[test]
fn the_start_of_a_range_supplies_what_its_end_leaves_out() {
    let rows = [
        ("1941", "45", "1945-12-31"),
        ("12 November 2024", "16", "2024-11-16"),
        ("12 November 2024", "16 December", "2024-12-16"),
        ("2024-11-12T10:00", "11:30", "2024-11-12T11:30:59"),
    ];
    for (start, end, latest) in rows {
        let date = Date::parse(end, context(beside(start).as_start()));
        let date = date.unwrap_or_else(|error| panic!("{start} to {end}: {error}"));
        assert_eq!(
            report::latest(&date).as_deref(),
            Some(latest),
            "{start} to {end}"
        );
    }
}

#[test]
fn texts_that_a_base_date_cannot_complete_are_rejected() {
    let rows = [
        ("2021", "12"),
        ("2021", "9:30"),
        ("May 2021", "9:30"),
        ("2021", "of"),
    ];
    for (base, text) in rows {
        let date = Date::parse(text, context(beside(base)));
        assert!(date.is_err(), "{text} under {base}");
    }
    for alone in ["15 March", "March", "9:30", "05-09", "Q3"] {
        let date = Date::parse(alone, DateContext::default());
        assert!(date.is_err(), "{alone}");
    }
}

#[test]
fn a_number_under_a_key_for_years_is_a_year() {
    let context = DateContext {
        is_year: true,
        ..DateContext::default()
    };
    let rows = [
        ("94", 94),
        ("7", 7),
        ("476", 476),
        ("1994", 1994),
        ("-50", -50),
        ("-3", -3),
        ("c. 94", 94),
        ("94 BC", -93),
    ];
    for (text, year) in rows {
        let date = Date::parse(text, context).unwrap_or_else(|error| panic!("{text}: {error}"));
        let Bound::At(moment) = date.earliest() else {
            panic!("{text} has no start")
        };
        assert_eq!(moment.year(), year, "{text}");
    }
    assert!(Date::parse("94", DateContext::default()).is_err());
}

/// Keys of an event can say that a number is a month, or that years are counted before Christ.
#[test]
fn keys_determine_the_meaning_of_a_number() {
    let bc = DateContext {
        before_christ: Some(true),
        ..DateContext::default()
    };
    for (text, expected) in [
        ("44", "-0043"),
        ("0044", "-0043"),
        ("0044-03-15", "-0043-03-15"),
        ("0044-03", "-0043-03"),
        ("15 March 44", "-0043-03-15"),
        ("500-450", "-0499/-0449"),
        ("500/450", "-0499/-0449"),
        ("c. 500", "-0499~"),
        ("500?", "-0499?"),
        ("5th century", "[-0499..-0400]"),
        // The text's own parts take precedence.
        ("-0043", "-0043"),
        ("AD 44", "0044"),
        ("44 BC", "-0043"),
    ] {
        let date = Date::parse(text, bc).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(date.edtf().as_deref(), Some(expected), "{text}");
    }
    let month = DateContext {
        is_month: true,
        ..context(beside("2020"))
    };
    for (text, expected) in [
        ("3", "2020-03"),
        ("03", "2020-03"),
        ("March", "2020-03"),
        ("3-5", "2020-03/2020-05"),
    ] {
        let date = Date::parse(text, month).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(date.edtf().as_deref(), Some(expected), "{text}");
    }
    assert_eq!(Date::parse("13", month).unwrap_err().message, "no month 13");
}
