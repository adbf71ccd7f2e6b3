//! Pages of a saved copy.

/// Where pages begin.
#[derive(Debug)]
pub(super) struct Pages {
    /// Number of the first page.
    pub first: usize,
    /// First byte of each further page.
    pub breaks: Vec<usize>,
}
