//! Line numbers.

use std::collections::{HashMap, HashSet};

use super::line::Line;

/// Minimum number of consecutive numbered lines: starting at 1, or at another number.
const FEWEST_NUMBERED: (u32, u32) = (5, 8);
/// Minimum number of lines numbered from 1 on the last page of a text with other numbered pages.
const FEWEST_ON_LAST: u32 = 2;
/// Indices of numbered lines, with the length of each number and the white space around it.
pub(super) fn line_numbers(lines: &[Line<'_>], pages: &HashSet<usize>) -> HashMap<usize, usize> {
    // Runs of numbers that increase by one.
    let mut runs: Vec<(u32, Vec<(usize, usize)>)> = Vec::new();
    let mut next = None;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() || pages.contains(&at) {
            continue;
        }
        let Some((number, length)) = line.number() else {
            next = None;
            continue;
        };
        if next != Some(number) {
            runs.push((number, Vec::new()));
        }
        if let Some((_, run)) = runs.last_mut() {
            run.push((at, length));
        }
        next = number.checked_add(1);
    }
    let is_column = |(first, run): &(u32, Vec<_>), fewest: u32| {
        let count = u32::try_from(run.len()).unwrap_or(u32::MAX);
        count >= FEWEST_NUMBERED.1 || *first == 1 && count >= fewest
    };
    let any = runs.iter().any(|run| is_column(run, FEWEST_NUMBERED.0));
    let fewest = if any {
        FEWEST_ON_LAST
    } else {
        FEWEST_NUMBERED.0
    };
    runs.iter()
        .filter(|run| is_column(run, fewest))
        .flat_map(|(_, run)| run.iter().copied())
        .collect()
}
