//! Properties of the chart: each event is in exactly the columns that its interval covers, and no event is lost.

use std::collections::BTreeSet;

use dateline_core::chart::{
    Chart, Content, LaneKey, LaneOrder, OPEN_END, OPEN_START, Prepared, Request, Window,
};
use dateline_core::date::{DateContext, Moment, Notation};
use dateline_core::timeline::{Input, Timeline, load};
use proptest::prelude::*;

/// A moment in 2001.
fn now() -> Moment {
    Moment::from_seconds(991_396_800)
}

fn timeline(dates: &[String]) -> Timeline {
    let text: String = dates
        .iter()
        .enumerate()
        .fold(String::new(), |text, (at, date)| {
            let group = at % 3;
            text + &format!("- date: {date}\n  title: Event {at}\n  group: g{group}\n")
        });
    let input = Input {
        name: "f",
        bytes: text.as_bytes(),
    };
    load(input, DateContext::default()).unwrap()
}

fn lay_out(
    timeline: &Timeline,
    prepared: &Prepared,
    window: Window,
    (width, height): (usize, usize),
) -> Chart {
    Chart::lay_out(&Request {
        timeline,
        extents: &prepared.extents,
        lanes: &prepared.lanes,
        folded: &BTreeSet::new(),
        time: &prepared.time,
        window,
        width,
        height,
        now: now(),
        notation: Notation::default(),
        selected: None,
        matters: &|_| false,
        sign: &|_| None,
    })
}

fn dates() -> impl Strategy<Value = Vec<String>> {
    let date = prop_oneof![
        (1990..2010_i32, 1..13_u32, 1..29_u32).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        (1990..2010_i32, 1..13_u32).prop_map(|(y, m)| format!("{y}-{m:02}")),
        (1900..2010_i32).prop_map(|y| y.to_string()),
        (1900..2000_i32, 0..60_i32).prop_map(|(y, n)| format!("{y}/{}", y + n)),
        (1900..2000_i32).prop_map(|y| format!("{y}~/{}~", y + 7)),
        (0..24_u32, 0..60_u32).prop_map(|(h, m)| format!("2000-03-04T{h:02}:{m:02}")),
        Just("../1985".to_owned()),
        Just("1999/..".to_owned()),
        Just("/1950".to_owned()),
        Just("1950/".to_owned()),
        Just("197X".to_owned()),
    ];
    prop::collection::vec(date, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_event_is_in_the_columns_of_its_interval(
        dates in dates(),
        width in 20_usize..160,
        from in 0_i64..100,
        length in 1_i64..100,
        linear in any::<bool>(),
        grouped in any::<bool>(),
    ) {
        let timeline = timeline(&dates);
        let key = if grouped { LaneKey::Group } else { LaneKey::None };
        let mut prepared = Prepared::new(&timeline, &key, LaneOrder::Time, now());
        prepared.fit(width, linear, now());
        let all = prepared.all;
        let window = Window {
            from: all.from + all.length / 100 * from,
            length: (all.length / 100 * length).max(1),
        };
        let chart = lay_out(&timeline, &prepared, window, (width, 10_000));
        let scale = &chart.scale;
        let folds: Vec<usize> = scale.folds().collect();
        let mut shown = BTreeSet::new();
        for row in &chart.rows {
            let Content::Items(items) = &row.content else {
                prop_assert!(false, "10,000 rows show every event");
                continue;
            };
            let mut free = 0;
            for item in items {
                let bar = item.bar.as_ref().unwrap();
                shown.insert(item.event);
                // Items of a row do not overlap.
                let drawn = bar.drawn();
                let name = item.name.as_ref().map_or(drawn.clone(), dateline_core::chart::Name::columns);
                let (start, end) = (drawn.start.min(name.start), drawn.end.max(name.end));
                prop_assert!(start >= free, "{} overlaps", item.event);
                free = end;
                let (from, to) = prepared.extents.get(item.event).unwrap();
                for column in 0..scale.width() {
                    if folds.contains(&column) {
                        continue;
                    }
                    let starts_before_its_end = from < scale.second(column + 1);
                    // A column may begin within a second.
                    let may_meet = starts_before_its_end && to >= scale.second(column);
                    let meets = starts_before_its_end && to > scale.second(column);
                    let is_in = bar.columns.contains(&column);
                    let is_short = bar.columns.len() == 1;
                    prop_assert!(is_in || !meets || is_short, "event {} is missing in column {column}", item.event);
                    prop_assert!(!is_in || may_meet, "event {} in column {column}", item.event);
                }
                if bar.columns.len() == 1 && !folds.contains(&bar.columns.start) {
                    let column = bar.columns.start;
                    let is_cut = from < scale.from();
                    prop_assert!(is_cut || (scale.second(column)..scale.second(column + 1)).contains(&from));
                }
            }
        }
        let (first, last) = (scale.from(), scale.to());
        for event in 0..timeline.dated {
            let (from, to) = prepared.extents.get(event).unwrap();
            prop_assert_eq!(shown.contains(&event), from < last && to > first, "event {}", event);
        }
    }

    #[test]
    fn events_without_room_are_counted_and_zooming_in_shows_them(
        dates in dates(),
        width in 20_usize..80,
        height in 1_usize..6,
    ) {
        let timeline = timeline(&dates);
        let mut prepared = Prepared::new(&timeline, &LaneKey::None, LaneOrder::Time, now());
        prepared.fit(width, true, now());
        let mut window = prepared.all;
        for event in 0..timeline.dated {
            let chart = lay_out(&timeline, &prepared, window, (width, height));
            let (from, to) = prepared.extents.get(event).unwrap();
            if chart.places_of(event).next().is_none() {
                let columns = chart.scale.columns(from, to).unwrap();
                let is_counted = chart.rows.iter().any(|row| match &row.content {
                    Content::Counts(counts) => counts.iter().any(|count| {
                        count.column < columns.end && columns.start < count.column + count.columns
                    }),
                    _ => false,
                });
                prop_assert!(is_counted, "event {event} is lost");
            }
        }
        // An event stays visible while the view zooms in on it.
        let (from, to) = prepared.extents.get(0).unwrap();
        let at = if from == OPEN_START { to - 1 } else { from };
        prop_assert!(at != OPEN_END);
        while window.length > 60 {
            window = Window {
                from: at - window.length / 4,
                length: window.length / 2,
            };
            let chart = lay_out(&timeline, &prepared, window, (width, height));
            prop_assert!(chart.scale.columns(from, to).is_some());
        }
    }
}

#[test]
fn an_empty_timeline_has_empty_rows() {
    let none = timeline(&[]);
    let mut prepared = Prepared::new(&none, &LaneKey::Group, LaneOrder::Time, now());
    for width in [0, 1, 2, 3, 40] {
        prepared.fit(width, false, now());
        let chart = lay_out(&none, &prepared, prepared.all, (width, 3));
        assert!(
            chart
                .rows
                .iter()
                .all(|row| matches!(&row.content, Content::Items(items) if items.is_empty()))
        );
    }
}
