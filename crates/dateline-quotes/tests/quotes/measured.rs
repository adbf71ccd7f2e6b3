//! A generated set of true and false quotes; `examples/measure_quotes.rs` measures a larger one.

use dateline_quotes::{SavedCopy, find};

use super::generated::{Document, LIES, Random, WAYS, dishonest, honest};

/// Number of quotes of each kind.
const COUNT: usize = 1_500;

#[test]
fn true_quotes_are_verified_and_false_ones_are_not() {
    let (mut unverified, mut verified) = (Vec::new(), Vec::new());
    for seed in 0..8 {
        let document = Document::new(seed, 150);
        let copy = SavedCopy::read(&document.name, document.text.as_bytes()).unwrap();
        let mut random = Random::new(seed + 1000);
        for number in 0..COUNT / 8 {
            let quote = honest(&document, number, &mut random);
            if !find(&quote, &copy).is_verified() {
                unverified.push(format!("{}: {quote}", WAYS[number % WAYS.len()]));
            }
            // Every lie in every way of quoting.
            let (way, lie) = (number / LIES.len(), number % LIES.len());
            let quote = dishonest(&document, way, lie, &mut random);
            if find(&quote, &copy).is_verified() {
                verified.push(format!("{}: {quote}", LIES[lie]));
            }
        }
    }
    assert!(verified.is_empty(), "{}", verified.join("\n"));
    assert!(unverified.len() * 200 <= COUNT, "{}", unverified.join("\n"));
}
