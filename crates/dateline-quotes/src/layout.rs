//! Removes page layout from a text: line numbers, page numbers, running heads, notes at the foot of pages, times of
//! subtitles, and layout within lines.
//!
//! Nothing is removed by guess: lines are numbered if a column of numbers increases by one per line, pages if single
//! numbers do so at some distance, a running head is a line repeated at most page breaks, and a note has a reference on
//! its page.

mod cues;
mod inline;
mod line;
mod notes;
mod numbers;
mod pages;

use std::ops::Range;

pub(crate) use self::inline::star_pages;
use self::line::{Line, lines};
pub use self::numbers::are_apart;
pub(crate) use self::pages::printed_numbers;

/// Ranges of a text that are page layout, in no order.
pub(crate) fn layout_of(text: &str) -> Vec<Range<usize>> {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let pages = pages::page_numbers(&lines);
    let numbers = numbers::line_numbers(&lines, &pages);
    let mut heads = pages::running_heads(&lines, &pages, |line| numbers.contains_key(&line));
    heads.extend(pages::numbered_heads(&lines));
    let is_page = |line: usize| pages.contains(&line) || heads.contains(&line);
    let notes = notes::foot_notes(text, &lines, |line| {
        is_page(line) || numbers.contains_key(&line)
    });
    let mut found = inline::inline_layout(text, &lines);
    found.extend(cues::cues(text, &lines));
    for (number, line) in lines.iter().enumerate() {
        let next = lines
            .get(number + 1)
            .map_or(text.len(), |next| next.range.start);
        if is_page(number) || notes.lines.contains(&number) {
            found.push(line.range.start..next);
        }
    }
    found.extend(numbers.into_values().map(|number| number.range));
    found.extend(notes.references);
    found
}

/// Where each numbered line begins, and its number, in order.
pub(crate) fn numbered_lines(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let numbers = numbers::line_numbers(&lines, &pages::page_numbers(&lines));
    let numbered = lines.iter().enumerate().filter_map(|(at, line)| {
        let value = usize::try_from(numbers.get(&at)?.value).ok()?;
        Some((line.range.start, value))
    });
    numbered.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offsets::without;

    /// Checks texts against what is left without layout; `None` for those without any.
    pub(super) fn check(table: &[(&str, Option<&str>)]) {
        for (text, expected) in table {
            let layout = layout_of(text);
            let clean = (!layout.is_empty()).then(|| without(text, layout).0);
            assert_eq!(clean.as_deref(), *expected, "{text}");
        }
    }

    #[test]
    fn line_numbers_are_removed_if_they_form_a_column() {
        let text = "MARLOWE V. HARBOR\n1 Q. Did you see\n2   the fire?\n 3 A. I did 14\n4\n5 times. He did\n6 not say\n7 why.";
        let (clean, offsets) = without(text, layout_of(text));
        assert_eq!(
            clean,
            "MARLOWE V. HARBOR\nQ. Did you see\nthe fire?\nA. I did 14\n\ntimes. He did\nnot say\nwhy."
        );
        let at = clean.find("not say").unwrap();
        assert_eq!(&text[offsets.range(&(at..at + 11))], "not say\n7 why");
        for unnumbered in [
            "1 apple\n2 pears\n3 plums",
            "12 apples\n13 pears\n14 plums\n15 nuts\n16 figs",
            "1. One\n2. Two\n3. Three\n4. Four\n5. Five\n6. Six",
            "one\n2\nthree",
            "",
        ] {
            assert!(layout_of(unnumbered).is_empty(), "{unnumbered}");
        }
    }

    #[test]
    fn page_numbers_and_running_heads_are_removed() {
        let page = |number: usize| {
            let words = |line: usize| "abc".repeat(line + number * 20) + " went on\n";
            let lines: String = (0..14).map(words).collect();
            format!("{lines}\nPage {number} of 4\n\nThe Harbor Report {number}\n\n")
        };
        let text: String = (1..5).map(page).collect();
        let (clean, _) = without(&text, layout_of(&text));
        assert!(
            !clean.contains("Page") && !clean.contains("Report"),
            "{clean}"
        );
        assert!(clean.contains("c went on\n\n\n\nabc"), "{clean}");
        let feeds = "The Harbor Report\na\n1\n\u{c}The Harbor Report\nb\n2\n\u{c}The Harbor Report\nc\n3\n\u{c}";
        assert_eq!(
            without(feeds, layout_of(feeds)).0,
            "a\n\u{c}b\n\u{c}c\n\u{c}"
        );
        // Heads that change, beside the number of the page.
        let heads = "The Loss   12\na\n\u{c}13   Of the Fleet\nb\n\u{c}An End   14\nc\n";
        assert_eq!(without(heads, layout_of(heads)).0, "a\n\u{c}b\n\u{c}c\n");
        for unpaged in [
            "In 12\na\n\u{c}So 13\nb\n\u{c}At 14\nc",
            "a\n\n1\n\nb\n\n2\n\nc\n\n3\n\nd",
            "Yes.\na\nYes.\nb\nYes.\nc",
        ] {
            assert!(layout_of(unpaged).is_empty(), "{unpaged}");
        }
    }
}
