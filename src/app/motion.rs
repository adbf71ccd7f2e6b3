//! Moving through the list and the detail pane.

use std::sync::Arc;

use super::Action;
use super::layout::Focus;
use super::state::App;
use crate::date::Unit;
use crate::timeline::periods;
use crate::timeline::{Entry, Timeline};

/// Rows that stay visible above and below the selected one, where there is room.
const MARGIN: usize = 2;

impl App {
    /// Moves the selection; `count` is the number typed before the key.
    pub(super) fn go(&mut self, motion: Action, count: Option<usize>) {
        let times = count.unwrap_or(1);
        let page = usize::from(self.layout().list.height.max(2)) - 1;
        let last = self.timeline.len().saturating_sub(1);
        if is_jump(motion) {
            self.remember();
        }
        match motion {
            Action::SelectNext => self.choose((self.selected + times).min(last)),
            Action::SelectPrevious => self.choose(self.selected.saturating_sub(times)),
            Action::HalfPageDown => self.move_down(page.div_ceil(2).saturating_mul(times)),
            Action::HalfPageUp => self.move_up(page.div_ceil(2).saturating_mul(times)),
            Action::PageDown => self.move_down(page.saturating_mul(times)),
            Action::PageUp => self.move_up(page.saturating_mul(times)),
            Action::SelectFirst => self.choose(times.saturating_sub(1).min(last)),
            Action::SelectLast => {
                self.choose(count.map_or(last, |n| n.saturating_sub(1).min(last)));
            }
            Action::NextYear => self.go_periods(times, Unit::Year, periods::after),
            Action::PreviousYear => self.go_periods(times, Unit::Year, periods::before),
            Action::NextMonth => self.go_periods(times, Unit::Month, periods::after),
            Action::PreviousMonth => self.go_periods(times, Unit::Month, periods::before),
            Action::NextError => self.next_error(times),
            Action::PreviousError => self.previous_error(times),
            Action::ScrollDetailDown => self.scroll_detail(self.detail_top + times),
            Action::ScrollDetailUp => self.scroll_detail(self.detail_top.saturating_sub(times)),
            Action::DetailPageDown => {
                self.scroll_detail(self.detail_top + self.detail_page(times));
            }
            Action::DetailPageUp => {
                self.scroll_detail(self.detail_top.saturating_sub(self.detail_page(times)));
            }
            Action::DetailFirst => self.scroll_detail(0),
            Action::DetailLast => self.go_to_detail_end(),
            Action::ScrollListDown => self.scroll_list(times, true),
            Action::ScrollListUp => self.scroll_list(times, false),
            Action::SelectedToMiddle => self.place_selected(self.list_height() / 2),
            Action::SelectedToTop => self.place_selected(0),
            Action::SelectedToBottom => self.place_selected(self.list_height()),
            Action::SelectScreenTop => self.choose_on_screen(times.saturating_sub(1)),
            Action::SelectScreenMiddle => {
                let shown = self.list_height().min(self.rows.len());
                self.choose_on_screen(shown.saturating_sub(1) / 2);
            }
            Action::SelectScreenBottom => {
                self.choose_on_screen(self.list_height().saturating_sub(times));
            }
            _ => {}
        }
    }

    fn list_height(&self) -> usize {
        usize::from(self.layout().list.height)
    }

    /// Rows that stay visible around the selected one, for the current height.
    fn margin(&self) -> usize {
        MARGIN.min(self.list_height().saturating_sub(1) / 2)
    }

    /// Scrolls the list; the selection stays on its event while that is on the screen.
    pub(super) fn scroll_list(&mut self, rows: usize, down: bool) {
        let height = self.list_height();
        let lowest = self.rows.len().saturating_sub(height);
        self.top = if down {
            (self.top + rows).min(lowest)
        } else {
            self.top.saturating_sub(rows)
        };
        let margin = self.margin();
        let row = self.rows.row_of(self.selected);
        let last = self.timeline.len().saturating_sub(1);
        let highest = self.top + margin;
        let deepest = (self.top + height).saturating_sub(margin);
        if self.top > 0 && row < highest {
            let below = self.rows.entry_near(highest);
            self.choose(below.unwrap_or(last));
        } else if self.top < lowest && row >= deepest {
            let below = self.rows.entry_near(deepest).unwrap_or(last);
            self.choose(below.saturating_sub(1));
        } else {
            self.show_selected();
        }
    }

    /// Scrolls the list so that the selected row has `above` rows above it, as far as the margin
    /// and the ends of the list allow.
    fn place_selected(&mut self, above: usize) {
        let row = self.rows.row_of(self.selected);
        self.top = row.saturating_sub(above);
        self.show_selected();
    }

    /// Selects the entry on a row of the screen, from 0, without scrolling.
    fn choose_on_screen(&mut self, row: usize) {
        let height = self.list_height();
        let (margin, lowest) = (self.margin(), self.rows.len().saturating_sub(height));
        let above = if self.top > 0 { margin } else { 0 };
        let below = if self.top < lowest { margin } else { 0 };
        let last = height.saturating_sub(1).saturating_sub(below).max(above);
        let (from, to) = (self.top + above, self.top + last);
        let row = (self.top + row).clamp(from, to);
        let entry = self.rows.entry_near(row).unwrap_or(0);
        let is_below = self.rows.row_of(entry) > to;
        self.choose(entry.saturating_sub(usize::from(is_below)));
    }

    /// Selects an entry that is on the screen, without scrolling, even within the margin.
    pub(super) fn choose_here(&mut self, entry: usize) {
        let top = self.top;
        self.choose(entry);
        let row = self.rows.row_of(entry);
        let is_shown = row >= top && row < top + self.list_height();
        if is_shown {
            self.top = top;
        }
    }

    /// Selects the entry that the user asked for.
    pub(super) fn choose(&mut self, entry: usize) {
        self.select(entry);
        self.chosen = self.timeline.entry(self.selected);
    }

    /// Selects an entry and shows its detail from the first line.
    fn select(&mut self, entry: usize) {
        if entry != self.selected {
            self.detail_top = 0;
        }
        self.selected = entry;
        self.show_selected();
    }

    /// Selects an entry after the list changed, even if the index is the same as before.
    pub(super) fn select_after_change(&mut self, entry: usize) {
        self.detail_top = 0;
        self.selected = entry;
        self.show_selected();
    }

    /// Scrolls the list so that the selected row is on the screen, and updates the detail.
    pub(super) fn show_selected(&mut self) {
        self.keep_rows();
        self.keep_strip();
        let height = usize::from(self.layout().list.height);
        let row = self.rows.row_of(self.selected);
        let margin = self.margin();
        let lowest = self.rows.len().saturating_sub(height);
        let from = (row + margin + 1).saturating_sub(height);
        let to = row.saturating_sub(margin);
        if height > 0 {
            self.top = self.top.max(from).min(to).min(lowest);
        }
        self.verify_visible_first(height);
        self.read_selected();
    }

    /// Gives the visible entries the highest priority in verification, then a screen below and
    /// above them.
    fn verify_visible_first(&self, height: usize) {
        let near = |row: usize| self.rows.entry_near(row).unwrap_or(0);
        let (first, below) = (near(self.top), near(self.top + height));
        let far_below = near(self.top + height.saturating_mul(2));
        let above = near(self.top.saturating_sub(height));
        let shown = (first..=below)
            .chain(below + 1..=far_below)
            .chain(above..first);
        self.timeline.prioritize(self.selected, shown);
    }

    fn detail_page(&self, times: usize) -> usize {
        usize::from(self.layout().detail.height.max(2))
            .saturating_sub(1)
            .saturating_mul(times)
    }

    /// Moves down by `rows` rows, at least to the next entry; the view scrolls along, as in vim and
    /// less.
    fn move_down(&mut self, rows: usize) {
        let target = self.rows.row_of(self.selected) + rows;
        let last = self.timeline.len().saturating_sub(1);
        let entry = self.rows.entry_near(target).unwrap_or(last);
        self.top += rows;
        self.choose(entry.max(self.selected + 1).min(last));
    }

    /// Moves up by `rows` rows, at least to the previous entry.
    fn move_up(&mut self, rows: usize) {
        let target = self.rows.row_of(self.selected).saturating_sub(rows);
        let entry = self.rows.entry_near(target).unwrap_or(0);
        self.top = self.top.saturating_sub(rows);
        self.choose(entry.min(self.selected.saturating_sub(1)));
    }

    /// Moves from period to period, up to `times` times or until there is no further one.
    fn go_periods(&mut self, times: usize, unit: Unit, step: fn(&Timeline, usize, Unit) -> usize) {
        let mut entry = self.selected;
        for _ in 0..times {
            let next = step(&self.timeline, entry, unit);
            if std::mem::replace(&mut entry, next) == next {
                break;
            }
        }
        self.choose(entry);
    }

    /// Goes to the event of the new error that the bottom line reported. Returns whether it is shown.
    pub(super) fn go_to_announced(&mut self, entry: Option<Arc<Entry>>) -> bool {
        let Some(index) = entry.and_then(|entry| self.timeline.index_of(&entry)) else {
            return false;
        };
        self.remember();
        self.focus = Focus::List;
        self.choose(index);
        true
    }

    fn next_error(&mut self, times: usize) {
        let before = self.wrong().rank(self.selected + 1);
        self.go_to_error(before.saturating_add(times.saturating_sub(1)), "top");
    }

    fn previous_error(&mut self, times: usize) {
        let (before, count) = (self.wrong().rank(self.selected), self.wrong().count());
        let back = times.checked_rem(count).unwrap_or(0);
        let to = before.saturating_add(count).saturating_sub(back);
        self.go_to_error(to, "bottom");
    }

    /// Goes to an entry with an error or warning by its number from 0, which continues at the other end of the list.
    fn go_to_error(&mut self, number: usize, end: &str) {
        let (wrong, before) = (self.wrong(), self.selected);
        let count = wrong.count();
        let number = number.checked_rem(count);
        let Some(entry) = number.and_then(|number| wrong.at(number)) else {
            self.note = Some("No errors or warnings".to_owned());
            return;
        };
        self.focus = Focus::List;
        self.choose(entry);
        let is_over = if end == "top" {
            entry <= before
        } else {
            entry >= before
        };
        if is_over {
            self.note = Some(match count {
                1 => "No other error or warning".to_owned(),
                _ => format!("Errors and warnings: continued at the {end}"),
            });
        }
    }
}

/// Whether a motion is recorded in the jump list.
fn is_jump(motion: Action) -> bool {
    matches!(
        motion,
        Action::SelectFirst
            | Action::SelectLast
            | Action::NextYear
            | Action::PreviousYear
            | Action::NextMonth
            | Action::PreviousMonth
            | Action::NextError
            | Action::PreviousError
    )
}

/// The line that an action moves to, in a list over the panes: from line `here`, with lines up to
/// `last` and `height` of them on a screen. `None` for an action that does not move.
pub(super) fn moved(
    action: Action,
    count: Option<usize>,
    (here, last): (usize, usize),
    height: usize,
) -> Option<usize> {
    let times = count.unwrap_or(1);
    let page = times.saturating_mul(height.saturating_sub(1));
    let half = times.saturating_mul(height / 2);
    let to = match action {
        Action::SelectNext => here + times,
        Action::SelectPrevious => here.saturating_sub(times),
        Action::HalfPageDown => here + half,
        Action::HalfPageUp => here.saturating_sub(half),
        Action::PageDown => here + page,
        Action::PageUp => here.saturating_sub(page),
        Action::SelectFirst => times.saturating_sub(1),
        Action::SelectLast => count.map_or(last, |number| number.saturating_sub(1)),
        _ => return None,
    };
    Some(to.min(last))
}

/// The first visible line of a list of `lines` lines, scrolled as little as possible to show the
/// selected one.
pub(super) fn scrolled(top: usize, selected: usize, lines: usize, height: usize) -> usize {
    let lowest = lines.saturating_sub(height);
    let from = (selected + 1).saturating_sub(height);
    top.max(from).min(selected).min(lowest)
}
