use super::*;
use crate::terminal::mailbox::Mailbox;
use crate::terminal::roots::Root;
use crate::timeline::Code;
use crate::timeline::Loaded;
use crate::timeline::{Diagnostic, File};
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;

/// Followed files in a temporary folder. The whole text of a file is its title, and a text that
/// begins with `!` cannot be loaded.
struct Case {
    folder: TempDir,
    mailbox: Mailbox,
    follower: Follower,
}

fn load(bytes: &[u8]) -> Result<Loaded, LoadError> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if text.starts_with('!') {
        return Err(Diagnostic::whole(Code::FileUnreadable, text, "").into());
    }
    let mut loaded = Loaded::default();
    loaded.remember(bytes);
    let mut file = File::default();
    file.title = Some(text);
    loaded.file = Arc::new(file);
    Ok(loaded)
}

fn subject(paths: Vec<PathBuf>, load: Box<Load>) -> Subject {
    Subject {
        roots: paths.into_iter().map(Root::of).collect(),
        is_shown: false,
        load,
    }
}

/// The next message, except progress of loading.
fn message(mailbox: &Mailbox) -> ThreadMessage {
    loop {
        match mailbox.wait_for_test() {
            ThreadMessage::Reads(_) | ThreadMessage::HasRead => {}
            message => return message,
        }
    }
}

impl Case {
    fn new(prepare: impl FnOnce(&Path)) -> Self {
        Self::of(&["a.yaml"], "one", prepare)
    }

    /// Follows these files or folders of the folder, and expects this first message.
    fn of(names: &[&str], expected: &str, prepare: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        let paths = names.iter().map(|name| folder.path().join(name)).collect();
        let mailbox = Mailbox::open().unwrap();
        let subject = subject(paths, Box::new(|_, bytes, _| load(&bytes)));
        let follower = Follower::start(subject, mailbox.sender()).unwrap();
        let case = Self {
            folder,
            mailbox,
            follower,
        };
        assert_eq!(case.next(), expected);
        // The reply proves that watching has begun.
        case.follower.reload();
        assert_eq!(case.next(), expected);
        case
    }

    fn plain() -> Self {
        Self::new(|folder| fs::write(folder.join("a.yaml"), "one").unwrap())
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The next message to the app, as text.
    fn next(&self) -> String {
        match message(&self.mailbox) {
            ThreadMessage::Tell(Message::Loaded(timeline)) => {
                let titles = timeline.files.iter().filter_map(|file| file.title.clone());
                titles.collect::<Vec<_>>().join(" + ")
            }
            ThreadMessage::Tell(Message::Unreadable(files)) => {
                format!("wrong: {}", files[0].error.diagnostics[0].message)
            }
            other => panic!("{other:?}"),
        }
    }

    /// Waits for this message: a save in several steps may be seen in between.
    fn wait_for(&self, expected: &str) {
        while self.next() != expected {}
    }
}

#[test]
fn every_way_of_saving_is_seen() {
    let case = Case::plain();
    let file = case.at("a.yaml");

    fs::write(&file, "in place").unwrap();
    case.wait_for("in place");

    fs::write(case.at("new"), "renamed over").unwrap();
    fs::rename(case.at("new"), &file).unwrap();
    case.wait_for("renamed over");

    fs::rename(&file, case.at("a.yaml~")).unwrap();
    fs::write(&file, "backup and rename").unwrap();
    case.wait_for("backup and rename");

    fs::remove_file(&file).unwrap();
    fs::write(&file, "deleted and created").unwrap();
    case.wait_for("deleted and created");

    let opened = fs::File::create(&file).unwrap();
    opened.sync_all().unwrap();
    fs::write(&file, "truncated, then written").unwrap();
    case.wait_for("truncated, then written");

    // Written to through a descriptor that stays open, as with `>>`.
    let mut appending = fs::File::options().append(true).open(&file).unwrap();
    appending.write_all(b", and more").unwrap();
    case.wait_for("truncated, then written, and more");
}

#[test]
fn a_save_in_two_steps_shows_neither_the_empty_nor_the_missing_file() {
    let case = Case::plain();
    let began = Instant::now();
    fs::write(case.at("a.yaml"), "").unwrap();
    fs::write(case.at("a.yaml"), "two").unwrap();
    let next = case.next();
    // A machine that took longer between the steps than a save may take shows the empty file.
    assert!(next == "two" || began.elapsed() > GRACE, "{next}");
    case.follower.reload();
    case.wait_for("two");

    let began = Instant::now();
    fs::remove_file(case.at("a.yaml")).unwrap();
    fs::write(case.at("a.yaml"), "three").unwrap();
    let next = case.next();
    assert!(next == "three" || began.elapsed() > GRACE, "{next}");
}

#[test]
fn a_file_that_stays_empty_is_shown_empty() {
    let case = Case::plain();
    fs::write(case.at("a.yaml"), "").unwrap();
    assert_eq!(case.next(), "");
    fs::write(case.at("a.yaml"), "two").unwrap();
    assert_eq!(case.next(), "two");
}

#[test]
fn an_unreadable_file_is_reported_once_and_the_next_good_version_too() {
    let case = Case::plain();
    fs::write(case.at("a.yaml"), "!broken").unwrap();
    assert_eq!(case.next(), "wrong: !broken");
    fs::remove_file(case.at("a.yaml")).unwrap();
    assert_eq!(case.next(), "wrong: no such file");
    fs::create_dir(case.at("a.yaml")).unwrap();
    assert_eq!(case.next(), "wrong: this is a directory");
    fs::remove_dir(case.at("a.yaml")).unwrap();
    // The text of the first version.
    fs::write(case.at("a.yaml"), "one").unwrap();
    case.wait_for("one");
}

#[test]
fn links_are_followed_and_may_be_pointed_elsewhere() {
    let case = Case::new(|folder| {
        fs::create_dir(folder.join("x")).unwrap();
        fs::create_dir(folder.join("y")).unwrap();
        fs::write(folder.join("x/real"), "one").unwrap();
        symlink("../x/real", folder.join("y/middle")).unwrap();
        symlink("y/middle", folder.join("a.yaml")).unwrap();
    });
    fs::write(case.at("x/real"), "through the links").unwrap();
    case.wait_for("through the links");
    fs::write(case.at("x/new"), "renamed over the target").unwrap();
    fs::rename(case.at("x/new"), case.at("x/real")).unwrap();
    case.wait_for("renamed over the target");
    fs::write(case.at("x/other"), "another target").unwrap();
    fs::remove_file(case.at("y/middle")).unwrap();
    symlink("../x/other", case.at("y/middle")).unwrap();
    case.wait_for("another target");
    fs::write(case.at("x/other"), "another target, changed").unwrap();
    case.wait_for("another target, changed");
}

#[test]
fn a_folder_may_go_and_come_back() {
    let case = Case::new(|folder| {
        fs::create_dir(folder.join("in")).unwrap();
        fs::write(folder.join("in/real"), "one").unwrap();
        symlink("in/real", folder.join("a.yaml")).unwrap();
    });
    fs::remove_dir_all(case.at("in")).unwrap();
    case.wait_for("wrong: this is a symbolic link to a file that is not there");
    fs::create_dir(case.at("in")).unwrap();
    fs::write(case.at("in/real"), "back").unwrap();
    case.wait_for("back");
    fs::write(case.at("in/real"), "back, changed").unwrap();
    case.wait_for("back, changed");
}

#[test]
fn other_files_and_unchanged_texts_are_not_reported() {
    let case = Case::plain();
    fs::write(case.at("other"), "x").unwrap();
    fs::write(case.at("a.yaml"), "one").unwrap();
    case.follower.reload();
    assert_eq!(case.next(), "one");
    fs::write(case.at("a.yaml"), "two").unwrap();
    assert_eq!(case.next(), "two");
}

#[test]
fn a_save_is_read_when_it_has_settled_and_no_later_than_that() {
    let start = Instant::now();
    let ms = |n| start + Duration::from_millis(n);
    let mut settling = Settling::default();
    assert_eq!(settling.due(), None);
    settling.touch(ms(0));
    assert_eq!(settling.due(), Some(ms(40)));
    settling.touch(ms(30));
    assert_eq!(settling.due(), Some(ms(70)));
    for n in (60..1000).step_by(30) {
        settling.touch(ms(n));
    }
    assert_eq!(settling.due(), Some(ms(400)));
}

#[test]
fn a_panic_of_the_thread_reaches_the_event_loop() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, "one").unwrap();
    let mailbox = Mailbox::open().unwrap();
    let first = AtomicBool::new(true);
    let panicking: Box<Load> = Box::new(move |_, bytes, _| {
        assert!(first.swap(false, Ordering::Relaxed), "a bug");
        load(&bytes)
    });
    let follower = Follower::start(subject(vec![path], panicking), mailbox.sender()).unwrap();
    assert!(matches!(message(&mailbox), ThreadMessage::Tell(_)));
    follower.reload();
    assert!(matches!(message(&mailbox), ThreadMessage::Died));
}

#[test]
fn each_of_several_files_is_followed_and_a_broken_one_does_not_affect_others() {
    let case = Case::of(&["a.yaml", "b.yaml"], "one + two", |folder| {
        fs::write(folder.join("a.yaml"), "one").unwrap();
        fs::write(folder.join("b.yaml"), "two").unwrap();
    });
    fs::write(case.at("b.yaml"), "two, changed").unwrap();
    case.wait_for("one + two, changed");
    fs::write(case.at("a.yaml"), "!broken").unwrap();
    // The last good version of the one, then the problem of the other.
    assert_eq!(case.next(), "one + two, changed");
    assert_eq!(case.next(), "wrong: !broken");
    fs::write(case.at("b.yaml"), "two, again").unwrap();
    assert_eq!(case.next(), "one + two, again");
    assert_eq!(case.next(), "wrong: !broken");
    fs::write(case.at("a.yaml"), "one, fixed").unwrap();
    assert_eq!(case.next(), "one, fixed + two, again");
}

#[test]
fn files_come_to_a_folder_and_go() {
    let case = Case::of(&["in"], "one", |folder| {
        fs::create_dir(folder.join("in")).unwrap();
        fs::write(folder.join("in/a.yaml"), "one").unwrap();
    });
    fs::write(case.at("in/b.yaml"), "two").unwrap();
    case.wait_for("one + two");
    fs::create_dir(case.at("in/deeper")).unwrap();
    fs::write(case.at("in/deeper/c.md"), "three").unwrap();
    case.wait_for("one + two + three");
    fs::write(case.at("in/deeper/c.md"), "three, changed").unwrap();
    case.wait_for("one + two + three, changed");
    fs::remove_file(case.at("in/a.yaml")).unwrap();
    case.wait_for("two + three, changed");
    fs::rename(case.at("in/b.yaml"), case.at("in/d.yaml")).unwrap();
    fs::write(case.at("in/notes.txt"), "x").unwrap();
    case.wait_for("two + three, changed");
    fs::write(case.at("in/bad.yaml"), "!broken").unwrap();
    case.wait_for("wrong: !broken");
    fs::remove_file(case.at("in/bad.yaml")).unwrap();
    case.wait_for("two + three, changed");
}

/// A loader that reports each file when it begins, and waits for permission to end.
fn waiting() -> (Box<Load>, mpsc::Receiver<String>, mpsc::Sender<()>) {
    let (begins, began) = mpsc::channel();
    let (may_end, ends) = mpsc::channel::<()>();
    let ends = std::sync::Mutex::new(ends);
    let load: Box<Load> = Box::new(move |_, bytes, _| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        begins.send(text).unwrap();
        ends.lock().unwrap().recv().ok();
        load(&bytes)
    });
    (load, began, may_end)
}

/// The load that begins.
fn reading(mailbox: &Mailbox) -> Arc<Loading> {
    loop {
        if let ThreadMessage::Reads(loading) = mailbox.wait_for_test() {
            return loading;
        }
    }
}

#[test]
fn a_stopped_load_shows_nothing_and_is_not_resumed_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, "one").unwrap();
    let mailbox = Mailbox::open().unwrap();
    let (load, began, may_end) = waiting();
    let follower = Follower::start(subject(vec![path.clone()], load), mailbox.sender()).unwrap();
    assert_eq!(began.recv().unwrap(), "one");
    may_end.send(()).unwrap();
    reading(&mailbox);
    assert!(matches!(message(&mailbox), ThreadMessage::Tell(_)));

    fs::write(&path, "two").unwrap();
    let loading = reading(&mailbox);
    assert_eq!(began.recv().unwrap(), "two");
    loading.stop();
    may_end.send(()).unwrap();
    assert!(matches!(mailbox.wait_for_test(), ThreadMessage::HasRead));

    follower.reload();
    assert_eq!(began.recv().unwrap(), "two");
    may_end.send(()).unwrap();
    let ThreadMessage::Tell(Message::Loaded(timeline)) = message(&mailbox) else {
        panic!("it is next when it is asked for");
    };
    assert_eq!(timeline.file(0).title.as_deref(), Some("two"));
}

#[test]
fn when_the_first_load_is_stopped_the_files_read_so_far_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..200 {
        fs::write(folder.path().join(format!("{number:03}.yaml")), "some").unwrap();
    }
    let mailbox = Mailbox::open().unwrap();
    let (load, began, may_end) = waiting();
    let subject = subject(vec![folder.path().to_owned()], load);
    let follower = Follower::start(subject, mailbox.sender()).unwrap();
    let loading = reading(&mailbox);
    began.recv().unwrap();
    assert_eq!(
        (loading.progress().read, loading.progress().files),
        (0, 200)
    );
    loading.stop();
    drop(may_end);
    let ThreadMessage::Tell(Message::Part { ready, read, files }) = message(&mailbox) else {
        panic!("what was read is next");
    };
    assert_eq!((ready.timeline.files.len(), files), (read, 200));
    assert!((1..200).contains(&read), "{read}");

    follower.reload();
    let ThreadMessage::Tell(Message::Loaded(timeline)) = message(&mailbox) else {
        panic!("all of it is next when it is asked for");
    };
    assert_eq!(timeline.files.len(), 200);
}

#[test]
fn a_first_load_without_any_readable_file_ends_the_viewer() {
    let folder = tempfile::tempdir().unwrap();
    let mailbox = Mailbox::open().unwrap();
    let subject = subject(
        vec![folder.path().join("none.yaml")],
        Box::new(|_, bytes, _| load(&bytes)),
    );
    let _follower = Follower::start(subject, mailbox.sender()).unwrap();
    let ThreadMessage::NotOpened(error) = message(&mailbox) else {
        panic!("there is nothing to show");
    };
    let next: Vec<_> = error.diagnostics().map(|(_, next)| &next.message).collect();
    assert_eq!(next, ["no such file"]);
}
