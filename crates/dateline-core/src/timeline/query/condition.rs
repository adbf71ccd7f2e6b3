//! The meaning of one word of an expression.

use super::mistake::Mistake;
use super::needle::{Needle, Whole};
use super::number::{Comparison, windows};
use super::subject::{Role, Subject};
use super::terms::{SURE, TERMS};
use super::token::{Fault, Name, Sign, Word};
use super::verdict::{QuoteVerdict, VERDICTS};
use crate::date::{Date, DateContext, Window};
use crate::timeline::parts::{PARTS, Part};
use crate::timeline::pattern::Pattern;

/// The condition of one word.
#[derive(Debug, Clone)]
pub(super) enum Condition {
    /// Text anywhere in the entry.
    Text(Needle),
    /// Text of the subject.
    Value(Subject, Needle),
    Comparison(Subject, Comparison),
    /// Text in the name of the file.
    File(Needle),
    Has(Part),
    HasText(Subject),
    /// A date within one of these windows.
    When(Vec<Window>),
    Verdict(QuoteVerdict),
}

/// A word with its meaning: a condition on entries, or the required certainty of its branch.
#[derive(Debug, Clone)]
pub(super) enum Modifier {
    Condition(Condition),
    /// `no:`, the opposite of `has:`.
    Not(Condition),
    Sure(bool),
}

/// Interprets a word; `next` is the following word, which may belong to it.
pub(super) fn interpret(
    word: &Word,
    next: Option<&Word>,
    context: DateContext,
) -> Result<Modifier, Mistake> {
    if let Some(fault) = word.fault {
        return Err(match fault {
            Fault::OpenQuote => Mistake::open_quote(word),
            Fault::OpenRegex => Mistake::open_regex(word),
            Fault::BehindRegex => Mistake::behind_regex(word),
            Fault::GroupAsValue => Mistake::group_as_value(word),
        });
    }
    let is_empty = word.value.trim().is_empty();
    match &word.name {
        Name::None if is_empty => Err(Mistake::nothing(word)),
        Name::None => text(word, Whole::Nothing, Whole::Words)
            .map(|text| Modifier::Condition(Condition::Text(text))),
        Name::Tag => Ok(Modifier::Condition(tag(word)?)),
        Name::Key(name) => keyed(&name.to_lowercase(), word, next, context),
    }
}

fn keyed(
    name: &str,
    word: &Word,
    next: Option<&Word>,
    context: DateContext,
) -> Result<Modifier, Mistake> {
    if word.value.trim().is_empty() {
        return Err(Mistake::no_value(word, name, expected(name)));
    }
    let is_compared = !matches!(word.sign, Sign::None | Sign::Exactly);
    let condition = match name {
        SURE => {
            return match word.value.to_lowercase().as_str() {
                "yes" => Ok(Modifier::Sure(!word.negated)),
                "no" => Ok(Modifier::Sure(word.negated)),
                _ => Err(Mistake::value(word, name, expected(name))),
            };
        }
        "has" => has(word),
        "no" => return Ok(Modifier::Not(has(word))),
        "verdict" | "verdicts" => Condition::Verdict(verdict(word)?),
        // A quoted word is searched for in the quotes.
        "quote" | "quotes"
            if !word.is_quoted && word.sign == Sign::None && known_verdict(word).is_some() =>
        {
            Condition::Verdict(verdict(word)?)
        }
        "file" | "files" if !is_compared => {
            Condition::File(text(word, Whole::Start, Whole::Exactly)?)
        }
        "after" | "before" | "during" => Condition::When(times(name, word, next, context)?),
        "date" | "dates" if !word.is_regex && word.sign != Sign::Exactly => {
            Condition::When(times("date", word, next, context)?)
        }
        name => {
            let subject = Subject::named(name);
            if is_compared {
                let compared = Comparison::new(word.sign, &word.value, context);
                let compared = compared.ok_or_else(|| Mistake::not_comparable(word, name))?;
                return Ok(Modifier::Condition(Condition::Comparison(
                    subject, compared,
                )));
            }
            if subject.role == Some(Role::Tag) {
                tag(word)?
            } else {
                let needle = text(word, Whole::Start, Whole::Exactly)?;
                Condition::Value(subject, needle)
            }
        }
    };
    Ok(Modifier::Condition(condition))
}

/// The value that a name expects.
fn expected(name: &str) -> Option<&'static str> {
    let terms = TERMS.iter().find(|(term, _)| *term == name);
    terms.map(|(_, expected)| *expected)
}

/// Only a whole tag matches: `gas` does not match `gas field`.
fn tag(word: &Word) -> Result<Condition, Mistake> {
    let value = word.value.trim_start_matches('#');
    if value.trim().is_empty() {
        return Err(Mistake::no_value(word, "tag", None));
    }
    let word = Word {
        value: value.to_owned(),
        ..word.clone()
    };
    let needle = text(&word, Whole::Text, Whole::Exactly)?;
    Ok(Condition::Value(Subject::of(Role::Tag), needle))
}

/// The text or the regular expression of a value.
fn text(word: &Word, whole: Whole, exactly: Whole) -> Result<Needle, Mistake> {
    if word.is_regex {
        let pattern = Pattern::parse(&word.value);
        return pattern
            .map(Needle::pattern)
            .map_err(|why| Mistake::regex(word, &why.message));
    }
    let whole = if word.sign == Sign::Exactly {
        exactly
    } else {
        whole
    };
    Ok(Needle::new(&word.value, whole))
}

/// The subject of `has:` or `no:`.
fn has(word: &Word) -> Condition {
    let lower = word.value.to_lowercase();
    let part = PARTS.iter().find(|(name, _)| *name == lower);
    if let Some((_, part)) = part {
        return Condition::Has(*part);
    }
    let subject = Subject::named(&word.value);
    match subject.part() {
        Some(part) => Condition::Has(part),
        None => Condition::HasText(subject),
    }
}

fn verdict(word: &Word) -> Result<QuoteVerdict, Mistake> {
    known_verdict(word).ok_or_else(|| Mistake::verdict(word))
}

fn known_verdict(word: &Word) -> Option<QuoteVerdict> {
    let lower = word.value.to_lowercase();
    let verdict = VERDICTS.iter().find(|(name, _)| *name == lower);
    verdict.map(|(_, verdict)| *verdict)
}

/// The windows of `after:`, `before:`, `during:` or `date:`.
fn times(
    name: &str,
    word: &Word,
    next: Option<&Word>,
    context: DateContext,
) -> Result<Vec<Window>, Mistake> {
    let parsed = match context.now {
        Some(now) => Date::seek(&word.value, now, now, context),
        None => Date::parse(&word.value, context),
    };
    let date = parsed.map_err(|error| {
        // `during:May 2025` is two words.
        let whole = next
            .filter(|next| next.name == Name::None && !next.negated && !word.is_quoted)
            .map(|next| format!("{} {}", word.value, next.value))
            .filter(|whole| Date::parse(whole, context).is_ok());
        Mistake::date(word, name, &error, whole.as_deref())
    })?;
    let sign = match name {
        "after" => Sign::More,
        "before" => Sign::Less,
        "during" => Sign::None,
        _ => word.sign,
    };
    let windows = windows(sign, &date);
    let is_before = matches!(sign, Sign::Less | Sign::LessOrEqual);
    let expected = 1 + usize::from(matches!(sign, Sign::LessOrEqual | Sign::MoreOrEqual));
    if windows.len() < expected {
        let side = if is_before { "start" } else { "end" };
        return Err(Mistake::endless(word, name, side));
    }
    Ok(windows)
}
