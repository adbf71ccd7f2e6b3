//! Printed text wrapped to a number of columns, with each line's indentation kept.

use std::io::{self, Write};

use crate::text::{rows, width};

/// Minimum number of columns for text, however far it is indented.
const NARROWEST: usize = 20;

/// Wraps the lines written to it, before they reach another writer. A last line without a line end is written when it
/// is flushed.
#[derive(Debug)]
pub struct Wrapped<W> {
    out: W,
    columns: Option<usize>,
    line: Vec<u8>,
}

impl<W: Write> Wrapped<W> {
    /// Wraps at `columns`; `None` writes lines as they are.
    pub const fn new(out: W, columns: Option<usize>) -> Self {
        Self {
            out,
            columns,
            line: Vec::new(),
        }
    }

    fn end_line(&mut self, columns: usize) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        let line = String::from_utf8_lossy(&line);
        let text = line.trim_start_matches(' ');
        let indent = line.len().saturating_sub(text.len());
        if width(&line) <= columns {
            return self.out.write_all(line.as_bytes());
        }
        let room = columns.saturating_sub(indent).max(NARROWEST);
        let lines = rows(text, room, usize::MAX);
        let lines = lines.into_iter().filter_map(|row| text.get(row));
        for (number, part) in lines.enumerate() {
            let end = if number > 0 { "\n" } else { "" };
            write!(self.out, "{end}{:indent$}{}", "", part.trim_end())?;
        }
        Ok(())
    }
}

impl<W: Write> Write for Wrapped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(columns) = self.columns else {
            return self.out.write(bytes);
        };
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            let (text, has_end) = match piece.split_last() {
                Some((b'\n', text)) => (text, true),
                _ => (piece, false),
            };
            self.line.extend_from_slice(text);
            if has_end {
                self.end_line(columns)?;
                self.out.write_all(b"\n")?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Some(columns) = self.columns.filter(|_| !self.line.is_empty()) {
            self.end_line(columns)?;
        }
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_wrapped_below_their_indentation() {
        let text =
            "Short\n    > one two three four five six seven\n\nend without a line end of its own";
        for (columns, expected) in [
            (
                Some(26),
                "Short\n    > one two three four\n    five six seven\n\nend without a line end of\nits own",
            ),
            (None, text),
        ] {
            let mut out = Wrapped::new(Vec::new(), columns);
            // Pieces of any size give the same lines.
            for piece in text.as_bytes().chunks(5) {
                out.write_all(piece).unwrap();
            }
            out.flush().unwrap();
            assert_eq!(String::from_utf8(out.out).unwrap(), expected);
        }
    }
}
