//! Zones given alone, as in `timezone: Europe/Berlin`.

use dateline_date::Zone;

#[test]
fn names_offsets_and_clear_abbreviations_are_zones() {
    let rows = [
        ("Europe/Berlin", "Europe/Berlin"),
        ("america/new_york", "America/New_York"),
        ("America/New York", "America/New_York"),
        (" Asia/Kolkata ", "Asia/Kolkata"),
        ("UTC", "UTC"),
        ("Z", "UTC"),
        ("+02:00", "+02:00"),
        ("-5", "-05:00"),
        ("\u{2212}05:00", "-05:00"),
        ("+0530", "+05:30"),
        ("UTC+9", "+09:00"),
        ("GMT-3", "-03:00"),
        ("PST", "PST"),
        ("Japan", "Japan"),
    ];
    for (text, name) in rows {
        let zone = Zone::parse(text).map(Zone::name);
        assert_eq!(zone, Ok(Some(name.to_owned())), "{text}");
    }
}

#[test]
fn unknown_zones_get_suggestions() {
    let rows = [
        ("Europe/Berln", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("Amerca/New_York", "America/New_York"),
        ("Asia/Tokio", "Asia/Tokyo"),
        ("IST", "+05:30 (India), +02:00 (Israel), +01:00 (Ireland)"),
        ("CST", "-06:00 (North America)"),
        ("BST", "+01:00 (Britain)"),
        ("AST", "-04:00 (Atlantic Canada)"),
        ("Narnia", "write an IANA name"),
        ("+25:00", "write an IANA name"),
        ("", "write an IANA name"),
    ];
    for (text, expected) in rows {
        let help = Zone::parse(text).err().and_then(|error| error.help);
        assert!(
            help.as_deref().is_some_and(|help| help.contains(expected)),
            "{text}: {help:?}"
        );
    }
}
