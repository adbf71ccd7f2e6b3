//! A verdict in words, as it is shown under a quote, in reports and in exports.

use std::sync::Arc;

use super::copies::Named;
use super::verdicts::{Checked, Verdicts};
use super::wrong::hexadecimal;
use crate::text::{head, one_line};
use dateline_quotes::{Altered, Found, SavedCopy, Verdict};

/// How much of a path is shown, in characters.
const LONGEST_PATH: usize = 200;
/// How much of what differs is shown on a line, in characters.
const LONGEST_WORDS: usize = 240;
/// How many changes are listed.
const MOST_CHANGES: usize = 8;

impl Checked {
    /// The verdict in words: "verbatim in chat.txt, line 3".
    pub fn words(&self) -> String {
        let copy = self.copy();
        let at = |found: &Found| format!("{copy}, {}", found.place_words());
        match &*self.verdict {
            Verdict::Verbatim(found) => format!("verbatim in {}", at(found)),
            Verdict::Folded(found) => {
                let but = "spacing and punctuation style".to_owned();
                let but = std::iter::once(but).chain(notes(found)).collect::<Vec<_>>();
                format!("folded: matches {} but for {}", at(found), but.join(", "))
            }
            Verdict::Elided(found) => {
                format!("elided: its parts are in {}{}", at(found), also(found))
            }
            Verdict::Marked(found) => {
                format!(
                    "marked: matches {} but for what it marks{}",
                    at(found),
                    also(found)
                )
            }
            Verdict::Repeated(found, count) => format!(
                "repeated: {count} times in {copy}, first in {}{}",
                found.place_words(),
                also(found)
            ),
            Verdict::Altered(altered) => format!("altered: differs from {}", at(&altered.found)),
            Verdict::Missing(None) => format!("missing: not found in {copy}"),
            Verdict::Missing(Some(unseen)) => format!("missing: in {copy} only {}", unseen.words()),
            Verdict::NoCopy => match (&self.trouble, &self.source) {
                (Some(trouble), _) => format!("not checked: {}", one_line(trouble)),
                (None, Some(_)) => "not checked: its source has no saved copy".to_owned(),
                (None, None) => "not checked: it names no source".to_owned(),
            },
        }
    }

    /// Details besides [`Self::words`], a line each: what differs, and what is wrong with the copy.
    pub fn details(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if let (Some(trouble), true) = (&self.trouble, self.verdict.found().is_some()) {
            lines.push(one_line(trouble).into_owned());
        }
        lines.extend(
            self.misplaced
                .iter()
                .map(|misplaced| shown(&misplaced.words)),
        );
        lines.extend(self.unchecked_place.as_deref().map(shown));
        if let Verdict::Altered(altered) = &*self.verdict {
            lines.extend(differences(altered));
        }
        lines
    }

    /// The path of the copy as the file has it.
    fn copy(&self) -> String {
        let path = self
            .source
            .as_deref()
            .and_then(|source| source.file.as_deref());
        one_line(head(path.unwrap_or_default(), LONGEST_PATH)).into_owned()
    }
}

impl Verdicts {
    /// The copy that a quote of a file was looked up in.
    pub(crate) fn copy_of(&self, file: usize, checked: &Checked) -> Option<&Arc<SavedCopy>> {
        let path = checked.source.as_deref()?.file.clone()?;
        self.copies.get(&Named { file, path })?.as_ref().ok()
    }

    /// The SHA-256 of the copy that a quote of a file was looked up in.
    pub(crate) fn digest_of(&self, file: usize, checked: &Checked) -> Option<String> {
        Some(hexadecimal(&self.copy_of(file, checked)?.digest()))
    }
}

/// The differences between a verified quote and its source, each in words.
fn notes(found: &Found) -> impl Iterator<Item = String> {
    found.notes.iter().map(|note| shown(&note.words()))
}

fn also(found: &Found) -> String {
    let notes: Vec<String> = notes(found).collect();
    if notes.is_empty() {
        String::new()
    } else {
        format!(": {}", notes.join(", "))
    }
}

/// The differences between an altered quote and its source, a line each, and where similar passages are.
fn differences(altered: &Altered) -> Vec<String> {
    let changes = altered.changes();
    let mut lines: Vec<String> = changes
        .iter()
        .take(MOST_CHANGES)
        .map(|change| shown(&change.words()))
        .collect();
    if changes.len() > MOST_CHANGES {
        lines.push(format!("… and {} more", changes.len() - MOST_CHANGES));
    }
    lines.extend(altered.hint.as_ref().map(|hint| shown(&hint.words())));
    for near in &altered.others {
        let place = near.found.place_words();
        lines.push(shown(&format!("also close: {place}: “{}”", near.text)));
    }
    lines
}

fn shown(text: &str) -> String {
    let short = head(text, LONGEST_WORDS);
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("{}{more}", one_line(short))
}
