//! dateline: a terminal timeline viewer.
//!
//! ```text
//! text ← date ← timeline ← app ← keys, view ← terminal ← main
//! ```

pub mod app;
pub mod date;
pub mod export;
pub mod keys;
pub mod text;
pub mod timeline;
pub mod view;
