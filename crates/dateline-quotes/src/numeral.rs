//! Page numbers in digits and Roman numerals.

/// Parses a page number in digits or as a lower-case Roman numeral.
pub(crate) fn number(word: &str) -> Option<usize> {
    word.parse().ok().or_else(|| roman(word))
}

/// Parses a lower-case Roman numeral of at most eight letters, below 400.
fn roman(word: &str) -> Option<usize> {
    if word.is_empty() || word.len() > 8 {
        return None;
    }
    let value = |c| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<usize> = word.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    let mut after = 0;
    for value in values.into_iter().rev() {
        // A smaller value before a larger one is subtracted.
        if value < after {
            sum -= value;
        } else {
            sum += value;
            after = value;
        }
    }
    Some(sum)
}
