//! The list of choices above the prompt: one line each, with its description.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::frame::rule_above;
use super::ink::{column, fill, paint, put};
use super::theme::Theme;
use crate::app::App;
use crate::app::layout::Area;
use crate::text::{cut, one_line, visible, width};

/// Maximum width of a name, in columns.
const NAME: usize = 30;

pub(super) struct ChoicesPane<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl Widget for ChoicesPane<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let area = self.app.choice_area();
        let Some(choices) = self.app.choices().filter(|_| area.height > 0) else {
            return;
        };
        let symbols = self.theme.symbols;
        let rule = rule_above(buffer, area, self.theme);
        let rows = usize::from(area.height.saturating_sub(rule));
        let top = choices.top(rows);
        let shown = |text: &str| one_line(&visible(text)).into_owned();
        let name = |name: &str| cut(&shown(name), NAME).into_owned();
        let names = choices.found().map(|choice| width(&name(&choice.name)));
        let column = column(names.max().unwrap_or(0));
        let lines = choices.found().enumerate().skip(top);
        for (y, (number, choice)) in (rule..area.height).zip(lines) {
            fill(buffer, area, 0, y, " ", self.theme.plain());
            let cell = Area {
                width: column.saturating_add(2).min(area.width),
                ..area
            };
            put(buffer, cell, 2, y, &name(&choice.name), self.theme.strong());
            let x = column.saturating_add(4);
            put(
                buffer,
                area,
                x,
                y,
                &shown(&choice.words),
                self.theme.muted(),
            );
            if number == choices.chosen {
                put(buffer, area, 0, y, symbols.selected, self.theme.strong());
                paint(buffer, area, y, self.theme.selected(true));
            }
        }
    }
}
