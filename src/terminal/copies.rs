//! Saved copies of sources: opened safely, read, and read again only if they changed.
//!
//! A YAML file may come from anywhere, and names files to be read. So a copy has to be within the
//! folder of the YAML file: its path is relative, has no `..`, and no link in it leads outside.
//! That is enforced while opening, not checked before: by the kernel (`openat2` with
//! `RESOLVE_BENEATH`, Linux 5.6), elsewhere by opening folder after folder without following links.
//! The file type is that of the open descriptor: pipes, sockets and devices are never opened for
//! reading.

mod opening;
mod problem;

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::Read;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::opening::{open_anywhere, open_beneath};
use self::problem::Problem;
use super::extractor::Extractor;
use super::file::Stamp;
use super::polling::Round;
use crate::evidence::document::{Extracted, Format};
use crate::evidence::saved::digest;
use crate::evidence::{Copies, Named, SavedCopy, hexadecimal, named};
use crate::parallel;
use crate::timeline::{Diagnostic, Timeline};

/// Size limit of a copy, in bytes.
pub const LIMIT: u64 = 64 << 20;

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
    pub fn read(&mut self, timeline: &Timeline, reach: Reach) -> Copies {
        self.read_named(timeline, &named(timeline), reach)
    }

    /// Reads the copies with these names, which must be all copies of the timeline: others are forgotten.
    pub(crate) fn read_named(
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

#[cfg(test)]
mod tests;
