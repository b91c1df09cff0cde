//! The tiles of the free map: `public/tiles/`.

mod borders;
mod cut;
mod inland;
mod level;
mod shape;
mod sheet;
mod source;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use bio_hub_atlas::geo::LonLat;
use bio_hub_atlas::map::base::chart::{Class, Grid};
use bio_hub_atlas::map::base::file::encode;
use bio_hub_atlas::map::base::tiles::{Index, Shore, Square};
use sha2::{Digest, Sha256};

use self::cut::Cutter;
use self::level::{Hubs, LEVELS, Level};
use self::shape::{Line, Shape, simplified};
use super::recipes::{DOKDO, ULLEUNGDO};

/// What there is of a square.
#[derive(Default)]
struct Tile {
    shore: Shore,
    file: Option<Vec<u8>>,
    water: Option<Vec<u8>>,
}

/// Builds all tiles.
///
/// # Errors
/// Where a package cannot be had, or a file not be written.
pub fn build(dir: &Path) -> Result<()> {
    let start = Instant::now();
    let hubs = Hubs::read(Path::new("public/data/hubs.json"))?;
    let (mut open, mut waters) = (source::open(&hubs)?, source::waters()?);
    eprintln!("{:>6.1} s  sources read", start.elapsed().as_secs_f64());
    let mut tiles = BTreeMap::new();
    for level in &LEVELS {
        (open, waters) = (thinned(open, level, &hubs), thinned(waters, level, &hubs));
        eprintln!("{:>6.1} s  level {} simplified", start.elapsed().as_secs_f64(), level.z);
        cut(level, &hubs, &open, &waters, &mut tiles)?;
        eprintln!("{:>6.1} s  level {} cut", start.elapsed().as_secs_f64(), level.z);
    }
    write(dir, &tiles)
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

/// The files of a tile, below `tiles/`.
fn path(square: Square, water: bool) -> PathBuf {
    let name = format!("{}{}.bin", square.y(), if water { "-water" } else { "" });
    PathBuf::from(square.z().to_string()).join(square.x().to_string()).join(name)
}

fn write(dir: &Path, tiles: &BTreeMap<Square, Tile>) -> Result<()> {
    for level in &LEVELS {
        let old = dir.join(level.z.to_string());
        if old.exists() {
            fs::remove_dir_all(old)?;
        }
    }
    let mut digest = Sha256::new();
    let mut table: BTreeMap<(u8, bool), (usize, usize, usize)> = BTreeMap::new();
    for (square, tile) in tiles {
        for (water, file) in [(false, &tile.file), (true, &tile.water)] {
            let Some(bytes) = file else { continue };
            let path = dir.join(path(*square, water));
            fs::create_dir_all(path.parent().unwrap_or(dir))?;
            fs::write(&path, bytes)?;
            digest.update(bytes);
            let row = table.entry((square.z(), water)).or_default();
            *row = (row.0 + 1, row.1 + bytes.len(), row.2.max(bytes.len()));
        }
    }
    let mut sum = (0, 0);
    for ((z, water), (files, bytes, most)) in &table {
        println!("z{z} {:<6} {files:>5} files {bytes:>8} bytes, at most {most}", if *water { "water" } else { "land" });
        sum = (sum.0 + files, sum.1 + bytes);
    }
    println!("{:<9} {:>5} files {:>8} bytes", "in all", sum.0, sum.1);
    let digest = digest.finalize();
    let mut index = Index::new(digest.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes)));
    for (square, tile) in tiles {
        index.put(*square, tile.shore, tile.water.is_some());
    }
    let bytes = index.encode();
    println!("{:<15} {:>16} bytes", "index.bin", bytes.len());
    Ok(fs::write(dir.join("index.bin"), bytes)?)
}
