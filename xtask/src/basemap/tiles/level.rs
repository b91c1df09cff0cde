//! What differs from level to level, and where the finest one is.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};
use bio_hub_atlas::geo::Extent;
use bio_hub_atlas::map::base::chart::Grid;
use bio_hub_atlas::map::base::tiles::Square;
use serde::Deserialize;

use crate::basemap::geom::{Point, km};

pub struct Level {
    pub z: u8,
    /// What lines are simplified by, km, far from hubs and near them.
    pub km: f64,
    pub near_km: f64,
    /// The grid's step, millionths of a degree; the side of a square is a multiple.
    pub step: u32,
    /// How far lines may be from their source, m.
    pub resolution_m: u32,
    /// The smallest islands and lakes, km².
    pub island_km2: f64,
    pub lake_km2: f64,
}

/// From fine to coarse, as they are made from one another.
pub const LEVELS: [Level; 4] = [
    Level { z: 7, km: 0.09, near_km: 0.045, step: 150, resolution_m: 60, island_km2: 0.015, lake_km2: 0.4 },
    Level { z: 6, km: 0.25, near_km: 0.25, step: 750, resolution_m: 170, island_km2: 0.12, lake_km2: 3.0 },
    Level { z: 5, km: 0.6, near_km: 0.6, step: 1_800, resolution_m: 400, island_km2: 0.8, lake_km2: 15.0 },
    Level { z: 4, km: 1.2, near_km: 1.2, step: 3_600, resolution_m: 800, island_km2: 3.0, lake_km2: 60.0 },
];

impl Level {
    pub fn grid(&self) -> Grid {
        Grid { lon_step: self.step, lat_step: self.step }
    }
}

/// How far around a hub level 7 goes, and how far its finer lines, km.
pub const AROUND_KM: f64 = 150.0;
const CLOSE_KM: f64 = 40.0;
/// Where level 7 is too, hub or not: South Korea.
const KOREA: Extent = Extent::new(124.5, 33.0, 132.0, 38.7);

/// Sides of the cells that remember what is near, per degree.
const CELLS: f64 = 10.0;

/// Where the hubs are.
pub struct Hubs {
    places: Vec<Point>,
    close: BTreeSet<(i32, i32)>,
}

#[derive(Deserialize)]
struct Hub {
    lon: f64,
    lat: f64,
}

impl Hubs {
    pub fn read(file: &Path) -> Result<Hubs> {
        let text = std::fs::read(file).with_context(|| file.display().to_string())?;
        let hubs: Vec<Hub> = serde_json::from_slice(&text)?;
        let places: Vec<Point> = hubs.into_iter().map(|hub| [hub.lon, hub.lat]).collect();
        let mut close = BTreeSet::new();
        for place in &places {
            let (x, y) = cell(*place);
            let high = (CLOSE_KM / 111.0 * CELLS).ceil() as i32 + 1;
            let wide = (f64::from(high) / place[1].to_radians().cos().max(0.1)).ceil() as i32;
            for (dx, dy) in (-wide..=wide).flat_map(|dx| (-high..=high).map(move |dy| (dx, dy))) {
                let middle = [(f64::from(x + dx) + 0.5) / CELLS, (f64::from(y + dy) + 0.5) / CELLS];
                if km(middle, *place) <= CLOSE_KM {
                    close.insert((x + dx, y + dy));
                }
            }
        }
        Ok(Hubs { places, close })
    }

    /// Whether a hub is within [`CLOSE_KM`] of a place, about.
    pub fn close(&self, p: Point) -> bool {
        self.close.contains(&cell(p))
    }

    /// Whether a square of the finest level is made: in South Korea, or near a hub.
    pub fn wants(&self, square: Square) -> bool {
        let of = square.extent();
        let meets = of.west < KOREA.east && of.east > KOREA.west && of.south < KOREA.north && of.north > KOREA.south;
        meets
            || self.places.iter().any(|&p| {
                let nearest = [nearest_lon(p[0], of), p[1].clamp(of.south, of.north)];
                km(p, nearest) <= AROUND_KM
            })
    }

    /// Whether a place is at most `within` km from a hub.
    pub fn within(&self, p: Point, within: f64) -> bool {
        self.places.iter().any(|&hub| km(hub, p) <= within)
    }
}

fn cell(p: Point) -> (i32, i32) {
    ((p[0] * CELLS).floor() as i32, (p[1] * CELLS).floor() as i32)
}

/// The longitude of a box nearest to one, over ±180° if that is shorter.
fn nearest_lon(lon: f64, of: Extent) -> f64 {
    let turned = [lon - 360.0, lon, lon + 360.0].map(|lon| (lon, (lon.clamp(of.west, of.east) - lon).abs()));
    let best = turned.into_iter().min_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or(lon, |(lon, _)| lon.clamp(of.west, of.east))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sides_of_squares_are_whole_numbers_of_steps() {
        for level in &LEVELS {
            let side = 360_000_000 >> level.z;
            assert_eq!((360_000_000 % (1 << level.z), side % level.step, 90_000_000 % level.step), (0, 0, 0), "{}", level.z);
        }
    }
}
