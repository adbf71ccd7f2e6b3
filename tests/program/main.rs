//! The program from outside: its commands, its screens, its documentation.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "these are tests: a panic is how one fails"
)]

use dateline::date::DateContext;
use dateline::timeline::{Input, Timeline, load};

/// The program, isolated from the settings and remembered state of the person who runs the tests.
fn dateline() -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"));
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
        command.env(name, "/dev/null/none");
    }
    command
}

/// Loads a file with that text, which must be readable.
fn loaded(text: &str) -> Timeline {
    let timeline = load(Input::text("f.yaml", text), DateContext::default());
    timeline.unwrap_or_else(|error| panic!("{error:#?}"))
}

mod add;
mod chart;
mod chart_pictures;
mod chart_rows;
mod check;
mod circles;
mod command;
mod config;
mod docs;
mod find;
mod indexed;
mod layers;
mod list;
mod manual;
mod mouse;
mod outage;
mod pdf;
mod picture;
mod problems;
mod process;
mod prompts;
mod room;
mod save;
mod saves;
mod schema;
mod screens;
mod sources;
mod tree;
mod viewer;
mod zones;
