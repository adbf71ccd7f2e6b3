//! Whether a quote is on the page that its `page:` names.

use dateline_quotes::find::find;
use dateline_quotes::{Found, SavedCopy, Verdict};

/// How many lines at the top and at the bottom of a page may have its printed number.
const NEAR_EDGE: usize = 3;
/// The most pages that are looked through one by one.
const MOST_PAGES: usize = 50;

/// What to say of a quote that is in its copy, and not on the page that is named for it: "found on page 14, not 12". Nothing where the
/// copy has no pages, or the pages named are not understood.
pub(super) fn misplaced(
    quote: &str,
    cited: Option<&str>,
    verdict: &Verdict,
    copy: &SavedCopy,
) -> Option<String> {
    let cited = cited?.trim();
    let found = verdict.found().filter(|_| !verdict.is_bad())?;
    let pages = pages_of(found, copy)?;
    let named = Named::read(cited)?;
    if pages.iter().any(|page| named.has(*page, copy)) {
        return None;
    }
    // It may be there as well.
    let is_repeated = matches!(verdict, Verdict::Repeated(..));
    if is_repeated && named.each().any(|page| is_on(quote, page, copy)) {
        return None;
    }
    let first = pages.first()?;
    Some(format!("found on page {first}, not {cited}"))
}

/// The pages that a passage is on.
fn pages_of(found: &Found, copy: &SavedCopy) -> Option<Vec<usize>> {
    let text = copy.in_text(&found.source);
    let first = copy.page_of(text.start)?;
    let last = copy.page_of(text.end.saturating_sub(1).max(text.start))?;
    Some((first..=last).take(MOST_PAGES).collect())
}

/// Whether a page has the quote.
fn is_on(quote: &str, page: usize, copy: &SavedCopy) -> bool {
    let text = copy.page(page).and_then(|page| copy.text().get(page));
    text.is_some_and(|text| {
        SavedCopy::read("page.txt", text.as_bytes()).is_ok_and(|page| !find(quote, &page).is_bad())
    })
}

/// The numbers that a page may have printed on it: those that begin or end one of its first or last lines.
fn printed(page: usize, copy: &SavedCopy) -> impl Iterator<Item = String> {
    let text = copy.page(page).and_then(|page| copy.text().get(page));
    let lines = text.unwrap_or_default().lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let top = lines.iter().take(NEAR_EDGE);
    let bottom = lines.iter().rev().take(NEAR_EDGE);
    let ends = bottom.chain(top).flat_map(|line| {
        let mut words = line.split_whitespace();
        [words.next(), words.next_back()]
    });
    let numbers = ends.flatten().map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.to_ascii_lowercase()
    });
    let numbers = numbers.filter(|word| word.parse::<usize>().is_ok() || roman(word).is_some());
    numbers.collect::<Vec<_>>().into_iter()
}

/// The pages that a `page:` names: "12", "12-14", "pp. 112–14", "xii", "46:2", "3, 7".
#[derive(Debug, PartialEq, Eq)]
struct Named(Vec<(usize, usize)>);

impl Named {
    fn read(cited: &str) -> Option<Self> {
        let cited = cited.to_ascii_lowercase();
        let mut ranges = Vec::new();
        for part in cited.split([',', ';', '&']) {
            let part = part.trim();
            let part = ["pages", "page", "pp.", "pp", "p."]
                .iter()
                .find_map(|word| part.strip_prefix(word))
                .unwrap_or(part);
            // Behind a colon are lines.
            let ends = part.split(['-', '–', '—']).map(|end| {
                let page = end.split(':').next().unwrap_or_default();
                number(page.trim())
            });
            let ends: Vec<usize> = ends.collect::<Option<_>>()?;
            match *ends.as_slice() {
                [page] => ranges.push((page, page)),
                [first, last] => ranges.push((first, in_full(first, last))),
                _ => return None,
            }
        }
        let is_sound = |(first, last): &(usize, usize)| first <= last;
        ranges.iter().all(is_sound).then_some(Self(ranges))
    }

    fn is_in(&self, number: usize) -> bool {
        let mut ranges = self.0.iter();
        ranges.any(|(first, last)| (*first..=*last).contains(&number))
    }

    /// Whether a page of a copy is one of them: by its place in the copy, or by the number that is printed on it.
    fn has(&self, page: usize, copy: &SavedCopy) -> bool {
        self.is_in(page)
            || printed(page, copy).any(|word| number(&word).is_some_and(|n| self.is_in(n)))
    }

    fn each(&self) -> impl Iterator<Item = usize> {
        let pages = self.0.iter().flat_map(|(first, last)| *first..=*last);
        pages.take(MOST_PAGES)
    }
}

fn number(word: &str) -> Option<usize> {
    word.parse().ok().or_else(|| roman(word))
}

/// The end of a range that is written short: 14 in 112-14 is 114.
fn in_full(first: usize, last: usize) -> usize {
    let digits = last.checked_ilog10().map_or(1, |digits| digits + 1);
    match 10_usize.checked_pow(digits) {
        Some(unit) if last < first => first - first % unit + last,
        _ => last,
    }
}

/// A small roman number in lower case.
fn roman(word: &str) -> Option<usize> {
    if word.is_empty() || word.len() > 8 {
        return None;
    }
    let value = |c| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<usize> = word.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    let mut after = 0;
    for value in values.into_iter().rev() {
        // A smaller one before a larger one is taken off it.
        if value < after {
            sum -= value;
        } else {
            sum += value;
            after = value;
        }
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_quotes::document::Extracted;

    #[test]
    fn pages_are_read_as_people_write_them() {
        let table = [
            ("12", Some(vec![(12, 12)])),
            ("p. 12", Some(vec![(12, 12)])),
            ("pp. 112–14", Some(vec![(112, 114)])),
            ("3, 7-9", Some(vec![(3, 3), (7, 9)])),
            ("XIV", Some(vec![(14, 14)])),
            ("ix-xl", Some(vec![(9, 40)])),
            ("46:2-47:3", Some(vec![(46, 47)])),
            ("back cover", None),
            ("", None),
            ("9-", None),
            ("A-7", None),
        ];
        for (written, expected) in table {
            assert_eq!(Named::read(written), expected.map(Named), "{written}");
        }
    }

    #[test]
    fn a_quote_elsewhere_is_told() {
        let text = "Cover\u{c}Preface xi\nThe harbor froze over.\n\u{c}The Winter   5\nThe harbor thawed.\nIt rained.\n\u{c}\
            a\nb\nc\nIt snowed for a week.\nd\ne\nf\n\u{c}It rained.\u{c}";
        let extracted = Extracted::of_pages(text.to_owned(), "a program").unwrap();
        let copy = SavedCopy::of_document("a.pdf", b"%PDF-", extracted);
        let told = |quote: &str, page: &str| {
            misplaced(quote, Some(page), &find(quote, &copy), &copy).unwrap_or_default()
        };
        let table = [
            ("It snowed for a week.", "4", ""),
            ("It snowed for a week.", "3-5", ""),
            ("It snowed for a week.", "7", "found on page 4, not 7"),
            // By its place, and by its printed number.
            ("The harbor thawed.", "3", ""),
            ("The harbor thawed.", "5", ""),
            ("The harbor thawed.", "9", "found on page 3, not 9"),
            ("The harbor froze over.", "xi", ""),
            ("The harbor froze over.", "xii", "found on page 2, not xii"),
            // Repeated, and once there.
            ("It rained.", "5", ""),
            ("It rained.", "4", "found on page 3, not 4"),
            // What is not in the copy at all is on no page.
            ("Nothing of the kind was ever said.", "4", ""),
            ("It snowed for a week.", "last", ""),
        ];
        for (quote, page, expected) in table {
            assert_eq!(told(quote, page), expected, "{quote} {page}");
        }
        assert_eq!(misplaced("Cover", None, &find("Cover", &copy), &copy), None);
    }
}
