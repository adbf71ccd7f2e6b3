//! The help screen, generated from the key table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::{mark, put};
use super::theme::Theme;
use crate::app::help::HelpLine;
use crate::app::layout::Area;
use crate::app::{App, Help};

pub(super) struct HelpPane<'a> {
    pub(super) app: &'a App,
    pub(super) help: &'a Help,
    pub(super) theme: &'a Theme,
}

impl Widget for HelpPane<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let area = self.app.layout().frame;
        let help = self.help;
        let page = self.app.help_page();
        if page.lines.is_empty() {
            put(
                buffer,
                area,
                1,
                1,
                "No key has this in its help",
                self.theme.muted(),
            );
            return;
        }
        let column = u16::try_from(page.column).unwrap_or(area.width);
        for (y, line) in (0..area.height).zip(page.lines.iter().skip(help.top)) {
            self.line(buffer, area, y, line, column);
        }
    }
}

impl HelpPane<'_> {
    fn line(&self, buffer: &mut Buffer, area: Area, y: u16, line: &HelpLine, column: u16) {
        match line {
            HelpLine::Blank => {}
            HelpLine::Title(title) => {
                put(buffer, area, 1, y, title, self.theme.heading());
            }
            HelpLine::Entry { keys, ascii, text } => {
                let ascii = ascii.as_ref().filter(|_| self.theme.is_ascii());
                let cell = Area {
                    width: column.saturating_sub(1).min(area.width),
                    ..area
                };
                put(buffer, cell, 3, y, ascii.unwrap_or(keys), self.theme.key());
                put(buffer, area, column, y, text, self.theme.plain());
                self.found(buffer, area, (column, y), text);
            }
        }
    }

    /// Highlights the matches of the search in a line.
    fn found(&self, buffer: &mut Buffer, area: Area, at: (u16, u16), text: &str) {
        let sought = &self.help.sought;
        // Where lower-casing changes the length, positions do not match.
        let lower = text.to_lowercase();
        if sought.is_empty() || lower.len() != text.len() {
            return;
        }
        let sought = sought.to_lowercase();
        let found: Vec<_> = lower
            .match_indices(&sought)
            .map(|(from, part)| from..from + part.len())
            .collect();
        mark(buffer, area, at, text, &found, self.theme.found());
    }
}
