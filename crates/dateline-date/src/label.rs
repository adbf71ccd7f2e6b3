//! A date as the list shows it: short, and without what the heading above it says.

use super::Bound;
use super::Qualifier;
use super::meaning::{Meaning, Member, Range, Set, Side};
use super::moment::Moment;
use super::names;
use super::period::{Period, Unit};
use super::point::{Digits, Point};
use super::show::{Known, Style, clock_words, span_words, words};

/// Columns that the list has for a date.
const COLUMNS: usize = 14;

/// The first way to write it that fits, from the fullest to the shortest; the shortest where none does.
pub(super) fn of(meaning: &Meaning, style: Style, under: Option<Period>) -> String {
    let known = under.map_or(Known::Nothing, Period::known);
    let full = Style {
        short: true,
        known,
        ..style
    };
    let coarse = Style {
        coarse: true,
        ..full
    };
    let slashes = Style {
        slashes: true,
        ..coarse
    };
    let to_days = coarser(meaning, &|point| point);
    let to_months = coarser(meaning, &month_of);
    let to_years = coarser(meaning, &year_of);
    let ways: [(&Meaning, Style); 8] = [
        (meaning, coarse),
        (meaning, slashes),
        (&to_days, full),
        (&to_months, full),
        (&to_months, coarse),
        (&to_months, slashes),
        (&to_years, full),
        (&to_years, slashes),
    ];
    let own = own(meaning, full, under);
    let bare = own.strip_prefix("the ").map(str::to_owned);
    let others = ways.iter().map(|(meaning, style)| words(meaning, *style));
    let all = std::iter::once(own)
        .chain(bare)
        .chain(others)
        .chain(hull(meaning));
    let mut shortest: Option<String> = None;
    for candidate in all {
        if width(&candidate) <= COLUMNS {
            return candidate;
        }
        if shortest
            .as_ref()
            .is_none_or(|shortest| width(&candidate) < width(shortest))
        {
            shortest = Some(candidate);
        }
    }
    shortest.unwrap_or_default()
}

/// Labels hold no wide characters.
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
    let with_month = Style {
        known: Known::Year(first.year()),
        ..style
    };
    match (meaning, period.unit()) {
        (Meaning::Timed(timed), Unit::Day) if inside => clock_words(timed, style),
        (Meaning::Timed(timed), Unit::Month) if inside => {
            let day = short_weekday(timed.point.first());
            format!("{day} {}, {}", timed.point.day, clock_words(timed, style))
        }
        (Meaning::Point(point), Unit::Month)
            if inside && point.is_day() && point.marks.any() == Qualifier::SURE =>
        {
            format!("{} {}", short_weekday(first), point.day)
        }
        (Meaning::Point(_) | Meaning::Set(_), Unit::Month | Unit::Day) if inside => {
            words(meaning, with_month)
        }
        _ => words(meaning, style),
    }
}

fn short_weekday(day: Moment) -> &'static str {
    super::distance::weekday_name(day.day_number())
        .get(..3)
        .unwrap_or_default()
}

/// Its day given up for its month.
fn month_of(point: Point) -> Point {
    Point {
        day: 0,
        unspecified: Digits(point.unspecified.0 & !Digits::DAY.0),
        ..point
    }
}

/// Its day and month given up for its year.
fn year_of(point: Point) -> Point {
    Point {
        month: 0,
        day: 0,
        unspecified: point.unspecified.year(),
        ..point
    }
}

/// From the first year to the last: the least that can be said of many.
fn hull(meaning: &Meaning) -> Option<String> {
    let (Bound::At(first), Bound::At(last)) = meaning.bounds() else {
        return None;
    };
    let style = Style {
        short: true,
        ..Style::default()
    };
    (first.year() < last.year())
        .then(|| span_words(Point::year(first.year()), Point::year(last.year()), style))
}

/// With every date made coarser, and times of day left out.
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
            Member::From(from, to) if is_named_years(*from, *to) => Member::From(*from, *to),
            Member::From(from, to) => match (coarse(*from), coarse(*to)) {
                (from, to) if from == to => Member::One(Meaning::Point(from)),
                (from, to) => Member::From(from, to),
            },
            Member::UpTo(point) => Member::UpTo(coarse(*point)),
            Member::Since(point) => Member::Since(coarse(*point)),
            Member::Before(point) => Member::Before(coarse(*point)),
            Member::After(point) => Member::After(coarse(*point)),
        };
        if !members.contains(&member) {
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

/// "Early 1980s" is short as it is.
fn is_named_years(from: Point, to: Point) -> bool {
    from.year != to.year && names::of_span(from, to).is_some()
}
