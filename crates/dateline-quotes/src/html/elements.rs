//! Elements of web pages.

/// Elements whose contents are not text of the page.
pub(super) const SKIPPED: &[&[u8]] = &[
    b"script", b"style", b"title", b"svg", b"iframe", b"noembed", b"noframes",
    // The reading above a word, and its parentheses for browsers that cannot show it there.
    b"rt", b"rp",
];

/// Elements on separate lines (HTML Standard, section 15.3), and elements that break a line.
pub(super) const BREAKING: &[&[u8]] = &[
    b"address", b"article", b"aside", b"blockquote", b"body", b"br", b"caption", b"center", b"dd",
    b"details", b"dialog", b"dir", b"div", b"dl", b"dt", b"fieldset", b"figcaption", b"figure",
    b"footer", b"form", b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"head", b"header", b"hgroup",
    b"hr", b"html", b"legend", b"li", b"listing", b"main", b"menu", b"nav", b"ol", b"optgroup",
    b"option", b"p", b"pre", b"search", b"section", b"select", b"summary", b"table", b"tbody",
    b"td", b"tfoot", b"th", b"thead", b"tr", b"ul", b"xmp",
];
