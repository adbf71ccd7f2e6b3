//! Numbered paragraphs and sections: those whose first line begins with a number, "12.", "(12)", "¶ 12", "§ 4.2".

use std::ops::Range;

use super::kind::Span;

/// Marks and words allowed before the number, in lower case.
const BEFORE: &[&str] = &[
    "¶", "§", "section", "sec.", "article", "art.", "clause", "[", "(",
];

/// Byte ranges of the paragraphs with the numbers, each up to the next number; empty if no line begins with one.
pub(super) fn windows(spans: &[Span<Vec<usize>>], text: &str) -> Vec<Range<usize>> {
    let labeled: Vec<(usize, Vec<usize>)> = lines(text)
        .filter_map(|(start, line)| Some((start, label(line)?)))
        .collect();
    let mut windows = Vec::new();
    for (first, last) in spans {
        for (at, (start, label)) in labeled.iter().enumerate() {
            let is_in = label >= first && (label <= last || label.starts_with(last));
            if !is_in {
                continue;
            }
            // A list within a paragraph has its own numbers.
            let next = labeled
                .iter()
                .skip(at + 1)
                .find(|(_, next)| follows(label, next));
            let end = next.map_or(text.len(), |(end, _)| *end);
            windows.push(*start..end);
        }
    }
    windows
}

/// Whether a number follows another one or one of its parents: 4.3 and 5 follow 4.2.
fn follows(label: &[usize], next: &[usize]) -> bool {
    let Some((last, above)) = next.split_last() else {
        return false;
    };
    label.starts_with(above)
        && label
            .get(above.len())
            .is_some_and(|number| number + 1 == *last)
}

/// Lines of a text with their byte offsets.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive(['\n', '\u{c}']).map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    })
}

/// Number at the start of a line: `[4, 2]` for "§ 4.2".
fn label(line: &str) -> Option<Vec<usize>> {
    let line = line.trim_start();
    let head: String = line.chars().take(24).flat_map(char::to_lowercase).collect();
    let (is_named, rest) = match BEFORE.iter().find_map(|word| head.strip_prefix(word)) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, head.as_str()),
    };
    let length = rest
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(rest.len());
    let (number, after) = rest.split_at_checked(length)?;
    let (number, has_point) = match number.strip_suffix('.') {
        Some(number) => (number, true),
        None => (number, false),
    };
    let numbers: Vec<usize> = number
        .split('.')
        .map(|number| number.parse().ok())
        .collect::<Option<_>>()?;
    // "1911 was a cold year" is not numbered.
    let is_label = is_named || has_point || after.starts_with([')', ']']) || numbers.len() > 1;
    let ends = after.is_empty() || after.starts_with(|c: char| !c.is_alphanumeric());
    (is_label && ends).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_end_at_the_next_number() {
        let text = "Facts\n1. One.\n1911 was cold.\n2. Two:\n (a) a\n1. list\n4. list\n3. Three.\n§ 4.2 Sub\n§ 4.3 Next\nEnd";
        let part = |first: &[usize], last: &[usize]| {
            let windows = windows(&[(first.to_vec(), last.to_vec())], text);
            let parts = windows.into_iter().map(|window| text[window].to_owned());
            parts.collect::<Vec<_>>()
        };
        assert_eq!(part(&[2], &[2]), ["2. Two:\n (a) a\n1. list\n4. list\n"]);
        assert_eq!(part(&[3], &[3]), ["3. Three.\n§ 4.2 Sub\n§ 4.3 Next\nEnd"]);
        assert_eq!(part(&[4, 2], &[4, 2]), ["§ 4.2 Sub\n"]);
        assert_eq!(part(&[7], &[9]), [""; 0]);
    }
}
