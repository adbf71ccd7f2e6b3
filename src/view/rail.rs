//! The rail: the bars of ranges, and the mark that shows how certain a date is.

use ratatui::style::Style;

use super::theme::Theme;
use crate::app::rows::Cell;
use crate::date::{Certainty, Date, End};
use crate::timeline::{Entry, When};

/// The symbol for one cell of a rail lane.
pub(super) fn bar(theme: &Theme, cell: Cell) -> &'static str {
    let symbols = theme.symbols;
    let [begin, through, finish] = symbols.bar;
    let [soft_begin, soft_finish] = symbols.soft;
    match cell {
        Cell::Empty => " ",
        Cell::Through => through,
        Cell::Begin(End::Firm) => begin,
        Cell::Begin(End::Soft) => soft_begin,
        Cell::Finish(End::Firm) => finish,
        Cell::Finish(End::Soft) => soft_finish,
        Cell::Begin(End::Open) | Cell::Finish(End::Open) => symbols.fading,
    }
}

/// The mark of an entry and its style; empty for a range whose bar begins on its row.
pub(super) fn mark(theme: &Theme, entry: &Entry, has_bar: bool) -> (&'static str, Style) {
    let symbols = theme.symbols;
    match entry {
        Entry::Broken(_) => (symbols.broken, theme.error()),
        Entry::Event(event) => match &event.when {
            When::Undated { .. } => (symbols.undated, theme.error()),
            // An event with a label in place of its date is marked uncertain, however certain the
            // date that it is sorted by.
            When::Dated(_) if event.label.is_some() => (
                theme.certainty(Certainty::Unsure),
                theme.mark(Certainty::Unsure),
            ),
            When::Dated(date) if date.range().is_some() && has_bar => (" ", theme.plain()),
            When::Dated(date) => (symbol(theme, date), theme.mark(date.certainty())),
        },
    }
}

fn symbol(theme: &Theme, date: &Date) -> &'static str {
    let [firm, soft, open] = theme.symbols.lone;
    match date.range() {
        None => theme.certainty(date.certainty()),
        Some((End::Open, _) | (_, End::Open)) => open,
        Some((End::Soft, _) | (_, End::Soft)) => soft,
        Some(_) if date.certainty() == Certainty::Unsure => soft,
        Some(_) => firm,
    }
}
