//! What is wrong with a text of digits, marks and a letter or two, which its tokens do not show.

use crate::digits::digits;
use crate::error::DateError;
use crate::words::lexicons;

/// The true cause, where a text is of a form that is known not to be a date.
pub(super) fn find(text: &str) -> Option<DateError> {
    era_letter(text)
        .or_else(|| hijra(text))
        .or_else(|| bare_v(text))
        .or_else(|| unknown_day(text))
        .or_else(|| footnote(text))
        .or_else(|| letter_y(text))
        .or_else(|| open_ends(text))
        .or_else(|| long_year(text))
        .or_else(|| long_count(text))
        .or_else(|| numbered_month(text))
        .or_else(|| month_and_day(text))
        .or_else(|| day_without_year(text))
        .or_else(|| short_numbers(text))
        .or_else(|| counted(text))
        .or_else(|| year_in_words(text))
        .or_else(|| year_of_reign(text))
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// "S64", "H31.4.30": Japan writes the years of its eras with their first letters.
fn era_letter(text: &str) -> Option<DateError> {
    let rest = text.strip_prefix(['M', 'T', 'S', 'H', 'R'])?;
    // "S2 2024": the second half in French and Spanish.
    let rest = match rest.split_once(' ') {
        Some((part, year)) if all_digits(year) => part,
        _ => rest,
    };
    let mut parts = rest.split(['.', '-']);
    let short = |part: &str| all_digits(part) && part.len() <= 2;
    (parts.clone().count() <= 3 && parts.all(short)).then(|| {
        DateError::new("a letter and a number: of which era, or of which part of a year?", 0).with_help("write the name of the era, as in Shōwa 64, the half of the year, as in H2 2024, or the year")
    })
}

/// "H. 1444": of the Hijra, or Spanish "hacia".
fn hijra(text: &str) -> Option<DateError> {
    let rest = text
        .strip_prefix("H.")
        .or_else(|| text.strip_prefix("H "))
        .or_else(|| text.strip_suffix(" H"))
        .or_else(|| text.strip_suffix(" H."))?;
    all_digits(rest.trim_start()).then(|| {
        DateError::new("“H.” may be a year of the Hijra, or “about”", 0)
            .with_help("write AH 1444, or c. 1444")
    })
}

/// "v 1500": French "vers", or Czech "in".
fn bare_v(text: &str) -> Option<DateError> {
    let rest = text.strip_prefix(['v', 'V'])?;
    all_digits(rest.trim_start()).then(|| {
        DateError::new("“v” before a year may be “about” or “in”", 0)
            .with_help("write v. 1500 or c. 1500 for about 1500, or the year alone")
    })
}

/// `2004-02-3X`: no day of the month begins with this digit.
fn unknown_day(text: &str) -> Option<DateError> {
    let day = text.strip_suffix(['X', 'u', 'x'])?;
    let (month, tens) = day.rsplit_once('-')?;
    let (year, number) = month.split_once('-')?;
    let is_form = all_digits(tens) && all_digits(number) && all_digits(year);
    let lengths = (year.len(), number.len(), tens.len());
    (is_form && lengths == (4, 2, 1)).then(|| {
        DateError::new(
            format!("no day of {month} begins with {tens}"),
            month.len() + 1,
        )
        .with_help("write XX for a day that is not known, as in 2004-02-XX")
    })
}

/// A year and a number in square brackets directly after it, as in `10 September 1945[1]`.
fn footnote(text: &str) -> Option<DateError> {
    let (date, mark) = text.split_once('[')?;
    let number = mark.split(']').next()?;
    let years = date.len()
        - date
            .trim_end_matches(|letter: char| letter.is_ascii_digit())
            .len();
    (years == 4 && all_digits(number) && number.len() <= 3).then(|| {
        DateError::new(
            "a number in brackets after a year: a footnote, or a part of the date?",
            date.len(),
        )
        .with_help("leave a footnote out; write 1735/36 for two years")
    })
}

/// "Y2020": EDTF's Y begins a year of more than four digits, which has no month.
fn letter_y(text: &str) -> Option<DateError> {
    let year = text.strip_prefix('Y')?;
    let number = year.strip_prefix('-').unwrap_or(year);
    let (first, month) = number.split_once('-').unwrap_or((number, ""));
    if !all_digits(first) || !month.is_empty() && !all_digits(month) {
        return None;
    }
    Some(if first.len() <= 4 {
        DateError::new("a Y begins a year of more than four digits", 0)
            .with_help("write a year of four digits without it, as in 2020")
    } else {
        DateError::new("a year of more than four digits has no month", 0)
            .with_help("write the year alone, as in Y12985")
    })
}

/// "../..", "-50", "–1280", "..2019".
fn open_ends(text: &str) -> Option<DateError> {
    if matches!(text, "../.." | "/" | ".." | "../" | "/..") {
        return Some(
            DateError::new("both ends are open, so there is no date", 0)
                .with_help("write at least one end, as in 1985/.."),
        );
    }
    let number = text.strip_prefix("..").or_else(|| text.strip_prefix('–'));
    if number.is_some_and(|number| all_digits(number.trim_start())) {
        return Some(
            DateError::new("a mark before a year may be an open start or a minus", 0)
                .with_help("write ../1280 for until 1280, or -1279 for 1280 BC"),
        );
    }
    let number = text.strip_prefix('-')?;
    (all_digits(number) && number.len() < 3).then(|| {
        DateError::new("a year with a minus has four digits", 0)
            .with_help("write 50 BC, which is -0049")
    })
}

/// "12985-04-12": more than four digits, and what is within a year.
fn long_year(text: &str) -> Option<DateError> {
    let (year, rest) = text.split_once('-')?;
    let parts = rest.split('-');
    let two = |part: &str| all_digits(part) && part.len() == 2;
    let count = parts.clone().count();
    (all_digits(year) && year.len() > 4 && count <= 2 && parts.into_iter().all(two)).then(|| {
        DateError::new("a year has four digits", 0)
            .with_help("write a later year alone, with a Y, as in Y12985")
    })
}

/// "12.19.19.17.19": the Long Count of the Maya.
fn long_count(text: &str) -> Option<DateError> {
    let parts = text.split('.');
    let short = |part: &str| all_digits(part) && part.len() <= 2;
    (parts.clone().count() == 5 && parts.into_iter().all(short)).then(|| {
        DateError::new("five numbers: dates of the Maya calendar are not read", 0)
            .with_help("write the Gregorian date")
    })
}

/// "3rd day of the 4th month 1690", "4th mo. 3, 1690": the months of Quakers have numbers, and began with March until 1752.
fn numbered_month(text: &str) -> Option<DateError> {
    let folded = text.to_lowercase();
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let (mut counted, mut found) = (false, false);
    let is_month = |word: &str| matches!(word, "month" | "mo");
    for word in words.filter(|word| !word.is_empty()) {
        let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let is_number = unit.len() < word.len();
        found |= counted && is_month(word) || is_number && is_month(unit);
        counted = is_number && matches!(unit, "" | "st" | "nd" | "rd" | "th" | "d")
            || ORDINALS.contains(&word);
    }
    found.then(|| {
        DateError::new(
            "a month by its number may be counted from March or from January",
            0,
        )
        .with_help("write the name of the month, as in 3 June 1690")
    })
}

/// Names of months among Quakers.
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// "1985-0412": a month and a day without the hyphen between them.
fn month_and_day(text: &str) -> Option<DateError> {
    let (year, rest) = text.split_once('-')?;
    let fits = all_digits(year) && year.len() == 4 && all_digits(rest) && rest.len() == 4;
    let (number, _) = digits(rest.as_bytes(), 0);
    let is_day = (1..=12).contains(&(number / 100)) && (1..=31).contains(&(number % 100));
    (fits && is_day).then(|| {
        DateError::new(
            "a range that ends before it starts, or a month and a day without a hyphen",
            5,
        )
        .with_help(format!(
            "write {year}-{:02}-{:02} for the day",
            number / 100,
            number % 100
        ))
    })
}

/// "25.09.": a day and a month of German, Czech and others, where no year follows the last dot.
fn day_without_year(text: &str) -> Option<DateError> {
    let (day, month) = text.strip_suffix('.')?.split_once('.')?;
    let within = |part: &str, last: u32| {
        let part = part.trim();
        all_digits(part) && part.len() <= 2 && (1..=last).contains(&digits(part.as_bytes(), 0).0)
    };
    (within(day, 31) && within(month, 12)).then(|| {
        DateError::new("a day and a month without a year", 0)
            .with_help("write the year too, as in 9.5.2025 or 9 May 2025")
    })
}

/// "39/5/1": none of the numbers is a year; "5/24" and "06-14": the second may be a day or a year.
fn short_numbers(text: &str) -> Option<DateError> {
    let mark = text.find(['/', '.', '-'])?;
    let mark = text.get(mark..=mark)?;
    let parts: Vec<&str> = text.split(mark).collect();
    let short = |part: &&str| all_digits(part) && part.len() <= 2;
    if !parts.iter().all(short) {
        return None;
    }
    match parts.as_slice() {
        [_, _, last] if last.len() == 1 => Some(
            DateError::new("none of these numbers is a year", 0)
                .with_help("write the year with four digits"),
        ),
        [_, last] if last.len() == 2 && digits(last.as_bytes(), 0).0 <= 31 => Some(
            DateError::new(
                "a day and a month without a year, or a month and a year of two digits",
                0,
            )
            .with_help("write the year with four digits"),
        ),
        [first, last] if mark == "-" && first.len() == 2 && last.len() == 2 => Some(
            DateError::new("two years of which century?", 0)
                .with_help("write them with four digits, as in 1993-1994"),
        ),
        _ => None,
    }
}

/// "Day 0", "T+5m", "within 30 days of 1 March 2021": counted from a day that is not given, or in a direction that is not.
fn counted(text: &str) -> Option<DateError> {
    const UNITS: [&str; 6] = ["second", "minute", "hour", "day", "week", "month"];
    const FROM: [&str; 8] = [
        "of", "after", "before", "from", "prior", "following", "later", "earlier",
    ];
    let is_mark = |text: &str, marks: [&str; 2]| marks.iter().any(|mark| text.starts_with(mark));
    let from_start = text.strip_prefix(['T', 'D']).is_some_and(|rest| {
        is_mark(rest, ["+", "-"])
            && rest
                .get(1..)
                .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
    });
    let folded = text.to_lowercase();
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let is_unit = |word: &str| UNITS.contains(&word) || word == "year";
    let is_units = |word: &str| word.strip_suffix('s').is_some_and(is_unit);
    let from_other = words.windows(3).any(|three| match three {
        [number, unit, from] => {
            all_digits(number) && (is_units(unit) || is_unit(unit)) && FROM.contains(from)
        }
        _ => false,
    });
    let is_numbered =
        matches!(words.as_slice(), [unit, number] if UNITS.contains(unit) && all_digits(number));
    if from_start || from_other || is_numbered {
        return Some(
            DateError::new("a day or time that is counted from another one", 0)
                .with_help("write the date itself, or both ends of the range"),
        );
    }
    let lasts = words.windows(3).any(|three| match three {
        [link, number, unit] => {
            *link == "for" && all_digits(number) && (is_units(unit) || is_unit(unit))
        }
        _ => false,
    });
    lasts.then(|| {
        DateError::new("a duration is not a date", 0)
            .with_help("write the date itself, or both ends of the range")
    })
}

/// "nineteen eighty-four".
fn year_in_words(text: &str) -> Option<DateError> {
    const NUMBERS: [&str; 32] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
        "hundred", "thousand", "oh", "and", "the",
    ];
    let folded = text.to_lowercase();
    let mut words = folded.split([' ', '-']).filter(|word| !word.is_empty());
    let is_number = |word: &str| NUMBERS.contains(&word);
    (folded.contains([' ', '-']) && words.all(is_number))
        .then(|| DateError::new("a year in words", 0).with_help("write it in digits, as in 1984"))
}

/// "12 Henry VIII", "1st year of Elizabeth I", "22 Edw. III".
fn year_of_reign(text: &str) -> Option<DateError> {
    let counts = text.starts_with(|first: char| first.is_ascii_digit());
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let [_, .., ruler, number] = words.as_slice() else {
        return None;
    };
    let is_word = |word: &str| {
        let folded = word.to_ascii_lowercase();
        lexicons()
            .iter()
            .any(|lexicon| lexicon.get(&folded).is_some())
    };
    let is_name = ruler.len() > 2
        && !is_word(ruler)
        && ruler.starts_with(|first: char| first.is_ascii_uppercase())
        && ruler.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_numeral = number
        .bytes()
        .all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    (counts && is_name && is_numeral)
        .then(|| DateError::new("a year of a reign", 0).with_help("write the year, as in 1521"))
}
