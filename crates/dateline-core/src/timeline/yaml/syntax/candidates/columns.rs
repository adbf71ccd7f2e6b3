//! Lines that are indented too much or too little.

use super::super::lines::Line;
use super::super::mistake::Mistake;
use super::search::{Candidate, Search, column};
use crate::timeline::Code;
use crate::timeline::field::{Role, begins_date, rank};

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
        self.first_line(lines, stray);
        self.under_key(lines, stray.index);
        let key = line.key();
        let is_date = key.is_some_and(begins_date);
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
            // A key of several words is rather a part of the text above it.
            if let Some(key) = line.key().filter(|key| is_deeper && key.contains(' ')) {
                return Mistake::new(
                    Code::SecondColon,
                    line.place(line.content + key.len()),
                    1,
                    "a `: ` in a further line of a text without quotes",
                    format!("put the text in quotes; {} if it is a key", by(count)),
                )
                .label(
                    column(first, count),
                    first.key().map_or(1, |key| key.chars().count()),
                    format!("this key is indented by {count}"),
                );
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

    /// The text with a line at another column, alone or with the lines below it that are as deep or deeper.
    fn shifted(&self, line: &Line<'t>, to: usize, many: bool) -> String {
        let below = self.lines.iter().filter(|other| other.number > line.number);
        let below = below.take_while(|other| many && other.indent >= line.indent);
        let numbers: Vec<usize> = std::iter::once(line)
            .chain(below)
            .map(|line| line.number)
            .collect();
        self.moved(&numbers, |indent| (indent + to).saturating_sub(line.indent))
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

    /// The text with some lines moved to the column that a function gives for theirs.
    fn moved(&self, numbers: &[usize], to: impl Fn(usize) -> usize) -> String {
        let mut text = String::with_capacity(self.part.text.len() + 64);
        for (number, whole) in (self.part.line..).zip(self.part.text.split_inclusive('\n')) {
            let rest = whole.trim_start_matches(' ');
            if numbers.contains(&number) {
                text.push_str(&" ".repeat(to(whole.len() - rest.len())));
                text.push_str(rest);
            } else {
                text.push_str(whole);
            }
        }
        text
    }

    /// The text with some lines moved to a column.
    pub(super) fn indented(&self, numbers: &[usize], to: usize) -> String {
        self.moved(numbers, |_| to)
    }

    /// Blames the first line of a mapping where the lines below it are at another column.
    fn first_line(&mut self, lines: &[Line<'t>], stray: &Stray<'t>) {
        let inner = stray.levels.iter().rposition(|level| !level.is_list);
        let (Some(line), Some(inner)) = (lines.get(stray.index), inner) else {
            return;
        };
        let Some(Level {
            column: at, first, ..
        }) = stray.levels.get(inner).copied()
        else {
            return;
        };
        let outer = inner.checked_sub(1).map(|outer| stray.levels.get(outer));
        let Some(outer) = outer.flatten().map(|level| level.column) else {
            return;
        };
        let run = lines.iter().skip(stray.index);
        let run = run.take_while(|other| other.indent >= line.indent);
        let count = run
            .filter(|other| other.indent == line.indent && other.key().is_some())
            .count();
        let is_alone = !lines.iter().any(|other| {
            (first.number + 1..line.number).contains(&other.number) && other.content == at
        });
        if line.has_dash
            || line.indent <= outer
            || at == outer + 2
            || !is_alone
            || line.indent != outer + 2 && count < 2
        {
            return;
        }
        let key = first.key().unwrap_or_default();
        let spaces = line.indent - outer - usize::from(first.has_dash);
        let help = match spaces {
            _ if !first.has_dash => format!("{}, like the keys below it", by(line.indent)),
            1 => "write one space after the `-`".to_owned(),
            _ => format!("write {spaces} spaces after the `-`"),
        };
        let mistake = Mistake::new(
            Code::Indentation,
            first.place(first.content),
            key.chars().count(),
            "indentation does not match the keys below",
            help,
        )
        .label(
            column(line, line.indent),
            line.key().map_or(1, |key| key.chars().count()),
            format!("this key is indented by {}", line.indent),
        );
        let from = if first.has_dash {
            first.content.min(outer + 1)
        } else {
            0
        };
        let with = " ".repeat(line.indent.saturating_sub(from));
        self.replace(&first, from..first.content, &with, mistake);
    }

    /// Blames the items of a list that are less deep than the key above them.
    fn under_key(&mut self, lines: &[Line<'t>], index: usize) {
        let above = index.checked_sub(1).and_then(|above| lines.get(above));
        let (Some(line), Some(above)) = (lines.get(index), above) else {
            return;
        };
        let Some(key) = above.key().filter(|_| above.value().is_empty()) else {
            return;
        };
        if !line.has_dash || line.indent >= above.content {
            return;
        }
        let run = lines.iter().skip(index);
        let run = run.take_while(|other| other.has_dash || other.indent != above.content);
        let is_moved = |other: &&Line<'t>| {
            other.indent
                == if other.has_dash {
                    line.indent
                } else {
                    line.content
                }
        };
        let numbers: Vec<usize> = run.filter(is_moved).map(|other| other.number).collect();
        let column = above.content + 2;
        let text = self.moved(&numbers, |indent| indent + column - line.indent);
        let mistake = Mistake::new(
            Code::DashIndent,
            line.place(line.indent),
            1,
            format!("the list of `{key}:` is not indented deeper than its key"),
            by(column),
        )
        .label(
            above.place(above.content),
            key.chars().count(),
            "the key of the list",
        );
        self.found.push(Candidate { mistake, text });
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
