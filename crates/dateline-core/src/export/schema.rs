//! JSON Schema of the canonical form (draft 07, which YAML language servers support).

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

use crate::timeline::canonical::File;

/// The schema, generated from the types of the canonical form, with a final line end.
pub fn schema() -> String {
    let schema = SchemaSettings::draft07()
        .with_transform(RecursiveTransform(unwrap))
        .into_generator()
        .into_root_schema_for::<File>();
    // Strings only: serialization cannot fail.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Joins a description to one line, as editors would show the line breaks of its doc comment.
fn unwrap(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}
