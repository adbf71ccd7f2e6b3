//! Properties of the chart: each event is in exactly the columns that its interval covers, and no event is lost.

use std::collections::BTreeSet;

use dateline_core::chart::{
    Chart, Content, Glyphs, LaneKey, LaneOrder, OPEN_END, OPEN_START, Prepared, Request, Row, View,
    Window,
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
    let input = Input::text("f", &text);
    load(input, DateContext::default()).unwrap()
}

fn lay_out(
    timeline: &Timeline,
    prepared: &Prepared,
    window: Window,
    size: (usize, usize),
) -> Chart {
    lay_out_with(timeline, prepared, window, size, None)
}

/// A layout with a selected event.
fn lay_out_with(
    timeline: &Timeline,
    prepared: &Prepared,
    window: Window,
    (width, height): (usize, usize),
    selected: Option<usize>,
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
        selected,
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
        prepared.fit(width, linear, now(), None);
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
                for column in 0..scale.width {
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
    fn all_of_a_range_that_is_asked_for_is_shown_and_nothing_else(
        dates in dates(),
        width in 20_usize..160,
        from in -50_i64..150,
        days in 1_i64..40_000,
        linear in any::<bool>(),
    ) {
        let timeline = timeline(&dates);
        let mut prepared = Prepared::new(&timeline, &LaneKey::None, LaneOrder::Time, now());
        prepared.fit(width, linear, now(), None);
        let from = prepared.all.from + prepared.all.length / 100 * from;
        let range = (from, from + days * 86_400);
        prepared.fit(width, linear, now(), Some(range));
        let view = View::between(&prepared.time, range.0, range.1);
        let window = view.window(&prepared.time, prepared.all);
        let scale = lay_out(&timeline, &prepared, window, (width, 20)).scale;
        prop_assert_eq!((scale.from(), scale.to()), range);
        prop_assert!(!linear || scale.folds().next().is_none());
    }

    #[test]
    fn events_without_room_are_counted_and_zooming_in_shows_them(
        dates in dates(),
        width in 20_usize..80,
        height in 1_usize..6,
    ) {
        let timeline = timeline(&dates);
        let mut prepared = Prepared::new(&timeline, &LaneKey::None, LaneOrder::Time, now());
        prepared.fit(width, true, now(), None);
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
        prepared.fit(width, false, now(), None);
        let chart = lay_out(&none, &prepared, prepared.all, (width, 3));
        assert!(
            chart
                .rows
                .iter()
                .all(|row| matches!(&row.content, Content::Items(items) if items.is_empty()))
        );
    }
}

/// The chart of some events at years, with the titles as names, in one lane.
fn chart_of(events: &[(&str, &str)], size: (usize, usize), selected: Option<usize>) -> Chart {
    let text: String = events.iter().fold(String::new(), |text, (date, title)| {
        text + &format!("- date: {date}\n  title: {title}\n")
    });
    let input = Input::text("f", &text);
    let timeline = load(input, DateContext::default()).unwrap();
    let mut prepared = Prepared::new(&timeline, &LaneKey::None, LaneOrder::Time, now());
    prepared.fit(size.0, true, now(), None);
    lay_out_with(&timeline, &prepared, prepared.all, size, selected)
}

#[test]
fn the_numbers_of_events_without_a_row_are_within_the_height() {
    let events = [("1900/2000", "All of it"); 9];
    for height in 1..12 {
        let chart = chart_of(&events, (60, height), None);
        assert!(
            chart.rows.len() <= height.max(2),
            "{height}: {} rows",
            chart.rows.len()
        );
        let numbers = chart.rows.iter().flat_map(|row| match &row.content {
            Content::Counts(counts) => counts.as_slice(),
            _ => &[],
        });
        let numbers = numbers.filter_map(|count| count.text.split(' ').next());
        let is_event = |row: &&Row| matches!(&row.content, Content::Items(_));
        let shown = chart.rows.iter().filter(is_event).count();
        let left_out = (shown < 9).then(|| format!("+{}", 9 - shown));
        let expected: BTreeSet<&str> = left_out.iter().map(String::as_str).collect();
        assert_eq!(numbers.collect::<BTreeSet<_>>(), expected, "{height}");
    }
}

#[test]
fn the_name_of_the_selected_event_says_how_many_others_it_hides() {
    let crowd = [
        ("1900", "First"),
        ("1930", "A name of thirty-one characters"),
        ("1935", "Hidden"),
        ("1940", "Also hidden"),
        ("2000", "Last"),
    ];
    for (events, selected, expected) in [
        (&crowd[..], 1, "A name of thirty-one characters +1"),
        // Where it hides nothing it is on the other side.
        (&crowd[..4], 3, "Also hidden"),
        (&crowd[1..], 3, "Last"),
    ] {
        let chart = chart_of(events, (80, 2), Some(selected));
        let names = chart
            .places_of(selected)
            .map(|(row, item)| match &chart.rows[row].content {
                Content::Items(items) => items[item].name.as_ref().unwrap().text.clone(),
                _ => String::new(),
            });
        assert_eq!(names.collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn as_text_a_name_takes_the_columns_that_it_is_given() {
    use dateline_core::text::width;
    // One character of two columns each, of several code points.
    for sign in ["日", "👩‍💻", "🇫🇷", "e\u{301}e"] {
        let title = sign.repeat(6);
        let events = [
            ("1900", title.as_str()),
            ("1950", "Second"),
            ("2000", "Last"),
        ];
        let mut text = Vec::new();
        let chart = chart_of(&events, (60, 1), None);
        dateline_core::export::chart_text::write(&chart, Glyphs::Text, &mut text).unwrap();
        let text = String::from_utf8(text).unwrap();
        let row = text.lines().nth(2).unwrap();
        let [before, after] =
            [&title[..], "Second"].map(|name| row.find(name).map(|at| width(&row[..at])));
        assert!(before.is_some() && after.is_some(), "{row}");
        let column = chart
            .places_of(1)
            .find_map(|(row, item)| match &chart.rows[row].content {
                Content::Items(items) => items[item].name.as_ref().map(|name| name.column),
                _ => None,
            });
        assert_eq!(after, column, "{row}");
    }
}

#[test]
fn lanes_of_a_large_file_are_made_from_the_texts_that_verification_gathered() {
    use dateline_core::timeline::Loaded;
    const EVENTS: usize = 20_400;
    let mut text = String::from("sources:\n  - {id: a, publisher: Gazette}\nevents:\n");
    for at in 0..EVENTS {
        let (second, minute, hour) = (at % 60, at / 60 % 60, at / 3_600);
        let (level, tag) = (["low", "high"][at % 2], at % 3);
        text += &format!(
            "  - date: 2025-05-09T{hour:02}:{minute:02}:{second:02}\n    title: Event {at}\n    tags: [t{tag}, all]\n    \
             level: {level}\n    source: a\n    people: [P{at}]\n",
        );
    }
    let loaded = Loaded::index("f", text.into_bytes(), DateContext::default(), None).unwrap();
    let timeline = Timeline::of([loaded]).verified();
    assert_eq!(timeline.len(), EVENTS);
    let keys = dateline_core::chart::lane_keys(&timeline);
    let words: Vec<&str> = keys.iter().map(LaneKey::word).collect();
    // One source and too many people make no lanes.
    assert_eq!(words, ["none", "tag", "level"]);
    for (key, expected) in [
        (
            LaneKey::Tag,
            vec![
                ("t0", EVENTS / 3),
                ("all", EVENTS),
                ("t1", EVENTS / 3),
                ("t2", EVENTS / 3),
            ],
        ),
        (
            LaneKey::named("level"),
            vec![("low", EVENTS / 2), ("high", EVENTS / 2)],
        ),
        (LaneKey::Source, vec![("Gazette", EVENTS)]),
        (LaneKey::Group, vec![("other", EVENTS)]),
    ] {
        let prepared = Prepared::new(&timeline, &key, LaneOrder::File, now());
        let lanes = prepared.lanes.lanes.iter().enumerate();
        let lanes: Vec<_> = lanes
            .map(|(at, lane)| (prepared.lanes.name(at), lane.len()))
            .collect();
        assert_eq!(lanes, expected, "{}", key.word());
    }
    let people = Prepared::new(&timeline, &LaneKey::Person, LaneOrder::Time, now());
    let lanes = &people.lanes.lanes;
    assert_eq!(
        (
            lanes.len(),
            lanes.last().map(dateline_core::chart::Lane::len)
        ),
        (1_001, Some(EVENTS - 1_000))
    );
}

/// The row of an event from 1901 to 1918, as text.
fn drawn(date: &str, glyphs: Glyphs) -> String {
    let events = [
        ("1900", "a"),
        (date, "An event of these dates"),
        ("1919", "z"),
    ];
    let chart = chart_of(&events, (90, 10), None);
    let mut text = Vec::new();
    dateline_core::export::chart_text::write(&chart, glyphs, &mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    let row = text.lines().find(|line| line.contains("An event")).unwrap();
    row.trim_start_matches(['░', '~', ' ', 'a'])
        .replace(" An event of these dates", "")
}

#[test]
fn only_the_dates_of_a_set_are_drawn() {
    let dates = [
        "\"{1902,1906..1908}\"",
        "\"[1902,1906..1908]\"",
        "\"[1902,1905,1911]\"",
        "\"{1902-03-04,1911-05-06}\"",
        "\"[1902-03-04,1911-05-06]\"",
        "\"[1902..1908]\"",
        "1902/1908",
    ];
    let rows = dates.map(|date| {
        let rows = [Glyphs::Text, Glyphs::Ascii].map(|glyphs| drawn(date, glyphs));
        format!("{date}\n{}", rows.join("\n"))
    });
    insta::assert_snapshot!(rows.join("\n"));
}
