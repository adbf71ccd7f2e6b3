//! Actions: which part of the state handles each.

use super::action::{Action, Effect, UnboundKey};
use super::layout::{Focus, Zoom};
use super::overlay::Overlay;
use super::state::App;

/// Most unbound keys that are remembered as reported.
const MOST_UNBOUND: usize = 100;

impl App {
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        let count = self.count.take();
        self.prefix = None;
        self.goes_to_end = false;
        self.adding.end();
        if let Action::Unbound { key, help } = action {
            self.report_unbound(key, help);
            return Vec::new();
        }
        if let Some(effects) = self.find_prompt_takes(action) {
            return effects;
        }
        if let Some(effects) = self.act_over_panes(action, count) {
            return effects;
        }
        match action {
            Action::Count(digit) => {
                let so_far = count.unwrap_or(0).saturating_mul(10) + usize::from(digit);
                self.count = Some(so_far.min(99_999_999));
                return Vec::new();
            }
            Action::Prefix(key) => {
                self.count = count;
                self.prefix = Some(key);
                return Vec::new();
            }
            _ => self.note = None,
        }
        let announced = self.announced_error.take();
        if action == Action::NextError && self.go_to_announced(announced) {
            return Vec::new();
        }
        if self.focus == Focus::List && self.chart().is_some() && self.act_on_chart(action, count) {
            return Vec::new();
        }
        if let Some(effects) = self.act_outside(action) {
            return effects;
        }
        if action == Action::GoBack && self.focus == Focus::List {
            return self.go_back();
        }
        self.act_inside(action, count);
        Vec::new()
    }

    /// Handles an action that leaves something to do outside of the viewer; `None` for any other.
    fn act_outside(&mut self, action: Action) -> Option<Vec<Effect>> {
        Some(match action {
            Action::YankRange => self.copy_range(),
            Action::EditEvent => {
                self.edited = true;
                self.edit()
            }
            Action::AddEvent => self.ask_to_add(false),
            Action::CopyEvent => self.ask_to_add(true),
            Action::TakeBack => self.take_back(),
            Action::ReloadFile => vec![Effect::Reload],
            Action::RedrawScreen => vec![Effect::Redraw],
            Action::Suspend => vec![Effect::Suspend],
            Action::Quit => vec![Effect::Quit],
            Action::OpenPage => self.open_page(false),
            Action::OpenArchivedPage => self.open_page(true),
            Action::YankQuote
            | Action::YankEvent
            | Action::YankTitle
            | Action::YankLink
            | Action::YankLinkAtQuote
            | Action::YankCitation => self.yank(action),
            _ => return None,
        })
    }

    /// Ends the last thing that `Esc` ends in the list: what was found, loading, or verifying.
    fn go_back(&mut self) -> Vec<Effect> {
        if self.leave_finding() {
            return Vec::new();
        }
        if self.is_reading() {
            return vec![Effect::StopReading];
        }
        if self.progress.is_some() {
            self.stopped = true;
            return vec![Effect::StopVerifying];
        }
        self.set_focus(Focus::List);
        Vec::new()
    }

    /// Handles an action on what is shown.
    fn act_inside(&mut self, action: Action, count: Option<usize>) {
        let times = count.unwrap_or(1);
        match action {
            Action::ToggleChart => self.toggle_chart(),
            Action::CycleHeadings => self.cycle_headings(),
            Action::EnlargePane => self.set_zoom(self.division.zoom.enlarged()),
            Action::ShrinkPane => self.set_zoom(self.division.zoom.shrunk()),
            Action::CycleZone => self.cycle_zone(),
            Action::ShowHelp => self.open_help(),
            Action::ShowProblems => self.open_problems(),
            Action::ShowSource => self.show_source_copy(),
            Action::ShowSources => self.open_sources(),
            Action::NextMatch => self.go_to_hit(times, true),
            Action::PreviousMatch => self.go_to_hit(times, false),
            Action::EnterDetail => self.set_focus(Focus::Detail),
            Action::ToggleFocus => self.set_focus(match self.focus {
                Focus::List => Focus::Detail,
                Focus::Detail => Focus::List,
            }),
            Action::GoBack | Action::Close => self.set_focus(Focus::List),
            Action::OpenPrompt(purpose) => self.open_prompt(purpose),
            Action::SearchWord => self.search_word(count),
            Action::SetMark(letter) => self.set_mark(letter),
            Action::GoToMark(letter) => self.go_to_mark(letter),
            Action::JumpBack => self.jump_back(times),
            Action::JumpForward => self.jump_forward(times),
            Action::Forget => {}
            motion => self.go(motion, count),
        }
    }

    /// Handles an action while something covers the panes; `None` for an action that works as
    /// everywhere.
    fn act_over_panes(&mut self, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        match self.overlay()? {
            Overlay::Help(_) => {
                let is_taken = self.act_on_help(action, count.unwrap_or(1));
                is_taken.then(Vec::new)
            }
            Overlay::Copy(_) => self.act_on_copy(action, count),
            Overlay::Sources(_) => self.act_on_sources(action, count),
            Overlay::Problems(_) => self.act_on_problems(action, count),
        }
    }

    pub(super) fn edit(&self) -> Vec<Effect> {
        let selected = self.selected();
        let at = selected.map(|entry| (entry.file(), entry.place()));
        let (file, place) = at.unwrap_or_default();
        vec![Effect::open_editor(file, place)]
    }

    /// Reports an unbound key, once per key.
    fn report_unbound(&mut self, key: UnboundKey, help: Option<char>) {
        self.note = None;
        if !self.unbound.contains(&key) && self.unbound.len() < MOST_UNBOUND {
            self.unbound.push(key);
            let name = match key {
                UnboundKey::Char(key) => key.to_string(),
                UnboundKey::Ctrl(key) => format!("Ctrl-{key}"),
                UnboundKey::Function(number) => format!("F{number}"),
                UnboundKey::Named(name) => name.to_owned(),
            };
            let help = help.map_or_else(String::new, |help| format!(": {help} lists the keys"));
            self.note = Some(format!("{name} is not bound here{help}"));
        }
    }

    /// Handles an action in the prompt, if it is open; `None` if the prompt does not use it.
    fn find_prompt_takes(&mut self, action: Action) -> Option<Vec<Effect>> {
        if action != Action::GoBack {
            self.forget_leaving();
        }
        self.prompt()?;
        self.act_on_prompt(action)
    }

    pub(super) fn set_focus(&mut self, focus: Focus) {
        self.focus = focus;
        self.show_selected();
    }

    pub(super) fn set_zoom(&mut self, zoom: Zoom) {
        self.division.zoom = zoom;
        self.show_selected();
    }
}
