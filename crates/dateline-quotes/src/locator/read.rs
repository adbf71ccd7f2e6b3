//! Parses locators: "12", "pp. 112–14", "xii", "46:2", "l. 3", "¶ 12", "§ 4.2".

use super::kind::{Kind, Span};
use crate::numeral::number;

/// Number of pages or lines after the first that "ff." may mean; more would be every number printed at an edge of a page.
const MOST_FOLLOWING: usize = 9;
/// Words before page numbers; a word is listed before its prefixes.
const PAGE: &[&str] = &["pages", "page", "pp.", "pp", "p.", "at "];
/// Words before line numbers.
const LINE: &[&str] = &["lines", "line", "ll.", "ll", "l."];
/// Words before a page and line of a transcript.
const TRANSCRIPT: &[&str] = &["transcript", "tr.", "tr", "dep.", "hr'g"];
/// Words and marks before numbers of paragraphs and sections.
const LABEL: &[&str] = &[
    "¶¶", "¶", "paragraphs", "paragraph", "paras.", "paras", "para.", "para", "§§", "§",
    "sections", "section", "secs.", "sec.", "articles", "article", "arts.", "art.", "clause",
    "cl.",
];

/// Parses the value of `page:`, in lower case.
pub(super) fn page(written: &str) -> Option<Vec<Kind>> {
    if written.contains(':') {
        return Some(vec![page_lines(without(PAGE, written).unwrap_or(written))?]);
    }
    Some(vec![Kind::Pages(numbers(written, PAGE, number)?)])
}

/// Parses the value of `line:`, in lower case.
pub(super) fn line(written: &str) -> Option<Vec<Kind>> {
    if written.contains(':') {
        return Some(vec![page_lines(without(LINE, written).unwrap_or(written))?]);
    }
    let digits = |word: &str| word.strip_prefix('l').unwrap_or(word).parse().ok();
    Some(vec![Kind::Lines(numbers(written, LINE, digits)?)])
}

/// Parses the value of `cite:`, in lower case; `None` unless it cites pages, lines, paragraphs or sections. Also whether
/// a name is before these, so that they may be those of another edition.
pub(super) fn cite(written: &str) -> Option<(Vec<Kind>, bool)> {
    let written = without_remark(written.trim()).trim_end_matches('.');
    let named = || Some((after_name(written)?, true));
    transcript(written)
        .or_else(|| parts_of_cite(written))
        .map(|kinds| (kinds, false))
        .or_else(named)
}

/// Removes a remark in parentheses at the end: `46:2 (Marsh)`.
fn without_remark(written: &str) -> &str {
    let open = written
        .strip_suffix(')')
        .and_then(|inner| inner.rfind(" ("));
    open.and_then(|open| written.get(..open)).unwrap_or(written)
}

/// Parses what is cited after the name of a source: `Marsh Dep. 46:2`, `Compl. ¶ 7`, `Lund, p. 12`.
fn after_name(written: &str) -> Option<Vec<Kind>> {
    let mut is_transcript = false;
    written.match_indices([' ', ',']).find_map(|(at, _)| {
        let name = written.get(..at)?;
        let rest = written.get(at + 1..)?.trim_start();
        let word = name.rsplit(' ').next().unwrap_or_default();
        is_transcript |= without(TRANSCRIPT, word).is_some_and(str::is_empty);
        // "42 U.S.C. § 1983" is a law, not a section of the copy.
        let is_law = name.contains(|c: char| c.is_ascii_digit()) && rest.starts_with('§');
        if is_law {
            return None;
        }
        let lines = || is_transcript.then(|| page_lines(rest).map(|kind| vec![kind]))?;
        let parts = || begins_part(rest).then(|| parts_of_cite(rest))?;
        let pages = || without(TRANSCRIPT, rest).and_then(|_| transcript(rest));
        pages().or_else(lines).or_else(parts)
    })
}

/// Parses pages of a transcript, with or without lines: `46:2-9`, `Tr. 46:2`, `Dep. at 46`.
fn transcript(written: &str) -> Option<Vec<Kind>> {
    let Some(rest) = without(TRANSCRIPT, written) else {
        let is_number = written.starts_with(|c: char| c.is_ascii_digit());
        return (is_number && written.contains(':')).then(|| Some(vec![page_lines(written)?]))?;
    };
    let rest = rest.trim_start_matches(['.', ' ']);
    let rest = without(TRANSCRIPT, rest).unwrap_or(rest);
    page(rest)
}

/// Parses pages, lines, paragraphs and sections: "p. 14, l. 3" has two parts.
fn parts_of_cite(written: &str) -> Option<Vec<Kind>> {
    let mut kinds = Vec::new();
    let mut rest = written;
    while !rest.is_empty() {
        let next = rest
            .match_indices([',', ';'])
            .map(|(at, _)| at)
            .find(|at| rest.get(at + 1..).is_some_and(begins_part));
        let (part, after) = match next {
            Some(at) => (rest.get(..at)?, rest.get(at + 1..)?.trim_start()),
            None => (rest, ""),
        };
        kinds.push(part_of_cite(part)?);
        rest = after;
    }
    (!kinds.is_empty()).then_some(kinds)
}

fn begins_part(text: &str) -> bool {
    let text = text.trim_start();
    [PAGE, LINE, LABEL]
        .iter()
        .any(|words| without(words, text).is_some())
}

fn part_of_cite(part: &str) -> Option<Kind> {
    if let Some(rest) = without(LABEL, part) {
        return labels(rest);
    }
    let kinds = if without(LINE, part).is_some() {
        line(part)?
    } else if without(PAGE, part).is_some() {
        page(part)?
    } else {
        return None;
    };
    kinds.into_iter().next()
}

/// Removes the first of the words that a text begins with; a letter must not follow a word of letters.
fn without<'t>(words: &[&str], text: &'t str) -> Option<&'t str> {
    words.iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        let ends = !word.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic);
        ends.then(|| rest.trim_start())
    })
}

/// Parses numbers and ranges, "3, 7-9", each optionally after one of the words.
fn numbers(
    written: &str,
    words: &[&str],
    number: impl Fn(&str) -> Option<usize>,
) -> Option<Vec<Span<usize>>> {
    let mut spans = Vec::new();
    let parts = written.split(" and ");
    for part in parts.flat_map(|part| part.split([',', ';', '&'])) {
        let part = part.trim();
        let part = without(words, part).unwrap_or(part);
        // "8f." is 8 and 9, "8ff." is 8 and some that follow.
        let following = part.trim_end_matches('.');
        if let Some(first) = following.strip_suffix('f') {
            let (first, count) = match first.strip_suffix('f') {
                Some(first) => (first, MOST_FOLLOWING),
                None => (first, 1),
            };
            if let Some(first) = number(first.trim()) {
                spans.push((first, first.saturating_add(count)));
                continue;
            }
        }
        let ends = part.split(['-', '–', '—']).map(|end| number(end.trim()));
        let ends: Vec<usize> = ends.collect::<Option<_>>()?;
        match *ends.as_slice() {
            [page] => spans.push((page, page)),
            [first, last] => spans.push((first, in_full(first, last))),
            _ => return None,
        }
    }
    let is_sound = |(first, last): &Span<usize>| first <= last;
    spans.iter().all(is_sound).then_some(spans)
}

/// Parses pages with lines: "46:2", "46:2-9", "46:2-47:3".
fn page_lines(written: &str) -> Option<Kind> {
    let mut spans = Vec::new();
    for part in written.split([',', ';', '&']) {
        let ends: Vec<&str> = part.split(['-', '–', '—']).map(str::trim).collect();
        let place = |end: &str| {
            let (page, line) = end.split_once(':')?;
            Some((number(page.trim())?, line.trim().parse::<usize>().ok()?))
        };
        let span = match *ends.as_slice() {
            [one] => (place(one)?, place(one)?),
            [first, last] if last.contains(':') => (place(first)?, place(last)?),
            [first, last] => {
                let first = place(first)?;
                (first, (first.0, in_full(first.1, last.parse().ok()?)))
            }
            _ => return None,
        };
        spans.push(span);
    }
    let is_sound = |(first, last): &Span<(usize, usize)>| first <= last;
    spans.iter().all(is_sound).then_some(Kind::PageLines(spans))
}

/// Parses numbers of paragraphs or sections: "12", "4.2", "12-14".
fn labels(written: &str) -> Option<Kind> {
    let mut spans = Vec::new();
    for part in written.split([',', ';', '&']) {
        let label = |end: &str| -> Option<Vec<usize>> {
            let end = end.trim().trim_matches(['(', ')', '[', ']']);
            end.split('.').map(|number| number.parse().ok()).collect()
        };
        let ends: Vec<Vec<usize>> = part
            .split(['-', '–', '—'])
            .map(label)
            .collect::<Option<_>>()?;
        match ends.as_slice() {
            [one] => spans.push((one.clone(), one.clone())),
            [first, last] => spans.push((first.clone(), last.clone())),
            _ => return None,
        }
    }
    let is_sound = |(first, last): &Span<Vec<usize>>| first <= last;
    spans.iter().all(is_sound).then_some(Kind::Labels(spans))
}

/// Completes the abbreviated end of a range: 14 in 112-14 is 114.
fn in_full(first: usize, last: usize) -> usize {
    let digits = last.checked_ilog10().map_or(1, |digits| digits + 1);
    match 10_usize.checked_pow(digits) {
        Some(unit) if last < first => first - first % unit + last,
        _ => last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Read = fn(&str) -> Option<Vec<Kind>>;

    #[test]
    fn common_forms_of_locators_are_parsed() {
        let pages = |spans: &[Span<usize>]| Some(vec![Kind::Pages(spans.to_vec())]);
        let lines = |spans: &[Span<usize>]| Some(vec![Kind::Lines(spans.to_vec())]);
        let both = |first, last| Some(vec![Kind::PageLines(vec![(first, last)])]);
        let label = |first: &[usize], last: &[usize]| {
            Some(vec![Kind::Labels(vec![(first.to_vec(), last.to_vec())])])
        };
        let cite: Read = |written| cite(written).map(|(kinds, _)| kinds);
        let table: [(Read, &str, Option<Vec<Kind>>); 53] = [
            (page, "3 and 7-9", pages(&[(3, 3), (7, 9)])),
            (page, "8f.", pages(&[(8, 9)])),
            (page, "8 ff", pages(&[(8, 17)])),
            (line, "ll. 3 and 5f.", lines(&[(3, 3), (5, 6)])),
            (page, "12", pages(&[(12, 12)])),
            (page, "p. 12", pages(&[(12, 12)])),
            (page, "pp. 112–14", pages(&[(112, 114)])),
            (page, "3, 7-9", pages(&[(3, 3), (7, 9)])),
            (page, "xiv", pages(&[(14, 14)])),
            (page, "ix-xl", pages(&[(9, 40)])),
            (page, "46:2", both((46, 2), (46, 2))),
            (page, "46:2-9", both((46, 2), (46, 9))),
            (page, "46:2-47:3", both((46, 2), (47, 3))),
            (page, "back cover", None),
            (page, "", None),
            (page, "9-", None),
            (page, "a-7", None),
            (page, "9-7:", None),
            (line, "12", lines(&[(12, 12)])),
            (line, "ll. 12-14", lines(&[(12, 14)])),
            (line, "l12-l14", lines(&[(12, 14)])),
            (line, "46:2", both((46, 2), (46, 2))),
            (line, "red", None),
            (cite, "46:2-9", both((46, 2), (46, 9))),
            (cite, "tr. 46:2", both((46, 2), (46, 2))),
            (cite, "dep. tr. at 46:2", both((46, 2), (46, 2))),
            (cite, "hr'g tr. 46:2-47:3", both((46, 2), (47, 3))),
            (cite, "tr. 46:2 (marsh)", both((46, 2), (46, 2))),
            (cite, "dep. at 46", pages(&[(46, 46)])),
            (cite, "marsh dep. 46:2-9", both((46, 2), (46, 9))),
            (cite, "marsh dep. tr. at 46:2", both((46, 2), (46, 2))),
            (cite, "dep. of marsh, vol. 2, 46:2", both((46, 2), (46, 2))),
            (cite, "marsh dep. at 46", pages(&[(46, 46)])),
            (cite, "chronicles, pp. 114–15", pages(&[(114, 115)])),
            (cite, "lund 1912, p. 12", pages(&[(12, 12)])),
            (cite, "compl. ¶ 7", label(&[7], &[7])),
            (cite, "agreement § 4.2", label(&[4, 2], &[4, 2])),
            (cite, "42 u.s.c. § 1983", None),
            (cite, "interview at noon", None),
            (cite, "p. 12.", pages(&[(12, 12)])),
            (cite, "at 12", pages(&[(12, 12)])),
            (cite, "pp. 3, 7", pages(&[(3, 3), (7, 7)])),
            (cite, "line 3", lines(&[(3, 3)])),
            (cite, "¶ 12", label(&[12], &[12])),
            (cite, "¶¶ 12-14", label(&[12], &[14])),
            (cite, "para. 12", label(&[12], &[12])),
            (cite, "§ 4.2", label(&[4, 2], &[4, 2])),
            (cite, "art. 5", label(&[5], &[5])),
            // Other citations are ignored.
            (cite, "john 3:16", None),
            (cite, "347 u.s. 483", None),
            (cite, "party of five", None),
            (cite, "§ 4(a)(2)", None),
            (cite, "", None),
        ];
        for (read, written, expected) in table {
            assert_eq!(read(written), expected, "{written}");
        }
        let several = vec![Kind::Pages(vec![(14, 14)]), Kind::Lines(vec![(3, 3)])];
        assert_eq!(cite("p. 14, l. 3"), Some(several));
    }
}
