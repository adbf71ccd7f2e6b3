//! `dateline save`: a copy of a web page or of a file beside a timeline, and the source that names it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::copies::LIMIT;
use super::create::create;
use super::fetch::fetch;
use super::file;
use crate::date::{Date, DateContext};
use crate::evidence::document::{About, Format, about};
use crate::evidence::saved::digest;
use crate::evidence::{Refusal, SavedCopy, hexadecimal};
use crate::timeline::Code;
use crate::timeline::{Diagnostic, Source};

/// The folder of saved copies, beside the timeline.
const FOLDER: &str = "sources";
/// The longest id that is made up, in characters.
const LONGEST_ID: usize = 40;

/// The request for a saved copy.
#[derive(Debug)]
pub struct Asked<'a> {
    /// An address or a path.
    pub what: &'a str,
    /// The id of the source; one is made of its name without it.
    pub id: Option<&'a str>,
    /// Where a file is from.
    pub url: Option<&'a str>,
    /// The folder of the timeline.
    pub folder: &'a Path,
    /// The sources that the timeline has.
    pub sources: &'a [Source],
    /// Today, in EDTF.
    pub today: String,
    /// What dates are read with.
    pub context: DateContext,
    /// The folders of programs (`PATH`).
    pub search: Vec<PathBuf>,
}

/// A saved copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The source that names it.
    pub source: Source,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it was there already.
    pub was_there: bool,
    /// Which program fetched it.
    pub by: Option<&'static str>,
}

/// A saved copy that a source of the timeline already names, or one that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The id of the source that names it.
    Known(String),
    /// The copy, and the new source that names it.
    Saved(Box<Saved>),
}

/// Makes a saved copy. A file that is there already is never written over.
///
/// # Errors
/// Why there is none. Nothing was written then.
pub fn save(asked: &Asked<'_>) -> Result<Outcome, Diagnostic> {
    if asked.what.contains("://") {
        let fetched = fetch(asked.what, &asked.search)?;
        let ending = ending(asked.what, &fetched.bytes);
        let known = known(asked, &fetched.bytes)
            .or_else(|| known_page(asked, &format!("page.{ending}"), &fetched.bytes));
        if let Some(id) = known {
            return Ok(Outcome::Known(id));
        }
        let id = id(asked, &name_of_address(asked.what))?;
        let name = format!("{}.{ending}", slug(&id));
        readable(&name, &fetched.bytes)?;
        let (path, file, was_there) = write(asked.folder, &name, &fetched.bytes)?;
        let source = Source {
            url: Some(asked.what.to_owned()),
            accessed: Some(asked.today.clone()),
            ..source(asked, id, file, &fetched.bytes)
        };
        return Ok(Outcome::Saved(Box::new(Saved {
            source,
            path,
            was_there,
            by: Some(fetched.by),
        })));
    }
    let from = Path::new(asked.what);
    let bytes = file::read(from)?.bytes;
    if bytes.len() as u64 > LIMIT {
        return Err(Diagnostic::whole(
            Code::NotSaved,
            "the file is larger than 64 MiB",
            "save only the part that is quoted",
        ));
    }
    let name = from.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| {
        Diagnostic::whole(
            Code::NotSaved,
            "the name of the file is not UTF-8",
            "give it another name",
        )
    })?;
    if let Some(id) = known(asked, &bytes) {
        return Ok(Outcome::Known(id));
    }
    readable(name, &bytes)?;
    let stem = from.file_stem().and_then(|stem| stem.to_str());
    let id = id(asked, stem.unwrap_or(name))?;
    let (path, file, was_there) = match within(asked.folder, from) {
        Some(file) => (from.to_owned(), file, true),
        None => write(asked.folder, name, &bytes)?,
    };
    Ok(Outcome::Saved(Box::new(Saved {
        source: source(asked, id, file, &bytes),
        path,
        was_there,
        by: None,
    })))
}

/// The id of a source whose copy has these bytes, unless one of another id is asked for.
fn known(asked: &Asked<'_>, bytes: &[u8]) -> Option<String> {
    let has_copy = |source: &&Source| {
        let path = source.file.as_ref().map(|file| asked.folder.join(file));
        path.is_some_and(|path| {
            let is_as_long = fs::metadata(&path)
                .is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
            is_as_long && file::read(&path).is_ok_and(|there| there.bytes == bytes)
        })
    };
    let mut ids = asked
        .sources
        .iter()
        .filter(has_copy)
        .filter_map(|source| source.id.clone());
    ids.find(|id| asked.id.is_none_or(|asked| asked == id))
}

/// The id of a source of this address whose copy has the same text, as readers see it: many servers send other bytes each
/// time.
fn known_page(asked: &Asked<'_>, name: &str, bytes: &[u8]) -> Option<String> {
    let fetched = SavedCopy::read(name, bytes).ok()?;
    let has_text = |source: &&Source| {
        let copy = source.file.as_ref().and_then(|name| {
            let there = file::read(&asked.folder.join(name)).ok()?;
            SavedCopy::read(name, &there.bytes).ok()
        });
        copy.is_some_and(|copy| {
            let words = copy.text().split_whitespace();
            words.eq(fetched.text().split_whitespace())
        })
    };
    let of_page = |source: &&Source| source.url.as_deref() == Some(asked.what);
    let mut ids = asked
        .sources
        .iter()
        .filter(of_page)
        .filter(has_text)
        .filter_map(|source| source.id.clone());
    ids.find(|id| asked.id.is_none_or(|asked| asked == id))
}

/// The source of a copy, by what the document says of itself.
fn source(asked: &Asked<'_>, id: String, file: String, bytes: &[u8]) -> Source {
    let About {
        title,
        author,
        publisher,
        published,
        url,
    } = about(&file, bytes);
    // The time of day says nothing about which text it was.
    let day = published.map(|text| text.split('T').next().unwrap_or_default().trim().to_owned());
    Source {
        id: Some(id),
        title,
        author,
        publisher,
        url: asked.url.map(str::to_owned).or(url),
        published: day.filter(|day| Date::parse(day, asked.context).is_ok()),
        sha256: Some(hexadecimal(&digest(bytes))),
        file: Some(file),
        ..Source::default()
    }
}

/// Whether quotes can be looked up in a document.
fn readable(name: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    let why = match SavedCopy::read(name, bytes) {
        Ok(copy) if copy.is_blank() => "it has no text that a reader sees".to_owned(),
        Ok(_) | Err(Refusal::Document(Format::Pdf, _)) => return Ok(()),
        Err(Refusal::NoText(what)) => format!("it is not text: {what}"),
        Err(Refusal::Document(format, reason)) => {
            format!("it is {} that {}", format.name(), reason.words())
        }
    };
    Err(Diagnostic::whole(
        Code::NotSaved,
        format!("not saved, as quotes cannot be looked up in it: {why}"),
        "save text, Markdown, HTML, e-mail, a Word document, EPUB or PDF",
    ))
}

/// The id of the source: as asked, else made of a name, and no other source has it.
fn id(asked: &Asked<'_>, name: &str) -> Result<String, Diagnostic> {
    let is_taken = |id: &str| {
        let mut sources = asked.sources.iter();
        sources.any(|source| source.id.as_deref() == Some(id))
    };
    match asked.id {
        Some(id) if is_taken(id) => Err(Diagnostic::whole(
            Code::NotSaved,
            format!("a source has the id `{id}` already"),
            "name another with --id",
        )),
        Some(id) => Ok(id.to_owned()),
        None => {
            let name = slug(name);
            let more = (2..).map(|number| format!("{name}-{number}"));
            let mut ids = std::iter::once(name.clone()).chain(more);
            Ok(ids.find(|id| !is_taken(id)).unwrap_or_default())
        }
    }
}

/// A name for an address: the end of its path, else its host.
fn name_of_address(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let last = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let last = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    if last.chars().any(char::is_alphabetic) {
        last.to_owned()
    } else {
        host.trim_start_matches("www.").to_owned()
    }
}

/// A name of small letters, digits and hyphens.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase).take(LONGEST_ID) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "source" } else { slug }.to_owned()
}

/// The ending of the name of what was fetched: by its content, of a text by its address.
fn ending(address: &str, bytes: &[u8]) -> &'static str {
    match Format::of("", bytes) {
        Some(Format::Pdf) => "pdf",
        Some(Format::Docx) => "docx",
        Some(Format::Epub) => "epub",
        Some(Format::Mail) => "eml",
        None => {
            let head = bytes.get(..2000).unwrap_or(bytes);
            let head = String::from_utf8_lossy(head).to_ascii_lowercase();
            let is_page = ["<!doctype html", "<html", "<head", "<body"];
            if is_page.iter().any(|tag| head.contains(tag)) {
                return "html";
            }
            let path = address.split(['?', '#']).next().unwrap_or_default();
            let own = Path::new(path).extension().unwrap_or_default();
            if own.eq_ignore_ascii_case("md") {
                "md"
            } else {
                "txt"
            }
        }
    }
}

/// The path of a file from a folder that it is in.
fn within(folder: &Path, file: &Path) -> Option<String> {
    let folder = fs::canonicalize(if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    });
    let file = fs::canonicalize(file).ok()?;
    let path = file.strip_prefix(folder.ok()?).ok()?;
    path.to_str().map(str::to_owned)
}

/// Writes a copy, under another name where that is another file's: its path, that path from the timeline, and whether it was there.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(PathBuf, String, bool), Diagnostic> {
    let refused = |path: &Path, error: std::io::Error| {
        let message = format!("{} cannot be written: {error}", path.display());
        Diagnostic::whole(
            Code::NotSaved,
            message,
            "save it where you may write, with --into TIMELINE",
        )
    };
    let copies = folder.join(FOLDER);
    fs::create_dir_all(&copies).map_err(|error| refused(&copies, error))?;
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    for number in 1_usize.. {
        let name = match number {
            1 => name.to_owned(),
            number => format!("{stem}-{number}{ending}"),
        };
        let path = copies.join(&name);
        let file = format!("{FOLDER}/{name}");
        match create(&path, bytes) {
            Ok(()) => return Ok((path, file, false)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                if file::read(&path).is_ok_and(|there| there.bytes == bytes) {
                    return Ok((path, file, true));
                }
            }
            Err(error) => return Err(refused(&path, error)),
        }
    }
    Err(refused(&copies, ErrorKind::AlreadyExists.into()))
}
