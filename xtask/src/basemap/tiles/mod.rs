//! The tiles of the free map: `public/tiles/`.

mod borders;
mod cut;
mod inland;
mod level;
mod manifest;
mod shape;
mod sheet;
mod source;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use bio_hub_atlas::geo::LonLat;
use bio_hub_atlas::map::base::chart::{Class, Grid};
use bio_hub_atlas::map::base::file::encode;
use bio_hub_atlas::map::base::tiles::{Index, Shore, Square};

use self::cut::Cutter;
use self::level::{LEVELS, Level};
use self::shape::{Line, Shape, simplified};
use super::names::{self, Names};
use super::recipes::{DOKDO, ULLEUNGDO};

pub use self::level::Hubs;
pub use self::manifest::check;

/// What there is of a square.
#[derive(Default)]
struct Tile {
    shore: Shore,
    file: Option<Vec<u8>>,
    water: Option<Vec<u8>>,
}

/// Files by their path below `tiles/`.
type Files = BTreeMap<String, Vec<u8>>;

/// Builds all tiles and names, and writes them with index, manifest and licences.
///
/// # Errors
/// Where a package cannot be had, or a file not be written.
pub fn build(dir: &Path, hubs: &Path) -> Result<()> {
    let start = Instant::now();
    let passed = |what: &str| println!("{:>6.1} s  {what}", start.elapsed().as_secs_f64());
    let hubs = Hubs::read(hubs)?;
    let names = names::build(&hubs)?;
    passed(&format!("{} names", names.places));
    let (mut open, mut waters) = (source::open(&hubs)?, source::waters()?);
    passed("sources read");
    let mut tiles = BTreeMap::new();
    for level in &LEVELS {
        (open, waters) = (thinned(open, level, &hubs), thinned(waters, level, &hubs));
        cut(level, &hubs, &open, &waters, &mut tiles)?;
        passed(&format!("level {}", level.z));
    }
    write(dir, &tiles, names)
}

/// The lines of a level, from those of the finer one.
fn thinned(lines: Vec<Line>, level: &Level, hubs: &Hubs) -> Vec<Line> {
    let least = |class| if class == Class::Land { level.island_km2 } else { level.lake_km2 };
    simplified(lines, least, |line, p| {
        if line.kept {
            0.03
        } else if hubs.close(p) {
            level.near_km
        } else {
            level.km
        }
    })
}

fn on_grid(lines: &[Line], level: &Level) -> Vec<Shape> {
    let there = lines.iter().filter(|line| (line.levels.0..=line.levels.1).contains(&level.z));
    there.filter_map(|line| line.on(level.grid())).collect()
}

fn cut(level: &Level, hubs: &Hubs, open: &[Line], waters: &[Line], tiles: &mut BTreeMap<Square, Tile>) -> Result<()> {
    let grid = level.grid();
    let wanted = |square: Square| level.z < 7 || hubs.wants(square);
    let cutter = Cutter { z: level.z, grid, wanted: &wanted };
    let mut failed = Ok(());
    cutter.cut(on_grid(open, level), |square, shapes| {
        match sheet::chart(square, &shapes, grid, level.resolution_m, &islets(square, grid)) {
            Ok((shore, chart)) => {
                let file = chart.as_ref().map(encode);
                tiles.insert(square, Tile { shore, file, water: None });
            }
            Err(error) => failed = Err(error),
        }
    });
    cutter.cut(on_grid(waters, level), |square, shapes| match sheet::chart(square, &shapes, grid, level.resolution_m, &[]) {
        Ok((_, chart)) => {
            if let Some(tile) = tiles.get_mut(&square) {
                tile.water = chart.as_ref().map(encode);
            }
        }
        Err(error) => failed = Err(error),
    });
    failed
}

/// Islands that are drawn however small.
fn islets(square: Square, grid: Grid) -> Vec<[i32; 2]> {
    let there = |p: &&[f64; 2]| square.extent().contains(LonLat::new(p[0], p[1]));
    [ULLEUNGDO, DOKDO].iter().filter(there).map(|p| grid.point(p[0], p[1])).collect()
}

/// The address of a square's file below `tiles/`.
fn path(square: Square, water: bool) -> String {
    let waters = if water { "-water" } else { "" };
    format!("{}/{}/{}{waters}.bin", square.z(), square.x(), square.y())
}

/// Builds the names alone, and leaves the tiles as they are.
///
/// # Errors
/// As [`build`].
pub fn build_names(dir: &Path, hubs: &Path) -> Result<()> {
    let names = names::build(&Hubs::read(hubs)?)?;
    println!("{} names", names.places);
    let index = Index::decode(&fs::read(dir.join("index.bin"))?)?;
    let mut tiles = BTreeMap::new();
    for level in &LEVELS {
        for square in Square::all(level.z).filter(|square| index.shore(*square) != Shore::Coarser) {
            let read = |there: bool, water| there.then(|| fs::read(dir.join(path(square, water)))).transpose();
            let shore = index.shore(square);
            let tile = Tile { shore, file: read(shore == Shore::File, false)?, water: read(index.water(square), true)? };
            tiles.insert(square, tile);
        }
    }
    write(dir, &tiles, names)
}

fn write(dir: &Path, tiles: &BTreeMap<Square, Tile>, names: Names) -> Result<()> {
    let mut files: Files = names.files.into_iter().map(|(path, text)| (format!("names/{path}"), text.into_bytes())).collect();
    for (square, tile) in tiles {
        for (water, file) in [(false, &tile.file), (true, &tile.water)] {
            files.extend(file.as_ref().map(|bytes| (path(*square, water), bytes.clone())));
        }
    }
    let mut index = Index::new(manifest::digest(&files));
    for (square, tile) in tiles {
        index.put(*square, tile.shore, tile.water.is_some());
    }
    for square in names.squares {
        index.put_names(square);
    }
    for part in manifest::parts() {
        let old = dir.join(part);
        if old.exists() {
            fs::remove_dir_all(old)?;
        }
    }
    files.insert("index.bin".to_owned(), index.encode());
    for (path, bytes) in &files {
        let path = dir.join(path);
        fs::create_dir_all(path.parent().unwrap_or(dir))?;
        fs::write(path, bytes)?;
    }
    manifest::write(dir, &files)?;
    manifest::licences(dir)
}
