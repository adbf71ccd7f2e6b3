//! The layout of the screen: the areas of all panes, for any size from 0x0 up.

mod area;
mod division;

pub use area::{Area, Size};
pub use division::{Division, Focus, Share, SplitPlace, Zoom};

use division::{alone, side_by_side, stacked};

/// How list and detail share the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// 100 columns or more: list at the left, detail at the right.
    SideBySide,
    /// Narrower: list above detail.
    Stacked,
    /// Smaller than 40x10, or maximized: only the pane with the focus, without a frame.
    Single,
}

/// The part of the screen at a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A column of the strip, from 0.
    Strip(u16),
    /// A row of the list on the screen, from 0.
    List(u16),
    /// A line of the detail on the screen, from 0.
    Detail(u16),
    /// The border between the panes.
    Border,
    /// Anything else.
    Other,
}

/// Columns from which list and detail are side by side.
const WIDE: u16 = 100;
/// Rows from which there is room for the strip: with the panes side by side, and stacked.
const ROOM_FOR_STRIP: (u16, u16) = (16, 30);
/// The areas of all parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// How the panes share the screen.
    pub arrangement: Arrangement,
    /// The title line; height 0 where there is no room.
    pub header: Area,
    /// The banner with problems of the file as a whole; height 0 if there are none.
    pub banner: Area,
    /// The density strip and the labels below it; height 0 where there is no room.
    pub strip: Area,
    /// Both panes, including the frame around them.
    pub frame: Area,
    /// The rows of the list.
    pub list: Area,
    /// The lines of the detail.
    pub detail: Area,
    /// The column or row between the panes; empty where there is one pane.
    pub border: Area,
    /// The bottom line: key hints and position.
    pub footer: Area,
}

impl Layout {
    /// Lays out a screen; `banner` is the number of lines that the banner asks for.
    #[must_use]
    pub fn of(size: Size, focus: Focus, banner: u16, division: Division) -> Self {
        let Size { width, height } = size;
        let tiny = width < 40 || height < 10;
        let single = tiny || division.zoom == Zoom::Whole;
        let header_height = u16::from(!tiny);
        let footer_height = u16::from(height >= 3);
        let between = height
            .saturating_sub(header_height)
            .saturating_sub(footer_height);
        // A banner takes at most a third of the rows.
        let banner_height = banner.min(between / 3);
        let row = |y, height| Area {
            x: 0,
            y,
            width,
            height,
        };
        let is_wide = match division.place {
            SplitPlace::Auto => width >= WIDE,
            SplitPlace::Beside => true,
            SplitPlace::Below => false,
        };
        let room = if is_wide {
            ROOM_FOR_STRIP.0
        } else {
            ROOM_FOR_STRIP.1
        };
        let has_strip = division.strip && height >= room && !single;
        let strip_height = if has_strip { 2 } else { 0 };
        let strip_top = header_height.saturating_add(banner_height);
        let frame_top = strip_top.saturating_add(strip_height);
        let above = banner_height.saturating_add(strip_height);
        let frame = row(frame_top, between.saturating_sub(above));
        let (arrangement, [list, border, detail]) = if single {
            (Arrangement::Single, alone(frame, focus))
        } else if is_wide {
            let panes = side_by_side(frame, focus, division);
            (Arrangement::SideBySide, panes)
        } else {
            (Arrangement::Stacked, stacked(frame, focus, division))
        };
        Self {
            arrangement,
            header: row(0, header_height),
            banner: row(header_height, banner_height),
            strip: Area {
                x: width.min(1),
                width: width.saturating_sub(2),
                ..row(strip_top, strip_height)
            },
            frame,
            list,
            detail,
            border,
            footer: row(height.saturating_sub(footer_height), footer_height),
        }
    }

    /// The part of the screen at a cell.
    pub(crate) fn part_at(&self, column: u16, row: u16) -> Part {
        if self.border.contains(column, row) {
            Part::Border
        } else if self.list.contains(column, row) {
            Part::List(row.saturating_sub(self.list.y))
        } else if self.detail.contains(column, row) {
            Part::Detail(row.saturating_sub(self.detail.y))
        } else if self.strip.contains(column, row) {
            Part::Strip(column.saturating_sub(self.strip.x))
        } else {
            Part::Other
        }
    }
}

/// Rows that a chart gets at least, if there are enough and the user did not divide the screen: two for the axis, ten for
/// lanes.
const LEAST_CHART: u16 = 12;

impl Layout {
    /// The layout with a chart in place of the list: there is no strip, and the detail is below, unless it is to be
    /// beside.
    pub(crate) fn for_chart(self, focus: Focus, mut division: Division) -> Self {
        if self.arrangement == Arrangement::Single {
            return self;
        }
        let frame = Area {
            y: self.frame.y.saturating_sub(self.strip.height),
            height: self.frame.height.saturating_add(self.strip.height),
            ..self.frame
        };
        let rows = frame.height.saturating_sub(3);
        let is_divided = division.above != Division::default().above;
        if !is_divided && division.above.cells(rows) < LEAST_CHART {
            division.above = Share::of(LEAST_CHART, rows);
        }
        let (arrangement, [list, border, detail]) = if division.place == SplitPlace::Beside {
            let panes = side_by_side(frame, focus, division);
            (Arrangement::SideBySide, panes)
        } else {
            (Arrangement::Stacked, stacked(frame, focus, division))
        };
        Self {
            arrangement,
            strip: Area {
                height: 0,
                ..self.strip
            },
            frame,
            list,
            border,
            detail,
            ..self
        }
    }
}

impl Division {
    /// Moves the border between the panes to a cell.
    pub fn drag(&mut self, layout: &Layout, column: u16, row: u16) {
        let Layout {
            frame, arrangement, ..
        } = layout;
        self.zoom = Zoom::Shared;
        match arrangement {
            Arrangement::SideBySide => {
                let cells = column.saturating_sub(frame.x).saturating_sub(1);
                self.beside = Share::of(cells, frame.width.saturating_sub(3));
            }
            Arrangement::Stacked => {
                let cells = row.saturating_sub(frame.y).saturating_sub(1);
                self.above = Share::of(cells, frame.height.saturating_sub(3));
            }
            Arrangement::Single => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn layout(width: u16, height: u16, focus: Focus, division: Division) -> Layout {
        Layout::of(Size { width, height }, focus, 0, division)
    }

    #[test]
    fn every_part_lies_on_the_screen() {
        for width in (0..=210).step_by(7).chain([39, 40, 99, 100, 500, u16::MAX]) {
            for height in (0..=60).chain([u16::MAX]) {
                for (focus, zoom) in [
                    (Focus::List, Zoom::Shared),
                    (Focus::Detail, Zoom::Shared),
                    (Focus::List, Zoom::Large),
                    (Focus::Detail, Zoom::Large),
                    (Focus::Detail, Zoom::Whole),
                ] {
                    for banner in [0, 3] {
                        let division = Division {
                            zoom,
                            ..Division::default()
                        };
                        let layout = Layout::of(Size { width, height }, focus, banner, division);
                        let Layout {
                            header,
                            banner,
                            strip,
                            frame,
                            list,
                            detail,
                            border,
                            footer,
                            ..
                        } = layout;
                        for area in [header, banner, strip, frame, list, border, detail, footer] {
                            assert!(u32::from(area.x) + u32::from(area.width) <= u32::from(width));
                            assert!(
                                u32::from(area.y) + u32::from(area.height) <= u32::from(height)
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_arrangement_follows_the_size() {
        for (width, height, expected) in [
            (160, 50, Arrangement::SideBySide),
            (100, 24, Arrangement::SideBySide),
            (99, 24, Arrangement::Stacked),
            (80, 24, Arrangement::Stacked),
            (40, 10, Arrangement::Stacked),
            (39, 24, Arrangement::Single),
            (80, 9, Arrangement::Single),
            (1, 1, Arrangement::Single),
        ] {
            let layout = layout(width, height, Focus::List, Division::default());
            assert_eq!(layout.arrangement, expected);
        }
    }

    #[test]
    fn a_pointer_finds_the_part_under_it() {
        for (width, height, column, row, expected) in [
            (160, 50, 0, 0, Part::Other),
            (160, 50, 1, 1, Part::Strip(0)),
            (160, 50, 158, 2, Part::Strip(157)),
            (160, 50, 0, 3, Part::Other),
            (160, 50, 1, 4, Part::List(0)),
            (160, 50, 79, 47, Part::List(43)),
            (160, 50, 80, 4, Part::Border),
            (160, 50, 82, 5, Part::Detail(1)),
            (160, 50, 5, 49, Part::Other),
            (160, 50, 160, 50, Part::Other),
            (80, 24, 1, 2, Part::List(0)),
            (80, 24, 1, 14, Part::Border),
            (80, 24, 2, 15, Part::Detail(0)),
            (30, 8, 3, 3, Part::List(3)),
        ] {
            let layout = layout(width, height, Focus::List, Division::default());
            let found = layout.part_at(column, row);
            assert_eq!(found, expected, "{column},{row} of {width}x{height}");
        }
    }

    #[test]
    fn the_pane_with_the_focus_grows_up_to_the_whole_screen() {
        let height = |focus: Focus, zoom| {
            let division = Division {
                zoom,
                ..Division::default()
            };
            let layout = layout(80, 24, focus, division);
            (layout.list.height, layout.detail.height)
        };
        assert_eq!(height(Focus::List, Zoom::Shared), (12, 7));
        assert_eq!(height(Focus::List, Zoom::Large), (16, 3));
        assert_eq!(height(Focus::List, Zoom::Whole), (22, 0));
        assert_eq!(height(Focus::Detail, Zoom::Large), (3, 16));
        assert_eq!(height(Focus::Detail, Zoom::Whole), (0, 22));
    }

    proptest! {
        #[test]
        fn the_border_follows_the_pointer(
            (width, height) in (40_u16..2_000, 10_u16..1_000),
            (column, row) in (0_u16..2_000, 0_u16..1_000),
        ) {
            let mut division = Division::default();
            let before = layout(width, height, Focus::List, division);
            division.drag(&before, column, row);
            let after = layout(width, height, Focus::List, division);
            let Area { x, y, width: columns, height: rows } = before.frame;
            let is_free = match after.arrangement {
                Arrangement::SideBySide => (x + 17..x + columns - 18).contains(&column),
                Arrangement::Stacked => (y + 4..y + rows.saturating_sub(5)).contains(&row),
                Arrangement::Single => false,
            };
            if is_free {
                let at = match after.arrangement {
                    Arrangement::SideBySide => after.part_at(column, y),
                    _ => after.part_at(x, row),
                };
                prop_assert_eq!(at, Part::Border);
            }
            prop_assert!(after.list.width > 0 && after.detail.height > 0);
        }
    }
}
