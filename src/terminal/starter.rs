//! Writing a starter file, for `dateline init`. It never overwrites anything.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::create::create;
use crate::export::{schema, starter};
use crate::timeline::Code;
use crate::timeline::Diagnostic;

/// What happened to the schema beside the new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// It was written.
    Written,
    /// An identical schema was already there.
    Same,
    /// A different file was there, and was not changed.
    Other,
}

/// The result of writing a starter file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started {
    /// Path of the schema.
    pub schema_path: PathBuf,
    /// What happened to the schema.
    pub schema: Schema,
}

/// Writes a starter file and, beside it, the schema that its first line names.
///
/// Each is written to a temporary file and then renamed, unless the name is taken: readers see all
/// of it or nothing.
///
/// # Errors
/// If the file already exists, or one of the two cannot be written.
pub fn start(path: &Path) -> Result<Started, Diagnostic> {
    if path.as_os_str() == "-" {
        return Err(Diagnostic::whole(
            Code::FileUnwritable,
            "cannot write to standard input",
            "name one, such as events.yaml",
        ));
    }
    create(path, starter::text().as_bytes()).map_err(|error| refused(path, &error))?;
    let schema_path = path.with_file_name(starter::SCHEMA);
    let text = schema::schema();
    let schema = match create(&schema_path, text.as_bytes()) {
        Ok(()) => Schema::Written,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            if holds(&schema_path, &text) {
                Schema::Same
            } else {
                Schema::Other
            }
        }
        Err(error) => {
            let message = format!(
                "{} is written, its schema {} is not: {error}",
                path.display(),
                schema_path.display()
            );
            return Err(Diagnostic::whole(
                Code::FileUnwritable,
                message,
                format!("write it with `dateline schema > {}`", starter::SCHEMA),
            ));
        }
    };
    Ok(Started {
        schema_path,
        schema,
    })
}

/// Whether a regular file with that text exists; a pipe or device is not opened.
fn holds(path: &Path, text: &str) -> bool {
    fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() == text.len() as u64)
        && fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// Whether a path includes a folder.
fn names_folder(path: &Path) -> bool {
    path.parent()
        .is_some_and(|folder| !folder.as_os_str().is_empty())
}

/// Why the file was not written.
fn refused(path: &Path, error: &io::Error) -> Diagnostic {
    let help = match error.kind() {
        ErrorKind::AlreadyExists => {
            return Diagnostic::whole(
                Code::FileUnwritable,
                "already exists; not overwritten",
                "open it with `dateline FILE`, or name another: `dateline init other.yaml`",
            );
        }
        ErrorKind::NotFound if names_folder(path) => "make its folder first",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "go to a folder that you may write to"
        }
        _ => "name a file in another folder",
    };
    let message = match (error.kind(), path.parent()) {
        (ErrorKind::NotFound, Some(folder)) if names_folder(path) => {
            format!("no folder {}", folder.display())
        }
        _ => format!("the file cannot be written: {error}"),
    };
    Diagnostic::whole(Code::FileUnwritable, message, help)
}
