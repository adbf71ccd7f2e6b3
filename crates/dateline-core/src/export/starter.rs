//! The file that `dateline init` writes for a new timeline.

/// File name of the schema next to the timeline.
pub const SCHEMA: &str = "events.schema.json";

const TEXT: &str = include_str!("starter.yaml");

/// Text of a new file. Its first line tells the editor's YAML language server to use [`SCHEMA`].
pub fn text() -> String {
    format!("# yaml-language-server: $schema={SCHEMA}\n{TEXT}")
}
