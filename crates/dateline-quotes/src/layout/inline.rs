//! Layout within lines: star pages, numbers of notes, the marks of quoted mail, and repeated quotation marks.

use std::collections::HashMap;
use std::ops::Range;

use super::{FEWEST_PAGES, Line};
use crate::script::is_word;

/// Maximum number of digits of a star page.
const LONGEST_PAGE: usize = 5;
/// Maximum number of digits of a note.
const LONGEST_NOTE: usize = 3;
/// Minimum number of notes that a text must have.
const FEWEST_NOTES: usize = 2;
/// Minimum number of letters before the number of a note; fewer may be a name such as "B2".
const FEWEST_LETTERS: usize = 3;
/// Abbreviations whose number is no note: "Art.1".
const NUMBERED: &[&str] = &[
    "abs", "app", "art", "arts", "cap", "chap", "cl", "ex", "exh", "fig", "figs", "no", "nos",
    "nr", "par", "para", "paras", "pp", "pt", "rep", "sec", "secs", "tab", "tit", "vol", "vols",
    "ziff",
];
/// Maximum number of letters of these.
const LONGEST_ABBREVIATION: usize = 5;
/// Minimum number of consecutive lines of quoted mail.
const FEWEST_QUOTED: usize = 2;

/// Ranges of a text that are layout, in no order.
pub(super) fn inline_layout(text: &str, lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut found = star_pages(text);
    found.extend(note_numbers(text, lines));
    found.extend(mail_marks(lines));
    found.extend(repeated_quotation_marks(text));
    found
}

/// The digits at a position of a text: at least one, and at most `most`.
fn digits(text: &str, at: usize, most: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=most).contains(&count).then(|| rest.get(..count))?
}

/// Where the pages of a reporter begin, such as `*412` or `[*412]`, if at least three increase by one.
fn star_pages(text: &str) -> Vec<Range<usize>> {
    let mut chain: Vec<(usize, Range<usize>)> = Vec::new();
    let mut after = 0;
    for (at, _) in text.match_indices('*') {
        if at < after {
            continue;
        }
        let Some((number, range)) = star_page(text, at) else {
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
        return Vec::new();
    }
    chain.into_iter().map(|(_, range)| range).collect()
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

/// The numbers of notes after words, such as that in `settled law.1`: they count from 1, and each begins a later line.
fn note_numbers(text: &str, lines: &[Line<'_>]) -> Vec<Range<usize>> {
    // The last line that begins with each number.
    let mut notes: HashMap<usize, usize> = HashMap::new();
    for line in lines {
        if let Some(number) = begun_note(line.text) {
            notes.insert(number, line.range.start);
        }
    }
    let mut found = Vec::new();
    if !notes.contains_key(&1) {
        return found;
    }
    let mut digit_ends = 0;
    for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        if at < digit_ends {
            continue;
        }
        let Some(written) = digits(text, at, LONGEST_NOTE) else {
            digit_ends = at + text.get(at..).map_or(0, digit_count);
            continue;
        };
        digit_ends = at + written.len();
        let next = found.len() + 1;
        let is_next = written.parse() == Ok(next);
        let is_begun = notes.get(&next).is_some_and(|note| *note > at);
        if is_next && is_begun && is_note_number(text, &(at..digit_ends)) {
            found.push(at..digit_ends);
        }
    }
    if found.len() < FEWEST_NOTES {
        found.clear();
    }
    found
}

fn digit_count(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The number with which a line begins, as a note does: `1 See`, `1. See`, `[1] See`.
fn begun_note(line: &str) -> Option<usize> {
    let line = line.trim_start();
    let inner = line.strip_prefix('[').unwrap_or(line);
    let number = digits(inner, 0, LONGEST_NOTE)?;
    let rest = inner.get(number.len()..)?;
    let rest = rest.strip_prefix([']', '.', ')']).unwrap_or(rest);
    let has_text = rest.starts_with([' ', '\t']) && !rest.trim().is_empty();
    has_text.then(|| number.parse().ok())?
}

/// Whether a number is directly after a word or its punctuation, and nothing of a word follows.
fn is_note_number(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (text.get(..range.start), text.get(range.end..));
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let ends = after.chars().next().is_none_or(|c| {
        c.is_whitespace() || matches!(c, ')' | ']' | '"' | '\'' | '”' | '’' | ';' | ',' | '—')
    });
    let is_mark = |c: char| {
        matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '"' | '\'' | '”' | '’'
        )
    };
    let word = before.trim_end_matches(is_mark);
    // A point or comma within a number is none after a word.
    if word.ends_with(char::is_numeric) {
        return false;
    }
    let last: String = word
        .chars()
        .rev()
        .take(LONGEST_ABBREVIATION + 1)
        .take_while(|c| c.is_alphabetic())
        .collect();
    let last: String = last.chars().rev().collect::<String>().to_lowercase();
    if NUMBERED.contains(&last.as_str()) {
        return false;
    }
    let letters = last.chars().count();
    ends && (letters >= FEWEST_LETTERS || letters > 0 && word.len() < before.len())
}

/// The `>` before the lines of quoted mail, at least two of them one below the other.
fn mail_marks(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let marks: Vec<usize> = lines.iter().map(|line| mail_mark(line.text)).collect();
    let mut found = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let run = marks.iter().skip(start).take_while(|length| **length > 0);
        let count = run.count();
        if count >= FEWEST_QUOTED {
            let quoted = lines.iter().zip(&marks).skip(start).take(count);
            found.extend(quoted.map(|(line, length)| line.range.start..line.range.start + length));
        }
        start += count.max(1);
    }
    found
}

/// Length of the `>` at the start of a line, with the spaces between and after them.
fn mail_mark(line: &str) -> usize {
    if !line.starts_with('>') {
        return 0;
    }
    let rest = line.trim_start_matches(['>', ' ']);
    // "> 5 mm" compares.
    if rest.starts_with(|c: char| c.is_numeric() || c == '=') {
        return 0;
    }
    line.len() - rest.len()
}

/// The quotation marks that are repeated at the start of each paragraph of a long quotation.
fn repeated_quotation_marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut is_open = false;
    for (at, mark) in text.match_indices(['“', '”']) {
        if mark == "”" {
            is_open = false;
            continue;
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
    use super::super::without_layout;

    fn check(table: &[(&str, Option<&str>)]) {
        for (text, expected) in table {
            let clean = without_layout(text).map(|(clean, _)| clean);
            assert_eq!(clean.as_deref(), *expected, "{text}");
        }
    }

    #[test]
    fn star_pages_are_removed_if_they_increase() {
        check(&[
            (
                "*412 The question *413 is [*414] whether",
                Some("The question is whether"),
            ),
            ("at *12 and *19 and *25", None),
            ("5 *412 and *413", None),
            ("2*3 and 2*4 and 2*5", None),
        ]);
    }

    #[test]
    fn numbers_of_notes_are_removed_if_the_notes_are_there() {
        check(&[
            (
                "Settled law.1 He may “refuse.”2 In 1904.3\n1 Brandt.\n2 Okoro.\n3 Lund.",
                Some("Settled law. He may “refuse.” In 1904.3\n1 Brandt.\n2 Okoro.\n3 Lund."),
            ),
            (
                "untrue1 and true2\n[1] A\n[2] B",
                Some("untrue and true\n[1] A\n[2] B"),
            ),
            // No such notes, only one, in another order, or a part of a number or a name.
            ("Settled law.1 He may.2 So.", None),
            ("Settled law.1 He may.\n1 Brandt.", None),
            ("Settled law.2 He may.1\n1 Brandt.\n2 Okoro.", None),
            ("At 1.1 and 2.2 of it.\n1 Brandt.\n2 Okoro.", None),
            ("See Art.1 and Nr.2 of it.\n1 Brandt.\n2 Okoro.", None),
            ("Forms A1 and B2 of it.\n1 Brandt.\n2 Okoro.", None),
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
