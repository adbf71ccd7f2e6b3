//! E-mail (RFC 5322, MIME) and web pages saved as such (MHTML, RFC 2557).

use mail_parser::{Address, Message, MessageParser, PartType};

use super::About;
use super::about::of_page;
use super::draft::Draft;
use super::reason::{MOST_PARTS, Reason};
use crate::html::{self, Extent, Rendered};

/// Extensions of e-mail files.
const ENDINGS: &[&str] = &["eml", "emlx", "mhtml", "mht", "mime"];
/// Extensions of files that are read as text even if they begin like a message.
const TEXT: &[&str] = &[
    "txt", "text", "md", "markdown", "mkd", "html", "htm", "xhtml",
];
/// Headers that are typical of messages.
const HEADERS: &[&str] = &[
    "from", "to", "date", "subject", "message-id", "mime-version", "received", "return-path",
    "content-type", "delivered-to",
];
/// Minimum number of these headers in a file without such an extension.
const FEWEST_HEADERS: usize = 3;
/// Number of bytes of a file that are searched for headers.
const HEADERS_WITHIN: usize = 64 << 10;
/// Maximum nesting depth of messages.
const DEEPEST: usize = 8;

/// Whether bytes are a message.
pub(super) fn is_one(ending: &str, bytes: &[u8]) -> bool {
    if TEXT.contains(&ending) {
        return false;
    }
    let found = headers(bytes);
    found >= FEWEST_HEADERS || found > 0 && ENDINGS.contains(&ending)
}

/// Number of typical headers at the beginning; 0 if other lines are among them.
fn headers(bytes: &[u8]) -> usize {
    let head = bytes.get(..HEADERS_WITHIN).unwrap_or(bytes);
    let mut found = 0;
    for (number, line) in head.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        let continues = number > 0 && (line.starts_with(b" ") || line.starts_with(b"\t"));
        if continues || number == 0 && line.starts_with(b"From ") {
            continue;
        }
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        let is_name = name.len() < line.len() && name.iter().all(u8::is_ascii_graphic);
        if !is_name {
            // The last line may be truncated.
            return if line.as_ptr_range().end == head.as_ptr_range().end {
                found
            } else {
                0
            };
        }
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        found += usize::from(HEADERS.contains(&name.as_str()));
    }
    found
}

/// Text of a message as a mail program shows it: main headers and body.
pub(super) fn text(bytes: &[u8], extent: Extent) -> Result<Draft, Reason> {
    let message = MessageParser::default().parse(bytes);
    let message = message.ok_or(Reason::Damaged)?;
    let mut draft = Draft::default();
    let mut attachments = 0;
    write(&message, extent, 0, &mut draft, &mut attachments)?;
    if attachments > 0 {
        let notice = match attachments {
            1 => "its attachment is not read: save it on its own".to_owned(),
            _ => format!("its {attachments} attachments are not read: save them on their own"),
        };
        draft.notices.push(notice);
    }
    Ok(draft)
}

/// Metadata of a message: subject, sender and day; or of a saved web page: that of its head, and the address of a
/// header.
pub(super) fn about(bytes: &[u8]) -> Result<About, Reason> {
    let message = MessageParser::default().parse(bytes);
    let message = message.ok_or(Reason::Damaged)?;
    let address = message.header("Snapshot-Content-Location");
    let address = address
        .and_then(|address| address.as_text())
        .map(str::to_owned);
    if let (Some(_), Some(page)) = (&address, message.body_html(0)) {
        return Ok(About {
            url: address,
            ..of_page(&page)
        });
    }
    let sender = message.from().and_then(Address::first);
    let sender = sender.and_then(|sender| sender.name().or(sender.address()));
    let day = message
        .date()
        .map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    Ok(About {
        title: message.subject().map(str::to_owned),
        author: sender.map(str::to_owned),
        published: day,
        ..About::default()
    })
}

fn write(
    message: &Message<'_>,
    extent: Extent,
    depth: usize,
    draft: &mut Draft,
    attachments: &mut usize,
) -> Result<(), Reason> {
    if depth > DEEPEST || message.parts.len() > MOST_PARTS {
        return Err(Reason::TooManyParts);
    }
    for (name, value) in shown_headers(message) {
        draft.push(&format!("{name}: {value}\n"))?;
    }
    draft.push("\n")?;
    let part = |number: &u32| message.parts.get(*number as usize);
    // Readers see the HTML form; without one, this list has the plain text instead.
    for body in message.html_body.iter().filter_map(part) {
        match &body.body {
            PartType::Html(page) => draft.part(&html::text(page, extent))?,
            PartType::Text(plain) => draft.part(&Rendered {
                text: plain.replace("\r\n", "\n"),
                ..Rendered::default()
            })?,
            _ => {}
        }
    }
    for attached in message.attachments.iter().filter_map(part) {
        match &attached.body {
            PartType::Message(inner) => {
                draft.end_line()?;
                draft.push("\n")?;
                write(inner, extent, depth + 1, draft, attachments)?;
            }
            // Images and styles of a page.
            _ if attached.headers.iter().any(|header| {
                header.name() == "Content-Location" || header.name() == "Content-ID"
            }) => {}
            _ => *attachments += 1,
        }
    }
    Ok(())
}

/// Headers that a mail program shows.
fn shown_headers(message: &Message<'_>) -> Vec<(&'static str, String)> {
    let mut shown = Vec::new();
    let mut add = |name, value: Option<String>| {
        shown.extend(
            value
                .filter(|value| !value.is_empty())
                .map(|value| (name, value)),
        );
    };
    add("From", message.from().map(people));
    add("To", message.to().map(people));
    add("Cc", message.cc().map(people));
    add("Date", message.date().map(mail_parser::DateTime::to_rfc822));
    add("Subject", message.subject().map(str::to_owned));
    shown
}

fn people(address: &Address<'_>) -> String {
    let people =
        address.iter().map(
            |person| match (person.name.as_deref(), person.address.as_deref()) {
                (Some(name), Some(address)) => format!("{name} <{address}>"),
                (name, address) => name.or(address).unwrap_or_default().to_owned(),
            },
        );
    people.collect::<Vec<_>>().join(", ")
}
