//! Formats of documents.

/// Format of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A message with its headers, or a web page saved as one (MHTML).
    Mail,
    /// A Word document, Office Open XML.
    Docx,
    /// An electronic book.
    Epub,
    /// A PDF. Its text is extracted by another program.
    Pdf,
}
