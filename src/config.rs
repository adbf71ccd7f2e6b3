//! The settings: their table, the files that set them, and how they are printed.

mod print;
mod read;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

use crate::app::Preferences;
use crate::app::layout::{Share, SplitPlace};
use crate::cli::{Order, Theme, When};
use crate::date::Unit;
use crate::keys::Keymap;
use crate::terminal::file;
use crate::timeline::Diagnostic;
pub use print::{actions, markdown, print};
pub use read::read;

/// The name of a project's file, beside its timeline.
pub const PROJECT: &str = ".dateline.toml";

/// The longest file that is read.
const LONGEST: u64 = 1 << 20;

/// The settings in force.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The theme.
    pub theme: Theme,
    /// Whether there are colors.
    pub color: When,
    /// Whether everything is drawn in ASCII.
    pub ascii: bool,
    /// Whether the terminal reports its mouse.
    pub mouse: bool,
    /// Whether is remembered between runs where one was in a file.
    pub remember: bool,
    /// How the screen is laid out.
    pub preferences: Preferences,
    /// How numeric dates are read in a file that does not say so itself.
    pub dates: Option<Order>,
    /// The editor, in place of `$VISUAL` and `$EDITOR`.
    pub editor: Option<String>,
    /// The browser, in place of `$BROWSER`.
    pub browser: Option<String>,
    /// Which key does what.
    pub keymap: Keymap,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            color: When::default(),
            ascii: false,
            mouse: true,
            remember: true,
            preferences: Preferences::default(),
            dates: None,
            editor: None,
            browser: None,
            keymap: Keymap::default(),
        }
    }
}

/// Where a file of settings is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The user's own, which may set everything.
    User,
    /// A project's, which may have come from anywhere: it sets only what is about the file.
    Project,
}

/// What a setting can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// `true` or `false`.
    Bool,
    /// A whole number from 10 to 90.
    Percent,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A command and its arguments, or nothing.
    Command,
}

/// A value that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(u16),
    /// A text.
    Text(String),
}

/// A row of the table of settings.
pub struct Setting {
    /// The table that it is in; empty for none.
    pub table: &'static str,
    /// Its key.
    pub name: &'static str,
    /// What it can be.
    pub values: Values,
    /// What it does.
    pub help: &'static str,
    /// Whether a project may set it.
    pub project: bool,
    set: fn(&mut Settings, &Value),
    get: fn(&Settings) -> Value,
}

const THEMES: &[&str] = &["auto", "dark", "light", "mono", "contrast"];
const WHENS: &[&str] = &["auto", "always", "never"];
const PLACES: &[&str] = &["auto", "beside", "below"];
const ORDERS: &[&str] = &["unknown", "dmy", "mdy"];
const HEADINGS: &[(&str, Option<Unit>)] = &[
    ("auto", None),
    ("hour", Some(Unit::Hour)),
    ("day", Some(Unit::Day)),
    ("month", Some(Unit::Month)),
    ("year", Some(Unit::Year)),
    ("decade", Some(Unit::Decade)),
    ("century", Some(Unit::Century)),
];
const UNITS: &[&str] = &["auto", "hour", "day", "month", "year", "decade", "century"];

/// All settings but the keys.
pub const SETTINGS: &[Setting] = &[
    Setting {
        table: "",
        name: "theme",
        values: Values::Words(THEMES),
        help: "colors for a dark or a light background, none, or the highest contrast; `auto` asks the terminal",
        project: false,
        set: |settings, value| settings.theme = word(value),
        get: |settings| of_word(&settings.theme),
    },
    Setting {
        table: "",
        name: "color",
        values: Values::Words(WHENS),
        help: "whether there are colors; `auto` respects `NO_COLOR`",
        project: false,
        set: |settings, value| settings.color = word(value),
        get: |settings| of_word(&settings.color),
    },
    Setting {
        table: "",
        name: "ascii",
        values: Values::Bool,
        help: "draw marks, frames, quotation marks and dashes in ASCII",
        project: false,
        set: |settings, value| settings.ascii = value.is_true(),
        get: |settings| Value::Bool(settings.ascii),
    },
    Setting {
        table: "",
        name: "mouse",
        values: Values::Bool,
        help: "follow the mouse; without it the terminal selects text",
        project: false,
        set: |settings, value| settings.mouse = value.is_true(),
        get: |settings| Value::Bool(settings.mouse),
    },
    Setting {
        table: "",
        name: "remember",
        values: Values::Bool,
        help: "open a file where it was left",
        project: false,
        set: |settings, value| settings.remember = value.is_true(),
        get: |settings| Value::Bool(settings.remember),
    },
    Setting {
        table: "",
        name: "editor",
        values: Values::Command,
        help: "the editor that `e` opens; empty for `$VISUAL`, `$EDITOR`, else vi",
        project: false,
        set: |settings, value| settings.editor = value.command(),
        get: |settings| Value::Text(settings.editor.clone().unwrap_or_default()),
    },
    Setting {
        table: "",
        name: "browser",
        values: Values::Command,
        help: "the browser that `o` opens; empty for `$BROWSER`, else that of the system",
        project: false,
        set: |settings, value| settings.browser = value.command(),
        get: |settings| Value::Text(settings.browser.clone().unwrap_or_default()),
    },
    Setting {
        table: "",
        name: "dates",
        values: Values::Words(ORDERS),
        help: "how `09/02/2018` is read in files without `dates:`; `unknown` reports it",
        project: true,
        set: |settings, value| settings.dates = Order::from_str(value.text(), false).ok(),
        get: |settings| match settings.dates {
            Some(order) => of_word(&order),
            None => Value::Text("unknown".to_owned()),
        },
    },
    Setting {
        table: "",
        name: "headings",
        values: Values::Words(UNITS),
        help: "how finely the headings of the list cut time",
        project: true,
        set: |settings, value| {
            let row = HEADINGS.iter().find(|(name, _)| *name == value.text());
            settings.preferences.headings = row.and_then(|(_, unit)| *unit);
        },
        get: |settings| {
            let unit = settings.preferences.headings;
            let row = HEADINGS.iter().find(|(_, other)| *other == unit);
            Value::Text(row.map_or("auto", |(name, _)| name).to_owned())
        },
    },
    Setting {
        table: "",
        name: "strip",
        values: Values::Bool,
        help: "show the density strip where there is room",
        project: true,
        set: |settings, value| settings.preferences.division.strip = value.is_true(),
        get: |settings| Value::Bool(settings.preferences.division.strip),
    },
    Setting {
        table: "",
        name: "gaps",
        values: Values::Bool,
        help: "say between events how long nothing happened, where there is room",
        project: true,
        set: |settings, value| settings.preferences.gaps = value.is_true(),
        get: |settings| Value::Bool(settings.preferences.gaps),
    },
    Setting {
        table: "split",
        name: "place",
        values: Values::Words(PLACES),
        help: "where the detail pane is; `auto` puts it beside the list from 100 columns on",
        project: true,
        set: |settings, value| {
            settings.preferences.division.place = match value.text() {
                "beside" => SplitPlace::Beside,
                "below" => SplitPlace::Below,
                _ => SplitPlace::Auto,
            };
        },
        get: |settings| {
            let name = match settings.preferences.division.place {
                SplitPlace::Beside => "beside",
                SplitPlace::Below => "below",
                SplitPlace::Auto => "auto",
            };
            Value::Text(name.to_owned())
        },
    },
    Setting {
        table: "split",
        name: "beside",
        values: Values::Percent,
        help: "percent of the columns for the list, with the detail beside it",
        project: true,
        set: |settings, value| value.share(&mut settings.preferences.division.beside),
        get: |settings| Value::Number(settings.preferences.division.beside.to_percent()),
    },
    Setting {
        table: "split",
        name: "below",
        values: Values::Percent,
        help: "percent of the rows for the list, with the detail below it",
        project: true,
        set: |settings, value| value.share(&mut settings.preferences.division.above),
        get: |settings| Value::Number(settings.preferences.division.above.to_percent()),
    },
];

impl Value {
    fn is_true(&self) -> bool {
        *self == Self::Bool(true)
    }

    fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Bool(_) | Self::Number(_) => "",
        }
    }

    fn command(&self) -> Option<String> {
        Some(self.text().to_owned()).filter(|command| !command.trim().is_empty())
    }

    fn share(&self, share: &mut Share) {
        if let Self::Number(percent) = self {
            *share = Share::percent(*percent);
        }
    }
}

/// The value of an option of the command line by its word.
fn word<T: ValueEnum + Default>(value: &Value) -> T {
    T::from_str(value.text(), false).unwrap_or_default()
}

/// The word of such a value.
fn of_word(value: &impl ValueEnum) -> Value {
    let word = value.to_possible_value();
    Value::Text(word.map_or_else(String::new, |word| word.get_name().to_owned()))
}

/// The settings of a run, and what is wrong with the files that set them.
#[derive(Debug, Default)]
pub struct Configured {
    /// The settings.
    pub settings: Settings,
    /// What is wrong, each with the name of its file.
    pub wrong: Vec<(String, Diagnostic)>,
}

impl Configured {
    /// The settings of the user, and of the project in a folder. What cannot be read is reported, and the defaults go on.
    #[must_use]
    pub fn load(folder: Option<&Path>) -> Self {
        let mut configured = Self::default();
        if let Some(path) = path() {
            configured.take(&path, Scope::User);
        }
        if let Some(folder) = folder {
            configured.take(&folder.join(PROJECT), Scope::Project);
        }
        configured
    }

    fn take(&mut self, path: &Path, scope: Scope) {
        let name = path.to_string_lossy().into_owned();
        let Ok(metadata) = std::fs::metadata(path) else {
            return;
        };
        let read = if metadata.len() > LONGEST {
            let help = "settings take at most 1 MB";
            Err(Diagnostic::whole("the file is too large", help))
        } else {
            file::read(path)
        };
        let text = read.and_then(|contents| {
            String::from_utf8(contents.bytes)
                .map_err(|_| Diagnostic::whole("the file is not UTF-8", "save it as UTF-8"))
        });
        match text {
            Ok(text) => {
                let wrong = self::read(&text, scope, &mut self.settings);
                let wrong = wrong.into_iter().map(|wrong| (name.clone(), wrong));
                self.wrong.extend(wrong);
            }
            Err(wrong) => self.wrong.push((name, wrong)),
        }
    }
}

/// Where the user's file is, whether or not there is one; `None` where nobody's home is known.
#[must_use]
pub fn path() -> Option<PathBuf> {
    let folders = Xdg::new().ok()?;
    Some(folders.config_dir().join("dateline").join("config.toml"))
}

#[cfg(test)]
mod tests;
