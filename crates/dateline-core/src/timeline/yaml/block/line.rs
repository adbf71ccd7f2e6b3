//! The lines of a text in the usual form, each by itself: keys, dashes, blanks.

use crate::timeline::field;
use crate::timeline::yaml::lookalikes::{odd_dash, odd_space};

/// A line, with its position.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub text: &'t str,
    /// Its first byte in the text.
    pub start: usize,
    /// Its number in the file.
    pub number: usize,
}

impl<'t> Line<'t> {
    /// Number of leading spaces.
    pub fn indent(self) -> usize {
        self.text.bytes().take_while(|byte| *byte == b' ').count()
    }

    pub fn content(self) -> &'t str {
        self.text.get(self.indent()..).unwrap_or_default()
    }

    /// Whether it has only white space or a comment.
    pub fn is_empty(self) -> bool {
        is_blank(self.text)
    }

    pub fn is_dash(self) -> bool {
        let mut bytes = self.content().bytes();
        bytes.next() == Some(b'-')
            && bytes
                .next()
                .is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
    }

    /// The one word of the line, with nothing beside it but signs that may stand for its colon.
    pub fn only_word(self) -> Option<&'t str> {
        let content = self.content().trim_end();
        let is_sign = |c: char| " :=-;,.>".contains(c);
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let (word, rest) = content.split_at(content.find(|c| !is_word(c)).unwrap_or(content.len()));
        let is_one = word.starts_with(char::is_alphanumeric) && rest.chars().all(is_sign);
        is_one.then_some(word)
    }

    /// Whether the line begins an item of a list whose dashes are at the column `dash` although its own dash is at another column, has
    /// no space after it, is another character or is missing. Such a line cannot be in a list that is valid YAML.
    ///
    /// `key` is the first key of the first item: a line that begins with it, or with a date, is taken for the begin of an item.
    pub fn almost_begins(self, dash: usize, key: Option<&str>) -> bool {
        let text = self.text.trim_end_matches(['\n', '\r']);
        if let Some(added) = text.strip_prefix('+') {
            // A line that a diff adds.
            let content = added.trim_start_matches(' ');
            let indent = added.len() - content.len();
            if indent > dash + 1 || indent == dash && content.starts_with("- ") {
                return indent == dash;
            }
        }
        let is_space = |c: char| c == ' ' || odd_space(c).is_some();
        let content = text.trim_start_matches(is_space);
        let lead = text.get(..text.len() - content.len()).unwrap_or_default();
        let column = lead.chars().count();
        let mut chars = content.chars();
        let first = chars.next();
        let has_dash = first.is_some_and(|c| c == '-' || odd_dash(c).is_some());
        let after = if has_dash { chars.as_str() } else { content };
        let rest = after.trim_start_matches(|c| is_space(c) || c == '\t');
        let Some((found, _)) = any_key(rest) else {
            return false;
        };
        let is_first_key = field::begins_date(found) || key == Some(found);
        if !has_dash {
            return column == dash && is_first_key;
        }
        let has_no_space = first == Some('-') && column == dash && rest.len() == after.len();
        column <= dash + 1
            && (is_first_key || has_no_space && rest.starts_with(char::is_alphabetic))
    }

    /// The key that the line begins with, as written, and the rest after its colon.
    pub fn key(self) -> Option<(&'t str, &'t str)> {
        any_key(self.content().trim_end_matches(['\n', '\r']))
    }
}

/// The key that a text begins with, as written, and the rest after its colon: plain, in quotes, or
/// after a `?`, which has its colon on a later line.
pub(in crate::timeline) fn any_key(text: &str) -> Option<(&str, &str)> {
    if text.starts_with("? ") {
        return Some((text, text));
    }
    quoted_key(text).or_else(|| key_of(text))
}

/// The quoted key that a text begins with, and the rest after its colon.
fn quoted_key(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut chars = text.char_indices().skip(1);
    let end = loop {
        match chars.next()? {
            (_, '\\') if quote == '"' => {
                chars.next()?;
            }
            (at, c) if c == quote => {
                // Within single quotes, a quote is doubled.
                if c == '"' || !text.get(at + 1..)?.starts_with('\'') {
                    break at + 1;
                }
                chars.next()?;
            }
            _ => {}
        }
    };
    let (key, rest) = text.split_at_checked(end)?;
    let rest = rest.trim_start_matches([' ', '\t']).strip_prefix(':')?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some((key, rest))
}

/// The plain key that a text begins with, and the rest after its colon.
pub(in crate::timeline) fn key_of(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    if !first.is_alphanumeric() && !"_<$./+(~^=".contains(first) {
        return None;
    }
    let mut from = 0;
    loop {
        let colon = from + text.get(from..)?.find(':')?;
        let (key, rest) = (text.get(..colon)?, text.get(colon + 1..)?);
        if key.contains(" #") {
            return None;
        }
        if rest.is_empty() || rest.starts_with([' ', '\t']) {
            return Some((key.trim_end(), rest));
        }
        from = colon + 1;
    }
}

/// Whether a line has only white space or a comment.
pub(in crate::timeline) fn is_blank(line: &str) -> bool {
    let content = line.trim_start();
    content.is_empty() || content.starts_with('#')
}

/// The lines of a text, with their ends, numbered from `number`.
pub(super) fn lines(text: &str, number: usize) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    (number..).map_while(move |number| {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        // A search takes longer than skipping an empty line.
        let end = if rest.as_bytes().first() == Some(&b'\n') {
            1
        } else {
            rest.find('\n').map_or(rest.len(), |end| end + 1)
        };
        let line = Line {
            text: rest.get(..end)?,
            start,
            number,
        };
        start += end;
        Some(line)
    })
}

/// Whether a value is the header of a block text: `|` or `>`, and what may follow them.
pub(in crate::timeline) fn is_block_header(value: &str) -> bool {
    let Some(header) = value.trim().strip_prefix(['|', '>']) else {
        return false;
    };
    let rest = header.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '+');
    rest.is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#')
}
