//! One line an event, for `grep`, `cut`, `awk` and `fzf`: its number, its date, its title.
//!
//! ```text
//! 15 → 2025-05-09 → Military parade on Red Square
//! ```
//!
//! The number is its place in the order of the screen, as `15G` and `dateline show 15` take it. The date is EDTF, which
//! sorts and can be searched for; where EDTF has no way to say it, or it cannot be read, it is as written; `-` where there
//! is none. No field holds a tab or a line end. A fourth field, `possible`, follows where a filter keeps an event only because its
//! date may be meant.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Kept, on_clock};
use crate::date::DateContext;
use crate::text::{cut, label, one_line, width};
use crate::timeline::{Entry, Event, Timeline, When};

/// What stands between the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// One tab, for other programs.
    Tabs,
    /// Spaces, so that the fields stand under each other.
    Columns,
}

/// The widest date that the others are set under, in columns.
const WIDEST_DATE: usize = 25;

/// Writes a line for each event, in the order of the screen; nothing where there is no event.
///
/// # Errors
/// What the writer answers; a closed pipe is [`io::ErrorKind::BrokenPipe`].
pub fn write(
    timeline: &Timeline,
    kept: &[Kept],
    (look, clock): (Look, Option<DateContext>),
    out: &mut impl Write,
) -> io::Result<()> {
    let (number_width, date_width) = match look {
        Look::Tabs => (0, 0),
        Look::Columns => (
            kept.last().map_or(0, |last| last.number).to_string().len(),
            date_width(timeline, clock),
        ),
    };
    for (kept, entry) in kept.iter().zip(timeline.entries()) {
        let number = kept.number;
        let date = date(&entry, clock);
        let date = one_line(&date);
        let title = title(&entry);
        match look {
            Look::Tabs => {
                let possible = if kept.is_possible { "\tpossible" } else { "" };
                writeln!(out, "{number}\t{date}\t{title}{possible}")?;
            }
            Look::Columns => {
                let pad = " ".repeat(date_width.saturating_sub(width(&date)));
                let possible = if kept.is_possible { "  (possible)" } else { "" };
                writeln!(
                    out,
                    "{number:>number_width$}  {date}{pad}  {title}{possible}"
                )?;
            }
        }
    }
    Ok(())
}

/// How wide the dates are, in columns.
fn date_width(timeline: &Timeline, clock: Option<DateContext>) -> usize {
    let dates = timeline.entries().map(|entry| {
        let date = date(&entry, clock);
        width(&cut(&one_line(&date), WIDEST_DATE))
    });
    dates.max().unwrap_or(0)
}

/// The date in EDTF, or in words where EDTF cannot express it; as written where it is not a date.
fn date(entry: &Entry, clock: Option<DateContext>) -> Cow<'_, str> {
    match (entry.date(), entry) {
        // The written form may leave out what is around it: the day of "09:30-10:30".
        (Some(date), _) => {
            let shown = on_clock(date, clock);
            Cow::Owned(shown.edtf().unwrap_or_else(|| shown.words()))
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

/// The title; for one that cannot be read, why.
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
