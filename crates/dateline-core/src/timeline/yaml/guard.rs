//! Checks on a text before `serde_yaml` parses it.
//!
//! `serde_yaml` limits nesting and aliases, but only after scanning the whole document, which takes
//! quadratic time in the depth of brackets; and it does not limit the number of bytes that aliases
//! expand to. So a text that is not proven harmless by a scan of its lines is first walked as
//! parser events, which takes linear time.

use std::collections::HashMap;

use crate::limits;
use memchr::{memchr, memchr_iter, memchr2_iter};
use saphyr_parser::{Event, Parser};

use crate::timeline::yaml::anchors::{Anchors, is_anchored};
use crate::timeline::yaml::flow::Shifted;
use crate::timeline::yaml::nesting::{FLATTER, too_deep};
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::second_parser;
use crate::timeline::yaml::syntax;
use crate::timeline::{Code, Diagnostic, Place};

/// Number of bytes that aliases may add to a text, on top of four times its length.
const ALIASES: usize = 4 << 20;
/// Cost of a value besides its text, in bytes, if aliases repeat it.
const VALUE: usize = 32;

/// The parser to use for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::timeline) enum For {
    /// `serde_yaml`.
    Serde,
    /// The event-based parser: an alias may refer to the second of two anchors with the same name,
    /// where `serde_yaml` confuses their values.
    Events,
}

/// Checks a text that is about to be parsed as a whole; returns the parser to use.
pub(in crate::timeline) fn check(part: &Part<'_>) -> Result<For, Box<Diagnostic>> {
    if is_shallow(part.text) && !has_aliases(part.text) {
        return Ok(For::Serde);
    }
    walk(part).or_else(|diagnostic| {
        // What the event-based parser rejects only because of a column is harmless if it is
        // accepted one column further.
        let shifted = Shifted::of(part.text, limits::NESTING);
        let shifted = shifted
            .as_ref()
            .map(|shifted| Part::new(&shifted.text, part.line));
        match shifted.map(|part| walk(&part)) {
            Some(Ok(parser)) => Ok(parser),
            _ => Err(Box::new(diagnostic)),
        }
    })
}

/// Checks that a text is not longer than a number of bytes.
pub(in crate::timeline) fn length(
    part: &Part<'_>,
    most: usize,
    what: &str,
) -> Result<(), Box<Diagnostic>> {
    if part.text.len() <= most {
        return Ok(());
    }
    let (size, most) = (part.text.len() >> 20, most >> 20);
    Err(Box::new(part.diagnostic(Code::TooLong,
        part.place(0),
        1,
        format!("{what} is {size} MB long, more than the {most} MB that are read in one piece"),
        Some("a list of events, each in lines of its own below a `-`, may be of any length; one event of it, up to 128 MB".to_owned()),
    )))
}

/// Whether the text may contain aliases. They require an anchor.
pub(in crate::timeline) fn has_aliases(text: &str) -> bool {
    let holds = |byte| memchr(byte, text.as_bytes()).is_some();
    holds(b'*') && holds(b'&')
}

/// Whether the text cannot be nested deeper than [`limits::NESTING`], whatever it means.
///
/// A flow collection requires a bracket, and a pair within one (`[a: b]`) belongs to a bracket. A
/// block collection begins at the first character of a line or after a run of indicators (`- - ?
/// a`), deeper than the enclosing one or, for a list below its key, at the same column. So there
/// are at most two of them for each column at which one can begin.
pub(in crate::timeline) fn is_shallow(text: &str) -> bool {
    let bytes = text.as_bytes();
    let brackets = memchr2_iter(b'[', b'{', bytes).count();
    let mut columns = 0_u128;
    let mut from = 0;
    for end in memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        let line = bytes.get(from..end).unwrap_or_default();
        let Some(line_columns) = columns_of(line) else {
            return false;
        };
        columns |= line_columns;
        from = end + 1;
    }
    let columns = usize::try_from(columns.count_ones()).unwrap_or(usize::MAX);
    (brackets + columns).saturating_mul(2) <= limits::NESTING
}

/// The columns of a line at which a block collection can begin, as bits; `None` if there are too
/// many.
fn columns_of(line: &[u8]) -> Option<u128> {
    let mut columns = 0_u128;
    let mut at = 0;
    loop {
        let blank = line
            .get(at..)?
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        at += blank;
        match line.get(at..)? {
            [] | [b'\r'] => return Some(columns),
            [b'-' | b'?' | b':', rest @ ..]
                if matches!(rest.first(), None | Some(b' ' | b'\t' | b'\r')) =>
            {
                columns |= 1_u128.checked_shl(u32::try_from(at).ok()?)?;
                at += 1;
            }
            _ => return Some(columns | 1_u128.checked_shl(u32::try_from(at).ok()?)?),
        }
    }
}

/// The size of the value of an anchor.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    /// In bytes, with all aliases in it expanded.
    bytes: usize,
    depth: usize,
}

/// An open collection.
#[derive(Debug, Clone, Copy)]
struct Open {
    anchor: usize,
    size: Size,
}

/// What is known of a text up to one of its parser events.
#[derive(Default)]
struct Walk {
    /// The sizes of anchored values, by the number of their anchor.
    sizes: HashMap<usize, Size>,
    /// The collections that are not complete.
    open: Vec<Open>,
    /// Bytes that aliases add.
    repeated: usize,
    has_aliases: bool,
}

impl Walk {
    /// Takes an event; returns the depth of the values there, or `None` for an alias within its own anchor.
    fn step(&mut self, event: &Event<'_>) -> Option<usize> {
        let complete = match event {
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                let (anchor, size) = (
                    *anchor,
                    Size {
                        bytes: VALUE,
                        depth: 1,
                    },
                );
                self.open.push(Open { anchor, size });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.open.pop().map(|open| (open.anchor, open.size))
            }
            Event::Scalar(text, _, anchor, _) => {
                let bytes = text.len() + VALUE;
                Some((*anchor, Size { bytes, depth: 0 }))
            }
            Event::Alias(anchor) => {
                self.has_aliases = true;
                let size = *self.sizes.get(anchor)?;
                self.repeated += size.bytes;
                Some((0, size))
            }
            _ => None,
        };
        let depth = self.open.len();
        let Some((anchor, size)) = complete else {
            return Some(depth);
        };
        if let Some(parent) = self.open.last_mut() {
            parent.size.bytes += size.bytes;
            parent.size.depth = parent.size.depth.max(size.depth + 1);
        }
        if anchor > 0 {
            self.sizes.insert(anchor, size);
        }
        Some(depth + size.depth)
    }
}

/// Walks the parser events of a text; checks its depth and the expanded size of its aliases.
fn walk(part: &Part<'_>) -> Result<For, Diagnostic> {
    let most = part.text.len().saturating_mul(4) + ALIASES;
    let mut walk = Walk::default();
    let mut anchors = Anchors::of(part.text);
    for event in Parser::new_from_str(part.text) {
        let (event, span) = event.map_err(|error| syntax::of_parser(part, &error))?;
        let line = span.start.line().saturating_sub(1);
        let place = Place {
            line: line + part.line,
            column: span.start.col() + 1,
        };
        if is_anchored(&event) {
            anchors.meet(span.start.index(), place);
        }
        let Some(depth) = walk.step(&event) else {
            return Err(recursive_alias(part, place));
        };
        if depth > limits::NESTING {
            let help = Some(FLATTER.to_owned());
            return Err(part.diagnostic(Code::TooDeep, place, 1, too_deep(), help));
        }
        if walk.repeated > most {
            return Err(part.diagnostic(
                Code::AliasRepeat,
                place,
                1,
                format!("aliases repeat more than {} MB of text", most >> 20),
                Some("write the values out, or fewer aliases (`*name`)".to_owned()),
            ));
        }
    }
    let Some((name, place)) = anchors.twice.filter(|_| walk.has_aliases) else {
        return Ok(For::Serde);
    };
    // `serde_yaml` uses the first of them; the event-based parser uses the last one before each
    // alias, as YAML requires.
    if second_parser::read(part.text).is_none() {
        return Err(part.diagnostic(
            Code::DuplicateAnchor,
            place,
            name.chars().count() + 1,
            format!("duplicate anchor `{name}`"),
            Some("give every anchor (`&name`) a name of its own".to_owned()),
        ));
    }
    Ok(For::Events)
}

fn recursive_alias(part: &Part<'_>, place: Place) -> Diagnostic {
    let help = "an alias (`*name`) can only repeat a value that is complete";
    let message = "an alias inside its own anchor";
    part.diagnostic(
        Code::RecursiveAlias,
        place,
        1,
        message,
        Some(help.to_owned()),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn harmless_texts_need_no_walk() {
        let table = [
            ("- date: 2019\n  title: A [b] {c}\n", true),
            ("- date: 2019\r\n  tags: [a, b]\r\n", true),
            (&"[".repeat(40), false),
            (&"- ".repeat(40), false),
            (&"? ".repeat(40), false),
            (
                &(0..40)
                    .map(|deep| " ".repeat(deep) + "a:\n")
                    .collect::<String>(),
                false,
            ),
            (&format!("{}a: b", " ".repeat(200)), false),
            (&"- a\n".repeat(1000), true),
        ];
        for (text, expected) in table {
            assert_eq!(is_shallow(text), expected, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn shallow_texts_are_never_too_deep(
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "- ", "-\n", "? ", ": ", "a: ", "a:\n", "[", "{", "]", "}", ", ", "a", "\n", "\n ", "\n  ", "\n   ", " ",
                    "!t ", "\t", "\r\n", "|\n", "\"", "- - - - - - ", "[[[[[[[[", "? ? ? ? ",
                ]),
                0..120,
            ),
        ) {
            let text = pieces.concat();
            let part = Part::new(&text, 1);
            if is_shallow(&text) && let Err(diagnostic) = walk(&part) {
                prop_assert!(diagnostic.code != Code::TooDeep, "{}", text);
            }
        }
    }
}
