//! Meaning of a date, however it was written: the model between parsing and display.

use super::certainty::Qualifier;
use super::context::DateContext;
use super::moment::Moment;
use super::point::Point;
use super::zone::{Readings, Zone};

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// Second of the day, 0 to 86,399.
    pub second: u32,
    pub nanos: u32,
    /// It is the leap second `:60` after `second`.
    pub leap: bool,
    /// Whether it is given to the second, not only to the minute.
    pub seconds: bool,
    /// Given only to the hour: `T09`.
    pub hour: bool,
    /// Zone of the clock; `None` for the reader's own.
    pub zone: Option<Zone>,
}

/// A day with a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Timed {
    pub point: Point,
    pub clock: Clock,
    /// First moment, on the civil clock of the context's zone.
    pub first: Moment,
    /// Last moment: the end of the minute or of the second.
    pub last: Moment,
    /// Offsets of the time in its zone, if it has one.
    pub readings: Option<Readings>,
}

impl Timed {
    /// Places a day and a time on the clock of the context's zone. If a clock change makes the time ambiguous, both
    /// readings are within the bounds.
    pub(super) fn new(point: Point, clock: Clock, context: DateContext) -> Self {
        let written = written(point, clock);
        // A time without a zone is on the reader's own clock, which may have it twice too.
        let own = || context.local().readings(written);
        let own_twice = || Some(own()).filter(|readings| readings.change.is_some());
        let readings = match clock.zone {
            Some(zone) => Some(zone.readings(written)),
            None => own_twice(),
        };
        let place = |seconds: i64, east: Option<i32>, nanos: u32, leap: bool| {
            let (at, repeated) = match east {
                None => (seconds, 0),
                Some(east) => context.zone.clock(seconds.saturating_sub(i64::from(east))),
            };
            Moment::on_clock(at, nanos, leap, repeated)
        };
        // A time without a zone is on the reader's own clock, which may not be the displayed one.
        let placed = readings.or_else(|| Some(context.own_zone?.readings(written)));
        let first_east = placed.map(|readings| readings.first);
        let last_east = placed.map(|readings| readings.last);
        let first = place(written, first_east, clock.nanos, clock.leap);
        let last = if clock.seconds {
            place(written, last_east, clock.nanos, clock.leap)
        } else {
            let more = if clock.hour { 3599 } else { 59 };
            place(written.saturating_add(more), last_east, 0, false).end_of_second()
        };
        Self {
            point,
            clock,
            first,
            last: last.max(first),
            readings,
        }
    }
}

impl Timed {
    /// Whether its zone has the time twice, or not at all.
    pub(super) fn is_ambiguous(&self) -> bool {
        self.readings
            .is_some_and(|readings| readings.change.is_some())
    }

    /// The preceding second.
    pub(super) fn second_before(&self) -> Self {
        let (point, second) = match self.clock.second.checked_sub(1) {
            Some(second) => (self.point, second),
            None => (self.point.previous(), 86_399),
        };
        let clock = Clock {
            second,
            hour: false,
            nanos: 0,
            leap: false,
            seconds: true,
            zone: self.clock.zone,
        };
        let before = i64::try_from(self.first.seconds() - 1).unwrap_or(i64::MIN);
        let first = Moment::on_clock(before, 0, false, 0);
        Self {
            point,
            clock,
            first,
            last: first.end_of_second(),
            readings: self.readings,
        }
    }
}

/// Day and time of day as seconds since 1970-01-01T00:00:00 on the same clock.
pub(super) fn written(point: Point, clock: Clock) -> i64 {
    let midnight = point
        .first()
        .day_number()
        .saturating_mul(super::moment::DAY);
    midnight.saturating_add(i64::from(clock.second))
}

/// Meaning of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One date.
    Point(Point),
    /// One date with a time of day.
    Timed(Box<Timed>),
    /// The whole time from a start to an end.
    Range(Box<Range>),
    /// One of several, or all of several.
    Set(Box<Set>),
}

/// An interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Range {
    pub start: Side,
    pub end: Side,
}

/// One side of an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Side {
    At(Meaning),
    /// On this date or further out: before a start, after an end.
    Beyond(Point),
    Open,
    Unknown,
}

/// Several dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Set {
    pub kind: SetKind,
    pub members: Vec<Member>,
}

/// Whether a set means one or all of its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SetKind {
    /// One of them.
    One,
    /// All of them.
    All,
}

/// One or several dates of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Member {
    One(Meaning),
    /// Every date from the first to the second, both included, at their precision.
    From(Point, Point),
    /// This date or an earlier one.
    UpTo(Point),
    /// This date or a later one.
    Since(Point),
    /// A date before this one.
    Before(Point),
    /// A date after this one.
    After(Point),
    /// A time before this one.
    BeforeTime(Box<Timed>),
    /// A time after this one began.
    AfterTime(Box<Timed>),
}

impl Meaning {
    /// One of the dates from the first to the second.
    pub(super) fn one_from(from: Point, to: Point) -> Self {
        Self::one_of(vec![Member::From(from, to)])
    }

    pub(super) fn one_of(members: Vec<Member>) -> Self {
        Self::Set(Box::new(Set {
            kind: SetKind::One,
            members,
        }))
    }

    /// First and last date of a meaning that is one date or one span, else `None`.
    pub(super) fn as_span(&self) -> Option<(Point, Point)> {
        match self {
            Self::Point(point) => Some((*point, *point)),
            Self::Set(set) => match set.members.as_slice() {
                [Member::From(from, to)] => Some((*from, *to)),
                _ => None,
            },
            Self::Timed(_) | Self::Range(_) => None,
        }
    }

    /// Adds a qualifier to every date of the meaning.
    #[must_use]
    pub(super) fn qualified(mut self, qualifier: Qualifier) -> Self {
        if qualifier.is_qualified() {
            self.qualify(qualifier);
        }
        self
    }

    fn qualify(&mut self, qualifier: Qualifier) {
        match self {
            Self::Point(point) => *point = point.qualified(qualifier),
            Self::Timed(timed) => timed.point = timed.point.qualified(qualifier),
            Self::Range(range) => {
                range.start.qualify(qualifier);
                range.end.qualify(qualifier);
            }
            Self::Set(set) => {
                for member in &mut set.members {
                    member.qualify(qualifier);
                }
            }
        }
    }

    /// An interval; if both ends are the same day, that day.
    pub(super) fn range(start: Side, end: Side) -> Self {
        if let (Side::At(Self::Point(from)), Side::At(Self::Point(to))) = (&start, &end)
            && from == to
            && from.is_day()
        {
            return Self::Point(*from);
        }
        Self::Range(Box::new(Range { start, end }))
    }
}

impl Side {
    fn qualify(&mut self, qualifier: Qualifier) {
        match self {
            Self::At(meaning) => meaning.qualify(qualifier),
            Self::Beyond(point) => *point = point.qualified(qualifier),
            Self::Open | Self::Unknown => {}
        }
    }
}

impl Member {
    fn qualify(&mut self, qualifier: Qualifier) {
        match self {
            Self::One(meaning) => meaning.qualify(qualifier),
            Self::From(from, to) => {
                (*from, *to) = (from.qualified(qualifier), to.qualified(qualifier));
            }
            Self::UpTo(point) | Self::Since(point) | Self::Before(point) | Self::After(point) => {
                *point = point.qualified(qualifier);
            }
            Self::BeforeTime(timed) | Self::AfterTime(timed) => {
                timed.point = timed.point.qualified(qualifier);
            }
        }
    }
}
