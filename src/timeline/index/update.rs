//! A new version of a file: what did not change keeps its place and all that is known of it.

use super::around::{around, scan_list};
use super::place::placed_as;
use super::{Index, Scanned, Slot, offset};
use crate::date::Span;

/// What of an index stays in a new version.
#[derive(Debug, Clone, Copy)]
pub(super) struct Same {
    /// So many events from the first.
    pub first: usize,
    /// The events from this one on, in the version before.
    pub rest: usize,
    /// How many events come before those in the new version.
    pub rest_to: usize,
    /// From which line on lines have moved, and by how many.
    pub moved: (usize, isize),
}

/// How many bytes are compared at a time.
const STEP: usize = 64 << 10;

/// How many bytes two texts have in common from their beginning.
fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    let mut at = 0;
    for (one, other) in a.chunks(STEP).zip(b.chunks(STEP)) {
        if one != other {
            return at + one.iter().zip(other).take_while(|(a, b)| a == b).count();
        }
        at += one.len();
    }
    at.min(a.len()).min(b.len())
}

/// How many bytes two texts have in common at their end, up to so many.
fn common_suffix(a: &[u8], b: &[u8], most: usize) -> usize {
    let mut at = 0;
    while at < most {
        let step = STEP.min(most - at);
        let piece = |text: &[u8]| text.len().checked_sub(at + step);
        let (Some(from_a), Some(from_b)) = (piece(a), piece(b)) else {
            return at;
        };
        let (one, other) = (a.get(from_a..from_a + step), b.get(from_b..from_b + step));
        let (Some(one), Some(other)) = (one, other) else {
            return at;
        };
        if one != other {
            let same = one.iter().rev().zip(other.iter().rev());
            return at + same.take_while(|(a, b)| a == b).count();
        }
        at += step;
    }
    at
}

impl Index {
    /// The slots of a new version of the text, those that are as before taken over; `None` where too little is, or where it is
    /// no longer clear what belongs to which.
    pub(super) fn compare(&self, text: &[u8]) -> Option<(Scanned, Vec<Span>, Same)> {
        let new = around(text).ok()?;
        let old = around(&self.text).ok()?;
        if new.from != old.from || new.dash != old.dash || new.line != old.line {
            return None;
        }
        let prefix = common_prefix(&self.text, text);
        let most = self.text.len().min(text.len()) - prefix;
        let suffix = common_suffix(&self.text, text, most);
        let mark = new.dash + 2;
        let begun = self
            .slots
            .partition_point(|slot| offset(slot.at).saturating_add(mark) <= prefix);
        let first = begun.checked_sub(1)?;
        let same_from = self.text.len() - suffix;
        let rest = self
            .slots
            .partition_point(|slot| offset(slot.at) <= same_from)
            .max(begun);
        // What stands below the list may have changed as well: then the list is looked through to its end.
        let old_to = self.slots.get(rest).map(|slot| offset(slot.at));
        let by = |at: usize| (at + text.len()).checked_sub(self.text.len());
        let (to, end) = match old_to {
            Some(at) => (by(at)?, by(self.end)?),
            None => (text.len(), text.len()),
        };
        let start = self.slots.get(first)?;
        let scanned = scan_list(text, new.dash, offset(start.at), offset(start.line), to).ok()?;
        if old_to.is_some() && scanned.end != to {
            return None;
        }
        let end = if old_to.is_some() { end } else { scanned.end };
        self.join(text, scanned, first, rest, end)
    }

    /// Puts together the slots before the change, those that were scanned and those after it.
    fn join(
        &self,
        text: &[u8],
        scanned: Scanned,
        first: usize,
        rest: usize,
        end: usize,
    ) -> Option<(Scanned, Vec<Span>, Same)> {
        let mut asides = self.asides.clone();
        let mut before = self.slots.clone();
        for (index, found) in self.state.moved() {
            before.get_mut(index)?.placed = placed_as(found, &mut asides);
        }
        let after = before.split_off(rest.min(before.len()));
        before.truncate(first);
        let mut slots = before;
        slots.reserve(scanned.slots.len() + after.len());
        slots.extend(scanned.slots);
        let rest_to = slots.len();
        let mut moved = (usize::MAX, 0);
        if let Some(next) = after.first() {
            let grown = i64::try_from(text.len()).ok()? - i64::try_from(self.text.len()).ok()?;
            let at = i64::from(next.at).checked_add(grown)?;
            let line = scanned.lines.checked_add(self.slots.get(first)?.line)?;
            let down = i64::from(line) - i64::from(next.line);
            let at_by = at - i64::from(next.at);
            moved = (offset(next.line), isize::try_from(down).ok()?);
            for slot in after {
                slots.push(Slot {
                    at: u32::try_from(i64::from(slot.at) + at_by).ok()?,
                    line: u32::try_from(i64::from(slot.line) + down).ok()?,
                    placed: slot.placed,
                });
            }
        }
        let same = Same {
            first,
            rest,
            rest_to,
            moved,
        };
        Some((
            Scanned {
                slots,
                end,
                lines: 0,
            },
            asides,
            same,
        ))
    }
}
