//! The viewer on indexed files, which are parsed on demand.

use std::sync::atomic::AtomicBool;

use dateline::app::{Action, Message, Purpose};
use dateline::app::{App, Size};
use dateline::date::DateContext;
use dateline::timeline::{Input, Loaded, Timeline};

use crate::viewer::now;

fn input<'a>(name: &'a str, text: &'a str) -> Input<'a> {
    Input::text(name, text)
}

fn read(name: &str, text: &str) -> Loaded {
    Loaded::read(input(name, text), DateContext::default(), None).unwrap()
}

/// Indexes a file, however small.
fn indexed(name: &str, text: &str) -> Loaded {
    let bytes = text.as_bytes().to_vec();
    let indexed = Loaded::index(name, bytes, DateContext::default(), None);
    indexed.unwrap_or_else(|(_, why)| panic!("{why}"))
}

#[test]
fn the_viewer_goes_to_events_of_each() {
    let size = Size {
        width: 100,
        height: 30,
    };
    let mut app = App::new(
        Timeline::of([
            indexed(
                "1",
                "- {date: 2001, title: Apple}\n- {date: 2003, title: Pear}\n",
            ),
            indexed("2", "- {date: 2002, title: Walnut}\n"),
            read("3", "- {date: 2002-06, title: Plum}\n"),
        ])
        .verified(),
        size,
        now(),
    );
    app.update(Message::Act(Action::OpenPrompt(Purpose::Search)));
    app.update(Message::Pasted("plum".to_owned()));
    app.update(Message::Act(Action::AcceptLine));
    while app.has_work() {
        app.update(Message::Work);
    }
    let selected = app.selected().unwrap();
    assert_eq!((selected.title(), selected.file()), ("Plum", 2));
}

#[test]
fn events_on_the_screen_are_verified_first() {
    // The later in the file, the earlier in time; the problem is below the date.
    let event = |n: usize| {
        let note = if n.is_multiple_of(10) {
            "  note: a\n  note: b\n"
        } else {
            ""
        };
        format!("- date: {}\n  title: T{n}\n{note}", 2_900 - n / 3)
    };
    let text: String = (0..3_000).map(event).collect();
    let size = Size {
        width: 80,
        height: 24,
    };
    let mut app = App::new(Timeline::of([indexed("f.yaml", &text)]), size, now());
    let wrong = |app: &App| {
        let timeline = app.timeline();
        let marked = (0..timeline.len()).filter(|index| timeline.is_wrong(*index));
        marked
            .map(|index| timeline.entry(index).unwrap().title().to_owned())
            .collect::<Vec<_>>()
    };
    for (action, expected) in [(Action::SelectFirst, "T2990"), (Action::SelectLast, "T0")] {
        app.update(Message::Act(action));
        assert!(!wrong(&app).contains(&expected.to_owned()));
        // At most what is verified first.
        let verification = app.timeline().verification().unwrap();
        verification.run(&AtomicBool::new(true));
        assert!(wrong(&app).contains(&expected.to_owned()), "{action:?}");
        assert!(wrong(&app).len() <= 20);
        assert_eq!(verification.progress().done, 0);
    }
    let verified = app.timeline().clone().verified();
    assert_eq!(
        verified.tally(),
        Timeline::of([read("f.yaml", &text)]).tally()
    );
    assert_eq!(verified, Timeline::of([read("f.yaml", &text)]));
}
