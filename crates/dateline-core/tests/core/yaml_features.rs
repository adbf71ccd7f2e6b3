//! What each feature of YAML that event files use means, valid and invalid, inside an event and around it.
//!
//! A row is a name, the lines of an event, and its summary as a reader of YAML 1.2 understands it. Mutations of the rows
//! must neither panic nor hang, and must read alike twice.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use dateline_core::date::DateContext;
use dateline_core::evidence::Verdicts;
use dateline_core::export::{Listed, json};
use dateline_core::timeline::{Entry, Input, LoadError, Timeline, load};
use proptest::prelude::*;

/// Time limit for one small text: a thousand times what it takes.
const PATIENCE: Duration = Duration::from_secs(10);

/// The lines of an event that give it a summary, and that summary.
const MEANINGS: &[(&str, &str, &str)] = &[
    // Plain scalars
    (
        "plain words", "summary: The bridge opened", "The bridge opened",
    ),
    ("spaces at the end", "summary: Opened   ", "Opened"),
    ("a colon without a space", "summary: at 10:15", "at 10:15"),
    ("a hash without a space", "summary: issue#12", "issue#12"),
    (
        "a comment after",
        "summary: Opened # by the mayor",
        "Opened",
    ),
    ("a dash at the start", "summary: -5 degrees", "-5 degrees"),
    (
        "brackets inside",
        "summary: The [old] bridge {stone}",
        "The [old] bridge {stone}",
    ),
    (
        "quotes inside",
        "summary: The \"old\" bridge's end",
        "The \"old\" bridge's end",
    ),
    ("a number stays text", "summary: 2024.10", "2024.10"),
    ("an octal number stays text", "summary: 0644", "0644"),
    ("a boolean stays text", "summary: Yes", "Yes"),
    ("a date stays text", "summary: 2024-10-01", "2024-10-01"),
    (
        "a URL",
        "summary: https://example.org/a?b=c&d#e",
        "https://example.org/a?b=c&d#e",
    ),
    (
        "letters of any script",
        "summary: Мост открыт 橋",
        "Мост открыт 橋",
    ),
    (
        "a plain text over two lines",
        "summary: The bridge\n  opened",
        "The bridge opened",
    ),
    (
        "a blank line in plain text",
        "summary: The bridge\n\n  opened",
        "The bridge\nopened",
    ),
    (
        "a value on the next line",
        "summary:\n  The bridge opened",
        "The bridge opened",
    ),
    ("a question mark at the end", "summary: Opened?", "Opened?"),
    ("a percent sign", "summary: 40% of it", "40% of it"),
    // Quoted scalars
    ("double quotes", "summary: \"A: b # c\"", "A: b # c"),
    ("single quotes", "summary: 'A: b # c'", "A: b # c"),
    (
        "a doubled single quote", "summary: 'It''s open'", "It's open",
    ),
    (
        "a backslash in single quotes",
        "summary: 'C:\\new'",
        "C:\\new",
    ),
    (
        "an escaped double quote",
        r#"summary: "the \"old\" one""#,
        "the \"old\" one",
    ),
    (
        "an escaped line break", r#"summary: "one\ntwo""#, "one\ntwo",
    ),
    ("an escaped tab", r#"summary: "one\ttwo""#, "one\ttwo"),
    (
        "an escaped character of two digits",
        r#"summary: "caf\xe9""#,
        "café",
    ),
    (
        "an escaped character of four digits",
        r#"summary: "\u00e9t\u00e9""#,
        "été",
    ),
    (
        "an escaped character of eight digits",
        r#"summary: "\U0001F309""#,
        "🌉",
    ),
    (
        "an escaped no-break space", r#"summary: "10\_km""#, "10\u{a0}km",
    ),
    ("an escaped slash", r#"summary: "a\/b""#, "a/b"),
    (
        "double quotes over two lines",
        "summary: \"The bridge\n  opened\"",
        "The bridge opened",
    ),
    (
        "single quotes over two lines",
        "summary: 'The bridge\n  opened'",
        "The bridge opened",
    ),
    (
        "a blank line in quotes",
        "summary: \"The bridge\n\n  opened\"",
        "The bridge\nopened",
    ),
    (
        "an escaped end of line",
        "summary: \"The bri\\\n  dge\"",
        "The bridge",
    ),
    (
        "a comment after quotes",
        "summary: \"Opened\" # by the mayor",
        "Opened",
    ),
    ("a quoted key", "\"summary\": Opened", "Opened"),
    ("a key in single quotes", "'summary': Opened", "Opened"),
    ("spaces before the colon", "summary : Opened", "Opened"),
    ("spaces after the colon", "summary:    Opened", "Opened"),
    ("a tab after the colon", "summary:\tOpened", "Opened"),
    // Block scalars
    ("literal block", "summary: |\n  One\n  two", "One\ntwo"),
    (
        "literal block with a blank line",
        "summary: |\n  One\n\n  two",
        "One\n\ntwo",
    ),
    (
        "literal block with deeper lines",
        "summary: |\n  One\n    two\n  three",
        "One\n  two\nthree",
    ),
    (
        "literal block without a last break",
        "summary: |-\n  One\n  two\n",
        "One\ntwo",
    ),
    (
        "literal block of a stated indentation",
        "summary: |2\n    One\n  two",
        "  One\ntwo",
    ),
    (
        "literal block with a comment after its mark",
        "summary: | # text\n  One",
        "One",
    ),
    (
        "a hash inside a literal block",
        "summary: |\n  One # two",
        "One # two",
    ),
    (
        "what looks like a key inside a block",
        "summary: |\n  date: 1066\n  - x",
        "date: 1066\n- x",
    ),
    (
        "folded block",
        "summary: >\n  The bridge\n  opened",
        "The bridge opened",
    ),
    (
        "folded block with a blank line",
        "summary: >\n  One\n\n  two",
        "One\ntwo",
    ),
    (
        "folded block with deeper lines",
        "summary: >\n  One\n    two\n  three",
        "One\n  two\nthree",
    ),
    (
        "folded block without a last break",
        "summary: >-\n  One\n  two",
        "One two",
    ),
    ("a tab inside a block", "summary: |\n  One\ttwo", "One\ttwo"),
    // Tags, anchors and aliases
    ("a tag of a text", "summary: !!str 1066", "1066"),
    ("an alias", "note: &words Opened\nsummary: *words", "Opened"),
    (
        "an alias of quoted text",
        "note: &words \"Opened: now\"\nsummary: *words",
        "Opened: now",
    ),
    (
        "an alias of a block",
        "note: &words |\n  One\n  two\nsummary: *words",
        "One\ntwo",
    ),
    (
        "an anchor that nobody names",
        "summary: &unused Opened",
        "Opened",
    ),
    // Around the key
    (
        "a comment line before",
        "# the mayor\nsummary: Opened",
        "Opened",
    ),
    ("a blank line before", "\nsummary: Opened", "Opened"),
    ("a list beside", "tags: [a, b]\nsummary: Opened", "Opened"),
    (
        "a list of lines beside",
        "tags:\n- a\n- b\nsummary: Opened",
        "Opened",
    ),
    (
        "a list of indented lines beside",
        "tags:\n  - a\n  - b\nsummary: Opened",
        "Opened",
    ),
    (
        "a list over lines beside",
        "tags: [a,\n  b]\nsummary: Opened",
        "Opened",
    ),
    (
        "a mapping beside",
        "more: {a: 1, b: [2, 3]}\nsummary: Opened",
        "Opened",
    ),
    (
        "a mapping of lines beside",
        "more:\n  a: 1\n  b:\n    c: 2\nsummary: Opened",
        "Opened",
    ),
    ("an empty value beside", "more:\nsummary: Opened", "Opened"),
    ("a null beside", "more: ~\nsummary: Opened", "Opened"),
    (
        "an empty list beside", "tags: []\nsummary: Opened", "Opened",
    ),
    (
        "a complex key beside",
        "? more\n: things\nsummary: Opened",
        "Opened",
    ),
    (
        "lists in a list beside",
        "more:\n- - a\n  - b\n- c\nsummary: Opened",
        "Opened",
    ),
];

/// Forms of a whole file around the same three events.
const FILES: &[(&str, &str)] = &[
    (
        "a bare list",
        "- {date: 2001, title: Before}\n- {date: 2002, title: Parade}\n- {date: 2003, title: After}\n",
    ),
    (
        "a byte order mark",
        "\u{feff}- {date: 2001, title: Before}\n- {date: 2002, title: Parade}\n- {date: 2003, title: After}\n",
    ),
    (
        "a list below a key",
        "events:\n- date: 2001\n  title: Before\n- date: 2002\n  title: Parade\n- date: 2003\n  title: After\n",
    ),
    (
        "an indented list below a key",
        "events:\n  - date: 2001\n    title: Before\n  - date: 2002\n    title: Parade\n  - date: 2003\n    title: After\n",
    ),
    (
        "a dash on a line of its own",
        "-\n  date: 2001\n  title: Before\n-\n  date: 2002\n  title: Parade\n-\n  date: 2003\n  title: After\n",
    ),
    (
        "spaces after the dash",
        "-   date: 2001\n    title: Before\n-   date: 2002\n    title: Parade\n-   date: 2003\n    title: After\n",
    ),
    (
        "a document mark",
        "---\n- {date: 2001, title: Before}\n- {date: 2002, title: Parade}\n- {date: 2003, title: After}\n",
    ),
    (
        "a document mark with a comment",
        "# mine\n--- # here\n- {date: 2001, title: Before}\n- {date: 2002, title: Parade}\n- {date: 2003, title: After}\n...\n",
    ),
    (
        "a version directive",
        "%YAML 1.2\n---\n- {date: 2001, title: Before}\n- {date: 2002, title: Parade}\n- {date: 2003, title: After}\n",
    ),
    (
        "two documents",
        "- {date: 2001, title: Before}\n---\n- {date: 2002, title: Parade}\n- {date: 2003, title: After}\n",
    ),
    (
        "line ends of Windows",
        "- date: 2001\r\n  title: Before\r\n- date: 2002\r\n  title: Parade\r\n- date: 2003\r\n  title: After\r\n",
    ),
    (
        "no line end at the end",
        "- date: 2001\n  title: Before\n- date: 2002\n  title: Parade\n- date: 2003\n  title: After",
    ),
    (
        "comments and blank lines between",
        "# first\n\n- date: 2001\n  title: Before\n\n  # second\n- date: 2002\n  title: Parade\n# third\n\n\n- date: 2003\n  title: After\n",
    ),
    (
        "one flow list",
        "[{date: 2001, title: Before}, {date: 2002, title: Parade}, {date: 2003, title: After}]\n",
    ),
    (
        "one flow list over lines",
        "[\n  {date: 2001, title: Before},\n  {date: 2002,\n   title: Parade},\n  {date: 2003, title: After},\n]\n",
    ),
    (
        "JSON",
        "[{\"date\": \"2001\", \"title\": \"Before\"},{\"date\": \"2002\", \"title\": \"Parade\"},\n {\"date\": \"2003\", \"title\": \"After\"}]\n",
    ),
    (
        "an anchor used by an event",
        "title: &t Parade\nevents:\n- {date: 2001, title: Before}\n- {date: 2002, title: *t}\n- {date: 2003, title: After}\n",
    ),
    (
        "a key after the events",
        "events:\n- {date: 2001, title: Before}\n- {date: 2002, title: Parade}\n- {date: 2003, title: After}\nauthor: me\n",
    ),
];

/// Lines of an event that are no YAML or are wrong in it, and the line of the event, counted from its `title`, that is
/// to blame.
const MISTAKES: &[(&str, &str, usize)] = &[
    ("a double quote that is not closed", "summary: \"Opened", 1),
    ("a single quote that is not closed", "summary: 'Opened", 1),
    ("a bracket that is not closed", "tags: [a, b", 1),
    ("a brace that is not closed", "more: {a: 1", 1),
    ("a colon in plain text", "summary: Opened: at last", 1),
    ("a key twice", "summary: One\nsummary: Two", 2),
    ("an alias of nothing", "summary: *nobody", 1),
    ("an unknown escape", "summary: \"C:\\Users\"", 1),
    ("a tab as indentation", "more:\n\ta: 1", 2),
    (
        "text after a quoted value",
        "summary: \"Opened\" at last",
        1,
    ),
    (
        "a value that begins with a backtick",
        "summary: `Opened`",
        1,
    ),
    ("a value that begins with an at sign", "summary: @mayor", 1),
    ("a key without a colon", "summary: Opened\nnote", 2),
    ("a bracket too many", "tags: [a]]", 1),
];

/// A file of three events whose second has these lines below its title.
fn around(lines: &str) -> String {
    let mut text = "- date: 2001\n  title: Before\n- date: 2002\n  title: Parade\n".to_owned();
    for line in lines.split('\n') {
        if !line.is_empty() {
            text.push_str("  ");
        }
        text.push_str(line);
        text.push('\n');
    }
    text + "- date: 2003\n  title: After\n"
}

fn read(text: &str) -> Result<Timeline, LoadError> {
    let input = Input::text("f.yaml", text);
    load(input, DateContext::default())
}

fn titles(timeline: &Timeline) -> Vec<String> {
    let mut titles: Vec<_> = timeline
        .entries()
        .map(|entry| entry.title().to_owned())
        .collect();
    titles.sort();
    titles
}

/// The summary of the event of a file that is called "Parade", without the breaks at its end.
fn summary(text: &str) -> Result<String, String> {
    let timeline = read(text).map_err(|error| format!("{:?}", error.diagnostics))?;
    if titles(&timeline) != ["After", "Before", "Parade"] {
        return Err(format!("events: {:?}", titles(&timeline)));
    }
    for entry in timeline.entries() {
        match &*entry {
            Entry::Event(event) if event.title == "Parade" => {
                let summary = event.summary.clone().unwrap_or_default();
                return Ok(summary.trim_end_matches('\n').to_owned());
            }
            Entry::Broken(_) => return Err("broken".to_owned()),
            Entry::Event(_) => {}
        }
    }
    Err("no such event".to_owned())
}

#[test]
fn each_feature_has_its_yaml_meaning() {
    let mut wrong = Vec::new();
    for (feature, lines, meaning) in MEANINGS {
        // As one event of a list, which is read by itself, and in a file that is parsed as a whole.
        for text in [around(lines), format!("%YAML 1.2\n---\n{}", around(lines))] {
            let found = summary(&text);
            if found.as_deref() != Ok(*meaning) {
                wrong.push(format!(
                    "{feature}: {found:?} instead of {meaning:?} in\n{text}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_form_of_a_file_gives_its_three_events() {
    let mut wrong = Vec::new();
    for (feature, text) in FILES {
        match read(text) {
            Ok(timeline) if titles(&timeline) == ["After", "Before", "Parade"] => {}
            Ok(timeline) => wrong.push(format!("{feature}: {:?}", titles(&timeline))),
            Err(error) => wrong.push(format!("{feature}: {:?}", error.diagnostics)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_mistake_is_blamed_on_its_line_and_hides_no_other_event() {
    let mut wrong = Vec::new();
    for (mistake, lines, line) in MISTAKES {
        let text = around(lines);
        let timeline = match read(&text) {
            Ok(timeline) => timeline,
            Err(error) => {
                wrong.push(format!(
                    "{mistake}: nothing is read: {:?}",
                    error.diagnostics
                ));
                continue;
            }
        };
        let found = titles(&timeline);
        if found != ["After", "Before", "Parade"] {
            wrong.push(format!("{mistake}: {found:?}"));
        }
        let blamed: Vec<usize> = timeline
            .entries()
            .filter(|entry| entry.title() == "Parade")
            .flat_map(|entry| entry.diagnostics().to_vec())
            .filter_map(|diagnostic| diagnostic.place.map(|place| place.line))
            .collect();
        if !blamed.contains(&(line + 4)) {
            wrong.push(format!(
                "{mistake}: blamed on {blamed:?} instead of {}",
                line + 4
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The printed form of a text.
fn printed(text: &str) -> Result<Vec<u8>, LoadError> {
    let timeline = read(text)?;
    let mut out = Vec::new();
    json::write(
        &timeline,
        &Listed::all(&timeline),
        &Verdicts::default(),
        &mut out,
    )
    .unwrap();
    Ok(out)
}

/// A file of the tables with some characters that mean something in YAML put in, or a stretch taken out.
fn mutated() -> impl Strategy<Value = String> {
    let count = MEANINGS.len() + FILES.len() + MISTAKES.len();
    let marks = prop::sample::select(vec![
        "-", "- ", ":", ": ", "?", "? ", "#", " #", "&a ", "*a", "!", "!!str ", "|", "|\n", ">",
        "'", "\"", "\\", "[", "]", "{", "}", ",", "%", "@", "`", "\n", "\n\n", "\r\n", "\t", "  ",
        "---\n", "...\n", "\u{feff}", "\u{a0}", "\u{2028}", "<<: *a\n", "~", "\0",
    ]);
    let edits = prop::collection::vec((any::<prop::sample::Index>(), marks, 0_usize..6), 1..4);
    (0..count, edits).prop_map(|(row, edits)| {
        let mut text = match row.checked_sub(MEANINGS.len()) {
            None => around(MEANINGS[row].1),
            Some(row) => match row.checked_sub(FILES.len()) {
                None => FILES[row].1.to_owned(),
                Some(row) => around(MISTAKES[row].1),
            },
        };
        for (at, mark, dropped) in edits {
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
            if places.is_empty() {
                continue;
            }
            let first = at.index(places.len());
            let end = places.get(first + dropped).copied().unwrap_or(text.len());
            text.replace_range(places[first]..end, mark);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn mutations_neither_panic_nor_hang_and_read_alike_twice(text in mutated()) {
        let (sender, receiver) = mpsc::channel();
        let subject = text.clone();
        thread::spawn(move || sender.send(printed(&subject) == printed(&subject)));
        match receiver.recv_timeout(PATIENCE) {
            Ok(alike) => prop_assert!(alike, "two outcomes: {text:?}"),
            Err(mpsc::RecvTimeoutError::Timeout) => prop_assert!(false, "hangs: {text:?}"),
            Err(mpsc::RecvTimeoutError::Disconnected) => prop_assert!(false, "panics: {text:?}"),
        }
    }
}
