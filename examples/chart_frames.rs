//! How long a frame of the chart takes: the key applied, the chart laid out, the screen drawn.
//!
//! ```text
//! cargo run --release --example generate -- 1000000 > big.yaml
//! cargo run --release --example chart_frames -- big.yaml
//! ```

use std::process::ExitCode;
use std::time::{Duration, Instant};

use dateline::app::{Action, App, Message, Size};
use dateline::date::{DateContext, Moment};
use dateline::keys::Keymap;
use dateline::timeline::{Loaded, Timeline};
use dateline::view::{Look, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// The size of the screen.
const SIZE: (u16, u16) = (160, 50);

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: chart_frames FILE");
        return ExitCode::from(2);
    };
    match measure(&path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(path: &str) -> Result<(), Box<dyn std::error::Error>> {
    let bytes = std::fs::read(path)?;
    let loaded = Loaded::index(path, bytes, DateContext::default(), None)
        .map_err(|error| format!("{error:?}"))?;
    let timeline = Timeline::of([loaded]);
    let events = timeline.len();
    let size = Size {
        width: SIZE.0,
        height: SIZE.1,
    };
    let mut app = App::new(timeline, size, Moment::from_seconds(1_750_000_000));
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1))?;
    let mut frame =
        |app: &mut App, action: Action| -> Result<Duration, Box<dyn std::error::Error>> {
            let begun = Instant::now();
            app.update(Message::Act(action));
            terminal.draw(|frame| draw(app, &Keymap::default(), Look::default(), frame))?;
            Ok(begun.elapsed())
        };
    app.update(Message::Act(Action::Count(5)));
    let first = frame(&mut app, Action::ToggleChart)?;
    println!("{events} events; the first chart: {first:.1?}");
    for _ in 0..events.ilog10() {
        app.update(Message::Act(Action::Count(5)));
    }
    app.update(Message::Act(Action::SelectLast));
    for zoom in 0..34 {
        let closer = if zoom == 0 {
            Action::ShowEverything
        } else {
            Action::ZoomIn
        };
        let mut times = vec![frame(&mut app, closer)?];
        for action in [
            Action::SelectNext,
            Action::SelectPrevious,
            Action::PanLeft,
            Action::PanRight,
        ] {
            times.push(frame(&mut app, action)?);
        }
        let slowest = times.iter().max().copied().unwrap_or_default();
        let words = app
            .chart()
            .map(|chart| chart.words("·"))
            .unwrap_or_default();
        println!(
            "{words}: zoom {:.1?}, slowest of h, l, H, L {slowest:.1?}",
            times[0]
        );
    }
    Ok(())
}
