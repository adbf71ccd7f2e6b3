//! The lists of events of a file, block by block.

use super::super::Loaded;
use super::super::yaml::block;
use super::layout::{self, Lines, List};
use super::refusal::Refusal;

/// What an event is inserted before, if it is not inserted after a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// The first block of the list.
    FirstBlock,
    /// There is no block yet.
    Nothing,
}

impl List {
    /// The number of the block that contains a line.
    pub fn block_at(&self, line: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.line <= line);
        let at = after.checked_sub(1)?;
        self.blocks
            .get(at)
            .filter(|block| line <= block.last_line)
            .map(|_| at)
    }

    /// The bytes at which an event may be inserted after a block, in order of preference.
    pub fn places(&self, after: Option<usize>, text: &str) -> Vec<(usize, Option<Before>)> {
        match (
            after.and_then(|at| self.blocks.get(at)),
            self.blocks.first(),
        ) {
            (Some(block), _) => {
                // A block scalar may include the empty lines after it.
                let mut places = vec![(block.content_end, None)];
                if block.end != block.content_end {
                    places.push((block.end, None));
                }
                places
            }
            (None, Some(first)) => {
                vec![(layout::head_of(text, first), Some(Before::FirstBlock))]
            }
            (None, None) => self
                .empty
                .iter()
                .map(|(at, _)| (*at, Some(Before::Nothing)))
                .collect(),
        }
    }
}

/// The lists of events of a text that is read block by block.
pub(super) fn lists_of(text: &str, loaded: &Loaded) -> Result<Vec<List>, Refusal> {
    let entries = &loaded.entries;
    let places: Vec<usize> = (0..entries.len())
        .map(|index| entries.read(index, 0).map_or(0, |entry| entry.place().line))
        .collect();
    if !places.is_sorted() {
        return Err(Refusal::nested());
    }
    let lines = Lines::of(text);
    let Some(outline) = block::outline(text) else {
        return match places.first() {
            // Only comments.
            None if text.lines().all(block::is_blank) => Ok(vec![List {
                empty: Some((text.len(), 0)),
                ..List::default()
            }]),
            _ => Err(Refusal::form("its lines do not cut it into blocks")),
        };
    };
    let found = layout::lists(outline, &lines, text);
    let mut lists: Vec<List> = Vec::new();
    let mut empty: Vec<List> = Vec::new();
    for mut list in found {
        for block in &list.blocks {
            let from = places.partition_point(|line| *line < block.line);
            let to = places.partition_point(|line| *line <= block.last_line);
            list.entries.push(from..to);
        }
        if list.entries.iter().any(|of| !of.is_empty()) {
            lists.push(list);
        } else if list.empty.is_some() {
            empty.push(list);
        }
    }
    if !lists.is_empty() {
        return Ok(lists);
    }
    match (places.is_empty(), empty.is_empty()) {
        (true, false) => Ok(empty),
        (true, true) => Err(Refusal::no_list()),
        (false, _) => Err(Refusal::inline_list()),
    }
}
