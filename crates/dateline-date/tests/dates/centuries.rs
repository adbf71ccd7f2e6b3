//! Two-digit years, and years that only their key or form identifies.

use dateline_date::{Date, DateContext, NumericOrder, SettledBy, ShortEnd};

use super::table::{self, Refused, Row};

fn short_end(short_end: ShortEnd) -> DateContext {
    DateContext {
        short_end,
        ..DateContext::default()
    }
}

#[test]
fn a_year_and_two_digits_are_read_by_the_context() {
    let years = &[
        ("2024-25", "2024-01-01", "2025-12-31", "2024–2025"),
        ("1999/00", "1999-01-01", "2000-12-31", "1999–2000"),
        ("1910–12", "1910-01-01", "1912-12-31", "1910–1912"),
        ("2024-05-06", "2024-05-06", "2024-05-06", "6 May 2024"),
    ];
    table::read_in(years, short_end(ShortEnd::Year));
    let either = &[
        (
            "2024-25",
            "2024-01-01",
            "2025-12-31",
            "northern spring 2024 or 2024–2025",
        ),
        (
            "2010-11",
            "2010-01-01",
            "2011-12-31",
            "November 2010 or 2010–2011",
        ),
        ("1999-00", "1999-01-01", "2000-12-31", "1999–2000"),
    ];
    table::read_in(either, short_end(ShortEnd::Either));
    let edtf = &[(
        "2024-25", "2024-03-01", "2024-05-31", "northern spring 2024",
    )];
    table::read(edtf);
    let open = Date::parse("2024-25", short_end(ShortEnd::Either));
    assert!(open.is_ok_and(|date| date.is_short_end_open()));
}

/// Context of a file whose own `dates:` gives the order of day and month.
fn file(numeric: NumericOrder) -> DateContext {
    DateContext {
        numeric,
        this_year: Some(2026),
        ..DateContext::default()
    }
}

#[rustfmt::skip]
const IN_ANY_ORDER: &[Row] = &[
    ("14-Mar-22", "2022-03-14", "2022-03-14", "14 March 2022"),
    ("14 Mar 22", "2022-03-14", "2022-03-14", "14 March 2022"),
    ("Mar 14, '22", "2022-03-14", "2022-03-14", "14 March 2022"),
    ("14–16 Mar 22", "2022-03-14", "2022-03-16", "14–16 March 2022"),
    ("14-Mar-22 to 16-Apr-22", "2022-03-14", "2022-04-16", "14 March – 16 April 2022"),
    ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z", "1994-11-06T08:49:37Z", "6 November 1994, 08:49:37 GMT"),
    ("'98", "1998-01-01", "1998-12-31", "1998"),
    ("'46", "2046-01-01", "2046-12-31", "2046"),
    ("'47", "1947-01-01", "1947-12-31", "1947"),
    ("summer '69", "1969-06-01", "1969-08-31", "summer 1969"),
    ("4Q19", "2019-10-01", "2019-12-31", "fourth quarter of 2019"),
    ("Q4/19", "2019-10-01", "2019-12-31", "fourth quarter of 2019"),
    ("1H23", "2023-01-01", "2023-06-30", "first half of 2023"),
    ("KW 24/21", "2021-06-14", "2021-06-20", "between 14 and 20 June 2021"),
    ("15 March 44 BC", "-0043-03-15", "-0043-03-15", "15 March 44 BC"),
];

#[rustfmt::skip]
const AMBIGUOUS: &[Refused] = &[
    ("03/14/22", 6, "ambiguous century: the year 22"),
    ("14-Mar-22", 7, "ambiguous century: the year 22"),
    ("14 Mar 22", 7, "ambiguous century: the year 22"),
    ("Sunday, 06-Nov-94 08:49:37 GMT", 15, "ambiguous century: the year 94"),
    ("summer '69", 7, "ambiguous century: ’69"),
    ("4Q19", 2, "ambiguous century: the year 19"),
    ("H2/19", 3, "ambiguous century: the year 19"),
    ("1H23", 2, "ambiguous century: the year 23"),
    ("8/99", 2, "ambiguous century: the year 99"),
];

#[test]
fn two_digits_are_a_year_if_the_file_has_a_date_order() {
    table::read_in(IN_ANY_ORDER, file(NumericOrder::DayFirst));
    table::read_in(IN_ANY_ORDER, file(NumericOrder::MonthFirst));
    table::read_in(
        &[("03/04/22", "2022-04-03", "2022-04-03", "3 April 2022")],
        file(NumericOrder::DayFirst),
    );
    table::read_in(
        &[("03/04/22", "2022-03-04", "2022-03-04", "4 March 2022")],
        file(NumericOrder::MonthFirst),
    );
    let date = Date::parse("14 Mar 22", file(NumericOrder::DayFirst)).unwrap();
    let conventions = date.conventions();
    assert!(
        conventions.iter().any(|text| text.contains("is assumed")),
        "{conventions:?}"
    );
}

#[test]
fn without_a_date_order_the_century_is_ambiguous() {
    table::refused(AMBIGUOUS);
    let by_others = DateContext {
        settled_by: SettledBy::Others,
        ..file(NumericOrder::DayFirst)
    };
    table::refused_in(AMBIGUOUS, by_others);
    let no_year = DateContext {
        this_year: None,
        ..file(NumericOrder::DayFirst)
    };
    table::refused_in(AMBIGUOUS, no_year);
}

#[test]
fn the_key_makes_a_year_of_any_number() {
    let context = DateContext {
        is_year: true,
        ..DateContext::default()
    };
    table::read_in(
        &[
            ("94", "0094-01-01", "0094-12-31", "AD 94"),
            ("7", "0007-01-01", "0007-12-31", "AD 7"),
            ("476", "0476-01-01", "0476-12-31", "AD 476"),
            ("-50", "-0050-01-01", "-0050-12-31", "51 BC"),
            ("-2500", "-2500-01-01", "-2500-12-31", "2501 BC"),
            ("1994", "1994-01-01", "1994-12-31", "1994"),
        ],
        context,
    );
}

#[rustfmt::skip]
const WIKIDATA: &[Row] = &[
    ("+1971-00-00T00:00:00Z", "1971-01-01", "1971-12-31", "1971"),
    ("+1971-08-00T00:00:00Z", "1971-08-01", "1971-08-31", "August 1971"),
    ("+1971-08-02T00:00:00Z", "1971-08-02", "1971-08-02", "2 August 1971"),
    ("+00000001971-08-02T00:00:00Z", "1971-08-02", "1971-08-02", "2 August 1971"),
    ("-0044-00-00T00:00:00Z", "-0043-01-01", "-0043-12-31", "44 BC"),
    ("-00000012000-00-00T00:00:00Z", "-11999-01-01", "-11999-12-31", "12,000 BC"),
    ("-00066000000-00-00T00:00:00Z", "-65999999-01-01", "-65999999-12-31", "66,000,000 BC"),
    ("1971-08-02T00:00:00Z", "1971-08-02T00:00:00Z", "1971-08-02T00:00:00Z", "2 August 1971, 00:00 UTC"),
    ("-0043-03-15T00:00:00Z", "-0043-03-15T00:00:00Z", "-0043-03-15T00:00:00Z", "15 March 44 BC, 00:00 UTC"),
];

#[test]
fn times_of_wikidata_keep_their_precision() {
    table::read(WIKIDATA);
    table::refused(&[("+1971-13-00T00:00:00Z", 6, "no month 13")]);
    table::names_convention("+1971-00-00T00:00:00Z", "Wikidata writes 00");
}
