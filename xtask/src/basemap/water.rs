//! Waters of Korea that no package has as such: the Han and its estuary, and lakes behind dykes.

use anyhow::Result;
use bio_hub_atlas::geo::Extent;
use geo::{
    Area, BooleanOps, BoundingRect, Buffer, Coord, LineString, MapCoords, MultiLineString, MultiPolygon, Polygon, Rect,
    unary_union,
};

use super::geom::{Point, clip_line, clip_ring};
use super::gshhg;
use super::lines::chained;
use super::sigungu::{self, Unit};

/// The lower Han and the Imjin's mouth, east of where OpenStreetMap's sea ends.
const ESTUARY: Extent = Extent::new(126.565, 37.53, 126.92, 37.96);
/// The Han from Magok to Paldang.
const RIVER: Extent = Extent::new(126.80, 37.49, 127.32, 37.62);
/// Half the river's width there, km; it is 0.7 to 1.2 km wide.
const HALF_WIDTH_KM: f64 = 0.44;
/// Units north and south of the Han: the border between them runs in the middle of the river.
const NORTH: [&str; 11] = ["11440", "11170", "11200", "11215", "41310", "41360", "41285", "41281", "41287", "11380", "41480"];
const SOUTH: [&str; 11] = ["11500", "11560", "11590", "11650", "11680", "11710", "11740", "41450", "41570", "41610", "41830"];

/// The Han: its estuary as GSHHG has it, and above it a ribbon of even width along the border that
/// runs in its middle. LGPL.
pub fn han(units: &[Unit]) -> Result<Vec<Vec<Point>>> {
    let land = multi(gshhg::land(ESTUARY)?);
    let estuary = opened(&rect(ESTUARY).difference(&land), 0.0004);
    let estuary = parts(estuary).filter(|p| {
        let bounds = p.bounding_rect().map(|r| (r.max().y, r.width()));
        bounds.is_some_and(|(top, width)| top > 37.7 && width > 0.03)
    });
    let side = |codes: &[&str], unit: &Unit| codes.contains(&unit.code.as_str());
    let mut middle = Vec::new();
    for (a, b, segment) in sigungu::segments(units) {
        let (a, b) = (&units[a], &units[b]);
        if (side(&NORTH, a) && side(&SOUTH, b)) || (side(&SOUTH, a) && side(&NORTH, b)) {
            middle.push(segment);
        }
    }
    let lines = chained(middle).into_iter().flat_map(|(_, line)| clip_line(&line, RIVER));
    let lines: Vec<LineString> = lines.map(LineString::from).collect();
    let narrow = 37.55f64.to_radians().cos();
    let squeezed = MultiLineString::new(lines).map_coords(|c| Coord { x: c.x * narrow, y: c.y });
    let ribbon = squeezed.buffer(HALF_WIDTH_KM / 111.195);
    let ribbon = ribbon.map_coords(|c| Coord { x: c.x / narrow, y: c.y });
    let all: Vec<Polygon> = estuary.chain(ribbon).collect();
    let all = unary_union(&all);
    // Joins pieces where the border is broken by a few metres.
    Ok(rings(&all.buffer(0.0004).buffer(-0.0004), 0.5))
}

/// Lakes behind dykes (Sihwa, Saemangeum) of at least `least` km²: land of OpenStreetMap that is in
/// no unit.
pub fn dyked(units: &[Unit], land: &[Vec<Point>], within: Extent, least: f64) -> Vec<Vec<Point>> {
    let land = multi(land.to_vec());
    let units: Vec<Polygon> = units
        .iter()
        .flat_map(|unit| &unit.rings)
        .map(|ring| clip_ring(ring, within))
        .filter(|ring| !ring.is_empty())
        .map(|ring| Polygon::new(LineString::from(ring), Vec::new()))
        .collect();
    let units = unary_union(&units).buffer(0.0002);
    let left = opened(&land.difference(&units), 0.0012);
    let lakes: Vec<Polygon> = parts(left)
        .filter(|p| {
            // North of the Han the difference is what lies beyond the Military Demarcation Line.
            let south = p.bounding_rect().is_some_and(|r| r.max().y < 37.5 && r.max().x < 127.2);
            south && (least..400.0).contains(&km2(p))
        })
        .collect();
    rings(&MultiPolygon::new(lakes), 0.5)
}

fn rect(e: Extent) -> MultiPolygon {
    let corner = |x: f64, y: f64| Coord { x, y };
    MultiPolygon::new(vec![Rect::new(corner(e.west, e.south), corner(e.east, e.north)).to_polygon()])
}

fn multi(rings: Vec<Vec<Point>>) -> MultiPolygon {
    let polygons: Vec<Polygon> = rings.into_iter().map(|ring| Polygon::new(LineString::from(ring), Vec::new())).collect();
    unary_union(&polygons)
}

/// Without what is narrower than twice `degrees`.
fn opened(area: &MultiPolygon, degrees: f64) -> MultiPolygon {
    area.buffer(-degrees).buffer(degrees)
}

fn parts(area: MultiPolygon) -> impl Iterator<Item = Polygon> {
    area.into_iter()
}

fn km2(polygon: &Polygon) -> f64 {
    let middle = polygon.bounding_rect().map_or(0.0, |r| r.center().y);
    polygon.unsigned_area() * 111.195 * 111.195 * middle.to_radians().cos()
}

/// Outer rings of at least `least` km², and holes of as much.
fn rings(area: &MultiPolygon, least: f64) -> Vec<Vec<Point>> {
    let mut out = Vec::new();
    for polygon in area {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            if km2(&Polygon::new(ring.clone(), Vec::new())) >= least {
                out.push(ring.coords().map(|c| [c.x, c.y]).collect());
            }
        }
    }
    out
}
