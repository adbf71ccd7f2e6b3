//! A date as the list shows it: short, and without what the heading above it says.

use super::Bound;
use super::meaning::{Meaning, Member, Point, Range, Set, SetKind, Side};
use super::moment::Moment;
use super::names;
use super::period::{Period, Unit};
use super::show::{Known, Style, clock_words, words};

/// Columns that the list has for a date.
const COLUMNS: usize = 14;

/// The first way to write it that fits, from the fullest to the shortest; the shortest where none does.
pub(super) fn of(meaning: &Meaning, under: Option<Period>) -> String {
    let known = under.map_or(Known::Nothing, Period::known);
    let full = Style {
        short: true,
        known,
        coarse: false,
    };
    let mut shortest = own(meaning, full, under);
    let ways: [fn(&Meaning, Style) -> String; 5] = [
        slashed,
        |meaning, style| words(&to_months(meaning), style),
        |meaning, style| slashed(&to_months(meaning), style),
        |meaning, style| words(&to_years(meaning), style),
        |meaning, style| slashed(&to_years(meaning), style),
    ];
    let styles = [
        full,
        Style {
            coarse: true,
            ..full
        },
    ];
    let mut candidates = vec![words(meaning, styles[1])];
    for way in ways {
        candidates.extend(styles.iter().map(|style| way(meaning, *style)));
    }
    if width(&shortest) <= COLUMNS {
        return shortest;
    }
    for candidate in candidates {
        if width(&candidate) <= COLUMNS {
            return candidate;
        }
        if width(&candidate) < width(&shortest) {
            shortest = candidate;
        }
    }
    shortest
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// The way that needs no shortening. Under the heading of its day a time of day says enough; under that of its month a
/// day has its weekday.
fn own(meaning: &Meaning, style: Style, under: Option<Period>) -> String {
    let (Some(period), Bound::At(first), Bound::At(last)) =
        (under, meaning.earliest(), meaning.latest())
    else {
        return words(meaning, style);
    };
    let inside = period.contains(first) && period.contains(last);
    match (meaning, period.unit()) {
        (Meaning::Timed(timed), Unit::Day) if inside => clock_words(timed, style),
        (Meaning::Point(point), Unit::Day) if inside && point.is_day() => words(
            meaning,
            Style {
                known: Known::Year(first.year()),
                ..style
            },
        ),
        (Meaning::Point(point), Unit::Month)
            if inside && point.is_day() && point.marks.any() == super::Qualifier::SURE =>
        {
            format!("{} {}", short_weekday(first), point.day)
        }
        (Meaning::Point(point), Unit::Month | Unit::Day) if inside && !point.is_day() => words(
            meaning,
            Style {
                known: Known::Year(first.year()),
                ..style
            },
        ),
        _ => words(meaning, style),
    }
}

fn short_weekday(day: Moment) -> &'static str {
    super::distance::weekday_name(day.day_number())
        .get(..3)
        .unwrap_or_default()
}

/// "Aug/Sep 2025" rather than "Aug or Sep 2025".
fn slashed(meaning: &Meaning, style: Style) -> String {
    let text = words(meaning, style);
    text.replace(" or ", "/")
        .replace(" and ", "+")
        .replace(", ", "/")
}

/// Its days given up for their months.
fn to_months(meaning: &Meaning) -> Meaning {
    coarser(meaning, &|point: Point| {
        if point.day != 0 || point.has_day() {
            Point {
                day: 0,
                unspecified: super::meaning::Digits(point.unspecified.0 & 0b0011_1111),
                ..point
            }
        } else {
            point
        }
    })
}

/// Its days and months given up for their years.
fn to_years(meaning: &Meaning) -> Meaning {
    coarser(meaning, &|point: Point| Point {
        month: 0,
        day: 0,
        unspecified: point.unspecified.year(),
        ..point
    })
}

fn coarser(meaning: &Meaning, coarse: &impl Fn(Point) -> Point) -> Meaning {
    let side = |side: &Side| match side {
        Side::At(meaning) => Side::At(coarser(meaning, coarse)),
        Side::Beyond(point) => Side::Beyond(coarse(*point)),
        Side::Open => Side::Open,
        Side::Unknown => Side::Unknown,
    };
    match meaning {
        Meaning::Point(point) => Meaning::Point(coarse(*point)),
        Meaning::Timed(timed) => Meaning::Point(coarse(timed.point)),
        Meaning::Range(range) => {
            let (start, end) = (side(&range.start), side(&range.end));
            match (&start, &end) {
                (Side::At(a), Side::At(b)) if a == b => a.clone(),
                _ => Meaning::Range(Box::new(Range { start, end })),
            }
        }
        Meaning::Set(set) => coarser_set(set, coarse),
    }
}

fn coarser_set(set: &Set, coarse: &impl Fn(Point) -> Point) -> Meaning {
    let mut members: Vec<Member> = Vec::new();
    for member in &set.members {
        let member = match member {
            Member::One(meaning) => Member::One(coarser(meaning, coarse)),
            Member::From(from, to)
                if set.kind == SetKind::One
                    && names::of_span(*from, *to).is_some()
                    && from.year != to.year =>
            {
                Member::From(*from, *to)
            }
            Member::From(from, to) => match (coarse(*from), coarse(*to)) {
                (from, to) if from == to => Member::One(Meaning::Point(from)),
                (from, to) => Member::From(from, to),
            },
            Member::UpTo(point) => Member::UpTo(coarse(*point)),
            Member::Since(point) => Member::Since(coarse(*point)),
            Member::Before(point) => Member::Before(coarse(*point)),
            Member::After(point) => Member::After(coarse(*point)),
        };
        if members.last() != Some(&member) {
            members.push(member);
        }
    }
    match members.as_slice() {
        [Member::One(meaning)] => meaning.clone(),
        _ => Meaning::Set(Box::new(Set {
            kind: set.kind,
            members,
        })),
    }
}
