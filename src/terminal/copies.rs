//! Saved copies of sources: opened safely, read, and read again only if they changed.
//!
//! A YAML file may come from anywhere, and names files to be read. So a copy has to be within the
//! folder of the YAML file: its path is relative, has no `..`, and no link in it leads outside.
//! That is enforced while opening, not checked before: by the kernel (`openat2` with
//! `RESOLVE_BENEATH`, Linux 5.6), elsewhere by opening folder after folder without following links.
//! The file type is that of the open descriptor: pipes, sockets and devices are never opened for
//! reading.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::FileTypeExt;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use rustix::fs::{AtFlags, FileType, Mode, OFlags, openat, statat};
use rustix::io::Errno;

use super::extractor::Extractor;
use super::file::Stamp;
use super::polling::Round;
use crate::evidence::document::{Extracted, Format, Reason};
use crate::evidence::saved::digest;
use crate::evidence::{Copies, Named, Refusal, SavedCopy, hexadecimal, named};
use crate::parallel;
use crate::text::head;
use crate::timeline::Code;
use crate::timeline::{Diagnostic, Severity, Timeline};

/// Size limit of a copy, in bytes.
pub const LIMIT: u64 = 64 << 20;

/// Help for a copy outside the folder.
const STAY_BENEATH: &str = "keep saved copies in the folder of the YAML file or beneath it, or allow others with --allow-outside";

/// Where copies may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Within the folder of the YAML file.
    Beneath,
    /// Anywhere.
    Anywhere,
}

impl Reach {
    /// The reach for the option `--allow-outside`.
    #[must_use]
    pub fn of(allow_outside: bool) -> Self {
        if allow_outside {
            Self::Anywhere
        } else {
            Self::Beneath
        }
    }
}

/// The copies that were read, each with the state of its file at that time.
#[derive(Debug, Default)]
pub struct CopyStore {
    read: HashMap<Named, (Stamps, Result<Arc<SavedCopy>, Diagnostic>)>,
    /// Paths of copies, read or refused, and the state of each file just before it was read.
    seen: Vec<(PathBuf, Option<Stamp>)>,
    /// The next paths to check for changes.
    round: Round,
    extractor: Extractor,
}

/// The states of a copy and of the text beside it.
type Stamps = (Stamp, Option<Stamp>);

impl CopyStore {
    /// Reads the copies that a timeline names; unchanged files are not read again. Copies named by
    /// standard input are looked up in the current folder.
    #[must_use]
    pub fn read(&mut self, timeline: &Timeline, reach: Reach) -> Copies {
        self.read_named(timeline, &named(timeline), reach)
    }

    /// Reads the copies with these names, which must be all copies of the timeline: others are forgotten.
    #[must_use]
    pub fn read_named(
        &mut self,
        timeline: &Timeline,
        names: &BTreeSet<Named>,
        reach: Reach,
    ) -> Copies {
        let before = std::mem::take(&mut self.read);
        let names: Vec<&Named> = names.iter().collect();
        let folder = |named: &Named| {
            let path = timeline.file(named.file).path.as_deref();
            path.and_then(Path::parent).unwrap_or(Path::new(""))
        };
        let seen = names.iter().flat_map(|named| {
            let paths = [Some(named.path.clone()), beside(&named.path)];
            paths.into_iter().flatten().map(|path| {
                let path = folder(named).join(path);
                let stamp = Stamp::of(&path);
                (path, stamp)
            })
        });
        self.seen = seen.collect();
        let extractor = &self.extractor;
        let read = parallel::map(&names, |named| {
            let folder = folder(named);
            let (file, stamp) = open(folder, &named.path, reach)?;
            let text = open_beside(folder, &named.path, reach)?;
            let stamps = (stamp, text.as_ref().map(|text| text.stamp));
            let copy = match before.get(*named) {
                Some((known, copy)) if *known == stamps => copy.clone(),
                _ => read(file, text, &named.path, extractor),
            };
            Ok((stamps, copy))
        });
        let mut copies = Copies::default();
        for (named, read) in names.into_iter().zip(read) {
            let copy = match read {
                Err(diagnostic) => Err(diagnostic),
                Ok((stamps, copy)) => {
                    self.read.insert(named.clone(), (stamps, copy.clone()));
                    copy
                }
            };
            copies.put(named.clone(), copy);
        }
        copies
    }

    /// Whether some copies changed since they were read. If there are very many, only some are
    /// checked each time.
    pub fn poll_for_changes(&mut self) -> bool {
        let turn = self.round.turn(self.seen.len());
        let mut seen = turn.places.iter().filter_map(|at| self.seen.get(*at));
        seen.any(|(path, stamp)| Stamp::of(path) != *stamp)
    }
}

/// The path of the text that a user may have put beside a PDF.
fn beside(path: &str) -> Option<String> {
    let ending = Path::new(path).extension()?;
    let is_pdf = ending.eq_ignore_ascii_case("pdf");
    is_pdf.then(|| format!("{path}.txt"))
}

/// The text that a person has put beside a document.
struct TextBeside {
    path: String,
    file: File,
    stamp: Stamp,
}

/// Opens the text beside a document; `None` if there is none. If it cannot be opened, that is an error: the document's own text may
/// differ from it.
fn open_beside(folder: &Path, path: &str, reach: Reach) -> Result<Option<TextBeside>, Diagnostic> {
    let Some(path) = beside(path) else {
        return Ok(None);
    };
    match try_open(folder, &path, reach) {
        Ok((file, stamp)) => Ok(Some(TextBeside { path, file, stamp })),
        Err(problem) if problem.is_absence() => Ok(None),
        Err(problem) => Err(problem.diagnostic(&path)),
    }
}

/// Opens a copy: a regular file of at most [`LIMIT`] bytes.
fn open(folder: &Path, path: &str, reach: Reach) -> Result<(File, Stamp), Diagnostic> {
    try_open(folder, path, reach).map_err(|problem| problem.diagnostic(path))
}

fn try_open(folder: &Path, path: &str, reach: Reach) -> Result<(File, Stamp), Problem> {
    if path.trim().is_empty() || path.contains('\0') {
        return Err(Problem::NoPath);
    }
    let opened = match reach {
        Reach::Anywhere => open_anywhere(&folder.join(path)),
        Reach::Beneath => open_beneath(folder, Path::new(path)),
    };
    let file = File::from(opened?);
    let metadata = file.metadata().map_err(Problem::Refused)?;
    let kind = metadata.file_type();
    if !kind.is_file() {
        return Err(match () {
            () if kind.is_dir() => Problem::NoFile("a directory"),
            () if kind.is_fifo() => Problem::NoFile("a named pipe"),
            () if kind.is_socket() => Problem::NoFile("a socket"),
            () => Problem::NoFile("a device"),
        });
    }
    if metadata.len() > LIMIT {
        return Err(Problem::TooLarge);
    }
    Ok((file, Stamp::from(&metadata)))
}

fn read(
    file: File,
    text: Option<TextBeside>,
    path: &str,
    extractor: &Extractor,
) -> Result<Arc<SavedCopy>, Diagnostic> {
    let diagnostic = |problem: Problem| problem.diagnostic(path);
    let bytes = bytes(file).map_err(diagnostic)?;
    if let Some(TextBeside {
        path: name, file, ..
    }) = text
    {
        return with_text(path, &bytes, file).map_err(|problem| problem.diagnostic(&name));
    }
    if Format::of(path, &bytes) == Some(Format::Pdf) {
        let extracted = extractor
            .pdf(&bytes, &hexadecimal(&digest(&bytes)))
            .map_err(|reason| diagnostic(Problem::Document(Format::Pdf, reason)))?;
        return Ok(SavedCopy::of_document(path, &bytes, extracted));
    }
    let copy = SavedCopy::read(path, &bytes).map_err(|refusal| diagnostic(refusal.into()))?;
    if copy.is_blank() {
        return Err(diagnostic(Problem::Blank));
    }
    Ok(copy)
}

/// A PDF, with the text that is beside it.
fn with_text(path: &str, document: &[u8], text: File) -> Result<Arc<SavedCopy>, Problem> {
    let text = SavedCopy::read("text.txt", &bytes(text)?)?;
    let extracted = Extracted::of_pages(text.source().to_owned(), "the .txt beside it");
    let extracted = extracted.map_err(|_| Problem::NoText("it is empty"))?;
    Ok(SavedCopy::of_document(path, document, extracted))
}

/// Reads all bytes of a copy.
fn bytes(file: File) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    match file.take(LIMIT + 1).read_to_end(&mut bytes) {
        Err(error) => Err(Problem::Refused(error)),
        // It grows while it is read.
        Ok(length) if length as u64 > LIMIT => Err(Problem::TooLarge),
        Ok(_) => Ok(bytes),
    }
}

/// Opens a file anywhere.
fn open_anywhere(path: &Path) -> Result<OwnedFd, Problem> {
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
fn open_beneath(folder: &Path, path: &Path) -> Result<OwnedFd, Problem> {
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
fn open_step_by_step(folder: OwnedFd, path: &Path) -> Result<OwnedFd, Problem> {
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

/// Why a copy cannot be read.
#[derive(Debug)]
enum Problem {
    NoPath,
    Absolute,
    LeadsOut,
    Link,
    NoFile(&'static str),
    TooLarge,
    NoText(&'static str),
    Blank,
    Document(Format, Reason),
    Errno(Errno),
    Refused(io::Error),
}

impl From<Errno> for Problem {
    fn from(errno: Errno) -> Self {
        match errno {
            Errno::XDEV => Self::LeadsOut,
            errno => Self::Errno(errno),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NoText(what) => Self::NoText(what),
            Refusal::Document(format, reason) => Self::Document(format, reason),
        }
    }
}

impl Problem {
    /// Whether there is no such file.
    fn is_absence(&self) -> bool {
        matches!(self, Self::Errno(Errno::NOENT | Errno::NOTDIR))
    }

    fn diagnostic(self, path: &str) -> Diagnostic {
        let path = head(path, 200);
        let (what, help): (String, &str) = match self {
            Self::NoPath => {
                return Diagnostic::whole(
                    Code::CopyUnreadable,
                    "`file:` is empty",
                    "name the saved copy, or remove `file:`",
                );
            }
            Self::Absolute => ("is an absolute path".to_owned(), STAY_BENEATH),
            Self::LeadsOut => (
                "leads out of the folder of the YAML file".to_owned(),
                STAY_BENEATH,
            ),
            Self::Link => (
                "leads over a symbolic link, which this system cannot follow safely".to_owned(),
                STAY_BENEATH,
            ),
            Self::NoFile(kind) => (
                format!("is {kind}, not a file"),
                "name a file of text, Markdown, HTML, e-mail, Word or EPUB",
            ),
            Self::TooLarge => (
                "is larger than 64 MiB".to_owned(),
                "save its text without pictures, or only the part that is quoted",
            ),
            Self::NoText(what) => (
                format!("is not text: {what}"),
                "save the page as text, Markdown or HTML",
            ),
            Self::Blank => (
                "has no text that a reader sees".to_owned(),
                "save the page once its text is shown, or save its text",
            ),
            Self::Document(format, reason) => {
                let message = format!(
                    "the saved copy `{path}` is {} that {}",
                    format.name(),
                    reason.words()
                );
                return Diagnostic::whole(Code::CopyUnreadable, message, reason.help())
                    .with(Severity::Notice);
            }
            Self::Errno(Errno::NOENT | Errno::NOTDIR) => (
                "is not there".to_owned(),
                "check its name: it is relative to the folder of the YAML file",
            ),
            Self::Errno(Errno::LOOP) => (
                "leads over too many links".to_owned(),
                "name the file itself",
            ),
            Self::Errno(Errno::ACCESS | Errno::PERM) => (
                "may not be read by you".to_owned(),
                "ask its owner for permission (`ls -l` says who that is)",
            ),
            Self::Errno(errno) => (
                format!("cannot be read: {}", io::Error::from(errno)),
                "try again",
            ),
            Self::Refused(error) => (format!("cannot be read: {error}"), "try again"),
        };
        // Only the quotes cannot be checked; the timeline itself has no problem.
        Diagnostic::whole(
            Code::CopyUnreadable,
            format!("the saved copy `{path}` {what}"),
            help,
        )
        .with(Severity::Warning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    fn message(folder: &Path, path: &str) -> String {
        match open(folder, path, Reach::Beneath) {
            Ok(_) => "opened".to_owned(),
            Err(diagnostic) => diagnostic.message,
        }
    }

    /// A folder within another, with everything that a path may lead to.
    fn folder() -> (tempfile::TempDir, PathBuf) {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("in");
        fs::create_dir_all(folder.join("sub")).unwrap();
        fs::write(outer.path().join("secret.txt"), "x").unwrap();
        fs::write(folder.join("a.txt"), "x").unwrap();
        fs::write(folder.join("sub/b.txt"), "x").unwrap();
        symlink("../secret.txt", folder.join("out.txt")).unwrap();
        symlink("..", folder.join("up")).unwrap();
        symlink("/etc/passwd", folder.join("passwd.txt")).unwrap();
        symlink("nowhere", folder.join("dangling.txt")).unwrap();
        symlink("loop.txt", folder.join("loop.txt")).unwrap();
        symlink("sub/b.txt", folder.join("inner.txt")).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            folder.join("pipe"),
            FileType::Fifo,
            Mode::RUSR,
            0,
        )
        .unwrap();
        fs::File::create(folder.join("zeros.txt"))
            .unwrap()
            .set_len(1 << 30)
            .unwrap();
        (outer, folder)
    }

    #[test]
    fn paths_that_lead_outside_and_special_files_are_refused() {
        let (_outer, folder) = folder();
        let _socket = UnixListener::bind(folder.join("socket")).unwrap();
        let table = [
            ("a.txt", "opened"),
            ("./sub/b.txt", "opened"),
            ("none.txt", "the saved copy `none.txt` is not there"),
            ("a.txt/b", "the saved copy `a.txt/b` is not there"),
            ("dangling.txt", "the saved copy `dangling.txt` is not there"),
            (
                "../secret.txt",
                "the saved copy `../secret.txt` leads out of the folder of the YAML file",
            ),
            (
                "../../etc/passwd",
                "the saved copy `../../etc/passwd` leads out of the folder of the YAML file",
            ),
            (
                "sub/../a.txt",
                "the saved copy `sub/../a.txt` leads out of the folder of the YAML file",
            ),
            (
                "/etc/passwd",
                "the saved copy `/etc/passwd` is an absolute path",
            ),
            (
                "out.txt",
                "the saved copy `out.txt` leads out of the folder of the YAML file",
            ),
            (
                "up/secret.txt",
                "the saved copy `up/secret.txt` leads out of the folder of the YAML file",
            ),
            (
                "passwd.txt",
                "the saved copy `passwd.txt` leads out of the folder of the YAML file",
            ),
            (
                "loop.txt",
                "the saved copy `loop.txt` leads over too many links",
            ),
            ("inner.txt", "opened"),
            ("sub", "the saved copy `sub` is a directory, not a file"),
            (".", "the saved copy `.` is a directory, not a file"),
            ("pipe", "the saved copy `pipe` is a named pipe, not a file"),
            ("socket", "the saved copy `socket` is a socket, not a file"),
            (
                "zeros.txt",
                "the saved copy `zeros.txt` is larger than 64 MiB",
            ),
            (" ", "`file:` is empty"),
        ];
        for (path, expected) in table {
            assert_eq!(message(&folder, path), expected, "{path}");
        }
    }

    #[test]
    fn without_the_kernels_help_no_link_is_followed() {
        let (_outer, folder) = folder();
        let by_hand = |path: &str| {
            let folder =
                rustix::fs::open(&folder, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty())
                    .unwrap();
            match open_step_by_step(folder, Path::new(path)) {
                Ok(_) => "opened".to_owned(),
                Err(problem) => problem.diagnostic(path).message,
            }
        };
        for (path, expected) in [
            ("a.txt", "opened"),
            ("sub/b.txt", "opened"),
            ("none.txt", "the saved copy `none.txt` is not there"),
            (
                "out.txt",
                "the saved copy `out.txt` leads over a symbolic link, which this system cannot follow safely",
            ),
            (
                "up/secret.txt",
                "the saved copy `up/secret.txt` leads over a symbolic link, which this system cannot follow safely",
            ),
            ("pipe", "the saved copy `pipe` is a named pipe, not a file"),
        ] {
            assert_eq!(by_hand(path), expected, "{path}");
        }
    }

    #[test]
    fn devices_are_refused_even_where_outside_files_are_allowed() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("in");
        fs::create_dir(&folder).unwrap();
        let secret = outer.path().join("secret.txt");
        fs::write(&secret, "x").unwrap();
        let open = |path: &str| {
            open(&folder, path, Reach::Anywhere).map_err(|diagnostic| diagnostic.message)
        };
        assert!(open("../secret.txt").is_ok());
        assert!(open(secret.to_str().unwrap()).is_ok());
        for path in ["/dev/zero", "/dev/tty", "/dev/null"] {
            assert_eq!(
                open(path).unwrap_err(),
                format!("the saved copy `{path}` is a device, not a file")
            );
        }
    }

    #[test]
    fn unreadable_copies_come_with_advice() {
        let folder = tempfile::tempdir().unwrap();
        let table: [(&str, &[u8], &str); 3] = [
            (
                "a.zip",
                b"PK\x03\x04",
                "events.yaml: warning: the saved copy `a.zip` is not text: it is an archive\n  \
                 = save the page as text, Markdown or HTML",
            ),
            (
                "a.docx",
                b"PK\x03\x04[Content_Types].xml",
                "events.yaml: notice: the saved copy `a.docx` is a Word document that is damaged\n  \
                 = open it in its own program and save it again",
            ),
            (
                "a.pdf",
                b"%PDF-1.7",
                "events.yaml: notice: the saved copy `a.pdf` is a PDF that is damaged\n  \
                 = open it in its own program and save it again",
            ),
        ];
        for (name, bytes, expected) in table {
            fs::write(folder.path().join(name), bytes).unwrap();
            let message = read_alone(folder.path(), name, &Extractor::failing()).unwrap_err();
            assert_eq!(message.report("events.yaml"), expected);
        }
    }

    fn read_alone(
        folder: &Path,
        path: &str,
        extractor: &Extractor,
    ) -> Result<Arc<SavedCopy>, Diagnostic> {
        let (file, _) = open(folder, path, Reach::Beneath)?;
        let text = open_beside(folder, path, Reach::Beneath)?;
        read(file, text, path, extractor)
    }

    #[test]
    fn the_text_beside_a_pdf_is_read_in_its_place() {
        let (_outer, folder) = folder();
        fs::write(folder.join("scan.pdf"), "%PDF-1.7").unwrap();
        fs::write(folder.join("scan.pdf.txt"), "One.\x0cTwo.").unwrap();
        let copy = read_alone(&folder, "scan.pdf", &Extractor::failing()).unwrap();
        assert_eq!(copy.page_of(copy.text().find("Two").unwrap()), Some(2));
        assert_eq!(copy.extracted_by(), Some("the .txt beside it"));
        assert_eq!(copy.digest(), digest(b"%PDF-1.7"));
        // One that is there is not passed over, nor does it lead out.
        let beside = folder.join("scan.pdf.txt");
        let diagnostic = || read_alone(&folder, "scan.pdf", &Extractor::failing()).unwrap_err();
        let table: [(&dyn Fn(), &str); 4] = [
            (
                &|| symlink("../secret.txt", &beside).unwrap(),
                "the saved copy `scan.pdf.txt` leads out of the folder of the YAML file",
            ),
            (
                &|| fs::write(&beside, b"\x7fELF\0\0").unwrap(),
                "the saved copy `scan.pdf.txt` is not text: it contains NUL bytes",
            ),
            (
                &|| fs::write(&beside, " \n").unwrap(),
                "the saved copy `scan.pdf.txt` is not text: it is empty",
            ),
            (
                &|| fs::create_dir(&beside).unwrap(),
                "the saved copy `scan.pdf.txt` is a directory, not a file",
            ),
        ];
        for (put, message) in table {
            fs::remove_file(&beside).unwrap();
            put();
            assert_eq!(diagnostic().message, message);
        }
    }
}
