//! `dateline schema` and `dateline init`: the schema takes what dateline reads without complaint, and refuses what it
//! complains of.

use std::fs;
use std::path::Path;

use boon::{Compiler, Draft, SchemaIndex, Schemas, ValidationError};
use dateline::export::{schema, starter};
use dateline::timeline::Severity;
use serde_json::Value;

use crate::loaded;
use crate::process::run;

fn schema() -> Value {
    serde_json::from_str(&schema::schema()).unwrap()
}

/// The schema, compiled.
struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    /// Compiles the schema, which also checks it against that of its draft.
    fn new() -> Self {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V7);
        compiler
            .add_resource("events.schema.json", schema())
            .unwrap();
        let mut schemas = Schemas::new();
        let index = compiler
            .compile("events.schema.json", &mut schemas)
            .unwrap();
        Self { schemas, index }
    }

    /// The places at which the schema refuses a text, one for each form of a file, none of which matches; and why.
    fn refusals(&self, text: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        if let Err(error) = self.schemas.validate(&yaml(text), self.index) {
            refusals(&error, &mut found);
        }
        found
    }
}

fn refusals(error: &ValidationError<'_, '_>, found: &mut Vec<(String, String)>) {
    if error.causes.is_empty() {
        found.push((error.instance_location.to_string(), error.kind.to_string()));
    }
    for cause in &error.causes {
        refusals(cause, found);
    }
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

#[track_caller]
/// Asserts that the text has no problems, and that the schema accepts it.
fn assert_sound(text: &str) {
    assert_no_problem(text, Severity::Notice);
    assert_accepted(text);
}

/// Asserts that the text has no problem of that severity or worse.
fn assert_no_problem(text: &str, least: Severity) {
    let timeline = loaded(text);
    let reported: Vec<_> = timeline
        .problems()
        .iter()
        .filter(|problem| problem.diagnostic.severity >= least)
        .map(|problem| problem.diagnostic.report("f.yaml"))
        .collect();
    assert!(reported.is_empty(), "{}", reported.join("\n"));
}

/// Asserts that the schema accepts the text.
fn assert_accepted(text: &str) {
    let refusals = Validator::new().refusals(text);
    assert!(refusals.is_empty(), "{text}{refusals:?}");
}

#[test]
fn it_is_a_schema_of_draft_7() {
    let schema = schema();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    Validator::new();
}

#[test]
fn every_key_has_a_description() {
    fn check(path: &str, schema: &Value) {
        for (key, value) in schema["properties"].as_object().into_iter().flatten() {
            let reported = value["description"].as_str().unwrap_or_default();
            assert!(!reported.is_empty(), "{path}.{key} has no description");
        }
    }
    let schema = schema();
    for (name, definition) in schema["definitions"].as_object().unwrap() {
        check(name, definition);
    }
}

#[test]
fn the_projects_own_file_is_accepted() {
    assert_sound(include_str!("../../events.yaml"));
}

#[test]
fn every_canonical_form_is_accepted_and_read_without_complaint() {
    for text in [
        "events: []\n",
        "title: Nothing yet\nevents:\n",
        "- {date: 2025, title: A}\n",
        "- {date: 2025-05-09, summary: It was so.}\n",
        "- {start: 2025-05-07, end: 2025-05-10, title: A}\n- {end: 2025, title: B}\n- {start: 1999, title: C}\n",
        "- {date: 2025.10, title: 1984, tags: 'a, b', people: A and B}\n",
        "- {date: 2025, title: A, quote: Q, source: https://example.org, anything: [else, {}]}\n",
        "- {date: 2025, title: A, quote: {text: Q, page: 3}, source: [One, {title: Two}]}\n",
        "- {date: 2025, title: A, quotes: [Q, {text: R, source: {title: S}, line: 4}]}\n",
        "sources: {a: {title: A}, b: https://example.org, c: }\nevents: [{date: 2025, title: A, source: a}]\n",
        "sources: [A title, {id: a, title: A}]\ndates: dmy\nevents: [{date: 2025, title: A}]\n",
        "- {date: 2025, title: A, note: [one, two], summary: , tags: }\n",
    ] {
        assert_no_problem(text, Severity::Error);
        assert_accepted(text);
    }
}

/// Every key of the schema, each with a value that it allows.
#[test]
fn a_file_with_every_key_loads_without_complaint() {
    let schema = schema();
    let value = |key: &str| match key {
        "date" | "start" | "published" => "2025-05-07",
        "end" => "2025-05-10",
        "dates" => "dmy",
        "timezone" => "Europe/Berlin",
        "base_date" => "2019",
        "fields" => "{title: title}",
        "views" => "{Open: status:open, Later: {filter: a, lanes: tag, from: 2024, to: May 2025}}",
        "sources" => "[{id: a}]",
        "quote" => "{text: Q}",
        "quotes" => "[{text: R}]",
        "events" => "[]",
        "tags" | "people" => "[a, b]",
        "source" => "a",
        _ => "something",
    };
    let mapping = |schema: &Value, without: &[&str]| {
        let keys = schema["properties"].as_object().unwrap().keys();
        let pairs: Vec<_> = keys
            .filter(|key| !without.contains(&key.as_str()))
            .map(|key| format!("{key}: {}", value(key)))
            .collect();
        assert!(pairs.len() > 2);
        pairs
    };
    let definition = |name: &str| &schema["definitions"][name];
    let quote = mapping(definition("Quote"), &[]).join(", ");
    let source = mapping(definition("Source"), &["id"]).join(", ");
    // A date has only one form.
    for without in [
        &["start", "end", "source", "quotes"][..],
        &["date", "source", "quotes"],
    ] {
        let event = mapping(definition("Event"), without).join("\n    ");
        let file = mapping(definition("Whole"), &["events", "sources"]).join("\n");
        assert_sound(&format!(
            "{file}\nsources:\n  - {{id: a, {source}}}\nevents:\n  - {event}\n    source: a\n    quotes: [{{{quote}}}]\n"
        ));
    }
}

#[test]
fn broken_files_are_refused() {
    let validator = Validator::new();
    for (text, place) in [
        ("events: none yet\n", "/events"),
        ("evnets:\n  - {date: 2025, title: A}\n", ""),
        ("- just a text\n", "/0"),
        ("- title: No date\n", "/0"),
        ("- date: 2025\n", "/0"),
        ("- {date: , title: A}\n", "/0/date"),
        ("- {date: [2019, 2021], title: A}\n", "/0/date"),
        ("- {date: 2025, title: [A]}\n", "/0/title"),
        ("- {date: 2025, title: ''}\n", "/0/title"),
        ("- {date: 2025, title: A, tags: {a: b}}\n", "/0/tags"),
        (
            "- {date: 2025, title: A, quotes: [{page: 3}]}\n",
            "/0/quotes/0",
        ),
        ("- {date: 2025, title: A, quotes: Only one}\n", "/0/quotes"),
        (
            "sources: A title\nevents: [{date: 2025, title: A}]\n",
            "/sources",
        ),
        ("dates: ymd\nevents: [{date: 2025, title: A}]\n", "/dates"),
        ("just a text\n", ""),
    ] {
        let refusals = validator.refusals(text);
        assert!(
            refusals.iter().any(|(at, _)| at == place),
            "{text}{refusals:?}"
        );
    }
}

/// `DATELINE_SCHEMA=write cargo test --test program schema` writes it.
#[test]
fn the_schema_in_the_repository_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/events.schema.json");
    if std::env::var_os("DATELINE_SCHEMA").is_some_and(|asked| asked == "write") {
        fs::write(&path, schema::schema()).unwrap();
    }
    assert!(
        fs::read_to_string(path).is_ok_and(|text| text == schema::schema()),
        "run `DATELINE_SCHEMA=write cargo test --test program schema`"
    );
    let own = include_str!("../../events.yaml");
    assert_eq!(
        own.lines().next(),
        Some("# yaml-language-server: $schema=docs/events.schema.json")
    );
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_schema_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let (status, out, err) = run(&folder, &["schema"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(out, schema::schema());
    assert!(names(folder.path()).is_empty());
}

#[test]
fn the_starter_file_is_sound() {
    let text = starter::text();
    assert_sound(&text);
    assert_eq!(
        text.lines().next(),
        Some("# yaml-language-server: $schema=events.schema.json")
    );
    let longest = text.lines().map(|line| line.chars().count()).max();
    assert!(longest <= Some(120), "{longest:?}");
}

#[test]
fn a_timeline_is_begun_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (status, out, err) = run(&folder, &["init"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "wrote events.yaml\n\
         wrote events.schema.json, which editors use for completion and checking\n  \
         = look at it with `dateline`, and press e there to edit it\n"
    );
    assert_eq!(names(folder.path()), ["events.schema.json", "events.yaml"]);
    let written = |name| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(written("events.yaml"), starter::text());
    assert_eq!(written("events.schema.json"), schema::schema());
    let (status, out, err) = run(&folder, &["list"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(out.lines().count(), 3);
    let (status, out, _) = run(&folder, &["init", "other day.yaml"]);
    assert_eq!(status, 0);
    assert_eq!(
        out,
        "wrote other day.yaml\nevents.schema.json is there already\n  \
         = look at it with `dateline 'other day.yaml'`, and press e there to edit it\n"
    );
}

#[cfg(unix)]
#[test]
fn a_new_file_may_be_read_as_any_other() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    run(&folder, &["init"]);
    fs::write(folder.path().join("other"), "").unwrap();
    let mode = |name| {
        let metadata = fs::metadata(folder.path().join(name)).unwrap();
        metadata.permissions().mode()
    };
    assert_eq!(mode("events.yaml"), mode("other"));
    assert_eq!(mode("events.schema.json"), mode("other"));
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("events.yaml"), "mine").unwrap();
    let (status, out, err) = run(&folder, &["init"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert_eq!(
        err,
        "events.yaml: error: already exists; not overwritten\n  \
         = open it with `dateline FILE`, or name another: `dateline init other.yaml`\n"
    );
    assert_eq!(names(folder.path()), ["events.yaml"]);
    assert_eq!(fs::read_to_string(path("events.yaml")).unwrap(), "mine");

    fs::write(path("events.schema.json"), "mine too").unwrap();
    let (status, out, _) = run(&folder, &["init", "b.yaml"]);
    assert_eq!(status, 0);
    assert!(
        out.contains("events.schema.json is there already, from elsewhere, and left as it is"),
        "{out}"
    );
    assert_eq!(
        fs::read_to_string(path("events.schema.json")).unwrap(),
        "mine too"
    );

    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", path("link.yaml")).unwrap();
        let (status, _, err) = run(&folder, &["init", "link.yaml"]);
        assert_eq!(status, 1, "{err}");
    }
    let (status, _, err) = run(&folder, &["init", "-"]);
    assert_eq!(status, 1);
    assert!(
        err.starts_with("-: error: cannot write to standard input"),
        "{err}"
    );
    let (status, _, err) = run(&folder, &["init", "none/a.yaml"]);
    assert_eq!(status, 1);
    assert_eq!(
        err,
        "none/a.yaml: error: no folder none\n  = make its folder first\n"
    );
}
