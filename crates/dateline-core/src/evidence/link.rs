//! The page of a source: its address, checked, and its real host.

use url::Url;

use crate::text::{cut, head, one_line};

/// How much of an address is repeated in a message, in columns.
const LONGEST: usize = 60;

/// A page that may be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its address as a browser understands it: printable ASCII only.
    pub url: String,
    /// The host that the link leads to, and its port if it is not the usual one. International names are in Punycode, so that none looks
    /// like another; a name before an `@` is no host.
    pub host: String,
}

/// Where a page is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// At some words, as a text directive names them (see [`super::fragment`]).
    Words(String),
    /// At a page of a PDF, from 1.
    Page(usize),
}

/// The page of that address, opened at an anchor. A fragment that the address has is kept before words.
///
/// # Errors
/// A line for the user: only `http` and `https` are opened.
pub fn page(written: &str, anchor: Option<&Anchor>) -> Result<Page, String> {
    let shown = || {
        let shown = one_line(head(written, LONGEST * 2));
        cut(&shown, LONGEST).into_owned()
    };
    let mut url = Url::parse(written.trim())
        .map_err(|error| format!("Not opened: {} is not a web address ({error})", shown()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!(
            "Not opened: only http and https links are, not {}",
            shown()
        ));
    }
    let host = url.host_str().unwrap_or_default();
    let host = match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    let own = url.fragment().unwrap_or_default();
    let own = own.split(":~:").next().unwrap_or_default();
    let fragment = anchor.map(|anchor| match anchor {
        Anchor::Words(directive) => format!("{own}:~:text={directive}"),
        Anchor::Page(number) => format!("page={number}"),
    });
    if let Some(fragment) = fragment {
        url.set_fragment(Some(&fragment));
    }
    Ok(Page {
        url: url.into(),
        host,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_pages_are_opened_and_the_real_host_is_named() {
        for (written, shown) in [
            (
                "https://example.org/a b",
                "https://example.org/a%20b at example.org",
            ),
            (
                "http://good.org@evil.org/",
                "http://good.org@evil.org/ at evil.org",
            ),
            (
                "https://good.org:x@evil.org:8080/",
                "https://good.org:x@evil.org:8080/ at evil.org:8080",
            ),
            (
                "https://good.org\\@evil.org/",
                "https://good.org/@evil.org/ at good.org",
            ),
            (
                "https://пример.рф/",
                "https://xn--e1afmkfd.xn--p1ai/ at xn--e1afmkfd.xn--p1ai",
            ),
            (
                "https://аpple.com/",
                "https://xn--pple-43d.com/ at xn--pple-43d.com",
            ),
            ("HTTPS://EXAMPLE.ORG", "https://example.org/ at example.org"),
            ("https://0x7f.1/", "https://127.0.0.1/ at 127.0.0.1"),
            ("https://[::1]/", "https://[::1]/ at [::1]"),
            (
                "https://a.org/\u{1b}]0;x\u{7}\u{202e}",
                "https://a.org/%1B]0;x%07%E2%80%AE at a.org",
            ),
            (
                "javascript:alert(1)",
                "Not opened: only http and https links are, not javascript:alert(1)",
            ),
            (
                "file:///etc/passwd",
                "Not opened: only http and https links are, not file:///etc/passwd",
            ),
            (
                "-x",
                "Not opened: -x is not a web address (relative URL without a base)",
            ),
            (
                "example.org/x",
                "Not opened: example.org/x is not a web address (relative URL without a base)",
            ),
            (
                "https://",
                "Not opened: https:// is not a web address (empty host)",
            ),
            (
                "\u{1b}[31m",
                "Not opened: ␛[31m is not a web address (relative URL without a base)",
            ),
        ] {
            let page = page(written, None);
            let page = page.map_or_else(
                |refusal| refusal,
                |page| format!("{} at {}", page.url, page.host),
            );
            assert_eq!(page, shown, "{written}");
        }
    }

    #[test]
    fn a_fragment_is_kept_before_the_words() {
        for (written, expected) in [
            ("https://a.org/x", "https://a.org/x#:~:text=two%20words"),
            (
                "https://a.org/x?y=1#part",
                "https://a.org/x?y=1#part:~:text=two%20words",
            ),
            (
                "https://a.org/x#part:~:text=old",
                "https://a.org/x#part:~:text=two%20words",
            ),
            ("https://a.org/x#", "https://a.org/x#:~:text=two%20words"),
        ] {
            let words = Anchor::Words("two%20words".to_owned());
            let page = page(written, Some(&words)).unwrap();
            assert_eq!(page.url, expected);
        }
        let page = page("https://a.org/x.pdf#toc", Some(&Anchor::Page(14))).unwrap();
        assert_eq!(page.url, "https://a.org/x.pdf#page=14");
    }
}
