//! Moving through the list and the detail pane.

use super::detail::Context;
use super::{Action, App, Detail, Focus};

/// How many rows stay visible above and below the selected one, where there is room.
const MARGIN: usize = 2;

impl App {
    /// Moves; `count` is what was typed before the key.
    pub(super) fn go(&mut self, motion: Action, count: Option<usize>) {
        let times = count.unwrap_or(1);
        let page = usize::from(self.layout().list.height.max(2)) - 1;
        let last = self.timeline.len().saturating_sub(1);
        match motion {
            Action::SelectNext => self.choose(self.selected.saturating_add(times).min(last)),
            Action::SelectPrevious => self.choose(self.selected.saturating_sub(times)),
            Action::HalfPageDown => self.move_down(page.div_ceil(2).saturating_mul(times)),
            Action::HalfPageUp => self.move_up(page.div_ceil(2).saturating_mul(times)),
            Action::PageDown => self.move_down(page.saturating_mul(times)),
            Action::PageUp => self.move_up(page.saturating_mul(times)),
            Action::SelectFirst => self.choose(times.saturating_sub(1).min(last)),
            Action::SelectLast => {
                self.choose(count.map_or(last, |n| n.saturating_sub(1).min(last)));
            }
            Action::NextYear => self.go_years(times, Self::next_year),
            Action::PreviousYear => self.go_years(times, Self::previous_year),
            Action::NextError => self.next_error(times),
            Action::PreviousError => self.previous_error(times),
            Action::ScrollDetailDown => self.scroll_detail(self.detail_top.saturating_add(times)),
            Action::ScrollDetailUp => self.scroll_detail(self.detail_top.saturating_sub(times)),
            Action::DetailPageDown => {
                self.scroll_detail(self.detail_top.saturating_add(self.detail_page(times)));
            }
            Action::DetailPageUp => {
                self.scroll_detail(self.detail_top.saturating_sub(self.detail_page(times)));
            }
            Action::DetailFirst => self.scroll_detail(0),
            Action::DetailLast => self.scroll_detail(usize::MAX),
            _ => {}
        }
    }

    /// Selects the entry that the user asked for.
    pub(super) fn choose(&mut self, entry: usize) {
        self.select(entry);
        self.chosen = self.timeline.entry(self.selected);
    }

    /// Selects an entry and shows it from its first line.
    fn select(&mut self, entry: usize) {
        if entry != self.selected {
            self.detail_top = 0;
        }
        self.selected = entry;
        self.timeline.look_at(entry);
        self.show_selected();
    }

    /// Scrolls the list so that the selected row is on the screen, and reads its detail anew.
    pub(super) fn show_selected(&mut self) {
        let height = usize::from(self.layout().list.height);
        let row = self.rows.row_of(self.selected);
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        let lowest = self.rows.len().saturating_sub(height);
        let from = row
            .saturating_add(margin)
            .saturating_add(1)
            .saturating_sub(height);
        let to = row.saturating_sub(margin);
        if height > 0 {
            self.top = self.top.max(from).min(to).min(lowest);
        }
        self.read_selected();
    }

    /// Lays the selected entry out for the detail pane.
    pub(super) fn read_selected(&mut self) {
        let layout = self.layout();
        let width = usize::from(layout.detail.width);
        let around = self.rows.around(self.selected);
        let around: Vec<_> = around
            .into_iter()
            .filter_map(|range| self.timeline.entry(range))
            .collect();
        let during: Vec<&str> = around.iter().map(|range| range.title()).collect();
        self.detail = match self.timeline.entry(self.selected) {
            Some(entry) => {
                let told = self.timeline.told(self.selected);
                let context = Context {
                    file: self.timeline.file_of(&entry),
                    told: &told,
                    during: &during,
                    now: self.now,
                    marked: self.marked.as_deref(),
                    verdicts: &self.verdicts,
                };
                Detail::of(&entry, context, width)
            }
            None => Detail::default(),
        };
        self.scroll_detail(self.detail_top);
    }

    fn scroll_detail(&mut self, top: usize) {
        let height = usize::from(self.layout().detail.height);
        self.detail_top = top.min(self.detail.lines().len().saturating_sub(height));
    }

    fn detail_page(&self, times: usize) -> usize {
        usize::from(self.layout().detail.height.max(2))
            .saturating_sub(1)
            .saturating_mul(times)
    }

    /// Down by so many rows, and at least to the next entry; the view moves along, as in vim and less.
    fn move_down(&mut self, rows: usize) {
        let target = self.rows.row_of(self.selected).saturating_add(rows);
        let last = self.timeline.len().saturating_sub(1);
        let entry = self.rows.entry_near(target).unwrap_or(last);
        self.top = self.top.saturating_add(rows);
        self.choose(entry.max(self.selected.saturating_add(1)).min(last));
    }

    /// Up by so many rows, and at least to the previous entry.
    fn move_up(&mut self, rows: usize) {
        let target = self.rows.row_of(self.selected).saturating_sub(rows);
        let entry = self.rows.entry_near(target).unwrap_or(0);
        self.top = self.top.saturating_sub(rows);
        self.choose(entry.min(self.selected.saturating_sub(1)));
    }

    /// The year under which an entry stands, where it has one.
    fn year_of(&self, entry: usize) -> Option<i64> {
        Some(self.timeline.span(entry)?.anchor()?.year())
    }

    /// Goes on from year to year, as often as asked or until there is no other.
    fn go_years(&mut self, times: usize, step: impl Fn(&Self, usize) -> usize) {
        let mut entry = self.selected;
        for _ in 0..times {
            let next = step(self, entry);
            if std::mem::replace(&mut entry, next) == next {
                break;
            }
        }
        self.choose(entry);
    }

    /// The first entry of the next year; after the last year the undated ones, then the last entry.
    fn next_year(&self, from: usize) -> usize {
        let here = self.year_of(from);
        let count = self.timeline.len();
        let next = (from.saturating_add(1)..count).find(|entry| self.year_of(*entry) != here);
        next.unwrap_or(count.saturating_sub(1))
    }

    /// The first entry of the previous year.
    fn previous_year(&self, from: usize) -> usize {
        let here = self.year_of(from);
        let Some(before) = (0..from).rev().find(|entry| self.year_of(*entry) != here) else {
            return 0;
        };
        let year = self.year_of(before);
        let same = (0..before)
            .rev()
            .take_while(|entry| self.year_of(*entry) == year);
        same.last().unwrap_or(before)
    }

    fn has_problem(&self, entry: usize) -> bool {
        self.timeline.is_wrong(entry) || self.unproved.worst.contains_key(&entry)
    }

    fn next_error(&mut self, times: usize) {
        let after = self.selected.saturating_add(1)..self.timeline.len();
        let found = after
            .filter(|entry| self.has_problem(*entry))
            .take(times)
            .last();
        self.select_error(found, "below");
    }

    fn previous_error(&mut self, times: usize) {
        let found = (0..self.selected)
            .rev()
            .filter(|entry| self.has_problem(*entry))
            .take(times)
            .last();
        self.select_error(found, "above");
    }

    fn select_error(&mut self, found: Option<usize>, side: &str) {
        match found {
            Some(entry) => {
                self.focus = Focus::List;
                self.choose(entry);
            }
            None => self.note = Some(format!("No error or warning {side}")),
        }
    }
}

/// The first line of a list of so many lines that is scrolled no further than it takes to show the selected one.
pub(super) fn scrolled(top: usize, selected: usize, lines: usize, height: usize) -> usize {
    let lowest = lines.saturating_sub(height);
    let from = selected.saturating_add(1).saturating_sub(height);
    top.max(from).min(selected).min(lowest)
}
