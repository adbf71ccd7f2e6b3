//! Clock times and their zones, in the forms that programs and people write.

use dateline_date::{
    Bound, Certainty, ClockChange, Date, DateContext, Label, Moment, Period, Unit, Zone, report,
};

/// Zones of readers for whom each row must hold.
pub(crate) const READERS: [&str; 4] = [
    "UTC", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Auckland",
];

/// A text with its earliest and latest second in UTC; `local` if it has no zone.
const ROWS: &[(&str, &str, &str)] = &[
    // Programs: Python, PostgreSQL, git, JavaScript, Go, Java, web servers, mail, YAML 1.1, EXIF.
    (
        "2024-02-29 23:10:44-05:00", "2024-03-01T04:10:44Z", "2024-03-01T04:10:44Z",
    ),
    (
        "2024-02-29 23:10:44.123456-05:00",
        "2024-03-01T04:10:44Z",
        "2024-03-01T04:10:44Z",
    ),
    (
        "2024-02-29T09:30-11:00", "2024-02-29T20:30:00Z", "2024-02-29T20:30:59Z",
    ),
    (
        "2024-02-29 10:15:00+00", "2024-02-29T10:15:00Z", "2024-02-29T10:15:00Z",
    ),
    (
        "2024-02-29 10:15:00-08", "2024-02-29T18:15:00Z", "2024-02-29T18:15:00Z",
    ),
    (
        "2024-02-29 10:15:00+05:30", "2024-02-29T04:45:00Z", "2024-02-29T04:45:00Z",
    ),
    (
        "2024-02-29 10:15 -03:30", "2024-02-29T13:45:00Z", "2024-02-29T13:45:59Z",
    ),
    (
        "2002-1-4 7:05:09 -6", "2002-01-04T13:05:09Z", "2002-01-04T13:05:09Z",
    ),
    (
        "2002-01-04t21:59:43.10-05:00",
        "2002-01-05T02:59:43Z",
        "2002-01-05T02:59:43Z",
    ),
    (
        "Sat Feb 3 14:03:09 2024 -0700",
        "2024-02-03T21:03:09Z",
        "2024-02-03T21:03:09Z",
    ),
    (
        "Sat, 3 Feb 2024 14:03:09 +0100",
        "2024-02-03T13:03:09Z",
        "2024-02-03T13:03:09Z",
    ),
    (
        "Sat, 03 Feb 2024 14:03:09 GMT",
        "2024-02-03T14:03:09Z",
        "2024-02-03T14:03:09Z",
    ),
    (
        "Sat Feb  3 14:03:09 UTC 2024",
        "2024-02-03T14:03:09Z",
        "2024-02-03T14:03:09Z",
    ),
    (
        "Sat Feb 03 2024 14:03:09 GMT+0100 (CET)",
        "2024-02-03T13:03:09Z",
        "2024-02-03T13:03:09Z",
    ),
    (
        "Sat Feb 03 2024 14:03:09 GMT+0100 (Central European Standard Time)",
        "2024-02-03T13:03:09Z",
        "2024-02-03T13:03:09Z",
    ),
    (
        "2024-02-03 14:03:09.5 +0000 UTC",
        "2024-02-03T14:03:09Z",
        "2024-02-03T14:03:09Z",
    ),
    (
        "2024-02-03 14:03:09 -0500 EST",
        "2024-02-03T19:03:09Z",
        "2024-02-03T19:03:09Z",
    ),
    (
        "2024-02-03 14:03:09.123456789 +0000 UTC m=+0.000012",
        "2024-02-03T14:03:09Z",
        "2024-02-03T14:03:09Z",
    ),
    (
        "2024-07-03T14:03:09+02:00[Europe/Brussels]",
        "2024-07-03T12:03:09Z",
        "2024-07-03T12:03:09Z",
    ),
    (
        "2024-07-03T14:03[Europe/Brussels]",
        "2024-07-03T12:03:00Z",
        "2024-07-03T12:03:59Z",
    ),
    (
        "03/Feb/2024:14:03:09 -0800", "2024-02-03T22:03:09Z", "2024-02-03T22:03:09Z",
    ),
    (
        "20240203T140309Z", "2024-02-03T14:03:09Z", "2024-02-03T14:03:09Z",
    ),
    (
        "20240203T140309-0500", "2024-02-03T19:03:09Z", "2024-02-03T19:03:09Z",
    ),
    (
        "Feb 3, 2024 at 2:03:09 PM PST",
        "2024-02-03T22:03:09Z",
        "2024-02-03T22:03:09Z",
    ),
    (
        "Sat 2024-02-03 14:03:09 CET",
        "2024-02-03T13:03:09Z",
        "2024-02-03T13:03:09Z",
    ),
    // Named zones.
    (
        "2024-02-03 14:03 UTC-5", "2024-02-03T19:03:00Z", "2024-02-03T19:03:59Z",
    ),
    (
        "2024-02-03 14:03 UTC+05:45", "2024-02-03T08:18:00Z", "2024-02-03T08:18:59Z",
    ),
    (
        "3 February 2024, 14:03 GMT+1",
        "2024-02-03T13:03:00Z",
        "2024-02-03T13:03:59Z",
    ),
    (
        "2024-07-03 14:03 America/New_York",
        "2024-07-03T18:03:00Z",
        "2024-07-03T18:03:59Z",
    ),
    (
        "2024-01-03 14:03 america/new_york",
        "2024-01-03T19:03:00Z",
        "2024-01-03T19:03:59Z",
    ),
    (
        "3 July 2024 at 2:03 pm Asia/Kolkata",
        "2024-07-03T08:33:00Z",
        "2024-07-03T08:33:59Z",
    ),
    (
        "2024-07-03 14:03 AEST", "2024-07-03T04:03:00Z", "2024-07-03T04:03:59Z",
    ),
    // A zone given once in a range.
    (
        "2024-02-03 06:55–07:40 UTC",
        "2024-02-03T06:55:00Z",
        "2024-02-03T07:40:59Z",
    ),
    (
        "2024-02-03 06:55 UTC – 07:40",
        "2024-02-03T06:55:00Z",
        "2024-02-03T07:40:59Z",
    ),
    (
        "2024-02-03 09:30-11:00 UTC", "2024-02-03T09:30:00Z", "2024-02-03T11:00:59Z",
    ),
    (
        "from 2024-02-03 10:00 to 11:30 EST",
        "2024-02-03T15:00:00Z",
        "2024-02-03T16:30:59Z",
    ),
    (
        "from 10:00 to 11:30 EST on 3 February 2024",
        "2024-02-03T15:00:00Z",
        "2024-02-03T16:30:59Z",
    ),
    (
        "2024-02-03T15:40/2024-02-03T16:00Z",
        "2024-02-03T15:40:00Z",
        "2024-02-03T16:00:59Z",
    ),
    (
        "2024-02-03T15:40+09:00/16:00",
        "2024-02-03T06:40:00Z",
        "2024-02-03T07:00:59Z",
    ),
    (
        "2024-02-03 22:00 → 2024-02-04 01:00 JST",
        "2024-02-03T13:00:00Z",
        "2024-02-03T16:00:59Z",
    ),
    (
        "2024-02-03 22:00 -> 2024-02-04 01:00 JST",
        "2024-02-03T13:00:00Z",
        "2024-02-03T16:00:59Z",
    ),
    (
        "2024-02-03 22:00..2024-02-04 01:00 JST",
        "2024-02-03T13:00:00Z",
        "2024-02-03T16:00:59Z",
    ),
    (
        "2024-02-03T22:00Z..2024-02-04T01:00Z",
        "2024-02-03T22:00:00Z",
        "2024-02-04T01:00:59Z",
    ),
    (
        "2024-02-03 22:00 until 2024-02-04 01:00 JST",
        "2024-02-03T13:00:00Z",
        "2024-02-03T16:00:59Z",
    ),
    (
        "2024-02-03 22:00 through 2024-02-04 01:00 JST",
        "2024-02-03T13:00:00Z",
        "2024-02-03T16:00:59Z",
    ),
    // A clock time that occurs twice in its zone, or not at all.
    (
        "2026-11-01 01:30 America/New_York",
        "2026-11-01T05:30:00Z",
        "2026-11-01T06:30:59Z",
    ),
    (
        "2026-03-08 02:30 America/New_York",
        "2026-03-08T06:30:00Z",
        "2026-03-08T07:30:59Z",
    ),
];

/// Texts without a zone, with their seconds on the reader's own clock.
const LOCAL: &[(&str, &str, &str)] = &[
    (
        "2024:02:03 14:03:09", "2024-02-03T14:03:09", "2024-02-03T14:03:09",
    ),
    (
        "2024/02/03 14:03:09", "2024-02-03T14:03:09", "2024-02-03T14:03:09",
    ),
    (
        "2024-02-03 14:03:09,250", "2024-02-03T14:03:09", "2024-02-03T14:03:09",
    ),
    (
        "2024-12-15 2:59:43.10", "2024-12-15T02:59:43", "2024-12-15T02:59:43",
    ),
    (
        "3 February 2024, 09:30-11:00",
        "2024-02-03T09:30:00",
        "2024-02-03T11:00:59",
    ),
    (
        "2024-02-03 09:30-11:00", "2024-02-03T09:30:00", "2024-02-03T11:00:59",
    ),
    (
        "2024-02-03 13:00-14:00", "2024-02-03T13:00:00", "2024-02-03T14:00:59",
    ),
    (
        "2024-02-03 9:30am-11am", "2024-02-03T09:30:00", "2024-02-03T11:00:59",
    ),
    (
        "2024-02-03 10:14:07-11:14:07",
        "2024-02-03T10:14:07",
        "2024-02-03T11:14:07",
    ),
];

/// Rejected texts, with parts of the message and its help.
const REFUSED: &[(&str, &str)] = &[
    (
        "2024-02-03 14:03 IST",
        "+05:30 (India), +02:00 (Israel), +01:00 (Ireland)",
    ),
    ("2024-02-03 14:03 CST", "CST means several time zones"),
    (
        "2024-02-03T14:03:09+02:00[America/New_York]",
        "conflicting zones",
    ),
    ("2024-02-03 14:03 +15:99", "no such offset from UTC"),
    (
        "3 February 2024, 22:00-02:00",
        "an offset from UTC or the end of a range",
    ),
    ("2024-02-03 14:03 Europe/Atlantis", "not a word of a date"),
    ("2024-02-28T05:30~NOW", "unexpected mark before “now”"),
    ("2024-02-28 05:30 UTC flurb", "not a word of a date"),
];

fn zone(name: &str) -> Zone {
    Zone::named(name).expect("an IANA name")
}

pub(crate) fn context(reader: &str) -> DateContext {
    DateContext {
        zone: zone(reader),
        ..DateContext::default()
    }
}

/// Second of a bound, as a moment in UTC or on the reader's own clock.
fn second(bound: Bound) -> (i64, u32) {
    let Bound::At(moment) = bound else {
        panic!("open or unknown: {bound:?}")
    };
    (moment.day_number(), moment.second())
}

fn on_reader_clock(text: &str, reader: Zone) -> (i64, u32) {
    let (local, instant) = match text.strip_suffix('Z') {
        Some(instant) => (instant, true),
        None => (text, false),
    };
    let at = chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M:%S").expect("a row");
    let east = if instant {
        reader.offset_at(at.and_utc().timestamp())
    } else {
        0
    };
    let at = at + chrono::TimeDelta::seconds(i64::from(east));
    let moment = Moment::from_local(at);
    (moment.day_number(), moment.second())
}

#[test]
fn clock_times_are_read_in_their_zones_by_readers_anywhere() {
    for reader in READERS {
        for (text, earliest, latest) in ROWS.iter().chain(LOCAL) {
            let date = Date::parse(text, context(reader)).unwrap_or_else(|error| {
                panic!("{text}: {error} at {} ({:?})", error.offset, error.help)
            });
            assert_eq!(
                (second(date.earliest()), second(date.latest())),
                (
                    on_reader_clock(earliest, zone(reader)),
                    on_reader_clock(latest, zone(reader))
                ),
                "{text} in {reader}: {}",
                date.words()
            );
        }
    }
}

#[test]
fn rejected_texts_get_a_reason() {
    for (text, reason) in REFUSED {
        let error = match Date::parse(text, DateContext::default()) {
            Err(error) => error,
            Ok(date) => panic!("{text} is read as {}", date.words()),
        };
        let text_of_error = format!("{}; {}", error.message, error.help.unwrap_or_default());
        assert!(text_of_error.contains(reason), "{text}: {text_of_error}");
    }
}

#[test]
fn an_abbreviation_is_resolved_by_the_zone_of_the_file() {
    let rows = [
        (
            "Asia/Kolkata", "2024-02-03 14:03 IST", "2024-02-03T08:33:00Z",
        ),
        (
            "Asia/Jerusalem", "2024-02-03 14:03 IST", "2024-02-03T12:03:00Z",
        ),
        (
            "America/Chicago", "2024-02-03 14:03 CST", "2024-02-03T20:03:00Z",
        ),
        (
            "Asia/Shanghai", "2024-02-03 14:03 CST", "2024-02-03T06:03:00Z",
        ),
        (
            "Europe/London", "2024-07-03 14:03 BST", "2024-07-03T13:03:00Z",
        ),
        ("Europe/Berlin", "2024-07-03 14:03", "2024-07-03T12:03:00Z"),
        (
            "Europe/Berlin", "2024-07-03T14:03:00", "2024-07-03T12:03:00Z",
        ),
    ];
    for (file, text, earliest) in rows {
        let context = DateContext {
            clock_zone: Some(zone(file)),
            ..DateContext::default()
        };
        let date = Date::parse(text, context).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(
            second(date.earliest()),
            on_reader_clock(earliest, Zone::default()),
            "{text} in {file}"
        );
    }
}

#[test]
fn clock_changes_are_reported() {
    let changes = [
        (
            "2026-11-01 01:30 America/New_York",
            Some(ClockChange::Repeated),
        ),
        (
            "2026-03-08 02:30 America/New_York",
            Some(ClockChange::Skipped),
        ),
        ("2026-03-08 03:00 America/New_York", None),
        ("2026-11-01 01:30 EST", None),
        ("2026-11-01T01:30-05:00[America/New_York]", None),
    ];
    for (text, change) in changes {
        let date = Date::parse(text, DateContext::default()).expect("a date");
        assert_eq!(date.clock_change(), change, "{text}");
    }
}

#[test]
fn both_readings_of_a_clock_change_are_shown() {
    let rows = [
        (
            "2026-11-01 01:30 America/New_York",
            "1 November 2026, 01:30 America/New_York (EDT or EST)",
            "01:30 EDT/EST",
            "1 November 2026, 05:30 or 06:30 UTC",
        ),
        (
            "2026-03-08 02:30 America/New_York",
            "8 March 2026, 02:30 America/New_York (EDT or EST)",
            "02:30 EDT/EST",
            "8 March 2026, 06:30 or 07:30 UTC",
        ),
        (
            "2026-11-01 01:30–03:00 America/New_York",
            "1 November 2026, 01:30 America/New_York (EDT or EST)–03:00 America/New_York",
            "01:30 EDT/EST–03:00",
            "1 November 2026, 05:30 or 06:30 UTC to 1 November 2026, 08:00 UTC",
        ),
        (
            "2026-11-01 01:30 EST", "1 November 2026, 01:30 EST", "01:30",
            "1 November 2026, 06:30 UTC",
        ),
    ];
    let utc = DateContext::default();
    for (text, words, label, in_utc) in rows {
        let date = Date::parse(text, utc).expect("a date");
        let day = date.anchor().map(|at| Period::containing(at, Unit::Day));
        let under = Label {
            under: day,
            columns: 24,
            ..Label::default()
        };
        assert_eq!(date.words(), words);
        let again = Date::parse(words, utc).expect("the words of a date");
        assert_eq!(again.words(), words);
        assert_eq!(date.label(under), label, "{text}");
        let is_sure = date.clock_change().is_none();
        assert_eq!(date.certainty() == Certainty::Exact, is_sure, "{text}");
        assert_eq!(date.on_clock_of(utc).words(), in_utc, "{text}");
        let converted = date.on_clock_of(utc);
        let bounds = (converted.earliest(), converted.latest());
        assert_eq!(bounds, (date.earliest(), date.latest()), "{text}");
    }
}

#[test]
fn fractions_of_a_second_are_kept() {
    let rows = [
        ("2024-02-03T10:14:07.25Z", "2024-02-03T10:14:07.25Z"),
        (
            "2024-02-03T10:14:07.123456789+09:00",
            "2024-02-03T01:14:07.123456789Z",
        ),
    ];
    for (text, instant) in rows {
        let date = Date::parse(text, DateContext::default()).expect("a date");
        assert_eq!(date.edtf().as_deref(), Some(text));
        assert_eq!(report::earliest(&date).as_deref(), Some(instant));
        let again = Date::parse(&date.words(), DateContext::default()).expect("words");
        assert_eq!(again.earliest(), date.earliest(), "{}", date.words());
    }
    let range = Date::parse("2024-02-03T10:14:07.5Z/11:14:07Z", DateContext::default());
    assert_eq!(
        range.expect("a range").words(),
        "3 February 2024, 10:14:07.5–11:14:07 UTC"
    );
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    fn zone_name() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "UTC", "EST", "JST", "UTC+9", "Europe/Berlin", "America/New_York", "Asia/Kolkata",
        ])
    }

    fn clock() -> impl Strategy<Value = (u32, u32)> {
        (0..22_u32, 0..60_u32)
    }

    proptest! {
        #[test]
        fn a_zone_given_once_applies_to_both_ends(
            day in 1..29_u32, month in 1..13_u32, (hour, minute) in clock(),
            zone in zone_name(), reader in prop::sample::select(READERS.to_vec()),
            mark in prop::sample::select(vec!["–", "/", " to ", " - ", " until ", " → "]),
        ) {
            let start = format!("2024-{month:02}-{day:02} {hour:02}:{minute:02}");
            let end = format!("2024-{month:02}-{day:02} {:02}:{minute:02}", hour + 2);
            let twice = Date::parse(&format!("{start} {zone}{mark}{end} {zone}"), context(reader)).unwrap();
            for once in [format!("{start}{mark}{end} {zone}"), format!("{start} {zone}{mark}{end}")] {
                let once = Date::parse(&once, context(reader)).unwrap();
                prop_assert_eq!(once.order_key(), twice.order_key());
                prop_assert_eq!(once.words(), twice.words());
            }
        }

        #[test]
        fn no_word_of_a_date_is_skipped(
            row in prop::sample::select([ROWS, LOCAL].concat()),
            word in "[bdfgkpqvwxz]{3,8}",
            mark in prop::sample::select(vec![" ", ", ", "~", " #", " @", "=", " & "]),
        ) {
            let text = format!("{}{mark}{word}", row.0);
            prop_assert!(Date::parse(&text, DateContext::default()).is_err(), "{}", text);
        }
    }
}

/// All accepted texts of this file.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    ROWS.iter()
        .map(|row| row.0)
        .chain(LOCAL.iter().map(|row| row.0))
}
