//! The list of all sources: one line each, with its events, quotes and verdicts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::{column, paint, put};
use super::theme::Theme;
use crate::app::layout::Area;
use crate::app::sources::Listed;
use crate::app::{App, Sources};
use crate::text::{head, one_line, readable, width};

/// Columns after which a title is cut before it is drawn: wider than any screen, because a title
/// may be as long as a file.
const WIDEST: usize = 1_000;

/// From how many columns on there is room for publisher and day.
const WIDE: u16 = 100;

/// The most columns of a publisher.
const PUBLISHER: u16 = 24;

/// The most columns of a day.
const PUBLISHED: u16 = 18;

pub(super) struct SourcesPane<'a> {
    pub(super) app: &'a App,
    pub(super) sources: &'a Sources,
    pub(super) theme: &'a Theme,
}

impl Widget for SourcesPane<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let sources = self.sources;
        let area = self.app.layout().frame;
        if sources.list.is_empty() {
            put(buffer, area, 2, 1, "No source is named", self.theme.muted());
            return;
        }
        let height = usize::from(area.height);
        let lines: Vec<SourceLine> = sources
            .list
            .iter()
            .skip(sources.top)
            .take(height)
            .map(SourceLine::of)
            .collect();
        let widest = |cell: fn(&SourceLine) -> &str| {
            let widths = lines.iter().map(|line| width(cell(line)));
            column(widths.max().unwrap_or(0))
        };
        let name = widest(|line| &line.name).min(area.width / 2);
        let is_wide = area.width >= WIDE;
        let more = |width: u16, most: u16| if is_wide { width.min(most) } else { 0 };
        let of_publisher = more(widest(|line| &line.publisher), PUBLISHER);
        let of_day = more(widest(|line| &line.published), PUBLISHED);
        for (y, (index, line)) in (0..area.height).zip((sources.top..).zip(&lines)) {
            let cells = [
                (name, &line.name, self.theme.plain()),
                (of_publisher, &line.publisher, self.theme.muted()),
                (of_day, &line.published, self.theme.muted()),
            ];
            let mut x = 2_u16;
            for (columns, text, style) in cells.into_iter().filter(|(columns, ..)| *columns > 0) {
                let end = columns.saturating_add(x);
                let cell = Area {
                    width: end.min(area.width),
                    ..area
                };
                put(buffer, cell, x, y, text, style);
                x = end.saturating_add(2);
            }
            let style = if line.is_bad {
                self.theme.error()
            } else {
                self.theme.muted()
            };
            put(buffer, area, x, y, &line.words, style);
            if index == sources.selected_index() {
                let strong = self.theme.strong();
                put(buffer, area, 0, y, self.theme.symbols.selected, strong);
                paint(buffer, area, y, self.theme.selected(true));
            }
        }
    }
}

/// What the list says of a source.
struct SourceLine {
    name: String,
    publisher: String,
    published: String,
    words: String,
    is_bad: bool,
}

impl SourceLine {
    fn of(listed: &Listed) -> Self {
        let published = listed.source.published.as_deref();
        Self {
            name: shown(listed.name()),
            publisher: shown(listed.publisher().unwrap_or_default()),
            published: shown(published.unwrap_or_default()),
            words: listed.words(),
            is_bad: listed.quotes.any_bad(),
        }
    }
}

/// A text of a source on one line.
fn shown(text: &str) -> String {
    one_line(&readable(head(text, WIDEST))).into_owned()
}
