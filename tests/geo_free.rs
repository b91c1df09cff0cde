//! The free map's camera: continuous from the world to a city.

use bio_hub_atlas::geo::{Extent, LonLat, Outlook, Projection, Px, angle_deg, destination, free};
use proptest::prelude::*;

const SIZES: [(f64, f64); 4] = [(1050.0, 400.0), (390.0, 620.0), (768.0, 768.0), (1600.0, 900.0)];

fn camera() -> impl Strategy<Value = (LonLat, f64)> {
    // The mid-Atlantic, where the seam of the world is, is tested apart.
    (-10.0..310.0f64, -60.0..75.0f64, 0.0..11.0f64).prop_map(|(lon, lat, zoom)| (LonLat::new(lon, lat), zoom))
}

fn size() -> impl Strategy<Value = (f64, f64)> {
    prop::sample::select(&SIZES[..])
}

#[test]
fn zoom_0_is_the_world_about_150_east_whatever_the_camera() {
    for (w, h) in SIZES {
        for lon in [-170.0, -75.0, 0.0, 127.0] {
            let view = free::view(LonLat::new(lon, 37.0), 0.0, w, h);
            assert_eq!(view.projection, Projection::EqualEarth { lon0: 150.0 });
            let west = view.project(LonLat::new(-29.999, 0.0)).unwrap();
            let east = view.project(LonLat::new(-30.001, 0.0)).unwrap();
            assert!(west.x >= -1e-9 && east.x <= w + 1e-9, "{w} × {h}: {west:?} {east:?}");
            let north = view.project(LonLat::new(150.0, 90.0)).unwrap();
            assert!(north.y >= -1e-9 && north.y < h / 2.0, "{north:?}");
        }
    }
}

#[test]
fn home_shows_the_world_from_the_pole_to_36_south() {
    let (center, zoom) = free::home();
    for (w, h) in SIZES {
        let view = free::view(center, zoom, w, h);
        let (top, bottom) = (view.project(LonLat::new(150.0, 90.0)).unwrap(), view.project(LonLat::new(150.0, -36.0)).unwrap());
        assert!(top.y >= 7.9 && bottom.y <= h - 7.9, "{w} × {h}: {top:?} {bottom:?}");
    }
}

#[test]
fn close_up_the_map_is_conformal_about_the_camera() {
    let view = free::view(LonLat::new(126.9, 37.5), 6.0, 900.0, 600.0);
    assert_eq!(view.projection, Projection::Stereographic { lon0: 126.9, lat0: 37.5 });
    assert_eq!((view.cx, view.cy), (450.0, 300.0));
}

#[test]
fn a_step_of_the_zoom_doubles_the_scale() {
    for (w, h) in SIZES {
        let at = |zoom| free::view(LonLat::new(127.0, 37.0), zoom, w, h).scale;
        for zoom in [0.0, 0.5, 1.6, 3.0, 8.0] {
            assert!((at(zoom + 1.0) / at(zoom) - 2.0).abs() < 1e-12);
        }
    }
}

#[test]
fn fitting_an_extent_shows_it_as_large_as_may_be() {
    let korea = Extent::new(125.0, 33.0, 131.9, 38.7);
    let (center, zoom) = free::fit(korea, 900.0, 600.0, 20.0);
    let view = free::view(center, zoom, 900.0, 600.0);
    for (lon, lat) in [(125.0, 33.0), (125.0, 38.7), (131.9, 33.0), (131.9, 38.7)] {
        let p = view.project(LonLat::new(lon, lat)).unwrap();
        assert!((19.9..880.1).contains(&p.x) && (19.9..580.1).contains(&p.y), "{p:?}");
    }
    let closer = free::view(center, zoom + 0.05, 900.0, 600.0);
    let p = closer.project(LonLat::new(128.45, 38.7)).unwrap();
    assert!(p.y < 20.0, "{p:?}");
}

#[test]
fn fitting_what_is_too_large_gives_the_whole_world() {
    let (_, zoom) = free::fit(Extent::new(-180.0, -90.0, 180.0, 90.0), 900.0, 400.0, 20.0);
    assert!(zoom < 1e-6);
}

proptest! {
    #[test]
    fn the_map_never_jumps_while_zooming((center, zoom) in camera(), (w, h) in size()) {
        let step = 1e-4;
        let (a, b) = (free::view(center, zoom, w, h), free::view(center, zoom + step, w, h));
        // Places within the frame move by no more than a small multiple of the step.
        for (fx, fy) in [(0.5, 0.5), (0.1, 0.1), (0.9, 0.2), (0.3, 0.9)] {
            let Some(place) = a.invert(Px::new(w * fx, h * fy)) else { continue };
            if place.lat.abs() > 80.0 || (place.lon + 30.0).rem_euclid(360.0) < 1.0 {
                continue;
            }
            let Some(q) = b.project(place) else { continue };
            let moved = (q.x - w * fx).hypot(q.y - h * fy);
            // A place on the seam may come out on the other side.
            let seam = (place.lon - a.projection.central_lon()).rem_euclid(360.0) - 180.0;
            prop_assert!(moved < 0.5 || seam.abs() < 0.01, "{moved} px at {place:?}");
        }
    }

    #[test]
    fn holding_twice_changes_nothing((center, zoom) in camera(), (w, h) in size()) {
        let once = free::held(center, zoom, w, h);
        let twice = free::held(once, zoom, w, h);
        prop_assert!(angle_deg(once, twice) < 1e-6, "{once:?} {twice:?}");
    }

    #[test]
    fn a_free_camera_looks_at_its_centre((center, zoom) in camera(), (w, h) in size()) {
        prop_assume!(zoom >= free::ROLLED);
        let p = free::view(center, zoom, w, h).project(center).unwrap();
        prop_assert!((p.x - w / 2.0).abs() < 1e-6 && (p.y - h / 2.0).abs() < 1e-6);
    }

    #[test]
    fn a_held_camera_looks_at_its_centre((center, zoom) in camera(), (w, h) in size()) {
        let center = free::held(center, zoom, w, h);
        let p = free::view(center, zoom, w, h).project(center).unwrap();
        prop_assert!((p.x - w / 2.0).abs() < 1e-3 && (p.y - h / 2.0).abs() < 1e-3, "{p:?}");
    }

    #[test]
    fn what_is_under_the_pointer_stays_while_zooming(
        lon in -180.0..180.0f64, lat in -50.0..60.0f64, zoom in 2.0..9.0f64, to in 2.0..9.0f64,
        (w, h) in size(), fx in 0.1..0.9f64, fy in 0.1..0.9f64,
    ) {
        let center = LonLat::new(lon, lat);
        let at = Px::new(w * fx, h * fy);
        let before = free::view(center, zoom, w, h);
        let Some(anchor) = before.invert(at).filter(|p| p.lat.abs() < 75.0) else { return Ok(()) };
        prop_assume!(angle_deg(anchor, center) < 40.0);
        let after = Outlook::Flat.keeping(anchor, at, center, to, w, h);
        prop_assume!(after.lat.abs() < 60.0);
        let now = free::view(after, to, w, h).project(anchor).unwrap();
        prop_assert!((now.x - at.x).hypot(now.y - at.y) < 0.5, "{now:?} {at:?} {after:?}");
    }

    #[test]
    fn dragging_moves_the_middle_with_the_hand(
        lon in -180.0..180.0f64, lat in -50.0..60.0f64, zoom in 3.0..10.0f64,
        dx in -200.0..200.0f64, dy in -200.0..200.0f64,
    ) {
        let (w, h) = (1000.0, 600.0);
        let center = LonLat::new(lon, lat);
        let after = Outlook::Flat.dragged(center, zoom, w, h, dx, dy);
        let now = free::view(after, zoom, w, h).project(center).unwrap();
        prop_assert!((now.x - w / 2.0 - dx).hypot(now.y - h / 2.0 - dy) < 0.5, "{now:?}");
    }

    #[test]
    fn the_scale_at_the_centre_is_true(lon in -180.0..180.0f64, lat in -60.0..60.0f64, zoom in 3.5..11.0f64) {
        let center = LonLat::new(lon, lat);
        let view = free::view(center, zoom, 1000.0, 600.0);
        let p = view.project(destination(center, 90.0, 1.0)).unwrap();
        let px = (p.x - 500.0).hypot(p.y - 300.0);
        prop_assert!((px / view.px_per_km() - 1.0).abs() < 1e-5);
    }
}
