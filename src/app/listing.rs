//! The rows of the list: when they are laid out again, and in which style.

use super::rows::{RowStyle, Rows};
use super::state::App;
use crate::date::{Moment, Unit};

/// Height of the list, in rows, from which it shows gaps and the ends of bars.
const ROOM_FOR_GAPS: u16 = 16;

/// A timeline with at least this many events keeps its rows when the screen changes size.
const LONG: usize = 20_000;

impl App {
    pub(super) fn set_clock(&mut self, now: Moment) {
        let crossed = self.rows.next_to_come.is_some_and(|next| next <= now);
        if crossed || now.day_number() != self.now.day_number() {
            self.now = now;
            self.lay_out();
        }
        self.now = now;
        self.show_selected();
    }

    /// Lays out the rows of the list.
    pub(super) fn lay_out(&mut self) {
        self.rows = Rows::lay_out_by(&self.timeline, self.now, self.row_style);
    }

    /// Lays out the rows of the list, and keeps the selected row where it is on the screen.
    pub(super) fn lay_out_in_place(&mut self) {
        let from_top = self.rows.row_of(self.selected).saturating_sub(self.top);
        self.lay_out();
        self.top = self.rows.row_of(self.selected).saturating_sub(from_top);
    }

    /// Chooses the rows that fit: in a low pane gaps and ends of bars are left out. A timeline that
    /// takes long to lay out keeps its rows.
    pub(super) fn keep_rows(&mut self) {
        let height = self.layout().list.height;
        let is_low = height < ROOM_FOR_GAPS
            && self.rows.full_len() > usize::from(height)
            && self.timeline.len() < LONG;
        let style = RowStyle {
            gaps: self.gaps && !is_low,
            ends: !is_low,
            ..self.row_style
        };
        if style != self.row_style {
            self.row_style = style;
            self.lay_out_in_place();
        }
    }

    /// Uses rows that were laid out on another thread, if the day and the style still match; else
    /// lays out again.
    pub(super) fn take_rows(&mut self, rows: Rows, then: Moment) {
        if self.row_style == RowStyle::default() && then.day_number() == self.now.day_number() {
            self.rows = rows;
        } else {
            self.lay_out();
        }
    }

    /// Switches to the next size of headings: automatic, hour, day, month, year, decade, century.
    pub(super) fn cycle_headings(&mut self) {
        self.row_style.headings = match self.row_style.headings {
            None => Some(Unit::Hour),
            Some(Unit::Hour) => Some(Unit::Day),
            Some(Unit::Day) => Some(Unit::Month),
            Some(Unit::Month) => Some(Unit::Year),
            Some(Unit::Year) => Some(Unit::Decade),
            Some(Unit::Decade) => Some(Unit::Century),
            Some(Unit::Century) => None,
        };
        self.lay_out_in_place();
        self.show_selected();
        self.note = Some(match self.row_style.headings {
            None => "Automatic headings".to_owned(),
            Some(unit) => format!("Headings by {}", unit.word()),
        });
    }
}
