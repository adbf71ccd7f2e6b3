//! Layout within lines: star pages, numbers of notes, the marks of quoted mail, and repeated quotation marks.

use std::ops::Range;

use super::line::{FEWEST_PAGES, Line, digits};
use super::notes::note_numbers;
use crate::script::is_word;

/// Maximum number of digits of a star page.
const LONGEST_PAGE: usize = 5;
/// Words before the number of a page in brackets.
const PAGE: &[&str] = &["pg.", "pg", "page", "p."];
/// Maximum length of the contents of these brackets, in bytes.
const LONGEST_BRACKET: usize = 12;
/// Maximum length of words in italics, in bytes.
const LONGEST_EMPHASIS: usize = 1000;
/// Minimum number of consecutive lines of quoted mail.
const FEWEST_QUOTED: usize = 2;

/// Ranges of a text that are layout, in no order.
pub(super) fn inline_layout(text: &str, lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut found: Vec<_> = star_pages(text)
        .into_iter()
        .map(|(_, range)| range)
        .collect();
    found.extend(emphasis(text));
    found.extend(note_numbers(text, lines));
    found.extend(mail_marks(lines));
    found.extend(repeated_quotation_marks(text));
    found
}

/// Where the pages of a reporter or a book begin, such as `*412`, `[*412]`, `[Pg 412]` or `{412}`, if at least three
/// increase by one: the number of each and its range.
pub(crate) fn star_pages(text: &str) -> Vec<(usize, Range<usize>)> {
    let mut chain: Vec<(usize, Range<usize>)> = Vec::new();
    let mut after = 0;
    for at in memchr::memchr3_iter(b'*', b'[', b'{', text.as_bytes()) {
        if at < after {
            continue;
        }
        let page = star_page(text, at).or_else(|| bracketed_page(text, at));
        let Some((number, range)) = page else {
            continue;
        };
        after = range.end;
        match chain.last() {
            Some((last, _)) if last + 1 == number => chain.push((number, range)),
            _ if chain.len() < FEWEST_PAGES => chain = vec![(number, range)],
            _ => {}
        }
    }
    if chain.len() < FEWEST_PAGES {
        chain.clear();
    }
    chain
}

/// The page in brackets here, such as `[Pg 412]`, with the white space after it.
fn bracketed_page(text: &str, at: usize) -> Option<(usize, Range<usize>)> {
    let rest = text.get(at..)?;
    let close = match rest.chars().next()? {
        '[' => ']',
        '{' => '}',
        _ => return None,
    };
    let inner = rest.get(1..)?;
    let inner = inner.get(
        ..inner
            .bytes()
            .take(LONGEST_BRACKET)
            .position(|byte| byte == close as u8)?,
    )?;
    let lower = inner.to_ascii_lowercase();
    let named = PAGE.iter().find_map(|word| lower.strip_prefix(word));
    // A number alone in square brackets is a note.
    let number = named
        .or_else(|| (close == '}').then_some(lower.as_str()))?
        .trim_start();
    let number = digits(number, 0, LONGEST_PAGE).filter(|digits| digits.len() == number.len())?;
    let end = at + inner.len() + 2;
    let after = text.get(end..)?.trim_start_matches([' ', '\t']);
    Some((number.parse().ok()?, at..text.len() - after.len()))
}

/// The `_` or `*` around words of a plain text in italics: directly before the first and directly after the last, in one
/// paragraph.
fn emphasis(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut after = 0;
    for at in memchr::memchr2_iter(b'_', b'*', text.as_bytes()) {
        let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else {
            continue;
        };
        let Some(mark) = rest.chars().next().filter(|_| at >= after) else {
            continue;
        };
        let length = rest.len() - rest.trim_start_matches(mark).len();
        after = at + length;
        let previous = before.chars().next_back();
        let next = rest.get(length..).and_then(|rest| rest.chars().next());
        let is_outside = |c: Option<char>| c.is_none_or(|c| !is_word(c));
        // "*412" is a star page.
        let is_page = |c: char| mark == '*' && c.is_numeric();
        let is_inside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let is_same_paragraph = |start: &Range<usize>| {
            let between = text.get(start.end..at).unwrap_or_default();
            let is_same = text.get(start.clone()) == text.get(at..after);
            is_same && between.len() <= LONGEST_EMPHASIS && !between.contains("\n\n")
        };
        let closes = is_outside(next) && is_inside(previous);
        if let Some(start) = open.take_if(|start| closes && is_same_paragraph(start)) {
            found.extend([start, at..after]);
        } else if is_outside(previous) && is_inside(next) && !next.is_some_and(is_page) {
            open = Some(at..after);
        }
    }
    found
}

/// The star page at an asterisk, with the white space after it.
fn star_page(text: &str, at: usize) -> Option<(usize, Range<usize>)> {
    let asterisks = text
        .get(at..)?
        .bytes()
        .take(3)
        .take_while(|byte| *byte == b'*');
    let asterisks = asterisks.count();
    let number = digits(text, at + asterisks, LONGEST_PAGE)?;
    let before = text.get(..at)?;
    let end = at + asterisks + number.len();
    let after = text.get(end..)?;
    let (start, after) = match (before.strip_suffix('['), after.strip_prefix(']')) {
        (Some(before), Some(after)) => (before.len(), after),
        _ => (at, after),
    };
    let begins = text.get(..start)?.chars().next_back();
    let is_alone = asterisks <= 2
        && begins.is_none_or(char::is_whitespace)
        && after.chars().next().is_none_or(char::is_whitespace);
    let end = text.len() - after.trim_start_matches([' ', '\t']).len();
    is_alone.then(|| Some((number.parse().ok()?, start..end)))?
}

/// The `>` before the lines of quoted mail, one below the other, at least two of them not before a number: "> 5 mm"
/// compares.
fn mail_marks(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let is_quoted = |line: &Line<'_>| line.text.starts_with('>');
    let length = |line: &Line<'_>| {
        let rest = line.text.trim_start_matches(['>', ' ']);
        let compares = rest.starts_with(|c: char| c.is_numeric() || c == '=');
        (line.text.len() - rest.len(), compares)
    };
    let mut found = Vec::new();
    for run in lines.chunk_by(|one, other| is_quoted(one) && is_quoted(other)) {
        let sure = run.iter().filter(|line| is_quoted(line) && !length(line).1);
        if sure.count() >= FEWEST_QUOTED {
            let ends = run.iter().map(|line| (line.range.start, length(line).0));
            found.extend(ends.map(|(start, length)| start..start + length));
        }
    }
    found
}

/// The quotation marks that are repeated at the start of each paragraph of a long quotation.
fn repeated_quotation_marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut is_open = false;
    // The first two bytes of both marks.
    for at in memchr::memmem::find_iter(text.as_bytes(), b"\xe2\x80") {
        let Some(mark) = text.get(at..at + '“'.len_utf8()) else {
            continue;
        };
        match mark {
            "“" => {}
            "”" => {
                is_open = false;
                continue;
            }
            _ => continue,
        }
        let before = text.get(..at).unwrap_or_default();
        let line = before.trim_end_matches([' ', '\t', '\u{a0}']);
        let begins = line.ends_with('\n') && line.trim_end().ends_with(|c| !is_word(c));
        if is_open && begins {
            found.push(at..at + mark.len());
        }
        is_open = true;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn star_pages_are_removed_if_they_increase() {
        check(&[
            (
                "*412 The question *413 is [*414] whether",
                Some("The question is whether"),
            ),
            (
                "[Pg 45]\nThe sea [Pg 46]\nwas still {47}.",
                Some("\nThe sea \nwas still ."),
            ),
            ("[1] and [2] and [3]", None),
            ("at *12 and *19 and *25", None),
            ("5 *412 and *413", None),
            ("2*3 and 2*4 and 2*5", None),
        ]);
    }

    #[test]
    fn marks_of_italics_are_removed_in_pairs() {
        check(&[
            (
                "named _Lemuel\nPynchon_, he",
                Some("named Lemuel\nPynchon, he"),
            ),
            ("“__so__” he", Some("“so” he")),
            ("snake_case and a_b", None),
            ("_open and\n\nshut_", None),
            ("_ a _", None),
        ]);
    }

    #[test]
    fn marks_of_quoted_mail_are_removed() {
        check(&[
            (
                "I wrote:\n> I never\n> > was\n>\nthere",
                Some("I wrote:\nI never\nwas\n\nthere"),
            ),
            ("a\n> b\nc", None),
            (
                "> You owe me\n> 40 crowns,\n> not 30.",
                Some("You owe me\n40 crowns,\nnot 30."),
            ),
            ("Widths:\n> 5 mm\n> 10 mm", None),
        ]);
    }

    #[test]
    fn repeated_quotation_marks_of_paragraphs_are_removed() {
        check(&[
            (
                "“It goes on.\n\n“It ends.” Yes.",
                Some("“It goes on.\n\nIt ends.” Yes."),
            ),
            ("“It ends.”\n“Yes.”", None),
            ("“It goes on and “so", None),
        ]);
    }
}
