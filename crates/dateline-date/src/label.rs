//! A date as the list shows it: short, and without what the heading above it says.
//!
//! A label may be coarser than its date, but never read as another date. If nothing fits, the shortest true label is
//! returned although it is too wide; the caller truncates it visibly.

use super::certainty::Qualifier;
use super::context::DateContext;
use super::meaning::{Meaning, Member, Range, Set, Side, Timed};
use super::moment::{Bound, Moment};
use super::names;
use super::period::{Period, Unit};
use super::point::{Digits, Point};
use super::precision::Precision;
use super::show::{ClockDetail, Known, Notation, Style, clock_words, span_words, words};

/// Space and context of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// Period of the heading above the label.
    pub under: Option<Period>,
    /// Available columns.
    pub columns: usize,
    /// Columns that it may take rather than lose its clock time, where these are more.
    pub most: usize,
    /// Precision of clock times.
    pub clock: ClockDetail,
    /// How dates are written in words.
    pub notation: Notation,
    /// Names the zone of clock times, except those that show the same as the clock of this context's zone.
    pub name_zones: Option<DateContext>,
}

impl Default for Label {
    fn default() -> Self {
        Self {
            under: None,
            columns: 18,
            most: 0,
            clock: ClockDetail::Minute,
            notation: Notation::default(),
            name_zones: None,
        }
    }
}

/// Clock precision that shows the seconds of a date's times, if they are not those of a full minute, and that distinguishes
/// the times from each other and from those of a neighbor.
pub(super) fn clock_detail(meaning: &Meaning, neighbor: Option<&Meaning>) -> ClockDetail {
    let own = clocks(meaning);
    let others = neighbor.map_or_else(Vec::new, clocks);
    let mut detail = ClockDetail::Minute;
    for (index, one) in own.iter().enumerate() {
        if one.clock.second % 60 != 0 {
            detail = detail.max(ClockDetail::Second);
        }
        for other in own.iter().skip(index + 1).chain(&others) {
            detail = detail.max(apart(one, other));
        }
    }
    detail
}

/// Clock times that the date itself contains.
fn clocks(meaning: &Meaning) -> Vec<Timed> {
    match meaning {
        Meaning::Timed(timed) => vec![**timed],
        Meaning::Range(range) => [&range.start, &range.end]
            .into_iter()
            .filter_map(|side| match side {
                Side::At(Meaning::Timed(timed)) => Some(**timed),
                _ => None,
            })
            .collect(),
        Meaning::Point(_) | Meaning::Set(_) => Vec::new(),
    }
}

/// Clock precision that distinguishes two times.
fn apart(one: &Timed, other: &Timed) -> ClockDetail {
    let (a, b) = (one.first.seconds(), other.first.seconds());
    if a.div_euclid(60) != b.div_euclid(60) {
        ClockDetail::Minute
    } else if a == b && one.clock.nanos != other.clock.nanos {
        ClockDetail::Fraction
    } else {
        ClockDetail::Second
    }
}

/// The first form that fits, from the fullest to the shortest; the shortest if none fits.
pub(super) fn of(meaning: &Meaning, style: Style, label: Label) -> String {
    let full = Style {
        short: true,
        known: label.under.map_or(Known::Nothing, Period::known),
        clock: label.clock,
        name_zones: label.name_zones,
        ..style
    };
    let without_article = |text: String| match text.strip_prefix("the ") {
        Some(bare) if width(&text) > label.columns => bare.to_owned(),
        _ => text,
    };
    let mut forms = forms(meaning, full, label).into_iter().map(without_article);
    let mut shortest = forms.next().unwrap_or_default();
    for form in forms {
        if width(&shortest) <= label.columns {
            break;
        }
        if width(&form) < width(&shortest) {
            shortest = form;
        }
    }
    shortest
}

/// The forms of a label, from the fullest to the shortest.
fn forms(meaning: &Meaning, full: Style, label: Label) -> Vec<String> {
    let own = own(meaning, full, label.under);
    let mut forms = vec![own.clone(), words(meaning, full)];
    if label.name_zones.is_some() && !clocks(meaning).is_empty() {
        // A zone is meaningless without its clock time.
        let tight = Style {
            tight: true,
            ..full
        };
        let minutes = Style {
            clock: ClockDetail::Minute,
            ..tight
        };
        forms.push(words(meaning, tight));
        if let Some(timed) = with_clock(&forms, label) {
            return vec![timed];
        }
        forms.push(words(meaning, minutes));
    }
    forms.push(tight(&own));
    // "1 Nov, 01:30?" where "1 Nov, 01:30 EDT/EST" is too wide.
    if clocks(meaning).iter().any(Timed::is_ambiguous) {
        let zoneless = Style {
            zoneless: true,
            ..full
        };
        forms.push(format!("{}?", words(meaning, zoneless)));
    }
    forms.extend(of_several(meaning, meaning, full));
    if let Some(timed) = with_clock(&forms, label) {
        return vec![timed];
    }
    // Under the heading of its day, the day alone would add nothing.
    if !is_clock_of(meaning, full.known) {
        for coarser in [
            coarser(meaning, &|point| point),
            coarser(meaning, &month_of),
            coarser(meaning, &year_of),
        ] {
            forms.push(words(&coarser, full));
            forms.extend(of_several(meaning, &coarser, full));
        }
        if is_several(meaning) {
            forms.extend(hull(meaning, full.notation));
        }
    }
    forms
}

/// The shorter forms of a date if it has several parts, the last with slashes between them; `shown` is what is left of it.
fn of_several(meaning: &Meaning, shown: &Meaning, full: Style) -> Vec<String> {
    if !is_several(meaning) {
        return Vec::new();
    }
    let coarse = Style {
        coarse: true,
        ..full
    };
    let slashes = Style {
        slashes: true,
        tight: true,
        ..coarse
    };
    vec![words(shown, coarse), words(shown, slashes)]
}

/// The shortest of the forms with a clock time, where none fits but one may take more columns.
fn with_clock(forms: &[String], label: Label) -> Option<String> {
    let shortest = forms.iter().min_by_key(|text| width(text))?;
    let columns = width(shortest);
    (columns > label.columns && columns <= label.most).then(|| shortest.clone())
}

/// Width in columns; labels contain no wide characters.
fn width(text: &str) -> usize {
    text.chars().count()
}

/// Saves one column: "late 13th c.BC", "late 13th c.BCE".
fn tight(label: &str) -> String {
    label.replace(" c. BC", " c.BC")
}

/// Whether the date has several parts, so that each may be made coarser. "Late 13th century" made coarser would be a
/// different date.
fn is_several(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Point(_) | Meaning::Timed(_) => false,
        Meaning::Range(range) => {
            matches!((&range.start, &range.end), (Side::At(_), Side::At(_)))
        }
        Meaning::Set(set) => set.members.len() > 1,
    }
}

/// Whether it is a clock time, or a range of them, on the known day.
fn is_clock_of(meaning: &Meaning, known: Known) -> bool {
    let is_known = |point: Point| known == Known::Day(point.year, point.month, point.day);
    let clocks = clocks(meaning);
    let parts = if let Meaning::Range(_) = meaning {
        2
    } else {
        1
    };
    clocks.len() == parts && clocks.iter().all(|timed| is_known(timed.point))
}

/// The full label. Under the heading of its day it is only the time of day; under that of its month, a day has its
/// weekday.
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
        // The written day may differ from that of the heading.
        (Meaning::Timed(timed), Unit::Day | Unit::Hour) if style.knows_day(timed.point) => {
            clock_words(timed, style)
        }
        (Meaning::Timed(timed), Unit::Month)
            if style.knows_month(timed.point.year, timed.point.month) =>
        {
            let day = short_weekday(timed.point.first());
            format!("{day} {}, {}", timed.point.day, clock_words(timed, style))
        }
        (Meaning::Point(point), Unit::Month)
            if inside && point.is_day() && point.marks.any() == Qualifier::SURE =>
        {
            format!("{} {}", short_weekday(first), point.day)
        }
        (Meaning::Range(_), Unit::Month) if inside && clocks(meaning).len() == 2 => {
            let words = words(meaning, style);
            match clocks(meaning).as_slice() {
                [start, end]
                    if start.point == end.point
                        && style.knows_month(start.point.year, start.point.month) =>
                {
                    format!("{} {words}", short_weekday(start.point.first()))
                }
                _ => words,
            }
        }
        // "05:30 or 06:30"
        (Meaning::Set(_), Unit::Day | Unit::Hour)
            if inside && meaning.precision() <= Precision::Minute =>
        {
            words(meaning, style)
        }
        (Meaning::Point(_) | Meaning::Set(_), Unit::Month | Unit::Day | Unit::Hour) if inside => {
            words(meaning, with_month)
        }
        _ => words(meaning, style),
    }
}

fn short_weekday(day: Moment) -> &'static str {
    super::moment::weekday_name(day.day_number())
        .get(..3)
        .unwrap_or_default()
}

/// The month of a day.
pub(super) fn month_of(point: Point) -> Point {
    Point {
        day: 0,
        unspecified: Digits(point.unspecified.0 & !Digits::DAY.0),
        ..point
    }
}

/// The year of a day or month.
pub(super) fn year_of(point: Point) -> Point {
    Point {
        month: 0,
        day: 0,
        unspecified: point.unspecified.year(),
        ..point
    }
}

/// From the first year to the last: the shortest label of a date with many parts.
fn hull(meaning: &Meaning, notation: Notation) -> Option<String> {
    let (Bound::At(first), Bound::At(last)) = meaning.bounds() else {
        return None;
    };
    let style = Style {
        short: true,
        notation,
        ..Style::default()
    };
    (first.year() < last.year())
        .then(|| span_words(Point::year(first.year()), Point::year(last.year()), style))
}

/// Makes every date of a meaning coarser and drops its times of day.
pub(super) fn coarser(meaning: &Meaning, coarse: &impl Fn(Point) -> Point) -> Meaning {
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
            Member::BeforeTime(timed) => Member::UpTo(coarse(timed.point)),
            Member::AfterTime(timed) => Member::Since(coarse(timed.point)),
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

/// Whether a span of years has a name such as "early 1980s", which is already short.
fn is_named_years(from: Point, to: Point) -> bool {
    from.year != to.year && names::of_span(from, to).is_some()
}
