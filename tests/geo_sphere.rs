//! Distances, bearings, great circles.

use bio_hub_atlas::geo::{
    EARTH_RADIUS_KM, Extent, LonLat, angle_deg, bearing_deg, destination, distance_km, great_circle, interpolate, unit_vector,
    wrap_lon,
};
use proptest::prelude::*;

const PAJU: LonLat = LonLat::new(126.78, 37.76);

fn place() -> impl Strategy<Value = LonLat> {
    (-180.0..180.0f64, -90.0..=90.0f64).prop_map(|(lon, lat)| LonLat::new(lon, lat))
}

/// PROJ 9.5.1, `Geod("+a=6371008.8 +b=6371008.8").inv`: km and degrees.
const FROM_PAJU: [(f64, f64, f64, f64); 4] = [
    (-71.0589, 42.3601, 10_924.944_974, 13.222_350),
    (-80.1918, 25.7617, 12_411.353_147, 26.064_213),
    (6.13, 49.61, 8_690.605_662, 360.0 - 34.721_449),
    (104.06, 30.67, 2_225.847_756, 360.0 - 103.956_294),
];

#[test]
fn distances_and_bearings_from_paju_are_those_of_proj() {
    for (lon, lat, km, bearing) in FROM_PAJU {
        let there = LonLat::new(lon, lat);
        assert!((distance_km(PAJU, there) - km).abs() < 1e-5, "{lon} {lat}");
        assert!((bearing_deg(PAJU, there) - bearing).abs() < 1e-5, "{lon} {lat}");
    }
}

#[test]
fn a_quarter_of_a_meridian_is_a_quarter_of_the_circumference() {
    let quarter = EARTH_RADIUS_KM * std::f64::consts::FRAC_PI_2;
    for lon in [-180.0, -30.0, 0.0, 127.0, 180.0, 540.0] {
        let pole = LonLat::new(12.0, 90.0);
        assert!((distance_km(LonLat::new(lon, 0.0), pole) - quarter).abs() < 1e-9);
    }
}

#[test]
fn equal_and_opposite_places_are_exact() {
    let antipode = LonLat::new(PAJU.lon - 180.0, -PAJU.lat);
    assert_eq!(distance_km(PAJU, PAJU), 0.0);
    assert!((angle_deg(PAJU, antipode) - 180.0).abs() < 1e-12);
    let near = LonLat::new(PAJU.lon + 1e-9, PAJU.lat);
    let metres = distance_km(PAJU, near) * 1000.0;
    assert!((8.7e-5..8.9e-5).contains(&metres), "{metres}");
    assert_eq!(bearing_deg(PAJU, PAJU), 0.0);
}

#[test]
fn the_line_from_paju_to_boston_goes_north_of_79_and_over_the_date_line() {
    let line = great_circle(PAJU, LonLat::new(-71.0589, 42.3601), 200);
    let northmost = line.iter().map(|p| p.lat).fold(f64::MIN, f64::max);
    assert!((79.5..79.7).contains(&northmost), "{northmost}");
    assert_eq!(line.len(), 201);
    assert!(line.windows(2).any(|w| (w[0].lon - w[1].lon).abs() > 180.0));
}

#[test]
fn a_line_between_antipodes_or_of_no_length_is_still_places() {
    for (a, b) in
        [(PAJU, PAJU), (PAJU, LonLat::new(PAJU.lon - 180.0, -PAJU.lat)), (LonLat::new(0.0, 90.0), LonLat::new(0.0, -90.0))]
    {
        for p in great_circle(a, b, 0).into_iter().chain(great_circle(a, b, 16)) {
            assert!(p.is_valid(), "{p:?}");
        }
    }
}

#[test]
fn longitudes_wrap_to_one_turn() {
    let cases = [(180.0, -180.0), (-180.0, -180.0), (540.0, -180.0), (-190.0, 170.0), (0.0, 0.0)];
    for (lon, wrapped) in cases {
        assert_eq!(wrap_lon(lon), wrapped, "{lon}");
    }
}

#[test]
fn an_extent_may_cross_the_date_line() {
    let pacific = Extent::new(120.0, -10.0, -70.0, 60.0);
    assert_eq!(pacific.width_deg(), 170.0);
    assert_eq!(pacific.center(), LonLat::new(-155.0, 25.0));
    assert!(pacific.contains(LonLat::new(180.0, 0.0)) && pacific.contains(LonLat::new(-71.0, 42.0)));
    assert!(!pacific.contains(LonLat::new(0.0, 0.0)));
}

proptest! {
    #[test]
    fn distance_is_symmetric_and_obeys_the_triangle(a in place(), b in place(), c in place()) {
        prop_assert!((distance_km(a, b) - distance_km(b, a)).abs() < 1e-9);
        prop_assert!(distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-9);
    }

    #[test]
    fn distance_is_that_of_the_haversine(a in place(), b in place()) {
        let half = |x: f64| (x.to_radians() / 2.0).sin().powi(2);
        let h = half(b.lat - a.lat)
            + a.lat.to_radians().cos() * b.lat.to_radians().cos() * half(b.lon - a.lon);
        let haversine = 2.0 * EARTH_RADIUS_KM * h.clamp(0.0, 1.0).sqrt().asin();
        // The haversine itself loses digits towards the antipode.
        prop_assert!((distance_km(a, b) - haversine).abs() < 1e-3);
    }

    #[test]
    fn going_out_along_a_bearing_comes_back_as_distance_and_bearing(
        from in (-180.0..180.0f64, -85.0..85.0f64).prop_map(|(lon, lat)| LonLat::new(lon, lat)),
        bearing in 0.0..360.0f64, km in 1.0..19_000.0f64,
    ) {
        let there = destination(from, bearing, km);
        prop_assert!((distance_km(from, there) - km).abs() < 1e-6);
        prop_assert!(wrap_lon(bearing_deg(from, there) - bearing).abs() < 1e-4);
    }

    #[test]
    fn a_great_circle_keeps_its_pace_and_its_ends(a in place(), b in place()) {
        prop_assume!(angle_deg(a, b) < 179.9);
        let line = great_circle(a, b, 10);
        prop_assert!(angle_deg(line[0], a) < 1e-6 && angle_deg(line[10], b) < 1e-6);
        let step = distance_km(a, b) / 10.0;
        for w in line.windows(2) {
            prop_assert!((distance_km(w[0], w[1]) - step).abs() < 1e-6);
        }
        prop_assert!(angle_deg(interpolate(a, b, 0.3), line[3]) < 1e-9);
    }

    #[test]
    fn unit_vectors_have_length_one(a in place()) {
        let v = unit_vector(a);
        prop_assert!((v.iter().map(|x| x * x).sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
