//! Finding the list of events in a text, and reading what is around it.

use super::scan::{Chunk, Scanner};
use super::slot::{FallbackReason, Scanned, Slot};
use crate::parallel;
use crate::timeline::discover::event_keys::is_events;
use crate::timeline::discover::{Discovered, find};
use crate::timeline::previous::PreviousEntries;
use crate::timeline::read::OutlineReader;
use crate::timeline::shape::{Document, Pair, Value};
use crate::timeline::yaml::block::{Body, Outline, Section, any_key, is_blank, outline};

/// Bytes that a thread scans at a time.
const CHUNK: usize = 1 << 20;

/// The position of the list of events, and the text around it.
pub(super) struct Around<'t> {
    /// Column of the dashes.
    pub dash: usize,
    /// First byte and first line of the list.
    pub from: usize,
    pub line: usize,
    /// The text before the list, and its first line; `None` if the list is the whole file.
    pub head: Option<(&'t str, usize)>,
}

/// Finds the list of events of a text, by the lines before its first event.
pub(super) fn around(text: &[u8]) -> Result<Around<'_>, FallbackReason> {
    if text.len() > u32::MAX as usize {
        return Err(FallbackReason("it is too large"));
    }
    let (mut at, mut number) = (0, 1);
    let mut begins: Option<(usize, usize)> = None;
    let mut events = false;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let line = rest
            .get(..end)
            .and_then(|line| std::str::from_utf8(line).ok())
            .ok_or(FallbackReason("it has bytes that are not UTF-8"))?;
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let content = content.trim_end_matches(['\n', '\r']);
        if is_blank(content) {
        } else if is_dash(content) && (begins.is_none() || events) {
            let head = begins.filter(|_| events).map(|(from, line)| {
                let head = text.get(from..at).unwrap_or_default();
                (std::str::from_utf8(head).unwrap_or_default(), line)
            });
            return Ok(Around {
                dash: indent,
                from: at,
                line: number,
                head,
            });
        } else if events {
            return Err(FallbackReason("its events are not a list of blocks"));
        } else if begins.is_none() && content.trim_end() == "---" && indent == 0 {
            // The document begins below.
        } else if indent == 0 {
            if content.starts_with('%') || content.starts_with("---") || content.starts_with("...")
            {
                return Err(FallbackReason("it has directives or several documents"));
            }
            match any_key(content) {
                Some((key, rest)) => {
                    begins.get_or_insert((at, number));
                    let rest = rest.trim_start();
                    events = is_events(key) && (rest.is_empty() || rest.starts_with('#'));
                }
                None if begins.is_none() => {
                    return Err(FallbackReason("it begins with no key and no list"));
                }
                None => {}
            }
        } else if begins.is_none() {
            return Err(FallbackReason("it begins with no key and no list"));
        }
        at += end;
        number += 1;
    }
    Err(FallbackReason("it has no list of events under `events:`"))
}

/// Start of the last event in the first bytes of a text: the events before it are complete.
pub(in crate::timeline) fn head(text: &[u8]) -> Option<usize> {
    let around = around(text).ok()?;
    let mark = [b"\n".as_slice(), &vec![b' '; around.dash], b"- "].concat();
    let list = text.get(around.from..)?;
    let end = memchr::memmem::rfind(list, &mark)?;
    Some(around.from + end + 1)
}

fn is_dash(content: &str) -> bool {
    content
        .strip_prefix('-')
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Positions at which a list can be cut: at each of them a block begins.
fn cuts(text: &[u8], from: usize, to: usize, dash: usize) -> Vec<usize> {
    let mark = [b"\n".as_slice(), &vec![b' '; dash], b"-"].concat();
    let finder = memchr::memmem::Finder::new(&mark);
    let mut cuts = vec![from];
    let mut at = from;
    while at + CHUNK < to {
        let mut next = at + CHUNK;
        at = loop {
            let Some(found) = text.get(next..to).and_then(|rest| finder.find(rest)) else {
                break to;
            };
            let after = text.get(next + found + mark.len());
            if after.is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')) {
                break next + found + 1;
            }
            next += found + 1;
        };
        if at < to {
            cuts.push(at);
        }
    }
    cuts
}

/// Scans a list from a byte and line to its end, or to the byte `to`.
pub(super) fn scan_list(
    text: &[u8],
    dash: usize,
    from: usize,
    line: usize,
    to: usize,
) -> Result<Scanned, FallbackReason> {
    let cuts = cuts(text, from, to, dash);
    let ends = cuts.iter().copied().skip(1).chain([to]);
    let chunks: Vec<(usize, usize)> = cuts.iter().copied().zip(ends).collect();
    let done = parallel::map(&chunks, |(from, to)| {
        Scanner::new(text, dash).scan(*from, *to)
    });
    gather(done, line, to)
}

/// Combines the chunks of a list.
fn gather(chunks: Vec<Chunk>, line: usize, mut to: usize) -> Result<Scanned, FallbackReason> {
    let total = chunks.iter().map(|chunk| chunk.slots.len()).sum();
    let mut slots = Vec::with_capacity(total);
    let first = u32::try_from(line).map_err(|_| FallbackReason("it has too many lines"))?;
    let mut line = first;
    for chunk in chunks {
        if let Some(doubt) = chunk.doubt {
            return Err(FallbackReason(doubt));
        }
        slots.extend(chunk.slots.into_iter().map(|slot| Slot {
            line: slot.line.saturating_add(line),
            ..slot
        }));
        line = line
            .checked_add(chunk.lines)
            .ok_or(FallbackReason("it has too many lines"))?;
        if let Some(end) = chunk.end {
            to = end;
            break;
        }
    }
    Ok(Scanned {
        slots,
        end: to,
        lines: line.saturating_sub(first),
    })
}

/// The content of a file besides its events.
pub(super) fn beside<'t>(
    around: &Around<'t>,
    tail: &'t str,
    tail_line: usize,
) -> Result<Discovered<'t>, FallbackReason> {
    let Some((head, line)) = around.head else {
        // Nothing else can follow a list that is the whole file.
        return if tail.is_empty() {
            Ok(find(Document::List(Vec::new())))
        } else {
            Err(FallbackReason("there is more than a list in it"))
        };
    };
    let known = PreviousEntries::default();
    let mut reader = OutlineReader::new(&known);
    let mut pairs = sections(&mut reader, head, line)?;
    let Some(Pair {
        value: value @ Value::Plain(..),
        ..
    }) = pairs.last_mut()
    else {
        return Err(FallbackReason("its events are not a list of blocks"));
    };
    *value = Value::List(Vec::new());
    if !tail.is_empty() {
        pairs.extend(sections(&mut reader, tail, tail_line)?);
    }
    if pairs.iter().filter(|pair| is_events(&pair.key)).count() != 1 {
        return Err(FallbackReason("it has several lists of events"));
    }
    if reader.is_doubtful() {
        return Err(FallbackReason(
            "something beside its events cannot be read alone",
        ));
    }
    if pairs.iter().any(|pair| pair.key == "fields") {
        return Err(FallbackReason("it says under `fields:` what its keys mean"));
    }
    let found = find(Document::Map(pairs));
    if !found.items.is_empty() || found.lists.len() > 1 || !found.undated.is_empty() {
        return Err(FallbackReason("more than its list may hold events"));
    }
    if found.day.is_some() {
        return Err(FallbackReason("it says at its top which day it is about"));
    }
    Ok(found)
}

/// The sections of a text.
fn sections<'t>(
    reader: &mut OutlineReader<'_>,
    text: &'t str,
    line: usize,
) -> Result<Vec<Pair<'t>>, FallbackReason> {
    let Some(Outline::Map(mut sections)) = outline(text) else {
        return Err(FallbackReason(
            "there is more than sections beside its events",
        ));
    };
    for section in &mut sections {
        move_down(section, line.saturating_sub(1));
    }
    Ok(reader.pairs(sections))
}

/// Shifts the line numbers of a section by `by`.
fn move_down(section: &mut Section<'_>, by: usize) {
    section.part.line += by;
    match &mut section.body {
        Body::Whole => {}
        Body::List(parts) => parts.iter_mut().for_each(|part| part.line += by),
        Body::Map(sections) => sections
            .iter_mut()
            .for_each(|section| move_down(section, by)),
    }
}
