//! Where on the screen everything stands, for any size from 0x0 up.

use super::{Focus, Size};

/// A rectangle of the screen, in cells from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Columns from the left.
    pub x: u16,
    /// Rows from the top.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// How list and detail share the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// 100 columns or more: list left, detail right.
    SideBySide,
    /// Narrower: list above detail.
    Stacked,
    /// Under 40x10: only the pane with the focus, without a frame.
    Single,
}

/// From so many columns on list and detail stand side by side.
const WIDE: u16 = 100;
/// From so many rows on there is room for the strip: where list and detail stand side by side, and where they share the rows.
const ROOM_FOR_STRIP: (u16, u16) = (16, 24);

/// Where everything stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// How the panes share the screen.
    pub arrangement: Arrangement,
    /// The line with the title of the file; without height where there is no room.
    pub header: Area,
    /// What is wrong with the file as a whole, if anything is.
    pub banner: Area,
    /// The density strip and the line under it; without height where there is no room.
    pub strip: Area,
    /// Both panes with the frame around them.
    pub frame: Area,
    /// The rows of the list.
    pub list: Area,
    /// The lines of the detail.
    pub detail: Area,
    /// The keys that count here and the position.
    pub footer: Area,
}

impl Layout {
    /// Lays out a screen; `banner` is how many lines the banner would like.
    #[must_use]
    pub fn of(size: Size, focus: Focus, banner: u16) -> Self {
        let Size { width, height } = size;
        let single = width < 40 || height < 10;
        let header_height = u16::from(!single);
        let footer_height = u16::from(height >= 3);
        let between = height
            .saturating_sub(header_height)
            .saturating_sub(footer_height);
        // A banner never takes more than a third of what is there.
        let banner_height = banner.min(between / 3);
        let row = |y, height| Area {
            x: 0,
            y,
            width,
            height,
        };
        let room = if width >= WIDE {
            ROOM_FOR_STRIP.0
        } else {
            ROOM_FOR_STRIP.1
        };
        let strip_height = if height >= room && !single { 2 } else { 0 };
        let strip_top = header_height.saturating_add(banner_height);
        let frame_top = strip_top.saturating_add(strip_height);
        let above = banner_height.saturating_add(strip_height);
        let frame = row(frame_top, between.saturating_sub(above));
        let (arrangement, list, detail) = if single {
            let (list, detail) = match focus {
                Focus::List => (frame, Area::default()),
                Focus::Detail => (Area::default(), frame),
            };
            (Arrangement::Single, list, detail)
        } else if width >= WIDE {
            let (list, detail) = side_by_side(frame);
            (Arrangement::SideBySide, list, detail)
        } else {
            let (list, detail) = stacked(frame);
            (Arrangement::Stacked, list, detail)
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
            footer: row(height.saturating_sub(footer_height), footer_height),
        }
    }
}

/// ```text
/// ┌──────┬────────┐
/// │ list │ detail │
/// └──────┴────────┘
/// ```
fn side_by_side(frame: Area) -> (Area, Area) {
    let inner = frame.width.saturating_sub(3);
    let left = inner.saturating_sub(inner / 2);
    let rows = frame.height.saturating_sub(2);
    let y = frame.y.saturating_add(1);
    let list = Area {
        x: frame.x.saturating_add(1),
        y,
        width: left,
        height: rows,
    };
    let x = frame.x.saturating_add(left).saturating_add(3);
    (
        list,
        Area {
            x,
            y,
            width: inner.saturating_sub(left).saturating_sub(2),
            height: rows,
        },
    )
}

/// ```text
/// ┌────────┐
/// │ list   │
/// ├────────┤
/// │ detail │
/// └────────┘
/// ```
fn stacked(frame: Area) -> (Area, Area) {
    let inner = frame.height.saturating_sub(3);
    let above = inner.saturating_sub(inner / 2);
    let x = frame.x.saturating_add(1);
    let y = frame.y.saturating_add(1);
    let list = Area {
        x,
        y,
        width: frame.width.saturating_sub(2),
        height: above,
    };
    let detail = Area {
        x: x.saturating_add(1),
        y: y.saturating_add(above).saturating_add(1),
        width: frame.width.saturating_sub(4),
        height: inner.saturating_sub(above),
    };
    (list, detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_lies_on_the_screen() {
        for width in (0..=210).step_by(7).chain([39, 40, 99, 100, 500, u16::MAX]) {
            for height in (0..=60).chain([u16::MAX]) {
                for focus in [Focus::List, Focus::Detail] {
                    for banner in [0, 3] {
                        let layout = Layout::of(Size { width, height }, focus, banner);
                        let Layout {
                            header,
                            banner,
                            strip,
                            frame,
                            list,
                            detail,
                            footer,
                            ..
                        } = layout;
                        for area in [header, banner, strip, frame, list, detail, footer] {
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
            assert_eq!(
                Layout::of(Size { width, height }, Focus::List, 0).arrangement,
                expected
            );
        }
    }
}
