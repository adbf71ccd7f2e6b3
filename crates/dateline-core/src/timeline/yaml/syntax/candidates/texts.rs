//! Plain texts that require quotes: for a `: ` within them, or for the character that they begin with.

use super::super::lines::Line;
use super::super::mistake::Mistake;
use super::search::{SHOWN, Search, quoted, write};
use crate::timeline::Code;
use crate::timeline::field::{Role, rank, roles};

/// The quotes of keyboards for Chinese and Japanese.
const WIDE_QUOTES: [char; 2] = ['＂', '＇'];

/// The value of a line without the comment after it.
struct Value<'t> {
    text: &'t str,
    /// Its byte range on the line.
    from: usize,
    to: usize,
    /// What is before it, from the key on.
    before: &'t str,
    first: char,
}

impl<'t> Value<'t> {
    fn of(line: &Line<'t>) -> Option<Self> {
        let whole = line.value();
        let first = whole.chars().next()?;
        let is_plain = !matches!(first, '"' | '\'' | '[' | '{' | '|' | '>');
        let text = if is_plain {
            before_comment(whole)
        } else {
            whole
        };
        let from = line.value_at();
        Some(Self {
            text,
            from,
            to: from + text.len(),
            before: line.text.get(line.content..from).unwrap_or_default(),
            first,
        })
    }

    /// The value in quotes, but for an anchor or a tag before it. If it ends with a quote already, that closes them; those of another script are replaced.
    fn in_quotes(&self) -> String {
        if let Some(inner) = self.text.strip_prefix(WIDE_QUOTES) {
            return quoted(inner.strip_suffix(WIDE_QUOTES).unwrap_or(inner));
        }
        let marked = self.text.split_once(' ');
        let (mark, text) = marked
            .filter(|(mark, _)| mark.len() > 1 && mark.starts_with(['&', '!']))
            .map_or((String::new(), self.text), |(mark, text)| {
                (format!("{mark} "), text)
            });
        let inner = text.strip_suffix('"');
        match inner.filter(|inner| !inner.contains(['"', '\\'])) {
            Some(inner) => format!("{mark}\"{inner}\""),
            None => format!("{mark}{}", quoted(text)),
        }
    }
}

/// A text without a comment at its end. A `#` directly before a word is rather meant as text.
fn before_comment(text: &str) -> &str {
    let mut signs = text.match_indices(" #").map(|(at, _)| at);
    let comment = signs.find(|at| {
        let rest = text.get(at + 2..).unwrap_or_default();
        rest.is_empty() || rest.starts_with(' ')
    });
    comment.map_or(text, |at| text.get(..at).unwrap_or_default().trim_end())
}

impl<'t> Search<'_, 't> {
    pub(super) fn texts(&mut self) {
        for line in self.structure() {
            let Some(value) = Value::of(&line) else {
                continue;
            };
            if let Some(at) = second_colon(value.text)
                && line.key().is_some()
                && !value.text.starts_with(['"', '\'', '[', '{'])
            {
                self.two_keys(&line, &value);
                self.colon(&line, &value, at);
            }
            if value.text.starts_with("- ") {
                self.list(&line, &value);
            }
            let is_indicator = "@`%*&!|>?]},".contains(value.first) || value.text.starts_with("{%");
            if is_indicator && !line.opens_block() {
                self.indicator(&line, &value);
            }
        }
    }

    /// `date: 2025-05-09 title: Parade`
    fn two_keys(&mut self, line: &Line<'t>, value: &Value<'t>) {
        let words = value.text.match_indices(' ').map(|(at, _)| at + 1);
        let found = words.filter_map(|at| {
            let rest = value.text.get(at..)?;
            let (word, after) = rest.split_once(':')?;
            let is_key = !roles(word).is_empty() && after.starts_with(' ');
            is_key.then_some((at, word))
        });
        let Some((at, word)) = found.into_iter().next() else {
            return;
        };
        let first = value.text.get(..at).unwrap_or_default().trim_end();
        let first = first.trim_end_matches([',', ';']).trim_end();
        let is_date = |key| rank(key, Role::Date).or(rank(key, Role::Start)).is_some();
        if first.contains(' ') && !line.key().is_some_and(is_date) {
            return;
        }
        let rest = value.text.get(at..).unwrap_or_default();
        let mistake = Mistake::new(
            Code::SecondColon,
            line.place(value.from + at),
            word.chars().count(),
            format!("a second key, `{word}:`, on the line of another"),
            if rest.chars().count() <= SHOWN {
                format!("write `{rest}` on the next line")
            } else {
                "write it on the next line".to_owned()
            },
        );
        let indent = " ".repeat(line.content);
        let with = format!("\n{indent}");
        let range = value.from + first.len()..value.from + at;
        self.replace(line, range, &with, mistake);
    }

    /// `title: Riga: the bridge opens`
    fn colon(&mut self, line: &Line<'t>, value: &Value<'t>, at: usize) {
        let all = value.in_quotes();
        let corrected = format!("{}{all}", value.before);
        let first = value.first;
        let mistake = if "“„‘«”＂＇".contains(first) {
            Mistake::new(
                Code::CurlyQuotes,
                line.place(value.from),
                1,
                format!("`{first}` does not quote a text in YAML, and `: ` in it begins a value"),
                write(&corrected, "put the text in straight quotes as well"),
            )
            .label(line.place(value.from + at), 1, "a second `: `")
        } else {
            let help = if corrected.chars().count() <= SHOWN {
                format!("put the text in quotes: {corrected}")
            } else {
                "put the text in quotes".to_owned()
            };
            Mistake::new(
                Code::SecondColon,
                line.place(value.from + at),
                1,
                "a second `: ` in a text without quotes",
                help,
            )
        };
        self.replace(line, value.from..value.to, &all, mistake);
    }

    /// `tags: - bridge`
    fn list(&mut self, line: &Line<'t>, value: &Value<'t>) {
        let items = value.text.trim_start_matches("- ");
        let mistake = Mistake::new(
            Code::ListInLine,
            line.place(value.from),
            1,
            "a list can't begin on the line of its key",
            format!(
                "put each `- …` on a line of its own below the key, or write a list in brackets: [{}]; put a text that begins with `- ` in quotes",
                crate::text::head(items, 40)
            ),
        );
        self.replace(line, value.from..value.to, &value.in_quotes(), mistake);
    }

    /// A text that begins with a character that has a meaning.
    fn indicator(&mut self, line: &Line<'t>, value: &Value<'t>) {
        let first = value.first;
        if matches!(first, '|' | '>') {
            self.block_header(line, value);
            return;
        }
        let name = match first {
            '`' => "a backtick".to_owned(),
            '{' => "`{%`".to_owned(),
            _ => format!("`{first}`"),
        };
        let all = value.in_quotes();
        let mistake = Mistake::new(
            Code::FirstCharacter,
            line.place(value.from),
            1,
            format!("a text can't begin with {name}"),
            write(&format!("{}{all}", value.before), "put the text in quotes"),
        );
        let is_alias = first == '*' && !value.text.contains(' ');
        if !is_alias {
            self.replace(line, value.from..value.to, &all, mistake);
        }
    }

    /// `summary: > The bridge opens`: the following lines belong to it.
    fn block_header(&mut self, line: &Line<'t>, value: &Value<'t>) {
        let first = value.first;
        let mistake = Mistake::new(
            Code::BlockHeader,
            line.place(value.from),
            1,
            format!("the text after `{first}` must begin on the next line"),
            format!("begin it there, indented; or put a text that begins with `{first}` in quotes"),
        );
        let rest = value.text.trim_start_matches(['|', '>']).trim();
        let indent = " ".repeat(line.content + 2);
        let below = format!("{first}\n{indent}{rest}");
        self.replace(line, value.from..value.to, &below, mistake);
    }
}

/// Byte position of a colon in a value that is at its end or is followed by a space.
fn second_colon(value: &str) -> Option<usize> {
    let mut colons = value.match_indices(':').map(|(at, _)| at);
    colons.find(|at| {
        value
            .get(at + 1..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}
