//! Valid YAML that is probably a mistake: a `#` that cuts a text, a comma in braces that does, a
//! quote or a bracket that closes nothing.
//!
//! Every event is examined, so a quick scan of its bytes first decides whether it can have any of
//! these at all (`gate`).

mod flow;
mod gate;
mod items;
mod links;
mod plain;
mod structure;

use super::yaml::block::key_of;
use super::yaml::lookalikes::{has_no_width, odd_space};
use super::yaml::part::Part;
use super::yaml::syntax::{Line, Mistake, close, lines, quoted, write};
use super::{Code, Diagnostic, Severity};
use crate::limits;
use crate::timeline::field::{Role, rank, roles};
use gate::may_have_any;
use plain::{is_date, plain};
use structure::{deeper_item, key_in_text};

/// Reports probable mistakes in a text that is valid YAML, and part of a document in which aliases may refer to its anchors.
pub(super) fn warnings(part: &Part<'_>, document: &str) -> Vec<Diagnostic> {
    if !may_have_any(part.text) {
        return Vec::new();
    }
    let lines = lines(part);
    let mut found = Vec::new();
    let structure: Vec<Line<'_>> = lines
        .iter()
        .filter(|line| !line.is_inside)
        .copied()
        .collect();
    for (index, line) in structure.iter().enumerate() {
        let above = index.checked_sub(1).and_then(|above| structure.get(above));
        let below = structure.get(index + 1);
        invisible(line, &mut found);
        items::item(line, above, below, &mut found);
        links::link(line, &mut found);
        other_comment(line, &mut found);
        deeper_item(line, structure.get(..index).unwrap_or_default(), &mut found);
        key_in_text(line, &lines, &structure, &mut found);
        let value = line.value();
        match value.chars().next() {
            Some('#') => empty(line, below, &mut found),
            Some('"' | '\'') => in_quotes(line, &lines, &mut found),
            Some('{') if value.starts_with("{{") && value.ends_with("}}") => {
                braces(line, &mut found);
            }
            Some('{') => flow::mapping(&line.joined(part, &lines), &mut found),
            Some('[') => flow::list(&line.joined(part, &lines), &mut found),
            Some('$') if value.starts_with("${") && value.ends_with('}') => {
                placeholder(line, &mut found);
            }
            Some('&') => anchor(line, document, &mut found),
            Some('!') => tag(line, &mut found),
            None | Some('*' | '|' | '>' | '@' | '`' | '%') => {}
            Some(_) => plain(line, &mut found),
        }
    }
    let found = found.into_iter().take(limits::REPORTED);
    let diagnostics = found.map(|(severity, mistake)| mistake.diagnostic(part).with(severity));
    diagnostics.collect()
}

type Warnings = Vec<(Severity, Mistake)>;

/// Reports a character without width, or a non-ASCII space, before a key; and one without width within a key or at an end of a value.
fn invisible(line: &Line<'_>, found: &mut Warnings) {
    let content = line.content();
    let odd = |c: char| Some((c, odd_space(c)?));
    let mut report = |byte: usize, (c, name): (char, &str), place: &str| {
        let mistake = Mistake::new(
            Code::OddSpace,
            line.place(byte),
            1,
            format!("{name} (U+{:04X}) {place}", u32::from(c)),
            "remove it",
        );
        found.push((Severity::Warning, mistake));
    };
    let is_key = || key_of(content.trim_start_matches(|c| odd_space(c).is_some())).is_some();
    if let Some(found) = content.chars().next().and_then(odd)
        && (line.key().is_some() || is_key())
    {
        report(
            line.content,
            found,
            "before the key: it is part of its name",
        );
        return;
    }
    let no_width = |c: &char| has_no_width(*c);
    // The spaces after a key belong to it unless they are plain ones.
    let lead = line
        .text
        .get(line.content..line.value_at())
        .unwrap_or_default();
    let lead = lead.trim_end_matches([' ', '\t']).trim_end_matches(':');
    let last = lead.char_indices().next_back();
    let mut chars = lead.char_indices().filter(|(_, c)| no_width(c));
    let of_key = chars
        .next()
        .or(last)
        .and_then(|(at, c)| Some((at, odd(c)?)));
    if let Some((at, odd)) = of_key.filter(|_| line.key().is_some()) {
        report(
            line.content + at,
            odd,
            "within the key: it is part of its name",
        );
        return;
    }
    let value = line.value().trim_start_matches('\u{feff}');
    let (first, last) = (value.chars().next(), value.chars().next_back());
    if let Some(odd) = first.filter(no_width).and_then(odd) {
        report(line.value_at(), odd, "before the value: it is part of it");
    } else if let Some(odd) = last.filter(no_width).and_then(odd) {
        let end = line.end() - odd.0.len_utf8();
        report(end, odd, "after the value: it is part of it");
    }
}

/// Reports a key whose value is a comment.
fn empty(line: &Line<'_>, below: Option<&Line<'_>>, found: &mut Warnings) {
    let value = line.value();
    let is_word = value.chars().nth(1).is_some_and(char::is_alphanumeric);
    // The value may be below it.
    let is_deeper = |below: &Line<'_>| {
        below.indent > line.content || below.has_dash && below.indent == line.content
    };
    if !is_word || below.is_some_and(is_deeper) {
        return;
    }
    let Some(key) = line.key() else {
        if line.has_dash {
            let mistake = Mistake::new(
                Code::CommentCutsText,
                line.place(line.value_at()),
                value.chars().count(),
                "`#` begins a comment, so the item is empty",
                write(&format!("- {}", quoted(value)), "put the text in quotes"),
            );
            found.push((Severity::Warning, mistake));
        }
        return;
    };
    let id = value.trim_start_matches('#');
    let is_source = rank(key, Role::Source).is_some();
    let help = if is_source && !id.contains(' ') {
        format!("write `{key}: {id}`")
    } else {
        write(
            &format!("{key}: {}", quoted(value)),
            "put the text in quotes",
        )
    };
    let mistake = Mistake::new(
        Code::CommentCutsText,
        line.place(line.value_at()),
        value.chars().count(),
        format!("`#` begins a comment, so `{key}:` has no value"),
        help,
    );
    found.push((Severity::Warning, mistake));
}

/// Reports a placeholder of a template, which is a mapping as a key.
fn braces(line: &Line<'_>, found: &mut Warnings) {
    let from = line.value_at();
    let before = line.text.get(line.content..from).unwrap_or_default();
    let mistake = Mistake::new(
        Code::FirstCharacter,
        line.place(from),
        2,
        "`{{` begins a mapping within a mapping, not a text",
        write(
            &format!("{before}{}", quoted(line.value())),
            "put the text in quotes",
        ),
    );
    found.push((Severity::Warning, mistake));
}

/// Reports a value that is nothing but a placeholder of a snippet or a template.
fn placeholder(line: &Line<'_>, found: &mut Warnings) {
    let mistake = Mistake::new(
        Code::FirstCharacter,
        line.place(line.value_at()),
        line.value().chars().count(),
        "a placeholder that was not filled in",
        "write what it stands for; put a text that begins with `${` in quotes",
    );
    found.push((Severity::Warning, mistake));
}

/// Reports a key that was meant to be a comment: `// link: …`.
fn other_comment(line: &Line<'_>, found: &mut Warnings) {
    let content = line.content();
    let signs = ["//", "/*"];
    let sign = signs.into_iter().find(|sign| content.starts_with(sign));
    let (Some(sign), Some(_)) = (sign, line.key()) else {
        return;
    };
    let text = content.trim_start_matches(sign).trim_end_matches("*/");
    let mistake = Mistake::new(
        Code::CommentStyle,
        line.place(line.content),
        sign.len(),
        format!("`{sign}` does not begin a comment in YAML: it is part of the key"),
        write(&format!("# {}", text.trim()), "write `# ` before it"),
    );
    found.push((Severity::Warning, mistake));
}

/// Reports a quoted text that continues over keys, or a path in double quotes.
fn in_quotes(line: &Line<'_>, lines: &[Line<'_>], found: &mut Warnings) {
    let value = line.value();
    let from = line.value_at();
    let quote = value.chars().next().unwrap_or('"');
    if close(value, 1, quote).is_some() {
        path(line, found);
        return;
    }
    let below = lines
        .iter()
        .skip_while(|other| other.number <= line.number)
        .take_while(|other| other.is_inside);
    let below: Vec<_> = below.collect();
    let is_key = |other: &&&Line<'_>| {
        let is_known = other.key().is_some_and(|key| !roles(key).is_empty());
        other.content <= line.content && other.key().is_some()
            || other.indent <= line.content && is_known
    };
    let (Some(key), Some(last)) = (below.iter().find(is_key), below.last()) else {
        return;
    };
    let name = crate::text::head(key.key().unwrap_or_default(), 40);
    let end = close(last.text, last.indent, quote).unwrap_or(last.end());
    let mistake = Mistake::new(
        Code::OpenQuote,
        line.place(from),
        1,
        format!("the quote opened here goes on over `{name}:`"),
        format!("close it with `{quote}` where the text ends"),
    )
    .label(last.place(end), 1, "it ends only here");
    found.push((Severity::Error, mistake));
}

/// Reports a path such as `"C:\new"`, in which `\n` is a line break.
fn path(line: &Line<'_>, found: &mut Warnings) {
    let value = line.value();
    let mut bytes = value.bytes();
    let is_path = bytes.next() == Some(b'"')
        && bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && bytes.next() == Some(b':')
        && bytes.next() == Some(b'\\')
        && bytes.next().is_some_and(|byte| byte != b'\\');
    let Some(inner) = close(value, 1, '"').and_then(|end| value.get(1..end)) else {
        return;
    };
    if !is_path {
        return;
    }
    let before = line
        .text
        .get(line.content..line.value_at())
        .unwrap_or_default();
    let escape = inner.get(2..4).unwrap_or("\\");
    let mistake = Mistake::new(
        Code::Escape,
        line.place(line.value_at() + 3),
        2,
        format!("`{escape}` in double quotes is an escape, not part of a path"),
        write(
            &format!("{before}'{inner}'"),
            "put the path in single quotes",
        ),
    );
    found.push((Severity::Warning, mistake));
}

/// Reports `&name` before a text if no alias refers to it.
fn anchor(line: &Line<'_>, text: &str, found: &mut Warnings) {
    let value = line.value();
    let Some((name, rest)) = value
        .strip_prefix('&')
        .and_then(|name| name.split_once(' '))
    else {
        return;
    };
    let alias = format!("*{name}");
    let is_text = rest.trim_start().starts_with(char::is_alphanumeric);
    if !is_text
        || line.key().is_some_and(is_date)
        || memchr::memmem::find(text.as_bytes(), alias.as_bytes()).is_some()
    {
        return;
    }
    let width = name.chars().count() + 1;
    let message = format!(
        "`&{}` names an anchor that no alias refers to, and is not part of the text",
        crate::text::head(name, 40)
    );
    found.push(first_word(line, width, message, '&'));
}

/// The types that YAML itself defines for a tag with `!!` (<https://yaml.org/type/>).
const TYPES: &[&str] = &[
    "binary", "bool", "float", "int", "map", "merge", "null", "omap", "pairs", "seq", "set", "str",
    "timestamp", "value", "yaml",
];

/// Reports exclamation marks before a text, which make its first word a tag. A tag with a name of its own is reported as one.
fn tag(line: &Line<'_>, found: &mut Warnings) {
    let value = line.value();
    let (tag, _) = value.split_once(' ').unwrap_or((value, ""));
    let is_named = match tag.strip_prefix("!!") {
        Some(name) => TYPES.contains(&name),
        None => tag.len() > 1,
    };
    if is_named {
        return;
    }
    let message = format!(
        "`{}` is a tag, and is not part of the text",
        crate::text::head(tag, 40)
    );
    found.push(first_word(line, tag.chars().count(), message, '!'));
}

/// A warning about the first word of a value, `width` characters wide, which begins with a sign of YAML and so is not part of the
/// text.
fn first_word(line: &Line<'_>, width: usize, message: String, sign: char) -> (Severity, Mistake) {
    let from = line.value_at();
    let before = line.text.get(line.content..from).unwrap_or_default();
    let help = write(
        &format!("{before}{}", quoted(line.value())),
        &format!("put a text that begins with `{sign}` in quotes"),
    );
    let mistake = Mistake::new(Code::FirstCharacter, line.place(from), width, message, help);
    (Severity::Warning, mistake)
}
