//! A new version of a file: what did not change keeps its place and all that is known of it.

use super::around::around;
use super::diff::{Before, Run, Walk, common_prefix, common_suffix};
use super::place::{Evidence, judge, placed_as};
use super::{Index, Scanned, Slot, offset};
use crate::date::Span;
use crate::timeline::Entry;
use crate::timeline::store::PIECE;

/// What of an index stays in a new version.
#[derive(Debug, Default)]
pub(super) struct Same {
    /// The events that stay, in the order of both versions.
    pub runs: Vec<Run>,
    /// From which lines on lines have moved, and by how many, in the order of the version before.
    pub moved: Vec<(usize, isize)>,
}

impl Index {
    /// The slots of a new version of the text, those that are as before taken over; `None` where it is no longer clear what
    /// belongs to which.
    pub(super) fn compare(&self, text: &[u8]) -> Option<(Scanned, Vec<Span>, Same)> {
        let new = around(text).ok()?;
        let old = around(&self.text).ok()?;
        if new.dash != old.dash {
            return None;
        }
        let (old_list, new_list) = (self.text.get(old.from..)?, text.get(new.from..)?);
        let prefix = common_prefix(old_list, new_list);
        let most = old_list.len().min(new_list.len()) - prefix;
        let same_from = self.text.len() - common_suffix(old_list, new_list, most);
        // Where the lists are the same in all, what is above them has changed, if anything.
        let is_same = prefix == old_list.len() && prefix == new_list.len();
        let changed = |slot: &Slot| !is_same && offset(slot.at) <= same_from;
        let rest = self.slots.partition_point(changed);
        // What stands below the list may have changed as well: then the list is looked through to its end.
        let by = |at: usize| (at + text.len()).checked_sub(self.text.len());
        let old_to = self.slots.get(rest).map(|slot| offset(slot.at));
        let to = old_to.map_or(Some(text.len()), by)?;
        let before = Before {
            text: &self.text,
            slots: &self.slots,
            dash: old.dash,
        };
        let line = u32::try_from(new.line).ok()?;
        let mut walk = Walk::new(before, text, new.from, line);
        walk.go(rest, to)?;
        let mut end = walk.scan(to)?;
        if old_to.is_some() {
            if end != to {
                return None;
            }
            walk.skip_to(rest);
            walk.keep(self.slots.len())?;
            end = by(self.end)?;
        }
        let (mut slots, runs) = walk.finish();
        let mut asides = self.asides.clone();
        for (index, found) in self.state.moved() {
            let now = Run::find(&runs, index).and_then(|index| slots.get_mut(index));
            if let Some(slot) = now {
                slot.placed = placed_as(found, &mut asides);
            }
        }
        let mut moved = vec![(old.line, shift(old.line, new.line)?)];
        for run in &runs {
            let from = offset(self.slots.get(run.old.start)?.line);
            let to = offset(slots.get(run.to)?.line);
            moved.push((from, shift(from, to)?));
        }
        let scanned = Scanned {
            slots,
            end,
            lines: 0,
        };
        Some((scanned, asides, Same { runs, moved }))
    }
}

impl Index {
    /// What the dates of this version show of how numeric ones are to be read, without the events that are in none of these runs;
    /// `None` where one of those shows anything, or cannot be read: others may show the same, and they are not asked.
    pub(super) fn evidence_without_gone(&self, runs: &[Run]) -> Option<Evidence> {
        if self.evidence == Evidence::default() {
            return Some(self.evidence);
        }
        let ends = runs.iter().map(|run| run.old.end);
        let starts = runs.iter().map(|run| run.old.start);
        let gaps = std::iter::once(0)
            .chain(ends)
            .zip(starts.chain([self.len()]));
        for (from, to) in gaps {
            for from in (from..to).step_by(PIECE) {
                let gone: Vec<usize> = (from..to.min(from.saturating_add(PIECE))).collect();
                let mut shown = Evidence::default();
                let mut is_broken = false;
                let each = |_, entry: &Entry| is_broken |= matches!(entry, Entry::Broken(_));
                let (parts, whole) = (self.parts(&gone), self.whole());
                judge(parts, self.reading, whole, &mut shown, None, each).ok()?;
                if is_broken || shown != Evidence::default() {
                    return None;
                }
            }
        }
        Some(self.evidence)
    }
}

fn shift(from: usize, to: usize) -> Option<isize> {
    isize::try_from(to)
        .ok()?
        .checked_sub(isize::try_from(from).ok()?)
}
