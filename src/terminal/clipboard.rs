//! The clipboard of the terminal that shows the viewer, also over ssh: OSC 52, which carries a text in Base64.

use std::io;

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

use super::session;

/// Longest text that is copied, in bytes: terminals accept sequences of at most 100,000 bytes,
/// three quarters of which are text.
pub const LONGEST: usize = 74_000;

/// Copies a text to the clipboard. The terminal does not report whether it did.
///
/// # Errors
/// If the terminal is gone.
pub fn put(text: &str) -> io::Result<()> {
    let mut bytes = Vec::new();
    queue!(bytes, CopyToClipboard::to_clipboard_from(text))?;
    session::write(&bytes)
}
