//! The outside: the loop, the terminal, signals, the file watcher and the editor.

pub mod clock;
pub mod editor;
pub mod file;
pub mod follower;
pub mod keyboard;
pub mod mailbox;
pub mod screen;
pub mod session;
pub mod signals;
mod watcher;
