//! Names of zones: parsing one that is given alone, as in `timezone: Europe/Berlin`, and writing one so.

use chrono_tz::TZ_VARIANTS;

use super::abbreviations::{abbreviation, list, means_one};
use super::written::{signed, written};
use super::{Zone, offset_text};
use crate::context::DateContext;
use crate::error::DateError;

/// Minimum similarity of a name that is suggested, from 0 to 1.
const ALIKE: f64 = 0.75;
/// Maximum number of suggested names.
const MOST_OFFERED: usize = 3;
/// Maximum length of a name of a zone, in characters.
const LONGEST: usize = 48;

impl Zone {
    /// Name that `parse` accepts: an IANA name, "UTC", an abbreviation that means one zone, or an offset; `None` for
    /// rules without a name.
    pub fn name(self) -> Option<String> {
        match self {
            Self::Named(zone) => Some(zone.name().to_owned()),
            Self::Abbreviated(name, _) if means_one(name) => Some(name.to_owned()),
            Self::Fixed(0) => Some("UTC".to_owned()),
            Self::Abbreviated(_, east) | Self::Fixed(east) => Some(offset_text(east)),
            Self::Rules(_) => None,
        }
    }

    /// Name for readers: "Europe/Berlin", or "local time" for rules without a name.
    pub fn words(self) -> String {
        self.name().unwrap_or_else(|| "local time".to_owned())
    }

    /// Parses a zone: an IANA name, an offset from UTC, or an unambiguous abbreviation.
    ///
    /// ```
    /// use dateline_date::Zone;
    ///
    /// assert_eq!(Zone::parse("+02:00"), Ok(Zone::Fixed(7200)));
    /// assert_eq!(Zone::parse("Europe/Berlin").ok(), Zone::named("Europe/Berlin"));
    /// assert!(Zone::parse("IST").is_err());
    /// ```
    ///
    /// # Errors
    /// The text is not a zone; the help has the closest names, or the zones that an abbreviation can mean.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let name = text.trim();
        if name.is_empty() {
            return Err(wrong(
                "missing time zone".to_owned(),
                "write an IANA name such as Europe/Berlin, or an offset such as +02:00",
            ));
        }
        if matches!(name, "Z" | "z") {
            return Ok(Zone::Fixed(0));
        }
        if let Some(found) = abbreviation(name.as_bytes(), 0)
            && found.end == name.len()
        {
            return match found.choices {
                [one] => Ok(found.zone(*one)),
                choices => Err(
                    DateError::new(format!("{name} means several time zones"), 0).with_help(
                        format!(
                            "write the offset that is meant, or an IANA name: {}",
                            list(choices)
                        ),
                    ),
                ),
            };
        }
        // "Etc/GMT-1" and its like keep the meaning of the database, which reverses the sign: it is UTC+1.
        if let Some(zone) = Zone::named(&name.replace(' ', "_")) {
            return Ok(zone);
        }
        match offset(name) {
            Some(zone) => Ok(zone),
            None => Err(unknown(name)),
        }
    }
}

/// Parses an offset: `+02:00`, `-5`, `UTC+9`.
fn offset(name: &str) -> Option<Zone> {
    let name = name.replace('\u{2212}', "-");
    let (zone, end) = signed(name.as_bytes(), 0).or_else(|| {
        written(&name, 0, DateContext::default(), None)
            .ok()
            .flatten()
    })?;
    (end == name.len()).then_some(zone)
}

fn unknown(name: &str) -> DateError {
    let short: String = name.chars().take(LONGEST).collect();
    let closest = closest(&short);
    let help = match closest.as_slice() {
        [] => "write an IANA name such as Europe/Berlin, or an offset such as +02:00".to_owned(),
        names => format!("did you mean {}?", names.join(" or ")),
    };
    wrong(format!("unknown time zone `{short}`"), &help)
}

/// Most similar names of the database, compared by the whole name or by the place alone ("berlin").
fn closest(name: &str) -> Vec<&'static str> {
    let plain = |text: &str| text.to_ascii_lowercase().replace([' ', '-'], "_");
    let place = |text: &str| text.rsplit('/').next().unwrap_or(text).to_owned();
    let given = plain(name);
    let given_place = place(&given);
    let likeness = |known: &str| {
        let known = plain(known);
        let whole = strsim::jaro_winkler(&given, &known);
        let edits = strsim::normalized_damerau_levenshtein(&given_place, &place(&known));
        // A shared prefix alone means little: the place has to be similar too.
        edits.max(if edits > 0.5 { whole } else { 0.0 })
    };
    let mut all: Vec<(f64, &'static str)> = TZ_VARIANTS
        .iter()
        .map(|zone| (likeness(zone.name()), zone.name()))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    all.sort_by(|(a, a_name), (b, b_name)| b.total_cmp(a).then(a_name.cmp(b_name)));
    let best = all.first().map_or(0.0, |(likeness, _)| *likeness);
    all.retain(|(likeness, _)| best - likeness < 0.1);
    all.truncate(MOST_OFFERED);
    all.into_iter().map(|(_, name)| name).collect()
}

fn wrong(message: String, help: &str) -> DateError {
    DateError::new(message, 0).with_help(help)
}
