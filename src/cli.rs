//! The command line.

mod manual;

pub use manual::{completions, manual};

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::date::NumericOrder;

/// Browse a YAML file of dated events as a timeline in the terminal, each with the quote that proves it.
#[derive(Debug, Clone, PartialEq, Eq, Parser)]
#[command(name = "dateline", version, about, after_help = AFTER, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// Something else than showing a file.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The YAML file to open; `-` reads standard input. Without it, ./events.yaml, or where there is none a built-in
    /// example
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Print the timeline as text and end, as when standard output is no terminal
    #[arg(long)]
    pub plain: bool,

    /// Draw rails, marks and frames in ASCII
    #[arg(long)]
    pub ascii: bool,
}

/// What dateline does beside showing a file. A file of such a name is opened as `./date`.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Say how each text is understood as a date
    Date {
        /// Print a JSON object a line, with the keys text, edtf, words, earliest, latest, precision, qualifier, error
        #[arg(long)]
        json: bool,

        /// How numeric dates such as 09/02/2018 are to be read, as `dates:` says it for a file
        #[arg(long, value_name = "ORDER")]
        dates: Option<Order>,

        /// The texts, each one date
        #[arg(value_name = "TEXT", required = true, allow_hyphen_values = true)]
        texts: Vec<String>,
    },

    /// Print one line an event, or every event for other programs
    ///
    /// A line has the number of the event as `show` takes it, its date in EDTF (as written where EDTF cannot say it), and
    /// its title, with a tab between them where standard output is no terminal.
    List {
        /// Print a JSON object a line, with everything that the file says of the event
        #[arg(long, conflicts_with = "csv")]
        json: bool,

        /// Print comma-separated values with a header, for spreadsheets
        #[arg(long)]
        csv: bool,

        /// The YAML file, as without a command
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },

    /// Print one event whole
    Show {
        /// Print it as a JSON object
        #[arg(long)]
        json: bool,

        /// The id of the event, or else its number as `list` prints it
        #[arg(value_name = "ID|N")]
        event: String,

        /// The YAML file, as without a command
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },

    /// Print a JSON Schema of the file, by which editors complete and check it
    Schema,

    /// Write a starter file to begin a timeline with, and its schema beside it
    ///
    /// A file that is there already is never written over.
    Init {
        /// The file to write
        #[arg(value_name = "FILE", default_value = "events.yaml")]
        file: PathBuf,
    },

    /// Print a completion script for a shell
    ///
    /// For bash: `dateline completions bash > ~/.local/share/bash-completion/completions/dateline`.
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },

    /// Print the manual page; read it with `dateline man | man -l -`
    Man,
}

/// Which of day and month stands first in a numeric date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// Day, month, year
    Dmy,
    /// Month, day, year
    Mdy,
}

impl From<Order> for NumericOrder {
    fn from(order: Order) -> Self {
        match order {
            Order::Dmy => Self::DayFirst,
            Order::Mdy => Self::MonthFirst,
        }
    }
}

const AFTER: &str = "\
Keys: press ? in the viewer.
Environment: VISUAL, else EDITOR, is the editor that `e` opens; NO_COLOR turns colours off.
Exit status: 0 all is well, 1 the file, a date or the event asked for cannot be read, or with --plain or `list` something in it is wrong, or nothing could be written, 2 wrong command line.";

/// What the command line names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'a> {
    /// A file.
    File(&'a Path),
    /// Standard input.
    Input,
    /// Nothing.
    Nothing,
}

impl<'a> Named<'a> {
    /// What a FILE names.
    #[must_use]
    pub fn of(file: Option<&'a Path>) -> Self {
        match file {
            None => Self::Nothing,
            Some(path) if path.as_os_str() == "-" => Self::Input,
            Some(path) => Self::File(path),
        }
    }
}

impl Cli {
    /// What is to be opened.
    #[must_use]
    pub fn named(&self) -> Named<'_> {
        Named::of(self.file.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn parse(words: &[&str]) -> Result<Cli, clap::error::ErrorKind> {
        Cli::try_parse_from(std::iter::once(&"dateline").chain(words)).map_err(|error| error.kind())
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn what_is_named_is_opened() {
        for (words, expected) in [
            (&[][..], Named::Nothing),
            (&["-"], Named::Input),
            (&["a.yaml"], Named::File(Path::new("a.yaml"))),
            (&["--plain", "./-"], Named::File(Path::new("./-"))),
            (&["--", "-x.yaml"], Named::File(Path::new("-x.yaml"))),
            (&["--ascii", "-"], Named::Input),
        ] {
            assert_eq!(parse(words).unwrap().named(), expected, "{words:?}");
        }
    }

    #[test]
    fn a_wrong_command_line_is_refused() {
        for words in [
            &["a", "b"][..],
            &["--color"],
            &["-x"],
            &["--plain=yes"],
            &["list", "--json", "--csv"],
            &["show"],
            &["completions", "tcsh"],
        ] {
            assert!(parse(words).is_err(), "{words:?}");
        }
    }
}
