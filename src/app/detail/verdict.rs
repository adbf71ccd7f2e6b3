//! The verdict below a quote: whether it was found in the saved copy of its source, and what the
//! copy has instead.

use super::line::Role;
use super::state::Detail;
use crate::evidence::{Checked, Verdict};
use crate::text::head;

/// Characters of a differing passage that are laid out at most.
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
