//! Completion scripts, the manual page and suggestions, generated from the command line's definition.

use std::io;

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::{AFTER, Cli};
use crate::keys::{Keymap, Mode};

/// Minimum similarity of a command that is suggested, from 0 to 1.
const ALIKE: f64 = 0.6;

/// The command that a word is probably meant to be.
pub fn command_like(word: &str) -> Option<String> {
    let command = Cli::command();
    let names = command.get_subcommands().map(Command::get_name);
    let likeness = |name: &str| strsim::normalized_damerau_levenshtein(name, word);
    let near = names.filter(|name| likeness(name) >= ALIKE);
    let best = near.max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    best.map(str::to_owned)
}

/// The completion script for a shell.
pub fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "dateline", &mut script);
    script
}

/// The manual page, in roff for `man -l`.
///
/// # Errors
/// If a section cannot be rendered.
pub fn manual(keymap: &Keymap) -> io::Result<Vec<u8>> {
    let mut command = Cli::command()
        .disable_help_subcommand(true)
        .subcommand_value_name("COMMAND")
        .mut_subcommands(|command| command.disable_help_flag(true));
    command.build();
    let man = Man::new(command.clone()).manual("User Commands");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    heading("SH", "COMMANDS", &mut page);
    for command in command.get_subcommands() {
        describe(command, &mut page)?;
    }
    keys(keymap, &mut page);
    for (name, text) in AFTER.lines().filter_map(|line| line.split_once(": ")) {
        heading("SH", &name.to_uppercase(), &mut page);
        let mut roff = Roff::new();
        roff.text([roman(sentence(text))]);
        page.extend(body(&roff.to_roff()));
    }
    man.render_version_section(&mut page)?;
    Ok(page)
}

/// Adds a command with its options, under a heading of its own.
fn describe(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let name = command.get_bin_name().unwrap_or(command.get_name());
    heading("SS", name, page);
    let man = Man::new(command.clone());
    let mut section = Vec::new();
    man.render_synopsis_section(&mut section)?;
    page.extend(body(&String::from_utf8_lossy(&section)));
    page.extend(b".PP\n");
    section.clear();
    man.render_description_section(&mut section)?;
    page.extend(body(&String::from_utf8_lossy(&section)));
    section.clear();
    man.render_options_section(&mut section)?;
    page.extend(body(&String::from_utf8_lossy(&section)));
    Ok(())
}

/// Adds the key bindings in force, mode by mode.
fn keys(keymap: &Keymap, page: &mut Vec<u8>) {
    heading("SH", "KEYS", page);
    for mode in Mode::ALL {
        heading("SS", mode.place(), page);
        for (keys, help) in keymap.explained(mode) {
            let mut roff = Roff::new();
            roff.control("TP", []);
            roff.text([bold(keys)]);
            roff.text([roman(help)]);
            page.extend(roff.to_roff().into_bytes());
        }
    }
}

fn heading(macro_name: &str, text: &str, page: &mut Vec<u8>) {
    let mut roff = Roff::new();
    roff.control(macro_name, [text]);
    page.extend(roff.to_roff().into_bytes());
}

/// The text with its first letter in upper case.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A section without its heading.
fn body(section: &str) -> Vec<u8> {
    let after = section.split_once(".SH ").map_or(section, |(_, rest)| {
        rest.split_once('\n').map_or("", |(_, lines)| lines)
    });
    after.as_bytes().to_vec()
}
