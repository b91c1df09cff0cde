//! The invariants of docs/architecture.md that the sources themselves can show.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Each module and those it may know. What is not named here may know nothing and be known by nobody.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("geo", &[]),
    ("text", &[]),
    ("model", &["geo", "text"]),
    ("i18n", &["text", "model"]),
    ("atlas", &["geo", "text", "model"]),
    ("search", &["geo", "text", "model", "atlas"]),
    ("explore", &["geo", "text", "model", "atlas", "search"]),
    ("map", &["geo", "text", "model", "i18n", "atlas", "search", "explore"]),
    ("page", &["geo", "text", "model", "i18n", "atlas", "search", "explore", "map"]),
    ("browser", &["geo", "text", "model", "i18n", "atlas", "search", "explore", "map", "page"]),
    ("ui", &["geo", "text", "model", "i18n", "atlas", "search", "explore", "map", "page", "browser"]),
];

const BROWSER_APIS: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_net", "gloo"];

/// Of the host: time, files, environment. The core takes them as arguments.
const HOST: &[&str] = &[
    "std::time::SystemTime",
    "std::time::Instant",
    "Instant::now",
    "SystemTime::now",
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
];

/// Above this a file is listed; above half as much again the test fails.
const LINES: usize = 400;

struct Source {
    module: String,
    path: PathBuf,
    /// Without comments.
    lines: Vec<String>,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(&root).unwrap();
                let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
                let module = first.trim_end_matches(".rs").to_owned();
                let text = fs::read_to_string(&path).unwrap();
                let lines = text.lines().map(without_comment).collect();
                found.push(Source { module, path: inside.to_owned(), lines });
            }
        }
    }
    assert!(found.len() > 30, "only {} sources: is this the right folder?", found.len());
    found
}

fn without_comment(line: &str) -> String {
    line.split_once("//").map_or(line, |(code, _)| code).to_owned()
}

/// The modules that a line names: `crate::map::…`, and in `use crate::{geo, model::Day}` each of the group.
fn known_modules(text: &str) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            known.extend(top_level_of(group).into_iter().filter_map(first_word));
        } else {
            known.extend(first_word(rest));
        }
    }
    known
}

/// The items of a group up to its closing brace, nested groups left out.
fn top_level_of(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut items) = (0_i32, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(&group[start..at]);
                return items;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    items
}

fn first_word(text: &str) -> Option<String> {
    let word: String = text.trim_start().chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect();
    (!word.is_empty()).then_some(word)
}

#[test]
fn a_module_knows_only_those_before_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        if matches!(source.module.as_str(), "lib" | "main") {
            continue;
        }
        let allowed = MAY_KNOW.iter().find(|(module, _)| *module == source.module);
        let Some((_, allowed)) = allowed else {
            wrong.push(format!("{}: the module {} has no place in the order", source.path.display(), source.module));
            continue;
        };
        for known in known_modules(&source.lines.join("\n")) {
            let is_module = MAY_KNOW.iter().any(|(module, _)| *module == known);
            if is_module && known != source.module && !allowed.contains(&known.as_str()) {
                wrong.push(format!("{}: {} must not know {known}", source.path.display(), source.module));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_browser_module_names_browser_apis() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !matches!(source.module.as_str(), "browser" | "main")) {
        for (number, line) in source.lines.iter().enumerate() {
            for api in BROWSER_APIS.iter().filter(|api| line.contains(&format!("{api}::"))) {
                wrong.push(format!("{}:{}: {api}", source.path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_asks_the_host_for_nothing() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !matches!(source.module.as_str(), "browser" | "ui" | "main")) {
        let shipped = source.lines.iter().take_while(|line| !line.contains("#[cfg(test)]"));
        for (number, line) in shipped.enumerate() {
            for name in HOST.iter().filter(|name| line.contains(**name)) {
                wrong.push(format!("{}:{}: {name}", source.path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_holds_one_idea() {
    let mut long: Vec<_> =
        sources().into_iter().map(|source| (source.lines.len(), source.path)).filter(|(lines, _)| *lines > LINES).collect();
    long.sort();
    for (lines, path) in &long {
        println!("{lines} lines: src/{}", path.display());
    }
    assert!(long.iter().all(|(lines, _)| *lines <= LINES * 3 / 2), "does one of these hold a second idea? {long:?}");
}

#[test]
fn groups_and_paths_are_read_for_the_modules_they_name() {
    let text = "use crate::{atlas::{Atlas, Ref}, model::Day};\nlet x = crate::geo::distance_km(a, b);\nuse crate::map as m;";
    let known: Vec<_> = known_modules(text).into_iter().collect();
    assert_eq!(known, ["atlas", "geo", "map", "model"]);
}
