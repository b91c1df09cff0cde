//! 시군구 of Korea: polygons with their codes, and the lines between them.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use bio_hub_atlas::map::base::chart::Class;
use serde_json::Value;

use super::geom::Point;
use super::lines::{Segment, chained};
use super::near::Near;
use super::packages::SIGUNGU;

pub struct Unit {
    /// Five digits; the first two are the 시도.
    pub code: String,
    pub name: String,
    pub rings: Vec<Vec<Point>>,
}

pub fn read() -> Result<Vec<Unit>> {
    let path = SIGUNGU.unpacked()?.join("dist/geoData.js");
    let script = std::fs::read_to_string(path)?;
    let from = script.find("exports.geoData = {").context("no geoData")? + "exports.geoData = ".len();
    let to = script.rfind("};").context("no end of geoData")? + 1;
    let map: Value = serde_json::from_str(&script[from..to])?;
    let unit = |feature: &Value| -> Result<Unit> {
        let coordinates = feature["geometry"]["coordinates"].clone();
        let rings = match feature["geometry"]["type"].as_str() {
            Some("Polygon") => serde_json::from_value(coordinates)?,
            _ => serde_json::from_value::<Vec<Vec<Vec<Point>>>>(coordinates)?.concat(),
        };
        let text = |key: &str| feature["properties"][key].as_str().context("no code or name").map(str::to_owned);
        Ok(Unit { code: text("sig_cd")?, name: text("sig_kor_nm")?, rings })
    };
    map["features"].as_array().context("no features")?.iter().map(unit).collect()
}

/// An edge and the units that have it.
type Edge = ([Point; 2], Vec<usize>);

/// How far apart two units' edges may be to be the same border, km. Most are shared to the last
/// digit; along some borders the units were digitised apart.
pub const SAME_KM: f64 = 0.15;

/// The borders between units, as those of 시도 and of 시군구.
pub fn lines(units: &[Unit]) -> Vec<(Class, Vec<Point>)> {
    chained(segments(units).into_iter().map(|(_, _, segment)| segment).collect())
}

/// The borders between areas, as [`segments`] has them for units; `near` is empty, with cells wider than
/// `km`.
pub fn common(areas: &[&[Vec<Point>]], km: f64, mut near: Near) -> Vec<(usize, usize, [Point; 2])> {
    let bits = |p: Point| p.map(f64::to_bits);
    let mut owners: BTreeMap<[[u64; 2]; 2], Edge> = BTreeMap::new();
    for (i, rings) in areas.iter().enumerate() {
        for ring in *rings {
            near.add(ring, i);
            for pair in ring.windows(2) {
                let mut key = [bits(pair[0]), bits(pair[1])];
                key.sort_unstable();
                owners.entry(key).or_insert(([pair[0], pair[1]], Vec::new())).1.push(i);
            }
        }
    }
    let mut out = Vec::new();
    for (ends, owners) in owners.into_values() {
        let neighbours = match owners[..] {
            [a, b] if a != b => Some((a, b)),
            [a] => {
                let middle = [0, 1].map(|k| (ends[0][k] + ends[1][k]) / 2.0);
                let beside = ends.into_iter().chain([middle]).map(|p| near.owner(p, km, a));
                let beside: Option<Vec<usize>> = beside.collect();
                // Both have such an edge; the first one's is taken.
                beside.map(|b| (a, b[2])).filter(|(a, b)| a < b)
            }
            _ => None,
        };
        out.extend(neighbours.map(|(a, b)| (a, b, ends)));
    }
    out
}

/// The edges between two units, with the units' indexes: edges that two units share, and of those
/// that lie beside one of another unit, one of the two.
pub fn segments(units: &[Unit]) -> Vec<(usize, usize, Segment<Class>)> {
    let areas: Vec<&[Vec<Point>]> = units.iter().map(|unit| unit.rings.as_slice()).collect();
    let tagged = common(&areas, SAME_KM, Near::default()).into_iter().map(|(a, b, ends)| {
        let province = units[a].code[..2] != units[b].code[..2];
        let tag = if province { Class::Province } else { Class::District };
        (a, b, Segment { ends, tag })
    });
    tagged.collect()
}
