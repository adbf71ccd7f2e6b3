//! The command line.

mod arguments;
mod look;
mod manual;

pub use arguments::{
    AddArgs, ChartArgs, CheckArgs, Clock, ListArgs, Order, SaveArgs, Shape, ShowArgs,
};
pub use look::{Appearance, Theme, When, look};
pub use manual::{command_like, completions, manual};

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

use crate::app::Display;

/// Browse a YAML file of dated events as a timeline in the terminal, each with the quote that proves it.
#[derive(Debug, Clone, PartialEq, Eq, Parser)]
#[command(name = "dateline", version, about, after_help = AFTER, args_conflicts_with_subcommands = true)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub struct Cli {
    /// A command other than showing files.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Files to open, merged by date; for a folder, every YAML, JSON and Markdown file with events in it. `-` reads
    /// standard input. Default: ./events.yaml, else a built-in example
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Open the tour: a built-in example that explains each verdict on a quote. It is unpacked into a temporary folder,
    /// where you can edit it, and removed at the end
    #[arg(long, conflicts_with = "files")]
    pub tour: bool,

    /// Print the timeline as text and exit; the default if standard output is not a terminal
    #[arg(long)]
    pub plain: bool,

    /// Draw rails, marks and frames in ASCII
    #[arg(long)]
    pub ascii: bool,

    /// Leave the mouse to the terminal, for selecting text
    #[arg(long)]
    pub no_mouse: bool,

    /// Also read saved copies outside the folder of the file that names them
    #[arg(long)]
    pub allow_outside: bool,

    /// Selects a part of the timeline.
    #[command(flatten)]
    pub shape: Shape,

    /// The zone in which times are displayed.
    #[command(flatten)]
    pub clock: Clock,

    /// Colors of the viewer [default: the setting `theme`, else auto]
    #[arg(long, value_name = "THEME")]
    pub theme: Option<Theme>,

    /// Whether the viewer has colors [default: the setting `color`, else auto]
    #[arg(long, value_name = "WHEN")]
    pub color: Option<When>,

    /// Start at the beginning of the file, and do not remember this visit
    #[arg(long)]
    pub fresh: bool,
}

/// The commands besides showing files. A file with such a name can be opened as `./date`.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Report problems in files, each with its line and what to do
    Check(CheckArgs),
    /// Show how dates are interpreted
    ///
    /// The forms that are read, with an example of each kind, are listed in docs/dates.md.
    Date {
        /// Print one JSON object per line, with the keys text, edtf, words, earliest, latest, precision, qualifier, error
        #[arg(long)]
        json: bool,

        /// How to read numeric dates such as 09/02/2018, like `dates:` in a file
        #[arg(long, value_name = "ORDER")]
        dates: Option<Order>,

        /// Texts, each a date
        #[arg(value_name = "TEXT", required = true, allow_hyphen_values = true)]
        texts: Vec<String>,
    },

    /// Print one line per event, or JSON or CSV for other programs
    ///
    /// A line has the number of the event, which `show` accepts, its date in EDTF (in words if EDTF cannot express it), and
    /// its title. They are separated by tabs if standard output is not a terminal.
    List(ListArgs),

    /// Draw the timeline to scale, as text or as a picture
    ///
    /// A range is solid where it certainly lasts and light where it may last; long empty stretches of time are left out.
    Chart(ChartArgs),

    /// Print one event in full
    Show(ShowArgs),

    /// Add an event to a YAML or JSON file, in the style of the events beside it
    ///
    /// The event goes where its date belongs if the file is in order, else to the end. Nothing else in the file changes. If
    /// the form of the file does not allow that, the file is left unchanged, and the reason is reported.
    Add(AddArgs),

    /// Save a copy of a source beside the timeline, to check quotes against
    ///
    /// A file is copied into the folder `sources` beside the timeline. A web page is fetched by the first of monolith, curl
    /// and wget that is installed. The entry for `sources:` has the title, author, publisher and day of publication that the
    /// document states, and the SHA-256 of the copy.
    Save(SaveArgs),

    /// Print the settings in force, as a file with comments
    ///
    /// They come from the configuration file and from .dateline.toml in the current folder. docs/configuration.md lists all
    /// settings.
    Config {
        /// Print the path of the configuration file
        #[arg(long)]
        path: bool,
    },

    /// Print the JSON Schema of the file format, for completion and checking in editors
    Schema,

    /// Write a starter file and its schema
    ///
    /// Existing files are never overwritten.
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

const AFTER: &str = "\
Keys: press ? in the viewer.
Environment: VISUAL, else EDITOR, is the editor that `e` opens; NO_COLOR turns colors off; \
with TERM=dumb the timeline is printed as text.
Exit status: 0 for success; 1 if a file, date or event cannot be read or something cannot be written, with --plain, list \
and check also if there is an error in a file, with check --strict also for a warning; 2 for a wrong command line.";

/// The timelines to open, as given on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'a> {
    /// Files and folders.
    Files(&'a [PathBuf]),
    /// Standard input.
    Input,
    /// Nothing: the default file.
    Nothing,
}

impl<'a> Named<'a> {
    /// Classifies the FILE arguments.
    #[must_use]
    pub fn of(files: &'a [PathBuf]) -> Self {
        match files {
            [] => Self::Nothing,
            [path] if path.as_os_str() == "-" => Self::Input,
            paths => Self::Files(paths),
        }
    }
}

impl Cli {
    /// The appearance: options, with the configuration as defaults.
    pub fn appearance(&self, configured: Appearance) -> Appearance {
        Appearance {
            theme: self.theme.unwrap_or(configured.theme),
            color: self.color.unwrap_or(configured.color),
            ascii: self.ascii || configured.ascii,
        }
    }

    /// The folder whose project settings apply: that of the first file argument, else the current
    /// one.
    pub fn folder(&self) -> Option<PathBuf> {
        let files = match &self.command {
            None => &self.files,
            Some(Command::List(args)) => &args.files,
            Some(Command::Show(args)) => &args.files,
            Some(Command::Check(args)) => &args.files,
            Some(Command::Chart(args)) => &args.files,
            Some(Command::Add(args)) => std::slice::from_ref(&args.file),
            Some(_) => return Some(PathBuf::from(".")),
        };
        match files.first() {
            None => Some(PathBuf::from(".")),
            Some(path) if path.as_os_str() == "-" => None,
            Some(path) if path.is_dir() => Some(path.clone()),
            Some(path) => {
                let parent = path.parent()?;
                let is_here = parent.as_os_str().is_empty();
                Some(if is_here {
                    PathBuf::from(".")
                } else {
                    parent.to_owned()
                })
            }
        }
    }

    /// Uses a zone where the command line names none.
    pub fn prefer_zone(&mut self, zone: Display) {
        let clock = match &mut self.command {
            None => &mut self.clock,
            Some(Command::List(args)) => &mut args.clock,
            Some(Command::Show(args)) => &mut args.clock,
            Some(Command::Chart(args)) => &mut args.clock,
            Some(_) => return,
        };
        clock.tz = clock.tz.or(Some(zone));
    }

    /// The files to open.
    pub fn named(&self) -> Named<'_> {
        Named::of(&self.files)
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
    fn file_arguments_are_opened() {
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
        for words in [
            &["--color"][..],
            &["--color", "sometimes"],
            &["--theme", "pink"],
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
