//! Properties of any text.

use dateline_quotes::{SavedCopy, Verdict, find};
use proptest::prelude::*;

/// Words of several scripts, with punctuation that is folded and punctuation that is not.
fn text() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        6 => "[a-z]{1,9}",
        1 => "[A-Z][a-zéüß]{1,6}[,.;]",
        // Three digits could belong to the number before them.
        1 => "[0-9]{1,2}|[0-9]{4}",
        1 => Just("office".to_owned()),
        1 => Just("well-known".to_owned()),
        1 => Just("“said”".to_owned()),
        1 => Just("isn’t".to_owned()),
        1 => "[а-я]{2,6}",
        1 => "[α-ω]{2,6}",
        1 => Just("—".to_owned()),
        1 => "[一-十]{1,3}",
        1 => "[ぁ-ん]{1,3}",
    ];
    prop::collection::vec(word, 8..60)
}

/// Variants of a quote that still match its copy.
fn folded(text: &str, way: usize) -> String {
    match way {
        0 => text.replace(' ', "\n  "),
        1 => text.replace(' ', "\u{a0}"),
        2 => text.replace(['“', '”'], "\"").replace('’', "'"),
        3 => text.replace('—', "--"),
        4 => text.replace("ffi", "ﬃ"),
        5 => text.replace('é', "e\u{301}").replace('ü', "u\u{308}"),
        6 => text.replace("well-known", "well-\nknown"),
        7 => text.replace("ff", "f\u{ad}f").replace("aa", "a\u{200b}a"),
        _ => text.to_owned(),
    }
}

/// Whether a quote that begins or ends between two words may cut a number, its unit, or the negative ending of a word in
/// Japanese.
fn may_cut(words: &[String], at: usize) -> bool {
    let (Some(before), Some(after)) = (words.get(at.wrapping_sub(1)), words.get(at)) else {
        return false;
    };
    let is_number = |word: &str| word == "—" || word.starts_with(|c: char| c.is_ascii_digit());
    let may_be_unit = after.len() <= 3;
    is_number(before) && (is_number(after) || may_be_unit)
        || after.starts_with(['い', 'お', 'ず', 'な', 'ぬ', 'ま'])
}

proptest! {
    #[test]
    fn a_passage_is_found_at_its_position(words in text(), from in 0_usize..50, length in 5_usize..20, way in 0_usize..9) {
        let text = words.join(" ");
        let from = from % (words.len() - 5);
        let passage = words.iter().skip(from).take(length).cloned().collect::<Vec<_>>().join(" ");
        let start: usize = words.iter().take(from).map(|word| word.len() + 1).sum();
        prop_assume!(text.matches(&passage).count() == 1);
        prop_assume!(!may_cut(&words, from) && !may_cut(&words, from + length));
        let copy = SavedCopy::read("a.txt", text.as_bytes()).unwrap();
        let quote = folded(&passage, way);
        let verdict = find(&quote, &copy);
        let same = quote == passage;
        match &verdict {
            Verdict::Verbatim(found) => {
                prop_assert!(same);
                prop_assert_eq!(&found.bytes, &(start..start + passage.len()));
            }
            Verdict::Folded(found) => {
                prop_assert!(!same, "{:?}", quote);
                // Invisible characters at the ends may be included or not: a dash has no spaces around it.
                prop_assert_eq!(text[found.bytes.clone()].trim(), passage.as_str());
            }
            // Two passages that differ only in what is folded.
            Verdict::Repeated(_, count) => prop_assert!(*count > 1),
            other => prop_assert!(false, "{:?} of {:?} in {:?}", other, quote, text),
        }
    }

    #[test]
    fn a_changed_word_is_never_found(words in text(), at in 0_usize..60, way in 0_usize..9) {
        let at = at % words.len();
        let mut changed = words.clone();
        changed[at] = format!("x{}q", changed[at]);
        let copy = SavedCopy::read("a.txt", words.join(" ").as_bytes()).unwrap();
        let verdict = find(&folded(&changed.join(" "), way), &copy);
        prop_assert!(verdict.is_bad(), "{:?}", verdict);
    }

    #[test]
    fn a_missing_word_is_never_overlooked(words in text(), at in 1_usize..60) {
        let at = 1 + at % (words.len() - 2);
        prop_assume!(words[at] != "—");
        let mut shorter = words.clone();
        shorter.remove(at);
        // If a word is repeated, the rest may be found all the same.
        prop_assume!(!words.join(" ").contains(&shorter.join(" ")));
        let copy = SavedCopy::read("a.txt", words.join(" ").as_bytes()).unwrap();
        let verdict = find(&shorter.join(" "), &copy);
        prop_assert!(verdict.is_bad(), "{:?}", verdict);
    }

    #[test]
    fn any_bytes_are_read_and_searched(bytes in prop::collection::vec(any::<u8>(), 0..400), quote in "\\PC{0,60}", ending in "txt|html|md") {
        if let Ok(copy) = SavedCopy::read(&format!("a.{ending}"), &bytes) {
            let verdict = find(&quote, &copy);
            if let Some(found) = verdict.found() {
                prop_assert!(found.bytes.end <= bytes.len());
                prop_assert!(copy.source().get(found.source.clone()).is_some());
            }
        }
    }

    #[test]
    fn verbatim_quotes_are_at_their_range(text in "[ab<>/&;*_ .\n\\-…’\\[\\]1]{0,60}", from in 0_usize..60, length in 0_usize..30, ending in "txt|html|md") {
        let copy = SavedCopy::read(&format!("a.{ending}"), text.as_bytes()).unwrap();
        let quote: String = text.chars().skip(from).take(length).collect();
        if let Verdict::Verbatim(found) = find(&quote, &copy) {
            prop_assert_eq!(&text[found.bytes], quote.trim());
        }
    }
}
