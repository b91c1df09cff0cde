//! Every projection against tables that d3-geo and PROJ wrote (`tests/golden/README.md`).

#![allow(clippy::unwrap_used, clippy::panic)] // a test and its helpers

use bio_hub_atlas::geo::{LonLat, Planar, Projection, angle_deg};

/// What a line of a table asks for, and the answer; none where there is no image or no place.
struct Case<'a> {
    line: &'a str,
    invert: bool,
    projection: Projection,
    centre: LonLat,
    given: (f64, f64),
    answer: Option<(f64, f64)>,
}

/// On the plane, radians: 6 mm of the Earth.
const PLANE: f64 = 1e-9;
/// On the sphere, degrees: 0.1 m. Near a rim or a pole less can be had from the plane.
const SPHERE: f64 = 1e-6;

fn projection(name: &str, lon0: f64, lat0: f64) -> Option<Projection> {
    Some(match name {
        "equal-earth" => Projection::EqualEarth { lon0 },
        "orthographic" => Projection::Orthographic { lon0, lat0 },
        "azimuthal-equidistant" => Projection::AzimuthalEquidistant { lon0, lat0 },
        "stereographic" => Projection::Stereographic { lon0, lat0 },
        _ => return None,
    })
}

fn case(line: &str) -> Option<Case<'_>> {
    let cells: Vec<&str> = line.split('\t').collect();
    let number = |i: usize| cells[i].parse::<f64>().unwrap_or_else(|_| panic!("{line}"));
    let (lon0, lat0) = (number(2), number(3));
    Some(Case {
        line,
        invert: cells[0] == "invert",
        projection: projection(cells[1], lon0, lat0)?,
        centre: LonLat::new(lon0, lat0),
        given: (number(4), number(5)),
        answer: (cells[6] != "-").then(|| (number(6), number(7))),
    })
}

/// What is wrong with our answer.
fn fault(c: &Case) -> Option<String> {
    let (u, v) = c.given;
    if c.invert {
        let ours = c.projection.invert(Planar { x: u, y: v });
        return match (ours, c.answer) {
            (None, None) => None,
            (Some(p), Some((lon, lat))) if angle_deg(p, LonLat::new(lon, lat)) < SPHERE => None,
            _ => Some(format!("{ours:?}")),
        };
    }
    let place = LonLat::new(u, v);
    let away = angle_deg(place, c.centre);
    let ours = c.projection.project(place);
    match (ours, c.answer) {
        (None, None) => None,
        // At the horizon the two others are not of one mind about which side a point falls on.
        _ if matches!(c.projection, Projection::Orthographic { .. }) && (away - 90.0).abs() < 1e-6 => None,
        // The antipode itself has no image of ours, as it has none of PROJ's.
        (None, _) if matches!(c.projection, Projection::AzimuthalEquidistant { .. }) && away > 179.999_999_9 => None,
        // The antipode is a circle on the azimuthal equidistant: any bearing will do.
        (Some(p), _) if matches!(c.projection, Projection::AzimuthalEquidistant { .. }) && away > 179.99 => {
            // d3-geo and PROJ take the distance from its cosine there, and differ from one another by as much.
            let off = (p.x.hypot(p.y) - away.to_radians()).abs();
            let theirs = c.answer.filter(|_| away < 179.999_999_9).map_or(0.0, |(x, y)| (p.x - x).hypot(p.y - y));
            (off > 1e-7 || theirs > 3e-5).then(|| format!("{p:?}, off by {off} and {theirs}"))
        }
        // The seam of Equal Earth is in the image twice.
        (Some(p), Some((x, y))) => {
            let seam = matches!(c.projection, Projection::EqualEarth { .. }) && (p.x + x).abs() < PLANE && x.abs() > 0.1;
            // Within a few m of the centre d3-geo's distance is nothing: it is taken from its cosine.
            let centre = matches!(c.projection, Projection::AzimuthalEquidistant { .. }) && away < 1e-6;
            let size = if centre { 20.0 } else { x.hypot(y).max(1.0) };
            let near = ((p.x - x).abs() < PLANE * size || seam) && (p.y - y).abs() < PLANE * size;
            (!near).then(|| format!("{p:?}"))
        }
        _ => Some(format!("{ours:?}")),
    }
}

fn assert_table(file: &str, least: usize) {
    let table = std::fs::read_to_string(format!("tests/golden/{file}")).unwrap();
    let cases: Vec<Case> = table.lines().filter_map(case).collect();
    let faults: Vec<String> = cases.iter().filter_map(|c| Some(format!("{} ≠ {}", c.line, fault(c)?))).collect();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), cases.len(), faults.join("\n"));
    assert!(cases.len() >= least, "{}", cases.len());
}

#[test]
fn projections_and_their_inverses_are_those_of_d3_geo() {
    assert_table("d3-geo.tsv", 1600);
}

#[test]
fn projections_and_their_inverses_are_those_of_proj() {
    assert_table("proj.tsv", 1600);
}
