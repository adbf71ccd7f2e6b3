//! The settings: their table, reading the files that set them, and printing them.

mod print;
mod read;
mod table;

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

pub use self::table::{SETTINGS, Scope, Setting, Settings, Value, Values};
use crate::terminal::file;
use crate::timeline::{Code, Diagnostic};
pub use print::{actions, markdown, print};
pub use read::read;

/// Name of a project's settings file, in the folder of its timeline.
pub const PROJECT: &str = ".dateline.toml";

/// Size limit of a settings file, in bytes.
const LONGEST: u64 = 1 << 20;

/// The settings of a run, and the problems of the files that set them.
#[derive(Debug, Default)]
pub struct Configured {
    /// The settings in force.
    pub settings: Settings,
    /// The problems, each with the name of its file.
    pub wrong: Vec<(String, Diagnostic)>,
}

impl Configured {
    /// Loads the user's settings, then those of the project in `folder`. What cannot be read is
    /// reported, and its default stays in force.
    #[must_use]
    pub fn load(folder: Option<&Path>) -> Self {
        let mut configured = Self::default();
        if let Some(path) = path() {
            configured.take(&path, Scope::User);
        }
        if let Some(folder) = folder {
            configured.take(&folder.join(PROJECT), Scope::Project);
        }
        configured
    }

    fn take(&mut self, path: &Path, scope: Scope) {
        let name = path.to_string_lossy().into_owned();
        let Ok(metadata) = std::fs::metadata(path) else {
            return;
        };
        let read = if metadata.len() > LONGEST {
            let help = "settings take at most 1 MB";
            Err(Diagnostic::whole(
                Code::Settings,
                "the file is too large",
                help,
            ))
        } else {
            file::read(path)
        };
        let text = read.and_then(|contents| {
            String::from_utf8(contents.bytes).map_err(|_| {
                Diagnostic::whole(Code::Settings, "the file is not UTF-8", "save it as UTF-8")
            })
        });
        match text {
            Ok(text) => {
                let wrong = self::read(&text, scope, &mut self.settings);
                let wrong = wrong.into_iter().map(|wrong| (name.clone(), wrong));
                self.wrong.extend(wrong);
            }
            Err(wrong) => self.wrong.push((name, wrong)),
        }
    }
}

/// Path of the user's settings file, whether or not it exists; `None` if the home folder is
/// unknown.
pub fn path() -> Option<PathBuf> {
    let folders = Xdg::new().ok()?;
    Some(folders.config_dir().join("dateline").join("config.toml"))
}

#[cfg(test)]
mod tests;
