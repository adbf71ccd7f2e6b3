//! The files of the project, for the tests that examine its code and its manual.

use std::fs;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The paths of everything below a folder of the project, from that folder on, those of folders with `/` at the end.
pub fn paths(folder: &str) -> Vec<String> {
    fn add(folder: &Path, path: &str, paths: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let mut path = format!("{path}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                path.push('/');
                add(&entry.path(), &path, paths);
            }
            paths.push(path);
        }
    }
    let mut paths = Vec::new();
    add(&root().join(folder), "", &mut paths);
    paths
}

/// Whether a path is that of a Rust file.
pub fn is_rust(path: &str) -> bool {
    Path::new(path).extension() == Some("rs".as_ref())
}

/// The Rust files below a folder of the project, without tests: path and code.
pub fn sources(folder: &str) -> Vec<(String, String)> {
    let mut files = paths(folder);
    files.retain(|path| is_rust(path) && !path.ends_with("tests.rs"));
    let code = |path: String| {
        let text = fs::read_to_string(root().join(folder).join(&path)).unwrap();
        let code = text.split("\n#[cfg(test)]\nmod tests {").next();
        (path, code.unwrap_or_default().to_owned())
    };
    files.into_iter().map(code).collect()
}
