//! The outside: the loop, the terminal, signals, the file watcher and the editor.

pub mod editor;
pub mod file;
pub mod follower;
pub mod mailbox;
mod watcher;
