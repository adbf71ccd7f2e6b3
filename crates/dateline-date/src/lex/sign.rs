//! Punctuation: arrows, double hyphens, comparisons and other signs.

use super::place::{SEPARATORS, ends_date, stands_apart};
use super::token::{Kind, Token, is_year};
use crate::digits::digits;
use crate::numeric::Shape;
use crate::words::Word;

/// Parses an arrow, an ellipsis or a double hyphen between dates, or a comparison before one; returns its end.
pub(super) fn find(text: &[u8], at: usize, next: char, before: &[Token]) -> Option<(Kind, usize)> {
    let dash = |len: usize| Some((Kind::Dash { long: true }, at + len));
    match next {
        '→' | '⟶' | '⇒' | '…' | '↔' => dash(next.len_utf8()),
        // "1850--1860": a dash, not a minus.
        '-' if is_double_hyphen(text, at, before) => dash(2),
        '-' | '=' => dash(arrow(text, at)?),
        // "2020-12-10..2020-12-15"
        '.' if text.get(at + 1) == Some(&b'.') => dash(if text.get(at + 2) == Some(&b'.') {
            3
        } else {
            2
        }),
        _ => {
            let (word, len) = comparison(text, at, next)?;
            Some((Kind::Word(word), at + len))
        }
    }
}

/// Parses a sign that is one token by itself; returns its length.
pub(super) fn mark(text: &str, at: usize, next: char, before: &[Token]) -> Option<(Kind, usize)> {
    let rest = text.get(at + next.len_utf8()..).unwrap_or_default();
    let digit_follows = rest.starts_with(|next: char| next.is_ascii_digit());
    let last = before.last();
    let touches = last.is_some_and(|last| last.end == at);
    let kind = match next {
        '/' => Kind::Slash,
        // "Jul 4, 2024 @ 10:00"
        '@' if last.is_some_and(ends_date) && rest.starts_with(' ') => Kind::Word(Word::Noise),
        ',' | '、' | ';' => Kind::Comma,
        mark if SEPARATORS.contains(&mark) && stands_apart(text, at, mark) => Kind::Comma,
        // "1.º de mayo"
        '.' if touches && last.is_some_and(is_short) && rest.starts_with(['º', 'ª']) => {
            return Some((Kind::Word(Word::OrdinalMark), 1 + 'º'.len_utf8()));
        }
        '.' => Kind::Dot,
        // "3月8日~10日"
        '~' if digit_follows && last.is_some_and(is_cjk_mark) => Kind::Dash { long: true },
        '~' | '≈' => Kind::Tilde,
        '±' => Kind::PlusMinus,
        '+' if rest.starts_with('-') => return Some((Kind::PlusMinus, 2)),
        '+' if rest.starts_with("/-") => return Some((Kind::PlusMinus, 3)),
        // "1850+"
        '+' if !digit_follows && touches && last.is_some_and(is_year) => {
            Kind::Word(Word::OnOrAfter)
        }
        // "1337 × 1345"
        '×' => Kind::Word(Word::Cross),
        'x' | 'X' if is_cross(rest, last) => Kind::Word(Word::Cross),
        '&' => Kind::Word(Word::And),
        // Copyright, born, died, married.
        '©' | '℗' | '*' | '†' | '⚭' => Kind::Word(Word::Label),
        // "s. xv²"
        '¹' if touches && last.is_some_and(is_roman) => Kind::Word(Word::FirstHalf),
        '²' if touches && last.is_some_and(is_roman) => Kind::Word(Word::SecondHalf),
        '?' => Kind::Question,
        '%' => Kind::Percent,
        // "04/Mar/2024:15:05:21"
        ':' if digit_follows && touches && last.is_some_and(is_long_year) => {
            Kind::Word(Word::Noise)
        }
        // "Filed: 14 March 2022"
        ':' if last.is_some_and(|last| is_label(last) || is_style(last)) => Kind::Dot,
        _ => return None,
    };
    Some((kind, next.len_utf8()))
}

const fn is_label(token: &Token) -> bool {
    matches!(token.kind, Kind::Word(word) if word.is_label())
}

/// Whether a token is 年, 月 or 日, which follow their number.
const fn is_cjk_mark(token: &Token) -> bool {
    matches!(
        token.kind,
        Kind::Word(Word::YearMark | Word::MonthMark | Word::DayMark)
    )
}

/// Whether a token is "O.S." or "N.S."
const fn is_style(token: &Token) -> bool {
    matches!(token.kind, Kind::Word(Word::OldStyle | Word::NewStyle))
}

const fn is_short(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(_, 1 | 2))
}

const fn is_roman(token: &Token) -> bool {
    matches!(token.kind, Kind::Roman(_))
}

/// Whether a token is a year of four digits or a date in digits.
const fn is_long_year(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(_, 4) | Kind::Numeric(..))
}

/// Whether the letter x before a text is between two years: "1337x1345", "1337 x c. 1345".
fn is_cross(rest: &str, last: Option<&Token>) -> bool {
    let year = rest.trim_start().trim_start_matches(['c', 'a', '.', ' ']);
    last.is_some_and(is_year) && digits(year.as_bytes(), 0).1 >= 3
}

/// `≥`, `>=`, `<`.
fn comparison(text: &[u8], at: usize, next: char) -> Option<(Word, usize)> {
    let or_equal = text.get(at + 1) == Some(&b'=');
    Some(match next {
        '≥' => (Word::OnOrAfter, next.len_utf8()),
        '≤' => (Word::UpTo, next.len_utf8()),
        '>' if or_equal => (Word::OnOrAfter, 2),
        '<' if or_equal => (Word::UpTo, 2),
        '>' => (Word::After, 1),
        '<' => (Word::Before, 1),
        _ => return None,
    })
}

/// Length of an arrow in ASCII: `->`, `-->`, `=>`, `==>`.
fn arrow(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let is_here = |arrow: &&&str| rest.starts_with(arrow.as_bytes());
    let arrow = ["->", "-->", "=>", "==>"].iter().find(is_here)?;
    Some(arrow.len())
}

/// Whether two hyphens separate a year or date from a number.
fn is_double_hyphen(text: &[u8], at: usize, before: &[Token]) -> bool {
    let number_follows = text.get(at + 2).is_some_and(u8::is_ascii_digit);
    let is_negative =
        |last: &Token| matches!(last.kind, Kind::Numeric(Shape::One(point), _) if point.year < 0);
    let is_end = |last: &Token| last.end == at && is_year(last) && !is_negative(last);
    text.get(at + 1) == Some(&b'-') && number_follows && before.last().is_some_and(is_end)
}
