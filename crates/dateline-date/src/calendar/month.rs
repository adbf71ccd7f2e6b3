//! Names of months in other calendars, matched without accents, apostrophes, hyphens and spaces.

use std::collections::HashMap;
use std::sync::LazyLock;

use icu_calendar::types::Month;

use super::Calendar;

/// Names separated by `|`, and the number of the month.
type Row = (&'static str, u8);

/// Hebrew months, numbered as in ICU4X: Adar of a common year is 6.
const HEBREW: &[Row] = &[
    ("tishrei|tishri|tishre", 1),
    ("cheshvan|heshvan|marcheshvan|marheshvan|cheshwan", 2),
    ("kislev|chislev", 3),
    ("tevet|teveth|tebeth|tebet", 4),
    ("shevat|shvat|shebat|sebat", 5),
    ("adari|adaraleph|adarrishon", FIRST_ADAR),
    ("adarii|adarbet|adarbeit|adarsheni|veadar", SECOND_ADAR),
    ("adar", 6),
    ("nisan|nissan", 7),
    ("iyar|iyyar", 8),
    ("sivan|siwan", 9),
    ("tammuz|tamuz", 10),
    ("av|menachemav|ab", 11),
    ("elul", 12),
];

/// Adar I and Adar II, which only leap years have.
pub(super) const FIRST_ADAR: u8 = 21;
pub(super) const SECOND_ADAR: u8 = 22;

const ISLAMIC: &[Row] = &[
    ("muharram|moharram|muharam|almuharram", 1),
    ("safar", 2),
    (
        "rabialawwal|rabialawal|rabiulawwal|rabiulawal|rabiawwal|rabii",
        3,
    ),
    (
        "rabialthani|rabialakhir|rabiathani|rabiaththani|rabiussani|rabiulakhir|rabiulthani|rabiii",
        4,
    ),
    (
        "jumadaalula|jumadaalawwal|jumadialawwal|jumadalula|jumadalawwal|jumadaula|jumadiulawwal|jumadai|jumadi",
        5,
    ),
    (
        "jumadaalthania|jumadaalakhira|jumadaalthani|jumadialthani|jumadalthani|jumadaalakhirah|jumadaalthaniyah|jumadathania|jumadalakhira|jumadaii|jumadii",
        6,
    ),
    ("rajab|rejeb", 7),
    ("shaban|shaaban|shabaan", 8),
    ("ramadan|ramazan|ramadhan", 9),
    ("shawwal|shawal|shavval", 10),
    (
        "dhualqadah|dhualqada|dhulqadah|dhulqada|dhualqidah|dhualqida|dhulqidah|dhulqida|zulqada|zilqad|dhulkadah|dhuqadah",
        11,
    ),
    (
        "dhualhijjah|dhualhijja|dhulhijjah|dhulhijja|zulhijjah|zulhijja|zilhajj|zilhijja|dhuhijjah",
        12,
    ),
];

const PERSIAN: &[Row] = &[
    ("farvardin", 1),
    ("ordibehesht", 2),
    ("khordad", 3),
    ("tir", 4),
    ("mordad|amordad", 5),
    ("shahrivar", 6),
    ("mehr", 7),
    ("aban", 8),
    ("azar", 9),
    ("dey|dei", 10),
    ("bahman", 11),
    ("esfand", 12),
];

const FRENCH: &[Row] = &[
    ("vendemiaire", 1),
    ("brumaire", 2),
    ("frimaire", 3),
    ("nivose", 4),
    ("pluviose", 5),
    ("ventose", 6),
    ("germinal", 7),
    ("floreal", 8),
    ("prairial", 9),
    ("messidor", 10),
    ("thermidor|fervidor", 11),
    ("fructidor", 12),
    (
        "jourcomplementaire|jourscomplementaires|complementaire|complementaires|sansculottide|sansculottides|complementaryday|complementarydays",
        13,
    ),
];

/// Codes of GEDCOM 5.5.1, which are valid only after the name of their calendar.
const GEDCOM_HEBREW: &[Row] = &[
    ("tsh", 1),
    ("csh", 2),
    ("ksl", 3),
    ("tvt", 4),
    ("shv", 5),
    ("adr", GEDCOM_ADAR),
    ("ads", SECOND_ADAR),
    ("nsn", 7),
    ("iyr", 8),
    ("svn", 9),
    ("tmz", 10),
    ("aav", 11),
    ("ell", 12),
];

/// GEDCOM's ADR: Adar, and in a leap year Adar I.
pub(super) const GEDCOM_ADAR: u8 = 20;

const GEDCOM_FRENCH: &[Row] = &[
    ("vend", 1),
    ("brum", 2),
    ("frim", 3),
    ("nivo", 4),
    ("pluv", 5),
    ("vent", 6),
    ("germ", 7),
    ("flor", 8),
    ("prai", 9),
    ("mess", 10),
    ("ther", 11),
    ("fruc", 12),
    ("comp", 13),
];

const TABLES: &[(Calendar, &[Row], bool)] = &[
    (Calendar::Hebrew, HEBREW, false),
    (Calendar::Islamic, ISLAMIC, false),
    (Calendar::Persian, PERSIAN, false),
    (Calendar::FrenchRepublican, FRENCH, false),
    (Calendar::Hebrew, GEDCOM_HEBREW, true),
    (Calendar::FrenchRepublican, GEDCOM_FRENCH, true),
];

/// Number of leading letters that distinguish most words from the names of months.
const PREFIX: usize = 3;

/// For each sequence of three letters, whether the name of a month begins with it.
static BEGINNINGS: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut beginnings = vec![false; 26_usize.pow(3)];
    let natural = TABLES.iter().filter(|(_, _, code)| !code);
    let names = natural
        .flat_map(|(_, rows, _)| *rows)
        .flat_map(|(names, _)| names.split('|'));
    for index in names.filter_map(|name| prefix_index(name.bytes().take(PREFIX))) {
        if let Some(begins) = beginnings.get_mut(index) {
            *begins = true;
        }
    }
    beginnings
});

/// Index of a prefix; `None` if it has bytes other than ASCII letters, or too few of them.
fn prefix_index(letters: impl Iterator<Item = u8>) -> Option<usize> {
    let mut index = 0;
    let mut count = 0;
    for letter in letters {
        let letter = letter.to_ascii_lowercase();
        if !letter.is_ascii_lowercase() {
            return None;
        }
        index = index * 26 + usize::from(letter - b'a');
        count += 1;
    }
    (count == PREFIX).then_some(index)
}

/// Whether the name of a month may begin here: a cheap test, as most words are not one. Names with accents, and short
/// ones with an A ("Av", "al-Muharram"), always pass.
pub(super) fn may_begin(rest: &str) -> bool {
    let first = rest.as_bytes().first_chunk::<PREFIX>();
    let index = first.and_then(|first| prefix_index(first.iter().copied()));
    match index {
        Some(index) => BEGINNINGS.get(index).is_some_and(|begins| *begins),
        None => rest.starts_with(|letter: char| matches!(letter, 'a' | 'A') || !letter.is_ascii()),
    }
}

/// Names, without codes, of all calendars; the first calendar with a name wins.
static NAMES: LazyLock<HashMap<&'static str, (Calendar, u8)>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for (of, rows, _) in TABLES.iter().filter(|(_, _, code)| !code) {
        for (names, month) in *rows {
            for name in names.split('|') {
                all.entry(name).or_insert((*of, *month));
            }
        }
    }
    all
});

/// Month with a folded name; codes are accepted only if their calendar was named.
pub(super) fn named(name: &str, calendar: Option<Calendar>) -> Option<(Calendar, u8)> {
    let Some(calendar) = calendar else {
        return NAMES.get(name).copied();
    };
    let tables = TABLES.iter().filter(|(of, ..)| calendar == *of);
    for (of, rows, _) in tables {
        for (names, month) in *rows {
            if names.split('|').any(|candidate| candidate == name) {
                return Some((*of, *month));
            }
        }
    }
    None
}

/// Converts a month to ICU4X's form for a year; `None` if the year has no such month or has it twice.
pub(super) fn in_year(calendar: Calendar, month: u8, leap: bool) -> Option<Month> {
    if calendar != Calendar::Hebrew {
        return Some(Month::new(month));
    }
    match (month, leap) {
        (FIRST_ADAR | GEDCOM_ADAR, true) => Some(Month::leap(5)),
        (SECOND_ADAR, true) | (GEDCOM_ADAR | 6, false) => Some(Month::new(6)),
        (FIRST_ADAR | SECOND_ADAR, false) | (6, true) => None,
        (month, _) => Some(Month::new(month)),
    }
}

/// Whether a Hebrew year has thirteen months, as seven of every nineteen do.
pub(super) fn is_leap(calendar: Calendar, year: u32) -> bool {
    calendar == Calendar::Hebrew && (7 * u64::from(year) + 1) % 19 < 7
}
