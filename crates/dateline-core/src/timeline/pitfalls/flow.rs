//! Mappings in braces and lists in brackets: commas that cut a text, colons without a space, stray quotes.

use super::plain::is_stray_quote;
use crate::timeline::field::roles;
use crate::timeline::yaml::lookalikes::odd_space;
use crate::timeline::yaml::syntax::{Line, Mistake, close, quoted, write};
use crate::timeline::{Code, Severity};

/// Maximum length of a text that is shown with its quotes, in characters.
const LONGEST: usize = 70;

/// A text, shortened if it is long.
fn shown(text: &str) -> String {
    let shown = crate::text::head(text, 40);
    let dots = if shown.len() < text.len() { "…" } else { "" };
    format!("{shown}{dots}")
}

/// An entry of a mapping in braces: its byte range on the joined lines, and whether it is a pair.
struct Entry {
    from: usize,
    to: usize,
    is_pair: bool,
    is_plain: bool,
    /// Byte position of a colon that a quote follows directly.
    glued: Option<usize>,
}

/// Examines the entries of a mapping in braces, whose lines are joined.
pub(super) fn mapping(line: &Line<'_>, found: &mut Vec<(Severity, Mistake)>) {
    let Some(entries) = entries(line.text, line.value_at() + 1) else {
        return;
    };
    let has_pair = entries.iter().any(|entry| entry.is_pair);
    let before = found.len();
    for (index, entry) in entries.iter().enumerate() {
        if entry.is_pair {
            continue;
        }
        let previous = index.checked_sub(1).and_then(|before| entries.get(before));
        let key = Bare::of(line, entry);
        let mistake = key.glued(entry).or_else(|| {
            if !entry.is_plain || key.word.is_empty() {
                return None;
            }
            key.begins_line(previous)
                .or_else(|| key.with_equals_sign(has_pair))
                .or_else(|| key.with_wide_colon())
                .or_else(|| key.without_space())
                .or_else(|| key.cut_off(entry, previous.filter(|_| has_pair)?))
        });
        found.extend(mistake.map(|mistake| (Severity::Warning, mistake)));
    }
    if found.len() == before && !has_pair && entries.iter().all(|entry| entry.is_plain) {
        found.extend(no_pairs(line, &entries).map(|mistake| (Severity::Warning, mistake)));
    }
}

/// An entry of a mapping in braces that is a key without a value.
struct Bare<'l, 't> {
    line: &'l Line<'t>,
    word: &'l str,
    /// Byte position of the word on the joined lines.
    at: usize,
}

impl<'l, 't> Bare<'l, 't> {
    fn of(line: &'l Line<'t>, entry: &Entry) -> Self {
        let text = line.text.get(entry.from..entry.to).unwrap_or_default();
        Self {
            line,
            word: text.trim(),
            at: entry.from + (text.len() - text.trim_start().len()),
        }
    }

    /// A colon that a value in quotes follows directly: `title:"First"`.
    fn glued(&self, entry: &Entry) -> Option<Mistake> {
        let colon = entry.glued?;
        let text = self.line.text.get(self.at..entry.to)?;
        let (key, value) = text.split_at_checked(colon.checked_sub(self.at)?)?;
        let value = value.trim_start_matches(':').trim_end();
        Some(self.no_space(colon, key, value))
    }

    /// The name of a field and a value on a line of their own: `title First`.
    fn begins_line(&self, before: Option<&Entry>) -> Option<Mistake> {
        let line_of = |at| self.line.place(at).line;
        before.filter(|before| line_of(before.to) < line_of(self.at))?;
        let (key, value) = self.word.split_once(' ')?;
        (!roles(key).is_empty()).then(|| {
            Mistake::new(
                Code::NoColon,
                self.line.place(self.at),
                key.chars().count(),
                format!("no `:` after `{key}`: this is a key without a value"),
                format!("write `{key}: {}`", shown(value)),
            )
        })
    }

    /// An equals sign in place of the colon: `title=First`. `has_pair`: the mapping has pairs.
    fn with_equals_sign(&self, has_pair: bool) -> Option<Mistake> {
        let (key, value) = self.word.split_once('=')?;
        let (key, value) = (key.trim_end(), value.trim_start());
        let is_key = (!has_pair || !roles(key).is_empty())
            && key.chars().all(|c| c.is_alphanumeric() || c == '_');
        is_key.then(|| {
            let key_shown = shown(key);
            Mistake::new(
                Code::NoColon,
                self.line.place(self.at + key.len()),
                1,
                format!("no `:` after `{key_shown}`: this is a key without a value"),
                format!("write `{key}: {value}`"),
            )
        })
    }

    /// A full-width colon in place of the colon.
    fn with_wide_colon(&self) -> Option<Mistake> {
        let (key, value) = self.word.split_once('：')?;
        let at = self.at + key.len();
        Some(wide(self.line, at, '：', "`:` and a space", value))
    }

    /// A colon without a space after it: `title:First`, but no link.
    fn without_space(&self) -> Option<Mistake> {
        let (key, value) = self.word.split_once(':')?;
        let is_key = key.contains(char::is_alphabetic);
        (is_key && !value.is_empty() && !value.starts_with('/')).then(|| {
            let value = value.trim_start_matches(|c| odd_space(c).is_some());
            self.no_space(self.at + key.len(), key, value)
        })
    }

    fn no_space(&self, colon: usize, key: &str, value: &str) -> Mistake {
        Mistake::new(
            Code::ColonSpace,
            self.line.place(colon),
            1,
            "no space after the `:`: this is a key without a value",
            format!("write `{key}: {value}`"),
        )
    }

    /// The rest of a value that a comma cuts: `title: First, or so`.
    fn cut_off(&self, entry: &Entry, before: &Entry) -> Option<Mistake> {
        let pair = self.line.text.get(before.from..before.to)?;
        let value = pair.split_once(": ").map_or(pair, |(_, value)| value);
        let value = value.trim();
        let start = before.from + pair.find(value).unwrap_or(0);
        let whole = self.line.text.get(start..entry.to)?.trim();
        let rest = shown(self.word);
        let mistake = Mistake::new(
            Code::CommaCutsText,
            self.line.place(before.to),
            1,
            format!("the comma ends the value, and `{rest}` is a key without a value"),
            in_quotes(whole, self.word),
        );
        let characters = value.chars().count();
        Some(mistake.label(
            self.line.place(start),
            characters,
            "this is the whole value",
        ))
    }
}

/// Help for a comma that ends a value: the text in quotes, or the pair that the word after it may be.
fn in_quotes(whole: &str, word: &str) -> String {
    let mut help = "put the text in quotes".to_owned();
    if whole.chars().count() <= LONGEST && !whole.contains('\n') {
        help = format!("{help}: {}", quoted(whole));
    }
    let is_key =
        |key: &str| key.starts_with(char::is_alphabetic) && key.chars().all(char::is_alphanumeric);
    match word
        .split_once(' ')
        .filter(|(key, value)| is_key(key) && !value.contains(' '))
    {
        Some((key, value)) => format!("{help}, or write `{key}: {value}`"),
        None => help,
    }
}

/// Braces without any pair: a list, or a text.
fn no_pairs(line: &Line<'_>, entries: &[Entry]) -> Option<Mistake> {
    let texts = entries
        .iter()
        .map(|entry| line.text.get(entry.from..entry.to).unwrap_or_default());
    let texts: Vec<&str> = texts
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    let from = line.value_at();
    let value = line.value();
    if value.contains('\n') {
        return None;
    }
    let before = line.text.get(line.content..from).unwrap_or_default();
    let help = match texts.as_slice() {
        [] => return None,
        [_] => write(
            &format!("{before}{}", quoted(value)),
            "put the text in quotes",
        ),
        all => write(
            &format!("{before}[{}]", all.join(", ")),
            "write a list in brackets, `[…]`",
        ),
    };
    Some(Mistake::new(
        Code::ColonSpace,
        line.place(from),
        value.chars().count(),
        "braces hold pairs of `key: value`, and these are keys without values",
        help,
    ))
}

/// A sign of another script where one of YAML is expected.
fn wide(line: &Line<'_>, at: usize, sign: char, right: &str, rest: &str) -> Mistake {
    let message = format!("`{sign}` (U+{:04X}) is part of the text", u32::from(sign));
    let help = format!("write {right} before `{}`", shown(rest.trim()));
    Mistake::new(Code::MissingComma, line.place(at), 1, message, help)
}

/// Examines the items of a list in brackets, whose lines are joined: a text that ends with a quote and begins without.
pub(super) fn list(line: &Line<'_>, found: &mut Vec<(Severity, Mistake)>) {
    for entry in entries(line.text, line.value_at() + 1).unwrap_or_default() {
        let text = line.text.get(entry.from..entry.to).unwrap_or_default();
        let word = text.trim();
        let other = word.find(['，', ';']).filter(|_| entry.is_plain);
        if let Some((before, rest)) = other.and_then(|at| word.split_at_checked(at)) {
            let at = entry.from + (text.len() - text.trim_start().len()) + before.len();
            let mut rest = rest.chars();
            let sign = rest.next().unwrap_or(';');
            found.push((
                Severity::Warning,
                wide(line, at, sign, "`, `", rest.as_str()),
            ));
            continue;
        }
        let Some(quote) = word.chars().next_back().filter(|c| matches!(c, '"' | '\'')) else {
            continue;
        };
        if !entry.is_plain || !is_stray_quote(word, quote) {
            continue;
        }
        let from = entry.from + (text.len() - text.trim_start().len());
        let mistake = Mistake::new(
            Code::StrayQuote,
            line.place(from + word.len() - 1),
            1,
            format!("this `{quote}` closes no quote and is part of the text"),
            format!("write `{quote}{word}`, or remove it"),
        )
        .label(line.place(from), 1, "the text begins here, without a quote");
        found.push((Severity::Warning, mistake));
    }
}

/// The entries up to the bracket that closes the value; `None` if a comment is among them, or the value is not closed.
fn entries(text: &str, from: usize) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut entry = Entry {
        from,
        to: from,
        is_pair: false,
        is_plain: true,
        glued: None,
    };
    let mut depth = 0_usize;
    let mut begins = true;
    let mut at = from;
    loop {
        let c = text.get(at..)?.chars().next()?;
        let next = at + c.len_utf8();
        let rest = text.get(next..).unwrap_or_default();
        match c {
            '"' | '\'' if begins => {
                entry.is_plain = false;
                at = close(text, next, c)? + 1;
                begins = false;
                continue;
            }
            '[' | '{' => (depth, entry.is_plain) = (depth + 1, false),
            ']' | '}' | ',' if depth == 0 => {
                entry.to = at;
                entries.push(entry);
                if c != ',' {
                    return Some(entries);
                }
                entry = Entry {
                    from: next,
                    to: next,
                    is_pair: false,
                    is_plain: true,
                    glued: None,
                };
            }
            ']' | '}' => depth = depth.saturating_sub(1),
            '#' if text.get(..at)?.ends_with(char::is_whitespace) => return None,
            ':' if depth == 0 && (rest.starts_with([' ', ',', '}', '\n']) || !entry.is_plain) => {
                entry.is_pair = true;
            }
            ':' if depth == 0 && rest.starts_with(['"', '\'']) => {
                entry.glued = entry.glued.or(Some(at));
            }
            _ => {}
        }
        begins = matches!(c, '[' | '{' | ',' | ':') || c.is_whitespace() && begins;
        at = next;
    }
}
