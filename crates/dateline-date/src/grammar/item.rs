//! One date or range in a list: the words before it, and its start and end.

use super::mark::{is_clock, is_range_mark, is_time, separates_dates};
use super::relation::{Relation, relation};
use crate::certainty::Qualifier;
use crate::conventions::{Convention, Used};
use crate::error::DateError;
use crate::lex::{Kind, Token};
use crate::words::Word;

/// One end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Start,
    End,
}

/// An item of a list: one date, or the two ends of a range.
#[derive(Debug, Default)]
pub(super) struct Item<'t> {
    pub relation: Option<Relation>,
    pub sides: Vec<&'t [Token]>,
    /// Whether it is up to now, or has no end.
    pub open_end: bool,
    /// "?–2019", "1571–?".
    pub unknown: Option<End>,
    /// "1571–after 1610", "1571–1610 or later".
    pub end_beyond: Option<Relation>,
    /// Conventions used by the words before the date.
    pub used: Used,
    /// Qualifier before the relation: "probably before 1922".
    pub qualifier: Qualifier,
    /// "Since at least", "since no later than".
    pub at_least: bool,
    /// Tokens between its sides.
    marks: Vec<Kind>,
    /// Byte offset of an initial "de" that requires an "a".
    needs_end: Option<usize>,
    /// Whether the relation follows the date.
    relation_after: bool,
}

/// Removes words without meaning, commas and dots from both ends.
pub(super) fn trim(tokens: &[Token]) -> &[Token] {
    let noise = |token: &Token| {
        matches!(
            token.kind,
            Kind::Word(Word::Noise) | Kind::Comma | Kind::Dot
        )
    };
    let start = tokens.iter().take_while(|token| noise(token)).count();
    let rest = tokens.get(start..).unwrap_or_default();
    let end = rest.iter().rev().take_while(|token| noise(token)).count();
    rest.get(..rest.len() - end).unwrap_or_default()
}

impl<'t> Item<'t> {
    /// An item of the two sides of a "between".
    pub(super) fn sides(sides: Vec<&'t [Token]>) -> Self {
        Self {
            sides,
            ..Self::default()
        }
    }

    /// Whether it is one date with no end missing.
    pub(super) fn is_plain(&self) -> bool {
        self.sides.len() == 1 && !self.open_end && self.unknown.is_none() && !self.at_least
    }

    /// Number of ends that are given.
    fn ends(&self) -> usize {
        self.sides.len() + usize::from(self.open_end) + usize::from(self.unknown.is_some())
    }

    /// Splits an item into its sides.
    ///
    /// # Errors
    /// A range has no start, or more than two ends.
    pub(super) fn new(tokens: &'t [Token]) -> Result<Self, DateError> {
        let mut item = Self::default();
        let (tokens, unknown_end) = without_unknown_end(trim(tokens));
        let tokens = item.take_doubt(tokens);
        let tokens = item.take_relation(tokens)?;
        item.take_sides(tokens)?;
        if let Some((unknown, at)) = unknown_end {
            if item.ends() != 1 || item.open_end {
                return Err(DateError::new("unexpected word", at));
            }
            item.unknown = Some(unknown);
        }
        if let (Some(start), ..2) = (item.needs_end, item.ends()) {
            return Err(DateError::new("from this to what?", start));
        }
        let start = tokens.first().map_or(0, |token| token.start);
        let unknown = item.unknown.is_some();
        if unknown && matches!(item.relation, Some(Relation::Since | Relation::Until)) {
            item.relation = None;
        }
        match (item.sides.len(), item.relation) {
            (0, None | Some(Relation::Until | Relation::Since)) if item.open_end => {}
            (0, _) if unknown => return Err(DateError::new("the date is not known", start)),
            (1, Some(_)) if unknown => {
                let message = "“before” or “after” with an unknown end";
                return Err(DateError::new(message, start));
            }
            (0, _) => return Err(DateError::new("no date", start)),
            // "since 1985 until now", "from 1914 to 1918", "2018年から2020年まで"
            (1, Some(Relation::Since)) if item.open_end => item.relation = None,
            (2, Some(Relation::Until)) if !item.has_slash() && !item.relation_after => {
                return Err(DateError::new("until which end of the range?", start)
                    .with_help("write one date after “until”"));
            }
            (2, Some(Relation::Since | Relation::Until)) if !item.has_slash() => {
                item.relation = None;
            }
            // "1571–1610 or later"
            (2, Some(relation @ (Relation::OnOrAfter | Relation::After)))
                if item.relation_after && item.end_beyond.is_none() =>
            {
                (item.relation, item.end_beyond) = (None, Some(relation));
            }
            (1, Some(_)) if item.open_end => {
                let message = "“before” or “after” with an open end";
                return Err(DateError::new(message, start));
            }
            _ => {}
        }
        Ok(item)
    }

    /// Takes the question mark after "1850 or earlier?".
    fn take_doubt(&mut self, tokens: &'t [Token]) -> &'t [Token] {
        if let [rest @ .., relative, mark] = tokens
            && relation_of(relative).is_some()
            && mark.kind == Kind::Question
            && !rest.is_empty()
        {
            self.qualifier.uncertain = true;
            return tokens.get(..tokens.len() - 1).unwrap_or(tokens);
        }
        tokens
    }

    /// Takes the words before the date, and the relation before or after it: "before", "or later".
    fn take_relation(&mut self, tokens: &'t [Token]) -> Result<&'t [Token], DateError> {
        let mut tokens = tokens;
        while let Some((
            Token {
                kind: Kind::Word(word),
                start,
                end,
            },
            rest,
        )) = tokens.split_first()
        {
            match relation(*word) {
                Some(relation) if self.relation.is_none() => self.relation = Some(relation),
                // "since no later than 2019", "until at least 2019"
                Some(Relation::UpTo) if self.relation == Some(Relation::Since) => {
                    self.at_least = true;
                }
                // "by no later than"
                Some(again) if self.relation == Some(again) => {}
                Some(_) => return Err(DateError::new("unexpected word", *start)),
                None if *word == Word::AtLeast && relation_follows(rest) => self.at_least = true,
                None if *word == Word::From => self.needs_end = Some(*start),
                // "a. 1520" is not Spanish "to 1520".
                None if *word == Word::To && (end - start == 1 || self.relation.is_some()) => {
                    return Err(DateError::new("unexpected word", *start));
                }
                // "Nacht zum 3. Mai 1850"
                None if *word == Word::To && self.used.has(Convention::PartOfDay) => {
                    let error =
                        DateError::new("the night to a day begins on the day before", *start);
                    return Err(
                        error.with_help("write both days, as in night of 9–10 November 1938")
                    );
                }
                None if *word == Word::To => self.relation = Some(Relation::Until),
                None if word.is_label() => self.used.add(Convention::Label),
                None if matches!(word, Word::PartOfDay(_)) => self.used.add(Convention::PartOfDay),
                None if relation_follows(rest) && *word == Word::Circa => {
                    self.qualifier.approximate = true;
                }
                None if relation_follows(rest) && *word == Word::Doubt => {
                    self.qualifier.uncertain = true;
                }
                None => break,
            }
            tokens = trim(rest);
        }
        Ok(self.take_relation_after(tokens))
    }

    /// Takes a relation after the date: "or later", "from 9 May 2025 onwards".
    fn take_relation_after(&mut self, tokens: &'t [Token]) -> &'t [Token] {
        let Some((last, rest)) = tokens.split_last() else {
            return tokens;
        };
        let Some(after) = relation_of(last) else {
            return tokens;
        };
        match (self.relation, after) {
            (None, _) if !rest.is_empty() => {
                self.relation = Some(after);
                self.relation_after = true;
            }
            // "from 9 May 2025 onwards"
            (Some(Relation::Since), Relation::Since) => {}
            // "since 2016 or earlier", "until 2022 or later"
            (Some(Relation::Since), Relation::UpTo)
            | (Some(Relation::Until), Relation::OnOrAfter) => self.at_least = true,
            _ => return tokens,
        }
        trim(rest)
    }

    /// Takes "after" before the end of a range.
    fn without_relation(&mut self, side: &'t [Token], is_end: bool) -> &'t [Token] {
        if let (true, Some((first, rest))) = (is_end, side.split_first())
            && let Some(relation @ (Relation::After | Relation::OnOrAfter)) = relation_of(first)
        {
            self.end_beyond = Some(relation);
            return trim(rest);
        }
        side
    }

    /// Takes "or earlier" after the start of a range.
    fn without_or_earlier(&mut self, side: &'t [Token]) -> &'t [Token] {
        if let Some((last, rest)) = side.split_last()
            && !rest.is_empty()
            && relation_of(last) == Some(Relation::UpTo)
        {
            self.at_least = true;
            return trim(rest);
        }
        side
    }

    /// "3–5 May 2024, 10:00–12:00": days, and the clock times of each of them.
    fn is_range_with_times(&self) -> bool {
        let [first, second, last] = self.sides.as_slice() else {
            return false;
        };
        let is_timed = |side: &[Token]| side.iter().any(is_time);
        !is_timed(first) && is_timed(second) && is_clock(last)
    }

    /// Whether a slash separates its last two sides.
    pub(super) fn has_slash(&self) -> bool {
        self.marks.last() == Some(&Kind::Slash)
    }

    /// Number of sides that are the start of a range with a slash in one or both of its ends: "AH 1145/AD 1732–33",
    /// "1265/1266 – 1321", "1265 – 1320/1321", "480/79–470/69 BC".
    pub(super) fn slash_in_range(&self) -> Option<usize> {
        let is_dash = |mark: &Kind| matches!(mark, Kind::Dash { .. } | Kind::Word(Word::To));
        let fits = self.marks.len() + 1 == self.sides.len();
        match self.marks.as_slice() {
            [Kind::Slash, dash] | [Kind::Slash, dash, Kind::Slash] if fits && is_dash(dash) => {
                Some(2)
            }
            [dash, Kind::Slash] if fits && is_dash(dash) => Some(1),
            _ => None,
        }
    }

    /// Splits at dashes, slashes, "to" and "now".
    fn take_sides(&mut self, tokens: &'t [Token]) -> Result<(), DateError> {
        let mut start = 0;
        let mut mark = None;
        for (index, token) in tokens.iter().enumerate() {
            let now = token.kind == Kind::Word(Word::Now);
            // "2018年から2020年": the word for "from" is between the dates.
            let from = token.kind == Kind::Word(Word::SinceBefore) && index > start;
            // "8:00 until 10:00"
            let until = token.kind == Kind::Word(Word::Until) && index > start;
            let mark_here = is_range_mark(token.kind) && separates_dates(tokens, start, index);
            if !now && !from && !until && !mark_here {
                continue;
            }
            let before = trim(tokens.get(start..index).unwrap_or_default());
            if is_unknown(before) && self.ends() == 0 {
                self.unknown = Some(End::Start);
                self.open_end |= now;
                (mark, start) = (Some(token), index + 1);
                continue;
            }
            // "2024-02-28T05:30~NOW": the tilde may be a range or a qualifier.
            if let (true, Some(last)) = (now, before.last())
                && matches!(last.kind, Kind::Tilde | Kind::Question | Kind::Percent)
            {
                return Err(DateError::new("unexpected mark before “now”", last.start));
            }
            if !before.is_empty() {
                let before = self.without_or_earlier(before);
                self.sides.push(before);
            } else if is_open_start(tokens, index) && self.relation.is_none() {
                self.relation = Some(Relation::Until);
                start = index + 1;
                continue;
            } else if !now {
                return Err(DateError::new("missing start of the range", token.start));
            }
            self.open_end |= now;
            self.marks.push(token.kind);
            mark = Some(token);
            start = index + 1;
        }
        self.take_last_side(trim(tokens.get(start..).unwrap_or_default()), mark)?;
        if self.ends() > 2 && !self.is_range_with_times() && self.slash_in_range().is_none() {
            let error = DateError::new("a range has two ends", mark.map_or(0, |mark| mark.start));
            return Err(error.with_help("write commas between several dates, as in 1876, 1890"));
        }
        Ok(())
    }

    /// Takes what is after the last mark, or all if there is none.
    fn take_last_side(&mut self, last: &'t [Token], mark: Option<&Token>) -> Result<(), DateError> {
        if let Some(first) = last.first() {
            if self.open_end {
                return Err(DateError::new("nothing can follow “now”", first.start));
            }
            if mark.is_some() && is_unknown(last) {
                if self.unknown.is_some() {
                    return Err(DateError::new("the date is not known", 0));
                }
                self.unknown = Some(End::End);
            } else {
                let last = self.without_relation(last, mark.is_some());
                self.sides.push(last);
            }
        } else if let Some(mark) = mark {
            // "1910 a." is not Spanish for "1910 to".
            if mark.kind == Kind::Word(Word::To) {
                return Err(DateError::new("missing end of the range", mark.start));
            }
            self.open_end = true;
        }
        Ok(())
    }
}

/// Whether the tokens begin with two dots before a day or month: "..2024-03-10". Before a year they may be a minus.
fn is_open_start(tokens: &[Token], index: usize) -> bool {
    match tokens {
        [mark, date, ..] => {
            let is_dots =
                matches!(mark.kind, Kind::Dash { long: true }) && mark.end - mark.start == 2;
            index == 0 && is_dots && matches!(date.kind, Kind::Numeric(..))
        }
        _ => false,
    }
}

/// Takes "end unknown" after "from 1985": the unknown end, and the byte offset of these words.
fn without_unknown_end(tokens: &[Token]) -> (&[Token], Option<(End, usize)>) {
    let Some((last, rest)) = tokens.split_last() else {
        return (tokens, None);
    };
    let unknown = match last.kind {
        Kind::Word(Word::StartUnknown) => End::Start,
        Kind::Word(Word::EndUnknown) => End::End,
        _ => return (tokens, None),
    };
    (trim(rest), Some((unknown, last.start)))
}

/// Whether a side is an unknown end: "?", "unknown".
fn is_unknown(side: &[Token]) -> bool {
    match side {
        [one] if one.kind == Kind::Word(Word::NoDate) => true,
        [] => false,
        marks => marks.iter().all(|token| token.kind == Kind::Question),
    }
}

/// The relation that a token says.
fn relation_of(token: &Token) -> Option<Relation> {
    match token.kind {
        Kind::Word(word) => relation(word),
        _ => None,
    }
}

/// Whether a relation follows, such as "before".
fn relation_follows(tokens: &[Token]) -> bool {
    let next = trim(tokens).first();
    next.is_some_and(|next| relation_of(next).is_some() || next.kind == Kind::Word(Word::To))
}
