//! What a frame fills is the land: against a brute-force test of points on the sphere.

#![allow(clippy::unwrap_used)]

mod published;

use bio_hub_atlas::geo::{Extent, LonLat, Outlook, Passage, Projection, Px, View, angle_deg, free, wrap_lon};
use bio_hub_atlas::map::base::chart::{Chart, Class};
use bio_hub_atlas::map::base::{BaseFrame, Basemap, Motion, Paint};
use proptest::prelude::*;
use std::sync::LazyLock;

const W: f64 = 900.0;
const H: f64 = 560.0;

static WORLD: LazyLock<(Basemap, Chart)> = LazyLock::new(published::world);

/// Edges of land, degrees.
static EDGES: LazyLock<Vec<[[f64; 2]; 2]>> = LazyLock::new(|| {
    let chart = &WORLD.1;
    let mut edges = Vec::new();
    for part in chart.parts.iter().filter(|part| part.class == Class::Land) {
        for step in &part.arcs {
            let arc = &chart.arcs[step.arc as usize];
            let close = arc.points.first().filter(|_| arc.closed);
            let line: Vec<[f64; 2]> = arc.points.iter().chain(close).map(|p| chart.grid.degrees(*p)).collect();
            edges.extend(line.windows(2).map(|pair| [pair[0], pair[1]]));
        }
    }
    edges
});

/// Whether a place is on land: the meridian from it to the north pole, which is sea, meets an odd
/// number of edges.
fn is_land(place: LonLat) -> bool {
    let mut odd = false;
    for [a, b] in EDGES.iter() {
        let (x0, x1) = (wrap_lon(a[0] - place.lon), wrap_lon(b[0] - place.lon));
        if (x0 < 0.0) != (x1 < 0.0) && (x1 - x0).abs() < 180.0 {
            odd ^= a[1] + (b[1] - a[1]) * x0 / (x0 - x1) > place.lat;
        }
    }
    odd
}

fn paths(frame: &BaseFrame, paint: Paint) -> Vec<Vec<f32>> {
    let groups = frame.groups().iter().filter(|group| group.paint == paint);
    groups.flat_map(|group| frame.paths(*group)).map(<[f32]>::to_vec).collect()
}

/// Whether a pixel is filled, and how far from it the nearest edge is.
fn filled(paths: &[Vec<f32>], at: Px) -> (bool, f64) {
    let (mut odd, mut near) = (false, f64::MAX);
    for path in paths {
        let n = path.len() / 2;
        for i in 0..n {
            let point = |i: usize| (f64::from(path[2 * i]), f64::from(path[2 * i + 1]));
            let ((x0, y0), (x1, y1)) = (point(i), point((i + 1) % n));
            odd ^= (y0 > at.y) != (y1 > at.y) && x0 + (at.y - y0) / (y1 - y0) * (x1 - x0) > at.x;
            let (dx, dy) = (x1 - x0, y1 - y0);
            let t = ((at.x - x0) * dx + (at.y - y0) * dy) / (dx * dx + dy * dy).max(1e-12);
            let t = t.clamp(0.0, 1.0);
            near = near.min((x0 + t * dx - at.x).hypot(y0 + t * dy - at.y));
        }
    }
    (odd, near)
}

/// Compares a frame with the sphere at a grid of pixels, but for those at a shore.
fn compare(view: &View, w: f64, h: f64) -> Result<usize, String> {
    let mut frame = BaseFrame::new();
    frame.update(&WORLD.0, view, w, h, Motion::Still);
    let (land, sea) = (paths(&frame, Paint::Land), paths(&frame, Paint::Sea));
    let mut compared = 0;
    for i in 0..14 {
        for j in 0..10 {
            let at = Px::new(w * (f64::from(i) + 0.37) / 14.0, h * (f64::from(j) + 0.61) / 10.0);
            let (is_map, edge) = filled(&sea, at);
            let blends = matches!(view.projection, Projection::Blend { .. } | Projection::Passage { .. });
            let Some(place) = view.invert(at) else {
                // At the fold of a blend, beyond the pole, a place may not be found.
                if is_map && edge > 2.0 && !blends {
                    return Err(format!("{at:?} is off the map, but sea"));
                }
                continue;
            };
            // Beyond the pole a blend folds, and a pixel has two places.
            if blends && wrap_lon(place.lon - view.projection.central_lon()).abs() > 90.0 {
                continue;
            }
            // The pole of Equal Earth is a line, that of the others a point: on the way it folds.
            if matches!(view.projection, Projection::Passage { weights, .. } if weights.world > 0.0) && place.lat.abs() > 40.0 {
                continue;
            }
            // The antipode of an equidistant map is a circle of its own, and near it a px is many.
            if matches!(view.projection, Projection::AzimuthalEquidistant { lon0, lat0 } if angle_deg(place, LonLat::new(lon0, lat0)) > 178.5)
            {
                continue;
            }
            let (is_filled, shore) = filled(&land, at);
            if shore < 2.0 || edge < 2.0 {
                continue;
            }
            if !is_map {
                return Err(format!("{at:?} is {place:?}, but not sea"));
            }
            // Islands and lakes of less than a px or two are left out.
            let solid = || {
                [(3.0, 0.0), (-3.0, 0.0), (0.0, 3.0), (0.0, -3.0)].into_iter().all(|(dx, dy)| {
                    let beside = view.invert(Px::new(at.x + dx, at.y + dy));
                    beside.is_none_or(|beside| is_land(beside) == is_land(place))
                })
            };
            if is_filled != is_land(place) && solid() {
                return Err(format!("{at:?} is {place:?}: filled {is_filled}, {shore} px off"));
            }
            compared += 1;
        }
    }
    Ok(compared)
}

#[test]
fn the_oracle_knows_land_from_sea() {
    for (lon, lat, land) in [
        (127.5, 36.5, true),
        (-100.0, 40.0, true),
        (179.5, 67.8, true),
        (-179.0, 66.9, true),
        (0.0, -85.0, true),
        (50.0, 42.0, false),
        (-30.0, 40.0, false),
        (170.0, 0.0, false),
        (0.0, 89.0, false),
    ] {
        assert_eq!(is_land(LonLat::new(lon, lat)), land, "{lon} {lat}");
    }
}

#[test]
fn the_world_of_the_plate_is_land_where_there_is_land() {
    let view = View::world(150.0, -36.0, 1050.0, 402.0, 6.0);
    assert!(compare(&view, 1050.0, 402.0).unwrap() > 90);
    let whole = View::world(150.0, -90.0, 1050.0, 520.0, 6.0);
    assert!(compare(&whole, 1050.0, 520.0).unwrap() > 90);
}

#[test]
fn a_view_inside_a_country_is_all_land_and_one_at_sea_all_sea() {
    let compared = |lon, lat| {
        let view = free::view(LonLat::new(lon, lat), 7.0, W, H);
        let mut frame = BaseFrame::new();
        frame.update(&WORLD.0, &view, W, H, Motion::Still);
        compare(&view, W, H).unwrap();
        filled(&paths(&frame, Paint::Land), Px::new(450.0, 280.0)).0
    };
    assert!(compared(95.0, 35.0) && compared(-100.0, 40.0) && compared(20.0, 10.0));
    assert!(!compared(-40.0, 30.0) && !compared(-150.0, 0.0));
}

#[test]
fn the_globe_over_the_pacific_and_the_disc_about_paju_are_right() {
    let globe = Outlook::Globe.home(W, H);
    assert!(compare(&Outlook::Globe.view(globe.0, globe.1, W, H), W, H).unwrap() > 40);
    let paju = Outlook::From(LonLat::new(126.78, 37.76));
    let (center, zoom) = paju.home(W, H);
    assert!(compare(&paju.view(center, zoom, W, H), W, H).unwrap() > 40);
    // Its antipode lies off Uruguay, that of Beijing in Argentina, that of Madrid in New Zealand.
    for (lon, lat) in [(116.4, 39.9), (-3.7, 40.4), (0.0, 90.0), (0.0, -90.0), (180.0, 0.0), (-71.0, 42.4)] {
        for zoom in [0.0, 1.0, 2.5] {
            let from = Outlook::From(LonLat::new(lon, lat));
            compare(&from.view(LonLat::new(lon, lat), from.home(W, H).1 + zoom, W, H), W, H).unwrap();
        }
    }
}

#[test]
fn views_whose_far_side_is_land_are_right() {
    // Antipodes in China, Argentina, Russia, Canada, Antarctica, Spain.
    for (lon, lat) in [(-71.0, -31.0), (117.0, 34.0), (-90.0, -60.0), (80.0, -62.0), (10.0, 85.0), (176.0, -40.0)] {
        for zoom in [1.7, 2.0, 2.6, 3.2, 3.5, 4.5] {
            let view = free::view(LonLat::new(lon, lat), zoom, W, H);
            compare(&view, W, H).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn equal_earth_about_any_meridian_is_right(lon in -180.0..180.0f64) {
        let view = View::world(lon, -90.0, W, H, 6.0);
        let compared = compare(&view, W, H);
        prop_assert!(compared.is_ok(), "{:?}", compared);
    }

    #[test]
    fn the_free_map_is_right_at_every_zoom(
        lon in -180.0..180.0f64, lat in -70.0..75.0f64, zoom in 0.0..8.0f64,
    ) {
        let view = free::view(LonLat::new(lon, lat), zoom, W, H);
        let compared = compare(&view, W, H);
        prop_assert!(compared.is_ok(), "{:?} {:?}", view, compared);
    }

    #[test]
    fn an_inset_is_right_wherever_its_centre_lies(
        west in -180.0..180.0f64, south in -60.0..60.0f64, size in 0.5..25.0f64,
        off in -10.0..10.0f64,
    ) {
        let extent = Extent::new(west, south, west + size, (south + size).min(80.0));
        let center = extent.center();
        let projection = Projection::Stereographic { lon0: center.lon + off, lat0: center.lat };
        let view = View::fit(projection, extent, 300.0, 240.0, 0.0);
        let compared = compare(&view, 300.0, 240.0);
        prop_assert!(compared.is_ok(), "{:?} {:?}", view, compared);
    }

    #[test]
    fn a_tall_window_is_right(
        lon in -180.0..180.0f64, lat in -60.0..70.0f64, zoom in 0.0..6.0f64,
    ) {
        let view = free::view(LonLat::new(lon, lat), zoom, 390.0, 700.0);
        let compared = compare(&view, 390.0, 700.0);
        prop_assert!(compared.is_ok(), "{:?} {:?}", view, compared);
    }

    #[test]
    fn the_globe_is_right_from_every_side(lon in -180.0..180.0f64, lat in -90.0..=90.0f64, zoom in 0.0..7.0f64) {
        let view = Outlook::Globe.view(LonLat::new(lon, lat), zoom, W, H);
        let compared = compare(&view, W, H);
        prop_assert!(compared.is_ok(), "{:?} {:?}", view, compared);
    }

    #[test]
    fn the_disc_about_any_place_is_right_wherever_it_is_looked_at(
        hub in (-180.0..180.0f64, -85.0..85.0f64), lon in -180.0..180.0f64, lat in -80.0..80.0f64, zoom in -1.0..6.0f64,
    ) {
        let view = Outlook::From(LonLat::new(hub.0, hub.1)).view(LonLat::new(lon, lat), zoom, W, H);
        let compared = compare(&view, W, H);
        prop_assert!(compared.is_ok(), "{:?} {:?}", view, compared);
    }

    #[test]
    fn on_the_way_between_outlooks_land_stays_land(
        lon in -180.0..180.0f64, lat in -70.0..70.0f64, zoom in 0.0..5.0f64, t in 0.0..=1.0f64, which in 0..3_usize,
    ) {
        let center = LonLat::new(lon, lat);
        let (globe, from) = (Outlook::Globe, Outlook::From(LonLat::new(126.78, 37.76)));
        let (a, b) = [(Outlook::Flat, globe), (globe, from), (from, Outlook::Flat)][which];
        let end = |o: Outlook| (o, center, o.sane_zoom(zoom, W, H));
        let view = Passage::new(end(a), end(b)).view(t, W, H);
        let compared = compare(&view, W, H);
        prop_assert!(compared.is_ok(), "{:?} {:?}", view, compared);
    }
}
