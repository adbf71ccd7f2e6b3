//! Finding out whether the terminal's background is light: the terminal is asked, and its answer
//! arrives among the keys.
//!
//! The question is OSC 11 (xterm's control sequences, "Operating System Commands"): `ESC ] 11 ; ?
//! ESC \`, and the answer `ESC ] 11 ; rgb:ffff/ffff/ffff ESC \`, or with BEL at its end. The viewer
//! does not wait for it, because some terminals never answer, and over a slow connection it is
//! late. crossterm 0.29 does not parse such answers: it reports `ESC ]` as `]` with Alt, and each
//! following character as a key. Here these keys are put together again, so that none of them is
//! taken for input.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The question.
pub const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// How an answer begins, after `ESC ]`.
const START: &str = "11;rgb";
/// Length of the longest answer: `11;rgba:ffff/ffff/ffff/ffff`.
const LONGEST: usize = 32;

/// What a key turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Possibly a part of the answer: the next key decides.
    Nothing,
    /// These keys are input.
    Keys(Vec<KeyEvent>),
    /// The last part of the answer: whether the background is light.
    IsLight(bool),
}

/// Collects the answer.
#[derive(Debug, Default)]
pub struct Answer {
    /// Keys that may be the beginning of the answer.
    held: Vec<KeyEvent>,
    /// The text of the held keys after `ESC ]`.
    text: String,
}

impl Answer {
    /// Processes a key from the terminal.
    pub fn feed(&mut self, key: KeyEvent) -> Outcome {
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let escaped = self.held.last().is_some_and(|key| key.code == KeyCode::Esc);
        let is_end = match key.code {
            // The escape of the string terminator may have arrived as a key of its own.
            KeyCode::Char('\\') => alt || escaped,
            KeyCode::Char('g') => control,
            _ => false,
        };
        let was_empty = self.held.is_empty();
        self.held.push(key);
        match key.code {
            KeyCode::Char(']') if was_empty && alt => Outcome::Nothing,
            _ if was_empty => self.release(),
            _ if is_end => match background(&self.text) {
                Some(is_light) => {
                    self.held.clear();
                    self.text.clear();
                    Outcome::IsLight(is_light)
                }
                None => self.release(),
            },
            KeyCode::Esc if !escaped => Outcome::Nothing,
            KeyCode::Char(c) if !alt && !control && !escaped => {
                self.text.push(c);
                let begins = START.starts_with(&self.text) || self.text.starts_with(START);
                if begins && self.text.len() <= LONGEST {
                    Outcome::Nothing
                } else {
                    self.release()
                }
            }
            _ => self.release(),
        }
    }

    fn release(&mut self) -> Outcome {
        self.text.clear();
        Outcome::Keys(std::mem::take(&mut self.held))
    }
}

/// Whether the color in an answer is light; `None` if it cannot be parsed.
fn background(answer: &str) -> Option<bool> {
    let colors = answer.strip_prefix("11;")?;
    let colors = colors
        .strip_prefix("rgb:")
        .or_else(|| colors.strip_prefix("rgba:"))?;
    let mut parts = colors.split('/').map(part);
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    // Luminance (ITU-R BT.709) of the linear components; half as light as white to the eye is 0.18
    // of it (CIE 1976 L* = 50).
    let linear = |part: f64| part.powf(2.2);
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    Some(luminance > 0.18)
}

/// One to four hexadecimal digits, as a fraction of the greatest number with that many digits
/// (`XParseColor`).
fn part(digits: &str) -> Option<f64> {
    let is_digits =
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = u16::from_str_radix(digits, 16).ok().filter(|_| is_digits)?;
    let most = 16_u32.pow(u32::try_from(digits.len()).ok()?) - 1;
    Some(f64::from(value) / f64::from(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    /// The keys that crossterm reports for a text; `\x1b` means Alt with the next character, or Esc
    /// at the end.
    fn keys(text: &str) -> Vec<KeyEvent> {
        let mut keys = Vec::new();
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            keys.push(match (c, chars.peek()) {
                ('\x1b', Some(_)) => {
                    let c = chars.next().unwrap();
                    KeyEvent::new(KeyCode::Char(c), KeyModifiers::ALT)
                }
                ('\x1b', None) => KeyEvent::from(KeyCode::Esc),
                ('\x07', _) => KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL),
                (c, _) => KeyEvent::from(KeyCode::Char(c)),
            });
        }
        keys
    }

    /// The outcomes for a text in pieces, with keys as text.
    fn outcomes(pieces: &[&str]) -> String {
        let mut answer = Answer::default();
        let mut shown = String::new();
        for key in pieces.iter().flat_map(|piece| keys(piece)) {
            match answer.feed(key) {
                Outcome::Nothing => {}
                Outcome::IsLight(is_light) => {
                    shown.push_str(if is_light { "<light>" } else { "<dark>" });
                }
                Outcome::Keys(keys) => {
                    for key in keys {
                        match key.code {
                            KeyCode::Char(c) => shown.push(c),
                            other => write!(shown, "<{other:?}>").unwrap(),
                        }
                    }
                }
            }
        }
        shown
    }

    #[test]
    fn the_answer_is_distinguished_from_keys() {
        for (pieces, expected) in [
            (&["\x1b]11;rgb:ffff/ffff/ffff\x1b\\"][..], "<light>"),
            (&["\x1b]11;rgb:0000/0000/0000\x07"], "<dark>"),
            (&["\x1b]11;rgb:1E/1e/2e\x1b\\j"], "<dark>j"),
            (&["k\x1b]11;rgba:fafa/f0f0/e6e6/ffff\x07j"], "k<light>j"),
            (&["\x1b]11;rgb:f/f/f\x1b", "\\"], "<light>"),
            (&["\x1b]11;rgb:7070/7070/7070\x07"], "<dark>"),
            (&["\x1b]11;rgb:8080/8080/8080\x07"], "<light>"),
            (&["j"], "j"),
            (&["\x1b]j"], "]j"),
            (&["\x1b]11G"], "]11G"),
            (&["\x1b]11;rgb:what/is/it\x07"], "]11;rgb:what/is/itg"),
            (&["\x1b]11;rgb:ff/ff\x07"], "]11;rgb:ff/ffg"),
            (&["\x1b]\x1b]"], "]]"),
            (&["\x1b]1\x1b", "j"], "]1<Esc>j"),
        ] {
            assert_eq!(outcomes(pieces), expected, "{pieces:?}");
        }
        let endless = format!("\x1b]11;rgb:{}", "f".repeat(100));
        assert_eq!(outcomes(&[&endless]).len(), endless.len() - 1);
    }
}
