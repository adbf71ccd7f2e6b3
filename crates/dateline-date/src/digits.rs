//! Reads numbers in texts.

/// Value and number of the digits from `at` on; at most nine are read.
pub(super) fn digits(text: &[u8], at: usize) -> (u32, usize) {
    let run = text
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take(9)
        .take_while(|byte| byte.is_ascii_digit());
    run.fold((0, 0), |(value, len), byte| {
        (value * 10 + u32::from(byte - b'0'), len + 1)
    })
}
