//! No circles of imports: neither between the files of a crate nor between the modules of the core.
//!
//! An import counts for the file that defines what it names, not for a file that hands it on with `pub use`.

use std::collections::{BTreeMap, BTreeSet};

use super::tree;

/// The path of a module below its crate: `["timeline", "yaml", "quick"]`.
type Module = Vec<String>;

/// Which modules import which.
type Imports = BTreeMap<Module, BTreeSet<Module>>;

/// The modules of a crate: the code of each without comments, texts and tests, as words and signs.
struct Crate {
    modules: BTreeMap<Module, Vec<String>>,
    /// What each module hands on with `pub use`: the last name, and the whole path.
    reexports: BTreeMap<(Module, String), Module>,
}

impl Crate {
    fn read(folder: &str) -> Self {
        let mut modules: BTreeMap<Module, Vec<String>> = BTreeMap::new();
        for (path, code) in tree::sources(folder) {
            let module = modules.entry(module_of(&path)).or_default();
            module.extend(words(&code));
        }
        let mut this = Self {
            modules,
            reexports: BTreeMap::new(),
        };
        for (module, words) in &this.modules {
            for (is_public, path) in uses(words) {
                let Some(target) = this.absolute(module, &path).filter(|_| is_public) else {
                    continue;
                };
                if let Some(name) = path.last() {
                    this.reexports
                        .insert((module.clone(), name.clone()), target);
                }
            }
        }
        this
    }

    /// A path as seen from the crate; `None` if it leads out of it.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Module> {
        let mut at = module.clone();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => (at, rest) = (Vec::new(), rest.get(1..)?),
            "self" => rest = rest.get(1..)?,
            "super" => {
                while rest.first().is_some_and(|word| word == "super") {
                    at.pop()?;
                    rest = rest.get(1..)?;
                }
            }
            child => {
                let below: Module = [at.as_slice(), &[child.to_owned()]].concat();
                self.modules.get(&below)?;
            }
        }
        at.extend(rest.iter().cloned());
        Some(at)
    }

    /// The module that defines what an absolute path names, after following `pub use`.
    fn defining(&self, path: &[String]) -> Option<Module> {
        let mut path = path.to_vec();
        for _ in 0..8 {
            let longest = (0..=path.len())
                .rev()
                .find(|length| self.modules.contains_key(&path[..*length]))?;
            let module = path[..longest].to_vec();
            let Some(name) = path.get(longest) else {
                return Some(module);
            };
            match self.reexports.get(&(module.clone(), name.clone())) {
                Some(target) => path = [target.as_slice(), &path[longest + 1..]].concat(),
                None => return Some(module),
            }
        }
        None
    }

    fn imports(&self) -> Imports {
        let mut imports = Imports::new();
        for (module, words) in &self.modules {
            let used = uses(words).into_iter().filter(|(is_public, _)| !is_public);
            let used: Vec<Module> = used.map(|(_, path)| path).collect();
            // A module that is imported by its name counts for what is used of it.
            let (whole, items): (Vec<_>, Vec<_>) = used.into_iter().partition(|path| {
                let target = self.absolute(module, path);
                target.is_some_and(|target| self.modules.contains_key(&target))
            });
            let by_name = paths(words).into_iter().map(|path| {
                let of = whole.iter().find(|whole| whole.last() == path.first());
                of.map_or(path.clone(), |whole| [whole, &path[1..]].concat())
            });
            for path in items.into_iter().chain(by_name) {
                let target = self.absolute(module, &path);
                if let Some(target) = target.and_then(|target| self.defining(&target))
                    && target != *module
                    && !target.is_empty()
                {
                    imports.entry(module.clone()).or_default().insert(target);
                }
            }
        }
        imports
    }
}

/// The path of the module in a file.
fn module_of(path: &str) -> Module {
    let path = path.trim_end_matches(".rs");
    let path = Some(path).filter(|path| !["lib", "main"].contains(path));
    path.into_iter()
        .flat_map(|path| path.split('/'))
        .map(str::to_owned)
        .collect()
}

/// How long a text in quotes is, which a code begins with.
fn end_of_text(code: &str) -> usize {
    let mut is_escaped = true;
    let end = code.bytes().position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(code.len(), |end| end + 1)
}

/// The words and signs of a code, without comments, texts and visibilities.
fn words(code: &str) -> Vec<String> {
    let code: String = code
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .fold(String::new(), |all, line| all + line + "\n");
    let mut words: Vec<String> = Vec::new();
    let mut rest = code.as_str();
    while let Some(c) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = if is_word(c) {
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else if rest.starts_with("'\"'") {
            3
        } else if c == '"' {
            end_of_text(rest)
        } else {
            c.len_utf8()
        };
        if !c.is_whitespace() && !rest[..length].contains('"') {
            words.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    let text = words.join(" ");
    let mut plain = String::new();
    let mut parts = text.split("pub ( ");
    plain += parts.next().unwrap_or_default();
    for part in parts {
        plain += "pub ";
        plain += part.split_once(" )").map_or(part, |(_, rest)| rest);
    }
    plain.split_whitespace().map(str::to_owned).collect()
}

/// The paths of all `use`, and whether each is handed on.
fn uses(words: &[String]) -> Vec<(bool, Module)> {
    let mut all = Vec::new();
    for at in 0..words.len() {
        if words[at] == "use" {
            let is_public = at > 0 && words[at - 1] == "pub";
            let end = words[at..].iter().position(|word| word == ";");
            let tree = &words[at + 1..at + end.unwrap_or(1)];
            let paths = expand(&[], tree).into_iter();
            all.extend(paths.map(|path| (is_public, path)));
        }
    }
    all
}

/// Every path of a tree such as `a::{b, c::d}`.
fn expand(base: &[String], tree: &[String]) -> Vec<Module> {
    let mut depth = 0;
    let branches = tree.split(|word| {
        depth += i32::from(word == "{") - i32::from(word == "}");
        depth == 0 && word == ","
    });
    let mut all = Vec::new();
    for branch in branches.filter(|branch| !branch.is_empty()) {
        let open = branch.iter().position(|word| word == "{");
        let name = branch.split(|word| word == "as" || word == "{").next();
        let name = name.unwrap_or_default().iter().filter(|word| *word != "::");
        let path: Module = base.iter().chain(name).cloned().collect();
        match open {
            Some(open) => all.extend(expand(&path, &branch[open + 1..branch.len() - 1])),
            None => all.push(path),
        }
    }
    all
}

/// The paths of at least two names outside of `use`.
fn paths(words: &[String]) -> Vec<Module> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if words[at] == "use" {
            at += words[at..].iter().position(|word| word == ";").unwrap_or(1);
            continue;
        }
        let mut path = vec![words[at].clone()];
        while words.get(at + 1).is_some_and(|word| word == "::") && at + 2 < words.len() {
            at += 2;
            path.push(words[at].clone());
        }
        if path.len() > 1 {
            all.push(path);
        }
        at += 1;
    }
    all
}

/// Every module that can be reached from one by imports.
fn reached<'i>(imports: &'i Imports, from: &'i Module) -> BTreeSet<&'i Module> {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(module) = next.pop() {
        let others = imports.get(module).into_iter().flatten();
        next.extend(others.filter(|other| seen.insert(*other)));
    }
    seen
}

/// The modules that import each other in a circle, each circle as one line.
fn circles(imports: &Imports) -> BTreeSet<String> {
    let all = imports
        .keys()
        .map(|module| (module, reached(imports, module)));
    let all: BTreeMap<&Module, BTreeSet<&Module>> = all.collect();
    let in_circle = all.iter().filter(|(module, seen)| seen.contains(*module));
    in_circle
        .map(|(module, seen)| {
            let circle = seen.iter().filter(|other| {
                let back = all.get(**other);
                back.is_some_and(|back| back.contains(module))
            });
            circle
                .map(|module| module.join("/"))
                .collect::<Vec<_>>()
                .join(", ")
        })
        .collect()
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    for folder in [
        "crates/dateline-date/src", "crates/dateline-quotes/src", "crates/dateline-core/src", "src",
    ] {
        let found = circles(&Crate::read(folder).imports());
        assert!(found.is_empty(), "{folder}: {found:#?}");
    }
}

#[test]
fn no_modules_of_the_core_import_each_other_in_a_circle() {
    let mut imports = Imports::new();
    for (module, others) in Crate::read("crates/dateline-core/src").imports() {
        let top = |module: &Module| module.iter().take(2).cloned().collect::<Module>();
        let others = others
            .iter()
            .map(top)
            .filter(|other| *other != top(&module));
        imports.entry(top(&module)).or_default().extend(others);
    }
    let found = circles(&imports);
    assert!(found.is_empty(), "{found:#?}");
}
