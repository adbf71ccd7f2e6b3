//! State of finding.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::choices::Choices;
use super::listed_titles::Titles;
use super::pending::Pending;
use super::purpose::Prompt;
use super::remembered::Memory;
use crate::app::prompt::History;
use crate::app::strip::Strip;
use crate::date::Date;
use crate::timeline::hits::Hits;
use crate::timeline::query::{Known, Learning};
use crate::timeline::search::Search;
use crate::timeline::{Entry, Query, Timeline};

/// State of searching, filtering and jumping.
#[derive(Debug, Default)]
pub(in crate::app) struct Find {
    pub(in crate::app) prompt: Option<Prompt>,
    /// Previously typed lines, one history per purpose.
    pub(in crate::app) histories: [History; 6],
    /// The titles that match what is typed, while a title is asked for.
    pub(in crate::app) titles: Option<Titles>,
    /// What can be chosen, while a view or an order is.
    pub(in crate::app) choices: Option<Choices>,
    pub(in crate::app) search: Option<Search>,
    /// Whether the first hit is to be selected once it is found.
    pub(in crate::app) awaited: bool,
    /// The last message about the number of hits.
    pub(in crate::app) count_note: Option<String>,
    /// The event and the number of its word that was last searched for, while `*` goes through its
    /// words.
    pub(in crate::app) word: Option<(Arc<Entry>, usize)>,
    /// Matches of the search in the lines of the detail pane, as byte ranges.
    pub(in crate::app) marked_lines: Vec<Vec<Range<usize>>>,
    pub(in crate::app) filter: Option<Query>,
    /// A filter that is still being applied to a big file.
    pub(in crate::app) pending: Option<Pending>,
    /// Number of filter requests so far.
    pub(in crate::app) requests: u64,
    /// The last message about the number of events that match the filter.
    pub(in crate::app) kept_note: Option<String>,
    /// Number of events that the current filter was tested on.
    pub(in crate::app) looked_at: usize,
    /// A date to go to, requested while only the beginning of a file is loaded.
    pub(in crate::app) first_date: Option<Date>,
    /// The remembered position, to be restored when the whole file is loaded.
    pub(in crate::app) remembered: Option<Memory>,
    /// The unfiltered timeline, while a filter is active.
    pub(in crate::app) whole: Option<Timeline>,
    /// Keys and values for completion; collected on first use.
    pub(in crate::app) known: Option<Known>,
    /// The values of a big file while they are being collected.
    pub(in crate::app) learns: Option<Learning>,
    /// Whether Esc was just pressed, so that another one clears the filter.
    pub(in crate::app) leaving: bool,
    pub(in crate::app) marks: BTreeMap<char, Arc<Entry>>,
    /// Positions before jumps, oldest first.
    pub(in crate::app) jumps: Vec<Arc<Entry>>,
    /// Index of the current position in `jumps`; their number if it is not one of them.
    pub(in crate::app) at: usize,
    pub(in crate::app) strip: Strip,
    /// Number of columns that the strip was computed for; `None` if it has to be recomputed.
    pub(in crate::app) strip_width: Option<u16>,
    /// The entries with an error or warning.
    pub(in crate::app) wrong: Hits,
    /// Number of problems when `wrong` was last computed.
    pub(in crate::app) counted: usize,
}

impl Find {
    /// Whether no filter is active.
    pub(in crate::app) fn is_off(&self) -> bool {
        self.filter.is_none()
    }
}
