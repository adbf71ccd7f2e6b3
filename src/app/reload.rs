//! The file was read again: what changed is shown, and the cursor stays on its event.

use super::{App, Unreadable};
use crate::timeline::{Entry, Timeline};

/// How many reports the banner has room for.
const MOST_REPORTS: usize = 3;

impl App {
    /// Takes over a newly read timeline; the selected event stays selected and stays on its line of the screen.
    pub(super) fn replace(&mut self, whole: Timeline) {
        let name = whole.name().into_owned();
        let count = whole.len();
        let timeline = self.part_of(whole);
        let offset = self.rows.row_of(self.selected).saturating_sub(self.top);
        let found = |entry: Option<&Entry>| timeline.find_again(entry?);
        let selected = found(self.chosen.clone().or_else(|| self.selected()).as_deref());
        let marked = found(self.marked.as_deref());
        self.note = Some(match (count, self.banner.is_empty()) {
            (1, true) => format!("{name} read again: 1 event"),
            (count, true) => format!("{name} read again: {count} events"),
            (_, false) => format!("{name} can be read again"),
        });
        self.banner.clear();
        self.marked = marked.and_then(|entry| timeline.entry(entry));
        self.timeline = timeline;
        self.tell_unproved();
        self.lay_out();
        let last = self.timeline.len().saturating_sub(1);
        self.selected = selected.unwrap_or(self.selected).min(last);
        self.top = self.rows.row_of(self.selected).saturating_sub(offset);
        // One that was only near stands in for it until it is back: a file may be read in the midst of a save.
        let here = self.timeline.entry(self.selected);
        if let (Some(here), Some(chosen)) = (here, &self.chosen)
            && is_same(&here, chosen)
        {
            self.chosen = Some(here);
        }
        self.list_problems();
        self.find_marks_again();
        self.renew_finding();
        self.renew_sources();
        self.renew_copy();
        self.show_selected();
    }

    /// Keeps the view, and says above it which files cannot be read, and why.
    pub(super) fn set_banner(&mut self, files: &[Unreadable]) {
        let title = match files {
            [] => return,
            [file] if file.seen => {
                format!(
                    "{} cannot be read: this is its last good version",
                    file.name
                )
            }
            [file] => format!("{} cannot be read: the others are shown", file.name),
            files => format!(
                "{} files cannot be read: their last good versions are shown, where there are any",
                files.len()
            ),
        };
        self.note = match self.banner.first() {
            Some(before) if *before == title => Some(format!(
                "{} read again: it still cannot be read",
                self.timeline.name()
            )),
            Some(_) | None => None,
        };
        let diagnostics = || {
            files.iter().flat_map(|file| {
                let told = file.error.diagnostics.iter();
                told.map(|told| told.report(&file.name))
            })
        };
        self.banner = vec![title];
        for report in diagnostics().take(MOST_REPORTS) {
            self.banner.extend(report.lines().map(str::to_owned));
        }
        if let Some(more @ 1..) = diagnostics().count().checked_sub(MOST_REPORTS) {
            self.banner.push(format!("and {more} more"));
        }
    }
}

/// Whether an entry is another version of one, and not only its neighbour.
fn is_same(new: &Entry, old: &Entry) -> bool {
    let id = |entry: &Entry| match entry {
        Entry::Event(event) => event.id.clone(),
        Entry::Broken(_) => None,
    };
    let written = |entry: &Entry| entry.date().map(|date| date.written().to_owned());
    let titles = !new.title().is_empty() && new.title() == old.title();
    titles
        || (id(new).is_some() && id(new) == id(old))
        || (written(new).is_some() && written(new) == written(old))
}
