//! Verdicts on all quotes, for people and for programs.
//!
//! ```text
//! incident.yaml:12:5: verbatim, report.html:31:8: “The queue stopped at 09:12.”
//! incident.yaml:20:5: altered, 92% like chat.txt:14:10: “we lost all messages”
//!     quote has “all” / source has “no”
//!     we lost [-all-] {+no+} messages
//!
//! 14 quotes: 11 verified, 1 altered, 0 missing, 2 not checked
//! ```

use std::io::{self, Write};

use serde::Serialize;

use super::json::escape;
use crate::evidence::{Checked, Found, Note, Verdict, Verdicts};
use crate::text::{cut, head, one_line};
use crate::timeline::{Entry, Event, File, Quote, Source, Timeline};

/// Maximum length of a quote on its line, in columns.
const LONGEST: usize = 72;
/// Maximum length of a marked difference on its line, in characters.
const LONGEST_DIFFERENCE: usize = 4000;

/// Writes one line per quote in display order, and below an altered one the differences, in words and marked.
///
/// `[-words-]` are only in the quote, `{+words+}` only in the copy.
///
/// # Errors
/// Errors of the writer.
pub fn write_plain(
    timeline: &Timeline,
    verdicts: &Verdicts,
    out: &mut impl Write,
) -> io::Result<()> {
    for_each_quote(timeline, verdicts, |file, _, quote, checked| {
        let place = quote.place;
        let name = one_line(&file.name);
        let quote = one_line(head(&quote.text, LONGEST * 2));
        let quote = cut(&quote, LONGEST);
        let at = checked
            .verdict
            .found()
            .map_or(String::new(), |found| at(checked, found));
        let verdict = match &*checked.verdict {
            Verdict::Altered(altered) => {
                format!("altered, {} like{at}", percent(altered.similarity))
            }
            Verdict::Repeated(_, count) => format!("repeated {count} times, first{at}"),
            Verdict::NoCopy => match &checked.trouble {
                Some(trouble) => format!("not checked, {}", one_line(trouble)),
                None => format!("not checked, no copy{}", of_source(checked)),
            },
            Verdict::Missing(None) => format!("missing{}", in_copy(checked)),
            Verdict::Missing(Some(unseen)) => {
                format!("missing{}, only {}", in_copy(checked), unseen.words())
            }
            verdict => format!("{},{at}", verdict.word()),
        };
        let notes = checked
            .verdict
            .found()
            .map_or(&[][..], |found| &found.notes);
        let notes: Vec<String> = notes.iter().map(Note::words).collect();
        let notes = if notes.is_empty() {
            String::new()
        } else {
            format!("; {}", one_line(&notes.join(", ")))
        };
        writeln!(
            out,
            "{name}:{}:{}: {verdict}{notes}: “{quote}”",
            place.line, place.column
        )?;
        for detail in checked.details() {
            writeln!(out, "    {detail}")?;
        }
        if let Verdict::Altered(altered) = &*checked.verdict {
            let marked = altered.marked();
            let shown = head(&marked, LONGEST_DIFFERENCE);
            let more = if shown.len() < marked.len() {
                "…"
            } else {
                ""
            };
            writeln!(out, "    {}{more}", one_line(shown))?;
        }
        Ok(())
    })
}

/// Writes one JSON object per line and quote, with the keys `file`, `line`, `event`, `source`, `verdict` and `quote`;
/// if found, `copy`, `at` (byte offset in the copy), `at_line`, `at_page` (if the copy has pages), `copy_sha256` and
/// `notes` (minor differences); if repeated, `count`; if altered, `closest`, `similarity` and `differences`; if missing
/// or not checked, `reason`.
///
/// # Errors
/// Errors of the writer.
pub fn write_json(
    timeline: &Timeline,
    verdicts: &Verdicts,
    out: &mut impl Write,
) -> io::Result<()> {
    for_each_quote(timeline, verdicts, |file, event, quote, checked| {
        let found = checked.verdict.found();
        let record = Record {
            file: &file.name,
            line: quote.place.line,
            event: event.id.as_deref().unwrap_or(&event.title),
            source: checked.source.as_deref().and_then(name),
            verdict: checked.verdict.word(),
            quote: &quote.text,
            copy: found.and_then(|_| copy(checked)),
            at: found.map(|found| found.bytes.start),
            at_line: found.map(|found| found.place.line),
            at_page: found.and_then(|found| found.page),
            copy_sha256: verdicts.digest_of(event.file, checked),
            notes: found
                .map_or(&[][..], |found| &found.notes)
                .iter()
                .map(Note::words)
                .collect(),
            differences: checked.details(),
            reason: reason(checked),
            count: match &*checked.verdict {
                Verdict::Repeated(_, count) => Some(*count),
                _ => None,
            },
            closest: match &*checked.verdict {
                Verdict::Altered(altered) => Some(&altered.closest),
                _ => None,
            },
            similarity: match &*checked.verdict {
                Verdict::Altered(altered) => Some(thousandths(altered.similarity)),
                _ => None,
            },
        };
        writeln!(out, "{}", escape(&serde_json::to_string(&record)?))
    })
}

/// JSON form of a verdict.
#[derive(Serialize)]
struct Record<'a> {
    file: &'a str,
    line: usize,
    event: &'a str,
    source: Option<&'a str>,
    verdict: &'static str,
    quote: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    copy: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_page: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copy_sha256: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    differences: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closest: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    similarity: Option<f64>,
}

/// Calls a function for every checked quote, in display order.
fn for_each_quote(
    timeline: &Timeline,
    verdicts: &Verdicts,
    mut write: impl FnMut(&File, &Event, &Quote, &Checked) -> io::Result<()>,
) -> io::Result<()> {
    for entry in timeline.entries() {
        if let Entry::Event(event) = &*entry {
            for (quote, checked) in event.quotes.iter().zip(verdicts.of(event)) {
                write(timeline.file_of(&entry), event, quote, checked)?;
            }
        }
    }
    Ok(())
}

/// Reason why a quote is missing or was not checked, if known.
fn reason(checked: &Checked) -> Option<String> {
    match &*checked.verdict {
        Verdict::Missing(unseen) => Some(format!("only {}", (*unseen)?.words())),
        Verdict::NoCopy => checked.trouble.clone(),
        _ => None,
    }
}

/// Name of a source.
fn name(source: &Source) -> Option<&str> {
    let names = [
        &source.id, &source.title, &source.url, &source.publisher, &source.file,
    ];
    names.into_iter().find_map(|name| name.as_deref())
}

fn copy(checked: &Checked) -> Option<&str> {
    checked.source.as_deref()?.file.as_deref()
}

/// Place in the copy: ` copy.html:31:8`, ` report.pdf:31:8 (page 2)`.
fn at(checked: &Checked, found: &Found) -> String {
    let copy = one_line(copy(checked).unwrap_or_default());
    let page = found
        .page
        .map_or(String::new(), |page| format!(" (page {page})"));
    format!(" {copy}:{}:{}{page}", found.place.line, found.place.column)
}

/// Copy that was searched: ` in copy.html`.
fn in_copy(checked: &Checked) -> String {
    copy(checked).map_or(String::new(), |copy| format!(" in {}", one_line(copy)))
}

/// Cited source: ` of the source`.
fn of_source(checked: &Checked) -> String {
    match checked.source.as_deref().and_then(name) {
        Some(source) => {
            let source = one_line(head(source, LONGEST * 2));
            format!(" of {}", cut(&source, LONGEST))
        }
        None => ", no source".to_owned(),
    }
}

/// A similarity with three decimals, never 1, as something differs.
fn thousandths(similarity: f64) -> f64 {
    (similarity * 1000.0).round().min(999.0) / 1000.0
}

/// A similarity in percent, never 100%, as something differs.
fn percent(similarity: f64) -> String {
    format!("{:.0}%", (similarity * 100.0).floor().min(99.0))
}
