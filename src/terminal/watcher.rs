//! Seeing that a file changes, however it is saved.
//!
//! A watch on a file itself dies with the first editor that saves by renaming, so its folder is watched, and the
//! folder of every symbolic link on the way to it. What a watch misses (folders on a network send nothing, a folder
//! may be replaced) is found by looking at the file's [`Stamp`](super::file::Stamp) now and then.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::roots::may_hold_events;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// The most symbolic links that are followed, as in Linux (`path_resolution(7)`).
const MOST_LINKS: usize = 40;

/// A watch on files and folders.
#[derive(Debug)]
pub struct Watcher {
    /// `None` where the system has no watches left, or none at all.
    system: Option<RecommendedWatcher>,
    folders: Vec<Folder>,
    concern: Arc<Mutex<Concern>>,
}

/// A folder that is watched.
#[derive(Debug, PartialEq, Eq)]
struct Folder {
    path: PathBuf,
    /// Device and inode: another folder may come to stand under the same path.
    identity: (u64, u64),
}

/// What an event has to name to count.
#[derive(Debug, Default, PartialEq, Eq)]
struct Concern {
    /// The names of the file and of the links to it.
    names: BTreeSet<OsString>,
    /// The folders that they are in.
    folders: BTreeSet<PathBuf>,
    /// The folders all of whose files count that may hold events.
    whole: BTreeSet<PathBuf>,
}

impl Watcher {
    /// A watch on nothing yet. `changed` is called on another thread for everything that may have changed what is read.
    #[must_use]
    pub fn new(changed: impl Fn() + Send + 'static) -> Self {
        let concern = Arc::new(Mutex::new(Concern::default()));
        let asked = Arc::clone(&concern);
        let system = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let counts = match event {
                Ok(event) => asked
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .covers(&event),
                // Whatever went wrong, something may have been missed.
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
            concern,
        }
    }

    /// Watches these files, which need not be there, and everything in these folders. Links may have been pointed elsewhere
    /// since, folders replaced: it costs a few system calls for each where nothing changed. Returns whether everything is
    /// watched.
    pub fn renew(&mut self, files: &[&Path], folders: &[PathBuf]) -> bool {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let chains: Vec<PathBuf> = files
            .iter()
            .flat_map(|file| chain(&absolute(file)))
            .collect();
        let mut concern = Concern::of(&chains);
        concern
            .whole
            .extend(folders.iter().map(|folder| absolute(folder)));
        concern.folders.extend(concern.whole.iter().cloned());
        let wanted: Vec<Folder> = concern.folders.iter().filter_map(Folder::at).collect();
        if wanted != self.folders {
            self.watch(wanted);
        }
        let whole = self.folders.len() == concern.folders.len();
        *self.concern.lock().unwrap_or_else(PoisonError::into_inner) = concern;
        whole
    }

    fn watch(&mut self, wanted: Vec<Folder>) {
        let Some(system) = &mut self.system else {
            return;
        };
        let before = std::mem::take(&mut self.folders);
        for old in &before {
            if !wanted.contains(old) {
                // It fails where the folder is gone, and the watch with it.
                system.unwatch(&old.path).ok();
            }
        }
        for folder in wanted {
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

impl Concern {
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

    /// Whether an event may have changed what is read. Files are compared by name alone: macOS reports them under the
    /// real path of the folder.
    fn covers(&self, event: &Event) -> bool {
        match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
            // That the file was read, which the viewer does itself.
            EventKind::Access(_) => return false,
            _ => {}
        }
        event.need_rescan()
            || event.paths.is_empty()
            || event.paths.iter().any(|path| {
                path.file_name()
                    .is_some_and(|name| self.names.contains(name))
                    || self.folders.contains(path)
                    // A folder that came to be in one has no ending.
                    || (!self.whole.is_empty() && (may_hold_events(path) || path.is_dir()))
            })
    }
}

/// The path and every path that it leads to over symbolic links, the file itself last.
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
    fn only_what_may_change_the_file_counts() {
        let concern = Concern::of(&["/x/a.yaml".into(), "/y/b.yaml".into()]);
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
            assert_eq!(concern.covers(&event), expected, "{event:?}");
        }
        assert!(concern.covers(&Event::new(EventKind::Other).set_flag(Flag::Rescan)));
        assert!(concern.covers(&Event::new(EventKind::Any)));
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
