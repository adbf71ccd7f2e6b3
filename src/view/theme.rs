//! Styles by meaning, and the symbols for Unicode and ASCII terminals.
//!
//! Color never carries meaning alone, and without colors no style has one: with `NO_COLOR` set, the
//! terminal library drops the modifiers of a colored style, and the selection would become
//! invisible.

use ratatui::style::{Color, Modifier, Style};

use super::palette::{Colors, Hue, Palette};
use crate::app::detail::Role;
use crate::date::Certainty;

/// The user's choice of colors and symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Use only ASCII symbols for rails, marks and frames.
    pub ascii: bool,
    /// Whether colors are used at all.
    pub color: bool,
    /// The background that the colors are made for, or the highest contrast.
    pub palette: Palette,
    /// The colors that the user chose in their place.
    pub colors: Colors,
}

/// Styles by meaning, and the symbols in use.
#[derive(Debug)]
pub(super) struct Theme {
    color: bool,
    palette: Palette,
    colors: Colors,
    pub(super) symbols: &'static Symbols,
    ascii: bool,
}

/// The symbols that rails, marks, frames and the strip are drawn with.
#[derive(Debug)]
pub(super) struct Symbols {
    pub(super) selected: &'static str,
    pub(super) exact: &'static str,
    pub(super) coarse: &'static str,
    pub(super) unsure: &'static str,
    pub(super) undated: &'static str,
    pub(super) broken: &'static str,
    /// Before an event with a quote that differs from its source or is not found in it.
    pub(super) unproved: &'static str,
    /// Before a range that contains the selected event.
    pub(super) around: &'static str,
    /// Start, body and end of a bar.
    pub(super) bar: [&'static str; 3],
    /// Start and end of a bar that are uncertain.
    pub(super) soft: [&'static str; 2],
    pub(super) fading: &'static str,
    /// A range without a bar: certain, uncertain, open.
    pub(super) lone: [&'static str; 3],
    pub(super) gap: &'static str,
    pub(super) rule: &'static str,
    pub(super) quote: &'static str,
    /// `─ │ ┌ ┬ ┐ ├ ┤ └ ┴ ┘`.
    pub(super) frame: [&'static str; 10],
    pub(super) dot: &'static str,
    pub(super) up: &'static str,
    pub(super) down: &'static str,
    /// The heights of the strip's bars, from few events to most.
    pub(super) blocks: [&'static str; 8],
    /// A stretch of time that the strip leaves out.
    pub(super) fold: &'static str,
    /// Below the column of the selected event.
    pub(super) here: &'static str,
    /// Below the columns that are on the screen.
    pub(super) shown: &'static str,
}

const UNICODE: Symbols = Symbols {
    selected: "▶",
    exact: "●",
    coarse: "◐",
    unsure: "◌",
    undated: "·",
    broken: "✗",
    unproved: "≠",
    around: "⊃",
    bar: ["┏", "┃", "┗"],
    soft: ["╭", "╰"],
    fading: "╏",
    lone: ["━", "╌", "┅"],
    gap: "┆",
    rule: "─",
    quote: "▌",
    frame: ["─", "│", "┌", "┬", "┐", "├", "┤", "└", "┴", "┘"],
    dot: "·",
    up: "↑",
    down: "↓",
    blocks: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    fold: "┊",
    here: "▲",
    shown: "─",
};

const ASCII: Symbols = Symbols {
    selected: ">",
    exact: "*",
    coarse: "o",
    unsure: "?",
    undated: ".",
    broken: "x",
    unproved: "#",
    around: "(",
    bar: ["[", "|", "]"],
    soft: ["(", ")"],
    fading: ":",
    lone: ["=", "~", ":"],
    gap: ":",
    rule: "-",
    quote: "|",
    frame: ["-", "|", "+", "+", "+", "+", "+", "+", "+", "+"],
    dot: "-",
    up: "^",
    down: "v",
    blocks: [".", ",", "-", "=", "+", "*", "%", "#"],
    fold: ":",
    here: "^",
    shown: "-",
};

impl Theme {
    pub(super) fn of(look: Look) -> Self {
        Self {
            color: look.color,
            palette: look.palette,
            colors: look.colors,
            ascii: look.ascii,
            symbols: if look.ascii { &ASCII } else { &UNICODE },
        }
    }

    /// Whether everything but the letters of texts is drawn in ASCII.
    pub(super) fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// A foreground color for a meaning, or no color where colors are off.
    fn ink(&self, hue: Hue) -> Style {
        let color = self.colors.of(hue).or_else(|| self.palette.color(hue));
        match color.filter(|_| self.color) {
            Some(color) => Style::new().fg(color),
            None => Style::new(),
        }
    }

    pub(super) fn plain(&self) -> Style {
        Style::new()
    }

    pub(super) fn title(&self) -> Style {
        self.ink(Hue::Title)
    }

    pub(super) fn date(&self) -> Style {
        self.ink(Hue::Date)
    }

    pub(super) fn strong(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn muted(&self) -> Style {
        if self.colors.of(Hue::Muted).is_some() {
            return self.ink(Hue::Muted);
        }
        match self.palette {
            // Dimmed text is hard to read.
            Palette::Contrast => Style::new(),
            Palette::Dark | Palette::Light => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// A search match in an event that also has an error.
    pub(super) fn found_wrong(&self) -> Style {
        self.found()
            .patch(self.error())
            .add_modifier(Modifier::REVERSED)
    }

    /// A label of the strip that lies below the visible part.
    pub(super) fn on_screen(&self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// A chosen range on the axis.
    pub(super) fn range(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A search match.
    pub(super) fn found(&self) -> Style {
        self.ink(Hue::Now)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    pub(super) fn selected(&self, focused: bool) -> Style {
        // One color for the whole row: reversed, each foreground color would become a patch of its
        // own.
        let plain = Style::new().fg(Color::Reset).add_modifier(Modifier::BOLD);
        let style = plain.patch(self.ink(Hue::Selected));
        if focused {
            style.add_modifier(Modifier::REVERSED)
        } else {
            style
        }
    }

    pub(super) fn heading(&self) -> Style {
        self.ink(Hue::Heading).add_modifier(Modifier::BOLD)
    }

    pub(super) fn now(&self) -> Style {
        self.ink(Hue::Now).add_modifier(Modifier::BOLD)
    }

    pub(super) fn rail(&self) -> Style {
        self.ink(Hue::Rail)
    }

    pub(super) fn mark(&self, certainty: Certainty) -> Style {
        match certainty {
            Certainty::Exact => self.ink(Hue::Sure),
            Certainty::Coarse => self.ink(Hue::Coarse),
            Certainty::Unsure => self.ink(Hue::Unsure),
        }
    }

    pub(super) fn error(&self) -> Style {
        self.ink(Hue::Error).add_modifier(Modifier::BOLD)
    }

    pub(super) fn warning(&self) -> Style {
        self.ink(Hue::Warning)
    }

    /// A quote found in its source.
    pub(super) fn quoted(&self) -> Style {
        self.ink(Hue::Sure)
            .add_modifier(Modifier::BOLD)
            .add_modifier(Modifier::UNDERLINED)
    }

    /// Words of a source that differ from the quote.
    pub(super) fn changed(&self) -> Style {
        self.ink(Hue::Error)
            .add_modifier(Modifier::BOLD)
            .add_modifier(Modifier::REVERSED)
    }

    /// A search match in a source, where quotes are underlined as well.
    pub(super) fn found_in_source(&self) -> Style {
        self.ink(Hue::Now).add_modifier(Modifier::REVERSED)
    }

    pub(super) fn key(&self) -> Style {
        self.ink(Hue::Heading).add_modifier(Modifier::BOLD)
    }

    pub(super) fn frame(&self, focused: bool) -> Style {
        if focused { self.strong() } else { self.muted() }
    }

    pub(super) fn role(&self, role: Role) -> Style {
        match role {
            Role::Title => self.title().add_modifier(Modifier::BOLD),
            Role::Body => self.plain(),
            Role::Muted => self.muted(),
            Role::Quote => self.ink(Hue::Quote).add_modifier(Modifier::ITALIC),
            Role::Source => self.ink(Hue::Source),
            Role::Tag => self.ink(Hue::Tag),
            Role::When => self.ink(Hue::Heading).patch(self.date()),
            Role::Label => self.ink(Hue::Heading),
            Role::Error => self.error(),
            Role::Warning => self.warning(),
        }
    }

    pub(super) fn certainty(&self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Exact => self.symbols.exact,
            Certainty::Coarse => self.symbols.coarse,
            Certainty::Unsure => self.symbols.unsure,
        }
    }
}
