//! The program from outside: its commands, its screens, its documentation.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "these are tests: a panic is how one fails"
)]

mod chart;
mod check;
mod command;
mod docs;
mod find;
mod indexed;
mod layers;
mod list;
mod manual;
mod mouse;
mod outage;
mod picture;
mod problems;
mod room;
mod schema;
mod screens;
mod sources;
mod viewer;
mod zones;
