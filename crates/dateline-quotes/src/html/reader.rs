//! Input of the HTML tokenizer that bounds its recursion.

use std::convert::Infallible;

use html5gum::Reader;

/// Number of attributes after which the tokenizer returns to its loop.
const MOST_NESTED: usize = 64;

/// Bytes of a text for `html5gum`, for pages from anywhere.
///
/// The tokenizer (0.9) calls itself for each further attribute of a tag that is in double quotes and after white space,
/// so a tag with very many of them overflows the stack. A `/` between attributes is ignored (HTML Standard, section
/// 13.2.5.40), and ends these calls: every so often, white space between attributes is read as one.
#[derive(Debug)]
pub struct MarkupReader<'t> {
    text: &'t [u8],
    at: usize,
    /// Number of spaces between attributes so far.
    spaces: usize,
}

impl<'t> MarkupReader<'t> {
    /// Reads a text from its start.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
            spaces: 0,
        }
    }

    fn rest(&self) -> &'t [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Whether the byte before the current position is white space between a quoted value and another attribute.
    fn is_between_attributes(&self) -> bool {
        let from = self.at.saturating_sub(2);
        let around = self.text.get(from..self.at + 1);
        matches!(around, Some([b'"', space, next])
            if space.is_ascii_whitespace() && !matches!(next, b'>' | b'/'))
    }
}

impl Reader for MarkupReader<'_> {
    type Error = Infallible;

    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        let Some(byte) = self.rest().first().copied() else {
            return Ok(None);
        };
        self.at += 1;
        if self.is_between_attributes() {
            self.spaces += 1;
            if self.spaces.is_multiple_of(MOST_NESTED) {
                return Ok(Some(b'/'));
            }
        }
        Ok(Some(byte))
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        _: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Infallible> {
        let rest = self.rest();
        let found = rest.iter().position(|byte| needle.contains(byte));
        let length = match found {
            Some(0) => 1,
            Some(length) => length,
            None => rest.len(),
        };
        self.at += length;
        Ok(rest.get(..length).filter(|read| !read.is_empty()))
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        let next = self.rest().get(..text.len()).unwrap_or_default();
        let is_same = next == text || !case_sensitive && next.eq_ignore_ascii_case(text);
        if is_same {
            self.at += text.len();
        }
        Ok(is_same)
    }
}

#[cfg(test)]
mod tests {
    use html5gum::{Token, Tokenizer};

    use super::*;

    #[test]
    fn tags_with_very_many_attributes_are_read_as_with_few() {
        for between in [" ", "\n", "\r\n", "  "] {
            for count in [1, 63, 64, 65, 200_000] {
                let names = (0..count).map(|number| number % 1000);
                let attributes: Vec<String> = names
                    .map(|name| format!("{between}a{name}=\"{name}\""))
                    .collect();
                let attributes = attributes.concat();
                let text =
                    format!("<!DOCTYPE html PUBLIC \"a\" \"b\"><p{attributes} >x \"y\" z</p>");
                let tokens = Tokenizer::new(MarkupReader::new(&text)).map(|Ok(token)| token);
                let is_token = |token: &Token| !matches!(token, Token::Error(_));
                let tokens: Vec<Token> = tokens.filter(is_token).collect();
                let [_, Token::StartTag(tag), Token::String(words), _] = tokens.as_slice() else {
                    panic!("{tokens:?}");
                };
                assert_eq!(tag.attributes.len(), count.min(1000));
                assert!(!tag.self_closing);
                assert_eq!(&words[..], b"x \"y\" z");
            }
        }
    }
}
