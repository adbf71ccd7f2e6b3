//! Who speaks in a transcript, so that no elision joins the words of two.

use std::ops::Range;

use crate::saved::View;
use crate::script::is_word;

/// Maximum length of the name of a speaker, in bytes.
const LONGEST_NAME: usize = 40;
/// Maximum number of words of such a name.
const MOST_WORDS: usize = 4;
/// Minimum length of the name of a part in a play, in bytes: "U." is none.
const SHORTEST_PART: usize = 4;
/// How far before a passage the name of its speaker is looked for, in bytes.
const LONGEST_SPEECH: usize = 20_000;

/// Whether the words before and after a part of the folded text are those of two speakers, and neither names itself; or a
/// question and the answer to another one.
pub(super) fn are_joined(view: &View<'_>, gap: &Range<usize>) -> bool {
    let (start, end) = (view.unfolded(gap).start, view.unfolded(gap).end);
    let text = |range: Range<usize>| view.text.get(range).unwrap_or_default();
    let mut left_out = speakers(text(start..end));
    // A name at the very end of the gap would be that of the words after it.
    let Some(last) = left_out.next_back() else {
        return false;
    };
    let after = text(end..view.text.len().min(end + LONGEST_NAME + 1));
    let line = text(start..end)
        .rsplit(['\n', '\u{c}'])
        .next()
        .unwrap_or_default();
    let own = if is_blank(line) { speaker(after) } else { None };
    if let Some(own) = own {
        let is_question = text(0..start).trim_end().ends_with('?');
        return is_question && (last == own || left_out.any(|it| it == own));
    }
    let from = start.saturating_sub(LONGEST_SPEECH);
    let from = (from..=start).find(|at| view.text.is_char_boundary(*at));
    let before = speakers(text(from.unwrap_or(start)..start)).next_back();
    before.is_some_and(|before| before != last)
}

/// Names of speakers at the starts of lines: `Q.`, `A:`, `THE WITNESS:`, `Lund:`.
fn speakers(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(['\n', '\u{c}']).filter_map(speaker)
}

/// The speaker that a line names, after its number if it has one.
fn speaker(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let end = line
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(_, c)| matches!(c, ':' | '.'));
    let (end, _) = end?;
    let (name, rest) = line.split_at_checked(end)?;
    let is_letter = matches!(name, "Q" | "A");
    if rest.starts_with('.') && !is_letter {
        // "MR. LANE: ..."
        let colon = line.find(':').filter(|colon| *colon <= LONGEST_NAME);
        let title = colon.and_then(|colon| line.get(..colon));
        // Plays have "ANSELM. ..."
        let is_part = name.len() >= SHORTEST_PART && rest.get(1..)?.starts_with(' ');
        let title = title.or_else(|| is_part.then_some(name))?;
        return is_name(title, char::is_uppercase).then_some(title);
    }
    let ends = rest
        .get(1..)?
        .chars()
        .next()
        .is_none_or(char::is_whitespace);
    (ends && (is_letter || is_name(name, char::is_alphabetic))).then_some(name)
}

/// Whether a text is a few words that begin with capitals, and have only letters of a kind.
fn is_name(text: &str, is_letter: impl Fn(char) -> bool) -> bool {
    let words = text.split(|c: char| !is_word(c) && c != '\'' && c != '’');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let fits = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| is_letter(c) || c == '\'' || c == '’')
    };
    (1..=MOST_WORDS).contains(&words.len()) && words.iter().all(fits)
}

fn is_blank(text: &str) -> bool {
    !text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_name_their_speaker() {
        for (line, expected) in [
            ("Q. Were you there?", Some("Q")),
            ("  14   A: No.", Some("A")),
            ("THE WITNESS: I was.", Some("THE WITNESS")),
            ("MR. LANE: Objection.", Some("MR. LANE")),
            ("ANSELM. The tide is in.", Some("ANSELM")),
            ("U.S. ships sailed.", None),
            ("Anna Velt: We will.", Some("Anna Velt")),
            ("A bridge: it fell.", None),
            ("He said: no.", None),
            ("At 10:30 it fell", None),
            ("Mr. Lane: Objection.", None),
            ("Yes.", None),
        ] {
            assert_eq!(speaker(line), expected, "{line}");
        }
    }
}
