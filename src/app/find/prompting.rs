//! The prompt on the bottom line: what is typed into it, and what becomes of it.

use std::ops::Range;

use super::super::prompt::{Edit, History, Line};
use super::super::{Action, App, Effect};
use super::command::Command;
use crate::timeline::query::{Completion, Known, Learning};
use crate::timeline::search::Pattern;

/// From how many events it is learnt before a key is answered how words may go on.
const LEARNT_AT_ONCE: usize = 1_000;

/// How long the list of choices beside a prompt is, in bytes.
const LONGEST_CHOICES: usize = 48;

/// What a prompt asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A regular expression to search for.
    Search,
    /// A filter.
    Filter,
    /// A date to go to.
    GoTo,
    /// Letters of a title to go to.
    Title,
    /// The date of a new event.
    NewDate,
    /// Its title.
    NewTitle,
    /// One of the saved views.
    View,
    /// An order.
    Sort,
}

impl Purpose {
    /// What stands before what is typed: the key that opens it, where that is a character.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Search => "/",
            Self::Filter => "&",
            Self::GoTo => ":",
            Self::Title => "title: ",
            Self::NewDate => "date of the new event: ",
            Self::NewTitle => "its title: ",
            Self::View => "view: ",
            Self::Sort => "sort by: ",
        }
    }
}

/// Why a line was not accepted.
#[derive(Debug)]
pub(in super::super) struct Refusal {
    /// What is said.
    pub told: String,
    /// Which of its characters are wrong, where that is known.
    pub wrong: Option<Range<usize>>,
}

impl From<String> for Refusal {
    fn from(told: String) -> Self {
        Self { told, wrong: None }
    }
}

/// Where one is in the list and in the detail pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub selected: usize,
    /// The first row of the list.
    top: usize,
    /// The first line of the detail pane.
    detail_top: usize,
}

/// An open prompt.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What it asks for.
    pub purpose: Purpose,
    /// What has been typed.
    pub line: Line,
    /// What is wrong with it, or what there is to say.
    pub told: Option<String>,
    /// Which of its characters are wrong.
    pub wrong: Option<Range<usize>>,
    /// Where one was before it was opened.
    pub(super) origin: Spot,
    /// What was searched for before.
    before: Option<Pattern>,
    /// How the word at the cursor may go on, and which of the choices stands there now.
    choices: Option<(Completion, usize)>,
}

impl App {
    /// The prompt, while it is open.
    #[must_use]
    pub fn prompt(&self) -> Option<&Prompt> {
        self.find.prompt.as_ref()
    }

    pub(in super::super) fn open_prompt(&mut self, purpose: Purpose) {
        match purpose {
            Purpose::View => self.list_views(),
            Purpose::Sort => self.list_orders(),
            purpose => self.open_line(purpose),
        }
    }

    /// Opens the bottom line to be typed into.
    pub(super) fn open_line(&mut self, purpose: Purpose) {
        if purpose == Purpose::Filter {
            self.learn();
        }
        let filter = self.find.filter.as_ref();
        let filter = filter.filter(|_| purpose == Purpose::Filter);
        // Wherever it came from, it is the line typed before this one.
        if let (Some(filter), Some(history)) =
            (filter, self.find.histories.get_mut(purpose as usize))
        {
            history.add(filter.written());
        }
        self.find.prompt = Some(Prompt {
            purpose,
            line: Line::default(),
            told: filter.map(|_| "Enter ends the filter, Up changes it".to_owned()),
            wrong: None,
            origin: self.spot(),
            before: self.pattern().cloned(),
            choices: None,
        });
        if purpose == Purpose::Title {
            self.find_titles("");
        }
    }

    /// Opens the prompt with a text in it.
    pub(in super::super) fn open_prompt_with(&mut self, purpose: Purpose, text: &str) {
        self.open_prompt(purpose);
        if let Some(prompt) = &mut self.find.prompt {
            prompt.line.insert(text);
        }
        self.heed_line();
    }

    /// What an action does while the prompt is open; `None` where it does what it always does.
    pub(in super::super) fn act_on_prompt(&mut self, action: Action) -> Option<Vec<Effect>> {
        match action {
            Action::EditLine(edit) => self.type_in(edit),
            Action::AcceptLine => return Some(self.accept()),
            Action::CompleteWord => self.complete(),
            Action::GoBack => self.abandon(),
            _ => return None,
        }
        Some(Vec::new())
    }

    fn spot(&self) -> Spot {
        Spot {
            selected: self.selected,
            top: self.top,
            detail_top: self.detail_top,
        }
    }

    pub(super) fn return_to(&mut self, spot: Spot) {
        self.top = spot.top;
        self.choose(spot.selected.min(self.timeline.len().saturating_sub(1)));
        self.scroll_detail(spot.detail_top);
    }

    /// Begins to learn what the words of a filter may go on as.
    fn learn(&mut self) {
        if self.find.known.is_none() && self.find.learns.is_none() {
            self.find.learns = Some(Learning::default());
            self.learn_more();
        }
    }

    /// Learns from some more events what the words of a filter may go on as.
    pub(super) fn learn_more(&mut self) {
        if let Some(mut learns) = self.find.learns.take() {
            if learns.step(self.whole(), LEARNT_AT_ONCE) {
                self.find.learns = Some(learns);
            } else {
                self.find.known = Some(learns.known(self.whole()));
                if self.tells_kept() {
                    self.tell_kept();
                }
            }
        }
    }

    /// Every key and its values; `None` while they are still being learnt.
    pub(super) fn known(&mut self) -> Option<&Known> {
        self.learn();
        self.find.known.as_ref()
    }

    fn type_in(&mut self, edit: Edit) {
        let find = &mut self.find;
        let Some(prompt) = &mut find.prompt else {
            return;
        };
        if edit == Edit::DeleteBefore && prompt.line.text().is_empty() {
            self.abandon();
            return;
        }
        if let (Purpose::Title, Edit::Older | Edit::Newer) = (prompt.purpose, edit) {
            self.choose_title(edit == Edit::Newer);
            return;
        }
        if let (Purpose::View | Purpose::Sort, Edit::Older | Edit::Newer) = (prompt.purpose, edit) {
            self.move_choice(edit == Edit::Newer);
            return;
        }
        prompt.choices = None;
        // What is chosen from a list is not remembered.
        let nothing = History::default();
        let history = find.histories.get(prompt.purpose as usize);
        if prompt.line.edit(edit, history.unwrap_or(&nothing)) {
            self.heed_line();
        }
    }

    /// A text was pasted.
    pub(in super::super) fn paste(&mut self, text: &str) {
        if let Some(prompt) = &mut self.find.prompt {
            prompt.line.insert(text);
            self.heed_line();
        } else if let Some(help) = &mut self.help {
            help.paste(text);
        } else if let Some(copy) = &mut self.copy {
            copy.paste(text);
        }
    }

    /// Says something of what is typed.
    pub(in super::super) fn say_in_prompt(&mut self, told: Option<String>) {
        if let Some(prompt) = &mut self.find.prompt {
            prompt.told = told;
        }
    }

    /// The line is another one.
    fn heed_line(&mut self) {
        let Some(prompt) = &mut self.find.prompt else {
            return;
        };
        let text = prompt.line.text().to_owned();
        match prompt.purpose {
            Purpose::Search => self.search_as_typed(&text),
            Purpose::Filter => {
                let refusal = self.mistakes_before_the_end(&text);
                if let Some(prompt) = &mut self.find.prompt {
                    prompt.wrong = refusal.as_ref().and_then(|refusal| refusal.wrong.clone());
                    prompt.told = refusal.map(|refusal| refusal.told);
                }
            }
            Purpose::GoTo => {
                let told = self.read_as(&text);
                self.say_in_prompt(told);
            }
            Purpose::NewDate => {
                let told = self.read_new_date(&text);
                self.say_in_prompt(told);
            }
            // What was said of the date goes on to be of use.
            Purpose::NewTitle => {}
            Purpose::Title => self.find_titles(&text),
            Purpose::View | Purpose::Sort => {
                prompt.told = None;
                self.narrow_choices(&text);
            }
        }
    }

    fn accept(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.find.prompt.take() else {
            return Vec::new();
        };
        let text = prompt.line.text().to_owned();
        if let Some(history) = self.find.histories.get_mut(prompt.purpose as usize) {
            history.add(text.trim());
        }
        if prompt.purpose == Purpose::GoTo
            && let Some(command) = Command::parse(&text)
        {
            return self.run_command(command);
        }
        let mut effects = Vec::new();
        let done = match prompt.purpose {
            Purpose::Search => self
                .accept_search(&text, prompt.origin)
                .map_err(Refusal::from),
            Purpose::Filter => self.filter_by(&text),
            Purpose::GoTo => self.go_to(&text).map_err(Refusal::from),
            Purpose::Title => self.go_to_title(&text).map_err(Refusal::from),
            purpose @ (Purpose::View | Purpose::Sort) => self.accept_choice(purpose),
            Purpose::NewDate => self.accept_new_date(&text).map_err(Refusal::from),
            Purpose::NewTitle => self
                .accept_new_title(&text)
                .map(|asked| effects.extend(asked))
                .map_err(Refusal::from),
        };
        if let Err(Refusal { told, wrong }) = done {
            let mut prompt = Prompt {
                told: Some(told),
                ..prompt
            };
            // What is wrong is what will be changed.
            if let Some(wrong) = &wrong {
                prompt.line.go_to(wrong.end);
            }
            prompt.wrong = wrong;
            self.find.prompt = Some(prompt);
        }
        effects
    }

    /// Closes the prompt as if it had not been opened.
    fn abandon(&mut self) {
        let Some(prompt) = self.find.prompt.take() else {
            return;
        };
        self.find.titles = None;
        self.find.choices = None;
        if prompt.purpose == Purpose::Search {
            self.end_search();
            if let Some(before) = prompt.before {
                self.begin_search(before, prompt.origin.selected);
                self.find.awaited = false;
            }
            self.return_to(prompt.origin);
        }
    }

    /// The word at the cursor goes on as the first choice, then as the next.
    fn complete(&mut self) {
        let Some(mut prompt) = self.find.prompt.take() else {
            return;
        };
        if prompt.purpose == Purpose::Filter {
            self.complete_in(&mut prompt);
        }
        self.find.prompt = Some(prompt);
    }

    fn complete_in(&mut self, prompt: &mut Prompt) {
        let (completion, chosen) = if let Some((completion, chosen)) = prompt.choices.take() {
            (completion, chosen.saturating_add(1))
        } else {
            let line = &prompt.line;
            let complete = |known: &Known| known.complete(line.text(), line.cursor());
            let completion = if let Some(known) = self.known() {
                complete(known)
            } else {
                // What is known by now.
                let learns = self.find.learns.as_ref();
                let by_now = learns.map(|learns| complete(&learns.known(self.whole())));
                by_now.unwrap_or_default()
            };
            (completion, 0)
        };
        let count = completion.choices.len();
        let chosen = chosen.checked_rem(count).unwrap_or(0);
        let Some(choice) = completion.choices.get(chosen) else {
            prompt.told = Some("no completions".to_owned());
            return;
        };
        let to = prompt.line.cursor();
        prompt.line.replace(completion.from, to, choice);
        prompt.wrong = None;
        prompt.told = (count > 1).then(|| choices_from(&completion.choices, chosen));
        prompt.choices = (count > 1).then_some((completion, chosen));
    }
}

/// The choices from a chosen one on, as far as they have room: "2 of 5: Moscow  Beijing".
fn choices_from(choices: &[String], chosen: usize) -> String {
    let mut words = format!("{} of {}:", chosen.saturating_add(1), choices.len());
    let others = choices.iter().cycle().skip(chosen.saturating_add(1));
    for choice in others.take(choices.len().saturating_sub(1)) {
        if words.len().saturating_add(choice.len()) > LONGEST_CHOICES {
            words.push_str(" …");
            break;
        }
        words.push_str("  ");
        words.push_str(choice);
    }
    words
}
