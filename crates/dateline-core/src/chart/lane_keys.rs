//! Keys that the lanes of a timeline can be made by.

use std::collections::{HashMap, HashSet};

use super::lanes::LaneKey;
use crate::limits;
use crate::timeline::{Entry, Node, Timeline};

/// Runs of consecutive events of a large timeline that are examined.
const RUNS: usize = 20;

/// Names of the lanes that a key makes, while they are counted.
struct Names {
    key: LaneKey,
    names: HashSet<String>,
    /// Number of mentions of all names.
    mentions: usize,
}

impl Names {
    fn new(key: LaneKey) -> Self {
        Self {
            key,
            names: HashSet::new(),
            mentions: 0,
        }
    }

    /// Maximum number of lanes with which the key is offered.
    fn most(&self) -> usize {
        match self.key {
            LaneKey::Field(_) => limits::LANES,
            _ => limits::MOST_LANES,
        }
    }

    fn add(&mut self, entry: &Entry, timeline: &Timeline) {
        if self.names.len() > self.most() {
            return;
        }
        for name in self.key.names(entry, timeline) {
            self.mentions += 1;
            self.names.insert(name);
        }
    }

    /// Whether it makes at least two lanes, and for a field at least two events per lane.
    fn makes_lanes(&self) -> bool {
        let lanes = self.names.len();
        let has_events = match self.key {
            LaneKey::Field(_) => self.mentions >= lanes.saturating_mul(2),
            _ => true,
        };
        (2..=self.most()).contains(&lanes) && has_events
    }
}

/// Keys that lanes can be made by: those that give at least two lanes, and for a field at least two events per lane.
/// Each event is parsed once; of a large timeline, some events from its whole length.
pub fn lane_keys(timeline: &Timeline) -> Vec<LaneKey> {
    let known = [
        LaneKey::Group,
        LaneKey::Tag,
        LaneKey::Person,
        LaneKey::Place,
        LaneKey::Source,
        LaneKey::File,
    ];
    let mut known = known.map(Names::new);
    let mut fields: Vec<Names> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for at in sampled(timeline.len()) {
        let entry = timeline.read(at).unwrap_or_default();
        for names in &mut known {
            names.add(&entry, timeline);
        }
        let Entry::Event(event) = &*entry else {
            continue;
        };
        let mut seen: HashSet<usize> = HashSet::new();
        for (name, node) in &event.fields {
            let is_named = matches!(node, Node::Scalar(_) | Node::List(_));
            if !is_named || name == "id" {
                continue;
            }
            let number = *numbers.entry(name.clone()).or_insert_with(|| {
                fields.push(Names::new(LaneKey::Field(name.clone())));
                fields.len().saturating_sub(1)
            });
            // All values of a key that is written twice are counted at once.
            if let Some(names) = fields.get_mut(number).filter(|_| seen.insert(number)) {
                names.add(&entry, timeline);
            }
        }
    }
    let keys = known.into_iter().chain(fields);
    let keys = keys.filter(Names::makes_lanes).map(|names| names.key);
    std::iter::once(LaneKey::None).chain(keys).collect()
}

/// Indices of the events that are examined: all, or in a large timeline runs of consecutive ones, as every tenth event may
/// be of one kind.
fn sampled(events: usize) -> impl Iterator<Item = usize> {
    let (runs, length) = if events > limits::READ_FOR_LANES {
        (RUNS, limits::SAMPLED_FOR_LANES / RUNS)
    } else {
        (1, events)
    };
    (0..runs).flat_map(move |run| {
        let first = events / runs * run;
        first..first + length
    })
}
