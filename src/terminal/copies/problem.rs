//! Why a copy cannot be read.

use std::io;

use rustix::io::Errno;

use crate::evidence::Refusal;
use crate::evidence::document::{Format, Reason};
use crate::text::head;
use crate::timeline::{Code, Diagnostic, Severity};

/// Help for a copy outside the folder.
const STAY_BENEATH: &str = "keep saved copies in the folder of the YAML file or beneath it, or allow others with --allow-outside";

/// Why a copy cannot be read.
#[derive(Debug)]
pub(super) enum Problem {
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
    pub fn is_absence(&self) -> bool {
        matches!(self, Self::Errno(Errno::NOENT | Errno::NOTDIR))
    }

    pub fn diagnostic(self, path: &str) -> Diagnostic {
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
                "name a file of text, Markdown, HTML, e-mail, Word, EPUB or PDF",
            ),
            Self::TooLarge => (
                "is larger than 64 MiB".to_owned(),
                "save its text without pictures, or only the part that is quoted",
            ),
            Self::NoText(what) => (
                format!("is not text: {what}"),
                "save it as text, Markdown, HTML, Word (.docx) or PDF",
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
            Self::Errno(errno) => unreadable(errno),
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

/// Why the system does not open a file, and what to do.
fn unreadable(errno: Errno) -> (String, &'static str) {
    let (what, help) = match errno {
        Errno::NOENT | Errno::NOTDIR => (
            "is not there",
            "check its name: it is relative to the folder of the YAML file",
        ),
        Errno::LOOP => ("leads over too many links", "name the file itself"),
        Errno::ACCESS | Errno::PERM => (
            "may not be read by you",
            "ask its owner for permission (`ls -l` says who that is)",
        ),
        _ => {
            let what = format!("cannot be read: {}", io::Error::from(errno));
            return (what, "try again");
        }
    };
    (what.to_owned(), help)
}
