//! Printing the settings: as a settings file, and as tables of the manual.

use std::fmt::Write as _;

use super::table::{SETTINGS, Settings, Value};
use crate::keys::{BINDINGS, Keymap, Mode};

/// Prints the settings as a commented settings file. Reading it gives the same settings.
pub fn print(settings: &Settings) -> String {
    let mut out = String::new();
    let mut table = "";
    for row in SETTINGS {
        // Writing to a String cannot fail.
        if row.table != table {
            table = row.table;
            writeln!(out, "[{table}]").unwrap_or_default();
        }
        let help = row.help.replace('`', "");
        let value = (row.get)(settings).to_toml();
        writeln!(
            out,
            "# {help}\n# {}\n{} = {value}\n",
            row.values.words(),
            row.name
        )
        .unwrap_or_default();
    }
    out.push_str("# Keys: the name of an action in quotes, or \"none\".\n");
    for mode in Mode::ALL {
        writeln!(out, "\n[keys.{}]", mode.name()).unwrap_or_default();
        let bound: Vec<_> = settings.keymap.keys(mode).collect();
        let defaults = Keymap::default();
        // Before the others, which may begin with one of these keys.
        let unbound = defaults
            .keys(mode)
            .filter(|(key, _)| !bound.iter().any(|(other, _)| key == other))
            .map(|(key, _)| (key, "none"));
        for (key, name) in unbound.chain(bound.iter().copied()) {
            writeln!(out, "{} = \"{name}\"", quoted(&key.label())).unwrap_or_default();
        }
    }
    out
}

/// The table of settings in Markdown, for the manual.
pub fn markdown() -> String {
    let settings = Settings::default();
    let mut out =
        String::from("| setting | default | values | what it does |\n| --- | --- | --- | --- |\n");
    for row in SETTINGS {
        let dot = if row.table.is_empty() { "" } else { "." };
        let star = if row.project { "" } else { "\\*" };
        let value = (row.get)(&settings).to_toml();
        writeln!(
            out,
            "| `{}{dot}{}`{star} | `{value}` | {} | {} |",
            row.table,
            row.name,
            row.values.words(),
            row.help
        )
        .unwrap_or_default();
    }
    out
}

/// The table of actions in Markdown, for the manual: where each can be bound, and what it does.
pub fn actions() -> String {
    let mut out = String::from("| action | bound in | what it does |\n| --- | --- | --- |\n");
    for row in BINDINGS {
        let modes: Vec<_> = row.modes.iter().map(|mode| mode.name()).collect();
        writeln!(
            out,
            "| `{}` | {} | {} |",
            row.name,
            modes.join(", "),
            row.help
        )
        .unwrap_or_default();
    }
    out
}

impl Value {
    fn to_toml(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => quoted(text),
        }
    }
}

/// Formats a text as a TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => write!(out, "\\u{:04X}", u32::from(c)).unwrap_or_default(),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
