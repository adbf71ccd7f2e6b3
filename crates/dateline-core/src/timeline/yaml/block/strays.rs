//! Lines that begin at the column of the keys of a file and are not among them: they belong to an item of the list above them.

use super::line::{Line, lines};
use super::section::{Head, ends};
use crate::timeline::field::{self, is_reserved};

/// Maximum number of lines that are taken to be pasted into a list together.
const MOST_PASTED: usize = 50;

/// The heads of sections, without stray lines: lines of a list item that begin too far to the left, or that were pasted into a list
/// which continues below them.
pub(super) fn without_strays<'t>(heads: Vec<Head<'t>>, text: &'t str) -> Vec<Head<'t>> {
    let ends = ends(heads.iter().map(|head| head.line.start), text.len());
    let sections: Vec<_> = heads.into_iter().zip(ends).collect();
    let below = |line: Line<'t>, end: usize| {
        let from = line.start + line.text.len();
        let lines = lines(text.get(from..end).unwrap_or_default(), line.number + 1);
        lines.filter(|line| !line.is_empty())
    };
    // Of several lines with nothing below them all belong to what the last of them does.
    let is_stray_at = |index: usize, dash: usize| {
        let sections = sections.iter().skip(index).take(MOST_PASTED);
        for (Head { line, rest, .. }, end) in sections {
            let mut below = below(*line, *end).peekable();
            if below.peek().is_some() || rest.trim().is_empty() {
                return is_stray(*line, rest.trim(), dash, &mut below);
            }
        }
        false
    };
    let mut dash = None;
    let mut is_of_events = false;
    let mut kept = Vec::with_capacity(sections.len());
    for (index, (head, end)) in sections.iter().enumerate() {
        let Head { line, rest, .. } = *head;
        let value = rest.trim();
        let is_of_file = if value.is_empty() {
            field::is_list(head.key) || is_reserved(head.key)
        } else {
            field::is_list(head.key) && !is_of_events
        };
        if !is_of_file && dash.is_some_and(|dash| is_stray_at(index, dash)) {
            continue;
        }
        let first = below(line, *end).next();
        let first = first.filter(|_| value.is_empty() || value.starts_with('#'));
        dash = first
            .filter(|first| first.is_dash() && first.indent() >= line.indent())
            .map(Line::indent);
        is_of_events = dash.is_some() && field::is_list(head.key);
        kept.push(*head);
    }
    kept
}

/// Whether a line belongs to a list with its dashes at that column, by the lines below it.
fn is_stray<'t>(
    line: Line<'t>,
    value: &str,
    dash: usize,
    below: &mut impl Iterator<Item = Line<'t>>,
) -> bool {
    let Some(first) = below.next() else {
        return false;
    };
    let mut goes_on = || {
        first.is_dash() && first.indent() == dash
            || below.any(|line| line.is_dash() && line.indent() == dash)
    };
    match value.chars().next() {
        // What is below belongs to the key, up to what is less deep than the first line of that.
        None | Some('#' | '|' | '>') => first.indent() > dash && goes_on(),
        Some('"' | '\'' | '[' | '{' | '&' | '*' | '!') => false,
        Some(_) => (first.indent() > line.indent() && first.key().is_some()) || goes_on(),
    }
}
