//! The chart: the time axis, and below it the lanes with their events.

mod item;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::{column, fill_range, put, restyle};
use super::strip::mark_selected;
use super::theme::Theme;
use crate::app::App;
use crate::app::chart::{AXIS, ChartPane};
use crate::app::layout::Area;
use crate::chart::{Content, Count, NOW, Row};
use crate::text::cut;

pub(super) struct ChartWidget<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl Widget for ChartWidget<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let area = self.app.layout().list;
        let Some(pane) = self.app.chart() else {
            return;
        };
        if self.app.timeline().is_empty() {
            put(buffer, area, 2, 1, "No events", self.theme.muted());
            return;
        }
        let gutter = column(pane.layout.gutter);
        let time = Area {
            x: area.x.saturating_add(gutter),
            width: area.width.saturating_sub(gutter),
            ..area
        };
        self.axis(buffer, time, pane);
        let lanes = Area {
            y: area.y.saturating_add(AXIS),
            height: area.height.saturating_sub(AXIS),
            ..area
        };
        let time = Area {
            y: lanes.y,
            height: lanes.height,
            ..time
        };
        self.lines(buffer, time, pane);
        let rows = pane.layout.rows.iter().enumerate().skip(pane.top);
        for (y, (number, row)) in (0..lanes.height).zip(rows) {
            self.gutter(buffer, lanes, y, (number, row), pane);
            self.row(buffer, time, y, row, pane);
        }
    }
}

impl ChartWidget<'_> {
    /// Draws the axis: the labels of round times, and a rule with their ticks.
    fn axis(&self, buffer: &mut Buffer, area: Area, pane: &ChartPane) {
        let chart = &pane.layout;
        let symbols = self.theme.symbols;
        let [flat, upright, _, tick, ..] = symbols.frame;
        fill_range(buffer, area, 0..area.width, 1, flat, self.theme.muted());
        for tick_at in &chart.ticks {
            let x = column(tick_at.column);
            put(buffer, area, x, 0, &tick_at.text, self.theme.heading());
            put(buffer, area, x, 1, tick, self.theme.muted());
        }
        for fold in chart.scale.folds() {
            put(
                buffer,
                area,
                column(fold),
                1,
                symbols.fold,
                self.theme.strong(),
            );
        }
        if let Some(range) = pane.range() {
            let columns = chart
                .scale
                .columns(range.from, range.to)
                .unwrap_or_default();
            let columns = column(columns.start)..column(columns.end);
            restyle(buffer, area, columns, 1, self.theme.range());
        }
        if let Some(now) = chart.now {
            put(buffer, area, column(now), 1, upright, self.theme.now());
        }
        // Without colors too, and where its name covers its bar, the selected event is seen to be here.
        let bar = chart.places_of(self.app.selected_index()).next();
        let bar = bar.and_then(|(row, item)| match &chart.rows.get(row)?.content {
            Content::Items(items) => items.get(item)?.bar.as_ref(),
            _ => None,
        });
        let here = bar.map(|bar| bar.columns.start);
        if let Some((start, is_free)) = chart.named_now() {
            let end = start + NOW.len();
            let start = match here.filter(|here| !is_free && (start..end).contains(here)) {
                // Beside the sign of the selected event.
                Some(here) if here + NOW.len() < chart.scale.width => here + 1,
                Some(here) => here.saturating_sub(NOW.len()),
                None => start,
            };
            let row = u16::from(!is_free);
            put(buffer, area, column(start), row, NOW, self.theme.now());
        }
        if let Some(here) = here {
            mark_selected(buffer, area, here, self.theme);
        }
    }

    /// Draws the vertical lines: now, and folded stretches of time.
    fn lines(&self, buffer: &mut Buffer, area: Area, pane: &ChartPane) {
        let [_, upright, ..] = self.theme.symbols.frame;
        let chart = &pane.layout;
        let end = match chart.rows_on_time().checked_sub(pane.top) {
            Some(rows) if chart.rows_on_time() < chart.rows.len() => column(rows).min(area.height),
            Some(_) => area.height,
            None => 0,
        };
        for y in 0..end {
            for fold in chart.scale.folds() {
                let fold_sign = self.theme.symbols.fold;
                put(buffer, area, column(fold), y, fold_sign, self.theme.muted());
            }
            if let Some(now) = chart.now {
                put(buffer, area, column(now), y, upright, self.theme.now());
            }
        }
    }

    /// Draws the name of a lane, and the sign on the row of the cursor.
    fn gutter(
        &self,
        buffer: &mut Buffer,
        area: Area,
        y: u16,
        (number, row): (usize, &Row),
        pane: &ChartPane,
    ) {
        let gutter = pane.layout.gutter;
        let room = Area {
            width: column(gutter),
            ..area
        };
        let is_cursor = number == pane.row;
        // A lane whose first row is above the screen has its name in the first row on it.
        let name = if y == 0 {
            pane.layout.name_at(number)
        } else {
            row.name.as_deref()
        };
        if let Some(name) = name.filter(|_| gutter > 2) {
            let style = if is_cursor && pane.is_on_name() {
                let is_focused = self.app.focus() == crate::app::Focus::List;
                self.theme.selected(is_focused)
            } else {
                self.theme.strong()
            };
            if row.is_folded {
                put(buffer, room, 1, y, "+", self.theme.strong());
            }
            let name = cut(name, gutter.saturating_sub(3));
            put(buffer, room, 2, y, &name, style);
        }
        if is_cursor && gutter > 0 {
            let sign = self.theme.symbols.selected;
            put(buffer, room, 0, y, sign, self.theme.strong());
        }
    }

    fn row(&self, buffer: &mut Buffer, area: Area, y: u16, row: &Row, pane: &ChartPane) {
        match &row.content {
            Content::Items(items) => {
                let selected = self.app.selected_index();
                let ink = item::ItemInk {
                    app: self.app,
                    theme: self.theme,
                    scale: &pane.layout.scale,
                };
                let others = items.iter().filter(|item| item.event != selected);
                // Drawn last, so that the selected event may cover others.
                let last = items.iter().filter(|item| item.event == selected);
                for item in others.chain(last) {
                    ink.draw(buffer, area, y, item);
                }
            }
            Content::Counts(counts) => {
                for Count {
                    column: at, text, ..
                } in counts
                {
                    put(buffer, area, column(*at), y, text, self.theme.key());
                }
            }
            Content::Heights(levels) => {
                for (x, level) in (0..area.width).zip(levels) {
                    let block = usize::from(*level).checked_sub(1);
                    let block = block.and_then(|at| self.theme.symbols.blocks.get(at));
                    if let Some(block) = block {
                        put(buffer, area, x, y, block, self.theme.rail());
                    }
                }
            }
        }
    }
}
