//! Where in its source a quote is said to be (`page: 12`, `line: 3`, `cite: "46:2"`), and whether it is there.
//!
//! What is not understood, or cannot be told of a copy (the pages of a web page), narrows nothing: no quote is reported for it.

mod labels;
mod pages;
mod read;

use std::ops::Range;

use crate::document::Extracted;
use crate::find::{find, in_file};
use crate::saved::SavedCopy;
use crate::verdict::{Found, Verdict};

/// The most places that are looked through one by one for a quote.
const MOST_WINDOWS: usize = 50;
/// The most text that is looked through for one quote, in bytes.
const MOST_TEXT: usize = 4 << 20;
/// How far beyond its place a quote may reach, beside its own length, in bytes: the foot and head of pages.
const BEYOND: usize = 1000;

/// Which field of a quote says where it is.
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
    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Line => "line",
            Self::Cite => "cite",
        }
    }
}

/// Where a quote is said to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locator(Vec<Part>);

/// One thing that a field says, such as "pp. 12-14".
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    key: Key,
    /// The field as written.
    written: String,
    kind: Kind,
}

/// First and last number, both included.
type Span<T> = (T, T);

/// What a part narrows by.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Pages(Vec<Span<usize>>),
    /// A page and a line of it.
    PageLines(Vec<Span<(usize, usize)>>),
    Lines(Vec<Span<usize>>),
    /// Numbered paragraphs or sections: `[4, 2]` is 4.2.
    Labels(Vec<Span<Vec<usize>>>),
}

/// Where a quote was found that is not where a field says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misplaced {
    /// The field.
    pub key: Key,
    /// What to say: "found on page 14, not 12".
    pub words: String,
}

/// A verdict, narrowed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Located {
    /// The verdict on the quote at its place, where that is another one than in the whole copy.
    pub verdict: Option<Verdict>,
    /// Where it was found instead.
    pub misplaced: Option<Misplaced>,
}

impl Locator {
    /// What the fields of a quote say; what is not understood is left out.
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

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Looks for a quote where it is said to be, given the verdict on it in the whole copy.
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

    /// Where a quote is, if that is not where it is said to be.
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

    /// Whether a quote is where a part says; `None` where that cannot be told.
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

    /// The verdict on a quote in the text of the place where it is said to be; `None` where it is not there.
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

    /// The parts of the text where a quote may be, by what narrows most.
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

/// The verdict on a quote in a part of a copy's text, if it is there.
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
    // The text that a reader sees may be written otherwise in the file.
    Some(match verdict {
        Verdict::Verbatim(found)
            if copy.source().get(found.source.clone()) != Some(quote.trim()) =>
        {
            Verdict::Folded(found)
        }
        verdict => verdict,
    })
}

/// The characters that a range of bytes has in full or in part.
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

/// Whether some numbers, first and last, have one of those named.
fn overlaps(spans: &[Span<usize>], (first, last): Span<usize>) -> bool {
    let mut spans = spans.iter();
    spans.any(|(from, to)| first <= *to && *from <= last)
}

/// Whether two ranges have anything in common.
fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
