//! A copy of an event under another date and title.

use super::super::Place;
use super::draft::NewEvent;
use super::editable::Editable;
use super::layout::{Block, List, Pair};
use super::refusal::Refusal;
use super::slot::Slot;
use super::style::Style;
use crate::date::Date;

/// What a copy is written of.
pub(super) enum Copied<'b> {
    /// A pair as the original has it.
    Kept(&'b Pair),
    /// The title as the original has it.
    KeptTitle(&'b Pair),
    /// The new date.
    Date,
    /// The new title.
    Title,
}

impl Editable<'_> {
    /// The lines of a copy of the event at a place.
    pub(super) fn copied(
        &self,
        of: Place,
        date: &Date,
        title: &str,
        style: &Style,
    ) -> Result<Vec<String>, Refusal> {
        let (block, pairs) = self.pairs_of_copy(of, date, title)?;
        let style = style.like(block, &self.text);
        let new = NewEvent::of(date, title);
        let kept = |pair: &Pair| {
            let lines = self.text.get(pair.all.clone()).unwrap_or_default().lines();
            lines.map(|line| line.trim_end().to_owned()).collect()
        };
        let pairs = pairs.into_iter().map(|pair| match pair {
            Copied::Kept(pair) | Copied::KeptTitle(pair) => kept(pair),
            Copied::Date => style.pair_of(Slot::Date, &new),
            Copied::Title => style.pair_of(Slot::Title, &new),
        });
        Ok(style.lines(pairs))
    }

    /// The event at a place, and what a copy of it is written of, in order: everything but its id.
    pub(super) fn pairs_of_copy(
        &self,
        of: Place,
        date: &Date,
        title: &str,
    ) -> Result<(&Block, Vec<Copied<'_>>), Refusal> {
        let found = self.block_at(of).and_then(|(list, at)| {
            let entry = self.loaded.entries.read(list.entries.get(at)?.start, 0)?;
            Some((list, list.blocks.get(at)?, entry))
        });
        let (list, block, entry) = found.ok_or_else(Refusal::no_event)?;
        if block.pairs.is_empty() {
            return Err(Refusal::not_copied());
        }
        let keys = self.keys_of(list);
        let meant = self.meant(&keys);
        let text = &self.text;
        let keeps_date = entry
            .date()
            .is_some_and(|own| own.written() == date.written());
        let keeps_title = entry.title() == title;
        let own_date = meant.pair(block, Slot::Date, text);
        let own_title = meant.pair(block, Slot::Title, text);
        let mut new_date = (!keeps_date).then_some(Copied::Date);
        let mut new_title = (!keeps_title).then_some(Copied::Title);
        let mut pairs: Vec<Copied<'_>> = Vec::new();
        for pair in &block.pairs {
            if pair.name(text).eq_ignore_ascii_case("id") {
                continue;
            }
            if !keeps_date && meant.is_of_date(pair, text) {
                pairs.extend(new_date.take());
            } else if own_title != Some(pair) {
                pairs.push(Copied::Kept(pair));
            } else if keeps_title {
                pairs.push(Copied::KeptTitle(pair));
            } else {
                pairs.extend(new_title.take());
            }
        }
        // The original had none of its own: an unreadable date, or a title taken from the summary.
        let after_date = usize::from(own_date.is_some() || new_date.is_some()).min(pairs.len());
        if let Some(title) = new_title {
            pairs.insert(after_date, title);
        }
        if let Some(date) = new_date {
            pairs.insert(0, date);
        }
        Ok((block, pairs))
    }

    /// The list with the event at a place, and the number of its block.
    pub(super) fn block_at(&self, place: Place) -> Option<(&List, usize)> {
        let of_place = |list: &List| match self.between {
            // Several events may be on one line.
            Some(_) => self.at_place(list, place),
            None => list.block_at(place.line),
        };
        let mut lists = self.lists.iter();
        lists.find_map(|list| of_place(list).map(|block| (list, block)))
    }
}
