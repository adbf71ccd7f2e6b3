//! Recognizing files in formats that dateline does not read, by their content.
//!
//! A YAML error for the first line of a calendar or a database would be correct but useless: the
//! format is named instead.

use crate::timeline::Code;
use crate::timeline::Diagnostic;

/// A format and its magic number.
struct Magic {
    name: &'static str,
    begins: &'static [u8],
}

/// Formats with a magic number, as fixed by their specifications.
const MAGIC: &[Magic] = &[
    Magic {
        name: "an SQLite database",
        begins: b"SQLite format 3\0",
    },
    Magic {
        name: "a ZIP archive (DOCX, XLSX and EPUB files are such)",
        begins: b"PK\x03\x04",
    },
    Magic {
        name: "a PDF document",
        begins: b"%PDF-",
    },
    Magic {
        name: "a gzip archive",
        begins: b"\x1f\x8b",
    },
    Magic {
        name: "a PNG picture",
        begins: b"\x89PNG\r\n\x1a\n",
    },
    Magic {
        name: "a JPEG picture",
        begins: b"\xff\xd8\xff",
    },
    Magic {
        name: "an old Office document",
        begins: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    },
    Magic {
        name: "a program",
        begins: b"\x7fELF",
    },
];

/// Bytes at the beginning of a file that are examined to decide whether it is text.
const EXAMINED: usize = 1000;
/// One control character in this many bytes of text is a mistake; more are a binary file.
const TEXT_PER_CONTROL: usize = 20;

/// Help for a file that is not text.
const NOT_TEXT: &str = "write the events as a list in YAML, JSON or Markdown";

/// A diagnostic for a binary file: of a format that the first bytes identify, or of any other.
///
/// Text in UTF-16 or UTF-32 counts as binary here.
pub(in crate::timeline) fn binary(bytes: &[u8]) -> Option<Diagnostic> {
    let magic = MAGIC.iter().find(|magic| bytes.starts_with(magic.begins));
    let name = match magic {
        Some(magic) => magic.name,
        None if is_binary(bytes) => "a binary file",
        None => return None,
    };
    Some(Diagnostic::whole(
        Code::OtherFormat,
        format!("this is {name}, which dateline cannot read"),
        NOT_TEXT,
    ))
}

/// Whether the first bytes have more control characters than a text can have by mistake.
fn is_binary(bytes: &[u8]) -> bool {
    let start = bytes.get(..EXAMINED).unwrap_or(bytes);
    let is_control = |byte: &&u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    start.iter().filter(is_control).count() * TEXT_PER_CONTROL > start.len()
}

/// A diagnostic for a text format that the lines identify, for a text without events.
pub(in crate::timeline) fn text(text: &str) -> Option<Diagnostic> {
    let lines: Vec<&str> = text
        .lines()
        .map(|line| crate::text::head(line.trim_end(), LONGEST_LINE))
        .filter(|line| !line.trim().is_empty())
        .take(LOOKED_AT)
        .collect();
    let first = lines.first()?;
    let begins = BEGINNINGS
        .iter()
        .find(|(begin, _)| first.starts_with(begin))
        .map(|(_, name)| (name, &CONVERT));
    let (name, help) = begins.or_else(|| {
        let mut formats = FORMATS.iter();
        formats.find_map(|(is, name, help)| is(&lines).then_some((name, help)))
    })?;
    Some(Diagnostic::whole(
        Code::OtherFormat,
        format!("this looks like {name}, which dateline cannot read"),
        *help,
    ))
}

/// Characters of a line that are examined: a file may be one line of any length.
const LONGEST_LINE: usize = 1000;
/// Number of non-blank lines that are examined.
const LOOKED_AT: usize = 40;

/// Help for a format that other programs convert.
const CONVERT: &str = "convert it to a YAML list with `date:` and `title:`";
/// Help for a text that a person writes.
const WRITE: &str = "write each entry as `- date: …` with `title:` below";

/// How the first line of a text begins in some formats, and their names.
const BEGINNINGS: &[(&str, &str)] = &[
    ("BEGIN:VCALENDAR", "an iCalendar file (.ics)"),
    ("BEGIN:VCARD", "a file of contacts (vCard)"),
    ("{\\rtf", "a rich text document (RTF)"),
    ("\\documentclass", "a LaTeX document"),
    ("diff --git ", "a diff"),
    ("#!/", "a script"),
    ("TY  - ", "a list of citations (RIS)"),
    ("CREATE TABLE ", "SQL"),
    ("INSERT INTO ", "SQL"),
];

/// A test whether lines are in a format, the name of the format, and help.
type Format = (fn(&[&str]) -> bool, &'static str, &'static str);

const FORMATS: &[Format] = &[
    (is_gedcom, "a GEDCOM file", CONVERT),
    (is_xml, "XML or HTML", CONVERT),
    (
        is_toml,
        "a TOML file",
        "write the events in YAML: `- date: 2025-05-09` with `title:` below",
    ),
    (is_markwhen, "a markwhen timeline", WRITE),
    (is_bibliography, "a bibliography (BibTeX)", CONVERT),
    (is_outline, "an outline (Org, or Markdown)", WRITE),
    (is_log, "a log", WRITE),
    (
        is_table,
        "a table of values (CSV)",
        "convert it to JSON or YAML, with the names of the columns as keys",
    ),
];

/// GEDCOM 5.5.1 and 7: the first record is the header.
fn is_gedcom(lines: &[&str]) -> bool {
    matches!(lines, ["0 HEAD", next, ..] if next.starts_with("1 "))
}

fn is_xml(lines: &[&str]) -> bool {
    let Some(first) = lines
        .first()
        .map(|line| line.trim_start().to_ascii_lowercase())
    else {
        return false;
    };
    let begins = ["<?xml", "<!doctype", "<html", "<svg", "<!--"];
    begins.iter().any(|begin| first.starts_with(begin))
        || first.starts_with('<') && first.contains('>') && !first.starts_with("<<")
}

/// TOML: tables in brackets, and keys with an equals sign.
fn is_toml(lines: &[&str]) -> bool {
    let lines = lines.iter().filter(|line| !line.starts_with('#'));
    let is_table = |line: &str| {
        let name = line.trim_matches(['[', ']']);
        line.starts_with('[')
            && line.ends_with(']')
            && !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || "._-\" ".contains(c))
    };
    let is_pair = |line: &str| {
        line.split_once('=').is_some_and(|(key, value)| {
            let key = key.trim();
            !key.is_empty()
                && !value.trim().is_empty()
                && key
                    .chars()
                    .all(|c| c.is_alphanumeric() || "._-\"".contains(c))
        })
    };
    let (mut tables, mut pairs, mut all) = (0, 0, 0);
    for line in lines {
        all += 1;
        tables += usize::from(is_table(line));
        pairs += usize::from(is_pair(line));
    }
    pairs > 0 && pairs + tables == all && (tables > 0 || pairs > 1)
        || tables > 0 && pairs > 0 && (tables + pairs) * 4 >= all * 3
}

/// Markwhen: events are lines `date: words`, groups are between `group` and `endGroup`.
fn is_markwhen(lines: &[&str]) -> bool {
    let begins_with = |line: &&&str, words: &[&str]| {
        let first = line.split([' ', ':']).next().unwrap_or_default();
        words.iter().any(|word| first.eq_ignore_ascii_case(word))
    };
    let groups = lines
        .iter()
        .any(|line| begins_with(&line, &["group", "section", "endGroup", "endSection"]));
    let dated = lines
        .iter()
        .filter(|line| {
            line.split_once(": ").is_some_and(|(date, _)| {
                date.chars().any(|c| c.is_ascii_digit())
                    && date
                        .chars()
                        .all(|c| c.is_ascii_digit() || " -/.+".contains(c))
            })
        })
        .count();
    groups && dated > 0
}

/// BibTeX: an entry begins with `@`, its kind and a brace.
fn is_bibliography(lines: &[&str]) -> bool {
    let kind = lines.first().and_then(|line| line.strip_prefix('@'));
    let kind = kind.and_then(|line| line.split_once('{'));
    kind.is_some_and(|(kind, _)| kind.chars().all(|c| c.is_ascii_alphabetic()))
}

/// Org: headings begin with stars, settings with `#+`.
fn is_outline(lines: &[&str]) -> bool {
    let mut lines = lines.iter();
    lines
        .clone()
        .next()
        .is_some_and(|line| line.starts_with("#+"))
        || lines
            .find(|line| !line.starts_with('#'))
            .is_some_and(|line| line.starts_with("* ") || line.starts_with("** "))
}

/// A log: most lines have a clock time with seconds near their beginning.
fn is_log(lines: &[&str]) -> bool {
    let has_time = |line: &&&str| {
        let start = line.as_bytes().get(..LOG_TIME).unwrap_or(line.as_bytes());
        !line.starts_with(['-', ' ', '"', '{']) && start.windows(8).any(is_clock)
    };
    let timed = lines.iter().filter(has_time).count();
    timed > 1 && timed * 4 >= lines.len() * 3
}

/// Bytes of a line of a log within which its time is.
const LOG_TIME: usize = 40;

/// Whether bytes are a clock time such as 10:15:00.
fn is_clock(bytes: &[u8]) -> bool {
    let mut places = bytes.iter().enumerate();
    places.all(|(at, byte)| match at {
        2 | 5 => *byte == b':',
        _ => byte.is_ascii_digit(),
    })
}

/// CSV: a header and rows that a comma, semicolon or tab splits into the same number of cells,
/// without a space after the separator in the header, as there would be in a sentence.
fn is_table(lines: &[&str]) -> bool {
    let rows = rows(lines);
    let Some((head, rows)) = rows.split_first() else {
        return false;
    };
    if head.contains(": ") || head.starts_with(['-', '#', '[', '{']) {
        return false;
    }
    [',', ';', '\t'].into_iter().any(|separator| {
        let count = separators(head, separator);
        let spaced = head.contains(&format!("{separator} "));
        let mut some = rows.iter().take(5);
        let is_like = |row: &String| separators(row, separator) == count;
        count > 0 && !spaced && !rows.is_empty() && some.all(is_like)
    })
}

/// The rows of a table: a cell in quotes may go on over several lines. A row that is not complete is left out.
fn rows(lines: &[&str]) -> Vec<String> {
    let mut rows = Vec::new();
    let mut row = String::new();
    for line in lines {
        row.push_str(line);
        if row.matches('"').count().is_multiple_of(2) {
            rows.push(std::mem::take(&mut row));
        }
    }
    rows
}

/// Number of separators of a row outside of quotes.
fn separators(row: &str, separator: char) -> usize {
    let mut quoted = false;
    let is_separator = |c: &char| {
        quoted ^= *c == '"';
        *c == separator && !quoted
    };
    row.chars().filter(is_separator).count()
}
