//! The titles that match what is typed, above the prompt: one line each, with the date.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::frame::rule_above;
use super::ink::{column, fill, mark, paint, put};
use super::theme::Theme;
use crate::app::App;
use crate::text::{cut, head, one_line, width};

/// Columns after which a title is cut before it is drawn: wider than any screen, because a title
/// may be as long as a file.
const WIDEST: usize = 1_000;

/// Fewest columns with which a date is worth showing.
const SHORTEST_DATE: u16 = 18;

pub(super) struct TitlesPane<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl Widget for TitlesPane<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let area = self.app.title_area();
        let Some(titles) = self.app.titles().filter(|_| area.height > 0) else {
            return;
        };
        let symbols = self.theme.symbols;
        let rule = rule_above(buffer, area, self.theme);
        let rows = usize::from(area.height.saturating_sub(rule));
        let top = titles.top(rows);
        let shown = titles.hits().iter().enumerate().skip(top).take(rows);
        // On a narrow screen the titles take precedence over the dates.
        let dates = if area.width >= 4 * SHORTEST_DATE {
            let dates = shown.clone().map(|(_, hit)| width(&self.date(hit.index)));
            let widest = column(dates.max().unwrap_or(0));
            widest.min(area.width.saturating_mul(2) / 5)
        } else {
            0
        };
        for (y, (number, hit)) in (rule..area.height).zip(shown) {
            fill(buffer, area, 0, y, " ", self.theme.plain());
            let Some(entry) = self.app.timeline().entry(hit.index) else {
                continue;
            };
            let chosen = number == titles.chosen;
            if chosen {
                put(buffer, area, 0, y, symbols.selected, self.theme.strong());
            }
            let mut x = 2;
            if dates > 0 {
                let date = self.date(hit.index);
                put(
                    buffer,
                    area,
                    x,
                    y,
                    &cut(&date, dates.into()),
                    self.theme.muted(),
                );
                x = x.saturating_add(dates).saturating_add(1);
            }
            // Positions are only known for a title of one line.
            let title = head(entry.title(), WIDEST);
            let line = one_line(title);
            put(buffer, area, x, y, &line, self.theme.plain());
            if line == title {
                mark(buffer, area, (x, y), title, &hit.parts, self.theme.found());
            }
            if chosen {
                paint(buffer, area, y, self.theme.selected(true));
            }
        }
    }
}

impl TitlesPane<'_> {
    /// The date of an event in words.
    fn date(&self, index: usize) -> String {
        let entry = self.app.timeline().entry(index);
        let date = entry.as_ref().and_then(|entry| entry.date());
        let words = date.map(|date| date.words_in(self.app.notation()));
        one_line(words.as_deref().unwrap_or("undated")).into_owned()
    }
}
