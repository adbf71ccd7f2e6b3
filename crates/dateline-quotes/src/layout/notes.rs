//! Numbers of notes.

use std::collections::HashMap;
use std::ops::Range;

use super::line::{Line, digits};

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
/// The numbers of notes after words, such as that in `settled law.1`: they count from 1, and each begins a later line.
pub(super) fn note_numbers(text: &str, lines: &[Line<'_>]) -> Vec<Range<usize>> {
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

#[cfg(test)]
mod tests {
    use super::super::tests::check;

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
}
