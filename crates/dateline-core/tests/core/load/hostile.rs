//! Hostile and degenerate files: each is handled in bounded time, and does not affect other events.

use std::time::{Duration, Instant};

use dateline_core::timeline::{Entry, LoadError, Timeline};

use super::try_load;

/// Time limit: well above what it takes, well below what it takes without bounds; tests are
/// unoptimized and run in parallel.
const SOON: Duration = Duration::from_secs(60);

fn answer(text: &str) -> Result<Timeline, LoadError> {
    let start = Instant::now();
    let answer = try_load(text);
    let taken = start.elapsed();
    assert!(
        taken < SOON,
        "{taken:?} for {} …",
        dateline_core::text::head(text, 60)
    );
    answer
}

/// Asserts that an event with those lines, between two good ones, is the only broken one, with that
/// message.
fn breaks_alone(lines: &str, message: &str) {
    let text =
        format!("- {{date: 2019, title: A}}\n- title: B\n{lines}\n- {{date: 2020, title: C}}\n");
    let timeline = answer(&text).unwrap();
    let titles: Vec<_> = timeline
        .entries()
        .filter(|entry| matches!(**entry, Entry::Event(_)))
        .map(|entry| entry.title().to_owned())
        .collect();
    assert_eq!(titles, ["A", "C"]);
    let broken = timeline
        .entries()
        .find(|entry| matches!(**entry, Entry::Broken(_)));
    let broken = broken.expect("a broken event");
    assert_eq!(broken.title(), "B");
    let said = &broken.diagnostics()[0];
    assert!(said.message.contains(message), "{}", said.report("f.yaml"));
    assert!(said.report("f.yaml").len() < 2000);
}

fn refused(text: &str, message: &str) {
    let error = answer(text).unwrap_err();
    let said = error.diagnostics[0].report("f.yaml");
    assert!(said.contains(message), "{said}");
}

const DEEP: &str = "values are nested more than 64 deep";

#[test]
fn nesting_without_end() {
    for open in ["[", "{a: ", "[{a: ", "- ", "? ", ": ", "!x ["] {
        let text = open.repeat(100_000);
        let error = answer(&text).err();
        let said = match error {
            Some(error) => error.diagnostics,
            // A list of one broken item.
            None => answer(&text)
                .unwrap()
                .entry(0)
                .unwrap()
                .diagnostics()
                .to_vec(),
        };
        assert!(
            said[0].message.contains(DEEP),
            "{open}: {}",
            said[0].report("f.yaml")
        );
    }
    breaks_alone(&format!("  x: {}", "[".repeat(100_000)), DEEP);
    breaks_alone(
        &format!("  x: {}{}", "[".repeat(100_000), "]".repeat(100_000)),
        DEEP,
    );
    breaks_alone(&format!("  x: {}", "{a: ".repeat(100_000)), DEEP);
    breaks_alone(&format!("  x:\n    {}", "- ".repeat(100_000)), DEEP);
    breaks_alone(&format!("  x:\n    {}", "? ".repeat(100_000)), DEEP);
    let steps = |step: &str| {
        let steps: Vec<_> = (0..2_000)
            .map(|deep| format!("{}{step}", " ".repeat(deep + 4)))
            .collect();
        format!("  x:\n{}", steps.join("\n"))
    };
    breaks_alone(&steps("a:"), DEEP);
    breaks_alone(&steps("-"), DEEP);
    breaks_alone(&steps("?"), DEEP);
}

#[test]
fn nesting_up_to_the_limit_is_read() {
    let nest = |depth: usize| {
        format!(
            "- date: 2019\n  title: A\n  x: {}{}\n",
            "[".repeat(depth),
            "]".repeat(depth)
        )
    };
    let timeline = answer(&nest(60)).unwrap();
    assert!(timeline.entry(0).unwrap().diagnostics().is_empty());
    let timeline = answer(&nest(70)).unwrap();
    assert!(
        timeline.entry(0).unwrap().diagnostics()[0]
            .message
            .contains(DEEP)
    );
}

#[test]
fn aliases_that_repeat_each_other() {
    let laughs: String = ('b'..='j')
        .zip('a'..)
        .map(|(name, before)| {
            format!(
                "  {name}: &{name} [{}]\n",
                vec![format!("*{before}"); 9].join(", ")
            )
        })
        .collect();
    breaks_alone(
        &format!("  a: &a [ha, ha, ha]\n{}", laughs.trim_end()),
        "aliases repeat more than",
    );
    let long = format!(
        "  a: &a {}\n  x: [{}]",
        "x".repeat(100_000),
        vec!["*a"; 50_000].join(",")
    );
    breaks_alone(&long, "aliases repeat more than");
    breaks_alone("  a: &a [*a, *a]", "");
    let laughs = laughs.replace("  ", "");
    refused(
        &format!("a: &a [ha, ha, ha]\n{laughs}events: [{{date: 2019, title: *j}}]\n"),
        "aliases repeat more than",
    );
    // The reason comes first, not the missing anchors of the pieces.
    let error = answer(&format!(
        "a: &a [ha, ha, ha]\n{laughs}events:\n- {{date: 2019, title: A}}\n- {{date: 2019, title: B, x: *j}}\n"
    ))
    .unwrap();
    assert_eq!(error.file(0).diagnostics.len(), 1);
    assert!(
        error.file(0).diagnostics[0]
            .message
            .starts_with("aliases repeat")
    );
    // Over blocks.
    let text = format!(
        "- title: &a {}\n- x: [{}]\n- {{date: 2019, title: A}}\n",
        "x".repeat(100_000),
        vec!["*a"; 50_000].join(",")
    );
    assert_eq!(answer(&text).unwrap().len(), 3);
}

#[test]
fn anchors_and_tags_without_end() {
    breaks_alone(&format!("  x: {}", "&a ".repeat(300_000)), "");
    breaks_alone(&format!("  x: {}", "!a ".repeat(300_000)), "");
    let again = "&a x, ".repeat(100_000);
    let timeline = answer(&format!("- date: 2019\n  title: A\n  x: [{again}*a]\n")).unwrap();
    assert!(timeline.entry(0).unwrap().diagnostics().is_empty());
    let names: String = (0..50_000).map(|name| format!("&a{name} x, ")).collect();
    let timeline = answer(&format!("- date: 2019\n  title: A\n  x: [{names}*a1]\n")).unwrap();
    assert!(timeline.entry(0).unwrap().diagnostics().is_empty());
    assert!(answer(&"&a ".repeat(300_000)).is_err());
}

#[test]
fn very_many_citations() {
    let mut text = "sources:\n".to_owned();
    text.extend((0..16_000).map(|at| format!("- {{id: s{at}, title: T{at}}}\n")));
    text += "events:\n";
    text.extend((0..16_000).map(|at| format!("- {{date: 2019, title: A, source: s{at}}}\n")));
    let timeline = answer(&text).unwrap();
    let start = Instant::now();
    for entry in timeline.entries() {
        let Entry::Event(event) = &*entry else {
            panic!("an event");
        };
        let source = timeline.file(0).source(event.source.as_ref().unwrap());
        assert!(source.title.unwrap().starts_with('T'));
    }
    assert!(start.elapsed() < Duration::from_secs(1));
}

#[test]
fn a_very_long_line() {
    let long = "x".repeat(150_000_000);
    breaks_alone(&format!("  x: {long}"), "this event is 143 MB long");
    refused(&long, "this file is 143 MB long");
    drop(long);
    let long = "x".repeat(4_000_000);
    breaks_alone(&format!("  x: \"{long}"), "");
    let timeline = answer(&format!(
        "- date: 2019\n  title: A\n  x: a{}\n",
        " ".repeat(long.len())
    ))
    .unwrap();
    assert!(timeline.entry(0).unwrap().diagnostics().is_empty());
    let timeline = answer(&format!("- date: 2019\n  title: A\n  x: {long}\n")).unwrap();
    assert!(timeline.entry(0).unwrap().diagnostics().is_empty());
    let timeline = answer(&format!("# {long}\n- date: 2019\n  title: A\n")).unwrap();
    assert_eq!(timeline.len(), 1);
}

#[test]
fn very_many_of_anything() {
    let many = |line: &str, count: usize| line.repeat(count);
    let keys: String = (0..50_000).map(|key| format!("  k{key}: v\n")).collect();
    let timeline = answer(&format!("- date: 2019\n  title: A\n{keys}")).unwrap();
    assert!(timeline.entry(0).unwrap().diagnostics().is_empty());
    let timeline = answer(&format!(
        "- date: 2019\n  title: A\n{}",
        many("  k: v\n", 100_000)
    ))
    .unwrap();
    let entry = timeline.entry(0).unwrap();
    let said = entry.diagnostics();
    assert_eq!(said.len(), 21);
    assert!(said[20].message.starts_with("99979 more duplicate keys"));
    // One row for all of them.
    let timeline = answer(&many("-\n", 200_000)).unwrap();
    assert_eq!(timeline.len(), 1);
    assert!(
        timeline.entry(0).unwrap().diagnostics()[0]
            .message
            .starts_with("200000 empty items")
    );
    let timeline = answer(&many("- date: 2019\n  title: \"a\n", 5_000)).unwrap();
    assert_eq!(timeline.len(), 5_000);
    let timeline = answer(&many("---\n", 100_000)).unwrap();
    assert_eq!(timeline.len(), 0);
    let timeline = answer(&format!(
        "- date: 2019\n  title: A\n{}",
        many("\n", 500_000)
    ))
    .unwrap();
    assert_eq!(timeline.len(), 1);
}
