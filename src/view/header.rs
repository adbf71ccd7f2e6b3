//! The top line: the title of the file, the filter, and counts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::{column, put, put_right};
use super::theme::Theme;
use crate::app::App;
use crate::text::{grouped, one_line, width};
use crate::timeline::tally::many;

/// Columns reserved for the title, if it needs them.
const KEPT_FOR_TITLE: u16 = 22;

pub(super) struct Header<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl Widget for Header<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let timeline = self.app.timeline();
        let mut area = self.app.layout().header;
        // The detail pane shows the path; the room here belongs to the title.
        let name = timeline.name();
        let name = one_line(name.rsplit('/').next().unwrap_or_default());
        let filter = self.app.filter();
        let filter = filter.map(|filter| format!("& {}", filter.written()));
        let title = filter.as_deref().or(timeline.title()).map(one_line);
        let title = title.unwrap_or_else(|| name.clone());
        let own_name = (title != name).then_some(name.into_owned());
        let keep = column(width(&title));
        let keep = keep.saturating_add(2).min(KEPT_FOR_TITLE);
        let summary = self.summary(own_name, usize::from(area.width.saturating_sub(keep)));
        let room = put_right(buffer, area, keep, 0, &summary, self.theme.muted());
        area.width = room.saturating_sub(u16::from(room < area.width));
        put(buffer, area, 1, 0, &title, self.theme.strong());
    }
}

impl Header<'_> {
    /// The counts and names that fit into `room` columns. With less room less is shown; shown
    /// longest are the zone of the displayed times, the number of events that match the filter, and
    /// the number of problems.
    fn summary(&self, name: Option<String>, room: usize) -> String {
        let events = self.app.timeline().len();
        let filtered = self.app.filter().is_some();
        let count = if self.app.is_filtering() {
            format!(
                "{} so far of {}",
                grouped(events),
                many(self.app.whole().len(), "event")
            )
        } else if filtered {
            format!(
                "{} of {}",
                grouped(events),
                many(self.app.whole().len(), "event")
            )
        } else if self.app.is_head() && events == 0 {
            String::new()
        } else if self.app.is_head() {
            format!("{} so far", many(events, "event"))
        } else {
            many(events, "event")
        };
        let wrong = if self.app.is_head() {
            Vec::new()
        } else {
            self.app.tally().words()
        };
        let quotes = self.app.proved();
        // Without any saved copy there is nothing to verify a quote against.
        let any = quotes.quotes > 0 && !self.app.verdicts().copies.is_empty();
        let proved = |words: String| Vec::from_iter(any.then_some(words));
        let (long, short) = (
            proved(quotes.verified_words()),
            proved(quotes.verified_briefly()),
        );
        let count = Vec::from_iter((!count.is_empty()).then_some(count));
        let (count, name) = (count, Vec::from_iter(name));
        let clock = self.app.clock_words().unzip();
        let (zone, brief) = (Vec::from_iter(clock.0), Vec::from_iter(clock.1));
        let none = Vec::new();
        let (first, last) = if filtered {
            (&count, &none)
        } else {
            (&none, &wrong)
        };
        let choices = [
            [&zone, &count, &wrong, &long, &name],
            [&zone, &count, &wrong, &long, &none],
            [&zone, &count, &wrong, &short, &none],
            [&brief, &count, &wrong, &short, &none],
            [&brief, first, &wrong, &short, &none],
            [&brief, first, &wrong, &none, &none],
            [&brief, first, last, &none, &none],
            [&brief, &none, &none, &none, &none],
            [first, last, &none, &none, &none],
        ];
        let dot = format!(" {} ", self.theme.symbols.dot);
        let summary = choices.map(|parts| parts.map(Vec::as_slice).concat().join(&dot) + " ");
        summary
            .into_iter()
            .find(|summary| width(summary) <= room)
            .unwrap_or_default()
    }
}
