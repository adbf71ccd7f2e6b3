//! Watching files for changes, however they are saved.
//!
//! A watch on a file itself ends with the first editor that saves by renaming, so its folder is
//! watched, and the folder of every symbolic link on the way to it. What a watch misses (network
//! folders report nothing, a folder may be replaced) is found by polling the file's
//! [`Stamp`](super::file::Stamp).

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::roots::may_hold_events;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// Most symbolic links that are followed, as in Linux (`path_resolution(7)`).
const MOST_LINKS: usize = 40;

/// A watch on files and folders.
#[derive(Debug)]
pub struct Watcher {
    /// `None` if the system has no watches left, or does not support them.
    system: Option<RecommendedWatcher>,
    folders: Vec<Folder>,
    relevant: Arc<Mutex<Relevant>>,
}

/// A folder that is watched.
#[derive(Debug, PartialEq, Eq)]
struct Folder {
    path: PathBuf,
    /// Device and inode: another folder may have taken the same path.
    identity: (u64, u64),
}

/// The paths whose events are relevant.
#[derive(Debug, Default, PartialEq, Eq)]
struct Relevant {
    /// Names of the files and of the links to them.
    names: BTreeSet<OsString>,
    /// The folders that these are in.
    folders: BTreeSet<PathBuf>,
    /// Folders in which all files that may have events are relevant.
    whole: BTreeSet<PathBuf>,
}

impl Watcher {
    /// A watch on nothing yet. `changed` is called on another thread for every event that may
    /// affect what is read.
    pub(crate) fn new(changed: impl Fn() + Send + 'static) -> Self {
        let relevant = Arc::new(Mutex::new(Relevant::default()));
        let asked = Arc::clone(&relevant);
        let system = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let counts = match event {
                Ok(event) => asked
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .covers(&event),
                // After any error, an event may have been missed.
                Err(_) => true,
            };
            if counts {
                changed();
            }
        })
        .ok();
        Self {
            system,
            folders: Vec::new(),
            relevant,
        }
    }

    /// Watches these files, which need not exist, and everything in these folders. Call it again
    /// when links or folders may have been replaced: if nothing changed, it costs a few system
    /// calls per path. Returns whether everything is watched.
    pub fn renew(&mut self, files: &[&Path], folders: &[PathBuf]) -> bool {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let chains: Vec<PathBuf> = files
            .iter()
            .flat_map(|file| chain(&absolute(file)))
            .collect();
        let mut relevant = Relevant::of(&chains);
        relevant
            .whole
            .extend(folders.iter().map(|folder| absolute(folder)));
        relevant.folders.extend(relevant.whole.iter().cloned());
        let requested: Vec<Folder> = relevant.folders.iter().filter_map(Folder::at).collect();
        if requested != self.folders {
            self.watch(requested);
        }
        let whole = self.folders.len() == relevant.folders.len();
        *self.relevant.lock().unwrap_or_else(PoisonError::into_inner) = relevant;
        whole
    }

    fn watch(&mut self, requested: Vec<Folder>) {
        let Some(system) = &mut self.system else {
            return;
        };
        let before = std::mem::take(&mut self.folders);
        for old in &before {
            if !requested.contains(old) {
                // It fails if the folder is gone, and its watch with it.
                system.unwatch(&old.path).ok();
            }
        }
        for folder in requested {
            if before.contains(&folder)
                || system
                    .watch(&folder.path, RecursiveMode::NonRecursive)
                    .is_ok()
            {
                self.folders.push(folder);
            }
        }
    }
}

impl Folder {
    fn at(path: &PathBuf) -> Option<Self> {
        let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_dir)?;
        Some(Self {
            path: path.clone(),
            identity: (metadata.dev(), metadata.ino()),
        })
    }
}

impl Relevant {
    fn of(chain: &[PathBuf]) -> Self {
        Self {
            names: chain
                .iter()
                .filter_map(|path| path.file_name())
                .map(OsString::from)
                .collect(),
            folders: chain
                .iter()
                .filter_map(|path| path.parent())
                .map(PathBuf::from)
                .collect(),
            whole: BTreeSet::new(),
        }
    }

    /// Whether an event may affect what is read. Files are compared by name alone: macOS reports
    /// the real path of their folder.
    fn covers(&self, event: &Event) -> bool {
        match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
            // The file was read, which the viewer does itself.
            EventKind::Access(_) => return false,
            _ => {}
        }
        event.need_rescan()
            || event.paths.is_empty()
            || event.paths.iter().any(|path| {
                path.file_name()
                    .is_some_and(|name| self.names.contains(name))
                    || self.folders.contains(path)
                    // A folder that was moved there has no extension.
                    || (!self.whole.is_empty() && (may_hold_events(path) || path.is_dir()))
            })
    }
}

/// The path and every path that it leads to through symbolic links, the file itself last.
fn chain(file: &Path) -> Vec<PathBuf> {
    let mut chain = vec![file.to_owned()];
    for _ in 0..MOST_LINKS {
        let Some(last) = chain.last() else { break };
        let Ok(target) = fs::read_link(last) else {
            break;
        };
        let next = last.parent().unwrap_or(Path::new("/")).join(target);
        if chain.contains(&next) {
            break;
        }
        chain.push(next);
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, Flag, ModifyKind, RenameMode};
    use std::os::unix::fs::symlink;

    #[test]
    fn every_link_on_the_way_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("real")).unwrap();
        symlink(at("real/b"), at("a")).unwrap();
        symlink("../c", at("real/b")).unwrap();
        symlink("d", at("d")).unwrap();
        assert_eq!(chain(&at("a")), [at("a"), at("real/b"), at("real/../c")]);
        assert_eq!(chain(&at("d")), [at("d")]);
        assert_eq!(chain(&at("none")), [at("none")]);
    }

    #[test]
    fn only_events_that_may_change_the_file_are_relevant() {
        let relevant = Relevant::of(&["/x/a.yaml".into(), "/y/b.yaml".into()]);
        let modified = EventKind::Modify(ModifyKind::Any);
        let closed = |mode| EventKind::Access(AccessKind::Close(mode));
        for (kind, path, expected) in [
            (modified, "/x/a.yaml", true),
            (modified, "/real/x/a.yaml", true),
            (modified, "/y/b.yaml", true),
            (modified, "/x/other.yaml", false),
            (modified, "/x/.#a.yaml", false),
            (modified, "/x/4913", false),
            (modified, "/x", true),
            (EventKind::Create(CreateKind::File), "/x/a.yaml", true),
            (
                EventKind::Modify(ModifyKind::Name(RenameMode::To)),
                "/x/a.yaml",
                true,
            ),
            (closed(AccessMode::Write), "/x/a.yaml", true),
            (closed(AccessMode::Read), "/x/a.yaml", false),
            (
                EventKind::Access(AccessKind::Open(AccessMode::Any)),
                "/x/a.yaml",
                false,
            ),
        ] {
            let event = Event::new(kind).add_path(path.into());
            assert_eq!(relevant.covers(&event), expected, "{event:?}");
        }
        assert!(relevant.covers(&Event::new(EventKind::Other).set_flag(Flag::Rescan)));
        assert!(relevant.covers(&Event::new(EventKind::Any)));
    }

    #[test]
    fn a_folder_that_is_replaced_is_watched_again() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).unwrap();
        let file = inner.join("a.yaml");
        let mut watcher = Watcher::new(|| {});
        assert!(watcher.renew(&[&file], &[]));
        fs::rename(&inner, folder.path().join("old")).unwrap();
        assert!(!watcher.renew(&[&file], &[]));
        fs::create_dir(&inner).unwrap();
        assert!(watcher.renew(&[&file], &[]));
    }
}
