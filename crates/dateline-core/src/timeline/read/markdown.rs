//! Markdown with YAML front matter: the front matter has the events, or is a single event whose
//! text is below it. Without either, the text may be a chronology.
//!
//! ```text
//! ---
//! title: Military parade      front matter
//! date: 2025-05-09
//! ---
//! World leaders watch …       the text of the event
//! ```

use std::path::Path;
use std::sync::Arc;

use crate::date::DateContext;
use crate::timeline::Code;
use crate::timeline::Node;
use crate::timeline::discover::Discovered;
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::datelike;
use crate::timeline::field::names::Names;
use crate::timeline::item::{Content, Surroundings};
use crate::timeline::previous::fingerprint;
use crate::timeline::yaml::parse;
use crate::timeline::yaml::part::Part;
use crate::timeline::{Diagnostic, shape};

/// File name extensions of Markdown files.
const ENDINGS: &[&str] = &["md", "markdown", "mdown", "mdx", "qmd", "rmd"];

/// A Markdown file, split into front matter and body.
#[derive(Debug, Clone, Copy)]
pub(in crate::timeline) struct Markdown<'t> {
    /// The text from the first marker, up to but excluding the second.
    pub front: &'t str,
    /// The text after the second marker.
    pub body: &'t str,
    /// Number of the line in which that begins.
    pub line_of_body: usize,
    name: &'t str,
}

/// Whether a file name is that of a Markdown file.
pub(in crate::timeline) fn is_markdown(name: &str) -> bool {
    let ending = Path::new(name)
        .extension()
        .and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

impl<'t> Markdown<'t> {
    /// Splits a text at its markers.
    ///
    /// # Errors
    /// If there is no front matter, or no end of it.
    pub fn of(text: &'t str, name: &'t str) -> Result<Self, Diagnostic> {
        let help = "write `- 2025-05-09: what happened` for each event, or begin the file with `---`, `date:`, `title:` and `---`";
        let mut lines = text.split_inclusive('\n');
        let first = lines.next().unwrap_or_default();
        if first.trim_end() != "---" {
            return Err(Diagnostic::whole(
                Code::FrontMatter,
                "no front matter between two lines `---`, and no two entries below that begin with a date",
                help,
            ));
        }
        let mut end = first.len();
        for line in lines {
            if matches!(line.trim_end(), "---" | "...") {
                let (front, rest) = text.split_at_checked(end).unwrap_or((text, ""));
                let body = rest.get(line.len()..).unwrap_or_default().trim_start();
                let before = text.strip_suffix(body).unwrap_or_default();
                return Ok(Self {
                    front,
                    body: body.trim_end(),
                    line_of_body: before.matches('\n').count() + 1,
                    name,
                });
            }
            end += line.len();
        }
        Err(Diagnostic::whole(
            Code::FrontMatter,
            "the front matter is not closed: there is no second line `---`",
            help,
        ))
    }

    /// The front matter as an event, if it has a date under any key or the file name has one.
    pub fn only_event(&self) -> Option<Discovered<'t>> {
        let part = Arc::new(Part::new(self.front, 1));
        let mut documents = parse::located(&part).ok()?.into_iter();
        let (node, span) = documents
            .next()
            .filter(|(node, _)| !node.pairs().is_empty())?;
        let dated = datelike::is_dated(node.pairs(), &Names::default())
            || datelike::dated_pair(node.pairs(), true).is_some()
            || self.around().date.is_some();
        if !dated {
            return None;
        }
        Some(Discovered {
            items: vec![shape::item(node, span, &part, None)],
            any: true,
            whole: true,
            ..Discovered::default()
        })
    }

    /// The diagnostic for front matter without a date.
    pub fn no_date(&self) -> Diagnostic {
        Diagnostic::whole(
            Code::FrontMatter,
            "neither the front matter nor the name of the file says a date",
            "add `date: 2025-05-09` between the lines `---`",
        )
    }

    /// Adds the body and what the file name says to the event, if the front matter is a single
    /// event.
    pub fn complete(&self, found: &mut Discovered<'_>) {
        if !found.whole {
            return;
        }
        let [item] = found.items.as_mut_slice() else {
            return;
        };
        if let Content::Read(Node::Map(pairs)) = &mut item.content
            && !self.body.is_empty()
        {
            pairs.push(("body".to_owned(), Node::Scalar(self.body.to_owned())));
            item.fingerprint = fingerprint((item.fingerprint, self.body));
        }
        item.within(&Arc::new(self.around()));
    }

    /// What the file name says: `2025-05-09-parade.md` is the parade of that day.
    pub fn around(&self) -> Surroundings {
        let stem = Path::new(self.name)
            .file_stem()
            .and_then(|stem| stem.to_str());
        let stem = stem.unwrap_or_default();
        let dated = stem
            .split_at_checked("2025-05-09".len())
            .filter(|(date, rest)| {
                (rest.is_empty() || rest.starts_with(['-', '_', ' ']))
                    && date.bytes().filter(|byte| *byte == b'-').count() == 2
                    && datelike::reads(date, DateContext::default())
            });
        let (date, slug) = match dated {
            Some((date, rest)) => (
                Some(DateText::one(date)),
                rest.trim_start_matches(['-', '_', ' ']),
            ),
            None => (None, stem),
        };
        Surroundings {
            date,
            slug: (!slug.is_empty()).then(|| slug.to_owned()),
            ..Surroundings::default()
        }
    }
}
