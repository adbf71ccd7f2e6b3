//! The remembered state of timelines: one file per timeline, in the user's state folder.
//!
//! Viewers of the same timeline lock the file, merge what another has written, and replace the file
//! atomically.

use std::fmt::Write as _;
use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;
use rustix::fs::{FlockOperation, flock};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::open::Origin;
use crate::app::Memory;

/// Size limit of a file, in bytes.
const LONGEST: u64 = 1 << 20;
/// Most timelines that are remembered: the least recently opened one is forgotten.
const MOST_FILES: usize = 500;

/// The file with the remembered state of one timeline.
#[derive(Debug, Clone)]
pub struct MemoryFile {
    folder: PathBuf,
    path: PathBuf,
}

impl MemoryFile {
    /// The file for a timeline; `None` if the timeline is not from a file, or no state folder is
    /// known.
    #[must_use]
    pub fn of(origin: &Origin) -> Option<Self> {
        let folder = Xdg::new().ok()?.state_dir()?.join("dateline");
        Self::within(folder, origin)
    }

    fn within(folder: PathBuf, origin: &Origin) -> Option<Self> {
        let Origin::Files(roots) = origin else {
            return None;
        };
        let mut hash = Sha256::new();
        for root in roots {
            let path = root.path();
            let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
            hash.update(path.as_os_str().as_bytes());
            hash.update([0]);
        }
        let mut name = String::new();
        for byte in hash.finalize().iter().take(16) {
            // Writing to a String cannot fail.
            write!(name, "{byte:02x}").unwrap_or_default();
        }
        let path = folder.join(format!("{name}.json"));
        Some(Self { folder, path })
    }

    /// The remembered state; empty if it cannot be read.
    pub(crate) fn read(&self) -> Memory {
        let is_short = fs::metadata(&self.path)
            .is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LONGEST);
        let bytes = if is_short {
            fs::read(&self.path).ok()
        } else {
            None
        };
        bytes
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Saves the state, merged with what another viewer has saved meanwhile.
    ///
    /// # Errors
    /// If the folder cannot be written to.
    pub fn write(&self, memory: Memory) -> io::Result<()> {
        // What users read is private.
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.folder)?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.folder.join("lock"))?;
        flock(&lock, FlockOperation::LockExclusive)?;
        let memory = memory.merged(self.read());
        let mut file = NamedTempFile::new_in(&self.folder)?;
        file.write_all(&serde_json::to_vec(&memory)?)?;
        file.persist(&self.path)?;
        forget_oldest(&self.folder)
    }
}

/// Removes the oldest files if there are too many.
fn forget_oldest(folder: &Path) -> io::Result<()> {
    let mut files: Vec<(SystemTime, PathBuf)> = fs::read_dir(folder)?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let is_memory = path
                .extension()
                .is_some_and(|extension| extension == "json");
            let written = fs::metadata(&path)
                .and_then(|metadata| metadata.modified())
                .ok()?;
            is_memory.then_some((written, path))
        })
        .collect();
    files.sort();
    let over = files.len().saturating_sub(MOST_FILES);
    for (_, path) in files.into_iter().take(over) {
        fs::remove_file(path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::roots::Root;

    fn memory_of(folder: &Path, name: &str) -> MemoryFile {
        let origin = Origin::Files(vec![Root::File(PathBuf::from(name))]);
        MemoryFile::within(folder.join("dateline"), &origin).unwrap()
    }

    #[test]
    fn saved_state_is_read_and_unexpected_content_is_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let one = memory_of(folder.path(), "/a.yaml");
        let other = memory_of(folder.path(), "/b.yaml");
        assert_eq!(one.read(), Memory::default());
        one.write(Memory::default()).unwrap();
        for text in [
            "",
            "{",
            "[1, 2]",
            "{\"selected\": 7}",
            "{\"marks\": {\"long\": {}}}",
        ] {
            fs::write(&one.path, text).unwrap();
            assert_eq!(one.read(), Memory::default(), "{text}");
        }
        assert_ne!(one.path, other.path);
        // No temporary file remains.
        one.write(Memory::default()).unwrap();
        let count = fs::read_dir(folder.path().join("dateline"))
            .unwrap()
            .count();
        assert_eq!(count, 2, "the memory and the lock");
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..MOST_FILES + 3 {
            fs::write(folder.path().join(format!("{number}.json")), "{}").unwrap();
        }
        forget_oldest(folder.path()).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), MOST_FILES);
    }
}
