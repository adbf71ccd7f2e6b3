//! The tour: a small built-in example with saved copies, unpacked into a temporary folder while it
//! is shown.
//!
//! Because it consists of files, it can be edited and its copies can be opened.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::slice;

use tempfile::TempDir;

use crate::timeline::Code;
use crate::timeline::Diagnostic;

/// The first message in the status line.
pub const GREETING: &str = "a copy of the tour in a temporary folder, removed when you quit";

/// The timeline, then the saved copies that it names.
const FILES: [(&str, &str); 5] = [
    ("tour.yaml", include_str!("../../examples/tour/tour.yaml")),
    (
        "sources/gazette.html",
        include_str!("../../examples/tour/sources/gazette.html"),
    ),
    (
        "sources/harbor.eml",
        include_str!("../../examples/tour/sources/harbor.eml"),
    ),
    (
        "sources/minutes.txt",
        include_str!("../../examples/tour/sources/minutes.txt"),
    ),
    (
        "sources/notice.txt",
        include_str!("../../examples/tour/sources/notice.txt"),
    ),
];

/// The unpacked tour, which is removed when this is dropped.
#[derive(Debug)]
pub struct Tour {
    /// Removes the folder when it is dropped.
    _folder: TempDir,
    timeline: PathBuf,
}

impl Tour {
    /// Unpacks the tour into a new temporary folder that only the user can access.
    ///
    /// # Errors
    /// If the folder cannot be created or written to.
    pub fn unpack() -> Result<Self, Diagnostic> {
        Self::unpack_or_fail().map_err(|error| {
            Diagnostic::whole(
                Code::FileUnwritable,
                format!("the tour cannot be unpacked: {error}"),
                "set TMPDIR to a folder that you may write to",
            )
        })
    }

    fn unpack_or_fail() -> io::Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("dateline-tour-")
            .tempdir()?;
        fs::create_dir(folder.path().join("sources"))?;
        for (name, text) in FILES {
            fs::write(folder.path().join(name), text)?;
        }
        Ok(Self {
            timeline: folder.path().join("tour.yaml"),
            _folder: folder,
        })
    }

    /// The files to open.
    pub fn files(&self) -> &[PathBuf] {
        slice::from_ref(&self.timeline)
    }
}
