//! Files in formats that dateline does not read are recognized.

use super::{load_bytes, reports};

#[test]
fn files_in_other_formats_are_named() {
    let cases: [(&[u8], &str); 29] = [
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
        (b"\x7fELF\x02\x01\x01\x00", "program"),
        (b"\x00\x01\x00\x00\x00\x14\x01events\x00\x02\xff\x00title", "binary"),
        (b"@book{key,\n  title = {A},\n  year = {1990}\n}\n", "BibTeX"),
        (b"TY  - BOOK\nPY  - 1990\nER  - \n", "RIS"),
        (b"#+TITLE: A\n\n* Visit\n  SCHEDULED: <2024-05-01 Wed>\n", "Org"),
        (b"* 1990: First\n* 1991: Second\n", "Markdown"),
        (b"Mar  8 02:10:44 host sshd[1]: opened\nMar  8 02:11:44 host sshd[1]: closed: by user\n", "a log"),
        (b"[2024-05-01T10:00:00.123Z] INFO started\n[2024-05-01T10:00:01.001Z] WARN slow: 2 s\n", "a log"),
        (b"10.0.0.1 - - [17/Apr/2024:15:05:21 +0000] \"GET /\" 200\n10.0.0.1 - - [17/Apr/2024:15:05:22 +0000] \"GET /a\" 404\n", "a log"),
        (b"BEGIN:VCARD\nVERSION:3.0\nFN:Jane\nEND:VCARD\n", "vCard"),
        (b"{\\rtf1\\ansi{\\fonttbl\\f0 Swiss;}\nFirst}\n", "RTF"),
        (b"\\documentclass{article}\n\\begin{document}\n1990: First\n", "LaTeX"),
        (b"diff --git a/events b/events\n--- a/events\n+++ b/events\n@@ -1 +1 @@\n-a\n+b\n", "a diff"),
        (b"#!/bin/sh\necho 1990\n", "a script"),
        (b"INSERT INTO events (date, title) VALUES ('1990', 'First');\n", "SQL"),
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
        "at 10:15:00: a\nand\nso\non\n",
        "#!type events\nevents: [\n",
        "title: A\x00\x01\nevents: [\n",
    ];
    for text in cases {
        let Err(error) = load_bytes(text.as_bytes()) else {
            continue;
        };
        let report = reports(&error.diagnostics);
        assert!(!report.contains("looks like"), "{text}\n{report}");
    }
}
