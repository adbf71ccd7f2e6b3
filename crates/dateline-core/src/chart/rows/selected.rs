//! The selected event, which is drawn and named even where there is no room for others.

use std::ops::Range;

use super::{Content, Layout};
use crate::chart::bar::Bar;
use crate::chart::lanes::Lane;
use crate::chart::pack::{Item, Name, NamePlace};
use crate::text::{cut, width};

impl Layout<'_> {
    /// The selected event, if it is in a lane that shows only counts.
    pub(super) fn selected_alone(&self, lane: &Lane) -> Option<Item> {
        let event = self.request.selected?;
        let (from, _) = self.request.extents.get(event)?;
        let bar = Bar::of(&self.figure(event)?, self.scale)?;
        lane.holds(event, from).then_some(Item {
            event,
            bar: Some(bar),
            name: None,
            sign: (self.request.sign)(event),
        })
    }

    /// Shows the full name of the selected event over other items of its row, followed by the number of events that
    /// it hides: "Soviet victory in the Second World War +2".
    pub(super) fn show_selected(&self, content: &mut Content) {
        let Content::Items(items) = content else {
            return;
        };
        let is_selected = |item: &&mut Item| Some(item.event) == self.request.selected;
        let (mut selected, mut others): (Vec<&mut Item>, Vec<&mut Item>) =
            items.iter_mut().partition(is_selected);
        let Some(item) = selected.first_mut() else {
            return;
        };
        let label = self.label(item.event, item.sign);
        let has = item.name.as_ref().map_or("", |name| name.text.as_str());
        let Some(bar) = item.bar.as_ref().filter(|_| has != label) else {
            return;
        };
        let hidden = |columns: &Range<usize>| {
            let bars = others.iter().filter_map(|other| other.bar.as_ref());
            bars.filter(|bar| is_hidden(bar, columns)).count()
        };
        let name = self.full_name(bar, &label, &hidden);
        let covered = name.columns();
        item.name = Some(name);
        // Two overlapping names could be read as one.
        for other in &mut others {
            let meets = other.name.as_ref().is_some_and(|name| {
                let columns = name.columns();
                columns.start <= covered.end && covered.start <= columns.end
            });
            if meets {
                other.name = None;
            }
        }
    }

    /// The name of an event where it fits in full and hides the fewest others, `hidden` of some columns.
    fn full_name(&self, bar: &Bar, label: &str, hidden: &dyn Fn(&Range<usize>) -> usize) -> Name {
        let long = width(label);
        let fitting = self
            .sides(bar)
            .into_iter()
            .filter(|side| side.room() >= long);
        let best = fitting.min_by_key(|side| hidden(&side.name(bar, label).columns()));
        let side = best.unwrap_or_else(|| self.over(bar, long));
        let name = side.name(bar, label);
        let numbered = format!("{label} +{}", hidden(&name.columns()));
        if hidden(&name.columns()) > 0 && width(&numbered) <= side.room() {
            return side.name(bar, &numbered);
        }
        name
    }

    /// The columns after a bar and before it. A column at each edge is for the sign that the event is selected.
    fn sides(&self, bar: &Bar) -> [Side; 2] {
        let drawn = bar.drawn();
        let (after, before) = (drawn.end + 1, drawn.start.saturating_sub(1));
        let last = self.scale.width.saturating_sub(1);
        [
            Side::After(after..last.max(after)),
            Side::Before(1.min(before)..before),
        ]
    }

    /// The columns for a name that has no room beside its bar: those from its bar on that have room for all of it, or all
    /// there are.
    fn over(&self, bar: &Bar, long: usize) -> Side {
        let columns = self.scale.width;
        let last = columns.saturating_sub(long + 1).max(1);
        let inside = bar.columns.start + 2;
        let start = inside.min(last);
        Side::After(start..columns.saturating_sub(1).max(start))
    }
}

/// Columns for a name beside its bar.
enum Side {
    /// The name begins in the first of these columns.
    After(Range<usize>),
    /// The name ends in the last of these columns.
    Before(Range<usize>),
}

impl Side {
    fn room(&self) -> usize {
        let (Self::After(columns) | Self::Before(columns)) = self;
        columns.len()
    }

    fn name(&self, bar: &Bar, text: &str) -> Name {
        let text = cut(text, self.room()).into_owned();
        let column = match self {
            Self::After(columns) => columns.start,
            Self::Before(columns) => columns.end.saturating_sub(width(&text)),
        };
        let place = if bar.columns.contains(&column) {
            NamePlace::Inside
        } else {
            NamePlace::Outside
        };
        Name {
            column,
            text,
            place,
        }
    }
}

/// Whether a name in some columns, with a space on each side, covers a whole bar.
fn is_hidden(bar: &Bar, columns: &Range<usize>) -> bool {
    let drawn = bar.drawn();
    columns.start.saturating_sub(1) <= drawn.start && drawn.end <= columns.end + 1
}
