//! The lines around and between the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::{fill, put, put_right};
use super::theme::Theme;
use crate::app::chart::{AXIS, ChartPane};
use crate::app::layout::{Area, Arrangement};
use crate::app::{App, Focus};

pub(super) struct PaneFrame<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl Widget for PaneFrame<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let layout = self.app.layout();
        let frame = layout.frame;
        let bottom = frame.height.saturating_sub(1);
        // Where the second pane begins: a column or a row of the frame.
        let (column, row) = match layout.arrangement {
            Arrangement::Single => return,
            Arrangement::SideBySide => (Some(layout.border.x.saturating_sub(frame.x)), None),
            Arrangement::Stacked => (None, Some(layout.border.y.saturating_sub(frame.y))),
        };
        let [
            _,
            upright,
            top_left,
            top,
            top_right,
            left,
            right,
            bottom_left,
            below,
            bottom_right,
        ] = self.theme.symbols.frame;
        for y in 1..bottom {
            for x in [Some(0), column, Some(frame.width.saturating_sub(1))]
                .into_iter()
                .flatten()
            {
                put(buffer, frame, x, y, upright, self.theme.muted());
            }
        }
        self.rule(buffer, frame, 0, top_left, top_right);
        self.rule(buffer, frame, bottom, bottom_left, bottom_right);
        if let Some(column) = column {
            put(buffer, frame, column, 0, top, self.theme.muted());
            put(buffer, frame, column, bottom, below, self.theme.muted());
        }
        if let Some(row) = row {
            self.rule(buffer, frame, row, left, right);
        }
        if let Some(chart) = self.app.chart() {
            self.around_chart(buffer, frame, (column, row.unwrap_or(bottom)), chart);
        } else {
            self.title(buffer, frame, 1, 0, Focus::List, " Timeline ");
        }
        let x = column.unwrap_or(0).saturating_add(1);
        let y = row.unwrap_or(0);
        self.title(buffer, frame, x, y, Focus::Detail, " Detail ");
        self.lines_below(
            buffer,
            Area {
                width: frame.width.saturating_sub(2),
                ..frame
            },
            bottom,
        );
    }
}

impl PaneFrame<'_> {
    fn rule(&self, buffer: &mut Buffer, frame: Area, row: u16, first: &str, last: &str) {
        let [flat, ..] = self.theme.symbols.frame;
        let style = self.theme.muted();
        fill(buffer, frame, 0, row, flat, style);
        put(buffer, frame, 0, row, first, style);
        put(
            buffer,
            frame,
            frame.width.saturating_sub(1),
            row,
            last,
            style,
        );
    }

    fn title(&self, buffer: &mut Buffer, frame: Area, x: u16, row: u16, pane: Focus, title: &str) {
        let mut style = self.theme.frame(self.app.focus() == pane);
        if self.app.focus() == pane {
            style = style.add_modifier(ratatui::style::Modifier::REVERSED);
        }
        put(buffer, frame, x, row, title, style);
    }

    /// Draws the title of a chart and what is shown of it, above and below it. The pane ends at a column, if another one
    /// is beside it, and at a row.
    fn around_chart(
        &self,
        buffer: &mut Buffer,
        frame: Area,
        (column, row): (Option<u16>, u16),
        chart: &ChartPane,
    ) {
        self.title(buffer, frame, 1, 0, Focus::List, " Chart ");
        let pane = Area {
            width: column.unwrap_or(frame.width.saturating_sub(2)),
            ..frame
        };
        let words = chart.words(self.theme.symbols.dot);
        if !words.is_empty() {
            let words = format!(" {words} ");
            put_right(buffer, pane, 10, 0, &words, self.theme.muted());
        }
        self.rows_out_of_sight(buffer, pane, row, chart);
    }

    /// Draws `↑ 2 · ↓ 5 rows`: how many rows of the chart are above and below the visible ones.
    fn rows_out_of_sight(&self, buffer: &mut Buffer, area: Area, row: u16, chart: &ChartPane) {
        let visible = usize::from(self.app.layout().list.height.saturating_sub(AXIS));
        let (above, below) = chart.out_of_sight(visible);
        let symbols = self.theme.symbols;
        let parts = [(symbols.up, above), (symbols.down, below)]
            .into_iter()
            .filter(|(_, rows)| *rows > 0)
            .map(|(arrow, rows)| format!("{arrow} {rows}"));
        let parts: Vec<String> = parts.collect();
        if parts.is_empty() {
            return;
        }
        let unit = if above.max(below) == 1 { "row" } else { "rows" };
        let text = format!(" {} {unit} ", parts.join(&format!(" {} ", symbols.dot)));
        put_right(buffer, area, 10, row, &text, self.theme.strong());
    }

    /// Draws `↓ N`: how many lines of the detail are below the visible ones.
    fn lines_below(&self, buffer: &mut Buffer, frame: Area, row: u16) {
        let shown = self.app.detail_top() + usize::from(self.app.layout().detail.height);
        if let Some(more @ 1..) = self.app.detail().lines().len().checked_sub(shown) {
            let text = format!(
                " {} {more} more {} J ",
                self.theme.symbols.down, self.theme.symbols.dot
            );
            put_right(buffer, frame, 30, row, &text, self.theme.strong());
        }
    }
}

/// Draws the rule above a list over the prompt and returns the rows it takes: none where the area has a single row, which
/// the list needs.
pub(super) fn rule_above(buffer: &mut Buffer, area: Area, theme: &Theme) -> u16 {
    let rule = u16::from(area.height > 1);
    if rule > 0 {
        fill(buffer, area, 0, 0, theme.symbols.rule, theme.muted());
    }
    rule
}
