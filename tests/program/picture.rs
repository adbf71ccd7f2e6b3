//! The picture in the README is the real screen: drawn from `events.yaml` by the real code, compared here.
//!
//! `DATELINE_PICTURE=write cargo test --test program picture` writes it again.

use std::fmt::Write as _;
use std::path::Path;

use dateline::app::{Action, App, Message, Size};
use dateline::date::{DateContext, Moment};
use dateline::keys::Keymap;
use dateline::timeline::{Input, load};
use dateline::view::{Look, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const COLUMNS: u16 = 116;
const ROWS: u16 = 34;
/// The size of a cell in the picture.
const CELL: (u16, u16) = (8, 17);

#[test]
fn the_picture_in_the_readme_is_the_screen() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/picture/screen.svg");
    let drawn = svg(&screen());
    if std::env::var_os("DATELINE_PICTURE").is_some_and(|asked| asked == "write") {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == drawn,
        "the screen has changed: run `DATELINE_PICTURE=write cargo test --test picture` and look at tests/picture/screen.svg"
    );
}

/// The screen on the eve of the parade, with the parade selected.
fn screen() -> Buffer {
    let now = chrono::NaiveDate::from_ymd_opt(2025, 5, 8)
        .unwrap()
        .and_hms_opt(18, 0, 0)
        .unwrap();
    let bytes = include_bytes!("../../events.yaml");
    let timeline = load(
        Input {
            name: "events.yaml",
            bytes,
        },
        DateContext::default(),
    )
    .unwrap();
    let parade = timeline
        .entries()
        .position(|entry| entry.title().starts_with("Military parade"))
        .unwrap();
    let size = Size {
        width: COLUMNS,
        height: ROWS,
    };
    let mut app = App::new(timeline, size, Moment::from_local(now));
    for _ in 0..parade {
        app.update(Message::Act(Action::SelectNext));
    }
    let mut terminal = Terminal::new(TestBackend::new(COLUMNS, ROWS)).unwrap();
    terminal
        .draw(|frame| {
            draw(
                &app,
                &Keymap::default(),
                Look {
                    ascii: false,
                    color: true,
                    ..Look::default()
                },
                frame,
            );
        })
        .unwrap();
    terminal.backend().buffer().clone()
}

fn svg(buffer: &Buffer) -> String {
    let (wide, high) = CELL;
    let (width, height) = (COLUMNS * wide + 16, ROWS * high + 16);
    let mut out = String::new();
    writeln!(out, r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="13">"#).unwrap();
    writeln!(
        out,
        r##"<rect width="{width}" height="{height}" rx="8" fill="#16181d"/>"##
    )
    .unwrap();
    for y in 0..ROWS {
        let mut x = 0;
        while x < COLUMNS {
            let first = &buffer[(x, y)];
            let mut text = String::new();
            let start = x;
            while x < COLUMNS && same_look(&buffer[(x, y)], first) {
                text.push_str(buffer[(x, y)].symbol());
                x += 1;
            }
            run(&mut out, &text, first, start, x - start, y);
        }
    }
    out.push_str("</svg>\n");
    out
}

fn same_look(a: &Cell, b: &Cell) -> bool {
    a.fg == b.fg && a.modifier == b.modifier
}

fn run(out: &mut String, text: &str, cell: &Cell, x: u16, columns: u16, y: u16) {
    let (wide, high) = CELL;
    let (left, top, width) = (8 + x * wide, 8 + y * high, columns * wide);
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let ink = color(cell.fg);
    if reversed {
        writeln!(
            out,
            r#"<rect x="{left}" y="{top}" width="{width}" height="{high}" fill="{ink}"/>"#
        )
        .unwrap();
    }
    if text.trim().is_empty() {
        return;
    }
    let mut style = String::new();
    if cell.modifier.contains(Modifier::BOLD) {
        style.push_str(r#" font-weight="bold""#);
    }
    if cell.modifier.contains(Modifier::ITALIC) {
        style.push_str(r#" font-style="italic""#);
    }
    if cell.modifier.contains(Modifier::DIM) {
        style.push_str(r#" opacity="0.6""#);
    }
    let fill = if reversed { "#16181d" } else { ink };
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let base = top + 13;
    writeln!(out, r#"<text x="{left}" y="{base}" fill="{fill}"{style} textLength="{width}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">{text}</text>"#).unwrap();
}

fn color(color: Color) -> &'static str {
    match color {
        Color::Red => "#e06c75",
        Color::Green => "#98c379",
        Color::Yellow => "#e5c07b",
        Color::Blue => "#61afef",
        Color::Magenta => "#c678dd",
        Color::Cyan => "#56b6c2",
        _ => "#d7dae0",
    }
}
