//! Dependencies between layers point one way, and restricted functions are used only where allowed.

use super::tree;

/// The layers from the bottom up: each may use those before it, but not those with the same number.
const LAYERS: &[(&str, u8)] = &[
    ("limits", 0),
    ("parallel", 0),
    ("text", 1),
    ("date", 1),
    ("timeline", 2),
    ("evidence", 3),
    ("chart", 3),
    ("app", 4),
    ("export", 4),
    ("keys", 5),
    ("view", 6),
    ("cli", 7),
    ("terminal", 7),
    ("config", 8),
    ("charting", 9),
    ("output", 9),
    ("shape", 9),
    ("opening", 10),
    ("add", 11),
    ("check", 11),
    ("printing", 11),
    ("save", 11),
    ("main", 12),
];

/// Identifiers that are restricted to files whose path begins with a prefix.
const PLACES: &[(&str, &[&str])] = &[
    ("ratatui", &["keys", "view", "terminal"]),
    ("crossterm", &["keys", "view", "terminal", "printing"]),
    ("serde_yaml", &["timeline"]),
    ("encoding_rs", &[]),
    ("dateline_quotes", &["evidence", "text/readable.rs"]),
    ("frizbee", &["timeline/titles.rs"]),
    ("html5gum", &["text"]),
    ("pulldown_cmark", &["text"]),
    // Parallelism.
    ("thread::scope", &["parallel.rs"]),
    ("similar::", &[]),
    ("url::Url", &["evidence/link.rs"]),
    ("percent_encoding", &["evidence/fragment.rs"]),
    ("unicode_normalization", &[]),
    ("set_string", &["view/ink.rs"]),
    ("set_line", &[]),
    ("set_span", &[]),
    ("set_symbol", &["view/ink.rs"]),
    ("Paragraph", &["text/blocks.rs"]),
    ("process::exit", &["main.rs"]),
    ("schemars", &["timeline/canonical.rs", "export/schema.rs"]),
    // Writing files.
    (
        "tempfile",
        &[
            "terminal/create.rs", "terminal/edits.rs", "terminal/extractor.rs",
            "terminal/fetch.rs", "terminal/memory.rs", "terminal/tour.rs",
        ],
    ),
    ("fs::write", &["terminal/tour.rs"]),
    ("Local::now", &["terminal", "main.rs"]),
    ("Utc::now", &["terminal", "main.rs"]),
    ("SystemTime::now", &["terminal", "main.rs"]),
];

/// Every source file of the program and of the core, with its path below `src` and its code without comments and tests.
fn sources() -> Vec<(String, String)> {
    let all = ["src", "crates/dateline-core/src"].map(tree::sources);
    let without_comments = |code: &str| {
        let lines = code.lines();
        let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    };
    let all = all.into_iter().flatten();
    all.map(|(path, code)| (path, without_comments(&code)))
        .collect()
}

fn layer_of(path: &str) -> Option<(&'static str, u8)> {
    let first = path.split(['/', '.']).next().unwrap_or_default();
    LAYERS.iter().copied().find(|(name, _)| *name == first)
}

#[test]
fn layers_point_one_way() {
    let mut wrong = Vec::new();
    for (path, code) in sources().iter().filter(|(path, _)| path != "lib.rs") {
        let Some((layer, rank)) = layer_of(path) else {
            wrong.push(format!("src/{path} belongs to no layer"));
            continue;
        };
        // A brace would hide what is named.
        assert!(!code.contains("crate::{"), "src/{path}: one `use` a layer");
        let crate_paths = code
            .split("crate::")
            .skip(1)
            .chain(code.split("dateline::").skip(1));
        for after in crate_paths {
            let named: String = after
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            match layer_of(&named) {
                Some((other, _)) if other == layer => {}
                Some((_, other)) if other < rank => {}
                Some((other, _)) => wrong.push(format!(
                    "src/{path} names `{other}`, which is not below `{layer}`"
                )),
                None => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn restricted_functions_are_used_only_where_allowed() {
    let mut wrong = Vec::new();
    for (path, code) in &sources() {
        for (word, places) in PLACES {
            if code.contains(word) && !places.iter().any(|place| path.starts_with(place)) {
                wrong.push(format!(
                    "src/{path} names `{word}`, which belongs to {places:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn modules_are_named_after_what_they_hold() {
    for (path, _) in sources() {
        let name = path.rsplit('/').next().unwrap_or_default();
        assert!(
            ![
                "mod.rs", "utils.rs", "util.rs", "common.rs", "helpers.rs", "misc.rs"
            ]
            .contains(&name),
            "src/{path}"
        );
    }
}
