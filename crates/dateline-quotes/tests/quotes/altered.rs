//! Quotes that are not in their copy, although a close passage is.

use dateline_quotes::{Verdict, find};

use super::{copy, shown};

const TEXT: &str = "In March the committee met twice. On May 9, Xi will join other world leaders in Red Square to observe a \
massive military parade for the anniversary. Nobody spoke of the gas pipeline, although it was on the agenda. The visit ends on May 10.";

/// Quotes with their differences from the closest passage.
#[test]
fn differences_are_shown_word_by_word() {
    let table = [
        (
            "On May 9, Xi will join other world leaders in Red Square to observe a massive parade",
            "On May 9, Xi will join other world leaders in Red Square to observe a massive {+military +}parade",
        ),
        (
            "On May 9, Putin will join other world leaders in Red Square",
            "On May 9, [-Putin -]{+Xi +}will join other world leaders in Red Square",
        ),
        (
            "Xi will not join other world leaders",
            "Xi will [-not -]join other world leaders",
        ),
        (
            "Nobody spoke of the gas pipeline, although it was on the list",
            "Nobody spoke of the gas pipeline, although it was on the [-list-]{+agenda+}",
        ),
        (
            "Everybody spoke of the gas pipeline",
            "[-Everybody -]{+Nobody +}spoke of the gas pipeline",
        ),
        (
            "the committee met twice, On May 9",
            "the committee met twice[-, -]{+. +}On May 9",
        ),
        (
            "The Visit ends on May 10",
            "The [-Visit -]{+visit +}ends on May 10",
        ),
        (
            "a military parade for the massive anniversary",
            "a {+massive +}military parade for the [-massive -]anniversary",
        ),
    ];
    let copy = copy("a.txt", TEXT);
    for (quote, expected) in table {
        let Verdict::Altered(altered) = find(quote, &copy) else {
            panic!("{quote}: {:?}", find(quote, &copy));
        };
        assert_eq!(shown(&altered.differences), expected);
        assert_eq!(altered.closest, TEXT[altered.found.bytes.clone()]);
        assert!(
            altered.similarity >= 0.7 && altered.similarity < 1.0,
            "{quote}: {}",
            altered.similarity
        );
    }
}

/// Texts, quotes and their differences.
#[test]
fn the_closest_passage_is_shown_as_a_whole() {
    let table = [
        (
            "He took the money. He left.",
            "He took the gold.",
            "He took the [-gold-] {+money+}.",
        ),
        (
            "In all the dead numbered 14. None spoke. All left.",
            "In all the dead numbered 40.",
            "In all the dead numbered [-40-] {+14+}.",
        ),
        (
            "he took all the money. She left.",
            "he took all the gold.",
            "he took all the [-gold-] {+money+}.",
        ),
        (
            "Then he said that he would never under any circumstances resign. She left.",
            "he said that he would resign.",
            "he said that he would {+never under any circumstances+} resign.",
        ),
        (
            "They paid in damages to the victims of the fire by June. Then they left by car.",
            "They paid in damages by June.",
            "They paid in damages {+to the victims of the fire+} by June.",
        ),
        (
            "But he had never in his life lied. So he said.",
            "he had never lied.",
            "he had never {+in his life+} lied.",
        ),
        (
            "The minister of foreign trade and of agriculture denied it all.",
            "The minister denied it all.",
            "[-The minister-] denied it all.",
        ),
        (
            "So we lost no messages at all.",
            "we lost all messages",
            "we lost [-all-] {+no+} messages",
        ),
        (
            "The treaty was signed, as everybody knows, in May.",
            "The treaty was signed in May.",
            "The treaty was signed {+, as everybody knows,+} in May.",
        ),
        (
            "about 1. 5 litres of it leaked out",
            "about 1.5 litres of it leaked out",
            "about 1.{+␣+}5 litres of it leaked out",
        ),
    ];
    for (text, quote, expected) in table {
        let Verdict::Altered(altered) = find(quote, &copy("a.txt", text)) else {
            panic!("{quote}: {:?}", find(quote, &copy("a.txt", text)));
        };
        assert_eq!(altered.marked(), expected);
        assert!(altered.similarity < 1.0, "{quote}");
    }
}

#[test]
fn quotes_without_a_close_passage_are_missing() {
    let copy = copy("a.txt", TEXT);
    for quote in [
        "The weather was fine that day and everybody went home",
        "in the the on of to a",
        "Xi will leave",
        "other worlds",
        "Nobody thought that the oil price, although high, was a problem",
    ] {
        assert_eq!(find(quote, &copy), Verdict::Missing(None), "{quote}");
    }
}

#[test]
fn the_closest_of_several_is_shown() {
    let text = "the red fox runs over the old hill today. a red fox walks over the new hill today. the red fox runs over a new hill.";
    let copy = copy("a.txt", text);
    let Verdict::Altered(altered) = find("the red fox walks over the new hill today", &copy) else {
        panic!()
    };
    assert_eq!(altered.closest, "a red fox walks over the new hill today");
}

#[test]
fn with_elisions_only_the_altered_part_is_compared() {
    let copy = copy("a.txt", TEXT);
    let quote = "In March the committee met twice […] Nobody spoke of the oil pipeline, although it was on the agenda.";
    let Verdict::Altered(altered) = find(quote, &copy) else {
        panic!()
    };
    assert_eq!(
        shown(&altered.differences),
        "Nobody spoke of the [-oil -]{+gas +}pipeline, although it was on the agenda."
    );
}

#[test]
fn text_without_spaces_is_compared_character_by_character() {
    let copy = copy(
        "a.txt",
        "习近平主席在红场出席了盛大的阅兵式，并会见了各国领导人。",
    );
    let Verdict::Altered(altered) = find("习近平主席在红场出席了小型的阅兵式", &copy)
    else {
        panic!()
    };
    assert_eq!(
        shown(&altered.differences),
        "习近平主席在红场出席了[-小型-]{+盛大+}的阅兵式"
    );
}

#[test]
fn passages_of_pages_are_visible_text() {
    let copy = copy(
        "a.html",
        "<p>We will <em>not</em> renew a certificate by hand without a second person.</p>",
    );
    let Verdict::Altered(altered) = find("We will never renew a certificate by hand", &copy) else {
        panic!()
    };
    assert_eq!(altered.closest, "We will not renew a certificate by hand");
    assert_eq!(
        shown(&altered.differences),
        "We will [-never -]{+not +}renew a certificate by hand"
    );
    assert_eq!(
        &copy.source()[altered.found.source.clone()],
        "We will <em>not</em> renew a certificate by hand"
    );
}
