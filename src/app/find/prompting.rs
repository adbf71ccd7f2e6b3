//! The prompt on the bottom line: editing and accepting what is typed.

use super::super::prompt::{Edit, History, TypedLine};
use super::super::{Action, Effect};
use super::command::Command;
use super::purpose::{Prompt, Purpose, Refusal, ViewPosition};
use crate::app::state::App;
use crate::timeline::query::{Known, Learning};

/// Number of events whose values are collected for completion before a key press is answered.
const LEARNED_AT_ONCE: usize = 1_000;

/// Longest list of choices beside a prompt, in bytes.
const LONGEST_CHOICES: usize = 48;

impl App {
    /// The prompt, while it is open.
    pub fn prompt(&self) -> Option<&Prompt> {
        self.find.prompt.as_ref()
    }

    pub(in crate::app) fn open_prompt(&mut self, purpose: Purpose) {
        match purpose {
            Purpose::View => self.list_views(),
            Purpose::Sort => self.list_orders(),
            Purpose::Lanes => self.list_lanes(),
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
        // Wherever it came from, it becomes the previous line of the history.
        if let (Some(filter), Some(history)) =
            (filter, self.find.histories.get_mut(purpose as usize))
        {
            history.add(filter.written());
        }
        self.find.prompt = Some(Prompt {
            purpose,
            line: TypedLine::default(),
            message: filter.map(|_| "Enter ends the filter, Up changes it".to_owned()),
            news: None,
            wrong: None,
            origin: self.view_position(),
            before: self.pattern().cloned(),
            choices: None,
        });
        if purpose == Purpose::Title {
            self.find_titles("");
        }
    }

    /// Opens a prompt that offers a text: typing replaces it.
    pub(in crate::app) fn open_prompt_with(&mut self, purpose: Purpose, text: &str) {
        self.open_prompt(purpose);
        if let Some(prompt) = &mut self.find.prompt {
            prompt.line = TypedLine::offering(text);
        }
        self.line_changed();
    }

    /// Handles an action while the prompt is open; `None` for an action that works as everywhere.
    pub(in crate::app) fn act_on_prompt(&mut self, action: Action) -> Option<Vec<Effect>> {
        match action {
            Action::EditLine(edit) => self.type_in(edit),
            Action::AcceptLine => return Some(self.accept()),
            Action::CompleteWord => self.complete(),
            Action::GoBack => self.abandon(),
            _ => return None,
        }
        Some(Vec::new())
    }

    fn view_position(&self) -> ViewPosition {
        ViewPosition {
            selected: self.selected,
            top: self.top,
            detail_top: self.detail_top,
        }
    }

    pub(super) fn return_to(&mut self, position: ViewPosition) {
        self.top = position.top;
        self.choose(position.selected.min(self.timeline.len().saturating_sub(1)));
        self.scroll_detail(position.detail_top);
    }

    /// Starts collecting values for completion.
    fn learn(&mut self) {
        if self.find.known.is_none() && self.find.learns.is_none() {
            self.find.learns = Some(Learning::default());
            self.learn_more();
        }
    }

    /// Collects values for completion from more events.
    pub(super) fn learn_more(&mut self) {
        if let Some(mut learns) = self.find.learns.take() {
            if learns.step(self.whole(), LEARNED_AT_ONCE) {
                self.find.learns = Some(learns);
            } else {
                self.find.known = Some(learns.known(self.whole()));
                if self.shows_kept() {
                    self.report_kept();
                }
            }
        }
    }

    /// Every key with its values; `None` while they are still being collected.
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
        if find.choices.is_some() && matches!(edit, Edit::Older | Edit::Newer) {
            self.move_choice(edit == Edit::Newer);
            return;
        }
        prompt.choices = None;
        // What is chosen from a list is not remembered.
        let nothing = History::default();
        let history = find.histories.get(prompt.purpose as usize);
        if prompt.line.edit(edit, history.unwrap_or(&nothing)) {
            self.line_changed();
        }
    }

    /// Inserts a pasted text into the open prompt.
    pub(in crate::app) fn paste(&mut self, text: &str) {
        if let Some(prompt) = &mut self.find.prompt {
            prompt.line.insert(text);
            self.line_changed();
        } else if let Some(help) = self.overlays.help_mut() {
            help.paste(text);
        } else if let Some(copy) = self.overlays.copy_mut() {
            copy.paste(text);
        }
    }

    /// Sets the message beside the line.
    pub(in crate::app) fn set_prompt_message(&mut self, message: Option<String>) {
        if let Some(prompt) = &mut self.find.prompt {
            prompt.message = message;
        }
    }

    /// Responds to a change of the typed line.
    fn line_changed(&mut self) {
        let Some(prompt) = &mut self.find.prompt else {
            return;
        };
        (prompt.news, prompt.wrong) = (None, None);
        let text = prompt.line.text().to_owned();
        match prompt.purpose {
            Purpose::Search => self.search_as_typed(&text),
            Purpose::Filter => {
                let refusal = self.mistakes_before_the_end(&text);
                if let Some(prompt) = &mut self.find.prompt {
                    prompt.wrong = refusal.as_ref().and_then(|refusal| refusal.wrong.clone());
                    prompt.message = refusal.map(|refusal| refusal.message);
                }
            }
            Purpose::GoTo => {
                let message = self.read_as(&text);
                self.set_prompt_message(message);
            }
            Purpose::NewDate => {
                let message = self.read_new_date(&text);
                self.set_prompt_message(message);
            }
            // The message about the date remains useful.
            Purpose::NewTitle => {}
            Purpose::Title => self.find_titles(&text),
            Purpose::View | Purpose::Sort | Purpose::Lanes => self.narrow_choices(&text),
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
            Purpose::Search => self.accept_search(&text, prompt.origin),
            Purpose::Filter => self.filter_by(&text),
            Purpose::GoTo => self.go_to(&text),
            Purpose::Title => self.go_to_title(&text).map_err(Refusal::from),
            purpose @ (Purpose::View | Purpose::Sort | Purpose::Lanes) => {
                self.accept_choice(purpose)
            }
            Purpose::NewDate => self.accept_new_date(&text),
            Purpose::NewTitle => self
                .accept_new_title(&text)
                .map(|asked| effects.extend(asked))
                .map_err(Refusal::from),
        };
        if let Err(Refusal { message, wrong }) = done {
            let mut prompt = Prompt {
                message: Some(message),
                news: None,
                ..prompt
            };
            // The cursor goes to the mistake, which the user will fix.
            if let Some(wrong) = &wrong {
                prompt.line.go_to(wrong.end);
            }
            prompt.wrong = wrong;
            self.find.prompt = Some(prompt);
        }
        effects
    }

    /// Closes the prompt and restores the position before it.
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

    /// Completes the word at the cursor with the first choice, then with the next.
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
            (completion, chosen + 1)
        } else {
            let line = &prompt.line;
            let complete = |known: &Known| known.complete(line.text(), line.cursor());
            let completion = if let Some(known) = self.known() {
                complete(known)
            } else {
                // The values collected so far.
                let learns = self.find.learns.as_ref();
                let by_now = learns.map(|learns| complete(&learns.known(self.whole())));
                by_now.unwrap_or_default()
            };
            (completion, 0)
        };
        let count = completion.choices.len();
        let chosen = chosen.checked_rem(count).unwrap_or(0);
        let Some(choice) = completion.choices.get(chosen) else {
            prompt.message = Some("no completions".to_owned());
            return;
        };
        let to = prompt.line.cursor();
        prompt.line.replace(completion.from, to, choice);
        prompt.wrong = None;
        prompt.message = (count > 1).then(|| choices_from(&completion.choices, chosen));
        prompt.choices = (count > 1).then_some((completion, chosen));
    }
}

/// As many choices as fit, starting at the chosen one: "2 of 5: Moscow  Beijing".
fn choices_from(choices: &[String], chosen: usize) -> String {
    let mut words = format!("{} of {}:", chosen + 1, choices.len());
    let others = choices.iter().cycle().skip(chosen + 1);
    for choice in others.take(choices.len().saturating_sub(1)) {
        if words.len() + choice.len() > LONGEST_CHOICES {
            words.push_str(" …");
            break;
        }
        words.push_str("  ");
        words.push_str(choice);
    }
    words
}
