//! Relations of two dates: during, contains, overlaps.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "what can't go on in a test is a failure"
)]

use dateline_date::{Bound, Date, DateContext, Interval, Relation, Truth};
use proptest::prelude::*;

fn date(text: &str) -> Date {
    Date::parse(text, DateContext::default()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn interval(text: &str) -> Interval {
    let Bound::At(now) = date("2025-11-23").earliest() else {
        panic!("a day has a start");
    };
    date(text).interval(now)
}

/// The relation of the second date to the first.
fn mirrored(relation: Relation) -> Relation {
    match relation {
        Relation::During => Relation::Contains,
        Relation::Contains => Relation::During,
        Relation::BeginsDuring => Relation::EndsDuring,
        Relation::EndsDuring => Relation::BeginsDuring,
        Relation::Overlaps | Relation::SameTime => relation,
    }
}

#[test]
fn relations() {
    use Relation::{BeginsDuring, Contains, During, EndsDuring, Overlaps, SameTime};
    use Truth::{Possible, Yes};
    for (one, other, expected) in [
        // Reigns.
        ("1274 BC", "c. 1295–1272 BC", Some((During, Yes))),
        ("1274 BC", "1279–1213 BC", Some((During, Yes))),
        ("1295 BC", "c. 1295–1272 BC", Some((During, Possible))),
        ("1272 BC", "c. 1295–1272 BC", Some((During, Possible))),
        ("1271 BC", "c. 1295–1272 BC", None),
        ("c. 1295–1272 BC", "c. 1550–1295 BC", None),
        ("c. 1550–1295 BC", "c. 1295–1186 BC", None),
        ("c. 1295–1272 BC", "c. 1295–1186 BC", Some((During, Yes))),
        ("1279–1213 BC", "c. 1295–1186 BC", Some((During, Yes))),
        ("1279–1213 BC", "c. 1295–1272 BC", Some((BeginsDuring, Yes))),
        ("c. 1295–1272 BC", "1279–1213 BC", Some((EndsDuring, Yes))),
        ("1400–1180 BC", "1274–1259 BC", Some((Contains, Yes))),
        ("late 13th century BC", "1279–1200 BC", Some((During, Yes))),
        // Days, months and years.
        ("2025-05-09", "2025-05-07/2025-05-10", Some((During, Yes))),
        ("2025-05-10", "2025-05-07/2025-05-10", Some((During, Yes))),
        ("2025-05-07", "2025-05-07/2025-05-10", Some((During, Yes))),
        ("2025-05-11", "2025-05-07/2025-05-10", None),
        ("2025-05", "2025-05-07/2025-05-10", Some((During, Possible))),
        ("1944-06-06", "1939/1945", Some((During, Yes))),
        ("1945-05-08", "1939/1945", Some((During, Possible))),
        ("1939/1945", "1944-06-06", Some((Contains, Yes))),
        ("1939/1945", "1939/1945", Some((SameTime, Yes))),
        ("1940/1945", "1939/1945", Some((During, Yes))),
        ("1940/1945-05", "1939/1945", Some((Overlaps, Yes))),
        ("1945/1950", "1939/1945-05", Some((Overlaps, Possible))),
        (
            "2025-05-10/2025-05-12",
            "2025-05-07/2025-05-10",
            Some((BeginsDuring, Yes)),
        ),
        // Clock times.
        (
            "2026-03-14T02:10",
            "2026-03-14T02:07/2026-03-14T02:31",
            Some((During, Yes)),
        ),
        (
            "2026-03-14T02:31",
            "2026-03-14T02:07/2026-03-14T02:31",
            Some((During, Yes)),
        ),
        (
            "2026-03-14T02:32",
            "2026-03-14T02:07/2026-03-14T02:31",
            None,
        ),
        (
            "2026-03-14",
            "2026-03-14T02:07/2026-03-14T02:31",
            Some((During, Possible)),
        ),
        // Open and unknown ends.
        ("1990", "1985/..", Some((During, Yes))),
        ("2030", "1985/..", Some((During, Possible))),
        ("1990/..", "1985/..", Some((During, Yes))),
        ("1990", "1985/", Some((During, Possible))),
        ("1980", "../1985", Some((During, Yes))),
        ("1980", "/1985", Some((During, Possible))),
        ("1980", "1985/", None),
        ("1990", "..1985/..", Some((During, Yes))),
        ("1980", "..1985/..", Some((During, Possible))),
        ("before 1922", "1900/1910", None),
        ("..2025-05/..", "..2025-05/..", Some((Overlaps, Yes))),
        // Within one year.
        ("0069/0069", "0069/0069", Some((SameTime, Yes))),
        ("0069/0069", "0069/0079", Some((Overlaps, Possible))),
        ("0070/0070", "0069/0079", Some((During, Yes))),
        // Nothing is within a single date.
        ("2025-05-09", "2025-05", None),
        ("1975", "1970s", None),
    ] {
        assert_eq!(
            interval(one).relation(&interval(other)),
            expected,
            "{one} to {other}"
        );
    }
}

proptest! {
    #[test]
    fn a_relation_seen_from_the_other_side(
        (a, b, c, d) in (1900..1930_i32, 0..15_i32, 1900..1930_i32, 0..15_i32),
        month in any::<bool>(),
    ) {
        let range = |from: i32, years: i32| match (years, month) {
            (0, _) => from.to_string(),
            (_, true) => format!("{from}-03/{}-09", from + years),
            (_, false) => format!("{from}/{}", from + years),
        };
        let (one, other) = (interval(&range(a, b)), interval(&range(c, d)));
        let there = one.relation(&other);
        let back = other.relation(&one);
        prop_assert_eq!(there.map(|(_, truth)| truth), back.map(|(_, truth)| truth));
        prop_assert_eq!(there.map(|(relation, _)| mirrored(relation)), back.map(|(relation, _)| relation));
    }
}
