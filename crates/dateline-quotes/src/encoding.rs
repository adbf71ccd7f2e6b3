//! Decoding of saved copies in any encoding.

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::offsets::Offsets;

/// Magic number of old office files and of Word documents with a password.
pub(crate) const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Bytes at the start of a file that are searched for a declared encoding, as browsers do (HTML Standard, 13.2.3.2).
const DECLARED_WITHIN: usize = 1024;
/// Bytes at the start of a file in which a zero byte means that it is binary.
const BINARY_WITHIN: usize = 8192;

/// Decoded text of a file.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub text: String,
    /// Maps the text to the bytes of the file.
    pub offsets: Offsets,
    /// What was assumed or replaced.
    pub notice: Option<String>,
}

/// Error for bytes that are not text; the value says what they are instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotText(pub &'static str);

/// Decodes a file: by its byte order mark, else as UTF-16 if it is, else by its declaration, else as UTF-8, else as
/// Windows-1252.
///
/// # Errors
/// The file is not text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    let head = bytes.get(..BINARY_WITHIN).unwrap_or(bytes);
    if is_utf32(head) {
        return Err(NotText("it is text in UTF-32"));
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(encoding, bytes, length));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(NotText(archive(bytes)));
    }
    if bytes.starts_with(OLE) {
        return Err(NotText(
            "it is a document in an old binary format, such as .doc",
        ));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(NotText("it is rich text (.rtf)"));
    }
    if memchr::memchr(0, head).is_some() {
        let encoding = utf16(head).ok_or(NotText("it contains NUL bytes"))?;
        let mut decoded = decode_as(encoding, bytes, 0);
        let read_as = format!("it declares no encoding: it is read as {}", encoding.name());
        decoded.notice = decoded.notice.or(Some(read_as));
        return Ok(decoded);
    }
    if let Some(encoding) = declared(bytes) {
        return Ok(decode_as(encoding, bytes, 0));
    }
    if std::str::from_utf8(bytes).is_ok() || is_mostly_utf8(bytes) {
        return Ok(decode_as(UTF_8, bytes, 0));
    }
    let mut decoded = decode_as(WINDOWS_1252, bytes, 0);
    decoded.notice =
        Some("it is not UTF-8 and declares no encoding: it is read as Windows-1252".to_owned());
    Ok(decoded)
}

/// What an archive is that no reader is for, by the names of its first parts.
fn archive(bytes: &[u8]) -> &'static str {
    let head = bytes.get(..BINARY_WITHIN).unwrap_or(bytes);
    let kinds = [
        ("opendocument.text", "it is an OpenDocument text (.odt)"),
        ("opendocument.", "it is an OpenDocument file"),
        ("xl/", "it is an Excel workbook (.xlsx)"),
        ("ppt/", "it is a PowerPoint presentation (.pptx)"),
    ];
    let found = kinds
        .into_iter()
        .find(|(part, _)| memchr::memmem::find(head, part.as_bytes()).is_some());
    found.map_or("it is an archive", |(_, what)| what)
}

/// Whether bytes are UTF-32: the same two of every four are zero.
fn is_utf32(head: &[u8]) -> bool {
    let are_zero = |at: usize| {
        let mut units = head.chunks_exact(4);
        units.all(|unit| unit.get(at..at + 2) == Some(&[0, 0]))
    };
    head.len() >= 8 && head.iter().any(|byte| *byte != 0) && (are_zero(0) || are_zero(2))
}

/// The byte order of UTF-16 without a mark of it: the one in which there are more spaces and line ends, and no other control
/// characters. `None` if the bytes are not UTF-16.
fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    let spaces = |unit: fn([u8; 2]) -> u16| {
        let pairs = head.chunks_exact(2);
        let mut units: Vec<u16> = pairs
            .filter_map(|pair| Some(unit(pair.try_into().ok()?)))
            .collect();
        // The second half of the last character may be cut off.
        units.pop_if(|last| (0xd800..0xdc00).contains(last));
        let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
        let is_other = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
        (!text.contains(is_other)).then(|| text.matches([' ', '\n']).count())
    };
    let (little, big) = (spaces(u16::from_le_bytes), spaces(u16::from_be_bytes));
    let encoding = if little >= big { UTF_16LE } else { UTF_16BE };
    (little.max(big) > Some(0)).then_some(encoding)
}

/// Whether most non-ASCII characters are valid UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > invalid
}

/// Declared encoding of a file: `<meta charset="…">`, `<meta content="…; charset=…">` or `<?xml encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let head = head.to_ascii_lowercase();
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let label_after = |from: &[u8]| {
        let rest: Vec<u8> = from.iter().copied().skip_while(is_space).collect();
        let rest = rest.strip_prefix(b"=")?;
        let label: Vec<u8> = rest
            .iter()
            .copied()
            .skip_while(|byte| is_space(byte) || matches!(byte, b'"' | b'\''))
            .take_while(|byte| !matches!(byte, b'"' | b'\'' | b'>' | b';' | b'?' | b'/' | b' '))
            .collect();
        Encoding::for_label(&label)
    };
    let xml = head.starts_with(b"<?xml").then(|| {
        let declaration = head.get(..memchr::memchr(b'>', &head)?)?;
        let at = memchr::memmem::find(declaration, b"encoding")?;
        label_after(declaration.get(at + b"encoding".len()..)?)
    });
    let meta = || {
        memchr::memmem::find_iter(&head, b"<meta").find_map(|at| {
            let tag = head.get(at..)?;
            let tag = tag.get(..memchr::memchr(b'>', tag)?)?;
            let at = memchr::memmem::find(tag, b"charset")?;
            label_after(tag.get(at + b"charset".len()..)?)
        })
    };
    let encoding = xml.flatten().or_else(meta)?;
    // A declaration readable as ASCII cannot be in UTF-16 (HTML Standard, 13.2.3.2).
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Some(UTF_8);
    }
    (encoding != REPLACEMENT).then_some(encoding)
}

/// Decodes a file after its first `skipped` bytes.
fn decode_as(encoding: &'static Encoding, bytes: &[u8], skipped: usize) -> Decoded {
    let rest = bytes.get(skipped..).unwrap_or_default();
    if encoding == UTF_8 {
        return decode_utf8(rest, skipped);
    }
    let mut text = String::with_capacity(rest.len());
    let mut offsets = Offsets::default();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut replaced = 0_usize;
    // Bytes are decoded one by one to learn which of them form a character.
    let mut start = skipped;
    let ends = skipped + 1..=skipped.saturating_add(rest.len());
    let mut room = [0_u8; 32];
    for (byte, end) in rest.iter().zip(ends) {
        let last = end == bytes.len();
        let (_, _, written, errors) = decoder.decode_to_utf8(&[*byte], &mut room, last);
        replaced += usize::from(errors);
        if written > 0 {
            let piece = room.get(..written).unwrap_or_default();
            text.push_str(&String::from_utf8_lossy(piece));
            offsets.push(written, start..end);
            start = end;
        }
    }
    Decoded {
        text,
        offsets,
        notice: notice(replaced, encoding.name()),
    }
}

fn decode_utf8(rest: &[u8], skipped: usize) -> Decoded {
    let mut text = String::with_capacity(rest.len());
    let mut offsets = Offsets::default();
    let mut replaced = 0_usize;
    let mut at = skipped;
    for chunk in rest.utf8_chunks() {
        let valid = chunk.valid();
        text.push_str(valid);
        offsets.push(valid.len(), at..at + valid.len());
        at += valid.len();
        let invalid = chunk.invalid().len();
        if invalid > 0 {
            text.push(char::REPLACEMENT_CHARACTER);
            offsets.push(char::REPLACEMENT_CHARACTER.len_utf8(), at..at + invalid);
            at += invalid;
            replaced += 1;
        }
    }
    Decoded {
        text,
        offsets,
        notice: notice(replaced, UTF_8.name()),
    }
}

fn notice(replaced: usize, encoding: &str) -> Option<String> {
    match replaced {
        0 => None,
        1 => Some(format!(
            "1 place in it is not valid {encoding}: quotes across it are not found"
        )),
        _ => Some(format!(
            "{replaced} places in it are not valid {encoding}: quotes across them are not found"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_with_its_byte_offsets() {
        let utf16: Vec<u8> = "\u{feff}né𝄞"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        let units = || "né 𝄞".encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        let table: &[(&[u8], &str, &str, std::ops::Range<usize>)] = &[
            (b"n\xc3\xa9", "né", "é", 1..3),
            (b"\xef\xbb\xbfn\xc3\xa9", "né", "é", 4..6),
            (&utf16, "né𝄞", "𝄞", 6..10),
            (
                b"<meta charset=latin1>n\xe9!",
                "<meta charset=latin1>né!",
                "é!",
                22..24,
            ),
            (
                b"<meta http-equiv=x content='text/html; charset=shift_jis'>\x93\xfa\x96\x7b",
                "<meta http-equiv=x content='text/html; charset=shift_jis'>日本",
                "本",
                60..62,
            ),
            (
                b"<?xml version='1.0' encoding = \"windows-1251\"?>\xcc\xe8\xf0",
                "<?xml version='1.0' encoding = \"windows-1251\"?>Мир",
                "ир",
                48..50,
            ),
            (b"caf\xe9", "café", "é", 3..4),
            (&little, "né 𝄞", "𝄞", 6..10),
            (&big, "né 𝄞", "𝄞", 6..10),
            (
                "много слов \u{1F600}".as_bytes(),
                "много слов 😀",
                "😀",
                20..24,
            ),
        ];
        for (bytes, text, part, range) in table {
            let decoded = decode(bytes).unwrap();
            assert_eq!(decoded.text, *text);
            assert_eq!(decoded.offsets.len(), text.len(), "{text}");
            let at = text.find(part).unwrap();
            assert_eq!(
                decoded.offsets.range(&(at..at + part.len())),
                *range,
                "{text}"
            );
        }
    }

    #[test]
    fn assumptions_are_reported() {
        let table: &[(&[u8], Option<&str>)] = &[
            (b"plain", None),
            (
                b"caf\xe9",
                Some("it is not UTF-8 and declares no encoding: it is read as Windows-1252"),
            ),
            (
                b"\xef\xbb\xbfcaf\xe9",
                Some("1 place in it is not valid UTF-8: quotes across it are not found"),
            ),
            ("né né né\u{0}".as_bytes(), None),
        ];
        for (bytes, notice) in table {
            let found = decode(bytes).ok().and_then(|decoded| decoded.notice);
            assert_eq!(found.as_deref(), *notice, "{bytes:?}");
        }
        let mostly = [b"\xe9".as_slice(), "né né né".as_bytes()].concat();
        assert_eq!(
            decode(&mostly).unwrap().notice.as_deref(),
            Some("1 place in it is not valid UTF-8: quotes across it are not found")
        );
    }

    #[test]
    fn binary_files_are_rejected() {
        assert!(matches!(
            decode(b"PK\x03\x04\x00"),
            Err(NotText("it is an archive"))
        ));
        assert!(matches!(
            decode(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text"),
            Err(NotText("it is an OpenDocument text (.odt)"))
        ));
        let utf32: Vec<u8> = "é 1"
            .chars()
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect();
        assert!(matches!(
            decode(&utf32),
            Err(NotText("it is text in UTF-32"))
        ));
        for binary in [b"\x7fELF\x00".as_slice(), b"a\0 \0\0\0", b"a\0b\0"] {
            assert!(matches!(decode(binary), Err(NotText(_))), "{binary:?}");
        }
    }
}
