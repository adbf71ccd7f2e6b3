//! The outcome of examining the columns of a list: the keys, the reasons, and what is only a guess.

use super::column::Column;
use crate::timeline::field::Role;
use crate::timeline::field::list_keys::ListKeys;

/// The roles that are dates.
pub(super) const WHEN: [Role; 4] = [Role::Date, Role::Start, Role::End, Role::Label];

/// A guess, to be reported at a key of one of the events.
pub(super) struct Guess {
    /// Index of the event in the sample, and index of the pair in the event.
    pub at: (usize, usize),
    pub message: String,
    pub help: String,
}

/// The outcome of examining the columns of a list.
#[derive(Default)]
pub(super) struct Outcome {
    pub keys: ListKeys,
    pub reasons: Vec<String>,
    pub guesses: Vec<Guess>,
}

impl Outcome {
    /// Records a reason.
    pub fn reason(&mut self, reason: String) {
        self.reasons.push(reason);
    }

    /// Records a guess, to be reported at a key.
    pub fn guess(&mut self, at: (usize, usize), message: String, help: String) {
        self.guesses.push(Guess { at, message, help });
    }

    /// Takes a key for a role.
    pub fn take(&mut self, role: Role, column: &Column<'_>) {
        self.keys.taken.push((role, column.key.to_owned()));
    }

    /// Does not take a key for a role that its name says.
    pub fn reject(&mut self, role: Role, column: &Column<'_>) {
        self.keys.rejected.push((role, column.key.to_owned()));
    }
}

/// The `fields:` that the user can write to make a guess explicit.
pub(super) fn settle(fields: &[(&str, &str)]) -> String {
    let lines: Vec<String> = fields
        .iter()
        .map(|(field, key)| format!("  {field}: {}", crate::text::head(key, 40)))
        .collect();
    format!(
        "to settle it, write at the top of the file:\nfields:\n{}",
        lines.join("\n")
    )
}
