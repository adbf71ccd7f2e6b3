//! A million mixed dates, parsed and ordered.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_date::{Date, DateContext, OrderKey};

/// Dates to a run.
const COUNT: u64 = 1_000_000;

/// Mixed as in files that people keep: most are days, months and years of ISO 8601, one in eight stands in words or in
/// the rarer forms of EDTF.
fn mixed() -> Vec<String> {
    (0..COUNT)
        .map(|index| {
            let year = 1500 + index * 7919 % 525;
            let month = 1 + index * 31 % 12;
            let day = 1 + index * 17 % 28;
            let name = ["May", "June", "March", "August"][(index % 4) as usize];
            match index % 24 {
                0 => format!("{day} {name} {year}"),
                1 => format!("{name} {year}"),
                2 => format!("{name} {day}, {year}"),
                3 => format!("c. {year}"),
                4 => format!("{year}/{}", year + 5),
                5 => format!("{}X", year / 10),
                6 => format!("{year}-{month:02}-{day:02}T10:{month:02}:00+02:00"),
                7..=9 => format!("{year}"),
                10..=11 => format!("{year}-{month:02}"),
                _ => format!("{year}-{month:02}-{day:02}"),
            }
        })
        .collect()
}

fn dates(criterion: &mut Criterion) {
    let texts = mixed();
    let mut group = criterion.benchmark_group("dates");
    group.throughput(Throughput::Elements(COUNT));
    group.sample_size(10);
    group.bench_function("parse", |bencher| {
        bencher.iter(|| {
            let read = |text: &String| Date::parse(black_box(text), DateContext::default()).ok();
            texts.iter().filter_map(read).count()
        });
    });
    group.bench_function("parse and order", |bencher| {
        bencher.iter(|| {
            let read = |text: &String| Date::parse(black_box(text), DateContext::default()).ok();
            let dates: Vec<Date> = texts.iter().filter_map(read).collect();
            let mut order: Vec<(OrderKey, usize)> =
                dates.iter().map(Date::order_key).zip(0..).collect();
            order.sort_unstable();
            (dates, order)
        });
    });
    group.finish();
}

criterion_group!(benches, dates);
criterion_main!(benches);
