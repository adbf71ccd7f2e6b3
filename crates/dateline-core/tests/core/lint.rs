//! Checks of readable events: what is reported as likely wrong, and what is not.

use dateline_core::date::DateContext;
use dateline_core::timeline::{Input, Loaded, Timeline};
use insta::assert_snapshot;

fn read(text: &str, before: Option<&Loaded>) -> Loaded {
    let input = Input::text("f.yaml", text);
    Loaded::read(input, DateContext::default(), before).unwrap()
}

/// The reports of all problems.
fn reported(text: &str) -> String {
    let timeline = Timeline::of([read(text, None)]);
    let reports: Vec<_> = timeline
        .problems()
        .iter()
        .map(|problem| problem.diagnostic.report("f.yaml"))
        .collect();
    reports.join("\n\n")
}

/// The headlines of all problems.
fn headlines(text: &str) -> Vec<String> {
    let timeline = Timeline::of([read(text, None)]);
    let problems = timeline.problems();
    problems
        .iter()
        .map(|problem| problem.diagnostic.headline("f.yaml"))
        .collect()
}

const SOURCES: &str = "\
sources:
  - id: dagens
    title: Dagens
    published: 2025-05-08
  - {id: tass, title: TASS}
events:
";

#[test]
fn a_missing_title_or_source_is_a_warning() {
    assert_snapshot!(reported("- date: 2025\n  source: s\n- date: 2025\n  title: ~\n  source: s\n- date: 2025\n  title: A\n"), @"
    f.yaml:1:3: warning: no title
      |
    1 | - date: 2025
      |   ^
      = add `title:` with a few words that name the event

    f.yaml:4:10: warning: the title is empty
      |
    4 |   title: ~
      |          ^
      = write a few words that name the event; put a text that begins with a bracket in quotes

    f.yaml:6:3: warning: no source
      |
    6 | - date: 2025
      |   ^
      = add `source:` with the id of a source, a link or a text
    ");
}

#[test]
fn a_quote_without_a_source_is_reported_once() {
    assert_snapshot!(reported("- date: 2025\n  title: A\n  quote: \"q\"\n- date: 2026\n  title: B\n  quotes:\n  - {text: q, source: s}\n  - r\n  - t\n"), @r#"
    f.yaml:3:3: warning: a quote without a source
      |
    3 |   quote: "q"
      |   ^^^^^
      = add `source:` with the id of a source, a link or a text that says where it is from

    f.yaml:6:3: warning: 2 of 3 quotes are without a source
      |
    6 |   quotes:
      |   ^^^^^^
      = add `source:` with the id of a source, a link or a text that says where it is from
    "#);
}

#[test]
fn a_file_without_any_source_is_reported_once() {
    let event = |n: usize, more: &str| format!("- date: {}\n  title: Event\n{more}", 2000 + n);
    let bare: String = (0..5).map(|n| event(n, "")).collect();
    assert_snapshot!(reported(&bare), @"
    f.yaml: warning: none of the 5 events names a source
      = add `source:` to an event with the id of a source, a link or a text; events without one are then reported
    ");
    assert_snapshot!(reported(&format!("{bare}{}{}", event(5, "  quote: q\n"), event(6, "  url: https://example.org\n"))), @"
    f.yaml: warning: none of the 7 events names a source (1 has a link, 1 has a quote)
      = add `source:` to an event with the id of a source, a link or a text; events without one are then reported
    ");
    // Few events, and those of a file with sources, are reported one by one.
    let few: String = (0..4).map(|n| event(n, "")).collect();
    assert_eq!(headlines(&few).len(), 4);
    let some = format!("{bare}{}", event(5, "  source: s\n"));
    assert_eq!(headlines(&some).len(), 5);
    assert!(headlines(&some)[0].ends_with("1:3: warning: no source"));
}

#[test]
fn an_unknown_source_is_an_error_with_the_closest_one() {
    let text = format!(
        "{SOURCES}- date: 2026\n  title: A\n  source: dagns\n- date: 2026\n  title: B\n  source: [tass, reuters]\n- date: 2026\n  title: C\n  quotes:\n  \
         - {{text: q, source: Tass}}\n- date: 2026\n  title: D\n  quote: q\n  source: \"dagens \"\n- date: 2026\n  title: E\n  source: 12\n"
    );
    assert_snapshot!(reported(&text), @"
    f.yaml:9:11: error: no source has the id `dagns`
      |
    9 |   source: dagns
      |           ^^^^^
      = did you mean `dagens`?

    f.yaml:12:18: error: no source has the id `reuters`
       |
    12 |   source: [tass, reuters]
       |                  ^^^^^^^
       = add it to `sources:`, which has `dagens`, `tass`; a source that has no id is written as a link, in words or as `{title: …}`

    f.yaml:16:23: error: no source has the id `Tass`
       |
    16 |   - {text: q, source: Tass}
       |                       ^^^^
       = did you mean `tass`?

    f.yaml:23:11: error: no source has the id `12`
       |
    23 |   source: 12
       |           ^^
       = add it to `sources:`, which has `dagens`, `tass`; a source that has no id is written as a link, in words or as `{title: …}`
    ");
}

#[test]
fn a_misspelled_field_is_reported_with_the_known_one() {
    assert_snapshot!(reported("tilte: T\nsoruces: []\nevents:\n- date: 2025\n  tilte: A\n  sumary: S\n  souce: x\n  quotte: q\n  poeple: [a]\n  source: s\n"), @"
    f.yaml:1:1: warning: unknown field `tilte`: did you mean `title`?
      |
    1 | tilte: T
      | ^^^^^
      = the key is shown as written; rename it if it is a typo

    f.yaml:2:1: warning: unknown field `soruces`: did you mean `sources`?
      |
    2 | soruces: []
      | ^^^^^^^
      = the key is shown as written; rename it if it is a typo

    f.yaml:5:3: warning: unknown field `tilte`: did you mean `title`?
      |
    5 |   tilte: A
      |   ^^^^^
      = write `title:`; a field of another name is kept and shown under “More”

    f.yaml:5:3: notice: no key is called a title: `tilte` is taken for it
      |
    5 |   tilte: A
      |   ^^^^^
      = to settle it, write at the top of the file:
      = fields:
      =   title: tilte

    f.yaml:6:3: warning: unknown field `sumary`: did you mean `summary`?
      |
    6 |   sumary: S
      |   ^^^^^^
      = write `summary:`; a field of another name is kept and shown under “More”

    f.yaml:8:3: warning: unknown field `quotte`: did you mean `quote`?
      |
    8 |   quotte: q
      |   ^^^^^^
      = write `quote:`; a field of another name is kept and shown under “More”

    f.yaml:9:3: warning: unknown field `poeple`: did you mean `people`?
      |
    9 |   poeple: [a]
      |   ^^^^^^
      = write `people:`; a field of another name is kept and shown under “More”
    ");
}

#[test]
fn an_ambiguous_numeric_date_is_reported() {
    assert_snapshot!(reported("- date: 09/02/2018\n  title: A\n  source: s\n- {start: 01/02/2019, end: 03/02/2019, title: B, source: s}\n"), @"
    f.yaml:1:9: warning: either number of 09/02/2018 may be the day: read as 9 February or 2 September 2018
      |
    1 | - date: 09/02/2018
      |         ^^^^^^^^^^
      = write year, month and day as in 2025-05-09, or `dates: dmy` or `dates: mdy` at the top of the file

    f.yaml:4:11: warning: either number of 01/02/2019 – 03/02/2019 may be the day: read as 2 January or 1 February 2019 to 3 February or 2 March 2019
      |
    4 | - {start: 01/02/2019, end: 03/02/2019, title: B, source: s}
      |           ^^^^^^^^^^
      = write year, month and day as in 2025-05-09, or `dates: dmy` or `dates: mdy` at the top of the file
    ");
}

#[test]
fn a_year_with_two_more_digits_is_a_warning_if_it_is_ambiguous() {
    assert_snapshot!(reported("- {year: 2023-24, title: A, source: s}\n- {date: 2010/11, title: B, source: s}\n"), @"
    f.yaml:1:10: warning: 2023-24 may be two years, or a month or season: read as winter 2023 or 2023–2024
      |
    1 | - {year: 2023-24, title: A, source: s}
      |          ^^^^^^^
      = write both years in full, as in 2024/2025, or a month, as in 2010-11

    f.yaml:2:10: warning: 2010/11 may be two years, or a month or season: read as November 2010 or 2010–2011
      |
    2 | - {date: 2010/11, title: B, source: s}
      |          ^^^^^^^
      = write both years in full, as in 2024/2025, or a month, as in 2010-11
    ");
}

#[test]
fn a_warning_of_an_item_that_is_a_mapping_by_date_is_kept() {
    let report = reported("- 2021:\n    over'\n- {date: 2022, title: B, source: s}\n");
    assert!(report.contains("closes no quote"), "{report}");
}

#[test]
fn a_date_against_the_order_of_its_file_is_a_warning() {
    assert_snapshot!(reported("dates: dmy\nevents:\n- {date: 12/19/2019, title: A, source: s}\n- {date: 19/12/2019, title: B, source: s}\n"), @"
    f.yaml:3:10: warning: 12/19/2019 is not in the order that `dates: dmy` says: read as 19 December 2019
      |
    3 | - {date: 12/19/2019, title: A, source: s}
      |          ^^^^^^^^^^
      = write year, month and day as in 2025-05-09, or correct `dates:` at the top of the file
    ");
}

#[test]
fn an_end_before_its_start_is_an_error() {
    assert_snapshot!(reported("- {start: 2020, end: 2019, title: A, source: s}\n- {date: 2025/2024, title: B, source: s}\n- {date: {from: 2025-05, to: 2025-04}, title: C, source: s}\n"), @"
    f.yaml:1:22: error: the end, 2019, is before the start, 2020
      |
    1 | - {start: 2020, end: 2019, title: A, source: s}
      |                      ^^^^
      = write the earlier date as the start

    f.yaml:2:10: error: the end is before the start
      |
    2 | - {date: 2025/2024, title: B, source: s}
      |          ^^^^^^^^^
      = write the earlier date first

    f.yaml:3:30: error: the end, April 2025, is before the start, May 2025
      |
    3 | - {date: {from: 2025-05, to: 2025-04}, title: C, source: s}
      |                              ^^^^^^^
      = write the earlier date as the start
    ");
}

#[test]
fn a_source_may_be_older_than_a_plan_a_deadline_or_a_term() {
    for event in [
        "{date: 2026-01-01, title: Deadline for the ferry}",
        "{date: 2026-01-01, title: Report due}",
        "{date: 2026-01-01, title: The contract runs until then}",
        "{date: 2026-01-01, title: The tariff is effective}",
        "{date: 2026-01-01, title: Opening, tags: [planned]}",
        "{date: 2026/2030, title: Second mayoralty}",
        "{start: 2025-01-01, end: 2026-01-01, title: Term of office}",
    ] {
        let event = event.replace('}', ", source: dagens}");
        let text = format!("{SOURCES}- {event}\n");
        assert!(
            !reported(&text).contains("published before"),
            "{event}: {}",
            reported(&text)
        );
    }
}

#[test]
fn a_source_older_than_its_event_is_reported() {
    let text = format!(
        "{SOURCES}- date: 2025-05-09\n  title: Parade\n  summary: World leaders watched on 9 May, due to the date.\n  source: dagens\n- date: 2026\n  title: Talks\n  quotes:\n  - \
         {{text: They met, source: {{title: T, published: 9 May 2025}}}}\n"
    );
    assert_snapshot!(reported(&text), @"
    f.yaml:10:11: warning: `dagens` was published before the event: 8 May 2025 is before 9 May 2025
       |
    10 |   source: dagens
       |           ^^^^^^
       = correct either date, or say in the summary that this is planned or expected

    f.yaml:13:3: warning: the source was published before the event: 9 May 2025 is before 2026
       |
    13 |   quotes:
       |   ^^^^^^
       = correct either date, or say in the summary that this is planned or expected
    ");
}

#[test]
fn a_duplicate_id_is_an_error() {
    assert_snapshot!(reported("- {id: a, date: 2020, title: A, source: s}\n- {id: b, date: 2020, title: B, source: s}\n- date: 2021\n  title: C\n  source: s\n  id: \"a\"\n"), @r#"
    f.yaml:6:7: error: duplicate id `a` (first on line 1)
      |
    6 |   id: "a"
      |       ^^^
      = give each event its own id: a reference finds only one of them
    "#);
}

#[test]
fn likely_duplicate_events_are_reported() {
    assert_snapshot!(reported("- {date: 2025-05-09, title: Military parade on Red Square, source: s}\n- {date: 9 May 2025, title: \"Military parade, in the Red Square\", source: s}\n- \
         {date: 2025-05-09, title: Militray parade on Red Square, source: s}\n"), @r#"
    f.yaml:2:29: warning: same date and nearly the same title as the event on line 1
      |
    2 | - {date: 9 May 2025, title: "Military parade, in the Red Square", source: s}
      |                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = likely one event: put the two together, or say in the title how they differ

    f.yaml:3:29: warning: same date and nearly the same title as the event on line 1
      |
    3 | - {date: 2025-05-09, title: Militray parade on Red Square, source: s}
      |                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = likely one event: put the two together, or say in the title how they differ
    "#);
}

#[test]
fn plausible_values_are_not_reported() {
    for (what, text) in [
        ("the example", include_str!("../../../../events.yaml").to_owned()),
        (
            "a title made of the summary",
            "- {date: 2025, summary: It happened., source: s}\n".to_owned(),
        ),
        (
            "a link in any field",
            "- {date: 2025, title: A, media: {url: 'https://example.org/a.jpg'}}\n- {date: 2026, title: B, summary: 'See https://example.org.'}\n"
                .to_owned(),
        ),
        (
            "references by another name",
            "- {date: 2025, title: A, references: [GEN.1.1]}\n- {date: 2026, title: B, sources: {primary: [x]}}\n".to_owned(),
        ),
        (
            "each quote with its own source",
            "- {date: 2025, title: A, quotes: [{text: q, source: s}, {text: r, source: t}]}\n".to_owned(),
        ),
        (
            "sources in words, links and paths",
            format!(
                "{SOURCES}- {{date: 2026, title: A, source: The Times}}\n- {{date: 2026, title: B, source: 'https://example.org'}}\n- {{date: 2026, \
                 title: C, source: example.org/a}}\n- {{date: 2026, title: D, source: report.pdf}}\n- {{date: 2026, title: E, source: 新华社}}\n- {{date: \
                 2026, title: F, source: {{id: other}}}}\n- {{date: 2026, title: G, source: tass}}\n"
            ),
        ),
        (
            "one word where the file has no ids",
            "- {date: 2026, title: A, source: Reuters}\n".to_owned(),
        ),
        (
            "fields of their own",
            "- {date: 2026, title: A, source: s, stage: x, titles: y, links: z, data: w, line: 3, rate: 5, stars: 4, course: c, type: t}\n".to_owned(),
        ),
        (
            "a near name beside the known one",
            "- {date: 2026, title: A, source: s, summary: S, sumary: T}\n".to_owned(),
        ),
        (
            "a near name that most events have",
            (2000..2004)
                .map(|year| format!("- {{date: {year}, title: A, source: s, grupo: g}}\n"))
                .collect(),
        ),
        (
            "a settled order of day and month",
            "dates: dmy\nevents:\n- {date: 09/02/2018, title: A, source: s}\n".to_owned(),
        ),
        (
            "an order settled by another date",
            "- {date: 09/02/2018, title: A, source: s}\n- {date: 23/02/2018, title: B, source: s}\n".to_owned(),
        ),
        (
            "the same number twice",
            "- {date: 02/02/2018, title: A, source: s}\n".to_owned(),
        ),
        (
            "an announcement",
            format!("{SOURCES}- {{date: 2025-05-09, title: Parade, quote: 'Xi will join other leaders.', source: dagens}}\n"),
        ),
        (
            "a visit to come",
            format!("{SOURCES}- {{date: 2025-06-01, title: Xi to visit Minsk, source: dagens}}\n"),
        ),
        (
            "an event that is expected",
            format!("{SOURCES}- {{date: 2025-06, title: New agreements are expected, source: dagens}}\n"),
        ),
        (
            "dates that are not sure",
            format!(
                "{SOURCES}- {{date: 2025-05-09~, title: A, source: dagens}}\n- {{date: 2025-06?, title: B, source: dagens}}\n- {{date: '[2026,2027]', \
                 title: C, source: dagens}}\n- {{date: 2025, title: D, source: dagens}}\n- {{date: 2025-05-08, title: E, source: dagens}}\n"
            ),
        ),
        (
            "events of one date that differ",
            "- {date: 2025, title: Round 1 of the talks, source: s}\n- {date: 2025, title: Round 2 of the talks, source: s}\n- {date: 2025, title: \
             Election in Iran, source: s}\n- {date: 2025, title: Election in Iraq, source: s}\n- {date: 2025, title: Founded, group: A, source: s}\n- \
             {date: 2025, title: Founded, group: B, source: s}\n- {date: 2025-01, title: Founded, source: s}\n"
                .to_owned(),
        ),
    ] {
        assert_eq!(reported(&text), "", "{what}");
    }
}

#[test]
fn findings_depend_on_the_rest_of_the_file() {
    let versions = [
        format!("{SOURCES}- {{date: 2026, title: A, source: tass}}\n- {{date: 2026, title: B, source: dagens}}\n"),
        format!("{SOURCES}- {{date: 2026, title: A, source: tass}}\n- {{date: 2026, title: A, source: dagens}}\n")
            .replace("id: tass", "id: ria"),
        "- {date: 2026, title: A, source: tass}\n- {date: 2026, title: A}\n".to_owned(),
        (0..9).map(|n| format!("- {{date: 2026, title: A{n}, id: x}}\n")).collect(),
        (0..9)
            .map(|n| format!("- {{date: 2026, title: A{n}, id: x}}\n"))
            .collect::<String>()
            + "- {date: 2026, title: A8, sumary: S, source: s}\n",
        (0..40).map(|n| format!("- date: 2026\n  title: A\n  souce: {n}\n")).collect(),
    ];
    for first in &versions {
        let before = read(first, None);
        for second in &versions {
            let again = read(second, Some(&before));
            assert_eq!(again, read(second, None), "{first}\nthen\n{second}");
        }
    }
}

#[test]
fn many_events_of_one_date_are_compared_quickly() {
    let text: String = (0..5_000)
        .map(|n| {
            format!("- {{date: 2025-05-09, title: Event number {n} of many that have one date}}\n")
        })
        .collect();
    let began = std::time::Instant::now();
    assert_eq!(headlines(&text).len(), 1);
    let twice = text.replace("number 19", "number 18");
    assert!(headlines(&twice).len() > 100);
    assert!(
        began.elapsed() < std::time::Duration::from_secs(20),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn clock_times_without_the_zone_that_most_others_name_are_a_warning() {
    let log = |top: &str, times: &[&str]| {
        let event =
            |time: &&str| format!("- date: 2026-03-08 {time}\n  title: At {time}\n  source: log\n");
        let events: String = times.iter().map(event).collect();
        headlines(&format!("{top}events:\n{events}"))
    };
    let mixed = ["02:10Z", "02:12:00-05:00", "02:15 EST", "02:16", "02:17"];
    assert_eq!(
        log("", &mixed),
        [
            "f.yaml:11:3: warning: 2 clock times name no zone, as 3 others do: they are read in the zone of the reader"
        ]
    );
    for (top, times) in [
        ("timezone: Europe/Riga\n", &mixed[..]),
        ("", &["02:10", "02:12", "02:13Z"]),
        ("", &["02:10Z", "02:12Z"]),
    ] {
        assert_eq!(log(top, times), [""; 0], "{top}{times:?}");
    }
}

#[test]
fn a_length_beside_a_start_is_not_its_end() {
    let notices = |event: &str| {
        let all = headlines(&format!("- {event}\n  title: A\n  source: s\n"));
        let of_length = all
            .into_iter()
            .filter(|line| line.contains("read as the end"));
        of_length.collect::<Vec<_>>()
    };
    for (event, key) in [
        (
            "date: 2024-03-05 10:00\n  duration: 90 min",
            "duration: 90 min",
        ),
        (
            "date: 2024-03-05 10:00\n  duration: PT1H30M",
            "duration: PT1H30M",
        ),
        (
            "start: 2024-03-05T10:00Z\n  Length: 1 hour, 30 minutes",
            "Length: 1 hour, 30 minutes",
        ),
        ("date: 2024-03-05 10:00\n  length: 2h", "length: 2h"),
        ("date: 2024-03-05\n  duration: 3 days", "duration: 3 days"),
        ("date: 2024-03-05\n  duration: P3D", "duration: P3D"),
    ] {
        let expected = format!("f.yaml:2:3: notice: `{key}` is not read as the end of the event");
        assert_eq!(notices(event), [expected], "{event}");
    }
    for event in [
        // Something else, or a length that a reader cannot be sure of.
        "date: 2024-03-05 10:00\n  length: 30 m",
        "date: 2024-03-05 10:00\n  length: 90",
        "date: 2024-03-05 10:00\n  duration: long",
        "date: 2024-03-05 10:00\n  duration: P",
        // Within the day or year that is given.
        "date: 2024-03-05\n  duration: 90 min",
        "date: 2024-03-05\n  duration: PT90M",
        "date: 2024\n  length: 3 days",
        // The end is given.
        "start: 2024-03-05 10:00\n  end: 2024-03-05 11:30\n  duration: 90 min",
    ] {
        assert_eq!(notices(event), Vec::<String>::new(), "{event}");
    }
}
