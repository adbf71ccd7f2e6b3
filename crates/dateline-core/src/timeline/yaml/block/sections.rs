//! Cutting a mapping into a section for each of its keys.

use super::line::{Line, any_key, is_block_header, lines};
use super::list::{cut, dashes};
use super::section::{Body, Head, KeyMistake, Section, ends};
use super::strays::without_strays;
use crate::timeline::field;
use crate::timeline::yaml::part::Part;

/// The sections of a mapping whose keys have that indentation; `None` if something precedes the first and no list is below any.
pub(super) fn sections(text: &str, number: usize, indent: usize) -> Option<Vec<Section<'_>>> {
    let mut heads: Vec<Head<'_>> = Vec::new();
    let mut is_led = false;
    for line in lines(text, number) {
        // Most lines are indented deeper: one byte shows that.
        let found = if line.text.as_bytes().get(indent) == Some(&b' ') {
            heads
                .last()
                .filter(|_| !is_led)
                .and_then(|above| deep_head(line, above, text))
        } else if line.indent() == indent {
            head(line, text).filter(|head| !is_led || head.mistake != Some(KeyMistake::Dashed))
        } else {
            None
        };
        if found.is_none() && heads.is_empty() && !line.is_empty() {
            heads.push(preface(line));
            is_led = true;
        }
        heads.extend(found);
    }
    if is_led && heads.len() == 1 {
        return None;
    }
    let heads = without_strays(heads, text);
    let ends = ends(heads.iter().map(|head| head.line.start), text.len());
    let sections = heads.into_iter().zip(ends);
    let mut sections: Vec<_> = sections
        .map(|(head, end)| section(head, text, end, indent))
        .collect();
    if !is_led {
        return Some(sections);
    }
    let is_after_list = sections.first()?.key.is_empty();
    let (_, others) = sections.split_first_mut()?;
    let is_file =
        |section: &Section<'_>| is_list(section) && (!is_after_list || field::is_list(section.key));
    if !others.iter().any(is_file) {
        return None;
    }
    if let Some(first) = others.first_mut().filter(|_| is_after_list) {
        first.mistake = Some(KeyMistake::AfterList);
    }
    Some(sections)
}

/// The section of a key, up to a byte.
fn section<'t>(head: Head<'t>, text: &'t str, end: usize, indent: usize) -> Section<'t> {
    let Head {
        line,
        key,
        rest,
        mut mistake,
    } = head;
    let part = Part::new(text.get(line.start..end).unwrap_or_default(), line.number);
    let below = text
        .get(line.start + line.text.len()..end)
        .unwrap_or_default();
    let rest = rest.trim();
    let below = || body(below, line.number + 1, indent);
    let body = if key.is_empty() && line.is_dash() {
        Body::List(cut(part.text, line.number, indent))
    } else if rest.is_empty() || rest.starts_with('#') {
        below()
    } else if field::is_list(key) && !rest.starts_with(['&', '*', '!', '|', '>']) {
        match below() {
            Body::List(blocks) => {
                mistake = Some(KeyMistake::Valued);
                Body::List(blocks)
            }
            _ => Body::Whole,
        }
    } else {
        Body::Whole
    };
    Section {
        key,
        mistake,
        part,
        body,
    }
}

/// The key that a line at the column of the keys is.
fn head<'t>(line: Line<'t>, text: &'t str) -> Option<Head<'t>> {
    let of = |key, rest, mistake| Head {
        line,
        key,
        rest,
        mistake,
    };
    if let Some((key, rest)) = line.key() {
        return Some(of(key, rest, None));
    }
    let below = || first_below(line, text).filter(|below| below.indent() >= line.indent());
    if let Some(key) = line.only_word() {
        let is_known = field::is_reserved(key) || field::is_list(key);
        let is_item = |below: Line<'_>| {
            let content = below.content().strip_prefix("- ");
            below.is_dash() && (is_known || content.is_some_and(|text| any_key(text).is_some()))
        };
        let is_deeper =
            |below: Line<'_>| is_known && below.indent() > line.indent() && below.key().is_some();
        let is_glued = line.content().get(key.len()..)?.starts_with(':');
        let mistake = if is_glued {
            KeyMistake::Valued
        } else {
            KeyMistake::NoColon
        };
        let below = below().filter(|below| is_item(*below) || is_deeper(*below));
        return below.map(|_| of(key, "", Some(mistake)));
    }
    let key = line
        .content()
        .strip_prefix("- ")?
        .trim()
        .strip_suffix(':')?;
    let is_head = field::is_list(key)
        && below().is_some_and(|below| below.is_dash() && below.indent() > line.indent());
    is_head.then(|| of(key, "", Some(KeyMistake::Dashed)))
}

/// The lines before the first key: a list, or text.
fn preface(line: Line<'_>) -> Head<'_> {
    let is_list = line.is_dash();
    Head {
        line,
        key: if is_list {
            ""
        } else {
            line.content().trim_end()
        },
        rest: line.content(),
        mistake: (!is_list).then_some(KeyMistake::NoColon),
    }
}

/// The first line below another that is not empty.
fn first_below<'t>(line: Line<'t>, text: &'t str) -> Option<Line<'t>> {
    let below = text.get(line.start + line.text.len()..)?;
    lines(below, line.number + 1).find(|line| !line.is_empty())
}

fn is_list(section: &Section<'_>) -> bool {
    matches!(section.body, Body::List(_) | Body::Map(_))
}

/// Whether the lines below a value that begins like this may belong to its text: it is a block text, or its quote is not closed.
fn opens_text(value: &str) -> bool {
    let value = value.trim();
    let opens = |quote: char| {
        let inner = value.strip_prefix(quote);
        inner.is_some_and(|inner| !inner.ends_with(quote))
    };
    is_block_header(value) || opens('"') || opens('\'')
}

/// The key of events that a line is, if it is indented by mistake: deeper than the list below it, which therefore is not its value, like the
/// dashes of the list under the key above it, or below a key that has a value on its line.
fn deep_head<'t>(line: Line<'t>, above: &Head<'t>, text: &'t str) -> Option<Head<'t>> {
    let key = line.text.trim_ascii().strip_suffix(':')?;
    if opens_text(above.rest) {
        return None;
    }
    let dash = |line| {
        first_below(line, text)
            .filter(|first| first.is_dash())
            .map(Line::indent)
    };
    // Directly below a key with a text on its line there can be no other.
    let is_below_text = above.rest.trim().starts_with(char::is_alphanumeric)
        && first_below(above.line, text).is_some_and(|below| below.number == line.number);
    // The keys of an event may be below one that lost its indentation.
    let may_hold_events = field::is_list(key) || is_below_text && field::roles(key).is_empty();
    if line.is_dash() || !may_hold_events {
        return None;
    }
    let below = dash(line)?;
    let is_misplaced =
        is_below_text || below < line.indent() || dash(above.line) == Some(line.indent());
    is_misplaced.then_some(Head {
        line,
        key,
        rest: "",
        mistake: Some(KeyMistake::Indented),
    })
}

/// What is below a key with that indentation.
fn body(text: &str, number: usize, indent: usize) -> Body<'_> {
    let Some(first) = lines(text, number).find(|line| !line.is_empty()) else {
        return Body::Whole;
    };
    if let Some(column) = dashes(first, text).filter(|column| *column >= indent) {
        return Body::List(cut(text, number, column));
    }
    if indent == 0
        && first.indent() > 0
        && let Some(sections) = sections(text, number, first.indent())
        && sections.iter().any(is_list)
    {
        return Body::Map(sections);
    }
    Body::Whole
}

/// An unparsable section, cut at every line that is indented no deeper than its first: one of them
/// may lack its colon.
pub(in crate::timeline) fn torn_apart(text: &str, number: usize) -> Vec<Section<'_>> {
    let mut indent = None;
    let mut heads = Vec::new();
    for line in lines(text, number) {
        if line.is_empty() || line.is_dash() {
            continue;
        }
        if line.indent() <= *indent.get_or_insert(line.indent()) {
            heads.push(line);
        }
    }
    let ends = ends(heads.iter().map(|line| line.start), text.len());
    heads
        .into_iter()
        .zip(ends)
        .map(|(line, end)| {
            let text = text.get(line.start..end).unwrap_or_default();
            let key = line.content().trim_end();
            Section {
                key: line.key().map_or(key, |(key, _)| key),
                mistake: None,
                part: Part::new(text, line.number),
                body: Body::Whole,
            }
        })
        .collect()
}
