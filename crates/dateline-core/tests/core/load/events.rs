//! The keys of an event.

use dateline_core::date::NumericOrder;
use insta::assert_snapshot;

use super::{event, fields, listing, loaded, wrong};

#[test]
fn an_event_with_every_field() {
    assert_snapshot!(listing(r##"
title: A file
sources:
  - id: paper
    title: The paper
events:
  - id: parade
    date: 2025-05-09
    title: Military parade
    summary: Tanks roll.
    quote: "A massive parade"
    source: paper
    quotes:
      - {text: "Another", source: other, page: 3}
      - A third
    tags: [parade, "#moscow"]
    group: Visit
    place: Moscow
    people: [Xi Jinping, Vladimir Putin]
    note: SearchText twice.
    anything: {else: 1.50}
    nothing:
"##), @"7:5 2025-05-09 | Military parade | Tanks roll. | “A massive parade” | “Another” from other page=3 | “A third” | from paper | note SearchText twice. #parade #moscow group=Visit place=Moscow people=Xi Jinping, Vladimir Putin id=parade anything={else: 1.50} nothing=~");
}

#[test]
fn keys_that_other_files_use() {
    let table = [
        ("when: 2019\n  name: A\n  description: b", "2019 | A | b"),
        ("year: 2019\n  headline: A\n  text: b", "2019 | A | b"),
        ("Date: 2019\n  Label: A\n  Details: b", "2019 | A | b"),
        ("startDate: 2019\n  event: A\n  detail: b", "2019 | A | b"),
        (
            "start_date: 2019\n  end_date: 2021\n  subject: A",
            "2019 – 2021 | A",
        ),
        (
            "from: 2019\n  to: 2021\n  heading: A\n  content: [b, c]",
            "2019 – 2021 | A | b⏎c",
        ),
        (
            "date: {from: 2019, to: 2021}\n  title: A\n  body: b",
            "2019 – 2021 | A | b",
        ),
        (
            "date: {start: 2019, end: 2021}\n  title: A",
            "2019 – 2021 | A",
        ),
        ("date: {start: 2019, end: }\n  title: A", "2019 | A"),
        ("date: 2019\n  end: 2021\n  title: A", "2019 – 2021 | A"),
        ("date: 2019\n  to: 2019\n  title: A", "2019 | A"),
        (
            "date: 2019-05-09\n  time: 9:30\n  title: A",
            "2019-05-09 9:30 | A",
        ),
        (
            "date: 2019-05-09\n  time: noon\n  title: A",
            "2019-05-09 | A time=noon",
        ),
        (
            "date: 2019\n  time: 10:30\n  title: A",
            "2019 | A time=10:30",
        ),
        ("date_label: circa 1910\n  event: A", "circa 1910 | A"),
        ("time: 624–546 BCE\n  title: A", "624–546 BCE | A"),
        ("year: 2019\n  month: 5\n  title: A", "2019-05 | A"),
        (
            "year: 2019\n  month: 5\n  day: 9\n  title: A",
            "2019-05-09 | A",
        ),
        (
            "year: 2019\n  month: May\n  day: 9\n  title: A",
            "9 May 2019 | A",
        ),
        ("year: 476\n  month: 9\n  title: A", "0476-09 | A"),
        (
            "start_date: {year: 1949, month: 8, day: 12}\n  text: {headline: A, text: b}",
            "1949-08-12 | A | b",
        ),
        (
            "start_date: {year: '1949'}\n  end_date: {year: '1950', month: '2'}\n  text: {headline: A, media: x}",
            "1949 – 1950-02 | A text={media: x}",
        ),
        (
            "date: 2019\n  title: A\n  notes: n\n  keywords: a, b",
            "2019 | A | note n #a #b",
        ),
        (
            "date: 2019\n  title: A\n  category: c\n  sources: [x]",
            "2019 | A | from x #c",
        ),
        (
            "start: Sep 2019\n  end: Present\n  title: A",
            "Sep 2019 – Present | A",
        ),
        ("end: 2021\n  title: A", "../2021 | A"),
    ];
    for (text, expected) in table {
        let text = format!("- {text}\n");
        assert_eq!(listing(&text), format!("1:3 {expected}"), "{text}");
        assert_eq!(wrong(&text), "", "{text}");
    }
}

#[test]
fn a_canonical_key_takes_precedence_and_unused_fields_are_kept() {
    let table = [
        ("name: B\n  title: A\n  date: 2019", "2019 | A name=B"),
        (
            "description: c\n  summary: b\n  title: A\n  date: 2019",
            "2019 | A | b description=c",
        ),
        ("year: 2018\n  title: A\n  date: 2019", "2019 | A year=2018"),
        (
            "date: May 2019\n  start: 2019-05-01\n  end: 2019-05-31\n  title: A",
            "May 2019 | A start=2019-05-01 end=2019-05-31",
        ),
        (
            "year: 2019\n  start: 2019-05-01\n  title: A",
            "2019-05-01 | A year=2019",
        ),
        (
            "title: [a, b]\n  name: A\n  date: 2019",
            "2019 | A title=[a, b]",
        ),
        ("title: \n  name: A\n  date: 2019", "2019 | A title=~"),
        (
            "title: A\n  source: [x, y]\n  date: 2019",
            "2019 | A | from x source=[x, y]",
        ),
        (
            "title: A\n  sources: {first: x}\n  date: 2019",
            "2019 | A sources={first: x}",
        ),
        (
            "title: A\n  tags: [{a: b}]\n  date: 2019",
            "2019 | A tags=[{a: b}]",
        ),
        (
            "title: A\n  source: {title: T, page: 3}\n  date: 2019",
            "2019 | A | from <T> page=3",
        ),
        (
            "title: A\n  quote: {text: q, source: {url: u}, line: 3}\n  date: 2019",
            "2019 | A | “q” from <u> line=3",
        ),
        (
            "date: 2019\n  title: A\n  lat: 26.40\n  ok: True",
            "2019 | A lat=26.40 ok=True",
        ),
        ("date: 2019\n  title: A\n  x: !kind 1.0", "2019 | A x=1.0"),
        (
            "<<: {title: A, x: y}\n  date: 2019\n  title: B",
            "2019 | B x=y",
        ),
        (
            "date: 2019\n  title: A\n  x: {<<: [{a: 1}, {a: 2, b: 3}], c: 4}",
            "2019 | A x={c: 4, a: 1, b: 3}",
        ),
    ];
    for (text, expected) in table {
        let text = format!("- {text}\n");
        assert_eq!(listing(&text), format!("1:3 {expected}"), "{text}");
    }
}

#[test]
fn the_first_sentence_replaces_a_missing_title() {
    let table = [
        ("First NottsMUN conference.", "First NottsMUN conference"),
        ("One. Two.", "One"),
        ("J. Smith resigns. He says so.", "J. Smith resigns"),
        ("On 5. May it rains! Then not.", "On 5. May it rains!"),
        ("Does it? Yes.", "Does it?"),
        ("See ocaml.org for more. Now.", "See ocaml.org for more"),
        ("一つ。二つ。", "一つ。"),
        ("No stop\n\n  second line", "No stop"),
    ];
    for (summary, title) in table {
        let text = format!(
            "- date: 2019\n  summary: |-\n    {}\n",
            summary.replace('\n', "\n    ")
        );
        let event = event(&text);
        assert_eq!(event.title, title);
        assert!(
            event
                .summary
                .is_some_and(|text| text.starts_with(summary.lines().next().unwrap_or_default()))
        );
        assert_eq!(wrong(&text), "");
    }
    let long = event(&format!(
        "- date: 2019\n  summary: {}\n",
        "word ".repeat(100)
    ));
    assert!(
        long.title.ends_with("word…") && long.title.chars().count() <= 121,
        "{}",
        long.title
    );
}

#[test]
fn an_unknown_day_does_not_hide_its_year() {
    assert_snapshot!(listing("- {date: unknown, year: c. 1910, title: A}\n- {date: n.d., created: 2024-01-01, title: B}\n"), @"
    1:3 c. 1910 | A date=unknown
    2:3 (n.d.: the date is not known) | B created=2024-01-01
    ");
}

#[test]
fn an_event_without_a_date_or_a_title_is_shown_and_says_so() {
    assert_snapshot!(listing("- city: Lyon\n- title: A\n- date: unknown\n  title: B\n- date: 2025-13\n  title: C\n- date: [2019]\n  title: D\n"), @"
    7:3 [2019] | D
    1:3 (-: no date) | Lyon city=Lyon
    2:3 (-: no date) | A
    3:3 (unknown: the date is not known) | B
    5:3 (2025-13: no month 13) | C
    ");
    assert_snapshot!(wrong("- city: Lyon\n- title: A\n- date: unknown\n  title: B\n- date: [2019]\n  title: D\n"), @"
    f.yaml:1:3: notice: some events have no title: `city` is taken for it
      |
    1 | - city: Lyon
      |   ^^^^
      = to settle it, write at the top of the file:
      = fields:
      =   title: city

    f.yaml:1:3: error: no date
      |
    1 | - city: Lyon
      |   ^
      = add `date:` with a day (2025-05-09), a month, a year, a range or words

    f.yaml:2:3: error: no date
      |
    2 | - title: A
      |   ^
      = add `date:` with a day (2025-05-09), a month, a year, a range or words
    ");
}

#[test]
fn an_unreadable_date_is_reported_at_its_place() {
    assert_snapshot!(wrong("events:\n  - title: A\n    date: 2025-13\n"), @r#"
f.yaml:3:11: error: no month 13
  |
3 |     date: 2025-13
  |           ^^^^^^^
  = write a month from 01 to 12
"#);
    assert_snapshot!(wrong("- title: A\n  date: {from: 2019, to: 2025-13}\n"), @r#"
f.yaml:2:26: error: no month 13
  |
2 |   date: {from: 2019, to: 2025-13}
  |                          ^^^^^^^
  = write a month from 01 to 12
"#);
    assert_snapshot!(listing("- title: A\n  date: {from: 2019, to: 2025-13}\n"), @"1:3 2019 – 2025-13 | A date={from: 2019, to: 2025-13}");
    assert_snapshot!(wrong("- title: A\n  start: 2021\n  end: 2019\n"), @r#"
f.yaml:3:8: error: the end, 2019, is before the start, 2021
  |
3 |   end: 2019
  |        ^^^^
  = write the earlier date as the start
"#);
    assert_snapshot!(listing("- title: A\n  start: 2021\n  end: 2019\n"), @"1:3 2021 – 2019 | A start=2021 end=2019");
}

#[test]
fn a_duplicate_key_is_reported_and_both_values_are_kept() {
    let text = "- date: 2019\n  title: A\n  x: 1\n  title: B\n";
    assert_eq!(listing(text), "1:3 2019 | A x=1 title=B");
    assert_snapshot!(wrong(text), @r#"
f.yaml:4:3: error: duplicate key `title` (first on line 2)
  |
2 |   title: A
  |   ----- first here
...
4 |   title: B
  |   ^^^^^
  = the first one counts: rename or remove the other
"#);
}

#[test]
fn numeric_dates_are_read_as_the_file_says_or_shows() {
    let order = |text: &str| loaded(text).file(0).context.numeric;
    let day = "- date: 09/02/2018\n  title: A\n";
    assert_eq!(order(day), NumericOrder::Unknown);
    assert_eq!(
        order(&format!("{day}- date: 23/02/2018\n  title: B\n")),
        NumericOrder::DayFirst
    );
    assert_eq!(
        order(&format!("{day}- date: 02/23/2018\n  title: B\n")),
        NumericOrder::MonthFirst
    );
    assert_eq!(
        order(&format!("{day}- date: {{from: 23/02/2018}}\n  title: B\n")),
        NumericOrder::DayFirst
    );
    let both = format!("{day}- date: 02/23/2018\n  title: B\n- date: 23/02/2018\n  title: C\n");
    assert_eq!(order(&both), NumericOrder::Unknown);
    let indented = day.replace('\n', "\n ");
    assert_eq!(
        order(&format!("dates: mdy\nevents:\n {indented}")),
        NumericOrder::MonthFirst
    );
    assert_eq!(
        order(&format!("dates: dmy\nevents:\n {indented}")),
        NumericOrder::DayFirst
    );
    assert_snapshot!(wrong("dates: european\nevents:\n- date: 2019\n  title: A\n"), @r#"
f.yaml:1:8: error: `dates:` is neither `dmy` nor `mdy`
  |
1 | dates: european
  |        ^^^^^^^^
  = write `dates: dmy` where 09/02/2018 is in February, `dates: mdy` where it is in September
"#);
}

#[test]
fn the_top_of_the_file() {
    let timeline = loaded(
        "title: T\nauthor: me\nsources:\n  a: {title: A, file: a.txt}\n  b: https://example.org/b\nevents: []\nlast: 1.0\n",
    );
    assert_eq!(timeline.file(0).name, "f.yaml");
    assert_eq!(timeline.file(0).title.as_deref(), Some("T"));
    assert_eq!(fields(&timeline.file(0).fields), " author=me last=1.0");
    let ids: Vec<_> = timeline
        .file(0)
        .sources
        .iter()
        .map(|source| source.id.as_deref())
        .collect();
    assert_eq!(ids, [Some("a"), Some("b")]);
    assert_eq!(
        timeline.file(0).sources[1].url.as_deref(),
        Some("https://example.org/b")
    );
    assert_snapshot!(wrong("sources: no\nevents: []\n"), @r#"
f.yaml:1:10: error: `sources:` is a text
  |
1 | sources: no
  |          ^^
  = write a list of sources, each with `id:` and `title:`
"#);
    assert_snapshot!(wrong("sources:\n- {id: a}\n- {id: a}\nevents: []\nevents: []\n"), @"
    f.yaml:5:1: error: duplicate key `events` (first on line 4)
      |
    5 | events: []
      | ^^^^^^
      = put both under one key: other programs read only one of them

    f.yaml:3:8: error: two sources have the id `a`
      |
    3 | - {id: a}
      |        ^
      = give each source an id of its own: events cite the first of them
    ");
}

#[test]
fn events_are_sorted_by_date_with_undated_ones_last() {
    assert_snapshot!(listing("- {date: 2019, title: A}\n- {title: B}\n- {date: 2018, title: C}\n- {date: unknown, title: D}\n- {date: 2018, title: E}\n- {date: 2018-05, title: F}\n"), @r#"
3:3 2018 | C
5:3 2018 | E
6:3 2018-05 | F
1:3 2019 | A
2:3 (-: no date) | B
4:3 (unknown: the date is not known) | D
"#);
    let timeline = loaded("- {date: 2019, title: A}\n- {title: B}\n- {date: 2018, title: C}\n");
    assert_eq!(timeline.dated, 2);
}

#[test]
fn an_ampersand_in_a_text_is_not_an_anchor() {
    let text = "- date: 2019\n  title: &a Alpha\n  note: R &D and R &D here\n  x: *a\n";
    assert_eq!(
        listing(text),
        "1:3 2019 | Alpha | note R &D and R &D here x=Alpha"
    );
    assert_eq!(listing(&text.replace('\n', "\r\n")), listing(text));
    let twice = "- date: 2019\n  é: ü\n  y: !t &a B\n  title: &a Alpha\n  x: *a\n";
    for text in [twice.to_owned(), twice.replace('\n', "\r\n")] {
        // An alias refers to the last anchor with its name.
        assert_eq!(listing(&text), "1:3 2019 | Alpha é=ü y=B x=Alpha");
    }
}

#[test]
fn an_unknown_end_stays_unknown_and_an_invalid_one_is_shown_as_written() {
    for (fields, words, written) in [
        (
            "start: 2019, end: unknown", "from 2019, end unknown", "2019 – unknown",
        ),
        (
            "start: unknown, end: 2019", "until 2019, start unknown", "unknown – 2019",
        ),
        ("start: 2020, end: 2010", "2020", "2020 – 2010"),
        ("start: 2019, end: 2", "2019", "2019 – 2"),
        (
            "start: Sep 2019, end: Present",
            "since September 2019",
            "Sep 2019 – Present",
        ),
        (
            "start: May, end: September 2020",
            "May–September 2020",
            "May – September 2020",
        ),
    ] {
        let timeline = loaded(&format!("- {{{fields}, title: A}}\n"));
        let date = timeline.date(0).unwrap();
        assert_eq!(
            (date.words().as_str(), date.written()),
            (words, written),
            "{fields}"
        );
    }
}
