//! Lending the terminal: to the editor, or to the shell after Ctrl-Z.

use std::path::Path;
use std::time::{Duration, Instant};

use rustix::event::PollFlags;
use rustix::process::{Pid, Signal, kill_process};

use super::Viewer;
use super::editor::{self, Launch, Surface};
use super::editor_exit::EditorExit;
use super::ending::{Ending, Step};
use super::mailbox::ThreadMessage;
use super::open::Origin;
use signal_hook::consts::{SIGINT, SIGQUIT};

/// How long an editor has to end when the viewer ends.
const FAREWELL: Duration = Duration::from_secs(1);

impl Viewer {
    /// Opens the user's editor at a place in one of the files.
    pub(super) fn edit(&mut self, file: usize, line: usize, column: usize) -> Step {
        let path = match &self.origin {
            Origin::Files(_) => match &self.app.timeline().file(file).path {
                Some(path) => path.clone(),
                None => return self.note("there is no file to edit"),
            },
            Origin::Input => {
                return self.note("cannot edit standard input: save it to a file and open that");
            }
            Origin::BuiltIn => {
                return self
                    .note("cannot edit the built-in timeline: open a file with `dateline FILE`");
            }
        };
        self.edit_file(&path, line, column).map(drop)
    }

    /// Opens the user's editor at this place of a file. Says whether it ran in the terminal, and so has ended.
    pub(super) fn edit_file(&mut self, path: &Path, line: usize, column: usize) -> Step<bool> {
        let launch = match editor::choose(self.programs.editor.as_deref(), path, line, column) {
            Ok(launch) => launch,
            Err(note) => return self.note(note).map(|()| false),
        };
        match launch.surface {
            Surface::Terminal => self.edit_in_terminal(&launch),
            Surface::Window => match editor::start_beside(&launch, &self.mailbox.sender()) {
                Ok(()) => Ok(false),
                Err(note) => self.note(note).map(|()| false),
            },
        }
    }

    /// Lends the terminal to the editor until it ends. Says whether it ran.
    fn edit_in_terminal(&mut self, launch: &Launch) -> Step<bool> {
        let terminal = match self.keyboard.for_child() {
            Ok(terminal) => terminal,
            Err(error) => {
                let note = format!("the terminal cannot be lent: {error}");
                return self.note(note).map(|()| false);
            }
        };
        let found = self.session.leave();
        let started = editor::start_in_terminal(launch, terminal, &self.mailbox.sender());
        let has_run = started.is_ok();
        let note = match started {
            Ok(pid) => editor::complaint(launch, self.wait_for_editor(pid)?),
            Err(note) => Some(note),
        };
        if let Some(found) = found {
            self.session.enter_as(found)?;
            self.title = None;
        }
        self.renew()?;
        if let Some(follower) = &self.follower {
            follower.check_files();
        }
        note.map_or(Ok(()), |note| self.note(note))?;
        Ok(has_run)
    }

    /// Waits until the editor ends. Meanwhile keys, and the signals that keys send, belong to it.
    fn wait_for_editor(&mut self, pid: Pid) -> Step<EditorExit> {
        loop {
            // Even without keys, poll reports that the terminal is gone.
            self.sleep(PollFlags::empty(), None)?;
            match self.signals.ending() {
                Some(SIGINT | SIGQUIT) | None => self.signals.forget_keyboard(),
                Some(signal) => {
                    self.end_editor(pid, signal);
                    return Err(Ending::Signal(signal));
                }
            }
            while let Some(message) = self.mailbox.next() {
                match message {
                    ThreadMessage::Editor(EditorExit::Stopped) => self.stop_with_editor(pid)?,
                    ThreadMessage::Editor(ended) => return Ok(ended),
                    message => self.receive(message)?,
                }
            }
        }
    }

    /// The editor was stopped by Ctrl-Z: the viewer stops too, so that the shell sees a stopped
    /// job. The shell continues both.
    fn stop_with_editor(&mut self, pid: Pid) -> Step {
        if super::signals::has_job_control() {
            self.signals.stop_self(true)?;
        } else {
            // It may have ended since.
            kill_process(pid, Signal::CONT).ok();
        }
        Ok(())
    }

    /// Forwards the signal that ends the viewer, so that no editor remains that competes with the
    /// shell for keys.
    fn end_editor(&mut self, pid: Pid, signal: i32) {
        let Some(signal) = Signal::from_named_raw(signal) else {
            return;
        };
        // It may have ended since.
        kill_process(pid, signal).ok();
        let until = Instant::now() + FAREWELL;
        while Instant::now() < until {
            while let Some(message) = self.mailbox.next() {
                if matches!(message, ThreadMessage::Editor(ended) if ended != EditorExit::Stopped) {
                    return;
                }
            }
            // The editor has been notified of a terminal that is gone.
            if self.sleep(PollFlags::empty(), Some(until)).is_err() {
                return;
            }
        }
    }

    /// Restores the terminal and stops until the shell continues the process; with `group` together
    /// with its job.
    pub(super) fn suspend(&mut self, group: bool) -> Step {
        if !super::signals::has_job_control() {
            return self.note("cannot suspend: there is no shell with job control");
        }
        self.session.leave();
        self.signals.stop_self(group)?;
        if let Some(signal) = self.signals.ending() {
            return Err(Ending::Signal(signal));
        }
        self.session.enter()?;
        self.title = None;
        self.renew()
    }
}
