//! The words of dates in thirteen languages: a table for each, a row for each meaning.

mod chinese;
mod czech;
mod dutch;
mod english;
mod feasts;
mod french;
mod genealogy;
mod german;
mod italian;
mod japanese;
mod law;
mod lives;
mod polish;
mod portuguese;
mod russian;
mod spanish;
mod swedish;
mod word;

use std::sync::LazyLock;

use self::word::Row;
pub(super) use self::word::{DayPart, Word};
use super::calendar::Era;

/// Script of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    /// Without spaces between words.
    Cjk,
}

/// Languages in the order in which they are tried, English first.
const LANGUAGES: [(Script, &[&[Row]]); 13] = [
    (Script::Latin, &[english::ROWS, law::ROWS, lives::ROWS]),
    (Script::Latin, &[german::ROWS]),
    (Script::Latin, &[french::ROWS]),
    (Script::Latin, &[dutch::ROWS]),
    (Script::Latin, &[spanish::ROWS]),
    (Script::Latin, &[portuguese::ROWS]),
    (Script::Latin, &[italian::ROWS]),
    (Script::Latin, &[czech::ROWS]),
    (Script::Latin, &[polish::ROWS]),
    (Script::Latin, &[swedish::ROWS]),
    (Script::Cyrillic, &[russian::ROWS]),
    (Script::Cjk, &[chinese::ROWS]),
    (Script::Cjk, &[japanese::ROWS]),
];

impl Script {
    /// Script of a text: the rarest one in it, as Roman numerals and "UTC" occur in all.
    pub(super) fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self::Latin;
        }
        let cyrillic = |letter| matches!(letter, '\u{400}'..='\u{4ff}');
        if text.chars().any(cyrillic) {
            Self::Cyrillic
        } else if text.chars().any(is_cjk) {
            Self::Cjk
        } else {
            Self::Latin
        }
    }
}

/// Whether a letter belongs to a script without spaces between words.
pub(super) const fn is_cjk(letter: char) -> bool {
    matches!(letter, '\u{3005}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Words common to all languages. Zones as in RFC 2822, 4.3, and those of Europe and Japan that are unambiguous.
const COMMON: &[Row] = &[
    (
        "c|ca|circa|circ|circiter|cir|or so|or thereabouts",
        Word::Circa,
    ),
    ("saec|saecc|saeculum|saeculi|saeculo", Word::Century),
    ("~in|~ineunte|~ineuntis", Word::Early),
    ("~med|~medio|~mediante", Word::Mid),
    ("~ex|~exeunte|~exeuntis", Word::Late),
    ("ianuarii|januarii", Word::Month(1)),
    ("februarii", Word::Month(2)),
    ("martii", Word::Month(3)),
    ("aprilis", Word::Month(4)),
    ("maii|maji", Word::Month(5)),
    ("iunii|junii", Word::Month(6)),
    ("iulii|julii", Word::Month(7)),
    ("augusti", Word::Month(8)),
    ("septembris", Word::Month(9)),
    ("octobris", Word::Month(10)),
    ("novembris", Word::Month(11)),
    ("decembris", Word::Month(12)),
    ("&die", Word::Noise),
    ("&fl|&floruit|&cop", Word::Label),
    // "Aº 1650", "Ao. 1650"
    ("&ao", Word::Noise),
    ("#ber|#bre|#bris|#bris", Word::LatinMonth),
    ("xber|xbre|xbris", Word::Month(12)),
    (
        "terminus post quem|tpq|t p q|post quem|terminus a quo",
        Word::OnOrAfter,
    ),
    (
        "terminus ante quem|taq|t a q|ante quem|terminus ad quem",
        Word::UpTo,
    ),
    ("i e|recte|rectius", Word::Correction),
    ("s a|sine anno", Word::NoDate),
    ("bc|bce", Word::Bc),
    ("ad|ce", Word::Ad),
    ("be|b e|buddhist era|พ ศ|พุทธศักราช", Word::Era(Era::Buddhist)),
    ("o s|os|old style|julian|julian calendar", Word::OldStyle),
    (
        "n s|ns|new style|gregorian|gregorian calendar",
        Word::NewStyle,
    ),
    ("utc", Word::Zone("UTC", 0)),
    ("gmt", Word::Zone("GMT", 0)),
    ("cet", Word::Zone("CET", 60)),
    ("cest", Word::Zone("CEST", 120)),
    ("eet", Word::Zone("EET", 120)),
    ("eest", Word::Zone("EEST", 180)),
    ("msk", Word::Zone("MSK", 180)),
    ("jst", Word::Zone("JST", 540)),
    ("est", Word::Zone("EST", -300)),
    ("edt", Word::Zone("EDT", -240)),
    ("cdt", Word::Zone("CDT", -300)),
    ("mst", Word::Zone("MST", -420)),
    ("mdt", Word::Zone("MDT", -360)),
    ("pst", Word::Zone("PST", -480)),
    ("pdt", Word::Zone("PDT", -420)),
];

/// Words of a language, sorted for lookup.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub script: Script,
    entries: Vec<(String, Word)>,
    /// Index of the first entry for each first byte.
    starts: Vec<usize>,
}

static LEXICONS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| {
    LANGUAGES
        .iter()
        .map(|(script, tables)| Lexicon::new(*script, tables))
        .collect()
});

/// The lexicons in the order in which they are tried.
pub(super) fn lexicons() -> &'static [Lexicon] {
    &LEXICONS
}

/// Every word of every language, folded, for spelling suggestions.
pub(super) fn all_words() -> impl Iterator<Item = &'static str> {
    LANGUAGES
        .iter()
        .flat_map(|(_, tables)| *tables)
        .flat_map(|rows| *rows)
        .chain(feasts::ROWS)
        .flat_map(|(ways, _)| ways.split('|'))
}

impl Lexicon {
    fn new(script: Script, tables: &[&[Row]]) -> Self {
        let rows = tables.iter().flat_map(|rows| *rows);
        let mut entries: Vec<(String, Word)> = Vec::new();
        let common = [COMMON, feasts::ROWS, genealogy::ROWS]
            .into_iter()
            .flatten();
        for (ways, word) in rows.chain(common) {
            for way in ways.split('|') {
                let mut key = String::new();
                for part in way
                    .split([' ', '.', '-', '\''])
                    .filter(|part| !part.is_empty())
                {
                    if !key.is_empty() {
                        key.push(' ');
                    }
                    fold_into(part, &mut key);
                }
                entries.push((key, *word));
            }
        }
        // The sort is stable: a language's own row precedes a common one.
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        entries.dedup_by(|later, earlier| later.0 == earlier.0);
        let starts = (0..=u8::MAX)
            .map(|byte| {
                entries.partition_point(|(entry, _)| entry.bytes().next().unwrap_or(0) < byte)
            })
            .chain([entries.len()])
            .collect();
        Self {
            script,
            entries,
            starts,
        }
    }

    /// Entries with the same first byte as the key.
    fn bucket(&self, key: &str) -> &[(String, Word)] {
        let first = key.bytes().next().map_or(0, usize::from);
        let bounds = (self.starts.get(first), self.starts.get(first + 1));
        let (Some(start), Some(end)) = bounds else {
            return &[];
        };
        self.entries.get(*start..*end).unwrap_or_default()
    }

    /// Whether any entry has the same first byte as the prefix.
    pub(super) fn has(&self, prefix: &str) -> bool {
        prefix.is_empty() || !self.bucket(prefix).is_empty()
    }

    /// Meaning of an exact, folded word.
    pub(super) fn get(&self, key: &str) -> Option<Word> {
        self.beginning(key)
            .find(|(entry, _)| *entry == key)
            .map(|(_, word)| word)
    }

    /// Entries that begin with this word, including the word itself.
    pub(super) fn beginning(&self, word: &str) -> impl Iterator<Item = (&str, Word)> {
        let bucket = self.bucket(word);
        let index = bucket.partition_point(|(entry, _)| entry.as_str() < word);
        bucket
            .get(index..)
            .unwrap_or_default()
            .iter()
            .take_while(move |(entry, _)| entry.starts_with(word))
            .map(|(entry, word)| (entry.as_str(), *word))
    }
}

/// Appends a text folded for comparison: lowercase and without accents.
pub(super) fn fold_into(text: &str, out: &mut String) {
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter.to_ascii_lowercase());
        } else {
            letter
                .to_lowercase()
                .for_each(|letter| fold_letter(letter, out));
        }
    }
}

fn fold_letter(letter: char, out: &mut String) {
    let plain = match letter {
        '\u{300}'..='\u{36f}' => return,
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ª' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'ď' => 'd',
        'è'..='ë' | 'ě' | 'ē' | 'ę' => 'e',
        'ì'..='ï' => 'i',
        'ł' => 'l',
        'ñ' | 'ň' | 'ń' => 'n',
        'ò'..='ö' | 'ō' | 'º' | 'ø' => 'o',
        'ř' => 'r',
        'š' | 'ś' => 's',
        'æ' => {
            out.push_str("ae");
            return;
        }
        'ß' => {
            out.push_str("ss");
            return;
        }
        'ť' => 't',
        'ù'..='ü' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        'ё' => 'е',
        'й' => 'и',
        other => other,
    };
    out.push(plain);
}
