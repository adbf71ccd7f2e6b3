//! Text without the quotation marks and brackets that a remark such as "(internal quotation marks omitted)" leaves out.

use std::ops::Range;

use crate::script::is_word;

/// Words of remarks that omit quotation marks or brackets, in lower case.
const REMARKS: &[&str] = &["quotation", "quotes", "cleaned up", "bracket", "alteration"];

/// Whether a remark says that quotation marks or brackets were left out.
pub(crate) fn is_meant(remark: &str) -> bool {
    let remark = remark.to_lowercase();
    REMARKS.iter().any(|word| remark.contains(word))
}

/// Quotation marks of a text, and brackets around its letters; apostrophes are none.
pub(crate) fn quotation_marks(text: &str) -> Vec<Range<usize>> {
    let mut open = 0_usize;
    let is_mark = |(at, c): &(usize, char)| {
        let before = || {
            text.get(..*at)
                .and_then(|before| before.chars().next_back())
        };
        let after = || {
            text.get(at + c.len_utf8()..)
                .and_then(|after| after.chars().next())
        };
        match c {
            '“' | '”' | '„' | '"' | '«' | '»' => true,
            '‘' | '\'' if before().is_none_or(|c| !is_word(c)) && after().is_some_and(opens) => {
                open += 1;
                true
            }
            '’' | '\'' if open > 0 && after().is_none_or(|c| !is_word(c)) => {
                open -= 1;
                true
            }
            // A number in brackets is that of a note.
            '[' => after().is_some_and(char::is_alphabetic),
            ']' => before().is_some_and(char::is_alphabetic),
            _ => false,
        }
    };
    let marks = text.char_indices().filter(is_mark);
    marks.map(|(at, c)| at..at + c.len_utf8()).collect()
}

/// Whether a quotation may begin with a character.
fn opens(c: char) -> bool {
    is_word(c) || c == '['
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offsets::without;

    #[test]
    fn quotation_marks_and_brackets_are_removed_and_apostrophes_stay() {
        let text = "He’s “no ‘friend’” of the dogs’ and ‘[t]he’ cat’s.[1]";
        let (clean, offsets) = without(text, quotation_marks(text));
        assert_eq!(clean, "He’s no friend of the dogs’ and the cat’s.[1]");
        let at = clean.find("friend of").unwrap();
        assert_eq!(&text[offsets.range(&(at..at + 9))], "friend’” of");
    }
}
