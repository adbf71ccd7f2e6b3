//! The key table: the one place that says which key does what where. Dispatch, the help screen, the footer and the
//! key table of the README all come from it.

mod table;

use std::fmt::Write as _;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::prompt::Edit;
use crate::app::{Action, App, Focus};
use crate::text::width;
pub use table::{BINDINGS, Binding, Group, Hint, LEGEND};

/// Where the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The list of events.
    Timeline,
    /// The detail pane.
    Detail,
    /// The list of everything that is wrong.
    Problems,
    /// The list of all sources.
    Sources,
    /// A saved copy.
    Copy,
    /// What to search for in it.
    Search,
    /// The help screen.
    Help,
    /// The prompt on the bottom line.
    Prompt,
}

impl Mode {
    /// The mode that an app is in.
    #[must_use]
    pub fn of(app: &App) -> Self {
        if app.prompt().is_some() {
            return Self::Prompt;
        }
        match app.copy() {
            _ if app.help().is_some() => Self::Help,
            Some(open) if open.search().is_typed() => Self::Search,
            Some(_) => Self::Copy,
            None if app.sources().is_some() => Self::Sources,
            None if app.problems().is_some() => Self::Problems,
            None => match app.focus() {
                Focus::List => Self::Timeline,
                Focus::Detail => Self::Detail,
            },
        }
    }
}

/// One way to ask for an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chord {
    /// A character, in the case it is typed.
    Char(char),
    /// A character with Ctrl held down, lower case.
    Ctrl(char),
    /// A character with Alt held down, lower case.
    Alt(char),
    /// Two characters one after the other.
    Pair(char, char),
    /// A character and then any letter from a to z.
    Letter(char),
    /// A key that is no character.
    Key(KeyCode),
}

impl Chord {
    /// As it is called on the screen and in the README.
    #[must_use]
    pub fn label(self) -> String {
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

    fn matches(self, key: KeyEvent, prefix: Option<char>) -> bool {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match (self, key.code) {
            (Self::Alt(wanted), KeyCode::Char(c)) => {
                alt && !ctrl && c.to_ascii_lowercase() == wanted
            }
            _ if alt => false,
            (Self::Letter(first), KeyCode::Char(c)) => {
                prefix == Some(first) && !ctrl && c.is_ascii_lowercase()
            }
            (Self::Pair(first, second), KeyCode::Char(c)) => {
                prefix == Some(first) && !ctrl && c == second
            }
            _ if prefix.is_some() => false,
            (Self::Char(wanted), KeyCode::Char(c)) => !ctrl && c == wanted,
            (Self::Ctrl(wanted), KeyCode::Char(c)) => ctrl && c.to_ascii_lowercase() == wanted,
            (Self::Key(wanted), code) => !ctrl && code == wanted,
            _ => false,
        }
    }
}

/// What a key asks for in the state that the app is in; `None` where it means nothing.
#[must_use]
pub fn action(app: &App, key: KeyEvent) -> Option<Action> {
    if key.kind == KeyEventKind::Release
        || key
            .modifiers
            .intersects(KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META)
    {
        return None;
    }
    let mode = Mode::of(app);
    if matches!(mode, Mode::Prompt | Mode::Search) {
        return in_prompt(mode, key);
    }
    if key.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    let prefix = app.prefix();
    if let Some(digit) = digit(key, app.count().is_some()).filter(|_| prefix.is_none()) {
        return Some(Action::Count(digit));
    }
    let bound = || {
        BINDINGS
            .iter()
            .filter(|binding| binding.modes.contains(&mode))
    };
    let matching = |prefix| {
        bound().find(|binding| binding.keys.iter().any(|chord| chord.matches(key, prefix)))
    };
    // Quitting must not wait for a second key.
    let quits = matching(None).filter(|binding| binding.action == Action::Quit);
    if let Some(binding) = matching(prefix).or(quits) {
        return Some(with_letter(binding.action, key.code));
    }
    if let KeyCode::Char(c) = key.code
        && prefix.is_none()
        && bound().any(|binding| {
            binding.keys.iter().any(
            |chord| matches!(chord, Chord::Pair(first, _) | Chord::Letter(first) if *first == c),
        )
        })
    {
        return Some(Action::Prefix(c));
    }
    if prefix.is_some() || app.count().is_some() {
        return Some(Action::Forget);
    }
    match key.code {
        KeyCode::Char(c) => Some(Action::Unbound {
            key: c,
            ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        }),
        _ => None,
    }
}

/// What a key asks for while a line is typed: what the table says, else the character itself.
fn in_prompt(mode: Mode, key: KeyEvent) -> Option<Action> {
    let bound = BINDINGS.iter().find(|binding| {
        binding.modes.contains(&mode) && binding.keys.iter().any(|chord| chord.matches(key, None))
    });
    if let Some(binding) = bound {
        return Some(binding.action);
    }
    let typed = key.modifiers.difference(KeyModifiers::SHIFT).is_empty();
    match key.code {
        KeyCode::Char(c) if typed => Some(Action::EditLine(Edit::Insert(c))),
        _ => None,
    }
}

/// An action with the letter that was pressed, where it takes one.
fn with_letter(action: Action, code: KeyCode) -> Action {
    match (action, code) {
        (Action::SetMark(_), KeyCode::Char(letter)) => Action::SetMark(letter),
        (Action::GoToMark(_), KeyCode::Char(letter)) => Action::GoToMark(letter),
        (action, _) => action,
    }
}

/// A digit of a count; `0` only goes on with one that has begun.
fn digit(key: KeyEvent, counting: bool) -> Option<u8> {
    let KeyCode::Char(c) = key.code else {
        return None;
    };
    let digit = u8::try_from(c.to_digit(10)?).ok()?;
    (key.modifiers.difference(KeyModifiers::SHIFT).is_empty() && (digit > 0 || counting))
        .then_some(digit)
}

/// The bindings of a group in table order.
pub fn group(group: Group) -> impl Iterator<Item = &'static Binding> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.group == group)
}

/// How many lines the help screen has: each group under its title, a blank line between, the legend of the marks last.
#[must_use]
pub fn help_lines() -> usize {
    let groups = Group::ALL.len().saturating_mul(2);
    BINDINGS
        .len()
        .saturating_add(groups)
        .saturating_add(LEGEND.len())
        .saturating_add(1)
}

/// The hints for the footer in a mode that fit into so many columns with `gap` between them, in table order. Where room
/// is short the less useful ones are left out.
#[must_use]
pub fn hints(mode: Mode, columns: usize, gap: usize) -> Vec<Hint> {
    let all = || {
        BINDINGS
            .iter()
            .filter(|binding| !binding.is_pair())
            .filter_map(|binding| binding.hint)
            .filter(|hint| hint.modes.contains(&mode))
    };
    let wide = |hint: &Hint| {
        width(hint.keys)
            .saturating_add(width(hint.word))
            .saturating_add(1)
    };
    let mut kept: Vec<Hint> = all().collect();
    while kept
        .iter()
        .map(|hint| wide(hint).saturating_add(gap))
        .sum::<usize>()
        > columns.saturating_add(gap)
    {
        let Some(least) = kept.iter().map(|hint| hint.rank).max() else {
            break;
        };
        if let Some(at) = kept.iter().rposition(|hint| hint.rank == least) {
            kept.remove(at);
        }
    }
    kept
}

/// The second keys that may follow the first one of a pair, and what each is for.
pub fn followers(mode: Mode, prefix: char) -> impl Iterator<Item = (char, &'static str)> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.modes.contains(&mode))
        .flat_map(move |binding| {
            binding.keys.iter().filter_map(move |chord| match chord {
                Chord::Pair(first, second) if *first == prefix => {
                    Some((*second, binding.hint.map_or("", |hint| hint.word)))
                }
                _ => None,
            })
        })
}

/// The key table as it stands in the README.
#[must_use]
pub fn markdown() -> String {
    let mut out = String::from("| keys | what they do |\n| --- | --- |\n");
    for binding in Group::ALL.into_iter().flat_map(group) {
        let keys: Vec<String> = binding
            .keys
            .iter()
            .map(|chord| format!("`{}`", chord.label()))
            .collect();
        // Writing to a String cannot fail.
        writeln!(out, "| {} | {} |", keys.join(" "), binding.help).unwrap_or_default();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Size;
    use crate::date::Moment;
    use crate::timeline::Timeline;

    fn app() -> App {
        let now = chrono::NaiveDate::from_ymd_opt(2025, 6, 1)
            .unwrap()
            .and_hms_opt(12, 0, 0)
            .unwrap();
        App::new(
            Timeline::default(),
            Size {
                width: 80,
                height: 24,
            },
            Moment::from_local(now),
        )
    }

    fn press(app: &App, code: KeyCode, modifiers: KeyModifiers) -> Option<Action> {
        action(app, KeyEvent::new(code, modifiers))
    }

    #[test]
    fn every_key_of_the_table_asks_for_its_action() {
        for binding in BINDINGS {
            for mode in binding.modes {
                let mut app = app();
                match mode {
                    Mode::Timeline => {}
                    Mode::Detail => drop(app.update(crate::app::Message::Act(Action::EnterDetail))),
                    Mode::Problems => {
                        drop(app.update(crate::app::Message::Act(Action::ShowProblems)));
                    }
                    Mode::Sources => {
                        drop(app.update(crate::app::Message::Act(Action::ShowSources)));
                    }
                    // A copy needs a timeline with one: `tests/program/sources.rs` presses its keys.
                    Mode::Copy | Mode::Search => continue,
                    Mode::Help => drop(app.update(crate::app::Message::Act(Action::ShowHelp))),
                    Mode::Prompt => {
                        let open = Action::OpenPrompt(crate::app::Purpose::Search);
                        drop(app.update(crate::app::Message::Act(open)));
                    }
                }
                for chord in binding.keys {
                    let asked = match *chord {
                        Chord::Char(c) if c.is_uppercase() => {
                            press(&app, KeyCode::Char(c), KeyModifiers::SHIFT)
                        }
                        Chord::Char(c) => press(&app, KeyCode::Char(c), KeyModifiers::NONE),
                        Chord::Ctrl(c) => press(&app, KeyCode::Char(c), KeyModifiers::CONTROL),
                        Chord::Key(code) => press(&app, code, KeyModifiers::NONE),
                        Chord::Alt(c) => press(&app, KeyCode::Char(c), KeyModifiers::ALT),
                        Chord::Letter(a) => {
                            app.update(crate::app::Message::Act(Action::Prefix(a)));
                            let asked = press(&app, KeyCode::Char('a'), KeyModifiers::NONE);
                            app.update(crate::app::Message::Act(Action::Forget));
                            asked
                        }
                        Chord::Pair(a, b) => {
                            let first = press(&app, KeyCode::Char(a), KeyModifiers::NONE);
                            assert_eq!(first, Some(Action::Prefix(a)));
                            app.update(crate::app::Message::Act(Action::Prefix(a)));
                            let asked = press(&app, KeyCode::Char(b), KeyModifiers::NONE);
                            app.update(crate::app::Message::Act(Action::Forget));
                            asked
                        }
                    };
                    assert_eq!(asked, Some(binding.action), "{} in {mode:?}", chord.label());
                }
            }
        }
    }

    #[test]
    fn an_action_has_one_name_and_a_name_means_one_action() {
        for one in BINDINGS {
            for other in BINDINGS {
                let same_action = one.action == other.action;
                assert_eq!(
                    one.name == other.name,
                    same_action,
                    "{} and {}",
                    one.name,
                    other.name
                );
            }
        }
    }

    #[test]
    fn counts_and_pairs_are_forgotten_by_a_key_that_means_nothing() {
        let mut app = app();
        let unbound = |key| Some(Action::Unbound { key, ctrl: false });
        let zero = press(&app, KeyCode::Char('0'), KeyModifiers::NONE);
        assert_eq!(zero, unbound('0'));
        let other = press(&app, KeyCode::Char('~'), KeyModifiers::NONE);
        assert_eq!(other, unbound('~'));
        app.update(crate::app::Message::Act(Action::Count(1)));
        assert_eq!(
            press(&app, KeyCode::Char('0'), KeyModifiers::NONE),
            Some(Action::Count(0))
        );
        assert_eq!(
            press(&app, KeyCode::Char('~'), KeyModifiers::NONE),
            Some(Action::Forget)
        );
        app.update(crate::app::Message::Act(Action::Prefix(']')));
        assert_eq!(
            press(&app, KeyCode::Char('j'), KeyModifiers::NONE),
            Some(Action::Forget)
        );
        assert_eq!(
            press(&app, KeyCode::Char('c'), KeyModifiers::CONTROL),
            Some(Action::Quit)
        );
    }

    #[test]
    fn the_footer_names_only_keys_that_are_bound() {
        for mode in [
            Mode::Timeline,
            Mode::Detail,
            Mode::Problems,
            Mode::Help,
            Mode::Prompt,
        ] {
            let bound: Vec<String> = BINDINGS
                .iter()
                .filter(|binding| binding.modes.contains(&mode))
                .flat_map(|binding| binding.keys.iter().map(|chord| chord.label()))
                .collect();
            for hint in hints(mode, usize::MAX, 0) {
                // `/` is a key itself.
                let keys: Vec<&str> = match hint.keys {
                    "/" => vec!["/"],
                    keys => keys.split('/').collect(),
                };
                for key in keys {
                    assert!(
                        bound.iter().any(|label| label == key),
                        "{key} is not bound in {mode:?}"
                    );
                }
            }
        }
    }
}
