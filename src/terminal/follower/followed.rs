//! A followed file, and the last result of loading it.

use std::path::Path;

use super::super::file::{Contents, Stamp};
use super::super::roots::Member;
use crate::app::Unreadable;
use crate::terminal::file;
use crate::terminal::roots::Root;
use crate::terminal::unreadable::NotOpened;
use crate::timeline::{Code, Diagnostic, LoadError, Loaded};

/// The result of the last attempt to load a file.
#[derive(Debug, PartialEq, Eq)]
enum State {
    /// It was loaded.
    Good,
    /// It could not be loaded.
    Wrong(LoadError),
    /// It was not read yet.
    Unread,
}

/// A file, the result of the last attempt to load it, and its last good version.
#[derive(Debug)]
pub struct Followed {
    /// Its path, and how it was named.
    pub member: Member,
    state: State,
    /// State of the file when it was last read; `None` if it could not be read.
    stamp: Option<Stamp>,
    /// Whether it was empty at that time.
    empty: bool,
    good: Option<Loaded>,
}

impl Followed {
    /// A file that is loaded for the first time.
    pub fn read(member: Member, contents: Result<Contents, LoadError>, load: &Load) -> Self {
        let mut file = Self::unread(member);
        file.take(contents, load, true);
        file
    }

    /// A file that is not read yet.
    fn unread(member: Member) -> Self {
        Self {
            member,
            state: State::Unread,
            stamp: None,
            empty: false,
            good: None,
        }
    }

    /// A file that is not read until it changes or a reload is requested.
    pub fn skipped(member: Member) -> Self {
        let mut file = Self::unread(member);
        file.skip();
        file
    }

    /// Skips this version: the file is not read until it changes again or a reload is requested.
    pub fn skip(&mut self) {
        self.stamp = Stamp::of(&self.member.path);
    }

    /// Whether there was an attempt to read it.
    pub fn was_read(&self) -> bool {
        self.state != State::Unread
    }

    /// Whether it is unchanged since it was read, judged without reading it.
    pub fn is_as_read(&self) -> bool {
        Stamp::of(&self.member.path) == self.stamp
    }

    /// Whether its contents may be those of a file in the middle of a save.
    pub fn is_doubtful(&self, contents: &Result<Contents, LoadError>) -> bool {
        match contents {
            Ok(contents) => contents.bytes.is_empty() && !self.empty,
            Err(_) => self.stamp.is_some() && Stamp::of(&self.member.path).is_none(),
        }
    }

    /// Takes over new contents. Returns whether anything is new. With `again` they are loaded even
    /// if they did not change.
    pub fn take(
        &mut self,
        contents: Result<Contents, LoadError>,
        load: &Load,
        again: bool,
    ) -> bool {
        let state = match contents {
            Ok(contents) => {
                self.stamp = Some(contents.stamp);
                self.empty = contents.bytes.is_empty();
                let is_good = |good: &Loaded| good.is_of(&contents.bytes);
                // The file was rewritten with the same text, or only touched.
                if self.is_good() && !again && self.good.as_ref().is_some_and(is_good) {
                    return false;
                }
                match load(&self.member.path, contents.bytes, self.good.as_ref()) {
                    Ok(loaded) => {
                        self.good = Some(loaded);
                        self.state = State::Good;
                        return true;
                    }
                    Err(error) => State::Wrong(error),
                }
            }
            Err(error) => {
                self.stamp = Stamp::of(&self.member.path);
                State::Wrong(error)
            }
        };
        let is_new = state != self.state;
        self.state = state;
        is_new
    }

    /// The last version that could be loaded.
    pub fn good(&self) -> Option<Loaded> {
        self.good.clone()
    }

    /// Whether the last attempt to load it succeeded.
    pub fn is_good(&self) -> bool {
        self.state == State::Good
    }

    /// Why it cannot be loaded; `None` if it can, or if it is a file without events in a folder,
    /// which is ignored.
    pub fn unreadable(&self) -> Option<Unreadable> {
        match &self.state {
            State::Wrong(error) if self.member.named || !error.no_events || self.good.is_some() => {
                Some(Unreadable {
                    name: name(&self.member.path),
                    error: error.clone(),
                    seen: self.good.is_some(),
                })
            }
            _ => None,
        }
    }
}

/// Loads the text of the file at a path; the last argument is the last version that could be
/// loaded.
pub type Load = dyn Fn(&Path, Vec<u8>, Option<&Loaded>) -> Result<Loaded, LoadError> + Send + Sync;

/// Reads and loads a file for the first time.
pub(crate) fn read(member: Member, load: &Load) -> Followed {
    let contents = file::read(&member.path).map_err(LoadError::from);
    Followed::read(member, contents, load)
}

/// Why nothing can be shown after reading these files.
pub(crate) fn not_opened(roots: &[Root], files: &[Followed]) -> NotOpened {
    let unreadable: Vec<Unreadable> = files.iter().filter_map(Followed::unreadable).collect();
    if unreadable.is_empty() {
        let nothing = roots.iter().map(|root| nothing_in(root, files.len()));
        return NotOpened(nothing.collect());
    }
    NotOpened(unreadable)
}

/// The diagnostic for a folder without events.
pub(super) fn nothing_in(root: &Root, looked_at: usize) -> Unreadable {
    let (Root::File(path) | Root::Folder(path)) = root;
    let message = match looked_at {
        0 => "no YAML, JSON or Markdown file is in this folder".to_owned(),
        1 => "the one file in this folder holds no events".to_owned(),
        count => format!("none of the {count} files in this folder holds events"),
    };
    Unreadable {
        name: name(path),
        error: Diagnostic::whole(
            Code::NoEvents,
            message,
            "name a folder of files with dated events, or a file",
        )
        .into(),
        seen: false,
    }
}

/// The name of a file in messages: its path as the user wrote it.
pub(crate) fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
