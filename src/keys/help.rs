//! The content of the help screen, from the key bindings in force: first those of the current mode.

use super::{Group, Keymap, LEGEND, Mode};
use crate::app::App;
use crate::app::help::{HelpEntry, HelpPart};

/// The parts of the help screen, for the mode that it was opened in.
pub fn help(keymap: &Keymap, app: &App) -> Vec<HelpPart> {
    let here = Mode::below_help(app);
    let mut parts: Vec<HelpPart> = Group::ALL
        .into_iter()
        .map(|group| HelpPart {
            title: format!("{} · {}", capitalized(here.place()), group.title()),
            entries: entries(keymap, here, group, |_| true),
        })
        .collect();
    for mode in Mode::ALL.into_iter().filter(|mode| *mode != here) {
        // Actions that are also bound here were listed above.
        let is_new = |name: &str| {
            let mut here = keymap.rows(here);
            !here.any(|(row, _)| row.name == name)
        };
        let entries = Group::ALL
            .into_iter()
            .flat_map(|group| entries(keymap, mode, group, is_new));
        parts.push(HelpPart {
            title: format!("Elsewhere: {}", mode.place()),
            entries: entries.collect(),
        });
    }
    parts.push(HelpPart {
        title: "Marks".to_owned(),
        entries: LEGEND
            .iter()
            .map(|(symbol, ascii, meaning)| HelpEntry {
                keys: (*symbol).to_owned(),
                ascii: Some((*ascii).to_owned()),
                name: String::new(),
                text: (*meaning).to_owned(),
            })
            .collect(),
    });
    parts.retain(|part| !part.entries.is_empty());
    parts
}

/// The text with its first letter in upper case.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn entries(
    keymap: &Keymap,
    mode: Mode,
    group: Group,
    is_listed: impl Fn(&str) -> bool,
) -> Vec<HelpEntry> {
    // The title of the part says where the keys are in force.
    let place = format!("{}: ", mode.place());
    let rows = keymap.rows(mode);
    let rows = rows.filter(|(row, _)| row.group == group && is_listed(row.name));
    let entry = |(row, keys): (&super::Binding, &[super::Chord])| {
        let keys: Vec<String> = keys.iter().map(|chord| chord.label()).collect();
        HelpEntry {
            keys: keys.join(" "),
            ascii: None,
            name: row.name.replace('-', " "),
            text: row
                .help
                .strip_prefix(&place)
                .unwrap_or(row.help)
                .replace('`', ""),
        }
    };
    rows.map(entry).collect()
}
