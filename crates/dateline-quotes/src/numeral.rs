//! Numbers as pages have them, in digits and roman.

/// The number of a page, in digits or roman, in lower case.
pub(crate) fn number(word: &str) -> Option<usize> {
    word.parse().ok().or_else(|| roman(word))
}

/// A small roman number in lower case.
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
        // A smaller one before a larger one is taken off it.
        if value < after {
            sum -= value;
        } else {
            sum += value;
            after = value;
        }
    }
    Some(sum)
}
