//! PDFs as saved copies, where `pdftotext` is not installed.

use std::fmt::Write as _;
use std::fs;

use crate::process::{dateline, outcome};

/// A PDF (ISO 32000) of pages with lines of text.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut objects = vec![String::from("<< /Type /Catalog /Pages 2 0 R >>")];
    let numbers = (0..pages.len()).map(|page| format!("{} 0 R", 4 + 2 * page));
    let kids = numbers.collect::<Vec<_>>().join(" ");
    objects.push(format!(
        "<< /Type /Pages /Kids [{kids}] /Count {} >>",
        pages.len()
    ));
    objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned());
    for (page, lines) in pages.iter().enumerate() {
        let mut text = String::from("BT /F1 12 Tf 14 TL 72 720 Td");
        for line in *lines {
            write!(text, " ({line}) Tj T*").unwrap();
        }
        text += " ET";
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * page
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{text}\nendstream",
            text.len()
        ));
    }
    let mut file = String::from("%PDF-1.4\n");
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{} 0 obj\n{object}\nendobj", number + 1).unwrap();
    }
    let start = file.len();
    let count = objects.len() + 1;
    write!(
        file,
        "{table}trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

const TIMELINE: &str = "\
sources:
  - {id: report, file: report.pdf}
  - {id: broken, file: broken.pdf}
events:
  - {date: 2024-03-08, title: A, quote: The harbor froze over and the ferry stopped., source: report, page: 2}
  - {date: 2024-03-09, title: B, quote: The ferry never stopped for a day., source: report}
  - {date: 2024-03-10, title: C, quote: Nobody knows., source: broken}
";

#[test]
fn the_built_in_reader_reads_pages() {
    let folder = tempfile::tempdir().unwrap();
    let pages: [&[&str]; 2] = [
        &["Annual report"],
        &[
            "In January the harbor was open. The har-",
            "bor froze over and the",
            "ferry stopped.",
        ],
    ];
    let bytes = pdf(&pages);
    fs::write(folder.path().join("report.pdf"), &bytes).unwrap();
    fs::write(folder.path().join("broken.pdf"), &bytes[..200]).unwrap();
    fs::write(folder.path().join("t.yaml"), TIMELINE).unwrap();
    let mut command = dateline(&folder, &["check", "--quotes", "t.yaml"]);
    command
        .env("PATH", "/nowhere")
        .env("XDG_CACHE_HOME", folder.path().join("cache"));
    let (_, out, err) = outcome(command.output().unwrap());
    assert!(
        out.contains("folded, report.pdf:") && out.contains("(page 2)"),
        "{out}{err}"
    );
    assert!(out.contains("t.yaml:6:41: missing in report.pdf"), "{out}");
    assert!(
        out.contains("it was read by the built-in PDF reader"),
        "{out}"
    );
    assert!(
        out.contains("`broken.pdf` is a PDF that cannot be read without `pdftotext`"),
        "{out}"
    );
    assert!(
        out.contains("3 quotes: 1 verified, 0 altered, 1 missing, 1 not checked"),
        "{out}"
    );
    let kept = fs::read_dir(folder.path().join("cache/dateline/pdf-2")).unwrap();
    assert_eq!(kept.count(), 1);
}
