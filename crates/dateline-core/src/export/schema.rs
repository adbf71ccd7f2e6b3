//! The JSON Schema (draft 07, which YAML language servers read) of the canonical form.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

use crate::timeline::canonical::File;

/// The schema, generated from the types of the canonical form; ends in a line end.
#[must_use]
pub fn schema() -> String {
    let schema = SchemaSettings::draft07()
        .with_transform(RecursiveTransform(unwrap))
        .into_generator()
        .into_root_schema_for::<File>();
    // Texts, and nothing that could fail to be written.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// A description on one line: editors would show the line ends of the comment that it comes from.
fn unwrap(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}
