//! The real program in a pseudo-terminal, as a user sees it.
//!
//! Each test waits for what the screen must show, with a deadline. Beyond Rust they need /bin/sh.

#![allow(clippy::unwrap_used, clippy::panic, reason = "these are tests")]

mod adding;
mod big;
mod browsing;
mod chart;
mod editing;
mod ending;
mod following;
mod mouse;
mod moving;
mod opening;
mod problems;
mod remembering;
mod sources;
mod stopping;
mod terminal;
mod title;
mod verifying;
