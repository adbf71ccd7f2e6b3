//! How fast copies are read and quotes are found: 5,000 quotes of 30 words against 5 MB of text, by their verdict, and 10,000 quotes
//! against 1,000 copies (200 MB), all of them and after one edit.
//!
//! ```text
//! cargo bench --bench evidence
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a bench fails by a panic, and documents itself"
)]

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use dateline::app::Display;
use dateline::evidence::{Checker, SavedCopy, find};
use dateline::terminal::copies::{CopyStore, Reach};
use dateline::terminal::open::{Target, open};

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

const COPIES: usize = 1_000;
const QUOTES_OF_A_COPY: usize = 10;

/// A timeline of 10,000 quotes, 1 in 20 of them altered and 1 in 20 missing, and the folder of its copies.
fn folder() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let words = words();
    let mut yaml = "sources:\n".to_owned();
    let mut events = "events:\n".to_owned();
    for copy in 0..COPIES {
        let start = copy * 700;
        let words: Vec<String> = words
            .iter()
            .cycle()
            .skip(start)
            .take(32_000)
            .cloned()
            .collect();
        fs::write(folder.path().join(format!("{copy}.txt")), wrapped(&words)).unwrap();
        writeln!(yaml, "  - {{id: s{copy}, title: S, file: {copy}.txt}}").unwrap();
        for quote in 0..QUOTES_OF_A_COPY {
            let number = copy * QUOTES_OF_A_COPY + quote;
            let from = quote * 3_100 + copy % 97;
            let mut quoted: Vec<&str> = words
                .iter()
                .skip(from)
                .take(25)
                .map(String::as_str)
                .collect();
            match number % 20 {
                7 => quoted[12] = "qqq",
                13 => quoted.reverse(),
                _ => {}
            }
            let quoted = quoted.join(" ");
            writeln!(
                events,
                "  - {{date: 2025-01-01, title: E{number}, quote: {quoted}, source: s{copy}}}"
            )
            .unwrap();
        }
    }
    (folder, yaml + &events)
}

fn many_copies(c: &mut Criterion) {
    let (folder, yaml) = folder();
    let path = folder.path().join("events.yaml");
    let load = |text: &str| {
        fs::write(&path, text).unwrap();
        let Ok(opened) = open(Target::Files(vec![path.clone()]), Display::Local) else {
            panic!("the file that was just written can be opened");
        };
        opened.timeline
    };
    let timeline = load(&yaml);
    let mut group = c.benchmark_group("10,000 quotes, 1,000 copies");
    group.sample_size(10);
    group.bench_function("all", |b| {
        b.iter(|| {
            let copies = CopyStore::default().read(&timeline, Reach::Beneath);
            let verdicts = Checker::default().check(&timeline, &copies);
            assert!(verdicts.summary.verified >= 8_900, "{:?}", verdicts.summary);
        });
    });
    let mut store = CopyStore::default();
    let mut checker = Checker::default();
    let copies = store.read(&timeline, Reach::Beneath);
    let first = checker.check(&timeline, &copies);
    assert!(first.summary.verified >= 8_900, "{:?}", first.summary);
    let edited = load(&yaml.replacen("quote: ", "quote: so ", 1));
    let mut versions = [&edited, &timeline].into_iter().cycle();
    group.bench_function("after an edit of the timeline", |b| {
        b.iter(|| {
            let timeline = versions.next().unwrap();
            let copies = store.read(timeline, Reach::Beneath);
            checker.check(timeline, &copies)
        });
    });
    let changed = folder.path().join("5.txt");
    let text = fs::read_to_string(&changed).unwrap();
    let mut more = String::new();
    group.bench_function("after an edit of a copy", |b| {
        b.iter_batched(
            || {
                more.push_str("one more\n");
                fs::write(&changed, format!("{text}{more}")).unwrap();
            },
            |()| {
                let copies = store.read(&timeline, Reach::Beneath);
                checker.check(&timeline, &copies)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, evidence, many_copies);
criterion_main!(benches);
