//! What the frames of the basemap show: the right regions, lines where lines are, no more than the screen needs.

#![allow(clippy::unwrap_used)]

mod published;

use bio_hub_atlas::geo::{EARTH_RADIUS_KM, LonLat, View, distance_km, free};
use bio_hub_atlas::map::base::chart::{Chart, Class};
use bio_hub_atlas::map::base::{BaseFrame, Basemap, Motion, Paint, Region, file};
use bio_hub_atlas::map::frame::FrameId;
use published::bytes;
use std::sync::LazyLock;

const DOKDO: LonLat = LonLat::new(131.867, 37.2415);
const ULLEUNGDO: LonLat = LonLat::new(130.866, 37.506);

static ALL: LazyLock<Basemap> = LazyLock::new(published::basemap);

fn frame(view: &View, w: f64, h: f64) -> BaseFrame {
    let mut frame = BaseFrame::new();
    frame.update(&ALL, view, w, h, Motion::Still);
    frame
}

fn paths(frame: &BaseFrame, paint: Paint) -> Vec<Vec<f32>> {
    let groups = frame.groups().iter().filter(|group| group.paint == paint);
    groups.flat_map(|group| frame.paths(*group)).map(<[f32]>::to_vec).collect()
}

/// Points of a class's arcs, and the places half way between two.
fn places(chart: &Chart, class: Class) -> Vec<LonLat> {
    let mut places = Vec::new();
    for step in chart.parts.iter().filter(|p| p.class == class).flat_map(|p| &p.arcs) {
        let line = chart.arcs[step.arc as usize].points.iter().map(|p| chart.grid.degrees(*p));
        let line: Vec<[f64; 2]> = line.collect();
        places.extend(line.iter().map(|p| LonLat::new(p[0], p[1])));
        places.extend(line.windows(2).map(|w| LonLat::new((w[0][0] + w[1][0]) / 2.0, (w[0][1] + w[1][1]) / 2.0)));
    }
    places
}

/// Twice the area that a path goes round counterclockwise, px².
fn signed_area(path: &[f32]) -> f64 {
    let n = path.len() / 2;
    let point = |i: usize| (f64::from(path[2 * (i % n)]), f64::from(path[2 * (i % n) + 1]));
    (0..n).map(|i| (point(i), point(i + 1))).map(|((x0, y0), (x1, y1))| x0 * y1 - x1 * y0).sum()
}

#[test]
fn the_land_of_the_equal_area_world_has_the_area_of_the_earths_land() {
    let view = View::world(150.0, -90.0, 1600.0, 800.0, 0.0);
    let frame = frame(&view, 1600.0, 800.0);
    assert_eq!(frame.regions(), [Region::World]);
    let px2 = paths(&frame, Paint::Land).iter().map(|path| signed_area(path)).sum::<f64>().abs() / 2.0;
    let km2 = px2 * (EARTH_RADIUS_KM / view.scale).powi(2);
    // 148.94 million km² (CIA World Factbook), with lakes.
    assert!((km2 / 148.94e6 - 1.0).abs() < 0.02, "{km2}");
}

#[test]
fn the_sea_of_the_equal_area_world_is_the_whole_earth() {
    let view = View::world(150.0, -90.0, 2000.0, 1000.0, 0.0);
    let sea = paths(&frame(&view, 2000.0, 1000.0), Paint::Sea);
    let km2 = signed_area(&sea[0]).abs() / 2.0 * (EARTH_RADIUS_KM / view.scale).powi(2);
    let earth = 4.0 * std::f64::consts::PI * EARTH_RADIUS_KM * EARTH_RADIUS_KM;
    assert!((km2 / earth - 1.0).abs() < 0.001, "{}", km2 / earth);
}

#[test]
fn each_inset_shows_its_own_region_and_nothing_coarser() {
    for (id, region) in [
        (FrameId::Korea, Region::Korea),
        (FrameId::CapitalArea, Region::CapitalArea),
        (FrameId::Europe, Region::Europe),
        (FrameId::EasternNorthAmerica, Region::EasternNorthAmerica),
    ] {
        for height in [170.0, 240.0, 360.0] {
            let width = height * id.frame().aspect;
            let frame = frame(&id.view(width, height, 24.0), f64::from(width), f64::from(height));
            assert_eq!(frame.regions(), [region], "{id:?} {height}");
        }
    }
}

#[test]
fn the_free_map_over_korea_refines_from_the_world_to_the_capital() {
    let shown = |zoom| {
        let view = free::view(LonLat::new(126.9, 37.5), zoom, 1000.0, 600.0);
        frame(&view, 1000.0, 600.0).regions().to_vec()
    };
    assert_eq!(shown(0.0), [Region::World]);
    assert_eq!(shown(3.0), [Region::World, Region::Korea]);
    assert_eq!(shown(6.5), [Region::Korea, Region::CapitalArea]);
    assert_eq!(shown(8.5), [Region::CapitalArea]);
}

#[test]
fn a_finer_region_lies_on_its_own_sea_over_the_coarser() {
    let view = free::view(LonLat::new(127.0, 37.0), 3.2, 1000.0, 600.0);
    let frame = frame(&view, 1000.0, 600.0);
    let order: Vec<Paint> = frame.groups().iter().map(|group| group.paint).collect();
    let seas: Vec<usize> = (0..order.len()).filter(|&i| order[i] == Paint::Sea).collect();
    let lands: Vec<usize> = (0..order.len()).filter(|&i| order[i] == Paint::Land).collect();
    assert_eq!((seas.len(), lands.len()), (2, 2), "{order:?}");
    assert!(seas[0] < lands[0] && lands[0] < seas[1] && seas[1] < lands[1], "{order:?}");
}

#[test]
fn dokdo_and_ulleungdo_are_drawn_on_every_map_that_reaches_them() {
    let world = View::world(150.0, -36.0, 1050.0, 402.0, 6.0);
    for (view, w, h) in [
        (world, 1050.0, 402.0),
        (FrameId::Korea.view(240.0, 240.0, 24.0), 240.0, 240.0),
        (free::view(LonLat::new(127.0, 37.0), 4.0, 1000.0, 600.0), 1000.0, 600.0),
    ] {
        let frame = frame(&view, w, h);
        for place in [DOKDO, ULLEUNGDO] {
            let at = view.project(place).unwrap();
            for paint in [Paint::Land, Paint::Coast] {
                let near = paths(&frame, paint).iter().any(|path| {
                    let far = |p: &[f32; 2]| (f64::from(p[0]) - at.x).hypot(f64::from(p[1]) - at.y) > 6.0;
                    path.len() >= 6 && !path.as_chunks::<2>().0.iter().any(far)
                });
                assert!(near, "{place:?} {paint:?} {w}");
            }
        }
    }
}

#[test]
fn the_military_demarcation_line_is_dashed_from_the_imjin_to_the_east_coast() {
    for (file, off_km) in [("basemap/world.bin", 40.0), ("basemap/korea.bin", 12.0), ("basemap/capital-area.bin", 12.0)] {
        let chart = file::decode(&bytes(file)).unwrap();
        let ends = [LonLat::new(126.69, 37.83), LonLat::new(128.36, 38.61)];
        let between = [LonLat::new(127.13, 38.29), LonLat::new(126.95, 38.19)];
        let (control, border) = (places(&chart, Class::Control), places(&chart, Class::Border));
        let near = |places: &[LonLat], at: LonLat| places.iter().map(|p| distance_km(*p, at)).fold(f64::MAX, f64::min);
        for at in between {
            assert!(near(&control, at) < off_km, "{file} {at:?}: {}", near(&control, at));
            assert!(near(&border, at) > 60.0, "{file} {at:?}: an ordinary border");
        }
        assert!(near(&control, ends[0]) < off_km, "{file}: {}", near(&control, ends[0]));
        if !file.contains("capital") {
            assert!(near(&control, ends[1]) < off_km, "{file}: {}", near(&control, ends[1]));
        }
    }
    // Its stroke is dashed, an ordinary border's is not.
    assert!(Paint::Control.stroke().unwrap().dash > 0.0);
    assert_eq!(Paint::Border.stroke().unwrap().dash, 0.0);
}

#[test]
fn no_line_is_drawn_in_the_west_sea() {
    for file in ["basemap/korea.bin", "basemap/capital-area.bin"] {
        let chart = file::decode(&bytes(file)).unwrap();
        for class in [Class::Control, Class::Border] {
            for p in places(&chart, class) {
                let at_sea = p.lon < 126.6 && p.lat < 39.5;
                assert!(!at_sea, "{file} {class:?} {p:?}");
            }
        }
    }
}

#[test]
fn borders_run_on_land_but_for_lakes_and_rivers() {
    let world = file::decode(&bytes("basemap/world.bin")).unwrap();
    let coast = places(&world, Class::Land);
    let view = View::world(150.0, -90.0, 4000.0, 2000.0, 0.0);
    let mut land_only = Basemap::new();
    land_only.add(Region::World, &bytes("basemap/world.bin")).unwrap();
    let mut frame = BaseFrame::new();
    frame.update(&land_only, &view, 4000.0, 2000.0, Motion::Still);
    let land = paths(&frame, Paint::Land);
    for class in [Class::Border, Class::Control] {
        for place in places(&world, class) {
            let at = view.project(place).unwrap();
            let inside = land.iter().fold(false, |odd, path| odd ^ contains(path, at.x, at.y));
            let shore = || coast.iter().map(|p| distance_km(*p, place)).fold(f64::MAX, f64::min);
            assert!(inside || shore() < 60.0, "{class:?} {place:?}: {} km at sea", shore());
        }
    }
}

fn contains(path: &[f32], x: f64, y: f64) -> bool {
    let n = path.len() / 2;
    (0..n).fold(false, |odd, i| {
        let j = (i + 1) % n;
        let [x0, y0, x1, y1] = [path[2 * i], path[2 * i + 1], path[2 * j], path[2 * j + 1]].map(f64::from);
        odd ^ ((y0 > y) != (y1 > y) && x0 + (y - y0) / (y1 - y0) * (x1 - x0) > x)
    })
}

#[test]
fn a_frame_holds_no_more_than_its_screen_needs() {
    let points = |lon, lat, zoom| {
        let view = free::view(LonLat::new(lon, lat), zoom, 1280.0, 800.0);
        frame(&view, 1280.0, 800.0).buffer().len() / 2
    };
    assert!(points(150.0, 17.0, 0.0) < 60_000);
    for (lon, lat) in [(127.0, 37.5), (6.1, 49.6), (-71.1, 42.4), (104.1, 30.7)] {
        for zoom in [2.0, 3.0, 4.0, 5.0, 6.0, 7.0] {
            assert!(points(lon, lat, zoom) < 60_000, "{lon} {zoom}: {}", points(lon, lat, zoom));
        }
        assert!(points(lon, lat, 10.0) < 2_500, "{lon}: {}", points(lon, lat, 10.0));
    }
}

#[test]
fn lines_and_rings_stay_near_the_screen() {
    for zoom in [4.0, 6.0, 8.0, 10.0] {
        let view = free::view(LonLat::new(127.0, 37.5), zoom, 1000.0, 600.0);
        let frame = frame(&view, 1000.0, 600.0);
        for group in frame.groups().iter().filter(|g| g.paint.stroke().is_none()) {
            for path in frame.paths(*group) {
                for p in path.as_chunks::<2>().0 {
                    let off = f64::from(p[0] - 500.0).hypot(f64::from(p[1] - 300.0));
                    assert!(off < 800.0, "{:?} zoom {zoom}: {p:?}", group.paint);
                }
            }
        }
    }
}

#[test]
fn a_moving_frame_has_fewer_points_and_a_frame_keeps_its_memory() {
    let view = View::world(150.0, -36.0, 1050.0, 402.0, 6.0);
    let mut frame = BaseFrame::new();
    frame.update(&ALL, &view, 1050.0, 402.0, Motion::Still);
    let (still, place) = (frame.buffer().len(), frame.buffer().as_ptr());
    frame.update(&ALL, &view, 1050.0, 402.0, Motion::Moving);
    assert!(frame.buffer().len() < still * 9 / 10, "{} of {still}", frame.buffer().len());
    frame.update(&ALL, &view, 1050.0, 402.0, Motion::Still);
    assert_eq!((frame.buffer().len(), frame.buffer().as_ptr()), (still, place));
}

#[test]
fn a_frame_without_room_or_sense_is_empty() {
    let view = View::world(150.0, -36.0, 1050.0, 402.0, 6.0);
    let mut frame = BaseFrame::new();
    let nothing = View { scale: f64::NAN, ..view };
    let flat = View { scale: 0.0, ..view };
    for (view, w, h) in [(view, 0.0, 400.0), (view, f64::NAN, 400.0), (nothing, 800.0, 400.0), (flat, 800.0, 400.0)] {
        frame.update(&ALL, &view, w, h, Motion::Still);
        assert!(frame.groups().is_empty() && frame.buffer().is_empty() && frame.regions().is_empty());
    }
}

#[test]
fn before_any_file_has_come_there_are_sea_and_graticule() {
    let view = View::world(150.0, -36.0, 1050.0, 402.0, 6.0);
    let mut frame = BaseFrame::new();
    frame.update(&Basemap::new(), &view, 1050.0, 402.0, Motion::Still);
    let paints: Vec<Paint> = frame.groups().iter().map(|group| group.paint).collect();
    assert_eq!(paints, [Paint::Sea, Paint::Graticule, Paint::Outline]);
}

#[test]
fn the_first_paint_layer_and_the_insets_are_small() {
    // Range-coded already: compression in transit takes nothing off.
    let size = |region: Region| region.files().iter().map(|file| bytes(file).len()).sum::<usize>();
    assert!(size(Region::World) <= 30_000);
    for region in &Region::ALL[1..] {
        assert!(size(*region) <= 14_000, "{region:?} {}", size(*region));
    }
    assert!(Region::ALL.into_iter().map(size).sum::<usize>() <= 75_000);
}
