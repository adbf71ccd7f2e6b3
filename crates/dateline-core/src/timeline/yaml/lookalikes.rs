//! Characters that look like those of YAML, with their names: spaces and dashes.

/// The name of a space that YAML does not accept, or of a character without width.
pub(in crate::timeline) fn odd_space(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{a0}' => "no-break space",
        '\u{ad}' => "soft hyphen",
        '\u{1680}' => "Ogham space",
        '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' => "typographic space",
        '\u{2007}' => "figure space",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{202f}' => "narrow no-break space",
        '\u{205f}' => "mathematical space",
        '\u{2060}' => "word joiner",
        '\u{3000}' => "ideographic space",
        '\u{feff}' => "byte order mark",
        _ => return None,
    })
}

/// Whether a character has no width.
pub(in crate::timeline) fn has_no_width(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// The name of a character that resembles a dash or marks an item in prose.
pub(in crate::timeline) fn odd_dash(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{2010}' | '\u{2011}' => "hyphen",
        '\u{2012}' => "figure dash",
        '–' => "en dash",
        '—' => "em dash",
        '−' => "minus sign",
        '•' | '‣' | '●' | '◦' => "bullet",
        '·' => "middle dot",
        '*' => "asterisk",
        '+' => "plus sign",
        _ => return None,
    })
}
