//! A YAML value as it was written.

/// A YAML value whose scalars are kept as written: `2024.10` stays `2024.10`, `0476` stays `0476`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Nothing, `~` or `null`.
    Null,
    /// A plain, quoted or block scalar: its text.
    Scalar(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in file order; a key that stands twice is here twice.
    Map(Vec<(String, Node)>),
}
