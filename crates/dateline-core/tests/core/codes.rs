//! Each kind of problem: its code, and an input that produces it.

use std::collections::HashSet;

use dateline_core::date::DateContext;
use dateline_core::timeline::code::{Code, ROWS, find, nearest};
use dateline_core::timeline::{Input, load};

/// Kinds that no small YAML file produces, and what does: their tests are where that is tested.
const ELSEWHERE: &[Code] = &[
    Code::CopyUnreadable,
    Code::CopyChanged,
    Code::CopyNotice,
    Code::QuoteDiffers,
    Code::QuoteMissing,
    Code::QuotePage,
    Code::FileUnreadable,
    Code::FileUnwritable,
    Code::Option,
    Code::Filter,
    Code::Settings,
    Code::NotSaved,
];

/// The codes of everything that is wrong with a file.
fn codes(name: &str, bytes: &[u8]) -> Vec<Code> {
    match load(Input { name, bytes }, DateContext::default()) {
        Ok(timeline) => {
            let problems = timeline.problems().into_iter();
            problems.map(|problem| problem.diagnostic.code).collect()
        }
        Err(error) => error.diagnostics.iter().map(|told| told.code).collect(),
    }
}

#[test]
fn each_example_has_its_mistake_and_each_fix_has_not() {
    let mut wrong = Vec::new();
    for row in ROWS.iter().filter(|row| !row.example.is_empty()) {
        let name = if row.code == Code::NotJson {
            "f.json"
        } else {
            "f.yaml"
        };
        let (example, fix) = (
            codes(name, row.example.as_bytes()),
            codes(name, row.fix.as_bytes()),
        );
        if !example.contains(&row.code) || fix.contains(&row.code) {
            wrong.push(format!(
                "{} {}: {example:?}, then {fix:?}",
                row.id, row.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_kind_without_an_example_is_produced_too() {
    let long = format!(
        "- date: 2019\n  x: [{}]\n",
        "[".repeat(70) + &"]".repeat(70)
    );
    let aliases = format!(
        "- date: 2019\n  a: &a {}\n  b: [{}]\n",
        "x".repeat(60_000),
        ["*a"; 100].join(", ")
    );
    let large = format!("[{{date: 2019, title: \"{}\"}}]", "x".repeat(65 << 20));
    let found = [
        codes("f.yaml", long.as_bytes()),
        codes("f.yaml", aliases.as_bytes()),
        codes("f.yaml", large.as_bytes()),
        codes("f.yaml", b"- date: 2019\n  title: caf\xe9\n"),
        codes("f.md", b"no front matter"),
    ];
    let found: HashSet<Code> = found.into_iter().flatten().collect();
    let missing: Vec<_> = ROWS
        .iter()
        .filter(|row| row.example.is_empty() && !ELSEWHERE.contains(&row.code))
        .filter(|row| !found.contains(&row.code))
        .map(|row| row.name)
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn codes_and_names_are_unique_and_found() {
    let ids: HashSet<_> = ROWS.iter().map(|row| row.id).collect();
    let names: HashSet<_> = ROWS.iter().map(|row| row.name).collect();
    assert_eq!((ids.len(), names.len()), (ROWS.len(), ROWS.len()));
    for row in ROWS {
        assert_eq!((row.code.id(), row.code.name()), (row.id, row.name));
        assert_eq!(find(&row.id.to_lowercase()).unwrap().code, row.code);
        assert_eq!(find(row.name).unwrap().code, row.code);
        assert!(
            row.text.ends_with('.') && !row.text.contains('\n'),
            "{}",
            row.name
        );
    }
    assert!(ROWS.is_sorted_by_key(|row| row.id));
    assert_eq!(nearest("duplicat-key").unwrap().id, "E0102");
    assert_eq!(nearest("E102").unwrap().id, "E0102");
}
