//! The selected event, which is drawn and named even where there is no room for others.

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

    /// Shows the full name of the selected event over other items of its row.
    pub(super) fn show_selected(&self, content: &mut Content) {
        let Content::Items(items) = content else {
            return;
        };
        let is_selected = |item: &Item| Some(item.event) == self.request.selected;
        let Some(at) = items.iter().position(is_selected) else {
            return;
        };
        let Some(item) = items.get_mut(at) else {
            return;
        };
        let label = self.label(item.event, item.sign);
        let has = item.name.as_ref().map_or("", |name| name.text.as_str());
        let Some(bar) = item.bar.as_ref().filter(|_| has != label) else {
            return;
        };
        let columns = self.scale.width();
        let drawn = bar.drawn();
        let long = width(&label);
        let after = drawn.end.saturating_add(1);
        let before = drawn.start.saturating_sub(1);
        let (column, room) = if after.saturating_add(long) <= columns {
            (after, long)
        } else if long <= before {
            (before.saturating_sub(long), long)
        } else if bar.columns.len() >= columns.saturating_mul(2) / 3 {
            let inside = bar.columns.start.saturating_add(2);
            (inside, columns.saturating_sub(inside).saturating_sub(2))
        } else if columns.saturating_sub(after) >= before {
            (after, columns.saturating_sub(after))
        } else {
            (0, before)
        };
        let place = if bar.columns.contains(&column) {
            NamePlace::Inside
        } else {
            NamePlace::Outside
        };
        let name = Name {
            column,
            text: cut(&label, room).into_owned(),
            place,
        };
        let covered = name.columns();
        item.name = Some(name);
        let event = item.event;
        // Two overlapping names could be read as one.
        for other in items.iter_mut().filter(|other| other.event != event) {
            let meets = other.name.as_ref().is_some_and(|name| {
                let columns = name.columns();
                columns.start <= covered.end && covered.start <= columns.end
            });
            if meets {
                other.name = None;
            }
        }
    }
}
