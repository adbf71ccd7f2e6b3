//! Numbers of events for columns without room to draw them.

use super::scale::Scale;

/// Number of events in some columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Column where the number is drawn.
    pub column: usize,
    /// Number of columns that it counts.
    pub columns: usize,
    /// Number of events.
    pub events: usize,
    /// Shown text: "12", "3.4k".
    pub text: String,
}

/// Numbers along a row; `count` returns the number of events from one column up to (excluding) another. Each number is
/// drawn at the start of its columns and followed by one free column.
pub(super) fn counts(
    scale: &Scale,
    sign: &str,
    count: &dyn Fn(usize, usize) -> usize,
) -> Vec<Count> {
    let folds: Vec<usize> = scale.folds().collect();
    let mut counts = Vec::new();
    let mut column = 0;
    while column < scale.width() {
        if folds.contains(&column) || count(column, column.saturating_add(1)) == 0 {
            column = column.saturating_add(1);
            continue;
        }
        let edge = folds.iter().copied().find(|fold| *fold > column);
        let edge = edge.unwrap_or(scale.width());
        let mut end = column.saturating_add(1);
        let (events, text) = loop {
            let events = count(column, end);
            let text = format!("{sign}{}", brief(events));
            if end >= edge || text.len() < end.saturating_sub(column) {
                break (events, text);
            }
            end = end.saturating_add(1);
        };
        counts.push(Count {
            column,
            columns: end.saturating_sub(column),
            events,
            text,
        });
        column = end;
    }
    counts
}

/// Merges equal numbers of adjacent columns into one, followed by dots: "+4 ........".
pub(super) fn merged(counts: Vec<Count>) -> Vec<Count> {
    let mut merged: Vec<Count> = Vec::new();
    for count in counts {
        let before = merged.last_mut();
        let end = |count: &Count| count.column.saturating_add(count.columns);
        match before.filter(|one| one.events == count.events && end(one) == count.column) {
            Some(before) => before.columns = before.columns.saturating_add(count.columns),
            None => merged.push(count),
        }
    }
    for count in &mut merged {
        // A space before the dots, and a free column after them.
        let dots = count.columns.saturating_sub(count.text.len() + 2);
        if dots > 2 {
            count.text = format!("{} {}", count.text, ".".repeat(dots));
        }
    }
    merged
}

/// A number in at most four characters, up to a billion.
fn brief(number: usize) -> String {
    let parts = [(1_000_000, "M"), (1_000, "k")];
    let unit = parts.into_iter().find(|(unit, _)| number >= *unit);
    match unit {
        None => number.to_string(),
        Some((unit, sign)) if number < unit * 10 => {
            let tenths = number / (unit / 10);
            format!("{}.{}{sign}", tenths / 10, tenths % 10)
        }
        Some((unit, sign)) => format!("{}{sign}", number / unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_are_written_once() {
        let numbers = [
            (0, 3, 4),
            (3, 3, 4),
            (6, 3, 4),
            (9, 3, 1),
            (13, 3, 1),
            (16, 3, 1),
        ];
        let counts = numbers.map(|(column, columns, events)| Count {
            column,
            columns,
            events,
            text: format!("+{events}"),
        });
        let merged = merged(counts.to_vec());
        let texts = merged
            .iter()
            .map(|count| (count.column, count.text.as_str()));
        assert_eq!(
            texts.collect::<Vec<_>>(),
            [(0, "+4 ....."), (9, "+1"), (13, "+1")]
        );
    }

    #[test]
    fn numbers_are_brief() {
        for (number, expected) in [
            (7, "7"),
            (999, "999"),
            (1_000, "1.0k"),
            (9_999, "9.9k"),
            (12_345, "12k"),
            (1_000_000, "1.0M"),
        ] {
            assert_eq!(brief(number), expected);
        }
    }
}
