//! Text fragments: the end of a link that makes a browser open the page at some words and mark them.
//!
//! The form is `text=[prefix-,]start[,end][,-suffix]` (<https://wicg.github.io/scroll-to-text-fragment/>). A browser marks the first place
//! where all of that fits, so words are added until it fits only where the quote is in the copy. It looks for each of the four
//! within one block of the page, without regard to case, and from the beginning of a word to the end of one.

mod passage;

use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use self::passage::{after, before, first_words, last_words, trimmed, whole_words, words};
use crate::text::Needle;
use dateline_quotes::find::unmarked;
use dateline_quotes::quotation::parts;
use dateline_quotes::saved::{Markup, SavedCopy};

/// Characters that are not encoded: `-`, `,` and `&` have a meaning of their own, and what ends a link for other programs is none of
/// it.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_').remove(b'.').remove(b'~');

/// A longer passage is named by its first and its last words, as browsers do it themselves; in characters.
const LONGEST_WHOLE: usize = 300;
/// Minimum and maximum number of words that name the start or the end of a passage.
const WORDS: (usize, usize) = (4, 16);
/// Maximum number of words that are added before and after a passage, on each side.
const MOST_AROUND: usize = 12;
/// Most other places that are distinguished.
const MOST_PLACES: usize = 1000;

/// What a link to a passage says.
#[derive(Debug, Default)]
struct Parts {
    prefix: String,
    start: String,
    end: String,
    suffix: String,
}

impl Parts {
    fn directive(&self) -> String {
        let encoded = |text: &str| {
            let words: Vec<&str> = text.split_whitespace().collect();
            utf8_percent_encode(&words.join(" "), ENCODED).to_string()
        };
        let mut directive = String::new();
        if !self.prefix.is_empty() {
            directive.push_str(&encoded(&self.prefix));
            directive.push_str("-,");
        }
        directive.push_str(&encoded(&self.start));
        if !self.end.is_empty() {
            directive.push(',');
            directive.push_str(&encoded(&self.end));
        }
        if !self.suffix.is_empty() {
            directive.push_str(",-");
            directive.push_str(&encoded(&self.suffix));
        }
        directive
    }
}

/// The directive for a range of [`SavedCopy::text`], after `text=`; `None` if nothing is there.
pub fn of_passage(copy: &SavedCopy, range: Range<usize>) -> Option<String> {
    let text = copy.text();
    let range = whole_words(text, trimmed(text, range)?);
    let passage = text.get(range.clone())?;
    let blocks = blocks(passage, copy.markup());
    let (first, last) = (blocks.first()?.clone(), blocks.last()?.clone());
    let whole = blocks.len() == 1 && passage.chars().count() <= LONGEST_WHOLE;
    let parts = if whole {
        whole_passage(text, range)
    } else {
        let shift = |block: Range<usize>| block.start + range.start..block.end + range.start;
        ends_of_passage(text, &shift(first), &shift(last))
    };
    Some(parts.directive())
}

/// The directive for a quote without a copy; `None` where it has no words.
pub fn of_quote(quote: &str) -> Option<String> {
    let quote = quote.trim();
    let quote = unmarked(quote).unwrap_or(quote);
    let pieces = parts(quote);
    let mut parts = Parts::default();
    match pieces.as_slice() {
        [first, .., last] => {
            first_words(first, WORDS.0).clone_into(&mut parts.start);
            last_words(last, WORDS.0).clone_into(&mut parts.end);
        }
        pieces => {
            let text = pieces.first().copied().unwrap_or(quote).trim();
            if text.chars().count() <= LONGEST_WHOLE {
                text.clone_into(&mut parts.start);
            } else {
                first_words(text, WORDS.0).clone_into(&mut parts.start);
                last_words(text, WORDS.0).clone_into(&mut parts.end);
            }
        }
    }
    parts
        .start
        .chars()
        .any(char::is_alphanumeric)
        .then(|| parts.directive())
}

/// A passage in full, with as many words around it as distinguish it from every other place.
fn whole_passage(text: &str, range: Range<usize>) -> Parts {
    let mut parts = Parts {
        start: text.get(range.clone()).unwrap_or_default().to_owned(),
        ..Parts::default()
    };
    let mut others = others(text, &parts.start, &(0..text.len()), range.start);
    for words in 1..=MOST_AROUND {
        if others.is_empty() {
            break;
        }
        parts.prefix = before(text, range.start, words);
        others.retain(|other| is_same_text(&before(text, other.start, words), &parts.prefix));
        if others.is_empty() {
            break;
        }
        parts.suffix = after(text, range.end, words);
        others.retain(|other| is_same_text(&after(text, other.end, words), &parts.suffix));
    }
    parts
}

/// A passage by the first words of its first block and the last words of its last.
fn ends_of_passage(text: &str, first: &Range<usize>, last: &Range<usize>) -> Parts {
    let part = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let mut parts = Parts::default();
    // In one block the two must not meet.
    let room = |block: &str| {
        if first == last {
            words(block).count() / 2
        } else {
            usize::MAX
        }
    };
    let most = WORDS.1.min(room(part(first))).max(1);
    let counts = || WORDS.0.min(most)..=most;
    let (start, mut others_at) = fewest(counts(), |count| {
        let start = first_words(part(first), count);
        (start, others(text, start, &(0..text.len()), first.start))
    });
    start.clone_into(&mut parts.start);
    for count in 1..=MOST_AROUND {
        if others_at.is_empty() {
            break;
        }
        parts.prefix = before(text, first.start, count);
        others_at.retain(|other| is_same_text(&before(text, other.start, count), &parts.prefix));
    }
    // The end is the first such place after the start.
    let from = first.start + parts.start.len();
    let (end, mut sooner) = fewest(counts(), |count| {
        let end = last_words(part(last), count);
        let own = last.end.saturating_sub(end.len());
        (end, others(text, end, &(from..own), own))
    });
    end.clone_into(&mut parts.end);
    for count in 1..=MOST_AROUND {
        if sooner.is_empty() {
            break;
        }
        parts.suffix = after(text, last.end, count);
        sooner.retain(|other| is_same_text(&after(text, other.end, count), &parts.suffix));
    }
    parts
}

/// The fewest words that are nowhere else; if even the most are, the fewest of all and their other places.
fn fewest<'t>(
    counts: impl Iterator<Item = usize>,
    named: impl Fn(usize) -> (&'t str, Vec<Range<usize>>),
) -> (&'t str, Vec<Range<usize>>) {
    let mut shortest = None;
    for count in counts {
        let (words, others) = named(count);
        if others.is_empty() {
            return (words, others);
        }
        shortest.get_or_insert((words, others));
    }
    shortest.unwrap_or_default()
}

/// Other places of a text in a range than its own.
fn others(text: &str, sought: &str, within: &Range<usize>, own: usize) -> Vec<Range<usize>> {
    let Some(sought) = Needle::any_case(sought) else {
        return Vec::new();
    };
    let all = sought.all(text, within.clone());
    all.filter(|place| place.start != own)
        .take(MOST_PLACES)
        .collect()
}

/// Whether a browser takes two texts for the same.
fn is_same_text(one: &str, other: &str) -> bool {
    let folded = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").to_lowercase()
    };
    folded(one) == folded(other)
}

/// The blocks of a passage, as its bytes: lines of a page, paragraphs of a plain text, which has line ends within them.
fn blocks(passage: &str, markup: Markup) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut apart = true;
    for line in passage.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let Some(range) = trimmed(passage, range) else {
            apart = true;
            continue;
        };
        match blocks.last_mut() {
            Some(last) if markup == Markup::Plain && !apart => last.end = range.end,
            _ => blocks.push(range),
        }
        apart = false;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The directive for the `nth` place, from 0, of a text in a copy.
    fn directive(name: &str, text: &str, sought: &str, nth: usize) -> String {
        let copy = SavedCopy::read(name, text.as_bytes()).unwrap();
        let (at, found) = copy.text().match_indices(sought).nth(nth).unwrap();
        of_passage(&copy, at..at + found.len()).unwrap()
    }

    #[test]
    fn words_are_added_until_only_one_place_fits() {
        let log = "a restart now\nthe restart now\nthe restart then\n";
        for (name, text, sought, nth, expected) in [
            ("a.txt", "one two three", "two", 0, "two"),
            (
                "a.txt",
                "fish, chips & a well-known %",
                "fish, chips & a well-known",
                0,
                "fish%2C%20chips%20%26%20a%20well%2Dknown",
            ),
            ("a.txt", log, "restart now", 0, "a-,restart%20now"),
            ("a.txt", log, "restart now", 1, "the-,restart%20now"),
            ("a.txt", log, "restart", 1, "the-,restart,-now"),
            // Case is nothing to a browser.
            ("a.txt", "Now and now", "now", 0, "and-,now"),
            // Part of a word would not be found.
            ("a.txt", "unbelievable story", "believ", 0, "unbelievable"),
            (
                "a.html",
                "<p>one <b>two</b> three</p><p>two</p>",
                "two",
                0,
                "one-,two",
            ),
            (
                "a.html",
                "<p>one two</p>three <p>four</p>",
                "one two\nthree",
                0,
                "one%20two,three",
            ),
            (
                "a.txt", "one two\nthree four", "two\nthree", 0, "two%20three",
            ),
            (
                "a.txt", "one two\n\nthree four", "two\n\nthree", 0, "two,three",
            ),
            ("a.txt", "日本語の文", "語の", 0, "%E8%AA%9E%E3%81%AE"),
        ] {
            assert_eq!(
                directive(name, text, sought, nth),
                expected,
                "{sought} in {text}"
            );
        }
    }

    #[test]
    fn a_long_passage_is_named_by_its_ends() {
        let middle = "and so on it went ".repeat(20);
        let long = format!("At first there was nothing {middle}until the very end came");
        let text = format!("At first there was a word. {long}. And more.");
        assert_eq!(
            directive("a.txt", &text, &long, 0),
            "At%20first%20there%20was%20nothing,the%20very%20end%20came"
        );
        // The same words end it sooner.
        let ends = format!("Begin it here now {middle}the very end came {middle}the very end came");
        assert_eq!(
            directive("a.txt", &format!("{ends} too"), &ends, 0),
            "Begin%20it%20here%20now,the%20very%20end%20came,-too"
        );
    }

    #[test]
    fn a_quote_without_a_copy_is_taken_at_its_word() {
        for (quote, expected) in [
            ("we are back", Some("we%20are%20back")),
            ("“we are back”", Some("we%20are%20back")),
            ("we\n  are", Some("we%20are")),
            (
                "one two three four five […] six, seven eight nine ten",
                Some("one%20two%20three%20four,seven%20eight%20nine%20ten"),
            ),
            ("one two …", Some("one%20two")),
            ("…", None),
            ("", None),
        ] {
            assert_eq!(of_quote(quote).as_deref(), expected, "{quote}");
        }
        let long = "so ".repeat(200);
        assert_eq!(
            of_quote(&long).as_deref(),
            Some("so%20so%20so%20so,so%20so%20so%20so")
        );
    }
}
