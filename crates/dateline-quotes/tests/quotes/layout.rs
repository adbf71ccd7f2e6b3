//! Quotes from documents with numbered lines and pages.

use dateline_quotes::{Note, Verdict, find};

use super::copy;

/// Four pages of a deposition with a running head and numbered lines.
fn deposition() -> String {
    let lines = [
        "Q. Did the owner say who had set the",
        "fire at the mill on that night?",
        "A. He did",
        "not say. I asked him about the lan-",
        "terns as well.",
        "Q. And nobody else was there?",
        "A. Fourteen people were.",
        "Q. Let us go on.",
    ];
    let page = |number: usize| {
        let lines = lines.iter().enumerate();
        let lines: String = lines
            .map(|(at, line)| format!("{:>4}   {line}\n", at + 1))
            .collect();
        format!("DEPOSITION OF J. MARLOWE\n\n{lines}\n- {number} -\n\u{c}")
    };
    (11..15).map(page).collect()
}

#[test]
fn line_and_page_numbers_within_a_passage_are_folded_and_noted() {
    let copy = copy("a.txt", &deposition());
    for (quote, word, is_noted) in [
        (
            "He did not say. I asked him about the lanterns as well.",
            "repeated",
            true,
        ),
        ("Did the owner say who had set the fire", "repeated", true),
        ("Let us go on. Q. Did the owner say", "repeated", true),
        (
            "Q. Let us go on. Q. Did the owner say who had",
            "repeated",
            true,
        ),
        ("He did … not say", "repeated", false),
        ("[T]he owner say who had set the fire", "marked", true),
        ("Fourteen people were", "repeated", false),
        // Copied from the file with its line number.
        ("A. He did 4 not say", "repeated", false),
        (
            "He did say. I asked him about the lanterns",
            "altered",
            false,
        ),
        ("A. He did 5 not say", "altered", false),
    ] {
        let verdict = find(quote, &copy);
        assert_eq!(
            verdict.word().replace("elided", "repeated"),
            word,
            "{quote}: {verdict:?}"
        );
        let has_note = verdict
            .found()
            .is_some_and(|found| found.notes.contains(&Note::Layout));
        assert_eq!(has_note, is_noted, "{quote}");
    }
    let Verdict::Repeated(found, 4) = find("He did not say. I asked", &copy) else {
        panic!()
    };
    assert_eq!(
        &copy.source()[found.source],
        "He did\n   4   not say. I asked"
    );
}

#[test]
fn line_numbers_at_the_right_edge_are_folded() {
    let lines = deposition();
    let right = lines.split_inclusive(['\n', '\u{c}']).map(|line| {
        let text = line.trim();
        match text.split_once("   ") {
            Some((number, text)) => format!("   {text:<50}{number:>3}\n"),
            None => line.to_owned(),
        }
    });
    let copy = copy("a.txt", &right.collect::<String>());
    for (quote, word) in [
        (
            "He did not say. I asked him about the lanterns as well.",
            "repeated",
        ),
        ("Let us go on. Q. Did the owner say", "repeated"),
        ("A. He did 4 not say", "altered"),
        ("He did say. I asked him about the lanterns", "altered"),
    ] {
        let verdict = find(quote, &copy);
        assert_eq!(verdict.word(), word, "{quote}: {verdict:?}");
    }
}

#[test]
fn a_passage_runs_over_the_notes_at_the_foot_of_a_page() {
    let opinion = copy(
        "a.txt",
        "The law was settled.1 It says what it\n1See Brandt.\n\n1\n\u{c}means.2 He may not refuse.\n2See Okoro.\n\n2\n",
    );
    for (quote, word) in [
        (
            "The law was settled. It says what it means. He may not refuse.",
            "folded",
        ),
        ("See Brandt.", "verbatim"),
        ("He may not refuse. See Okoro.", "altered"),
        ("It says what it means. He may refuse.", "altered"),
    ] {
        let verdict = find(quote, &opinion);
        assert_eq!(verdict.word(), word, "{quote}: {verdict:?}");
    }
}

#[test]
fn numbers_outside_of_a_column_are_text() {
    let copy = copy(
        "a.txt",
        "He did\n14 not say\nwhy it was\n15 and not\n16 at once",
    );
    assert_eq!(find("He did not say why", &copy).word(), "altered");
}

#[test]
fn both_pages_of_a_short_excerpt_have_heads_and_numbers() {
    let page = |number: usize, text: &str| format!("Marlowe v. Harbor\n    {number}\n{text}\n");
    let first = page(45, "He had been told that the lock was bro-");
    let second = page(46, "ken, and believed it.");
    let both = copy("a.txt", &format!("{first}\u{c}{second}\u{c}"));
    let quote = "He had been told that the lock was broken, and believed it.";
    assert_eq!(find(quote, &both).word(), "folded");
    // Without a page break they are text.
    let one = copy("a.txt", &format!("{first}{second}"));
    assert_eq!(find(quote, &one).word(), "altered");
}

#[test]
fn marks_of_notes_star_pages_and_quoted_mail_are_folded() {
    let opinion = copy(
        "a.txt",
        "*412 The law was settled.1 He may *413 refuse.2 It so *414 ends.\n\n1 Brandt v. Mills.\n2 Okoro, at 3.",
    );
    let mail = copy(
        "a.eml",
        "From: a@b.example\nSubject: x\nDate: Mon, 12 Feb 2024 09:12:44 +0000\n\nI see.\n\n\
         > I locked the gate myself, and I never\n> gave the key to anybody.\n",
    );
    let speech = copy("a.html", "<p>“It goes on.</p><p>“It ends.”</p>");
    for (quote, copy, word) in [
        (
            "The law was settled. He may refuse. It so ends.",
            &opinion,
            "folded",
        ),
        ("The law was settled.1 He may", &opinion, "verbatim"),
        ("He may *413 refuse.2 It", &opinion, "verbatim"),
        ("He may *413 refuse. It", &opinion, "altered"),
        ("The law was settled.3 He may", &opinion, "altered"),
        ("I never gave the key to anybody.", &mail, "folded"),
        ("I gave the key to anybody.", &mail, "altered"),
        ("It goes on. It ends.", &speech, "folded"),
        ("“It goes on.\n\n“It ends.”", &speech, "folded"),
    ] {
        let verdict = find(quote, copy);
        assert_eq!(verdict.word(), word, "{quote}: {verdict:?}");
    }
}
