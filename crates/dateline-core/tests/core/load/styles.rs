//! Mistakes in files of another style than that of the manual: events in braces, a list of a website with anchors.

use super::mistakes::{Mistake, assert_blamed};

const BRACES: &str = r#"- { date: 2019-03-04, title: First commit, source: log, tags: [code] }
- { date: 2019-06-11, title: "Version 0.1, alpha", source: "https://example.org/0.1" }
- {
    date: 2020-01-15,
    title: "Version 0.2",
    summary: "Adds indexes, and a shell",
    source: log,
    tags: [release, index]
  }
- { "date": "2020-09-01", "title": "Version 0.3", "source": "log", "people": ["Ana", "Bo"] }
- {
    "date": "2021-11-05",
    "title": "Version 1.0",
    "quote": "It is finished",
    "source": { "title": "Notes", "url": "https://example.org/1.0" }
  }
- { date: 2022-04-02, title: 'Ana''s fork', source: log }
"#;

#[rustfmt::skip]
const IN_BRACES: &[Mistake] = &[
    ("comma missing at the end of a line", "title: \"Version 0.2\",", "title: \"Version 0.2\"", "5:25", &["a `,` is missing here"]),
    ("quote missing at the end of a line", "\"It is finished\",", "\"It is finished,", "14:14", &["the quote opened here is never closed"]),
    ("quote missing before another pair", "\"Version 0.1, alpha\"", "\"Version 0.1, alpha", "2:30", &["the quote opened here is never closed"]),
    ("quote missing at the start", "\"Adds indexes, and a shell\"", "Adds indexes, and a shell\"", "6:26", &["the comma ends the value"]),
    ("apostrophe in single quotes", "'Ana''s fork'", "'Ana's fork'", "17:35", &["text after the closing quote", "write `\"Ana's fork\"`"]),
    ("semicolon at the end of a line", "date: 2020-01-15,", "date: 2020-01-15;", "4:21", &["`;` where a `,` is expected"]),
    ("no space after the colon before a quote", "title: \"Version 0.2\"", "title:\"Version 0.2\"", "5:10", &["no space after the `:`", "write `title: \"Version 0.2\"`"]),
    ("colon missing on a line of its own", "title: \"Version 0.2\"", "title \"Version 0.2\"", "5:5", &["no `:` after `title`", "write `title: \"Version 0.2\"`"]),
    ("colon missing", "\"quote\": \"It", "\"quote\" \"It", "14:12", &["a `:` is missing here"]),
    ("comment of JavaScript", "    \"title\": \"Version 1.0\"", "    // the big one\n    \"title\": \"Version 1.0\"", "13:5", &["`//` does not begin a comment in YAML", "write `# the big one`"]),
    ("brace missing below", "    tags: [release, index]\n  }\n", "    tags: [release, index]\n", "3:3", &["the `{` opened here is not closed"]),
    ("comma after the last brace", "1.0\" }\n  }\n", "1.0\" }\n  },\n", "16:4", &["`,` after the closing `}`"]),
    ("wide comma", "date: 2022-04-02,", "date: 2022-04-02，", "17:21", &["`，` (U+FF0C) where a `,` is expected"]),
    ("equals sign for the date", "{ date: 2022-04-02", "{ date = 2022-04-02", "17:9", &["no `:` after `date`", "write `date: 2022-04-02`"]),
    ("no space after the colon of the date", "{ date: 2022-04-02", "{ date:2022-04-02", "17:9", &["no space after the `:`", "write `date: 2022-04-02`"]),
];

#[test]
fn mistakes_in_braces_are_blamed_on_the_line_that_has_them() {
    assert_blamed(BRACES, IN_BRACES);
}

const WEBSITE: &str = r#"# _data/timeline.yml
-   date: 1998-04-12
    title: The library opens
    source: &journal
        title: Town journal
        url: https://example.org/journal
    tags: &history
        - building
        - library

# the move
-   date: 2003-09-01
    title: Move to Mill Street
    source: *journal
    tags: *history
    links:
        -   label: Photos
            url: https://example.org/photos
        -   label: Map
            url: https://example.org/map

-   date: 2007-01-20
    title: "First e-books: a test"
    source: *journal
    description: Forty titles

-   date: 2019-02-14
    title: Children's wing
    source: *journal
"#;

#[rustfmt::skip]
const WITH_ANCHORS: &[Mistake] = &[
    ("quote that is not closed", "\"First e-books: a test\"", "\"First e-books: a test", "23:12", &["the quote opened here is never closed"]),
    ("colon in a text", "Forty titles", "Forty: titles", "25:23", &["a second `: ` in a text without quotes"]),
    ("key one less", "    description: Forty", "   description: Forty", "25:4", &["indentation does not match the keys above"]),
    ("dash of one space less", "-   date: 2019-02-14", "-  date: 2019-02-14", "27:4", &["write 3 spaces after the `-`"]),
    ("colon missing in an event with aliases", "    links:\n", "    links\n", "16:5", &["no `:` after `links`"]),
    ("alias misspelled", "tags: *history", "tags: *histroy", "15:11", &["no anchor `&histroy`", "did you mean `*history`?"]),
    ("comment without its sign", "# the move", "the move", "11:1", &["`the move` is neither a key nor an item", "begin a comment with `#`"]),
];

#[test]
fn a_mistake_does_not_cost_the_events_with_aliases() {
    assert_blamed(WEBSITE, WITH_ANCHORS);
}
