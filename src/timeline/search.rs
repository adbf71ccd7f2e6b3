//! Searching the entries of a timeline for a regular expression, in slices that keep nobody waiting.
//!
//! ```text
//! Pattern ─┐
//! entries ─┴─► Search::step ─► hits ─► next, previous, "3 of 17"
//!    └─► SearchTexts: each entry's text, kept after it was first made
//! ```

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::texts::any;
use super::{Entry, File, Timeline};

/// The most characters of an expression.
const LONGEST: usize = 1_000;

/// How large an expression may grow when it is made ready, in bytes: `(a{1000}){1000}` would take a gigabyte.
const MOST_PROGRAM: usize = 4 << 20;

/// How deep groups may lie in one another.
const DEEPEST: u32 = 100;

/// How much of one entry is searched, in bytes.
const MOST_TEXT: usize = 256 << 10;

/// How much text is kept for all entries together, in bytes. What is beyond it is made anew for each search.
const MOST_KEPT: usize = 256 << 20;

/// How many matches are marked in one text.
const MOST_MARKED: usize = 1_000;

/// What is searched for: a regular expression in the syntax of the `regex` crate. All in lower case it matches any case.
#[derive(Debug, Clone)]
pub struct Pattern {
    regex: Regex,
}

impl Pattern {
    /// Reads an expression.
    ///
    /// # Errors
    /// Why it is none, in a few words ("unclosed group").
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.chars().nth(LONGEST).is_some() {
            return Err(format!("longer than {LONGEST} characters"));
        }
        let built = RegexBuilder::new(text)
            .case_insensitive(!has_upper_case(text))
            .multi_line(true)
            .size_limit(MOST_PROGRAM)
            .nest_limit(DEEPEST)
            .build();
        match built {
            Ok(regex) => Ok(Self { regex }),
            Err(regex::Error::CompiledTooBig(_)) => Err("it asks for too much".to_owned()),
            Err(error) => {
                let told = error.to_string();
                // The expression itself and a caret come first, then the reason.
                let reason = told.lines().last().unwrap_or_default();
                let reason = reason.trim_start_matches("error: ");
                Err(crate::text::head(reason, 200).to_owned())
            }
        }
    }

    /// The expression that finds exactly this text.
    #[must_use]
    pub fn literal(text: &str) -> String {
        let words: Vec<_> = text.split_whitespace().map(regex::escape).collect();
        words.join(" ")
    }

    /// As it was written.
    #[must_use]
    pub fn written(&self) -> &str {
        self.regex.as_str()
    }

    /// Whether it matches anywhere in a text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// Where in a text it matches, in bytes, in order; of an empty match nothing is to be seen.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let found = self.regex.find_iter(text).map(|found| found.range());
        let seen = found.filter(|range| !range.is_empty());
        seen.take(MOST_MARKED).collect()
    }

    /// Where it matches in lines that were one text before it was wrapped: for each line its ranges in bytes. A match may
    /// reach over an end of a line, not over an empty line.
    #[must_use]
    pub fn ranges_in_lines(&self, lines: &[&str]) -> Vec<Vec<Range<usize>>> {
        let mut ranges = vec![Vec::new(); lines.len()];
        let mut first = 0;
        for block in lines.split(|line| line.is_empty()) {
            let mut starts = Vec::with_capacity(block.len());
            let mut joined = String::new();
            for line in block {
                starts.push(joined.len());
                joined.push_str(line);
                joined.push(' ');
            }
            for found in self.ranges(joined.trim_end()) {
                let from = starts.partition_point(|start| *start <= found.start);
                let within = (from.saturating_sub(1)..block.len())
                    .zip(block.iter().skip(from.saturating_sub(1)));
                for (index, line) in within {
                    let start = starts.get(index).copied().unwrap_or(usize::MAX);
                    if start >= found.end {
                        break;
                    }
                    let end = found.end.saturating_sub(start).min(line.len());
                    let range = found.start.saturating_sub(start)..end;
                    if let (false, Some(of_line)) =
                        (range.is_empty(), ranges.get_mut(first + index))
                    {
                        of_line.push(range);
                    }
                }
            }
            first += block.len() + 1;
        }
        ranges
    }
}

/// Whether a letter is meant as an upper-case one; `\S` and `\pL` are none.
fn has_upper_case(text: &str) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                if let Some('p' | 'P') = chars.next() {
                    // A name of a class: one letter or braces.
                    if chars.next() == Some('{') {
                        chars.by_ref().find(|c| *c == '}');
                    }
                }
            }
            c if c.is_uppercase() => return true,
            _ => {}
        }
    }
    false
}

/// Everything that an entry says, on a line a text, the title first, with white space as a single space.
#[must_use]
pub fn search_text(entry: &Entry, file: &File) -> Box<str> {
    let mut all = String::new();
    any(entry, file, &mut |text| {
        for word in text.split_whitespace() {
            let room = MOST_TEXT.saturating_sub(all.len());
            if room <= word.len() {
                return true;
            }
            all.push_str(word);
            all.push(' ');
        }
        if all.ends_with(' ') {
            all.pop();
            all.push('\n');
        }
        false
    });
    all.into_boxed_str()
}

/// The texts of a timeline's entries, each made when it is first needed.
#[derive(Debug, Default)]
pub struct SearchTexts {
    texts: Vec<Option<Box<str>>>,
    bytes: usize,
    /// Up to where they have been made ahead of any search.
    ready: usize,
}

impl SearchTexts {
    /// Nothing yet of a timeline with so many entries.
    #[must_use]
    pub fn of(entries: usize) -> Self {
        Self {
            texts: vec![None; entries],
            ..Self::default()
        }
    }

    /// Makes the texts of up to so many entries ahead of a search. Says whether there are more to make.
    pub fn prepare(&mut self, timeline: &Timeline, budget: usize) -> bool {
        let last = self.texts.len();
        let end = self.ready.saturating_add(budget).min(last);
        for index in self.ready..end {
            if self.bytes >= MOST_KEPT {
                self.ready = last;
                return false;
            }
            if self.texts.get(index).is_some_and(Option::is_none) {
                self.make(timeline, index);
            }
        }
        self.ready = end;
        end < last
    }

    /// Whether an entry matches.
    pub fn is_match(&mut self, timeline: &Timeline, index: usize, pattern: &Pattern) -> bool {
        if let Some(Some(text)) = self.texts.get(index) {
            return pattern.is_in(text);
        }
        if self.bytes < MOST_KEPT {
            self.make(timeline, index);
            let made = self.texts.get(index);
            return matches!(made, Some(Some(text)) if pattern.is_in(text));
        }
        let entry = timeline.entry(index);
        entry.is_some_and(|entry| pattern.is_in(&search_text(&entry, timeline.file_of(&entry))))
    }

    fn make(&mut self, timeline: &Timeline, index: usize) {
        let (Some(entry), Some(place)) = (timeline.entry(index), self.texts.get_mut(index)) else {
            return;
        };
        let text = search_text(&entry, timeline.file_of(&entry));
        self.bytes = self.bytes.saturating_add(text.len());
        *place = Some(text);
    }
}

/// A search through the entries of a timeline, begun at one of them. It goes on from there to the last, then from the first.
#[derive(Debug, Clone)]
pub struct Search {
    pattern: Pattern,
    origin: usize,
    entries: usize,
    /// How many have been looked at.
    seen: usize,
    /// Hits before the origin, in order.
    before: Vec<u32>,
    /// Hits from the origin on, in order.
    after: Vec<u32>,
}

impl Search {
    /// A search through so many entries from that of index `origin` on; nothing has been looked at yet.
    #[must_use]
    pub fn new(pattern: Pattern, entries: usize, origin: usize) -> Self {
        Self {
            pattern,
            origin: origin.min(entries.saturating_sub(1)),
            entries: entries.min(u32::MAX as usize),
            seen: 0,
            before: Vec::new(),
            after: Vec::new(),
        }
    }

    /// What is searched for.
    #[must_use]
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Looks at up to so many more entries. Says whether there are more.
    pub fn step(&mut self, timeline: &Timeline, texts: &mut SearchTexts, budget: usize) -> bool {
        let to = self.seen.saturating_add(budget).min(self.entries);
        for step in self.seen..to {
            let from_origin = self.origin.saturating_add(step);
            let (index, hits) = match from_origin.checked_sub(self.entries) {
                Some(index) => (index, &mut self.before),
                None => (from_origin, &mut self.after),
            };
            if texts.is_match(timeline, index, &self.pattern) {
                hits.push(u32::try_from(index).unwrap_or(u32::MAX));
            }
        }
        self.seen = to;
        !self.is_finished()
    }

    /// Whether all entries have been looked at.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.seen >= self.entries
    }

    /// The entry at which it began.
    #[must_use]
    pub fn origin(&self) -> usize {
        self.origin
    }

    /// How many of these entries are hits, as far as it is known.
    #[must_use]
    pub fn count_in(&self, entries: &Range<usize>) -> usize {
        self.rank(entries.end)
            .saturating_sub(self.rank(entries.start))
    }

    /// How many hits there are so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.before.len().saturating_add(self.after.len())
    }

    /// The hits so far, in order.
    pub fn hits(&self) -> impl Iterator<Item = usize> {
        let all = self.before.iter().chain(&self.after);
        all.map(|hit| usize::try_from(*hit).unwrap_or(usize::MAX))
    }

    /// The first hit at the origin or after it, else the first of all, as far as it is known.
    #[must_use]
    pub fn first(&self) -> Option<usize> {
        let hit = self.after.first().or(self.before.first())?;
        usize::try_from(*hit).ok()
    }

    /// How many hits stand before an entry.
    fn rank(&self, index: usize) -> usize {
        let before = |hits: &[u32]| {
            hits.partition_point(|hit| usize::try_from(*hit).is_ok_and(|hit| hit < index))
        };
        before(&self.before).saturating_add(before(&self.after))
    }

    fn at(&self, rank: usize) -> Option<usize> {
        let hit = match rank.checked_sub(self.before.len()) {
            Some(rank) => self.after.get(rank),
            None => self.before.get(rank),
        };
        usize::try_from(*hit?).ok()
    }

    /// The hit after an entry, from the last on to the first: the first hit that comes so many hits later.
    #[must_use]
    pub fn next(&self, index: usize, times: usize) -> Option<usize> {
        let count = self.count();
        let rank = self.rank(index.saturating_add(1));
        let rank = rank
            .saturating_add(times.saturating_sub(1))
            .checked_rem(count)?;
        self.at(rank)
    }

    /// The hit before an entry, from the first on to the last.
    #[must_use]
    pub fn previous(&self, index: usize, times: usize) -> Option<usize> {
        let count = self.count();
        let back = times.checked_rem(count)?;
        let rank = self.rank(index).saturating_add(count).saturating_sub(back);
        self.at(rank.checked_rem(count)?)
    }

    /// Which hit an entry is, counted from 1; `None` where it is none.
    #[must_use]
    pub fn position(&self, index: usize) -> Option<usize> {
        let rank = self.rank(index);
        (self.at(rank) == Some(index)).then_some(rank.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lower_case_matches_any_case() {
        for (pattern, text, expected) in [
            ("red square", "Red Square", true),
            ("Red square", "red square", false),
            (r"\Sed", "RED", true),
            (r"\p{Lu}ed", "Red", true),
            (r"^talks$", "Parade\nTalks\nNote", true),
            ("p.t.n", "Putin", true),
        ] {
            assert_eq!(
                Pattern::parse(pattern).unwrap().is_in(text),
                expected,
                "{pattern}"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_said_in_a_few_words() {
        for (pattern, why) in [
            ("(a", "unclosed group"),
            ("a)", "unopened group"),
            ("[a", "unclosed character class"),
            ("*", "repetition operator missing expression"),
            ("(a{1000}){1000}", "it asks for too much"),
        ] {
            assert_eq!(Pattern::parse(pattern).unwrap_err(), why);
        }
    }

    #[test]
    fn a_match_reaches_over_the_end_of_a_line() {
        let pattern = Pattern::parse("red square").unwrap();
        let lines = [
            "a parade on Red",
            "Square in Moscow",
            "",
            "red",
            "",
            "square",
        ];
        let found: Vec<_> = pattern
            .ranges_in_lines(&lines)
            .into_iter()
            .flatten()
            .collect();
        assert_eq!(found, [12..15, 0..6]);
    }

    fn search(origin: usize, hits: &[usize]) -> Search {
        let mut search = Search::new(Pattern::parse("x").unwrap(), 100, origin);
        for hit in hits {
            let side = if *hit < origin {
                &mut search.before
            } else {
                &mut search.after
            };
            side.push(u32::try_from(*hit).unwrap());
        }
        search
    }

    #[test]
    fn hits_go_round() {
        let search = search(50, &[10, 20, 60, 99]);
        for (from, times, next, previous) in [
            (0, 1, 10, 99),
            (10, 1, 20, 99),
            (10, 3, 99, 20),
            (60, 1, 99, 20),
            (99, 1, 10, 60),
            (99, 5, 10, 60),
        ] {
            assert_eq!(search.next(from, times), Some(next), "{from} + {times}");
            assert_eq!(
                search.previous(from, times),
                Some(previous),
                "{from} - {times}"
            );
        }
        assert_eq!(search.first(), Some(60));
        assert_eq!(search.position(60), Some(3));
        assert_eq!(search.position(61), None);
    }

    #[test]
    fn without_hits_there_is_nowhere_to_go() {
        let search = search(3, &[]);
        assert_eq!(
            (search.next(0, 1), search.previous(0, 1), search.first()),
            (None, None, None)
        );
    }

    proptest! {
        #[test]
        fn any_text_is_a_pattern_or_none(pattern in "\\PC{0,20}|[(){}\\[\\]*+?|\\\\a-c0-9^$.]{0,20}", text in "\\PC{0,20}") {
            if let Ok(pattern) = Pattern::parse(&pattern) {
                let lines: Vec<&str> = text.split(' ').collect();
                for (line, ranges) in lines.iter().zip(pattern.ranges_in_lines(&lines)) {
                    for range in ranges {
                        prop_assert!(line.get(range).is_some());
                    }
                }
            }
            prop_assert!(Pattern::parse(&Pattern::literal(&pattern)).is_ok());
        }
    }
}
