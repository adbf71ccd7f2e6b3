//! The outside: the loop, the terminal, signals, the file watcher and the editor.

pub mod editor;
pub mod mailbox;
