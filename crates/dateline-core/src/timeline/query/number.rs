//! Comparison of values: as numbers if both are numbers, else as dates.

use super::token::Sign;
use crate::date::{Date, DateContext, Truth, Window};

/// Words after a number that multiply it.
const SCALES: [(&str, f64); 5] = [
    ("k", 1e3),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
];

/// A comparison such as `>100` or `<=2024-05`.
#[derive(Debug, Clone)]
pub(super) struct Comparison {
    sign: Sign,
    number: Option<f64>,
    windows: Vec<Window>,
    context: DateContext,
}

impl Comparison {
    /// Parses the value to compare with; `None` if it is neither a number nor a date.
    pub fn new(sign: Sign, value: &str, context: DateContext) -> Option<Self> {
        // An unknown unit may be a multiplier: `1m` may be a million.
        let number = read(value).filter(|(_, unit)| unit.is_empty());
        let number = number.map(|(number, _)| number);
        let date = Date::parse(value, context).ok();
        let windows: Vec<Window> = date.map_or_else(Vec::new, |date| windows(sign, &date));
        let is_known = number.is_some() || !windows.is_empty();
        is_known.then_some(Self {
            sign,
            number,
            windows,
            context,
        })
    }

    /// Whether the comparison holds for a text; a text that is neither a number nor a date never
    /// compares as more or less.
    pub fn holds(&self, text: &str) -> Truth {
        // A day such as 12 May also begins with a number.
        let is_bare = !text.contains(char::is_alphabetic);
        let number = number(text);
        if self.windows.is_empty() || (is_bare && number.is_some()) {
            return self.holds_of_number(number);
        }
        match Date::parse(text, self.context) {
            Ok(date) => {
                let truths = self.windows.iter().map(|window| date.falls_into(*window));
                truths.max().unwrap_or(Truth::No)
            }
            Err(_) => self.holds_of_number(number),
        }
    }

    fn holds_of_number(&self, number: Option<f64>) -> Truth {
        let (Some(limit), Some(number)) = (self.number, number) else {
            return Truth::No;
        };
        Truth::from(match self.sign {
            Sign::More => number > limit,
            Sign::MoreOrEqual => number >= limit,
            Sign::Less => number < limit,
            Sign::LessOrEqual => number <= limit,
            Sign::None | Sign::Exactly => is_equal(number, limit),
        })
    }
}

/// Whether two numbers are equal.
pub(super) fn is_equal(one: f64, other: f64) -> bool {
    one.total_cmp(&other).is_eq()
}

/// The windows that a comparison with a date stands for.
pub(super) fn windows(sign: Sign, date: &Date) -> Vec<Window> {
    let or_equal = matches!(sign, Sign::MoreOrEqual | Sign::LessOrEqual);
    let beyond = match sign {
        Sign::More | Sign::MoreOrEqual => Window::after(date),
        Sign::Less | Sign::LessOrEqual => Window::before(date),
        Sign::None | Sign::Exactly => Some(Window::during(date)),
    };
    let during = or_equal.then(|| Window::during(date));
    beyond.into_iter().chain(during).collect()
}

/// The number that a text is or begins with: `1,200`, `€ 3.5 million`, `12 km`. `None` if the
/// digits may mean something else, as in `12-14`, `12:30` or `1.2.3`.
pub(super) fn number(text: &str) -> Option<f64> {
    read(text).map(|(number, _)| number)
}

/// The number at the start of a text, and the word after it that does not belong to it.
fn read(text: &str) -> Option<(f64, &str)> {
    let text = text
        .trim()
        .trim_start_matches(['$', '€', '£', '¥', '~', '≈', ' ']);
    let end = text
        .char_indices()
        .find(|(at, c)| !(c.is_ascii_digit() || is_inside(text, *at, *c)))
        .map_or(text.len(), |(at, _)| at);
    let (digits, rest) = text.split_at_checked(end)?;
    let rest_begins = rest.chars().next();
    let ends_well = |c: char| {
        c.is_whitespace() || c.is_alphabetic() || matches!(c, '%' | '°' | '+' | ')' | '€' | '$')
    };
    if !rest_begins.is_none_or(ends_well) {
        return None;
    }
    let plain: String = digits.chars().filter(|c| !is_separator(*c)).collect();
    let value: f64 = plain.parse().ok()?;
    let unit = rest.split_whitespace().next().unwrap_or_default();
    let unit = unit.trim_end_matches(|c: char| !c.is_alphanumeric());
    let scale = SCALES.iter().find(|(word, _)| {
        unit.eq_ignore_ascii_case(word) && (*word != "k" || rest.starts_with(['k', 'K']))
    });
    Some(match scale {
        Some((_, scale)) => (value * scale, ""),
        None => (value, unit),
    })
}

/// Whether the character at a byte position belongs to the number: a sign before it, a decimal
/// point, or a thousands separator.
fn is_inside(text: &str, at: usize, c: char) -> bool {
    let behind = text.get(at + c.len_utf8()..);
    let digits_behind = behind.map_or(0, |rest| {
        rest.bytes().take_while(u8::is_ascii_digit).count()
    });
    let before = text.get(..at).unwrap_or_default();
    match c {
        '-' | '+' => at == 0 && digits_behind > 0,
        '.' => digits_behind > 0 && !before.contains('.'),
        c if is_separator(c) => {
            digits_behind == 3
                && before.ends_with(|c: char| c.is_ascii_digit())
                && !before.contains('.')
        }
        _ => false,
    }
}

/// Whether a character can separate groups of three digits.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | '_' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_is_read_where_it_is_one() {
        for (text, expected) in [
            ("100", Some(100.0)),
            (" 1,200 ", Some(1200.0)),
            ("1 200 000", Some(1_200_000.0)),
            ("1_000", Some(1000.0)),
            ("3.5", Some(3.5)),
            ("-4", Some(-4.0)),
            ("$1,200.50", Some(1200.5)),
            ("€ 3.5 million", Some(3_500_000.0)),
            ("2k", Some(2000.0)),
            ("12 km", Some(12.0)),
            ("45%", Some(45.0)),
            ("~120 dead", Some(120.0)),
            ("1,20", None),
            ("12-14", None),
            ("12:30", None),
            ("1.2.3", None),
            ("2024-05-09", None),
            ("about 120", None),
            ("none", None),
            ("", None),
        ] {
            assert_eq!(number(text), expected, "{text:?}");
        }
    }
}
