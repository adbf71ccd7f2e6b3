//! Generated documents: e-mail, Word, books, and malicious ones.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use dateline_quotes::document::{Extracted, Format, Reason};
use dateline_quotes::{Locator, Refusal, SavedCopy, Unseen, Verdict, find};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A ZIP archive with these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with this body.
fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"m\"><w:body>{body}</w:body></w:document>"
    );
    let notes = "<w:footnotes xmlns:w=\"w\">\
        <w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>ruled line</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id=\"1\"><w:p><w:r><w:t>Measured at the north gate.</w:t></w:r></w:p></w:footnote>\
        </w:footnotes>";
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
    ])
}

/// A book with these chapters in this order; the manifest has another order than the spine.
fn epub(chapters: &[(&str, &str)]) -> Vec<u8> {
    let (mut manifest, mut spine) = (String::new(), String::new());
    for (number, (name, _)) in chapters.iter().enumerate() {
        let item = format!("<item id=\"c{number}\" href=\"{name}\"/>");
        manifest.insert_str(0, &item);
        write!(spine, "<itemref idref=\"c{number}\"/>").unwrap();
    }
    let package =
        format!("<package><manifest>{manifest}</manifest><spine>{spine}</spine></package>");
    let container =
        "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>";
    let names: Vec<String> = chapters
        .iter()
        .map(|(name, _)| format!("OPS/{}", name.replace("%20", " ")))
        .collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.as_bytes()),
        ("OPS/book.opf", package.as_bytes()),
    ];
    let chapters = names.iter().zip(chapters);
    parts.extend(chapters.map(|(name, (_, text))| (name.as_str(), text.as_bytes())));
    archive(&parts)
}

const MAIL: &str = "From: =?utf-8?q?Ren=C3=A9e?= Aydin <renee@example.org>\r\n\
    To: desk@example.org\r\n\
    Date: Fri, 9 May 2025 10:00:00 +0300\r\n\
    Subject: =?utf-8?b?VGhlIGJyaWRnZQ==?=\r\n\
    MIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=outer\r\n\r\n\
    --outer\r\n\
    Content-Type: multipart/alternative; boundary=inner\r\n\r\n\
    --inner\r\n\
    Content-Type: text/plain; charset=utf-8\r\n\r\n\
    The bridge closes at noon.\r\n\
    --inner\r\n\
    Content-Type: text/html; charset=iso-8859-1\r\n\
    Content-Transfer-Encoding: quoted-printable\r\n\r\n\
    <p>The <b>bridge</b> closes at =\r\n\
    noon, said the caf=E9 owner.<span style=3D\"display:none\">It never closes.</span></p>\r\n\
    --inner--\r\n\
    --outer\r\n\
    Content-Type: application/octet-stream; name=plan.bin\r\n\
    Content-Disposition: attachment\r\n\r\n\
    xxxx\r\n\
    --outer--\r\n";

fn verdict_in(name: &str, bytes: &[u8], quote: &str) -> Verdict {
    find(quote, &SavedCopy::read(name, bytes).unwrap())
}

fn refused(name: &str, bytes: &[u8]) -> Refusal {
    match SavedCopy::read(name, bytes) {
        Ok(copy) => panic!("read: {:?}", copy.text().get(..80)),
        Err(refusal) => refusal,
    }
}

#[test]
fn messages_are_rendered_like_in_a_mail_program() {
    let copy = SavedCopy::read("note.eml", MAIL.as_bytes()).unwrap();
    assert_eq!(
        copy.text(),
        "From: Renée Aydin <renee@example.org>\nTo: desk@example.org\n\
         Date: Fri, 9 May 2025 10:00:00 +0300\nSubject: The bridge\n\n\
         The bridge closes at noon, said the café owner.\n"
    );
    assert_eq!(
        copy.notices(),
        ["its attachment is not read: save it on its own"]
    );
    let found = find("closes at noon, said the café owner", &copy);
    assert_eq!(found.word(), "verbatim");
    assert_eq!(found.found().unwrap().place.line, 6);
    assert_eq!(
        find("It never closes.", &copy),
        Verdict::Missing(Some(Unseen::Hidden))
    );
    // Detected by content, unless the name says that it is text.
    assert_eq!(Format::of("note", MAIL.as_bytes()), Some(Format::Mail));
    assert_eq!(Format::of("note.txt", MAIL.as_bytes()), None);
    assert_eq!(Format::of("a.eml", b"To do: buy bread\n\nBread.\n"), None);
    assert_eq!(
        Format::of("a", b"From: me\nThis is a letter\nTo: you\nDate: now\n"),
        None
    );
}

#[test]
fn mhtml_is_rendered_as_its_page() {
    let page = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/a\r\n\
        Subject: News\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related; type=\"text/html\"; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\
        Content-Location: https://example.org/a\r\n\r\n\
        PGgxPk5ld3M8L2gxPjxwPlRoZSA8aT5mZXJyeTwvaT4gc2Fua+KAlDwvcD4=\r\n\
        --b\r\nContent-Type: text/css\r\nContent-Location: https://example.org/a.css\r\n\r\n\
        p { color: red }\r\n--b--\r\n";
    let copy = SavedCopy::read("a.mhtml", page.as_bytes()).unwrap();
    assert!(
        copy.text().ends_with("News\nThe ferry sank—\n"),
        "{}",
        copy.text()
    );
    assert_eq!(copy.notices(), [""; 0]);
}

#[test]
fn word_documents_have_their_notes_but_no_deleted_text() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">The gate </w:t></w:r>\
        <w:r><w:rPr><w:b/><w:strike w:val=\"false\"/></w:rPr><w:t>was</w:t></w:r>\
        <w:del><w:r><w:delText xml:space=\"preserve\"> never</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t xml:space=\"preserve\"> always</w:t></w:r></w:ins>\
        <w:r><w:t xml:space=\"preserve\"> open &amp; lit&#8230;</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>cars</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:t>Paid </w:t></w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
        <mc:Fallback><w:p><w:r><w:t>In a box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:r><w:t>in May.</w:t></w:r></w:p>\
        <w:p><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:br/><w:t>end</w:t></w:r></w:p>";
    // Detected regardless of its name.
    let copy = SavedCopy::read("minutes", &docx(body)).unwrap();
    assert_eq!(
        copy.text(),
        "The gate was always open & lit…¹\n12\ncars\nPaid in May.\nIn a box\nco\u{2011}op\nend\nMeasured at the north gate.\n"
    );
    assert_eq!(
        find("The gate was always open & lit…", &copy).word(),
        "verbatim"
    );
    assert_eq!(
        find("The gate was never open & lit", &copy),
        Verdict::Missing(Some(Unseen::StruckOut))
    );
}

#[test]
fn books_follow_the_order_of_their_spine() {
    let chapters = [
        (
            "one%20a.xhtml",
            "<html><head><title/><script src=\"x.js\"/></head><body><p>It began <a id=\"p1\"/>in March.</p></body></html>",
        ),
        (
            "two.xhtml",
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><html><body><p>It ended<br/>in May.</p></body></html>",
        ),
        ("../../../etc/passwd", "outside"),
    ];
    let copy = SavedCopy::read("b.epub", &epub(&chapters)).unwrap();
    assert_eq!(copy.text(), "It began in March.\nIt ended\nin May.\n");
    assert_eq!(copy.notices(), ["1 of its chapters is missing"]);
    let found = verdict_in("b", &epub(&chapters), "It ended in May.");
    assert_eq!(found.word(), "folded");
}

#[test]
fn unreadable_documents_are_rejected_with_a_reason() {
    let whole = docx("<w:p><w:r><w:t>Words enough to be compressed.</w:t></w:r></w:p>");
    let cut = &whole[..whole.len() / 2];
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let drm = archive(&[
        ("META-INF/container.xml", b"<container/>"),
        ("META-INF/rights.xml", b"<rights/>"),
    ]);
    let document = |format, reason| Refusal::Document(format, reason);
    let table = [
        (cut.to_vec(), document(Format::Docx, Reason::Damaged)),
        (docx("<w:p>"), document(Format::Docx, Reason::Damaged)),
        (locked, document(Format::Docx, Reason::Encrypted)),
        (drm, document(Format::Epub, Reason::Encrypted)),
        (epub(&[]), document(Format::Epub, Reason::NoText)),
        (
            archive(&[("a.txt", b"a")]),
            Refusal::NoText("it is an archive"),
        ),
    ];
    for (bytes, expected) in table {
        assert_eq!(refused("x", &bytes), expected);
    }
}

#[test]
fn bombs_are_rejected() {
    let zeros = vec![b' '; 65 << 20];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(
        refused("a", &bomb),
        Refusal::Document(Format::Docx, Reason::TooLarge)
    );

    let deep = docx(&"<w:p>".repeat(100_000));
    assert_eq!(
        refused("a", &deep),
        Refusal::Document(Format::Docx, Reason::TooManyParts)
    );

    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:t>&b;</w:t></w:document>";
    let laughs = archive(&[("word/document.xml", entities.as_bytes())]);
    assert_eq!(SavedCopy::read("a", &laughs).unwrap().text(), "&b;");

    let parts: Vec<String> = (0..10_001).map(|number| format!("p{number}")).collect();
    let mut parts: Vec<(&str, &[u8])> =
        parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    parts.push(("word/document.xml", b"<d/>"));
    let many = archive(&parts);
    assert_eq!(
        refused("a", &many),
        Refusal::Document(Format::Docx, Reason::TooManyParts)
    );

    let mut mime =
        "MIME-Version: 1.0\nFrom: a\nTo: b\nContent-Type: multipart/mixed; boundary=x\n\n"
            .to_owned();
    mime.push_str(&"--x\nContent-Type: text/plain\n\na\n".repeat(10_001));
    assert_eq!(
        refused("a.eml", mime.as_bytes()),
        Refusal::Document(Format::Mail, Reason::TooManyParts)
    );

    // Messages nested in messages, and parts nested in parts.
    let inner = "Content-Type: message/rfc822\n\nFrom: a\nTo: b\n".repeat(20_000);
    let nested = format!("From: a\nTo: b\nMIME-Version: 1.0\n{inner}\n\nend\n");
    let _ = SavedCopy::read("a.eml", nested.as_bytes());
    let mut nested = "From: a\nTo: b\nMIME-Version: 1.0\n".to_owned();
    for number in 0..5_000 {
        write!(
            nested,
            "Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
        )
        .unwrap();
    }
    let _ = SavedCopy::read("a.eml", nested.as_bytes());
}

#[test]
fn quotes_have_their_page() {
    let text =
        "The first page.\n\u{c}The second page has a\u{c}passage over its end.\n\u{c}".to_owned();
    let extracted = Extracted::of_pages(text, "a program").unwrap();
    let copy = SavedCopy::of_document("a.pdf", b"%PDF-1.7", extracted);
    assert_eq!(copy.extracted_by(), Some("a program"));
    let page = |quote: &str| {
        let verdict = find(quote, &copy);
        let found = verdict.found().unwrap();
        let end = found.source.end.saturating_sub(1);
        (verdict.word(), found.page, copy.page_of(end))
    };
    assert_eq!(page("The first page."), ("verbatim", Some(1), Some(1)));
    assert_eq!(page("has a passage over"), ("folded", Some(2), Some(3)));
    assert_eq!(copy.page(1), Some(0..17));
    // Another text of the same file has another digest.
    let other = Extracted::of_pages("Typed by hand.".to_owned(), "a person").unwrap();
    let other = SavedCopy::of_document("a.pdf", b"%PDF-1.7", other);
    assert_eq!(copy.digest(), other.digest());
    assert_ne!(copy.text_digest(), other.text_digest());
    assert_eq!(
        copy.text().get(copy.page(3).unwrap()),
        Some("passage over its end.\n\u{c}")
    );
    assert_eq!((copy.page(0), copy.page(4)), (None, None));
    let plain = SavedCopy::read("a.txt", b"no pages").unwrap();
    assert_eq!((plain.page_of(3), plain.page(1)), (None, None));
    assert_eq!(
        refused("a", b"%PDF-1.7\n"),
        Refusal::Document(Format::Pdf, Reason::NoExtractor)
    );
    assert_eq!(
        Extracted::of_pages("\u{c} \u{c}".to_owned(), "a program"),
        Err(Reason::NoText)
    );
}

#[test]
fn two_parts_of_one_name_are_damage() {
    let document = |text: &str| {
        format!("<w:document><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>")
    };
    let (one, other) = (document("We will pay."), document("We will not pay."));
    let mut bytes = archive(&[
        ("word/document.xml", one.as_bytes()),
        ("word/documenz.xml", other.as_bytes()),
    ]);
    assert!(SavedCopy::read("m.docx", &bytes).is_ok());
    while let Some(at) = bytes.windows(8).position(|name| name == b"documenz") {
        bytes[at + 7] = b't';
    }
    assert_eq!(
        refused("m.docx", &bytes),
        Refusal::Document(Format::Docx, Reason::Damaged)
    );
}

#[test]
fn a_book_has_the_pages_of_its_printed_edition() {
    let page = |number: usize| {
        format!("<span epub:type=\"pagebreak\" id=\"p{number}\" title=\"{number}\"/>")
    };
    let chapter = |first: usize, text: &str| {
        format!(
            "<p>{}{text} from the har{}bor. No one came.</p>",
            page(first),
            page(first + 1)
        )
    };
    let (one, two) = (chapter(11, "A lamp shone"), chapter(13, "A ship sailed"));
    let book = epub(&[("a.xhtml", &one), ("b.xhtml", &two)]);
    let copy = SavedCopy::read("b.epub", &book).unwrap();
    assert!(
        copy.text().contains("from the har[Pg 12]bor."),
        "{}",
        copy.text()
    );
    let quote = "A ship sailed from the harbor. No one came.";
    let verdict = find(quote, &copy);
    assert!(verdict.is_verified(), "{verdict:?}");
    for (written, is_there) in [("13", true), ("12", false)] {
        let located = Locator::new(Some(written), None, None).locate(quote, &verdict, &copy);
        assert_eq!(located.misplaced.is_none(), is_there, "{located:?}");
    }
    // Fewer are not taken for pages.
    let copy = SavedCopy::read("b.epub", &epub(&[("a.xhtml", &one)])).unwrap();
    assert!(!copy.text().contains("Pg"), "{}", copy.text());
}
