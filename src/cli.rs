//! The command line.

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};

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
    /// Say everything that is wrong with files: each with its file, line and column, the line itself and what to do
    Check {
        /// Print a JSON object a line, with the keys file, line, column, severity, message, help, text, width
        #[arg(long)]
        json: bool,

        /// Exit with 1 also where there are only warnings
        #[arg(long)]
        strict: bool,

        /// The YAML files to look at; `-` reads standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
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
Exit status: 0 all is well, 1 the file or a date cannot be read, or with --plain or check there is an error in it (with \
check --strict: or a warning), 2 wrong command line.";

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

impl Cli {
    /// What is to be opened.
    #[must_use]
    pub fn named(&self) -> Named<'_> {
        match &self.file {
            None => Named::Nothing,
            Some(path) if path.as_os_str() == "-" => Named::Input,
            Some(path) => Named::File(path),
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
        for words in [&["a", "b"][..], &["--color"], &["-x"], &["--plain=yes"]] {
            assert!(parse(words).is_err(), "{words:?}");
        }
    }
}
