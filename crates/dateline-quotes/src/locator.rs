//! Locators of quotes (`page: 12`, `line: 3`, `cite: "46:2"`): parses them and checks whether the quote is there.
//!
//! A locator that is not understood, or not applicable to a copy (a page of a web page), is ignored: no quote is
//! reported because of it.

mod kind;
mod labels;
mod pages;
mod read;

use std::ops::Range;

use self::kind::{Kind, Span};
use crate::document::Extracted;
use crate::find::find;
use crate::saved::{SavedCopy, in_file};
use crate::verdict::{Found, Verdict};

/// Maximum number of places searched one by one for a quote.
const MOST_WINDOWS: usize = 50;
/// Maximum amount of text searched for one quote, in bytes.
const MOST_TEXT: usize = 4 << 20;
/// Bytes, in addition to its length, that a quote may extend outside of its place: feet and heads of pages.
const BEYOND: usize = 1000;

/// Field of a quote that has its locator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// `page:`
    Page,
    /// `line:`
    Line,
    /// `cite:`
    Cite,
}

impl Key {
    /// The key in the file, without the colon.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Line => "line",
            Self::Cite => "cite",
        }
    }
}

/// Place of a quote in its source according to its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locator(Vec<Part>);

/// A single locator of a field, such as "pp. 12-14".
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    key: Key,
    /// The field as written.
    written: String,
    kind: Kind,
}

/// Mismatch between the place of a quote and one of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misplaced {
    /// The field.
    pub key: Key,
    /// Message such as "found on page 14, not 12".
    pub words: String,
}

/// Result of checking a quote at its locator.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Located {
    /// Verdict on the quote at its locator, if it differs from that in the whole copy.
    pub verdict: Option<Verdict>,
    /// The mismatch, if the quote is elsewhere.
    pub misplaced: Option<Misplaced>,
}

impl Locator {
    /// Parses the fields of a quote; those that are not understood are ignored.
    #[must_use]
    pub fn new(page: Option<&str>, line: Option<&str>, cite: Option<&str>) -> Self {
        let fields = [
            (Key::Page, page, read::page as fn(&str) -> Option<Vec<Kind>>),
            (Key::Line, line, read::line),
            (Key::Cite, cite, read::cite),
        ];
        let parts = fields.into_iter().filter_map(|(key, written, read)| {
            let written = written?.trim();
            let kinds = read(&written.to_lowercase())?.into_iter();
            Some(kinds.map(move |kind| Part {
                key,
                written: written.to_owned(),
                kind,
            }))
        });
        Self(parts.flatten().collect())
    }

    /// Whether it has no parts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Checks a quote at its locator, given the verdict on it in the whole copy.
    #[must_use]
    pub fn locate(&self, quote: &str, verdict: &Verdict, copy: &SavedCopy) -> Located {
        let Some(found) = verdict.found().filter(|_| verdict.is_verified()) else {
            return Located::default();
        };
        let misplaced = self.misplaced(found, copy);
        let is_repeated = matches!(verdict, Verdict::Repeated(..));
        if self.is_empty() || misplaced.is_none() && !is_repeated {
            return Located::default();
        }
        match self.narrowed(quote, copy) {
            Some(verdict) => Located {
                verdict: Some(verdict),
                misplaced: None,
            },
            None => Located {
                verdict: None,
                misplaced,
            },
        }
    }

    /// Mismatch between the place of a quote and the first part that applies.
    fn misplaced(&self, found: &Found, copy: &SavedCopy) -> Option<Misplaced> {
        self.0.iter().find_map(|part| {
            if self.is_at(part, found, copy)? {
                return None;
            }
            let Part { key, written, kind } = part;
            let words = match (kind, found.page) {
                (Kind::Pages(_), Some(page)) => format!("found on page {page}, not {written}"),
                (Kind::PageLines(_), Some(page)) => match pages::lines_of(found, page, copy) {
                    Some((line, _)) => format!("found on page {page}, line {line}, not {written}"),
                    None => format!("found on page {page}, not {written}"),
                },
                (Kind::Lines(_), _) => {
                    format!("found on line {}, not {written}", found.place.line)
                }
                _ => format!("found on {}, not in {written}", found.place_words()),
            };
            Some(Misplaced { key: *key, words })
        })
    }

    /// Whether a quote is at the place of a part; `None` if the part does not apply to the copy.
    fn is_at(&self, part: &Part, found: &Found, copy: &SavedCopy) -> Option<bool> {
        let text = copy.in_text(&found.source);
        match &part.kind {
            Kind::Pages(spans) => {
                let mut pages = pages::of(&text, copy)?;
                Some(pages.any(|page| pages::is_named(page, spans, copy)))
            }
            Kind::PageLines(spans) => pages::has_lines(found, spans, copy),
            Kind::Lines(spans) => {
                let last = text.end.saturating_sub(1).max(text.start);
                let lines = (copy.line_of(text.start), copy.line_of(last));
                let with_page = self
                    .0
                    .iter()
                    .any(|part| matches!(part.kind, Kind::Pages(_)));
                Some(
                    overlaps(spans, lines)
                        || pages::counted(&text, with_page, copy)
                            .into_iter()
                            .any(|lines| overlaps(spans, lines)),
                )
            }
            Kind::Labels(spans) => {
                let windows = labels::windows(spans, copy.text());
                (!windows.is_empty()).then(|| windows.iter().any(|window| meet(window, &text)))
            }
        }
    }

    /// Verdict on a quote in the text at its locator; `None` if it is not there.
    fn narrowed(&self, quote: &str, copy: &SavedCopy) -> Option<Verdict> {
        let mut left = MOST_TEXT;
        let windows = self.windows(copy);
        windows.iter().take(MOST_WINDOWS).find_map(|window| {
            let beyond = quote.len().saturating_add(BEYOND);
            let wider = window.start.saturating_sub(beyond)..window.end.saturating_add(beyond);
            [window.clone(), wider].into_iter().find_map(|range| {
                let range = whole_characters(copy.text(), &range);
                left = left.checked_sub(range.len())?;
                let verdict = found_within(quote, range, copy)?;
                let found = verdict.found()?;
                self.misplaced(found, copy).is_none().then_some(verdict)
            })
        })
    }

    /// Byte ranges of the text selected by the most precise part.
    fn windows(&self, copy: &SavedCopy) -> Vec<Range<usize>> {
        let narrowest = self.0.iter().max_by_key(|part| match part.kind {
            Kind::Pages(_) => 0,
            Kind::Labels(_) => 1,
            Kind::PageLines(_) => 2,
            Kind::Lines(_) => 3,
        });
        match narrowest.map(|part| &part.kind) {
            None => Vec::new(),
            Some(Kind::Pages(spans)) => pages::windows(spans, copy),
            Some(Kind::Labels(spans)) => labels::windows(spans, copy.text()),
            Some(Kind::PageLines(spans)) => {
                let pages = |((first, _), (last, _)): &Span<(usize, usize)>| (*first, *last);
                let spans: Vec<_> = spans.iter().map(pages).collect();
                pages::windows(&spans, copy)
            }
            Some(Kind::Lines(spans)) => {
                let at = |line: usize| copy.at_line(line);
                let window = |(first, last): &Span<usize>| at(*first)..at(last.saturating_add(1));
                spans.iter().map(window).collect()
            }
        }
    }
}

/// Verdict on a quote in a byte range of a copy's text; `None` unless verified.
fn found_within(quote: &str, range: Range<usize>, copy: &SavedCopy) -> Option<Verdict> {
    let extracted = Extracted {
        text: copy.text().get(range.clone())?.to_owned(),
        ..Extracted::default()
    };
    let part = SavedCopy::of_document("part.txt", b"", extracted);
    let mut verdict = find(quote, &part);
    if !verdict.is_verified() {
        return None;
    }
    let found = verdict.found_mut()?;
    let back = |part: &Range<usize>| part.start + range.start..part.end + range.start;
    let whole = in_file(copy, copy.in_source(&back(&found.source)));
    *found = Found {
        pieces: found.pieces.iter().map(back).collect(),
        notes: std::mem::take(&mut found.notes),
        ..whole
    };
    // The rendered text may differ from the source of the file.
    Some(match verdict {
        Verdict::Verbatim(found)
            if copy.source().get(found.source.clone()) != Some(quote.trim()) =>
        {
            Verdict::Folded(found)
        }
        verdict => verdict,
    })
}

/// Extends a byte range to character boundaries.
fn whole_characters(text: &str, range: &Range<usize>) -> Range<usize> {
    let boundary = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    boundary(range.start)..boundary(range.end).max(boundary(range.start))
}

/// Whether a span of numbers overlaps one of the spans.
fn overlaps(spans: &[Span<usize>], (first, last): Span<usize>) -> bool {
    let mut spans = spans.iter();
    spans.any(|(from, to)| first <= *to && *from <= last)
}

/// Whether two ranges overlap.
fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
