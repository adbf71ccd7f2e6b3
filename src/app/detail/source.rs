//! The sources of an event: how they are named, their links and their further fields.

use std::sync::Arc;

use super::line::Role;
use super::paragraph::long;
use super::state::Detail;
use crate::evidence::page;
use crate::timeline::{Cited, Event, File, Quote, Source};

/// Bytes of an address above which it is no link: terminals take at least this many.
const LONGEST_LINK: usize = 2_000;

impl Detail {
    /// Further fields of the sources that the event cites.
    pub(super) fn sources(&mut self, event: &Event, file: &File) {
        let cited = event
            .quotes
            .iter()
            .filter_map(|quote| quote.source.as_ref())
            .chain(event.source.as_ref());
        let mut shown: Vec<Source> = Vec::new();
        for cited in cited {
            let source = file.source(cited);
            let fields = source.rest();
            if fields.is_empty() || shown.contains(&source) {
                continue;
            }
            self.blank();
            self.line(Role::Label, "Source");
            self.fields(&fields);
            shown.push(source);
        }
    }

    /// The source of a quote, and the other fields of the quote.
    pub(super) fn source_of(&mut self, quote: &Quote, source: Option<&Cited>, file: &File) {
        if let Some(cited) = quote.source.as_ref().or(source) {
            self.source(&file.source(cited), "— ");
        }
        self.fields(&quote.fields);
    }

    /// Publisher, title and date of a source on one line, its link below.
    pub(super) fn source(&mut self, source: &Source, lead: &str) {
        let named = [
            source.publisher.as_deref(),
            source.title.as_deref(),
            source.published.as_deref(),
        ];
        let mut name = named
            .into_iter()
            .flatten()
            .map(long)
            .collect::<Vec<_>>()
            .join(" · ");
        if name.is_empty() {
            name = source
                .url
                .as_deref()
                .or(source.id.as_deref())
                .map(long)
                .unwrap_or_default();
        } else if let Some(url) = source.url.as_deref() {
            self.hanging(Role::Source, lead, &name);
            let first = self.lines.len();
            self.hanging(Role::Muted, "  ", &long(url));
            self.link(first, url);
            return;
        }
        if !name.is_empty() {
            self.hanging(Role::Source, lead, &name);
        }
    }

    /// Has the lines from `first` on lead to an address, if it is one of a page.
    pub(super) fn link(&mut self, first: usize, url: &str) {
        let page = page(url, None).ok();
        let link = page.filter(|page| page.url.len() <= LONGEST_LINK);
        let link: Option<Arc<str>> = link.map(|page| page.url.into());
        for line in self.lines.iter_mut().skip(first) {
            line.link.clone_from(&link);
        }
    }
}
