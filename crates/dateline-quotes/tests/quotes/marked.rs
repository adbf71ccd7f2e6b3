//! Quotes with marks for their own changes.

use dateline_quotes::{Hint, Verdict, find};

use super::copy;

/// The verdict on a quote with all its notes, or with its hint.
fn verdict(quote: &str, text: &str) -> String {
    match find(quote, &copy("a.txt", text)) {
        Verdict::Altered(altered) => match altered.hint {
            Some(hint) => format!("altered: {}", hint.words()),
            None => format!("altered {}", altered.marked()),
        },
        verdict => {
            let notes = verdict.found().map_or(&[][..], |found| &found.notes);
            let notes: Vec<String> = notes.iter().map(dateline_quotes::Note::words).collect();
            format!("{} {}", verdict.word(), notes.join("; "))
                .trim()
                .to_owned()
        }
    }
}

fn check(text: &str, table: &[(&str, &str)]) {
    for (quote, expected) in table {
        assert_eq!(verdict(quote, text), *expected, "{quote:?} in {text:?}");
    }
}

const FIRE: &str = "On Monday the city burned, and he knew that nobody would walk home. \
    The old mayor of Ash Harbor said: “We did not pay for the lanterns.” She walked to the harbor with 14 men, \
    who had recieved no pay. Had they any doubt? The court agreed, see Marlowe v. Ash Harbor, 14 Rep. 27 (1904), \
    and the claim failed.";

#[test]
fn marked_changes_are_verified_and_noted() {
    check(
        FIRE,
        &[
            ("[T]he city burned", "marked [T] for “t”"),
            ("[t]he old mayor", "marked [t] for “T”"),
            (
                "the city burned, and [Marlowe] knew that nobody would walk home",
                "marked [Marlowe] for “he”",
            ),
            ("[Marlowe] knew that nobody", "marked [Marlowe] for “he”"),
            ("nobody would [ever] walk home", "marked [ever] inserted"),
            (
                "[The mayor] said: “We did not pay",
                "marked [The mayor] for “Ash Harbor”",
            ),
            (
                "[T]he city burned … nobody would walk home",
                "marked [T] for “t”",
            ),
            (
                "the city burned, … [Marlowe] knew",
                "marked [Marlowe] for “he”",
            ),
            ("who had recieved [sic] no pay", "marked [sic]"),
            ("who had recieved (sic) no pay", "marked (sic)"),
            ("We did not pay (emphasis added)", "marked (emphasis added)"),
            (
                "“We did not pay” [emphasis added]",
                "marked [emphasis added]",
            ),
            (
                "We did not pay for the lanterns. (Emphasis added.)",
                "marked (Emphasis added.)",
            ),
            (
                "The court agreed, [citations omitted] and the claim failed.",
                "marked [citations omitted]",
            ),
            (
                "The court agreed, [footnotes and internal citations omitted] and the claim failed.",
                "marked [footnotes and internal citations omitted]",
            ),
            (
                "We did not pay (citations omitted; emphasis added)",
                "marked (citations omitted; emphasis added)",
            ),
            ("We did not pay (cleaned up)", "marked (cleaned up)"),
            (
                "“We did not pay” (footnote omitted)",
                "marked (footnote omitted)",
            ),
            (
                "Ash Harbor said: We did not pay for the lanterns. (internal quotation marks omitted)",
                "marked (internal quotation marks omitted)",
            ),
            (
                "Ash Harbor said: We did pay for the lanterns. (internal quotation marks omitted)",
                "altered Ash Harbor said: {+“+}We did {+not+} pay for the lanterns. [-(internal quotation marks omitted)-]",
            ),
            (
                "We did not pay (alterations and emphasis in original).",
                "marked (alterations and emphasis in original).",
            ),
            (
                "We did not pay (added)",
                "altered We did not pay [-(added)-]",
            ),
            ("would walk[ed] home", "marked walk[ed] for “walk”"),
            ("She walk[s] to the harbor", "marked walk[s] for “walked”"),
            ("[Marlowe’s] old mayor", "marked [Marlowe's] for “The”"),
            ("the city . . . . nobody would", "elided"),
            ("the city [ . . . ] nobody would", "elided"),
            ("the city […] nobody would", "elided"),
            ("the city ****** nobody would", "elided"),
        ],
    );
}

#[test]
fn marks_hide_neither_a_negation_nor_a_number() {
    let negation = "altered: a change adds or hides a negation";
    let number = "altered: a marked change hides or changes a number";
    check(
        FIRE,
        &[
            ("he knew that [not] nobody would walk home", negation),
            ("We did [certainly] pay for the lanterns", negation),
            ("We did … pay for the lanterns", negation),
            ("who had recieved [full] pay", negation),
            ("She walked to the harbor with [many] men", number),
            ("She walked to the harbor with [15] men", number),
            (
                "She walked to the harbor with [fourteen] men",
                "marked [fourteen] for “14”",
            ),
            ("[Some] men, who had recieved no pay", number),
            ("[We] pay for the lanterns", negation),
            (
                "did [never] pay for the lanterns",
                "marked [never] for “not”",
            ),
            // Nor does a period or an elision at the end.
            ("We did.", negation),
            ("said: “We did …”", negation),
            ("We did not …", "elided"),
            (
                "She walked [in 1904] to the harbor",
                "marked [in 1904] inserted",
            ),
        ],
    );
}

#[test]
fn marks_do_not_hide_a_denial() {
    let negation = "altered: a change adds or hides a negation";
    check(
        "The harbor master denied that he knew. They have refused to meet us, and she failed to come.",
        &[
            ("The harbor master [said] that he knew", negation),
            ("The harbor master … he knew", negation),
            ("They have … meet us", negation),
            ("and she [managed to] come", negation),
            (
                "They have [declined to] meet us",
                "marked [declined to] for “refused to”",
            ),
            ("The harbor master … knew. They", negation),
            ("The harbor master … refused to meet us", "elided"),
        ],
    );
}

#[test]
fn marks_change_no_number() {
    let number = "altered: a marked change hides or changes a number";
    check(
        "She paid 140 crowns. He paid 30 thousand crowns for two hundred lamps and 6 old ones.",
        &[
            ("She paid 140 [thousand] crowns", number),
            ("She paid [two hundred and] 140 crowns", number),
            ("He paid 30 … crowns for two hundred lamps", number),
            ("for … hundred lamps and 6 old ones", number),
            ("and 6 … ones", "elided"),
            ("He paid … crowns for two hundred lamps", "elided"),
            ("and 6 [very] old ones", "marked [very] inserted"),
            ("She paid [140] crowns", "marked [140] for “140”"),
        ],
    );
}

#[test]
fn what_an_altered_quote_hides_is_named() {
    let qualifier =
        "altered: a marked change adds or hides a word such as “only”, “may” or “almost”";
    let negation = "altered: a change adds or hides a negation";
    let number = "altered: the quote cuts a number, its unit, or a hyphenated word";
    check(
        "The board may pay 30 thousand crowns. The mayor, who was ill, was not asked. It almost sold the mill. \
        She would be paid, and he would have signed. No fee is due for old lamps.",
        &[
            ("The board [must] pay 30 thousand crowns", qualifier),
            (
                "The board [might] pay 30 thousand crowns",
                "marked [might] for “may”",
            ),
            ("The board … pay 30 thousand crowns", qualifier),
            ("It … sold the mill", qualifier),
            ("he … signed", qualifier),
            ("She … be paid", "elided"),
            ("The mayor … asked", negation),
            ("The mayor … was not asked", "elided"),
            ("[F]ee is due for old lamps", negation),
            ("… fee is due for old lamps", negation),
            ("The board may pay 30", number),
            ("The board may pay … crowns", "elided"),
        ],
    );
    let speakers = "altered: an elision joins the words of two speakers";
    check(
        "Q. Was the mill sold?\nA. It was not.\nQ. Was it let?\nA. Yes, in May.\nMR. LANE: Objection.",
        &[
            ("Was the mill sold? … Yes, in May", speakers),
            ("Q. Was the mill sold? … A. Yes, in May", speakers),
            (
                "Q. Was the mill sold? A. It was not. … A. Yes, in May.",
                "elided",
            ),
            ("It was not. … Yes, in May.", "elided"),
            ("Yes, in May. … Objection.", speakers),
        ],
    );
}

#[test]
fn words_in_brackets_replace_a_few_words_of_one_sentence() {
    let text = "He paid the old tall thin young men in full. Then she left.";
    check(
        text,
        &[
            (
                "He paid the old [and] young men",
                "marked [and] for “tall thin”",
            ),
            (
                "He paid [the] young men",
                "marked [the] for “the old tall thin”",
            ),
            (
                "He [paid] young men in full",
                "altered He [paid] {+the old tall thin+} young men in full",
            ),
            (
                "young men in [fact] she left",
                "altered young men in [-[fact]-] {+full. Then+} she left",
            ),
            ("He paid the [s]old", "altered He paid the [-[s]-]old"),
            (
                "He pa[y] the old tall",
                "altered He [-pa[y]-] {+paid+} the old tall",
            ),
        ],
    );
}

#[test]
fn an_ending_in_brackets_does_not_reverse_a_word() {
    check(
        "They are careless now, and can do what they do with ease. A harmless joke.",
        &[
            (
                "They are care[ful] now, and can do",
                "altered They are [-care[ful]-] {+careless+} now, and can do",
            ),
            (
                "They are careless no[t], and can do",
                "altered They are careless [-no[t]-] {+now+}, and can do",
            ),
            (
                "and can[not] do what they do",
                "altered and can[-[not]-] do what they do",
            ),
            ("a[n] harmless joke of ease", "missing"),
            ("A[n] harmless joke", "marked A[n] for “A”"),
        ],
    );
}

#[test]
fn verse_is_quoted_with_slashes_between_its_lines() {
    let text = "The lamp went out,\nthe harbor slept,\n\nand no one came—\nor no one saw.";
    check(
        text,
        &[
            (
                "The lamp went out, / the harbor slept, // and no one came",
                "marked / for a line break; / for a line break",
            ),
            (
                "and no one came— / or no one saw",
                "marked / for a line break",
            ),
            ("The lamp / went out", "altered The lamp [-/-] went out"),
            ("the harbor/slept", "missing"),
        ],
    );
}

#[test]
fn a_final_comma_or_period_is_the_style_of_the_quote() {
    let number = "altered: the quote cuts a number, its unit, or a hyphenated word";
    check(
        "He said “no” and left; did the city burn? Version 1.5 failed: yes",
        &[
            ("He said “no” and left.", "folded final period"),
            ("“He said ‘no’ and left,”", "folded final comma"),
            ("He said ‘no.’", "folded final period"),
            (
                "He said ‘no,’ and left",
                "altered He said ‘no[-,-]’ and left",
            ),
            ("did the city burn.", "altered did the city burn[-.-] {+?+}"),
            ("Version 1.", number),
            ("5 failed", number),
            ("Version 1.5 failed.", "folded final period"),
            ("and left...", "elided"),
            ("He said “no” and ...", "elided"),
        ],
    );
    check(
        "He said “no”, and left. “Gone”.",
        &[("He said “no,” and left", "folded"), ("“Gone.”", "folded")],
    );
}

#[test]
fn case_is_folded_for_a_whole_quote_in_capitals_only() {
    check(
        "FIRE AT THE OLD MILL\nThey told us of the US fleet. The end of it.",
        &[
            ("Fire at the old mill", "folded capitals"),
            ("THEY TOLD US OF THE US FLEET", "folded capitals"),
            (
                "They told US of the US fleet",
                "altered: only capitals differ",
            ),
            (
                "they told us of the us fleet",
                "altered: only capitals differ",
            ),
            (
                "End of it",
                "altered: only the first letter differs: write [E]nd to mark that",
            ),
            (
                "the end",
                "altered: only the first letter differs: write [t]he to mark that",
            ),
            ("FIRE", "verbatim"),
            (
                "Fleet",
                "altered: only the first letter differs: write [F]leet to mark that",
            ),
        ],
    );
}

#[test]
fn the_pieces_of_a_marked_quote_are_returned() {
    let copy = copy("a.txt", FIRE);
    let Verdict::Marked(found) = find("[T]he city burned, and [Marlowe] knew … the harbor", &copy)
    else {
        panic!()
    };
    let pieces: Vec<&str> = found
        .pieces
        .iter()
        .map(|piece| &copy.text()[piece.clone()])
        .collect();
    assert_eq!(pieces, ["he city burned, and", "knew", "the harbor"]);
    assert!(FIRE[found.bytes].starts_with("the city burned"));
}

#[test]
fn hints_describe_the_difference() {
    let Verdict::Altered(altered) = find("City burned", &copy("a.txt", FIRE)) else {
        panic!()
    };
    assert_eq!(
        altered.hint,
        Some(Hint::BracketInitial("[C]ity".to_owned()))
    );
    assert_eq!(altered.closest, "city burned");
}
