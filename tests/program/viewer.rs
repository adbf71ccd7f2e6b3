//! A viewer without a terminal: keys in, screen out.

use std::sync::atomic::AtomicBool;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use dateline::app::{App, Effect, Gesture, HelpSource, Message, Pointer, Ready, Size};
use dateline::date::{DateContext, Moment, Zone};
use dateline::keys::{self, Keymap};
use dateline::timeline::{Input, Loaded, Timeline};
use dateline::view::{Look, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

pub struct Viewer {
    pub app: App,
    pub keymap: Keymap,
    text: String,
    context: DateContext,
    loaded: Loaded,
    size: (u16, u16),
    pub look: Look,
    pub effects: Vec<Effect>,
}

/// Reads a file under the name `test.yaml`.
fn read(text: &str, context: DateContext, previous: Option<&Loaded>) -> Loaded {
    let input = Input::text("test.yaml", text);
    Loaded::read(input, context, previous).unwrap()
}

/// 1 June 2025, noon.
pub fn now() -> Moment {
    Moment::from_local(
        chrono::NaiveDate::from_ymd_opt(2025, 6, 1)
            .unwrap()
            .and_hms_opt(12, 0, 0)
            .unwrap(),
    )
}

impl Viewer {
    pub fn new(text: &str, width: u16, height: u16) -> Self {
        let loaded = read(text, DateContext::default(), None);
        Self::on(text, loaded, width, height)
    }

    /// A viewer with that local zone.
    #[allow(dead_code, reason = "not every test that has this viewer asks for it")]
    pub fn in_zone(zone: &str, text: &str, width: u16, height: u16) -> Self {
        let context = DateContext {
            zone: Zone::parse(zone).unwrap(),
            ..DateContext::default()
        };
        let mut viewer = Self::on(text, read(text, context, None), width, height);
        viewer.context = context;
        viewer.tell(Message::Clock(now()));
        viewer
    }

    /// A viewer on an indexed file, of which nothing is verified yet.
    #[allow(dead_code, reason = "not every test that has this viewer asks for it")]
    pub fn indexed(text: &str, width: u16, height: u16) -> Self {
        let bytes = text.as_bytes().to_vec();
        let loaded = Loaded::index("test.yaml", bytes, DateContext::default(), None);
        Self::on(text, loaded.unwrap(), width, height)
    }

    /// On several files as one timeline, each with its name.
    #[allow(dead_code, reason = "not every test that has this viewer asks for it")]
    pub fn on_files(files: &[(&str, &str)], width: u16, height: u16) -> Self {
        let loaded = files.iter().map(|(name, text)| {
            let bytes = text.as_bytes();
            Loaded::read(Input { name, bytes }, DateContext::default(), None).unwrap()
        });
        let loaded: Vec<_> = loaded.collect();
        let timeline = Timeline::of(loaded.clone());
        Self::with(timeline, "", loaded[0].clone(), width, height)
    }

    fn on(text: &str, loaded: Loaded, width: u16, height: u16) -> Self {
        let timeline = Timeline::of([loaded.clone()]);
        Self::with(timeline, text, loaded, width, height)
    }

    fn with(timeline: Timeline, text: &str, loaded: Loaded, width: u16, height: u16) -> Self {
        let app = App::new(timeline, Size { width, height }, now())
            .with_help(HelpSource::new(|app| keys::help(&Keymap::default(), app)));
        Self {
            app,
            keymap: Keymap::default(),
            text: text.to_owned(),
            context: DateContext::default(),
            loaded,
            size: (width, height),
            look: Look {
                ascii: false,
                color: false,
                ..Look::default()
            },
            effects: Vec::new(),
        }
    }

    /// Types keys: characters as they are, `<Esc>`, `<Enter>`, `<Tab>`, `<C-d>`, `<Down>` and so on by name.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let (key, length) = match rest
                .strip_prefix('<')
                .and_then(|named| named.split_once('>'))
            {
                Some((name, _)) => (named(name), name.len() + 2),
                None => (
                    KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE),
                    first.len_utf8(),
                ),
            };
            rest = &rest[length..];
            if let Some(action) = self.keymap.action(&self.app, key) {
                self.tell(Message::Act(action));
            }
        }
        self
    }

    /// Performs the effects that the app needs to continue, and records all others.
    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match (effect, self.app.to_filter()) {
                (Effect::Filter, Some(wanted)) => {
                    let kept = wanted.whole.kept(&wanted.query, &AtomicBool::new(false));
                    self.tell(Message::Kept {
                        number: wanted.number,
                        ready: Box::new(Ready::new(kept.part, now())),
                        looked_at: kept.looked_at,
                    });
                }
                (Effect::Place(zone), _) => {
                    self.context = self.context.on_clock_of(zone);
                    let text = self.text.clone();
                    self.reload(&text);
                }
                (effect, _) => self.effects.push(effect),
            }
        }
    }

    pub fn tell(&mut self, message: Message) -> &mut Self {
        let effects = self.app.update(message);
        self.perform(effects);
        self
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self.tell(Message::Resized(Size { width, height }))
    }

    /// A mouse gesture at a cell of the screen, counted from 0.
    pub fn mouse(&mut self, gesture: Gesture, column: u16, row: u16) -> &mut Self {
        self.tell(Message::Pointed(Pointer {
            column,
            row,
            gesture,
        }))
    }

    /// Loads another version of the file.
    pub fn reload(&mut self, text: &str) -> &mut Self {
        self.loaded = read(text, self.context, Some(&self.loaded));
        text.clone_into(&mut self.text);
        let timeline = Timeline::of([self.loaded.clone()]);
        self.tell(Message::Loaded(Box::new(timeline)))
    }

    pub fn buffer(&self) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal
            .draw(|frame| draw(&self.app, &self.keymap, self.look, frame))
            .unwrap();
        terminal.backend().buffer().clone()
    }

    /// The cell of the terminal cursor; `None` where it is hidden.
    #[allow(dead_code, reason = "not every test that has this viewer asks for it")]
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal
            .draw(|frame| draw(&self.app, &self.keymap, self.look, frame))
            .unwrap();
        let place = terminal.backend().cursor_position();
        terminal
            .backend()
            .cursor_visible()
            .then_some((place.x, place.y))
    }

    /// The screen as text, without the blanks at the ends of its lines.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let area = buffer.area;
        let rows = (0..area.height).map(|y| {
            let mut row = String::new();
            let mut skip = 0;
            for x in 0..area.width {
                let symbol = buffer[(x, y)].symbol();
                if skip == 0 {
                    row.push_str(symbol);
                    skip = dateline::text::width(symbol).max(1);
                }
                skip -= 1;
            }
            row.trim_end().to_owned()
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    pub fn title(&self) -> String {
        self.app
            .selected()
            .map(|entry| entry.title().to_owned())
            .unwrap_or_default()
    }
}

fn named(name: &str) -> KeyEvent {
    let code = match name {
        "Esc" => KeyCode::Esc,
        "BS" => KeyCode::Backspace,
        "Enter" => KeyCode::Enter,
        "Tab" => KeyCode::Tab,
        "Down" => KeyCode::Down,
        "Up" => KeyCode::Up,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgDn" => KeyCode::PageDown,
        "PgUp" => KeyCode::PageUp,
        "F5" => KeyCode::F(5),
        name => match name.strip_prefix("C-").and_then(|rest| rest.chars().next()) {
            Some(c) => return KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL),
            None => panic!("no key {name}"),
        },
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}
