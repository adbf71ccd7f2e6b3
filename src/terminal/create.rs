//! New files of the user's, which never take the place of another.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Gives bytes that name, where nothing has it.
///
/// They are written to a temporary file and only then given the name: whoever looks sees all of it or nothing.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link that leads nowhere has the name too.
    if path.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.prefix(".dateline-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)
        .map(drop)
        .map_err(|error| error.error)
}
