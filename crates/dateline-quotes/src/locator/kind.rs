//! What a locator names: pages, lines, labels.

/// First and last number, both included.
pub(super) type Span<T> = (T, T);

/// Pages, lines or labels of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Pages(Vec<Span<usize>>),
    /// Pages with a line of each.
    PageLines(Vec<Span<(usize, usize)>>),
    Lines(Vec<Span<usize>>),
    /// Numbered paragraphs or sections: `[4, 2]` is 4.2.
    Labels(Vec<Span<Vec<usize>>>),
}
