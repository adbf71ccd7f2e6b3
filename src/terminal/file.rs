//! Reading files into memory.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::os::unix::fs::{FileExt, FileTypeExt, MetadataExt};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rustix::fs::{Mode, OFlags};

use crate::parallel;
use crate::timeline::Code;
use crate::timeline::Diagnostic;

/// Size limit of a file, in bytes: about ten million events.
pub const LIMIT: u64 = 4 << 30;

/// Growth of a file during reading, in bytes, after which reading is given up.
const GROWTH: u64 = 64 << 20;

/// Size in bytes from which a file is read on several threads.
const WORTH_THREADS: usize = 2 << 20;

/// Bytes that a thread reads at a time.
const PIECE: usize = 1 << 20;

/// Number of attempts to read a file that changes meanwhile. The last attempt counts; the watcher
/// sees later changes.
const ATTEMPTS: usize = 3;

/// Identifies the state of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Stamp {
    /// The state of the file at a path, following symbolic links; `None` if there is none.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        std::fs::metadata(path).ok().as_ref().map(Self::from)
    }
}

impl From<&Metadata> for Stamp {
    fn from(of: &Metadata) -> Self {
        Self {
            device: of.dev(),
            inode: of.ino(),
            size: of.size(),
            modified: (of.mtime(), of.mtime_nsec()),
            changed: (of.ctime(), of.ctime_nsec()),
        }
    }
}

/// The contents of a file.
#[derive(Debug)]
pub struct Contents {
    /// All of its bytes.
    pub bytes: Vec<u8>,
    /// The state of the file when it was read.
    pub stamp: Stamp,
}

/// Reads a whole regular file of at most [`LIMIT`] bytes.
///
/// # Errors
/// What is wrong and what to do. Pipes, sockets and devices are refused without opening them: that
/// could block or have an effect.
pub fn read(path: &Path) -> Result<Contents, Diagnostic> {
    let mut contents = read_once(path)?;
    for _ in 1..ATTEMPTS {
        if Stamp::of(path) == Some(contents.stamp) {
            break;
        }
        contents = read_once(path)?;
    }
    Ok(contents)
}

/// The first `length` bytes of a regular file with at least `least` bytes; `None` if it is smaller
/// or cannot be read.
pub(crate) fn read_head(path: &Path, least: u64, length: usize) -> Option<Vec<u8>> {
    let metadata = std::fs::metadata(path).ok()?;
    regular(&metadata).ok()?;
    if metadata.size() < least {
        return None;
    }
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::open(path, flags, Mode::empty()).ok()?);
    regular(&file.metadata().ok()?).ok()?;
    let mut bytes = Vec::with_capacity(length);
    file.take(u64::try_from(length).ok()?)
        .read_to_end(&mut bytes)
        .ok()?;
    Some(bytes)
}

/// Reads standard input to its end.
///
/// # Errors
/// What is wrong and what to do.
pub fn read_input(mut input: impl Read) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = Vec::new();
    let read = input
        .by_ref()
        .take(LIMIT.saturating_add(1))
        .read_to_end(&mut bytes);
    match read {
        Ok(length) if length as u64 > LIMIT => Err(too_large()),
        Ok(_) => Ok(bytes),
        Err(error) => Err(refused(&error)),
    }
}

fn read_once(path: &Path) -> Result<Contents, Diagnostic> {
    // The type is checked before opening, because opening a pipe blocks and opening a device may
    // have an effect; and again afterwards, because another file may have taken its place.
    regular(&std::fs::metadata(path).map_err(|error| not_opened(path, &error))?)?;
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = rustix::fs::open(path, flags, Mode::empty())
        .map_err(|errno| not_opened(path, &errno.into()))?;
    let mut file = File::from(file);
    let metadata = file.metadata().map_err(|error| refused(&error))?;
    regular(&metadata)?;
    let most = metadata.size().saturating_add(GROWTH);
    if metadata.size() > LIMIT {
        return Err(too_large());
    }
    let size = usize::try_from(metadata.size()).map_err(|_| too_large())?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(size).map_err(|_| too_large())?;
    let read = if size < WORTH_THREADS {
        file.by_ref().take(most).read_to_end(&mut bytes)
    } else {
        // There is enough memory: zeroed pages cost nothing until they are written to.
        drop(bytes);
        bytes = vec![0; size];
        fill(&file, &mut bytes).and_then(|length| {
            bytes.truncate(length);
            file.seek(SeekFrom::Start(length as u64))?;
            let more = most.saturating_sub(length as u64);
            let more = file.by_ref().take(more).read_to_end(&mut bytes)?;
            Ok(length + more)
        })
    };
    match read {
        Ok(length) if length as u64 == most => Err(whole(
            "the file grows faster than it can be read",
            "open it again when nothing writes to it any more",
        )),
        Ok(_) => Ok(Contents {
            bytes,
            stamp: Stamp::from(&metadata),
        }),
        Err(error) => Err(refused(&error)),
    }
}

/// Fills a buffer from a file, on all cores: most of the time is spent on mapping the memory.
/// Returns the number of bytes read.
fn fill(file: &File, bytes: &mut [u8]) -> io::Result<usize> {
    let all = bytes.len();
    let pieces = Mutex::new(bytes.chunks_mut(PIECE).enumerate());
    let next = || {
        let mut pieces = pieces.lock().unwrap_or_else(PoisonError::into_inner);
        pieces.next()
    };
    let run = || {
        let mut end = all;
        while let Some((number, piece)) = next() {
            let from = number.saturating_mul(PIECE);
            let length = fill_piece(file, from, piece)?;
            if length < piece.len() {
                end = end.min(from + length);
            }
        }
        Ok(end)
    };
    let ends = parallel::on_threads(parallel::cores(), run);
    ends.into_iter()
        .try_fold(all, |end: usize, other: io::Result<usize>| {
            Ok(end.min(other?))
        })
}

/// Reads from byte `from` on until the piece is full or the file ends. Returns the number of bytes
/// read.
fn fill_piece(file: &File, from: usize, piece: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while let Some(rest) = piece.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match file.read_at(rest, (from + length) as u64) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

/// Refuses anything but a regular file.
fn regular(metadata: &Metadata) -> Result<(), Diagnostic> {
    let kind = metadata.file_type();
    let piped =
        "write its text to a file and open that, or pipe it: `dateline -` reads standard input";
    if kind.is_file() {
        Ok(())
    } else if kind.is_dir() {
        Err(whole(
            "this is a directory",
            "name a YAML file of events in it",
        ))
    } else if kind.is_fifo() {
        Err(whole("this is a named pipe, not a file", piped))
    } else if kind.is_socket() {
        Err(whole("this is a socket, not a file", piped))
    } else {
        Err(whole("this is a device, not a file", piped))
    }
}

fn not_opened(path: &Path, error: &io::Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::NotFound if std::fs::symlink_metadata(path).is_ok() => whole(
            "this is a symbolic link to a file that is not there",
            "point it at a file, or name another one",
        ),
        ErrorKind::NotFound => whole("no such file", "check its name and folder"),
        ErrorKind::NotADirectory => whole(
            "no such file: a part of its path is a file, not a directory",
            "check its name and folder",
        ),
        _ => refused(error),
    }
}

fn refused(error: &io::Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::PermissionDenied => whole(
            "you may not read this file",
            "ask its owner for permission (`ls -l` says who that is)",
        ),
        ErrorKind::OutOfMemory => too_large(),
        _ => whole(
            &format!("it cannot be read: {error}"),
            "try again, or copy the file to another place first",
        ),
    }
}

fn too_large() -> Diagnostic {
    whole(
        "it is too large to be read into memory",
        "split it: up to 4 GiB can be opened",
    )
}

/// A diagnostic about the file as a whole.
fn whole(message: &str, help: &str) -> Diagnostic {
    Diagnostic::whole(Code::FileUnreadable, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;

    fn headline(path: &Path) -> String {
        let diagnostic = read(path).unwrap_err();
        format!("{} = {}", diagnostic.message, diagnostic.help.unwrap())
    }

    #[test]
    fn a_regular_file_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, b"- date: 2025\0\xff").unwrap();
        let contents = read(&path).unwrap();
        assert_eq!(contents.bytes, b"- date: 2025\0\xff");
        assert_eq!(Stamp::of(&path), Some(contents.stamp));
        fs::write(&path, b"- date: 2026\0\xff!").unwrap();
        assert_ne!(Stamp::of(&path), Some(contents.stamp));
    }

    #[test]
    fn special_files_are_reported_and_never_opened() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), "").unwrap();
        symlink("nowhere", at("dangling")).unwrap();
        symlink("loop", at("loop")).unwrap();
        let _socket = UnixListener::bind(at("socket")).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            at("pipe"),
            rustix::fs::FileType::Fifo,
            Mode::RUSR,
            0,
        )
        .unwrap();
        for (path, expected) in [
            (at("none"), "no such file = check its name and folder"),
            (
                at("file/none"),
                "no such file: a part of its path is a file, not a directory = check its name and folder",
            ),
            (
                at("dangling"),
                "this is a symbolic link to a file that is not there = point it at a file, or name another one",
            ),
            (
                folder.path().to_owned(),
                "this is a directory = name a YAML file of events in it",
            ),
            (
                at("pipe"),
                "this is a named pipe, not a file = write its text to a file and open that, or pipe it: \
                 `dateline -` reads standard input",
            ),
            (
                at("socket"),
                "this is a socket, not a file = write its text to a file and open that, or pipe it: \
                 `dateline -` reads standard input",
            ),
            (
                "/dev/null".into(),
                "this is a device, not a file = write its text to a file and open that, or pipe it: \
                 `dateline -` reads standard input",
            ),
        ] {
            assert_eq!(headline(&path), expected, "{}", path.display());
        }
        assert!(headline(&at("loop")).starts_with("it cannot be read: "));
    }

    #[test]
    fn a_file_without_permission_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "x").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // The superuser may read everything.
        if !rustix::process::geteuid().is_root() {
            assert_eq!(
                headline(&path),
                "you may not read this file = ask its owner for permission (`ls -l` says who that is)"
            );
        }
    }

    #[test]
    fn standard_input_is_read_to_its_end() {
        assert_eq!(read_input(&b"- date: 2025"[..]).unwrap(), b"- date: 2025");
    }

    #[test]
    fn a_sparse_file_beyond_all_bounds_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge");
        File::create(&path).unwrap().set_len(LIMIT + 1).unwrap();
        assert_eq!(
            headline(&path),
            "it is too large to be read into memory = split it: up to 4 GiB can be opened"
        );
    }
}
