//! Numbers of events for columns without room to draw them.

use super::scale::{Scale, Stretch};

/// Text in place of a number that has no room.
const MORE: &str = "+";

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
/// drawn at the start of its columns and followed by one free column, except at a fold and at the right edge.
pub(super) fn counts(
    scale: &Scale,
    sign: &str,
    count: &dyn Fn(usize, usize) -> usize,
) -> Vec<Count> {
    let mut all = Vec::new();
    for stretch in &scale.stretches {
        let counted = |from: usize, to: usize| {
            let events = count(from, to);
            Count {
                column: from,
                columns: to.saturating_sub(from),
                events,
                text: format!("{sign}{}", brief(events)),
            }
        };
        all.extend(counts_of(stretch, &counted));
    }
    all
}

/// Numbers along the columns between two folds; `counted` counts the events of some columns.
fn counts_of(stretch: &Stretch, counted: &dyn Fn(usize, usize) -> Count) -> Vec<Count> {
    let edge = stretch.end();
    let mut counts: Vec<Count> = Vec::new();
    let mut column = stretch.column;
    while column < edge {
        let mut end = column + 1;
        let mut count = counted(column, end);
        if count.events == 0 {
            column = end;
            continue;
        }
        while end < edge && count.text.len() >= count.columns {
            end += 1;
            count = counted(column, end);
        }
        // The last number ends at the edge; columns before it are counted with it where it needs their room.
        while count.text.len() > count.columns && count.column > stretch.column {
            let taken = |before: &Count| before.column + before.columns;
            let before = counts.pop_if(|before| taken(before) == count.column);
            let from = before.map_or(count.column.saturating_sub(1), |before| before.column);
            count = counted(from, edge);
        }
        if count.text.len() > count.columns {
            MORE.clone_into(&mut count.text);
        }
        counts.push(count);
        column = end;
    }
    counts
}

/// Merges equal numbers of adjacent columns into one, followed by dots: "+4 ········".
pub(super) fn merged(counts: Vec<Count>) -> Vec<Count> {
    let mut merged: Vec<Count> = Vec::new();
    for count in counts {
        let before = merged.last_mut();
        let end = |count: &Count| count.column + count.columns;
        match before.filter(|one| one.events == count.events && end(one) == count.column) {
            Some(before) => before.columns += count.columns,
            None => merged.push(count),
        }
    }
    for count in &mut merged {
        // A space before the dots, and a free column after them.
        let dots = count.columns.saturating_sub(count.text.len() + 2);
        if dots > 2 {
            count.text = format!("{} {}", count.text, "·".repeat(dots));
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
    use super::super::folds::Fold;
    use super::super::scale::{Unfolded, Window};
    use super::*;

    #[test]
    fn no_number_is_cut_at_an_edge() {
        let fold = Fold { from: 12, to: 900 };
        for (folds, events, expected) in [
            // Events of a column, counted with those before them where the number has no room.
            (vec![], vec![(0, 3), (19, 123)], "3@0+2 123@17+3"),
            (vec![], vec![(15, 5), (19, 123)], "5@15+2 123@17+3"),
            (vec![], vec![(17, 5), (19, 123)], "128@17+3"),
            (
                vec![],
                vec![(5, 7), (17, 50), (18, 50), (19, 23)],
                "7@5+2 123@17+3",
            ),
            (
                vec![],
                vec![(0, 9), (2, 9), (18, 95), (19, 23)],
                "9@0+2 9@2+2 118@17+3",
            ),
            (vec![], vec![(19, 4)], "4@19+1"),
            (
                vec![fold],
                vec![(10, 4), (11, 123), (19, 2)],
                "127@9+3 2@19+1",
            ),
        ] {
            let window = Window {
                from: 0,
                length: 20 - i64::try_from(folds.len()).unwrap(),
            };
            let scale = Scale::new(&Unfolded::new(folds), window, 20);
            let counts = counts(&scale, "", &|from, to| {
                let inside = events.iter().filter(|(at, _)| (from..to).contains(at));
                inside.map(|(_, events)| events).sum()
            });
            let texts = counts
                .iter()
                .map(|count| format!("{}@{}+{}", count.text, count.column, count.columns));
            assert_eq!(texts.collect::<Vec<_>>().join(" "), expected);
        }
        // Not even one column has room for the number.
        let narrow = Scale::new(&Unfolded::default(), Window { from: 0, length: 9 }, 1);
        let counts = counts(&narrow, "", &|_, _| 123);
        assert_eq!(counts.first().map(|count| count.text.as_str()), Some("+"));
    }

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
            [(0, "+4 ·····"), (9, "+1"), (13, "+1")]
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
