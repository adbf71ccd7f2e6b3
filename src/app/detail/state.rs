//! The laid-out detail pane, and what it is laid out from.

use super::inputs::Related;
use super::line::DetailLine;
use crate::date::{Moment, Notation};
use crate::evidence::Verdicts;
use crate::timeline::{Diagnostic, Entry, File};

/// The laid-out lines of the detail pane.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detail {
    pub(in crate::app) lines: Vec<DetailLine>,
    pub(in crate::app) width: usize,
    /// Per quote: the index of the line after the quote and its verdict.
    pub(in crate::app) quotes: Vec<usize>,
    /// The parts of long texts that are not laid out yet, from the top.
    pub(in crate::app) rests: Vec<Rest>,
}

/// What the pane shows besides the entry itself.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The file of the entry.
    pub file: &'a File,
    /// The diagnostics of the entry that are known so far.
    pub diagnostics: &'a [Diagnostic],
    /// The events that overlap it, in display order.
    pub(in crate::app) related: &'a [Related],
    /// Whether more events overlap it than `related` holds.
    pub more_related: bool,
    /// The current time, for the distance from it.
    pub now: Moment,
    /// How dates are written in words.
    pub notation: Notation,
    /// The marked entry, for the distance from it.
    pub marked: Option<&'a Entry>,
    /// The verdicts on its quotes.
    pub verdicts: &'a Verdicts,
}

/// A text of an event that may be long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Text {
    Summary,
    /// The quote of that number, from 0.
    Quote(usize),
    Note,
}

/// The part of a text that is not laid out yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct Rest {
    pub(in crate::app) text: Text,
    /// Its first byte.
    pub(in crate::app) from: usize,
    /// First of the lines that say that there is more.
    pub(in crate::app) at: usize,
    pub(in crate::app) lines: usize,
}
