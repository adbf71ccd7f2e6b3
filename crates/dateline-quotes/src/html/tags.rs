//! Receives tokens from the tokenizer.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::{Emitter, Error, State, naive_next_state};

use super::page::Page;
use crate::verdict::Unseen;
use crate::visible::Attributes;

/// Receives tokens from the tokenizer; uses only tags, text and comments.
#[derive(Debug)]
pub(super) struct Tags<'p, 's> {
    page: &'p mut Page<'s>,
    /// Current position in the source.
    position: usize,
    /// End of the last token.
    token_end: usize,
    name: Vec<u8>,
    is_end: bool,
    self_closing: bool,
    last_start: Vec<u8>,
    attributes: Attributes,
    /// Name and value of the current attribute.
    attribute: (Vec<u8>, Vec<u8>),
    comment: Vec<u8>,
}

impl<'p, 's> Tags<'p, 's> {
    pub fn of(page: &'p mut Page<'s>) -> Self {
        Self {
            page,
            position: 0,
            token_end: 0,
            name: Vec::new(),
            is_end: false,
            self_closing: false,
            last_start: Vec::new(),
            attributes: Attributes::default(),
            attribute: (Vec::new(), Vec::new()),
            comment: Vec::new(),
        }
    }

    /// Adds the current attribute to the tag.
    fn end_attribute(&mut self) {
        let (name, value) = &mut self.attribute;
        self.attributes.set(name, value);
        name.clear();
        value.clear();
    }

    /// Range of the source since the end of the last token.
    fn token_range(&mut self) -> Range<usize> {
        let range = self.token_end.min(self.position)..self.position;
        self.token_end = self.position;
        range
    }
}

impl Emitter for Tags<'_, '_> {
    type Token = Infallible;

    fn emit_string(&mut self, text: &[u8]) {
        let at = self.token_range();
        self.page.write(text, at);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let at = self.token_range();
        self.end_attribute();
        if self.is_end {
            self.last_start.clear();
            self.page.end(&self.name, at);
            return None;
        }
        self.last_start.clone_from(&self.name);
        self.page
            .start(&self.name, self.self_closing, &self.attributes, at);
        // Without scripts, `noscript` holds elements like any other.
        naive_next_state(&self.name).filter(|_| self.name != b"noscript")
    }

    fn emit_current_comment(&mut self) {
        let at = self.token_range();
        self.page.aside(&self.comment, Unseen::Comment, at);
    }

    fn emit_current_doctype(&mut self) {
        self.token_range();
    }

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn init_start_tag(&mut self) {
        self.name.clear();
        self.is_end = false;
        self.self_closing = false;
        self.attributes = Attributes::default();
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.is_end = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn init_comment(&mut self) {
        self.comment.clear();
    }

    fn push_comment(&mut self, text: &[u8]) {
        self.comment.extend_from_slice(text);
    }

    fn init_attribute(&mut self) {
        self.end_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.0.extend_from_slice(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.attribute.1.extend_from_slice(value);
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start = name.unwrap_or_default().to_vec();
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start.is_empty() && self.last_start == self.name
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_eof(&mut self) {}
    fn emit_error(&mut self, _: Error) {}
    fn set_force_quirks(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
