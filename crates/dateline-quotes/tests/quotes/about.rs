//! Metadata of documents.

use dateline_quotes::document::{About, about};

fn metadata(name: &str, text: &str) -> [String; 5] {
    let About {
        title,
        author,
        publisher,
        published,
        url,
    } = about(name, text.as_bytes());
    [title, author, publisher, published, url].map(Option::unwrap_or_default)
}

#[test]
fn web_pages_have_metadata_in_their_heads() {
    let table: [(&str, [&str; 5]); 6] = [
        (
            "<!doctype html><title>\n The  last\nboat </title><meta name=date content=2024-03-08>",
            ["The last boat", "", "", "2024-03-08", ""],
        ),
        (
            "<html><head><title>Gazette</title><script type='application/ld+json'>{\"datePublished\": \"2024-03-08T10:00\"}</script>",
            ["Gazette", "", "", "2024-03-08T10:00", ""],
        ),
        // An address is not an author, and a relative path is not an address.
        (
            "<html><meta property=article:author content='https://a.example/jb'><link rel=canonical href='/x'>",
            ["", "", "", "", ""],
        ),
        (
            "<html><!-- Page saved with SingleFile \n url: https://a.example/x \n saved date: Fri -->",
            ["", "", "", "", "https://a.example/x"],
        ),
        (
            "<!-- saved from url=(0021)https://a.example/old -->\n<html><svg><title>A picture</title></svg>",
            ["A picture", "", "", "", "https://a.example/old"],
        ),
        (
            "It has a <title> of its own, and is plain text.",
            ["", "", "", "", ""],
        ),
    ];
    for (text, expected) in table {
        assert_eq!(metadata("a.html", text), expected, "{text}");
    }
}

#[test]
fn emails_have_metadata_in_their_headers() {
    let mail = "From: Ada Lund <ada@harbor.example>\r\nTo: c@farholm.example\r\nDate: Wed, 20 Mar 2024 16:42:00 +0100\r\n\
                Subject: =?utf-8?q?The_winter_=E2=80=93_timetable?=\r\n\r\nDear all\r\n";
    let expected = ["The winter – timetable", "Ada Lund", "", "2024-03-20", ""];
    assert_eq!(metadata("a.eml", mail), expected);
    let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/x\r\nSubject: x\r\nMIME-Version: 1.0\r\n\
                Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\
                <html><title>The page</title>\r\n--b--\r\n";
    assert_eq!(
        metadata("a.mhtml", page),
        ["The page", "", "", "", "https://a.example/x"]
    );
}
