//! The published data and basemap, for the tests and benchmarks of several subjects.
#![allow(dead_code, clippy::panic, clippy::expect_used)]

use bio_hub_atlas::atlas::{Atlas, FILES, Records};
use bio_hub_atlas::map::base::chart::Chart;
use bio_hub_atlas::map::base::{Basemap, Region, file};
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

/// A published file, by its address below the site's base.
pub fn bytes(file: &str) -> Vec<u8> {
    let path = format!("{}/public/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The whole basemap.
pub fn basemap() -> Basemap {
    let mut map = Basemap::new();
    for region in Region::ALL {
        for file in region.files() {
            map.add(region, &bytes(file)).expect("a basemap");
        }
    }
    map
}

/// The world of the basemap alone, and what its file says.
pub fn world() -> (Basemap, Chart) {
    let bytes = bytes("basemap/world.bin");
    let mut map = Basemap::new();
    map.add(Region::World, &bytes).expect("a basemap");
    (map, file::decode(&bytes).expect("a chart"))
}
