//! The difference between two versions of a list of events: runs of consecutive events with the
//! same bytes in both.
//!
//! ```text
//! before   a b c d e f g h i        the same bytes from the beginning, and from the end
//! now      a b X d e f Y Z h i      between these: on from what differs, the nearest event that both have
//! runs     a b   d e f     h i      only what is in none is scanned, parsed and verified
//! ```

use std::collections::HashMap;
use std::ops::Range;

use super::around::scan_list;
use super::scan::Scanner;
use super::slot::{Scanned, Slot, offset};
use crate::limits;
use crate::parallel;
use crate::timeline::previous::fingerprint;

/// Consecutive events that both versions have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The events in the previous version.
    pub old: Range<usize>,
    /// Index of the first of them in the new version.
    pub to: usize,
}

impl Run {
    /// The index in the new version of an event of the previous version; the runs are in order.
    pub fn find(runs: &[Self], old: usize) -> Option<usize> {
        let after = runs.partition_point(|run| run.old.start <= old);
        let run = runs.get(after.checked_sub(1)?)?;
        let is_in = run.old.contains(&old);
        is_in.then(|| run.to + old.saturating_sub(run.old.start))
    }
}

/// Bytes after a change in which the next common event is first searched,
const NEAR: usize = 16 << 10;
/// and searched at last.
const FAR: usize = 16 << 20;
/// Total of bytes that are searched, over all changes.
const IN_ALL: usize = 64 << 20;
/// Bytes that are compared at a time.
const STEP: usize = 64 << 10;

/// The part of a text that is compared in a step.
fn step_of(text: &[u8], step: usize) -> &[u8] {
    let rest = text.get(step.saturating_mul(STEP)..).unwrap_or_default();
    rest.get(..STEP).unwrap_or(rest)
}

/// Number of equal bytes at the beginning of two texts.
pub(super) fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    let most = a.len().min(b.len());
    let (a, b) = (a.get(..most).unwrap_or(a), b.get(..most).unwrap_or(b));
    let is_same = |step: usize| step_of(a, step) == step_of(b, step);
    // Called for change after change, and mostly the first few bytes differ.
    let same = if is_same(0) {
        parallel::first_not(most.div_ceil(STEP), is_same)
    } else {
        0
    };
    let rest = step_of(a, same).iter().zip(step_of(b, same));
    same.saturating_mul(STEP).min(most) + rest.take_while(|(a, b)| a == b).count()
}

/// Number of equal bytes at the end of two texts, up to `most`.
pub(super) fn common_suffix(a: &[u8], b: &[u8], most: usize) -> usize {
    let end = |text: &'_ [u8]| text.len().saturating_sub(most);
    let (a, b) = (
        a.get(end(a)..).unwrap_or_default(),
        b.get(end(b)..).unwrap_or_default(),
    );
    let (one, other): (Vec<_>, Vec<_>) = (a.rchunks(STEP).collect(), b.rchunks(STEP).collect());
    let steps = one.len().min(other.len());
    let same = parallel::first_not(steps, |step| one.get(step) == other.get(step));
    let last = one.get(same).into_iter().zip(other.get(same));
    let rest = last.flat_map(|(one, other)| one.iter().rev().zip(other.iter().rev()));
    same.saturating_mul(STEP).min(a.len()).min(b.len()) + rest.take_while(|(a, b)| a == b).count()
}

/// The previous version of the text, with the column of its dashes.
pub(super) struct Before<'t> {
    pub text: &'t [u8],
    pub slots: &'t [Slot],
    pub dash: usize,
}

/// State of comparing both versions from beginning to end.
pub(super) struct Walk<'t> {
    before: Before<'t>,
    text: &'t [u8],
    /// Position in the new version, at the beginning of a block.
    at: usize,
    line: u32,
    /// Index of the current event of the previous version.
    next: usize,
    slots: Vec<Slot>,
    runs: Vec<Run>,
}

/// The next event that both versions have.
struct Meeting {
    /// Number of events of the previous version to skip.
    skipped: usize,
    /// The events of the new version before it, and its position.
    new: Vec<Slot>,
    at: usize,
    line: u32,
}

impl<'t> Walk<'t> {
    /// Starts at the first block of the list, at that byte and line of the new version.
    pub fn new(before: Before<'t>, text: &'t [u8], at: usize, line: u32) -> Self {
        Self {
            slots: Vec::with_capacity(before.slots.len()),
            before,
            text,
            at,
            line,
            next: 0,
            runs: Vec::new(),
        }
    }

    /// Compares up to event `rest` of the previous version, and byte `to` of the new version.
    pub fn compare(&mut self, rest: usize, to: usize) -> Option<()> {
        let mut left = IN_ALL;
        for _ in 0..limits::CHANGED_STRETCHES {
            let common = self.common(rest, to);
            self.keep(common)?;
            if self.next >= rest || self.at >= to {
                return Some(());
            }
            let Some(meeting) = self.meet(rest, to, &mut left) else {
                return Some(());
            };
            self.slots.extend(meeting.new);
            (self.at, self.line) = (meeting.at, meeting.line);
            self.next += meeting.skipped;
            self.keep(self.next + 1)?;
        }
        Some(())
    }

    /// Scans what is left up to the byte `to`. Returns where the list ends.
    pub fn scan(&mut self, to: usize) -> Option<usize> {
        let line = offset(self.line);
        let Scanned { slots, end, lines } =
            scan_list(self.text, self.before.dash, self.at, line, to).ok()?;
        self.slots.extend(slots);
        self.line = self.line.checked_add(lines)?;
        self.at = end;
        Some(end)
    }

    /// Continues at that event of the previous version, which is equal to the current event of the
    /// new one.
    pub fn skip_to(&mut self, event: usize) {
        self.next = event;
    }

    /// The event up to which both versions are equal from here; it begins in both.
    fn common(&self, rest: usize, to: usize) -> usize {
        let Before { text, slots, dash } = &self.before;
        let mark = dash + 2;
        let Some(here) = slots.get(self.next).map(|slot| offset(slot.at)) else {
            return self.next;
        };
        let end = slots.get(rest).map_or(text.len(), |slot| offset(slot.at));
        let until = |end: usize, text: &[u8]| (end + mark).min(text.len());
        let old = text.get(here..until(end, text)).unwrap_or_default();
        let new = self.text.get(self.at..until(to, self.text));
        let same = common_prefix(old, new.unwrap_or_default());
        let room = to.saturating_sub(self.at);
        let begun = slots.partition_point(|slot| {
            let from = offset(slot.at).saturating_sub(here);
            from + mark <= same && from <= room
        });
        begun.saturating_sub(1).clamp(self.next, rest)
    }

    /// Keeps the events up to `to`.
    pub fn keep(&mut self, to: usize) -> Option<()> {
        let old = self.before.slots.get(self.next..to)?;
        let Some(first) = old.first() else {
            return Some(());
        };
        let by = |from: u32, to: usize| Some(i64::try_from(to).ok()? - i64::from(from));
        let at_by = by(first.at, self.at)?;
        let line_by = by(first.line, offset(self.line))?;
        let moved = |slot: &Slot| {
            Some(Slot {
                at: u32::try_from(i64::from(slot.at).checked_add(at_by)?).ok()?,
                line: u32::try_from(i64::from(slot.line).checked_add(line_by)?).ok()?,
                placed: slot.placed,
            })
        };
        let run = Run {
            old: self.next..to,
            to: self.slots.len(),
        };
        self.slots.reserve(old.len());
        for slot in old {
            self.slots.push(moved(slot)?);
        }
        if let Some(next) = self.before.slots.get(to).and_then(moved) {
            (self.at, self.line) = (offset(next.at), next.line);
        }
        self.next = to;
        match self.runs.last_mut() {
            // They are consecutive in both versions.
            Some(last) if last.old.end == run.old.start && last.to + last.old.len() == run.to => {
                last.old.end = to;
            }
            _ => self.runs.push(run),
        }
        Some(())
    }

    /// Searches for the nearest event that both have, in growing windows.
    fn meet(&self, rest: usize, to: usize, left: &mut usize) -> Option<Meeting> {
        let mut window = NEAR;
        loop {
            *left = left.checked_sub(window)?;
            let enough = self.at + window;
            let line = self.text.get(enough..to).map(|rest| {
                let end = memchr::memchr(b'\n', rest);
                end.map_or(to, |end| enough + end + 1)
            });
            let end = line.unwrap_or(to);
            let chunk = Scanner::new(self.text, self.before.dash).scan(self.at, end);
            if chunk.doubt.is_some() || chunk.end.is_some() {
                return None;
            }
            if let Some(meeting) = self.meet_in(rest, window, &chunk.slots) {
                return Some(meeting);
            }
            if end >= to || window >= FAR {
                return None;
            }
            window = window.saturating_mul(4);
        }
    }

    /// The next event that both versions have, among these events of the new one and within
    /// `window` bytes of the previous one.
    fn meet_in(&self, rest: usize, window: usize, new: &[Slot]) -> Option<Meeting> {
        let blocks = |text: &'t [u8], slots: &[Slot]| {
            let ends = slots.iter().skip(1);
            let all = slots.iter().zip(ends);
            let all = all.map(|(slot, next)| text.get(offset(slot.at)..offset(next.at)));
            all.map(Option::unwrap_or_default).collect::<Vec<_>>()
        };
        let new_blocks = blocks(self.text, new);
        let mut numbers = HashMap::with_capacity(new_blocks.len());
        for (number, block) in new_blocks.iter().enumerate() {
            numbers.entry(fingerprint(block)).or_insert(number);
        }
        let old = self.before.slots.get(self.next..)?;
        let until = offset(old.first()?.at) + window;
        let near = old.partition_point(|slot| offset(slot.at) <= until);
        let near = near.min(rest.saturating_sub(self.next) + 1);
        let old_blocks = blocks(self.before.text, old.get(..near)?);
        let mut best: Option<(usize, usize)> = None;
        for (skipped, block) in old_blocks.iter().enumerate() {
            let far = |(skipped, number): (usize, usize)| skipped + number;
            if best.is_some_and(|best| far(best) <= skipped) {
                break;
            }
            let number = numbers.get(&fingerprint(block)).copied();
            let number = number.filter(|number| new_blocks.get(*number) == Some(block));
            if let Some(found) = number.map(|number| (skipped, number))
                && best.is_none_or(|best| far(found) < far(best))
            {
                best = Some(found);
            }
        }
        let (skipped, number) = best?;
        let in_file = |slot: &Slot| Slot {
            line: slot.line.saturating_add(self.line),
            ..*slot
        };
        let met = in_file(new.get(number)?);
        Some(Meeting {
            skipped,
            new: new.get(..number)?.iter().map(in_file).collect(),
            at: offset(met.at),
            line: met.line,
        })
    }

    /// The events of the new version, and the runs among them.
    pub fn finish(self) -> (Vec<Slot>, Vec<Run>) {
        (self.slots, self.runs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_prefix_and_suffix() {
        let long = vec![b'a'; 3 * STEP + 5];
        let changed = |at: usize| {
            let mut text = long.clone();
            text[at] = b'b';
            text
        };
        let all = long.len();
        for at in [0, 1, 5, STEP - 1, STEP, 2 * STEP + 7, all - 1] {
            let other = changed(at);
            assert_eq!(common_prefix(&long, &other), at);
            assert_eq!(common_suffix(&long, &other, all), all - at - 1);
            assert_eq!(common_suffix(&long, &other, 3), 3.min(all - at - 1));
        }
        assert_eq!(common_prefix(&long, &long), all);
        assert_eq!(common_suffix(&long, &long, all), all);
        for shorter in [0, 1, STEP, 2 * STEP + 1] {
            let shorter = &long[..shorter];
            assert_eq!(common_prefix(&long, shorter), shorter.len());
            assert_eq!(common_suffix(shorter, &long, shorter.len()), shorter.len());
        }
    }
}
