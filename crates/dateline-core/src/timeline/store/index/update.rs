//! Indexing a new version of a file: unchanged events keep their places and everything that is
//! known of them.

use super::Index;
use super::around::around;
use super::diff::{Before, Run, Walk, common_prefix, common_suffix};
use super::place::{OrderEvidence, judge, placed_as};
use super::slot::{Scanned, Slot, offset};
use crate::date::Span;
use crate::timeline::Entry;
use crate::timeline::store::piece::PIECE;

/// What a new version has in common with an index.
#[derive(Debug, Default)]
pub(super) struct Same {
    /// The unchanged events, in the order of both versions.
    pub runs: Vec<Run>,
    /// Lines of the previous version from which on lines have moved, and by how many lines, in
    /// order.
    pub moved: Vec<(usize, isize)>,
}

impl Index {
    /// The slots of a new version of the text, reusing those that are unchanged; `None` if the
    /// versions cannot be compared.
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
        // If the lists are identical, only what is above them can have changed.
        let is_same = prefix == old_list.len() && prefix == new_list.len();
        let changed = |slot: &Slot| !is_same && offset(slot.at) <= same_from;
        let rest = self.slots.partition_point(changed);
        // What is below the list may have changed too: then the list is scanned to its end.
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
        walk.compare(rest, to)?;
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
    /// The evidence of this version for the order of numeric dates, without the events that are in
    /// none of these runs. `None` if one of those has evidence or cannot be read: others may have
    /// the same evidence, but they are not examined.
    pub(super) fn evidence_without_gone(&self, runs: &[Run]) -> Option<OrderEvidence> {
        if self.evidence == OrderEvidence::default() {
            return Some(self.evidence);
        }
        let ends = runs.iter().map(|run| run.old.end);
        let starts = runs.iter().map(|run| run.old.start);
        let gaps = std::iter::once(0)
            .chain(ends)
            .zip(starts.chain([self.len()]));
        for (from, to) in gaps {
            for from in (from..to).step_by(PIECE) {
                let gone: Vec<usize> = (from..to.min(from + PIECE)).collect();
                let mut shown = OrderEvidence::default();
                let mut is_broken = false;
                let each = |_, entry: &Entry| is_broken |= matches!(entry, Entry::Broken(_));
                let (parts, whole) = (self.parts(&gone), self.whole());
                judge(parts, self.context, whole, &mut shown, None, each).ok()?;
                if is_broken || shown != OrderEvidence::default() {
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
