//! Adding an event or a source to a file, and undoing that. Only this module changes the user's files.
//!
//! A file is replaced atomically by a temporary one beside it, and only if it is unchanged since it
//! was read.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Access, Gid, Uid, access, fchown};

use super::clock;
use super::file::{self, Contents, Stamp};
use crate::timeline::Code;
use crate::timeline::insert::{
    Draft, Editable, Inserted, Position, add_source, sources, take_back as without,
};
use crate::timeline::{Diagnostic, Input, Source};

/// A file to change.
#[derive(Debug)]
pub struct Subject {
    name: String,
    /// The file itself, with links resolved.
    target: PathBuf,
    contents: Contents,
}

impl Subject {
    /// Reads a file to change it.
    ///
    /// # Errors
    /// If it cannot be read, or must not be replaced.
    pub fn read(path: &Path) -> Result<Self, Diagnostic> {
        let contents = file::read(path)?;
        let target = fs::canonicalize(path).map_err(|error| refused(&error))?;
        if access(&target, Access::WRITE_OK).is_err() {
            return Err(Diagnostic::whole(
                Code::FileUnwritable,
                "you may not write this file",
                "ask its owner for permission (`ls -l` says who that is)",
            ));
        }
        if fs::metadata(&target).is_ok_and(|metadata| metadata.nlink() > 1) {
            return Err(Diagnostic::whole(
                Code::FileUnwritable,
                "the file has another name (a hard link), which would keep the old text",
                "add the event in your editor",
            ));
        }
        Ok(Self {
            name: path.to_string_lossy().into_owned(),
            target,
            contents,
        })
    }

    fn input(&self) -> Input<'_> {
        Input {
            name: &self.name,
            bytes: &self.contents.bytes,
        }
    }

    /// The file, parsed for adding an event.
    ///
    /// # Errors
    /// If its form does not allow that.
    pub fn editable(&self) -> Result<Editable<'_>, Diagnostic> {
        Editable::of(self.input(), clock::context()).map_err(|refusal| *refusal.diagnostic)
    }

    /// Adds an event to the file.
    ///
    /// # Errors
    /// Why it was not added. The file is then unchanged.
    pub fn add(&self, draft: Draft<'_>, position: Position) -> Result<Inserted, Diagnostic> {
        let inserted = self.editable()?.insert(draft, position);
        let inserted = inserted.map_err(|refusal| *refusal.diagnostic)?;
        self.write(&inserted)?;
        Ok(inserted)
    }

    /// Writes the text with the event.
    ///
    /// # Errors
    /// If the file changed since it was read, or cannot be written.
    pub fn write(&self, inserted: &Inserted) -> Result<(), Diagnostic> {
        self.replace(&inserted.bytes)
    }

    /// Adds a source to the file: the line on which it begins.
    ///
    /// # Errors
    /// Why it was not added. The file is then as it was.
    pub fn add_source(&self, source: &Source) -> Result<usize, Diagnostic> {
        let added = add_source(self.input(), source, clock::context());
        let added = added.map_err(|refusal| *refusal.diagnostic)?;
        self.replace(&added.bytes)?;
        Ok(added.line)
    }

    /// Its sources.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn sources(&self) -> Result<Vec<Source>, Diagnostic> {
        sources(self.input(), clock::context()).map_err(|refusal| *refusal.diagnostic)
    }

    /// Takes what was added at a byte out of the file again.
    ///
    /// # Errors
    /// If it is not there any more as it was added, or the file cannot be written.
    pub fn take_back(&self, added: &[u8], start: usize) -> Result<(), Diagnostic> {
        let bytes = without(self.input(), added, start, clock::context())
            .map_err(|refusal| *refusal.diagnostic)?;
        self.replace(&bytes)
    }

    /// Replaces the bytes that were read.
    fn replace(&self, bytes: &[u8]) -> Result<(), Diagnostic> {
        let folder = self.target.parent().unwrap_or(Path::new("/"));
        let write = || -> io::Result<tempfile::NamedTempFile> {
            let metadata = fs::metadata(&self.target)?;
            let mut builder = tempfile::Builder::new();
            let mut file = builder.prefix(".dateline-").tempfile_in(folder)?;
            file.write_all(bytes)?;
            keep_owner(file.as_file(), &metadata);
            let mode = fs::Permissions::from_mode(metadata.mode() & 0o7777);
            file.as_file().set_permissions(mode)?;
            file.as_file().sync_all()?;
            Ok(file)
        };
        let file = write().map_err(|error| refused(&error))?;
        if Stamp::of(&self.target) != Some(self.contents.stamp) {
            return Err(Diagnostic::whole(
                Code::FileUnwritable,
                "the file was changed by another program at the same moment",
                "try again",
            ));
        }
        file.persist(&self.target)
            .map_err(|error| refused(&error.error))?;
        // The new name is only durable once its folder is synced; if that fails, the text is
        // written nevertheless.
        if let Ok(folder) = File::open(folder) {
            folder.sync_all().ok();
        }
        Ok(())
    }
}

/// Sets the owner and group of a file to those of another, if permitted; for a user's own file
/// nothing changes.
fn keep_owner(file: &File, of: &fs::Metadata) {
    let now = file.metadata().map(|now| (now.uid(), now.gid()));
    if now.is_ok_and(|now| now != (of.uid(), of.gid())) {
        let (owner, group) = (Uid::from_raw(of.uid()), Gid::from_raw(of.gid()));
        fchown(file, Some(owner), Some(group)).ok();
    }
}

fn refused(error: &io::Error) -> Diagnostic {
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "the file is replaced by a new one: you need to be allowed to write to its folder"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room on the disk",
        _ => "add the event in your editor",
    };
    Diagnostic::whole(
        Code::FileUnwritable,
        format!("the file cannot be written: {error}"),
        help,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::insert::NewEvent;
    use std::os::unix::fs::symlink;

    const FILE: &str = "- date: 2025\n  title: A\n";

    fn new() -> NewEvent {
        NewEvent {
            date: "2026".to_owned(),
            title: "New".to_owned(),
            ..NewEvent::default()
        }
    }

    #[test]
    fn a_file_keeps_its_permissions_and_a_link_leads_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, FILE).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("link.yaml");
        symlink("a.yaml", &link).unwrap();
        let event = new();
        let subject = Subject::read(&link).unwrap();
        let inserted = subject.add(Draft::New(&event), Position::ByDate).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text, format!("{FILE}- date: 2026\n  title: New\n"));
        assert_eq!(text.as_bytes(), inserted.bytes);
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        let (added, start) = (
            &inserted.bytes[inserted.added.clone()],
            inserted.added.start,
        );
        Subject::read(&link)
            .unwrap()
            .take_back(added, start)
            .unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), FILE);
        // No temporary file remains beside it.
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_file_that_changed_meanwhile_or_has_another_name_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, FILE).unwrap();
        let event = new();
        let subject = Subject::read(&path).unwrap();
        let other = format!("{FILE}# more\n");
        fs::write(&path, &other).unwrap();
        let refused = subject.add(Draft::New(&event), Position::ByDate);
        let message = refused.unwrap_err().message;
        assert!(message.starts_with("the file was changed"), "{message}");
        assert_eq!(fs::read_to_string(&path).unwrap(), other);
        fs::hard_link(&path, folder.path().join("b.yaml")).unwrap();
        let message = Subject::read(&path).unwrap_err().message;
        assert!(
            message.starts_with("the file has another name"),
            "{message}"
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
