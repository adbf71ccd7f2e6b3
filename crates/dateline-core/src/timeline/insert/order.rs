//! The order in which the events of a list are written.

use crate::date::OrderKey;

/// One in this many steps from an event to the next may be against the order: "spring 2024" is
/// often written below a day in March.
const STEPS_AN_EXCEPTION: usize = 5;

/// The order of the dates of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Earliest first.
    Rises,
    /// Latest first.
    Falls,
}

impl Order {
    /// The order of most events of a list; `None` if it is unsorted. Events without a date are
    /// ignored.
    pub fn of(keys: &[Option<OrderKey>]) -> Option<Self> {
        let dated: Vec<&OrderKey> = keys.iter().flatten().collect();
        let steps = |goes: fn(&OrderKey, &OrderKey) -> bool| {
            let pairs = dated.windows(2);
            let going = pairs.filter(|pair| matches!(pair, [one, next] if goes(one, next)));
            going.count()
        };
        let (up, down) = (steps(|one, next| one < next), steps(|one, next| one > next));
        let is_nearly_all =
            |most: usize, least: usize| least.saturating_mul(STEPS_AN_EXCEPTION) <= most + least;
        if is_nearly_all(up, down) {
            Some(Self::Rises)
        } else if is_nearly_all(down, up) {
            Some(Self::Falls)
        } else {
            None
        }
    }

    /// Index of the event after which a new event with this key breaks the order least, the last such event; `None` means before the
    /// first.
    pub fn best(self, keys: &[Option<OrderKey>], key: OrderKey) -> Option<usize> {
        // Number of misplaced events, relative to inserting before the first: passing an event that is in order takes one away, passing
        // another adds one.
        let (mut best, mut least, mut broken) = (None, 0_i64, 0_i64);
        for (at, other) in keys.iter().enumerate() {
            let Some(other) = other else { continue };
            broken += match self {
                Self::Rises if *other <= key => -1,
                Self::Falls if *other >= key => -1,
                Self::Rises | Self::Falls => 1,
            };
            if broken <= least {
                (best, least) = (Some(at), broken);
            }
        }
        best
    }

    /// Count of misplaced events if a new event is inserted after the event of index `after`. Equal keys are never misplaced.
    pub fn broken(self, keys: &[Option<OrderKey>], key: OrderKey, after: Option<usize>) -> usize {
        let wrong = |(at, other): &(usize, OrderKey)| {
            let is_before = after.is_some_and(|after| *at <= after);
            match self {
                Self::Rises if is_before => *other > key,
                Self::Rises => *other < key,
                Self::Falls if is_before => *other < key,
                Self::Falls => *other > key,
            }
        };
        let dated = keys.iter().enumerate();
        let dated = dated.filter_map(|(at, other)| other.map(|other| (at, other)));
        dated.filter(wrong).count()
    }
}
