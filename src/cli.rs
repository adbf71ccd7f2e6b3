//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::date::NumericOrder;

/// Browse a YAML file of dated events as a timeline in the terminal, each with the quote that proves it.
#[derive(Debug, Clone, PartialEq, Eq, Parser)]
#[command(name = "dateline", version, about, after_help = AFTER, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// Something else than showing a file.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The files to open, merged by date; of a folder every YAML, JSON and Markdown file with events in it. `-` reads standard
    /// input. Without any, ./events.yaml, or where there is none a built-in example
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

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
Exit status: 0 all is well, 1 the file or a date cannot be read, or with --plain something in it is wrong, 2 wrong command line.";

/// What the command line names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'a> {
    /// Files and folders.
    Files(&'a [PathBuf]),
    /// Standard input.
    Input,
    /// Nothing.
    Nothing,
}

impl Cli {
    /// What is to be opened.
    #[must_use]
    pub fn named(&self) -> Named<'_> {
        match self.files.as_slice() {
            [] => Named::Nothing,
            [path] if path.as_os_str() == "-" => Named::Input,
            paths => Named::Files(paths),
        }
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
            (&["a.yaml"], Named::Files(&[PathBuf::from("a.yaml")])),
            (&["a", "b"], Named::Files(&["a".into(), "b".into()])),
            (&["--plain", "./-"], Named::Files(&["./-".into()])),
            (&["--", "-x.yaml"], Named::Files(&["-x.yaml".into()])),
            (&["--ascii", "-"], Named::Input),
        ] {
            assert_eq!(parse(words).unwrap().named(), expected, "{words:?}");
        }
    }

    #[test]
    fn a_wrong_command_line_is_refused() {
        for words in [&["--color"][..], &["-x"], &["--plain=yes"]] {
            assert!(parse(words).is_err(), "{words:?}");
        }
    }
}
