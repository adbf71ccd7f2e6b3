//! Page breaks of books: where a page of the printed edition begins (EPUB Accessibility, `pagebreak`).

use std::ops::Range;

/// Minimum number of pages that follow each other.
const FEWEST: usize = 3;
/// Maximum number of digits of a page.
const LONGEST: usize = 5;
/// Maximum length of a tag, in bytes.
const LONGEST_TAG: usize = 1000;
/// Attributes that name the page; the first one counts.
const NAMES: &[&str] = &["aria-label=", "title=", "id="];

/// Counts pages that follow each other.
#[derive(Debug, Default)]
pub(super) struct Pages {
    last: Option<usize>,
    row: usize,
    is_enough: bool,
}

impl Pages {
    /// Counts the page breaks of a chapter.
    pub fn count(&mut self, chapter: &str) {
        for (page, _) in page_breaks(chapter) {
            let follows = self.last.is_some_and(|last| last + 1 == page);
            self.row = if follows { self.row + 1 } else { 1 };
            self.is_enough |= self.row >= FEWEST;
            self.last = Some(page);
        }
    }

    /// Whether there are as many as are taken for pages.
    pub fn are_enough(&self) -> bool {
        self.is_enough
    }
}

/// A chapter with marks such as `[Pg 14]` in place of its page breaks.
pub(super) fn with_pages(chapter: &str) -> String {
    let mut marked = String::with_capacity(chapter.len());
    let mut from = 0;
    for (page, range) in page_breaks(chapter) {
        marked.push_str(chapter.get(from..range.start).unwrap_or_default());
        marked.extend(["[Pg ", &page.to_string(), "]"]);
        from = range.end;
    }
    marked.push_str(chapter.get(from..).unwrap_or_default());
    marked
}

/// The page breaks of a chapter: the number of each, and the range of its tag, with its number where it is printed.
fn page_breaks(chapter: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
    chapter.match_indices("pagebreak").filter_map(|(at, _)| {
        let bytes = chapter.as_bytes();
        let near = at.saturating_sub(LONGEST_TAG);
        let start = near
            + bytes
                .get(near..at)?
                .iter()
                .rposition(|byte| *byte == b'<')?;
        let mut rest = bytes.get(start..)?.iter().take(LONGEST_TAG);
        let end = start + rest.position(|byte| *byte == b'>')? + 1;
        let tag = chapter.get(start..end)?;
        // It is in this tag, and the tag is no comment or end of one.
        let is_first = tag.find("pagebreak") == Some(at - start);
        if end < at || !is_first || tag.starts_with("<!") || !is_role(tag) {
            return None;
        }
        let page = number(NAMES.iter().find_map(|name| attribute(tag, name))?)?;
        Some((page, start..end + printed(chapter.get(end..)?, page)))
    })
}

/// Whether an attribute of a tag says that it is a page break.
fn is_role(tag: &str) -> bool {
    ["type=", "role="]
        .iter()
        .filter_map(|name| attribute(tag, name))
        .any(|value| {
            value
                .split_whitespace()
                .any(|role| matches!(role, "pagebreak" | "doc-pagebreak"))
        })
}

/// The value of an attribute.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let at = tag.match_indices(name).map(|(at, _)| at);
    let mut at = at.filter(|at| {
        tag.get(..*at)
            .is_some_and(|before| before.ends_with([' ', ':', '\n', '\t']))
    });
    let rest = tag.get(at.next()? + name.len()..)?;
    let mark = rest
        .chars()
        .next()
        .filter(|mark| matches!(mark, '"' | '\''))?;
    rest.get(1..)?.split(mark).next()
}

/// The number at the end of the name of a page: "14", "Page 14", "p14".
fn number(name: &str) -> Option<usize> {
    let name = name.trim().trim_end_matches('.');
    let digits = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let number = name.get(name.len() - digits..)?;
    (1..=LONGEST)
        .contains(&digits)
        .then(|| number.parse().ok())?
}

/// Length of the number of a page, where its element has that as its text.
fn printed(after: &str, page: usize) -> usize {
    let end = after.find('<').unwrap_or(0);
    let text = after.get(..end).unwrap_or_default();
    let closes = after.get(end..).is_some_and(|rest| rest.starts_with("</"));
    if closes && text.trim() == page.to_string() {
        end
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_breaks_become_marks() {
        for (chapter, expected) in [
            ("a<span epub:type=\"pagebreak\" id=\"p14\"/>b", "a[Pg 14]b"),
            (
                "a <span role='doc-pagebreak' aria-label='Page 14.' id='x'>14</span> b",
                "a [Pg 14]</span> b",
            ),
            (
                "<hr epub:type=\"pagebreak\" title=\"xii\"/>",
                "<hr epub:type=\"pagebreak\" title=\"xii\"/>",
            ),
            (
                "<!-- pagebreak 14 --> <p title='14'>pagebreak</p>",
                "<!-- pagebreak 14 --> <p title='14'>pagebreak</p>",
            ),
        ] {
            assert_eq!(with_pages(chapter), expected);
        }
    }
}
