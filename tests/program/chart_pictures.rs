//! The pictures in docs/chart.md are what `dateline chart --svg` writes, compared here.
//!
//! `DATELINE_PICTURE=write cargo test --test program picture` writes them again.

use std::collections::BTreeSet;
use std::path::Path;

use dateline::chart::{Chart, LaneKey, LaneOrder, Prepared, Request};
use dateline::date::{DateContext, Moment, Notation};
use dateline::export::chart_svg;
use dateline::timeline::{Input, Timeline, load};

fn read(path: &str) -> Timeline {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let bytes = std::fs::read(path).unwrap();
    let input = Input {
        name: "example.yaml",
        bytes: &bytes,
    };
    load(input, DateContext::default()).unwrap()
}

fn picture(timeline: &Timeline, key: &LaneKey, width: usize) -> String {
    let day = chrono::NaiveDate::from_ymd_opt(2025, 5, 8).unwrap();
    let now = Moment::from_local(day.and_hms_opt(18, 0, 0).unwrap());
    let mut prepared = Prepared::new(timeline, key, LaneOrder::Time, now);
    prepared.fit(width, false, now, None);
    let chart = Chart::lay_out(&Request {
        timeline,
        extents: &prepared.extents,
        lanes: &prepared.lanes,
        folded: &BTreeSet::new(),
        time: &prepared.time,
        window: prepared.all,
        width,
        height: 1_000,
        now,
        notation: Notation::default(),
        selected: None,
        matters: &|_| false,
        sign: &|_| None,
    });
    let mut out = Vec::new();
    chart_svg::write(&chart, timeline, chart_svg::Clock::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_pictures_of_charts_are_what_the_program_draws() {
    for (file, name, key) in [
        ("events.yaml", "article", LaneKey::None),
        ("examples/reigns/reigns.yaml", "reigns", LaneKey::Group),
    ] {
        let timeline = read(file);
        assert_eq!(timeline.diagnostics().count(), 0, "{file}");
        let drawn = picture(&timeline, &key, 120);
        let path = format!("docs/pictures/{name}.svg");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        if std::env::var_os("DATELINE_PICTURE").is_some_and(|asked| asked == "write") {
            std::fs::write(&path, &drawn).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == drawn,
            "the chart of {file} has changed: run `DATELINE_PICTURE=write cargo test --test program picture`"
        );
        // One tip an event, and nothing that is not XML.
        let tips = drawn.matches("<title>").count();
        assert_eq!(tips, timeline.len(), "tips");
        assert!(!drawn.contains("\"></text>"), "an empty text");
    }
}
