//! The help screen while it is open.

use crate::app::Action;
use crate::app::prompt::{Edit, History, TypedLine};
use crate::text::{width, wrap};

/// A part of the help screen under a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpPart {
    /// Its title.
    pub title: String,
    /// Its entries.
    pub entries: Vec<HelpEntry>,
}

/// Keys or a symbol, with their explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpEntry {
    /// The keys or the symbol.
    pub keys: String,
    /// The ASCII form of the symbol; `None` for keys.
    pub ascii: Option<String>,
    /// The name of the action in words, which a search also finds: "zoom in". Empty for a symbol.
    pub name: String,
    /// The explanation.
    pub text: String,
}

/// A line of the help screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// An empty line.
    Blank,
    /// The title of a part.
    Title(String),
    /// Keys and their explanation; `keys` is empty on a continuation line.
    Entry {
        /// The keys or the symbol.
        keys: String,
        /// The ASCII form of the symbol; `None` for keys.
        ascii: Option<String>,
        /// The explanation, or the part of it on this line.
        text: String,
    },
}

/// The lines of the help screen, and the column at which explanations begin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HelpPage {
    /// Its lines.
    pub lines: Vec<HelpLine>,
    /// Column of the explanations.
    pub column: usize,
}

/// The help screen while it is open.
#[derive(Debug, Clone, Default)]
pub struct Help {
    pub(in crate::app) parts: Vec<HelpPart>,
    /// Index of the first line on the screen.
    pub top: usize,
    /// The search prompt, while it is open.
    pub typed: Option<TypedLine>,
    /// Only entries that contain this text are shown; empty for all.
    pub sought: String,
}

impl Help {
    /// Inserts a pasted text, if the search prompt is open.
    pub(in crate::app) fn paste(&mut self, text: &str) {
        if let Some(typed) = &mut self.typed {
            typed.insert(text);
            typed.text().clone_into(&mut self.sought);
        }
    }

    /// Handles an action while the search prompt is open.
    pub(in crate::app) fn type_in(&mut self, action: Action) {
        let Some(typed) = &mut self.typed else { return };
        match action {
            Action::EditLine(Edit::DeleteBefore) if typed.text().is_empty() => self.typed = None,
            Action::EditLine(edit) => {
                typed.edit(edit, &History::default());
                typed.text().clone_into(&mut self.sought);
                self.top = 0;
            }
            Action::AcceptLine => self.typed = None,
            Action::GoBack => {
                self.typed = None;
                self.sought.clear();
            }
            _ => {}
        }
    }

    pub(in crate::app) fn scroll(&mut self, action: Action, count: usize, height: usize) {
        self.top = match action {
            Action::SelectNext => self.top + count,
            Action::SelectPrevious => self.top.saturating_sub(count),
            Action::HalfPageDown => self.top + height / 2,
            Action::HalfPageUp => self.top.saturating_sub(height / 2),
            Action::PageDown => self.top + height,
            Action::PageUp => self.top.saturating_sub(height),
            Action::SelectFirst => 0,
            Action::SelectLast => usize::MAX,
            _ => self.top,
        };
    }

    /// Lays out the help for a width of `columns` columns.
    pub(crate) fn page(&self, columns: usize) -> HelpPage {
        let sought = self.sought.to_lowercase();
        let is_sought = |entry: &&HelpEntry| {
            let has = |text: &str| text.to_lowercase().contains(&sought);
            has(&entry.keys) || has(&entry.name) || has(&entry.text)
        };
        let parts = self.parts.iter().map(|part| {
            let entries = part.entries.iter().filter(is_sought);
            (&part.title, entries.collect::<Vec<_>>())
        });
        let parts: Vec<_> = parts.filter(|(_, entries)| !entries.is_empty()).collect();
        let widest = parts
            .iter()
            .flat_map(|(_, entries)| entries)
            .map(|entry| width(&entry.keys));
        let column = INDENT + widest.max().unwrap_or(0);
        let column = column.min(columns / 2) + GAP;
        let room = columns.saturating_sub(column).max(1);
        let mut lines = Vec::new();
        for (title, entries) in parts {
            if !lines.is_empty() {
                lines.push(HelpLine::Blank);
            }
            lines.push(HelpLine::Title(title.clone()));
            for entry in entries {
                for (number, text) in wrap(&entry.text, room, MOST_LINES).into_iter().enumerate() {
                    let is_first = number == 0;
                    lines.push(HelpLine::Entry {
                        keys: if is_first {
                            entry.keys.clone()
                        } else {
                            String::new()
                        },
                        ascii: entry.ascii.clone().filter(|_| is_first),
                        text,
                    });
                }
            }
        }
        HelpPage { lines, column }
    }
}

/// Columns between keys and help text.
pub(super) const GAP: usize = 2;

/// Column at which the keys begin.
pub(super) const INDENT: usize = 3;

/// Most lines that one help text is wrapped to.
pub(super) const MOST_LINES: usize = 20;
