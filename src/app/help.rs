//! The help screen over the panes: its lines at the width of the screen, scrolling, and searching.

mod state;

pub use self::state::{Help, HelpEntry, HelpLine, HelpPage, HelpPart};
use super::Action;
use super::overlay::Overlay;
use super::prompt::TypedLine;
use super::state::{App, HelpSource};

impl App {
    /// Sets the source of the help screen's content.
    #[must_use]
    pub fn with_help(mut self, source: HelpSource) -> Self {
        self.help_source = source;
        self
    }

    /// The help screen, while it is open.
    pub fn help(&self) -> Option<&Help> {
        self.overlays.help()
    }

    pub(super) fn open_help(&mut self) {
        let parts = (self.help_source.0)(self);
        self.overlays.open(Overlay::Help(Help {
            parts,
            ..Help::default()
        }));
    }

    /// The help screen, laid out at the width of the screen.
    pub(crate) fn help_page(&self) -> HelpPage {
        let columns = usize::from(self.layout().frame.width.saturating_sub(1));
        let help = self.overlays.help();
        help.map_or_else(HelpPage::default, |help| help.page(columns))
    }

    /// Handles an action while the help screen is open. Returns `false` for an action that works as
    /// everywhere.
    pub(super) fn act_on_help(&mut self, action: Action, count: usize) -> bool {
        let height = usize::from(self.layout().frame.height.max(1));
        let Some(help) = self.overlays.help_mut() else {
            return false;
        };
        if matches!(
            action,
            Action::Quit | Action::Suspend | Action::RedrawScreen | Action::OpenPrompt(_)
        ) {
            return false;
        }
        if help.typed.is_some() {
            help.type_in(action);
        } else {
            match action {
                Action::Count(_) | Action::Prefix(_) => return false,
                Action::SearchHelp => {
                    help.typed = Some(TypedLine::default());
                    help.sought.clear();
                    help.top = 0;
                }
                Action::GoBack if !help.sought.is_empty() => help.sought.clear(),
                Action::GoBack | Action::Close | Action::ShowHelp => {
                    self.overlays.close_top();
                    return true;
                }
                action => help.scroll(action, count, height),
            }
        }
        self.show_help();
        true
    }

    /// Limits scrolling so that the screen stays full.
    pub(super) fn show_help(&mut self) {
        let height = usize::from(self.layout().frame.height.max(1));
        let last = self.help_page().lines.len().saturating_sub(height);
        if let Some(help) = self.overlays.help_mut() {
            help.top = help.top.min(last);
        }
    }
}
