//! Line numbers at the left or right edge of lines.

use std::ops::Range;

use super::line::{Line, LineMap, LineSet};

/// Minimum number of consecutive numbered lines: starting at 1, or at another number.
const FEWEST_NUMBERED: (u32, usize) = (5, 8);
/// Minimum number of lines numbered from 1 on the last page of a text with other numbered pages.
const FEWEST_ON_LAST: u32 = 2;
/// Minimum number of numbers where only some lines have one, such as every fifth line of a poem.
const FEWEST_MARKED: usize = 3;
/// Minimum number of line numbers on lines of their own, from 1 on, that show a column apart from its lines.
const FEWEST_APART: u32 = 8;

/// A number at an edge of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Index of the line.
    line: usize,
    pub value: u32,
    /// Whether it is at the start of its line, or a gap separates it from the line.
    is_apart: bool,
    /// Range in the text, including the white space that separates it from the line.
    pub range: Range<usize>,
}

type Edge = fn(&Line<'_>) -> Option<(u32, Range<usize>, bool)>;

/// Numbers of lines, by the index of the line. `pages` are the lines with page numbers.
pub(super) fn line_numbers(lines: &[Line<'_>], pages: &LineSet) -> LineMap<Number> {
    let mut found = LineMap::default();
    for edge in [left_number as Edge, right_number] {
        let with_text = || {
            let lines = lines.iter().enumerate();
            lines.filter(|(at, line)| {
                !line.is_blank() && !pages.contains(at) && !is_heading(line.text)
            })
        };
        let numbers: Vec<Option<Number>> = with_text()
            .map(|(at, line)| {
                let (value, range, is_apart) = edge(line)?;
                Some(Number {
                    line: at,
                    value,
                    is_apart,
                    range,
                })
            })
            .collect();
        let mut columns = of_every_line(&numbers);
        columns.extend(of_some_lines(&numbers));
        found.extend(columns.into_iter().map(|number| (number.line, number)));
    }
    found
}

/// Numbers that increase by one from each line to the next.
fn of_every_line(numbers: &[Option<Number>]) -> Vec<Number> {
    let follows = |one: &Option<Number>, other: &Option<Number>| match (one, other) {
        (Some(one), Some(other)) => one.value.checked_add(1) == Some(other.value),
        _ => false,
    };
    let runs: Vec<&[Option<Number>]> = numbers.chunk_by(follows).collect();
    let is_column = |run: &[Option<Number>], fewest: u32| {
        let first = run.first().and_then(Option::as_ref);
        let count = u32::try_from(run.len()).unwrap_or(u32::MAX);
        let is_apart = |number: &Option<Number>| number.as_ref().is_some_and(|n| n.is_apart);
        first.is_some_and(|first| {
            run.len() >= FEWEST_NUMBERED.1
                || first.value == 1 && count >= fewest && run.iter().all(is_apart)
        })
    };
    let any = runs.iter().any(|run| is_column(run, FEWEST_NUMBERED.0));
    let fewest = if any {
        FEWEST_ON_LAST
    } else {
        FEWEST_NUMBERED.0
    };
    let columns = runs.into_iter().filter(|run| is_column(run, fewest));
    columns.flatten().flatten().cloned().collect()
}

/// Numbers of every second, fifth or tenth line: each differs from the one before it by the number of lines between.
fn of_some_lines(numbers: &[Option<Number>]) -> Vec<Number> {
    let marked: Vec<(usize, &Number)> = numbers
        .iter()
        .enumerate()
        .filter_map(|(at, number)| Some((at, number.as_ref().filter(|n| n.is_apart)?)))
        .collect();
    let step = |one: &(usize, &Number), other: &(usize, &Number)| {
        let lines = other.0 - one.0;
        let values = other.1.value.checked_sub(one.1.value)?;
        (lines > 1 && usize::try_from(values) == Ok(lines)).then_some(lines)
    };
    let mut found = Vec::new();
    let mut from = 0;
    while let [first, second, ..] = marked.get(from..).unwrap_or_default() {
        let Some(every) = step(first, second) else {
            from += 1;
            continue;
        };
        let rest = marked.get(from..).unwrap_or_default();
        let pairs = rest.iter().zip(rest.iter().skip(1));
        let count = 1 + pairs
            .take_while(|(one, other)| step(one, other) == Some(every))
            .count();
        // The first two are enough if the lines are counted from the first one on.
        if count >= FEWEST_MARKED || usize::try_from(first.1.value) == Ok(every) && every >= 5 {
            found.extend(rest.iter().take(count).map(|(_, number)| (*number).clone()));
        }
        from += count;
    }
    found
}

/// Whether the numbers of a column of lines are on lines of their own, as where a program has read one column after the
/// other.
pub fn are_apart(text: &str) -> bool {
    let numbers = text.split(['\n', '\u{c}']).map(str::trim);
    let numbers = numbers.filter_map(|line| line.parse::<u32>().ok());
    let mut longest = 0;
    numbers.fold(0, |before, number| {
        let follows = number == before + 1;
        let last = if follows {
            number
        } else {
            u32::from(number == 1)
        };
        longest = longest.max(last);
        last
    });
    longest >= FEWEST_APART
}

/// Whether a line is only the number of a part of a poem, such as "II", which is not counted.
fn is_heading(line: &str) -> bool {
    let line = line.trim().trim_end_matches('.');
    !line.is_empty() && line.bytes().all(|byte| b"IVXLC".contains(&byte))
}

/// Number at the start of the line, followed by white space or nothing.
fn left_number(line: &Line<'_>) -> Option<(u32, Range<usize>, bool)> {
    let rest = line.text.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..)?;
    if !(1..=3).contains(&digits) || !(after.is_empty() || after.starts_with([' ', '\t'])) {
        return None;
    }
    let number = rest.get(..digits)?.parse().ok()?;
    let length = line.text.len() - after.trim_start().len();
    Some((number, line.range.start..line.range.start + length, true))
}

/// Number at the end of the line, after white space; whether that is a gap.
fn right_number(line: &Line<'_>) -> Option<(u32, Range<usize>, bool)> {
    let rest = line.text.trim_end();
    let before = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = rest.get(before.len()..)?;
    if !(1..=3).contains(&number.len()) || !before.ends_with([' ', '\t']) {
        return None;
    }
    let is_apart = before.ends_with('\t') || before.ends_with("  ");
    let start = line.range.start + before.trim_end().len();
    Some((number.parse().ok()?, start..line.range.end, is_apart))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::are_apart;

    #[test]
    fn numbers_at_the_right_edge_are_removed() {
        check(&[
            (
                "Q. Did he     1\nsay that?     2\n              3\nA. He did     4\nnot.          5",
                Some("Q. Did he\nsay that?\n\nA. He did\nnot."),
            ),
            (
                "a\nb\nc\nd\ne     5\n\nf\ng\nh\ni\nj    10\nk",
                Some("a\nb\nc\nd\ne\n\nf\ng\nh\ni\nj\nk"),
            ),
            (
                "I\n\na\nb\nc\nd\ne     5\n\nII\n\nf\ng\nh\ni\nj    10\nk",
                Some("I\n\na\nb\nc\nd\ne\n\nII\n\nf\ng\nh\ni\nj\nk"),
            ),
            ("2  a\nb\n4  c\nd\n6  e", Some("a\nb\nc\nd\ne")),
            // After a single space, eight are needed.
            (
                "a 1\nb 2\nc 3\nd 4\ne 5\nf 6\ng 7\nh 8",
                Some("a\nb\nc\nd\ne\nf\ng\nh"),
            ),
            // Other numbers of lines between them, or too few.
            ("a\nb\nc\nd\ne     5\n\nf\ng\nh\nj    10\nk", None),
            ("a     3\nb\nc     5\nd", None),
            ("apples  3\npears  4\nplums  9\nnuts  2\nfigs  7", None),
            ("see page 1\nand page 2\nand 3\nand 4\nand 5", None),
        ]);
    }

    #[test]
    fn columns_of_numbers_are_told_from_numbered_lines() {
        let lines = |after: &str| {
            let lines: Vec<String> = (1..9).map(|number| format!("{number}{after}")).collect();
            lines.concat()
        };
        let (apart, beside) = (lines("\n\nQ.\n\nyes\n"), lines("  Q. yes\n"));
        assert!(are_apart(&apart));
        assert!(!are_apart(&beside));
        assert!(!are_apart("1\n\n2\n\u{c}3\n"));
    }
}
