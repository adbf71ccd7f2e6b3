//! The forms of event files.

use std::fmt::Write as _;

use insta::assert_snapshot;

use super::{fields, listing, loaded, try_load, wrong};

/// Files in different forms with the same two events.
#[test]
fn every_form_has_the_same_events() {
    let forms = [
        // The bare list, also indented, with a document marker, comments, blank lines.
        "- date: 2019\n  title: A\n- date: 2020\n  title: B\n",
        "\n# a comment\n\n  - date: 2019\n    title: A\n\n  # between\n\n  - date: 2020\n    title: B\n",
        "---\n- date: 2019\n  title: A\n- date: 2020\n  title: B\n",
        "--- # a file\n- date: 2019\n  title: A\n- date: 2020\n  title: B\n",
        "-\n  date: 2019\n  title: A\n-   date: 2020\n    title: B",
        "- {date: 2019, title: A}\n- {date: 2020, title: B}\n",
        "- title: A\n  date: 2019\n- title: B\n  date: 2020\n...\n",
        "%YAML 1.2\n---\n- {date: 2019, title: A}\n- {date: 2020, title: B}\n",
        // Under a key, at any position.
        "events:\n- date: 2019\n  title: A\n- date: 2020\n  title: B\n",
        "Events: # here\n\n    - date: 2019\n      title: A\n    - date: 2020\n      title: B\nother: x\n",
        "x: y\ntimeline:\n  - date: 2019\n    title: A\n  - date: 2020\n    title: B\nz:\n  - q\n",
        "whatever:\n  - date: 2019\n    title: A\n  - date: 2020\n    title: B\n",
        "timeline:\n  entries:\n    - date: 2019\n      title: A\n    - date: 2020\n      title: B\n",
        "project:\n  name: P\ntasks:\n  - startDate: 2019\n    name: A\n  - startDate: 2020\n    name: B\n",
        "a:\n  b:\n    c:\n      - date: 2019\n        title: A\n      - date: 2020\n        title: B\n",
        "first:\n- date: 2019\n  title: A\nsecond:\n- date: 2020\n  title: B\n",
        "\"events\":\n  - date: 2019\n    title: A\n  - date: 2020\n    title: B\n",
        // Flow style and JSON.
        "[{date: 2019, title: A}, {date: 2020, title: B}]\n",
        "events: [{date: 2019, title: A}, {date: 2020, title: B}]\n",
        "{\"events\": [{\"date\": \"2019\", \"title\": \"A\"},\n\t{\"date\": \"2020\", \"title\": \"B\"}]}\n",
        // Blocks by year.
        "- year: 2019\n  events:\n  - date: 2019\n    title: A\n- year: 2020\n  events:\n  - title: B\n",
        "- year: 2019\n  events:\n  - title: A\n- events: [{date: 2020, title: B}]\n",
        "- - date: 2019\n    title: A\n  - date: 2020\n    title: B\n",
        // By date.
        "2019: A\n2020: B\n",
        "2019:\n  - A\n2020:\n  - B\n",
        "\"2019\":\n  - title: A\n\"2020\": {title: B}\n",
        "history:\n  2019:\n    title: A\n  2020:\n    A: \n    title: B\n",
        // Anchors that reach over blocks, several documents.
        "- &a\n  date: 2019\n  title: A\n- <<: *a\n  date: 2020\n  title: B\n",
        "- date: &y 2019\n  title: &t A\n- date: 2020\n  title: B\n  x: *t\n",
        "---\n- date: 2019\n  title: A\n---\n- date: 2020\n  title: B\n",
        "---\ndate: 2019\ntitle: A\n---\ndate: 2020\ntitle: B\n",
    ];
    for text in forms {
        let timeline = loaded(text);
        let found: Vec<_> = timeline
            .entries()
            .map(|entry| {
                (
                    entry.date().map(|date| date.written().to_owned()),
                    entry.title().to_owned(),
                )
            })
            .collect();
        let expected = [("2019", "A"), ("2020", "B")]
            .map(|(date, title)| (Some(date.to_owned()), title.to_owned()));
        assert_eq!(found, expected, "{text}");
        assert_eq!(wrong(text), "", "{text}");
    }
}

#[test]
fn where_each_event_begins() {
    let table = [
        (
            "- date: 2019\n  title: A\n\n\n- date: 2020\n  title: B\n",
            "1:3 5:3",
        ),
        (
            "events:\n    -\n      # why\n      date: 2019\n      title: A\n    -    {date: 2020, title: B}\n",
            "4:7 6:10",
        ),
        (
            "[{date: 2019, title: A},\n {date: 2020, title: B}]\n",
            "1:2 2:2",
        ),
        (
            "- events:\n  - date: 2019\n    title: A\n  - date: 2020\n    title: B\n",
            "2:5 4:5",
        ),
        ("2019: A\n2020:\n  - B\n  - title: C\n", "1:1 3:5 4:5"),
        (
            "---\ndate: 2019\ntitle: A\n---\ndate: 2020\ntitle: B\n",
            "2:1 5:1",
        ),
        (
            "- \"date\": 2019\r\n  title: é\r\n- date: 2020\r\n  title: B\r\n",
            "1:3 3:3",
        ),
    ];
    for (text, expected) in table {
        let timeline = loaded(text);
        let places: Vec<_> = timeline
            .entries()
            .map(|entry| format!("{}:{}", entry.place().line, entry.place().column))
            .collect();
        assert_eq!(places.join(" "), expected, "{text}");
    }
}

#[test]
fn fields_of_a_block_apply_to_each_event() {
    assert_snapshot!(listing("- year: 2021\n  theme: Growth\n  events:\n  - date: 15 March\n    title: A\n  - date: Apr\n    title: B\n  - title: C\n    theme: own\n"), @r#"
8:5 2021 | C theme=own
4:5 15 March | A theme=Growth
6:5 Apr | B theme=Growth
"#);
    assert_snapshot!(listing("- year: 2021\n  title: The year\n  place: here\n  events:\n  - title: A\n"), @"
    1:3 2021 | The year place=here
    5:5 2021 | A group=The year
    ");
    assert_eq!(
        listing("- date: 2019\n  title: A\n  items:\n  - name: a part\n"),
        "1:3 2019 | A items=[{name: a part}]"
    );
    assert_snapshot!(listing("- events:\n  - events:\n    - date: 2019\n      title: A\n"), @"3:7 2019 | A");
}

#[test]
fn mappings_by_date() {
    assert_snapshot!(listing("2021:\n  Jan: The start\n  Feb:\n    - One. And more.\n    - title: Two\n  Sometime: A text\n  Later:\n    summary: b\n2022:\n  title: All year\n2023: \n1995-03-01: [{headline: School}]\n"), @r#"
12:14 1995-03-01 | School
6:3 2021 | Sometime | A text
7:3 2021 | Later | b
2:3 Jan 2021 | The start | The start
4:7 Feb 2021 | One | One. And more.
5:7 Feb 2021 | Two
10:3 2022 | All year
11:1 2023 | (no title)
"#);
}

#[test]
fn the_rest_of_a_file_that_holds_events_deep_inside_is_kept() {
    let timeline = loaded(
        "global: {a: 1.0}\nmeta:\n  by: me\n  log:\n    - {date: 2019, title: A}\nnumbers:\n  2019: 5\n  2020: 6\nsteps: [{name: x}]\n",
    );
    assert_eq!(timeline.len(), 1);
    assert_eq!(
        fields(&timeline.file(0).fields),
        " global={a: 1.0} meta={by: me} numbers={2019: 5, 2020: 6} steps=[{name: x}]"
    );
}

#[test]
fn with_several_lists_the_key_is_the_group() {
    assert_snapshot!(listing("log:\n- {date: 2018, title: x}\nevents:\n- {date: 2019, title: A, group: own}\n- {date: 2020, title: B}\n"), @"
    2:3 2018 | x group=log
    4:3 2019 | A group=own
    5:3 2020 | B group=events
    ");
    assert_snapshot!(listing("work:\n- {position: Engineer, startDate: 2015, endDate: 2018}\neducation:\n- {institution: University, from: 2010, to: 2014}\nskills:\n- {name: Rust, level: 5}\n"), @"
    4:3 2010 – 2014 | University group=education institution=University
    2:3 2015 – 2018 | Engineer group=work position=Engineer
    ");
    assert_snapshot!(listing("firm:\n  history:\n  - {date: 2018, title: A}\nteam:\n  history:\n  - {date: 2019, title: B}\n"), @"
    3:5 2018 | A group=firm
    6:5 2019 | B group=team
    ");
}

#[test]
fn a_file_without_events_yet_is_not_an_error() {
    for text in [
        "", "\n\n", "# only\n# comments\n", "---\n", "[]", "events:\n", "events: []\n",
        "title: T\ntimeline:\n", "\u{feff}", "~",
    ] {
        assert_eq!(loaded(text).len(), 0, "{text:?}");
        assert_eq!(wrong(text), "", "{text:?}");
    }
}

#[test]
fn a_file_of_another_kind_is_reported_with_what_is_expected() {
    assert_snapshot!(wrong("Just some words.\n"), @r#"
not read
f.yaml:1:1: error: a text where a list of events is expected
  |
1 | Just some words.
  | ^^^^^^^^^^^^^^^^
  = a dateline file is a list of events, each with a date and a title:
  = - date: 2025-05-09
  =   title: Military parade on Red Square
"#);
    assert_snapshot!(wrong("# about\nname: dateline\nversion: 0.1.0\nnested: {a: [b]}\n"), @r#"
not read
f.yaml:2:1: error: no list of events under any key: found `name`, `version`, `nested`
  |
2 | name: dateline
  | ^
  = put the events in a list under `events:`:
  = events:
  = - date: 2025-05-09
  =   title: Military parade on Red Square
"#);
    assert!(try_load("42").is_err());
}

#[test]
fn an_item_that_is_not_a_mapping_is_kept_and_reported() {
    assert_snapshot!(listing("- date: 2019\n  title: A\n- just text\n-\n-\n- []\n- 42\n"), @r#"
1:3 2019 | A
3:3 (-: no date) | just text | just text
4:1 BROKEN - | -
6:3 (-: no date) | (no title) items=[]
7:3 (-: no date) | 42 | 42
"#);
    assert_snapshot!(wrong("- date: 2019\n  title: A\n- just text\n-\n-\n- []\n"), @r#"
f.yaml:3:3: error: a text where an event is expected
  |
3 | - just text
  |   ^
  = write an event as `- date: 2025-05-09` with `title: …` below it

f.yaml:4:1: error: 2 empty items where events are expected
  |
4 | -
  | ^
  = write an event as `- date: 2025-05-09` with `title: …` below it

f.yaml:6:3: error: a list where an event is expected
  |
6 | - []
  |   ^
  = write an event as `- date: 2025-05-09` with `title: …` below it
"#);
}

/// YAML 1.2 requires indentation here; libyaml, and authors of such files, do not.
#[test]
fn events_in_brackets_may_begin_at_the_first_column() {
    let mut text = String::from("title: Much\nevents: [\n");
    for day in 1..=100 {
        writeln!(text, "{{date: 2025-01-01, title: 'Event, {day} ]'}},").unwrap();
    }
    text.push_str("]\n");
    let timeline = loaded(&text);
    let lines: Vec<usize> = timeline.entries().map(|entry| entry.place().line).collect();
    assert_eq!(lines, (3..=102).collect::<Vec<_>>());
    assert_eq!(timeline.tally().errors, 0);
}
