//! Selection of the lanes: by which key, and in which order.

use super::lanes::LaneChoice;
use crate::app::state::App;
use crate::chart::{LaneKey, LaneOrder};

/// The orders of lanes: name, words, order.
const ORDERS: [(&str, &str, LaneOrder); 2] = [
    (
        "by time",
        "lanes sorted by their first event",
        LaneOrder::Time,
    ),
    (
        "in file order",
        "lanes as the file lists them",
        LaneOrder::File,
    ),
];

impl App {
    /// What the lanes can be made by, and their orders: the name of each choice, what it does, and
    /// the choice.
    pub(in crate::app) fn lane_choices(&self) -> Vec<(String, String, LaneChoice)> {
        let keys = self.chart.keys.iter().map(|key| {
            let words = match key {
                LaneKey::None => "all events in one lane".to_owned(),
                key => format!("lanes by {}", key.word()),
            };
            (key.word().to_owned(), words, LaneChoice::Key(key.clone()))
        });
        let orders = ORDERS.iter().map(|(name, words, order)| {
            let choice = LaneChoice::Order(*order);
            ((*name).to_owned(), (*words).to_owned(), choice)
        });
        keys.chain(orders).collect()
    }

    /// Whether any key makes lanes.
    pub(in crate::app) fn has_lane_keys(&self) -> bool {
        self.chart.keys.len() > 1
    }

    /// The key that the lanes are made by now.
    pub(in crate::app) fn lane_key(&self) -> Option<&LaneKey> {
        Some(&self.chart.prepared.as_ref()?.lanes.key)
    }

    /// Makes the lanes that were chosen.
    pub(in crate::app) fn choose_lanes(&mut self, choice: LaneChoice) {
        match choice {
            LaneChoice::Key(key) => {
                self.chart.folded.clear();
                self.chart.key = Some(key);
            }
            LaneChoice::Order(order) => self.chart.order = order,
        }
        self.forget_chart();
    }
}
