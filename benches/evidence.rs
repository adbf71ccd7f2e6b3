//! How fast copies are read and quotes are found: 5,000 quotes of 30 words against 5 MB of text, by their verdict.
//!
//! ```text
//! cargo bench --bench evidence
//! ```

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench fails by a panic, and documents itself"
)]

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::evidence::{SavedCopy, find};

const QUOTES: usize = 5_000;
const WORDS: usize = 900_000;

/// Words that look like prose: the shorter the more frequent.
fn words() -> Vec<String> {
    let mut seed = 1_u64;
    let mut next = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        seed >> 33
    };
    (0..WORDS)
        .map(|_| {
            let rank = next() % 5_000;
            let rank = rank * (next() % 5_000) / 5_000;
            let mut word = String::new();
            let mut left = rank + 3;
            while left > 0 {
                word.push(char::from(b'a' + u8::try_from(left % 23).unwrap()));
                left /= 7;
            }
            word
        })
        .collect()
}

fn wrapped(words: &[String]) -> String {
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        write!(text, "{word}{}", if at % 12 == 11 { "\n" } else { " " }).unwrap();
    }
    text
}

fn evidence(c: &mut Criterion) {
    let words = words();
    let text = wrapped(&words);
    let html = format!(
        "<!doctype html><p>{}",
        text.replace('\n', "</p>\n<p>It is <b>so</b> &amp; ")
    );
    let mut group = c.benchmark_group("evidence");
    group.sample_size(10);
    group.bench_function("reading 5 MB of text", |b| {
        b.iter(|| SavedCopy::read("a.txt", black_box(text.as_bytes())).unwrap());
    });
    group.bench_function("reading 7 MB of HTML", |b| {
        b.iter(|| SavedCopy::read("a.html", black_box(html.as_bytes())).unwrap());
    });
    let copy = SavedCopy::read("a.txt", text.as_bytes()).unwrap();
    let quotes: Vec<Vec<String>> = (0..QUOTES)
        .map(|n| words.iter().skip(n * 179).take(30).cloned().collect())
        .collect();
    let sets: [(&str, Vec<String>); 3] = [
        (
            "folded",
            quotes.iter().map(|quote| quote.join(" ")).collect(),
        ),
        (
            "altered",
            quotes
                .iter()
                .map(|quote| {
                    let mut quote = quote.clone();
                    for word in quote.iter_mut().skip(7).step_by(9) {
                        word.push_str("xyz");
                    }
                    quote.join(" ")
                })
                .collect(),
        ),
        (
            "missing",
            quotes
                .iter()
                .map(|quote| quote.iter().rev().cloned().collect::<Vec<_>>().join(" "))
                .collect(),
        ),
    ];
    for (verdict, quotes) in &sets {
        let right = quotes
            .iter()
            .filter(|quote| find(quote, &copy).word() == *verdict)
            .count();
        assert!(right > QUOTES * 9 / 10, "{right} of {QUOTES} {verdict}");
        group.bench_function(format!("5,000 quotes, {verdict}"), |b| {
            b.iter(|| {
                let words = quotes
                    .iter()
                    .map(|quote| find(black_box(quote), &copy).word().len());
                words.sum::<usize>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, evidence);
criterion_main!(benches);
