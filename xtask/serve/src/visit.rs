//! What a first visit to the first view transfers.

use std::{fs, io, path::Path};

use crate::files::gzip;

/// What a first visit shall transfer at most, gzipped, in bytes.
pub const BUDGET: usize = 300_000;

/// What the program itself asks for before the first view is whole. A test compares with what browsers ask for.
pub const ASKED_BY_THE_PROGRAM: &[&str] = &[
    "data/first.json",
    "basemap/world.bin",
    "basemap/korea.bin",
    "basemap/capital-area.bin",
    "basemap/capital-area-water.bin",
    "basemap/europe.bin",
    "basemap/eastern-north-america.bin",
];

/// One file of a first visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// For people: `page`, `program`, `data` …
    pub name: &'static str,
    /// Below the base of the site; empty for the page itself.
    pub address: String,
    pub bytes: usize,
    pub gzipped: usize,
}

/// The parts of a first visit to the site in `dist`: the page, what it links, what the program asks for.
///
/// # Errors
/// Where a part is missing.
pub fn first_visit(dist: &Path) -> io::Result<Vec<Part>> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let mut parts = vec![part(dist, String::new())?];
    for address in addresses_in(&page).into_iter().chain(ASKED_BY_THE_PROGRAM.iter().map(|&address| address.to_owned())) {
        if parts.iter().all(|part| part.address != address) {
            parts.push(part(dist, address)?);
        }
    }
    Ok(parts)
}

fn part(dist: &Path, address: String) -> io::Result<Part> {
    let file = if address.is_empty() { "index.html" } else { &address };
    let plain = fs::read(dist.join(file)).map_err(|error| io::Error::new(error.kind(), format!("{file}: {error}")))?;
    let gzipped = gzip(&plain)?.len();
    let name = match file.rsplit('.').next().unwrap_or_default() {
        "html" => "page",
        "css" => "style",
        "js" | "mjs" => "script",
        "wasm" => "program",
        "json" => "data",
        "bin" => "map",
        _ => "other",
    };
    Ok(Part { name, address, bytes: plain.len(), gzipped })
}

/// Files of the site that the page loads: every quoted text that ends like one, but for those that it imports when they are
/// needed: `import(base.href + "later.js")`.
fn addresses_in(page: &str) -> Vec<String> {
    let kinds = [".js", ".mjs", ".wasm", ".css", ".svg", ".bin", ".json", ".webmanifest"];
    let mut found = Vec::new();
    let at_once: String =
        page.split_inclusive(')').map(|piece| piece.split_once("import(base.href").map_or(piece, |(before, _)| before)).collect();
    for piece in at_once.split(['"', '\'', '`', '=', ' ', '>', '(', ')', '\n']) {
        let address = piece.strip_prefix("./").unwrap_or(piece);
        let address = address.split('?').next().unwrap_or(address);
        let is_file = kinds.iter().any(|kind| address.len() > kind.len() && address.ends_with(kind));
        if is_file && !address.contains("//") && !found.iter().any(|known| known == address) {
            found.push(address.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_that_a_page_loads_are_found_quoted_or_not_and_once() {
        let page = r#"<link rel=icon href=icons/icon.svg><link rel="modulepreload" href="./app-1.js">
            <script type="module">import init from './app-1.js'; init({ module_or_path: './app-1_bg.wasm' })</script>
            <link rel="stylesheet" href="style-2.css"><a href="https://example.org/x.json">data</a>"#;
        assert_eq!(addresses_in(page), ["icons/icon.svg", "app-1.js", "app-1_bg.wasm", "style-2.css"]);
    }

    #[test]
    fn what_a_page_imports_when_it_is_needed_is_no_part_of_a_first_visit() {
        let page = r#"<script>on(function () { import(base.href + "later.js").then(run) }); load("now.js")</script>"#;
        assert_eq!(addresses_in(page), ["now.js"]);
    }
}
