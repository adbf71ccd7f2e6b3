use super::opening::open_step_by_step;
use super::*;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;

use rustix::fs::{FileType, Mode, OFlags};

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
            rustix::fs::open(&folder, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty()).unwrap();
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
    let open =
        |path: &str| open(&folder, path, Reach::Anywhere).map_err(|diagnostic| diagnostic.message);
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
             = save it as text, Markdown, HTML, Word (.docx) or PDF",
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
