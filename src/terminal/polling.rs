//! Looking at many files now and then, a few each time.

/// How many files are looked at each time: about half a thousandth of a second.
pub const AT_ONCE: usize = 200;

/// Whose turn it is to be looked at, where not all are each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Round {
    next: usize,
}

/// Some of a list, by their places in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Where they stand, at most [`AT_ONCE`] of them.
    pub places: Vec<usize>,
    /// Whether all of the list have had their turn.
    pub is_last: bool,
}

impl Round {
    /// The next ones of so many.
    pub fn turn(&mut self, of: usize) -> Turn {
        let from = if self.next < of { self.next } else { 0 };
        let to = from.saturating_add(AT_ONCE).min(of);
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
    fn each_has_its_turn_and_none_too_many_at_once() {
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
