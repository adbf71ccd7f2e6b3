//! Text of a document under construction.

use std::ops::Range;

use super::reason::{LARGEST_TEXT, Reason};
use crate::html::Rendered;
use crate::verdict::Unseen;

/// Text of a document under construction.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) unseen: Vec<(Range<usize>, Unseen)>,
    pub(super) notices: Vec<String>,
}

impl Draft {
    /// Appends text.
    pub(super) fn push(&mut self, text: &str) -> Result<(), Reason> {
        if self.text.len().saturating_add(text.len()) > LARGEST_TEXT {
            return Err(Reason::TooLarge);
        }
        self.text.push_str(text);
        Ok(())
    }

    /// Appends a part on separate lines.
    pub(super) fn part(&mut self, part: &Rendered) -> Result<(), Reason> {
        self.end_line()?;
        let start = self.text.len();
        self.push(&part.text)?;
        let unseen = part.unseen.iter();
        self.unseen
            .extend(unseen.map(|(at, why)| (start + at.start..start + at.end, *why)));
        self.end_line()
    }

    /// Appends invisible text.
    pub(super) fn hidden(&mut self, text: &str, why: Unseen) -> Result<(), Reason> {
        let start = self.text.len();
        self.push(text)?;
        match self.unseen.last_mut() {
            Some((last, same)) if last.end == start && *same == why => last.end = self.text.len(),
            _ => self.unseen.push((start..self.text.len(), why)),
        }
        Ok(())
    }

    /// Ends the current line unless it is empty.
    pub(super) fn end_line(&mut self) -> Result<(), Reason> {
        if self.text.is_empty() || self.text.ends_with('\n') {
            return Ok(());
        }
        self.push("\n")
    }
}
