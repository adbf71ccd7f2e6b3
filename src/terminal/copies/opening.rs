//! Opens copies without leaving their folder, and without opening pipes and devices.

use std::os::fd::{AsFd, OwnedFd};
use std::path::{Component, Path, PathBuf};

use rustix::fs::{AtFlags, FileType, Mode, OFlags, openat, statat};
use rustix::io::Errno;

use super::problem::Problem;

/// Opens a file anywhere.
pub(super) fn open_anywhere(path: &Path) -> Result<OwnedFd, Problem> {
    // Opening a pipe blocks and opening a device may have an effect, so the type is checked before,
    // and again on the descriptor.
    let status = rustix::fs::stat(path)?;
    not_special(FileType::from_raw_mode(status.st_mode))?;
    Ok(rustix::fs::open(path, READING, Mode::empty())?)
}

const READING: OFlags = OFlags::RDONLY
    .union(OFlags::NONBLOCK)
    .union(OFlags::NOCTTY)
    .union(OFlags::CLOEXEC);

/// Opens a file within a folder.
pub(super) fn open_beneath(folder: &Path, path: &Path) -> Result<OwnedFd, Problem> {
    let mut parts = Vec::new();
    for component in path.components() {
        match component {
            Component::Normal(part) => parts.push(part),
            Component::CurDir => {}
            Component::ParentDir => return Err(Problem::LeadsOut),
            Component::RootDir | Component::Prefix(_) => return Err(Problem::Absolute),
        }
    }
    let relative: PathBuf = parts.iter().collect();
    if parts.is_empty() {
        return Err(Problem::NoFile("a directory"));
    }
    let folder = match folder.as_os_str() {
        name if name.is_empty() => Path::new("."),
        _ => folder,
    };
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let folder = rustix::fs::open(folder, flags, Mode::empty())?;
    #[cfg(target_os = "linux")]
    match open_by_kernel(&folder, &relative) {
        // An older kernel, or one where the call is forbidden.
        Err(Problem::Errno(Errno::NOSYS | Errno::PERM | Errno::INVAL)) => {}
        other => return other,
    }
    open_step_by_step(folder, &relative)
}

/// Opens a file with the kernel enforcing that it is within the folder; links inside are followed.
#[cfg(target_os = "linux")]
fn open_by_kernel(folder: &OwnedFd, path: &Path) -> Result<OwnedFd, Problem> {
    use rustix::fs::{ResolveFlags, fstat, openat2};
    let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
    let open = |flags| openat2(folder, path, flags, Mode::empty(), resolve);
    // A descriptor for the path only: opening it neither blocks nor has an effect.
    let place = open(OFlags::PATH | OFlags::CLOEXEC)?;
    not_special(FileType::from_raw_mode(fstat(&place)?.st_mode))?;
    Ok(open(READING)?)
}

/// Opens folder after folder and then the file, without following links.
pub(super) fn open_step_by_step(folder: OwnedFd, path: &Path) -> Result<OwnedFd, Problem> {
    let mut folder = folder;
    let mut components = path.components().peekable();
    while let Some(component) = components.next() {
        let name = component.as_os_str();
        let kind = |at: &OwnedFd| -> Result<FileType, Problem> {
            let status = statat(at.as_fd(), name, AtFlags::SYMLINK_NOFOLLOW)?;
            Ok(FileType::from_raw_mode(status.st_mode))
        };
        let kind = kind(&folder)?;
        if kind == FileType::Symlink {
            return Err(Problem::Link);
        }
        let flags = if components.peek().is_some() {
            OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::NOFOLLOW
        } else {
            not_special(kind)?;
            READING | OFlags::NOFOLLOW
        };
        folder = openat(&folder, name, flags, Mode::empty())?;
    }
    Ok(folder)
}

/// Refuses file types that must not be opened.
fn not_special(kind: FileType) -> Result<(), Problem> {
    match kind {
        FileType::Fifo => Err(Problem::NoFile("a named pipe")),
        FileType::Socket => Err(Problem::NoFile("a socket")),
        FileType::CharacterDevice | FileType::BlockDevice => Err(Problem::NoFile("a device")),
        _ => Ok(()),
    }
}
