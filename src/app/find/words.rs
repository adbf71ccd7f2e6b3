//! Searching for a word of the selected event without typing it.

use std::cmp::Reverse;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::Purpose;
use crate::app::layout::Focus;
use crate::app::state::App;
use crate::text::head;
use crate::timeline::Entry;
use crate::timeline::pattern::Pattern;

/// Bytes of a title that are split into words.
const MOST_TITLE: usize = 400;

impl App {
    /// Searches for the longest word of the title, when repeated for the next; with a count for the
    /// word with that number. With the focus on the detail pane, its tags are used instead, if
    /// there are any.
    pub(in crate::app) fn search_word(&mut self, count: Option<usize>) {
        let Some(entry) = self.selected() else {
            return;
        };
        let tags: &[String] = match &*entry {
            Entry::Event(event) if self.focus == Focus::Detail => &event.tags,
            _ => &[],
        };
        let words: Vec<&str> = if tags.is_empty() {
            head(entry.title(), MOST_TITLE).unicode_words().collect()
        } else {
            tags.iter().map(String::as_str).collect()
        };
        let mut order: Vec<usize> = (0..words.len()).collect();
        if tags.is_empty() {
            order.sort_by_key(|at| Reverse(words.get(*at).map_or(0, |word| word.chars().count())));
        }
        let before = self.find.word.take();
        let before = before.filter(|(of, _)| Arc::ptr_eq(of, &entry));
        let number = match (count, before) {
            (Some(count), _) => {
                let wanted = count.saturating_sub(1).min(words.len().saturating_sub(1));
                order.iter().position(|at| *at == wanted).unwrap_or(0)
            }
            (None, Some((_, last))) => (last + 1).checked_rem(words.len()).unwrap_or(0),
            (None, None) => 0,
        };
        let Some(word) = order.get(number).and_then(|at| words.get(*at)) else {
            self.note = Some("The event has no title to take a word from".to_owned());
            return;
        };
        let text = Pattern::literal(&word.to_lowercase());
        let Ok(pattern) = Pattern::parse(&text) else {
            return;
        };
        if let Some(history) = self.find.histories.get_mut(Purpose::Search as usize) {
            history.add(&text);
        }
        self.begin_search(pattern, self.selected);
        self.find.word = self.selected().map(|entry| (entry, number));
        self.show_count();
    }
}
