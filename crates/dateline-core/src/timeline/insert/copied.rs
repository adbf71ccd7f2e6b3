//! A copy of an event under another date and title.

use super::super::Place;
use super::editable::Editable;
use super::list::List;
use super::refusal::Refusal;
use super::slot::Slot;
use super::style::Style;
use crate::date::Date;

impl Editable<'_> {
    /// The lines of a copy of the event at a place.
    pub(super) fn copied(
        &self,
        of: Place,
        date: &Date,
        title: &str,
        style: &Style,
    ) -> Result<Vec<String>, Refusal> {
        let found = self.lists.iter().find_map(|list: &List| {
            let at = list.block_at(of.line)?;
            Some((list, list.blocks.get(at)?, list.entries.get(at)?.start))
        });
        let (list, block, entry) = found.ok_or_else(Refusal::no_event)?;
        if block.is_in_braces {
            return Err(Refusal::braces());
        }
        let entry = self.loaded.entries.read(entry, 0);
        let entry = entry.ok_or_else(Refusal::no_event)?;
        let keys = self.keys_of(list);
        let meant = self.meant(&keys);
        let text = &self.text;
        let keeps_date = entry
            .date()
            .is_some_and(|own| own.written() == date.written());
        let keeps_title = entry.title() == title;
        let own_date = meant.pair(block, Slot::Date, text);
        let own_title = meant.pair(block, Slot::Title, text);
        let id = |name: &str| name.eq_ignore_ascii_case("id");
        let mut new_date = Some(style.date(date.written(), None)).filter(|_| !keeps_date);
        let mut new_title = Some(style.title(title, None)).filter(|_| !keeps_title);
        let mut pairs: Vec<Vec<String>> = Vec::new();
        for pair in &block.pairs {
            if id(pair.name(text)) {
                continue;
            }
            if !keeps_date && meant.is_of_date(pair, text) {
                pairs.extend(new_date.take());
                continue;
            }
            if !keeps_title && own_title == Some(pair) {
                pairs.extend(new_title.take());
                continue;
            }
            let lines = text.get(pair.all.clone()).unwrap_or_default();
            pairs.push(
                lines
                    .lines()
                    .map(|line| line.trim_end().to_owned())
                    .collect(),
            );
        }
        // The original had none of its own: an unreadable date, or a title taken from the summary.
        let after_date = usize::from(own_date.is_some() || new_date.is_some()).min(pairs.len());
        if let Some(title) = new_title {
            pairs.insert(after_date, title);
        }
        if let Some(date) = new_date {
            pairs.insert(0, date);
        }
        Ok(style.lines(pairs.into_iter()))
    }
}
