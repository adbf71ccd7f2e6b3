//! Chords: the keys that can be bound, and how they are written.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key or a sequence of two keys that can be bound to an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chord {
    /// A character, case-sensitive.
    Char(char),
    /// A lower-case character with Ctrl held down.
    Ctrl(char),
    /// A lower-case character with Alt held down.
    Alt(char),
    /// Two characters, pressed one after the other.
    Pair(char, char),
    /// A character, then any letter from a to z.
    Letter(char),
    /// A key without a character, such as Enter.
    Key(KeyCode),
}

impl Chord {
    /// The name of the chord on the screen and in the manual, such as `Ctrl-d`.
    pub(crate) fn label(self) -> String {
        match self {
            Self::Char(' ') => "Space".to_owned(),
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{c}"),
            Self::Alt(c) => format!("Alt-{c}"),
            Self::Pair(a, b) => format!("{a}{b}"),
            Self::Letter(a) => format!("{a}a-z"),
            Self::Key(code) => match code {
                KeyCode::Up => "↑".to_owned(),
                KeyCode::Down => "↓".to_owned(),
                KeyCode::Left => "←".to_owned(),
                KeyCode::Right => "→".to_owned(),
                KeyCode::PageDown => "PgDn".to_owned(),
                KeyCode::PageUp => "PgUp".to_owned(),
                KeyCode::BackTab => "Shift-Tab".to_owned(),
                KeyCode::F(number) => format!("F{number}"),
                other => format!("{other:?}"),
            },
        }
    }

    /// Parses a chord as a settings file writes it: as [`Chord::label`] does, or in words such as
    /// `ctrl-d` or `C-d`, `space`, `pgdn`. Two characters are pressed one after the other. `None` if it is
    /// not a chord.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut characters = text.chars();
        match (characters.next()?, characters.next(), characters.next()) {
            (c, None, None) => return Some(named(text).unwrap_or(Self::Char(c))),
            (a, Some(b), None) if text.is_ascii() => {
                return Some(named(text).unwrap_or(Self::Pair(a, b)));
            }
            _ => {}
        }
        if let Some(first) = text.strip_suffix("a-z").and_then(single) {
            return Some(Self::Letter(first));
        }
        let lower = text.to_lowercase();
        let held = |names: [&str; 2]| {
            let mut rests = names
                .into_iter()
                .filter_map(|name| lower.strip_prefix(name));
            rests.find_map(single)
        };
        if let Some(held) = held(["ctrl-", "c-"]) {
            return Some(Self::Ctrl(held));
        }
        if let Some(held) = held(["alt-", "m-"]) {
            return Some(Self::Alt(held));
        }
        named(&lower)
    }

    /// Whether two chords cannot both be bound: they are equal, or one is the beginning of the
    /// other.
    pub(crate) fn collides(self, other: Self) -> bool {
        let first = |chord: Self| match chord {
            Self::Pair(a, _) | Self::Letter(a) => Some(a),
            _ => None,
        };
        match (self, other) {
            (Self::Char(a), other) | (other, Self::Char(a)) if first(other) == Some(a) => true,
            (Self::Letter(a), Self::Pair(b, c)) | (Self::Pair(b, c), Self::Letter(a)) => {
                a == b && c.is_ascii_lowercase()
            }
            (a, b) => a == b,
        }
    }

    pub(super) fn matches(self, key: KeyEvent, prefix: Option<char>) -> bool {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match (self, key.code) {
            (Self::Alt(expected), KeyCode::Char(c)) => {
                alt && !ctrl && c.to_ascii_lowercase() == expected
            }
            _ if alt => false,
            (Self::Letter(first), KeyCode::Char(c)) => {
                prefix == Some(first) && !ctrl && c.is_ascii_lowercase()
            }
            (Self::Pair(first, second), KeyCode::Char(c)) => {
                prefix == Some(first) && !ctrl && c == second
            }
            _ if prefix.is_some() => false,
            (Self::Char(expected), KeyCode::Char(c)) => !ctrl && c == expected,
            (Self::Ctrl(expected), KeyCode::Char(c)) => ctrl && c.to_ascii_lowercase() == expected,
            (Self::Key(expected), code) => !ctrl && code == expected,
            _ => false,
        }
    }
}

/// The only character of a text; `None` if it has none or several.
fn single(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// A key by its name in a settings file.
fn named(name: &str) -> Option<Chord> {
    let code = match name {
        "space" => return Some(Chord::Char(' ')),
        "enter" | "return" => KeyCode::Enter,
        "esc" | "escape" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "shift-tab" => KeyCode::BackTab,
        "up" | "↑" => KeyCode::Up,
        "down" | "↓" => KeyCode::Down,
        "left" | "←" => KeyCode::Left,
        "right" | "→" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" | "pageup" => KeyCode::PageUp,
        "pgdn" | "pagedown" => KeyCode::PageDown,
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "insert" => KeyCode::Insert,
        name => {
            let number = name.strip_prefix(['f', 'F'])?.parse().ok()?;
            KeyCode::F(Some(number).filter(|number| (1..=24).contains(number))?)
        }
    };
    Some(Chord::Key(code))
}
