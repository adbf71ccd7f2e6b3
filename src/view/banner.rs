//! The banner above the panes, shown while the file cannot be read as a whole.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::{paint, put};
use super::theme::Theme;
use crate::app::App;

pub(super) struct Banner<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl Widget for Banner<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let area = self.app.layout().banner;
        if self.app.banner().is_empty() {
            return;
        }
        for (row, line) in (0..area.height).zip(self.app.banner()) {
            let style = if row == 0 {
                self.theme
                    .error()
                    .add_modifier(ratatui::style::Modifier::REVERSED)
            } else {
                self.theme.error()
            };
            put(buffer, area, 1, row, line, style);
            if row == 0 {
                paint(buffer, area, row, style);
            }
        }
    }
}
