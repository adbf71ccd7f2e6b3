//! Opening what the command line names.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::clock;
use super::file;
use super::follower::{Followed, Load};
use super::roots::{Member, Root, members};
use crate::app::Unreadable;
use crate::timeline::{Diagnostic, Input, LoadError, Loaded, Timeline};

/// The file that is opened where none is named.
pub const DEFAULT: &str = "events.yaml";

/// That file as it is in dateline's repository, for where there is none.
const BUILT_IN: &str = include_str!("../../events.yaml");

/// Of a file of more bytes the beginning is shown while the rest is read.
const BIG: u64 = 6 << 20;

/// How many bytes of it are read for that: several screens of events.
const HEAD: usize = 48 << 10;

/// So many files are worth another thread.
const WORTH_A_THREAD: usize = 32;

/// What to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The files at these paths, and those in the folders among them.
    Files(Vec<PathBuf>),
    /// Standard input.
    Input,
    /// [`DEFAULT`] in the current folder, else the built-in timeline.
    Default,
}

/// Where a timeline comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Files and folders, which can be edited and read again.
    Files(Vec<Root>),
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
            Self::Files(_) | Self::Input => None,
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
    /// The files that cannot be read, where others can.
    pub unreadable: Vec<Unreadable>,
    /// What is known of each file, to see that it changes.
    pub(super) files: Vec<Followed>,
}

impl Opened {
    /// The same with every event read, for what is printed or checked as a whole.
    #[must_use]
    pub fn verified(self) -> Self {
        Self {
            timeline: self.timeline.verified(),
            ..self
        }
    }
}

/// Why a target cannot be opened: every file of it.
#[derive(Debug)]
pub struct NotOpened(pub Vec<Unreadable>);

impl NotOpened {
    /// Everything that is wrong, each with the name of the file.
    pub fn diagnostics(&self) -> impl Iterator<Item = (&str, &Diagnostic)> {
        diagnostics(&self.0)
    }
}

/// Everything that is wrong with files that cannot be read, each with the name of the file.
pub fn diagnostics(unreadable: &[Unreadable]) -> impl Iterator<Item = (&str, &Diagnostic)> {
    unreadable.iter().flat_map(|file| {
        let told = file.error.diagnostics.iter();
        told.map(|told| (file.name.as_str(), told))
    })
}

/// Reads and loads a target.
///
/// # Errors
/// Where nothing of it can be read, or is a timeline.
pub fn open(target: Target) -> Result<Opened, NotOpened> {
    match target {
        Target::Files(paths) => open_files(paths),
        Target::Input => open_input(),
        Target::Default => match std::fs::symlink_metadata(DEFAULT) {
            Err(error) if error.kind() == ErrorKind::NotFound => open_built_in(),
            _ => open_files(vec![PathBuf::from(DEFAULT)]),
        },
    }
}

/// Opens a file to be looked at: of a big one only the beginning is read, so that there is something to see at once; the
/// viewer reads the rest.
///
/// # Errors
/// As [`open`].
pub fn open_to_view(target: Target) -> Result<Opened, NotOpened> {
    let path = match &target {
        Target::Files(paths) => match paths.as_slice() {
            [path] => Some(path.clone()),
            _ => None,
        },
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
    let loaded = Loaded::read(
        Input {
            name: &name(&path),
            bytes: &bytes,
        },
        clock::reading(),
        None,
    )
    .ok()?
    .at(&path);
    Some(Opened {
        timeline: Timeline::of([loaded]),
        unreadable: Vec::new(),
        files: vec![Followed::unread(Member {
            path: path.clone(),
            named: true,
        })],
        origin: Origin::Files(vec![Root::File(path)]),
    })
}

/// Whether these are one file: only then is a big one indexed.
pub(super) fn is_alone(roots: &[Root]) -> bool {
    matches!(roots, [Root::File(_)])
}

/// How a file is loaded: by its path, and whether it is the only one.
pub(super) fn loader(alone: bool) -> Box<Load> {
    Box::new(move |path, bytes, previous| {
        load_text(&name(path), bytes, alone, previous).map(|loaded| loaded.at(path))
    })
}

/// Reads a file for the first time.
pub(super) fn read(member: Member, load: &mut Load) -> Followed {
    let contents = file::read(&member.path).map_err(LoadError::from);
    Followed::read(member, contents, load)
}

fn open_files(paths: Vec<PathBuf>) -> Result<Opened, NotOpened> {
    let roots: Vec<Root> = paths.into_iter().map(Root::of).collect();
    let (members, _) = members(&roots);
    let files = read_all(&members, is_alone(&roots));
    let unreadable: Vec<Unreadable> = files.iter().filter_map(Followed::unreadable).collect();
    let loaded: Vec<Loaded> = files.iter().filter_map(Followed::good).collect();
    if loaded.is_empty() {
        if unreadable.is_empty() {
            return Err(NotOpened(
                roots
                    .iter()
                    .map(|root| nothing_in(root, files.len()))
                    .collect(),
            ));
        }
        return Err(NotOpened(unreadable));
    }
    Ok(Opened {
        timeline: Timeline::of(loaded),
        origin: Origin::Files(roots),
        unreadable,
        files,
    })
}

/// Reads files, several at once where there are many.
fn read_all(members: &[Member], alone: bool) -> Vec<Followed> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = threads.min(members.len() / WORTH_A_THREAD).max(1);
    let each = members.len().div_ceil(threads).max(1);
    let read_some = |members: &[Member]| -> Vec<Followed> {
        let mut load = loader(alone);
        members
            .iter()
            .map(|member| read(member.clone(), &mut *load))
            .collect()
    };
    let mut pieces = members.chunks(each);
    let first = pieces.next().unwrap_or_default();
    std::thread::scope(|scope| {
        let others: Vec<_> = pieces
            .map(|piece| scope.spawn(move || read_some(piece)))
            .collect();
        let mut files = read_some(first);
        for other in others {
            match other.join() {
                Ok(read) => files.extend(read),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        files
    })
}

/// A folder in which no file holds events.
fn nothing_in(root: &Root, looked_at: usize) -> Unreadable {
    let (Root::File(path) | Root::Folder(path)) = root;
    let message = match looked_at {
        0 => "no YAML, JSON or Markdown file is in this folder".to_owned(),
        1 => "the one file in this folder holds no events".to_owned(),
        count => format!("none of the {count} files in this folder holds events"),
    };
    Unreadable {
        name: name(path),
        error: Diagnostic::whole(
            message,
            "name a folder of files with dated events, or a file",
        )
        .into(),
        seen: false,
    }
}

fn open_input() -> Result<Opened, NotOpened> {
    let name = "standard input";
    let read = file::read_input(io::stdin().lock()).map_err(LoadError::from);
    open_text(name, Origin::Input, read)
}

fn open_built_in() -> Result<Opened, NotOpened> {
    let name = format!("{DEFAULT} (built in)");
    open_text(&name, Origin::BuiltIn, Ok(BUILT_IN.as_bytes().to_vec()))
}

fn open_text(
    name: &str,
    origin: Origin,
    bytes: Result<Vec<u8>, LoadError>,
) -> Result<Opened, NotOpened> {
    match bytes.and_then(|bytes| load_text(name, bytes, true, None)) {
        Ok(loaded) => Ok(Opened {
            timeline: Timeline::of([loaded]),
            origin,
            unreadable: Vec::new(),
            files: Vec::new(),
        }),
        Err(error) => Err(NotOpened(vec![Unreadable {
            name: name.to_owned(),
            error,
            seen: false,
        }])),
    }
}

fn load_text(
    name: &str,
    bytes: Vec<u8>,
    alone: bool,
    previous: Option<&Loaded>,
) -> Result<Loaded, LoadError> {
    if alone {
        return Loaded::open(name, bytes, clock::reading(), previous);
    }
    let bytes = &bytes;
    Loaded::read(Input { name, bytes }, clock::reading(), previous)
}

/// A file as it is called in messages: as the user wrote it.
pub(super) fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
