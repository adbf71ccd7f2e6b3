//! How the screen is divided between the list and the detail, and the areas that follow from it.

use super::area::Area;

/// The share of an enlarged pane.
const LARGE: Share = Share::percent(80);

/// Columns and rows that a pane keeps when the border is moved.
const LEAST: (u16, u16) = (16, 3);

/// The pane that receives the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The list or chart of events.
    #[default]
    List,
    /// The detail pane.
    Detail,
}

/// The size of the pane with the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zoom {
    /// As the split divides the screen.
    #[default]
    Shared,
    /// Most of the screen.
    Large,
    /// The whole screen.
    Whole,
}

impl Zoom {
    /// The next larger size.
    pub(crate) fn enlarged(self) -> Self {
        match self {
            Self::Shared => Self::Large,
            Self::Large | Self::Whole => Self::Whole,
        }
    }

    /// The next smaller size.
    pub(crate) fn shrunk(self) -> Self {
        match self {
            Self::Whole => Self::Large,
            Self::Large | Self::Shared => Self::Shared,
        }
    }
}

/// A share of a length, in ten-thousandths: precise enough for one column of any screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(u16);

impl Share {
    const WHOLE: u16 = 10_000;

    /// A share from a percentage.
    pub(crate) const fn percent(percent: u16) -> Self {
        Self(if percent < 100 {
            percent * 100
        } else {
            Self::WHOLE
        })
    }

    /// The share in whole percent.
    pub(crate) fn to_percent(self) -> u16 {
        self.0 / 100
    }

    /// The share that `cells` are of `all`.
    pub(super) fn of(cells: u16, all: u16) -> Self {
        let share = u32::from(cells.min(all)) * u32::from(Self::WHOLE) / u32::from(all.max(1));
        Self(u16::try_from(share).unwrap_or(Self::WHOLE))
    }

    /// The number of cells that the share is of `all`, rounded up.
    pub(super) fn cells(self, all: u16) -> u16 {
        let cells = (u32::from(all) * u32::from(self.0)).div_ceil(u32::from(Self::WHOLE));
        u16::try_from(cells).unwrap_or(all).min(all)
    }
}

/// Where the detail pane is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SplitPlace {
    /// Beside the list on a wide screen, else below it.
    #[default]
    Auto,
    /// Beside the list.
    Beside,
    /// Below the list.
    Below,
}

/// How the user divided the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Division {
    /// Share of the list where the panes are side by side.
    pub beside: Share,
    /// Share of the list where it is above the detail.
    pub above: Share,
    /// Size of the pane with the focus.
    pub zoom: Zoom,
    /// Where the detail pane is placed.
    pub place: SplitPlace,
    /// Whether the strip is shown where there is room.
    pub strip: bool,
}

impl Default for Division {
    fn default() -> Self {
        Self {
            beside: Share::percent(50),
            above: Share::percent(60),
            zoom: Zoom::default(),
            place: SplitPlace::default(),
            strip: true,
        }
    }
}

impl Division {
    /// How many of `all` cells the list gets; each pane keeps `least` where there are enough.
    fn list_cells(self, share: Share, focus: Focus, all: u16, least: u16) -> u16 {
        let cells = match (self.zoom, focus) {
            (Zoom::Shared | Zoom::Whole, _) => share.cells(all),
            (Zoom::Large, Focus::List) => LARGE.cells(all).max(share.cells(all)),
            (Zoom::Large, Focus::Detail) => {
                all.saturating_sub(LARGE.cells(all)).min(share.cells(all))
            }
        };
        let least = least.min(all / 2);
        cells.clamp(least, all.saturating_sub(least))
    }
}

/// The areas of list, border and detail with only the pane that has the focus.
pub(super) fn alone(frame: Area, focus: Focus) -> [Area; 3] {
    let none = Area::default();
    match focus {
        Focus::List => [frame, none, none],
        Focus::Detail => [none, none, frame],
    }
}

/// The inside of a frame.
fn inside(frame: Area) -> Area {
    Area {
        x: frame.x.saturating_add(1),
        y: frame.y.saturating_add(1),
        width: frame.width.saturating_sub(2),
        height: frame.height.saturating_sub(2),
    }
}

/// The areas of list, border and detail, side by side:
///
/// ```text
/// ┌──────┬────────┐
/// │ list │ detail │
/// └──────┴────────┘
/// ```
pub(super) fn side_by_side(frame: Area, focus: Focus, division: Division) -> [Area; 3] {
    let inside = inside(frame);
    let columns = inside.width.saturating_sub(1);
    let left = division.list_cells(division.beside, focus, columns, LEAST.0);
    let border = inside.x.saturating_add(left);
    let list = Area {
        width: left,
        ..inside
    };
    let detail = Area {
        x: border.saturating_add(2),
        width: columns.saturating_sub(left).saturating_sub(2),
        ..inside
    };
    let border = Area {
        x: border,
        width: 1,
        ..frame
    };
    [list, border, detail]
}

/// The areas of list, border and detail, stacked:
///
/// ```text
/// ┌────────┐
/// │ list   │
/// ├────────┤
/// │ detail │
/// └────────┘
/// ```
pub(super) fn stacked(frame: Area, focus: Focus, division: Division) -> [Area; 3] {
    let inside = inside(frame);
    let rows = inside.height.saturating_sub(1);
    let above = division.list_cells(division.above, focus, rows, LEAST.1);
    let border = inside.y.saturating_add(above);
    let list = Area {
        height: above,
        ..inside
    };
    let detail = Area {
        x: inside.x.saturating_add(1),
        y: border.saturating_add(1),
        width: inside.width.saturating_sub(2),
        height: rows.saturating_sub(above),
    };
    let border = Area {
        y: border,
        height: 1,
        ..frame
    };
    [list, border, detail]
}
