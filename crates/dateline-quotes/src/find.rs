//! Finds a quote in a saved copy.
//!
//! A quote is searched exactly and folded (`fold`), then by its marks for changes (`quotation`, `placed`), then
//! ignoring capitals, and finally for a close passage (`altered`).

use std::ops::Range;

use crate::altered::{beside, closest};
use crate::borders::is_amount;
use crate::offsets::without;
use crate::placed::{Placement, place};
use crate::quotation::{Quotation, without_aside};
use crate::saved::{Markup, SavedCopy, View, in_file};
use crate::script::is_word;
use crate::search::{Edge, Phrase, cut_off, in_any_case, is_nowhere, occurrences, unfolded};
use crate::unquoted::{is_meant, quotation_marks};
use crate::verdict::{Altered, Found, Hint, Note, Verdict};

/// Number of characters after a quote in which its sentence may go on behind page layout.
const NEAR: usize = 100;

/// Verdict on a quote, searched in a copy of its source.
pub fn find(quote: &str, copy: &SavedCopy) -> Verdict {
    let quote = quote.trim();
    if !quote.chars().any(is_word) {
        return Verdict::Missing(None);
    }
    let (view, other) = (copy.view(), || copy.view_without_layout());
    let forms = forms(quote);
    // What is layout of pages takes longer to find than a quote.
    verified(&forms, &view)
        .filter(|verdict| {
            let goes_on = || other().is_some_and(|other| verified(&forms, &other).is_none());
            !(is_beside_layout(verdict, copy) && goes_on())
        })
        .or_else(|| in_capitals(&forms, &view))
        .or_else(|| without_layout(verified(&forms, &other()?)?))
        .or_else(|| unquoted(&forms, copy))
        .or_else(|| without_layout(in_capitals(&forms, &other()?)?))
        .or_else(|| unseen(&forms, copy))
        .unwrap_or_else(|| unverified(quote, &other().unwrap_or(view)))
}

/// Whether page layout is before or after a found quote, such as the number of a line, behind which its sentence may go
/// on, and none is within it.
fn is_beside_layout(verdict: &Verdict, copy: &SavedCopy) -> bool {
    let Some(found) = verdict.found() else {
        return false;
    };
    let (range, text) = (copy.in_text(&found.source), copy.text());
    let is_number = |line: &str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let before = text.get(..range.start).unwrap_or_default();
    let line = before.rsplit(['\n', '\u{c}']).next().unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let near: String = after.chars().take(NEAR).collect();
    let is_numbered = is_number(line) || near.split(['\n', '\u{c}']).skip(1).any(is_number);
    is_numbered && !copy.has_layout_in(&range)
}

/// Converts a verdict on the text without line and page numbers to one on the quote.
fn without_layout(verdict: Verdict) -> Option<Verdict> {
    let mut verdict = match verdict {
        Verdict::Verbatim(found) => Verdict::Folded(found),
        verdict => verdict,
    };
    verdict.found_mut()?.notes.push(Note::Layout);
    Some(verdict)
}

/// Verdict on a quote with the remark that quotation marks were left out.
fn unquoted(forms: &[Form], copy: &SavedCopy) -> Option<Verdict> {
    let forms = forms
        .iter()
        .filter(|form| form.aside.as_deref().is_some_and(is_meant));
    let forms: Vec<Form> = forms
        .map(|form| Form {
            text: without(&form.text, quotation_marks(&form.text)).0,
            aside: form.aside.clone(),
            ..*form
        })
        .collect();
    if forms.is_empty() {
        return None;
    }
    verified(&forms, &copy.view_without_quotation_marks())
}

/// Verdict on a quote that is found only in invisible text.
fn unseen(forms: &[Form], copy: &SavedCopy) -> Option<Verdict> {
    let (view, unseen) = copy.view_of_everything()?;
    let places = forms.iter().find_map(|form| {
        let here = occurrences(&form.phrase(), &view);
        if !here.is_empty() {
            return Some(vec![here.first()?.clone()]);
        }
        let quotation = Quotation::of(&form.text, form.final_mark)?;
        Some(place(&quotation, &view)?.segments)
    })?;
    let why = places.iter().find_map(|place| {
        let text = view.unfolded(place);
        let (_, why) = unseen
            .iter()
            .find(|(range, _)| range.start < text.end && text.start < range.end)?;
        Some(*why)
    });
    Some(Verdict::Missing(Some(why?)))
}

/// Verdict on a quote that is found by the conventions of quoting.
fn verified(forms: &[Form], view: &View<'_>) -> Option<Verdict> {
    forms
        .iter()
        .find_map(|form| Some(form.verdict(as_it_is(&form.phrase(), view)?)))
        .or_else(|| {
            forms
                .iter()
                .find_map(|form| Some(form.verdict(marked(form, view)?)))
        })
}

/// Verdict on a quote that is not found.
fn unverified(quote: &str, view: &View<'_>) -> Verdict {
    let quotation = Quotation::of(quote, None);
    let altered = in_other_case(quote, view)
        .or_else(|| cut_short(quote, view))
        .or_else(|| cut_number(quote, view))
        .or_else(|| hiding(quote, quotation.as_ref(), view))
        .or_else(|| {
            let chunks = quotation.iter().flat_map(|quotation| &quotation.chunks);
            let chunks: Vec<&str> = chunks.map(|chunk| chunk.text).collect();
            closest(quote, &chunks, view)
        });
    altered.map_or(Verdict::Missing(None), |altered| {
        Verdict::Altered(Box::new(altered))
    })
}

/// A form of a quote to search for: without its quotation marks, or without its final comma or period.
struct Form {
    text: String,
    /// Whether the quotation marks around it were removed, as they belong to the file and not to the source.
    is_unmarked: bool,
    /// Comma or period that was removed from its end.
    final_mark: Option<char>,
    /// Remark that was removed from its end, such as "(emphasis added)".
    aside: Option<String>,
}

/// All forms of a quote, the least changed first.
fn forms(quote: &str) -> Vec<Form> {
    let form = |text: &str, is_unmarked, aside: Option<&str>| Form {
        text: text.to_owned(),
        is_unmarked,
        final_mark: None,
        aside: aside.map(str::to_owned),
    };
    let mut forms = vec![form(quote, false, None)];
    forms.extend(unmarked(quote).map(|inner| form(inner, true, None)));
    if let Some((before, aside)) = without_aside(quote) {
        forms.push(form(before, false, Some(aside)));
        forms.extend(unmarked(before).map(|inner| form(inner, true, Some(aside))));
    }
    let shorter: Vec<Form> = forms
        .iter()
        .filter_map(|form| {
            let (text, mark) = without_final_mark(&form.text)?;
            Some(Form {
                text,
                is_unmarked: form.is_unmarked,
                final_mark: Some(mark),
                aside: form.aside.clone(),
            })
        })
        .collect();
    forms.extend(shorter);
    forms
}

impl Form {
    fn phrase(&self) -> Phrase<'_> {
        let mut phrase = Phrase::of(&self.text);
        phrase.ends.final_mark = self.final_mark;
        phrase
    }

    /// Converts the verdict on this form to one on the quote.
    fn verdict(&self, verdict: Verdict) -> Verdict {
        let mut verdict = match verdict {
            Verdict::Verbatim(found) if self.is_unmarked || self.final_mark.is_some() => {
                Verdict::Folded(found)
            }
            verdict => verdict,
        };
        if let Some(found) = verdict.found_mut() {
            found.notes.extend(self.final_mark.map(Note::FinalMark));
            found.notes.extend(self.aside.clone().map(Note::Aside));
        }
        match verdict {
            Verdict::Verbatim(found) | Verdict::Folded(found) | Verdict::Elided(found)
                if self.aside.is_some() =>
            {
                Verdict::Marked(found)
            }
            verdict => verdict,
        }
    }
}

/// The quote without its final comma or period, which may be before closing quotation marks.
fn without_final_mark(quote: &str) -> Option<(String, char)> {
    let rest = quote.trim_end_matches(is_quotation_mark);
    let mark = rest
        .chars()
        .next_back()
        .filter(|c| matches!(c, ',' | '.'))?;
    let shorter = rest.get(..rest.len() - mark.len_utf8())?;
    let is_ellipsis = shorter.trim_end().ends_with(['.', '…']);
    let text = format!("{shorter}{}", quote.get(rest.len()..)?);
    (!is_ellipsis && text.chars().any(is_word)).then_some((text, mark))
}

/// Finds the quote exactly or folded, once or repeatedly.
fn as_it_is(phrase: &Phrase<'_>, view: &View<'_>) -> Option<Verdict> {
    let ranges = occurrences(phrase, view);
    if let Some(first) = ranges.first() {
        let exact = exact_at(phrase, view, first);
        let is_exact = exact.is_some();
        let found = exact.map_or_else(|| found(view, first), |exact| in_file(view.copy, exact));
        return Some(match ranges.len() {
            1 if is_exact => Verdict::Verbatim(found),
            1 => Verdict::Folded(found),
            count => Verdict::Repeated(found, count),
        });
    }
    if phrase.ends.final_mark.is_some() {
        return None;
    }
    as_written(phrase, view)
}

/// Finds the quote exactly where its ends fold differently than within the copy, or as Markdown source, with its marks.
fn as_written(phrase: &Phrase<'_>, view: &View<'_>) -> Option<Verdict> {
    let copy = view.copy;
    let text = if is_nowhere(phrase, view) {
        ""
    } else {
        view.text
    };
    let (folded, in_folded) = (view.folded(), |range: &Range<usize>| view.in_folded(range));
    let mut sources = unfolded(phrase, text, folded, in_folded);
    for source in &mut sources {
        *source = copy.in_source(&view.in_text(source));
    }
    if sources.is_empty() && copy.markup() == Markup::Markdown && view.to_text.is_none() {
        sources = unfolded(phrase, copy.source(), folded, |range| {
            in_folded(&copy.in_text(range))
        });
    }
    let first = sources.first()?.clone();
    let is_same = copy.source().get(first.clone()) == Some(phrase.text);
    let found = in_file(copy, first);
    Some(match sources.len() {
        1 if is_same => Verdict::Verbatim(found),
        1 => Verdict::Folded(found),
        count => Verdict::Repeated(found, count),
    })
}

/// Finds a quote with marks for its own changes.
fn marked(form: &Form, view: &View<'_>) -> Option<Verdict> {
    let quotation = Quotation::of(&form.text, form.final_mark)?;
    let placement = place(&quotation, view)?;
    if placement.hides.is_some() {
        return None;
    }
    let found = placed(&placement, view);
    Some(if quotation.has_marks {
        Verdict::Marked(found)
    } else {
        Verdict::Elided(found)
    })
}

/// Finds a quote in capitals where the copy has none, or the other way around.
fn in_capitals(forms: &[Form], view: &View<'_>) -> Option<Verdict> {
    forms.iter().find_map(|form| {
        let phrase = form.phrase();
        if phrase.words.len() < 2 {
            return None;
        }
        let text = |range: &Range<usize>| view.folded().text.get(range.clone()).unwrap_or_default();
        let is_capital = is_capital(&phrase.folded.text);
        let mut ranges = in_any_case(&phrase, view);
        ranges.retain(|range| is_capital != self::is_capital(text(range)));
        let mut found = found(view, ranges.first()?);
        found.notes.push(Note::Capitals);
        Some(form.verdict(match ranges.len() {
            1 => Verdict::Folded(found),
            count => Verdict::Repeated(found, count),
        }))
    })
}

/// Whether all cased letters of a text are uppercase.
fn is_capital(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// A passage that differs only in the case of some letters.
fn in_other_case(quote: &str, view: &View<'_>) -> Option<Altered> {
    forms(quote).iter().find_map(|form| {
        let phrase = form.phrase();
        let range = in_any_case(&phrase, view).into_iter().next()?;
        let (written, source) = (&phrase.folded.text, view.folded().text.get(range.clone())?);
        let first = written.find(char::is_alphabetic)?;
        let letter = written.get(first..)?.chars().next()?;
        let rest = first + letter.len_utf8();
        let hint = if written.get(rest..) == source.get(rest..) {
            let word = written.get(rest..)?;
            let word = word.get(..word.find(|c| !is_word(c)).unwrap_or(word.len()))?;
            Hint::BracketInitial(format!("[{letter}]{word}"))
        } else {
            Hint::Case
        };
        beside(&form.text, &range, hint, view)
    })
}

/// Passage of a quote whose final period or comma cuts off a negation or an exception.
fn cut_short(quote: &str, view: &View<'_>) -> Option<Altered> {
    forms(quote).iter().find_map(|form| {
        let mark = form.final_mark?;
        let ranges = occurrences(&Phrase::of(&form.text), view);
        let mut cut = ranges.into_iter().filter_map(|range| {
            let hint = cut_off(mark, &view.folded().text, range.end)?;
            Some((range, hint))
        });
        let (range, hint) = cut.next()?;
        beside(quote, &range, hint, view)
    })
}

/// Passage of a quote that begins or ends within a number or a hyphenated word, such as "30" in "30 thousand", with the rest
/// of it.
fn cut_number(quote: &str, view: &View<'_>) -> Option<Altered> {
    let mut phrase = Phrase::of(unmarked(quote).unwrap_or(quote));
    (phrase.ends.first, phrase.ends.last) = (Edge::WithinWord, Edge::WithinWord);
    let within = view.folded();
    let folded = &within.text;
    let mut ranges = occurrences(&phrase, view).into_iter();
    let is_cut = |at: usize| is_amount(folded, at) || within.has_hyphen_at(at);
    let range = ranges.find(|range| is_cut(range.start) || is_cut(range.end))?;
    let before = folded.get(..range.start)?.trim_end();
    let after = folded.get(range.end..)?;
    let word = after.trim_start();
    let length = word.find(' ').unwrap_or(word.len());
    let around =
        before.rfind(' ').map_or(0, |at| at + 1)..range.end + after.len() - word.len() + length;
    beside(quote, &around, Hint::CutsNumber, view)
}

/// Passage of a quote with marks, if a mark hides something that it must not.
fn hiding(quote: &str, quotation: Option<&Quotation<'_>>, view: &View<'_>) -> Option<Altered> {
    let placement = place(quotation?, view)?;
    beside(quote, &placement.range, placement.hides?, view)
}

/// Range of an occurrence in the unmodified source if it matches character by character.
fn exact_at(phrase: &Phrase<'_>, view: &View<'_>, folded: &Range<usize>) -> Option<Range<usize>> {
    let start = view.folded().offsets.start(folded.start);
    let end = start.saturating_add(phrase.text.len());
    if view.text.get(start..end)? != phrase.text {
        return None;
    }
    let source = view.copy.in_source(&view.in_text(&(start..end)));
    (view.copy.source().get(source.clone())? == phrase.text).then_some(source)
}

fn is_quotation_mark(c: char) -> bool {
    "\"'“”„‟‘’‚«»‹›「」『』".contains(c)
}

/// A quote without surrounding quotation marks.
pub fn unmarked(quote: &str) -> Option<&str> {
    let inner = quote
        .strip_prefix(is_quotation_mark)?
        .strip_suffix(is_quotation_mark)?;
    (!inner.is_empty()).then_some(inner)
}

/// Position of a quote with marks in the file.
fn placed(placement: &Placement, view: &View<'_>) -> Found {
    let pieces = placement.segments.iter();
    let pieces: Vec<_> = pieces
        .map(|segment| view.in_text(&view.unfolded(segment)))
        .collect();
    Found {
        pieces: if pieces.len() > 1 { pieces } else { Vec::new() },
        notes: placement.notes.clone(),
        ..found(view, &placement.range)
    }
}

/// Position of a range of the folded text in the file.
fn found(view: &View<'_>, folded: &Range<usize>) -> Found {
    let text = view.in_text(&view.unfolded(folded));
    in_file(view.copy, view.copy.in_source(&text))
}
