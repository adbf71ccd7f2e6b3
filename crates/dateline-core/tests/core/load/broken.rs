//! Events that cannot be read: their place, and their reports.

use insta::assert_snapshot;

use super::{listing, wrong};

#[test]
fn a_broken_event_is_placed_by_its_date_or_after_its_neighbor() {
    assert_snapshot!(
        listing("- x: \"first\n- date: 2021\n  title: A\n- date: 2019\n  title: Lost\n  y: [open\n- title: Undated\n- title: Next: to it\n- date: 2020\n  title: B\n- a: b: c\n"),
        @r#"
1:3 BROKEN - | -
4:3 BROKEN 2019 | Lost
9:3 2020 | B
11:3 BROKEN - | -
2:3 2021 | A
7:3 (-: no date) | Undated
8:3 BROKEN - | Next: to it
"#
    );
    let timeline = super::loaded("- x: \"first\n- title: A\n");
    assert_eq!(timeline.dated, 0);
}

#[test]
fn its_date_and_title_are_taken_from_its_lines() {
    let table = [
        ("date: 2019\n  title: \"A\n", "2019 | A"),
        (
            "title: 'It''s'\n  year: '2019' # or so\n  x: [\n",
            "2019 | It's",
        ),
        (
            "headline: B\n  startDate: \"2019-05\"\n  x: a: b\n",
            "2019-05 | B",
        ),
        ("date: soon\n  x: a: b\n", "- | -"),
    ];
    for (text, expected) in table {
        assert_eq!(
            listing(&format!("- {text}")),
            format!("1:3 BROKEN {expected}"),
            "{text}"
        );
    }
}

#[test]
fn every_problem_is_reported() {
    assert_snapshot!(
        wrong("title: \"open\nevents:\n- date: 2019\n  title: A: B\n- date: 2020\n\ttitle: C\n- date: 2021-02-30\n  title: D\n- title: E\nlast: [\n"),
        @r#"
f.yaml:1:8: error: the quote opened here is never closed
  |
1 | title: "open
  |        ^
  = close it with `"`; a `"` within the text is written `\"`

f.yaml:10:7: error: the `[` opened here is not closed
   |
10 | last: [
   |       ^
   = close it with `]`; put a text that begins with `[` in quotes

f.yaml:4:11: error: a second `: ` in a text without quotes
  |
4 |   title: A: B
  |           ^
  = put the text in quotes: title: "A: B"

f.yaml:6:1: error: tab used for indentation
  |
6 |         title: C
  | ^^^^^^^^
  = YAML allows only spaces there: replace the tab by spaces

f.yaml:7:9: error: February 2021 has 28 days
  |
7 | - date: 2021-02-30
  |         ^^^^^^^^^^
  = write a day from 01 to 28

f.yaml:9:3: error: no date
  |
9 | - title: E
  |   ^
  = add `date:` with a day (2025-05-09), a month, a year, a range or words
"#
    );
}

/// Message, line, caret and help for each of the most common mistakes.
#[test]
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn common_mistakes_are_explained() {
    let reported = |lines: &str| {
        let text = format!("- date: 2019\n{lines}\n");
        let reported = wrong(&text);
        assert!(!reported.is_empty(), "{text}");
        reported
    };
    assert_snapshot!(reported("  title: Foo: bar"), @r#"
f.yaml:2:13: error: a second `: ` in a text without quotes
  |
2 |   title: Foo: bar
  |             ^
  = put the text in quotes: title: "Foo: bar"
"#);
    assert_snapshot!(reported("    title: deeper"), @r#"
f.yaml:2:5: error: the line is indented deeper than the key above it, which has a text already
  |
1 | - date: 2019
  |   ---- this key is indented by 2
2 |     title: deeper
  |     ^^^^^
  = indent it by 2 spaces, like the key above
"#);
    assert_snapshot!(reported(" title: less deep"), @r#"
f.yaml:2:2: error: indentation does not match the keys above
  |
1 | - date: 2019
  |   ---- this key is indented by 2
2 |  title: less deep
  |  ^^^^^
  = indent it by 2 spaces, like the keys above it
"#);
    assert_snapshot!(reported("\ttitle: tab"), @r#"
f.yaml:2:1: error: tab used for indentation
  |
2 |         title: tab
  | ^^^^^^^^
  = YAML allows only spaces there: replace the tab by spaces
"#);
    assert_snapshot!(reported("  summary: |\n\ttab in a block"), @r#"
f.yaml:3:1: error: tab used for indentation
  |
3 |         tab in a block
  | ^^^^^^^^
  = YAML allows only spaces there: replace the tab by spaces
"#);
    assert_snapshot!(reported("  title: \"open\n  summary: y"), @r#"
f.yaml:2:10: error: the quote opened here is never closed
  |
2 |   title: "open
  |          ^
  = close it with `"`; a `"` within the text is written `\"`
"#);
    assert_snapshot!(reported("  title: 'open\n  summary: y"), @r#"
f.yaml:2:10: error: the quote opened here is never closed
  |
2 |   title: 'open
  |          ^
  = close it with `'`; a `'` within the text is written `''`
"#);
    assert_snapshot!(reported("  title: 'it's here'"), @r#"
f.yaml:2:14: error: text after the closing quote
  |
2 |   title: 'it's here'
  |             - the text in quotes ends here
  |              ^^^^^^^
  = write `title: "it's here"`
"#);
    assert_snapshot!(reported("  title: \"Foo\" bar"), @r#"
f.yaml:2:16: error: text after the closing quote
  |
2 |   title: "Foo" bar
  |              - the text in quotes ends here
  |                ^^^
  = write `title: '"Foo" bar'`
"#);
    assert_snapshot!(reported("  title: \"Foo\",\n  x: y"), @r#"
f.yaml:2:15: error: comma after the closing quote
  |
2 |   title: "Foo",
  |               ^
  = remove it: a line ends without a comma
"#);
    assert_snapshot!(reported("  title: \"C:\\Users\""), @r#"
f.yaml:2:13: error: a `\` in double quotes begins an escape, and this is none
  |
2 |   title: "C:\Users"
  |             ^^
  = write `title: 'C:\Users'`
"#);
    assert_snapshot!(reported("  title no colon\n  x: y"), @r#"
f.yaml:2:3: error: no `:` after `title`
  |
2 |   title no colon
  |   ^^^^^
  = write `title: no colon`
"#);
    assert_snapshot!(reported("  x: y\n  at the end"), @r#"
f.yaml:3:3: error: no `:` after `at the end`
  |
3 |   at the end
  |   ^^^^^^^^^^
  = write `key: value`; the further lines of a text are indented deeper than its key
"#);
    assert_snapshot!(reported("  title:no space\n  x: y"), @r#"
f.yaml:2:8: error: no space after the `:`
  |
2 |   title:no space
  |        ^
  = write `title: no space`
"#);
    assert_snapshot!(reported("  title: *bold* text"), @r#"
f.yaml:2:10: error: a text can't begin with `*`
  |
2 |   title: *bold* text
  |          ^
  = write `title: "*bold* text"`
"#);
    assert_snapshot!(reported("  title: @name"), @r#"
f.yaml:2:10: error: a text can't begin with `@`
  |
2 |   title: @name
  |          ^
  = write `title: "@name"`
"#);
    assert_snapshot!(reported("  title: %"), @r#"
f.yaml:2:10: error: a text can't begin with `%`
  |
2 |   title: %
  |          ^
  = write `title: "%"`
"#);
    assert_snapshot!(reported("  title: [Draft] text"), @r#"
f.yaml:2:18: error: text after the closing `]`
  |
2 |   title: [Draft] text
  |                - the value ends here
  |                  ^^^^
  = write `title: "[Draft] text"`
"#);
    assert_snapshot!(reported("  tags: [a, b\n  title: x"), @r#"
f.yaml:2:9: error: the `[` opened here is not closed
  |
2 |   tags: [a, b
  |         ^
3 |   title: x
  |   ----- the next key is here
  = close it with `]`; put a text that begins with `[` in quotes
"#);
    assert_snapshot!(reported("  x: {a: b: c}"), @r#"
f.yaml:2:11: error: a `,` or a closing bracket is missing here
  |
2 |   x: {a: b: c}
  |           ^
  = separate values by commas; put a text that holds `: `, `,` or a bracket in quotes
"#);
    assert_snapshot!(reported("  title: - not a list"), @r#"
f.yaml:2:10: error: a list can't begin on the line of its key
  |
2 |   title: - not a list
  |          ^
  = put each `- …` on a line of its own below the key, or write a list in brackets: [not a list]; put a text that begins with `- ` in quotes
"#);
    assert_snapshot!(reported("  - title: dash"), @r#"
f.yaml:2:3: error: `-` where a key is expected
  |
1 | - date: 2019
  |   ---- the keys above are indented like this one
2 |   - title: dash
  |   ^
  = remove it: of the keys of an event only the first follows a `-`; a list needs a key of its own on the line above it
"#);
    assert_snapshot!(reported("  title: >text"), @r#"
f.yaml:2:10: error: the text after `>` must begin on the next line
  |
2 |   title: >text
  |          ^
  = begin it there, indented; or put a text that begins with `>` in quotes
"#);
    assert_snapshot!(reported("<<<<<<< HEAD\n  title: a\n=======\n  title: b\n>>>>>>> b"), @r#"
f.yaml:2:1: error: a conflict marker of version control
  |
2 | <<<<<<< HEAD
  | ^^^^^^^
  = settle the conflict and remove the markers
"#);
    assert_snapshot!(reported("  title: bell\u{7}"), @r#"
f.yaml:2:14: error: control character U+0007 in the text
  |
2 |   title: bell␇
  |              ^
  = remove it: YAML allows none but tab and line end
"#);
}

#[test]
fn the_caret_is_below_the_culprit() {
    // Wide characters, tabs and controls before it; a very long line.
    assert_snapshot!(wrong("- 漢字: x\n  é: 漢字: y\n"), @r#"
f.yaml:2:8: error: a second `: ` in a text without quotes
  |
2 |   é: 漢字: y
  |          ^
  = put the text in quotes: é: "漢字: y"
"#);
    assert_snapshot!(wrong("- date: 2019\n  a:\t\u{202e}\u{1f}x: y: z\n"), @r#"
f.yaml:2:7: error: control character U+001F in the text
  |
2 |   a:    <U+202E>␟x: y: z
  |                 ^
  = remove it: YAML allows none but tab and line end
"#);
    assert_snapshot!(wrong(&format!("- date: 2019\n  title: {}: y {}\n", "long ".repeat(100), "and on ".repeat(100))), @r#"
f.yaml:2:510: error: a second `: ` in a text without quotes
  |
2 | …long long long long long long long long long long long long long long long long : y and on and on and on and on and on and on and on and on and on and on and on…
  |                                                                                  ^
  = put the text in quotes
"#);
}

#[test]
fn an_alias_of_another_event_is_resolved_unless_that_is_broken() {
    assert_snapshot!(wrong("- date: &d 2019\n  title: A\n- date: *d\n  title: B\n- date: 2020\n  title: \"C\" d\n"), @r#"
f.yaml:6:14: error: text after the closing quote
  |
6 |   title: "C" d
  |            - the text in quotes ends here
  |              ^
  = write `title: '"C" d'`
"#);
    assert_snapshot!(wrong("- date: &d 2019\n  title: A\n- date: *e\n  title: B\n"), @r#"
f.yaml:3:9: error: no anchor `&e` for the alias `*e`
  |
3 | - date: *e
  |         ^^
  = put a text that begins with `*` in quotes; an alias repeats a value that is marked with `&` above it
"#);
    assert_snapshot!(wrong("- x: &d 2019\n  title: A\n- x: &d 2020\n  title: B\n- date: *d\n  title: C\n"), @r#"
f.yaml:1:3: error: no date
  |
1 | - x: &d 2019
  |   ^
  = add `date:` with a day (2025-05-09), a month, a year, a range or words

f.yaml:3:3: error: no date
  |
3 | - x: &d 2020
  |   ^
  = add `date:` with a day (2025-05-09), a month, a year, a range or words
"#);
}

#[test]
fn a_section_that_cannot_be_read_is_cut_at_its_keys() {
    assert_snapshot!(wrong("2019:\n  A thing\n2020\n  Another\n2021:\n  Feb: C\n  Mar\n"), @r#"
f.yaml:3:1: error: no `:` after `2020`
  |
3 | 2020
  | ^^^^
  = write `key: value`, or `key:` with what belongs to it indented below

f.yaml:7:3: error: no `:` after `Mar`
  |
7 |   Mar
  |   ^^^
  = write `key: value`; the further lines of a text are indented deeper than its key
"#);
    assert_snapshot!(listing("2019:\n  A thing\n2020\n  Another\n2021:\n  Feb: C\n"), @r#"
1:1 2019 | A thing | A thing
3:1 BROKEN 2020 | -
6:3 Feb 2021 | C | C
"#);
}

#[test]
fn a_tab_before_the_list_is_named() {
    let reported = |text: &str| wrong(text);
    assert_snapshot!(reported("title: x\nevents:\n\t- date: 2020\n\t  title: ok\n"), @r#"
not read
f.yaml:3:1: error: tab used for indentation
  |
3 |         - date: 2020
  | ^^^^^^^^
  = YAML allows only spaces there: replace the tab by spaces
"#);
    assert_snapshot!(reported("events:\n- date: 2020\n  title: ok\nsources:\n\t- id: a\n\t  title: b\n"), @r#"
f.yaml:5:1: error: tab used for indentation
  |
5 |         - id: a
  | ^^^^^^^^
  = YAML allows only spaces there: replace the tab by spaces
"#);
    assert_snapshot!(reported("-\tdate: 2020\n\ttitle: ok\n"), @r#"
f.yaml:1:2: error: tab after the dash
  |
1 | -       date: 2020
  |  ^^^^^^^
  = YAML allows only spaces there: replace the tab by spaces
"#);
    assert_snapshot!(reported("-\tdate: 2020\n  title: ok\n"), @r#"
f.yaml:1:2: error: tab after the dash
  |
1 | -       date: 2020
  |  ^^^^^^^
  = YAML allows only spaces there: replace the tab by spaces
"#);
    assert_snapshot!(reported("events:\n-\tdate: 2020\n  title: ok\n- date: 2021\n  title: B\n"), @r#"
f.yaml:2:2: error: tab after the dash
  |
2 | -       date: 2020
  |  ^^^^^^^
  = YAML allows only spaces there: replace the tab by spaces
"#);
    assert_snapshot!(reported("events:\n  -\tdate: 2020\n  \ttitle: ok\n"), @r#"
f.yaml:2:4: error: tab after the dash
  |
2 |   -     date: 2020
  |    ^^^^^
  = YAML allows only spaces there: replace the tab by spaces
"#);
}

#[test]
fn a_broken_event_does_not_affect_quoted_keys() {
    let broken = "- date: 2019\n  title: \"open\n- date: 2020\n  title: B\n";
    let shown = |text: &str| {
        let timeline = super::loaded(text);
        let reported: Vec<_> = timeline
            .file(0)
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.headline("f"))
            .collect();
        let keys: Vec<_> = timeline
            .file(0)
            .fields
            .iter()
            .map(|(key, _)| key.as_str())
            .collect();
        let sources = timeline.file(0).sources.len();
        let entries = timeline.len();
        format!("{reported:?} {keys:?} {sources} {entries}")
    };
    let sources = "sources:\n- id: a\n  title: A\n";
    for (text, expected) in [
        (
            format!("{sources}\"my key\": 5\nevents:\n{broken}"),
            r#"[] ["my key"] 1 2"#,
        ),
        (
            format!("'it''s': 5\n\"sources\" :\n- a\n\"ev\\u0065nts\":\n{broken}"),
            r#"[] ["it's"] 1 2"#,
        ),
        (
            format!("? [a, b]\n: c\nevents:\n{broken}"),
            r#"[] ["[a, b]"] 0 2"#,
        ),
    ] {
        assert_eq!(shown(&text), expected, "{text}");
    }
}

#[test]
fn a_broken_event_does_not_affect_anchors_of_sections() {
    let text = "base: &base {tags: [x]}\nmore: &more\n  <<: *base\nlast: *more\nevents:\n- date: 2019\n  title: A\n  <<: *base\n- date: 2020\n  title: \"open\n- date: 2021\n  title: C\n  <<: *more\n";
    assert_snapshot!(listing(text), @r#"
6:3 2019 | A #x
9:3 BROKEN 2020 | open
11:3 2021 | C #x
"#);
    assert_eq!(super::loaded(text).file(0).diagnostics, []);
    // Other events are not affected by an alias without an anchor.
    assert_snapshot!(listing(&text.replace("title: C", "title: *c")), @r#"
6:3 2019 | A #x
9:3 BROKEN 2020 | open
11:3 BROKEN 2021 | *c
"#);
}

#[test]
fn a_value_of_the_wrong_kind_is_reported_at_its_place() {
    assert_snapshot!(wrong("- date: {a: b}\n  title: A\n- date: 2019\n  title: [a, b]\n- date: 2019\n  title: {a: b}\n- date: 2019\n  title: ''\n"), @r#"
f.yaml:8:10: warning: the title is empty
  |
8 |   title: ''
  |          ^^
  = write a few words that name the event; put a text that begins with a bracket in quotes

f.yaml:1:9: error: the date is a mapping that says no year
  |
1 | - date: {a: b}
  |         ^
  = write one date (2019-05), or a mapping with `year:`, `month:` and `day:` or with `start:` and `end:`
"#);
    assert_snapshot!(wrong("- date: 2019\n  title: A\n  quote: q\n  quote: r\n"), @r#"
f.yaml:4:3: error: duplicate key `quote` (first on line 3)
  |
3 |   quote: q
  |   ----- first here
4 |   quote: r
  |   ^^^^^
  = both are shown: put them in one list under `quotes:`
"#);
    assert_snapshot!(wrong("title: x\nevents: nothing\n"), @r#"
not read
f.yaml:2:1: error: a text where a list of events is expected
  |
2 | events: nothing
  | ^^^^^^
  = write each event below it as `- date: 2025-05-09` with `title: …`
"#);
    let timeline = super::loaded("title: N\0L\nevents:\n- date: 2019\n  title: A\n");
    assert_eq!(timeline.file(0).title.as_deref(), Some("N\0L"));
    assert_eq!(timeline.file(0).diagnostics.len(), 1);
}

#[test]
fn duplicate_keys_within_nested_mappings_are_reported() {
    assert_snapshot!(wrong("- date: 2019\n  title: A\n  x: {a: 1, b: [{c: 1, c: 2}], a: 2}\n"), @r#"
f.yaml:3:24: error: duplicate key `c` in one mapping
  |
3 |   x: {a: 1, b: [{c: 1, c: 2}], a: 2}
  |                        ^
  = rename or remove one of them: other programs read only one

f.yaml:3:32: error: duplicate key `a` in one mapping
  |
3 |   x: {a: 1, b: [{c: 1, c: 2}], a: 2}
  |                                ^
  = rename or remove one of them: other programs read only one
"#);
}

#[test]
fn a_dash_without_a_space_below_a_broken_event_is_reported() {
    assert_snapshot!(wrong("- date: 2022\n  title: \"A\" b\n-date: 2023\n  title: B\n- date: 2024\n  title: C\n"), @r#"
f.yaml:2:14: error: text after the closing quote
  |
2 |   title: "A" b
  |            - the text in quotes ends here
  |              ^
  = write `title: '"A" b'`

f.yaml:3:1: error: no space after the `-`
  |
3 | -date: 2023
  | ^
  = write `- date: 2023`
"#);
}

#[test]
fn a_byte_order_mark_within_the_file_is_named() {
    assert_snapshot!(wrong("- date: 2022\n  title: A\n\u{feff}- date: 2023\n  title: B\n"), @r#"
f.yaml:3:1: error: byte order mark (U+FEFF) inside the file
  |
3 | <U+FEFF>- date: 2023
  | ^^^^^^^^
  = remove it: it is allowed only at the very beginning of the file
"#);
    assert_snapshot!(wrong("\u{feff}\u{feff}- date: 2023\n  title: B\n"), @r#"
f.yaml:1:1: error: byte order mark (U+FEFF) inside the file
  |
1 | <U+FEFF>- date: 2023
  | ^^^^^^^^
  = remove it: it is allowed only at the very beginning of the file
"#);
    assert_snapshot!(wrong("\u{feff}\u{feff}events:\n- date: 2023\n  title: B\n"), @r#"
not read
f.yaml:1:1: error: byte order mark (U+FEFF) inside the file
  |
1 | <U+FEFF>events:
  | ^^^^^^^^
  = remove it: it is allowed only at the very beginning of the file
"#);
    assert_snapshot!(wrong(&format!("- date: 2022\n  title: A\n  x: {}\n", "[".repeat(70))), @r#"
f.yaml:3:68: error: values are nested more than 64 deep
  |
3 |   x: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
  |                                                                    ^
  = write it flatter, or put it in quotes if it is a text
"#);
}
