//! The order in which the events of a list are written.

use crate::date::OrderKey;

/// Of this many steps from an event to the next one may go against the order: "spring 2024" is often written below a day in March.
const STEPS_AN_EXCEPTION: usize = 5;

/// How the dates of a list go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The earliest first.
    Rises,
    /// The latest first.
    Falls,
}

impl Order {
    /// That of most events of a list; `None` where it has none. Events without a date have no part in it.
    pub fn of(keys: &[Option<OrderKey>]) -> Option<Self> {
        let dated: Vec<&OrderKey> = keys.iter().flatten().collect();
        let steps = |goes: fn(&OrderKey, &OrderKey) -> bool| {
            let pairs = dated.windows(2);
            let going = pairs.filter(|pair| matches!(pair, [one, next] if goes(one, next)));
            going.count()
        };
        let (up, down) = (steps(|one, next| one < next), steps(|one, next| one > next));
        let is_most = |most: usize, least: usize| {
            least.saturating_mul(STEPS_AN_EXCEPTION) <= most.saturating_add(least)
        };
        if is_most(up, down) {
            Some(Self::Rises)
        } else if is_most(down, up) {
            Some(Self::Falls)
        } else {
            None
        }
    }

    /// The number of the event after which one with that key breaks the order least, the last of those; `None` before the first.
    pub fn best(self, keys: &[Option<OrderKey>], key: OrderKey) -> Option<usize> {
        // How many more events are on the wrong side than there would be before the first; it only falls where another is passed.
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

    /// How many events are on the wrong side of one with that key after the event of that number; those of the same key are on neither.
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
