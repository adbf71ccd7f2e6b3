//! The file that `dateline init` writes for a new timeline.

/// The schema that stands beside it.
pub const SCHEMA: &str = "events.schema.json";

const TEXT: &str = include_str!("starter.yaml");

/// The text of a new file. Its first line points the YAML language server of an editor at [`SCHEMA`].
#[must_use]
pub fn text() -> String {
    format!("# yaml-language-server: $schema={SCHEMA}\n{TEXT}")
}
