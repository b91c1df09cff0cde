//! OpenStreetMap as two packages have it: land polygons, and borders of countries. © OpenStreetMap
//! contributors, ODbL 1.0.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use bio_hub_atlas::geo::Extent;
use serde_json::Value;

use super::geom::{Point, clip_ring};
use super::lines::{Segment, chained};
use super::near::Near;
use super::packages::{GEO_MAPS, ROARING_LANDMASK};
use super::sigungu;

/// The library of the wheel holds four xz streams; the third is the land polygons as WKB.
const STREAM: &str = "
import lzma, sys
data, magic, at = open(sys.argv[1], 'rb').read(), bytes.fromhex('fd377a585a00'), -1
for _ in range(3):
    at = data.index(magic, at + 1)
open(sys.argv[2], 'wb').write(lzma.LZMADecompressor().decompress(data[at:]))
";

fn wkb() -> Result<Vec<u8>> {
    let content = ROARING_LANDMASK.unpacked()?;
    let path: PathBuf = content.join("osm-land.wkb");
    if !path.exists() {
        let part = content.join("osm-land.part");
        let library = content.join("roaring_landmask/roaring_landmask.abi3.so");
        let status = Command::new("python3").arg("-c").arg(STREAM).arg(library).arg(&part).status()?;
        ensure!(status.success(), "python3 cannot unpack the land polygons");
        std::fs::rename(&part, &path)?;
    }
    std::fs::read(&path).with_context(|| path.display().to_string())
}

/// Gives every ring of land on Earth, outer and inner alike; none crosses ±180°.
pub fn each_ring(mut each: impl FnMut(Vec<Point>)) -> Result<()> {
    let bytes = wkb()?;
    let mut at = 0;
    let mut take = |n: usize| {
        let slice = bytes.get(at..at + n).context("land polygons cut off")?;
        at += n;
        Ok::<&[u8], anyhow::Error>(slice)
    };
    let word = |b: &[u8]| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize;
    let head = take(9)?;
    ensure!(head[0] == 1 && word(&head[1..]) == 6, "not the WKB that was expected");
    for _ in 0..word(&head[5..]) {
        let head = take(9)?;
        ensure!(head[0] == 1 && word(&head[1..]) == 3, "not the WKB that was expected");
        for _ in 0..word(&head[5..]) {
            let points = word(take(4)?);
            let ring = take(points * 16)?;
            let real = |b: &[u8]| f64::from_le_bytes([b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7]]);
            each(ring.as_chunks::<16>().0.iter().map(|p| [real(p), real(&p[8..])]).collect());
        }
    }
    Ok(())
}

/// Rings of land that are at least partly in the box, cut to it.
pub fn land(within: Extent) -> Result<Vec<Vec<Point>>> {
    let mut rings = Vec::new();
    each_ring(|ring| {
        let sides = |axis: usize| {
            let side = ring.iter().map(|p| p[axis]);
            (side.clone().fold(f64::MAX, f64::min), side.fold(f64::MIN, f64::max))
        };
        let ((west, east), (south, north)) = (sides(0), sides(1));
        if west < within.east && east > within.west && south < within.north && north > within.south {
            rings.push(clip_ring(&ring, within));
        }
    })?;
    rings.retain(|ring| !ring.is_empty());
    Ok(rings)
}

/// How far apart two countries' edges may be to be one border, km: rivers that both have whole, as
/// Luxembourg and Germany the Mosel, and what was drawn apart.
const BESIDE_KM: f64 = 0.5;

/// The border between every two countries, by their ISO 3166-1 alpha-3 codes: the edges that both
/// have, and of those that lie beside one another the first one's. It goes out to sea where theirs do.
pub fn common_borders() -> Result<Vec<([String; 2], Vec<Point>)>> {
    let path = GEO_MAPS.unpacked()?.join("map.geo.json");
    let map: Value = serde_json::from_slice(&std::fs::read(path)?)?;
    let mut countries: Vec<(String, Vec<Vec<Point>>)> = Vec::new();
    for feature in map["features"].as_array().context("no features")? {
        let code = feature["properties"]["A3"].as_str().context("no code")?;
        countries.push((code.to_owned(), rings_of(feature)?));
    }
    countries.sort_by(|a, b| a.0.cmp(&b.0));
    let areas: Vec<&[Vec<Point>]> = countries.iter().map(|(_, rings)| rings.as_slice()).collect();
    let common = sigungu::common(&areas, BESIDE_KM, Near::with_cells(0.02)).into_iter();
    let segments = common.map(|(a, b, ends)| Segment { ends, tag: (a.min(b), a.max(b)) }).collect();
    let code = |i: usize| countries[i].0.clone();
    Ok(chained(segments).into_iter().map(|((a, b), line)| ([code(a), code(b)], line)).collect())
}

fn rings_of(feature: &Value) -> Result<Vec<Vec<Point>>> {
    let coordinates = feature["geometry"]["coordinates"].clone();
    Ok(match feature["geometry"]["type"].as_str() {
        Some("Polygon") => serde_json::from_value(coordinates)?,
        _ => serde_json::from_value::<Vec<Vec<Vec<Point>>>>(coordinates)?.concat(),
    })
}

/// The border of country `a` towards `b`, by their ISO 3166-1 alpha-3 codes: the edges of `a` that
/// are at most `km` from an edge of `b`, where `wanted` says so of both ends. It goes out to sea
/// where theirs do.
pub fn border(a: &str, b: &str, km: f64, wanted: impl Fn(Point) -> bool) -> Result<Vec<Vec<Point>>> {
    let path = GEO_MAPS.unpacked()?.join("map.geo.json");
    let map: Value = serde_json::from_slice(&std::fs::read(path)?)?;
    let rings = |code: &str| -> Result<Vec<Vec<Point>>> {
        let features = map["features"].as_array().context("no features")?;
        rings_of(features.iter().find(|f| f["properties"]["A3"] == code).context("no such country")?)
    };
    let mut near = Near::default();
    for ring in rings(b)? {
        near.add(&ring, 1);
    }
    let mut segments = Vec::new();
    for ring in rings(a)? {
        for pair in ring.windows(2) {
            let middle = [0, 1].map(|k| (pair[0][k] + pair[1][k]) / 2.0);
            if wanted(pair[0]) && wanted(pair[1]) && near.owner(middle, km, 0).is_some() {
                segments.push(Segment { ends: [pair[0], pair[1]], tag: () });
            }
        }
    }
    Ok(chained(segments).into_iter().map(|(_, line)| line).collect())
}
