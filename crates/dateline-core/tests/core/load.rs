//! Loading: the events of a file, and the reports for one that cannot be read.

mod beside;
mod broken;
mod bytes;
mod command;
mod events;
mod foreign;
mod found;
mod hostile;
mod index;
mod json;
pub mod laws;
mod mistakes;
mod other_files;
mod reload;
mod shapes;
mod styles;

use dateline_core::date::DateContext;
use dateline_core::timeline::{
    Cited, Entry, Event, Input, LoadError, Loaded, Node, Timeline, When, load,
};

/// Loads a file with that text.
fn try_load(text: &str) -> Result<Timeline, LoadError> {
    load_bytes(text.as_bytes())
}

fn load_bytes(bytes: &[u8]) -> Result<Timeline, LoadError> {
    let input = Input {
        name: "f.yaml",
        bytes,
    };
    load(input, DateContext::default())
}

/// One file of a timeline.
fn read(text: &str) -> Result<Loaded, LoadError> {
    let input = Input::text("f.yaml", text);
    Loaded::read(input, DateContext::default(), None)
}

/// Loads a file with that text, which must be readable.
fn loaded(text: &str) -> Timeline {
    try_load(text).unwrap_or_else(|error| panic!("{}", reports(&error.diagnostics)))
}

fn events(timeline: &Timeline) -> impl Iterator<Item = Event> {
    timeline.entries().filter_map(|entry| match &*entry {
        Entry::Event(event) => Some(event.clone()),
        Entry::Broken(_) => None,
    })
}

/// The only event of a file.
fn event(text: &str) -> Event {
    let timeline = loaded(text);
    let mut events = events(&timeline);
    let event = events.next().expect("an event");
    assert!(events.next().is_none(), "one event");
    event
}

fn reports(diagnostics: &[dateline_core::timeline::Diagnostic]) -> String {
    let reports: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.report("f.yaml"))
        .collect();
    reports.join("\n\n")
}

/// The reports of all problems of a file.
fn wrong(text: &str) -> String {
    match try_load(text) {
        Err(error) => format!("not read\n{}", reports(&error.diagnostics)),
        Ok(timeline) => {
            let mut all = timeline.file(0).diagnostics.clone();
            for entry in timeline.entries() {
                all.extend_from_slice(entry.diagnostics());
            }
            reports(&all)
        }
    }
}

/// The entries of a file, one line each: place, date, title, and all other fields.
fn listing(text: &str) -> String {
    let lines: Vec<_> = loaded(text).entries().map(|entry| line(&entry)).collect();
    lines.join("\n")
}

fn line(entry: &Entry) -> String {
    let place = entry.place();
    let place = format!("{}:{}", place.line, place.column);
    let event = match entry {
        Entry::Event(event) => event,
        Entry::Broken(broken) => {
            let date = broken.date.as_ref().map_or("-", |date| date.written());
            let title = broken.title.as_deref().unwrap_or("-");
            return format!("{place} BROKEN {date} | {title}");
        }
    };
    let mut line = match &event.when {
        When::Dated(date) => format!("{place} {} | {}", date.written(), event.title),
        When::Undated { written, reason } => {
            let written = written.as_deref().unwrap_or("-");
            format!("{place} ({written}: {reason}) | {}", event.title)
        }
    };
    let summary = event.summary.as_deref();
    if let Some(summary) = summary {
        line += &format!(" | {}", summary.replace('\n', "⏎"));
    }
    for quote in &event.quotes {
        line += &format!(" | “{}”", quote.text);
        if let Some(cited) = &quote.source {
            line += &format!(" from {}", citation(cited));
        }
        line += &fields(&quote.fields);
    }
    if let Some(cited) = &event.source {
        line += &format!(" | from {}", citation(cited));
    }
    if let Some(note) = &event.note {
        line += &format!(" | note {}", note.replace('\n', "⏎"));
    }
    for tag in &event.tags {
        line += &format!(" #{tag}");
    }
    for (name, text) in [("group", &event.group), ("place", &event.location)] {
        if let Some(text) = text {
            line += &format!(" {name}={text}");
        }
    }
    if !event.people.is_empty() {
        line += &format!(" people={}", event.people.join(", "));
    }
    line + &fields(&event.fields)
}

fn fields(fields: &[(String, Node)]) -> String {
    fields
        .iter()
        .map(|(key, value)| format!(" {key}={}", shown(value)))
        .collect()
}

fn citation(cited: &Cited) -> String {
    match cited {
        Cited::Named(name) => name.clone(),
        Cited::Written(source) => {
            let parts = [
                &source.id, &source.title, &source.publisher, &source.author, &source.url,
                &source.published, &source.accessed, &source.archived_url, &source.file,
                &source.sha256,
            ];
            let parts: Vec<_> = parts.into_iter().flatten().map(String::as_str).collect();
            format!("<{}>{}", parts.join(", "), fields(&source.fields))
        }
    }
}

fn shown(node: &Node) -> String {
    match node {
        Node::Null => "~".to_owned(),
        Node::Scalar(text) => text.replace('\n', "⏎"),
        Node::List(items) => {
            let items: Vec<_> = items.iter().map(shown).collect();
            format!("[{}]", items.join(", "))
        }
        Node::Map(pairs) => {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(key, value)| format!("{key}: {}", shown(value)))
                .collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}
