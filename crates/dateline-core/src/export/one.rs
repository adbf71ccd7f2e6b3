//! One event in full, in words, with everything that the file has about it.
//!
//! ```text
//! Military parade on Red Square
//! Friday 9 May 2025
//! written 2025-05-09
//!
//! World leaders watch the parade …
//!
//! > On May 9, Xi will join other world leaders …
//!   — Dagens · Xi Jinping Visits Putin
//!   page  3
//!   verbatim in sources/dagens.html, line 12
//!
//! tags   parade, moscow
//! place  Moscow
//!
//! events.yaml, line 112
//! ```

use std::io::{self, Write};

use super::PrintStyle;
use super::plain::source_words;
use crate::date::conventions::Convention;
use crate::evidence::Verdicts;
use crate::text::{head, one_line, readable, visible, width, without_html};
use crate::timeline::Code;
use crate::timeline::{Cited, Diagnostic, Entry, Event, File, Node, Quote, Timeline, When};

/// Maximum number of suggested ids.
const MOST_PROPOSED: usize = 3;
/// Maximum number of other events with the same id that are listed.
const MOST_OTHERS: usize = 20;
/// Minimum similarity of a suggested id, from 0 to 1 (Jaro-Winkler).
const ALIKE: f64 = 0.75;
/// Maximum number of characters of an id in a message.
const LONGEST_ID: usize = 60;

/// Indices of the events with an id, else of the event with that number in display order, from 1, else of the only event
/// with that title, or with the text in its title.
///
/// # Errors
/// No such event, with similar ids in the help; or several with the text in their titles.
pub fn find(timeline: &Timeline, named: &str) -> Result<Vec<usize>, Diagnostic> {
    let has_id =
        |entry: &Entry| matches!(entry, Entry::Event(event) if event.id.as_deref() == Some(named));
    let of_id: Vec<_> = (0..)
        .zip(timeline.entries())
        .filter_map(|(index, entry)| has_id(&entry).then_some(index))
        .collect();
    if !of_id.is_empty() {
        return Ok(of_id);
    }
    let number = named.parse::<usize>().ok();
    if let Some(index) = number.and_then(|number| number.checked_sub(1))
        && index < timeline.len()
    {
        return Ok(vec![index]);
    }
    with_title(timeline, named)
}

/// Index of the only event with a title, or with a text in its title; upper and lower case are the same.
fn with_title(timeline: &Timeline, named: &str) -> Result<Vec<usize>, Diagnostic> {
    let sought = named.trim().to_lowercase();
    let titles = (0..).zip(timeline.entries());
    let titles = titles.map(|(index, entry): (usize, _)| (index, entry.title().to_lowercase()));
    let mut found: Vec<(usize, String)> = titles
        .filter(|(_, title)| !sought.is_empty() && title.contains(&sought))
        .collect();
    let same = found.iter().position(|(_, title)| *title == sought);
    if let Some(same) = same {
        found = vec![found.swap_remove(same)];
    }
    match found.as_slice() {
        [] => Err(none(timeline, named)),
        [(index, _)] => Ok(vec![*index]),
        all => {
            let count = all.len();
            let listed = all.iter().take(MOST_OTHERS).filter_map(|(index, _)| {
                let entry = timeline.entry(*index)?;
                let title = one_line(head(entry.title(), LONGEST_ID)).into_owned();
                Some(format!("{}  {title}", index + 1))
            });
            let listed: Vec<String> = listed.collect();
            Err(Diagnostic::whole(
                Code::Option,
                format!("{count} events have {} in their title", quoted(named)),
                format!("name one by its number:\n{}", listed.join("\n")),
            ))
        }
    }
}

/// A text of the command line in a message.
fn quoted(text: &str) -> String {
    format!("`{}`", head(text, LONGEST_ID))
}

/// Notice that lists the other events with the same id, of which the first is shown; `None` if there are no others.
pub fn others_of_that_id(named: &str, found: &[usize]) -> Option<String> {
    let others: Vec<_> = found
        .iter()
        .skip(1)
        .take(MOST_OTHERS)
        .map(|index| (index + 1).to_string())
        .collect();
    (!others.is_empty()).then(|| {
        let count = found.len();
        let others = others.join(", ");
        format!("notice: {count} events have the id `{named}`: show the others by number: {others}")
    })
}

/// Diagnostic for an event that does not exist, with suggestions.
fn none(timeline: &Timeline, named: &str) -> Diagnostic {
    let mut alike: Vec<(f64, String)> = Vec::new();
    for entry in timeline.entries() {
        let Entry::Event(Event { id: Some(id), .. }) = &*entry else {
            continue;
        };
        let likeness = if id.to_lowercase().contains(&named.to_lowercase()) {
            1.0
        } else {
            strsim::jaro_winkler(head(id, LONGEST_ID), head(named, LONGEST_ID))
        };
        if likeness >= ALIKE && alike.iter().all(|(_, other)| other != id) {
            alike.push((likeness, id.clone()));
        }
    }
    alike.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let alike: Vec<_> = alike
        .iter()
        .take(MOST_PROPOSED)
        .map(|(_, id)| quoted(id))
        .collect();
    let what_to_do = match timeline.len() {
        0 => "there are no events yet".to_owned(),
        1 => "name an event by its id or number: there is only one".to_owned(),
        last => format!(
            "name an event by its id, or by its number from 1 to {last}: `dateline list` prints them"
        ),
    };
    let help = match alike.split_last() {
        None => what_to_do,
        Some((last, [])) => format!("did you mean {last}?\n{what_to_do}"),
        Some((last, first)) => {
            format!("did you mean {} or {last}?\n{what_to_do}", first.join(", "))
        }
    };
    Diagnostic::whole(Code::Option, format!("no event {}", quoted(named)), help)
}

/// Writes one event. Its diagnostics are not written; see
/// [`Entry::diagnostics`].
///
/// # Errors
/// Errors of the writer; a closed pipe is [`io::ErrorKind::BrokenPipe`].
pub fn write(
    file: &File,
    entry: &Entry,
    verdicts: &Verdicts,
    style: PrintStyle,
    out: &mut impl Write,
) -> io::Result<()> {
    match entry {
        Entry::Event(event) => write_event(file, event, verdicts, style, out)?,
        Entry::Broken(broken) => {
            let title = broken.title.as_deref();
            writeln!(out, "{}", one_line(title.unwrap_or("(no title)")))?;
            if let Some(date) = &broken.date {
                writeln!(out, "{}", one_line(&style.words(date)))?;
            }
            writeln!(
                out,
                "\nThis event cannot be read: {}",
                one_line(&broken.diagnostic.message)
            )?;
        }
    }
    writeln!(
        out,
        "\n{}, line {}",
        one_line(&file.name),
        entry.place().line
    )
}

fn write_event(
    file: &File,
    event: &Event,
    verdicts: &Verdicts,
    style: PrintStyle,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "{}", one_line(&readable(&event.title)))?;
    if let Some(label) = &event.label {
        writeln!(out, "{}", one_line(&readable(label)))?;
    }
    write_when(&event.when, style, out)?;
    if let Some(summary) = &event.summary {
        writeln!(out)?;
        lines("", &readable(summary), out)?;
    }
    let checked = verdicts.on(event, file);
    for (number, quote) in event.quotes.iter().enumerate() {
        write_quote(file, quote, event.source.as_ref(), out)?;
        if let Some(checked) = checked.get(number) {
            writeln!(out, "  {}", checked.words())?;
            for detail in checked.details() {
                writeln!(out, "    {detail}")?;
            }
            if let Some(digest) = verdicts.digest_of(event.file, checked) {
                writeln!(out, "  copy  sha256 {digest}")?;
            }
        }
    }
    // If every quote names its own source, the event's would not be shown otherwise.
    let unused = event.quotes.iter().all(|quote| quote.source.is_some());
    if let (true, Some(cited)) = (unused, &event.source) {
        let source = file.source(cited);
        writeln!(out, "\nSource: {}", one_line(&source_words(&source)))?;
        write_pairs(&source.rest(), 4, out)?;
    }
    if let Some(note) = &event.note {
        writeln!(out)?;
        lines("Note: ", &readable(note), out)?;
    }
    let others = others(event);
    if !others.is_empty() {
        writeln!(out)?;
    }
    write_pairs(&others, 0, out)
}

fn write_when(when: &When, style: PrintStyle, out: &mut impl Write) -> io::Result<()> {
    let date = match when {
        When::Dated(date) => style.on_clock(date),
        When::Undated { written, reason } => {
            writeln!(out, "Undated: {}", one_line(reason))?;
            return match written {
                Some(written) => writeln!(out, "written {}", one_line(written)),
                None => Ok(()),
            };
        }
    };
    let words = date.words_on_weekday(style.notation);
    writeln!(out, "{}", one_line(&words))?;
    let extent = date.extent(style.notation);
    if let Some(extent) = &extent {
        writeln!(out, "{}", one_line(extent))?;
    }
    if date.written() != date.words_in(style.notation) {
        writeln!(out, "written {}", one_line(date.written()))?;
    }
    // A remark on bounds would be confusing if they are not shown.
    let is_relevant = |text: &String| extent.is_some() || text != Convention::Qualified.text();
    for convention in date.conventions().into_iter().filter(is_relevant) {
        writeln!(out, "{}", one_line(&convention))?;
    }
    Ok(())
}

fn write_quote(
    file: &File,
    quote: &Quote,
    source: Option<&Cited>,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out)?;
    lines("> ", &without_html(quote.text.trim()), out)?;
    let cited = quote.source.as_ref().or(source);
    if let Some(cited) = cited {
        let source = file.source(cited);
        writeln!(out, "  — {}", one_line(&source_words(&source)))?;
        write_pairs(&source.rest(), 4, out)?;
    }
    write_pairs(&quote.fields, 2, out)
}

/// All values that are not part of a sentence, with their keys.
fn others(event: &Event) -> Vec<(String, Node)> {
    let text = |key: &str, text: &Option<String>| {
        let text = text.clone()?;
        Some((key.to_owned(), Node::Scalar(text)))
    };
    let list = |key: &str, texts: &[String]| {
        let texts: Vec<_> = texts.iter().cloned().map(Node::Scalar).collect();
        (!texts.is_empty()).then(|| (key.to_owned(), Node::List(texts)))
    };
    let named = [
        list("tags", &event.tags),
        text("group", &event.group),
        text("place", &event.location),
        list("people", &event.people),
    ];
    let fields = event.fields.iter().cloned();
    named.into_iter().flatten().chain(fields).collect()
}

/// Writes keys with their values next to them, or below if a value has several lines or is nested.
fn write_pairs(pairs: &[(String, Node)], indent: usize, out: &mut impl Write) -> io::Result<()> {
    /// Maximum width of the column of keys; a longer key only shifts its own value.
    const WIDEST: usize = 16;
    let widths = pairs.iter().map(|(key, _)| width(&one_line(key)));
    let column = widths.filter(|width| *width <= WIDEST).max().unwrap_or(0);
    let lead = " ".repeat(indent);
    for (key, value) in pairs {
        let key = one_line(key);
        match flat(value) {
            Some(text) if !text.contains('\n') => {
                let pad = " ".repeat(column.saturating_sub(width(&key)));
                let line = format!("{lead}{key}{pad}  {}", visible(&text));
                writeln!(out, "{}", line.trim_end())?;
            }
            Some(text) => {
                writeln!(out, "{lead}{key}")?;
                lines(&format!("{lead}  "), &text, out)?;
            }
            None => {
                writeln!(out, "{lead}{key}")?;
                write_nested(value, indent + 2, out)?;
            }
        }
    }
    Ok(())
}

fn write_nested(value: &Node, indent: usize, out: &mut impl Write) -> io::Result<()> {
    let lead = " ".repeat(indent);
    let items = match value {
        Node::Map(pairs) => return write_pairs(pairs, indent, out),
        Node::List(items) => items,
        Node::Null | Node::Scalar(_) => {
            return lines(&lead, &flat(value).unwrap_or_default(), out);
        }
    };
    for item in items {
        match flat(item) {
            Some(text) if !text.contains('\n') => writeln!(out, "{lead}- {}", visible(&text))?,
            _ => {
                writeln!(out, "{lead}-")?;
                write_nested(item, indent + 2, out)?;
            }
        }
    }
    Ok(())
}

/// A value as one text, if it is not nested: a list of short texts is separated by commas.
fn flat(value: &Node) -> Option<String> {
    match value {
        Node::Null => Some("–".to_owned()),
        Node::Scalar(text) => Some(readable(text.trim_end()).into_owned()),
        Node::Map(pairs) => pairs.is_empty().then(|| "{}".to_owned()),
        Node::List(items) => {
            let is_short = |text: &&str| !text.contains(['\n', ',']);
            let texts: Option<Vec<_>> = items
                .iter()
                .map(|item| item.text().filter(is_short))
                .collect();
            texts.map(|texts| texts.join(", "))
        }
    }
}

/// Writes each line of a text with the same prefix.
fn lines(lead: &str, text: &str, out: &mut impl Write) -> io::Result<()> {
    for line in text.trim_end().lines() {
        writeln!(out, "{}", format!("{lead}{}", visible(line)).trim_end())?;
    }
    Ok(())
}
