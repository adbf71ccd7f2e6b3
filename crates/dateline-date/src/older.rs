//! Conversion of draft EDTF, from before ISO 8601-2:2019, to the current form.

use std::borrow::Cow;

/// Converts an expression with `u`, `x`, `y`, `open` or `unknown` (drafts of 2010 to 2012) to current EDTF: `19uu` to
/// `19XX`, `1984/open` to `1984/..`; removes spaces from sets. `None` if nothing changes.
pub(super) fn modern(text: &str) -> Option<String> {
    let closed = |open: char, close: char| text.starts_with(open) && text.ends_with(close);
    if closed('[', ']') || closed('{', '}') {
        return without_spaces(text);
    }
    let (start, end) = match text.split_once('/') {
        Some((start, end)) => (start.trim_end(), Some(end.trim_start())),
        None => (text, None),
    };
    if [Some(start), end]
        .into_iter()
        .flatten()
        .any(|side| side.contains(' '))
    {
        return None;
    }
    let modern = match end {
        Some(end) => format!("{}/{}", side(start)?, side(end)?),
        None => point(start)?.into_owned(),
    };
    (modern != text).then_some(modern)
}

/// Removes the spaces around brackets, commas and `..` of a set; `None` if there are none, or some are elsewhere.
fn without_spaces(text: &str) -> Option<String> {
    let inner = text.get(1..text.len().checked_sub(1)?)?;
    let members = inner.split(',').map(|member| {
        let ends: Vec<&str> = member.split("..").map(str::trim).collect();
        ends.join("..")
    });
    let members: Vec<String> = members.collect();
    let is_set = members.len() > 1 || members.iter().any(|member| member.contains(".."));
    let tight = members.iter().all(|member| !member.contains(' '));
    let (open, close) = (text.get(..1)?, text.get(text.len() - 1..)?);
    (text.contains(' ') && is_set && tight).then(|| format!("{open}{}{close}", members.join(",")))
}

/// Whether an expression has draft syntax beyond question marks in place of digits.
pub(super) fn has_letters(text: &str) -> bool {
    text.contains(|letter: char| letter.is_ascii_alphabetic()) || text.contains(['(', '~'])
}

/// One end of an interval.
fn side(text: &str) -> Option<Cow<'_, str>> {
    if text.eq_ignore_ascii_case("open") {
        Some(Cow::Borrowed(".."))
    } else if text.eq_ignore_ascii_case("unknown") {
        Some(Cow::Borrowed(""))
    } else {
        point(text)
    }
}

/// Converts a date of digits, marks and the letters of the drafts.
fn point(text: &str) -> Option<Cow<'_, str>> {
    if let Some(year) = text.strip_prefix('y') {
        let digits = |byte: u8| byte.is_ascii_digit() || b"-ep".contains(&byte);
        return (!year.is_empty() && year.bytes().all(digits))
            .then(|| Cow::Owned(format!("Y{}", year.replace('e', "E").replace('p', "S"))));
    }
    if let Some((date, hemisphere)) = text.split_once('^') {
        return season(date, hemisphere).map(Cow::Owned);
    }
    if text.contains('(') {
        return grouped(text).map(Cow::Owned);
    }
    let known = |byte: u8| byte.is_ascii_digit() || b"uUxX-?~%.YESZT:+".contains(&byte);
    if !text.bytes().all(known) {
        return None;
    }
    if let Some(masked) = masked(text) {
        return Some(Cow::Owned(masked));
    }
    let letters = text.contains(['u', 'U', 'x']);
    if !letters && !text.contains("?~") {
        return Some(Cow::Borrowed(text));
    }
    Some(Cow::Owned(
        text.replace(['u', 'U', 'x'], "X").replace("?~", "%"),
    ))
}

/// `1850-05-??`, `185?-12-25`: question marks in place of digits, with every part of the date at full length.
fn masked(text: &str) -> Option<String> {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let is_whole = matches!(lengths.as_slice(), [4, 2] | [4, 2, 2]);
    let digits = |byte: u8| byte.is_ascii_digit() || byte == b'?' || byte == b'-';
    (is_whole && text.contains('?') && text.bytes().all(digits)).then(|| text.replace('?', "X"))
}

/// `2001-21^southernHemisphere`: the seasons of each hemisphere now have their own codes.
fn season(date: &str, hemisphere: &str) -> Option<String> {
    let (year, code) = date.split_once('-')?;
    let code: u8 = code.parse().ok().filter(|code| (21..=24).contains(code))?;
    let shift = match hemisphere {
        "northernHemisphere" => 4,
        "southernHemisphere" => 8,
        _ => return None,
    };
    Some(format!("{year}-{}", code + shift))
}

/// `2011-(06-04)~`, `2004-06-(01)?`, `(2011)-06-04~`: marks after a group apply to each part in it, marks at the end
/// to every part outside of groups.
fn grouped(text: &str) -> Option<String> {
    let bare = text.trim_end_matches(['?', '~', '%']);
    let whole = text.get(bare.len()..)?;
    let (bare, whole) = if bare.ends_with(')') {
        (text, "")
    } else {
        (bare, whole)
    };
    let mut parts: Vec<(String, &str)> = Vec::new();
    let mut rest = bare;
    while !rest.is_empty() {
        let (inner, mark, after) = if let Some(group) = rest.strip_prefix('(') {
            let (inner, after) = group.split_once(')')?;
            let unmarked = after.trim_start_matches(['?', '~', '%']);
            let mark = after.get(..after.len() - unmarked.len())?;
            (inner, mark, unmarked)
        } else {
            let end = rest.find('-').unwrap_or(rest.len());
            (rest.get(..end)?, whole, rest.get(end..)?)
        };
        for part in inner.split('-') {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| parts.push((part.to_owned(), mark)))?;
        }
        rest = match after.strip_prefix('-') {
            Some(rest) => rest,
            None if after.is_empty() => after,
            None => return None,
        };
    }
    let marked = parts.iter().map(|(part, mark)| {
        let mark = if mark.len() > 1 { "%" } else { mark };
        format!("{mark}{part}")
    });
    Some(marked.collect::<Vec<_>>().join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_written_as_the_standard() {
        for (older, newer) in [
            ("19uu", "19XX"),
            ("198u", "198X"),
            ("198x", "198X"),
            ("1999-uu", "1999-XX"),
            ("15uu-12-uu", "15XX-12-XX"),
            ("1984/open", "1984/.."),
            ("1984-06-02?/unknown", "1984-06-02?/"),
            ("unknown/1984", "/1984"),
            ("y170000002", "Y170000002"),
            ("y-17e7", "Y-17E7"),
            ("y17101e4p3", "Y17101E4S3"),
            ("1984?~", "1984%"),
            ("1984 / open", "1984/.."),
            ("1850-05-??", "1850-05-XX"),
            ("185?-12-25", "185X-12-25"),
            ("1850-??", "1850-XX"),
            ("2001-21^southernHemisphere", "2001-29"),
            ("2011-(06-04)~", "2011-~06-~04"),
            ("(2011)-06-04~", "2011-~06-~04"),
            ("2004-06-(01)~/2004-06-(20)~", "2004-06-~01/2004-06-~20"),
            ("2004-(06)?-11", "2004-?06-11"),
            (
                "[1760-01, 1760-02, 1760-12..]",
                "[1760-01,1760-02,1760-12..]",
            ),
        ] {
            assert_eq!(modern(older).as_deref(), Some(newer), "{older}");
        }
        for same in [
            "1984", "1984/..", "-0043", "[1760,1761]", "open", "may", "y", "1984/may",
        ] {
            assert_eq!(modern(same), None, "{same}");
        }
    }
}
