//! Passages with honest and false quotes of them, written by hand, in many languages and kinds of text.
//!
//! A file has passages under `## name`, then the lines of the passage. `+` is before a quote that must be verified, `-` before
//! one that must not.

use dateline_quotes::{SavedCopy, find};

const FILES: &[&str] = &[
    include_str!("passages/english.txt"),
    include_str!("passages/languages.txt"),
    include_str!("passages/kinds.txt"),
    include_str!("passages/pages.txt"),
    include_str!("passages/papers.txt"),
    include_str!("passages/tongues.txt"),
    include_str!("passages/amounts.txt"),
    include_str!("passages/exceptions.txt"),
    include_str!("passages/edges.txt"),
];

#[test]
fn honest_quotes_of_passages_are_verified_and_false_ones_are_not() {
    let mut wrong = Vec::new();
    for passage in FILES.iter().flat_map(|file| file.split("## ").skip(1)) {
        let (name, lines) = passage.split_once('\n').unwrap();
        let (quotes, text): (Vec<&str>, Vec<&str>) = lines
            .lines()
            .partition(|line| line.starts_with("+ ") || line.starts_with("- "));
        let copy = SavedCopy::read(name, text.join("\n").as_bytes()).unwrap();
        for line in quotes {
            let verdict = find(&line[2..], &copy);
            if verdict.is_verified() != line.starts_with('+') {
                wrong.push(format!("{name}: {} {line}", verdict.word()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
