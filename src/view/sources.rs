//! The list of all sources: one line each, with its events, quotes and verdicts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ink::{paint, put};
use super::theme::Theme;
use crate::app::layout::Area;
use crate::app::sources::Listed;
use crate::app::{App, Sources};
use crate::text::{head, one_line, readable, width};

/// Columns after which a title is cut before it is drawn: wider than any screen, because a title
/// may be as long as a file.
const WIDEST: usize = 1_000;

pub(super) struct SourcesPane<'a> {
    pub(super) app: &'a App,
    pub(super) sources: &'a Sources,
    pub(super) theme: &'a Theme,
}

impl Widget for SourcesPane<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let sources = self.sources;
        let area = self.app.layout().frame;
        if sources.list().is_empty() {
            put(buffer, area, 2, 1, "No source is named", self.theme.muted());
            return;
        }
        let height = usize::from(area.height);
        let shown = sources.list().iter().enumerate();
        let shown: Vec<_> = shown
            .skip(sources.top())
            .take(height)
            .map(|(index, listed)| (index, listed, name(listed)))
            .collect();
        let column = shown.iter().map(|(.., name)| width(name)).max();
        let column = u16::try_from(column.unwrap_or(0)).unwrap_or(u16::MAX);
        let column = column.min(area.width / 2);
        for (y, (index, listed, name)) in (0..area.height).zip(&shown) {
            let cell = Area {
                x: area.x.saturating_add(2),
                width: column.min(area.width.saturating_sub(2)),
                ..area
            };
            put(buffer, cell, 0, y, name, self.theme.plain());
            let style = if listed.quotes.any_bad() {
                self.theme.error()
            } else {
                self.theme.muted()
            };
            let x = column.saturating_add(4);
            put(buffer, area, x, y, &listed.words(), style);
            if *index == sources.selected_index() {
                let strong = self.theme.strong();
                put(buffer, area, 0, y, self.theme.symbols.selected, strong);
                paint(buffer, area, y, self.theme.selected(true));
            }
        }
    }
}

/// The name of a source: its title, else publisher, else another text that identifies it.
fn name(listed: &Listed) -> String {
    let source = &listed.source;
    let names = [
        &source.title,
        &source.publisher,
        &source.url,
        &source.id,
        &source.file,
    ];
    let name = names.into_iter().find_map(|name| name.as_deref());
    let name = name.unwrap_or("(no title)");
    one_line(&readable(head(name, WIDEST))).into_owned()
}
