//! The benches of dateline: `cargo bench -p dateline-benches`.
