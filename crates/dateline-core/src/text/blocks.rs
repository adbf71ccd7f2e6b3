//! The blocks of a Markdown text: headings, items of lists, paragraphs, rows of tables.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::readable;

/// The level of an item of a list that is in no other: those of headings are smaller.
pub const ITEM: usize = 7;
/// The level of a paragraph.
pub const PARAGRAPH: usize = usize::MAX;

/// A heading, an item of a list, a paragraph or a row of a table.
#[derive(Debug)]
pub struct Block {
    pub level: usize,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The cells of a row by the names of their columns.
    pub row: Vec<(String, String)>,
}

/// The blocks of a text that may say what happened, in its order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut lists, mut columns, mut cells) = (0_usize, Vec::new(), Vec::new());
    let push = |blocks: &mut Vec<Block>, level, range| {
        blocks.push(Block {
            level,
            range,
            row: Vec::new(),
        });
    };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) if lists == 0 => {
                push(&mut blocks, level as usize, range);
            }
            Event::Start(Tag::Paragraph) if lists == 0 => push(&mut blocks, PARAGRAPH, range),
            Event::Start(Tag::Item) => push(&mut blocks, ITEM + lists, range),
            Event::Start(Tag::List(_)) => {
                // The text of an item ends where a list within it begins.
                let around = blocks.iter_mut().rfind(|block| block.level == ITEM + lists);
                if let Some(block) = around.filter(|block| block.range.end > range.start) {
                    block.range.end = range.start;
                }
                lists += 1;
            }
            Event::End(TagEnd::List(_)) => lists -= 1,
            Event::Start(Tag::TableHead | Tag::TableRow) => cells.clear(),
            Event::Start(Tag::TableCell) => {
                let cell = text.get(range).unwrap_or_default();
                cells.push(readable(cell.trim().trim_matches('|')).trim().to_owned());
            }
            Event::End(TagEnd::TableHead) => columns = std::mem::take(&mut cells),
            Event::End(TagEnd::TableRow) => {
                let pairs = columns.iter().cloned().zip(cells.drain(..));
                let pairs = pairs.filter(|(_, cell)| !cell.is_empty());
                blocks.push(Block {
                    level: PARAGRAPH,
                    range,
                    row: pairs.collect(),
                });
            }
            _ => {}
        }
    }
    blocks
}
