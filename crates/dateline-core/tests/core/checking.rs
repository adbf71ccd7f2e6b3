//! Every quote of a timeline, checked again when something changed.

use dateline_core::evidence::{Checker, Copies, Named, SavedCopy, named};
use dateline_core::timeline::{Code, Diagnostic, Entry};

use crate::loaded;

const FILE: &str = "
sources:
  - {id: a, file: a.txt}
  - {id: b, file: b.txt, sha256: 0000000000000000000000000000000000000000000000000000000000000000}
  - {id: none}
events:
  - {date: 2025-01-01, title: One, quote: one two three, source: a}
  - {date: 2025-01-02, title: Two, quote: four five six, source: b}
  - date: 2025-01-03
    title: Three
    source: a
    quotes:
      - one two
      - {text: four five, source: b}
      - {text: nowhere at all, source: {title: Written here, file: c.txt}}
  - {date: 2025-01-04, title: Four, quote: one, source: none}
  - {date: 2025-01-05, title: Five, quote: one}
";

fn copies(texts: &[(&str, &str)]) -> Copies {
    let mut copies = Copies::default();
    for (path, text) in texts {
        let copy = SavedCopy::read(path, text.as_bytes()).unwrap();
        copies.put(
            Named {
                file: 0,
                path: (*path).to_owned(),
            },
            Ok(copy),
        );
    }
    copies
}

#[test]
fn each_quote_is_looked_up_in_its_own_source() {
    let timeline = loaded(FILE);
    let paths: Vec<_> = named(&timeline)
        .into_iter()
        .map(|named| named.path)
        .collect();
    assert_eq!(paths, ["a.txt", "b.txt", "c.txt"]);
    let copies = copies(&[
        ("a.txt", "one two three"),
        ("b.txt", "Four. four five six"),
        ("c.txt", "text"),
    ]);
    let verdicts = Checker::default().check(&timeline, &copies);
    let mut told = Vec::new();
    for entry in timeline.entries() {
        let Entry::Event(event) = &*entry else {
            continue;
        };
        let words = verdicts
            .of(event)
            .iter()
            .map(|checked| checked.verdict.word());
        told.push((event.title.clone(), words.collect::<Vec<_>>().join(", ")));
    }
    let told: Vec<_> = told
        .iter()
        .map(|(title, words)| (title.as_str(), words.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("One", "verbatim"),
            ("Two", "verbatim"),
            ("Three", "verbatim, verbatim, missing"),
            ("Four", "not checked"),
            ("Five", "not checked"),
        ]
    );
    assert_eq!(
        verdicts.summary.words(),
        "7 quotes: 4 verified, 0 altered, 1 missing, 2 not checked"
    );
    assert!(verdicts.summary.any_bad());
}

#[test]
fn only_changed_quotes_are_checked_again() {
    let texts = [
        ("a.txt", "one two three"),
        ("b.txt", "four five six"),
        ("c.txt", "text"),
    ];
    let mut checker = Checker::default();
    let first = checker.check(&loaded(FILE), &copies(&texts));
    assert_eq!(checker.looked_for, 5);
    let second = checker.check(&loaded(FILE), &first.copies);
    assert_eq!(checker.looked_for, 0);
    assert_eq!(first, second);
    let changed = FILE.replace("one two three", "one two");
    let _ = checker.check(&loaded(&changed), &copies(&texts));
    assert_eq!(
        checker.looked_for, 0,
        "the same words stand in another event"
    );
    let changed = FILE.replace("one two three", "two three");
    let _ = checker.check(&loaded(&changed), &copies(&texts));
    assert_eq!(checker.looked_for, 1);
    let texts = [
        ("a.txt", "one two three"),
        ("b.txt", "other words"),
        ("c.txt", "text"),
    ];
    let third = checker.check(&loaded(&changed), &copies(&texts));
    assert_eq!(
        checker.looked_for, 2,
        "the quotes from the copy that changed"
    );
    assert_eq!(third.summary.missing, 3);
}

#[test]
fn problems_of_a_copy_are_reported() {
    let mut copies = copies(&[("b.txt", "four five six")]);
    let latin = SavedCopy::read("c.txt", b"caf\xe9").unwrap();
    let named = |path: &str| Named {
        file: 0,
        path: path.to_owned(),
    };
    copies.put(named("c.txt"), Ok(latin));
    copies.put(
        named("a.txt"),
        Err(Diagnostic::whole(
            Code::CopyUnreadable,
            "the saved copy `a.txt` is not there",
            "check its name",
        )),
    );
    let verdicts = Checker::default().check(&loaded(FILE), &copies);
    let reports: Vec<_> = verdicts
        .diagnostics
        .iter()
        .map(|(_, told)| told.report("f.yaml"))
        .collect();
    insta::assert_snapshot!(reports.join("\n\n"), @"
    f.yaml:3:5: error: source `a`: the saved copy `a.txt` is not there
      = check its name

    f.yaml:4:5: error: source `b`: the saved copy `b.txt` has changed: its SHA-256 is not the one that is recorded
      = if the copy is right, write `sha256: 8c3aea6c199c48518231cc7f15b127197c3c696a5fa8b0b2c55aa5b7c7a7d1f3`

    f.yaml:9:5: notice: the saved copy `c.txt`: it is not UTF-8 and declares no encoding: it is read as Windows-1252
    ");
}
