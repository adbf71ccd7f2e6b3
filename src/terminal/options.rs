//! How a timeline is to be shown, as the command line and the settings say.

use super::copies::Reach;
use super::ending::Mistakes;
use super::session::Features;
use crate::app::{Display, Message, Preferences};
use crate::date::DateContext;
use crate::keys::Keymap;
use crate::view::Look;

/// How much of the remembered state is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remember {
    /// Nothing is restored and nothing is remembered.
    Nothing,
    /// Typed lines are restored, but not the position, which the command line sets.
    Typed,
    /// Everything is restored.
    All,
}

/// Programs that the user configured.
#[derive(Debug, Clone, Default)]
pub struct Programs {
    /// The editor command, with arguments.
    pub editor: Option<String>,
    /// The browser command, with arguments.
    pub browser: Option<String>,
}

/// How a timeline is to be shown.
pub struct Options {
    /// Colors and symbols.
    pub look: Look,
    /// Whether to ask the terminal if its background is light, and follow the answer.
    pub asks_background: bool,
    /// Where saved copies may be.
    pub reach: Reach,
    /// The features of the terminal that are used.
    pub features: Features,
    /// Whether addresses are links of the terminal.
    pub links: bool,
    /// The key bindings.
    pub keymap: Keymap,
    /// The zone in which times are displayed.
    pub display: Display,
    /// How the screen is laid out.
    pub preferences: Preferences,
    /// Editor and browser, in place of those of the environment.
    pub programs: Programs,
    /// The first message in the status line.
    pub note: Option<String>,
    /// Whether to restore the remembered state, and to save it at the end.
    pub remember: Remember,
    /// Messages that apply the options, before the first events are drawn.
    pub first: First,
}

/// Makes the messages that apply the options, once it is known how dates of the files are read.
pub type First = Box<dyn FnOnce(DateContext) -> Result<Vec<Message>, Mistakes>>;
