//! The published data, for the tests of several subjects.
#![allow(dead_code, clippy::panic)]

use bio_hub_atlas::atlas::{Atlas, FILES, Records};
use std::sync::LazyLock;

/// The text of a published file, by its name without ending.
pub fn text(file: &str) -> String {
    let path = format!("{}/public/data/{file}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The published records.
pub fn records() -> Records {
    let texts: Vec<(&str, String)> = FILES.iter().map(|&f| (f, text(f))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(f, t)| (*f, t.as_str())).collect();
    let (records, faults) = Records::from_files(&files);
    assert_eq!(faults, []);
    records
}

/// The published atlas, built once.
pub fn atlas() -> &'static Atlas {
    static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
        let (atlas, faults) = Atlas::build(records());
        assert_eq!(faults, []);
        atlas
    });
    &ATLAS
}
