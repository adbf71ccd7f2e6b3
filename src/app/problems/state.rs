//! The list of problems while it is open.

use crate::app::layout::Area;
use crate::timeline::Problem;

/// The list of problems, while it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems {
    /// The listed problems, by file and line.
    pub list: Vec<Problem>,
    /// Number of all problems; those of a big file are not all listed.
    pub total: usize,
    /// Index of the selected problem; 0 if there is none.
    pub(in crate::app) selected: usize,
    /// Index of the first problem on the screen.
    pub top: usize,
}

/// The areas of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The list, one row per problem.
    pub list: Area,
    /// The rule between list and report; height 0 if there is no report.
    pub rule: Area,
    /// The report of the selected problem; height 0 where there is no room.
    pub report: Area,
}

impl Problems {
    /// Whether more problems can be listed without a noticeable delay.
    pub(in crate::app) fn is_short(&self) -> bool {
        self.list.len() < SHORT
    }

    /// Index of the selected problem.
    pub fn selected_index(&self) -> usize {
        self.selected
    }

    /// The selected problem; `None` if there is none.
    pub fn selected(&self) -> Option<&Problem> {
        self.list.get(self.selected)
    }

    /// Index in another list of the selected problem: the nearest with the same message in the same
    /// file, else the nearest.
    pub(in crate::app) fn find_again(&self, list: &[Problem]) -> usize {
        let Some(old) = self.selected() else {
            return 0;
        };
        let line = |problem: &Problem| problem.diagnostic.place.map_or(0, |place| place.line);
        let nearest = list.iter().enumerate().min_by_key(|(_, new)| {
            (
                new.file != old.file,
                new.diagnostic.message != old.diagnostic.message,
                line(new).abs_diff(line(old)),
            )
        });
        nearest.map_or(0, |(index, _)| index)
    }
}

/// Problems listed while the events of a big file are still being verified.
pub(super) const SHORT: usize = 100;
