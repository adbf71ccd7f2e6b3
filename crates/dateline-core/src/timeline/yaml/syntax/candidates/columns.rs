//! Lines that are indented too much or too little.

use super::super::lines::Line;
use super::super::mistake::Mistake;
use super::search::{Candidate, Search, column};
use crate::timeline::Code;
use crate::timeline::field::{Role, rank};

/// Maximum number of misplaced lines that are examined.
const MOST: usize = 3;

/// A mapping or a list that is open where a line begins.
#[derive(Clone, Copy)]
struct Level<'t> {
    column: usize,
    is_list: bool,
    /// Its first line.
    first: Line<'t>,
}

/// A line whose indentation matches none of the levels above it, with the levels that are open
/// there.
struct Stray<'t> {
    index: usize,
    levels: Vec<Level<'t>>,
    /// Whether the line above already has a text, so that nothing can be deeper.
    is_deeper: bool,
}

/// The help for a line to be indented by `count` spaces.
pub(in crate::timeline) fn by(count: usize) -> String {
    match count {
        0 => "begin it at the start of the line".to_owned(),
        1 => "indent it by 1 space".to_owned(),
        _ => format!("indent it by {count} spaces"),
    }
}

impl<'t> Search<'_, 't> {
    pub(super) fn columns(&mut self) {
        let lines = self.structure();
        for stray in strays(&lines).into_iter().take(MOST) {
            self.stray(&lines, &stray);
        }
        self.block_texts(&lines);
    }

    fn stray(&mut self, lines: &[Line<'t>], stray: &Stray<'t>) {
        let Some(line) = lines.get(stray.index).copied() else {
            return;
        };
        let key = line.key();
        let is_date = key
            .is_some_and(|key| rank(key, Role::Date).is_some() || rank(key, Role::Start).is_some());
        let mut levels = stray.levels.clone();
        // Of two equally near levels the inner one.
        let above = stray
            .index
            .checked_sub(1)
            .and_then(|above| lines.get(above));
        if let Some(above) = above.filter(|above| above.has_dash && above.content().is_empty()) {
            levels.push(Level {
                column: above.indent + 2,
                is_list: false,
                first: *above,
            });
        }
        levels.reverse();
        levels.sort_by_key(|level| level.column.abs_diff(line.indent));
        if line.has_dash && !is_date {
            self.extra_dash(&line, &stray.levels);
        }
        for level in &levels {
            let is_like = !level.is_list || is_date || key == level.first.key();
            if level.is_list == line.has_dash && level.column != line.indent && is_like {
                self.shift(&line, level, &stray.levels, stray.is_deeper);
            }
        }
        if line.has_dash && is_date {
            self.extra_dash(&line, &stray.levels);
        }
    }

    /// Moves the line to the column of a level: alone, or with the lines below it that are as deep.
    fn shift(&mut self, line: &Line<'t>, level: &Level<'t>, levels: &[Level<'t>], is_deeper: bool) {
        let is_outer = levels
            .first()
            .is_some_and(|first| first.column == level.column);
        let mistake = || {
            let count = level.column;
            let width = line.key().map_or(1, |key| key.chars().count());
            let place = column(line, line.indent);
            let first = &level.first;
            if line.has_dash {
                let is_event = line
                    .key()
                    .is_some_and(|key| rank(key, Role::Date).is_some());
                let others = if is_outer && is_event {
                    "events"
                } else {
                    "items"
                };
                return Mistake::new(
                    Code::DashIndent,
                    place,
                    1,
                    "the `-` is not below the other dashes of its list",
                    format!("{}, like the other {others}", by(count)),
                )
                .label(column(first, count), 1, "the list begins here");
            }
            let (message, what) = if is_deeper {
                (
                    "the line is indented deeper than the key above it, which has a text already",
                    "like the key above",
                )
            } else {
                (
                    "indentation does not match the keys above",
                    "like the keys above it",
                )
            };
            let wide = first.key().map_or(1, |key| key.chars().count());
            Mistake::new(
                Code::Indentation,
                place,
                width,
                message,
                format!("{}, {what}", by(count)),
            )
            .label(
                column(first, count),
                wide,
                format!("this key is indented by {count}"),
            )
        };
        for many in [false, true] {
            let text = self.shifted(line, level.column, many);
            let mistake = mistake();
            self.found.push(Candidate { mistake, text });
        }
    }

    /// The text with a line at another column, and with the lines below it that are as deep or
    /// deeper.
    fn shifted(&self, line: &Line<'t>, to: usize, many: bool) -> String {
        let mut text = String::with_capacity(self.part.text.len() + 64);
        let mut is_in_run = true;
        let numbered = (self.part.line..).zip(self.part.text.split_inclusive('\n'));
        for (number, whole) in numbered {
            let indent = whole.bytes().take_while(|byte| *byte == b' ').count();
            let is_blank = whole.trim().is_empty();
            is_in_run &= number <= line.number || is_blank || indent >= line.indent;
            let is_moved = number == line.number || many && number > line.number && is_in_run;
            if is_moved && !is_blank {
                let indent_now = (indent + to).saturating_sub(line.indent);
                text.push_str(&" ".repeat(indent_now));
                text.push_str(whole.get(indent..).unwrap_or_default());
            } else {
                text.push_str(whole);
            }
        }
        text
    }

    /// A dash before a key that belongs to the mapping above.
    fn extra_dash(&mut self, line: &Line<'t>, levels: &[Level<'t>]) {
        let Some(level) = levels.iter().rev().find(|level| !level.is_list) else {
            return;
        };
        let mistake = Mistake::new(
            Code::ExtraDash,
            column(line, line.indent),
            1,
            "`-` where a key is expected",
            "remove it: of the keys of an event only the first follows a `-`; a list needs a key of its own on the line above it",
        )
        .label(
            column(&level.first, level.column),
            level.first.key().map_or(1, |key| key.chars().count()),
            "the keys above are indented like this one",
        );
        let keys = " ".repeat(level.column);
        self.replace(line, 0..line.content, &keys, mistake);
    }

    /// Lines of block texts that are indented too little.
    fn block_texts(&mut self, lines: &[Line<'t>]) {
        for (index, header) in lines.iter().enumerate() {
            if !header.opens_block() {
                continue;
            }
            let Some(line) = lines.get(index + 1).copied() else {
                continue;
            };
            let inside = self.lines.iter().find(|line| line.number > header.number);
            let inside = inside.filter(|line| line.is_inside).map(|line| line.indent);
            let wanted = inside.unwrap_or(header.content + 2);
            self.indent_digit(header, inside);
            let value = header.value();
            let sign = value.get(..1).unwrap_or("|");
            let mistake = |line: &Line<'t>, key: &str| {
                Mistake::new(
                    Code::BlockIndent,
                    column(line, line.indent),
                    line.content().trim_end().chars().count(),
                    format!("this line is indented too little for the text of `{key}: {sign}`"),
                    format!("{}, like the other lines of the text", by(wanted)),
                )
                .label(header.place(header.value_at()), 1, "the text begins here")
            };
            let key = header.key().unwrap_or_default();
            if line.key().is_none() && !line.has_dash {
                let count = lines
                    .iter()
                    .skip(index + 1)
                    .take_while(|line| line.key().is_none() && !line.has_dash)
                    .count();
                let run: Vec<usize> = lines
                    .iter()
                    .skip(index + 1)
                    .take(count)
                    .map(|line| line.number)
                    .collect();
                let text = self.indented(&run, wanted);
                self.found.push(Candidate {
                    mistake: mistake(&line, key),
                    text,
                });
            }
            // A line deeper than the key, but less deep than the first line of the text.
            let less = self.lines.iter().find(|other| {
                other.number > header.number
                    && other.number < line.number
                    && other.is_inside
                    && other.indent < wanted
            });
            let less = less.copied().or_else(|| {
                let after = self
                    .lines
                    .iter()
                    .filter(|other| other.number > header.number);
                after
                    .take_while(|other| other.is_inside)
                    .find(|other| other.indent < wanted)
                    .copied()
            });
            if let Some(less) = less {
                let text = self.indented(&[less.number], wanted);
                self.found.push(Candidate {
                    mistake: mistake(&less, key),
                    text,
                });
            }
        }
    }

    /// `summary: |8`, with a text that is not that deep.
    fn indent_digit(&mut self, header: &Line<'t>, inside: Option<usize>) {
        let value = header.value();
        let Some(at) = value.find(|c| matches!(c, '1'..='9')) else {
            return;
        };
        let (Some(digit), Some(indent)) = (value.get(at..=at), inside) else {
            return;
        };
        let place = header.value_at() + at;
        let deeper = indent.saturating_sub(header.content);
        let mistake = Mistake::new(
            Code::BlockHeader,
            header.place(place),
            1,
            format!(
                "the {digit} says that the text is indented by {digit} more than its key, and it is by {deeper}"
            ),
            "remove it: then the first line of the text shows the indentation",
        );
        self.replace(header, place..place + 1, "", mistake);
    }

    /// The text with some lines moved to a column.
    pub(super) fn indented(&self, numbers: &[usize], to: usize) -> String {
        let mut text = String::with_capacity(self.part.text.len() + 64);
        for (number, whole) in (self.part.line..).zip(self.part.text.split_inclusive('\n')) {
            if numbers.contains(&number) {
                text.push_str(&" ".repeat(to));
                text.push_str(whole.trim_start_matches(' '));
            } else {
                text.push_str(whole);
            }
        }
        text
    }
}

/// The lines whose indentation matches none of the levels above them.
fn strays<'t>(lines: &[Line<'t>]) -> Vec<Stray<'t>> {
    let mut strays = Vec::new();
    let mut levels: Vec<Level<'t>> = Vec::new();
    let mut may_open = true;
    for (index, line) in lines.iter().enumerate() {
        let is_text = line.key().is_none() && !line.has_dash;
        let before = levels.clone();
        while levels
            .last()
            .is_some_and(|level| level.column > line.indent)
        {
            levels.pop();
        }
        // A key ends a list that is at the column of the keys.
        let under = levels.len().checked_sub(2).and_then(|at| levels.get(at));
        let is_at_keys = under.is_some_and(|under| under.column == line.indent);
        if !line.has_dash && is_at_keys && levels.last().is_some_and(|level| level.is_list) {
            levels.pop();
        }
        let same = levels.last().filter(|level| level.column == line.indent);
        let fits = match same {
            // A list may be at the column of its key.
            Some(level) => level.is_list == line.has_dash || (line.has_dash && may_open),
            None => may_open && levels.len() == before.len(),
        };
        if is_text && same.is_none() {
            continue;
        }
        if !fits {
            strays.push(Stray {
                index,
                levels: before.clone(),
                is_deeper: levels.len() == before.len() && !line.has_dash && !may_open,
            });
            // Later lines are taken to belong to the nearest level.
            levels = before;
            may_open = opens(line);
            continue;
        }
        let mut column = line.indent;
        if line.has_dash {
            if same.is_none_or(|level| !level.is_list) {
                levels.push(Level {
                    column,
                    is_list: true,
                    first: *line,
                });
            }
            column = line.content;
        }
        if levels.last().is_none_or(|level| level.column < column) && line.key().is_some() {
            levels.push(Level {
                column,
                is_list: false,
                first: *line,
            });
        }
        may_open = opens(line);
    }
    strays
}

/// Whether deeper lines can follow a line.
fn opens(line: &Line<'_>) -> bool {
    let value = line.value();
    value.is_empty() || value.starts_with(['#', '&', '!'])
}
