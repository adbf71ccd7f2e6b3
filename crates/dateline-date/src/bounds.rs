//! Bounds of a date: the earliest and latest moment it can mean, its precision and certainty.

use super::certainty::{Certainty, End, Qualifier};
use super::conventions;
use super::meaning::{Meaning, Member, Set, SetKind, Side, Timed};
use super::moment::{Bound, Moment, day_number, days_in_month};
use super::names;
use super::point::{Digits, Point};
use super::precision::Precision;
use super::relation::is_whole;

impl Point {
    /// First possible moment.
    pub(super) fn first(self) -> Moment {
        if let Some(whole) = self.counted() {
            return Moment::start_of(whole.day_edge(false));
        }
        self.far_or(|point| point.spread().0)
    }

    /// Last possible moment.
    pub(super) fn last(self) -> Moment {
        if let Some(whole) = self.counted() {
            return Moment::end_of(whole.day_edge(true));
        }
        self.far_or(|point| point.spread().1)
    }

    /// Itself, if it is whole and its days can be counted directly.
    fn counted(self) -> Option<Self> {
        (self.is_whole() && Moment::counts_days(self.year)).then_some(self)
    }

    /// Its moment by `near`, or a single day that represents the year where days are not counted.
    fn far_or(self, near: impl Fn(Self) -> Moment) -> Moment {
        if self.far || !Moment::counts_days(self.year) {
            Moment::start_of(Moment::far_day(
                self.year,
                if self.far { self.exponent } else { 0 },
            ))
        } else {
            near(self)
        }
    }

    /// The first or last day of a whole date.
    fn day_edge(self, last: bool) -> i64 {
        let day_of = |year: i64, month: u8| {
            let day = if last { days_in_month(year, month) } else { 1 };
            day_number(year, month, day).unwrap_or_default()
        };
        match (self.month, self.day) {
            (0, _) => day_of(self.year, if last { 12 } else { 1 }),
            (month @ 1..=12, 0) => day_of(self.year, month),
            (month @ 1..=12, day) => day_number(self.year, month, day).unwrap_or_default(),
            (code, _) => {
                let (first, last_month) = conventions::season_months(code);
                let wraps = last_month < first;
                match last {
                    true if wraps => day_of(self.year.saturating_add(1), last_month),
                    true => day_of(self.year, last_month),
                    false => day_of(self.year, first),
                }
            }
        }
    }

    /// The first and last moment of a date with unspecified or insignificant digits.
    fn spread(self) -> (Moment, Moment) {
        let bounds = self
            .to_core()
            .map(|date| edtf_core::Edtf::Date(date).bounds());
        let moment = |bound: edtf_core::Bound| match bound {
            edtf_core::Bound::Date(day) => day_number(day.year, day.month, day.day),
            _ => None,
        };
        let days = bounds.map(|bounds| (moment(bounds.earliest), moment(bounds.latest)));
        if let Some((Some(first), Some(last))) = days {
            return (Moment::start_of(first), Moment::end_of(last));
        }
        // The crate gives no bounds where unspecified digits exceed 64 bits.
        let day = Moment::far_day(self.year, 0);
        (Moment::start_of(day), Moment::end_of(day))
    }

    /// Precision; unspecified digits count as not given.
    pub(super) fn precision(self) -> Precision {
        let year = self.unspecified.year();
        if self.far || !year.is_none() || self.significant > 0 {
            return self.years_precision();
        }
        if !self.unspecified.month().is_none() || self.month == 0 {
            Precision::Year
        } else if self.month >= 21 {
            Precision::Season
        } else if self.day == 0 || !self.unspecified.day().is_none() {
            Precision::Month
        } else {
            Precision::Day
        }
    }

    fn years_precision(self) -> Precision {
        if self.far && self.significant == 0 {
            return Precision::Year;
        }
        let width = match self.unspecified.year() {
            Digits::NONE => self.last().year().saturating_sub(self.first().year()),
            Digits::DECADE => 9,
            Digits::CENTURY => 99,
            _ => 999,
        };
        match width {
            0 => Precision::Year,
            1..=9 => Precision::Decade,
            10..=99 => Precision::Century,
            _ => Precision::Millennium,
        }
    }
}

/// The bound of several dates: open or unknown if one of them is.
fn outer(a: Bound, b: Bound, of: fn(Moment, Moment) -> Moment) -> Bound {
    match (a, b) {
        (Bound::Open, _) | (_, Bound::Open) => Bound::Open,
        (Bound::Unknown, _) | (_, Bound::Unknown) => Bound::Unknown,
        (Bound::At(a), Bound::At(b)) => Bound::At(of(a, b)),
    }
}

impl Member {
    /// Bounds of the member alone. A date "before 1922" has an unknown start.
    pub(super) fn bounds(&self) -> (Bound, Bound) {
        match self {
            Self::One(meaning) => meaning.bounds(),
            Self::From(from, to) => (Bound::At(from.first()), Bound::At(to.last())),
            Self::UpTo(point) => (Bound::Unknown, Bound::At(point.last())),
            Self::Since(point) => (Bound::At(point.first()), Bound::Unknown),
            Self::Before(point) => (Bound::Unknown, Bound::At(point.previous().last())),
            Self::After(point) => (Bound::At(point.next().first()), Bound::Unknown),
            Self::BeforeTime(timed) => (Bound::Unknown, Bound::At(timed.second_before().last)),
            Self::AfterTime(timed) => (Bound::At(timed.first), Bound::Unknown),
        }
    }

    fn points(&self, each: &mut impl FnMut(Point)) {
        match self {
            Self::One(meaning) => meaning.points(each),
            Self::From(from, to) => {
                each(*from);
                each(*to);
            }
            Self::UpTo(point) | Self::Since(point) | Self::Before(point) | Self::After(point) => {
                each(*point);
            }
            Self::BeforeTime(timed) | Self::AfterTime(timed) => each(timed.point),
        }
    }

    fn precision(&self) -> Precision {
        match self {
            Self::BeforeTime(timed) | Self::AfterTime(timed) => timed.precision(),
            Self::One(meaning) => meaning.precision(),
            Self::From(from, to) => names::of_span(*from, *to).map_or_else(
                || from.precision().max(to.precision()),
                names::Name::precision,
            ),
            Self::UpTo(point) | Self::Since(point) | Self::Before(point) | Self::After(point) => {
                point.precision()
            }
        }
    }
}

impl Timed {
    const fn precision(&self) -> Precision {
        if self.clock.seconds {
            Precision::Second
        } else {
            Precision::Minute
        }
    }
}

impl Side {
    fn points(&self, each: &mut impl FnMut(Point)) {
        match self {
            Self::At(meaning) => meaning.points(each),
            Self::Beyond(point) => each(*point),
            Self::Open | Self::Unknown => {}
        }
    }

    fn precision(&self) -> Option<Precision> {
        match self {
            Self::At(meaning) => Some(meaning.precision()),
            Self::Beyond(point) => Some(point.precision()),
            Self::Open | Self::Unknown => None,
        }
    }

    fn certainty(&self) -> Option<Certainty> {
        match self {
            Self::At(meaning) => Some(meaning.certainty()),
            Self::Beyond(_) => Some(Certainty::Unsure),
            Self::Open | Self::Unknown => None,
        }
    }

    /// How this end of a bar is drawn.
    fn end(&self) -> End {
        match self {
            Self::At(meaning) if meaning.certainty() == Certainty::Unsure => End::Soft,
            Self::At(_) => End::Firm,
            Self::Beyond(_) | Self::Open | Self::Unknown => End::Open,
        }
    }
}

impl Set {
    fn bounds(&self) -> (Bound, Bound) {
        self.members
            .iter()
            .map(Member::bounds)
            .reduce(|(a, b), (c, d)| (outer(a, c, Moment::min), outer(b, d, Moment::max)))
            .map_or((Bound::Unknown, Bound::Unknown), |(earliest, latest)| {
                (self.end_of_all(earliest), self.end_of_all(latest))
            })
    }

    /// "All dates up to one" have an open start; "one of the dates up to one" has an unknown start.
    fn end_of_all(&self, bound: Bound) -> Bound {
        if self.kind == SetKind::All && bound == Bound::Unknown {
            Bound::Open
        } else {
            bound
        }
    }
}

impl Meaning {
    /// Moment at which the date is placed: its earliest. If its start is unknown: the latest possible start, else its
    /// latest moment. `None` for an open start, and for a date that is only "ongoing".
    pub(super) fn anchor(&self) -> Option<Moment> {
        if let Self::Range(range) = self
            && let Side::Beyond(point) = &range.start
        {
            return Some(point.last());
        }
        match (self.earliest(), self.latest()) {
            (Bound::At(moment), _) | (Bound::Unknown, Bound::At(moment)) => Some(moment),
            _ => None,
        }
    }

    /// For a range with one unknown end, the earliest end or the latest start, unless the range includes all of that date.
    pub(super) fn inner(&self) -> Option<Moment> {
        let Self::Range(range) = self else {
            return None;
        };
        let bound = match (&range.start, &range.end) {
            (Side::Unknown, Side::At(end)) if !is_whole(end) => end.earliest(),
            (Side::At(start), Side::Unknown) if !is_whole(start) => start.latest(),
            _ => return None,
        };
        match bound {
            Bound::At(moment) => Some(moment),
            Bound::Open | Bound::Unknown => None,
        }
    }

    /// Earliest and latest bound.
    pub(super) fn bounds(&self) -> (Bound, Bound) {
        (self.earliest(), self.latest())
    }

    pub(super) fn earliest(&self) -> Bound {
        match self {
            Self::Point(point) => Bound::At(point.first()),
            Self::Timed(timed) => Bound::At(timed.first),
            Self::Range(range) => match &range.start {
                Side::At(meaning) => meaning.earliest(),
                Side::Beyond(_) | Side::Unknown => Bound::Unknown,
                Side::Open => Bound::Open,
            },
            Self::Set(set) => set.bounds().0,
        }
    }

    pub(super) fn latest(&self) -> Bound {
        match self {
            Self::Point(point) => Bound::At(point.last()),
            Self::Timed(timed) => Bound::At(timed.last),
            Self::Range(range) => match &range.end {
                Side::At(meaning) => meaning.latest(),
                Side::Beyond(_) | Side::Unknown => Bound::Unknown,
                Side::Open => Bound::Open,
            },
            Self::Set(set) => set.bounds().1,
        }
    }

    fn points(&self, each: &mut impl FnMut(Point)) {
        match self {
            Self::Point(point) => each(*point),
            Self::Timed(timed) => each(timed.point),
            Self::Range(range) => {
                range.start.points(each);
                range.end.points(each);
            }
            Self::Set(set) => set.members.iter().for_each(|member| member.points(each)),
        }
    }

    /// Coarsest precision of its parts.
    pub(super) fn precision(&self) -> Precision {
        match self {
            Self::Point(point) => point.precision(),
            Self::Timed(timed) => timed.precision(),
            Self::Range(range) => range
                .start
                .precision()
                .max(range.end.precision())
                .unwrap_or(Precision::Millennium),
            Self::Set(set) => set
                .members
                .iter()
                .map(Member::precision)
                .max()
                .unwrap_or(Precision::Millennium),
        }
    }

    /// Qualifiers of all its parts combined.
    pub(super) fn qualifier(&self) -> Qualifier {
        let mut all = Qualifier::SURE;
        self.points(&mut |point| all = all.or(point.marks.any()));
        all
    }

    pub(super) fn certainty(&self) -> Certainty {
        if self.qualifier().is_qualified() {
            return Certainty::Unsure;
        }
        match self {
            Self::Point(point) if point.significant > 0 => Certainty::Unsure,
            Self::Timed(timed) if timed.is_ambiguous() => Certainty::Unsure,
            Self::Point(_) | Self::Timed(_) => match self.precision() {
                Precision::Second | Precision::Minute | Precision::Day => Certainty::Exact,
                Precision::Month | Precision::Season | Precision::Year => Certainty::Coarse,
                _ => Certainty::Unsure,
            },
            Self::Range(range) => [range.start.certainty(), range.end.certainty()]
                .into_iter()
                .flatten()
                .max_by_key(|certainty| *certainty as u8)
                .unwrap_or(Certainty::Unsure),
            Self::Set(set) if set.kind == SetKind::All => set
                .members
                .iter()
                .map(|member| match member {
                    Member::One(meaning) => meaning.certainty(),
                    Member::From(from, _) => Self::Point(*from).certainty(),
                    _ => Certainty::Unsure,
                })
                .max_by_key(|certainty| *certainty as u8)
                .unwrap_or(Certainty::Unsure),
            Self::Set(_) => Certainty::Unsure,
        }
    }

    /// How the start and end of its bar are drawn; `None` unless it is a range.
    pub(super) fn ends(&self) -> Option<(End, End)> {
        match self {
            Self::Range(range) => Some((range.start.end(), range.end.end())),
            _ => None,
        }
    }
}
