//! Reading a settings file: each setting is checked against its row of the table, and an invalid
//! one leaves the others in force.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::table::{SETTINGS, Scope, Setting, Settings, Value, Values};
use crate::app::Display;
use crate::keys::{BindError, Chord, Mode};
use crate::timeline::{Code, Diagnostic, Place, Severity};
use crate::view::Colors;

type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;

/// Applies the settings of a file to `settings`, and returns the problems found in it.
pub fn read(text: &str, scope: Scope, settings: &mut Settings) -> Vec<Diagnostic> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        text,
        scope,
        settings,
        problems: Vec::new(),
        broken: Vec::new(),
    };
    for error in errors {
        let span = error.span().unwrap_or_default();
        reader.report(
            &span,
            error.message(),
            "this is TOML: `name = value`, texts in quotes",
        );
    }
    let lines = reader.problems.iter().filter_map(|problem| problem.place);
    reader.broken = lines.map(|place| place.line).collect();
    for (key, value) in in_order(table.get_ref()) {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("keys", DeValue::Table(modes)) => reader.keys(key, modes),
            (name, DeValue::Table(table)) if SETTINGS.iter().any(|row| row.table == name) => {
                for (key, value) in in_order(table) {
                    reader.setting(name, key, value);
                }
            }
            _ => reader.setting("", key, value),
        }
    }
    reader.problems.sort_by_key(|problems| problems.place);
    reader.problems
}

/// The rows of a TOML table in file order, so that of two colliding keys the later one wins.
fn in_order<'a, 'i>(table: &'a DeTable<'i>) -> Vec<(&'a Key<'i>, &'a Spanned<DeValue<'i>>)> {
    let mut rows: Vec<_> = table.iter().collect();
    rows.sort_by_key(|(key, _)| key.span().start);
    rows
}

struct Reader<'a> {
    text: &'a str,
    scope: Scope,
    settings: &'a mut Settings,
    problems: Vec<Diagnostic>,
    /// Lines that are not TOML: what else is wrong with them follows from that.
    broken: Vec<usize>,
}

impl Reader<'_> {
    fn report(&mut self, span: &Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.report_as(Severity::Error, span, message.into(), help.into());
    }

    fn report_as(
        &mut self,
        severity: Severity,
        span: &Range<usize>,
        message: String,
        help: String,
    ) {
        let found = Diagnostic {
            severity,
            ..diagnostic(self.text, span, message, help)
        };
        if found
            .place
            .is_none_or(|place| !self.broken.contains(&place.line))
        {
            self.problems.push(found);
        }
    }

    fn setting(&mut self, table: &str, key: &Key<'_>, value: &Spanned<DeValue<'_>>) {
        let name = key.get_ref();
        let row = SETTINGS
            .iter()
            .find(|row| row.table == table && row.name == name);
        let Some(row) = row else {
            self.unknown(table, key);
            return;
        };
        if self.scope == Scope::Project && !row.project {
            let message = format!("a project cannot set `{name}`");
            self.report(
                &key.span(),
                message,
                "set it in your own file: `dateline config --path`",
            );
            return;
        }
        let is_text = value.get_ref().as_str();
        if let Some(value) = checked(row, value.get_ref()) {
            (row.set)(self.settings, &value);
        } else {
            let message = match is_text {
                Some(text) => format!("`{name}` cannot be `{text}`"),
                None => format!("`{name}` cannot be this"),
            };
            self.report(
                &value.span(),
                message,
                format!("write {}", row.values.words()),
            );
        }
    }

    fn unknown(&mut self, table: &str, key: &Key<'_>) {
        let name = key.get_ref().as_ref();
        let likeness = |other: &str| strsim::normalized_damerau_levenshtein(other, name);
        let rows = SETTINGS.iter().filter(|row| row.table == table);
        let closest = rows
            .map(|row| row.name)
            .filter(|other| likeness(other) > 0.5)
            .max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        let help = match closest {
            Some(closest) => format!("did you mean `{closest}`?"),
            None => "`dateline config` prints all settings".to_owned(),
        };
        self.report(&key.span(), format!("unknown setting `{name}`"), help);
    }

    fn keys(&mut self, key: &Key<'_>, modes: &DeTable<'_>) {
        if self.scope == Scope::Project {
            let help = "bind them in your own file: `dateline config --path`";
            self.report(&key.span(), "a project cannot bind keys", help);
            return;
        }
        for (name, bindings) in in_order(modes) {
            let mode = Mode::ALL
                .into_iter()
                .find(|mode| mode.name() == name.get_ref());
            let (Some(mode), DeValue::Table(bindings)) = (mode, bindings.get_ref()) else {
                let names = Mode::ALL.map(|mode| format!("[keys.{}]", mode.name()));
                let message = format!("no keys are bound in `{}`", name.get_ref());
                self.report(
                    &name.span(),
                    message,
                    format!("write one of {}", names.join(", ")),
                );
                continue;
            };
            for (key, action) in in_order(bindings) {
                self.bind(mode, key, action);
            }
        }
    }

    fn bind(&mut self, mode: Mode, key: &Key<'_>, action: &Spanned<DeValue<'_>>) {
        let Some(chord) = Chord::parse(key.get_ref()) else {
            let help =
                "write a character, two characters, or a name such as ctrl-d, space, pgdn, f5";
            self.report(
                &key.span(),
                format!("`{}` is not a key", key.get_ref()),
                help,
            );
            return;
        };
        let Some(name) = action.get_ref().as_str() else {
            let help = "write the name of an action in quotes, or \"none\"";
            self.report(&action.span(), "an action is a text", help);
            return;
        };
        let taken = self.settings.keymap.taken_by(mode, chord);
        let bound = if name == "none" {
            self.settings.keymap.unbind(mode, chord)
        } else {
            self.settings.keymap.bind(mode, chord, name)
        };
        let (span, message, help) = match bound {
            Ok(()) => {
                let taken = taken.iter().find(|(_, other)| *other != name);
                if let Some((lost, action)) = taken {
                    let label = lost.label();
                    let message =
                        format!("`{}` takes `{label}` away from `{action}`", key.get_ref());
                    let help = format!(
                        "bind `{action}` to another key, or write `\"{label}\" = \"none\"` above"
                    );
                    self.report_as(Severity::Warning, &key.span(), message, help);
                }
                return;
            }
            Err(BindError::Unknown(closest)) => (
                action.span(),
                format!("unknown action `{name}`"),
                match closest {
                    Some(closest) => format!("did you mean `{closest}`?"),
                    None => "`dateline config` prints all actions".to_owned(),
                },
            ),
            Err(BindError::Elsewhere(modes)) => {
                let modes: Vec<_> = modes
                    .iter()
                    .map(|mode| format!("[keys.{}]", mode.name()))
                    .collect();
                let message = format!("`{name}` does nothing {}", mode.place());
                (
                    action.span(),
                    message,
                    format!("bind it in {}", modes.join(", ")),
                )
            }
            Err(BindError::Digit) => (
                key.span(),
                "a digit begins a count".to_owned(),
                "bind another key".to_owned(),
            ),
            Err(BindError::Typed) => (
                key.span(),
                format!("characters are typed {}", mode.place()),
                "bind a key with ctrl- or alt-, or one such as f5".to_owned(),
            ),
        };
        self.report(&span, message, help);
    }
}

impl Values {
    /// The accepted values in words, for messages.
    pub(super) fn words(self) -> String {
        match self {
            Self::Bool => "true or false".to_owned(),
            Self::Percent => "a whole number from 10 to 90".to_owned(),
            Self::Numbers(numbers) => {
                let words: Vec<_> = numbers.iter().map(u16::to_string).collect();
                words.join(", ")
            }
            Self::Columns => "\"auto\", a whole number from 20 to 1000".to_owned(),
            Self::Words(words) => {
                let words: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
                words.join(", ")
            }
            Self::Color => "a color such as \"red\", \"light-blue\", \"#d08770\" or a number from \"0\" to \"255\"; \"\" for that of the theme".to_owned(),
            Self::Zone => "\"auto\", \"local\", \"file\", \"written\", a zone such as \"Europe/Paris\", \"UTC\" or \"+02:00\"".to_owned(),
            Self::Command => "a command in quotes, such as \"code --wait\"".to_owned(),
        }
    }
}

/// A whole number that is not negative.
fn number(value: &DeValue<'_>) -> Option<u16> {
    let number = value.as_integer()?;
    u16::from_str_radix(number.as_str(), number.radix()).ok()
}

/// The value, if its setting accepts it.
fn checked(row: &Setting, value: &DeValue<'_>) -> Option<Value> {
    match row.values {
        Values::Bool => value.as_bool().map(Value::Bool),
        Values::Percent => {
            let percent = number(value).filter(|number| (10..=90).contains(number))?;
            Some(Value::Number(percent))
        }
        Values::Numbers(numbers) => {
            let number = number(value).filter(|number| numbers.contains(number))?;
            Some(Value::Number(number))
        }
        Values::Columns if value.as_str() == Some("auto") => Some(Value::Text("auto".to_owned())),
        Values::Columns => {
            let columns = number(value).filter(|number| (20..=1000).contains(number))?;
            Some(Value::Number(columns))
        }
        Values::Words(words) => {
            let text = value.as_str().filter(|text| words.contains(text))?;
            Some(Value::Text(text.to_owned()))
        }
        Values::Color => {
            let text = value.as_str()?;
            (text.is_empty() || Colors::parse(text).is_some()).then(|| Value::Text(text.to_owned()))
        }
        Values::Zone => {
            let text = value.as_str()?;
            (text == "auto" || Display::parse(text).is_ok()).then(|| Value::Text(text.to_owned()))
        }
        Values::Command => {
            let text = value.as_str()?;
            shell_words::split(text).ok()?;
            Some(Value::Text(text.to_owned()))
        }
    }
}

/// A diagnostic for a byte range of the file's text.
fn diagnostic(text: &str, span: &Range<usize>, message: String, help: String) -> Diagnostic {
    let start = crate::text::floor(text, span.start.min(text.len()));
    let before = text.get(..start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(line_start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let column = before.get(line_start..).unwrap_or_default().chars().count();
    let end = span.end.min(line_start + line.len());
    let width = text.get(start..end).map_or(1, |part| part.chars().count());
    let mut diagnostic = Diagnostic {
        code: Code::Settings,
        labels: Vec::new(),
        severity: Severity::Error,
        place: Some(Place {
            line: before.matches('\n').count() + 1,
            column: column + 1,
        }),
        message,
        help: Some(help),
        excerpt: None,
    }
    .on_line(line);
    if let Some(excerpt) = &mut diagnostic.excerpt {
        let room = excerpt.text.chars().count().saturating_sub(excerpt.caret);
        excerpt.width = width.min(room).max(1);
    }
    diagnostic
}
