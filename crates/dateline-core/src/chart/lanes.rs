//! Lanes: groups of events by a key.

use std::collections::HashMap;

use super::extent::Extents;
use crate::limits;
use crate::text::{head, one_line};
use crate::timeline::{Entry, Event, Node, Timeline, ValueKey};

/// Maximum number of characters of a lane's name.
const LONGEST: usize = 100;

/// Number of events that share one latest end.
const BLOCK: usize = 256;

/// Key that lanes are made by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum LaneKey {
    /// All events are in one lane.
    #[default]
    None,
    /// `group:`.
    Group,
    /// `tags:`, one lane per tag.
    Tag,
    /// `people:`.
    Person,
    /// `place:`.
    Place,
    /// The cited source.
    Source,
    /// The file of the event.
    File,
    /// Any other key of the file.
    Field(String),
}

impl LaneKey {
    /// Name of the key: "group", "tag".
    pub fn word(&self) -> &str {
        match self {
            Self::None => "none",
            Self::Group => "group",
            Self::Tag => "tag",
            Self::Person => "person",
            Self::Place => "place",
            Self::Source => "source",
            Self::File => "file",
            Self::Field(name) => name,
        }
    }

    /// The key with a name, in singular or plural; any other name is that of a field.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let one = match name {
            "people" | "persons" => "person",
            name => name.strip_suffix('s').unwrap_or(name),
        };
        let known = [
            Self::None,
            Self::Group,
            Self::Tag,
            Self::Person,
            Self::Place,
            Self::Source,
            Self::File,
        ];
        let known = known
            .into_iter()
            .find(|key| [name, one].contains(&key.word()));
        known.unwrap_or_else(|| Self::Field(name.to_owned()))
    }

    /// The key as it is looked up in gathered texts; `None` for lanes that need no texts.
    fn in_texts(&self) -> Option<ValueKey<'_>> {
        Some(match self {
            Self::None | Self::File => return None,
            Self::Group => ValueKey::Group,
            Self::Tag => ValueKey::Tag,
            Self::Person => ValueKey::Person,
            Self::Place => ValueKey::Place,
            Self::Source => ValueKey::Source,
            Self::Field(name) => ValueKey::Other(name),
        })
    }

    /// Names of the lanes of an entry; empty if it lacks the key.
    pub(super) fn names(&self, entry: &Entry, timeline: &Timeline) -> Vec<String> {
        let Entry::Event(event) = entry else {
            return match self {
                Self::File => vec![timeline.file_of(entry).name.clone()],
                _ => Vec::new(),
            };
        };
        match self {
            Self::None => Vec::new(),
            Self::Group => event.group.iter().cloned().collect(),
            Self::Tag => event.tags.clone(),
            Self::Person => event.people.clone(),
            Self::Place => event.location.iter().cloned().collect(),
            Self::Source => source_name(event, timeline, entry).into_iter().collect(),
            Self::File => vec![timeline.file_of(entry).name.clone()],
            Self::Field(name) => field_names(event, name),
        }
    }
}

fn source_name(event: &Event, timeline: &Timeline, entry: &Entry) -> Option<String> {
    let quoted = event.quotes.iter().find_map(|quote| quote.source.as_ref());
    let cited = event.source.as_ref().or(quoted)?;
    let source = timeline.file_of(entry).source(cited);
    source
        .publisher
        .or(source.title)
        .or(source.id)
        .or(source.url)
}

fn field_names(event: &Event, name: &str) -> Vec<String> {
    let fields = event.fields.iter().filter(|(key, _)| key == name);
    let values = fields.flat_map(|(_, node)| match node {
        Node::List(nodes) => nodes.as_slice(),
        node => std::slice::from_ref(node),
    });
    values
        .filter_map(|node| node.text().map(str::to_owned))
        .collect()
}

/// Order of the lanes from the top.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LaneOrder {
    /// By the start of their first event.
    #[default]
    Time,
    /// By their first mention in the files.
    File,
}

/// Events of one lane, sorted by start.
#[derive(Debug, Clone, Default)]
pub struct Lane {
    /// Name; empty for events without one, and for a single lane.
    pub name: String,
    /// Indices of the events in the timeline.
    events: Vec<u32>,
    from: Vec<i64>,
    to: Vec<i64>,
    /// Ends of the events, sorted.
    ends: Vec<i64>,
    /// Latest end of each block of `BLOCK` events.
    reach: Vec<i64>,
}

impl Lane {
    fn new(name: String, mut events: Vec<u32>, extents: &Extents) -> Self {
        let extent = |event: &u32| extents.get(index(*event)).unwrap_or_default();
        if !events.is_sorted_by_key(|event| extent(event).0) {
            events.sort_by_key(|event| extent(event).0);
        }
        let (from, to): (Vec<i64>, Vec<i64>) = events.iter().map(extent).unzip();
        let mut ends = to.clone();
        ends.sort_unstable();
        let reach = to.chunks(BLOCK).map(|block| block.iter().copied().max());
        Self {
            name,
            reach: reach.map(Option::unwrap_or_default).collect(),
            events,
            from,
            to,
            ends,
        }
    }

    /// Number of events.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether it has no events.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Whether it contains an event that starts at `from`.
    pub fn holds(&self, event: usize, from: i64) -> bool {
        let first = self.from.partition_point(|start| *start < from);
        let last = self.from.partition_point(|start| *start <= from);
        let same = self.events.get(first..last).unwrap_or_default();
        same.iter().any(|other| index(*other) == event)
    }

    /// Number of events that overlap the time from `from` to `to`.
    pub(crate) fn count(&self, from: i64, to: i64) -> usize {
        let begun = self.from.partition_point(|start| *start < to);
        let over = self.ends.partition_point(|end| *end <= from);
        begun.saturating_sub(over)
    }

    /// Events that overlap the time from `from` to `to`, sorted by start.
    pub fn meeting(&self, from: i64, to: i64) -> impl Iterator<Item = usize> + '_ {
        let last = self.from.partition_point(|start| *start < to);
        let blocks = self.reach.iter().enumerate().take(last.div_ceil(BLOCK));
        let reaching = blocks.filter(move |(_, reach)| **reach > from);
        reaching.flat_map(move |(block, _)| {
            let first = block.saturating_mul(BLOCK);
            let end = (first + BLOCK).min(last);
            let of_block = (first..end).filter(move |at| self.to.get(*at) > Some(&from));
            of_block.filter_map(|at| self.events.get(at).map(|event| index(*event)))
        })
    }
}

fn index(event: u32) -> usize {
    usize::try_from(event).unwrap_or(usize::MAX)
}

/// A lane while its events are collected.
struct NewLane {
    name: String,
    events: Vec<u32>,
    /// First mention of its name: the file of an event, its number there, and the position among the names of that event.
    mention: (usize, usize, usize),
}

/// Names of the lanes of each of the first `events` events, `None` for those whose texts were not gathered. Empty for a timeline
/// that is small enough for parsing its events.
fn gathered_names(timeline: &Timeline, events: usize, key: &LaneKey) -> Vec<Option<Vec<String>>> {
    let Some(key) = key
        .in_texts()
        .filter(|_| timeline.len() > limits::READ_FOR_LANES)
    else {
        return Vec::new();
    };
    let mut names = vec![None; events];
    timeline.each_gathered(key, |index, values| {
        if let Some(names) = names.get_mut(index) {
            *names = values;
        }
    });
    names
}

/// Lanes while the events of a timeline are assigned to them.
#[derive(Default)]
struct NewLanes {
    lanes: Vec<NewLane>,
    /// Index of each lane by its name.
    numbers: HashMap<String, usize>,
    /// Events without a lane.
    others: Vec<u32>,
}

impl NewLanes {
    /// Assigns the first `events` events.
    fn of(timeline: &Timeline, events: usize, key: &LaneKey) -> Self {
        let mut new = Self::default();
        let mut gathered = gathered_names(timeline, events, key);
        for index in 0..events {
            let Ok(event) = u32::try_from(index) else {
                break;
            };
            let (file, number) = timeline.file_order(index).unwrap_or_default();
            let names = match key {
                LaneKey::File => vec![timeline.file(file).name.clone()],
                _ => gathered
                    .get_mut(index)
                    .and_then(Option::take)
                    .unwrap_or_else(|| {
                        let entry = timeline.read(index).unwrap_or_default();
                        key.names(&entry, timeline)
                    }),
            };
            let mut has_lane = false;
            for (at, name) in names.into_iter().enumerate() {
                let name = one_line(head(&name, LONGEST)).into_owned();
                has_lane |= new.add(event, name, (file, number, at));
            }
            if !has_lane {
                new.others.push(event);
            }
        }
        new
    }

    /// Adds an event to the lane with a name. Returns `false` if that would be one lane too many.
    fn add(&mut self, event: u32, name: String, mention: (usize, usize, usize)) -> bool {
        let number = match self.numbers.get(&name) {
            Some(number) => *number,
            None if self.lanes.len() >= limits::MOST_LANES => return false,
            None => {
                let number = self.lanes.len();
                self.numbers.insert(name.clone(), number);
                self.lanes.push(NewLane {
                    name,
                    events: Vec::new(),
                    mention,
                });
                number
            }
        };
        if let Some(lane) = self.lanes.get_mut(number) {
            lane.mention = lane.mention.min(mention);
            if lane.events.last() != Some(&event) {
                lane.events.push(event);
            }
        }
        true
    }
}

/// All lanes of a timeline.
#[derive(Debug, Clone, Default)]
pub struct Lanes {
    /// Key that the lanes are made by.
    pub key: LaneKey,
    /// Lanes, from the top.
    pub lanes: Vec<Lane>,
}

impl Lanes {
    /// One lane with all events, built without parsing any event.
    pub(crate) fn one(extents: &Extents) -> Self {
        let events = 0..u32::try_from(extents.len()).unwrap_or(u32::MAX);
        Self {
            key: LaneKey::None,
            lanes: vec![Lane::new(String::new(), events.collect(), extents)],
        }
    }

    /// Lanes by a key; events without the key are in a last lane.
    pub(crate) fn by(
        timeline: &Timeline,
        extents: &Extents,
        key: &LaneKey,
        order: LaneOrder,
    ) -> Self {
        if *key == LaneKey::None {
            return Self::one(extents);
        }
        let NewLanes {
            mut lanes, others, ..
        } = NewLanes::of(timeline, extents.len(), key);
        if order == LaneOrder::File {
            lanes.sort_by_key(|lane| lane.mention);
        }
        let lanes = lanes.into_iter();
        let mut lanes: Vec<Lane> = lanes
            .map(|lane| Lane::new(lane.name, lane.events, extents))
            .collect();
        if !others.is_empty() {
            lanes.push(Lane::new(String::new(), others, extents));
        }
        Self {
            key: key.clone(),
            lanes,
        }
    }

    /// Name of a lane as shown.
    pub fn name(&self, lane: usize) -> &str {
        let name = self.lanes.get(lane).map_or("", |lane| lane.name.as_str());
        match (name, &self.key) {
            ("", LaneKey::None) => "",
            ("", _) => "other",
            (name, _) => name,
        }
    }
}
