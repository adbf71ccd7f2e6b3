//! Adding an event from the viewer: performs the app's effects on the file.

use super::Viewer;
use super::edits::Subject;
use super::ending::Step;
use super::file::Stamp;
use super::open::Origin;
use crate::app::{Addition, Message, Request, TakeBack};
use crate::timeline::Diagnostic;
use crate::timeline::insert::{Draft, NewEvent, Position};

impl Viewer {
    /// Checks whether an event can be added to a file.
    pub(super) fn prepare_adding(&mut self, file: usize) -> Step {
        let found = self.subject(file).and_then(|subject| {
            let editable = subject.editable();
            editable.map(drop).map_err(|reported| line(&reported))
        });
        match found {
            Ok(()) => self.send(Message::MayAdd),
            Err(note) => self.note(note),
        }
    }

    /// A file of the timeline, read for changing it.
    fn subject(&self, file: usize) -> Result<Subject, String> {
        let path = match &self.origin {
            Origin::Files(_) => self.app.whole().file(file).path.as_deref(),
            Origin::Input => {
                return Err("cannot add to standard input: save it to a file and open that".into());
            }
            Origin::BuiltIn => None,
        };
        let path =
            path.ok_or("cannot add to the built-in timeline: open a file with `dateline FILE`")?;
        Subject::read(path).map_err(|reported| line(&reported))
    }

    /// Adds an event to a file.
    pub(super) fn add(&mut self, request: Request) -> Step {
        match self.added(request) {
            Ok(addition) => {
                self.check_files();
                self.send(Message::Added(Box::new(addition)))
            }
            Err(note) => self.note(format!("not added: {note}")),
        }
    }

    fn added(&self, request: Request) -> Result<Addition, String> {
        let subject = self.subject(request.file)?;
        let position = request.after.map_or(Position::ByDate, Position::Near);
        let event = NewEvent {
            date: request.date.clone(),
            title: request.title.clone(),
            ..NewEvent::default()
        };
        let draft = match request.after {
            Some(of) if request.is_copy => Draft::Copy {
                of,
                date: &request.date,
                title: &request.title,
            },
            _ => Draft::New(&event),
        };
        let inserted = subject
            .add(draft, position)
            .map_err(|reported| line(&reported))?;
        let path = self.app.whole().file(request.file).path.clone();
        let added = inserted.bytes.get(inserted.added.clone());
        Ok(Addition {
            request,
            path: path.unwrap_or_default(),
            added: added.unwrap_or_default().to_vec(),
            start: inserted.added.start,
            line: inserted.line,
            title_place: inserted.title_place,
        })
    }

    /// Opens the editor at a new event; reports whether it saved the file, if that can be known.
    pub(super) fn edit_addition(&mut self, addition: &Addition) -> Step {
        let before = Stamp::of(&addition.path);
        let place = addition.title_place;
        if self.edit_file(&addition.path, place.line, place.column)? {
            let has_saved = Stamp::of(&addition.path) != before;
            return self.send(Message::EditorClosed { has_saved });
        }
        Ok(())
    }

    /// Removes an event from its file again.
    pub(super) fn take_back(&mut self, addition: &Addition, why: TakeBack) -> Step {
        let subject = Subject::read(&addition.path);
        match subject.and_then(|subject| subject.take_back(&addition.added, addition.start)) {
            Ok(()) => {
                self.check_files();
                self.send(Message::TakenBack(why))
            }
            Err(reported) => self.note(format!("not taken back: {}", line(&reported))),
        }
    }

    /// Requests a check of the files for changes.
    fn check_files(&self) {
        if let Some(follower) = &self.follower {
            follower.check_files();
        }
    }
}

/// The message and help on one line.
fn line(reported: &Diagnostic) -> String {
    match &reported.help {
        Some(help) => format!("{}: {help}", reported.message),
        None => reported.message.clone(),
    }
}
