//! Parses and writes EDTF (ISO 8601-2:2019 Annex A, levels 0 to 2) with `edtf-core`.

mod set;

use edtf_core::{DateField, Edtf, IntervalEndpoint, SetElement, TimeShift, Year, YearKind};

use super::certainty::Qualifier;
use super::context::DateContext;
use super::meaning::{Clock, Meaning, Member, Range, Set, SetKind, Side, Timed};
use super::moment::{Bound, DAY, Moment, iso_year};
use super::point::{Digits, Part, Point};
use super::zone::{Zone, offset_text};

pub(super) use self::set::read_set;

/// Parses an EDTF expression; clock times without a zone get that of the context.
///
/// # Errors
/// The error of `edtf-core`, with byte offset and reason.
pub(super) fn read(text: &str, context: DateContext) -> Result<Meaning, edtf_core::ParseError> {
    Edtf::parse(text).map(|edtf| from_core(&edtf, context))
}

/// Whether an expression with a date and a time ends with a zone.
pub(super) fn has_shift(text: &str) -> bool {
    let time = text.split_once('T').map_or("", |(_, time)| time);
    time.contains(['Z', '+', '-'])
}

/// Converts an expression parsed by `edtf-core`.
pub(super) fn from_core(edtf: &Edtf, context: DateContext) -> Meaning {
    match edtf {
        Edtf::Date(date) => Meaning::Point(point(date, context)),
        Edtf::DateTime(at) => {
            let second = u32::from(at.time.hour) * 3600 + u32::from(at.time.minute) * 60;
            let clock = Clock {
                hour: false,
                second: second + u32::from(at.time.second.min(59)),
                nanos: 0,
                leap: at.time.second > 59,
                seconds: true,
                zone: at.time.shift.map_or(context.clock_zone, |shift| {
                    Some(Zone::Fixed(match shift {
                        TimeShift::Utc => 0,
                        TimeShift::Offset { minutes, .. } => i32::from(minutes) * 60,
                    }))
                }),
            };
            Meaning::Timed(Box::new(Timed::new(
                point(&at.date, context),
                clock,
                context,
            )))
        }
        Edtf::Interval(interval) => {
            Meaning::range(side(&interval.start, context), side(&interval.end, context))
        }
        Edtf::Set(set) => Meaning::Set(Box::new(Set {
            kind: match set.kind {
                edtf_core::SetKind::AllMembers => SetKind::All,
                edtf_core::SetKind::OneMember => SetKind::One,
            },
            members: set
                .elements
                .iter()
                .map(|element| member(element, context))
                .collect(),
        })),
    }
}

fn side(endpoint: &IntervalEndpoint, context: DateContext) -> Side {
    match endpoint {
        IntervalEndpoint::Date(date) => Side::At(Meaning::Point(point(date, context))),
        IntervalEndpoint::Open => Side::Open,
        IntervalEndpoint::Unknown => Side::Unknown,
        IntervalEndpoint::OnOrBefore(date) | IntervalEndpoint::OnOrAfter(date) => {
            Side::Beyond(point(date, context))
        }
    }
}

fn member(element: &SetElement, context: DateContext) -> Member {
    match element {
        SetElement::Date(date) => Member::One(Meaning::Point(point(date, context))),
        SetElement::OnOrBefore(date) => Member::UpTo(point(date, context)),
        SetElement::OnOrAfter(date) => Member::Since(point(date, context)),
        SetElement::Range(from, to) => Member::From(point(from, context), point(to, context)),
    }
}

fn point(date: &edtf_core::Date, context: DateContext) -> Point {
    let mut point = Point::year(0);
    let mut unspecified = 0;
    let mut take = |digits: &[Option<u8>], first: u8| {
        digits
            .iter()
            .zip(first..)
            .fold(0_i64, |value, (digit, index)| {
                if digit.is_none() {
                    unspecified |= 1 << index;
                }
                value * 10 + i64::from(digit.unwrap_or(0))
            })
    };
    match date.year.kind {
        YearKind::Standard { negative, digits } => {
            let value = take(&digits, 0);
            point.year = if negative {
                context.negative_year(value)
            } else {
                value
            };
        }
        YearKind::Big { value } => point.year = value,
        YearKind::Exponential {
            significand,
            exponent,
        } => {
            point.exponent = exponent;
            let value = date.year.value();
            (point.year, point.far) = (value.unwrap_or(significand), value.is_none());
        }
    }
    point.significant = date.year.significant_digits.unwrap_or(0);
    point.marks.add(Part::Year, ours(date.year.qualifier));
    if let Some(month) = &date.month {
        point.month = u8::try_from(take(&month.digits, 4)).unwrap_or(0);
        point.marks.add(Part::Month, ours(month.qualifier));
    }
    if let Some(day) = &date.day {
        point.day = u8::try_from(take(&day.digits, 6)).unwrap_or(0);
        point.marks.add(Part::Day, ours(day.qualifier));
    }
    point.unspecified = Digits(unspecified);
    point
}

const fn ours(qualifier: edtf_core::Qualifier) -> Qualifier {
    Qualifier {
        uncertain: qualifier.uncertain,
        approximate: qualifier.approximate,
    }
}

const fn theirs(qualifier: Qualifier) -> edtf_core::Qualifier {
    edtf_core::Qualifier {
        uncertain: qualifier.uncertain,
        approximate: qualifier.approximate,
    }
}

impl Point {
    /// Converts the point to `edtf-core`; `None` for a month or day in a year beyond four digits, which EDTF lacks.
    pub(super) fn to_core(self) -> Option<edtf_core::Date> {
        let has_month = self.month != 0 || !self.unspecified.month().is_none();
        let digit = |value: u64, index: u8| {
            let digit = u8::try_from(value % 10).unwrap_or(0);
            (!self.unspecified.has(index)).then_some(digit)
        };
        let field = |value: u8, index: u8, part: Part| DateField {
            digits: [
                digit(u64::from(value / 10), index),
                digit(u64::from(value), index + 1),
            ],
            qualifier: theirs(self.marks.get(part)),
        };
        let size = self.year.unsigned_abs();
        let written = if self.far {
            Some(self.year)
        } else {
            10_i64
                .checked_pow(self.exponent)
                .and_then(|power| self.year.checked_div(power))
        };
        let kind = if let (Some(significand), 1..) = (written, self.exponent) {
            YearKind::Exponential {
                significand,
                exponent: self.exponent,
            }
        } else if size > 9999 {
            YearKind::Big { value: self.year }
        } else {
            YearKind::Standard {
                negative: self.year < 0,
                digits: [
                    digit(size / 1000, 0),
                    digit(size / 100, 1),
                    digit(size / 10, 2),
                    digit(size, 3),
                ],
            }
        };
        if has_month && !matches!(kind, YearKind::Standard { .. }) {
            return None;
        }
        Some(edtf_core::Date {
            year: Year {
                kind,
                significant_digits: (self.significant > 0).then_some(self.significant),
                qualifier: theirs(self.marks.get(Part::Year)),
            },
            month: has_month.then(|| field(self.month, 4, Part::Month)),
            day: self.has_day().then(|| field(self.day, 6, Part::Day)),
        })
    }

    /// EDTF text; `None` for a month or day in a year beyond four digits.
    pub(super) fn edtf(self) -> Option<String> {
        self.to_core().map(|date| Edtf::Date(date).to_string())
    }
}

impl Timed {
    /// EDTF text, to the second, which is EDTF's coarsest precision of times. A fraction of a second is written as in
    /// ISO 8601. `None` for a time that occurs twice in its zone, or not at all.
    fn edtf(&self) -> Option<String> {
        let date = self.point.edtf()?;
        let doubtful = self
            .readings
            .is_some_and(|readings| readings.change.is_some());
        let qualified = self.point.marks.any().is_qualified();
        if self.point.year < 0 || doubtful || qualified || self.clock.hour {
            return None;
        }
        let shift = match self.readings {
            None => String::new(),
            Some(readings) => shift(readings.first)?,
        };
        Some(format!("{date}T{}{shift}", self.clock.iso(false)))
    }
}

/// `Z` or `+hh:mm`; `None` for an offset with seconds, as local mean times have.
fn shift(east: i32) -> Option<String> {
    match east {
        0 => Some("Z".to_owned()),
        _ if east % 60 == 0 => Some(offset_text(east)),
        _ => None,
    }
}

impl Clock {
    /// `hh:mm:ss` and the fraction of a second; a time to the minute gives its first second, or its last.
    fn iso(self, last: bool) -> String {
        let second = self.second % 60 + u32::from(self.leap);
        let second = if last && !self.seconds { 59 } else { second };
        let minute = if last && self.hour {
            59
        } else {
            self.second / 60 % 60
        };
        format!(
            "{:02}:{minute:02}:{second:02}{}",
            self.second / 3600,
            self.fraction()
        )
    }

    /// Fraction of a second with its point and without trailing zeros; empty if there is none.
    pub(super) fn fraction(self) -> String {
        if self.nanos == 0 {
            return String::new();
        }
        let digits = format!("{:09}", self.nanos);
        format!(".{}", digits.trim_end_matches('0'))
    }
}

impl Member {
    fn edtf(&self) -> Option<String> {
        match self {
            Self::One(Meaning::Point(point)) => point.edtf(),
            Self::One(_) | Self::BeforeTime(_) | Self::AfterTime(_) => None,
            Self::From(from, to) if from.marks.any().is_qualified() => each_edtf(*from, *to),
            Self::From(from, to) => Some(format!("{}..{}", from.edtf()?, to.edtf()?)),
            Self::UpTo(point) => Some(format!("..{}", point.edtf()?)),
            Self::Since(point) => Some(format!("{}..", point.edtf()?)),
            Self::Before(point) => Some(format!("..{}", point.previous().edtf()?)),
            Self::After(point) => Some(format!("{}..", point.next().edtf()?)),
        }
    }
}

/// Lists every date of a span, as EDTF has no qualified spans; `None` if there are more than `MOST_LISTED`.
fn each_edtf(from: Point, to: Point) -> Option<String> {
    let all = std::iter::successors(Some(from), |point| (*point != to).then(|| point.next()));
    let all: Vec<Point> = all.take(MOST_LISTED + 1).collect();
    if all.len() > MOST_LISTED {
        return None;
    }
    let all: Option<Vec<String>> = all.into_iter().map(Point::edtf).collect();
    Some(all?.join(","))
}

/// Maximum number of dates listed for a qualified span.
const MOST_LISTED: usize = 12;

impl Range {
    fn edtf(&self) -> Option<String> {
        let start = match &self.start {
            Side::At(meaning) => meaning.edge(false)?.edtf()?,
            Side::Beyond(point) => format!("..{}", point.edtf()?),
            Side::Open => "..".to_owned(),
            Side::Unknown => String::new(),
        };
        let end = match &self.end {
            Side::At(meaning) => meaning.edge(true)?.edtf()?,
            Side::Beyond(point) => format!("{}..", point.edtf()?),
            Side::Open => "..".to_owned(),
            Side::Unknown => String::new(),
        };
        let dated = |side: &Side| matches!(side, Side::At(_) | Side::Beyond(_));
        (dated(&self.start) || dated(&self.end)).then(|| format!("{start}/{end}"))
    }
}

impl Meaning {
    /// Date that gives the same bound as start or end of an EDTF interval.
    fn edge(&self, end: bool) -> Option<Point> {
        match self {
            Self::Point(point) => Some(*point),
            Self::Set(set) => match set.members.as_slice() {
                [Member::From(from, to)] => Some(if end { *to } else { *from }),
                [.., Member::From(_, last)] if end => Some(*last),
                [Member::From(first, _), ..] if !end => Some(*first),
                _ => None,
            },
            Self::Timed(_) | Self::Range(_) => None,
        }
    }

    /// EDTF text in its preferred form; `None` if EDTF cannot express it: times within an interval or a set, days in
    /// years beyond four digits.
    pub(super) fn edtf(&self) -> Option<String> {
        match self {
            Self::Point(point) => point.edtf(),
            Self::Timed(timed) => timed.edtf(),
            Self::Range(range) => range.edtf(),
            Self::Set(set) => {
                let members: Option<Vec<String>> = set.members.iter().map(Member::edtf).collect();
                let list = members?.join(",");
                Some(match set.kind {
                    SetKind::One => format!("[{list}]"),
                    SetKind::All => format!("{{{list}}}"),
                })
            }
        }
    }
}

impl Timed {
    /// First or last moment in ISO 8601. An instant is in UTC and ends in `Z`, so that all of them sort as texts;
    /// a time without a zone is written as its clock shows it.
    pub(super) fn iso(&self, last: bool) -> String {
        let Some(readings) = self.readings else {
            return format!("{}T{}", self.point.first().iso(false), self.clock.iso(last));
        };
        let east = if last { readings.last } else { readings.first };
        let local = i64::from(self.clock.second) - i64::from(east);
        let days = self.point.first().day_number() + local.div_euclid(DAY);
        let in_day = u32::try_from(local.rem_euclid(DAY)).unwrap_or_default();
        // An offset of whole minutes does not change the seconds.
        let clock = Clock {
            second: in_day,
            ..self.clock
        };
        format!(
            "{}T{}Z",
            Moment::start_of_day(days).iso(false),
            clock.iso(last)
        )
    }
}

impl Meaning {
    /// Clock time at its start or end, if it has one.
    pub(super) fn timed_edge(&self, end: bool) -> Option<Timed> {
        match self {
            Self::Timed(timed) => Some(**timed),
            Self::Range(range) => match if end { &range.end } else { &range.start } {
                Side::At(meaning) => meaning.timed_edge(end),
                _ => None,
            },
            Self::Set(set) => {
                let moment = |member: &&Member| match (member.bounds(), end) {
                    ((_, Bound::At(last)), true) => Some(last),
                    ((Bound::At(first), _), false) => Some(first),
                    _ => None,
                };
                let members = set.members.iter();
                let edge = if end {
                    members.max_by_key(moment)
                } else {
                    members.min_by_key(moment)
                };
                match edge? {
                    Member::One(meaning) => meaning.timed_edge(end),
                    Member::BeforeTime(timed) if end => Some(timed.second_before()),
                    Member::AfterTime(timed) if !end => Some(**timed),
                    _ => None,
                }
            }
            Self::Point(_) => None,
        }
    }

    /// Clock times at its start and its end.
    pub(super) fn timed_edges(&self) -> impl Iterator<Item = Timed> {
        [false, true]
            .into_iter()
            .filter_map(|end| self.timed_edge(end))
    }

    /// Year at its start or end if it is too far away to have days: as a number, or in EDTF's exponential form.
    pub(super) fn far_edge(&self, end: bool) -> Option<String> {
        let point = self
            .edge(end)
            .filter(|point| !Moment::counts_days(point.year) || point.far)?;
        let (month, day) = if end { (12, 31) } else { (1, 1) };
        if point.far {
            point.plain().edtf()
        } else {
            Some(format!("{}-{month:02}-{day:02}", iso_year(point.year)))
        }
    }
}
