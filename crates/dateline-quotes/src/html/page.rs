//! A page while its text is written.

use std::ops::Range;

use super::elements::{BREAKING, SKIPPED};
use super::rendered::{Extent, UnseenPart, hide};
use crate::offsets::Offsets;
use crate::verdict::Unseen;
use crate::visible::{Attributes, Visibility};

/// Maximum length of the numbers of footnotes in one place: "12", "8,9", "102–104".
const LONGEST_FOOTNOTE: usize = 12;

/// Text of a page under construction.
#[derive(Debug)]
pub(super) struct Page<'s> {
    pub(super) source: &'s [u8],
    pub(super) extent: Extent,
    pub(super) text: Vec<u8>,
    pub(super) offsets: Offsets,
    pub(super) unseen: Vec<UnseenPart>,
    pub(super) visibility: &'s mut Visibility,
    /// The element whose contents are skipped, and the nesting depth of elements with its name.
    pub(super) skipped: Option<(Vec<u8>, usize)>,
    /// Whether following text is superscript.
    pub(super) raised: bool,
    /// How many notes with letters there are, counted from `a`.
    pub(super) lettered: u8,
    /// Whether following text is a link that is marked as the reference to a note.
    pub(super) in_reference: bool,
}

impl Page<'_> {
    pub(super) fn start(
        &mut self,
        name: &[u8],
        self_closing: bool,
        attributes: &Attributes,
        at: Range<usize>,
    ) {
        match &mut self.skipped {
            Some((skipped, open)) => {
                if skipped == name && !self_closing {
                    *open += 1;
                }
            }
            // Before corrections, nothing had been inserted.
            None if SKIPPED.contains(&name)
                || name == b"ins" && self.extent == Extent::Everything =>
            {
                if !self_closing || name != b"svg" {
                    self.skipped = Some((name.to_vec(), 1));
                }
            }
            None => {
                self.visibility.start(name, attributes);
                if name == b"img" && !attributes.alt.is_empty() {
                    self.aside(&attributes.alt, Unseen::AltText, at.clone());
                }
                self.element(name, true, at);
                self.in_reference |= name == b"a" && attributes.is_note_reference;
            }
        }
    }

    pub(super) fn end(&mut self, name: &[u8], at: Range<usize>) {
        let Some((skipped, open)) = &mut self.skipped else {
            self.element(name, false, at);
            self.visibility.end(name);
            return;
        };
        // The end tag of a reading may be left out.
        if name == b"ruby" && matches!(skipped.as_slice(), b"rt" | b"rp") {
            self.skipped = None;
        } else if skipped == name {
            *open -= 1;
            if *open == 0 {
                self.skipped = None;
            }
        }
    }

    /// Whether text at this point is omitted.
    fn is_left_out(&self) -> bool {
        self.skipped.is_some() || self.extent == Extent::Seen && self.visibility.unseen().is_some()
    }

    /// Appends text that is separate from its surroundings.
    pub(super) fn aside(&mut self, text: &[u8], why: Unseen, at: Range<usize>) {
        if self.extent == Extent::Seen || self.skipped.is_some() {
            return;
        }
        self.break_line(at.clone());
        let start = self.text.len();
        self.text.extend_from_slice(text);
        self.offsets.push(text.len(), at.clone());
        hide(&mut self.unseen, start..self.text.len(), why);
        self.break_line(at);
    }

    fn break_line(&mut self, at: Range<usize>) {
        if !self.text.is_empty() && !self.text.ends_with(b"\n") {
            self.text.push(b'\n');
            self.offsets.push(1, at);
        }
    }

    fn element(&mut self, name: &[u8], begins: bool, at: Range<usize>) {
        if name == b"sup" {
            self.raised = begins;
        } else if name == b"a" {
            self.in_reference = false;
        } else if name == b"q" {
            // Browsers put quotation marks around it (HTML Standard, section 15.3.4).
            if !self.is_left_out() {
                self.text.push(b'"');
                self.offsets.push(1, at);
            }
        } else if BREAKING.contains(&name) {
            // An unclosed element affects only its own line.
            self.raised = false;
            self.in_reference = false;
            self.break_line(at);
        }
    }

    /// Appends text from a range of the source.
    pub(super) fn write(&mut self, text: &[u8], at: Range<usize>) {
        if self.is_left_out() {
            return;
        }
        let start = self.text.len();
        self.write_seen(text, at);
        if let Some(why) = self.visibility.unseen() {
            hide(&mut self.unseen, start..self.text.len(), why);
        }
    }

    fn write_seen(&mut self, text: &[u8], mut at: Range<usize>) {
        if self.raised && self.is_lettered(text) {
            return;
        }
        // A number in brackets is recognized as a footnote without being superscript.
        if (self.raised || self.in_reference)
            && text.len() <= LONGEST_FOOTNOTE
            && std::str::from_utf8(text).is_ok_and(are_numbers)
            && !self.text.ends_with(b"[")
        {
            self.write_raised(text, at);
            return;
        }
        let source = self.source;
        // A line feed whose carriage return ended the previous piece.
        if at
            .start
            .checked_sub(1)
            .is_some_and(|before| source.get(before..=at.start) == Some(b"\r\n"))
        {
            at.start += 1;
        }
        let within = source.get(at.clone()).unwrap_or_default();
        if within == text {
            self.text.extend_from_slice(text);
            self.offsets.push(text.len(), at);
            return;
        }
        // Line ends are normalized; everything else is an entity or a replaced character.
        if let Some(pieces) = line_ends(within, text) {
            for (derived, original) in pieces {
                let end = at.start + original;
                self.offsets.push(derived, at.start..end);
                at.start = end;
            }
        } else {
            self.offsets.push(text.len(), at);
        }
        self.text.extend_from_slice(text);
    }

    /// Whether superscript text has only letters of notes: one that was there, or the next one. In "rec^d", "1^a" or "x^n", it
    /// has not.
    fn is_lettered(&mut self, text: &[u8]) -> bool {
        let Some(last) = self.text.last().filter(|last| !last.is_ascii_whitespace()) else {
            return false;
        };
        let (known, is_after_digit) = (self.lettered, last.is_ascii_digit());
        let are_letters = text.split(|byte| *byte == b',').all(|letter| {
            let [letter @ b'a'..=b'z'] = letter.trim_ascii() else {
                return false;
            };
            let (before, last) = (letter - b'a', self.lettered);
            self.lettered = last.max(before + 1);
            before <= last && !(is_after_digit && (before < last || before == 0))
        });
        if !are_letters {
            self.lettered = known;
        }
        are_letters
    }

    /// Appends the numbers of footnotes as superscript digits, and what is between them.
    fn write_raised(&mut self, numbers: &[u8], at: Range<usize>) {
        const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        let numbers = String::from_utf8_lossy(numbers);
        let raised = numbers.chars().map(|c| {
            let digit = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
            digit
                .and_then(|digit| RAISED.get(digit))
                .copied()
                .unwrap_or(c)
        });
        let raised: String = raised.collect();
        self.text.extend_from_slice(raised.as_bytes());
        self.offsets.push(raised.len(), at);
    }
}

/// Whether a text is one or more numbers, as of footnotes.
fn are_numbers(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split([',', '-', '–']).all(is_number)
}

/// Lengths of the pieces of a text and its source if they differ only in line ends.
fn line_ends(source: &[u8], text: &[u8]) -> Option<Vec<(usize, usize)>> {
    let mut pieces = Vec::new();
    let (mut source, mut text) = (source, text);
    while !text.is_empty() {
        let same = source.iter().zip(text).take_while(|(a, b)| a == b).count();
        if same > 0 {
            pieces.push((same, same));
            source = source.get(same..)?;
            text = text.get(same..)?;
            continue;
        }
        let rest = source.strip_prefix(b"\r")?;
        text = text.strip_prefix(b"\n")?;
        let after = rest.strip_prefix(b"\n").unwrap_or(rest);
        pieces.push((1, source.len() - after.len()));
        source = after;
    }
    source.is_empty().then_some(pieces)
}
