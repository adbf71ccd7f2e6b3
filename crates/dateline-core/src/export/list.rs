//! List export, one event per line, for `grep`, `cut`, `awk` and `fzf`: number, date and title.
//!
//! ```text
//! 15 → 2025-05-09 → Military parade on Red Square
//! ```
//!
//! The number is the position in display order, as accepted by `15G` and `dateline show 15`. The date is in EDTF, which
//! can be sorted and searched; in words if EDTF cannot express it; as written if it is not understood; `-` if there is
//! none. Fields contain no tabs or line ends. A fourth field, `possible`, follows if the event matches a filter only
//! possibly.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Listed, PrintStyle};
use crate::text::{cut, label, one_line, width};
use crate::timeline::{Entry, Event, Timeline, When};

/// Separator of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A tab, for other programs.
    Tabs,
    /// Spaces that align the fields.
    Columns,
}

/// Widest date, in columns, that others are aligned to.
const WIDEST_DATE: usize = 25;

/// Writes one line per event in display order; nothing without events.
///
/// # Errors
/// Errors of the writer; a closed pipe is [`io::ErrorKind::BrokenPipe`].
pub fn write(
    timeline: &Timeline,
    listed: &[Listed],
    (look, style): (Look, PrintStyle),
    out: &mut impl Write,
) -> io::Result<()> {
    let (number_width, date_width) = match look {
        Look::Tabs => (0, 0),
        Look::Columns => (
            listed
                .last()
                .map_or(0, |last| last.number)
                .to_string()
                .len(),
            date_width(timeline, style),
        ),
    };
    for (listed, entry) in listed.iter().zip(timeline.entries()) {
        let number = listed.number;
        let date = date(&entry, style);
        let date = one_line(&date);
        let title = title(&entry);
        match look {
            Look::Tabs => {
                let possible = if listed.is_possible { "\tpossible" } else { "" };
                writeln!(out, "{number}\t{date}\t{title}{possible}")?;
            }
            Look::Columns => {
                let pad = " ".repeat(date_width.saturating_sub(width(&date)));
                let possible = if listed.is_possible {
                    "  (possible)"
                } else {
                    ""
                };
                writeln!(
                    out,
                    "{number:>number_width$}  {date}{pad}  {title}{possible}"
                )?;
            }
        }
    }
    Ok(())
}

/// Width of the column of dates.
fn date_width(timeline: &Timeline, style: PrintStyle) -> usize {
    let dates = timeline.entries().map(|entry| {
        let date = date(&entry, style);
        width(&cut(&one_line(&date), WIDEST_DATE))
    });
    dates.max().unwrap_or(0)
}

/// The date in EDTF, or in words if EDTF cannot express it; as written if it is not a date.
fn date(entry: &Entry, style: PrintStyle) -> Cow<'_, str> {
    match (entry.date(), entry) {
        // The written form may lack parts supplied by its context: "09:30-10:30" has no day.
        (Some(date), _) => {
            let shown = style.on_clock(date);
            Cow::Owned(
                shown
                    .edtf()
                    .unwrap_or_else(|| shown.words_in(style.notation)),
            )
        }
        (
            None,
            Entry::Event(Event {
                when:
                    When::Undated {
                        written: Some(written),
                        ..
                    },
                ..
            }),
        ) => Cow::Borrowed(written),
        (None, _) => Cow::Borrowed("-"),
    }
}

/// The title, followed by the error if the event cannot be parsed.
fn title(entry: &Entry) -> String {
    let title = label(entry.title());
    let title = one_line(&title);
    match entry {
        Entry::Event(_) => title.into_owned(),
        Entry::Broken(broken) => {
            let gap = if title.is_empty() { "" } else { " " };
            let message = one_line(&broken.diagnostic.message);
            format!("{title}{gap}(cannot be read: {message})")
        }
    }
}
