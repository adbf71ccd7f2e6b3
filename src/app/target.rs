//! What `s`, `o` and `y` act on: the current quote, its event and its source; and these actions.

use std::sync::Arc;

use super::Action;
use super::Effect;
use super::copy::{CopyRequest, event};
use super::layout::Focus;
use super::sources::NO_COPY;
use super::state::App;
use crate::evidence::{Anchor, Named, Verdict, fragment, page};
use crate::text::{begins_quoted, cut, head, one_line};
use crate::timeline::{Entry, Event, PLACES, Quote, Source};

/// Columns of a text that the status line repeats.
const BRIEF: usize = 50;

/// The target of an action: what the user is looking at.
struct Target {
    /// Index of the file that it belongs to.
    file: usize,
    /// The entry; `None` if a source without any was selected.
    entry: Option<Arc<Entry>>,
    /// Number of the quote in its event; `None` if there is none.
    quote: Option<usize>,
    /// The source of the quote, else that of the event.
    source: Option<Arc<Source>>,
}

impl Target {
    fn event(&self) -> Option<&Event> {
        self.entry.as_deref().and_then(event)
    }

    fn quote(&self) -> Option<&Quote> {
        self.event()?.quotes.get(self.quote?)
    }

    /// Where the quote claims to be in its source, as the end of a citation: ", page 3, line 12, § 4".
    fn place_words(&self) -> String {
        let Some(event) = self.event() else {
            return String::new();
        };
        let [page, line, cite] = match self.quote() {
            Some(quote) => quote.place_in_source(event),
            None => event.place_in_source(),
        };
        let parts = [("page ", page), ("line ", line), ("", cite)];
        let parts = parts.into_iter().filter_map(|(name, text)| {
            let text = one_line(text?.trim()).into_owned();
            Some(format!(", {name}{text}"))
        });
        parts.collect()
    }
}

impl App {
    fn target(&self) -> Target {
        if let Some(open) = self.overlays.copy() {
            let current = open.current();
            return Target {
                file: open.named.file,
                entry: open.entry.clone(),
                quote: current.map(|drawn| drawn.quote),
                source: Some(Arc::clone(&open.source)),
            };
        }
        if let Some(sources) = self.overlays.sources() {
            let listed = sources.selected();
            return Target {
                file: listed.map_or(0, |listed| listed.file),
                entry: None,
                quote: None,
                source: listed.map(|listed| Arc::clone(&listed.source)),
            };
        }
        let entry = self.selected();
        let event = entry.as_deref().and_then(event);
        let quote = event.and_then(|event| self.quote_looked_at(event));
        let source = event.and_then(|event| {
            let of_quote = quote.and_then(|at| event.quotes.get(at)?.source.as_ref());
            let cited = of_quote.or(event.source.as_ref())?;
            Some(Arc::new(self.timeline.file(event.file).source(cited)))
        });
        Target {
            file: entry.as_ref().map_or(0, |entry| entry.file()),
            quote,
            source,
            entry,
        }
    }

    /// Index of the quote to act on: the one on the screen in the detail pane; from the list the first, preferring one with a saved copy.
    fn quote_looked_at(&self, event: &Event) -> Option<usize> {
        let last = event.quotes.len().checked_sub(1)?;
        if self.focus == Focus::Detail {
            return Some(self.detail.quote_at(self.detail_top).min(last));
        }
        let checked = self.verdicts.of(event);
        let has_copy = checked
            .iter()
            .map(|checked| {
                checked
                    .source
                    .as_ref()
                    .and_then(|source| source.file.as_ref())
            })
            .position(|file| file.is_some());
        Some(has_copy.unwrap_or(0).min(last))
    }

    /// Opens the saved copy of the target's source, or says why there is none.
    pub(super) fn show_source_copy(&mut self) {
        let target = self.target();
        let note = match (&target.entry, target.event(), &target.source) {
            (None, ..) => Some("There is no event"),
            (_, None, _) => Some("This event cannot be read, so it has no source"),
            (.., None) => Some("The event names no source: add `source:` to it"),
            (.., Some(source)) if source.file.is_none() => Some(NO_COPY),
            _ => None,
        };
        if let Some(note) = note {
            self.note = Some(note.to_owned());
            return;
        }
        let fingerprint = target.entry.as_ref().map(|entry| entry.fingerprint());
        if let Some(source) = target.source
            && let Some(path) = source.file.clone()
        {
            let request = CopyRequest {
                named: Named {
                    file: target.file,
                    path,
                },
                source,
                at: fingerprint.zip(target.quote),
            };
            if self.open_copy(request) {
                self.note = None;
            }
        }
    }

    /// Opens the page of the source at the words of the quote, or its archived copy.
    pub(super) fn open_page(&mut self, archived: bool) -> Vec<Effect> {
        match self.page_looked_at(archived, true) {
            Err(note) => {
                self.note = Some(note);
                Vec::new()
            }
            Ok((page, quote)) => {
                let at = match quote {
                    Words::Missing => ": the quote is not in the saved copy",
                    words => words.at(),
                };
                self.note = Some(format!("Opening {}{at}", page.host));
                vec![Effect::OpenPage {
                    url: page.url,
                    host: page.host,
                }]
            }
        }
    }

    /// The page of the source or its archived one, at the words of the quote or not.
    fn page_looked_at(
        &self,
        archived: bool,
        at_quote: bool,
    ) -> Result<(crate::evidence::Page, Words), String> {
        let target = self.target();
        let of = |source: &Source| {
            if archived {
                source.archived_url.clone()
            } else {
                source.url.clone()
            }
        };
        let own = target.source.as_deref().and_then(of);
        // If a quote's source has none, the event's source may.
        let url = own.clone().or_else(|| {
            let event = target.event()?;
            let cited = event.source.as_ref()?;
            of(&self.timeline.file(event.file).source(cited))
        });
        let Some(url) = url else {
            return Err(if archived {
                "The source has no archived page: add `archived_url:` to it".to_owned()
            } else {
                "The source has no page: add `url:` to it".to_owned()
            });
        };
        let (anchor, words) = match own {
            Some(_) if at_quote => self.anchor(&target),
            _ => (None, Words::None),
        };
        Ok((page(&url, anchor.as_ref())?, words))
    }

    /// How the link points to the words of a quote: a text fragment computed from the copy, or the
    /// page of a PDF.
    fn anchor(&self, target: &Target) -> (Option<Anchor>, Words) {
        let (Some(event), Some(quote), Some(number)) =
            (target.event(), target.quote(), target.quote)
        else {
            return (None, Words::None);
        };
        let checked = self.verdicts.of(event).get(number);
        let copy = target.source.as_ref().and_then(|source| {
            let named = Named {
                file: target.file,
                path: source.file.clone()?,
            };
            self.verdicts.copies.get(&named)?.as_ref().ok()
        });
        let verdict = checked.map(|checked| &*checked.verdict);
        let found = verdict.and_then(Verdict::found);
        let (anchor, words) = match (verdict, found, copy) {
            (Some(Verdict::Missing(_)), _, Some(_)) => return (None, Words::Missing),
            (Some(verdict), Some(found), Some(copy)) => {
                let words = match verdict {
                    Verdict::Altered(_) => Words::Closest,
                    _ => Words::Quote,
                };
                let anchor = match (copy.extracted_by(), found.page) {
                    (Some(_), Some(page)) => Some(Anchor::Page(page)),
                    _ => fragment::of_passage(copy, copy.in_text(&found.source)).map(Anchor::Words),
                };
                (anchor, words)
            }
            _ => (
                fragment::of_quote(&quote.text).map(Anchor::Words),
                Words::Quote,
            ),
        };
        let words = if anchor.is_some() { words } else { Words::None };
        (anchor, words)
    }

    /// Copies something of the target to the clipboard.
    pub(super) fn yank(&mut self, action: Action) -> Vec<Effect> {
        let yanked = match action {
            Action::YankQuote => self.yanked_quote(),
            Action::YankEvent => self.yanked_event(),
            Action::YankTitle => self.yanked_title(),
            Action::YankLink => self.yanked_link(false),
            Action::YankLinkAtQuote => self.yanked_link(true),
            _ => self.yanked_citation(),
        };
        match yanked {
            Ok(effect) => vec![effect],
            Err(note) => {
                self.note = Some(note);
                Vec::new()
            }
        }
    }

    fn yanked_quote(&self) -> Result<Effect, String> {
        let target = self.target();
        let quote = target.quote().ok_or("The event has no quote")?;
        let mut text = quoted(quote.text.trim());
        if let Some(source) = &target.source {
            text.push_str("\n— ");
            text.push_str(&citation(source));
        }
        text.push_str(&target.place_words());
        let is_said = |name: &str| PLACES.iter().any(|place| name.eq_ignore_ascii_case(place));
        for (name, value) in &quote.fields {
            if let Some(value) = value.text().filter(|_| !is_said(name)) {
                text.extend([", ", name, " ", value]);
            }
        }
        let brief = brief(&quote.text);
        Ok(clip(&text, format!("the quote {brief} with its source")))
    }

    fn yanked_event(&self) -> Result<Effect, String> {
        let entry = self.target().entry.ok_or("There is no event")?;
        let place = entry.place();
        if self.timeline.shares_its_line(&entry) {
            return Err("The event shares its line with others: e opens the file there".to_owned());
        }
        Ok(Effect::ClipEvents {
            events: vec![(entry.file(), place)],
            what: format!("the event {} as YAML", brief(entry.title())),
        })
    }

    fn yanked_title(&self) -> Result<Effect, String> {
        let entry = self.target().entry.ok_or("There is no event")?;
        match entry.title().trim() {
            "" => Err("The event has no title".to_owned()),
            title => Ok(clip(title, format!("the title {}", brief(title)))),
        }
    }

    fn yanked_link(&self, at_quote: bool) -> Result<Effect, String> {
        let (page, words) = self.page_looked_at(false, at_quote)?;
        let at = words.at();
        Ok(clip(&page.url, format!("the link to {}{at}", page.host)))
    }

    fn yanked_citation(&self) -> Result<Effect, String> {
        let target = self.target();
        let source = target.source.as_ref().ok_or("The event names no source")?;
        let text = citation(source) + &target.place_words();
        let brief = brief(&text);
        Ok(clip(&text, format!("the citation {brief}")))
    }
}

/// The words that a link points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    /// The words of the quote.
    Quote,
    /// The passage closest to the quote.
    Closest,
    /// The quote is not in the copy.
    Missing,
    /// There is no quote.
    None,
}

impl Words {
    /// Where the page opens, for use after its name.
    fn at(self) -> &'static str {
        match self {
            Self::Quote => " at the quote",
            Self::Closest => " at the passage closest to the quote",
            Self::Missing | Self::None => "",
        }
    }
}

/// An effect that copies a text to the clipboard, without control characters that the receiving
/// program would act on.
fn clip(text: &str, what: String) -> Effect {
    Effect::Clip {
        text: without_controls(text),
        what,
    }
}

/// The text without control characters, except line ends and tabs.
pub(crate) fn without_controls(text: &str) -> String {
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    text.chars().filter(kept).collect()
}

/// The text in quotation marks, unless it begins with one.
fn quoted(text: &str) -> String {
    if begins_quoted(text) {
        text.to_owned()
    } else {
        format!("“{text}”")
    }
}

/// The beginning of a text, for use within a sentence.
fn brief(text: &str) -> String {
    let text = one_line(head(text.trim(), BRIEF * 2)).into_owned();
    quoted(&cut(&text, BRIEF))
}

/// A source as one line: author, title, publisher, date of publication, link, and date of access.
pub(crate) fn citation(source: &Source) -> String {
    let said = |text: &Option<String>| {
        let text = text.as_deref().map(one_line)?;
        (!text.is_empty()).then(|| text.into_owned())
    };
    let title = said(&source.title).map(|title| quoted(&title));
    let name = match (said(&source.author), title) {
        (Some(author), Some(title)) => Some(format!("{author}: {title}")),
        (author, title) => author.or(title),
    };
    let published: Vec<String> = [said(&source.publisher), said(&source.published)]
        .into_iter()
        .flatten()
        .collect();
    let published = (!published.is_empty()).then(|| published.join(", "));
    let link = said(&source.url).or_else(|| said(&source.archived_url));
    let parts: Vec<String> = [name, published, link].into_iter().flatten().collect();
    let mut text = if parts.is_empty() {
        said(&source.id).unwrap_or_default()
    } else {
        parts.join(". ")
    };
    if let Some(accessed) = said(&source.accessed) {
        text.extend([" (accessed ", accessed.as_str(), ")"]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_lists_the_known_fields() {
        let some = |text: &str| Some(text.to_owned());
        let all = Source {
            id: some("r"),
            author: some("Ines Okafor"),
            title: some("The night\nof the queue"),
            publisher: some("Larkpost"),
            published: some("2025-03-21"),
            url: some("https://example.org/r"),
            accessed: some("2025-04-01"),
            ..Source::default()
        };
        assert_eq!(
            citation(&all),
            "Ines Okafor: “The night of the queue”. Larkpost, 2025-03-21. https://example.org/r (accessed 2025-04-01)"
        );
        let title = Source {
            title: some("“Quoted” already"),
            ..Source::default()
        };
        assert_eq!(citation(&title), "“Quoted” already");
        let only_id = Source {
            id: some("r"),
            ..Source::default()
        };
        assert_eq!(citation(&only_id), "r");
        assert_eq!(citation(&Source::default()), "");
    }

    #[test]
    fn the_clipboard_gets_no_control_characters() {
        assert_eq!(without_controls("a\u{1b}[201~\r\n\tb\u{9b}"), "a[201~\n\tb");
    }
}
