//! The density strip: how many events fall into each column of time, and below it the part that is
//! on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::{column, fill_range, put, restyle};
use super::theme::Theme;
use crate::app::App;
use crate::app::layout::Area;
use crate::app::rows::{Kind, Row};
use crate::app::strip::{Column, Side};

pub(super) struct StripPane<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl Widget for StripPane<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let area = self.app.layout().strip;
        if area.height < 2 {
            return;
        }
        self.bars(buffer);
        let strip = self.app.strip();
        let symbols = self.theme.symbols;
        let (first, last) = self.shown();
        if let (Some(from), Some(to)) = (strip.column_of(first), strip.column_of(last)) {
            let to = column(to).saturating_add(1);
            fill_range(
                buffer,
                area,
                column(from)..to,
                1,
                symbols.shown,
                self.theme.rail(),
            );
        }
        let here = strip.column_of(self.app.selected_index());
        let now = strip.column_at(self.app.now());
        self.labels(buffer, [here, now]);
        // A cursor outside the time of all events is drawn beside the strip.
        let around = Area {
            x: area.x.saturating_sub(1),
            width: area.width.saturating_add(2),
            ..area
        };
        let now = match strip.beyond(self.app.now()) {
            Some(Side::Before) => Some(0),
            Some(Side::After) => Some(around.width.saturating_sub(1)),
            None => now.map(|now| column(now).saturating_add(1)),
        };
        if let Some(now) = now {
            put(buffer, around, now, 1, symbols.frame[1], self.theme.now());
        }
        if let Some(here) = here {
            mark_selected(buffer, area, here, self.theme);
        }
    }
}

impl StripPane<'_> {
    /// Draws the labels of times, but for those that a mark in one of these columns would cut through: they could be misread.
    fn labels(&self, buffer: &mut Buffer, marks: [Option<usize>; 2]) {
        let area = self.app.layout().strip;
        let strip = self.app.strip();
        let (first, last) = self.shown();
        let on_screen = match (strip.column_of(first), strip.column_of(last)) {
            (Some(from), Some(to)) => column(from)..column(to).saturating_add(1),
            _ => 0..0,
        };
        for label in &strip.labels {
            // One column before the mark is kept free, for the cursor.
            let mut before = marks
                .iter()
                .filter_map(|mark| mark.as_ref()?.checked_sub(1));
            if before.any(|before| label.columns().contains(&before)) {
                continue;
            }
            let x = column(label.column).saturating_add(1);
            let end = put(buffer, area, x, 1, &label.text, self.theme.muted());
            // The underline of the visible part continues through the label.
            let columns = x.max(on_screen.start)..end.min(on_screen.end);
            restyle(buffer, area, columns, 1, self.theme.on_screen());
        }
    }

    fn bars(&self, buffer: &mut Buffer) {
        let area = self.app.layout().strip;
        let strip = self.app.strip();
        for (x, column) in (0..area.width).zip(&strip.columns) {
            let Column::Time { count } = *column else {
                put(
                    buffer,
                    area,
                    x,
                    0,
                    self.theme.symbols.fold,
                    self.theme.muted(),
                );
                continue;
            };
            let level = usize::from(strip.level(count));
            let Some(block) = level
                .checked_sub(1)
                .and_then(|at| self.theme.symbols.blocks.get(at))
            else {
                continue;
            };
            let events = strip.events(usize::from(x));
            let hits = self.app.hits_in(&events) > 0;
            let style = if hits && self.app.any_wrong(&events) {
                self.theme.found_wrong()
            } else if hits {
                self.theme.found()
            } else if self.app.any_wrong(&events) {
                self.theme.error()
            } else {
                self.theme.rail()
            };
            put(buffer, area, x, 0, block, style);
        }
    }

    /// Indices of the first and the last entry on the screen.
    fn shown(&self) -> (usize, usize) {
        let rows = self.app.rows();
        let top = self.app.top();
        let height = usize::from(self.app.layout().list.height);
        let entry = |(_, row): (usize, Row)| match row.kind {
            Kind::Entry(entry) => Some(entry),
            _ => None,
        };
        let mut shown = rows.window(top, height).filter_map(entry);
        let first = shown.next().unwrap_or(0);
        let dated = self.app.timeline().dated;
        let last = shown.filter(|entry| *entry < dated).last().unwrap_or(first);
        (first, last)
    }
}

/// Draws the sign of the selected event at a column of an axis, on the row of its line.
pub(super) fn mark_selected(buffer: &mut Buffer, area: Area, here: usize, theme: &Theme) {
    put(
        buffer,
        area,
        column(here),
        1,
        theme.symbols.here,
        theme.strong(),
    );
}
