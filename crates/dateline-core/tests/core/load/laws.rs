//! Properties of all files.

use proptest::prelude::*;

use dateline_core::date::{Date, DateContext};
use dateline_core::timeline::{Diagnostic, Entry, Input, Loaded, Severity, Timeline};

use super::{events, fields, line, load_bytes, loaded, read, reports, try_load};

/// An event as written in a file: its lines, the first without its dash, and the texts in them.
#[derive(Debug, Clone)]
pub struct Written {
    lines: Vec<String>,
    texts: Vec<String>,
}

/// A text that needs no quotes.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z][a-zA-Z0-9]{0,8}( [a-z0-9]{1,6}){0,3}",
        "[äöüéß漢字カナ🐣]{1,6}",
        Just("2024.10".to_owned()),
        Just("0476".to_owned()),
        Just("0x1F".to_owned()),
        Just("True".to_owned()),
        Just("1e3".to_owned()),
        Just("c. 1910".to_owned()),
        Just("2025-05-09".to_owned()),
        Just("23/02/2018".to_owned()),
        Just("2025-13".to_owned()),
        Just("unknown".to_owned()),
    ]
}

/// A value, as the text after its key and the lines below it, with the texts in it.
fn value() -> impl Strategy<Value = (String, Vec<String>, Vec<String>)> {
    prop_oneof![
        6 => word().prop_map(|word| (word.clone(), Vec::new(), vec![word])),
        1 => Just((String::new(), Vec::new(), Vec::new())),
        1 => Just(("~".to_owned(), Vec::new(), Vec::new())),
        2 => "[ -~äé漢\u{2028}]{1,20}".prop_map(|text| {
            let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
            (format!("\"{quoted}\""), Vec::new(), vec![text])
        }),
        1 => word().prop_map(|word| (format!("'{word}: it''s'"), Vec::new(), vec![format!("{word}: it's")])),
        1 => (word(), word()).prop_map(|(a, b)| ("|".to_owned(), vec![format!("  {a}"), String::new(), format!("  {b}: x"), "  - y".to_owned()], vec![a, b])),
        1 => (word(), word()).prop_map(|(a, b)| (a.clone(), vec![format!("  {b}")], vec![a, b])),
        1 => prop::collection::vec(word(), 0..4).prop_map(|words| (format!("[{}]", words.join(", ")), Vec::new(), words)),
        1 => prop::collection::vec(word(), 1..4).prop_map(|words| (String::new(), words.iter().map(|word| format!("- {word}")).collect(), words)),
        1 => (word(), word()).prop_map(|(a, b)| (String::new(), vec![format!("  from: {a}"), format!("  text: {b}")], vec![a, b])),
        1 => (word(), word()).prop_map(|(a, b)| (format!("{{year: {a}, name: {b}}}"), Vec::new(), vec![a, b])),
    ]
}

fn key() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "date", "title", "summary", "description", "start", "end", "quote", "quotes", "source",
        "tags", "note", "id", "year", "month", "day", "text", "name", "place", "x", "Date",
        "content", "sources", "from", "to", "\"y\"", "2020",
    ])
    .prop_map(str::to_owned)
}

pub fn written() -> impl Strategy<Value = Written> {
    let comment = prop::option::weighted(0.1, "# [a-z: -]{0,10}");
    prop::collection::vec((key(), value(), comment), 1..7).prop_map(|pairs| {
        let (mut lines, mut texts) = (Vec::new(), Vec::new());
        for (key, (first, below, inside), comment) in pairs {
            lines.push(format!("{key}: {first}").trim_end().to_owned());
            lines.extend(below);
            texts.extend(inside);
            lines.extend(comment);
        }
        Written { lines, texts }
    })
}

/// A file in the usual form.
pub fn file(events: &[Written], top: usize, indent: usize) -> String {
    let (head, tail) = [
        ("", ""),
        ("events:\n", "last: x\n"),
        ("title: T\n# c\nmilestones: # d\n", ""),
        ("timeline:\n  entries:\n", "z: 1.0\n"),
    ][top];
    let indent = if top == 3 { indent + 2 } else { indent };
    // A list without any date is not one of events.
    let first = " ".repeat(indent);
    let mut text = format!("{head}{first}- date: 1999\n{first}  title: First\n\n");
    for event in events {
        for (index, line) in event.lines.iter().enumerate() {
            if !line.is_empty() {
                text += &" ".repeat(indent);
                text += if index == 0 { "- " } else { "  " };
                text += line;
            }
            text += "\n";
        }
        text += "\n";
    }
    text + tail
}

/// The file below a directive, which makes it be parsed as a whole; lines move down by two.
fn general(text: &str) -> String {
    format!("%YAML 1.1\n---\n{text}")
}

/// The entries and problems of a file, with line numbers reduced by `up`.
fn account(timeline: &Timeline, up: usize) -> Vec<String> {
    let mut account = Vec::new();
    for (index, entry) in timeline.entries().enumerate() {
        let shown = line(&entry);
        let (_, shown) = shown.split_once(' ').unwrap_or_default();
        let place = entry.place();
        account.push(format!("{}:{} {shown}", place.line - up, place.column));
        for mut problem in timeline.entry_diagnostics(index) {
            if let Some(place) = &mut problem.place {
                place.line -= up;
            }
            for label in &mut problem.labels {
                label.place.line -= up;
            }
            if let Some((message, other)) = problem.message.rsplit_once(" on line ") {
                let digits = other.trim_end_matches(')');
                let moved = digits.parse::<usize>().unwrap_or(up) - up;
                problem.message = format!("{message} on line {moved}{}", &other[digits.len()..]);
            }
            account.push(problem.report("f.yaml"));
        }
    }
    account.push(fields(&timeline.file(0).fields));
    account.push(format!(
        "{} dated, {:?}",
        timeline.dated,
        timeline.file(0).context
    ));
    account
}

/// An entry without its place, and its errors and warnings if it is on a line that begins an item of a list.
type Content = (String, Option<Vec<String>>);

/// The entries of a file with its text.
fn content(timeline: &Timeline, text: &str) -> Vec<Content> {
    let message = |problem: &Diagnostic| {
        let text = problem.message.split(" on line ").next();
        text.unwrap_or_default().to_owned()
    };
    let content = timeline.entries().map(|entry| {
        let shown = line(&entry);
        let (_, shown) = shown.split_once(' ').unwrap_or_default();
        let begins = text.lines().nth(entry.place().line - 1);
        let is_item = begins.is_some_and(|line| line.trim_start().starts_with('-'))
            && !text.contains("- events:");
        let diagnostics = entry.diagnostics();
        let wrong = diagnostics
            .iter()
            .filter(|one| one.severity != Severity::Notice);
        let mut messages: Vec<_> = wrong.map(message).collect();
        messages.sort();
        (shown.to_owned(), is_item.then_some(messages))
    });
    content.collect()
}

/// Whether two readings give the same entries, with the same errors of items of lists. A section is looked at alone where a file is
/// read by blocks, and with the rest of the document where it is read as a whole; a warning about a line may then be that of the file.
fn is_alike(one: &[Content], other: &[Content]) -> bool {
    let same = |((one, ours), (other, theirs)): (&Content, &Content)| {
        one == other && (ours.is_none() || theirs.is_none() || ours == theirs)
    };
    one.len() == other.len() && one.iter().zip(other).all(same)
}

/// Whether it is YAML 1.2: the other parser lets quoted texts run on over lines that are not indented.
fn is_strict(text: &str) -> bool {
    saphyr_parser::Parser::new_from_str(text).all(|event| event.is_ok())
}

fn is_valid(text: &str) -> bool {
    serde_yaml::Deserializer::from_str(text).all(|document| {
        use serde::Deserialize;
        serde::de::IgnoredAny::deserialize(document).is_ok()
    })
}

#[test]
fn an_empty_block_text_has_the_place_of_its_sign() {
    for text in [
        "- |\n- date: 2019\n  title: A\n",
        "- date: 2019\n  title: A\n- >-\n\n# c\n- date: 2020\n  title: B\n",
        "- date: 2019\n  title: A\n- |2- # c\n",
        "- date: 2019\n  title: A\n- |",
    ] {
        let (blocks, whole) = (loaded(text), loaded(&general(text)));
        assert_eq!(account(&blocks, 0), account(&whole, 2), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn blocks_and_the_whole_document_agree(
        events in prop::collection::vec(written(), 1..8), top in 0..4_usize, indent in 0..3_usize,
    ) {
        let text = file(&events, top, indent);
        prop_assume!(is_valid(&text));
        let (blocks, whole) = (loaded(&text), loaded(&general(&text)));
        prop_assert_eq!(account(&blocks, 0), account(&whole, 2), "{}", text);
    }

    #[test]
    fn no_text_of_an_event_is_lost(events in prop::collection::vec(written(), 1..4)) {
        let text = file(&events, 0, 0);
        prop_assume!(is_valid(&text));
        let timeline = loaded(&text);
        for event in &events {
            // Tags may be one text with commas.
            for text in event.texts.iter().flat_map(|text| text.split([',', '#'])) {
                // As in the debug output of some entry.
                let shown = format!("{:?}", text.trim());
                let shown = shown.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or_default();
                prop_assert!(
                    timeline.entries().any(|entry| format!("{entry:?}").contains(shown)),
                    "{} in\n{:?}", shown, timeline.entries().collect::<Vec<_>>()
                );
            }
        }
    }

    #[test]
    fn a_broken_event_does_not_affect_others(
        events in prop::collection::vec(written(), 2..6), at in any::<prop::sample::Index>(),
        wrong in prop::sample::select(vec!["title: \"open", "tags: [open", "a: b: c", "\tx: y", "*z", "@ x", "} y"]),
    ) {
        let whole = file(&events, 1, 2);
        prop_assume!(is_valid(&whole));
        let at = at.index(events.len());
        let mut broken = events.clone();
        broken[at].lines.push(wrong.to_owned());
        let text = file(&broken, 1, 2);
        // `title: "open`, with a quote and a `#` further down, is one long title for serde_yaml.
        prop_assume!(!is_valid(&text));
        // YAML 1.1 ends a line at these too, so that what stands behind one may be a comment, and the long title valid.
        prop_assume!(!text.contains(['\u{85}', '\u{2028}', '\u{2029}']));
        let timeline = loaded(&text);
        let count = timeline.entries().filter(|entry| matches!(**entry, Entry::Broken(_))).count();
        prop_assert_eq!(count, 1, "{}", text);
        // Every other event is the same as in a file without it.
        let others: Vec<_> = events.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, event)| event.clone()).collect();
        let without = loaded(&file(&others, 1, 2));
        let titles: Vec<_> = super::events(&timeline).map(|event| event.title.clone()).collect();
        for event in super::events(&without) {
            prop_assert!(titles.contains(&event.title), "{} {}", event.title, text);
        }
    }

    #[test]
    fn reading_again_gives_the_same_as_a_first_reading(
        events in prop::collection::vec(written(), 1..6), from in any::<prop::sample::Index>(), new in written(),
        forms in (0..4_usize, 0..4_usize), key in prop::sample::select(vec!["events", "people", "2019", "log"]),
    ) {
        let before = read(&file(&events, forms.0, 2));
        let mut edited = events.clone();
        edited.insert(from.index(events.len()), new);
        let text = file(&edited, forms.1, 2).replace("events:", &format!("{key}:"));
        let input = Input::text("f.yaml", &text);
        let again = Loaded::read(input, DateContext::default(), before.as_ref().ok());
        prop_assert_eq!(again, read(&text));
    }

    #[test]
    fn dates_are_in_order(events in prop::collection::vec(written(), 1..12)) {
        let timeline = loaded(&file(&events, 0, 0));
        let dates: Vec<_> = (0..timeline.len()).filter_map(|index| timeline.date(index)).collect();
        prop_assert!(dates.is_sorted_by_key(Date::order_key));
        prop_assert!(timeline.entries().skip(timeline.dated).all(|entry| entry.date().is_none()));
    }
}

/// A line as it may occur anywhere in a file.
pub fn any_line() -> impl Strategy<Value = String> {
    let text = prop::sample::select(vec![
        "- date: 2019", "- title: A", "title: B", "date: 2020", "- \"a", "b\"", "c: \"d", "e\" ",
        "summary: |", "- |", "x", "- y", "- [a, b", "c]", "{d: e,", "f: g}", "", "# h", "events:",
        "sources:", "- - i", "- &l m", "- *l", "<<: {n: o}", "- ", "-", "p: >-", "'q", "r'",
        "s: t # u", "\t- v", "2021:", "2022: w", "year: 2019", "- events:", "text: a: b",
    ]);
    (0..5_usize, text).prop_map(|(indent, text)| format!("{}{text}", " ".repeat(indent)))
}

/// Pieces that valid or invalid YAML is generated from.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "- ", "-", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "date: 2019", "title: ", "a", ": ",
        ":", " ", "\t", "\"", "'", "[", "]", "{", "}", ",", "&a ", "*a", "!x ", "!!int ", "|", ">",
        "|2-", "# c", "#", "---", "...", "\n---\n", "%", "@", "`", "? ", "\\", "\\x", "<<: ",
        "\r\n", "\r", "\u{feff}", "\u{85}", "\u{2028}", "é", "漢", "🐣", "\0", "\x1b[2J",
        "events:", "\nevents:\n", "sources:", "2019:", "1e999", "0x", "-0", "~", "null", "quote: ",
        "tags: ", "\u{fdd0}", "\u{202e}", "start: 2020", "end: 2019", "\n=======\n", "\u{10ffff}",
        "year: ", "month: 13", "timeline:\n  entries:\n",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 1_000_000, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_text_gets_an_answer(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        let lines = text.split(['\n', '\r']).count() + 1;
        let diagnostics = match try_load(&text) {
            Err(error) => {
                prop_assert!(!error.diagnostics.is_empty());
                error.diagnostics
            }
            Ok(timeline) => {
                prop_assert!(timeline.entries().all(|entry| (1..=lines).contains(&entry.place().line)));
                timeline.problems().into_iter().map(|problem| problem.diagnostic).collect()
            }
        };
        for diagnostic in &diagnostics {
            prop_assert!(diagnostic.place.is_none_or(|place| (1..=lines).contains(&place.line) && place.column >= 1));
            prop_assert!(!diagnostic.message.is_empty());
        }
        prop_assert!(!reports(&diagnostics).chars().any(|c| c != '\n' && dateline_core::text::needs_mark(c)));
    }

    #[test]
    fn valid_yaml_is_read_alike_both_ways(lines in prop::collection::vec(any_line(), 1..7)) {
        let text = lines.join("\n") + "\n";
        // A duplicate anchor is refused.
        prop_assume!(text.matches('&').count() < 2);
        prop_assume!(is_strict(&text) && is_valid(&text) && is_valid(&general(&text)));
        let below = general(&text);
        let both = (try_load(&text), try_load(&below));
        match both {
            (Ok(blocks), Ok(whole)) => {
                let (one, other) = (content(&blocks, &text), content(&whole, &below));
                prop_assert!(is_alike(&one, &other), "{}\n{:?}\n{:?}", text, one, other);
                prop_assert_eq!(fields(&blocks.file(0).fields), fields(&whole.file(0).fields), "{}", text);
            }
            (Err(_), Err(_)) => {}
            (blocks, whole) => prop_assert!(false, "{}\n{:?}\n{:?}", text, blocks, whole),
        }
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _answer = load_bytes(&bytes).is_ok();
        let text: Vec<u8> = b"- date: 2019\n  title: ".iter().copied().chain(bytes).collect();
        if let Ok(timeline) = load_bytes(&text) {
            prop_assert!(events(&timeline).count() + timeline.len() > 0);
        }
    }
}
