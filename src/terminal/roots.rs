//! The files and folders that the command line names.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// File name extensions of files that are read in a folder.
const ENDINGS: &[&str] = &[
    "yaml", "yml", "json", "md", "markdown", "mdown", "mdx", "qmd", "rmd",
];

/// Folders within a folder that are skipped, because programs created their content.
const NOT_ENTERED: &[&str] = &["node_modules", "target", "vendor", "__pycache__"];

/// Maximum depth of folders within a folder.
const DEEPEST: usize = 16;

/// A named file or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Root {
    /// A file, which may not exist yet.
    File(PathBuf),
    /// A folder: all files in it that may have events by their name.
    Folder(PathBuf),
}

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its path.
    pub path: PathBuf,
    /// Whether it was named itself: then it must have events.
    pub named: bool,
}

impl Root {
    /// Its path.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Folder(path) => path,
        }
    }

    /// The kind of root that is at a path now.
    #[must_use]
    pub fn of(path: PathBuf) -> Self {
        if path.is_dir() {
            Self::Folder(path)
        } else {
            Self::File(path)
        }
    }
}

/// The existing files of these roots, without duplicates, and the folders that were searched.
pub(crate) fn members(roots: &[Root]) -> (Vec<Member>, Vec<PathBuf>) {
    let mut found = Vec::new();
    let mut folders = Vec::new();
    for root in roots {
        match root {
            Root::File(path) => found.push(Member {
                path: path.clone(),
                named: true,
            }),
            Root::Folder(path) => walk(path, DEEPEST, &mut found, &mut folders),
        }
    }
    // Only across several roots a file may occur twice.
    let identity = |member: &Member| {
        let path = (roots.len() > 1).then(|| member.path.canonicalize().ok());
        path.flatten().unwrap_or_else(|| member.path.clone())
    };
    let mut seen = HashSet::new();
    found.retain(|member| seen.insert(identity(member)));
    (found, folders)
}

/// Whether a file with that name is read in a folder.
pub(crate) fn may_hold_events(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    !is_hidden(path)
        && ending.is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Adds the files of a folder sorted by name, and then those of its subfolders. Links to folders
/// are not followed, because they may form a cycle.
fn walk(folder: &Path, depth: usize, found: &mut Vec<Member>, folders: &mut Vec<PathBuf>) {
    folders.push(folder.to_owned());
    // A folder that cannot be read has nothing to show.
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut inner = Vec::new();
    let mut files = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => {
                let made = NOT_ENTERED.iter().any(|name| entry.file_name() == *name);
                if !is_hidden(&path) && !made {
                    inner.push(path);
                }
            }
            Ok(_) if may_hold_events(&path) => files.push(path),
            Ok(_) | Err(_) => {}
        }
    }
    files.sort();
    found.extend(files.into_iter().map(|path| Member { path, named: false }));
    inner.sort();
    if depth > 0 {
        for folder in inner {
            walk(&folder, depth - 1, found, folders);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_folder_is_its_files_and_those_of_the_folders_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["b/c", "node_modules", ".git"] {
            fs::create_dir_all(at(name)).unwrap();
        }
        for name in [
            "z.yaml", "a.YML", "x.txt", ".hidden.yaml", "b/c/d.json", "b/e.md",
            "node_modules/p.json", ".git/q.yaml",
        ] {
            fs::write(at(name), "").unwrap();
        }
        symlink("..", at("b/up")).unwrap();
        let roots = [
            Root::of(folder.path().to_owned()),
            Root::of(at("z.yaml")),
            Root::of(at("none")),
        ];
        let (found, folders) = members(&roots);
        let names: Vec<_> = found
            .iter()
            .map(|member| {
                (
                    member
                        .path
                        .strip_prefix(folder.path())
                        .unwrap()
                        .to_str()
                        .unwrap(),
                    member.named,
                )
            })
            .collect();
        assert_eq!(
            names,
            [
                ("a.YML", false),
                ("z.yaml", false),
                ("b/e.md", false),
                ("b/c/d.json", false),
                ("none", true)
            ]
        );
        assert_eq!(folders, [folder.path().to_owned(), at("b"), at("b/c")]);
    }
}
