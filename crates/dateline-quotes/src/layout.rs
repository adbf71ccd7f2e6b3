//! Removes page layout from a text: line numbers, page numbers, running heads, and layout within lines.
//!
//! Nothing is removed by guess: lines are numbered if a column of numbers increases by one per line, pages if single
//! numbers do so at some distance, and a running head is a line repeated at most page breaks.

mod inline;
mod line;
mod notes;
mod numbers;
mod pages;

use self::line::{Line, lines};
pub(crate) use self::pages::printed_numbers;
use crate::offsets::Offsets;

/// The text without page layout, and its mapping to the original text; `None` if there is no page layout.
pub(crate) fn without_layout(text: &str) -> Option<(String, Offsets)> {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let pages = pages::page_numbers(&lines);
    let numbers = numbers::line_numbers(&lines, &pages);
    let heads = pages::running_heads(&lines, &pages, &numbers);
    let inline = inline::inline_layout(text, &lines);
    if pages.is_empty() && heads.is_empty() && numbers.is_empty() && inline.is_empty() {
        return None;
    }
    let mut removed = inline;
    for (number, line) in lines.iter().enumerate() {
        let next = lines
            .get(number + 1)
            .map_or(text.len(), |next| next.range.start);
        if pages.contains(&number) || heads.contains(&number) {
            removed.push(line.range.start..next);
        } else if let Some(length) = numbers.get(&number) {
            removed.push(line.range.start..line.range.start + length);
        }
    }
    removed.sort_unstable_by_key(|range| range.start);
    let mut out = String::with_capacity(text.len());
    let mut offsets = Offsets::default();
    let mut from = 0;
    let end = text.len()..text.len();
    for range in removed.into_iter().chain(std::iter::once(end)) {
        if range.start > from {
            let piece = text.get(from..range.start).unwrap_or_default();
            out.push_str(piece);
            offsets.push(piece.len(), from..range.start);
        }
        from = from.max(range.end);
    }
    Some((out, offsets))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks texts against what is left without layout; `None` for those without any.
    pub(super) fn check(table: &[(&str, Option<&str>)]) {
        for (text, expected) in table {
            let clean = without_layout(text).map(|(clean, _)| clean);
            assert_eq!(clean.as_deref(), *expected, "{text}");
        }
    }

    #[test]
    fn line_numbers_are_removed_if_they_form_a_column() {
        let text = "MARLOWE V. HARBOR\n1 Q. Did you see\n2   the fire?\n 3 A. I did 14\n4\n5 times. He did\n6 not say\n7 why.";
        let (clean, offsets) = without_layout(text).unwrap();
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
            assert!(without_layout(unnumbered).is_none(), "{unnumbered}");
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
        let (clean, _) = without_layout(&text).unwrap();
        assert!(
            !clean.contains("Page") && !clean.contains("Report"),
            "{clean}"
        );
        assert!(clean.contains("c went on\n\n\n\nabc"), "{clean}");
        let feeds = "The Harbor Report\na\n1\n\u{c}The Harbor Report\nb\n2\n\u{c}The Harbor Report\nc\n3\n\u{c}";
        assert_eq!(without_layout(feeds).unwrap().0, "a\n\u{c}b\n\u{c}c\n\u{c}");
        for unpaged in [
            "a\n\n1\n\nb\n\n2\n\nc\n\n3\n\nd",
            "Yes.\na\nYes.\nb\nYes.\nc",
        ] {
            assert!(without_layout(unpaged).is_none(), "{unpaged}");
        }
    }
}
