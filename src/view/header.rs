//! The top line: the title of the file, and what is in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::{put, put_right};
use super::theme::Theme;
use crate::app::App;
use crate::text::{one_line, width};
use crate::timeline::problem::many;

/// Columns that the title keeps, or the filter in its place.
const LEAST_TITLE: u16 = 20;

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
        let dot = self.theme.symbols.dot;
        let count = match self.app.filter() {
            Some(_) => format!("{events} of {}", many(self.app.whole().len(), "event")),
            None => many(events, "event"),
        };
        let mut totals = vec![count.clone()];
        totals.extend(self.app.tally().words());
        let quotes = self.app.proved();
        // Where no source has a copy there is nothing to be proud or ashamed of.
        if quotes.no_copy < quotes.quotes {
            totals.push(quotes.verified_words());
        }
        let totals = totals.join(&format!(" {dot} "));
        let filter = self
            .app
            .filter()
            .map(|filter| format!("& {}", filter.written()));
        let title = filter.as_deref().or(timeline.title()).map(one_line);
        let mut right = match &title {
            Some(_) => format!("{totals} {dot} {name} "),
            None => format!("{totals} "),
        };
        if self.app.filter().is_some() {
            // How much a filter keeps is told before all else.
            let room = usize::from(area.width.saturating_sub(LEAST_TITLE));
            let shorter = [format!("{totals} "), format!("{count} ")];
            for shorter in shorter {
                if width(&right) > room {
                    right = shorter;
                }
            }
        }
        let room = put_right(buffer, area, LEAST_TITLE, 0, &right, self.theme.muted());
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
