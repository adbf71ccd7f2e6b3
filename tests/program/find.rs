//! Finding, as a user sees it: search, filters, going to a date, marks and jumps.

use crate::viewer::Viewer;
use dateline::app::Message;
use dateline::app::rows::{Heading, Kind};
use dateline::date::Notation;
use dateline::view::Palette;
use ratatui::buffer::Cell;
use ratatui::style::Modifier;

const FILE: &str = r#"title: Xi in Moscow
sources:
  - {id: dagens, title: "Xi visits Putin"}
events:
  - {date: 1945, title: Victory in the war}
  - {date: the 1970s, title: Washington courts Beijing, tags: [talks]}
  - {date: 2022-02-04, title: Talks without limits, source: dagens, tags: [talks]}
  - {date: 2025-05-07/2025-05-10, title: State visit, place: Moscow}
  - {date: 2025-05-08, title: Talks in the Kremlin, tags: [talks, kremlin], quote: "They talked on the Red Square, it was said."}
  - {date: 2025-05-09, title: Parade on the Red Square, tags: [parade]}
  - {date: about 2025-05-20, title: Return}
  - {date: "2025-08/2025-09", title: Next talks}
  - {title: Nobody knows when}
"#;

fn wide() -> Viewer {
    Viewer::new(FILE, 120, 32)
}

/// The last line of the screen.
fn bottom(viewer: &Viewer) -> String {
    viewer
        .screen()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned()
}

/// Runs the app's long-running work to its end.
fn work(viewer: &mut Viewer) {
    while viewer.app.has_work() {
        viewer.tell(Message::Work);
    }
}

#[test]
fn the_screens() {
    let mut viewer = wide();
    insta::assert_snapshot!("wide", viewer.press("j").screen());
    viewer.press("/talk");
    work(&mut viewer);
    insta::assert_snapshot!("searching", viewer.screen());
    viewer.press("<Enter><Esc>&talks -tag:kremlin<Enter>");
    insta::assert_snapshot!("filtered", viewer.screen());
    viewer.press("<Esc><Esc>&during:May");
    viewer.press("<Enter>");
    insta::assert_snapshot!("mistake", viewer.screen());
    viewer.press("<Esc><C-p>ta<Down>");
    insta::assert_snapshot!("titles", viewer.screen());
    let mut viewer = Viewer::new(FILE, 60, 30);
    viewer.look.ascii = true;
    insta::assert_snapshot!("narrow_ascii", viewer.press("/red sq").screen());
    let mut viewer = Viewer::new(FILE, 24, 6);
    insta::assert_snapshot!("tiny", viewer.press("/red sq").screen());
    viewer.press("<Esc><C-p>ta");
    insta::assert_snapshot!("titles_tiny", viewer.screen());
}

#[test]
fn keys_and_the_selected_event() {
    for (keys, title) in [
        // A search selects the first hit after the start, and wraps around.
        ("/talk", "Washington courts Beijing"),
        ("/talkx", "Victory in the war"),
        ("/Talk<Enter>", "Talks without limits"),
        ("/talks<Enter>n", "Talks without limits"),
        ("/talks<Enter>nn", "Talks in the Kremlin"),
        ("/talks<Enter>3n", "Next talks"),
        ("/talks<Enter>N", "Next talks"),
        ("G/victory<Enter>", "Victory in the war"),
        ("/kremlin<Esc>", "Victory in the war"),
        // Esc restores the previous search.
        ("/talks<Enter>/kremlin<Esc>n", "Talks without limits"),
        ("/dagens<Enter>", "Talks without limits"),
        ("/red.square<Enter>", "Talks in the Kremlin"),
        // An invalid expression keeps the previous hits while it is typed.
        ("/kremlin(", "Talks in the Kremlin"),
        ("/kremlin<C-u>", "Victory in the war"),
        ("/kremlin<Enter>g/<Up><Enter>", "Talks in the Kremlin"),
        // A word of the title, the longest first.
        ("jj*n", "Talks without limits"),
        ("jj***n", "Talks in the Kremlin"),
        ("jj1*n", "Talks in the Kremlin"),
        ("jj1*nn", "Next talks"),
        // From the detail pane: the tags.
        ("4j<Enter>*n", "Next talks"),
        ("4j<Enter>**n", "Talks in the Kremlin"),
        // Going.
        (":2025-05-09<Enter>", "Parade on the Red Square"),
        (":1970s<Enter>", "Washington courts Beijing"),
        (":1950<Enter>", "Victory in the war"),
        (":now<Enter>", "Return"),
        (":2025-06-05<Enter>", "Return"),
        (":+20 years<Enter>", "Washington courts Beijing"),
        (":nothing<Enter>", "Victory in the war"),
        // Months and years with events.
        (")))", "State visit"),
        ("))))", "Next talks"),
        ("G((", "State visit"),
        // By letters of a title.
        ("<C-p>redsq<Enter>", "Parade on the Red Square"),
        ("<C-p>square parade<Enter>", "Parade on the Red Square"),
        ("<C-p>talks<Down><Enter>", "Talks in the Kremlin"),
        ("<C-p>talks<C-n><C-n><C-p><Enter>", "Talks in the Kremlin"),
        ("<C-p>redsq<Enter><C-o>", "Victory in the war"),
        ("<C-p>redsq<Esc>", "Victory in the war"),
        ("<C-p>redsqq<Enter>", "Victory in the war"),
        ("<C-p><Enter>j", "Washington courts Beijing"),
        (
            "&talks<Enter><C-p>parade<Enter>",
            "Washington courts Beijing",
        ),
        // Marks and jumps.
        ("jmaG'a", "Washington courts Beijing"),
        ("'z", "Victory in the war"),
        ("jG<C-o>", "Washington courts Beijing"),
        ("jGg<C-o><C-o>", "Washington courts Beijing"),
        ("jG<C-o>>", "Nobody knows when"),
        ("jG<C-o><C-i>", "Nobody knows when"),
        ("jG<<<>", "Nobody knows when"),
        (":2022<Enter><C-o>", "Victory in the war"),
        // A filter keeps the selected event, or selects the nearest.
        ("&tag:talks<Enter>", "Washington courts Beijing"),
        ("G&tag:parade<Enter>", "Parade on the Red Square"),
        (":2025-05-08<Enter>&talks<Enter>", "Talks in the Kremlin"),
        ("&tag:talks<Enter>G<Esc><Esc>", "Talks in the Kremlin"),
        ("&tag:p<Tab><Enter>", "Parade on the Red Square"),
    ] {
        let mut viewer = wide();
        // `<` is a key of its own here.
        let keys = keys.replace("<<<", "<C-o>");
        viewer.press(&keys);
        work(&mut viewer);
        assert_eq!(viewer.title(), title, "{keys}");
    }
}

#[test]
fn the_bottom_line_shows_the_position() {
    for (keys, said) in [
        ("/talks", "1 of 4"),
        ("/talks<Enter>n", "2 of 4"),
        ("/nowhere", "no match"),
        ("/(", "unclosed group"),
        ("jj*", "/without: 1 of 1"),
        ("jj**", "/limits: 1 of 1"),
        ("jj***", "/talks: 2 of 4"),
        ("jj****", "/without: 1 of 1"),
        ("jj1*n", "/talks: 3 of 4"),
        ("4j<Enter>**", "/kremlin: 1 of 1"),
        ("n", "No search: / starts one"),
        (":1950<Enter>", "1950: the closest event is 5 years before"),
        (":2025-05-09<Enter>", "9 May 2025"),
        (":yesteryear<Enter>", "not a word of a date"),
        (
            "&tga:x<Enter>",
            "no event has the key `tga`: did you mean `tag:`?",
        ),
        (
            "&tga:x ",
            "no event has the key `tga`: did you mean `tag:`?",
        ),
        (
            "&tag:tlaks<Enter>",
            "No events match the filter: no event has `tlaks` under `tag:`: did you mean `talks`?",
        ),
        (
            "&#tlaks or place:moscow<Enter>",
            "1 of 9: no event has `tlaks` under `tag:`: did you mean `talks`?",
        ),
        ("&(talks<Enter>", "this parenthesis is not closed"),
        ("&tag:<Tab>", "1 of 3:  kremlin  parade"),
        ("&verdict:unchecked<Enter>", "No events match"),
        (
            "&after:2025-13 talks",
            "`2025-13` is not a date (no month 13)",
        ),
        ("&talks<Enter>", "4 of 9"),
        (
            "&TALKS<Enter>",
            "No events match the filter, which is case-sensitive here",
        ),
        (
            "&talks<Enter>/kremlin<Enter><Esc>",
            "press Esc again to clear the filter",
        ),
        (
            "&talks<Enter>/kremlin<Enter><Esc><Esc>",
            "The filter is off",
        ),
        (":42<Enter>", "42G goes to event 42"),
        (
            "&nowhere<Enter>",
            "No events match the filter: Esc Esc clears it",
        ),
        ("&nowhere<Enter>:1950<Enter>", "No events match the filter"),
        ("&talks<Enter><Esc>", "press Esc again to clear the filter"),
        ("&talks<Enter>&", "Enter ends the filter, Up changes it"),
        ("&talks<Enter>&<Enter>", "The filter is off"),
        ("&talks<Enter>&<Up> -tag:talks<Enter>", "1 of 9"),
        ("&talks<Enter>j", "2/4 of 9"),
        ("<C-p>ts", "1 of 6"),
        ("<C-p>ts<Down>", "2 of 6"),
        ("<C-p>tsx", "no title"),
        (
            "<C-p>tsx<Enter>",
            "no title has these letters in this order",
        ),
        ("'q", "No mark q: mq sets it"),
        ("mb", "Marked b"),
        ("<C-o>", "No jump further back"),
    ] {
        let mut viewer = wide();
        viewer.press(keys);
        work(&mut viewer);
        // A long message is above the line.
        let screen = viewer.screen();
        assert!(screen.contains(said), "{keys}: {screen}");
    }
}

/// The distance to a range is that to its nearer end; to a year, to its last day.
#[test]
fn the_closest_event() {
    for (first, second, date, closest) in [
        ("2020-01-01/2020-12-30", "2021-06-01", "2021-01-05", "first"),
        ("2022", "2025", "2023-11-24", "first"),
        ("the 1970s", "1985-06-01", "1980-06", "first"),
        ("1945-05-08", "2025-05-01/2025-05-07", "1984", "first"),
        ("1945-05-08", "2025-05-01/2025-05-07", "1985", "second"),
        ("1900/2000", "1973", "1972", "second"),
        ("1900/2000", "1973", "1999", "first"),
        ("1990/..", "2010", "2011", "second"),
        ("1990/..", "2010", "1980", "first"),
    ] {
        let text =
            format!("- {{date: {first}, title: first}}\n- {{date: {second}, title: second}}\n");
        let mut viewer = Viewer::new(&text, 80, 24);
        viewer.press(&format!(":{date}<Enter>"));
        assert_eq!(viewer.title(), closest, "{first}, {second}: {date}");
    }
}

#[test]
fn the_distance_to_the_closest_event_is_in_a_fitting_unit() {
    for (date, said) in [
        ("2025-09-21", "the closest event is about 11 days before"),
        ("2025-09-11", "the closest event is just before"),
    ] {
        let mut viewer = Viewer::new("- {date: early September 2025, title: A}\n", 100, 24);
        viewer.press(&format!(":{date}<Enter>"));
        let bottom = bottom(&viewer);
        assert!(bottom.contains(said), "{bottom}");
    }
}

/// A word that is being typed is often not a valid term yet.
#[test]
fn a_mistake_is_reported_once_its_word_is_finished() {
    for keys in ["&tga:", "&tga:x", "&\"red squ", "&after:20"] {
        let mut viewer = wide();
        viewer.press(keys);
        assert_eq!(bottom(&viewer).trim(), keys);
    }
}

#[test]
fn a_message_has_the_room_beside_the_line() {
    let mut viewer = Viewer::new(FILE, 80, 24);
    viewer.press("&tga:xyz<Enter>");
    let bottom = bottom(&viewer);
    assert!(bottom.starts_with("&tga:xyz "), "{bottom}");
    assert!(
        bottom.contains("no event has the key `tga`: did you mean `tag:`?"),
        "{bottom}"
    );
}

#[test]
fn mistakes_in_a_filter_are_underlined() {
    for (keys, wrong) in [
        ("&talks tga:xyz<Enter>", "tga"),
        ("&talks after:2025-13<Enter>", "2025-13"),
        ("&talks or<Enter>", "or"),
        ("&talks -(#a<Enter>", "-("),
        ("&#tlaks talks", "tlaks"),
        ("&talks", ""),
        // Another character, and the filter is parsed again.
        ("&talks or<Enter> kremlin", ""),
    ] {
        let mut viewer = wide();
        viewer.press(keys);
        let buffer = viewer.buffer();
        let bottom = buffer.area.height - 1;
        let cells = (0..buffer.area.width).map(|x| &buffer[(x, bottom)]);
        let marked = cells.filter(|cell| cell.modifier.contains(Modifier::UNDERLINED));
        let marked: String = marked.map(Cell::symbol).collect();
        assert_eq!(marked, wrong, "{keys}");
    }
    // The cursor is after it.
    let mut viewer = wide();
    viewer.press("&talks tga:parade<Enter><BS><BS><BS>tag<Enter>");
    work(&mut viewer);
    assert!(bottom(&viewer).contains("No events match"));
}

#[test]
fn a_long_message_is_above_the_bottom_line() {
    for (width, height, keys, said) in [
        (80, 24, "&after:1900/..<Enter>", "or use `during:`"),
        (80, 24, "&verdict:good<Enter>", "marked and repeated"),
        (40, 12, "&tga:xyz <Enter>", "did you mean `tag:`?"),
        (40, 12, ":1950<Enter>", "5 years before"),
    ] {
        let mut viewer = Viewer::new(FILE, width, height);
        let screen = viewer.press(keys).screen();
        let lines: Vec<_> = screen.lines().map(str::trim).collect();
        assert!(lines.join(" ").contains(said), "{screen}");
    }
}

#[test]
fn esc_gives_the_detail_pane_its_scroll_back() {
    let summary = "word word word word word word word ".repeat(40);
    let text = format!("- {{date: 1972, title: A, summary: \"{summary} needle {summary}\"}}\n");
    let mut viewer = Viewer::new(&text, 80, 24);
    viewer.press("JJJ");
    let before = viewer.screen();
    viewer.press("/needle");
    work(&mut viewer);
    assert_ne!(viewer.screen(), before);
    viewer.press("<Esc>");
    assert_eq!(viewer.screen(), before);
}

#[test]
fn everything_is_ascii_on_request() {
    for keys in [
        "", "4j", "/red sq", "&tga:x has:y<Enter>", "?", "<C-p>ta", "&during:May 2025<Enter>", "S",
        "E",
    ] {
        let mut viewer = wide();
        viewer.look.ascii = true;
        let screen = viewer.press(keys).screen();
        let others: Vec<char> = screen.chars().filter(|c| !c.is_ascii()).collect();
        assert_eq!(others, [], "{keys}: {screen}");
    }
}

#[test]
fn a_filter_survives_a_reload_and_follows_it() {
    let mut viewer = wide();
    viewer.press("&tag:talks<Enter>");
    assert_eq!(viewer.app.timeline().len(), 3);
    viewer.reload(&FILE.replace("tags: [parade]", "tags: [parade, talks]"));
    assert_eq!(viewer.app.timeline().len(), 4);
    assert!(viewer.screen().contains("4 of 9 events"));
    viewer.press("<Esc><Esc>");
    assert_eq!(viewer.app.timeline().len(), 9);
}

#[test]
fn possible_matches_are_marked() {
    let mut viewer = wide();
    viewer.press("&during:2025-05-20<Enter>");
    let screen = viewer.screen();
    assert!(
        screen
            .lines()
            .any(|line| line.contains('?') && line.contains("Return")),
        "{screen}"
    );
    viewer.press("&<Up> sure:yes<Enter>");
    assert!(viewer.screen().contains("No events match the filter"));
}

#[test]
fn matches_are_marked_without_colors_too() {
    use ratatui::style::Modifier;
    for (color, palette) in [
        (false, Palette::Dark),
        (true, Palette::Light),
        (true, Palette::Contrast),
    ] {
        let mut viewer = wide();
        (viewer.look.color, viewer.look.palette) = (color, palette);
        viewer.press("/red square<Enter>");
        let buffer = viewer.buffer();
        let marked: String = buffer
            .content()
            .iter()
            .filter(|cell| cell.modifier.contains(Modifier::UNDERLINED))
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        // In the title in the list, in the quote of the selected event, and in its columns of the
        // strip.
        assert_eq!(marked.matches("Red Square").count(), 2, "{marked}");
    }
}

#[test]
fn pasted_text_goes_into_the_prompt_only() {
    let mut viewer = wide();
    viewer.tell(Message::Pasted("q\nj".to_owned()));
    assert_eq!(viewer.title(), "Victory in the war");
    viewer
        .press("/")
        .tell(Message::Pasted("Red\nSquare".to_owned()));
    work(&mut viewer);
    assert_eq!(viewer.title(), "Talks in the Kremlin");
}

#[test]
fn every_size_can_be_drawn_with_a_prompt() {
    for keys in ["/talks", "&tag:x<Enter>", ":x<Enter>", "&talks<Enter>/a"] {
        for (width, height) in [
            (0, 0),
            (1, 1),
            (2, 3),
            (7, 40),
            (40, 10),
            (100, 30),
            (300, 9),
        ] {
            Viewer::new(FILE, width, height).press(keys).screen();
            Viewer::new("", width, height).press(keys).screen();
        }
    }
}

#[test]
fn headings_have_the_chosen_size() {
    let headings = |viewer: &Viewer| {
        let rows = viewer.app.rows();
        let words = rows.window(0, rows.len()).filter_map(|(_, row)| {
            let Kind::Heading(Heading::Period(period)) = row.kind else {
                return None;
            };
            Some(period.words(Notation::default()))
        });
        words.collect::<Vec<_>>().join(", ")
    };
    let mut viewer = wide();
    viewer.press("5G");
    let line = viewer.app.rows().row_of(4) - viewer.app.top();
    for (note, expected) in [
        // Never finer than the precision of a date.
        (
            "Headings by hour",
            "1945, 1970s, 4 February 2022, 7 May 2025, 8 May 2025, 9 May 2025, 20 May 2025, August 2025",
        ),
        (
            "Headings by day",
            "1945, 1970s, 4 February 2022, 7 May 2025, 8 May 2025, 9 May 2025, 20 May 2025, August 2025",
        ),
        (
            "Headings by month",
            "1945, 1970s, February 2022, May 2025, August 2025",
        ),
        ("Headings by year", "1945, 1970s, 2022, 2025"),
        ("Headings by decade", "1940s, 1970s, 2020s"),
        ("Headings by century", "20th century, 21st century"),
        ("Automatic headings", "1945, 1970s, 2022, 2025"),
    ] {
        viewer.press("zh");
        assert_eq!(viewer.app.note(), Some(note));
        assert_eq!(headings(&viewer), expected, "{note}");
        assert_eq!(viewer.title(), "Talks in the Kremlin");
    }
    assert_eq!(viewer.app.rows().row_of(4) - viewer.app.top(), line);
    // They persist in a new version of the file and with a filter.
    viewer.press("zhzhzhzhzh&talks<Enter>");
    viewer.reload(&FILE.replace("1945", "1951"));
    assert_eq!(headings(&viewer), "1970s, 2020s");
    viewer.press("<Esc><Esc>");
    assert_eq!(headings(&viewer), "1950s, 1970s, 2020s");
}

#[test]
fn a_save_keeps_the_selection_within_a_filter() {
    let text = "- {date: 1972, title: A}\n- {date: 1973, title: B, tags: [x]}\n- {date: 1980, title: C}\n- {date: 1981, title: D, tags: [x]}\n- {date: 1982, title: E, tags: [x]}\n";
    let mut viewer = Viewer::new(text, 80, 24);
    viewer.press("3G&tag:x<Enter>");
    let before = viewer.title();
    viewer.reload(&format!("# saved\n{text}"));
    assert_eq!(viewer.title(), before);
    // The event selected before the filter is selected again afterwards.
    viewer.press("<Esc><Esc>");
    assert_eq!(viewer.title(), "C");
}

#[test]
fn the_smallest_screen_shows_the_filter_and_its_count() {
    let mut viewer = Viewer::new(FILE, 30, 8);
    let screen = viewer.press("&talks<Enter>j").screen();
    let last = screen.lines().last().unwrap();
    assert!(last.contains("& talks"), "{screen}");
    assert!(last.contains("2/4 of 9"), "{screen}");
}

const WITH_VIEWS: &str = r##"title: The fire
views:
  Disputed: status:disputed
  Hot before spring: {filter: "#hot or #warm", to: 2024-03-02, lanes: people}
  Broken: "((tag:a"
events:
  - {date: 2024-01-01, title: Alarm, status: disputed, tags: [hot], people: [Reed, Kim]}
  - {date: 2024-02-01, title: Blackout, tags: [warm], people: [Kim]}
  - {date: 2024-03-01, title: Call, status: disputed, people: [Reed]}
  - {date: 2024-04-01, title: Dispatch, tags: [hot]}
"##;

#[test]
fn saved_views_are_listed_and_chosen() {
    let mut viewer = Viewer::new(WITH_VIEWS, 100, 24);
    insta::assert_snapshot!("views", viewer.press("V").screen());
    for (keys, kept) in [
        ("V<Enter>", "2 of 4"),
        ("Vhot<Enter>", "2 of 4"),
        ("Vhot<Enter>cV<Down><Up><Enter>", "2 of 4"),
        ("V<Down><Down><Enter>", "The view has no filter"),
        ("Vnothing<Enter>", "no name contains this"),
        ("Vj", "no name contains this: Backspace, then Up and Down"),
        ("Vj<BS><Enter>", "2 of 4"),
        ("V<Enter>Vevery<Enter>", "The filter is off"),
        ("V<Esc>", "1/4"),
        ("V<C-n><C-n><C-n><C-n><C-n><Enter>", "1/4"),
    ] {
        let mut viewer = Viewer::new(WITH_VIEWS, 100, 24);
        viewer.press(keys);
        assert!(
            bottom(&viewer).contains(kept),
            "{keys}: {}",
            bottom(&viewer)
        );
    }
    let mut viewer = Viewer::new(WITH_VIEWS, 100, 24);
    let screen = viewer.press("Vhot<Enter>").screen();
    assert!(screen.contains("lanes by person"), "{screen}");
    // What a view does is a filter like any other.
    viewer.press("c&<Up>");
    let typed = "&(#hot or #warm) date:<=2024-03-02";
    assert!(bottom(&viewer).starts_with(typed), "{}", bottom(&viewer));
    let mut viewer = wide();
    viewer.press("V");
    assert!(bottom(&viewer).contains("No saved views"));
}

#[test]
fn rows_of_several_files_name_their_file() {
    let files = [
        (
            "court/minutes.yaml",
            "- {date: 2024-01-01, title: Hearing}\n",
        ),
        (
            "press-clippings-of-2024.yaml",
            "- {date: 2024-01-02, title: Article}\n",
        ),
    ];
    let mut viewer = Viewer::on_files(&files, 160, 24);
    let screen = viewer.screen();
    let line = |title: &str| {
        let line = screen.lines().find(|line| line.contains(title));
        line.and_then(|line| line.split('│').nth(1))
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    assert!(line("1 Jan  Hearing").ends_with("minutes"), "{screen}");
    assert!(
        line("2 Jan  Article").ends_with("press-clippin…"),
        "{screen}"
    );
    viewer.press("&file:mi<Tab><Enter>");
    assert_eq!(viewer.title(), "Hearing");
    assert!(viewer.screen().contains("1 of 2"));
    // A narrow list is for the titles.
    let narrow = Viewer::on_files(&files, 50, 24).screen();
    assert!(!narrow.contains("press-clippin…"), "{narrow}");
}
