//! Adding an event to the text of a file, in the style of the events that are there.

use proptest::prelude::*;

use crate::load::laws::{file, written};
use dateline_core::date::DateContext;
use dateline_core::timeline::insert::{
    Draft, Editable, Inserted, NewEvent, Position, Refusal, RefusalKind, take_back,
};
use dateline_core::timeline::{Input, Place, Timeline, load};

fn input(text: &str) -> Input<'_> {
    Input::text("f.yaml", text)
}

fn new(date: &str, title: &str) -> NewEvent {
    NewEvent {
        date: date.to_owned(),
        title: title.to_owned(),
        ..NewEvent::default()
    }
}

fn insert(text: &str, event: &NewEvent, position: Position) -> Result<Inserted, Refusal> {
    Editable::of(input(text), DateContext::default())?.insert(Draft::New(event), position)
}

fn by_date(text: &str, event: &NewEvent) -> String {
    match insert(text, event, Position::ByDate) {
        Ok(inserted) => String::from_utf8(inserted.bytes).unwrap(),
        Err(refusal) => panic!("{text}\n{}", refusal.line()),
    }
}

/// A file with an event of 2025 and one of 2027, and the same file with one of 2026 added.
const STYLES: &[(&str, &str, &str)] = &[
    (
        "two spaces under a key",
        "events:\n  - date: 2025\n    title: A\n  - date: 2027\n    title: B\n",
        "events:\n  - date: 2025\n    title: A\n  - date: 2026\n    title: New\n  - date: 2027\n    title: B\n",
    ),
    (
        "a bare list with a comment between events",
        "- date: 2025\n  title: A\n\n# Later.\n- date: 2027\n  title: B\n",
        "- date: 2025\n  title: A\n\n- date: 2026\n  title: New\n\n# Later.\n- date: 2027\n  title: B\n",
    ),
    (
        "dashes at column 0 under a key, with more keys below",
        "events:\n- date: 2025\n  title: A\n- date: 2027\n  title: B\nsources:\n- id: x\n",
        "events:\n- date: 2025\n  title: A\n- date: 2026\n  title: New\n- date: 2027\n  title: B\nsources:\n- id: x\n",
    ),
    (
        "four spaces, aligned values, the title first",
        "events:\n    -   title:  A\n        date:   2025\n    -   title:  B\n        date:   2027\n",
        "events:\n    -   title:  A\n        date:   2025\n    -   title:  New\n        date:   2026\n    -   title:  B\n        date:   2027\n",
    ),
    (
        "quoted keys and values",
        "- \"date\": '2025'\n  \"title\": \"A\"\n- \"date\": '2027'\n  \"title\": \"B\"\n",
        "- \"date\": '2025'\n  \"title\": \"A\"\n- \"date\": '2026'\n  \"title\": \"New\"\n- \"date\": '2027'\n  \"title\": \"B\"\n",
    ),
    (
        "quotes where they are needed",
        "- date: 2025\n  title: \"A: b\"\n- date: 2027\n  title: \"B #1\"\n",
        "- date: 2025\n  title: \"A: b\"\n- date: 2026\n  title: New\n- date: 2027\n  title: \"B #1\"\n",
    ),
    (
        "a dash alone",
        "-\n  date: 2025\n  title: A\n-\n  date: 2027\n  title: B\n",
        "-\n  date: 2025\n  title: A\n-\n  date: 2026\n  title: New\n-\n  date: 2027\n  title: B\n",
    ),
    (
        "other names of keys",
        "timeline:\n  - headline: A\n    when: 2025\n    place: X\n  - headline: B\n    when: 2027\n",
        "timeline:\n  - headline: A\n    when: 2025\n    place: X\n  - headline: New\n    when: 2026\n  - headline: B\n    when: 2027\n",
    ),
    (
        "names that the file gives",
        "fields: {date: shown, title: caption}\nevents:\n  - shown: 2025\n    caption: A\n  - shown: 2027\n    caption: B\n",
        "fields: {date: shown, title: caption}\nevents:\n  - shown: 2025\n    caption: A\n  - shown: 2026\n    caption: New\n  - shown: 2027\n    caption: B\n",
    ),
    (
        "lines that end with CR LF",
        "- date: 2025\r\n  title: A\r\n- date: 2027\r\n  title: B\r\n",
        "- date: 2025\r\n  title: A\r\n- date: 2026\r\n  title: New\r\n- date: 2027\r\n  title: B\r\n",
    ),
    (
        "a block scalar at the end of an event, and an empty line after it",
        "- date: 2025\n  title: A\n  summary: |\n    One.\n\n    # Two.\n\n- date: 2027\n  title: B\n",
        "- date: 2025\n  title: A\n  summary: |\n    One.\n\n    # Two.\n\n- date: 2026\n  title: New\n\n- date: 2027\n  title: B\n",
    ),
    (
        "a block scalar that keeps its empty lines",
        "- date: 2025\n  title: A\n  summary: |+\n    One.\n\n- date: 2027\n  title: B\n",
        "- date: 2025\n  title: A\n  summary: |+\n    One.\n\n- date: 2026\n  title: New\n\n- date: 2027\n  title: B\n",
    ),
    (
        "events in braces",
        "- {date: 2025, title: A}\n- {date: 2027, title: B}\n",
        "- {date: 2025, title: A}\n- {date: 2026, title: New}\n- {date: 2027, title: B}\n",
    ),
    (
        "comments after values and below an event",
        "events:\n  - date: 2025 # about\n    title: A # not sure\n    # TODO: a source\n  - date: 2027\n    title: B\n",
        "events:\n  - date: 2025 # about\n    title: A # not sure\n    # TODO: a source\n  - date: 2026\n    title: New\n  - date: 2027\n    title: B\n",
    ),
    (
        "the latest first",
        "- date: 2027\n  title: B\n- date: 2025\n  title: A\n",
        "- date: 2027\n  title: B\n- date: 2026\n  title: New\n- date: 2025\n  title: A\n",
    ),
    (
        "an order with an exception",
        "- date: 2023\n  title: A\n- date: 2024\n  title: B\n- date: 2021\n  title: C\n- date: 2025\n  title: D\n- date: 2027\n  \
         title: E\n- date: 2028\n  title: F\n",
        "- date: 2023\n  title: A\n- date: 2024\n  title: B\n- date: 2021\n  title: C\n- date: 2025\n  title: D\n- date: 2026\n  \
         title: New\n- date: 2027\n  title: E\n- date: 2028\n  title: F\n",
    ),
    (
        "an event without a date at the end",
        "- date: 2024\n  title: A\n- date: 2025\n  title: B\n- date: unknown\n  title: C\n",
        "- date: 2024\n  title: A\n- date: 2025\n  title: B\n- date: 2026\n  title: New\n- date: unknown\n  title: C\n",
    ),
    (
        "no order",
        "- date: 2027\n  title: B\n- date: 2025\n  title: A\n- date: 2028\n  title: C\n",
        "- date: 2027\n  title: B\n- date: 2025\n  title: A\n- date: 2028\n  title: C\n- date: 2026\n  title: New\n",
    ),
    (
        "no end of the last line",
        "- date: 2024\n  title: A\n\n- date: 2025\n  title: B",
        "- date: 2024\n  title: A\n\n- date: 2025\n  title: B\n\n- date: 2026\n  title: New",
    ),
    (
        "before the first, whose comment stays with it",
        "title: T\nevents:\n\n  # The war.\n  - date: 2027\n    title: A\n",
        "title: T\nevents:\n\n  - date: 2026\n    title: New\n  # The war.\n  - date: 2027\n    title: A\n",
    ),
    (
        "before the first, below the comment at the top of the file",
        "# yaml-language-server: $schema=x.json\n- date: 2027\n  title: A\n",
        "# yaml-language-server: $schema=x.json\n- date: 2026\n  title: New\n- date: 2027\n  title: A\n",
    ),
    (
        "a list with nothing in it",
        "title: T\nevents: # none yet\nsources:\n  - id: x\n",
        "title: T\nevents: # none yet\n  - date: 2026\n    title: New\nsources:\n  - id: x\n",
    ),
    ("an empty file", "", "- date: 2026\n  title: New\n"),
    (
        "a file of comments",
        "# My notes.\n",
        "# My notes.\n- date: 2026\n  title: New\n",
    ),
    (
        "a file that says when events began",
        "- start: 2025-01\n  end: 2025-03\n  title: A\n- start: 2027-01\n  end: 2027-02\n  title: B\n",
        "- start: 2025-01\n  end: 2025-03\n  title: A\n- start: 2026\n  title: New\n- start: 2027-01\n  end: 2027-02\n  title: B\n",
    ),
    (
        "an event that cannot be read beside it",
        "- date: 2025\n  title: A\n- date: 2027\n  title: \"B\n- date: 2028\n  title: C\n",
        "- date: 2025\n  title: A\n- date: 2026\n  title: New\n- date: 2027\n  title: \"B\n- date: 2028\n  title: C\n",
    ),
];

#[test]
fn an_event_is_written_as_those_beside_it() {
    for (what, before, after) in STYLES {
        assert_eq!(by_date(before, &new("2026", "New")), *after, "{what}");
    }
}

#[test]
fn an_added_event_can_be_removed_again() {
    for (what, before, _) in STYLES {
        let inserted = insert(before, &new("2026", "New"), Position::ByDate).unwrap();
        let added = &inserted.bytes[inserted.added.clone()];
        let taken = |bytes: &[u8], hint| {
            let name = "f.yaml";
            take_back(Input { name, bytes }, added, hint, DateContext::default())
        };
        let back = taken(&inserted.bytes, inserted.added.start);
        assert_eq!(back.unwrap(), before.as_bytes(), "{what}");
        // Even if it has moved meanwhile.
        let moved = [b"# more\n".as_slice(), &inserted.bytes].concat();
        let back = taken(&moved, inserted.added.start).unwrap();
        assert_eq!(back, [b"# more\n", before.as_bytes()].concat(), "{what}");
        let changed = String::from_utf8(inserted.bytes.clone()).unwrap();
        let changed = changed.replace("New", "Another");
        let kind = taken(changed.as_bytes(), 0).unwrap_err().kind;
        assert_eq!(kind, RefusalKind::Changed, "{what}");
    }
}

#[test]
fn texts_are_quoted_where_yaml_needs_it() {
    let file = "- date: 2025\n  title: A\n";
    for (date, title, lines) in [
        ("2026-05", "Plain", "date: 2026-05\n  title: Plain\n"),
        (
            "about 2026",
            "It's here",
            "date: about 2026\n  title: It's here\n",
        ),
        ("2026", "Vote: no", "date: 2026\n  title: \"Vote: no\"\n"),
        ("2026", "Bug #2291", "date: 2026\n  title: \"Bug #2291\"\n"),
        (
            "2026",
            "\"Quoted\" title",
            "date: 2026\n  title: \"\\\"Quoted\\\" title\"\n",
        ),
        ("2026", "- dash", "date: 2026\n  title: \"- dash\"\n"),
        ("2026", "1984", "date: 2026\n  title: \"1984\"\n"),
        ("2026", "No", "date: 2026\n  title: \"No\"\n"),
        ("2026", "C:\\Users", "date: 2026\n  title: C:\\Users\n"),
        ("2026", "tab\there", "date: 2026\n  title: \"tab\\there\"\n"),
        (
            "2026",
            "[draft] one",
            "date: 2026\n  title: \"[draft] one\"\n",
        ),
        (
            "2026",
            "100 % sure, really",
            "date: 2026\n  title: 100 % sure, really\n",
        ),
        (
            "2026-05-09 16:45",
            "Clock",
            "date: 2026-05-09 16:45\n  title: Clock\n",
        ),
        (
            "[2026, 2027]",
            "One of",
            "date: \"[2026, 2027]\"\n  title: One of\n",
        ),
    ] {
        let after = by_date(file, &new(date, title));
        assert_eq!(after, format!("{file}- {lines}"), "{title}");
    }
}

#[test]
fn every_field_has_its_place() {
    let event = NewEvent {
        summary: Some("One.\nTwo: three.\n".to_owned()),
        quote: Some("He said: \"Now\" # really".to_owned()),
        source: Some("https://example.org/a#b".to_owned()),
        group: Some("North, south".to_owned()),
        tags: vec!["a".to_owned(), "b, c".to_owned()],
        ..new("2026", "New")
    };
    let plain = "- date: 2025\n  title: A\n";
    assert_eq!(
        by_date(plain, &event),
        "- date: 2025\n  title: A\n- date: 2026\n  title: New\n  summary: |\n    One.\n    Two: three.\n  \
         quote: \"He said: \\\"Now\\\" # really\"\n  source: https://example.org/a#b\n  tags: [a, \"b, c\"]\n  group: North, south\n"
    );
    let other =
        "- group: G\n  date: 2025\n  title: A\n  source: x\n  tags:\n    - t\n  description: D\n";
    assert_eq!(
        by_date(other, &event),
        format!(
            "{other}- group: North, south\n  date: 2026\n  title: New\n  source: https://example.org/a#b\n  tags:\n    - a\n    \
             - b, c\n  description: |\n    One.\n    Two: three.\n  quote: \"He said: \\\"Now\\\" # really\"\n"
        )
    );
}

#[test]
fn an_event_goes_after_the_one_that_is_named() {
    let file = "- {id: a, date: 2025, title: A}\n- {id: b, date: 2027, title: B}\n";
    let editable = Editable::of(input(file), DateContext::default()).unwrap();
    let places: Vec<_> = editable
        .timeline()
        .entries()
        .map(|entry| entry.place())
        .collect();
    let place = |id| places[usize::from(id == "b")];
    let lines = |date: &str, position| {
        let event = new(date, "New");
        let inserted = editable.insert(Draft::New(&event), position).unwrap();
        inserted.line
    };
    assert_eq!(lines("2030", Position::After(place("a"))), 2);
    // "Near" keeps the order of the file.
    assert_eq!(lines("2030", Position::Near(place("a"))), 3);
    assert_eq!(lines("2026", Position::Near(place("a"))), 2);
    assert_eq!(lines("2024", Position::Near(place("b"))), 1);
}

#[test]
fn a_copy_has_all_but_the_id() {
    let file = "events:\n  - id: a\n    date: 2025\n    title: A # so\n    # why\n    tags: [x]\n    summary: |\n      One.\n\n      Two.\n  \
                - start: 2026-01\n    end: 2026-03\n    display_date: winter\n    summary: Only a summary. And more.\n";
    let editable = Editable::of(input(file), DateContext::default()).unwrap();
    let copy = |line, date, title| {
        let of = Place { line, column: 5 };
        let draft = Draft::Copy { of, date, title };
        let inserted = editable.insert(draft, Position::After(of)).unwrap();
        String::from_utf8(inserted.bytes[inserted.added].to_vec()).unwrap()
    };
    assert_eq!(
        copy(2, "2025-05", "B: other"),
        "  - date: 2025-05\n    title: \"B: other\"\n    tags: [x]\n    summary: |\n      One.\n\n      Two.\n"
    );
    assert_eq!(
        copy(2, "2025", "A"),
        "  - date: 2025\n    title: A # so\n    # why\n    tags: [x]\n    summary: |\n      One.\n\n      Two.\n"
    );
    assert_eq!(
        copy(11, "May 2026", "Spring"),
        "  - start: May 2026\n    title: Spring\n    summary: Only a summary. And more.\n"
    );
}

#[test]
fn a_copy_in_braces_or_json_has_all_but_the_id() {
    for (name, file, title, expected) in [
        (
            "f.yaml",
            "- {id: a, date: 2025, title: A, tags: [x, y]}\n- {date: 2027, title: B}\n",
            "New, other",
            "- {date: 2026-05, title: \"New, other\", tags: [x, y]}\n",
        ),
        (
            "f.yaml",
            "- { start: 2024, end: 2025, title: A,\n    note: \"one\n\n    two\" }\n- {date: 2027, title: B}\n",
            "A",
            "- { start: 2026-05, title: A, note: \"one\n\n    two\" }\n",
        ),
        (
            "f.yaml",
            "- {date: 2025, title: It's A's, tags: [x]}\n- {date: 2027, title: B}\n",
            "New",
            "- {date: 2026-05, title: New, tags: [x]}\n",
        ),
        (
            "f.json",
            "[\n  {\n    \"id\": 1,\n    \"title\": \"A\",\n    \"when\": \"2025\",\n    \"more\": {\"a\": [1, 2]}\n  }\n]\n",
            "New \"b\"",
            ",\n  {\n    \"title\": \"New \\\"b\\\"\",\n    \"when\": \"2026-05\",\n    \"more\": {\"a\": [1, 2]}\n  }",
        ),
        (
            "f.json",
            "{\"events\":[{\"year\":2025,\"month\":3,\"title\":\"A\"},{\"year\":2027,\"month\":1,\"title\":\"B\"}]}",
            "A",
            ",{\"year\":\"2026-05\",\"title\":\"A\"}",
        ),
        (
            "f.jsonl",
            "{\"date\": \"2025\", \"title\": \"A\"}\n{\"date\": \"2027\", \"title\": \"B\"}\n",
            "New",
            "\n{\"date\": \"2026-05\", \"title\": \"New\"}",
        ),
    ] {
        let input = Input {
            name,
            bytes: file.as_bytes(),
        };
        let editable = Editable::of(input, DateContext::default()).unwrap();
        let of = editable.timeline().entry(0).unwrap().place();
        let date = "2026-05";
        let draft = Draft::Copy { of, date, title };
        let inserted = editable.insert(draft, Position::After(of));
        let inserted = inserted.unwrap_or_else(|refusal| panic!("{file}: {refusal:?}"));
        let text = String::from_utf8(inserted.bytes).unwrap();
        assert_eq!(&text[inserted.added], expected, "{file}");
        let Place { line, column } = inserted.title_place;
        let at_title = text.lines().nth(line - 1).unwrap();
        let key: String = at_title.chars().skip(column - 1).take(7).collect();
        assert!(key.contains("title"), "{key} in {text}");
    }
}

#[test]
fn a_refused_event_comes_with_the_reason() {
    use RefusalKind::{
        Date, Form, InlineList, Json, Markdown, Nested, NoList, SeveralLists, Title, Unreadable,
    };
    let usual = "- date: 2025\n  title: A\n";
    for (name, text, date, title, kind) in [
        ("f.yaml", "[{date: 2025, title: A}]", "2026", "N", Json),
        (
            "f.json",
            "{\"a\": [{\"date\": \"2025\", \"title\": \"A\"}], \"b\": [{\"date\": \"2026\", \"title\": \"B\"}]}",
            "2026",
            "N",
            Json,
        ),
        (
            "f.json",
            "{\"date\": \"2025\", \"title\": \"A\"}\n",
            "2026",
            "N",
            Json,
        ),
        (
            "f.md",
            "---\ndate: 2025\ntitle: A\n---\n",
            "2026",
            "N",
            Markdown,
        ),
        (
            "f.yaml",
            "events: [{date: 2025, title: A}]\n",
            "2026",
            "N",
            InlineList,
        ),
        (
            "f.yaml",
            "a:\n  - date: 2025\n    title: A\nb:\n  - date: 2026\n    title: B\n",
            "2026",
            "N",
            SeveralLists,
        ),
        (
            "f.yaml",
            "---\n- date: 2025\n  title: A\n---\n- date: 2026\n  title: B\n",
            "2026",
            "N",
            Form,
        ),
        (
            "f.yaml",
            "- &a\n  date: 2025\n  title: A\n  x: &x 1\n- date: 2026\n  title: B\n  x: *x\n",
            "2026",
            "N",
            Form,
        ),
        (
            "f.yaml",
            "2024:\n  - title: A\n2025:\n  - title: B\n",
            "2026",
            "N",
            Nested,
        ),
        (
            "f.yaml",
            "events:\n  2024: A\n  2025: B\n",
            "2026",
            "N",
            InlineList,
        ),
        (
            "f.yaml",
            "- year: 2024\n  events:\n    - date: 2024-05\n      title: A\n    - date: 2024-06\n      title: B\n",
            "2026",
            "N",
            Nested,
        ),
        ("f.yaml", "title: T\nsources: []\n", "2026", "N", Unreadable),
        ("f.yaml", "title: T\nevents: ~\n", "2026", "N", NoList),
        ("f.yaml", usual, "2026-13", "N", Date),
        ("f.yaml", usual, "  ", "N", Date),
        ("f.yaml", usual, "2026", "  ", Title),
        ("f.yaml", usual, "2026", "a\nb", Title),
        ("f.yaml", "just words\n", "2026", "N", Unreadable),
    ] {
        let bytes = text.as_bytes();
        let refusal = Editable::of(Input { name, bytes }, DateContext::default())
            .and_then(|editable| editable.insert(Draft::New(&new(date, title)), Position::ByDate))
            .expect_err(text);
        assert_eq!(refusal.kind, kind, "{text}: {}", refusal.line());
    }
}

#[test]
fn invalid_bytes_and_a_missing_event_are_refused() {
    let usual = "- date: 2025\n  title: A\n";
    let bytes = b"- date: 2025\n  title: \xff\n";
    let name = "f.yaml";
    let kind = Editable::of(Input { name, bytes }, DateContext::default())
        .unwrap_err()
        .kind;
    assert_eq!(kind, RefusalKind::Encoding);
    let nowhere = dateline_core::timeline::Place { line: 9, column: 1 };
    let kind = insert(usual, &new("2026", "N"), Position::After(nowhere))
        .unwrap_err()
        .kind;
    assert_eq!(kind, RefusalKind::NoEvent);
}

/// A date that has another meaning in the file is read with the meaning of the file.
#[test]
fn the_date_is_read_with_the_context_of_the_file() {
    let file = "dates: mdy\nevents:\n  - date: 01/05/2018\n    title: A\n  - date: 09/02/2018\n    title: B\n";
    let after = by_date(file, &new("03/02/2018", "March"));
    assert!(
        after.ends_with(
            "title: A\n  - date: 03/02/2018\n    title: March\n  - date: 09/02/2018\n    title: B\n"
        ),
        "{after}"
    );
}

proptest! {
    /// For any file: if an event is added, the file has its old events and this one, and all old
    /// bytes in order.
    #[test]
    fn adding_changes_nothing_else(
        events in prop::collection::vec(written(), 0..5),
        top in 0_usize..4,
        indent in 0_usize..4,
        at in 0_usize..8,
        title in "[ -~äé]{0,12}[a-zA-Z]",
        ends in any::<bool>(),
        crlf in any::<bool>(),
    ) {
        let mut text = file(&events, top, indent);
        if !ends {
            text.truncate(text.trim_end().len());
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        let Ok(editable) = Editable::of(input(&text), DateContext::default()) else {
            return Ok(());
        };
        let before = load(input(&text), DateContext::default()).unwrap();
        let places: Vec<_> = before.entries().map(|entry| entry.place()).collect();
        let position = places.get(at).map_or(Position::ByDate, |place| Position::Near(*place));
        let event = new("12 May 2012", &title);
        let Ok(inserted) = editable.insert(Draft::New(&event), position) else {
            return Ok(());
        };
        let (from, to) = (inserted.added.start, inserted.added.end);
        let rest = [&inserted.bytes[..from], &inserted.bytes[to..]].concat();
        prop_assert_eq!(&rest, text.as_bytes());
        let name = "f.yaml";
        let after = load(Input { name, bytes: &inserted.bytes }, DateContext::default()).unwrap();
        let said = |timeline: &Timeline| -> Vec<String> {
            let mut said: Vec<String> = timeline
                .entries()
                .map(|entry| format!("{:?} {}", entry.date().map(|date| date.written().to_owned()), entry.title()))
                .collect();
            said.sort();
            said
        };
        let mut expected = said(&before);
        expected.push(format!("{:?} {}", Some("12 May 2012"), title.trim()));
        expected.sort();
        prop_assert_eq!(said(&after), expected);
        let added = &inserted.bytes[inserted.added.clone()];
        let back = take_back(Input { name, bytes: &inserted.bytes }, added, from, DateContext::default());
        prop_assert_eq!(back.unwrap(), text.as_bytes());
    }
}

#[test]
fn an_empty_list_in_brackets_becomes_a_list_of_blocks() {
    for (text, expected) in [
        (
            "title: T\nevents: []\n",
            "title: T\nevents:\n  - date: 2026\n    title: New\n",
        ),
        ("events: []", "events:\n  - date: 2026\n    title: New"),
        (
            "sources: []\nevents:  []   # none yet\nviews:\n  a: '#x'\n",
            "sources: []\nevents:   # none yet\n  - date: 2026\n    title: New\nviews:\n  a: '#x'\n",
        ),
        (
            "\u{feff}events: []\r\n",
            "\u{feff}events:\r\n  - date: 2026\r\n    title: New\r\n",
        ),
    ] {
        assert_eq!(by_date(text, &new("2026", "New")), expected);
    }
}

/// A name, JSON with events of 2025 and 2027, and the same with one of 2026 added.
const JSON_STYLES: &[(&str, &str, &str)] = &[
    (
        "f.json",
        "[\n  {\"date\": \"2025\", \"title\": \"A\"},\n  {\"date\": \"2027\", \"title\": \"B\"}\n]\n",
        "[\n  {\"date\": \"2025\", \"title\": \"A\"},\n  {\"date\": \"2026\", \"title\": \"New\"},\n  {\"date\": \"2027\", \"title\": \"B\"}\n]\n",
    ),
    (
        "f.json",
        "[{\"title\":\"A\",\"date\":\"2025\"},{\"title\":\"B\",\"date\":\"2027\"}]",
        "[{\"title\":\"A\",\"date\":\"2025\"},{\"title\":\"New\",\"date\":\"2026\"},{\"title\":\"B\",\"date\":\"2027\"}]",
    ),
    (
        "f.json",
        "{\n  \"title\": \"T\",\n  \"events\": [\n    {\n      \"when\": \"2027\",\n      \"headline\": \"B\"\n    }\n  ]\n}\n",
        "{\n  \"title\": \"T\",\n  \"events\": [\n    {\n      \"when\": \"2026\",\n      \"headline\": \"New\"\n    },\n    {\n      \"when\": \"2027\",\n      \"headline\": \"B\"\n    }\n  ]\n}\n",
    ),
    (
        "f.jsonl",
        "{\"date\": \"2025\", \"title\": \"A\"}\n{\"date\": \"2027\", \"title\": \"B\"}\n",
        "{\"date\": \"2025\", \"title\": \"A\"}\n{\"date\": \"2026\", \"title\": \"New\"}\n{\"date\": \"2027\", \"title\": \"B\"}\n",
    ),
    (
        "f.jsonl",
        "{\"date\": \"2025\", \"title\": \"A\"}\n",
        "{\"date\": \"2025\", \"title\": \"A\"}\n{\"date\": \"2026\", \"title\": \"New\"}\n",
    ),
    (
        "f.json",
        "[]\n",
        "[{\"date\": \"2026\", \"title\": \"New\"}]\n",
    ),
    (
        "f.json",
        "{\"events\": []}",
        "{\"events\": [{\"date\": \"2026\", \"title\": \"New\"}]}",
    ),
];

#[test]
fn an_event_is_written_into_json_like_those_beside_it() {
    for (name, text, expected) in JSON_STYLES {
        let bytes = text.as_bytes();
        let editable = Editable::of(Input { name, bytes }, DateContext::default());
        let editable = editable.unwrap_or_else(|refusal| panic!("{text}: {}", refusal.line()));
        let event = new("2026", "New");
        let inserted = editable.insert(Draft::New(&event), Position::ByDate);
        let inserted = inserted.unwrap_or_else(|refusal| panic!("{text}: {}", refusal.line()));
        assert_eq!(String::from_utf8_lossy(&inserted.bytes), **expected);
        let line = expected.lines().nth(inserted.title_place.line - 1).unwrap();
        let title = line.split_at(inserted.title_place.column - 1).1;
        assert!(title.starts_with(['"']) && title.contains("New"), "{title}");
        // What was added is taken back, unless nothing of the file would be left.
        let added = &inserted.bytes[inserted.added.clone()];
        let again = Input {
            name,
            bytes: &inserted.bytes,
        };
        let back = take_back(again, added, inserted.added.start, DateContext::default());
        assert_eq!(
            back.map(|bytes| bytes == text.as_bytes()),
            Ok(true),
            "{text}"
        );
    }
}

#[test]
fn json_texts_are_escaped_and_tags_written_like_those_beside_them() {
    let text = "[\n {\"date\": \"2025\", \"title\": \"A\", \"tags\": [\"x\"]},\n {\"date\": \"2027\", \"title\": \"B\"}\n]";
    let event = NewEvent {
        quote: Some("He said: \"now\"\nand left.".to_owned()),
        tags: vec!["y".to_owned(), "a \"b\"".to_owned()],
        ..new("2026", "New")
    };
    let bytes = text.as_bytes();
    let name = "f.json";
    let editable = Editable::of(Input { name, bytes }, DateContext::default()).unwrap();
    let after = editable.timeline().entry(0).unwrap().place();
    let inserted = editable
        .insert(Draft::New(&event), Position::After(after))
        .unwrap();
    let line = String::from_utf8(inserted.bytes).unwrap();
    assert_eq!(
        line.lines().nth(2),
        Some(
            r#" {"date": "2026", "title": "New", "quote": "He said: \"now\"\nand left.", "tags": ["y", "a \"b\""]},"#
        )
    );
}
