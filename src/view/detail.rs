//! The detail pane: the text of the selected event, its sources and quotes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::{mark, put};
use super::theme::Theme;
use crate::app::App;
use crate::text::wrap;

/// Text of the pane for a file without events.
const FIRST_EVENT: &str = "Write the first event and save: it shows here at once.\n\nevents:\n  - date: 2025-05-09\n    \
                           title: What happened\n    summary: In your words\n    quote: The sentence that proves it\n    \
                           source: Where it is from\n\na adds an event, e opens the file in your editor.";

pub(super) struct DetailPane<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl Widget for DetailPane<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let area = self.app.layout().detail;
        // A file that is not fully read may still have events.
        let may_have_some = self.app.filter().is_some() || self.app.is_head();
        if self.app.selected().is_none() && may_have_some {
            return;
        }
        if self.app.selected().is_none() {
            let lines = wrap(
                FIRST_EVENT,
                usize::from(area.width),
                usize::from(area.height),
            );
            for (y, line) in (0..area.height).zip(lines) {
                put(buffer, area, 0, y, &line, self.theme.muted());
            }
            return;
        }
        let lines = self.app.detail().lines();
        let top = self.app.detail_top();
        for (y, (index, line)) in (0..area.height).zip(lines.iter().enumerate().skip(top)) {
            let mut x = 0;
            if line.quoted {
                x = put(
                    buffer,
                    area,
                    x,
                    y,
                    self.theme.symbols.quote,
                    self.theme.rail(),
                );
                x = x.saturating_add(1);
            }
            let start = x;
            for run in &line.runs {
                x = put(buffer, area, x, y, &run.text, self.theme.role(run.role));
            }
            if let Some(found) = self
                .app
                .marked_lines()
                .get(index)
                .filter(|found| !found.is_empty())
            {
                mark(
                    buffer,
                    area,
                    (start, y),
                    &line.text(),
                    found,
                    self.theme.found(),
                );
            }
        }
    }
}
