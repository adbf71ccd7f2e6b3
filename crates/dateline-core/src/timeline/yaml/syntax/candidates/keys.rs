//! Keys without a colon or a space after it, texts without a key, comments in another style, lines that
//! end a document.

use super::super::lines::Line;
use super::super::mistake::Mistake;
use super::columns::by;
use super::search::{Candidate, Search, write};
use crate::timeline::Code;
use crate::timeline::field::{is_reserved, roles};
use crate::timeline::yaml::block::any_key;

/// What is written for a colon.
const SIGNS: &[&str] = &["=>", "->", "=", ";", "- ", "– ", "— ", ". ", ", "];
/// Colons of other scripts.
const COLONS: &[char] = &['：', '﹕', '∶', '꞉', '︓'];

impl<'t> Search<'_, 't> {
    pub(super) fn keys(&mut self) {
        let lines = self.structure();
        let known: Vec<&str> = lines.iter().filter_map(Line::key).collect();
        for (index, line) in lines.iter().enumerate() {
            let content = line.content();
            self.comment_style(line);
            self.document_end(line);
            if let Some(at) = content.find(COLONS) {
                self.wide_colon(line, at);
            }
            let above = index.checked_sub(1).and_then(|above| lines.get(above));
            let below = lines.get(index + 1);
            match line.key() {
                None => {
                    self.quoted_pair(line);
                    self.text_below_key(line, above);
                    self.no_colon(line, &known);
                    self.no_key(line);
                    self.no_colon_unlisted(line, above, below);
                    self.item_without_key(line, below);
                }
                // The colon that is found may be one within the value.
                Some(key) if key.contains(" {") || key.contains(" [") => {
                    self.no_colon(line, &known);
                }
                Some(key) => self.stray_character(line, key),
            }
        }
    }

    /// `"title: A`, or `"title: A"`
    fn quoted_pair(&mut self, line: &Line<'t>) {
        let Some(quote) = line
            .content()
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\''))
        else {
            return;
        };
        let end = line.end();
        let inner = line.text.get(line.content + 1..end).unwrap_or_default();
        let pair = inner.strip_suffix(quote).unwrap_or(inner);
        let Some(key) = any_key(pair).map(|(key, _)| key) else {
            return;
        };
        if pair.contains(quote) || roles(key).is_empty() {
            return;
        }
        let place = line.place(line.content);
        let help = write(pair, "remove it");
        let mistake = if pair.len() == inner.len() {
            Mistake::new(
                Code::OpenQuote,
                place,
                1,
                "the quote opened here is never closed",
                help,
            )
        } else {
            let message = format!("the quotes hold the key `{key}` together with its value");
            Mistake::new(
                Code::NoColon,
                place,
                inner.chars().count() + 1,
                message,
                help,
            )
        };
        self.replace(line, line.content..end, pair, mistake);
    }

    /// A text on the line below its key that is not indented deeper than it.
    fn text_below_key(&mut self, line: &Line<'t>, above: Option<&Line<'t>>) {
        let Some(above) = above.filter(|above| above.value().is_empty()) else {
            return;
        };
        let Some(key) = above.key() else { return };
        if line.has_dash || line.indent > above.content {
            return;
        }
        let column = above.content + 2;
        let mistake = Mistake::new(
            Code::Indentation,
            line.place(line.indent),
            line.content().trim_end().chars().count(),
            format!("the text of `{key}:` is not indented deeper than its key"),
            by(column),
        )
        .label(
            above.place(above.content),
            key.chars().count(),
            "the key of the text",
        );
        let below = self
            .lines
            .iter()
            .filter(|other| other.number >= line.number);
        let text = below.take_while(|other| other.key().is_none() && !other.has_dash);
        let numbers: Vec<usize> = text.map(|line| line.number).collect();
        let text = self.indented(&numbers, column);
        self.found.push(Candidate { mistake, text });
    }

    /// An item that begins with a text and goes on with keys.
    fn item_without_key(&mut self, line: &Line<'t>, below: Option<&Line<'t>>) {
        let is_key = |below: &Line<'_>| {
            !below.has_dash && below.indent == line.content && below.key().is_some()
        };
        let word = line.content().trim_end();
        if !line.has_dash || !below.is_some_and(is_key) || word.starts_with(['"', '\'', '[', '{']) {
            return;
        }
        let is_id = !word.contains(' ');
        let mistake = Mistake::new(
            Code::NoKey,
            line.place(line.content),
            word.chars().count(),
            "a text where a key is expected",
            if is_id {
                write(&format!("- id: {word}"), "write `id: ` before it")
            } else {
                "write a key and a `:` before it".to_owned()
            },
        );
        self.replace(line, line.content..line.content, "no-key: ", mistake);
    }

    /// A key that was hit while the cursor was before a key.
    fn stray_character(&mut self, line: &Line<'t>, key: &str) {
        let Some((stray, name)) = key.split_once(' ') else {
            return;
        };
        let name = name.trim_start();
        if line.has_dash || stray.chars().count() > 2 || roles(name).is_empty() {
            return;
        }
        let spaces = " ".repeat(stray.chars().count());
        for with in [spaces.as_str(), ""] {
            let mistake = Mistake::new(
                Code::Indentation,
                line.place(line.content),
                stray.chars().count(),
                format!("`{stray}` before the key `{name}`"),
                "remove it, and indent the line like the keys above it",
            );
            let end = line.content + stray.len();
            self.replace(line, line.content..end, with, mistake);
        }
    }

    /// `: value`
    fn no_key(&mut self, line: &Line<'t>) {
        if line.content().starts_with(": ") {
            let mistake = Mistake::new(
                Code::NoKey,
                line.place(line.content),
                1,
                "no key before the `:`",
                "write `key: value`",
            );
            self.replace(line, line.content..line.content, "no-key", mistake);
        }
    }

    pub(super) fn comment_style(&mut self, line: &Line<'t>) {
        let content = line.content();
        for sign in ["//", "/*", "<!--", "--", ";", "%"] {
            if !content.starts_with(sign) || content.starts_with("---") {
                continue;
            }
            let comment = content.get(sign.len()..).unwrap_or_default().trim_end();
            let comment = comment.trim_end_matches("*/").trim_end_matches("-->");
            let mistake = Mistake::new(
                Code::CommentStyle,
                line.place(line.content),
                sign.len(),
                format!("`{sign}` does not begin a comment in YAML"),
                write(&format!("#{comment}"), "begin comments with `#`"),
            );
            self.replace(line, line.content..line.content + sign.len(), "#", mistake);
        }
    }

    /// `...`, or `---` that is indented.
    fn document_end(&mut self, line: &Line<'t>) {
        let sign = line.text.trim();
        if !matches!(sign, "..." | "---") {
            return;
        }
        let message = match sign {
            "..." => "`...` ends the document, and more follows",
            _ => "`---` begins a document only at the start of a line",
        };
        let mistake = Mistake::new(
            Code::DocumentEnd,
            line.place(line.indent),
            3,
            message,
            "remove the line",
        );
        self.replace(line, line.indent..line.end(), "#", mistake);
    }

    fn wide_colon(&mut self, line: &Line<'t>, at: usize) {
        let content = line.content();
        let (Some(key), Some(colon)) = (
            content.get(..at),
            content.get(at..).and_then(|rest| rest.chars().next()),
        ) else {
            return;
        };
        if key.is_empty() || key.contains([':', ' ']) {
            return;
        }
        let from = line.content + at;
        let to = from + colon.len_utf8();
        let rest = line.text.get(to..).unwrap_or_default().trim_start();
        let mistake = Mistake::new(
            Code::NoColon,
            line.place(from),
            1,
            format!(
                "`{colon}` (U+{:04X}) where a `:` is expected",
                u32::from(colon)
            ),
            write(&format!("{key}: {rest}"), "write `:` and a space"),
        );
        let to = line.text.len() - rest.len();
        self.replace(line, from..to, ": ", mistake);
    }

    /// A line that begins with the name of a field without a colon after it, or without a space
    /// after the colon.
    fn no_colon(&mut self, line: &Line<'t>, known: &[&str]) {
        let content = line.content();
        let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let quote = content.chars().next().filter(|c| matches!(c, '"' | '\''));
        let end = match quote {
            Some(quote) => match super::super::lines::close(content, 1, quote) {
                Some(end) => end + 1,
                None => return,
            },
            None => content.find(|c| !is_of_word(c)).unwrap_or(content.len()),
        };
        let Some((word, rest)) = content.split_at_checked(end) else {
            return;
        };
        let name = word.trim_matches(['"', '\'']);
        let is_field = !roles(name).is_empty() || is_reserved(name) || known.contains(&word);
        if !is_field || name.is_empty() {
            return;
        }
        let after = line.content + end;
        if let Some(value) = rest.strip_prefix(':') {
            let mistake = Mistake::new(
                Code::ColonSpace,
                line.place(after),
                1,
                "no space after the `:`",
                write(&format!("{word}: {value}"), "write a space after it"),
            );
            self.replace(line, after + 1..after + 1, " ", mistake);
            return;
        }
        let value = rest.trim_start_matches([' ', '\t']);
        if let Some(value) = value.strip_prefix(':') {
            let from = line.text.len() - value.len();
            let mistake = Mistake::new(
                Code::ColonSpace,
                line.place(from - 1),
                1,
                "no space after the `:`",
                write(&format!("{word}: {value}"), "write a space after it"),
            );
            self.replace(line, after..from, ": ", mistake);
            return;
        }
        let sign = SIGNS.iter().find_map(|sign| value.strip_prefix(sign));
        let value = sign.unwrap_or(value).trim_start();
        let to = line.text.len() - value.len();
        let mistake = Mistake::new(
            Code::NoColon,
            line.place(line.content),
            word.chars().count(),
            format!("no `:` after `{word}`"),
            write(&format!("{word}: {value}"), "write `key: value`"),
        );
        self.replace(
            line,
            after..to,
            if value.is_empty() { ":" } else { ": " },
            mistake,
        );
    }

    /// A line among keys that begins with a word which no table knows, and has no colon.
    fn no_colon_unlisted(
        &mut self,
        line: &Line<'t>,
        above: Option<&Line<'t>>,
        below: Option<&Line<'t>>,
    ) {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let content = line.content().trim_end();
        let end = content.find(|c| !is_word(c)).unwrap_or(content.len());
        let (word, rest) = content.split_at(end);
        let value = rest.trim_start();
        let is_sibling = |other: &&Line<'t>| other.content == line.content && other.key().is_some();
        let is_among_keys = below.is_some_and(|below| is_sibling(&below) && !below.has_dash)
            || above.is_some_and(|above| is_sibling(&above) && !line.has_dash);
        let is_parent = value.is_empty() && below.is_some_and(|below| below.indent > line.content);
        let begins = value.chars().next();
        // Several words are rather text, and continue that of the line above.
        let is_text = !begins.is_some_and(|c| "[{\"'|>=".contains(c))
            && above.is_some_and(|above| {
                !line.has_dash
                    && (above.value().starts_with(char::is_alphabetic) || above.opens_block())
            });
        let most = if is_text || line.has_dash {
            2
        } else {
            usize::MAX
        };
        if !word.starts_with(char::is_alphabetic)
            || !is_among_keys
            || content.split(' ').count() > most
            || !(is_parent || rest.starts_with(' ') && !value.is_empty())
        {
            return;
        }
        let sign = SIGNS.iter().find_map(|sign| value.strip_prefix(sign));
        let value = sign.unwrap_or(value).trim_start();
        let dash = if line.has_dash { "- " } else { "" };
        let mut help = write(&format!("{dash}{word}: {value}"), "write `key: value`");
        if is_text {
            help = format!(
                "indent it deeper if it belongs to the text above it; if `{word}` is a key, {help}"
            );
        }
        let mistake = Mistake::new(
            Code::NoColon,
            line.place(line.content),
            word.chars().count(),
            format!("no `:` after `{word}`"),
            help,
        );
        let from = line.content + end;
        let with = if value.is_empty() { ":" } else { ": " };
        self.replace(line, from..line.end() - value.len(), with, mistake);
    }

    /// A line that is neither a key nor an item, and belongs to no text.
    pub(super) fn stray_lines(&mut self) {
        let lines = self.structure();
        for (above, line) in lines.iter().zip(lines.iter().skip(1)) {
            let text = line.content().trim_end();
            let is_marked = text.is_empty() || text.starts_with(['{', '[', '"', '\'']);
            if line.key().is_some() || line.has_dash || is_marked {
                continue;
            }
            let is_sibling =
                |other: &Line<'t>| other.number < line.number && other.content == line.content;
            let continues = text.contains(' ') && !above.value().is_empty();
            let is_apart = line.number > above.number + 1
                || lines.first().is_some_and(|first| first.indent > 0);
            let is_outside = is_apart && line.indent == 0 && above.content > 0;
            let mistake = if continues && !is_outside || lines.iter().any(is_sibling) {
                no_colon(line, text)
            } else {
                neither(line, text, above)
            };
            self.replace(line, line.indent..line.indent, "#", mistake);
        }
    }
}

/// A text at the column of keys.
fn no_colon(line: &Line<'_>, text: &str) -> Mistake {
    let shown = crate::text::head(text, 40);
    let dots = if shown.len() < text.len() { "…" } else { "" };
    Mistake::new(
        Code::NoColon,
        line.place(line.indent),
        text.chars().count(),
        format!("no `:` after `{shown}{dots}`"),
        "write `key: value`; the further lines of a text are indented deeper than its key",
    )
}

/// A text at no column of the lines above it.
fn neither(line: &Line<'_>, text: &str, above: &Line<'_>) -> Mistake {
    let mut help = "remove it, write `key: value`, or begin a comment with `#`".to_owned();
    if !above.value().is_empty() {
        let column = by(above.content + 2);
        help = format!("{help}; {column} if it belongs to the text above it");
    }
    Mistake::new(
        Code::NoColon,
        line.place(line.indent),
        text.chars().count(),
        format!(
            "`{}` is neither a key nor an item",
            crate::text::head(text, 40)
        ),
        help,
    )
}
