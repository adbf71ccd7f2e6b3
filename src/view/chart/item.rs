//! One event of the chart: its bar and its title.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::super::focused;
use super::super::ink::{mark as mark_text, put};
use super::super::problems::mark as problem_mark;
use super::super::theme::Theme;
use super::column;
use crate::app::layout::Area;
use crate::app::{App, Focus};
use crate::chart::{Cell, Glyphs, Item, Name, NamePlace, Scale};
use crate::date::Certainty;
use crate::timeline::{Entry, Severity};

/// What drawing an event needs besides the event: application state, theme and scale.
pub(super) struct ItemInk<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
    pub(super) scale: &'a Scale,
}

/// A sign shown before the name of an event, with its style.
type Sign = (String, Style);

impl ItemInk<'_> {
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Area, y: u16, item: &Item) {
        let is_selected = item.event == self.app.selected_index();
        let sign = self.sign(item);
        let is_wrong = self
            .app
            .any_wrong(&(item.event..item.event.saturating_add(1)));
        match &item.bar {
            Some(bar) => {
                for (at, cell) in bar.cells(self.scale) {
                    let (glyph, is_swapped) = self.glyphs().of(cell);
                    let mut style = if is_selected {
                        self.theme.strong()
                    } else if is_wrong {
                        self.theme.error()
                    } else {
                        self.style(cell)
                    };
                    if is_swapped {
                        style = style.add_modifier(Modifier::REVERSED);
                    }
                    put(
                        buffer,
                        area,
                        column(at),
                        y,
                        glyph.encode_utf8(&mut [0; 4]),
                        style,
                    );
                }
            }
            None => self.undated(buffer, area, y, item),
        }
        if let Some(name) = &item.name {
            self.name(buffer, area, y, item, (name, sign));
        }
    }

    fn glyphs(&self) -> Glyphs {
        if self.theme.is_ascii() {
            Glyphs::Ascii
        } else {
            Glyphs::Screen
        }
    }

    fn style(&self, cell: Cell) -> Style {
        match cell {
            Cell::Point(certainty) => self.theme.mark(certainty),
            Cell::Soft | Cell::Possible | Cell::Fade(_) => self.theme.mark(Certainty::Unsure),
            Cell::Fold => self.theme.muted(),
            _ => self.theme.rail(),
        }
    }

    /// Draws an undated event: its mark before its name.
    fn undated(&self, buffer: &mut Buffer, area: Area, y: u16, item: &Item) {
        let at = item.column().saturating_sub(2);
        let entry = self.app.timeline().entry(item.event);
        let symbols = self.theme.symbols;
        let symbol = match entry.as_deref() {
            Some(Entry::Broken(_)) => symbols.broken,
            _ => symbols.undated,
        };
        put(buffer, area, column(at), y, symbol, self.theme.error());
    }

    fn name(
        &self,
        buffer: &mut Buffer,
        area: Area,
        y: u16,
        item: &Item,
        (name, sign): (&Name, Option<Sign>),
    ) {
        let is_selected = item.event == self.app.selected_index();
        let style = if is_selected {
            self.theme.selected(focused(self.app, Focus::List))
        } else if name.place == NamePlace::Inside && self.theme.has_color() {
            self.theme.rail().add_modifier(Modifier::REVERSED)
        } else {
            self.theme.plain()
        };
        let x = column(name.column);
        let end = put(buffer, area, x, y, &name.text, style);
        let before = x.checked_sub(1).filter(|_| item.bar.is_some());
        if let Some(before) = before {
            let (text, style) = match sign {
                Some((sign, sign_style)) => (sign, sign_style),
                None => (
                    " ".to_owned(),
                    if name.place == NamePlace::Inside {
                        style
                    } else {
                        self.theme.plain()
                    },
                ),
            };
            put(buffer, area, before, y, &text, style);
        }
        if name.place == NamePlace::Inside || is_selected {
            put(
                buffer,
                area,
                end,
                y,
                " ",
                if name.place == NamePlace::Inside {
                    style
                } else {
                    self.theme.plain()
                },
            );
        }
        if let Some(pattern) = self.app.pattern() {
            let found = pattern.ranges(&name.text);
            let place = (x, y);
            mark_text(buffer, area, place, &name.text, &found, self.theme.found());
            if found.is_empty() && self.is_hit(item.event) {
                // The match is in a part of the event that the chart does not show.
                put(
                    buffer,
                    area,
                    x,
                    y,
                    &name.text,
                    style.patch(self.theme.found()),
                );
            }
        }
    }

    fn is_hit(&self, event: usize) -> bool {
        self.app.hits_in(&(event..event.saturating_add(1))) > 0
    }

    /// The sign before the name, the most important one only: error, letter of its mark, possible
    /// match, quote that differs, warning.
    fn sign(&self, item: &Item) -> Option<Sign> {
        let entry = self.app.timeline().entry(item.event)?;
        let worst = self.app.worst(item.event, &entry);
        let theme = self.theme;
        let is_bad = matches!(&*entry, Entry::Event(event) if self.app.verdicts().any_bad(event));
        if worst == Some(Severity::Error) {
            Some((
                problem_mark(theme, Severity::Error).to_owned(),
                theme.error(),
            ))
        } else if let Some(letter) = self.app.mark_of(&entry) {
            Some((letter.to_string(), theme.key()))
        } else if self.app.is_possible(&entry) {
            Some(("?".to_owned(), theme.warning()))
        } else if is_bad {
            Some((theme.symbols.unproved.to_owned(), theme.error()))
        } else {
            let severity = worst?;
            Some((problem_mark(theme, severity).to_owned(), theme.warning()))
        }
    }
}
