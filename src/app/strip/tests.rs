use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

fn at(year: i32, month: u32, day: u32) -> Moment {
    let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    Moment::from_local(date.and_hms_opt(0, 0, 0).unwrap())
}

/// The strip as two lines of text.
fn drawn(moments: &[Moment], width: usize) -> String {
    let strip = Strip::of(
        &moments.iter().copied().collect(),
        width,
        Notation::default(),
    );
    let bars: String = strip
        .columns
        .iter()
        .map(|column| match column {
            Column::Fold => '┊',
            Column::Time { count } => {
                [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'][usize::from(strip.level(*count))]
            }
        })
        .collect();
    let mut under = String::new();
    for label in &strip.labels {
        under.extend(std::iter::repeat_n(
            ' ',
            label.column - under.chars().count(),
        ));
        under.push_str(&label.text);
    }
    format!("{}\n{}", bars.trim_end(), under)
}

#[test]
fn an_old_event_does_not_squeeze_a_week() {
    let mut moments = vec![at(1945, 1, 1), at(1970, 1, 1), at(2022, 2, 4)];
    moments.extend((5..=12).map(|day| at(2025, 5, day)));
    moments.extend([at(2025, 5, 9); 3]);
    moments.sort_unstable();
    insta::assert_snapshot!(drawn(&moments, 60));
}

#[test]
fn an_even_time_is_not_folded() {
    let moments: Vec<_> = (1900..2000).map(|year| at(year, 6, 1)).collect();
    insta::assert_snapshot!(drawn(&moments, 60));
}

/// The labels below events at these moments.
fn labels(moments: &[Moment], width: usize) -> String {
    let strip = Strip::of(
        &moments.iter().copied().collect(),
        width,
        Notation::default(),
    );
    let texts: Vec<_> = strip.labels.iter().map(|label| &*label.text).collect();
    texts.join(" | ")
}

#[test]
fn labels_are_as_fine_as_room_allows() {
    let year = |year: i64| {
        let cycles = year.div_euclid(400) - 5;
        let in_cycle = i32::try_from(year.rem_euclid(400)).unwrap();
        Moment::start_of_day(at(2000 + in_cycle, 6, 1).day_number() + cycles * 146_097)
    };
    let hour = |day: u32, hour: u32| {
        let date = NaiveDate::from_ymd_opt(2025, 5, day).unwrap();
        Moment::from_local(date.and_hms_opt(hour, 0, 0).unwrap())
    };
    let months = |from: u32, to: u32| (from..=to).map(|month| at(2025, month, 3)).collect();
    let years = |from: i64, to: i64, step: usize| (from..=to).step_by(step).map(year).collect();
    let table: [(Vec<Moment>, usize, &str); 16] = [
        (vec![at(2025, 5, 9); 3], 60, "9 May 2025"),
        (vec![at(2025, 5, 9); 3], 10, "May 2025"),
        (vec![at(2025, 5, 9); 3], 6, "2025"),
        // An event there may be known no more precisely than the month or year.
        (vec![at(2025, 5, 1); 3], 60, "May 2025"),
        (vec![at(2025, 1, 1); 3], 60, "2025"),
        (
            (5..=15).map(|day| at(2025, 5, day)).collect(),
            60,
            "5 May 2025 | 8 | 9 | 10 | 11 | 12 | 13 | 14",
        ),
        (
            months(1, 12),
            60,
            "Jan 2025 | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov",
        ),
        (
            months(1, 12),
            100,
            "Jan 2025 | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov",
        ),
        (months(3, 5), 60, "3 Mar 2025 | 21 | 1 Apr | 11 | 21"),
        (
            vec![at(2024, 11, 7), at(2024, 12, 24), at(2025, 2, 1)],
            60,
            "Nov 2024 | Dec | Jan 2025",
        ),
        (
            (8..20).map(|at| hour(9, at)).collect(),
            60,
            "9 May 2025 | 12:00 | 14:00 | 16:00 | 18:00",
        ),
        (
            (18..24)
                .map(|at| hour(9, at))
                .chain((0..7).map(|at| hour(10, at)))
                .collect(),
            40,
            "9 May 2025 | 10 May | 03:00",
        ),
        (
            years(2019, 2025, 1),
            60,
            "2020 | 2021 | 2022 | 2023 | 2024 | 2025",
        ),
        (
            years(-752, -27, 25),
            80,
            "700 BC | 600 BC | 500 BC | 400 BC | 300 BC | 200 BC | 100 BC",
        ),
        (years(-499, 500, 25), 60, "400 BC | 200 BC | AD 1 | AD 200"),
        (
            years(-3_000_000, 2_000, 100_000),
            60,
            "3 m BC | 2.5 m BC | 2 m BC | 1.5 m BC | 1 m BC",
        ),
    ];
    for (moments, width, expected) in table {
        assert_eq!(labels(&moments, width), expected, "{width} columns");
    }
}

#[test]
fn an_empty_timeline_has_no_columns() {
    assert_eq!(
        Strip::of(&Moments::default(), 80, Notation::default()),
        Strip::default()
    );
    assert_eq!(
        Strip::of(
            &[at(2025, 1, 1)].into_iter().collect(),
            0,
            Notation::default()
        ),
        Strip::default()
    );
}

fn moments() -> impl Strategy<Value = Vec<Moment>> {
    let day = prop_oneof![
        -1_000_000_i64..1_000_000,
        20_000_i64..20_010,
        Just(-4_000_000_000_000_000_000_i64),
        Just(i64::MAX - 3),
    ];
    prop::collection::vec(day, 1..80).prop_map(|mut days| {
        days.sort_unstable();
        days.into_iter().map(Moment::start_of_day).collect()
    })
}

proptest! {
    #[test]
    fn every_event_is_counted_once_in_its_column(moments in moments(), width in 1_usize..200) {
        let strip = Strip::of(&moments.iter().copied().collect(), width, Notation::default());
        prop_assert!(strip.columns.len() <= width);
        let mut counts = vec![0; strip.columns.len()];
        let mut last = 0;
        for event in 0..moments.len() {
            let column = strip.column_of(event).unwrap();
            prop_assert!(last <= column, "columns run with time");
            last = column;
            counts[column] += 1;
            prop_assert!(strip.events(column).contains(&event));
        }
        for (column, expected) in strip.columns.iter().zip(counts) {
            match column {
                Column::Time { count } => prop_assert_eq!(*count, expected),
                Column::Fold => prop_assert_eq!(expected, 0),
            }
        }
        prop_assert_eq!(strip.column_of(moments.len()), None);
    }

    #[test]
    fn labels_do_not_touch_and_fit_on_the_strip(moments in moments(), width in 1_usize..200) {
        let strip = Strip::of(&moments.iter().copied().collect(), width, Notation::default());
        let mut free = 0;
        for label in &strip.labels {
            prop_assert!(label.column >= free);
            free = label.column + crate::text::width(&label.text) + 1;
        }
        prop_assert!(free <= width + 1);
    }

    #[test]
    fn a_moment_is_between_its_neighbors(moments in moments(), width in 1_usize..200, day in -1_000_000_i64..1_000_000) {
        let strip = Strip::of(&moments.iter().copied().collect(), width, Notation::default());
        let at = Moment::start_of_day(day);
        if let Some(column) = strip.column_at(at) {
            for (event, moment) in moments.iter().enumerate() {
                let of_event = strip.column_of(event).unwrap();
                let in_order = if *moment <= at { of_event <= column } else { of_event >= column };
                prop_assert!(in_order);
            }
        }
    }
}
