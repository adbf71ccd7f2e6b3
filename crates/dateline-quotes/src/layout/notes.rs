//! Numbers of notes, and the notes at the foot of a page or column.

use std::collections::HashMap;
use std::ops::Range;

use super::line::{Line, LineMap, LineSet, digits};

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
/// Signs of notes without numbers.
const SIGNS: &[char] = &['*', '†', '‡'];

/// Notes at the foot of pages.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Indices of their lines.
    pub lines: LineSet,
    /// Ranges of the numbers in the text that refer to them.
    pub references: Vec<Range<usize>>,
}

/// What a note is called: its number, or its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Label {
    Number(usize),
    Sign(char),
}

/// The notes at the foot of pages and columns: the last lines of one, from the first note on that the page refers to. `layout` are
/// lines that are not text.
pub(super) fn foot_notes(text: &str, lines: &[Line<'_>], layout: impl Fn(usize) -> bool) -> Notes {
    let mut all = Notes::default();
    // A single page is not told from a text.
    if !lines.iter().any(|line| line.breaks_page) {
        return all;
    }
    let mut count = 0;
    let mut first = 0;
    for page in lines.split_inclusive(|line| line.breaks_page) {
        let last = first + page.len();
        count += of_page(text, lines, first..last, &layout, &mut all);
        first = last;
    }
    if count < FEWEST_NOTES {
        return Notes::default();
    }
    all
}

/// Adds the notes at the foot of a page, and returns their number.
fn of_page(
    text: &str,
    lines: &[Line<'_>],
    page: Range<usize>,
    layout: impl Fn(usize) -> bool,
    all: &mut Notes,
) -> usize {
    let Some(whole) = lines.get(page.clone()) else {
        return 0;
    };
    let (Some(top), Some(bottom)) = (whole.first(), whole.last()) else {
        return 0;
    };
    let references = references(text, top.range.start..bottom.range.end);
    let mut count = 0;
    // The end of the page is always one of the places where notes may end, a column that ends above is another.
    for (end, is_last) in ends_of_columns(lines, &page, &layout) {
        count += at_foot(lines, page.start..end, is_last, &references, &layout, all);
    }
    count
}

/// Where the columns of a page may end: after each paragraph that begins with the label of a note, and at the end. Of
/// each whether it is the end of the page.
fn ends_of_columns(
    lines: &[Line<'_>],
    page: &Range<usize>,
    layout: impl Fn(usize) -> bool,
) -> Vec<(usize, bool)> {
    let is_text = |at: usize| !layout(at) && lines.get(at).is_some_and(|line| !line.is_blank());
    let mut ends = Vec::new();
    let (mut begins, mut in_note) = (true, false);
    for at in page.clone() {
        if is_text(at) {
            in_note |= begins && lines.get(at).is_some_and(|line| label(line.text).is_some());
        } else if in_note {
            ends.push((at, false));
            in_note = false;
        }
        begins = !is_text(at);
    }
    ends.push((page.end, true));
    ends
}

/// Adds the notes at the end of a column, and returns their number. Above the end of the page, they are one paragraph.
fn at_foot(
    lines: &[Line<'_>],
    column: Range<usize>,
    is_last: bool,
    references: &HashMap<Label, (usize, Option<Range<usize>>)>,
    layout: impl Fn(usize) -> bool,
    all: &mut Notes,
) -> usize {
    let is_text = |at: usize| !layout(at) && lines.get(at).is_some_and(|line| !line.is_blank());
    let (mut start, mut next, mut found) = (None, None, Vec::new());
    for at in column.clone().rev() {
        if all.lines.contains(&at) || !is_last && !is_text(at) {
            break;
        }
        if layout(at) {
            continue;
        }
        let Some(line) = lines.get(at) else { continue };
        let Some(label) = label(line.text) else {
            continue;
        };
        let follows = match (label, next) {
            (Label::Number(number), Some(next)) => number + 1 == next,
            _ => true,
        };
        let Some((place, digits)) = references.get(&label) else {
            continue;
        };
        if !follows || *place >= line.range.start {
            continue;
        }
        if let Label::Number(number) = label {
            next = Some(number);
        }
        start = Some(at);
        found.push(digits.clone());
    }
    let Some(start) = start else { return 0 };
    // Above the end of the page, a paragraph that only contains a note is text.
    if !is_last
        && start
            .checked_sub(1)
            .is_some_and(|above| is_text(above) && above >= column.start)
    {
        return 0;
    }
    all.lines
        .extend((start..column.end).filter(|at| is_text(*at)));
    all.references.extend(found.iter().flatten().cloned());
    found.len()
}

/// Where a page first refers to each note, and the range of the reference if it has to be removed: superscript digits and
/// signs are removed by folding.
fn references(text: &str, page: Range<usize>) -> HashMap<Label, (usize, Option<Range<usize>>)> {
    let mut found = HashMap::new();
    let whole = text.as_bytes().get(page.clone()).unwrap_or_default();
    let mut after = 0;
    for (at, byte) in whole.iter().enumerate() {
        let at = page.start + at;
        let may_refer = byte.is_ascii_digit() || *byte == b'*' || !byte.is_ascii();
        if at < after || !may_refer {
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            continue;
        };
        if let Some(raised) = raised_number(text, at) {
            after = raised.1;
            found.entry(Label::Number(raised.0)).or_insert((at, None));
        } else if SIGNS.contains(&c) {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            if before.is_some_and(|before| !before.is_whitespace()) {
                found.entry(Label::Sign(c)).or_insert((at, None));
            }
        } else if c.is_ascii_digit() {
            after = at + digit_count(text.get(at..).unwrap_or_default());
            let number = text
                .get(at..after)
                .filter(|digits| digits.len() <= LONGEST_NOTE);
            let Some(number) = number.and_then(|digits| digits.parse().ok()) else {
                continue;
            };
            if let Some(range) = reference(text, at..after) {
                let is_folded = text
                    .get(range.start..)
                    .is_some_and(|rest| rest.starts_with('['));
                let removed = (!is_folded).then_some(range);
                found.entry(Label::Number(number)).or_insert((at, removed));
            }
        }
    }
    found
}

/// The reference with these digits: `law.1`, `law (1)`, `law[1]`.
fn reference(text: &str, digits: Range<usize>) -> Option<Range<usize>> {
    let (before, after) = (text.get(..digits.start)?, text.get(digits.end..)?);
    for (open, close) in [('(', ')'), ('[', ']')] {
        let (Some(word), Some(_)) = (before.strip_suffix(open), after.strip_prefix(close)) else {
            continue;
        };
        let line = word.rsplit('\n').next().unwrap_or_default();
        let is_after_text = !line.trim().is_empty();
        let start = if open == '(' {
            word.trim_end_matches(' ').len()
        } else {
            word.len()
        };
        return is_after_text.then(|| start..digits.end + 1);
    }
    is_note_number(text, &digits).then_some(digits)
}

/// The number in superscript digits at a position, directly after text, and its end.
fn raised_number(text: &str, at: usize) -> Option<(usize, usize)> {
    let (number, length) = raised(text.get(at..)?)?;
    let before = text.get(..at)?.chars().next_back()?;
    (!before.is_whitespace()).then_some((number, at + length))
}

/// The number in superscript digits at the front of a text, and its length.
fn raised(text: &str) -> Option<(usize, usize)> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = text.chars().take(LONGEST_NOTE);
    let digits = digits.map_while(|c| Some((DIGITS.iter().position(|digit| *digit == c)?, c)));
    let add = |(number, length): (usize, usize), (digit, c): (usize, char)| {
        (10 * number + digit, length + c.len_utf8())
    };
    let (number, length) = digits.fold((0, 0), add);
    (length > 0).then_some((number, length))
}

/// The label of a note at the start of a line: `1 See`, `1. See`, `1See`, `[1] See`, `(1) See`, `¹ See`, `* See`.
fn label(line: &str) -> Option<Label> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    if SIGNS.contains(&first) {
        let rest = line.get(first.len_utf8()..)?;
        return rest
            .contains(char::is_alphabetic)
            .then_some(Label::Sign(first));
    }
    if let Some(number) = begun_note(line).or_else(|| raised(line).map(|(number, _)| number)) {
        return Some(Label::Number(number));
    }
    // A superscript number that lost its height.
    let number = digits(line, 0, LONGEST_NOTE)?;
    let next = line.get(number.len()..)?.chars().next()?;
    let begins = next.is_uppercase() || matches!(next, '“' | '"' | '‘');
    begins.then(|| number.parse().ok().map(Label::Number))?
}

/// The numbers of notes after words, such as that in `settled law.1`: they count from 1, and each begins a later line.
pub(super) fn note_numbers(text: &str, lines: &[Line<'_>]) -> Vec<Range<usize>> {
    // The last line that begins with each number.
    let mut notes: LineMap<usize> = LineMap::default();
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
    for (at, byte) in text.bytes().enumerate() {
        if at < digit_ends || !byte.is_ascii_digit() {
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

/// The number with which a line begins, as a note does: `1 See`, `1. See`, `[1] See`, `(1) See`.
fn begun_note(line: &str) -> Option<usize> {
    let line = line.trim_start();
    let inner = line.strip_prefix(['[', '(']).unwrap_or(line);
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
    // A point or comma within a number is none after a word, but "on June 3, 1902.1" has no such number.
    if word.ends_with(char::is_numeric) {
        return word.len() + 1 == before.len() && ends_date(word) && ends;
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

/// Whether a text ends with the year of a date: "June 3, 1902", "3 June 1902".
fn ends_date(text: &str) -> bool {
    let mut words = text.rsplit([' ', '\n']);
    let mut next = || words.next().unwrap_or_default();
    let (year, second, first) = (next(), next(), next());
    let is_day = |word: &str| matches!(word.parse(), Ok(1..=31));
    let is_month = |word: &str| word.len() >= 3 && word.chars().all(char::is_alphabetic);
    year.len() == 4
        && year.bytes().all(|byte| byte.is_ascii_digit())
        && (second.strip_suffix(',').is_some_and(is_day) && is_month(first)
            || is_month(second) && is_day(first.trim_end_matches('.')))
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
                "paid on June 3, 1902.1 He\nsued on 4 July 1903.2 So\n1 Brandt.\n2 Okoro.",
                Some("paid on June 3, 1902. He\nsued on 4 July 1903. So\n1 Brandt.\n2 Okoro."),
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
    fn notes_at_the_foot_of_pages_are_removed() {
        check(&[
            // Numbered through, as superscript digits that lost their height.
            (
                "The law.1 It says what it\n1See Brandt.\n\u{c}means.2 So.\n2See Okoro,\nat 3.\n",
                Some("The law. It says what it\n\u{c}means. So.\n"),
            ),
            // From 1 on each page, in parentheses.
            (
                "The law (1) was settled. It\n(1) Brandt.\n\u{c}is so. (1) It\n(1) Okoro.\n\u{c}ends.",
                Some("The law was settled. It\n\u{c}is so. It\n\u{c}ends."),
            ),
            // Signs and superscript digits go when the text is folded.
            (
                "The law* was set-\n* Brandt.\n\u{c}tled.¹\n¹ Okoro.\n",
                Some("The law* was set-\n\u{c}tled.¹\n"),
            ),
            // At the foot of a column.
            (
                "The law.1 It says\nwhat it\n\n1 Brandt, at\n3.\n\nmeans.2 So\nit is\n\n2 Okoro.\n\u{c}here.",
                Some("The law. It says\nwhat it\n\n\nmeans. So\nit is\n\n\u{c}here."),
            ),
            // The page does not refer to them, or there is only one.
            ("It says\n1 apple\n\u{c}what\n2 pears\n", None),
            ("The law.1 It\n1 Brandt.\n\u{c}says so.\n", None),
            ("In 1904.1 It\n1 Brandt.\n\u{c}Art. 2 It\n2 So.\n", None),
        ]);
    }
}
