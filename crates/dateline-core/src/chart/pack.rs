//! Packing: assigns events to rows of their lane and places their names.

use std::ops::Range;

use super::bar::Bar;
use crate::text::{cut, width};

/// Minimum number of columns of a name; a shorter one would be meaningless.
const SHORTEST: usize = 9;

/// Position of an event's name relative to its bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamePlace {
    /// Inside the bar.
    Inside,
    /// After the bar, or before it.
    Outside,
}

/// Placed name of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// First column.
    pub column: usize,
    /// Text, truncated to the available room.
    pub text: String,
    /// Position relative to the bar.
    pub place: NamePlace,
}

impl Name {
    /// Columns of the text.
    pub fn columns(&self) -> Range<usize> {
        self.column..self.column + width(&self.text)
    }

    fn new(column: usize, label: &str, room: usize, place: NamePlace) -> Self {
        Self {
            column,
            text: cut(label, room).into_owned(),
            place,
        }
    }
}

/// An event placed in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Index in the timeline.
    pub event: usize,
    /// Bar; `None` for an undated event.
    pub bar: Option<Bar>,
    /// Name, if it has room. If the event has a sign and a bar, the name begins with the sign and a space.
    pub name: Option<Name>,
    /// Sign of the event, such as that of an error.
    pub sign: Option<char>,
}

impl Item {
    /// Column for moving the selection from the row above or below.
    pub fn column(&self) -> usize {
        let of_name = self.name.as_ref().map_or(0, |name| name.column);
        self.bar.as_ref().map_or(of_name, |bar| bar.columns.start)
    }
}

/// An event to be placed.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub event: usize,
    pub bar: Bar,
    /// Sign of the event.
    pub sign: Option<char>,
    /// Title after the sign; empty if names are not shown.
    pub label: String,
}

/// Rows of a lane, with their occupied columns.
#[derive(Debug, Default)]
struct Rows {
    taken: Vec<Vec<bool>>,
    width: usize,
}

impl Rows {
    /// The row of a candidate, the columns that it takes there, and its name; `None` if there is no room. `is_last`: it goes
    /// to the last row, whatever is there.
    fn place(
        &self,
        candidate: &Candidate,
        room: Room,
        is_last: bool,
    ) -> Option<(usize, Range<usize>, Option<Name>)> {
        let free = |columns: &Range<usize>| {
            let last_row = room.rows.checked_sub(1).filter(|_| is_last);
            last_row.or_else(|| match room.naming {
                Naming::Spread => self.roomiest(columns, room.rows),
                _ => self.first_free(columns, room.rows),
            })
        };
        let name = preferred_name(candidate, room);
        let drawn = candidate.bar.drawn();
        let named = name.as_ref().map_or(drawn.clone(), |name| {
            let columns = name.columns();
            drawn.start.min(columns.start)..drawn.end.max(columns.end)
        });
        match (free(&named), room.naming) {
            (Some(row), _) => Some((row, named, name)),
            (None, Naming::Tried(_)) => Some((free(&drawn)?, drawn, None)),
            (None, _) => None,
        }
    }

    /// First row in which these columns and one on each side are free; a new row if there are fewer than `most`.
    fn first_free(&self, columns: &Range<usize>, most: usize) -> Option<usize> {
        let mut rows = 0..(self.taken.len() + 1).min(most);
        rows.find(|row| self.is_free(*row, columns))
    }

    /// Whether these columns and one on each side are free in a row.
    fn is_free(&self, row: usize, columns: &Range<usize>) -> bool {
        let needed = columns.start.saturating_sub(1)..(columns.end + 1).min(self.width);
        let cells = self.taken.get(row).and_then(|row| row.get(needed));
        !cells.unwrap_or_default().contains(&true)
    }

    /// The first of the `most` rows in which these columns and one on each side are free, and with the most free columns before them.
    fn roomiest(&self, columns: &Range<usize>, most: usize) -> Option<usize> {
        let free = (0..most).filter(|row| self.is_free(*row, columns));
        free.min_by_key(|row| {
            let room = self.room_before(*row, columns.start, columns.start);
            std::cmp::Reverse(if *row < self.taken.len() {
                room
            } else {
                usize::MAX
            })
        })
    }

    fn take(&mut self, row: usize, columns: Range<usize>) {
        while self.taken.len() <= row {
            self.taken.push(vec![false; self.width]);
        }
        if let Some(cells) = self
            .taken
            .get_mut(row)
            .and_then(|row| row.get_mut(columns.start.min(self.width)..columns.end.min(self.width)))
        {
            cells.fill(true);
        }
    }

    /// Number of free columns from `column` on, at most `most`; one column before the next item is kept free.
    fn room_after(&self, row: usize, column: usize, most: usize) -> usize {
        let cells = self.taken.get(row).and_then(|row| row.get(column..));
        let cells = cells.unwrap_or_default();
        match cells.iter().take(most + 1).position(|taken| *taken) {
            Some(next) => next.saturating_sub(1),
            None => cells.len().min(most),
        }
    }

    fn room_before(&self, row: usize, column: usize, most: usize) -> usize {
        let cells = self.taken.get(row).and_then(|row| row.get(..column));
        let cells = cells.unwrap_or_default();
        let mut before = cells.iter().rev().take(most + 1);
        match before.position(|taken| *taken) {
            Some(next) => next.saturating_sub(1),
            None => cells.len().min(most),
        }
    }
}

/// Result of packing.
#[derive(Debug, Default)]
pub(super) struct Packed {
    pub rows: Vec<Vec<Item>>,
    /// Events without a row.
    pub left_out: Vec<usize>,
}

impl Packed {
    /// Number of rows that the lane takes: at least one, and one for the numbers of events without a row.
    pub fn height(&self) -> usize {
        let numbers = usize::from(!self.left_out.is_empty());
        (self.rows.len() + numbers).max(1)
    }
}

/// How names are taken into account when events are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// Names take only what the bars leave.
    Ignored,
    /// This many columns are reserved for each name, in a further row if need be.
    Reserved(usize),
    /// This many columns are reserved for a name if any row has room for it.
    Tried(usize),
    /// Each event is placed where the one before it in its row is farthest away, so that the names of both have room.
    Spread,
}

/// Limits for packing a lane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Available columns.
    pub width: usize,
    /// Maximum number of rows.
    pub rows: usize,
    /// How names are taken into account.
    pub naming: Naming,
}

impl Room {
    /// Columns reserved for each name.
    fn reserved(self) -> usize {
        match self.naming {
            Naming::Reserved(columns) | Naming::Tried(columns) => columns,
            Naming::Ignored | Naming::Spread => 0,
        }
    }
}

/// Places each candidate in the first row with room, in order; `last` before all others in the last row. Names then take
/// the remaining room next to the bars, those with `matters` first.
pub(super) fn pack(
    candidates: &[Candidate],
    room: Room,
    last: Option<usize>,
    matters: &dyn Fn(usize) -> bool,
) -> Packed {
    let mut packed = Packed::default();
    let mut rows = Rows {
        taken: Vec::new(),
        width: room.width,
    };
    let is_last = |candidate: &&Candidate| Some(candidate.event) == last;
    let ahead = candidates.iter().filter(is_last);
    let others = candidates.iter().filter(|candidate| !is_last(candidate));
    let mut placed: Vec<(usize, &Candidate, Option<Name>)> = Vec::new();
    for candidate in ahead.chain(others) {
        let found = rows.place(candidate, room, is_last(&candidate));
        let Some((row, taken, name)) = found else {
            packed.left_out.push(candidate.event);
            continue;
        };
        rows.take(row, taken);
        placed.push((row, candidate, name));
    }
    let weight = |candidate: &Candidate| {
        (
            !matters(candidate.event),
            std::cmp::Reverse(candidate.bar.columns.len()),
        )
    };
    let mut order: Vec<usize> = (0..placed.len()).collect();
    order.sort_by_key(|at| placed.get(*at).map(|(_, candidate, _)| weight(candidate)));
    for at in order {
        if let Some((row, candidate, name)) = placed.get_mut(at) {
            grow(&mut rows, *row, candidate, name);
        }
    }
    let count = placed.iter().map(|(row, ..)| row + 1).max().unwrap_or(0);
    packed.rows.resize_with(count, Vec::new);
    for (row, candidate, name) in placed {
        if let Some(items) = packed.rows.get_mut(row) {
            items.push(Item {
                event: candidate.event,
                bar: Some(candidate.bar.clone()),
                name,
                sign: candidate.sign,
            });
        }
    }
    for items in &mut packed.rows {
        items.sort_by_key(Item::column);
    }
    packed
}

/// Name of a candidate placed without regard to other events: inside its bar, after it, or before it.
fn preferred_name(candidate: &Candidate, room: Room) -> Option<Name> {
    let long = width(&candidate.label);
    if long == 0 {
        return None;
    }
    if let Some(name) = inside(candidate, long) {
        return Some(name);
    }
    let columns = long.min(room.reserved());
    if columns < SHORTEST.min(long) {
        return None;
    }
    let drawn = candidate.bar.drawn();
    let after = drawn.end + 1;
    let label = &candidate.label;
    if after + columns <= room.width {
        return Some(Name::new(after, label, columns, NamePlace::Outside));
    }
    let start = drawn.start.checked_sub(columns + 1);
    start.map(|start| Name::new(start, label, columns, NamePlace::Outside))
}

/// Name inside the bar, if it fits with a column of the bar on each side.
fn inside(candidate: &Candidate, long: usize) -> Option<Name> {
    // A space precedes and follows it.
    let needed = long + 4;
    let columns = candidate.bar.room_inside(needed);
    (needed <= columns.len())
        .then(|| Name::new(columns.start + 2, &candidate.label, long, NamePlace::Inside))
}

/// Truncated name inside a bar that is long enough for a part of it.
fn cut_inside(candidate: &Candidate) -> Option<Name> {
    let columns = candidate.bar.room_inside(usize::MAX);
    // A column of the bar and a space precede and follow it.
    let room = columns.len().checked_sub(4)?;
    let start = columns.start + 2;
    (room >= SHORTEST).then(|| Name::new(start, &candidate.label, room, NamePlace::Inside))
}

/// Extends a truncated or omitted name into the free room next to its bar.
fn grow(rows: &mut Rows, row: usize, candidate: &Candidate, name: &mut Option<Name>) {
    let label = &candidate.label;
    let long = width(label);
    let has = name.as_ref().map_or(0, |name| width(&name.text));
    if has >= long {
        return;
    }
    let drawn = candidate.bar.drawn();
    let after = drawn.end + 1;
    let grown = match name {
        Some(name) if name.column >= after => {
            let more = rows.room_after(row, name.columns().end, long.saturating_sub(has));
            Name::new(name.column, label, has + more, NamePlace::Outside)
        }
        Some(name) => {
            let more = rows.room_before(row, name.column, long.saturating_sub(has));
            let column = name.column.saturating_sub(more);
            Name::new(column, label, has + more, NamePlace::Outside)
        }
        None => {
            let least = SHORTEST.min(long);
            let right = rows.room_after(row, drawn.end, long + 1).saturating_sub(1);
            let left = rows
                .room_before(row, drawn.start, long + 1)
                .saturating_sub(1);
            if right >= least && (right >= long || right >= left) {
                Name::new(after, label, right, NamePlace::Outside)
            } else if left >= least {
                let start = drawn.start.saturating_sub(left.min(long)).saturating_sub(1);
                Name::new(start, label, left, NamePlace::Outside)
            } else if let Some(name) = cut_inside(candidate) {
                name
            } else {
                return;
            }
        }
    };
    rows.take(row, grown.columns());
    *name = Some(grown);
}
