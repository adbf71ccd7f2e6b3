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
];

/// A command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    Quit,
    Help,
    Write,
    Edit,
}

impl Command {
    /// Parses a line as a command; `None` if it is not one.
    pub(super) fn parse(line: &str) -> Option<Self> {
        let written = line.trim();
        let written = written.strip_suffix('!').unwrap_or(written);
        let mut all = COMMANDS.iter();
        let (_, command) = all.find(|(words, _)| words.contains(&written))?;
        Some(*command)
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
        }
        Vec::new()
    }
}
