//! Projections and views: golden values, round trips, hostile input.

#![allow(clippy::unwrap_used, clippy::panic)]

use bio_hub_atlas::geo::{Extent, LonLat, Outlook, Planar, Projection, Px, View, angle_deg, destination, free};
use proptest::prelude::*;

const HOSTILE: [f64; 9] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, 1e308, -1e308, f64::MIN_POSITIVE, -1.0];

fn place() -> impl Strategy<Value = LonLat> {
    (-180.0..180.0f64, -90.0..=90.0f64).prop_map(|(lon, lat)| LonLat::new(lon, lat))
}

/// One assertion for both directions.
fn assert_image(projection: Projection, place: LonLat, x: f64, y: f64) {
    let p = projection.project(place).unwrap_or_else(|| panic!("{projection:?} {place:?}"));
    assert!((p.x - x).abs() < 1e-9 && (p.y - y).abs() < 1e-9, "{projection:?} {place:?} {p:?}");
    let back = projection.invert(p).unwrap_or_else(|| panic!("{projection:?} {p:?}"));
    assert!(angle_deg(back, place) < 1e-6, "{projection:?} {place:?} {back:?}");
}

/// d3-geo 3.1.1 `geoEqualEarthRaw`, and PROJ 9.5.1 `+proj=eqearth +R=1 +lon_0=150`, which agree.
#[test]
fn equal_earth_is_that_of_d3_and_proj() {
    let greenwich = Projection::EqualEarth { lon0: 0.0 };
    for (lon, lat, x, y) in [
        (0.0, 0.0, 0.0, 0.0),
        (0.0, 90.0, 0.0, 1.317_362_759_157_413_3),
        (-180.0, 0.0, -2.706_629_983_696_074_8, 0.0),
        (127.0, 37.5, 1.718_290_774_475_868_2, 0.730_401_190_273_252_6),
        (-71.0589, 42.3601, -0.932_665_236_667_775_1, 0.815_525_406_598_370_7),
        (-150.0, -36.0, -2.046_852_985_963_525_4, -0.703_458_519_105_120_1),
        (-90.0, -60.0, -1.019_530_043_785_779_7, -1.088_300_835_505_319_3),
        (10.0, 85.0, 0.090_049_507_969_222_13, 1.309_947_879_426_073),
    ] {
        assert_image(greenwich, LonLat::new(lon, lat), x, y);
    }
}

#[test]
fn equal_earth_about_150_east_is_that_of_d3_and_proj() {
    let pacific = Projection::EqualEarth { lon0: 150.0 };
    for (lon, lat, x, y) in [
        (126.78, 37.76, -0.313_686_658_689_559_8, 0.735_040_704_503_825),
        (-71.0589, 42.3601, 1.823_635_518_061_509_6, 0.815_525_406_598_370_7),
        (6.13, 49.61, -1.790_133_650_055_820_3, 0.935_368_463_005_324_3),
    ] {
        assert_image(pacific, LonLat::new(lon, lat), x, y);
    }
}

/// d3-geo 3.1.1 `geoStereographic` with its k₀ of ½ doubled, and PROJ 9.5.1 `+proj=stere +R=1`.
#[test]
fn the_stereographic_is_that_of_d3_and_proj() {
    let korea = Projection::Stereographic { lon0: 127.0, lat0: 37.5 };
    for (lon, lat, x, y) in [
        (127.0, 37.5, 0.0, 0.0),
        (126.78, 37.76, -0.003_035_634_870_416_521, 0.004_541_422_199_320_526),
        (131.8669, 37.2415, 0.067_618_809_770_017_43, -0.002_767_480_732_845_467),
        (140.0, 10.0, 0.237_316_749_450_124_3, -0.478_185_801_406_605_66),
        (-80.0, 26.0, 1.292_257_332_023_818_7, 2.645_353_601_323_925_4),
        (20.0, -30.0, -3.347_949_446_201_899_3, -0.980_462_049_384_694_6),
    ] {
        assert_image(korea, LonLat::new(lon, lat), x, y);
    }
}

#[test]
fn poles_and_the_seam_have_images_and_come_back() {
    let pacific = Projection::EqualEarth { lon0: 150.0 };
    for lat in [90.0, -90.0] {
        let p = pacific.project(LonLat::new(33.0, lat)).unwrap();
        assert!((pacific.invert(p).unwrap().lat - lat).abs() < 1e-6);
    }
    let seam = pacific.project(LonLat::new(-30.0, 0.0)).unwrap();
    assert!((seam.x.abs() - 2.706_629_983_696_074_8).abs() < 1e-12);
    for projection in
        [Projection::Stereographic { lon0: 127.0, lat0: 90.0 }, Projection::Blend { lon0: 127.0, lat0: 80.0, t: 0.5 }]
    {
        assert!(projection.project(LonLat::new(10.0, 90.0)).is_some());
    }
}

#[test]
fn the_same_longitude_written_otherwise_has_the_same_image() {
    for projection in [
        Projection::EqualEarth { lon0: 150.0 },
        Projection::Stereographic { lon0: 127.0, lat0: 37.0 },
        Projection::Blend { lon0: 127.0, lat0: 37.0, t: 0.3 },
    ] {
        let a = projection.project(LonLat::new(170.0, 20.0)).unwrap();
        for lon in [530.0, -190.0] {
            let b = projection.project(LonLat::new(lon, 20.0)).unwrap();
            assert!((a.x - b.x).abs() < 1e-12 && (a.y - b.y).abs() < 1e-12);
        }
    }
}

#[test]
fn what_is_no_place_has_no_image_and_what_is_off_the_map_no_place() {
    for projection in [
        Projection::EqualEarth { lon0: 150.0 },
        Projection::Stereographic { lon0: 127.0, lat0: 37.0 },
        Projection::Blend { lon0: 127.0, lat0: 37.0, t: 0.5 },
    ] {
        for bad in [f64::NAN, f64::INFINITY, 91.0, -90.5] {
            assert_eq!(projection.project(LonLat::new(10.0, bad)), None);
        }
        for bad in [f64::NAN, f64::INFINITY] {
            assert_eq!(projection.project(LonLat::new(bad, 10.0)), None);
            assert_eq!(projection.invert(Planar { x: bad, y: 0.0 }), None);
            assert_eq!(projection.invert(Planar { x: 0.0, y: bad }), None);
        }
    }
    let world = Projection::EqualEarth { lon0: 150.0 };
    assert_eq!(world.invert(Planar { x: 2.8, y: 0.0 }), None);
    assert_eq!(world.invert(Planar { x: 2.0, y: 1.3 }), None);
    assert_eq!(world.invert(Planar { x: 0.0, y: 1.32 }), None);
    let antipode = LonLat::new(-53.0, -37.0);
    assert_eq!(Projection::Stereographic { lon0: 127.0, lat0: 37.0 }.project(antipode), None);
}

#[test]
fn hostile_parameters_never_panic() {
    for a in HOSTILE {
        for b in HOSTILE {
            for projection in [
                Projection::EqualEarth { lon0: a },
                Projection::Stereographic { lon0: a, lat0: b },
                Projection::Blend { lon0: a, lat0: b, t: a },
            ] {
                projection.project(LonLat::new(a, b));
                projection.project(LonLat::new(10.0, 20.0));
                projection.invert(Planar { x: a, y: b });
                let view = View::fit(projection, Extent::new(a, b, 3.0, 4.0), a, b, b);
                assert!(view.scale.is_finite() && view.scale > 0.0);
            }
            for c in HOSTILE {
                let view = free::view(LonLat::new(a, b), c, b, c);
                assert!(view.scale.is_finite() && view.scale > 0.0, "{view:?}");
                assert!(view.cx.is_finite() && view.cy.is_finite(), "{view:?}");
                Outlook::Flat.dragged(LonLat::new(a, b), c, 800.0, 600.0, a, c);
                Outlook::Flat.keeping(LonLat::new(b, a), Px::new(c, a), LonLat::new(a, b), c, 800.0, 600.0);
            }
        }
    }
}

#[test]
fn a_view_of_the_world_fills_its_frame_exactly() {
    let aspect = View::world_aspect(-36.0);
    let view = View::world(150.0, -36.0, 1000.0, 1000.0 / aspect, 0.0);
    let west = view.project(LonLat::new(-29.999_999, 0.0)).unwrap();
    let south = view.project(LonLat::new(150.0, -36.0)).unwrap();
    let north = view.project(LonLat::new(150.0, 90.0)).unwrap();
    assert!(west.x.abs() < 1e-4 && north.y.abs() < 1e-9, "{west:?} {north:?}");
    assert!((south.y - 1000.0 / aspect).abs() < 1e-9 && (south.x - 500.0).abs() < 1e-9);
}

#[test]
fn a_fitted_extent_touches_its_padding_and_no_more() {
    let extent = Extent::new(124.5, 33.0, 132.0, 38.7);
    let center = extent.center();
    let projection = Projection::Stereographic { lon0: center.lon, lat0: center.lat };
    let view = View::fit(projection, extent, 300.0, 240.0, 10.0);
    let (mut left, mut top, mut right, mut bottom) = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    for i in 0..=100 {
        for (lon, lat) in [
            (124.5 + 0.075 * f64::from(i), 33.0),
            (124.5 + 0.075 * f64::from(i), 38.7),
            (124.5, 33.0 + 0.057 * f64::from(i)),
            (132.0, 33.0 + 0.057 * f64::from(i)),
        ] {
            let p = view.project(LonLat::new(lon, lat)).unwrap();
            (left, top) = (left.min(p.x), top.min(p.y));
            (right, bottom) = (right.max(p.x), bottom.max(p.y));
        }
    }
    assert!(left > 9.9 && top > 9.9 && right < 290.1 && bottom < 230.1);
    assert!((right - left - 280.0).abs() < 0.1 || (bottom - top - 220.0).abs() < 0.1);
}

/// The local scale by differences: both axes' lengths and the cosine between them.
fn local(projection: Projection, place: LonLat) -> (f64, f64, f64) {
    let km = 0.1;
    let at = |bearing: f64| projection.project(destination(place, bearing, km)).unwrap();
    let unit = 2.0 * km / 6371.0088;
    let (n, s, e, w) = (at(0.0), at(180.0), at(90.0), at(270.0));
    let (up, right) = (((n.x - s.x) / unit, (n.y - s.y) / unit), ((e.x - w.x) / unit, (e.y - w.y) / unit));
    let (h, k) = (up.0.hypot(up.1), right.0.hypot(right.1));
    (h, k, (up.0 * right.0 + up.1 * right.1) / (h * k))
}

proptest! {
    #[test]
    fn equal_earth_comes_back(place in place(), lon0 in -360.0..360.0f64) {
        let projection = Projection::EqualEarth { lon0 };
        let back = projection.invert(projection.project(place).unwrap()).unwrap();
        prop_assert!(angle_deg(back, place) < 1e-6);
    }

    #[test]
    fn the_stereographic_comes_back(place in place(), center in place()) {
        let projection = Projection::Stereographic { lon0: center.lon, lat0: center.lat };
        if angle_deg(place, center) < 169.9 {
            let back = projection.invert(projection.project(place).unwrap()).unwrap();
            prop_assert!(angle_deg(back, place) < 1e-6);
        }
    }

    #[test]
    fn the_blend_comes_back_wherever_it_is_shown(
        lon in -180.0..180.0f64, lat in -75.0..75.0f64, t in 0.0..=1.0f64,
        bearing in 0.0..360.0f64, part in 0.0..1.0f64,
    ) {
        // Beyond the pole the opening wedge of the seam folds the plane: not promised there.
        let away = part * (88.0 - lat.abs()).min(50.0);
        let center = LonLat::new(lon, lat);
        let place = destination(center, bearing, away * 111.19);
        let projection = Projection::Blend { lon0: lon, lat0: lat, t };
        let p = projection.project(place).unwrap();
        let back = projection.invert(p);
        prop_assert!(back.is_some_and(|b| angle_deg(b, place) < 1e-6), "{:?} {:?}", place, back);
    }

    #[test]
    fn equal_earth_keeps_areas(place in place()) {
        prop_assume!(place.lat.abs() < 85.0 && place.lon.abs() < 179.0);
        let (h, k, cos) = local(Projection::EqualEarth { lon0: 0.0 }, place);
        prop_assert!((h * k * (1.0 - cos * cos).sqrt() - 1.0).abs() < 1e-5);
    }

    #[test]
    fn the_stereographic_keeps_angles(place in place(), center in place()) {
        prop_assume!(angle_deg(place, center) < 150.0 && place.lat.abs() < 89.0);
        let projection = Projection::Stereographic { lon0: center.lon, lat0: center.lat };
        let (h, k, cos) = local(projection, place);
        let expected = (angle_deg(place, center).to_radians() / 2.0).cos().powi(-2);
        prop_assert!((h / k - 1.0).abs() < 1e-5 && cos.abs() < 1e-5);
        prop_assert!((h / expected - 1.0).abs() < 1e-4);
    }

    #[test]
    fn a_blend_begins_as_equal_earth_and_ends_as_the_stereographic(
        place in place(), lon in -180.0..180.0f64, lat in -80.0..80.0f64,
    ) {
        let center = LonLat::new(lon, lat);
        prop_assume!(angle_deg(place, center) < 149.0);
        let blend = |t| Projection::Blend { lon0: lon, lat0: lat, t }.project(place).unwrap();
        let flat = Projection::EqualEarth { lon0: lon };
        let (p, middle) = (flat.project(place).unwrap(), flat.project(center).unwrap());
        let round = Projection::Stereographic { lon0: lon, lat0: lat }.project(place).unwrap();
        let (begin, end) = (blend(0.0), blend(1.0));
        prop_assert!((begin.x - p.x).abs() < 1e-9 && (begin.y - p.y + middle.y).abs() < 1e-9);
        prop_assert!((end.x - round.x).abs() < 1e-9 && (end.y - round.y).abs() < 1e-9);
    }

    #[test]
    fn screen_and_plane_are_inverse(
        x in -3000.0..3000.0f64, y in -3000.0..3000.0f64, zoom in 0.0..11.0f64,
    ) {
        let view = free::view(LonLat::new(127.0, 37.0), zoom, 900.0, 500.0);
        let back = view.to_px(view.to_planar(Px::new(x, y)));
        prop_assert!((back.x - x).abs() < 1e-6 && (back.y - y).abs() < 1e-6);
    }
}
