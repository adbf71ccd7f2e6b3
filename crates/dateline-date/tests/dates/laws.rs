//! Properties of all dates and all texts.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "what can't go on in a test is a failure"
)]

use std::cmp::Ordering;
use std::thread;

use dateline_date::{
    Bound, Certainty, Date, DateContext, End, Gap, Label, Notation, Period, Precision, Qualifier,
    Unit, report,
};
use proptest::prelude::*;

/// Everything about a date except its written form.
fn meaning(
    date: &Date,
) -> (
    Bound,
    Bound,
    Precision,
    Qualifier,
    Certainty,
    Option<(End, End)>,
) {
    (
        date.earliest(),
        date.latest(),
        date.precision(),
        date.qualifier(),
        date.certainty(),
        date.range(),
    )
}

fn parse(text: &str) -> Date {
    Date::parse(text, DateContext::default()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// EDTF's qualifiers, mostly none.
fn qualifier() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")]
}

fn year() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..=9999_i32).prop_map(|year| format!("{year:04}")),
        1 => (1..=9999_i32).prop_map(|year| format!("-{year:04}")),
    ]
}

/// Single dates of every level, most of them valid.
fn point() -> impl Strategy<Value = String> {
    let month = 1..=12_u8;
    prop_oneof![
        (year(), qualifier()).prop_map(|(year, qualifier)| format!("{year}{qualifier}")),
        (year(), month.clone(), qualifier())
            .prop_map(|(year, month, qualifier)| format!("{year}-{month:02}{qualifier}")),
        (year(), month.clone(), 1..=28_u8, qualifier()).prop_map(
            |(year, month, day, qualifier)| format!("{year}-{month:02}-{day:02}{qualifier}")
        ),
        (year(), qualifier(), month.clone(), qualifier(), 1..=28_u8).prop_map(
            |(year, one, month, other, day)| format!("{year}{one}-{other}{month:02}-{day:02}")
        ),
        (year(), 21..=41_u8, qualifier())
            .prop_map(|(year, code, qualifier)| format!("{year}-{code}{qualifier}")),
        (0..=999_u16, qualifier())
            .prop_map(|(decade, qualifier)| format!("{decade:03}X{qualifier}")),
        (0..=99_u16, qualifier())
            .prop_map(|(century, qualifier)| format!("{century:02}XX{qualifier}")),
        "[0-9X]{4}(-(0[1-9X]|1[0-2X]|XX)(-(0[1-9X]|1[0-9X]|2[0-8X]|XX))?)?",
        (1000..=9999_u16, 1..=4_u8).prop_map(|(year, digits)| format!("{year}S{digits}")),
        (10_000..=i64::MAX, any::<bool>())
            .prop_map(|(year, bc)| format!("Y{}{year}", if bc { "-" } else { "" })),
        (1..=99_u8, 4..=300_u16, any::<bool>()).prop_map(|(digits, power, bc)| format!(
            "Y{}{digits}E{power}",
            if bc { "-" } else { "" }
        )),
    ]
}

/// Expressions of EDTF, levels 0 to 2: most of them valid.
fn edtf() -> impl Strategy<Value = String> {
    let side = prop_oneof![4 => point(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    let member = prop_oneof![
        3 => point(),
        1 => point().prop_map(|point| format!("..{point}")),
        1 => point().prop_map(|point| format!("{point}..")),
        1 => (1000..=1500_u16, 1500..=2000_u16).prop_map(|(from, to)| format!("{from}..{to}")),
        1 => (1..=12_u8, 1..=14_u8, 14..=28_u8).prop_map(|(month, from, to)| format!("2025-{month:02}-{from:02}..2025-{month:02}-{to:02}")),
    ];
    let set = (prop::collection::vec(member, 1..5), any::<bool>()).prop_map(|(members, one)| {
        let list = members.join(",");
        if one {
            format!("[{list}]")
        } else {
            format!("{{{list}}}")
        }
    });
    let time = (
        year(),
        1..=12_u8,
        1..=28_u8,
        0..=23_u8,
        0..=59_u8,
        0..=60_u8,
        "|Z|[+-](0[1-9]|1[0-3]):[0-5][0-9]",
    )
        .prop_map(|(year, month, day, hour, minute, second, shift)| {
            format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{shift}")
        });
    prop_oneof![
        4 => point(),
        2 => (side.clone(), side).prop_map(|(start, end)| format!("{start}/{end}")),
        2 => set,
        1 => time,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

        /// The EDTF form of a date parses to the same meaning.
    #[test]
    fn shown_edtf_parses_back(text in edtf()) {
        let Ok(date) = Date::parse(&text, DateContext::default()) else { return Ok(()) };
        let Some(shown) = date.edtf() else { return Ok(()) };
        let again = parse(&shown);
        prop_assert_eq!(meaning(&again), meaning(&date), "{} shown as {}", text, shown);
        prop_assert_eq!(again.edtf(), Some(shown));
        prop_assert_eq!(again.words(), date.words());
    }

    /// The earliest bound is not after the latest.
    #[test]
    fn bounds_are_ordered(text in edtf()) {
        let Ok(date) = Date::parse(&text, DateContext::default()) else { return Ok(()) };
        if let (Bound::At(earliest), Bound::At(latest)) = (date.earliest(), date.latest()) {
            prop_assert!(earliest <= latest, "{}", text);
        }
    }

        /// The order of dates is antisymmetric and transitive, and equals the order of their keys.
    #[test]
    fn order_is_total(texts in [edtf(), edtf(), edtf()]) {
        let dates: Vec<Date> = texts.iter().filter_map(|text| Date::parse(text, DateContext::default()).ok()).collect();
        for a in &dates {
            prop_assert_eq!(a.order(a), Ordering::Equal);
            for b in &dates {
                prop_assert_eq!(a.order(b), b.order(a).reverse());
                prop_assert_eq!(a.order(b), a.order_key().cmp(&b.order_key()));
                for c in &dates {
                    if a.order(b) != Ordering::Greater && b.order(c) != Ordering::Greater {
                        prop_assert_ne!(a.order(c), Ordering::Greater);
                    }
                }
            }
        }
    }

        /// Every parsed date can be shown in every way.
    #[test]
    fn every_date_can_be_shown(one in edtf(), other in edtf()) {
        let (Ok(one), Ok(other)) = (Date::parse(&one, DateContext::default()), Date::parse(&other, DateContext::default())) else {
            return Ok(());
        };
        show(&one);
        prop_assert!(!one.words().is_empty() && !one.label(Label::default()).is_empty());
        prop_assert!(!one.distance_to(&other).is_empty());
        if let Some(gap) = Gap::between(&one, &other) {
            prop_assert!(gap.days() >= 0 && !gap.words().is_empty());
        }
        if let Ok(range) = Date::between(&one, &other) {
            show(&range);
        }
    }

        /// The words for a plain date parse to the same date.
    #[test]
    fn words_of_plain_dates_are_read_back(year in 1000..=9999_u16, month in 1..=12_u8, day in 1..=28_u8, last in 28..=30_u8, kind in 0..8_u8, qualifier in qualifier()) {
        let text = match kind {
            0 => format!("{year}{qualifier}"),
            1 => format!("{year}-{month:02}{qualifier}"),
            2 => format!("{year}-{month:02}-{day:02}{qualifier}"),
            3 => format!("{}X{qualifier}", year / 10),
            4 => format!("{}{qualifier}/{}{qualifier}", year - 1, year),
            5 if month != 2 => format!("{year}-{month:02}-{day:02}{qualifier}/{year}-{month:02}-{last}{qualifier}"),
            6 => format!("{year}-{month:02}/.."),
            _ => format!("../{year}{qualifier}"),
        };
        let date = parse(&text);
        let again = parse(&date.words());
        // The 1900s may also be a century.
        prop_assume!(!(kind == 3 && year / 10 % 10 == 0));
        prop_assert_eq!(meaning(&again), meaning(&date), "{} shown as {}", text, date.words());
    }
}

fn show(date: &Date) {
    let periods = date.anchor().map(|at| {
        [
            Unit::Day,
            Unit::Month,
            Unit::Year,
            Unit::Decade,
            Unit::Century,
        ]
        .map(|unit| Period::containing(at, unit))
    });
    for period in periods.into_iter().flatten() {
        assert!(
            !date
                .label(Label {
                    under: Some(period),
                    ..Label::default()
                })
                .is_empty()
                && !period.words(Notation::default()).is_empty()
        );
    }
    let now = match parse("2025-11-23").earliest() {
        Bound::At(now) => now,
        bound => panic!("{bound:?}"),
    };
    assert!(!date.distance(now).is_empty());
    assert!(date.weekday().is_none_or(|name| name.ends_with("day")));
    assert!(date.conventions().iter().all(|text| !text.is_empty()));
    assert_ne!(date.edtf().as_deref(), Some(""));
}

/// Number of random strings per run.
const STRINGS: u64 = 100_000;

/// Pieces of the random strings: parts of dates, and texts that do not belong in a date.
const PIECES: [&str; 84] = [
    "May", "9", "2025", "-", "/", "–", "circa ", "before ", "after ", "or", "and", "to", "the",
    "1970s", "19th", "century", "BC", "AD", "late ", "early", "mid", "~", "?", "%", "..", "[", "]",
    "{", "}", ",", ".", "X", "T10:00", "Z", "+02:00", "10:30", "Q2", "summer", "now", "between ",
    "from", "until", "since", "von", "bis", "年", "月", "日", "世紀", "頃", "xyz", "Mya", "0",
    "31", "02", "12/04", "'", " ", " ", " ", " ", "ά", "🎉", "\u{301}", "S2", "Y", "E7", "év",
    "до", "н.э.", "(", ")", "\0", "\t", "99999999999999999999", "-0", "1985-04-12", "T24:00:60",
    "pm", "\u{202e}", "XX", "é", "ß", "１９",
];

/// A small pseudo-random generator (xorshift), so that every run is the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }

    fn text(&mut self) -> String {
        (0..=self.below(7))
            .map(|_| PIECES[self.below(PIECES.len())])
            .collect()
    }
}

/// No text makes the parser panic or hang, and every error offset is within the text.
#[test]
fn any_string_is_accepted_or_rejected() {
    let workers: Vec<_> = (1..=4_u64)
        .map(|seed| {
            thread::spawn(move || {
                let mut numbers = Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
                for _ in 0..STRINGS / 4 {
                    let text = numbers.text();
                    match Date::parse(&text, DateContext::default()) {
                        Ok(date) => {
                            show(&date);
                            assert_eq!(date.written(), text);
                        }
                        Err(error) => {
                            assert!(text.is_char_boundary(error.offset), "{text:?}: {error:?}");
                        }
                    }
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().unwrap();
    }
}

/// Texts above the maximum length are rejected without parsing; texts of that length parse quickly.
#[test]
fn long_texts_take_no_time() {
    let start = std::time::Instant::now();
    for piece in [
        "9", "1 or ", "[", "1985,", "X", "(", "May ", "19th century to ", "-", "年", "c. ",
        "1985/", "between 1 and ",
    ] {
        for length in [399, 400, 401, 100_000] {
            let mut text = piece.repeat(length / piece.len() + 1);
            while text.len() > length {
                text.pop();
            }
            let report = report::describe(&text, DateContext::default());
            assert!(!report.plain(Notation::default()).is_empty() && !report.json().is_empty());
        }
    }
    assert!(start.elapsed().as_secs() < 5);
}
