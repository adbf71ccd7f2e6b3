//! The key table: the one place that says which key does what in which mode. Dispatch, the help
//! screen, the footer and the key table of the manual all come from it.

mod chord;
mod help;
mod keymap;
mod table;

use std::fmt::Write as _;

use crate::app::{App, Focus, Overlay};
pub use chord::Chord;
pub use help::help;
pub use keymap::{BindError, FooterHint, Keymap};
pub use table::{BINDINGS, Binding, Group, Hint, LEGEND};

/// The pane or prompt that receives key presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The list of events.
    Timeline,
    /// The chart, shown in place of the list.
    Chart,
    /// The chart, while a range of time is selected.
    Range,
    /// The detail pane.
    Detail,
    /// The list of problems.
    Problems,
    /// The list of all sources.
    Sources,
    /// A saved copy.
    Copy,
    /// The search prompt of a saved copy or of the help screen.
    Search,
    /// The help screen.
    Help,
    /// The prompt on the bottom line.
    Prompt,
}

impl Mode {
    /// All modes.
    pub const ALL: [Self; 10] = [
        Self::Timeline,
        Self::Chart,
        Self::Range,
        Self::Detail,
        Self::Problems,
        Self::Sources,
        Self::Copy,
        Self::Search,
        Self::Help,
        Self::Prompt,
    ];

    /// The name of the mode in a configuration file, as in `[keys.timeline]`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Chart => "chart",
            Self::Range => "range",
            Self::Detail => "detail",
            Self::Problems => "problems",
            Self::Sources => "sources",
            Self::Copy => "copy",
            Self::Search => "search",
            Self::Help => "help",
            Self::Prompt => "prompt",
        }
    }

    /// The mode in words, for messages: "in the timeline".
    pub(crate) fn place(self) -> &'static str {
        match self {
            Self::Timeline => "in the timeline",
            Self::Chart => "in the chart",
            Self::Range => "in a range of the chart",
            Self::Detail => "in the detail pane",
            Self::Problems => "in the list of problems",
            Self::Sources => "in the list of sources",
            Self::Copy => "in a saved copy",
            Self::Search => "while a search is typed",
            Self::Help => "in this help",
            Self::Prompt => "in the prompt",
        }
    }

    /// The mode that receives keys after the help screen is closed.
    pub(crate) fn below_help(app: &App) -> Self {
        match app.overlay_below_help() {
            Some(Overlay::Copy(_)) => Self::Copy,
            Some(Overlay::Sources(_)) => Self::Sources,
            Some(Overlay::Problems(_)) => Self::Problems,
            Some(Overlay::Help(_)) | None => match app.focus() {
                Focus::List if app.chart().is_some_and(|chart| chart.range().is_some()) => {
                    Self::Range
                }
                Focus::List if app.chart().is_some() => Self::Chart,
                Focus::List => Self::Timeline,
                Focus::Detail => Self::Detail,
            },
        }
    }

    /// The mode that receives keys now.
    #[must_use]
    pub fn of(app: &App) -> Self {
        if app.prompt().is_some() {
            return Self::Prompt;
        }
        match app.overlay() {
            Some(Overlay::Help(help)) if help.typed.is_some() => Self::Search,
            Some(Overlay::Help(_)) => Self::Help,
            Some(Overlay::Copy(open)) if open.search.is_typed() => Self::Search,
            _ => Self::below_help(app),
        }
    }
}

/// The bindings of a group, in table order.
pub fn group(group: Group) -> impl Iterator<Item = &'static Binding> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.group == group)
}

/// The key table in Markdown, for the manual.
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
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;
    use crate::app::{Action, Size, UnboundKey};
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
        Keymap::default().action(app, KeyEvent::new(code, modifiers))
    }

    #[test]
    fn every_key_of_the_table_asks_for_its_action() {
        for binding in BINDINGS {
            for mode in binding.modes {
                let mut app = app();
                match mode {
                    Mode::Timeline => {}
                    Mode::Chart => drop(app.update(crate::app::Message::Act(Action::ToggleChart))),
                    Mode::Detail => drop(app.update(crate::app::Message::Act(Action::EnterDetail))),
                    Mode::Problems => {
                        drop(app.update(crate::app::Message::Act(Action::ShowProblems)));
                    }
                    Mode::Sources => {
                        drop(app.update(crate::app::Message::Act(Action::ShowSources)));
                    }
                    // A range requires an event, and a copy a timeline with a source:
                    // `tests/program/sources.rs` presses their keys.
                    Mode::Copy | Mode::Search | Mode::Range => continue,
                    Mode::Help => drop(app.update(crate::app::Message::Act(Action::ShowHelp))),
                    Mode::Prompt => {
                        let open = Action::OpenPrompt(crate::app::Purpose::Search);
                        drop(app.update(crate::app::Message::Act(open)));
                    }
                }
                for chord in binding.keys {
                    let action = match *chord {
                        Chord::Char(c) if c.is_uppercase() => {
                            press(&app, KeyCode::Char(c), KeyModifiers::SHIFT)
                        }
                        Chord::Char(c) => press(&app, KeyCode::Char(c), KeyModifiers::NONE),
                        Chord::Ctrl(c) => press(&app, KeyCode::Char(c), KeyModifiers::CONTROL),
                        Chord::Key(code) => press(&app, code, KeyModifiers::NONE),
                        Chord::Alt(c) => press(&app, KeyCode::Char(c), KeyModifiers::ALT),
                        Chord::Letter(a) => {
                            app.update(crate::app::Message::Act(Action::Prefix(a)));
                            let action = press(&app, KeyCode::Char('a'), KeyModifiers::NONE);
                            app.update(crate::app::Message::Act(Action::Forget));
                            action
                        }
                        Chord::Pair(a, b) => {
                            let first = press(&app, KeyCode::Char(a), KeyModifiers::NONE);
                            assert_eq!(first, Some(Action::Prefix(a)));
                            app.update(crate::app::Message::Act(Action::Prefix(a)));
                            let action = press(&app, KeyCode::Char(b), KeyModifiers::NONE);
                            app.update(crate::app::Message::Act(Action::Forget));
                            action
                        }
                    };
                    assert_eq!(
                        action,
                        Some(binding.action),
                        "{} in {mode:?}",
                        chord.label()
                    );
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
        let unbound = |key| {
            Some(Action::Unbound {
                key: UnboundKey::Char(key),
                help: Some('?'),
            })
        };
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
        let keymap = Keymap::default();
        for mode in Mode::ALL {
            let rows = BINDINGS.iter().filter(|row| row.modes.contains(&mode));
            let hints = rows.filter(|row| !row.is_pair()).filter_map(|row| row.hint);
            let hints: Vec<Hint> = hints.filter(|hint| hint.modes.contains(&mode)).collect();
            let shown = keymap.hints(mode, usize::MAX, 0);
            // By default every key of the table is shown as written there.
            let keys: Vec<&str> = hints.iter().map(|hint| hint.keys).collect();
            let shown: Vec<&str> = shown.iter().map(|hint| hint.keys.as_str()).collect();
            assert_eq!(shown, keys, "{mode:?}");
        }
    }

    #[test]
    fn every_key_is_read_as_it_is_written() {
        for binding in BINDINGS {
            for chord in binding.keys {
                assert_eq!(Chord::parse(&chord.label()), Some(*chord));
            }
        }
        for (text, chord) in [
            ("space", Some(Chord::Char(' '))),
            ("CTRL-d", Some(Chord::Ctrl('d'))),
            ("pagedown", Some(Chord::Key(KeyCode::PageDown))),
            ("f12", Some(Chord::Key(KeyCode::F(12)))),
            ("]e", Some(Chord::Pair(']', 'e'))),
            ("é", Some(Chord::Char('é'))),
            ("ctrl-", None),
            ("f99", None),
            ("hyper-x", None),
            ("", None),
        ] {
            assert_eq!(Chord::parse(text), chord, "{text}");
        }
    }

    #[test]
    fn keys_can_be_bound_otherwise_in_one_mode() {
        let mut keymap = Keymap::default();
        let bind = |keymap: &mut Keymap, key: &str, name: &str| {
            keymap.bind(Mode::Timeline, Chord::parse(key).unwrap(), name)
        };
        bind(&mut keymap, "x", "last-event").unwrap();
        bind(&mut keymap, "gg", "first-event").unwrap();
        bind(&mut keymap, "w", "set-mark").unwrap();
        bind(&mut keymap, "n", "next-event").unwrap();
        let mut app = app();
        let press = |app: &App, c| {
            let key = KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
            keymap.action(app, key)
        };
        assert_eq!(press(&app, 'x'), Some(Action::SelectLast));
        assert_eq!(press(&app, 'g'), Some(Action::Prefix('g')));
        assert_eq!(press(&app, 'w'), Some(Action::Prefix('w')));
        assert_eq!(press(&app, 'n'), Some(Action::SelectNext));
        app.update(crate::app::Message::Act(Action::Prefix('g')));
        assert_eq!(press(&app, 'g'), Some(Action::SelectFirst));
        app.update(crate::app::Message::Act(Action::Forget));
        app.update(crate::app::Message::Act(Action::Prefix('w')));
        assert_eq!(press(&app, 'c'), Some(Action::SetMark('c')));
        app.update(crate::app::Message::Act(Action::Forget));
        // Other modes keep the keys of the table, and the footer shows what is bound.
        let hints = |mode| keymap.hints(mode, usize::MAX, 1);
        assert_eq!(hints(Mode::Timeline)[0].keys, "n/k");
        assert_eq!(hints(Mode::Problems)[0].keys, "j/k");
        app.update(crate::app::Message::Act(Action::EnterDetail));
        assert_eq!(press(&app, 'g'), Some(Action::DetailFirst));
    }

    #[test]
    fn what_cannot_be_bound_says_why() {
        for (mode, key, name, expected) in [
            (
                Mode::Timeline,
                "x",
                "frist-event",
                BindError::Unknown(Some("first-event")),
            ),
            (Mode::Timeline, "x", "zzz", BindError::Unknown(None)),
            (
                Mode::Help,
                "x",
                "search-word",
                BindError::Elsewhere(vec![Mode::Timeline, Mode::Chart, Mode::Range, Mode::Detail]),
            ),
            (Mode::Timeline, "7", "quit", BindError::Digit),
            (Mode::Prompt, "x", "accept", BindError::Typed),
        ] {
            let bound = Keymap::default().bind(mode, Chord::parse(key).unwrap(), name);
            assert_eq!(bound, Err(expected), "{key} {name}");
        }
    }

    #[test]
    fn every_mode_of_the_table_is_listed() {
        for binding in BINDINGS {
            for mode in binding.modes {
                assert!(Mode::ALL.contains(mode), "{mode:?}");
            }
        }
    }
}
