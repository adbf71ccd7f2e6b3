//! The titles that match what is typed.

use crate::timeline::titles::{TitleHit, TitleSearch};

/// The matching titles, while the prompt is open.
#[derive(Debug)]
pub struct Titles {
    pub(in crate::app) search: TitleSearch,
    /// Index of the chosen title in `hits`.
    pub chosen: usize,
}

impl Titles {
    /// The best titles, by descending score.
    pub(crate) fn hits(&self) -> &[TitleHit] {
        &self.search.hits
    }

    /// Index of the first title on a list of `rows` rows.
    pub(crate) fn top(&self, rows: usize) -> usize {
        (self.chosen + 1).saturating_sub(rows)
    }

    pub(in crate::app) fn is_finished(&self) -> bool {
        self.search.is_finished()
    }

    /// "1 of 12", "no title".
    pub(in crate::app) fn count_message(&self) -> Option<String> {
        let so_far = if self.is_finished() { "" } else { " so far" };
        match (self.hits().len(), self.search.found) {
            (0, _) if self.is_finished() => Some("no title".to_owned()),
            (0, _) => None,
            (_, found) => {
                let chosen = self.chosen + 1;
                Some(format!("{chosen} of {found}{so_far}"))
            }
        }
    }
}
