//! Property: a zone given once in a range applies to both of its ends.

use dateline_date::{Bound, Date, DateContext};
use proptest::prelude::*;

fn bounds(text: &str) -> Option<(Bound, Bound)> {
    let date = Date::parse(text, DateContext::default()).ok()?;
    Some((date.earliest(), date.latest()))
}

/// A day in one of the forms that people and programs write before a time.
fn day() -> impl Strategy<Value = String> {
    (1950..=2090_i32, 1..=12_u8, 1..=28_u8, 0..5_u8).prop_map(|(year, month, day, way)| {
        let name = dateline_date::MONTHS[usize::from(month - 1)];
        match way {
            0 => format!("{year}-{month:02}-{day:02} "),
            1 => format!("{year}/{month:02}/{day:02} "),
            2 => format!("{day} {name} {year}, "),
            3 => format!("{name} {day}, {year} at "),
            _ => format!("{year}-{month:02}-{day:02}T"),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

        /// A zone given once in a range applies to both ends.
    #[test]
    fn a_zone_given_once_applies_to_both_ends(
        day in day(),
        start in 0..1380_u32,
        length in 1..60_u32,
        zone in prop::sample::select(vec![" UTC", " EST", " PDT", " CET", " America/New_York", " Asia/Tokyo", " UTC+9", " +05:30", " ET"]),
        to in prop::sample::select(vec![" to ", "–", " – ", " until "]),
    ) {
        let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let (from, until) = (clock(start), clock(start + length));
        let twice = bounds(&format!("{day}{from}{zone}{to}{until}{zone}"));
        let at_end = bounds(&format!("{day}{from}{to}{until}{zone}"));
        let at_start = bounds(&format!("{day}{from}{zone}{to}{until}"));
        prop_assert!(twice.is_some(), "{day}{from}{zone}{to}{until}{zone}");
        prop_assert_eq!(at_end, twice, "{}{}{}{}{}", day, from, to, until, zone);
        prop_assert_eq!(at_start, twice, "{}{}{}{}{}", day, from, zone, to, until);
    }
}
