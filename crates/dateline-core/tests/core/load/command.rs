//! A text means the same in a file as on the command line.

use proptest::prelude::*;

use dateline_core::date::{Date, DateContext, DateError, NumericOrder, Zone};
use dateline_core::timeline::{
    Diagnostic, Entry, Event, Input, Loaded, Severity, Timeline, When, load,
};

/// Date texts from many fields, valid and invalid.
const TEXTS: &[&str] = &[
    "2025-11-02 03:14:27-04:00",
    "2025-11-02 05:45 -04:00",
    "2003-06-21 20:15:07.25 -7",
    "2001-12-14t21:59:43.10-05:00",
    "2025-11-02 05:20–06:05 UTC",
    "2026-03-08 09:30-11:00",
    "2 November 2025, 13:15-14:45",
    "from 2025-11-20 09:00 to 10:15 PST",
    "2025-11-20T11:25/2025-11-20T12:10Z",
    "Wed Nov 19 08:41:52 2025 -0600",
    "19/Nov/2025:22:17:03 +0000",
    "2025-11-19 08:30 IST",
    "2025-08-05 09:20 Europe/Lisbon",
    "2026-03-08 02:30 America/New_York",
    "02/03/2019",
    "13/02/2019",
    "09/02/18",
    "05-09",
    "15 March",
    "March",
    "9",
    "94",
    "0476",
    "-0044",
    "1e3",
    "0x1F",
    "1763561700",
    "2024.10",
    "1720 (approximate)",
    "1941-45",
    "1911 & 1912",
    "1571–?",
    "?–2019",
    "12/04/1985 or 13/04/1985",
    "late 1600s to early 1700s",
    "44 BC",
    "yesterday",
    "today",
    "now",
    "+5 minutes",
    "2019-02-30",
    "2019-13-01",
    "31 June 2020",
    "2020/2019",
    "10:15",
    "10:15-11:00",
    "true",
    "12:30:45",
    "[1885]",
    "平成元年",
    "soon",
];

/// The parts that texts are generated from.
const PIECES: &[&str] = &[
    "2019", "1850", "0044", "44", "9", "31", "05", "2019-05", "2019-05-09", "2019-05-09T10:15",
    "09/02/2018", "9.5.2019", "May", "9 May", "9 May 2019", "March 15, 2019", "1970s", "197X",
    "18th century", "10:15", "10:15:07.5", "23:30", "9 pm", "Z", "UTC", "EST", "IST", "+02:00",
    "-5", "Europe/Berlin", "late", "early", "mid", "circa", "about", "before", "after", "since",
    "until", "BC", "AD", "?", "~", "%", "..", "Q3", "summer", "week of", "unknown", "present",
    "(approximate)", "[c. 1910]",
];

const JOINTS: &[&str] = &[
    "", " ", " ", " ", ", ", "-", "–", " – ", "/", " to ", " or ", " and ", "..", "T", ".",
];

fn text() -> impl Strategy<Value = String> {
    let piece = || prop::sample::select(PIECES);
    let joint = || prop::sample::select(JOINTS);
    let joined =
        (piece(), prop::collection::vec((joint(), piece()), 0..5)).prop_map(|(first, rest)| {
            rest.into_iter()
                .fold(first.to_owned(), |text, (joint, piece)| {
                    text + joint + piece
                })
        });
    prop_oneof![
        6 => joined,
        2 => prop::sample::select(TEXTS).prop_map(str::to_owned),
        1 => "[0-9/:.,+~?XZT -]{1,16}",
        1 => "[ -;=?-~äé–年月日]{1,12}",
    ]
}

/// The text that is appended to an error in a file.
const BASE_DATE: &str = "; or say it for the whole file with `base_date:` at its top";

/// The settings of a file for all its dates.
#[derive(Debug, Clone, Copy)]
struct Head {
    zone: Option<&'static str>,
    order: Option<(&'static str, NumericOrder)>,
}

impl Head {
    fn context(self) -> DateContext {
        DateContext {
            clock_zone: self.zone.map(|name| Zone::parse(name).unwrap()),
            numeric: self.order.map_or(NumericOrder::Unknown, |(_, order)| order),
            zone: reader(),
            ..DateContext::default()
        }
    }

    fn pairs(self) -> Vec<(&'static str, &'static str)> {
        let zone = self.zone.map(|name| ("timezone", name));
        let order = self.order.map(|(name, _)| ("dates", name));
        zone.into_iter().chain(order).collect()
    }
}

/// The local zone, one with daylight saving time.
fn reader() -> Zone {
    Zone::named("America/Los_Angeles").unwrap()
}

fn head() -> impl Strategy<Value = Head> {
    let zone = prop::sample::select(vec![
        None,
        Some("Europe/Moscow"),
        Some("Asia/Kolkata"),
        Some("-03:30"),
    ]);
    let order = prop::sample::select(vec![
        Some(("dmy", NumericOrder::DayFirst)),
        Some(("mdy", NumericOrder::MonthFirst)),
    ]);
    (zone, order).prop_map(|(zone, order)| Head { zone, order })
}

/// The errors of an event, without warnings and notices.
fn errors(event: &Event) -> impl Iterator<Item = &Diagnostic> {
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    event.problems.iter().filter(is_error)
}

/// The date of the only event of a file.
fn in_file(name: &str, file: &str) -> Result<Date, DateError> {
    let input = Input::text(name, file);
    let context = DateContext {
        zone: reader(),
        ..DateContext::default()
    };
    let timeline = load(input, context).unwrap_or_else(|error| panic!("{file}\n{error:?}"));
    let entry = timeline.entry(0).expect("an event");
    let Entry::Event(event) = &*entry else {
        panic!("{file}\nis not read: {entry:?}");
    };
    match &event.when {
        When::Dated(date) => {
            // A plain text may still be warned of as YAML: a quote that closes nothing.
            assert_eq!(errors(event).next(), None, "{file}");
            Ok(date.clone())
        }
        When::Undated { reason, .. } => {
            let problem = errors(event)
                .next()
                .unwrap_or_else(|| panic!("{file}: no error"));
            assert_eq!(reason, &problem.message, "{file}");
            Err(DateError {
                message: problem.message.clone(),
                offset: 0,
                // A file has another way to supply what is missing.
                help: problem.help.as_ref().map(|help| {
                    let own = help.strip_suffix(BASE_DATE);
                    own.unwrap_or(help).to_owned()
                }),
            })
        }
    }
}

fn on_command_line(text: &str, context: DateContext) -> Result<Date, DateError> {
    Date::parse(text, context).map_err(|error| DateError { offset: 0, ..error })
}

fn yaml(head: Head, value: &str) -> String {
    let pairs: String = head
        .pairs()
        .iter()
        .map(|(key, value)| format!("{key}: \"{value}\"\n"))
        .collect();
    format!("{pairs}events:\n- date: {value}\n  title: A\n")
}

fn json(head: Head, value: &str) -> String {
    let pairs: String = head
        .pairs()
        .iter()
        .map(|(key, value)| format!("\"{key}\": \"{value}\", "))
        .collect();
    format!("{{{pairs}\"events\": [{{\"date\": {value}, \"title\": \"A\"}}]}}")
}

/// A text in double quotes, valid in YAML and JSON.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a text can be a plain scalar.
fn may_be_plain(text: &str) -> bool {
    let indicator = |first: char| "@[]{}&*!|>%`'\"#,".contains(first);
    let starts_as_text = match text.as_bytes() {
        [b'-' | b'?' | b':', next, ..] => *next != b' ',
        [b'-' | b'?' | b':'] => false,
        _ => !text.starts_with(indicator),
    };
    let is_null = ["~", "null", "Null", "NULL"].contains(&text);
    starts_as_text
        && !is_null
        && !text.contains(": ")
        && !text.contains(" #")
        // A last quote is a warning of its own.
        && !text.ends_with([':', '"'])
}

/// A number as JSON writes it.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.len() < 16
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'))
        && !digits.is_empty()
}

/// Texts that only have a meaning in files: "no date", and HTML.
fn is_of_files_alone(text: &str) -> bool {
    let text = text.to_lowercase();
    let no_date = [
        "unknown", "undated", "none", "nd", "n.d.", "n/a", "tba", "tbd", "?", "??", "???", "-",
        "~", "null",
    ];
    text.is_empty()
        || no_date.contains(&text.as_str())
        || text.contains(['<', '&']) && text != "1911 & 1912"
}

fn agrees(text: &str, head: Head) -> Result<(), TestCaseError> {
    let wanted = on_command_line(text, head.context());
    prop_assert_eq!(
        &in_file("f.yaml", &yaml(head, &quoted(text))),
        &wanted,
        "in quotes"
    );
    prop_assert_eq!(
        &in_file("f.json", &json(head, &quoted(text))),
        &wanted,
        "in JSON"
    );
    if may_be_plain(text) {
        prop_assert_eq!(&in_file("f.yaml", &yaml(head, text)), &wanted, "plain");
    }
    if is_number(text) {
        prop_assert_eq!(
            &in_file("f.json", &json(head, text)),
            &wanted,
            "a number of JSON"
        );
    }
    Ok(())
}

#[test]
fn sample_texts_mean_the_same_in_a_file_as_on_the_command_line() {
    let heads = [
        Head {
            zone: None,
            order: None,
        },
        Head {
            zone: Some("Europe/Moscow"),
            order: Some(("mdy", NumericOrder::MonthFirst)),
        },
        Head {
            zone: Some("Asia/Kolkata"),
            order: Some(("dmy", NumericOrder::DayFirst)),
        },
    ];
    for text in TEXTS {
        for head in heads {
            // Without an order the file's own dates settle one.
            if head.order.is_some() || !text.contains('/') {
                agrees(text, head)
                    .unwrap_or_else(|error| panic!("`{text}` under {head:?}: {error}"));
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_means_the_same_in_a_file_as_on_the_command_line(text in text(), head in head()) {
        let text = text.trim();
        prop_assume!(!is_of_files_alone(text));
        agrees(text, head)?;
    }
}

/// The message and help for the only date of a file.
fn refused(file: &str) -> String {
    let error = in_file("f.yaml", file).expect_err("no date");
    format!("{}: {}", error.message, error.help.unwrap_or_default())
}

#[test]
fn a_base_date_supplies_what_the_dates_of_a_file_leave_out() {
    let read = |head: &str, date: &str| {
        let file = format!("{head}\nevents:\n- date: {date}\n  title: A\n");
        in_file("f.yaml", &file).map(|date| date.edtf().unwrap_or_default())
    };
    for (base, text, expected) in [
        ("2019", "7 March", "2019-03-07"),
        ("2019", "March", "2019-03"),
        ("2019-03", "7", "2019-03-07"),
        ("9 May 2019", "10:15:07", "2019-05-09T10:15:07"),
        ("44 BC", "15 March", "-0043-03-15"),
        // What a date says itself takes precedence.
        ("2019", "7 March 1950", "1950-03-07"),
    ] {
        let found = read(&format!("base_date: {base}"), text);
        assert_eq!(found.as_deref(), Ok(expected), "{text} under {base}");
    }
    // So does a heading.
    let under =
        "base_date: 2019\nevents:\n- year: 1950\n  events:\n  - date: 7 March\n    title: A\n";
    let date = in_file("f.yaml", under).unwrap();
    assert_eq!(date.edtf().as_deref(), Some("1950-03-07"));
    assert_eq!(
        refused("- date: 7 March\n  title: A\n"),
        "no year: write the year too, as in 9 May 2025"
    );
    let timeline = load(
        Input {
            name: "f.yaml",
            bytes: b"base_date: soon\nevents:\n- date: 2019\n  title: A\n",
        },
        DateContext::default(),
    )
    .unwrap();
    let reported = &timeline.file(0).diagnostics[0];
    assert!(
        reported
            .message
            .starts_with("`base_date:` is not a year, a month or a day")
    );
}

#[test]
fn relative_words_are_refused_in_files() {
    let going_on = "- start: 2019\n  end: now\n  title: A\n";
    let date = in_file("f.yaml", going_on).unwrap();
    assert_eq!(date.edtf().as_deref(), Some("2019/.."));
    for text in ["yesterday", "today", "+5 minutes", "next month", "-2 weeks"] {
        let said = refused(&format!("- date: {text}\n  title: A\n"));
        assert!(
            said.starts_with("a relative date changes its meaning"),
            "{text}: {said}"
        );
    }
}

/// Events of files in different zones are sorted by instant, in any local zone.
#[test]
fn files_of_different_zones_are_merged_by_when_things_happened() {
    let moscow = "timezone: Europe/Moscow\nevents:\n- {date: 2026-03-08 10:15, title: second}\n- {date: 2026-03-08 10:17, title: fourth}\n";
    let california = "timezone: America/Los_Angeles\nevents:\n- {date: 2026-03-07 23:14, title: first}\n- {date: 2026-03-07 23:16, title: third}\n- {date: 2026-03-08T07:18Z, title: fifth}\n";
    for zone in [
        "UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland",
    ] {
        let context = DateContext {
            zone: Zone::parse(zone).unwrap(),
            ..DateContext::default()
        };
        // In any displayed zone.
        for shown in [context, context.on_clock_of(Zone::Fixed(3600))] {
            let files = [("moscow.yaml", moscow), ("california.yaml", california)];
            let read = |(name, text): (&'static str, &str)| {
                let bytes = text.as_bytes();
                Loaded::read(Input { name, bytes }, shown, None).unwrap()
            };
            let timeline = Timeline::of(files.map(read));
            let titles: Vec<_> = timeline
                .entries()
                .map(|entry| entry.title().to_owned())
                .collect();
            assert_eq!(
                titles,
                ["first", "second", "third", "fourth", "fifth"],
                "{zone}"
            );
        }
    }
}
