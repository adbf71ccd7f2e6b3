//! Abbreviations of time zones, and the places that share them.

use super::Zone;

/// One meaning of an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choice {
    minutes: i16,
    place: &'static str,
}

impl Choice {
    /// Seconds east of UTC.
    pub(crate) fn east(self) -> i32 {
        i32::from(self.minutes) * 60
    }
}

/// An abbreviation in a text, and what it may mean.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub name: &'static str,
    pub choices: &'static [Choice],
    /// Byte after it.
    pub end: usize,
}

impl Found {
    /// Whether one of its meanings is a zone.
    pub(crate) fn may_be(self, zone: Option<Zone>) -> bool {
        let mut choices = self.choices.iter();
        choices.any(|choice| zone == Some(Zone::Fixed(choice.east())))
    }

    /// The zone with one of its meanings.
    pub(crate) fn zone(self, choice: Choice) -> Zone {
        Zone::abbreviated(self.name, choice.east())
    }
}

/// Whether an abbreviation means one zone.
pub(super) fn means_one(name: &str) -> bool {
    abbreviation(name.as_bytes(), 0).is_some_and(|found| found.choices.len() == 1)
}

const fn at(minutes: i16, place: &'static str) -> Choice {
    Choice { minutes, place }
}

/// Accepted abbreviations, sorted. Those of North America have the meaning of RFC 2822, 4.3, except CST, which is the
/// time of more people in China.
const ABBREVIATIONS: &[(&str, &[Choice])] = &[
    ("ACDT", &[at(630, "central Australia")]),
    ("ACST", &[at(570, "central Australia")]),
    ("ADT", &[at(-180, "Atlantic Canada")]),
    ("AEDT", &[at(660, "eastern Australia")]),
    ("AEST", &[at(600, "eastern Australia")]),
    ("AKDT", &[at(-480, "Alaska")]),
    ("AKST", &[at(-540, "Alaska")]),
    ("AMT", &[at(-240, "Amazon"), at(240, "Armenia")]),
    ("ART", &[at(-180, "Argentina")]),
    ("AST", &[at(-240, "Atlantic Canada"), at(180, "Arabia")]),
    ("AWST", &[at(480, "western Australia")]),
    ("BRST", &[at(-120, "Brazil")]),
    ("BRT", &[at(-180, "Brazil")]),
    (
        "BST",
        &[
            at(60, "Britain"),
            at(360, "Bangladesh"),
            at(660, "Bougainville"),
        ],
    ),
    ("CAT", &[at(120, "central Africa")]),
    ("CDT", &[at(-300, "North America")]),
    ("CEST", &[at(120, "central Europe")]),
    ("CET", &[at(60, "central Europe")]),
    (
        "CST",
        &[
            at(-360, "North America"),
            at(480, "China"),
            at(-300, "Cuba"),
        ],
    ),
    ("EAT", &[at(180, "east Africa")]),
    ("ECT", &[at(-300, "Ecuador"), at(-240, "eastern Caribbean")]),
    ("EDT", &[at(-240, "North America")]),
    ("EEST", &[at(180, "eastern Europe")]),
    ("EET", &[at(120, "eastern Europe")]),
    ("EST", &[at(-300, "North America")]),
    ("GMT", &[at(0, "Greenwich")]),
    ("GST", &[at(240, "Gulf"), at(-120, "South Georgia")]),
    ("HKT", &[at(480, "Hong Kong")]),
    ("HST", &[at(-600, "Hawaii")]),
    ("ICT", &[at(420, "Indochina")]),
    ("IDT", &[at(180, "Israel")]),
    ("IRST", &[at(210, "Iran")]),
    (
        "IST",
        &[at(330, "India"), at(120, "Israel"), at(60, "Ireland")],
    ),
    ("JST", &[at(540, "Japan")]),
    ("KST", &[at(540, "Korea")]),
    ("MDT", &[at(-360, "North America")]),
    ("MESZ", &[at(120, "central Europe")]),
    ("MEZ", &[at(60, "central Europe")]),
    ("MSD", &[at(240, "Moscow")]),
    ("MSK", &[at(180, "Moscow")]),
    ("MST", &[at(-420, "North America")]),
    ("NDT", &[at(-150, "Newfoundland")]),
    ("NPT", &[at(345, "Nepal")]),
    ("NST", &[at(-210, "Newfoundland")]),
    ("NZDT", &[at(780, "New Zealand")]),
    ("NZST", &[at(720, "New Zealand")]),
    ("PDT", &[at(-420, "North America")]),
    ("PHT", &[at(480, "Philippines")]),
    ("PKT", &[at(300, "Pakistan")]),
    ("PST", &[at(-480, "North America")]),
    ("SAST", &[at(120, "South Africa")]),
    ("SGT", &[at(480, "Singapore")]),
    ("SST", &[at(-660, "Samoa"), at(480, "Singapore")]),
    ("TRT", &[at(180, "Turkey")]),
    ("UCT", &[at(0, "Greenwich")]),
    ("UT", &[at(0, "Greenwich")]),
    ("UTC", &[at(0, "Greenwich")]),
    ("WAT", &[at(60, "west Africa")]),
    ("WEST", &[at(60, "western Europe")]),
    ("WET", &[at(0, "western Europe")]),
    ("WIB", &[at(420, "western Indonesia")]),
    ("WITA", &[at(480, "central Indonesia")]),
    ("WST", &[at(480, "western Australia"), at(780, "Samoa")]),
];

/// Length of the longest abbreviation.
const LONGEST: usize = 4;

/// The uppercase abbreviation that begins at a byte.
pub(crate) fn abbreviation(text: &[u8], at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    let len = rest
        .iter()
        .take_while(|byte| byte.is_ascii_uppercase())
        .count();
    let continues = |byte: &u8| byte.is_ascii_lowercase() || *byte == b'_' || !byte.is_ascii();
    if len == 0 || len > LONGEST || rest.get(len).is_some_and(continues) {
        return None;
    }
    let name = std::str::from_utf8(rest.get(..len)?).ok()?;
    let index = ABBREVIATIONS
        .binary_search_by_key(&name, |(name, _)| *name)
        .ok()?;
    let (name, choices) = ABBREVIATIONS.get(index)?;
    let end = at + len;
    Some(Found { name, choices, end })
}

/// Meanings of an ambiguous abbreviation, for help texts: "+05:30 (India), +02:00 (Israel)".
pub(crate) fn list(choices: &[Choice]) -> String {
    let all = choices
        .iter()
        .map(|choice| format!("{} ({})", super::offset_text(choice.east()), choice.place));
    all.collect::<Vec<_>>().join(", ")
}

/// The single meaning of an abbreviation that a zone has used since 1970; `None` if there is none or several.
pub(crate) fn meaning_in(found: Found, zone: Zone) -> Option<Choice> {
    /// A tenth of a year in seconds, so that each summer and winter of fifty-seven years is checked.
    const STEP: usize = 3_155_760;
    let is_used = |choice: &Choice| {
        let east = choice.east();
        if matches!(zone, Zone::Fixed(_) | Zone::Abbreviated(..)) {
            return zone == Zone::Fixed(east);
        }
        let moments = (0..1_800_000_000).step_by(STEP);
        moments.into_iter().any(|at| {
            let is_named = |used: String| used == found.name;
            zone.offset_at(at) == east && zone.abbreviation_at(at).is_some_and(is_named)
        })
    };
    let mut used = found.choices.iter().copied().filter(is_used);
    let first = used.next();
    first.filter(|_| used.next().is_none())
}
