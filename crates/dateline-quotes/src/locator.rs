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
    /// Whether it may be meant for another edition, so that it applies only if the copy has such a place.
    is_loose: bool,
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
    /// What of the locator cannot be checked, if something cannot: "page 12 is not checked: the copy has no pages".
    pub unchecked: Option<String>,
}

impl Locator {
    /// Parses the fields of a quote; those that are not understood are ignored.
    #[must_use]
    pub fn new(page: Option<&str>, line: Option<&str>, cite: Option<&str>) -> Self {
        let exactly = |kinds: Option<Vec<Kind>>| Some((kinds?, false));
        let fields = [(Key::Page, page), (Key::Line, line), (Key::Cite, cite)];
        let parts = fields.into_iter().filter_map(|(key, written)| {
            let written = written?.trim();
            let lower = written.to_lowercase();
            let (kinds, is_loose) = match key {
                Key::Page => exactly(read::page(&lower)),
                Key::Line => exactly(read::line(&lower)),
                Key::Cite => read::cite(&lower),
            }?;
            Some(kinds.into_iter().map(move |kind| Part {
                key,
                written: written.to_owned(),
                kind,
                is_loose,
            }))
        });
        Self(parts.flatten().collect())
    }

    /// Whether it has no parts.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Checks a quote at its locator, given the verdict on it in the whole copy.
    pub fn locate(&self, quote: &str, verdict: &Verdict, copy: &SavedCopy) -> Located {
        let Some(found) = verdict.found().filter(|_| verdict.is_verified()) else {
            return Located::default();
        };
        let misplaced = self.misplaced(found, copy);
        let is_repeated = matches!(verdict, Verdict::Repeated(..));
        let unchecked = self.unchecked(copy);
        if self.is_empty() || misplaced.is_none() && !is_repeated {
            return Located {
                unchecked,
                ..Located::default()
            };
        }
        let verdict = self.narrowed(quote, copy);
        Located {
            misplaced: misplaced.filter(|_| verdict.is_none()),
            verdict,
            unchecked,
        }
    }

    /// What cannot be checked: the `page:` of a copy without pages.
    fn unchecked(&self, copy: &SavedCopy) -> Option<String> {
        let is_page = |part: &&Part| {
            part.key == Key::Page && matches!(part.kind, Kind::Pages(_) | Kind::PageLines(_))
        };
        let part = self.0.iter().find(is_page)?;
        let written = &part.written;
        copy.page_numbers()
            .is_empty()
            .then(|| format!("`page: {written}` is not checked: the copy has no pages"))
    }

    /// Mismatch between the place of a quote and the first part that applies.
    fn misplaced(&self, found: &Found, copy: &SavedCopy) -> Option<Misplaced> {
        self.0.iter().find_map(|part| {
            if self.is_at(part, found, copy)? {
                return None;
            }
            let Part {
                key, written, kind, ..
            } = part;
            let words = match (kind, found.page) {
                (Kind::Pages(_), Some(page)) => {
                    format!("found on {}, not {written}", pages::words(page, None, copy))
                }
                (Kind::PageLines(_), Some(page)) => {
                    let line = pages::lines_of(found, page, copy).map(|(line, _)| line);
                    format!("found on {}, not {written}", pages::words(page, line, copy))
                }
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
        if part.is_loose && self::windows(&part.kind, copy).is_empty() {
            return None;
        }
        match &part.kind {
            Kind::Pages(spans) => {
                let mut pages = pages::page_numbers(&text, copy)?;
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
        narrowest.map_or_else(Vec::new, |part| self::windows(&part.kind, copy))
    }
}

/// Byte ranges of the text of a copy with these pages, lines or labels.
fn windows(kind: &Kind, copy: &SavedCopy) -> Vec<Range<usize>> {
    match kind {
        Kind::Pages(spans) => pages::windows(spans, copy),
        Kind::Labels(spans) => labels::windows(spans, copy.text()),
        Kind::PageLines(spans) => {
            let pages = |((first, _), (last, _)): &Span<(usize, usize)>| (*first, *last);
            let spans: Vec<_> = spans.iter().map(pages).collect();
            pages::windows(&spans, copy)
        }
        Kind::Lines(spans) => {
            let at = |line: usize| copy.at_line(line);
            let window = |(first, last): &Span<usize>| at(*first)..at(last.saturating_add(1));
            spans.iter().map(window).collect()
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
