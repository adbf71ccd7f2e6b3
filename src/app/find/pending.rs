//! A filter while its events are looked for.

use crate::timeline::{Query, Timeline};

/// A filter that is being applied on another thread.
#[derive(Debug)]
pub(in crate::app) struct Pending {
    pub(in crate::app) query: Query,
    pub(in crate::app) number: u64,
    /// Whether it was requested.
    pub(in crate::app) is_asked: bool,
    pub(in crate::app) why: Why,
}

#[derive(Debug, Clone, Copy)]
pub(in crate::app) enum Why {
    /// The user set a new filter.
    New,
    /// The filter is applied again, to another version or to more events; `stays` keeps the
    /// selection on its event.
    Again { stays: bool },
}

/// A filter to apply on another thread.
#[derive(Debug)]
pub struct ToFilter {
    /// The number of the request, to return with the result.
    pub number: u64,
    /// The unfiltered timeline.
    pub whole: Timeline,
    /// The filter.
    pub query: Query,
}
