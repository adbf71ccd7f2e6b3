//! Commands that users type after `:` out of habit.

use super::super::Effect;
use crate::app::state::App;

/// The commands, with all their spellings.
const COMMANDS: &[(&[&str], Command)] = &[
    (
        &["q", "qa", "quit", "exit", "x", "xa", "wq", "wqa"],
        Command::Quit,
    ),
    (&["h", "help"], Command::Help),
    (&["w", "wa", "write"], Command::Write),
    (&["e", "edit"], Command::Edit),
    (&["se", "set", "setlocal"], Command::Set),
];

/// A command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    Quit,
    Help,
    Write,
    Edit,
    Set,
}

impl Command {
    /// Parses a line as a command; `None` if it is not one. Only `set` may have an argument, but no number: "set 2019" is
    /// September 2019 in Italian.
    pub(super) fn parse(line: &str) -> Option<Self> {
        let written = line.trim();
        let (word, rest) = written.split_once(' ').unwrap_or((written, ""));
        let word = word.strip_suffix('!').unwrap_or(word);
        let mut all = COMMANDS.iter();
        let (_, command) = all.find(|(words, _)| words.contains(&word))?;
        let is_option = *command == Self::Set && rest.starts_with(char::is_alphabetic);
        (rest.is_empty() || is_option).then_some(*command)
    }
}

impl App {
    pub(super) fn run_command(&mut self, command: Command) -> Vec<Effect> {
        self.note = None;
        match command {
            Command::Quit => return vec![Effect::Quit],
            Command::Help => self.open_help(),
            Command::Write => {
                self.note = Some("The file is saved by your editor: e opens it".to_owned());
            }
            Command::Edit => return self.edit(),
            Command::Set => {
                let note = "Settings are in the file that `dateline config --path` names";
                self.note = Some(note.to_owned());
            }
        }
        Vec::new()
    }
}
