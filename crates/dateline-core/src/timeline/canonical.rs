//! The canonical form of a file, as types: `dateline schema` is generated from them, and their
//! comments are the descriptions that editors show.
//!
//! Reading does not use these types, because it accepts much more (other names, other shapes,
//! values of any kind) and records every position in the file. Tests keep both consistent: every
//! canonical key of `field` is here, and a file with every key that is here loads without a
//! problem.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

/// A file of dated events: a mapping with the list of them under `events`, or just that list.
#[derive(Debug, JsonSchema)]
#[schemars(title = "dateline", untagged)]
pub enum File {
    /// The events, and settings for all of them.
    Whole(Whole),
    /// The events alone.
    Events(Vec<Event>),
}

/// The events, and settings for all of them. Any other key is kept and shown as well.
#[derive(Debug, JsonSchema)]
pub struct Whole {
    /// The title of the timeline.
    pub title: Option<Text>,
    /// How numeric dates such as 09/02/2018 are to be read. Without it, other dates of the file decide where they can.
    pub dates: Option<Order>,
    /// The time zone of clock times that name none: `Europe/Berlin`, `+02:00`, `UTC`. Without it they are in the zone of
    /// whoever reads the file.
    pub timezone: Option<Text>,
    /// What dates of the file leave out: a year for `15 March`, a month for `15`, a day for `10:15`.
    pub base_date: Option<Text>,
    /// Which key of the events says what, where they have names of their own: `{date: showDate}`. Of several the first that
    /// is there counts.
    #[expect(
        clippy::zero_sized_map_values,
        reason = "these types are never made, only described"
    )]
    pub fields: Option<BTreeMap<String, Texts>>,
    /// Saved filters by their name, which `V` lists: a filter, or a mapping with `filter`, `lanes`, `from` and `to`.
    pub views: Option<BTreeMap<String, View>>,
    /// The sources that events cite by their id: a list, or a mapping of id to source.
    pub sources: Option<Sources>,
    /// The events, in any order: they are shown by date.
    #[schemars(required, extend("type" = ["array", "null"]))]
    pub events: Option<Vec<Event>>,
}

/// A saved filter.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum View {
    /// A filter, as it is typed after `&`.
    Filter(Text),
    /// A filter, and how the chart shows what it keeps.
    Whole(ViewKeys),
}

/// A filter, and how the chart shows what it keeps.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ViewKeys {
    /// Which events are shown, as it is typed after `&`: `status:disputed or #hot`.
    pub filter: Option<Text>,
    /// The key that the lanes of the chart are made by: `group`, `tag`, `person`, `place`, `source`, `file`, or another key.
    pub lanes: Option<Text>,
    /// Only what happened or went on then or later.
    pub from: Option<Text>,
    /// Only what happened or went on then or earlier.
    pub to: Option<Text>,
}

/// Whether the day or the month comes first in a numeric date.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum Order {
    /// Day, month, year: 09/02/2018 is in February.
    Dmy,
    /// Month, day, year: 09/02/2018 is in September.
    Mdy,
}

/// Something that happened, when, and the quote that proves it. Any other key is kept and shown as well.
#[derive(Debug, JsonSchema)]
#[schemars(extend("allOf" = [
    {"anyOf": [{"required": ["date"]}, {"required": ["start"]}, {"required": ["end"]}]},
    {"anyOf": [{"required": ["title"]}, {"required": ["summary"]}]},
]))]
pub struct Event {
    /// A name for the event, by which `dateline show` finds it.
    pub id: Option<Text>,
    /// When it happened, no surer than the source is: `2025-05-09`, `2025-05`, `197X`, `1984?`, `2004-06~`,
    /// `2025-05-07/2025-05-10`, `2022/..`, or words such as `about 1910`, `late August 1914`, `the 1970s`.
    #[schemars(extend("type" = ["string", "number"], "pattern" = "\\S"))]
    pub date: Option<Text>,
    /// When it began, with `end`: the same as `date: start/end`.
    #[schemars(extend("type" = ["string", "number"], "pattern" = "\\S"))]
    pub start: Option<Text>,
    /// When it ended.
    pub end: Option<Text>,
    /// The time zone of its clock times that name none, where it is not that of the file: `Europe/Berlin`, `+02:00`, `UTC`.
    pub timezone: Option<Text>,
    /// How much of the date is meant, where it is written finer than that: `day`, `month`, `year`, `decade`, `century`,
    /// `approximate` or `uncertain`.
    pub precision: Option<Text>,
    /// A text to show instead of a date that only sorts the event: `the summer they left`.
    pub display_date: Option<Text>,
    /// What happened, in a few words. Without it, the first sentence of the summary.
    #[schemars(extend("type" = ["string", "number"], "pattern" = "\\S"))]
    pub title: Option<Text>,
    /// What happened, in a sentence or more.
    pub summary: Option<Text>,
    /// The sentence of the source that proves it, word for word; `…` where words are left out.
    pub quote: Option<Quote>,
    /// Quotes, where there is more than one or they have sources of their own.
    pub quotes: Option<Vec<Quote>>,
    /// The source of the event: the id of one of `sources`, a text, a link, or a source written in
    /// place.
    pub source: Option<Cited>,
    /// A page to open, beside the source; without a source, the source.
    pub link: Option<Text>,
    /// Your own remarks.
    pub note: Option<Texts>,
    /// Words to find it by: a list, or a text with commas.
    pub tags: Option<Texts>,
    /// The strand of events that it belongs to.
    pub group: Option<Text>,
    /// Where it happened.
    pub place: Option<Text>,
    /// Who took part: a list, or a text with commas.
    pub people: Option<Texts>,
}

/// A sentence of a source: a text, or a mapping with `text` and its place in the source. Any other
/// key is kept as well.
#[derive(Debug, JsonSchema)]
#[schemars(extend("type" = ["string", "number", "object"], "pattern" = "\\S"))]
pub struct Quote {
    /// The sentence, word for word; `…` where words are left out.
    #[schemars(required, extend("type" = ["string", "number"], "pattern" = "\\S"))]
    pub text: Option<Text>,
    /// Its source, if that is not the source of the event.
    pub source: Option<Cited>,
    /// On which page: `12`, `xii`, `12-14`, or page and line as `46:2`. Found elsewhere, it is a warning.
    pub page: Option<Text>,
    /// In which paragraph.
    pub paragraph: Option<Text>,
    /// When it is said, in a recording.
    pub time: Option<Text>,
    /// On which line of the saved copy. Found elsewhere, it is a warning.
    pub line: Option<Text>,
    /// Its place as it is cited: `¶ 12`, `§ 4.2`, `Tr. 46:2`. Where the copy has such numbers,
    /// found elsewhere is a warning.
    pub cite: Option<Text>,
}

/// Where quotes come from: a text, a link, or a mapping. Any other key is kept as well.
#[derive(Debug, JsonSchema)]
#[schemars(extend("type" = ["string", "number", "object"]))]
pub struct Source {
    /// The id that events cite it by.
    pub id: Option<Text>,
    /// Its title.
    pub title: Option<Text>,
    /// Who published it.
    pub publisher: Option<Text>,
    /// Who wrote it.
    pub author: Option<Text>,
    /// Its address on the web.
    pub url: Option<Text>,
    /// When it was published.
    pub published: Option<Text>,
    /// When it was last visited.
    pub accessed: Option<Text>,
    /// Its address in a web archive.
    pub archived_url: Option<Text>,
    /// A saved copy, which quotes are checked against: text, Markdown, HTML, e-mail, a Word document, EPUB or PDF, in the folder of
    /// this file or beneath it.
    pub file: Option<Text>,
    /// The SHA-256 of the saved copy, in hexadecimal digits.
    pub sha256: Option<Text>,
}

/// What an event cites: one source or several.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum Cited {
    /// One.
    One(Source),
    /// Several: the first counts, all are shown.
    Several(Vec<Source>),
}

/// A text. What YAML takes for a number is one too: it is kept as it is written.
#[derive(Debug)]
pub struct Text;

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "number"]})
    }
}

/// A text, or a list of texts.
#[derive(Debug)]
pub struct Texts;

impl JsonSchema for Texts {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Texts".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        json_schema!({"type": ["string", "number", "array"], "items": text})
    }
}

/// Sources: a list, or a mapping of id to source.
#[derive(Debug)]
pub struct Sources;

impl JsonSchema for Sources {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Sources".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let source = generator.subschema_for::<Source>();
        json_schema!({
            "type": ["array", "object"],
            "items": source,
            "additionalProperties": json!({"anyOf": [source, {"type": "null"}]}),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::field::{KEYS, Role};
    use super::*;

    fn keys<T: JsonSchema>() -> Vec<String> {
        let schema = schemars::schema_for!(T);
        let properties = schema.get("properties").and_then(|keys| keys.as_object());
        properties.unwrap().keys().cloned().collect()
    }

    /// Month and day keys belong to `year:`, which is not the canonical way to write a date.
    #[test]
    fn every_canonical_key_is_in_the_schema() {
        let keys = keys::<Event>();
        for (role, names) in KEYS {
            if !matches!(role, Role::Month | Role::Day) {
                let canonical = names.first().unwrap().replace(' ', "_");
                assert!(keys.contains(&canonical), "{canonical}");
            }
        }
    }

    #[test]
    fn every_key_of_the_schema_has_its_role() {
        for key in keys::<Event>() {
            assert!(!super::super::field::roles(&key).is_empty(), "{key}");
        }
    }
}
