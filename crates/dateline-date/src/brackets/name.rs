//! A named period, reign or event with its dates in brackets: "Ming dynasty (1368–1644)".

use super::pair::{Pair, inside, part};
use super::remark::excludes;
use crate::calendar;
use crate::certainty::Qualifier;
use crate::context::DateContext;
use crate::conventions::Convention;
use crate::error::DateError;
use crate::meaning::Meaning;
use crate::moment::Bound;
use crate::precision::Precision;
use crate::read::Read;
use crate::spelling;
use crate::words::{Lexicon, Script, Word, fold_into, lexicons};

/// A part of the text: a name with its date in brackets, or a final date.
struct Piece {
    date: Read,
    start: usize,
}

/// Parses a text with a name before each pair of brackets; a date may follow, "Edo period (1615–1868), 19th century".
///
/// # Errors
/// The dates have no day in common.
pub(super) fn read(
    text: &str,
    pairs: &[Pair],
    context: DateContext,
) -> Option<Result<Read, DateError>> {
    let is_round = |pair: &Pair| text.as_bytes().get(pair.open) == Some(&b'(');
    if !pairs.iter().all(is_round) {
        return None;
    }
    let mut pieces = Vec::new();
    let mut qualifier = Qualifier::default();
    let mut start = 0;
    for pair in pairs {
        let named = text.get(start..pair.open)?;
        let name = Name::of(named)?;
        qualifier = qualifier.or(name.qualifier);
        let context = of_period(named, context);
        pieces.push(Piece {
            date: part(inside(text, *pair), pair.open + 1, context).ok()?,
            start: pair.open + 1,
        });
        start = pair.close + 1;
    }
    let rest = text.get(start..)?;
    let lead = rest.len() - rest.trim_start_matches([' ', ',', ';', ':']).len();
    let tail = rest.get(lead..)?.trim_end_matches([' ', '.', ',', ';']);
    if tail == "?" {
        qualifier.uncertain = true;
    } else if !tail.is_empty() {
        let date = part(rest.get(lead..)?, start + lead, context).ok()?;
        pieces.push(Piece {
            date,
            start: start + lead,
        });
    }
    let mut pieces = pieces.into_iter();
    let mut narrowest = pieces.next()?.date;
    for piece in pieces {
        if !overlap(&narrowest, &piece.date) {
            return Some(Err(DateError::new(
                "these dates have no day in common",
                piece.start,
            )
            .with_help("write one of them, or correct the one that is wrong")));
        }
        if width(&piece.date) <= width(&narrowest) {
            narrowest = piece.date;
        }
    }
    narrowest.used.add(Convention::NamedPeriod);
    narrowest.meaning = narrowest.meaning.qualified(qualifier);
    Some(Ok(narrowest))
}

/// Whether a text is the name of a period, whose years are not in any table.
pub(crate) fn names_period(text: &str) -> bool {
    const NAMES: [&str; 12] = [
        "dynasty", "period", "era", "reign", "kingdom", "empire", "papacy", "pontificate",
        "consulship", "regency", "shogunate", "caliphate",
    ];
    let mut words = text.split(|letter: char| !letter.is_alphabetic());
    !text.contains(['(', '['])
        && words.any(|word| NAMES.iter().any(|name| word.eq_ignore_ascii_case(name)))
}

/// Parses the name of a period and its date after it: "Ptolemaic Period, ca. 300–200 BC", "Ming dynasty 1368–1644".
pub(super) fn before_date(text: &str, context: DateContext) -> Option<Read> {
    let splits = text.match_indices(' ').filter_map(|(at, _)| {
        let name = text.get(..at)?;
        let bare = name.trim_end_matches([',', ':', ';']);
        // "Ming dynasty 1368–1644"
        let last = bare.rsplit(' ').next().unwrap_or_default();
        (bare.len() < name.len() || names_period(last)).then_some((bare, at + 1))
    });
    splits.into_iter().find_map(|(text_of_name, start)| {
        let is_period = names_period(text_of_name);
        // In "New Kingdom, Dynasty 18" the number is that of the dynasty.
        let has_mark = text
            .get(..start)
            .is_some_and(|name| name.len() > text_of_name.len() + 1);
        // "Octobr, 1917" is a misspelled month, "AUC, 700–710" another calendar.
        let may_be_period =
            text_of_name.starts_with(char::is_uppercase) && !calendar::names_calendar(text_of_name);
        if !is_period && !may_be_period || changes_years(text_of_name) {
            return None;
        }
        // "Heisei era, 1850": the years of this era are known.
        let is_era = |word: &String| {
            in_lexicons(text_of_name, |lexicon| {
                matches!(lexicon.get(word), Some(Word::Era(_)))
            })
        };
        if words_of(text_of_name).iter().any(is_era) {
            return None;
        }
        let name = Name::of(text_of_name)?;
        let mut read = part(
            text.get(start..)?,
            start,
            if has_mark {
                of_period(text_of_name, context)
            } else {
                context
            },
        )
        .ok()?;
        if !is_period && !is_of_past(&read.meaning) {
            return None;
        }
        read.used.add(Convention::NamedPeriod);
        read.meaning = read.meaning.qualified(name.qualifier);
        Some(read)
    })
}

/// Whether a date is one that only the past has: of a century, before the year 1000, or approximate. Another year may
/// follow a month or season that no language here has.
fn is_of_past(meaning: &Meaning) -> bool {
    /// A year that no season is written with.
    const PAST: i64 = 1000;
    let is_early = matches!(meaning.earliest(), Bound::At(first) if first.year() < PAST);
    let many = meaning.precision() > Precision::Year;
    let is_timed = meaning.timed_edges().next().is_some();
    (is_early || many || meaning.qualifier().approximate)
        && meaning.precision() >= Precision::Year
        && !is_timed
}

/// Whether a name leaves out the years after it, or counts them from another year than ours.
fn changes_years(name: &str) -> bool {
    const WORDS: [&str; 32] = [
        "armenian", "auc", "bengali", "byzantine", "coptic", "diocletian", "ethiopian", "hebrew",
        "hijra", "hijri", "holocene", "jewish", "juche", "kali", "kollam", "martyrs", "rama",
        "saka", "samvat", "seleucid", "spanish", "vikram", "except", "excepting", "ohne", "sauf",
        "unless", "without", "no", "non", "missing", "lacking",
    ];
    let words = words_of(name);
    excludes(name) || words.iter().any(|word| WORDS.contains(&word.as_str()))
}

/// What the dates of a period are read with: numbers below 100 are years.
fn of_period(name: &str, context: DateContext) -> DateContext {
    DateContext {
        is_year: context.is_year || names_period(name),
        ..context
    }
}

fn overlap(one: &Read, other: &Read) -> bool {
    let before = |last: Bound, first: Bound| matches!((last, first), (Bound::At(last), Bound::At(first)) if last < first);
    let ((from, to), (first, last)) = (one.meaning.bounds(), other.meaning.bounds());
    !before(to, first) && !before(last, from)
}

/// Days between the bounds; the maximum for open or unknown ones.
fn width(date: &Read) -> i64 {
    match date.meaning.bounds() {
        (Bound::At(first), Bound::At(last)) => last.day_number().saturating_sub(first.day_number()),
        _ => i64::MAX,
    }
}

/// Whether a text states that there is no date: "n.d.", "undated".
pub(super) fn is_no_date(text: &str) -> bool {
    let plain = |letter: char| letter.is_alphabetic() || " .,;:".contains(letter);
    if !text.chars().all(plain) {
        return false;
    }
    let words = words_of(text);
    in_lexicons(text, |lexicon| {
        lexicon.get(&words.join(" ")) == Some(Word::NoDate)
    })
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let mut folded = String::new();
            fold_into(word, &mut folded);
            folded
        })
        .collect()
}

fn in_lexicons(text: &str, found: impl Fn(&Lexicon) -> bool) -> bool {
    let script = Script::of(text);
    lexicons()
        .iter()
        .filter(|lexicon| lexicon.script == script)
        .any(found)
}

/// A name, with the qualifier before it: "probably Ming dynasty".
struct Name {
    qualifier: Qualifier,
}

impl Name {
    /// Parses a name; `None` if the text may affect the date: "before the Ming dynasty", "9 May 1945".
    fn of(text: &str) -> Option<Self> {
        let text = text.trim_matches([' ', ',', ';', ':', '-', '–']);
        let plain = |letter: char| letter.is_alphanumeric() || " .,;:'’“”\"&/-–".contains(letter);
        let words = words_of(text);
        let mut words = words.as_slice();
        let mut qualifier = Qualifier::default();
        while let Some((first, rest)) = words.split_first() {
            let is = |word: Word| in_lexicons(text, |lexicon| lexicon.get(first) == Some(word));
            if is(Word::Circa) {
                qualifier.approximate = true;
            } else if is(Word::Doubt) {
                qualifier.uncertain = true;
            } else {
                break;
            }
            words = rest;
        }
        let is_number = |word: &String| word.starts_with(|letter: char| letter.is_ascii_digit());
        let long_number = |word: &String| word.bytes().filter(u8::is_ascii_digit).count() > 2;
        let english = lexicons().first()?;
        let first = words.first()?;
        let is_relation = in_lexicons(text, |lexicon| lexicon.get(first).is_some_and(changes_side));
        let is_dated = words.iter().any(|word| {
            english
                .get(word)
                .is_some_and(|word| changes_side(word) || is_date(word))
        });
        let is_unknown = |word: &String| {
            !is_number(word) && !in_lexicons(text, |lexicon| lexicon.get(word).is_some())
        };
        let has_name = words.iter().any(is_unknown);
        // "Octobr (1917)"
        let is_misspelled = matches!(words, [only] if spelling::is_misspelling(only));
        let is_name = text.chars().all(plain)
            && !words.iter().any(long_number)
            && !is_relation
            && !is_dated
            && has_name
            && !is_misspelled;
        is_name.then_some(Self { qualifier })
    }
}

/// Whether a word changes the meaning of the date after it ("before", "until", "or").
const fn changes_side(word: Word) -> bool {
    matches!(
        word,
        Word::Before
            | Word::After
            | Word::UpTo
            | Word::OnOrAfter
            | Word::Since
            | Word::Until
            | Word::Between
            | Word::Or
            | Word::NoDate
            | Word::Fiscal
    )
}

/// Whether a word is part of a date by itself.
const fn is_date(word: Word) -> bool {
    matches!(
        word,
        Word::Century
            | Word::Millennium
            | Word::Decade
            | Word::Bc
            | Word::OldStyle
            | Word::NewStyle
    )
}
