//! Items of lists that are something else for YAML: part of a text, a list of their own, a key.

use super::plain::is_prose;
use crate::timeline::yaml::syntax::{Line, Mistake, quoted, write};
use crate::timeline::{Code, Severity};

/// Reports pitfalls of a line that is an item of a list, or looks like one.
pub(super) fn item(
    line: &Line<'_>,
    above: Option<&Line<'_>>,
    below: Option<&Line<'_>>,
    found: &mut Vec<(Severity, Mistake)>,
) {
    if let Some(mistake) = glued_dash(line, above, below) {
        // The line above has reported it for both.
        if above.is_none_or(|above| glued_dash(above, None, Some(line)).is_none()) {
            found.push((Severity::Error, mistake));
        }
    } else if let Some(mistake) = numbered(line, above, below)
        .or_else(|| second_dash(line, above, below))
        .or_else(|| ends_with_colon(line, above, below))
        .or_else(|| ends_with_comma(line, below))
    {
        found.push((Severity::Warning, mistake));
    }
}

/// Reports an item of a list whose dash has no space after it: it continues the text above, or the
/// next item continues it.
fn glued_dash(
    line: &Line<'_>,
    above: Option<&Line<'_>>,
    below: Option<&Line<'_>>,
) -> Option<Mistake> {
    let word = line.content().strip_prefix('-')?;
    if line.has_dash || !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let is_item = |other: &&Line<'_>| {
        let is_glued = || {
            let word = other.content().strip_prefix('-');
            word.is_some_and(|word| word.starts_with(char::is_alphabetic))
        };
        other.indent == line.indent && (other.has_dash || is_glued())
    };
    let is_list = |above: &&Line<'_>| {
        above.value().is_empty() && above.key().is_some_and(|key| !is_prose(key))
    };
    let beside = above.filter(is_item).or(below.filter(is_item));
    let (item, label) = match beside {
        Some(item) => (item, "another item of the list"),
        None => (above.filter(is_list)?, "the key of the list"),
    };
    let mistake = Mistake::new(
        Code::DashSpace,
        line.place(line.content),
        1,
        "no space after the `-`: this is text, and one with the item beside it",
        write(&format!("- {word}"), "write a space after it"),
    );
    Some(mistake.label(item.place(item.content), 1, label))
}

/// `1. flood` below a key, and `2. river` below that: one text.
fn numbered(
    line: &Line<'_>,
    above: Option<&Line<'_>>,
    below: Option<&Line<'_>>,
) -> Option<Mistake> {
    let rest = |line: &Line<'_>, number: &str| {
        let rest = line
            .content()
            .strip_prefix(number)?
            .strip_prefix(['.', ')'])?;
        rest.starts_with(' ').then(|| rest.trim().to_owned())
    };
    let first = rest(line, "1").filter(|_| !line.has_dash)?;
    let key = above?.key().filter(|key| !is_prose(key))?;
    let is_list =
        below.is_some_and(|below| below.indent == line.indent && rest(below, "2").is_some());
    let is_empty = above.is_some_and(|above| above.value().is_empty());
    (is_list && is_empty).then(|| {
        Mistake::new(
            Code::DashCharacter,
            line.place(line.content),
            2,
            format!("the lines below `{key}:` are one text: a number does not begin an item"),
            write(&format!("- {first}"), "begin each item with `- `"),
        )
    })
}

/// `- - flood`, a list of one item in an item, beside items that are texts.
fn second_dash(
    line: &Line<'_>,
    above: Option<&Line<'_>>,
    below: Option<&Line<'_>>,
) -> Option<Mistake> {
    let dashes = line.text.get(line.indent..line.content)?;
    let second = dashes.rfind('-').filter(|at| *at > 0)?;
    let at = line.indent + second;
    let text = line.content().trim_end();
    let is_one = |other: &&Line<'_>| {
        other.has_dash && other.indent == line.indent && other.content == line.indent + 2
    };
    let is_beside_one = above.filter(is_one).or(below.filter(is_one)).is_some();
    let goes_on = below.is_some_and(|below| below.indent >= at);
    let is_text = text.starts_with(char::is_alphanumeric) && line.key().is_none();
    (is_beside_one && is_text && !goes_on).then(|| {
        Mistake::new(
            Code::ExtraDash,
            line.place(at),
            1,
            "one `-` too many: it begins a list within the item",
            write(&format!("- {text}"), "remove it"),
        )
    })
}

/// `- flood:` among items that are texts.
fn ends_with_colon(
    line: &Line<'_>,
    above: Option<&Line<'_>>,
    below: Option<&Line<'_>>,
) -> Option<Mistake> {
    let key = line
        .key()
        .filter(|_| line.has_dash && line.value().is_empty())?;
    let is_text = |other: &&Line<'_>| {
        other.has_dash
            && other.indent == line.indent
            && other.key().is_none()
            && !other.content().is_empty()
    };
    let other = above.filter(is_text).or(below.filter(is_text))?;
    if below.is_some_and(|below| below.indent > line.indent) {
        return None;
    }
    let text = line.content().trim_end();
    let mistake = Mistake::new(
        Code::SecondColon,
        line.place(line.content + text.len() - 1),
        1,
        format!(
            "the `:` makes `{}` a key without a value",
            crate::text::head(key, 40)
        ),
        format!("remove it, or put the text in quotes: {}", quoted(text)),
    );
    Some(mistake.label(other.place(other.content), 1, "this item is a text"))
}

/// `- flood,` above another item.
fn ends_with_comma(line: &Line<'_>, below: Option<&Line<'_>>) -> Option<Mistake> {
    let text = line.text.get(..line.end())?.strip_suffix(',')?;
    let value = line.value();
    let is_plain = value.starts_with(char::is_alphanumeric);
    let is_item = |below: &Line<'_>| below.has_dash && below.indent == line.indent;
    let is_one = line.has_dash && line.key().is_none() && is_plain;
    (is_one && below.is_some_and(is_item)).then(|| {
        Mistake::new(
            Code::ExtraComma,
            line.place(text.len()),
            1,
            "the comma at the end is part of the text",
            "remove it: the items of a list with dashes end without one",
        )
    })
}
