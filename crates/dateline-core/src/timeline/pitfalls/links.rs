//! Links whose beginning is misspelled: `htps://`, `https:/`, `https//`, or a space after it.

use crate::timeline::field::{Role, rank};
use crate::timeline::yaml::syntax::{Line, Mistake};
use crate::timeline::{Code, Severity};

/// The schemes of links.
const SCHEMES: [&str; 2] = ["https", "http"];
/// What people write for the `://` of a link.
const SIGNS: [&str; 6] = [":///", "://", ":/", ";//", "//", ":\\\\"];
/// Other schemes that resemble these.
const OTHERS: [&str; 4] = ["ftp", "ftps", "sftp", "htt"];

/// Whether a text may have such a link: only what is beside a slash is examined.
pub(super) fn may_have_any(text: &[u8]) -> bool {
    // `link: https://a b`
    let is_value = |before: &[u8]| {
        let before = before.strip_suffix(b"s").unwrap_or(before);
        before
            .strip_suffix(b"http")
            .is_some_and(|before| before.ends_with(b"link: ") || before.ends_with(b"url: "))
    };
    let has_space = |rest: &[u8]| {
        let end = memchr::memchr2(b' ', b'\n', rest);
        end.is_some_and(|end| rest.get(end) == Some(&b' '))
    };
    memchr::memchr_iter(b'/', text).any(|at| {
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        let is_link = |before: &[u8]| {
            let word = before
                .strip_suffix(b"https")
                .or_else(|| before.strip_suffix(b"http"));
            word.is_some_and(|before| {
                !before
                    .last()
                    .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'<')
            })
        };
        match before.split_last() {
            Some((b':', before)) if rest.starts_with(b"//") => {
                !is_link(before)
                    || matches!(rest.get(2), None | Some(b' ' | b'/'))
                    || is_value(before) && has_space(rest)
            }
            Some((b':' | b';', before)) => is_link(before),
            _ => rest.starts_with(b"//") && is_link(before),
        }
    }) || memchr::memmem::find(text, b":\\\\").is_some()
}

/// Reports a link that begins a value and is misspelled.
pub(super) fn link(line: &Line<'_>, found: &mut Vec<(Severity, Mistake)>) {
    let value = line.value().trim_end_matches(['"', '\'']);
    let begun = value.trim_start_matches(['"', '\'', '<']);
    let from = line.value_at() + (value.len() - begun.len());
    let is_in_angles = value.ends_with(format!("<{begun}").as_str()) && begun.ends_with('>');
    let written = begun.trim_end_matches('>');
    if let Some(scheme) = other_scheme(line, written) {
        let mistake = Mistake::new(
            Code::MisspelledLink,
            line.place(from),
            written.chars().count(),
            format!("dateline does not open links of `{scheme}:`"),
            "write the address of a page that begins with `https://` or `http://`",
        );
        found.push((Severity::Warning, mistake));
        return;
    }
    if corrected(written).is_none() && space(line, from, written, found) {
        return;
    }
    let Some(right) = corrected(written).or_else(|| {
        let is_right = written.starts_with("https://") || written.starts_with("http://");
        (is_in_angles && is_right && !written.contains(' ')).then(|| written.to_owned())
    }) else {
        return;
    };
    let message = if right == written {
        "`<` and `>` are part of the link"
    } else {
        "the beginning of the link is misspelled"
    };
    let mistake = Mistake::new(
        Code::MisspelledLink,
        line.place(if right == written { from - 1 } else { from }),
        written.chars().count(),
        message,
        format!("write `{}`", crate::text::head(&right, 70)),
    );
    found.push((Severity::Warning, mistake));
}

/// Reports a space in a link, where the key says that it is one.
fn space(
    line: &Line<'_>,
    from: usize,
    written: &str,
    found: &mut Vec<(Severity, Mistake)>,
) -> bool {
    let is_link = line
        .key()
        .is_some_and(|key| rank(key, Role::Link).is_some());
    let has_scheme = written.starts_with("https://") || written.starts_with("http://");
    let Some(at) = written.find(' ').filter(|_| is_link && has_scheme) else {
        return false;
    };
    let mistake = Mistake::new(
        Code::MisspelledLink,
        line.place(from + at),
        1,
        "a link ends at its first space",
        "remove the space; write several links as a list, and a remark under `note:`",
    );
    found.push((Severity::Warning, mistake));
    true
}

/// The scheme of a link that is neither of these, where the key says that it is a link.
fn other_scheme<'l>(line: &Line<'_>, written: &'l str) -> Option<&'l str> {
    let (scheme, _) = written.split_once("://")?;
    let is_link = rank(line.key()?, Role::Link).is_some();
    let is_word = scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let lower = scheme.to_ascii_lowercase();
    (is_link && is_word && !SCHEMES.contains(&lower.as_str()) && corrected(written).is_none())
        .then_some(scheme)
}

/// The link that a misspelled one is meant to be.
fn corrected(written: &str) -> Option<String> {
    let end = written.find(|c: char| !c.is_ascii_alphabetic())?;
    let (word, rest) = written.split_at(end);
    let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign))?;
    let rest = rest.get(sign.len()..)?;
    let host = rest.trim_start_matches([' ', '/']);
    let word = word.to_ascii_lowercase();
    let scheme = SCHEMES.iter().find(|scheme| **scheme == word).or_else(|| {
        let is_near = |scheme: &&&str| strsim::osa_distance(&word, scheme) == 1;
        let is_other = OTHERS.contains(&word.as_str()) || *sign == "//";
        SCHEMES.iter().find(is_near).filter(|_| !is_other)
    })?;
    let is_host = host.starts_with(char::is_alphanumeric)
        && host
            .split(['/', ' '])
            .next()
            .is_some_and(|host| host.contains('.'));
    let is_right = *scheme == word && *sign == "://" && rest.len() == host.len();
    (is_host && !is_right).then(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_misspelled_links_are_corrected() {
        for (written, right) in [
            ("htps://example.org/a", Some("https://example.org/a")),
            ("htp://example.org", Some("http://example.org")),
            ("hhttps://example.org", Some("https://example.org")),
            ("ttps://example.org", Some("https://example.org")),
            ("https:/example.org", Some("https://example.org")),
            ("https//example.org", Some("https://example.org")),
            ("https;//example.org", Some("https://example.org")),
            ("https:///example.org", Some("https://example.org")),
            ("https:// example.org", Some("https://example.org")),
            ("https:\\\\example.org", Some("https://example.org")),
            ("https://example.org", None),
            ("HTTP://example.org", None),
            ("ftp://example.org", None),
            ("file:///tmp/a.txt", None),
            ("doi:10.1000/182", None),
            ("notes//a.txt", None),
            ("http: the protocol", None),
        ] {
            assert_eq!(corrected(written).as_deref(), right, "{written}");
            if right.is_some() {
                assert!(may_have_any(written.as_bytes()), "{written}");
            }
        }
    }
}
