//! How an editor ended.

/// How an editor in the terminal ended, or that it was stopped (Ctrl-Z).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditorExit {
    /// It exited with this status.
    Exited(i32),
    /// It was killed by this signal.
    Killed(i32),
    /// It was stopped and can be continued.
    Stopped,
    /// The system has no record of it any more.
    Lost,
}
