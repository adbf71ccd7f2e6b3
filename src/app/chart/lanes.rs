//! A choice of what makes the lanes of the chart.

use crate::chart::{LaneKey, LaneOrder};

/// A choice of lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum LaneChoice {
    Key(LaneKey),
    Order(LaneOrder),
}
