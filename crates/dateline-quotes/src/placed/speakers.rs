//! Who speaks in a transcript, so that no elision joins the words of two.

use std::ops::Range;

use crate::saved::View;

/// Maximum length of the name of a speaker, in bytes.
const LONGEST_NAME: usize = 40;
/// Maximum number of words of such a name.
const MOST_WORDS: usize = 4;
/// Minimum length of the name of a part in a play, in bytes: "U." is none.
const SHORTEST_PART: usize = 4;
/// Maximum length of a line of a message, in bytes (RFC 5322, section 2.1.1).
const LONGEST_LINE: usize = 998;
/// What may follow the last word of a name.
const ENDS: &[char] = &[':', '.', ',', ' ', '\u{a0}', '\u{202f}'];
/// Titles before a name, in lowercase, that end with a period.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "hon", "gen", "sr",
];
/// How far before a passage the name of its speaker is looked for, in bytes.
const LONGEST_SPEECH: usize = 20_000;

/// Whether the words before and after a part of the folded text are those of two speakers, and neither names itself; or a
/// question and the answer to another one; or words of a message and of one that it quotes.
pub(super) fn are_joined(view: &View<'_>, gap: &Range<usize>) -> bool {
    let gap = view.unfolded(gap);
    let (start, end) = (gap.start, gap.end);
    let text = |range: Range<usize>| view.text.get(range).unwrap_or_default();
    if !text(start..end).contains(['\n', '\u{c}']) {
        return false;
    }
    let whole = view.in_text(&gap);
    if quote_level(view.copy.text(), whole.start) != quote_level(view.copy.text(), whole.end) {
        return true;
    }
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
    let ends = memchr::memchr2_iter(b'\n', b'\x0c', text.as_bytes());
    let starts = std::iter::once(0).chain(ends.map(|end| end + 1));
    starts.filter_map(|start| speaker(text.get(start..)?.split(['\n', '\u{c}']).next()?))
}

/// The speaker that a line names, after its number or time if it has one.
fn speaker(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
    let mut end = 0;
    for word in line.split([' ', '\t']).take(MOST_WORDS) {
        end += word.len();
        let bare = word.trim_end_matches(ENDS);
        let name = line.get(..end)?.trim_end_matches(ENDS);
        // In French, a space is before the colon.
        if word.ends_with(':') && (is_name(bare) || bare.is_empty() && !name.is_empty()) {
            return Some(name);
        }
        if !is_name(bare) || name.len() > LONGEST_NAME {
            return None;
        }
        if word.ends_with('.') && matches!(name, "Q" | "A") {
            return Some(name);
        }
        let is_capital = !bare.chars().any(char::is_lowercase);
        let is_title = TITLES.contains(&bare.to_lowercase().as_str());
        let after = line.get(end..)?;
        if word.ends_with(',') {
            return (is_capital && gives_opinion(after)).then_some(name);
        }
        if word.ends_with('.') && !is_title {
            // Plays have "ANSELM. ...", hearings "Senator QUIST. ..."
            let is_part = is_capital && name.len() >= SHORTEST_PART && after.starts_with(' ');
            return is_part.then_some(name);
        }
        end += 1;
    }
    None
}

/// Whether a word has only letters and begins with a capital.
fn is_name(word: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-');
    word.starts_with(char::is_uppercase) && word.chars().all(is_letter)
}

/// Whether what follows a name and a comma says that it is a judge's: ` J., dissenting.`
fn gives_opinion(after: &str) -> bool {
    let mut words = after.split_whitespace().take(MOST_WORDS);
    words.any(|word| matches!(word, "J.," | "JJ.," | "J.:" | "dissenting." | "concurring."))
}

/// How many `>` are before the line at a position: how often its words are quoted in a message.
fn quote_level(text: &str, at: usize) -> usize {
    let from = at.saturating_sub(LONGEST_LINE);
    let from = (from..=at).find(|at| text.is_char_boundary(*at));
    let before = from.and_then(|from| text.get(from..at)).unwrap_or_default();
    let start = before.rfind('\n').map(|line| at - before.len() + line + 1);
    let line = start
        .and_then(|start| text.get(start..))
        .unwrap_or_default();
    let marks = line.bytes().take_while(|byte| matches!(byte, b'>' | b' '));
    marks.filter(|byte| *byte == b'>').count()
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
            ("[12.03.24, 22:14:07] Anna: No.", Some("Anna")),
            ("MR. LANE: Objection.", Some("MR. LANE")),
            ("ANSELM. The tide is in.", Some("ANSELM")),
            ("U.S. ships sailed.", None),
            ("Anna Velt: We will.", Some("Anna Velt")),
            ("A bridge: it fell.", None),
            ("He said: no.", None),
            ("At 10:30 it fell", None),
            ("Mr. Lane: Objection.", Some("Mr. Lane")),
            ("  Mr. TELLER. I did.", Some("Mr. TELLER")),
            ("The CHAIRMAN. He can.", Some("The CHAIRMAN")),
            ("Jean-Luc Roux : oui.", Some("Jean-Luc Roux")),
            ("STROUD, J., dissenting.", Some("STROUD")),
            ("LANE, OTT and others left.", None),
            ("Yes.", None),
        ] {
            assert_eq!(speaker(line), expected, "{line}");
        }
    }
}
