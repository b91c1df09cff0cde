//! The world of the basemap as GeoJSON on standard output, for other programs to draw the same layer: `make tour`.
//!
//! One feature for the shores (every ring a polygon of its own, to be filled by the even-odd rule), one for the lakes, one
//! for all lines.

#![allow(clippy::expect_used)] // a tool

use bio_hub_atlas::map::base::chart::{Chart, Class, Part};
use bio_hub_atlas::map::base::file;
use std::fmt::Write;

fn line(chart: &Chart, part: &Part, close: bool) -> String {
    let mut points: Vec<[f64; 2]> = Vec::new();
    for of in &part.arcs {
        let arc = &chart.arcs[of.arc as usize];
        let degrees = arc.points.iter().map(|p| chart.grid.degrees(*p));
        let run: Vec<[f64; 2]> = if of.reversed { degrees.rev().collect() } else { degrees.collect() };
        points.extend(run.iter().skip(usize::from(points.last().is_some_and(|l| same(l, &run[0])))));
    }
    if close && !points.first().zip(points.last()).is_some_and(|(a, b)| same(a, b)) {
        points.extend(points.first().copied());
    }
    let mut out = String::from("[");
    for (i, [lon, lat]) in points.iter().enumerate() {
        let lon = (lon + 540.0).rem_euclid(360.0) - 180.0;
        let _ = write!(out, "{}[{lon:.4},{lat:.4}]", if i == 0 { "" } else { "," });
    }
    out + "]"
}

/// The same point, whichever turn of the Earth it is written in.
fn same(a: &[f64; 2], b: &[f64; 2]) -> bool {
    (a[1] - b[1]).abs() < 1e-9 && ((a[0] - b[0]) / 360.0 - ((a[0] - b[0]) / 360.0).round()).abs() < 1e-9
}

fn main() {
    let bytes = std::fs::read("public/basemap/world.bin").expect("the basemap");
    let chart = file::decode(&bytes).expect("a basemap");
    let of = |class: Class| chart.parts.iter().filter(move |p| p.class == class);
    let areas = |class| of(class).map(|p| ["[", &line(&chart, p, true), "]"].concat()).collect::<Vec<_>>().join(",");
    let lines = Class::ALL.iter().filter(|c| !c.is_area()).flat_map(|&c| of(c));
    let lines = lines.map(|p| line(&chart, p, false)).collect::<Vec<_>>().join(",");
    let feature = |name: &str, kind: &str, coordinates: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"name":"{name}"}},"geometry":{{"type":"{kind}","coordinates":[{coordinates}]}}}}"#
        )
    };
    println!(
        r#"{{"type":"FeatureCollection","features":[{},{},{}]}}"#,
        feature("land", "MultiPolygon", &areas(Class::Land)),
        feature("lakes", "MultiPolygon", &areas(Class::Lake)),
        feature("lines", "MultiLineString", &lines)
    );
}
