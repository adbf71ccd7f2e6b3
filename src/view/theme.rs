//! How things look: styles by meaning, and the symbols for terminals with and without them.
//!
//! Colour never carries meaning alone, and without colours no style has one: where `NO_COLOR` is set a coloured style
//! would lose its modifiers in the terminal library, and with them the selection.

use ratatui::style::{Color, Modifier, Style};

use super::palette::{Hue, Palette};
use crate::app::detail::Role;
use crate::date::Certainty;

/// What the user asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Only ASCII symbols for rails, marks and frames.
    pub ascii: bool,
    /// Whether colours are used at all.
    pub color: bool,
    /// For which background, or whether for the highest contrast.
    pub palette: Palette,
}

/// Styles by meaning, and symbols.
#[derive(Debug)]
pub(super) struct Theme {
    color: bool,
    palette: Palette,
    pub(super) symbols: &'static Symbols,
    ascii: bool,
}

/// What is drawn with.
#[derive(Debug)]
pub(super) struct Symbols {
    pub(super) selected: &'static str,
    pub(super) exact: &'static str,
    pub(super) coarse: &'static str,
    pub(super) unsure: &'static str,
    pub(super) undated: &'static str,
    pub(super) broken: &'static str,
    /// Stands before an event with a quote that is altered or missing.
    pub(super) unproved: &'static str,
    /// Before a range in which the selected event falls.
    pub(super) around: &'static str,
    /// Begin, body and end of a bar.
    pub(super) bar: [&'static str; 3],
    /// Begin and end of a bar that are not sure.
    pub(super) soft: [&'static str; 2],
    pub(super) fading: &'static str,
    /// A range without a bar: firm, soft, open.
    pub(super) lone: [&'static str; 3],
    pub(super) gap: &'static str,
    pub(super) rule: &'static str,
    pub(super) quote: &'static str,
    /// `─ │ ┌ ┬ ┐ ├ ┤ └ ┴ ┘`.
    pub(super) frame: [&'static str; 10],
    pub(super) dot: &'static str,
    pub(super) down: &'static str,
    /// How many events fall into a column of the strip: from few to most.
    pub(super) blocks: [&'static str; 8],
    /// A time that the strip leaves out.
    pub(super) fold: &'static str,
    /// Stands under the column of the selected event.
    pub(super) here: &'static str,
    /// Stands under the columns that are on the screen.
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
            ascii: look.ascii,
            symbols: if look.ascii { &ASCII } else { &UNICODE },
        }
    }

    /// Whether nothing but ASCII is drawn, letters of texts aside.
    pub(super) fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Whether anything is drawn in color.
    pub(super) fn has_color(&self) -> bool {
        self.color && self.palette.color(Hue::Rail).is_some()
    }

    /// A colour, where there are colours.
    fn ink(&self, hue: Hue) -> Style {
        match self.palette.color(hue) {
            Some(color) if self.color => Style::new().fg(color),
            _ => Style::new(),
        }
    }

    pub(super) fn plain(&self) -> Style {
        Style::new()
    }

    pub(super) fn strong(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn muted(&self) -> Style {
        match self.palette {
            // Dimmed text is what is hard to read.
            Palette::Contrast => Style::new(),
            Palette::Dark | Palette::Light => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// What a search has found where something is wrong as well.
    pub(super) fn found_wrong(&self) -> Style {
        self.found()
            .patch(self.error())
            .add_modifier(Modifier::REVERSED)
    }

    /// Under a label of the strip that stands below what is on the screen.
    pub(super) fn on_screen(&self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// The cell under the cursor of a line being typed.
    pub(super) fn cursor(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A part of a text that a search has found.
    pub(super) fn found(&self) -> Style {
        self.ink(Hue::Now)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    pub(super) fn selected(&self, focused: bool) -> Style {
        // One colour for the whole row: reversed, each colour in it would be a patch of its own.
        let style = Style::new().fg(Color::Reset).add_modifier(Modifier::BOLD);
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

    /// A quote in its source.
    pub(super) fn quoted(&self) -> Style {
        self.ink(Hue::Sure)
            .add_modifier(Modifier::BOLD)
            .add_modifier(Modifier::UNDERLINED)
    }

    /// Words in a source where the quote has others.
    pub(super) fn changed(&self) -> Style {
        self.ink(Hue::Error)
            .add_modifier(Modifier::BOLD)
            .add_modifier(Modifier::REVERSED)
    }

    /// What is searched for in a source, where a quote is underlined too.
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
            Role::Title => self.strong(),
            Role::Body => self.plain(),
            Role::Muted => self.muted(),
            Role::Quote => self.plain().add_modifier(Modifier::ITALIC),
            Role::Source => self.ink(Hue::Rail),
            Role::Tag => self.ink(Hue::Unsure),
            Role::When | Role::Label => self.ink(Hue::Heading),
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
