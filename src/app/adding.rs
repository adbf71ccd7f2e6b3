//! Adding an event to a file from the viewer, and removing it again.
//!
//! ```text
//! a ─► may the file be added to? ─► date ─► title ─► the file is written ─► editor ─► kept, or taken back if nothing was saved
//! ```

mod state;

pub(super) use self::state::Adding;
use self::state::MOST_ADDITIONS;
pub use self::state::{Addition, Request, TakeBack};
use super::Effect;
use super::Purpose;
use super::find::Refusal;
use super::state::App;
use crate::date::{Date, DateContext};
use crate::text::{cut, one_line};
use crate::timeline::{Entry, Timeline, find_again};

/// Columns of a title that messages repeat.
const BRIEF: usize = 40;
/// Number of events above which a timeline is not searched for the new one.
const MOST_SEARCHED: usize = 20_000;

impl App {
    /// Requests a check whether an event can be added after the selected one.
    pub(super) fn ask_to_add(&mut self, is_copy: bool) -> Vec<Effect> {
        let selected = self.selected();
        if is_copy && selected.is_none() {
            self.note = Some("there is no event to copy: a adds one".to_owned());
            return Vec::new();
        }
        let file = selected.as_ref().map_or(0, |entry| entry.file());
        self.adding.request = Some(Request {
            file,
            after: selected.map(|entry| entry.place()),
            is_copy,
            date: String::new(),
            title: String::new(),
            edits: true,
        });
        vec![Effect::PrepareAdding { file }]
    }

    /// Asks for the date, after the check succeeded.
    pub(super) fn ask_for_new_date(&mut self) {
        let Some(request) = &self.adding.request else {
            return;
        };
        let copied = request.is_copy.then(|| self.selected()).flatten();
        let date = copied.and_then(|entry| Some(entry.date()?.written().to_owned()));
        self.open_prompt_with(Purpose::NewDate, &date.unwrap_or_default());
    }

    /// How a typed date is read by the file that it is written to: "= 9 May 2025"; and how it is
    /// written, if not as typed.
    pub(super) fn read_new_date(&self, text: &str) -> Option<String> {
        let (date, written) = self.new_date(text).ok()?;
        let words = self.on_display(&date).words_in(self.notation());
        Some(if written == text.trim() {
            format!("= {words}")
        } else {
            format!("= {words}, written {written}")
        })
    }

    /// A date as the file reads it, and as it is to be written: as typed, or in full for "16:45",
    /// "+3 days" or "yesterday".
    fn new_date(&self, typed: &str) -> Result<(Date, String), Refusal> {
        let request = self.adding.request.as_ref();
        let text = typed.trim();
        if text.is_empty() {
            let help = "write a date, such as 2025-05-09 or late May 2025";
            return Err(help.to_owned().into());
        }
        let context = self
            .whole()
            .file(request.map_or(0, |request| request.file))
            .context;
        let error = match Date::parse(text, context) {
            Ok(date) => return Ok((date, text.to_owned())),
            Err(error) => error,
        };
        let beside = Date::seek_beside(text, self.moment_here(), self.now, context);
        match beside.map(|date| in_full(&date, context)) {
            Ok(Some(in_full)) => Ok(in_full),
            Ok(None) => Err(Refusal::of_date(error, typed, None)),
            // A step that fails says why itself.
            Err(beside) => Err(Refusal::of_date(beside, typed, None)),
        }
    }

    /// Accepts the date, and asks for the title.
    pub(super) fn accept_new_date(&mut self, text: &str) -> Result<(), Refusal> {
        let (_, written) = self.new_date(text)?;
        let message = self.read_new_date(&written);
        let selected = self.selected();
        if let Some(request) = &mut self.adding.request {
            request.date = written;
            let copied = selected.filter(|_| request.is_copy);
            let title = copied.map_or_else(String::new, |entry| entry.title().to_owned());
            self.open_prompt_with(Purpose::NewTitle, &title);
            self.set_prompt_message(message);
        }
        Ok(())
    }

    /// Accepts the title, and requests the addition.
    pub(super) fn accept_new_title(&mut self, text: &str) -> Result<Vec<Effect>, String> {
        if text.trim().is_empty() {
            return Err("write what happened, in a few words".to_owned());
        }
        let Some(request) = self.adding.request.take() else {
            return Ok(Vec::new());
        };
        self.adding.unsaved = None;
        Ok(vec![Effect::Add(Request {
            title: text.trim().to_owned(),
            ..request
        })])
    }

    /// Handles that an event was added to a file.
    pub(super) fn take_addition(&mut self, addition: Addition) -> Vec<Effect> {
        self.adding.unsaved = None;
        self.adding.awaited = Some(addition.clone());
        self.adding.is_edited = addition.request.edits;
        self.adding.note = Some(format!(
            "Added {}: u takes it back",
            brief(&addition.request.title)
        ));
        self.note.clone_from(&self.adding.note);
        let edits = addition.request.edits;
        let selected = self.selected();
        let additions = &mut self.adding.additions;
        additions.push((addition.clone(), selected));
        let over = additions.len().saturating_sub(MOST_ADDITIONS);
        additions.drain(..over);
        if edits {
            vec![Effect::EditAddition(addition)]
        } else {
            Vec::new()
        }
    }

    /// Shows a message; after an event was added both stay, such as why its editor cannot be opened.
    pub(super) fn take_note(&mut self, note: String) {
        if let Some(said) = &mut self.adding.note {
            said.push_str("; ");
            said.push_str(&note);
            self.note.clone_from(&self.adding.note);
        } else {
            self.note = Some(note);
        }
    }

    /// Handles that the editor at a new event was closed in the terminal.
    pub(super) fn end_editing(&mut self, has_saved: bool) -> Vec<Effect> {
        self.adding.is_edited = false;
        let last = self.adding.additions.last();
        if has_saved {
            self.edited = true;
            let title = last.map(|(addition, _)| brief(&addition.request.title));
            self.adding.note = title.map(|title| format!("Added {title}"));
            return Vec::new();
        }
        last.map_or_else(Vec::new, |(addition, _)| {
            vec![Effect::TakeBack(addition.clone(), TakeBack::Unsaved)]
        })
    }

    /// Removes the event that was added last, or adds the one again that was not saved.
    pub(super) fn take_back(&mut self) -> Vec<Effect> {
        if let Some(request) = self.adding.unsaved.take() {
            return vec![Effect::Add(Request {
                edits: false,
                ..request
            })];
        }
        if let Some((addition, _)) = self.adding.additions.last() {
            return vec![Effect::TakeBack(addition.clone(), TakeBack::Requested)];
        }
        self.note = Some("nothing to take back: u takes back an event that a has added".to_owned());
        Vec::new()
    }

    /// Handles that the last added event was removed from its file.
    pub(super) fn forget_addition(&mut self, why: TakeBack) {
        let Some((addition, selected)) = self.adding.additions.pop() else {
            return;
        };
        self.edited = false;
        self.adding.awaited = None;
        if let Some(before) = selected {
            if let Some(index) = find_again(&self.timeline, &before) {
                self.choose(index);
            }
            self.chosen = Some(before);
        }
        let title = brief(&addition.request.title);
        let note = match why {
            TakeBack::Requested => format!("Took back {title}"),
            TakeBack::Unsaved => {
                self.adding.unsaved = Some(addition.request);
                format!("Nothing was saved in the editor, so {title} was taken back: u keeps it")
            }
        };
        self.adding.note = Some(note.clone());
        self.note = Some(note);
    }

    /// Selects the new event in a reloaded timeline. Returns whether it is there.
    pub(super) fn select_addition(&mut self) -> bool {
        let Some(addition) = &self.adding.awaited else {
            return false;
        };
        let is_it = |entry: &Entry| {
            let lines = addition.line..=addition.line + 1;
            entry.file() == addition.request.file
                && lines.contains(&entry.place().line)
                && entry.title() == addition.request.title
        };
        let find = |timeline: &Timeline| {
            let mut all = 0..timeline.len().min(MOST_SEARCHED);
            all.find(|index| timeline.entry(*index).is_some_and(|entry| is_it(&entry)))
        };
        if let Some(index) = find(&self.timeline) {
            self.adding.awaited = None;
            self.choose(index);
            return true;
        }
        if find(self.whole()).is_some() {
            self.adding.awaited = None;
            if let Some(note) = &mut self.adding.note {
                note.push_str("; the filter hides it");
            }
        }
        false
    }
}

/// A date written in full, so that it does not depend on other dates of the file.
fn in_full(date: &Date, context: DateContext) -> Option<(Date, String)> {
    let edtf = date.edtf()?;
    let time = edtf.split_once('T').map(|(day, time)| {
        let time = time.split(['+', '-', 'Z']).next().unwrap_or_default();
        format!("{day} {}", time.strip_suffix(":00").unwrap_or(time))
    });
    let mut forms = time.into_iter().chain([edtf]);
    forms.find_map(|form| {
        let read = Date::parse(&form, context).ok()?;
        (read.span() == date.span()).then_some((read, form))
    })
}

/// A title in quotation marks, for a message.
pub(super) fn brief(title: &str) -> String {
    format!("“{}”", cut(&one_line(title), BRIEF))
}
