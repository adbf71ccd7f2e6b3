//! Plain text export of a timeline, for a pipe, a file or a screen reader.
//!
//! ```text
//! 2025
//!
//! Friday 9 May 2025  Military parade on Red Square
//!     World leaders watch the parade …
//!     > “On May 9, Xi will join other world leaders …”
//!     — Dagens · Xi Jinping Visits Putin
//!       verbatim in sources/dagens.html, line 12
//! ```

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Listed, PrintStyle};
use crate::evidence::Verdicts;
use crate::text::{in_ascii, label, one_line, readable, visible, without_html};
use crate::timeline::{Broken, Entry, Event, File, Quote, Source, Timeline, When};

/// Marks that the program adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// "7–10 May", "— Dagens · 2025".
    Typographic,
    /// "7-10 May", "-- Dagens - 2025".
    Ascii,
}

impl Marks {
    /// Converts a text of the program itself.
    fn own(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Typographic => Cow::Borrowed(text),
            Self::Ascii => in_ascii(text),
        }
    }
}

/// Writes all events of a timeline in display order, without truncating or wrapping.
///
/// # Errors
/// Errors of the writer; a closed pipe is [`io::ErrorKind::BrokenPipe`].
pub fn write(
    timeline: &Timeline,
    listed: &[Listed],
    verdicts: &Verdicts,
    (marks, style): (Marks, PrintStyle),
    out: &mut impl Write,
) -> io::Result<()> {
    if let Some(title) = timeline.title() {
        writeln!(out, "{}\n", one_line(title))?;
    }
    if timeline.is_empty() {
        return writeln!(out, "No events yet.");
    }
    for (index, (listed, entry)) in listed.iter().zip(timeline.entries()).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        if index == timeline.dated {
            writeln!(out, "Undated\n")?;
        }
        match &*entry {
            Entry::Event(event) => {
                let file = timeline.file_of(&entry);
                write_event(
                    file,
                    event,
                    verdicts,
                    listed.is_possible,
                    (marks, style),
                    out,
                )?;
            }
            Entry::Broken(broken) => write_broken(timeline.file_of(&entry), broken, out)?,
        }
    }
    Ok(())
}

fn write_event(
    file: &File,
    event: &Event,
    verdicts: &Verdicts,
    is_possible: bool,
    (marks, style): (Marks, PrintStyle),
    out: &mut impl Write,
) -> io::Result<()> {
    let date = match &event.when {
        When::Dated(date) if event.label.is_some() => {
            let label = event.label.as_deref().unwrap_or_default();
            format!("{label} ({})", style.words(date))
        }
        When::Dated(date) => style.words_on_weekday(date),
        When::Undated {
            written: Some(written),
            reason,
        } => format!("{} ({reason})", one_line(written)),
        When::Undated {
            written: None,
            reason,
        } => format!("({reason})"),
    };
    let title = label(&event.title);
    let date = marks.own(&date);
    let possible = if is_possible { " (possible)" } else { "" };
    writeln!(out, "{}{possible}  {}", one_line(&date), one_line(&title))?;
    // A title derived from the summary would repeat it.
    let repeats = |summary: &str| {
        one_line(summary).trim_end_matches('.') == one_line(&title).trim_end_matches('.')
    };
    let summary = event.summary.as_deref().map(readable);
    if let Some(summary) = summary.filter(|summary| !repeats(summary)) {
        paragraph("", &summary, out)?;
    }
    let checked = verdicts.on(event, file);
    for (number, quote) in event.quotes.iter().enumerate() {
        write_quote(file, quote, event, marks, out)?;
        let Some(checked) = checked.get(number) else {
            continue;
        };
        // Without saved copies, nothing was checked.
        if verdicts.copies.is_empty() {
            continue;
        }
        writeln!(out, "      {}", marks.own(&checked.words()))?;
        for detail in checked.details() {
            writeln!(out, "        {}", marks.own(&detail))?;
        }
        if let Some(digest) = verdicts.digest_of(event.file, checked) {
            writeln!(out, "        copy sha256 {digest}")?;
        }
    }
    // If every quote names its own source, the event's would not be shown otherwise.
    let unused = event.quotes.iter().all(|quote| quote.source.is_some());
    if let (true, Some(cited)) = (unused, &event.source) {
        write_source(&file.source(cited), event.place_in_source(), marks, out)?;
    }
    if let Some(note) = &event.note {
        paragraph("Note: ", &readable(note), out)?;
    }
    Ok(())
}

fn write_quote(
    file: &File,
    quote: &Quote,
    event: &Event,
    marks: Marks,
    out: &mut impl Write,
) -> io::Result<()> {
    paragraph("> ", &without_html(quote.text.trim()), out)?;
    match quote.source.as_ref().or(event.source.as_ref()) {
        Some(cited) => {
            let place = quote.place_in_source(event);
            write_source(&file.source(cited), place, marks, out)
        }
        None => Ok(()),
    }
}

/// Writes a source and the place in it: page, line and citation.
fn write_source(
    source: &Source,
    [page, line, cite]: [Option<&str>; 3],
    marks: Marks,
    out: &mut impl Write,
) -> io::Result<()> {
    let (dash, dot) = match marks {
        Marks::Typographic => ("—", " · "),
        Marks::Ascii => ("--", " - "),
    };
    let mut words: Vec<Cow<'_, str>> = words_of(source).into_iter().map(Cow::Borrowed).collect();
    words.extend(page.map(|page| Cow::Owned(format!("page {page}"))));
    words.extend(line.map(|line| Cow::Owned(format!("line {line}"))));
    words.extend(cite.map(Cow::Borrowed));
    let words = words.join(dot);
    writeln!(out, "    {dash} {}", one_line(&words))
}

/// Publisher, title, day and link of a source on one line; its id if it has none of them.
pub(super) fn source_words(source: &Source) -> String {
    words_of(source).join(" · ")
}

fn words_of(source: &Source) -> Vec<&str> {
    let parts = [
        &source.publisher, &source.title, &source.published, &source.url,
    ];
    let parts: Vec<_> = parts.into_iter().flatten().map(String::as_str).collect();
    if parts.is_empty() {
        return source.id.as_deref().into_iter().collect();
    }
    parts
}

fn write_broken(file: &File, broken: &Broken, out: &mut impl Write) -> io::Result<()> {
    let title = broken.title.as_deref().unwrap_or_default();
    writeln!(out, "This event cannot be read  {}", one_line(title))?;
    paragraph("", &broken.diagnostic.headline(&file.name), out)
}

/// Writes each line of a text indented under its event.
fn paragraph(lead: &str, text: &str, out: &mut impl Write) -> io::Result<()> {
    for line in text.trim_end().lines() {
        writeln!(out, "    {lead}{}", visible(line))?;
    }
    Ok(())
}
