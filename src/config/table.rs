//! The table of settings, with their defaults.

use clap::ValueEnum;

use crate::app::Preferences;
use crate::app::layout::{Share, SplitPlace};
use crate::cli::{Order, Theme, When};
use crate::date::{DayMonthOrder, Era, Hours, Unit};
use crate::keys::Keymap;
use crate::view::{Colors, Hue};

/// The settings of this run.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the settings file"
)]
pub struct Settings {
    /// The color theme.
    pub theme: Theme,
    /// When colors are used.
    pub color: When,
    /// Whether everything is drawn in ASCII.
    pub ascii: bool,
    /// Whether the terminal reports its mouse.
    pub mouse: bool,
    /// Whether the window of the terminal gets the title of the timeline.
    pub title: bool,
    /// Whether addresses are links of the terminal.
    pub links: When,
    /// Whether the position in each file is remembered between runs.
    pub remember: bool,
    /// How the screen is laid out.
    pub preferences: Preferences,
    /// How numeric dates are read in a file without `dates:`; `None` reports them as ambiguous.
    pub dates: Option<Order>,
    /// The editor command, in place of `$VISUAL` and `$EDITOR`.
    pub editor: Option<String>,
    /// The browser command, in place of `$BROWSER`.
    pub browser: Option<String>,
    /// Most columns that printed text takes; `None` for those of the terminal.
    pub width: Option<u16>,
    /// The zone in which times of day are shown, as `--tz` names it; `auto` for the default.
    pub zone: String,
    /// The colors that replace those of the theme.
    pub colors: Colors,
    /// The key bindings.
    pub keymap: Keymap,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            color: When::default(),
            ascii: false,
            mouse: true,
            title: true,
            links: When::default(),
            remember: true,
            preferences: Preferences::default(),
            dates: None,
            editor: None,
            browser: None,
            width: None,
            zone: "auto".to_owned(),
            colors: Colors::default(),
            keymap: Keymap::default(),
        }
    }
}

/// Whose settings file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The user's own file, which may set everything.
    User,
    /// A project's file. It may have come from anywhere, so it may only set what concerns the
    /// timeline.
    Project,
}

/// The values that a setting accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// `true` or `false`.
    Bool,
    /// A whole number from 10 to 90.
    Percent,
    /// One of these words.
    Words(&'static [&'static str]),
    /// One of these numbers.
    Numbers(&'static [u16]),
    /// A number of columns from 20 to 1000, or `"auto"`.
    Columns,
    /// A zone, or what `--tz` accepts in place of one.
    Zone,
    /// A color, or an empty text for that of the theme.
    Color,
    /// A command with its arguments, or an empty text for none.
    Command,
}

/// A value that was checked against its setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(u16),
    /// A text.
    Text(String),
}

/// One setting: a row of the table of settings.
pub struct Setting {
    /// The TOML table that the setting is in; empty for the top level.
    pub table: &'static str,
    /// The key of the setting.
    pub name: &'static str,
    /// The values that it accepts.
    pub values: Values,
    /// Help text for the printed file and the manual.
    pub help: &'static str,
    /// Whether a project's file may set it.
    pub project: bool,
    pub(super) set: fn(&mut Settings, &Value),
    pub(super) get: fn(&Settings) -> Value,
}

pub(super) const THEMES: &[&str] = &["auto", "dark", "light", "mono", "contrast"];

pub(super) const WHENS: &[&str] = &["auto", "always", "never"];

pub(super) const PLACES: &[&str] = &["auto", "beside", "below"];

pub(super) const ORDERS: &[&str] = &["unknown", "dmy", "mdy"];

pub(super) const SHOWN_ORDERS: &[&str] = &["dmy", "mdy"];

pub(super) const ERAS: &[&str] = &["BC", "BCE"];

pub(super) const HEADINGS: &[(&str, Option<Unit>)] = &[
    ("auto", None),
    ("hour", Some(Unit::Hour)),
    ("day", Some(Unit::Day)),
    ("month", Some(Unit::Month)),
    ("year", Some(Unit::Year)),
    ("decade", Some(Unit::Decade)),
    ("century", Some(Unit::Century)),
];

pub(super) const UNITS: &[&str] = &["auto", "hour", "day", "month", "year", "decade", "century"];

/// The row of a color.
macro_rules! color {
    ($name:literal, $hue:expr, $help:literal) => {
        Setting {
            table: "colors",
            name: $name,
            values: Values::Color,
            help: concat!("color of ", $help),
            project: false,
            set: |settings, value| settings.colors.set($hue, value.text()),
            get: |settings| Value::Text(settings.colors.written($hue)),
        }
    };
}

/// All settings except key bindings.
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
        name: "title",
        values: Values::Bool,
        help: "give the window of the terminal the title of the timeline",
        project: false,
        set: |settings, value| settings.title = value.is_true(),
        get: |settings| Value::Bool(settings.title),
    },
    Setting {
        table: "",
        name: "links",
        values: Values::Words(WHENS),
        help: "whether the addresses of sources in the detail pane are links that the terminal opens (OSC 8); `auto` where it is known to have them, and not in tmux or screen",
        project: false,
        set: |settings, value| settings.links = word(value),
        get: |settings| of_word(&settings.links),
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
        name: "order",
        values: Values::Words(SHOWN_ORDERS),
        help: "whether day or month is first where dates are shown: `9 May 2025` or `May 9, 2025`",
        project: true,
        set: |settings, value| {
            settings.preferences.notation.order = match value.text() {
                "mdy" => DayMonthOrder::MonthFirst,
                _ => DayMonthOrder::DayFirst,
            };
        },
        get: |settings| {
            let word = match settings.preferences.notation.order {
                DayMonthOrder::DayFirst => "dmy",
                DayMonthOrder::MonthFirst => "mdy",
            };
            Value::Text(word.to_owned())
        },
    },
    Setting {
        table: "",
        name: "hours",
        values: Values::Numbers(&[12, 24]),
        help: "hours of the clock where times of day are shown: `4:45 pm` or `16:45`",
        project: true,
        set: |settings, value| {
            settings.preferences.notation.hours = match value {
                Value::Number(12) => Hours::Twelve,
                _ => Hours::TwentyFour,
            };
        },
        get: |settings| match settings.preferences.notation.hours {
            Hours::Twelve => Value::Number(12),
            Hours::TwentyFour => Value::Number(24),
        },
    },
    Setting {
        table: "",
        name: "era",
        values: Values::Words(ERAS),
        help: "names of the eras where years are shown: `44 BC` and `AD 476`, or `44 BCE` and `476 CE`",
        project: true,
        set: |settings, value| {
            settings.preferences.notation.era = match value.text() {
                "BCE" => Era::Common,
                _ => Era::Christian,
            };
        },
        get: |settings| {
            let word = match settings.preferences.notation.era {
                Era::Christian => "BC",
                Era::Common => "BCE",
            };
            Value::Text(word.to_owned())
        },
    },
    Setting {
        table: "",
        name: "zone",
        values: Values::Zone,
        help: "the zone in which times of day are shown, as `--tz`; `auto` is that of the file, and as written where events are printed",
        project: true,
        set: |settings, value| value.text().clone_into(&mut settings.zone),
        get: |settings| Value::Text(settings.zone.clone()),
    },
    Setting {
        table: "",
        name: "width",
        values: Values::Columns,
        help: "most columns of printed charts and texts (`chart`, `show`, `--plain`); `auto` draws charts as wide as the terminal, else on 100, and wraps no text",
        project: false,
        set: |settings, value| {
            settings.width = match value {
                Value::Number(columns) => Some(*columns),
                _ => None,
            };
        },
        get: |settings| {
            let auto = || Value::Text("auto".to_owned());
            settings.width.map_or_else(auto, Value::Number)
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
        help: "where the detail pane is; `auto` puts it beside the list from 100 columns on, and below the chart",
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
    color!("title", Hue::Title, "titles of events"),
    color!("date", Hue::Date, "their dates"),
    color!("selected", Hue::Selected, "the selected row"),
    color!(
        "heading",
        Hue::Heading,
        "headings, keys and names of fields"
    ),
    color!("muted", Hue::Muted, "what is less important"),
    color!("quote", Hue::Quote, "quotes"),
    color!("source", Hue::Source, "sources"),
    color!("tag", Hue::Tag, "tags"),
    color!("rail", Hue::Rail, "bars of ranges"),
    color!("now", Hue::Now, "now, and matches of a search"),
    color!(
        "exact",
        Hue::Sure,
        "marks of days and clock times, and verified quotes"
    ),
    color!(
        "coarse",
        Hue::Coarse,
        "marks of months, years and longer times"
    ),
    color!("unsure", Hue::Unsure, "marks of uncertain dates"),
    color!("error", Hue::Error, "errors"),
    color!("warning", Hue::Warning, "warnings"),
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

/// The value of a command-line option, parsed from its word; the default if the word is unknown.
pub(super) fn word<T: ValueEnum + Default>(value: &Value) -> T {
    T::from_str(value.text(), false).unwrap_or_default()
}

/// The word of a command-line option's value.
pub(super) fn of_word(value: &impl ValueEnum) -> Value {
    let word = value.to_possible_value();
    Value::Text(word.map_or_else(String::new, |word| word.get_name().to_owned()))
}
