//! Drawing: renders an [`App`] into the screen buffer, one pane per file. Drawing changes no state.

mod banner;
mod chart;
mod choices;
mod copy;
mod cursor;
mod detail;
mod footer;
mod frame;
mod header;
mod help;
mod ink;
mod links;
mod palette;
mod problems;
mod rail;
mod sources;
mod strip;
mod theme;
mod timeline;
mod titles;

pub use links::add_links;
pub use palette::{Colors, Hue, Palette};
pub use theme::Look;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::widgets::Widget;

use crate::app::{App, Overlay};
use crate::keys::Keymap;
use theme::Theme;

/// Draws the whole screen.
pub fn draw(app: &App, keymap: &Keymap, look: Look, frame: &mut Frame) {
    let screen = Screen {
        app,
        keymap,
        theme: &Theme::of(look),
    };
    let typing = screen.draw(frame.buffer_mut());
    if let Some(place) = typing.or_else(|| cursor::selected_cell(app)) {
        frame.set_cursor_position(place);
    }
}

/// Draws all panes of the screen.
#[derive(Clone, Copy)]
struct Screen<'a> {
    app: &'a App,
    keymap: &'a Keymap,
    theme: &'a Theme,
}

impl Screen<'_> {
    /// Draws the panes. Returns the cell where a character would be typed, while a line is.
    fn draw(self, buffer: &mut Buffer) -> Option<(u16, u16)> {
        let (Screen { app, keymap, theme }, area) = (self, buffer.area);
        header::Header { app, theme }.render(area, buffer);
        banner::Banner { app, theme }.render(area, buffer);
        strip::StripPane { app, theme }.render(area, buffer);
        match app.overlay() {
            Some(Overlay::Help(help)) => {
                help::HelpPane { app, help, theme }.render(area, buffer);
            }
            Some(Overlay::Copy(open)) => {
                copy::CopyPane { app, open, theme }.render(area, buffer);
            }
            Some(Overlay::Sources(sources)) => {
                sources::SourcesPane {
                    app,
                    sources,
                    theme,
                }
                .render(area, buffer);
            }
            Some(Overlay::Problems(problems)) => {
                problems::ProblemsPane {
                    app,
                    problems,
                    theme,
                }
                .render(area, buffer);
            }
            None => {
                frame::PaneFrame { app, theme }.render(area, buffer);
                if app.chart().is_some() {
                    chart::ChartWidget { app, theme }.render(area, buffer);
                } else {
                    timeline::TimelinePane { app, theme }.render(area, buffer);
                }
                detail::DetailPane { app, theme }.render(area, buffer);
            }
        }
        titles::TitlesPane { app, theme }.render(area, buffer);
        choices::ChoicesPane { app, theme }.render(area, buffer);
        let typing = footer::Footer { app, keymap, theme }.draw(buffer);
        if theme.is_ascii() {
            ink::spell_out(buffer);
        }
        typing
    }
}

#[cfg(test)]
mod tests;
