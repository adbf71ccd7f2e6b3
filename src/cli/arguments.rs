//! The options of single commands, and those that several share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Named;
use crate::app::Display;
use crate::date::NumericOrder;

/// The options that select a part of a timeline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct Shape {
    /// Begin at the event closest to a date
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub at: Option<String>,

    /// Search for a regular expression: the viewer begins at the first match, printed output has only the matches
    #[arg(long, value_name = "REGEX", allow_hyphen_values = true)]
    pub find: Option<String>,

    /// Show only events that match a filter, such as `tag:gas -source:dagens after:2022`
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Option<String>,
}

impl Shape {
    /// Whether no part is selected: the whole timeline is meant.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The options of `dateline save`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct SaveArgs {
    /// A web page (http or https), or a file
    #[arg(value_name = "URL|FILE")]
    pub what: String,

    /// Id of the source [default: made from its name]
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,

    /// Address that a FILE is from, if it does not say so itself
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,

    /// Insert the source into the timeline instead of printing it; nothing else in the file changes
    #[arg(long)]
    pub insert: bool,

    /// Timeline that the copy is for: it goes into `sources` beside it
    #[arg(long, value_name = "TIMELINE")]
    pub into: Option<PathBuf>,
}

/// The options of `dateline check`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub struct CheckArgs {
    /// Print one JSON object per line, with the keys file, line, column, severity, code, name, message, help, text, width, labels
    #[arg(long)]
    pub json: bool,

    /// Exit with 1 for warnings too, and with --quotes if a quote was not checked, or is on another page or line than it says
    #[arg(long)]
    pub strict: bool,

    /// Report on standard error how each file was read: block by block, or as a whole and why
    #[arg(short, long)]
    pub verbose: bool,

    /// Also report the verdict on each quote, and exit with 1 if any is altered or missing. With --json an object has the keys
    /// file, line, event, source, verdict and quote; a quote that was found also copy, at (a byte), `at_line`, `at_page`,
    /// `copy_sha256` and notes; a repeated one count; an altered one closest, similarity and differences; one that is missing or
    /// was not checked reason
    #[arg(long)]
    pub quotes: bool,

    /// Also read saved copies outside the folder of the YAML file
    #[arg(long)]
    pub allow_outside: bool,

    /// Explain a kind of problem by its code or name, such as E0102 or duplicate-key; without CODE list all
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "list", conflicts_with = "files")]
    pub explain: Option<String>,

    /// Selects the events to check.
    #[command(flatten)]
    pub shape: Shape,

    /// Files to check; `-` reads standard input
    #[arg(value_name = "FILE", required_unless_present = "explain")]
    pub files: Vec<PathBuf>,
}

/// The options of `dateline list`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct ListArgs {
    /// Print one JSON object per line, with everything in the event
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,

    /// Print comma-separated values with a header, for spreadsheets
    #[arg(long)]
    pub csv: bool,

    /// Selects a part of the timeline.
    #[command(flatten)]
    pub shape: Shape,

    /// The zone in which times are displayed.
    #[command(flatten)]
    pub clock: Clock,

    /// Files to open, as without a command
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// The options of `dateline show`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct ShowArgs {
    /// Print a JSON object
    #[arg(long)]
    pub json: bool,

    /// The zone in which times are displayed.
    #[command(flatten)]
    pub clock: Clock,

    /// Id of the event, else its number in `list`, else words of its title
    #[arg(value_name = "ID|N|TITLE")]
    pub event: String,

    /// Files to open, as without a command
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// The options of `dateline chart`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub struct ChartArgs {
    /// Write an SVG picture, for a light and a dark background
    #[arg(long)]
    pub svg: bool,

    /// Make lanes by group, tag, person, place, source, file or another key of the file; `none` for one lane
    #[arg(long, value_name = "KEY")]
    pub lanes: Option<String>,

    /// Put the lanes in the order of the file, not in that of their first event
    #[arg(long)]
    pub file_order: bool,

    /// Begin at a date
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: Option<String>,

    /// End with a date
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub to: Option<String>,

    /// Width in columns [default: the setting `width`, else that of the terminal, else 100]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub width: Option<u16>,

    /// Draw long empty stretches of time in full
    #[arg(long)]
    pub linear: bool,

    /// Draw in ASCII
    #[arg(long)]
    pub ascii: bool,

    /// The zone in which times are displayed.
    #[command(flatten)]
    pub clock: Clock,

    /// Selects a part of the timeline.
    #[command(flatten)]
    pub shape: Shape,

    /// Files to open, as without a command
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

impl ChartArgs {
    /// The files to open.
    pub fn named(&self) -> Named<'_> {
        Named::of(&self.files)
    }
}

/// The options of `dateline add`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct AddArgs {
    /// Date, in any form that the file may have
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub date: String,

    /// Title
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub title: String,

    /// Summary
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub summary: Option<String>,

    /// Quote that proves the event, word for word
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub quote: Option<String>,

    /// Source: an id in `sources:`, a text or a link
    #[arg(long, value_name = "SOURCE", allow_hyphen_values = true)]
    pub source: Option<String>,

    /// Group
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub group: Option<String>,

    /// Tag; may be repeated
    #[arg(long = "tag", value_name = "TAG", allow_hyphen_values = true)]
    pub tags: Vec<String>,

    /// Add the event directly after another one, given by its id or its number in `list`
    #[arg(long, value_name = "ID|N")]
    pub after: Option<String>,

    /// File to add the event to
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// The zone in which times of day are displayed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Args)]
pub struct Clock {
    /// Zone to show times of day in: a name such as Europe/Berlin, UTC or +02:00, `local`, `file` (that of the file) or
    /// `written` (each time in its own). JSON and CSV have times as written
    #[arg(long, value_name = "ZONE", value_parser = zone, allow_hyphen_values = true)]
    pub tz: Option<Display>,
}

/// Parses `--tz`.
fn zone(text: &str) -> Result<Display, String> {
    Display::parse(text).map_err(|error| match error.help {
        Some(help) => format!("{}; {help}", error.message),
        None => error.message,
    })
}

/// The order of day and month in numeric dates.
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
