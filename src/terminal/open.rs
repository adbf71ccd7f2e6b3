//! Opening the files that the command line names.

use crate::timeline::zones;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::clock;
use super::file;
use super::follower::Followed;
use super::follower::followed::{name, not_opened, read};
use super::roots::{Root, members};
pub use super::unreadable::{NotOpened, diagnostics};
use crate::app::{Display, Unreadable};
use crate::date::{DateContext, Zone};
use crate::parallel;
use crate::timeline::{Input, LoadError, Loaded, Timeline};

/// The file that is opened by default.
pub const DEFAULT: &str = "events.yaml";

/// A copy of that file from the repository, used if there is none.
const BUILT_IN: &str = include_str!("../../events.yaml");

/// Size in bytes above which the beginning of a file is shown while the rest is read.
const BIG: u64 = 6 << 20;

/// Bytes that are read for the beginning: several screens of events.
const HEAD: usize = 48 << 10;

/// Name of standard input in messages.
pub(super) const INPUT: &str = "standard input";

/// What to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Files, and folders with files.
    Files(Vec<PathBuf>),
    /// Standard input.
    Input,
    /// [`DEFAULT`] in the current folder, else the built-in timeline.
    Default,
}

/// Where a timeline comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Files and folders, which can be edited and reloaded.
    Files(Vec<Root>),
    /// Standard input, which can be read only once.
    Input,
    /// Built into the program.
    BuiltIn,
}

impl Origin {
    /// The first message in the status line.
    pub(crate) fn greeting(&self) -> Option<&'static str> {
        match self {
            Self::BuiltIn => Some(
                "no events.yaml here, this one is built in: see `dateline --tour`, `dateline FILE`",
            ),
            Self::Files(_) | Self::Input => None,
        }
    }
}

/// A loaded timeline, with its origin.
#[derive(Debug)]
pub struct Opened {
    /// The timeline.
    pub timeline: Timeline,
    /// Its origin.
    pub origin: Origin,
    /// The files that cannot be read, if others can.
    pub unreadable: Vec<Unreadable>,
}

impl Opened {
    /// The timeline with every event parsed, for printing or checking.
    #[must_use]
    pub fn verified(self) -> Self {
        Self {
            timeline: self.timeline.verified(),
            ..self
        }
    }
}

/// Reads and loads a target.
///
/// # Errors
/// If none of it can be read, or has events.
pub fn open(target: Target, display: Display) -> Result<Opened, NotOpened> {
    match target {
        Target::Files(paths) => open_files(paths, display),
        Target::Input => open_input(display),
        Target::Default if is_absent(DEFAULT) => open_built_in(display),
        Target::Default => open_files(vec![PathBuf::from(DEFAULT)], display),
    }
}

/// The context that dates are read in for a display, before anything is known of the files.
pub(super) fn context(display: Display) -> DateContext {
    let context = clock::context();
    context.on_clock_of(display.zone(None, context.zone))
}

/// Reads a target; reads it again if it then turns out that the display requires another zone,
/// which only the files determine.
fn placed<T>(
    display: Display,
    read: impl Fn(DateContext) -> T,
    timeline: impl Fn(&T) -> Option<&Timeline>,
) -> T {
    let context = context(display);
    let first = read(context);
    let zone = timeline(&first).map(|read| display.zone(zones::written(read), context.local()));
    match zone {
        Some(zone) if zone != context.zone => read(context.on_clock_of(zone)),
        _ => first,
    }
}

/// What can be shown at once: the rest is loaded in the background.
#[derive(Debug)]
pub struct Opening {
    /// All events, or the first ones, or none yet.
    pub(super) timeline: Timeline,
    /// Whether more is to be loaded.
    pub(super) is_head: bool,
    /// The zone that the events are placed in.
    pub(super) zone: Zone,
    /// The origin of the events.
    pub(super) origin: Origin,
}

/// Opens a target for viewing: only the beginning of a big file is read here; the viewer loads
/// everything else.
///
/// # Errors
/// If the built-in timeline cannot be loaded.
pub fn open_to_view(target: Target, display: Display) -> Result<Opening, NotOpened> {
    let context = context(display);
    let paths = match target {
        Target::Files(paths) => paths,
        Target::Input => {
            return Ok(Opening {
                timeline: Timeline::of([Loaded::unread(INPUT, context)]),
                zone: context.zone,
                is_head: true,
                origin: Origin::Input,
            });
        }
        Target::Default if is_absent(DEFAULT) => {
            let Opened {
                timeline, origin, ..
            } = open_built_in(display)?;
            return Ok(Opening {
                zone: timeline.zone(),
                timeline,
                is_head: false,
                origin,
            });
        }
        Target::Default => vec![PathBuf::from(DEFAULT)],
    };
    let roots: Vec<Root> = paths.into_iter().map(Root::of).collect();
    let head = match roots.as_slice() {
        [Root::File(path)] => placed(display, |context| read_head(path, context), Option::as_ref),
        _ => None,
    };
    let unread = |root: &Root| {
        let (Root::File(path) | Root::Folder(path)) = root;
        Loaded::unread(&name(path), context)
    };
    let timeline = head.unwrap_or_else(|| Timeline::of(roots.iter().map(unread)));
    Ok(Opening {
        zone: timeline.zone(),
        timeline,
        is_head: true,
        origin: Origin::Files(roots),
    })
}

/// The first events of a big file.
fn read_head(path: &Path, context: DateContext) -> Option<Timeline> {
    let mut bytes = file::read_head(path, BIG, HEAD)?;
    bytes.truncate(Loaded::head(&bytes)?);
    let input = Input {
        name: &name(path),
        bytes: &bytes,
    };
    let loaded = Loaded::read(input, context, None).ok()?;
    Some(Timeline::of([loaded.at(path)]))
}

/// Loads a file, by its path.
pub(super) fn load(
    path: &Path,
    bytes: Vec<u8>,
    previous: Option<&Loaded>,
    context: DateContext,
) -> Result<Loaded, LoadError> {
    let loaded = Loaded::open(&name(path), bytes, context, previous)?;
    Ok(loaded.at(path))
}

fn open_files(paths: Vec<PathBuf>, display: Display) -> Result<Opened, NotOpened> {
    let roots: Vec<Root> = paths.into_iter().map(Root::of).collect();
    let read = |context| read_files(&roots, context);
    placed(display, read, |opened| {
        Some(&opened.as_ref().ok()?.timeline)
    })
}

fn read_files(roots: &[Root], context: DateContext) -> Result<Opened, NotOpened> {
    let (members, _) = members(roots);
    let load = move |path: &Path, bytes: Vec<u8>, previous: Option<&Loaded>| {
        load(path, bytes, previous, context)
    };
    let files = parallel::map(&members, |member| read(member.clone(), &load));
    let loaded: Vec<Loaded> = files.iter().filter_map(Followed::good).collect();
    if loaded.is_empty() {
        return Err(not_opened(roots, &files));
    }
    Ok(Opened {
        timeline: Timeline::of(loaded),
        origin: Origin::Files(roots.to_vec()),
        unreadable: files.iter().filter_map(Followed::unreadable).collect(),
    })
}

fn open_input(display: Display) -> Result<Opened, NotOpened> {
    let read = file::read_input(io::stdin().lock()).map_err(LoadError::from);
    open_text(INPUT, Origin::Input, read, display)
}

/// Whether nothing exists at a path, not even a dangling link.
fn is_absent(path: &str) -> bool {
    let found = std::fs::symlink_metadata(path);
    found.is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

fn open_built_in(display: Display) -> Result<Opened, NotOpened> {
    let name = format!("{DEFAULT} (built in)");
    let text = Ok(BUILT_IN.as_bytes().to_vec());
    open_text(&name, Origin::BuiltIn, text, display)
}

fn open_text(
    name: &str,
    origin: Origin,
    bytes: Result<Vec<u8>, LoadError>,
    display: Display,
) -> Result<Opened, NotOpened> {
    Ok(Opened {
        timeline: load_alone(name, bytes, display)?,
        origin,
        unreadable: Vec::new(),
    })
}

/// Loads a timeline from a text that is not a file.
pub(super) fn load_alone(
    name: &str,
    bytes: Result<Vec<u8>, LoadError>,
    display: Display,
) -> Result<Timeline, NotOpened> {
    let read = |bytes: Vec<u8>| {
        // A big text is not parsed twice.
        let head = bytes.get(..HEAD).filter(|_| bytes.len() as u64 > BIG);
        let head = head.and_then(|head| head.get(..Loaded::head(head)?));
        let looked_at = head.unwrap_or(&bytes);
        let read = |context| {
            let bytes = looked_at;
            let loaded = Loaded::read(Input { name, bytes }, context, None)?;
            Ok(Timeline::of([loaded]))
        };
        let is_whole = head.is_none();
        let first: Result<Timeline, LoadError> = placed(display, read, |read| read.as_ref().ok());
        match first {
            Ok(timeline) if is_whole => Ok(timeline),
            Err(error) if is_whole => Err(error),
            first => {
                let zone = first.map(|timeline| timeline.zone());
                let context = context(display);
                let context = zone.map_or(context, |zone| context.on_clock_of(zone));
                let loaded = Loaded::open(name, bytes, context, None)?;
                Ok(Timeline::of([loaded]))
            }
        }
    };
    bytes.and_then(read).map_err(|error| {
        NotOpened(vec![Unreadable {
            name: name.to_owned(),
            error,
            seen: false,
        }])
    })
}
