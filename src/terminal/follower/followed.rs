//! One file that is followed: what was last read of it.

use super::super::file::{Contents, Stamp};
use super::super::open::name;
use super::super::roots::Member;
use super::Load;
use crate::app::Unreadable;
use crate::timeline::{LoadError, Loaded};

/// What a file was when it was last read.
#[derive(Debug, PartialEq, Eq)]
enum State {
    /// The text of the last version that could be read.
    Good,
    /// What is wrong with it.
    Wrong(LoadError),
    /// Nobody has read it yet.
    Unread,
}

/// A file, what was last read of it, and the last version that could be read.
#[derive(Debug)]
pub struct Followed {
    member: Member,
    state: State,
    /// The state of the file when it was last read; `None` where it could not be.
    stamp: Option<Stamp>,
    /// Whether it was empty then.
    empty: bool,
    good: Option<Loaded>,
}

impl Followed {
    /// A file that was read for the first time.
    pub fn read(member: Member, contents: Result<Contents, LoadError>, load: &Load) -> Self {
        let mut file = Self::unread(member);
        file.take(contents, load, true);
        file
    }

    /// A file that is still to be read.
    fn unread(member: Member) -> Self {
        Self {
            member,
            state: State::Unread,
            stamp: None,
            empty: false,
            good: None,
        }
    }

    /// A file that is not read before it changes, or that is asked for.
    pub fn left(member: Member) -> Self {
        let mut file = Self::unread(member);
        file.leave();
        file
    }

    /// Leaves it as it was read before: it is not read again before it changes once more, or that is asked for.
    pub fn leave(&mut self) {
        self.stamp = Stamp::of(&self.member.path);
    }

    /// Whether it was tried to read it.
    pub fn was_read(&self) -> bool {
        self.state != State::Unread
    }

    /// Which file it is.
    pub fn member(&self) -> &Member {
        &self.member
    }

    /// Whether it is, as far as can be seen without reading it, as it was when it was read.
    pub fn is_as_read(&self) -> bool {
        Stamp::of(&self.member.path) == self.stamp
    }

    /// Whether what was read of it now may be a file in the middle of being saved.
    pub fn is_doubtful(&self, contents: &Result<Contents, LoadError>) -> bool {
        match contents {
            Ok(contents) => contents.bytes.is_empty() && !self.empty,
            Err(_) => self.stamp.is_some() && Stamp::of(&self.member.path).is_none(),
        }
    }

    /// Takes over what was read; whether that is anything new. With `again` it is loaded although it did not change.
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
                // Written again as it was, or only touched.
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

    /// The last version that could be read.
    pub fn good(&self) -> Option<Loaded> {
        self.good.clone()
    }

    /// Whether it could be read when it was last tried.
    pub fn is_good(&self) -> bool {
        self.state == State::Good
    }

    /// Why it cannot be read now. In a folder a file without events is none that matters.
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
