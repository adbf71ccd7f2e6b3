//! A web page, fetched by a program that the user has installed: dateline itself speaks no HTTP.
//!
//! The address goes to it as one argument that begins with `http`, so it cannot be taken for an option, and no shell is between.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::child::{self, Failure, Limits};
use super::copies::LIMIT;
use crate::evidence::page;
use crate::text::{head, one_line};
use crate::timeline::Code;
use crate::timeline::Diagnostic;

/// Time limit of a program.
const LONGEST: Duration = Duration::from_secs(120);
/// Maximum length of an error message of a program that is repeated, in bytes.
const LONGEST_COMPLAINT: u64 = 400;
/// Time limit of a transfer in seconds, as an argument of curl.
const SECONDS: &str = "60";
/// Size limit of a transfer in bytes, as an argument of curl.
const BYTES: &str = "67108864";

/// A fetched document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The document.
    pub bytes: Vec<u8>,
    /// Name of the program that fetched it.
    pub by: &'static str,
}

/// A program that fetches pages.
struct Fetcher {
    name: &'static str,
    /// Arguments before the address.
    arguments: &'static [&'static str],
    /// Whether it embeds pictures and styles into the page, so that other documents cannot be fetched with it.
    only_pages: bool,
}

/// The first that is installed is used.
const FETCHERS: [Fetcher; 3] = [
    Fetcher {
        name: "monolith",
        arguments: &["-j", "-t", "30"],
        only_pages: true,
    },
    Fetcher {
        name: "curl",
        arguments: &[
            "--fail", "--silent", "--show-error", "--location", "--max-redirs", "10", "--proto",
            "=http,https", "--proto-redir", "=http,https", "--max-time", SECONDS, "--max-filesize",
            BYTES, "--compressed", "--globoff",
        ],
        only_pages: false,
    },
    Fetcher {
        name: "wget",
        arguments: &[
            "--quiet", "--output-document=-", "--timeout", "30", "--tries=1", "--max-redirect=10",
        ],
        only_pages: false,
    },
];

/// Fetches the document at an address, with programs in the folders of a search path (`PATH`).
///
/// # Errors
/// An address that is not http or https, no such program, or what went wrong.
pub fn fetch(address: &str, search: &[PathBuf]) -> Result<Fetched, Diagnostic> {
    let url = page(address, None)
        .map_err(|reason| Diagnostic::whole(Code::NotSaved, reason, ONLY_WEB))?
        .url;
    let is_document = [".pdf", ".docx", ".epub", ".txt", ".md"]
        .iter()
        .any(|ending| path_of(&url).to_ascii_lowercase().ends_with(ending));
    let installed = FETCHERS.iter().filter_map(|fetcher| {
        let program = program(fetcher.name, search)?;
        Some((fetcher, program))
    });
    let mut installed = installed.filter(|(fetcher, _)| !(is_document && fetcher.only_pages));
    let Some((fetcher, program)) = installed.next() else {
        return Err(Diagnostic::whole(
            Code::NotSaved,
            "no program is installed that can fetch it",
            "install monolith, curl or wget; or save the page in your browser, then `dateline save FILE --url URL`",
        ));
    };
    let bytes = run(fetcher, &program, &url)?;
    if bytes.is_empty() {
        return Err(failed(fetcher.name, "it is empty"));
    }
    Ok(Fetched {
        bytes,
        by: fetcher.name,
    })
}

const ONLY_WEB: &str = "name a page that begins with http:// or https://, or a file";

/// The path of an address, without host and query.
fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest
        .find('/')
        .and_then(|at| rest.get(at..))
        .unwrap_or_default();
    path.split(['?', '#']).next().unwrap_or_default()
}

/// Where a program is: never in the current folder unless the search path says so.
fn program(name: &str, search: &[PathBuf]) -> Option<PathBuf> {
    let mut places = search.iter().filter(|folder| folder.is_absolute());
    places.find_map(|folder| {
        let path: PathBuf = folder.join(name);
        path.is_file().then_some(path)
    })
}

fn run(fetcher: &Fetcher, program: &Path, url: &str) -> Result<Vec<u8>, Diagnostic> {
    let name = fetcher.name;
    let mut complaint = tempfile::tempfile().map_err(|error| failed(name, &error.to_string()))?;
    let errors = complaint
        .try_clone()
        .map_err(|error| failed(name, &error.to_string()))?;
    let mut command = Command::new(program);
    command.args(fetcher.arguments).arg(url);
    command.stdin(Stdio::null()).stderr(Stdio::from(errors));
    let limits = Limits {
        time: LONGEST,
        output: usize::try_from(LIMIT).unwrap_or(usize::MAX),
    };
    match child::run(&mut command, limits, |_| {}) {
        Ok(ended) if ended.status.success() => Ok(ended.output),
        Ok(ended) => {
            let said = error_output(&mut complaint).unwrap_or_default();
            let why = if said.is_empty() {
                ended.status.to_string()
            } else {
                said
            };
            Err(failed(name, &why))
        }
        Err(Failure::TooSlow) => Err(failed(name, "it takes longer than two minutes")),
        Err(Failure::TooLarge) => Err(failed(name, "it is larger than 64 MiB")),
        Err(Failure::NotStarted(error)) => Err(failed(name, &error.to_string())),
        Err(Failure::Broken) => Err(failed(name, "its output cannot be read")),
    }
}

/// The beginning of what a program wrote to standard error.
fn error_output(complaint: &mut File) -> io::Result<String> {
    complaint.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::new();
    complaint.take(LONGEST_COMPLAINT).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(one_line(head(text.trim(), 200)).into_owned())
}

fn failed(name: &str, why: &str) -> Diagnostic {
    Diagnostic::whole(
        Code::NotSaved,
        format!("not fetched by {name}: {why}"),
        "check the address in a browser; save the page there, then `dateline save FILE --url URL`",
    )
}
