//! The zone in which times of day are displayed.

use crate::viewer::Viewer;

/// A log in UTC.
const LOG: &str = "\
title: Outage
events:
  - {date: 2026-03-08T06:55:12Z, title: Alert}
  - {date: 2026-03-08T06:55:40Z, title: Page}
  - {date: 2026-03-08, title: Release day}
  - {date: 2026-03-08T09:30:00Z, title: Over}
";

/// A log of two sites in different zones, with a note in local time.
const TWO_SITES: &str = "\
title: Two sites
events:
  - {date: '2026-03-07 22:55:12-08:00', title: Alert in California}
  - {date: 2026-03-08T06:55:40Z, title: Page from London}
  - {date: 2026-03-07 22:57, title: My own note}
  - {date: 2026-03-08T07:01:00Z, title: London answers}
";

fn header(viewer: &Viewer) -> String {
    viewer
        .screen()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The rows of the events: date and title.
fn list(viewer: &Viewer) -> Vec<String> {
    let screen = viewer.screen();
    let rows = screen
        .lines()
        .skip_while(|line| !line.starts_with('┌'))
        .skip(1)
        .map_while(|line| {
            let line = line.strip_prefix('│')?.trim_end_matches('│').trim();
            Some(line.trim_start_matches(['▶', '!', '●', ' ']).to_owned())
        });
    rows.filter(|row| {
        row.starts_with(|first: char| first.is_ascii_digit()) && row.contains("  ")
            || row.contains("UTC")
    })
    .collect()
}

#[test]
fn a_log_is_shown_in_its_own_zone() {
    let viewer = Viewer::in_zone("America/Los_Angeles", LOG, 80, 24);
    insta::assert_snapshot!(viewer.screen());
}

#[test]
fn the_zone_that_is_displayed_is_cycled() {
    let mut viewer = Viewer::in_zone("America/Los_Angeles", LOG, 80, 24);
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(format!(
            "{}\n  {}",
            header(&viewer),
            list(&viewer).join("\n  ")
        ));
        viewer.press("Z");
    }
    insta::assert_snapshot!(seen.join("\n\n"));
}

/// Events are sorted by instant; days are those of the displayed zone.
#[test]
fn a_log_in_several_zones_is_shown_in_one_or_each_row_names_its_own() {
    let mut viewer = Viewer::in_zone("America/Los_Angeles", TWO_SITES, 80, 24);
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(format!(
            "{}\n  {}",
            header(&viewer),
            list(&viewer).join("\n  ")
        ));
        viewer.press("Z");
    }
    insta::assert_snapshot!(seen.join("\n\n"));
}

#[test]
fn a_filter_by_clock_time_shows_the_same_events_in_every_zone() {
    // A day is not the same time in every zone.
    let log: Vec<&str> = LOG.lines().filter(|line| !line.contains("day")).collect();
    let log = log.join("\n");
    let in_berlin = log.replace("title: Outage", "timezone: Europe/Berlin");
    for (text, day, clock) in [
        (&log, "2026-03-08", ["06:55:00Z", "06:56:00Z"]),
        (&log, "2026-03-07", ["22:55:00", "22:56:00"]),
        (&in_berlin, "2026-03-08", ["07:55:00", "07:56:00"]),
    ] {
        let mut viewer = Viewer::in_zone("America/Los_Angeles", text, 100, 24);
        let [from, to] = clock;
        viewer.press(&format!("&during:\"{day}T{from}/{day}T{to}\"<Enter>"));
        for _ in 0..4 {
            assert_eq!(
                viewer.app.timeline().len(),
                2,
                "{from} in {}",
                header(&viewer)
            );
            viewer.press("Z");
        }
    }
}

#[test]
fn a_range_of_the_chart_has_the_same_events_in_every_zone() {
    let in_berlin = LOG.replace("title: Outage", "timezone: Europe/Berlin");
    for text in [LOG, TWO_SITES, &in_berlin] {
        for zones in 0..4 {
            let mut viewer = Viewer::in_zone("America/Los_Angeles", text, 100, 24);
            viewer.press(&"Z".repeat(zones)).press("cvl");
            let range = viewer.app.chart().unwrap().range().unwrap();
            viewer.press("<Enter>");
            let header = header(&viewer);
            assert_eq!(viewer.app.timeline().len(), range.events, "{header}");
        }
    }
}

#[test]
fn the_zone_of_the_file_is_that_of_its_timezone_key() {
    let file = "timezone: Europe/Moscow\nevents:\n- {date: 2025-05-08 10:15, title: Talks}\n- {date: 2025-05-09T06:00Z, title: Parade}\n";
    let mut viewer = Viewer::in_zone("Asia/Tokyo", file, 80, 24);
    assert!(header(&viewer).contains("times in Europe/Moscow"));
    assert_eq!(
        list(&viewer)[..2],
        ["8 May, 10:15  Talks", "9 May, 09:00  Parade"]
    );
    let screen = viewer.screen();
    assert!(screen.contains("10:15 Europe/Moscow"), "{screen}");
    assert!(screen.contains("= 16:15 Asia/Tokyo (local)"), "{screen}");
    // The file now names another zone.
    viewer.reload(&file.replace("Moscow", "Berlin"));
    assert!(header(&viewer).contains("times in Europe/Berlin"));
    assert_eq!(list(&viewer)[1], "9 May, 08:00  Parade");
}

#[test]
fn a_timeline_without_times_of_day_names_no_zone() {
    let mut viewer = Viewer::in_zone("Asia/Tokyo", "- {date: 2025-05-08, title: A}\n", 80, 24);
    assert!(!header(&viewer).contains("Tokyo"));
    viewer.press("Z");
    assert!(viewer.screen().contains("no event has a time of day"));
}

/// When clocks are set back an hour repeats: the list says which one is meant.
#[test]
fn a_repeated_hour_is_disambiguated() {
    let file = "- {date: 2026-11-01T05:30:00Z, title: First}\n- {date: 2026-11-01T06:30:00Z, title: Second}\n";
    let mut viewer = Viewer::in_zone("America/New_York", file, 80, 24);
    viewer.press("ZZ");
    assert!(header(&viewer).contains("times in America/New_York"));
    assert_eq!(
        list(&viewer)[..2],
        ["1 Nov, 01:30 EDT  First", "1 Nov, 01:30 EST  Second"]
    );
}

#[test]
fn a_zoomed_chart_shows_the_same_moments_in_another_zone() {
    let file = "- {date: 2026-06-01T10:00:00Z, title: First}\n- {date: 2026-06-01T20:00:00Z, title: Last}\n";
    let mut viewer = Viewer::in_zone("America/New_York", file, 100, 24);
    let place = |viewer: &Viewer| {
        viewer
            .screen()
            .lines()
            .find_map(|line| line.find("● First"))
    };
    viewer.press("c++++");
    let before = place(&viewer);
    viewer.press("ZZ");
    assert_eq!(place(&viewer), before, "{}", viewer.screen());
    let screen = viewer.screen();
    let status = screen.lines().last().unwrap();
    assert!(status.contains("times in America/New_York"), "{status}");
    assert!(screen.contains("1 Jun 2026 06:00"), "{screen}");
}

fn run(arguments: &[&str]) -> (String, String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("log.yaml"), LOG).unwrap();
    let output = crate::dateline()
        .args(arguments)
        .current_dir(folder.path())
        .env("TZ", "America/Los_Angeles")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        text(output.stdout),
        text(output.stderr),
        output.status.code(),
    )
}

#[test]
fn printed_times_are_as_written_or_in_the_zone_asked_for() {
    let (list, _, _) = run(&["list", "log.yaml"]);
    assert!(
        list.starts_with("1\t2026-03-08T06:55:12Z\tAlert\n"),
        "{list}"
    );
    let (list, _, _) = run(&["list", "--tz", "Asia/Tokyo", "log.yaml"]);
    let lines: Vec<_> = list.lines().collect();
    // In that zone the day begins before them.
    assert_eq!(
        lines[..2],
        [
            "1\t2026-03-08\tRelease day",
            "2\t2026-03-08T15:55:12+09:00\tAlert"
        ]
    );
    let (one, _, _) = run(&["show", "--tz", "local", "1", "log.yaml"]);
    assert!(
        one.contains("Saturday 7 March 2026, 22:55:12 America/Los_Angeles"),
        "{one}"
    );
    assert!(one.contains("written 2026-03-08T06:55:12Z"), "{one}");
    let (plain, _, _) = run(&["--plain", "--tz", "-03:30", "log.yaml"]);
    assert!(
        plain.contains("8 March 2026, 03:25:12 -03:30  Alert"),
        "{plain}"
    );
}

#[test]
fn a_printed_chart_is_on_the_clock_of_the_viewer_and_names_it() {
    for (arguments, zone, clock) in [
        (&[][..], "UTC", "06:55:12 UTC"),
        (
            &["--tz", "local"],
            "America/Los_Angeles",
            "22:55:12 America/Los_Angeles",
        ),
        (&["--tz", "Asia/Tokyo"], "Asia/Tokyo", "15:55:12 Asia/Tokyo"),
        (&["--tz", "written"], "UTC", "06:55:12 UTC"),
    ] {
        let printed = |more: &[&str]| run(&[&["chart", "log.yaml"], arguments, more].concat()).0;
        let text = printed(&[]);
        let first = text.lines().next().unwrap();
        assert!(first.ends_with(&format!("times in {zone}")), "{text}");
        let picture = printed(&["--svg"]);
        assert!(picture.contains(&format!(">times in {zone}<")), "{picture}");
        assert!(
            picture.contains(&format!("<title>Alert, 8 March 2026, {clock}"))
                || picture.contains(&format!("<title>Alert, 7 March 2026, {clock}")),
            "{picture}"
        );
    }
}

#[test]
fn an_unknown_zone_is_refused_with_the_closest_names() {
    for (zone, expected) in [
        ("Europe/Berln", "did you mean Europe/Berlin"),
        ("IST", "+05:30 (India)"),
    ] {
        let (_, error, status) = run(&["list", "--tz", zone, "log.yaml"]);
        assert_eq!(status, Some(2), "{error}");
        assert!(error.contains(expected), "{error}");
    }
}

/// Typed dates may be relative to now, and steps are relative to the selected event.
#[test]
fn relative_words_are_accepted_in_prompts() {
    let file = "- {date: 2025-05-30, title: A}\n- {date: 2025-05-31T09:00Z, title: B}\n- {date: 2025-05-31T09:05Z, title: C}\n";
    let mut viewer = Viewer::new(file, 80, 24);
    viewer.press("&after:yesterday<Enter>");
    assert!(viewer.screen().contains("0 of 3 events"));
    viewer.press("<Esc>").press("&during:yesterday<Enter>");
    assert!(
        viewer.screen().contains("2 of 3 events"),
        "{}",
        viewer.screen()
    );
    viewer.press("g:+5 minutes<Enter>");
    assert!(
        viewer.screen().contains("▶!● 31 May, 09:05"),
        "{}",
        viewer.screen()
    );
}
