//! Packing of all lanes into the rows of a screen, with as many names as possible.

use super::{Layout, Visible};
use crate::chart::pack::{Item, Naming, Packed, Room, pack};
use crate::text::width;

/// Columns reserved for each name, largest first; the largest that leaves room for everything is used.
const NAMES: [usize; 4] = [60, 36, 24, 14];

/// How names are tried where not every event has room for one.
const TRIED: [Naming; 4] = [
    Naming::Tried(14),
    Naming::Tried(24),
    Naming::Tried(36),
    Naming::Spread,
];

impl Layout<'_> {
    /// Packs all lanes into `height` rows with as many names as possible; a lane takes at most `most` rows.
    pub(super) fn pack_all(
        &self,
        visible: &[Visible],
        is_named: bool,
        (height, most): (usize, usize),
    ) -> Vec<Packed> {
        let all = |rows: &dyn Fn(usize) -> usize, naming: Naming| {
            let lanes = visible.iter().enumerate();
            let packed = lanes.map(|(lane, visible)| self.pack(visible, naming, rows(lane)));
            packed.collect::<Vec<Packed>>()
        };
        let budgets = if is_named { &NAMES[..] } else { &[] };
        for budget in budgets {
            let packed = all(&|_| most, Naming::Reserved(*budget));
            if count(&packed) <= height && left_out(&packed) == 0 {
                return packed;
            }
        }
        // Without room for every name, all bars are placed, and names take the remaining room.
        let bare = all(&|_| most, Naming::Ignored);
        let rows = with_spare_rows(&bare, height);
        let rows = |lane: usize| rows.get(lane).copied().unwrap_or(1);
        let tried = if is_named { &TRIED[..] } else { &[] };
        let tried = tried.iter().map(|naming| all(&rows, *naming));
        let complete = tried.filter(|packed| left_out(packed) <= left_out(&bare));
        let best = complete.max_by_key(|packed| self.names(packed));
        best.unwrap_or(bare)
    }

    /// How well events are named: the number of names with priority, of all names, and of their columns.
    fn names(&self, packed: &[Packed]) -> [usize; 3] {
        items(packed).fold([0; 3], |[first, names, columns], item| {
            let Some(name) = &item.name else {
                return [first, names, columns];
            };
            [
                first + usize::from(self.matters(item.event)),
                names + 1,
                columns + width(&name.text),
            ]
        })
    }

    fn pack(&self, visible: &Visible, naming: Naming, most: usize) -> Packed {
        let Visible::Each(candidates) = visible else {
            return Packed::default();
        };
        let room = Room {
            width: self.scale.width,
            rows: most,
            naming,
        };
        let matters = |event: usize| self.matters(event);
        let mut packed = pack(candidates, room, None, &matters);
        // The numbers of those without a row need one, too.
        let room = Room {
            rows: most.saturating_sub(1).max(1),
            ..room
        };
        if !packed.left_out.is_empty() {
            packed = pack(candidates, room, None, &matters);
        }
        let selected = self.request.selected;
        if packed.left_out.iter().any(|event| Some(*event) == selected) {
            packed = pack(candidates, room, selected, &matters);
        }
        packed
    }
}

fn count(packed: &[Packed]) -> usize {
    packed.iter().map(Packed::height).sum()
}

fn left_out(packed: &[Packed]) -> usize {
    packed.iter().map(|packed| packed.left_out.len()).sum()
}

fn items(packed: &[Packed]) -> impl Iterator<Item = &Item> {
    packed.iter().flat_map(|packed| &packed.rows).flatten()
}

/// Number of rows of each lane: those that its bars need, and a share of the spare rows, which go to the lanes that need them most.
fn with_spare_rows(bare: &[Packed], height: usize) -> Vec<usize> {
    let unnamed = |packed: &Packed| {
        let items = items(std::slice::from_ref(packed));
        items.filter(|item| item.name.is_none()).count()
    };
    let unnamed: Vec<usize> = bare.iter().map(unnamed).collect();
    let mut rows: Vec<usize> = bare.iter().map(Packed::height).collect();
    for _ in count(bare)..height {
        let lanes = rows.iter_mut().zip(&unnamed);
        let lanes = lanes.filter(|(_, unnamed)| **unnamed > 0);
        // The lane with the most unnamed events in a row.
        let Some((rows, _)) = lanes.max_by(|(rows, unnamed), (others, other)| {
            let product = |rows: usize, other: usize| rows.saturating_mul(other);
            product(**unnamed, **others).cmp(&product(**other, **rows))
        }) else {
            break;
        };
        *rows += 1;
    }
    rows
}
