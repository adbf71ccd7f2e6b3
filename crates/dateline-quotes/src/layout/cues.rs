//! Times and tags of subtitles (`SubRip` and `WebVTT`).

use std::ops::Range;

use super::line::Line;

/// Minimum number of times of a text with subtitles.
const FEWEST: usize = 2;

/// Ranges of the times of subtitles, with their numbers, and of the tags in them.
pub(super) fn cues(text: &str, lines: &[Line<'_>]) -> Vec<Range<usize>> {
    if memchr::memmem::find(text.as_bytes(), b" --> ").is_none() {
        return Vec::new();
    }
    let times: Vec<usize> = (0..lines.len())
        .filter(|at| lines.get(*at).is_some_and(is_time))
        .collect();
    if times.len() < FEWEST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in times {
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        let is_number =
            |line: &&Line<'_>| line.text.trim().bytes().all(|byte| byte.is_ascii_digit());
        found.extend(above.filter(is_number).map(|line| line.range.clone()));
        found.extend(lines.get(at).map(|line| line.range.clone()));
    }
    if text.starts_with("WEBVTT") {
        found.extend(lines.iter().flat_map(tags));
    }
    found
}

/// Whether a line says when a subtitle is shown: `00:00:01,000 --> 00:00:04,000`.
fn is_time(line: &Line<'_>) -> bool {
    let is_clock = |clock: &str| {
        let clock = clock.split_whitespace().next().unwrap_or_default();
        let mut parts = clock.split([':', '.', ',']);
        clock.contains(':') && parts.all(|part| part.parse::<u32>().is_ok())
    };
    let ends = line.text.split_once(" --> ");
    ends.is_some_and(|(from, to)| is_clock(from) && is_clock(to))
}

/// Ranges of tags of a line, such as `<v Pell>`.
fn tags<'l>(line: &'l Line<'_>) -> impl Iterator<Item = Range<usize>> + 'l {
    line.text.match_indices('<').filter_map(|(at, _)| {
        let end = at + line.text.get(at..)?.find('>')? + 1;
        Some(line.range.start + at..line.range.start + end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn times_of_subtitles_are_removed() {
        check(&[
            (
                "1\n00:00:01,000 --> 00:00:04,000\nWe go\n\n2\n00:00:04,000 --> 00:00:07,500\nto the harbor.",
                Some("\n\nWe go\n\n\n\nto the harbor."),
            ),
            (
                "WEBVTT\n\n00:01.000 --> 00:04.000 align:start\n<v Pell>We <i>go</i>\n00:04.000 --> 00:07.500\nthere.",
                Some("WEBVTT\n\n\nWe go\n\nthere."),
            ),
            ("00:01 --> 00:04\nonce", None),
            ("a --> b\n1:2 --> c\nx", None),
        ]);
    }
}
