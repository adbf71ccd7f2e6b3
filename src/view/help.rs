//! The help screen, made from the key table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::put;
use super::theme::Theme;
use crate::app::App;
use crate::app::layout::Area;
use crate::keys::{Group, LEGEND, group};
use crate::text::width;

pub(super) struct HelpPane<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

/// A line of the help screen.
enum Line {
    Blank,
    Title(&'static str),
    Entry(String, String),
}

impl Widget for HelpPane<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let area = self.app.layout().frame;
        let Some(help) = self.app.help() else { return };
        let lines = self.lines();
        let column = lines
            .iter()
            .map(|line| {
                if let Line::Entry(keys, _) = line {
                    width(keys)
                } else {
                    0
                }
            })
            .max();
        let column = u16::try_from(column.unwrap_or(0))
            .unwrap_or(0)
            .min(area.width / 2);
        for (y, line) in (0..area.height).zip(lines.iter().skip(help.top)) {
            self.line(buffer, area, y, line, column);
        }
    }
}

impl HelpPane<'_> {
    fn line(&self, buffer: &mut Buffer, area: Area, y: u16, line: &Line, column: u16) {
        match line {
            Line::Blank => {}
            Line::Title(title) => {
                put(buffer, area, 1, y, title, self.theme.heading());
            }
            Line::Entry(keys, help) => {
                put(buffer, area, 3, y, keys, self.theme.key());
                put(
                    buffer,
                    area,
                    column.saturating_add(5),
                    y,
                    help,
                    self.theme.plain(),
                );
            }
        }
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for part in Group::ALL {
            lines.push(Line::Title(part.title()));
            for binding in group(part) {
                let keys: Vec<String> = binding.keys.iter().map(|chord| chord.label()).collect();
                lines.push(Line::Entry(keys.join(" "), binding.help.replace('`', "")));
            }
            lines.push(Line::Blank);
        }
        lines.push(Line::Title("Marks"));
        let ascii = self.theme.is_ascii();
        for (symbol, plain, meaning) in LEGEND {
            let symbol = if ascii { plain } else { symbol };
            lines.push(Line::Entry((*symbol).to_owned(), (*meaning).to_owned()));
        }
        lines
    }
}
