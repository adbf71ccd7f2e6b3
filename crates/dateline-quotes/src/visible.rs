//! Tracks which part of a web page is visible.
//!
//! Open elements are maintained as in browsers (HTML Standard, section 13.2.6), as far as it matters here: paragraphs,
//! list items and table cells end implicitly, and formatting such as struck-out text continues in the next paragraph.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use crate::verdict::Unseen;

/// Maximum number of open elements that an end tag is compared with.
const MOST_COMPARED: usize = 1_000;

/// Elements without contents.
const VOID: &[&[u8]] = &[
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param",
    b"source", b"track", b"wbr",
];

/// Attributes of a start tag that affect how its text is read.
#[derive(Debug, Default)]
pub(crate) struct Attributes {
    /// Whether an attribute hides the element, and which of the two.
    pub hidden: Option<Unseen>,
    /// Whether a `details` or `dialog` element is open.
    pub open: bool,
    pub style: Vec<u8>,
    pub alt: Vec<u8>,
    /// Whether it is the reference to a note, by DPUB-ARIA or EPUB.
    pub is_note_reference: bool,
}

impl Attributes {
    /// Sets an attribute; its name must be lowercase.
    pub fn set(&mut self, name: &[u8], value: &[u8]) {
        match name {
            b"hidden" => self.hidden = Some(Unseen::Hidden),
            b"aria-hidden" if value.eq_ignore_ascii_case(b"true") => {
                self.hidden.get_or_insert(Unseen::AriaHidden);
            }
            b"open" => self.open = true,
            b"style" => value.clone_into(&mut self.style),
            b"alt" => value.clone_into(&mut self.alt),
            b"role" | b"epub:type" => {
                self.is_note_reference |= matches!(value, b"doc-noteref" | b"noteref");
            }
            _ => {}
        }
    }

    /// Whether the element's own style hides it.
    fn is_concealed(&self) -> bool {
        let style = String::from_utf8_lossy(&self.style).to_ascii_lowercase();
        style.split(';').any(|declaration| {
            let Some((property, value)) = declaration.split_once(':') else {
                return false;
            };
            let value = value.split('!').next().unwrap_or_default().trim();
            matches!(
                (property.trim(), value),
                ("display", "none")
                    | ("visibility", "hidden" | "collapse")
                    | ("content-visibility", "hidden")
            )
        })
    }
}

/// Number of kinds.
const KINDS: usize = Kind::Inline as usize + 1;

/// Role of an element for implicit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Item,
    /// `dd` and `dt`.
    Term,
    Row,
    Cell,
    RowGroup,
    Table,
    /// Parent of items and terms.
    List,
    Details,
    Summary,
    Block,
    /// Within a line, with blocks for browsers that cannot show it.
    Media,
    /// Continues after the surrounding block ends: `b`, `s`.
    Formatting,
    Inline,
}

#[derive(Debug)]
struct Open {
    name: u64,
    kind: Kind,
    /// Reason why it is invisible itself.
    own: Option<Unseen>,
    /// Reason why its contents are invisible, by itself or by an ancestor.
    unseen: Option<Unseen>,
}

/// Open elements of a page.
#[derive(Debug, Default)]
pub(crate) struct Visibility {
    open: Vec<Open>,
    /// Number of open elements that are invisible themselves.
    hiding: usize,
    /// Number of open elements per kind.
    counts: [usize; KINDS],
}

impl Visibility {
    /// Reason why the current text is invisible; `None` if it is visible.
    pub fn unseen(&self) -> Option<Unseen> {
        if self.hiding == 0 {
            return None;
        }
        self.open.last().and_then(|open| open.unseen)
    }

    /// Handles a start tag.
    pub fn start(&mut self, name: &[u8], attributes: &Attributes) {
        let kind = kind(name);
        self.end_before(name, kind);
        if VOID.contains(&name) {
            return;
        }
        let own = own(name, attributes);
        let open = Open {
            name: hash(name),
            kind,
            own,
            unseen: None,
        };
        self.count(&open, true);
        self.open.push(open);
        self.refresh(self.open.len().saturating_sub(1));
    }

    /// Handles an end tag.
    pub fn end(&mut self, name: &[u8]) {
        let (hash, kind) = (hash(name), kind(name));
        let of_table = matches!(kind, Kind::Row | Kind::Cell | Kind::RowGroup | Kind::Table);
        let mut blocks_above = false;
        let nearest = self.open.iter().enumerate().rev().take(MOST_COMPARED);
        let mut found = None;
        for (at, open) in nearest {
            if open.name == hash {
                found = Some(at);
                break;
            }
            if open.kind == Kind::Cell && !of_table {
                break;
            }
            blocks_above |= !matches!(open.kind, Kind::Formatting | Kind::Inline);
        }
        let Some(at) = found else {
            return;
        };
        match kind {
            Kind::Inline if blocks_above => {}
            Kind::Formatting => {
                let open = self.open.remove(at);
                self.count(&open, false);
                self.refresh(at);
            }
            _ => self.close(at),
        }
    }

    /// Ends the elements that a start tag ends implicitly.
    fn end_before(&mut self, name: &[u8], kind: Kind) {
        match kind {
            Kind::Item => self.end_implied(Kind::Item, &[Kind::List]),
            Kind::Term => self.end_implied(Kind::Term, &[Kind::List]),
            Kind::Row => self.end_implied(Kind::Row, &[]),
            Kind::Cell => self.end_implied(Kind::Cell, &[Kind::Row]),
            Kind::RowGroup => self.end_implied(Kind::RowGroup, &[]),
            _ => {}
        }
        let is_within = matches!(
            kind,
            Kind::Formatting | Kind::Inline | Kind::Media | Kind::Row | Kind::Cell | Kind::RowGroup
        );
        let breaks = !is_within || name == b"hr";
        if breaks && name != b"body" {
            self.end_implied(Kind::Paragraph, &[Kind::Cell]);
        }
    }

    /// Updates the counts for an element that begins or ends.
    fn count(&mut self, open: &Open, begins: bool) {
        let step = |count: &mut usize| {
            *count = if begins {
                *count + 1
            } else {
                count.saturating_sub(1)
            }
        };
        if open.own.is_some() {
            step(&mut self.hiding);
        }
        if let Some(count) = self.counts.get_mut(open.kind as usize) {
            step(count);
        }
    }

    /// Ends the nearest element of a kind, unless a barrier or a table is nearer.
    fn end_implied(&mut self, ended: Kind, barriers: &[Kind]) {
        if self.counts.get(ended as usize) == Some(&0) {
            return;
        }
        let nearest = self.open.iter().enumerate().rev().take(MOST_COMPARED);
        for (at, open) in nearest {
            if open.kind == ended {
                return self.close(at);
            }
            if barriers.contains(&open.kind) || open.kind == Kind::Table {
                return;
            }
        }
    }

    /// Ends an element and its descendants, except for formatting that continues.
    fn close(&mut self, at: usize) {
        let is_marker = self
            .open
            .get(at)
            .is_some_and(|open| open.kind == Kind::Cell);
        let ended = self.open.split_off(at);
        for (number, open) in ended.into_iter().enumerate() {
            if number > 0 && open.kind == Kind::Formatting && !is_marker {
                self.open.push(open);
            } else {
                self.count(&open, false);
            }
        }
        self.refresh(at);
    }

    /// Recomputes the reasons for invisibility from an element on.
    fn refresh(&mut self, from: usize) {
        for at in from..self.open.len() {
            let (below, above) = self.open.split_at_mut(at);
            let Some(open) = above.first_mut() else {
                return;
            };
            let around = below.last();
            let is_shown = open.kind == Kind::Summary
                && around.is_some_and(|around| around.kind == Kind::Details);
            let around = if is_shown {
                below.len().checked_sub(2).and_then(|at| below.get(at))
            } else {
                around
            };
            open.unseen = open.own.or_else(|| around.and_then(|around| around.unseen));
        }
    }
}

fn own(name: &[u8], attributes: &Attributes) -> Option<Unseen> {
    match name {
        // If the whole page is hidden, a script showed it.
        b"html" | b"body" => None,
        b"del" | b"s" | b"strike" => Some(Unseen::StruckOut),
        b"template" => Some(Unseen::Template),
        b"noscript" => Some(Unseen::Noscript),
        b"audio" | b"canvas" | b"video" => Some(Unseen::Fallback),
        _ if attributes.is_concealed() => Some(Unseen::Hidden),
        _ if attributes.hidden.is_some() => attributes.hidden,
        b"details" | b"dialog" if !attributes.open => Some(Unseen::Collapsed),
        _ => None,
    }
}

fn kind(name: &[u8]) -> Kind {
    match name {
        b"p" => Kind::Paragraph,
        b"li" => Kind::Item,
        b"dd" | b"dt" => Kind::Term,
        b"tr" => Kind::Row,
        b"td" | b"th" | b"caption" => Kind::Cell,
        b"tbody" | b"thead" | b"tfoot" => Kind::RowGroup,
        b"table" => Kind::Table,
        b"ul" | b"ol" | b"menu" | b"dl" | b"dir" => Kind::List,
        b"details" => Kind::Details,
        b"summary" => Kind::Summary,
        b"a" | b"b" | b"big" | b"code" | b"em" | b"font" | b"i" | b"nobr" | b"s" | b"small"
        | b"strike" | b"strong" | b"tt" | b"u" => Kind::Formatting,
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"center" | b"dialog"
        | b"div" | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"h1"
        | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"header" | b"hgroup" | b"html" | b"listing"
        | b"main" | b"nav" | b"pre" | b"search" | b"section" | b"template" | b"xmp" => Kind::Block,
        b"audio" | b"canvas" | b"video" => Kind::Media,
        _ => Kind::Inline,
    }
}

fn hash(name: &[u8]) -> u64 {
    FixedState::default().hash_one(name)
}
