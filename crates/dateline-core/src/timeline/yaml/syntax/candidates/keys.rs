//! Keys without a colon or a space after it, texts that require quotes, comments in another style,
//! lines that end a document.

use super::super::lines::Line;
use super::super::mistake::Mistake;
use super::search::{Search, quoted, write};
use crate::timeline::Code;
use crate::timeline::field::{is_reserved, roles};

/// Colons of other scripts.
const COLONS: &[char] = &['：', '﹕', '∶', '꞉', '︓'];

impl<'t> Search<'_, 't> {
    pub(super) fn keys(&mut self) {
        let lines = self.structure();
        let known: Vec<&str> = lines.iter().filter_map(Line::key).collect();
        for line in &lines {
            let content = line.content();
            self.comment_style(line);
            self.document_end(line);
            if let Some(at) = content.find(COLONS) {
                self.wide_colon(line, at);
            }
            if line.key().is_none() {
                self.no_colon(line, &known);
                self.no_key(line);
            }
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

    fn comment_style(&mut self, line: &Line<'t>) {
        let content = line.content();
        for sign in ["//", "/*", "--", ";", "%"] {
            if !content.starts_with(sign) || content.starts_with("---") {
                continue;
            }
            let mistake = Mistake::new(
                Code::CommentStyle,
                line.place(line.content),
                sign.len(),
                format!("`{sign}` does not begin a comment in YAML"),
                write(
                    &format!("#{}", content.get(sign.len()..).unwrap_or_default()),
                    "begin comments with `#`",
                ),
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
        let value = rest.trim_start_matches([' ', '=', ';', '\t']);
        let value = value.strip_prefix("->").map_or(value, str::trim_start);
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

    /// Texts that require quotes.
    pub(super) fn texts(&mut self) {
        for line in self.structure() {
            let value = line.value();
            let Some(first) = value.chars().next() else {
                continue;
            };
            let from = line.value_at();
            let to = from + value.len();
            let before = line.text.get(line.content..from).unwrap_or_default();
            let all = quoted(value);
            let corrected = format!("{before}{all}");
            if let Some(at) = second_colon(value)
                && line.key().is_some()
                && !value.starts_with(['"', '\'', '[', '{'])
            {
                let curly = matches!(first, '“' | '„' | '‘' | '«' | '”');
                let mistake = if curly {
                    Mistake::new(
                        Code::CurlyQuotes,
                        line.place(from),
                        1,
                        format!(
                            "`{first}` does not quote a text in YAML, and `: ` in it begins a value"
                        ),
                        write(&corrected, "put the text in straight quotes as well"),
                    )
                    .label(line.place(from + at), 1, "a second `: `")
                } else {
                    Mistake::new(
                        Code::SecondColon,
                        line.place(from + at),
                        1,
                        "a second `: ` in a text without quotes",
                        if corrected.chars().count() <= super::search::SHOWN {
                            format!("put the text in quotes: {corrected}")
                        } else {
                            "put the text in quotes".to_owned()
                        },
                    )
                };
                self.replace(&line, from..to, &all, mistake);
            }
            if value.starts_with("- ") {
                let items = value.trim_start_matches("- ");
                let mistake = Mistake::new(
                    Code::ListInLine,
                    line.place(from),
                    1,
                    "a list can't begin on the line of its key",
                    format!(
                        "put each `- …` on a line of its own below the key, or write a list in brackets: [{}]; put a text that begins with `- ` in quotes",
                        crate::text::head(items, 40)
                    ),
                );
                self.replace(&line, from..to, &all, mistake);
            }
            let is_indicator = "@`%*&!|>?]},".contains(first) || value.starts_with("? ");
            if is_indicator && !line.opens_block() {
                let name = if first == '`' {
                    "a backtick".to_owned()
                } else {
                    format!("`{first}`")
                };
                let mut mistake = Mistake::new(
                    Code::FirstCharacter,
                    line.place(from),
                    1,
                    format!("a text can't begin with {name}"),
                    write(&corrected, "put the text in quotes"),
                );
                if matches!(first, '|' | '>') {
                    mistake = Mistake::new(
                        Code::BlockHeader,
                        line.place(from),
                        1,
                        format!("the text after `{first}` must begin on the next line"),
                        format!(
                            "begin it there, indented; or put a text that begins with `{first}` in quotes"
                        ),
                    );
                    // The following lines belong to it.
                    let rest = value.trim_start_matches(['|', '>']).trim();
                    let indent = " ".repeat(line.content + 2);
                    let below = format!("{first}\n{indent}{rest}");
                    self.replace(&line, from..to, &below, mistake);
                    continue;
                }
                let is_alias = first == '*' && !value.contains(' ');
                if !is_alias {
                    self.replace(&line, from..to, &all, mistake);
                }
            }
        }
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
