//! The clipboard of the terminal that shows the viewer, also over ssh: OSC 52, which carries a text in Base64.

use std::io;

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

use super::session;

/// The longest text that is put there, in bytes: terminals take sequences of 100,000 bytes at most, three quarters of which are text.
pub const LONGEST: usize = 74_000;

/// Puts a text on the clipboard. Whether the terminal heeds it, it does not say.
///
/// # Errors
/// Where the terminal is gone.
pub fn put(text: &str) -> io::Result<()> {
    let mut bytes = Vec::new();
    queue!(bytes, CopyToClipboard::to_clipboard_from(text))?;
    session::write(&bytes)
}
