//! The mouse of the terminal: which reports to request, and their meaning for the app.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::app::{Gesture, Pointer};

/// Longest time between the clicks of a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// Requests reports of buttons and the wheel (1000) and of movement with a button down (1002), in
/// the format without a limit on columns (1006). crossterm's own command also requests every
/// movement, which wakes the viewer for nothing.
const CAPTURE: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// Ends the reports.
const RELEASE: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Writes the sequence that enables mouse reports.
///
/// # Errors
/// If writing to `out` fails.
pub fn capture(out: &mut impl Write) -> io::Result<()> {
    out.write_all(CAPTURE)
}

/// Writes the sequence that disables mouse reports.
///
/// # Errors
/// If writing to `out` fails.
pub fn release(out: &mut impl Write) -> io::Result<()> {
    out.write_all(RELEASE)
}

/// Recognizes double clicks.
#[derive(Debug, Default)]
pub struct Clicks {
    /// Time and cell of the last click, if it may become a double click.
    last: Option<(Instant, u16, u16)>,
}

impl Clicks {
    /// The gesture of a report; `None` for other buttons, and for a mouse with Shift, which selects
    /// text in the terminal.
    pub fn pointer(&mut self, event: MouseEvent, now: Instant) -> Option<Pointer> {
        if event.modifiers.contains(KeyModifiers::SHIFT) {
            return None;
        }
        let MouseEvent { column, row, .. } = event;
        // Some terminals keep the wheel with Ctrl for themselves.
        let zooms = event
            .modifiers
            .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let gesture = match event.kind {
            MouseEventKind::ScrollDown if zooms => Gesture::ZoomOut,
            MouseEventKind::ScrollUp if zooms => Gesture::ZoomIn,
            MouseEventKind::ScrollDown => Gesture::ScrollDown,
            MouseEventKind::ScrollUp => Gesture::ScrollUp,
            MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
            MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
            MouseEventKind::Down(MouseButton::Left) => self.click(now, column, row),
            _ => return None,
        };
        if !matches!(gesture, Gesture::Click | Gesture::Release) {
            self.last = None;
        }
        Some(Pointer {
            column,
            row,
            gesture,
        })
    }

    fn click(&mut self, now: Instant, column: u16, row: u16) -> Gesture {
        let is_second = self.last.take().is_some_and(|(at, old_column, old_row)| {
            let is_soon = now.saturating_duration_since(at) <= DOUBLE;
            is_soon && old_row == row && old_column.abs_diff(column) <= 1
        });
        if is_second {
            return Gesture::DoubleClick;
        }
        self.last = Some((now, column, row));
        Gesture::Click
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Gesture::{Click, DoubleClick, Drag, Release, ScrollDown};

    #[test]
    fn two_clicks_at_one_place_are_a_double_click() {
        let down = MouseEventKind::Down(MouseButton::Left);
        let up = MouseEventKind::Up(MouseButton::Left);
        let drag = MouseEventKind::Drag(MouseButton::Left);
        let cases: &[&[(MouseEventKind, u64, u16, Gesture)]] = &[
            &[
                (down, 0, 5, Click),
                (up, 50, 5, Release),
                (down, 300, 6, DoubleClick),
            ],
            &[
                (down, 0, 5, Click),
                (down, 500, 5, Click),
                (down, 800, 5, DoubleClick),
            ],
            &[(down, 0, 5, Click), (down, 100, 9, Click)],
            &[
                (down, 0, 5, Click),
                (down, 100, 5, DoubleClick),
                (down, 200, 5, Click),
            ],
            &[
                (down, 0, 5, Click),
                (drag, 50, 5, Drag),
                (down, 100, 5, Click),
            ],
            &[
                (down, 0, 5, Click),
                (MouseEventKind::ScrollDown, 50, 5, ScrollDown),
                (down, 100, 5, Click),
            ],
        ];
        let began = Instant::now();
        for case in cases {
            let mut clicks = Clicks::default();
            for (kind, after, column, expected) in *case {
                let event = MouseEvent {
                    kind: *kind,
                    column: *column,
                    row: 3,
                    modifiers: KeyModifiers::NONE,
                };
                let pointer = clicks.pointer(event, began + Duration::from_millis(*after));
                assert_eq!(pointer.map(|pointer| pointer.gesture), Some(*expected));
            }
        }
    }

    #[test]
    fn the_wheel_with_ctrl_or_alt_zooms() {
        for (kind, modifiers, expected) in [
            (
                MouseEventKind::ScrollUp,
                KeyModifiers::CONTROL,
                Gesture::ZoomIn,
            ),
            (
                MouseEventKind::ScrollDown,
                KeyModifiers::CONTROL,
                Gesture::ZoomOut,
            ),
            (MouseEventKind::ScrollUp, KeyModifiers::ALT, Gesture::ZoomIn),
            (
                MouseEventKind::ScrollUp,
                KeyModifiers::NONE,
                Gesture::ScrollUp,
            ),
        ] {
            let event = MouseEvent {
                kind,
                column: 1,
                row: 1,
                modifiers,
            };
            let pointer = Clicks::default().pointer(event, Instant::now());
            assert_eq!(pointer.map(|pointer| pointer.gesture), Some(expected));
        }
    }

    #[test]
    fn shift_and_other_buttons_belong_to_the_terminal() {
        let mut clicks = Clicks::default();
        for (kind, modifiers) in [
            (MouseEventKind::Down(MouseButton::Left), KeyModifiers::SHIFT),
            (MouseEventKind::Drag(MouseButton::Left), KeyModifiers::SHIFT),
            (MouseEventKind::Down(MouseButton::Right), KeyModifiers::NONE),
            (MouseEventKind::Moved, KeyModifiers::NONE),
        ] {
            let event = MouseEvent {
                kind,
                column: 1,
                row: 1,
                modifiers,
            };
            assert_eq!(clicks.pointer(event, Instant::now()), None);
        }
    }
}
