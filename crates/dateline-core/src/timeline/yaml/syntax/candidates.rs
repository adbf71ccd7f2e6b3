//! Finds the mistake that made a text invalid: each possible one is corrected in a copy of the
//! text, and the first whose copy can be parsed is reported.
//!
//! A parser reports where it had to stop, which for an unclosed quote or insufficient indentation
//! is often lines below the mistake.

mod block_texts;
mod brackets;
mod characters;
mod columns;
mod diff;
mod flow;
mod keys;
mod pasted;
mod quotes;
mod search;
mod texts;

use super::lines::lines;
use super::mistake::Mistake;
use crate::timeline::field::{Role, is_list, is_reserved, rank, roles};
use crate::timeline::yaml::block::KeyMistake;
use crate::timeline::yaml::parse;
use crate::timeline::yaml::part::Part;
use crate::timeline::{Code, Diagnostic, Node, Place};
use search::Search;

pub(in crate::timeline) use columns::by;
pub(in crate::timeline) use pasted::opening_fence;
pub(in crate::timeline) use search::{quoted, write};

/// Maximum length of a text that is searched, in bytes: each candidate is parsed.
const LONGEST: usize = 32 << 10;
/// Maximum number of bytes that are parsed to find one mistake.
const MOST_PARSED: usize = 1 << 20;
/// Maximum number of candidates that are tried.
const MOST_TRIED: usize = 120;

/// All documents of a text; where it cannot be read, the error blames the mistake that explains it best.
pub(in crate::timeline) fn explained(part: &Part<'_>) -> Result<Vec<Node>, Box<Diagnostic>> {
    parse::documents(part).map_err(|diagnostic| Box::new(blame(part, *diagnostic)))
}

/// The diagnostic of the mistake that made a text invalid; that of the parser if none is found.
pub(in crate::timeline) fn blame(part: &Part<'_>, diagnostic: Diagnostic) -> Diagnostic {
    if part.text.len() > LONGEST || is_certain(&diagnostic) {
        return diagnostic;
    }
    let mut search = Search {
        part,
        lines: lines(part),
        found: Vec::new(),
    };
    search.diff();
    search.characters();
    search.dashes();
    search.quotes();
    search.brackets();
    search.keys();
    search.columns();
    search.texts();
    search.pasted();
    search.unmarked_texts();
    search.stray_lines();
    if diagnostic.code == Code::UnknownAnchor {
        // An alias may be at fault only for being a text that begins with `*`.
        let place = diagnostic.place;
        search
            .found
            .retain(|candidate| Some(candidate.mistake.place) == place);
    }
    let failed_at = diagnostic.place.map_or(0, |place| place.line);
    match search.decide(failed_at, diagnostic.code) {
        Some(mistake) => mistake.diagnostic(part),
        None => diagnostic,
    }
}

/// Reports an item of a list whose dash differs from that of another item of the list.
pub(in crate::timeline) fn beginning(part: &Part<'_>, other: &Part<'_>) -> Option<Diagnostic> {
    let mut search = Search {
        part,
        lines: lines(part),
        found: Vec::new(),
    };
    search.lines.truncate(1);
    search.diff();
    search.characters();
    search.dashes();
    if let Some(found) = search.found.into_iter().next() {
        return Some(found.mistake.diagnostic(part));
    }
    let line = search.lines.into_iter().next()?;
    let dash = other.place(other.text.find('-').unwrap_or(0));
    if line.has_dash {
        let is_event = line
            .key()
            .is_some_and(|key| rank(key, Role::Date).is_some());
        let others = if is_event { "events" } else { "items" };
        let mistake = Mistake::new(
            Code::DashIndent,
            line.place(line.indent),
            1,
            "the `-` is not below the other dashes of its list",
            format!("{}, like the other {others}", columns::by(dash.column - 1)),
        );
        let mut diagnostic = mistake.diagnostic(part);
        let label = format!("the `-` of another of the {others}");
        diagnostic.labels.push(other.label(dash, 1, label));
        return Some(diagnostic);
    }
    let key = line.key()?;
    let rest = line.content().trim_end();
    let mistake = Mistake::new(
        Code::MissingDash,
        line.place(line.content),
        key.chars().count(),
        format!("no `-` before `{key}:`, which begins an event"),
        write(&format!("- {rest}"), "write `- ` before it"),
    );
    Some(mistake.diagnostic(part))
}

/// Reports an event whose keys have a dash each.
pub(in crate::timeline) fn dash_per_key(part: &Part<'_>) -> Option<Diagnostic> {
    let lines = lines(part);
    let (first, second) = (lines.first()?, lines.get(1)?);
    let mistake = Mistake::new(
        Code::ExtraDash,
        second.place(second.indent),
        1,
        format!(
            "`-` before `{}:` begins another event: the keys from here on are read as those of one",
            second.key()?
        ),
        "remove it, and from the lines below, and indent them by 2: of the keys of an event only the first follows a `-`",
    )
    .label(first.place(first.indent), 1, "the event begins here");
    Some(mistake.diagnostic(part))
}

/// Whether an item is lines that a diff removes, above one that it adds.
pub(in crate::timeline) fn is_replaced(part: &Part<'_>) -> bool {
    let is_removed = |line: &&str| line.starts_with("-  ");
    let mut below = part.text.lines().skip_while(is_removed);
    part.text.starts_with("-  ") && below.next().is_some_and(|line| line.starts_with("+  "))
}

/// Reports a line that a diff removes, with which a part begins.
pub(in crate::timeline) fn removed(part: &Part<'_>) -> Diagnostic {
    diff::mistake(part.place(0), "-").diagnostic(part)
}

/// Reports a line that is a key of the file without its colon, or begins with one.
pub(in crate::timeline) fn no_colon(part: &Part<'_>, place: Place, line: &str) -> Diagnostic {
    let is_sign = |c: char| " =;:.,>-".contains(c);
    let (word, value) = line.split_at(line.find(is_sign).unwrap_or(line.len()));
    let has_sign = !value.is_empty() && value.trim_start_matches(is_sign).is_empty();
    let is_known = is_reserved(word) || is_list(word) || !roles(word).is_empty();
    // A sentence may begin with such a word.
    let is_key = has_sign || is_known && word.starts_with(char::is_lowercase);
    let shown = crate::text::head(if is_key { word } else { line }, 40);
    let otherwise = if line.contains(' ') {
        "write `key: value`, or begin the line with `#` if it is a comment"
    } else {
        "write `key: value`, or `key:` with what belongs to it indented below"
    };
    let help = if is_key {
        let value = value.trim_start_matches(is_sign);
        write(&format!("{word}: {value}"), otherwise)
    } else {
        otherwise.to_owned()
    };
    let width = shown.chars().count();
    let message = format!("no `:` after `{shown}`");
    Mistake::new(Code::NoColon, place, width, message, help).diagnostic(part)
}

/// Reports a key of a file whose line has a mistake.
pub(in crate::timeline) fn wrong_key(
    part: &Part<'_>,
    place: Place,
    key: &str,
    mistake: KeyMistake,
) -> Diagnostic {
    let width = key.chars().count();
    let of_key =
        |code, message: String, help: String| Mistake::new(code, place, width, message, help);
    let mistake = match mistake {
        KeyMistake::NoColon => {
            return no_colon(part, place, part.line_text(place.line).trim());
        }
        KeyMistake::Indented => of_key(
            Code::Indentation,
            format!("the key `{key}` is indented, and the keys above it are not"),
            by(0),
        ),
        KeyMistake::Dashed => Mistake::new(
            Code::ExtraDash,
            Place { column: 1, ..place },
            1,
            format!("`-` before the key `{key}` of the file"),
            format!("write `{key}:`"),
        ),
        KeyMistake::Valued => {
            let line = part.line_text(place.line).trim_end();
            let (_, value) = line.split_once(key).unwrap_or_default();
            let value = value.trim_start_matches([' ', ':']);
            let before = line.len() - value.len();
            Mistake::new(
                Code::TopValue,
                Place {
                    column: line.get(..before).unwrap_or_default().chars().count() + 1,
                    ..place
                },
                value.chars().count(),
                format!("`{key}:` has a value on its line, and a list below it"),
                format!("write `{key}:` alone on its line"),
            )
        }
        KeyMistake::AfterList => of_key(
            Code::Indentation,
            format!("the key `{key}` after a list: another file seems to begin here"),
            "put it into a file of its own, or move its events up into the list".to_owned(),
        ),
    };
    mistake.diagnostic(part)
}

/// Reports a `...` that is followed by more of the document.
pub(in crate::timeline) fn document_end(part: &Part<'_>, line: usize) -> Diagnostic {
    let place = Place { line, column: 1 };
    let message = "`...` ends the document, and more follows";
    Mistake::new(Code::DocumentEnd, place, 3, message, "remove the line").diagnostic(part)
}

/// Whether the mistake is certainly where the parser reported it.
fn is_certain(diagnostic: &Diagnostic) -> bool {
    matches!(
        diagnostic.code,
        Code::ControlCharacter
            | Code::ByteOrderMark
            | Code::ConflictMarker
            | Code::Tab
            | Code::TooDeep
            | Code::TooLong
            | Code::AliasRepeat
            | Code::DuplicateAnchor
            | Code::RecursiveAlias
    )
}

/// The result of parsing a corrected text.
enum Trial {
    /// It is valid.
    Whole,
    /// It is parsed up to this line.
    UpTo(usize),
}

impl Search<'_, '_> {
    /// The first candidate that makes the text valid; else the first after which the parser gets further.
    fn decide(self, failed_at: usize, code: Code) -> Option<Mistake> {
        let most = (MOST_PARSED / self.part.text.len().max(1)).min(MOST_TRIED);
        let is_list = self.part.text.trim_start().starts_with('-');
        let mut further = None;
        for candidate in self.found.into_iter().take(most) {
            let line = candidate.mistake.place.line;
            match trial(&candidate.text, self.part.line, is_list, code) {
                Trial::Whole => return Some(candidate.mistake),
                Trial::UpTo(at) if at > failed_at.max(line) && further.is_none() => {
                    further = Some(candidate.mistake);
                }
                Trial::UpTo(_) => {}
            }
        }
        further
    }
}

fn trial(text: &str, line: usize, is_list: bool, code: Code) -> Trial {
    let part = Part::new(text, line);
    match parse::documents(&part) {
        Ok(documents) => {
            let is_plausible = match documents.as_slice() {
                [Node::List(items)] => is_list && items.iter().all(is_plausible_map),
                [map] => !is_list && is_plausible_map(map),
                _ => false,
            };
            if is_plausible {
                Trial::Whole
            } else {
                Trial::UpTo(0)
            }
        }
        // An alias may have its anchor in another event.
        Err(diagnostic) if diagnostic.code == Code::UnknownAnchor && code != diagnostic.code => {
            Trial::Whole
        }
        Err(diagnostic) => Trial::UpTo(diagnostic.place.map_or(0, |place| place.line)),
    }
}

/// Whether a value is a mapping with plausible keys.
fn is_plausible_map(node: &Node) -> bool {
    matches!(node, Node::Map(_)) && is_plausible(node)
}

/// Whether all mappings of a value have plausible keys, without duplicates.
fn is_plausible(node: &Node) -> bool {
    let is_key = |key: &str| !key.contains(['\n', '"', '[', '{']) && !key.contains(": ");
    match node {
        Node::Null | Node::Scalar(_) => true,
        Node::List(items) => items.iter().all(is_plausible),
        Node::Map(pairs) => {
            let mut keys: Vec<_> = pairs.iter().map(|(key, _)| key.as_str()).collect();
            keys.sort_unstable();
            let is_once = keys.windows(2).all(|pair| pair.first() != pair.last());
            is_once
                && pairs
                    .iter()
                    .all(|(key, value)| is_key(key) && is_plausible(value))
        }
    }
}
