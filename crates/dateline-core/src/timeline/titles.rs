//! Fuzzy search in titles: those with the typed letters in that order, the best matches first.
//!
//! The score is that of the crate `frizbee` (Smith-Waterman, as in fzf): consecutive letters and
//! letters at the beginning of a word count more. Each typed word is matched alone, so that their
//! order is free.

use std::ops::Range;

use frizbee::{Config, Matcher, Pattern, PatternConfig};

use super::Timeline;
use crate::limits;
use crate::text::head;

/// Cost of an entry that has to be parsed for its title, relative to one that is already parsed.
const PARSED: usize = 10;

/// A title that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleHit {
    /// Index of its entry in the timeline.
    pub index: usize,
    /// Byte ranges of the title that match.
    pub parts: Vec<Range<usize>>,
    score: u16,
}

/// A search through all titles, in slices.
#[derive(Debug)]
pub struct TitleSearch {
    /// `None` for an empty search.
    matcher: Option<Matcher>,
    /// Index of the next entry to examine.
    next: usize,
    count: usize,
    /// Number of matching titles so far.
    pub found: usize,
    /// The best matches so far, by descending score; equal ones in display order.
    pub hits: Vec<TitleHit>,
}

impl TitleSearch {
    /// Starts a search for a text in a timeline of `count` entries. A text in lower case matches
    /// any case.
    #[must_use]
    pub fn new(text: &str, count: usize) -> Self {
        let config = Config::default();
        let used: String = text.chars().take(limits::LONGEST_TITLE_SEARCH).collect();
        let words = used.split_whitespace();
        let patterns: Vec<Pattern> = words
            .map(|word| Pattern::new(word, PatternConfig::default()))
            .collect();
        let matcher = (!patterns.is_empty()).then(|| Matcher::from_patterns(&patterns, &config));
        Self {
            next: 0,
            matcher,
            count,
            found: 0,
            hits: Vec::new(),
        }
    }

    /// Examines up to `budget` more entries, or a tenth as many if they have to be parsed first.
    pub fn step(&mut self, timeline: &Timeline, budget: usize) {
        let Some(matcher) = &mut self.matcher else {
            self.list(self.next.saturating_add(budget).min(self.count));
            return;
        };
        let mut budget = budget;
        while self.next < self.count && budget > 0 {
            let index = self.next;
            self.next = index + 1;
            let is_at_hand = timeline.are_at_hand(index..self.next);
            budget = budget.saturating_sub(if is_at_hand { 1 } else { PARSED });
            let Some(entry) = timeline.read(index) else {
                continue;
            };
            let title = head(entry.title(), limits::SEARCHED_OF_TITLE);
            let Some(found) = matcher.match_one(title, 0) else {
                continue;
            };
            self.found += 1;
            // Of equal matches the earlier one comes first.
            let at = self.hits.partition_point(|hit| hit.score >= found.score);
            if at >= limits::KEPT_TITLES {
                continue;
            }
            let parts = matcher.match_one_indices(title, 0);
            let parts = parts.map_or(Vec::new(), |found| parts_of(title, found.indices));
            let hit = TitleHit {
                index,
                parts,
                score: found.score,
            };
            self.hits.insert(at, hit);
            self.hits.truncate(limits::KEPT_TITLES);
        }
    }

    /// For an empty search every title matches, in display order.
    fn list(&mut self, to: usize) {
        let shown = (self.next..to.min(limits::LISTED_TITLES)).map(|index| TitleHit {
            index,
            parts: Vec::new(),
            score: 0,
        });
        self.hits.extend(shown);
        self.found = to;
        self.next = to;
    }

    /// Whether every entry was examined.
    pub fn is_finished(&self) -> bool {
        self.next >= self.count
    }
}

/// The characters at these bytes of a text as ranges, with consecutive ones combined.
fn parts_of(text: &str, mut bytes: Vec<u32>) -> Vec<Range<usize>> {
    bytes.sort_unstable();
    let mut parts: Vec<Range<usize>> = Vec::new();
    for byte in bytes {
        let Ok(start) = usize::try_from(byte) else {
            continue;
        };
        let Some(c) = text.get(start..).and_then(|rest| rest.chars().next()) else {
            continue;
        };
        let end = start + c.len_utf8();
        match parts.last_mut() {
            Some(last) if last.end >= start => last.end = last.end.max(end),
            _ => parts.push(start..end),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::DateContext;
    use crate::timeline::{Input, load};
    use proptest::prelude::*;

    fn timeline(titles: &[&str]) -> Timeline {
        let blocks = titles.iter().map(|title| {
            let title = serde_json::to_string(title).unwrap();
            format!("- {{date: 2020, title: {title}}}\n")
        });
        let text: String = blocks.collect();
        let input = Input::text("test.yaml", &text);
        load(input, DateContext::default()).unwrap()
    }

    /// The titles that are found, with the matching parts in brackets.
    fn found(text: &str, titles: &[&str]) -> Vec<String> {
        let timeline = timeline(titles);
        let mut search = TitleSearch::new(text, timeline.len());
        while !search.is_finished() {
            search.step(&timeline, 2);
        }
        let shown = search.hits.iter().map(|hit| {
            let entry = timeline.entry(hit.index).unwrap();
            let mut title = entry.title().to_owned();
            for part in hit.parts.iter().rev() {
                title.insert(part.end, ']');
                title.insert(part.start, '[');
            }
            title
        });
        shown.collect()
    }

    #[test]
    fn the_best_match_comes_first() {
        let titles = [
            "Military parade on Red Square",
            "Power of Siberia 2 is delayed",
            "Programme: a radio drama",
            "Überfahrt nach Riga",
            "紅場閱兵",
        ];
        for (text, expected) in [
            ("", titles.to_vec()),
            ("parade", vec!["Military [parade] on Red Square"]),
            ("sib2", vec!["Power of [Sib]eria [2] is delayed"]),
            ("square mil", vec!["[Mil]itary parade on Red [Square]"]),
            ("Parade", vec![]),
            ("über", vec!["[Über]fahrt nach Riga"]),
            ("閱兵", vec!["紅場[閱兵]"]),
            ("riga", vec!["Überfahrt nach [Riga]"]),
            ("!^parade", vec![]),
        ] {
            assert_eq!(found(text, &titles), expected, "{text}");
        }
        let all = found("pra", &titles);
        assert!(all.len() > 1, "{all:?}");
    }

    proptest! {
        #[test]
        fn any_text_can_be_searched_in_any_title(
            text in "\\PC{0,20}|[a-c é日]{0,120}",
            titles in prop::collection::vec("\\PC{0,40}|[a-c é日]{0,600}", 0..6),
        ) {
            let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
            let timeline = timeline(&titles);
            let mut search = TitleSearch::new(&text, timeline.len());
            search.step(&timeline, usize::MAX);
            prop_assert!(search.is_finished());
            for hit in &search.hits {
                let entry = timeline.entry(hit.index).unwrap();
                for part in &hit.parts {
                    prop_assert!(entry.title().get(part.clone()).is_some());
                }
            }
        }
    }
}
