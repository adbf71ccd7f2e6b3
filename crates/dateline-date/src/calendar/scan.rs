//! Scans the parts of a date in another calendar from a text.

mod letters;

use super::Calendar;
use super::month;
use crate::digits::digits;
use crate::words::fold_into;

use self::letters::{fold_foreign, is_within_name, matched, matching, roman};

/// The parts of a date that are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    pub calendar: Option<Calendar>,
    pub day: Option<u32>,
    pub month: Option<u8>,
    pub year: Option<u32>,
    /// Number of digits of a bare number.
    pub digits: usize,
    /// The calendar is named by AH, AM, SH or "an", not only by a month.
    pub marked: bool,
    /// The calendar's mark is before the year.
    pub prefixed: bool,
    pub end: usize,
}

/// A position in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scan<'t> {
    text: &'t str,
    pub at: usize,
}

/// A word that names the calendar of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Calendar(Calendar),
    /// "H" after the name of a month.
    Hijri,
}

/// Whether a text is the mark of another calendar: "AH", "Anno Mundi".
pub(crate) fn names_calendar(text: &str) -> bool {
    let mut scan = Scan::new(text.trim(), 0);
    scan.mark().is_some() && scan.rest().trim_matches('.').is_empty()
}

impl<'t> Scan<'t> {
    pub(super) const fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Skips separators between the parts of a date; a hyphen only directly between two parts.
    fn gap(&mut self) {
        let rest = self.rest();
        let tight = rest
            .strip_prefix('-')
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        self.at += if tight {
            1
        } else {
            rest.len() - rest.trim_start_matches([' ', '.', ',']).len()
        };
    }

    /// Takes a number of up to four digits, with its ordinal suffix, that is not followed by a digit, letter or colon.
    fn number(&mut self) -> Option<(u32, usize)> {
        let rest = self.rest();
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=4).contains(&len) {
            return None;
        }
        let value = rest.get(..len)?.parse().ok()?;
        let after = rest.get(len..)?;
        let suffix = ["er", "st", "nd", "rd", "th"]
            .into_iter()
            .filter(|_| len <= 2)
            .find(|suffix| after.starts_with(*suffix));
        let end = len + suffix.map_or(0, str::len);
        let mut following = rest.get(end..)?.chars();
        let glued = following.next().is_some_and(|letter| {
            letter.is_ascii_digit() || suffix.is_some() && letter.is_alphanumeric() || letter == ':'
        });
        if glued {
            return None;
        }
        self.at += end;
        Some((value, len))
    }

    /// Takes a day, month and year in digits, the year first or last: "1402/01/15".
    fn in_digits(&mut self) -> Option<[u32; 3]> {
        let bytes = self.rest().as_bytes();
        let (first, first_len) = digits(bytes, 0);
        let mark = bytes.get(first_len).filter(|mark| b"/-.".contains(mark))?;
        let (month, month_len) = digits(bytes, first_len + 1);
        let third = first_len + month_len + 2;
        let (last, last_len) = digits(bytes, third);
        let is_same = bytes.get(third - 1) == Some(mark);
        let date = match (first_len, month_len, last_len) {
            (4, 1 | 2, 1 | 2) => [last, month, first],
            (1 | 2, 1 | 2, 4) => [first, month, last],
            _ => return None,
        };
        let ends = !bytes.get(third + last_len).is_some_and(u8::is_ascii_digit);
        (is_same && ends).then(|| {
            self.at += third + last_len;
            date
        })
    }

    /// Skips the "of" between a day and its month.
    fn of(&mut self) {
        if let Some(after) = self.rest().strip_prefix("of ") {
            self.at = self.text.len() - after.len();
        }
    }

    /// Takes the longest name of a month here.
    fn month(&mut self, calendar: Option<Calendar>) -> Option<(Calendar, u8)> {
        /// Maximum number of letters of a name.
        const LONGEST: usize = 24;
        let rest = self.rest();
        if calendar.is_none() && !month::may_begin(rest) {
            return None;
        }
        let mut folded = String::new();
        let mut best = None;
        let mut letters = rest.char_indices().peekable();
        while let Some((index, letter)) = letters.next() {
            if letter.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&letter) {
                fold_foreign(letter, &mut folded);
                let end = index + letter.len_utf8();
                let continues = letters.peek().is_some_and(|(_, next)| {
                    next.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(next)
                });
                if !continues && let Some(found) = month::named(&folded, calendar) {
                    best = Some((found, end));
                }
            } else if index == 0 || !is_within_name(letter) {
                break;
            }
            if folded.len() > LONGEST {
                break;
            }
        }
        let (found, end) = best?;
        self.at += end;
        Some(found)
    }

    /// Takes a word that names the calendar of a year.
    fn mark(&mut self) -> Option<Mark> {
        const MARKS: &[(&str, Mark)] = &[
            ("AH", Mark::Calendar(Calendar::Islamic)),
            ("AM", Mark::Calendar(Calendar::Hebrew)),
            ("SH", Mark::Calendar(Calendar::Persian)),
            ("ANNO HEGIRAE", Mark::Calendar(Calendar::Islamic)),
            ("HIJRI", Mark::Calendar(Calendar::Islamic)),
            ("HIJRA", Mark::Calendar(Calendar::Islamic)),
            ("ANNO MUNDI", Mark::Calendar(Calendar::Hebrew)),
            ("SOLAR HIJRI", Mark::Calendar(Calendar::Persian)),
            ("HIJRI SHAMSI", Mark::Calendar(Calendar::Persian)),
            ("SHAMSI", Mark::Calendar(Calendar::Persian)),
            ("H", Mark::Hijri),
        ];
        let rest = self.rest();
        if !rest.starts_with(['A', 'a', 'S', 's', 'H', 'h']) {
            return None;
        }
        let fits = |mark: &&(&str, Mark)| {
            // A lowercase "am" is a clock time, or German.
            matching(rest, mark.0, mark.0.len() > 2 || mark.0 == "AH")
        };
        let (text, mark) = MARKS
            .iter()
            .filter(fits)
            .max_by_key(|(text, _)| text.len())?;
        self.at += matched(rest, text)?;
        Some(*mark)
    }

    /// Takes the year of the Republic after "an".
    fn republican_year(&mut self) -> Option<u32> {
        let numeral = self.rest();
        let len = numeral
            .find(|letter: char| !letter.is_alphanumeric())
            .unwrap_or(numeral.len());
        let word = numeral.get(..len)?;
        let year = roman(word).or_else(|| word.parse().ok().filter(|_| len <= 2))?;
        self.at += len;
        for tail in ["DE LA REPUBLIQUE FRANCAISE", "DE LA REPUBLIQUE"] {
            let mut folded = String::new();
            fold_into(self.rest().trim_start(), &mut folded);
            if folded.to_uppercase().starts_with(tail) {
                let words = tail.split(' ').count();
                self.skip_words(words);
                break;
            }
        }
        Some(year)
    }

    fn skip_words(&mut self, count: usize) {
        for _ in 0..count {
            let rest = self.rest();
            let gap = rest.len() - rest.trim_start().len();
            let word = rest
                .trim_start()
                .find(|letter: char| !letter.is_alphabetic())
                .unwrap_or(rest.len() - gap);
            self.at += gap + word;
        }
    }

    /// Takes "an", "l'an" or "year" before a year of the Republic.
    fn republican_mark(&mut self, month: bool) -> Option<()> {
        let words: &[&str] = if month {
            &[
                "AN", "ANNEE", "YEAR", "DE L'AN", "OF YEAR", "OF THE YEAR", "L'AN",
            ]
        } else {
            &["AN", "L'AN"]
        };
        let rest = self.rest();
        let len = words.iter().filter_map(|word| {
            matching(rest, word, true)
                .then(|| matched(rest, word))
                .flatten()
        });
        self.at += len.max()?;
        self.gap();
        Some(())
    }

    /// Takes a mark between two ends of a range or list.
    pub(super) fn range_mark(&mut self) -> Option<()> {
        let rest = self.rest().trim_start();
        let start = self.text.len() - rest.len();
        let first = rest.chars().next()?;
        if matches!(first, '-' | '–' | '—' | '/' | '&' | '→') {
            self.at = start + first.len_utf8();
        } else {
            let word = [
                "to", "and", "or", "until", "till", "through", "et", "au", "à", "und", "bis",
            ]
            .into_iter()
            .find(|word| {
                rest.strip_prefix(word)
                    .is_some_and(|after| after.starts_with(' '))
            })?;
            self.at = start + word.len();
        }
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        Some(())
    }
}

/// Parts of the date at a byte, as far as they belong to one of these calendars; also a bare number, or a day and month
/// without a year.
pub(super) fn parts(text: &str, at: usize, named: Option<Calendar>) -> Option<Parts> {
    let mut scan = Scan::new(text, at);
    let mut parts = Parts {
        calendar: named,
        day: None,
        month: None,
        year: None,
        digits: 0,
        marked: named.is_some(),
        prefixed: false,
        end: at,
    };
    if scan.next()?.is_alphabetic()
        && let Some(prefixed) = with_prefix(scan)
    {
        return Some(prefixed);
    }
    let mut whole = scan;
    if let Some(date) = whole.in_digits() {
        whole.gap();
        let calendar = match whole.mark()? {
            Mark::Calendar(calendar) => calendar,
            Mark::Hijri => Calendar::Islamic,
        };
        return parts.with(calendar, date, whole.at);
    }
    let first = scan.number();
    parts.end = scan.at;
    scan.gap();
    if first.is_some() {
        scan.of();
    }
    if let Some((calendar, month)) = scan.month(named) {
        (parts.calendar, parts.month) = (Some(calendar), Some(month));
        parts.day = match first {
            Some((day, 1 | 2)) => Some(day),
            Some(_) => return None,
            None => None,
        };
        parts.end = scan.at;
        after_month(&mut parts, scan);
        return Some(parts);
    }
    let (year, digits) = first?;
    (parts.year, parts.digits) = (Some(year), digits);
    if named == Some(Calendar::FrenchRepublican) || named.is_some() && digits >= 3 {
        return Some(parts);
    }
    if let Some(Mark::Calendar(calendar)) = scan.mark() {
        let here = scan.at;
        let number_follows = text.get(here..).is_some_and(|rest| {
            rest.trim_start_matches([' ', '.'])
                .starts_with(|c: char| c.is_ascii_digit())
        });
        // "5 AM 2025" and "1030 AM" are times of day.
        let clock = calendar == Calendar::Hebrew && !calendar.has_year(year);
        if !number_follows && !clock {
            parts.calendar = Some(calendar);
            parts.marked = true;
            parts.end = here;
        }
    }
    Some(parts)
}

impl Parts {
    /// The parts of a date in digits; `None` in a calendar whose months have no numbers in use.
    fn with(self, calendar: Calendar, [day, month, year]: [u32; 3], end: usize) -> Option<Self> {
        let has_numbers = matches!(calendar, Calendar::Islamic | Calendar::Persian);
        let month = u8::try_from(month).ok().filter(|_| has_numbers)?;
        Some(Self {
            calendar: Some(calendar),
            day: Some(day),
            month: Some(month),
            year: Some(year),
            digits: 4,
            marked: true,
            end,
            ..self
        })
    }
}

/// Parses a date that begins with the calendar's mark: "AH 1444", "an II".
fn with_prefix(scan: Scan<'_>) -> Option<Parts> {
    let found = |calendar: Calendar, year: u32, digits: usize, end: usize| Parts {
        calendar: Some(calendar),
        day: None,
        month: None,
        year: Some(year),
        digits,
        marked: true,
        prefixed: true,
        end,
    };
    let mut republican = scan;
    if republican.republican_mark(false).is_some()
        && let Some(year) = republican.republican_year()
        && Calendar::FrenchRepublican.has_year(year)
    {
        return Some(found(Calendar::FrenchRepublican, year, 2, republican.at));
    }
    let mut scan = scan;
    let Mark::Calendar(calendar) = scan.mark()? else {
        return None;
    };
    scan.gap();
    let mut whole = scan;
    if let Some(date) = whole.in_digits() {
        return found(calendar, 0, 4, whole.at).with(calendar, date, whole.at);
    }
    let (year, digits) = scan.number()?;
    // "AM 10" is more likely a time of day than year 10 Anno Mundi.
    let clock = calendar == Calendar::Hebrew && digits <= 2;
    (!clock).then(|| found(calendar, year, digits, scan.at))
}

/// Takes the year after a month, and a day before that year: "Tishrei 5, 5784".
fn after_month(parts: &mut Parts, scan: Scan<'_>) {
    let mut scan = scan;
    scan.gap();
    if parts.calendar == Some(Calendar::FrenchRepublican) {
        let marked = scan.republican_mark(true).is_some();
        let is_roman = scan.next().is_some_and(char::is_alphabetic);
        if (marked || is_roman || parts.marked)
            && let Some(year) = scan.republican_year()
        {
            parts.year = Some(year);
            parts.end = scan.at;
        }
        return;
    }
    if parts.day.is_none() {
        let mut day = scan;
        if let Some((number, 1 | 2)) = day.number() {
            let end = day.at;
            day.gap();
            if day.at > end && day.next().is_some_and(|letter| letter.is_ascii_digit()) {
                parts.day = Some(number);
                parts.end = end;
                scan = day;
            }
        }
    }
    let mut marked = scan;
    let prefixed = marked.mark();
    if prefixed.is_some() {
        marked.gap();
        scan = marked;
    }
    let Some((year, digits)) = scan.number() else {
        return;
    };
    let end = scan.at;
    scan.gap();
    let suffix = scan.mark();
    let mark = prefixed.or(suffix);
    // A short number after a month alone may be its day.
    if digits <= 2 && parts.day.is_none() && mark.is_none() {
        parts.day = Some(year);
        parts.end = end;
        return;
    }
    parts.year = Some(year);
    parts.end = if suffix.is_some() { scan.at } else { end };
    match mark {
        // "1357 AH" with a Persian month is also a solar year; any other mark is left over and rejected.
        Some(Mark::Calendar(calendar))
            if Some(calendar) != parts.calendar
                && (parts.calendar, calendar) != (Some(Calendar::Persian), Calendar::Islamic) =>
        {
            parts.end = end;
        }
        Some(_) => parts.marked = true,
        None => {}
    }
}
