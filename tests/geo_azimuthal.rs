//! Globe and the map from a hub: what they promise, at any centre, and hostile input.

#![allow(clippy::unwrap_used)] // a test and its helpers

use bio_hub_atlas::geo::{
    EARTH_RADIUS_KM, Extent, LonLat, Outlook, Planar, Projection, View, angle_deg, bearing_deg, destination, distance_km,
};
use proptest::prelude::*;

const HOSTILE: [f64; 9] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, 1e308, -1e308, f64::MIN_POSITIVE, -90.0];

fn place() -> impl Strategy<Value = LonLat> {
    (-180.0..=180.0f64, -90.0..=90.0f64).prop_map(|(lon, lat)| LonLat::new(lon, lat))
}

fn globe(c: LonLat) -> Projection {
    Projection::Orthographic { lon0: c.lon, lat0: c.lat }
}

fn from(c: LonLat) -> Projection {
    Projection::AzimuthalEquidistant { lon0: c.lon, lat0: c.lat }
}

proptest! {
    #[test]
    fn from_a_hub_distances_and_bearings_are_true(center in place(), place in place()) {
        let away = angle_deg(center, place);
        prop_assume!(away < 179.99);
        let p = from(center).project(place).unwrap();
        let km = p.x.hypot(p.y) * EARTH_RADIUS_KM;
        prop_assert!((km - distance_km(center, place)).abs() < 1e-3, "{km}");
        if away > 0.01 && center.lat.abs() < 89.99 {
            let turn = (p.x.atan2(p.y).to_degrees() - bearing_deg(center, place)).rem_euclid(360.0);
            prop_assert!(turn.min(360.0 - turn) * away.to_radians().sin() < 1e-6, "{turn}");
        }
    }

    #[test]
    fn from_a_hub_a_great_circle_through_it_is_straight(center in place(), bearing in 0.0..360.0f64, km in 10.0..9_900.0f64) {
        prop_assume!(center.lat.abs() < 89.9);
        let at = |km: f64| from(center).project(destination(center, bearing, km)).unwrap();
        let (p, q) = (at(km), at(2.0 * km));
        prop_assert!((2.0 * p.x - q.x).abs() < 1e-7 && (2.0 * p.y - q.y).abs() < 1e-7);
    }

    #[test]
    fn a_place_comes_back_from_both(center in place(), place in place()) {
        let away = angle_deg(center, place);
        if away < 179.9 {
            let back = from(center).invert(from(center).project(place).unwrap());
            prop_assert!(back.is_some_and(|b| angle_deg(b, place) < 1e-6), "{back:?}");
        }
        // Near the rim of the globe a point of the plane tells little of the place.
        if away < 89.9 {
            let back = globe(center).invert(globe(center).project(place).unwrap());
            prop_assert!(back.is_some_and(|b| angle_deg(b, place) < 1e-6), "{back:?}");
        }
    }

    #[test]
    fn the_globe_shows_the_half_that_faces_us_at_its_true_place(center in place(), place in place()) {
        let away = angle_deg(center, place);
        prop_assume!((away - 90.0).abs() > 1e-6);
        let p = globe(center).project(place);
        prop_assert_eq!(p.is_some(), away < 90.0);
        if let Some(p) = p {
            prop_assert!((p.x.hypot(p.y) - away.to_radians().sin()).abs() < 1e-9);
        }
    }

    #[test]
    fn beyond_globe_and_disc_there_is_no_place(center in place(), angle in 0.0..6.3f64, far in 1.000_001..100.0f64) {
        let at = |r: f64| Planar { x: r * angle.cos(), y: r * angle.sin() };
        prop_assert_eq!(globe(center).invert(at(far)), None);
        prop_assert_eq!(from(center).invert(at(std::f64::consts::PI * far)), None);
    }
}

#[test]
fn poles_antipodes_and_the_antimeridian() {
    for center in [LonLat::new(0.0, 90.0), LonLat::new(33.0, -90.0), LonLat::new(180.0, 0.0), LonLat::new(-180.0, 36.0)] {
        for place in
            [LonLat::new(0.0, 90.0), LonLat::new(10.0, -90.0), LonLat::new(180.0, 10.0), LonLat::new(-180.0, 10.0), center]
        {
            let away = angle_deg(center, place);
            for projection in [globe(center), from(center)] {
                let p = projection.project(place);
                let reach = if projection == globe(center) { 90.0 } else { 179.999 };
                assert!(p.is_some() || away > reach - 1e-6, "{projection:?} {place:?}");
                assert!(p.is_none_or(|p| p.x.is_finite() && p.y.is_finite()), "{projection:?} {place:?} {p:?}");
            }
        }
        // West and east of the antimeridian are one line.
        let (west, east) = (from(center).project(LonLat::new(180.0, 10.0)), from(center).project(LonLat::new(-180.0, 10.0)));
        assert_eq!(west, east);
    }
}

#[test]
fn hostile_input_never_panics_and_views_stay_finite() {
    for a in HOSTILE {
        for b in HOSTILE {
            for projection in [globe(LonLat::new(a, b)), from(LonLat::new(a, b))] {
                for place in [LonLat::new(b, a), LonLat::new(10.0, 20.0)] {
                    assert!(projection.project(place).is_none_or(|p| p.x.is_finite() && p.y.is_finite()));
                }
                assert!(projection.invert(Planar { x: a, y: b }).is_none_or(LonLat::is_valid));
                let view = View::fit(projection, Extent::new(a, b, 3.0, 4.0), a, b, b);
                assert!(view.scale.is_finite() && view.scale > 0.0);
            }
            for outlook in
                [Outlook::Flat, Outlook::Globe, Outlook::From(LonLat::new(a, b)), Outlook::From(LonLat::new(127.0, 37.0))]
            {
                for (w, h) in [(0.0, 0.0), (a, b), (800.0, 0.0), (800.0, 600.0)] {
                    let view = outlook.view(LonLat::new(b, a), a, w, h);
                    assert!(view.scale.is_finite() && view.scale > 0.0, "{outlook:?} {view:?}");
                    assert!(view.cx.is_finite() && view.cy.is_finite(), "{outlook:?} {view:?}");
                }
            }
        }
    }
}
