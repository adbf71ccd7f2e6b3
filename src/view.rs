//! Drawing: renders an [`App`] into the screen buffer, one pane per file. Drawing changes no state.

mod banner;
mod chart;
mod choices;
mod copy;
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
pub use palette::Palette;
pub use theme::Look;

use ratatui::Frame;
use ratatui::widgets::Widget;

use crate::app::{App, Focus, Overlay};
use crate::keys::Keymap;
use theme::Theme;

/// Draws the whole screen.
pub fn draw(app: &App, keymap: &Keymap, look: Look, frame: &mut Frame) {
    let screen = Screen {
        app,
        keymap,
        theme: &Theme::of(look),
    };
    frame.render_widget(&screen, frame.area());
    if let Some(place) = selected_cell(app) {
        frame.set_cursor_position(place);
    }
}

/// The cell of the selected event's mark, where the terminal cursor is put so that screen readers
/// and magnifiers follow it. `None` while the list is covered or a prompt is open.
fn selected_cell(app: &App) -> Option<(u16, u16)> {
    let is_covered = app.overlay().is_some() || app.prompt().is_some() || app.chart().is_some();
    if is_covered || app.focus() != Focus::List || app.selected().is_none() {
        return None;
    }
    let list = app.layout().list;
    let row = app
        .rows()
        .row_of(app.selected_index())
        .checked_sub(app.top())?;
    let row = u16::try_from(row).ok().filter(|row| *row < list.height)?;
    Some((list.x, list.y.saturating_add(row)))
}

/// Draws all panes of the screen.
struct Screen<'a> {
    app: &'a App,
    keymap: &'a Keymap,
    theme: &'a Theme,
}

impl Widget for &Screen<'_> {
    fn render(self, area: ratatui::layout::Rect, buffer: &mut ratatui::buffer::Buffer) {
        let Screen { app, keymap, theme } = *self;
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
        footer::Footer { app, keymap, theme }.render(area, buffer);
        if theme.is_ascii() {
            ink::spell_out(buffer);
        }
    }
}

#[cfg(test)]
mod tests;
