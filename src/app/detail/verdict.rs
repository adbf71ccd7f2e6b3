//! The verdict under a quote: whether it stands in the saved copy of its source, and what stands there instead.

use super::{Detail, Role};
use crate::evidence::{Checked, Verdict};
use crate::text::head;

/// How much of a passage that differs is laid out, in characters.
const LONGEST_PASSAGE: usize = 4000;

impl Detail {
    pub(super) fn verdict(&mut self, checked: &Checked) {
        let role = match &*checked.verdict {
            Verdict::Altered(_) | Verdict::Missing(_) => Role::Error,
            Verdict::NoCopy if checked.trouble.is_some() => Role::Error,
            _ => Role::Muted,
        };
        self.hanging(role, "  ", &checked.words());
        for detail in checked.details() {
            self.hanging(Role::Error, "  ", &detail);
        }
        if let Verdict::Altered(altered) = &*checked.verdict {
            let differences = altered.marked();
            self.hanging(Role::Body, "  ", head(&differences, LONGEST_PASSAGE));
        }
    }
}
