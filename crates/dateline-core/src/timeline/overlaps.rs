//! Events within, around or overlapping another: computed from their intervals, found through an
//! index.

use super::Timeline;
use crate::date::{Bound, Moment, Relation, Span, Truth};
use crate::limits;

/// Number of ranges, or of child nodes, per node of the index.
const FAN: usize = 32;

/// The time covered by a range or a node of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hull {
    first: Option<Moment>,
    last: Option<Moment>,
}

impl Hull {
    /// The hull of a span; `None` on a side that is open or unknown.
    fn of(span: &Span) -> Self {
        let at = |bound: Bound| match bound {
            Bound::At(at) => Some(at),
            Bound::Open | Bound::Unknown => None,
        };
        Self {
            first: at(span.earliest()),
            last: at(span.latest()),
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            first: self.first.zip(other.first).map(|(a, b)| a.min(b)),
            last: self.last.zip(other.last).map(|(a, b)| a.max(b)),
        }
    }

    fn meets(self, other: Self) -> bool {
        let is_before = |end: Option<Moment>, start: Option<Moment>| {
            end.zip(start).is_some_and(|(end, start)| end < start)
        };
        !is_before(self.last, other.first) && !is_before(other.last, self.first)
    }
}

/// An index of the ranges of a timeline, which finds the ranges that may overlap an event without
/// examining all of them. It is a tree over the display order, whose nodes hold the time that the
/// ranges below them cover.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RangeIndex {
    /// The entries that are ranges, as indices in display order.
    ranges: Vec<u32>,
    /// The levels of the tree, from the leaves to the root.
    levels: Vec<Vec<Hull>>,
}

impl RangeIndex {
    /// Adds the next entry in display order; only ranges are stored.
    pub fn add(&mut self, entry: usize, span: &Span) {
        let (Some(_), Ok(entry)) = (span.range(), u32::try_from(entry)) else {
            return;
        };
        let mut at = self.ranges.len();
        self.ranges.push(entry);
        let hull = Hull::of(span);
        for level in 0.. {
            at /= FAN;
            if self.levels.len() <= level {
                // A node on a higher level covers all nodes below it.
                let below = level
                    .checked_sub(1)
                    .and_then(|below| self.levels.get(below));
                let all = below.and_then(|below| below.iter().copied().reduce(Hull::with));
                self.levels.push(all.into_iter().collect());
            }
            let Some(nodes) = self.levels.get_mut(level) else {
                return;
            };
            match nodes.get_mut(at) {
                Some(node) => *node = node.with(hull),
                None => nodes.push(hull),
            }
            if nodes.len() == 1 {
                return;
            }
        }
    }

    /// The ranges that may overlap a date, nearest in display order first: at most `most` before
    /// `entry`, then at most `most` after it.
    fn meeting(&self, timeline: &Timeline, entry: usize, date: &Span, most: usize) -> Vec<usize> {
        let hull = Hull::of(date);
        let middle = self
            .ranges
            .partition_point(|range| as_index(*range) < entry);
        let mut found = Vec::new();
        let mut at = middle;
        while let Some(range) = self
            .before(timeline, at, hull)
            .filter(|_| found.len() < most)
        {
            found.extend(self.ranges.get(range).map(|entry| as_index(*entry)));
            at = range;
        }
        let most = most.saturating_add(found.len());
        let mut at = middle;
        while let Some(range) = self
            .after(timeline, at, hull)
            .filter(|_| found.len() < most)
        {
            let range_entry = self.ranges.get(range).map(|entry| as_index(*entry));
            found.extend(range_entry.filter(|range| *range != entry));
            at = range + 1;
        }
        found
    }

    /// Whether the range with that number may overlap the hull.
    fn meets(&self, timeline: &Timeline, range: usize, hull: Hull) -> bool {
        let entry = self.ranges.get(range).map(|entry| as_index(*entry));
        let span = entry.and_then(|entry| timeline.span(entry));
        span.is_some_and(|span| Hull::of(&span).meets(hull))
    }

    /// The last range before number `end` that meets the hull.
    fn before(&self, timeline: &Timeline, mut end: usize, hull: Hull) -> Option<usize> {
        while let Some(last) = end.checked_sub(1) {
            match self.barren(last, hull) {
                Some((start, _)) => end = start,
                None if self.meets(timeline, last, hull) => return Some(last),
                None => end = last,
            }
        }
        None
    }

    /// The first range from number `start` on that meets the hull.
    fn after(&self, timeline: &Timeline, mut start: usize, hull: Hull) -> Option<usize> {
        while start < self.ranges.len() {
            match self.barren(start, hull) {
                Some((_, end)) => start = end,
                None if self.meets(timeline, start, hull) => return Some(start),
                None => start += 1,
            }
        }
        None
    }

    /// The ranges below the largest node above a range whose hull does not meet `hull`: first
    /// number, and the number after the last.
    fn barren(&self, range: usize, hull: Hull) -> Option<(usize, usize)> {
        let mut widest = None;
        let mut size = 1_usize;
        for nodes in &self.levels {
            size = size.saturating_mul(FAN);
            let node = range / size;
            if nodes.get(node).is_none_or(|node| node.meets(hull)) {
                break;
            }
            let start = node.saturating_mul(size);
            widest = Some((start, start + size));
        }
        widest
    }
}

fn as_index(entry: u32) -> usize {
    usize::try_from(entry).unwrap_or(usize::MAX)
}

/// Another event, and the relation of an event to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbor {
    /// Index of the other event in display order.
    pub entry: usize,
    /// The relation: "during" it, "contains" it …
    pub relation: Relation,
    /// Whether the relation is certain; otherwise it is only possible.
    pub is_certain: bool,
}

/// The events that overlap an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Neighbors {
    /// The events, in display order.
    pub all: Vec<Neighbor>,
    /// Whether there may be more: only the nearest are compared.
    pub is_cut: bool,
}

/// The events that overlap the entry at that index. Takes time proportional to the number of
/// events that are compared.
pub fn neighbors(ranges: &RangeIndex, timeline: &Timeline, index: usize, now: Moment) -> Neighbors {
    let (Some(span), Some(date)) = (timeline.span(index), timeline.date(index)) else {
        return Neighbors::default();
    };
    let mut others = ranges.meeting(timeline, index, &span, limits::COMPARED_NEIGHBORS);
    if span.range().is_some() {
        others.extend(beginning_in(timeline, index, &span));
    }
    let is_cut = others.len() >= limits::COMPARED_NEIGHBORS;
    others.sort_unstable();
    others.dedup();
    let interval = date.interval(now);
    let relation_to = |entry: usize| {
        let other = timeline.entry(entry)?;
        let (relation, truth) = interval.relation(&other.date()?.interval(now))?;
        Some(Neighbor {
            entry,
            relation,
            is_certain: truth == Truth::Yes,
        })
    };
    Neighbors {
        all: others.into_iter().filter_map(relation_to).collect(),
        is_cut,
    }
}

/// The next entries in display order that begin within a range.
fn beginning_in(timeline: &Timeline, index: usize, range: &Span) -> impl Iterator<Item = usize> {
    let hull = Hull::of(range);
    let rest = index + 1..timeline.dated;
    let meets = move |index: &usize| {
        let span = timeline.span(*index);
        span.is_none_or(|span| Hull::of(&span).meets(hull))
    };
    rest.take_while(meets).take(limits::COMPARED_NEIGHBORS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::DateContext;
    use crate::timeline::{Input, load};
    use proptest::prelude::*;

    fn timeline(dates: &[String]) -> (Timeline, RangeIndex) {
        let text: String = dates.iter().fold(String::new(), |text, date| {
            text + "- date: " + date + "\n  title: " + date + "\n"
        });
        let input = Input::text("f", &text);
        let timeline = load(input, DateContext::default()).unwrap();
        let mut ranges = RangeIndex::default();
        for index in 0..timeline.dated {
            if let Some(span) = timeline.span(index) {
                ranges.add(index, &span);
            }
        }
        (timeline, ranges)
    }

    fn now() -> Moment {
        let day = chrono::NaiveDate::from_ymd_opt(2001, 6, 1).unwrap();
        Moment::from_local(day.and_hms_opt(12, 0, 0).unwrap())
    }

    #[test]
    fn reigns() {
        let dates = [
            "c. 1550–1295 BC", "c. 1295–1186 BC", "c. 1295–1272 BC", "1279–1213 BC", "1274 BC",
            "1400–1180 BC", "1600–1100 BC", "1290–1270 BC", "1500 BC",
        ];
        let (timeline, ranges) = timeline(&dates.map(str::to_owned));
        let title = |index: usize| timeline.entry(index).unwrap().title().to_owned();
        let of = |date: &str| {
            let index = (0..timeline.len())
                .find(|index| title(*index) == date)
                .unwrap();
            let neighbors = neighbors(&ranges, &timeline, index, now());
            let all = neighbors.all.iter().map(|neighbor| {
                let possibly = if neighbor.is_certain { "" } else { "possibly " };
                format!(
                    "{possibly}{} {}",
                    neighbor.relation.words(),
                    title(neighbor.entry)
                )
            });
            all.collect::<Vec<_>>()
        };
        // More ranges than there are lanes for bars.
        assert_eq!(
            of("1274 BC"),
            [
                "during 1600–1100 BC", "during 1400–1180 BC", "during c. 1295–1186 BC",
                "during c. 1295–1272 BC", "during 1290–1270 BC", "during 1279–1213 BC",
            ]
        );
        // Ranges that only touch it are not listed.
        assert_eq!(
            of("c. 1550–1295 BC"),
            [
                "during 1600–1100 BC", "contains 1500 BC", "ends during 1400–1180 BC"
            ]
        );
        assert_eq!(
            of("c. 1295–1272 BC"),
            [
                "during 1600–1100 BC", "during 1400–1180 BC", "during c. 1295–1186 BC",
                "ends during 1290–1270 BC", "ends during 1279–1213 BC", "contains 1274 BC",
            ]
        );
    }

    proptest! {
        #[test]
        fn the_index_finds_what_a_scan_finds(
            dates in prop::collection::vec(
                prop_oneof![
                    6 => (1900..2000_i32, 0..8_i32).prop_map(|(from, years)| format!("{from}/{}", from + years)),
                    2 => (1900..2000_i32, 0..80_i32).prop_map(|(from, years)| format!("{from}/{}", from + years)),
                    3 => (1900..2000_i32).prop_map(|year| year.to_string()),
                    1 => (1900..2000_i32).prop_map(|year| format!("{year}/..")),
                    1 => (1900..2000_i32).prop_map(|year| format!("../{year}")),
                    1 => (1900..2000_i32).prop_map(|year| format!("{year}/")),
                    1 => (1900..2000_i32).prop_map(|year| format!("/{year}")),
                ],
                1..160,
            ),
        ) {
            let (timeline, ranges) = timeline(&dates);
            let spans: Vec<Span> = (0..timeline.dated)
                .map(|index| timeline.span(index).unwrap())
                .collect();
            for (index, span) in spans.iter().enumerate() {
                let mut found = ranges.meeting(&timeline, index, span, usize::MAX);
                found.sort_unstable();
                let scanned: Vec<usize> = (0..spans.len())
                    .filter(|other| *other != index)
                    .filter(|other| {
                        let other = &spans[*other];
                        other.range().is_some() && Hull::of(other).meets(Hull::of(span))
                    })
                    .collect();
                prop_assert_eq!(found, scanned);
            }
        }
    }
}
