//! Cutting a list into the blocks of its items.

use super::line::{Line, any_key, is_blank, is_block_header, lines};
use super::section::ends;
use crate::limits;
use crate::timeline::field::{self, Role};
use crate::timeline::yaml::part::Part;

/// Maximum number of lines of the first item of a list that are looked through for the dash of the second.
const LONGEST_FIRST: usize = 200;

/// Whether a block has a line that is indented no deeper than its dash, or a line of white space with a tab, which is no part of the
/// event either.
pub(in crate::timeline) fn has_stray_line(block: &str) -> bool {
    if block.len() > limits::LONGEST_EVENT {
        return false;
    }
    let mut lines = lines(block, 1);
    let dash = lines.next().map_or(0, Line::indent);
    let is_tab = |line: Line<'_>| line.text.contains('\t') && line.text.trim().is_empty();
    lines.any(|line| line.indent() <= dash && !line.is_empty() || is_tab(line))
}

/// Whether a line of a block, but its first, begins an item of its own although its dash is not like the others.
pub(in crate::timeline) fn holds_another(part: &Part<'_>) -> bool {
    let mut lines = lines(part.text, part.line);
    let Some(first) = lines.next() else {
        return false;
    };
    let key = first_key(first);
    lines.any(|line| line.almost_begins(first.indent(), key))
}

/// The block of the item of a list that begins on a line, or on the line of a lone dash above it; `None` if no item does.
pub(in crate::timeline) fn block_around<'t>(part: &Part<'t>, line: usize) -> Option<Part<'t>> {
    let is_dash = |line: &usize| {
        let content = part.line_text(*line).trim_start_matches(' ');
        content == "-" || content.starts_with("- ")
    };
    let mut above = (part.line..=line).rev();
    let first = above.find(|number| is_dash(number) || !is_blank(part.line_text(*number)))?;
    let first = if is_dash(&first) {
        first
    } else {
        above
            .find(|number| !is_blank(part.line_text(*number)))
            .filter(is_dash)?
    };
    let start = part.start_of(first);
    let text = part.text.get(start..)?;
    let mut lines = lines(text, first);
    let dash = lines.next()?;
    let is_lone = dash.content().trim_end() == "-" || is_header(dash);
    let end = lines.find(|line| !line.is_empty() && line.indent() <= dash.indent());
    let end = end.map_or(text.len(), |line| line.start);
    (first == line || is_lone).then(|| Part::new(text.get(..end).unwrap_or_default(), first))
}

/// Whether an item is a block text: the header follows its dash.
fn is_header(line: Line<'_>) -> bool {
    let content = line.content().strip_prefix('-');
    content.is_some_and(is_block_header)
}

/// The key that an item begins with, with or without its dash.
fn first_key(line: Line<'_>) -> Option<&str> {
    let content = line.content();
    let content = content.strip_prefix('-').unwrap_or(content);
    any_key(content.trim()).map(|(key, _)| key)
}

/// The column of the dashes of the list that begins with a line, which may have lost its own dash; `None` if no list begins there.
///
/// A key with a text cannot be followed by dashes that are no deeper, with deeper keys in between.
pub(super) fn dashes(first: Line<'_>, text: &str) -> Option<usize> {
    if first.is_dash() || first.key().is_none() && first.almost_begins(first.indent(), None) {
        return Some(first.indent());
    }
    let (key, value) = first.key()?;
    if value.trim().is_empty() {
        return None;
    }
    let below = text.get(first.start + first.text.len()..)?;
    let mut least = usize::MAX;
    let mut has_key = field::begins_date(key);
    for line in lines(below, first.number + 1).take(LONGEST_FIRST) {
        let indent = line.indent();
        if line.is_empty() {
            continue;
        }
        if line.is_dash() && indent <= first.indent() && indent < least {
            let is_alike = field::begins_date(key) || first_key(line) == Some(key);
            return (is_alike && (has_key || indent < first.indent())).then_some(indent);
        }
        least = least.min(indent);
        has_key |= line.key().is_some();
        if least == 0 {
            return None;
        }
    }
    None
}

/// The blocks of a list, cut at the dashes at a column, and where an item begins with a dash that is not like those.
pub(super) fn cut(text: &str, number: usize, column: usize) -> Vec<Part<'_>> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut key = None;
    let mut is_bare_dash = false;
    let mut is_block_text = false;
    for line in lines(text, number) {
        if starts.is_empty() {
            if !line.is_empty() {
                key = first_key(line);
                is_block_text = is_header(line);
                starts.push((line.start, line.number));
            }
            continue;
        }
        // Most lines are deeper.
        let mut lead = line.text.bytes().take(column + 2);
        if lead.all(|byte| byte == b' ') || line.is_empty() {
            continue;
        }
        let is_dash = line.text.as_bytes().get(column) == Some(&b'-')
            && line.indent() == column
            && line.is_dash();
        // What is below a dash alone in its line belongs to that, and what is deeper than the header of a block text is text.
        let is_text = is_block_text && line.indent() > column;
        if is_dash || !is_bare_dash && !is_text && line.almost_begins(column, key) {
            starts.push((line.start, line.number));
        }
        is_bare_dash = is_dash && line.content().trim_end() == "-";
        is_block_text = is_text || is_dash && is_header(line);
    }
    let starts = without_dashes_of_keys(&starts, text);
    let ends = ends(starts.iter().map(|(start, _)| *start), text.len());
    starts
        .into_iter()
        .zip(ends)
        .map(|((start, number), end)| Part::new(text.get(start..end).unwrap_or_default(), number))
        .collect()
}

/// Whether the lines of a block are the keys of one event, each with a dash: at least three that differ, a date and a title among them.
pub(in crate::timeline) fn has_dash_per_key(text: &str) -> bool {
    let mut keys = Vec::new();
    let mut dash = None;
    for line in lines(text, 1).filter(|line| !line.is_empty()) {
        let is_below = *dash.get_or_insert(line.indent()) == line.indent();
        match first_key(line) {
            Some(key) if is_below && line.is_dash() && is_new(key, &keys) => keys.push(key),
            _ => return false,
        }
    }
    let has = |role| keys.iter().any(|key| field::rank(key, role).is_some());
    keys.len() > 2 && has(Role::Date) && has(Role::Title)
}

/// Whether a key has a meaning for events and is not among the others.
fn is_new(key: &str, keys: &[&str]) -> bool {
    !field::roles(key).is_empty() && !keys.contains(&key)
}

/// Whether any of the blocks of a list are only the keys of one event with a dash before each, given their starts.
pub(in crate::timeline) fn any_dash_per_key(starts: &[(usize, usize)], text: &str) -> bool {
    without_dashes_of_keys(starts, text).len() < starts.len()
}

/// The starts of blocks, each a byte and a line, without those that are only the keys of one event with a dash before each.
fn without_dashes_of_keys(starts: &[(usize, usize)], text: &str) -> Vec<(usize, usize)> {
    let mut kept = Vec::with_capacity(starts.len());
    let mut rest = starts;
    while let Some((first, number)) = rest.first() {
        kept.push((*first, *number));
        let below = rest.get(1).map(|(_, below)| *below);
        if below != Some(number + 1) {
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let run = (*number..)
            .zip(rest)
            .take_while(|(line, (_, number))| line == number);
        let mut keys = Vec::new();
        let count = run
            .map_while(|(_, (start, _))| {
                let line = lines(text.get(*start..)?, 1).next()?;
                let key = first_key(line).filter(|key| is_new(key, &keys))?;
                keys.push(key);
                Some(())
            })
            .count();
        let end = rest.get(count).map_or(text.len(), |(start, _)| *start);
        let is_one = count > 2 && text.get(*first..end).is_some_and(has_dash_per_key);
        let step = if is_one { count } else { 1 };
        rest = rest.get(step..).unwrap_or_default();
    }
    kept
}
