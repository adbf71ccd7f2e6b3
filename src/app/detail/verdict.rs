//! The verdict under a quote: whether it stands in the saved copy of its source, and what stands there instead.

use super::{Detail, Role, long};
use crate::evidence::{Checked, Found, Verdict};
use crate::text::{head, one_line};

/// How much of a passage that differs is laid out, in characters.
const LONGEST_PASSAGE: usize = 4000;

impl Detail {
    pub(super) fn verdict(&mut self, checked: &Checked) {
        let copy = checked
            .source
            .as_deref()
            .and_then(|source| source.file.as_deref());
        let copy = long(copy.unwrap_or_default());
        let at = |found: &Found| format!("{copy}, line {}", found.place.line);
        let (role, text) = match &*checked.verdict {
            Verdict::Verbatim(found) => (Role::Muted, format!("verbatim in {}", at(found))),
            Verdict::Folded(found) => (
                Role::Muted,
                format!("folded: word for word in {}", at(found)),
            ),
            Verdict::Elided(found) => (
                Role::Muted,
                format!("elided: its parts stand in {}", at(found)),
            ),
            Verdict::Repeated(found, count) => (
                Role::Muted,
                format!(
                    "repeated: {count} times in {copy}, first in line {}",
                    found.place.line
                ),
            ),
            Verdict::Altered(altered) => {
                (Role::Error, format!("altered: {} says", at(&altered.found)))
            }
            Verdict::Marked(found) => (
                Role::Muted,
                format!("marked: {} but for what it marks", at(found)),
            ),
            Verdict::Missing(None) => (Role::Error, format!("missing: not found in {copy}")),
            Verdict::Missing(Some(unseen)) => (
                Role::Error,
                format!("missing: in {copy} only {}", unseen.words()),
            ),
            Verdict::NoCopy => match (&checked.trouble, &checked.source) {
                (Some(trouble), _) => (Role::Error, format!("not checked: {}", one_line(trouble))),
                (None, Some(_)) => (
                    Role::Muted,
                    "not checked: its source has no saved copy".to_owned(),
                ),
                (None, None) => (Role::Muted, "not checked: it names no source".to_owned()),
            },
        };
        self.hanging(role, "  ", &text);
        if let (Some(trouble), true) = (&checked.trouble, checked.verdict.found().is_some()) {
            self.hanging(Role::Error, "  ", &one_line(trouble));
        }
        if let Verdict::Altered(altered) = &*checked.verdict {
            let differences = altered.marked();
            self.hanging(Role::Body, "  ", head(&differences, LONGEST_PASSAGE));
        }
    }
}
