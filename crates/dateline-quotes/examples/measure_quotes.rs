//! Measures how many generated quotes get the correct verdict, and the time this takes.
//!
//! ```text
//! cargo run --release -p dateline-quotes --example measure_quotes
//! ```
//!
//! 10,000 true quotes with the conventions of quoting and 10,000 false ones are searched in 1,000 copies of 200 KB,
//! which are read first, on all cores. See `tests/quotes/generated.rs` for the generator.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "an example fails by a panic, and prints what it measures"
)]

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

use dateline_quotes::{SavedCopy, find};

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/quotes/generated.rs"]
mod generated;

use generated::{Document, LIES, Random, WAYS, dishonest, honest};

const COPIES: usize = 1_000;
const SENTENCES: usize = 2_250;
const QUOTES: usize = 10_000;

/// A generated quote.
struct Quote {
    copy: usize,
    text: String,
    kind: &'static str,
    is_honest: bool,
}

fn main() {
    let (documents, quotes) = generate();
    let size: usize = documents.iter().map(|document| document.text.len()).sum();
    let what = format!("{} MB of copies read", size / 1_000_000);
    let copies = timed(&what, || {
        on_all_cores(COPIES, |at| {
            let document = &documents[at];
            SavedCopy::read(&document.name, document.text.as_bytes()).unwrap()
        })
    });
    for (name, is_honest) in [("honest", true), ("false", false)] {
        let verified = timed(&format!("{QUOTES} {name} quotes looked up"), || {
            on_all_cores(COPIES, |at| check(&copies[at], at, &quotes, is_honest))
        });
        let verified: Vec<usize> = verified.into_iter().flatten().collect();
        println!("{name}: {} of {QUOTES} verified", verified.len());
        let wrong = quotes.iter().enumerate().filter(|(at, quote)| {
            quote.is_honest == is_honest && is_honest != verified.binary_search(at).is_ok()
        });
        for (_, quote) in wrong.take(40) {
            println!("  {} ({}): {}", quote.kind, quote.copy, quote.text);
        }
    }
}

/// Runs a function and prints its wall time and processor time.
fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (start, processor) = (Instant::now(), processor_time());
    let result = work();
    let (took, processor) = (start.elapsed(), processor_time() - processor);
    println!("{what} in {took:.2?}, {processor:.2} s of processor time");
    result
}

/// Processor time in seconds of all threads of this process; 0 if unknown.
fn processor_time() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(11).take(2);
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

fn generate() -> (Vec<Document>, Vec<Quote>) {
    let generated = on_all_cores(COPIES, |at| {
        let document = Document::new(at as u64, SENTENCES);
        let mut random = Random::new(at as u64 + 1_000_000);
        let mut quotes = Vec::new();
        for number in 0..QUOTES / COPIES {
            let number = at * (QUOTES / COPIES) + number;
            let (way, lie) = (number / LIES.len(), number % LIES.len());
            quotes.push(Quote {
                copy: at,
                text: honest(&document, number, &mut random),
                kind: WAYS[number % WAYS.len()],
                is_honest: true,
            });
            quotes.push(Quote {
                copy: at,
                text: dishonest(&document, way, lie, &mut random),
                kind: LIES[lie],
                is_honest: false,
            });
        }
        (document, quotes)
    });
    let (documents, quotes): (Vec<_>, Vec<_>) = generated.into_iter().unzip();
    (documents, quotes.into_iter().flatten().collect())
}

/// Indices of the quotes of a copy that are verified.
fn check(copy: &Arc<SavedCopy>, number: usize, quotes: &[Quote], is_honest: bool) -> Vec<usize> {
    let each = 2 * (QUOTES / COPIES);
    (number * each..(number + 1) * each)
        .filter(|at| quotes[*at].is_honest == is_honest)
        .filter(|at| find(&quotes[*at].text, copy).is_verified())
        .collect()
}

/// Results of a function for each number, in order.
fn on_all_cores<T: Send>(count: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(count));
    let threads = thread::available_parallelism().map_or(1, Into::into);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= count {
                        break;
                    }
                    let value = make(at);
                    results.lock().unwrap().push((at, value));
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap();
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, value)| value).collect()
}
