//! Searching, filtering and the strip, on a generated file of 100,000 events.

#![allow(clippy::unwrap_used, missing_docs)] // A panic is how a bench fails; nobody calls it.

use std::fmt::Write as _;
use std::sync::atomic::AtomicBool;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::app::strip::{Moments, Strip};
use dateline::date::{DateContext, Notation};
use dateline::timeline::pattern::Pattern;
use dateline::timeline::search::Search;
use dateline::timeline::titles::TitleSearch;
use dateline::timeline::{Input, Query, Timeline, load};

const EVENTS: usize = 100_000;

fn timeline() -> Timeline {
    let mut text = String::from("sources:\n  - {id: log, title: The log}\nevents:\n");
    let first = chrono::NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    for n in 0..EVENTS {
        let day = first + chrono::Days::new(n as u64 % 60_000);
        write!(
            text,
            "  - date: {day}\n    title: Event number {n} of the generated file\n    summary: Somebody reports that something \
             happened on this day, and says in two lines of ordinary length what it was and who was there when it did.\n    \
             quote: \"On this day, it happened as it was written down, and nobody has since said otherwise.\"\n    source: \
             log\n    tags: [generated, bench]\n    place: Somewhere\n"
        )
        .unwrap();
    }
    let input = Input::text("generated.yaml", &text);
    load(input, DateContext::default()).unwrap()
}

fn finding(criterion: &mut Criterion) {
    let timeline = timeline();
    let last = timeline.entry(EVENTS - 1).unwrap().title().to_owned();
    let mut group = criterion.benchmark_group("find");
    group.sample_size(10);
    let all = |pattern: &str| {
        let pattern = Pattern::parse(pattern).unwrap();
        let mut search = Search::new(pattern, &timeline, 0);
        while search.step(&timeline, EVENTS) {}
        search.count()
    };
    // The texts that a search looks through are made once.
    all("generated");
    group.bench_function("first hit, half way", |b| {
        let half = timeline.entry(EVENTS / 2).unwrap().title().to_lowercase();
        let pattern = Pattern::parse(&Pattern::literal(&half)).unwrap();
        b.iter(|| {
            let mut search = Search::new(pattern.clone(), &timeline, 0);
            while search.first().is_none() {
                search.step(&timeline, 1_000);
            }
            search.first()
        });
    });
    let near_end = Pattern::literal(&last.to_lowercase());
    group.bench_function("only hit at the end", |b| {
        b.iter(|| all(&near_end));
    });
    group.bench_function("every event a hit", |b| {
        b.iter(|| all("generated"));
    });
    group.bench_function("expression", |b| {
        b.iter(|| all("number [0-9]*77 of"));
    });
    for filter in [
        "tag:bench during:1970s",
        "otherwise -place:moscow",
        "(#bench or place:somewhere) -status:open",
        "deaths:>100 or /number [0-9]*77 of/",
    ] {
        let query = Query::parse(filter, DateContext::default()).unwrap();
        group.bench_function(format!("filter {filter}"), |b| {
            b.iter(|| timeline.kept(&query, &AtomicBool::new(false)));
        });
    }
    group.bench_function("title by letters", |b| {
        b.iter(|| {
            let mut search = TitleSearch::new("evnum777", EVENTS);
            search.step(&timeline, EVENTS);
            search.found
        });
    });
    let moments = Moments::of(&timeline);
    group.bench_function("strip first", |b| {
        b.iter(|| Strip::of(&moments, 158, Notation::default()));
    });
    let strip = Strip::of(&moments, 158, Notation::default());
    group.bench_function("strip columns", |b| {
        b.iter(|| {
            (0..158)
                .map(|column| strip.events(column).len())
                .sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, finding);
criterion_main!(benches);
