//! The top line: the title of the file, and what is in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::{put, put_right};
use super::theme::Theme;
use crate::app::App;
use crate::text::one_line;

pub(super) struct Header<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl Widget for Header<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let timeline = self.app.timeline();
        let mut area = self.app.layout().header;
        // Its place in the file system is told with each event; here the room belongs to the title.
        let name = timeline.name();
        let name = one_line(name.rsplit('/').next().unwrap_or_default());
        let events = timeline.len();
        let errors = self.app.error_count();
        let dot = self.theme.symbols.dot;
        let many = |count: usize, what: &str| {
            format!("{count} {what}{}", if count == 1 { "" } else { "s" })
        };
        let totals = match errors {
            _ if self.app.is_head() => format!("{} so far", many(events, "event")),
            0 => many(events, "event"),
            _ => format!("{} {dot} {}", many(events, "event"), many(errors, "error")),
        };
        let title = timeline.title().map(one_line);
        let right = match &title {
            Some(_) => format!("{totals} {dot} {name} "),
            None => format!("{totals} "),
        };
        let room = put_right(buffer, area, 20, 0, &right, self.theme.muted());
        area.width = room.saturating_sub(u16::from(room < area.width));
        put(
            buffer,
            area,
            1,
            0,
            &title.unwrap_or(name),
            self.theme.strong(),
        );
    }
}
