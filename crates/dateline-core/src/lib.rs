//! Events of a timeline: reading them from files of any shape, checking, querying, exporting, and holding their quotes
//! against their sources.
//!
//! Nothing here knows a terminal. `ARCHITECTURE.md` shows the way of an event from a file to the screen.
//!
//! ```
//! use dateline_core::date::DateContext;
//! use dateline_core::timeline::{Input, load};
//!
//! let input = Input {
//!     name: "events.yaml",
//!     bytes: b"- {date: late June 1914, title: Shots in Sarajevo}\n- {date: 1912, title: First war}\n",
//! };
//! let timeline = load(input, DateContext::default()).expect("a list of events");
//! let titles: Vec<String> = timeline.entries().map(|entry| entry.title().to_owned()).collect();
//! assert_eq!(titles, ["First war", "Shots in Sarajevo"]);
//! ```

pub mod chart;
pub mod evidence;
pub mod export;
pub mod limits;
pub mod parallel;
pub mod text;
pub mod timeline;

/// What a written date means: the crate `dateline-date`.
pub use dateline_date as date;
