//! One event of the chart: its bar and its title.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::super::ink::{mark as mark_text, over, put};
use super::super::theme::Theme;
use crate::app::chart::{ChartPane, Sign};
use crate::app::layout::Area;
use crate::app::{App, Focus};
use crate::chart::{Bar, Cell, Glyphs, Item, Name, NamePlace, Scale};
use crate::date::Certainty;
use crate::view::ink::column;

/// What drawing an event needs besides the event: application state, theme and scale.
pub(super) struct ItemInk<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
    pub(super) scale: &'a Scale,
}

impl ItemInk<'_> {
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Area, y: u16, item: &Item) {
        let is_selected = item.event == self.app.selected_index();
        let sign = self.app.chart_sign(item.event);
        match &item.bar {
            Some(bar) => {
                for (at, cell) in bar.cells(self.scale) {
                    let (glyph, is_swapped) = self.glyphs().of(cell);
                    let mut style = match (cell, sign) {
                        _ if is_selected => self.theme.strong(),
                        (Cell::Point(_), Some(sign)) => self.sign_style(sign, cell),
                        _ => self.style(cell),
                    };
                    if is_swapped {
                        style = style.add_modifier(Modifier::REVERSED);
                    }
                    let glyph = glyph.encode_utf8(&mut [0; 4]).to_owned();
                    over(buffer, area, column(at), y, &glyph, style);
                }
                // Without a name that begins with it, the sign is in the place of the point.
                if let (Some(sign), None) = (sign, &item.name) {
                    let style = self.sign_style(sign, Cell::Solid);
                    let symbol = sign.symbol().to_string();
                    over(buffer, area, column(bar.columns.start), y, &symbol, style);
                }
            }
            None => self.undated(buffer, area, y, item, sign),
        }
        if let Some(name) = &item.name {
            self.name(buffer, area, y, item, name);
            if let (Some(sign), Some(_)) = (sign, &item.bar) {
                let symbol = sign.symbol().to_string();
                let style = self.sign_style(sign, Cell::Solid);
                put(buffer, area, column(name.column), y, &symbol, style);
            }
        }
    }

    /// The style of a sign, and of the point of an event that has it.
    fn sign_style(&self, sign: Sign, cell: Cell) -> Style {
        match sign {
            Sign::Error | Sign::Quote => self.theme.error(),
            Sign::Possible | Sign::Warning => self.theme.warning(),
            Sign::Mark(_) if matches!(cell, Cell::Point(_)) => self.style(cell),
            Sign::Mark(_) => self.theme.key(),
        }
    }

    fn glyphs(&self) -> Glyphs {
        if self.theme.is_ascii() {
            Glyphs::Ascii
        } else {
            Glyphs::Screen
        }
    }

    fn style(&self, cell: Cell) -> Style {
        match cell {
            Cell::Point(certainty) => self.theme.mark(certainty),
            Cell::Soft | Cell::Possible | Cell::Fade(_) => self.theme.mark(Certainty::Unsure),
            Cell::Day => self.theme.mark(Certainty::Exact),
            Cell::Between | Cell::Fold => self.theme.muted(),
            _ => self.theme.rail(),
        }
    }

    /// Draws the sign of an undated event, or its mark, before its name.
    fn undated(&self, buffer: &mut Buffer, area: Area, y: u16, item: &Item, sign: Option<Sign>) {
        let at = column(item.column().saturating_sub(2));
        let (symbol, style) = match sign {
            Some(sign) => (
                sign.symbol().to_string(),
                self.sign_style(sign, Cell::Solid),
            ),
            None => (self.theme.symbols.undated.to_owned(), self.theme.muted()),
        };
        over(buffer, area, at, y, &symbol, style);
    }

    fn name(&self, buffer: &mut Buffer, area: Area, y: u16, item: &Item, name: &Name) {
        let is_selected = item.event == self.app.selected_index();
        let is_line = item.bar.as_ref().is_some_and(Bar::is_line);
        let style = if is_selected {
            self.theme.selected(self.has_cursor())
        } else if name.place == NamePlace::Inside && !is_line {
            self.theme.rail().add_modifier(Modifier::REVERSED)
        } else {
            self.theme.plain()
        };
        let beside = match name.place {
            NamePlace::Inside => style,
            NamePlace::Outside => self.theme.plain(),
        };
        let x = column(name.column);
        // What is selected must be seen without colors, in a bar too.
        let [opens, closes] = if is_selected { ["[", "]"] } else { [" ", " "] };
        let beside = if is_selected { style } else { beside };
        if let Some(before) = x
            .checked_sub(1)
            .filter(|_| item.bar.is_some() || is_selected)
        {
            over(buffer, area, before, y, opens, beside);
        }
        let end = over(buffer, area, x, y, &name.text, style);
        if name.place == NamePlace::Inside || is_selected {
            over(buffer, area, end, y, closes, beside);
        }
        if let Some(pattern) = self.app.pattern() {
            let found = pattern.ranges(&name.text);
            let place = (x, y);
            mark_text(buffer, area, place, &name.text, &found, self.theme.found());
            if found.is_empty() && self.is_hit(item.event) {
                // The match is in a part of the event that the chart does not show.
                let style = style.patch(self.theme.found());
                over(buffer, area, x, y, &name.text, style);
            }
        }
    }

    /// Whether the cursor is on the selected event, and not elsewhere.
    fn has_cursor(&self) -> bool {
        let is_on_name = self.app.chart().is_some_and(ChartPane::is_on_name);
        self.app.focus() == Focus::List && !is_on_name
    }

    fn is_hit(&self, event: usize) -> bool {
        self.app.hits_in(&(event..event + 1)) > 0
    }
}
