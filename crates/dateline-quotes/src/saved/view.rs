//! Texts of a copy in which quotes are looked for.

use std::ops::Range;

use super::{Other, SavedCopy};
use crate::fold::Folded;
use crate::html::{Extent, Rendered, UnseenPart};
use crate::index::Index;
use crate::layout::layout_of;
use crate::offsets::{Offsets, without};
use crate::searched::Searched;
use crate::unquoted::quotation_marks;

/// One of the texts of a copy.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'c> {
    /// The copy.
    pub copy: &'c SavedCopy,
    /// The text.
    pub text: &'c str,
    pub searched: &'c Searched,
    /// Mapping to [`SavedCopy::text`], if that is another text.
    pub to_text: Option<&'c Offsets>,
}

impl<'c> View<'c> {
    /// Folded text.
    pub fn folded(&self) -> &'c Folded {
        &self.searched.folded
    }

    /// Index of its words; `None` if the text is too large.
    pub fn index(&self) -> Option<&'c Index> {
        self.searched.index()
    }

    /// The index for looking up one more quote; `None` while scanning the text again costs less than building it.
    pub fn index_for_lookup(&self) -> Option<&'c Index> {
        self.searched.index_for_lookup()
    }

    /// Maps a range of the text to [`SavedCopy::text`].
    pub fn in_text(&self, range: &Range<usize>) -> Range<usize> {
        match self.to_text {
            Some(offsets) => offsets.range(range),
            None => range.clone(),
        }
    }

    /// Maps a range of the text to the folded text.
    pub fn in_folded(&self, text: &Range<usize>) -> Range<usize> {
        self.folded().offsets.derived(text)
    }

    /// Maps a range of the folded text to the text.
    pub fn unfolded(&self, folded: &Range<usize>) -> Range<usize> {
        self.searched.folded.offsets.range(folded)
    }
}

impl SavedCopy {
    /// Visible text, for searching.
    pub(crate) fn view(&self) -> View<'_> {
        View {
            copy: self,
            text: self.text(),
            searched: &self.searched,
            to_text: None,
        }
    }

    /// Text without line and page numbers and running heads; `None` if it has none.
    pub(crate) fn view_without_layout(&self) -> Option<View<'_>> {
        let other = self.without_layout.get_or_init(|| {
            let layout = self.layout();
            (!layout.is_empty()).then(|| self.without(layout.to_vec()))
        });
        Some(self.other(other.as_ref()?))
    }

    /// Text without layout and without quotation marks.
    pub(crate) fn view_without_quotation_marks(&self) -> View<'_> {
        self.other(self.unquoted.get_or_init(|| {
            let mut omitted = self.layout().to_vec();
            omitted.extend(quotation_marks(self.text()));
            self.without(omitted)
        }))
    }

    /// Ranges of the text that are page layout, in no order.
    fn layout(&self) -> &[Range<usize>] {
        self.layout.get_or_init(|| layout_of(self.text()))
    }

    /// Whether a range of the text has page layout in it.
    pub(crate) fn has_layout_in(&self, text: &Range<usize>) -> bool {
        let mut layout = self.layout().iter();
        layout.any(|range| range.start < text.end && text.start < range.end)
    }

    /// The text without some ranges.
    fn without(&self, ranges: Vec<Range<usize>>) -> Other {
        let (text, to_text) = without(self.text(), ranges);
        Other {
            searched: Searched::of(&text),
            text,
            to_text: Some(to_text),
            unseen: Vec::new(),
        }
    }

    /// Text including invisible parts, with their ranges; `None` if everything is visible. Its offsets are not those of
    /// [`Self::text`].
    pub(crate) fn view_of_everything(&self) -> Option<(View<'_>, &[UnseenPart])> {
        let other = self.everything.get_or_init(|| {
            let Rendered { text, unseen, .. } =
                self.markup.render(&self.source, Extent::Everything)?;
            (!unseen.is_empty()).then(|| Other {
                searched: Searched::of(&text),
                text,
                to_text: None,
                unseen,
            })
        });
        let other = other.as_ref()?;
        Some((self.other(other), &other.unseen))
    }

    fn other<'c>(&'c self, other: &'c Other) -> View<'c> {
        View {
            copy: self,
            text: &other.text,
            searched: &other.searched,
            to_text: other.to_text.as_ref(),
        }
    }
}
