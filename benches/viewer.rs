//! Load, open, first draw, and a key to a drawn frame, on generated files of 1,000 to 1,000,000 events.

#![allow(clippy::unwrap_used, missing_docs)] // A panic is how a bench fails; nobody calls it.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::app::{Action, App, Message, Rows, Size};
use dateline::date::{DateContext, Moment};
use dateline::timeline::{Input, Loaded, Timeline};
use dateline::view::{Look, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const SCREEN: (u16, u16) = (160, 50);

/// A file of so many events of about 400 bytes, one a day, every tenth of them a range.
fn file(events: usize) -> String {
    let mut text =
        String::from("title: Generated\nsources:\n  - id: log\n    title: The log\nevents:\n");
    let first = chrono::NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    for n in 0..events {
        let day = first + chrono::Days::new(n as u64 % 60_000);
        let end = if n % 10 == 0 {
            format!("/{}", day + chrono::Days::new(9))
        } else {
            String::new()
        };
        write!(
            text,
            "  - id: event-{n}\n    date: {day}{end}\n    title: Event number {n} of the generated file\n    summary: Somebody \
             reports that something happened on this day, and says in two lines of ordinary length what it was and who was \
             there when it did.\n    quote: \"On this day, it happened as it was written down, and nobody has since said \
             otherwise.\"\n    source: log\n    tags: [generated, bench]\n    place: Somewhere\n"
        )
        .unwrap();
    }
    text
}

fn now() -> Moment {
    Moment::from_local(
        chrono::NaiveDate::from_ymd_opt(2025, 6, 1)
            .unwrap()
            .and_hms_opt(12, 0, 0)
            .unwrap(),
    )
}

fn viewer(loaded: Loaded) -> App {
    App::new(
        Timeline::of([loaded]),
        Size {
            width: SCREEN.0,
            height: SCREEN.1,
        },
        now(),
    )
}

fn read(text: &str, previous: Option<&Loaded>) -> Loaded {
    let input = Input::text("generated.yaml", text);
    Loaded::read(input, DateContext::default(), previous).unwrap()
}

fn loading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.sample_size(10);
    for size in SIZES {
        let text = file(size);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::new("file", size), &text, |b, text| {
            b.iter(|| read(text, None));
        });
        let before = read(&text, None);
        let changed = text.replacen("Event number 7 ", "Another title ", 1);
        group.bench_with_input(
            BenchmarkId::new("one event changed", size),
            &changed,
            |b, text| {
                b.iter(|| read(text, Some(&before)));
            },
        );
    }
    group.finish();
}

/// What a viewer waits for before a big file stands in its final order.
fn opening(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open");
    group.sample_size(10);
    for size in [10_000, 100_000, 1_000_000] {
        let text = file(size);
        group.throughput(Throughput::Bytes(text.len() as u64));
        let open = |text: &str| {
            let bytes = text.as_bytes().to_vec();
            Loaded::open("generated.yaml", bytes, DateContext::default(), None).unwrap()
        };
        group.bench_with_input(BenchmarkId::new("index", size), &text, |b, text| {
            b.iter(|| open(text));
        });
        let loaded = open(&text);
        group.bench_function(BenchmarkId::new("order", size), |b| {
            b.iter(|| Timeline::of([loaded.clone()]));
        });
        let timeline = Timeline::of([loaded]);
        group.bench_function(BenchmarkId::new("rows", size), |b| {
            b.iter(|| Rows::lay_out(&timeline, now()));
        });
    }
    group.finish();
}

fn drawing(criterion: &mut Criterion) {
    let keymap = dateline::keys::Keymap::default();
    let look = Look {
        ascii: false,
        color: true,
        ..Look::default()
    };
    let mut group = criterion.benchmark_group("draw");
    group.sample_size(10);
    for size in SIZES {
        let timeline = read(&file(size), None);
        let mut terminal = Terminal::new(TestBackend::new(SCREEN.0, SCREEN.1)).unwrap();
        group.bench_function(BenchmarkId::new("first frame", size), |b| {
            b.iter_batched(
                || timeline.clone(),
                |timeline| {
                    let app = viewer(timeline);
                    terminal
                        .draw(|frame| draw(&app, &keymap, look, frame))
                        .unwrap();
                    app
                },
                criterion::BatchSize::LargeInput,
            );
        });
        let mut app = viewer(timeline);
        for (name, action) in [
            ("j", Action::SelectNext),
            ("PgDn", Action::PageDown),
            ("}", Action::NextYear),
        ] {
            group.bench_function(
                BenchmarkId::new(format!("key {name} to frame"), size),
                |b| {
                    b.iter(|| {
                        app.update(Message::Act(action));
                        if app.selected_index() + 1 == app.timeline().len() {
                            app.update(Message::Act(Action::SelectFirst));
                        }
                        terminal
                            .draw(|frame| draw(black_box(&app), &keymap, look, frame))
                            .unwrap();
                    });
                },
            );
        }
    }
    group.finish();
}

criterion_group!(benches, loading, opening, drawing);
criterion_main!(benches);
