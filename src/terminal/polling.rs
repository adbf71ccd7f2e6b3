//! Polling many files, a few at a time.

/// Number of files that are polled at a time: about half a millisecond.
pub const AT_ONCE: usize = 200;

/// The next items to poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Round {
    next: usize,
}

/// Some items of a list, as indices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The indices, at most [`AT_ONCE`].
    pub places: Vec<usize>,
    /// Whether the end of the list is reached.
    pub is_last: bool,
}

impl Round {
    /// The next items of a list of `of` items.
    pub fn turn(&mut self, of: usize) -> Turn {
        let from = if self.next < of { self.next } else { 0 };
        let to = (from + AT_ONCE).min(of);
        self.next = to;
        Turn {
            places: (from..to).collect(),
            is_last: to >= of,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_items_are_polled_with_a_limit_per_turn() {
        for of in [0, 1, AT_ONCE, AT_ONCE + 1, 5 * AT_ONCE + 7] {
            let mut round = Round::default();
            for _ in 0..2 {
                let mut seen = Vec::new();
                loop {
                    let turn = round.turn(of);
                    assert!(turn.places.len() <= AT_ONCE);
                    seen.extend(turn.places);
                    if turn.is_last {
                        break;
                    }
                }
                assert_eq!(seen, (0..of).collect::<Vec<_>>());
            }
        }
    }
}
