//! Extracting the text of PDFs with `pdftotext` of Poppler, or with the built-in reader where that is
//! not installed: in a separate process, with limits on time, memory and output.
//!
//! A PDF parser is large, and some files make any parser crash or hang. So it is a separate process
//! that gets the file as its standard input, writes only to its standard output, and cannot take
//! the viewer down. Texts are cached by the hash of the file.

use std::env;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

use super::child::{self, Failure, Limits};
use super::pdf;
use crate::evidence::document::{Extracted, LARGEST_TEXT, Reason};
use crate::evidence::has_line_numbers_apart;

/// Time limit for one file.
const LONGEST: Duration = Duration::from_secs(20);
/// Memory limit of the process, in bytes.
#[cfg(target_os = "linux")]
const MOST_MEMORY: u64 = 2 << 30;
/// Size limit of the cache, in bytes.
const LARGEST_CACHE: u64 = 256 << 20;
/// Folder of the cache; the number changes when texts are extracted differently.
const CACHE: &str = "dateline/pdf-2";

/// The notice about a copy that the built-in reader has read.
const BUILT_IN: &str = "it was read by the built-in PDF reader: install `pdftotext` (poppler-utils) if a quote that is there is not found";

/// Extracts the text of PDFs.
#[derive(Debug, Clone)]
pub struct Extractor {
    reader: Reader,
    /// The reader of transcripts: it keeps the numbers of lines beside their lines.
    of_transcripts: Option<Reader>,
    /// The reader that is used where the first is not installed.
    built_in: Option<Reader>,
    limit: Duration,
    /// The folder of the cache; `None` for no cache.
    cache: Option<PathBuf>,
}

/// A program that reads a PDF from its standard input and writes its text; a form feed ends a page.
#[derive(Debug, Clone)]
struct Reader {
    program: PathBuf,
    arguments: Vec<&'static str>,
    /// Its name in the title of a copy.
    name: &'static str,
    /// Suffix of the names of its texts in the cache, after the hash.
    ending: &'static str,
}

impl Default for Extractor {
    /// `pdftotext`, if it is installed, else the reader of this program; and the user's cache.
    fn default() -> Self {
        let built_in = env::current_exe().ok().map(|program| Reader {
            program,
            arguments: vec![pdf::ARGUMENT],
            name: "the built-in PDF reader",
            ending: ".own",
        });
        let pdftotext = |more: &[&'static str], ending| Reader {
            program: PathBuf::from("pdftotext"),
            arguments: [more, &["-q", "-enc", "UTF-8", "-eol", "unix", "-", "-"]].concat(),
            name: "pdftotext",
            ending,
        };
        Self {
            // Its other mode keeps columns beside each other, and a quote would run across both.
            reader: pdftotext(&[], ""),
            of_transcripts: Some(pdftotext(&["-layout"], ".lines")),
            built_in,
            limit: LONGEST,
            cache: cache(),
        }
    }
}

/// The folder of the cache, if the environment names one.
fn cache() -> Option<PathBuf> {
    let named = |name: &str| {
        let path = PathBuf::from(env::var_os(name)?);
        path.is_absolute().then_some(path)
    };
    let folder = named("XDG_CACHE_HOME").or_else(|| Some(named("HOME")?.join(".cache")))?;
    Some(folder.join(CACHE))
}

impl Extractor {
    /// The text of a PDF; `hash` is its SHA-256 in hexadecimal.
    ///
    /// # Errors
    /// Why there is no text.
    pub fn pdf(&self, bytes: &[u8], hash: &str) -> Result<Extracted, Reason> {
        let first = self.read_by(&self.reader, bytes, hash);
        if let (Ok(extracted), Some(reader)) = (&first, &self.of_transcripts)
            && has_line_numbers_apart(&extracted.text)
            && let Ok(beside) = self.read_by(reader, bytes, hash)
            && !has_line_numbers_apart(&beside.text)
        {
            return Ok(beside);
        }
        let (Err(Reason::NoExtractor), Some(built_in)) = (&first, &self.built_in) else {
            return first;
        };
        match self.read_by(built_in, bytes, hash) {
            Ok(mut extracted) => {
                extracted.notices.push(BUILT_IN.to_owned());
                Ok(extracted)
            }
            // Another reader may well read it.
            Err(Reason::Damaged | Reason::NoExtractor) => Err(Reason::NoExtractor),
            Err(reason) => Err(reason),
        }
    }

    fn read_by(&self, reader: &Reader, bytes: &[u8], hash: &str) -> Result<Extracted, Reason> {
        let name = format!("{hash}{}", reader.ending);
        let kept = self.cache.as_deref().map(|folder| folder.join(name));
        if let Some(text) = kept.as_deref().and_then(read_kept) {
            return Extracted::of_pages(text, reader.name);
        }
        let text = self.run(reader, bytes)?;
        if let (Some(folder), Some(path)) = (&self.cache, &kept) {
            // Without a cache it only takes longer the next time.
            keep(folder, path, &text).ok();
        }
        Extracted::of_pages(text, reader.name)
    }

    fn run(&self, reader: &Reader, bytes: &[u8]) -> Result<String, Reason> {
        let input = nameless(bytes).map_err(|_| Reason::NoExtractor)?;
        let mut command = Command::new(&reader.program);
        command.args(&reader.arguments).stdin(Stdio::from(input));
        command.stderr(Stdio::null());
        let limits = Limits {
            time: self.limit,
            output: LARGEST_TEXT,
        };
        let ended = child::run(&mut command, limits, limit_memory);
        let ended = ended.map_err(|failure| match failure {
            Failure::NotStarted(_) => Reason::NoExtractor,
            Failure::TooSlow => Reason::TooSlow,
            Failure::TooLarge => Reason::TooLarge,
            Failure::Broken => Reason::Damaged,
        })?;
        if !ended.status.success() {
            return Err(if is_encrypted(bytes) {
                Reason::Encrypted
            } else {
                Reason::Damaged
            });
        }
        Ok(String::from_utf8(ended.output)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
    }
}

/// A temporary file without a name, which is deleted when it is closed.
fn nameless(bytes: &[u8]) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    file.write_all(bytes)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

#[cfg(target_os = "linux")]
fn limit_memory(child: &Child) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let limit = |most| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if let Some(pid) = pid {
        // A process that has already ended needs no limit.
        prlimit(Some(pid), Resource::As, limit(MOST_MEMORY)).ok();
        prlimit(Some(pid), Resource::Cpu, limit(LONGEST.as_secs())).ok();
        prlimit(Some(pid), Resource::Fsize, limit(0)).ok();
    }
}

/// Other systems cannot limit another process: there is only the time limit.
#[cfg(not(target_os = "linux"))]
fn limit_memory(_: &Child) {}

/// Whether a file that cannot be read is encrypted.
fn is_encrypted(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"/Encrypt").is_some()
}

fn read_kept(path: &Path) -> Option<String> {
    let file = File::open(path).ok()?;
    let mut text = String::new();
    let most = LARGEST_TEXT as u64 + 1;
    file.take(most).read_to_string(&mut text).ok()?;
    (text.len() <= LARGEST_TEXT).then_some(text)
}

/// Stores a text in the cache, and removes the oldest ones if there are too many.
fn keep(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    // What users read is private.
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let mut all: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        all.push((metadata.modified()?, metadata.len(), entry.path()));
    }
    all.sort_unstable();
    let mut total = text.len() as u64 + all.iter().map(|(_, size, _)| size).sum::<u64>();
    for (_, size, oldest) in all {
        if total <= LARGEST_CACHE {
            break;
        }
        // Another viewer may have removed it.
        fs::remove_file(oldest).ok();
        total = total.saturating_sub(size);
    }
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
impl Extractor {
    /// An extractor that always fails, without a cache.
    pub(super) fn failing() -> Self {
        Self {
            reader: Reader {
                program: PathBuf::from("false"),
                arguments: Vec::new(),
                name: "false",
                ending: "",
            },
            of_transcripts: None,
            built_in: None,
            limit: LONGEST,
            cache: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An extractor that runs another program in place of `pdftotext`.
    fn program(program: &str, arguments: &[&'static str], cache: Option<&Path>) -> Extractor {
        Extractor {
            reader: reader(program, arguments, ""),
            of_transcripts: None,
            built_in: None,
            limit: Duration::from_secs(60),
            cache: cache.map(Path::to_path_buf),
        }
    }

    fn reader(program: &str, arguments: &[&'static str], ending: &'static str) -> Reader {
        Reader {
            program: PathBuf::from(program),
            arguments: arguments.to_vec(),
            name: "pdftotext",
            ending,
        }
    }

    #[test]
    fn the_built_in_reader_is_used_where_the_other_is_not_installed() {
        let folder = tempfile::tempdir().unwrap();
        let with = |first: &str, built_in: &str| Extractor {
            built_in: Some(reader(built_in, &[], ".own")),
            ..program(first, &[], Some(folder.path()))
        };
        let read = |first: &str, built_in: &str| {
            let extracted = with(first, built_in).pdf(b"some text", "77");
            extracted.map(|extracted| extracted.notices)
        };
        let said = vec![BUILT_IN.to_owned()];
        assert_eq!(read("/nowhere/pdftotext", "cat"), Ok(said.clone()));
        // What was kept of one is not taken for the text of the other.
        assert_eq!(read("cat", "false"), Ok(Vec::new()));
        let failing = with("/nowhere/pdftotext", "false");
        assert_eq!(failing.pdf(b"other", "78"), Err(Reason::NoExtractor));
        assert_eq!(
            with("false", "cat").pdf(b"other", "79"),
            Err(Reason::Damaged)
        );
    }

    #[test]
    fn a_transcript_is_read_with_the_numbers_beside_its_lines() {
        let numbers: Vec<String> = (1..11).map(|number| format!("{number}\n")).collect();
        let numbers = numbers.concat();
        let read = |by: &str| {
            let extractor = Extractor {
                of_transcripts: Some(reader(by, &["-n", "1"], ".lines")),
                ..program("cat", &[], None)
            };
            extractor
                .pdf(numbers.as_bytes(), "77")
                .map(|extracted| extracted.text)
        };
        assert_eq!(read("head").as_deref(), Ok("1\n"));
        assert_eq!(read("false").as_ref(), Ok(&numbers));
    }

    #[test]
    fn a_text_is_extracted_once_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let cache = folder.path().join("a/b");
        let extracted = program("cat", &[], Some(&cache)).pdf(b"one\x0ctwo", "77");
        let expected = Extracted::of_pages("one\u{c}two".to_owned(), "pdftotext");
        assert_eq!(extracted, expected);
        // A cached text is used without running the program, which would fail.
        let again = program("false", &[], Some(&cache)).pdf(b"one\x0ctwo", "77");
        assert_eq!(again, expected);
        assert_eq!(fs::read_dir(&cache).unwrap().count(), 1);
        let other = program("false", &[], Some(&cache)).pdf(b"other", "78");
        assert_eq!(other, Err(Reason::Damaged));
    }

    #[test]
    fn a_failed_extraction_has_a_reason() {
        let hanging = Extractor {
            limit: Duration::from_millis(50),
            ..program("sleep", &["600"], None)
        };
        let table = [
            (
                program("cat", &[], None),
                &b" \x0c \x0c"[..],
                Reason::NoText,
            ),
            (program("false", &[], None), b"%PDF-1.4", Reason::Damaged),
            (
                program("false", &[], None),
                b"%PDF-1.4 trailer <</Encrypt 5 0 R>>",
                Reason::Encrypted,
            ),
            (program("yes", &[], None), b"", Reason::TooLarge),
            (hanging, b"", Reason::TooSlow),
            (
                program("/nowhere/pdftotext", &[], None),
                b"",
                Reason::NoExtractor,
            ),
        ];
        for (extractor, bytes, reason) in table {
            assert_eq!(extractor.pdf(bytes, "0"), Err(reason), "{extractor:?}");
        }
    }
}
