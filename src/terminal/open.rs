//! Opening what the command line names.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::clock;
use super::file::{self, Contents, Stamp};
use super::follower::Load;
use crate::timeline::{LoadError, Loaded, Timeline};

/// The file that is opened where none is named.
pub const DEFAULT: &str = "events.yaml";

/// That file as it is in dateline's repository, for where there is none.
const BUILT_IN: &str = include_str!("../../events.yaml");

/// Of a file of more bytes the beginning is shown while the rest is read.
const BIG: u64 = 6 << 20;

/// How many bytes of it are read for that: several screens of events.
const HEAD: usize = 48 << 10;

/// What to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The file at this path.
    File(PathBuf),
    /// Standard input.
    Input,
    /// [`DEFAULT`] in the current folder, else the built-in timeline.
    Default,
}

/// Where a timeline comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file, which can be edited and read again.
    File(PathBuf),
    /// Standard input, which is read once.
    Input,
    /// The program itself.
    BuiltIn,
}

impl Origin {
    /// What the status line says at first.
    #[must_use]
    pub fn greeting(&self) -> Option<&'static str> {
        match self {
            Self::BuiltIn => Some(
                "no events.yaml here: this is the built-in one; open yours with `dateline FILE`",
            ),
            Self::File(_) | Self::Input => None,
        }
    }
}

/// A timeline and where it comes from.
#[derive(Debug)]
pub struct Opened {
    /// What was loaded.
    pub timeline: Timeline,
    /// Where it was read.
    pub origin: Origin,
    /// What was read, where that is the whole of a file.
    pub(super) read: Option<Read>,
}

/// A file that was read to its end.
#[derive(Debug)]
pub struct Read {
    /// What it was loaded to.
    pub loaded: Loaded,
    /// Its state when it was read.
    pub stamp: Stamp,
    /// Whether it was empty.
    pub empty: bool,
}

/// Why a target cannot be opened.
#[derive(Debug)]
pub struct NotOpened {
    /// What it is called in messages.
    pub name: String,
    /// What is wrong with it.
    pub error: LoadError,
}

/// Reads and loads a target.
///
/// # Errors
/// Where it cannot be read, or is no timeline as a whole.
pub fn open(target: Target) -> Result<Opened, NotOpened> {
    match target {
        Target::File(path) => open_file(path),
        Target::Input => open_input(),
        Target::Default => match std::fs::symlink_metadata(DEFAULT) {
            Err(error) if error.kind() == ErrorKind::NotFound => open_built_in(),
            _ => open_file(PathBuf::from(DEFAULT)),
        },
    }
}

/// How the file at this path is loaded.
pub(super) fn loader(path: &Path) -> Box<Load> {
    let name = name(path);
    Box::new(move |bytes, previous| load_text(&name, bytes, previous))
}

/// Opens a file to be looked at: of a big one only the beginning is read, so that there is something to see at once; the
/// viewer reads the rest.
///
/// # Errors
/// As [`open`].
pub fn open_to_view(target: Target) -> Result<Opened, NotOpened> {
    let path = match &target {
        Target::File(path) => Some(path.clone()),
        Target::Default => Some(PathBuf::from(DEFAULT)),
        Target::Input => None,
    };
    match path.and_then(open_head) {
        Some(opened) => Ok(opened),
        None => open(target),
    }
}

/// The first events of a big file.
fn open_head(path: PathBuf) -> Option<Opened> {
    let mut bytes = file::read_head(&path, BIG, HEAD)?;
    bytes.truncate(Loaded::head(&bytes)?);
    let loaded = load_text(&name(&path), bytes, None).ok()?;
    Some(Opened {
        timeline: Timeline::of([loaded]),
        origin: Origin::File(path),
        read: None,
    })
}

fn open_file(path: PathBuf) -> Result<Opened, NotOpened> {
    let name = name(&path);
    let read = file::read(&path).map_err(|diagnostic| LoadError {
        diagnostics: vec![diagnostic],
    });
    let read = read.and_then(|Contents { bytes, stamp }| {
        let empty = bytes.is_empty();
        let loaded = load_text(&name, bytes, None)?;
        Ok(Read {
            loaded,
            stamp,
            empty,
        })
    });
    match read {
        Ok(read) => Ok(Opened {
            timeline: Timeline::of([read.loaded.clone()]),
            origin: Origin::File(path),
            read: Some(read),
        }),
        Err(error) => Err(NotOpened { name, error }),
    }
}

fn open_input() -> Result<Opened, NotOpened> {
    let name = "standard input";
    file::read_input(io::stdin().lock())
        .map_err(|diagnostic| LoadError {
            diagnostics: vec![diagnostic],
        })
        .and_then(|bytes| load_text(name, bytes, None))
        .map(|loaded| Opened {
            timeline: Timeline::of([loaded]),
            origin: Origin::Input,
            read: None,
        })
        .map_err(|error| NotOpened {
            name: name.to_owned(),
            error,
        })
}

fn open_built_in() -> Result<Opened, NotOpened> {
    let name = format!("{DEFAULT} (built in)");
    match load_text(&name, BUILT_IN.as_bytes().to_vec(), None) {
        Ok(loaded) => Ok(Opened {
            timeline: Timeline::of([loaded]),
            origin: Origin::BuiltIn,
            read: None,
        }),
        Err(error) => Err(NotOpened { name, error }),
    }
}

fn load_text(name: &str, bytes: Vec<u8>, previous: Option<&Loaded>) -> Result<Loaded, LoadError> {
    Loaded::open(name, bytes, clock::reading(), previous)
}

/// A file as it is called in messages: as the user wrote it.
fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
