//! The file was read again: what changed is shown, and the cursor stays on its event.

use super::{App, Rows};
use crate::timeline::Timeline;

impl App {
    /// Takes over a newly read timeline; the selected event stays selected and stays on its line of the screen.
    pub(super) fn replace(&mut self, timeline: Timeline) {
        let offset = self.rows.row_of(self.selected).saturating_sub(self.top);
        let found = |entry: Option<&crate::timeline::Entry>| timeline.find_again(entry?);
        let selected = found(self.selected());
        let marked = found(self.marked.as_deref());
        self.note = Some(match (timeline.entries.len(), self.banner.is_empty()) {
            (1, true) => format!("{} read again: 1 event", timeline.name),
            (count, true) => format!("{} read again: {count} events", timeline.name),
            (_, false) => format!("{} can be read again", timeline.name),
        });
        self.banner.clear();
        self.marked = marked.and_then(|entry| timeline.entries.get(entry).cloned());
        self.errors = count_errors(&timeline);
        self.timeline = timeline;
        self.rows = Rows::lay_out(&self.timeline, self.now);
        let last = self.timeline.entries.len().saturating_sub(1);
        self.selected = selected.unwrap_or(self.selected).min(last);
        self.top = self.rows.row_of(self.selected).saturating_sub(offset);
        self.show_selected();
    }
}

/// How many entries have something wrong with them.
pub(super) fn count_errors(timeline: &Timeline) -> usize {
    timeline
        .entries
        .iter()
        .filter(|entry| !entry.diagnostics().is_empty())
        .count()
}
