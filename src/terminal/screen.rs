//! Drawing frames, and sending each to the terminal in one write.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use rustix::stdio::stdout;
use rustix::termios::tcgetwinsize;

use super::session;
use crate::app::Size;

/// Most columns and rows that are drawn: twice what fits on an 8K screen. A terminal may claim
/// 65535 by 65535, which would exhaust memory.
const MOST: (u16, u16) = (2000, 1000);

/// The size of the terminal, limited to [`MOST`]; 80 by 24 if it does not know its size (and
/// reports 0).
pub(crate) fn size() -> Size {
    let reported = tcgetwinsize(stdout()).map(|size| (size.ws_col, size.ws_row));
    believable(reported.unwrap_or_default())
}

fn believable(reported: (u16, u16)) -> Size {
    let (width, height) = match reported {
        (0, _) | (_, 0) => (80, 24),
        (columns, rows) => (columns.min(MOST.0), rows.min(MOST.1)),
    };
    Size { width, height }
}

/// The screen of the terminal.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Ink>>,
    ink: Ink,
}

impl Screen {
    /// An empty screen of this size.
    ///
    /// # Errors
    /// None are known: ratatui does not query the terminal for a fixed area.
    pub fn new(size: Size) -> io::Result<Self> {
        let ink = Ink::default();
        let area = Rect::new(0, 0, size.width, size.height);
        // A fixed area is never measured again: the size comes only from the event loop. ratatui by
        // itself opens /dev/tty for every frame, and runs `tput` if that fails.
        let options = TerminalOptions {
            viewport: Viewport::Fixed(area),
        };
        let terminal = Terminal::with_options(CrosstermBackend::new(ink.clone()), options)?;
        Ok(Self { terminal, ink })
    }

    /// Forgets the content of the terminal and its size: the next frame clears it and draws
    /// everything.
    ///
    /// # Errors
    /// As [`Screen::new`].
    pub fn renew(&mut self, size: Size) -> io::Result<()> {
        *self = Self::new(size)?;
        queue!(self.ink, Clear(ClearType::All))
    }

    /// Draws a frame and sends what differs from the last one.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(paint)?;
        let mut bytes = Vec::new();
        queue!(bytes, BeginSynchronizedUpdate)?;
        bytes.append(&mut self.ink.0.borrow_mut());
        queue!(bytes, EndSynchronizedUpdate)?;
        session::write(&bytes)
    }
}

/// Buffers the output of ratatui until the frame is complete. An incomplete frame, after a panic,
/// never reaches the terminal.
#[derive(Debug, Clone, Default)]
struct Ink(Rc<RefCell<Vec<u8>>>);

impl Write for Ink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::widgets::Paragraph;

    /// What a terminal would show after this output.
    fn shown(screen: &mut Screen, size: Size) -> String {
        let mut parser = vt100::Parser::default();
        parser.screen_mut().set_size(
            size.height.try_into().unwrap(),
            size.width.try_into().unwrap(),
        );
        parser.process(&screen.ink.0.take());
        parser.screen().contents()
    }

    #[test]
    fn only_changes_are_sent_and_everything_after_a_renewal() {
        let size = Size {
            width: 10,
            height: 2,
        };
        let mut screen = Screen::new(size).unwrap();
        let paint = |frame: &mut Frame<'_>| frame.render_widget("a word", frame.area());
        screen.terminal.draw(paint).unwrap();
        assert_eq!(shown(&mut screen, size), "a word");
        screen.terminal.draw(paint).unwrap();
        assert_eq!(shown(&mut screen, size), "");
        screen.renew(size).unwrap();
        screen.terminal.draw(paint).unwrap();
        assert_eq!(shown(&mut screen, size), "a word");
    }

    #[test]
    fn the_reported_size_is_limited() {
        for (reported, (width, height)) in [
            ((0, 0), (80, 24)),
            ((0, 7), (80, 24)),
            ((1, 1), (1, 1)),
            ((500, 1), (500, 1)),
            ((u16::MAX, u16::MAX), MOST),
        ] {
            assert_eq!(believable(reported), Size { width, height });
        }
    }

    #[test]
    fn any_size_can_be_drawn() {
        for (width, height) in [(0, 0), (1, 1), (500, 1), (1, 500), (0, 7), (7, 0)] {
            let size = Size { width, height };
            let mut screen = Screen::new(Size::default()).unwrap();
            screen.renew(size).unwrap();
            let mut seen = None;
            screen
                .draw(|frame| {
                    seen = Some(frame.area());
                    frame.render_widget(Paragraph::new("a word"), frame.area());
                })
                .unwrap();
            assert_eq!(seen, Some(Rect::new(0, 0, width, height)));
        }
    }
}
