//! A section of a mapping: a key with everything below it, and what is wrong with the line of the key.

use super::line::Line;
use crate::timeline::yaml::part::Part;

/// A key of a mapping, with everything below it.
#[derive(Debug)]
pub(in crate::timeline) struct Section<'t> {
    /// The key as written.
    pub key: &'t str,
    /// What is wrong with the line of the key, where the list below it can be read.
    pub mistake: Option<KeyMistake>,
    /// The whole section, from the line of its key.
    pub part: Part<'t>,
    pub body: Body<'t>,
}

/// What is wrong with the line of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::timeline) enum KeyMistake {
    /// It is indented deeper than the keys above it.
    Indented,
    /// A dash is before it.
    Dashed,
    /// It has no colon.
    NoColon,
    /// More than a colon follows it, although its list is below it.
    Valued,
    /// A list without a key is before it, as of another file.
    AfterList,
}

/// The contents below a key.
#[derive(Debug)]
pub(in crate::timeline) enum Body<'t> {
    /// A list of blocks, in file order.
    List(Vec<Part<'t>>),
    /// A mapping that contains a list of blocks.
    Map(Vec<Section<'t>>),
    /// Anything else.
    Whole,
}

/// A line that may begin a section.
#[derive(Clone, Copy)]
pub(super) struct Head<'t> {
    pub line: Line<'t>,
    pub key: &'t str,
    /// What is after the key.
    pub rest: &'t str,
    pub mistake: Option<KeyMistake>,
}

/// The ends of the pieces that begin at these bytes.
pub(super) fn ends(starts: impl Iterator<Item = usize>, end: usize) -> Vec<usize> {
    starts.skip(1).chain([end]).collect()
}
