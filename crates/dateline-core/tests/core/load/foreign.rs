//! Files in formats that dateline does not read are recognized.

use super::{load_bytes, reports};

#[test]
fn files_in_other_formats_are_named() {
    let cases: [(&[u8], &str); 14] = [
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART:20250101\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "iCalendar"),
        (b"0 HEAD\n1 SOUR X\n0 @I1@ INDI\n1 NAME Jane /Doe/\n1 BIRT\n2 DATE 4 MAY 1900\n", "GEDCOM"),
        (b"<?xml version=\"1.0\"?>\n<events><event date=\"2020\">a</event></events>\n", "XML"),
        (b"<!DOCTYPE html>\n<html><body><p>2020: a</p></body></html>\n", "HTML"),
        (b"# settings\ntitle = \"T\"\n\n[[events]]\ndate = 2020-01-01\ntitle = \"a\"\n", "TOML"),
        (b"title: T\n\ngroup Early\n\n1901: First\nsome words: here\n1902-03/1904: Second\n\nendGroup\n", "markwhen"),
        (b"date,title\n2020-01-01,First\n2020-01-02,\"Second, third\"\n", "CSV"),
        (b"date;title;place\n2020-01-01;First;Bonn\n", "CSV"),
        (b"date\ttitle\n2020-01-01\tFirst\n", "CSV"),
        (b",date,content\n0,1984-01-09,\"First\n\"\n1,1988-01-09,\"Second,\nthird\"\n", "CSV"),
        (b"SQLite format 3\0\x10\x00\x01\x01", "SQLite"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"\x1f\x8b\x08\x00\x00", "gzip"),
    ];
    for (bytes, name) in cases {
        let shown = String::from_utf8_lossy(bytes);
        let reported = load_bytes(bytes).map(|timeline| timeline.len());
        let reported = reported.expect_err(&shown);
        assert_eq!(reported.diagnostics.len(), 1, "{shown}");
        let report = reports(&reported.diagnostics);
        assert!(report.contains(name), "{shown}\n{report}");
    }
}

/// YAML with a mistake is not reported as another format.
#[test]
fn broken_yaml_is_called_yaml() {
    let cases = [
        "events\n- date: 2020\n  title: a, b\n",
        "Dear Jane, thank you\nfor the letter, and\n",
        "title: a, b\nplace: c, d\n",
        "a = b\n",
    ];
    for text in cases {
        let Err(error) = load_bytes(text.as_bytes()) else {
            continue;
        };
        let report = reports(&error.diagnostics);
        assert!(!report.contains("looks like"), "{text}\n{report}");
    }
}
