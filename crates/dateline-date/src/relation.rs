//! How two dates lie to each other: during, contains, overlaps, begins during, ends during.

use super::meaning::{Meaning, Side};
use super::moment::Moment;
use super::within::Truth;
use super::{Bound, Date};

/// How one date lies to another. Both may be ranges; of single dates only [`Relation::During`] a range, and a range
/// that [`Relation::Contains`] one, can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It lies in the other from its start to its end.
    During,
    /// It begins in the other and goes on after it.
    BeginsDuring,
    /// It began before the other and ends in it.
    EndsDuring,
    /// Both have a time in common; which of them begins or ends first is not known.
    Overlaps,
    /// Both begin and end at the same time.
    SameTime,
    /// The other lies in it from its start to its end.
    Contains,
}

impl Relation {
    /// "during", "begins during"; before the name of the other event.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::During => "during",
            Self::BeginsDuring => "begins during",
            Self::EndsDuring => "ends during",
            Self::Overlaps => "overlaps",
            Self::SameTime => "at the same time as",
            Self::Contains => "contains",
        }
    }
}

/// The start or the end of something: between which moments it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edge {
    first: Moment,
    last: Moment,
    /// Whether the date says where it lies.
    known: bool,
}

impl Edge {
    const fn at(moment: Moment) -> Self {
        Self::between(moment, moment)
    }

    /// An end of which only one side is known.
    const fn vague(first: Moment, last: Moment) -> Self {
        Self {
            first,
            last,
            known: false,
        }
    }

    const fn between(first: Moment, last: Moment) -> Self {
        Self {
            first,
            last,
            known: true,
        }
    }

    /// Whether it lies before another. Two that are given alike, such as the end of one reign and the start of the
    /// next in the same year, are taken for the same moment.
    fn is_before(self, other: Self) -> Truth {
        if self.known && self == other {
            Truth::No
        } else if self.last < other.first {
            Truth::Yes
        } else if self.first >= other.last {
            Truth::No
        } else {
            Truth::Possible
        }
    }

    fn is_not_after(self, other: Self) -> Truth {
        other.is_before(self).negated()
    }
}

/// When a date begins and ends: the earliest and latest that each can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    start: Edge,
    end: Edge,
    is_range: bool,
}

impl Date {
    /// When it begins and ends. What is open at the end has gone on until `now` at least.
    #[must_use]
    pub fn interval(&self, now: Moment) -> Interval {
        match &self.meaning {
            Meaning::Range(range) => {
                let start = start_of(&range.start);
                let end = end_of(
                    &range.end,
                    start.map_or(Moment::BEFORE_ALL, |start| start.last),
                    now,
                );
                Interval {
                    start: start.unwrap_or(Edge {
                        first: Moment::BEFORE_ALL,
                        last: end.map_or(Moment::AFTER_ALL, |end| end.last),
                        known: false,
                    }),
                    end: end.unwrap_or(Edge {
                        first: start.map_or(Moment::BEFORE_ALL, |start| start.first),
                        last: Moment::AFTER_ALL,
                        known: false,
                    }),
                    is_range: true,
                }
            }
            meaning => {
                let (edge, known) = spread(meaning);
                let edge = Edge { known, ..edge };
                Interval {
                    start: edge,
                    end: edge,
                    is_range: false,
                }
            }
        }
    }
}

/// Between which moments a date lies, and whether both are known.
fn spread(meaning: &Meaning) -> (Edge, bool) {
    let (earliest, latest) = meaning.bounds();
    let first = match earliest {
        Bound::At(at) => at,
        Bound::Open | Bound::Unknown => Moment::BEFORE_ALL,
    };
    let last = match latest {
        Bound::At(at) => at,
        Bound::Open | Bound::Unknown => Moment::AFTER_ALL,
    };
    let known = first != Moment::BEFORE_ALL && last != Moment::AFTER_ALL;
    (Edge::between(first, last), known)
}

/// Whether a range that begins or ends with it takes all of it in: a day or a clock time, not some time of a year.
fn is_whole(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Point(point) => point.is_day() && point.is_whole(),
        Meaning::Timed(_) => true,
        Meaning::Range(_) | Meaning::Set(_) => false,
    }
}

fn start_of(side: &Side) -> Option<Edge> {
    match side {
        Side::At(meaning) => {
            let (edge, _) = spread(meaning);
            Some(if is_whole(meaning) {
                Edge::at(edge.first)
            } else {
                edge
            })
        }
        Side::Beyond(point) => Some(Edge::vague(Moment::BEFORE_ALL, point.last())),
        Side::Open => Some(Edge::at(Moment::BEFORE_ALL)),
        Side::Unknown => None,
    }
}

fn end_of(side: &Side, start: Moment, now: Moment) -> Option<Edge> {
    match side {
        Side::At(meaning) => {
            let (edge, _) = spread(meaning);
            Some(if is_whole(meaning) {
                Edge::at(edge.last)
            } else {
                edge
            })
        }
        Side::Beyond(point) => Some(Edge::vague(point.first(), Moment::AFTER_ALL)),
        Side::Open => Some(Edge::between(now.max(start), Moment::AFTER_ALL)),
        Side::Unknown => None,
    }
}

impl Interval {
    /// Whether it goes on from a start to an end; else it is one moment, somewhere between the bounds of its start.
    #[must_use]
    pub const fn is_range(&self) -> bool {
        self.is_range
    }

    /// The earliest and the latest moment at which it can begin.
    #[must_use]
    pub const fn start(&self) -> (Moment, Moment) {
        (self.start.first, self.start.last)
    }

    /// The earliest and the latest moment at which it can end.
    #[must_use]
    pub const fn end(&self) -> (Moment, Moment) {
        (self.end.first, self.end.last)
    }

    /// How it lies to another, and whether that is certain; `None` where they have no time in common or only touch,
    /// and where so little is known that nothing can be said.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Option<(Relation, Truth)> {
        let (relation, truth) = match (self.is_range, other.is_range) {
            (false, false) => return None,
            (false, true) => (Relation::During, self.falls_in(other)),
            (true, false) => (Relation::Contains, other.falls_in(self)),
            (true, true) => self.relation_of_ranges(other),
        };
        (truth != Truth::No).then_some((relation, truth))
    }

    /// Whether a single date falls in a range.
    fn falls_in(&self, range: &Self) -> Truth {
        // Equal years do not say which came first: the event, or the start of the range.
        let at = |edge: Edge| Edge {
            known: false,
            ..edge
        };
        let after_start = at(range.start).is_not_after(at(self.start));
        let before_end = at(self.end).is_not_after(at(range.end));
        let truth = after_start.min(before_end);
        if truth == Truth::Possible && !self.start.known {
            return Truth::No;
        }
        truth
    }

    /// Whether two ranges have more in common than the year in which one ends and the other begins.
    fn shares_time_with(&self, other: &Self) -> Truth {
        if self == other && self.start.known && self.end.known {
            return Truth::Yes;
        }
        // A range within one year neither follows nor precedes what begins or ends in that year.
        let is_short = self.start == self.end || other.start == other.end;
        let at = |edge: Edge| Edge {
            known: edge.known && !is_short,
            ..edge
        };
        let begins = at(self.start).is_before(at(other.end));
        begins.min(at(other.start).is_before(at(self.end)))
    }

    fn relation_of_ranges(&self, other: &Self) -> (Relation, Truth) {
        let begins_in = other.start.is_not_after(self.start);
        let ends_in = self.end.is_not_after(other.end);
        let holds_start = self.start.is_not_after(other.start);
        let holds_end = other.end.is_not_after(self.end);
        let shared = self.shares_time_with(other);
        let all = |truths: [Truth; 2]| truths == [Truth::Yes; 2] && shared == Truth::Yes;
        let relation = if all([begins_in, ends_in]) && all([holds_start, holds_end]) {
            Relation::SameTime
        } else if all([begins_in, ends_in]) {
            Relation::During
        } else if all([holds_start, holds_end]) {
            Relation::Contains
        } else if all([begins_in, ends_in.negated()]) {
            Relation::BeginsDuring
        } else if all([begins_in.negated(), ends_in]) {
            Relation::EndsDuring
        } else {
            Relation::Overlaps
        };
        (relation, shared)
    }
}
