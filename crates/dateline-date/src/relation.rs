//! Relation of two dates in time: during, contains, overlaps, begins during, ends during.

use super::meaning::{Meaning, Side};
use super::moment::Moment;
use super::within::Truth;

/// Relation of one date to another. Two ranges can have any of them; a single date only [`Relation::During`] a range,
/// and a range only [`Relation::Contains`] a single date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It is within the other from its start to its end.
    During,
    /// It begins within the other and ends after it.
    BeginsDuring,
    /// It begins before the other and ends within it.
    EndsDuring,
    /// Both share some time; which begins or ends first is not known.
    Overlaps,
    /// Both begin and end at the same time.
    SameTime,
    /// The other is within it from start to end.
    Contains,
}

impl Relation {
    /// Words before the name of the other event: "during", "begins during".
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

/// Start or end of a date, as the interval in which it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edge {
    first: Moment,
    last: Moment,
    /// Whether both limits follow from the date.
    known: bool,
}

impl Edge {
    const fn at(moment: Moment) -> Self {
        Self::between(moment, moment)
    }

    /// An edge with only one known limit.
    const fn uncertain(first: Moment, last: Moment) -> Self {
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

    /// Whether it is before another edge. Two equal edges, such as the end of one reign and the start of the next in
    /// the same year, are taken to be the same moment.
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

/// Start and end of a date, each with its earliest and latest moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    start: Edge,
    end: Edge,
    is_range: bool,
}

/// Earliest and latest moment of a date, and whether both are known.
fn spread(meaning: &Meaning) -> (Edge, bool) {
    let (earliest, latest) = meaning.bounds();
    let (first, last) = (
        earliest.or(Moment::BEFORE_ALL),
        latest.or(Moment::AFTER_ALL),
    );
    let known = first != Moment::BEFORE_ALL && last != Moment::AFTER_ALL;
    (Edge::between(first, last), known)
}

/// Whether a range that begins or ends with the date includes all of it: a day or a clock time, not a year.
pub(super) fn is_whole(meaning: &Meaning) -> bool {
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
        Side::Beyond(point) => Some(Edge::uncertain(Moment::BEFORE_ALL, point.last())),
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
        Side::Beyond(point) => Some(Edge::uncertain(point.first(), Moment::AFTER_ALL)),
        Side::Open => Some(Edge::between(now.max(start), Moment::AFTER_ALL)),
        Side::Unknown => None,
    }
}

impl Interval {
    /// Start and end of the date. An open end is at `now` or later.
    pub(super) fn of(meaning: &Meaning, now: Moment) -> Self {
        match meaning {
            Meaning::Range(range) => {
                let start = start_of(&range.start);
                let end = end_of(
                    &range.end,
                    start.map_or(Moment::BEFORE_ALL, |start| start.last),
                    now,
                );
                Self {
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
                Self {
                    start: edge,
                    end: edge,
                    is_range: false,
                }
            }
        }
    }

    /// Whether it lasts from a start to an end; otherwise it is one moment between the bounds of its start.
    pub const fn is_range(&self) -> bool {
        self.is_range
    }

    /// Earliest and latest possible start.
    pub const fn start(&self) -> (Moment, Moment) {
        (self.start.first, self.start.last)
    }

    /// Earliest and latest possible end.
    pub const fn end(&self) -> (Moment, Moment) {
        (self.end.first, self.end.last)
    }

    /// Relation to another interval, and whether it is certain; `None` if they share no time or only touch, and if too
    /// little is known.
    pub fn relation(&self, other: &Self) -> Option<(Relation, Truth)> {
        let (relation, truth) = match (self.is_range, other.is_range) {
            (false, false) => return None,
            (false, true) => (Relation::During, self.falls_in(other)),
            (true, false) => (Relation::Contains, other.falls_in(self)),
            (true, true) => self.relation_of_ranges(other),
        };
        (truth != Truth::No).then_some((relation, truth))
    }

    /// Whether a single date is within a range.
    fn falls_in(&self, range: &Self) -> Truth {
        // Equal years do not show which was first: the event or the start of the range.
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

    /// Whether two ranges share more than the year in which one ends and the other begins.
    fn shares_time_with(&self, other: &Self) -> Truth {
        if self == other && self.start.known && self.end.known {
            return Truth::Yes;
        }
        // A range within one year is neither before nor after what begins or ends in that year.
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
