//! dateline: a terminal timeline viewer.
//!
//! The map of the code, from the screen to the file that draws or decides each part of it.
//!
//! # The screen
//!
//! ```text
//!  Xi in Moscow, May 2025                                 17 events · events.yaml   view/header.rs
//!  1945 ▂ ┊ 1970s ▁ ┊ 2022 ▃ ┊ May 2025 ▃█▇▂                                         app/strip.rs, view/strip.rs
//! ┌ Timeline ─────────────────────────────┬ Detail ──────────────────────────────┐  view/frame.rs
//! │ 2025                                  │ Military parade on Red Square        │
//! │   ╭   ~7–10 May   Four-day state …    │ Friday 9 May 2025 · tomorrow         │  list: app/rows.rs,
//! │ ▶ ┃ ● 9 May       Military parade …   │                                      │    view/timeline.rs,
//! │   ╰                                   │ World leaders, Xi among them, …      │    view/rail.rs
//! │ ── now · 12 May 2025 ──────────────── │                                      │
//! │   ◌   Aug or Sep  Putin is to travel  │ ▌ “On May 9, Xi will join other      │  detail: app/detail.rs,
//! │                                       │ ▌ world leaders in Red Square …”     │    view/detail.rs
//! └───────────────────────────────────────┴──────────────────────────────────────┘
//!  j/k move   {/} year   e edit   ? help                  15/17 · 9 May 2025        view/footer.rs, keys.rs
//! ```
//!
//! # The layers
//!
//! ```text
//! text  ←  date  ←  timeline  ←  evidence  ←  app  ←  keys  ←  view  ←  terminal  ←  main
//!                                   ↑
//!                                 export
//! ```
//!
//! Each knows only those to its left (`tests/layers.rs` holds them to it). `text` to `app` name neither ratatui nor
//! crossterm: sizes and "now" come in as values.
//!
//! | place | what lives there |
//! | --- | --- |
//! | [`text`] | text from outside made fit for a screen: sanitised, measured, wrapped, cut |
//! | [`date`] | what a written date says: bounds, precision, qualifier, order, how it is shown |
//! | [`timeline`] | events and sources; loading a text block by block; what is wrong with it and where |
//! | [`evidence`] | the quotes of a timeline against saved copies of their sources; finding a quote in a document is `crates/dateline-quotes` |
//! | [`app`] | all state of a running viewer; `update(Message) -> Vec<Effect>`; which event stands on which row |
//! | [`keys`] | one table: mode, key, action, help; dispatch, help screen, footer and README come from it |
//! | [`view`] | a file per pane; drawing changes no state |
//! | [`terminal`] | everything that touches the outside: the loop, signals, the watcher, the editor, the browser, the clipboard, reading files, the starter file |
//! | [`export`] | timelines, and what is wrong with them, written out, a file per format; the schema of files and the text of the first one |
//! | [`cli`] | the command line, with its completions and manual page |
//! | `main.rs`, `check.rs`, `shape.rs` | from arguments to what a command does; the only place that ends the process |
//!
//! ```text
//! bytes ─► blocks ─► events ─► timeline ─► app ─► rows ─► view ─► buffer ─► screen
//! key ─► keys ─► Action ─► App::update ─► Effect ─► terminal ─► Message ─► App::update
//! ```
//!
//! A big file is not parsed when it is opened: its lines are indexed, an event is read when it is asked for, and all are verified
//! behind the screen (`timeline/index.rs`, `terminal/event_verifier.rs`; what that costs is in `docs/performance.md`).
//!
//! # Where a change lands
//!
//! A new key is a row in `keys/table.rs`; a new behaviour an [`app::Action`] and its arm in `app.rs`; a new date form a
//! row in `date/` and in its test table; a new field name a row in `timeline/field/keys.rs`, and in
//! `timeline/canonical.rs` where it is the canonical one; a new pane a file in `view/`; a
//! new format a file in `export/`; a new way in which a quote may differ from its source and still stand there a row in
//! `crates/dateline-quotes/src/fold.rs`.

pub mod app;
pub mod cli;
pub mod evidence;
pub mod export;
pub mod keys;
pub mod terminal;
pub mod text;
pub mod timeline;
pub mod view;

/// What a written date means: the crate `dateline-date`.
pub use dateline_date as date;
