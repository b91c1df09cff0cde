//! Tiles on their way: which are wanted, which are asked for, and what is shown meanwhile.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests

use bio_hub_atlas::geo::{LonLat, Projection, Px, View};
use bio_hub_atlas::map::base::chart::{Arc, ArcRef, Chart, Class, Grid, Part};
use bio_hub_atlas::map::base::file::encode;
use bio_hub_atlas::map::base::tiles::{
    AT_ONCE, FADE_MS, File, HOLD_MS, Index, LEVELS, Look, MOST, MOST_POINTS, MOST_TILES, Next, Order, PAUSES_MS, Requests, Shore,
    Square, Tiles, Tiling, level, wanted,
};
use bio_hub_atlas::map::base::{BaseFrame, Basemap, Ink, Motion};
use bio_hub_atlas::model::Lang;
use proptest::prelude::*;
use std::sync::LazyLock;

const SIZE: (f64, f64) = (1000.0, 700.0);
const SEOUL: LonLat = LonLat::new(126.98, 37.57);

fn camera(place: LonLat, zoom: f64) -> View {
    View::for_camera(place, zoom, SIZE.0, SIZE.1)
}

/// Half of a square is land: a triangle, cut along the west and the south.
fn tile(square: Square) -> Vec<u8> {
    let e = square.extent();
    let grid = Grid { lon_step: 100, lat_step: 100 };
    let corner = |lon: f64, lat: f64| grid.point(lon, lat);
    let shore = Arc { points: vec![corner(e.east, e.south), corner(e.west, e.north)], closed: false, cut: false };
    let cut =
        Arc { points: vec![corner(e.west, e.north), corner(e.west, e.south), corner(e.east, e.south)], closed: false, cut: true };
    let step = |arc| ArcRef { arc, reversed: false };
    let part = Part { class: Class::Land, arcs: vec![step(0), step(1)] };
    encode(&Chart { grid, resolution_m: 100, arcs: vec![shore, cut], parts: vec![part], islets: vec![] })
}

/// Whether a point of such a square is land.
fn is_land(square: Square, place: LonLat) -> bool {
    let e = square.extent();
    (place.lon - e.west) + (place.lat - e.south) < e.north - e.south
}

fn hash(square: Square) -> u64 {
    let x =
        (u64::from(square.z()) << 40 | u64::from(square.x()) << 20 | u64::from(square.y())).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x >> 32
}

/// Of every kind of square some; the levels agree.
static MIXED: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index::new(1);
    for square in LEVELS.flat_map(Square::all) {
        let above = square.parent().map_or(Shore::File, |p| index.shore(p));
        let shore = match (above, hash(square) % 8) {
            (Shore::File, 0) => Shore::Land,
            (Shore::File, 1) => Shore::Sea,
            (Shore::File, 2) if square.z() > 4 => Shore::Coarser,
            (above, _) => above,
        };
        index.put(square, shore, hash(square).is_multiple_of(3));
        if square.z() == 5 && hash(square).is_multiple_of(2) {
            index.put_names(square);
        }
    }
    index
});

static ALL_FILES: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index::new(1);
    LEVELS.flat_map(Square::all).for_each(|square| index.put(square, Shore::File, false));
    index
});

fn all_files() -> Index {
    ALL_FILES.clone()
}

fn content(index: &Index, file: File) -> Vec<u8> {
    match file {
        File::Index => index.encode(),
        File::Shore(square) => tile(square),
        File::Water(_) => {
            let grid = Grid { lon_step: 100, lat_step: 100 };
            encode(&Chart { grid, resolution_m: 100, arcs: vec![], parts: vec![], islets: vec![] })
        }
        File::WorldNames(lang) => {
            format!("1\t127\t37.5\tcapital\t{}\n", if lang == Lang::Ko { "서울" } else { "Seoul" }).into_bytes()
        }
        File::Names(_, lang) => format!("5\t127\t37.5\tcity\t{}\n", if lang == Lang::Ko { "파주" } else { "Paju" }).into_bytes(),
    }
}

/// A window with its tiles and what has been ordered.
struct Window {
    tiles: Tiles,
    index: Index,
    now: f64,
    view: View,
    lang: Lang,
    reduced: bool,
    under_way: Vec<File>,
    /// All that was delivered whole.
    delivered: Vec<File>,
    orders: Vec<Order>,
    repainted: bool,
}

impl Window {
    fn new(index: Index, view: View) -> Window {
        Window {
            tiles: Tiles::new(),
            index,
            now: 0.0,
            view,
            lang: Lang::Ko,
            reduced: false,
            under_way: vec![],
            delivered: vec![],
            orders: vec![],
            repainted: false,
        }
    }

    fn look(&mut self) {
        let look = Look { view: &self.view, size: SIZE, lang: self.lang, now: self.now, reduced: self.reduced };
        let seen = self.tiles.look(&look);
        self.repainted = seen.repaint;
        for order in &seen.orders {
            match order {
                Order::Fetch(file) => {
                    assert!(!self.under_way.contains(file), "{file:?} twice");
                    self.under_way.push(*file);
                }
                Order::Cancel(file) => {
                    assert!(self.under_way.contains(file), "{file:?} is not under way");
                    self.under_way.retain(|f| f != file);
                }
            }
        }
        assert!(self.under_way.len() <= AT_ONCE);
        self.orders.extend(seen.orders);
        self.check();
    }

    fn after(&mut self, ms: f64) {
        self.now += ms;
        self.look();
    }

    fn deliver(&mut self, at: usize) {
        let file = self.under_way.remove(at);
        self.delivered.push(file);
        self.tiles.come(file, content(&self.index, file));
    }

    /// Everything comes, until nothing is under way or to be asked for.
    fn finish(&mut self) {
        for _ in 0..2_000 {
            while !self.under_way.is_empty() {
                self.deliver(0);
            }
            match self.tiles.next(self.now) {
                Next::Frame => self.after(16.0),
                Next::After(ms) => self.after(ms),
                Next::Never => {
                    self.look();
                    if self.under_way.is_empty() && self.tiles.next(self.now) == Next::Never {
                        return;
                    }
                }
            }
        }
        panic!("it never ends");
    }

    fn source(&self, square: Square) -> Option<Square> {
        let mut at = square;
        while self.index.shore(at) == Shore::Coarser {
            at = at.parent()?;
        }
        Some(at)
    }

    fn is_whole(&self, square: Square) -> bool {
        let shore = self.index.shore(square) != Shore::File || self.delivered.contains(&File::Shore(square));
        shore && (!self.index.water(square) || self.delivered.contains(&File::Water(square)))
    }

    /// What must be true at all times.
    fn check(&self) {
        let (settled, passing) = self.tiles.shown();
        for square in settled.iter().chain(passing) {
            assert!(self.is_whole(*square), "{square:?} has not come");
            assert_ne!(self.index.shore(*square), Shore::Coarser);
        }
        for (i, square) in settled.iter().enumerate() {
            assert!(!settled[i + 1..].contains(square) && !passing.contains(square), "{square:?} twice");
        }
        let (points, tiles) = self.tiles.kept();
        assert!(points <= MOST_POINTS && tiles <= MOST_TILES, "{points} points, {tiles} tiles");
        assert!((0.0..=1.0).contains(&self.tiles.sheet().opacity));
        if self.tiles.sheet().covers {
            for (_, place) in places(&self.view) {
                let place = place.unwrap();
                assert!(settled.iter().any(|s| Square::at(7, place).is_some_and(|p| s.holds(p))), "a hole at {place:?}");
            }
        }
    }
}

fn places(view: &View) -> impl Iterator<Item = (Px, Option<LonLat>)> {
    let view = *view;
    (0..=40)
        .flat_map(move |i| (0..=28).map(move |j| Px::new(SIZE.0 * f64::from(i) / 40.0, SIZE.1 * f64::from(j) / 28.0)))
        .map(move |px| (px, view.invert(px)))
}

#[test]
fn the_level_follows_the_scale_and_does_not_tremble() {
    assert_eq!(level(1.0, None), None);
    assert_eq!(level(1e9, None), Some(7));
    for bad in [f64::NAN, f64::INFINITY, 0.0, -3.0] {
        assert_eq!(level(bad, Some(5)), None);
    }
    let mut before = None;
    for i in 0..4_000 {
        let scale = 5.0 * (f64::from(i) * 0.002).exp();
        let z = level(scale, None);
        assert!(z >= before, "closer in, no coarser level");
        before = z;
        if let Some(z) = z.filter(|&z| z < 7) {
            assert!(360.0 / f64::from(1u32 << z) * scale <= 2048.0);
        }
    }
    // 2,048 px for a square of level 5.
    let limit = 2048.0 / 11.25;
    assert_eq!((level(limit * 0.999, None), level(limit * 1.001, None)), (Some(5), Some(6)));
    for near in [0.95, 0.999, 1.001, 1.05] {
        assert_eq!(level(limit * near, Some(5)), Some(5));
        assert_eq!(level(limit * near, Some(6)), Some(6));
    }
    let first = 512.0 / 22.5;
    assert_eq!((level(first * 0.999, None), level(first * 1.001, None), level(first * 0.95, Some(4))), (None, Some(4), Some(4)));
    assert_eq!((level(limit * 1.2, Some(5)), level(limit * 0.85, Some(6))), (Some(6), Some(5)));
}

#[test]
fn the_whole_world_and_what_is_no_window_want_nothing() {
    assert_eq!(wanted(&camera(SEOUL, 0.0), SIZE.0, SIZE.1, None), None);
    let view = camera(SEOUL, 6.88);
    for (w, h) in [(0.0, 700.0), (f64::NAN, 700.0), (1000.0, f64::INFINITY), (-4.0, 9.0), (1e7, 1e7)] {
        assert_eq!(wanted(&view, w, h, None), None);
    }
    let nowhere = View { scale: f64::NAN, ..view };
    assert_eq!(wanted(&nowhere, SIZE.0, SIZE.1, None), None);
}

#[test]
fn the_nearest_to_the_middle_comes_first() {
    let wanted = wanted(&camera(SEOUL, 6.88), SIZE.0, SIZE.1, None).unwrap();
    assert_eq!(wanted.level, 7);
    assert_eq!(Some(wanted.squares[0]), Square::at(7, SEOUL));
    assert!(wanted.whole && wanted.squares.len() <= 16, "{}", wanted.squares.len());
}

#[test]
fn about_a_pole_and_over_the_date_line_squares_are_found() {
    let stereographic = |lon0, lat0, scale| View {
        projection: Projection::Stereographic { lon0, lat0 },
        scale,
        cx: SIZE.0 / 2.0,
        cy: SIZE.1 / 2.0,
    };
    let pole = wanted(&stereographic(0.0, 90.0, 3_000.0), SIZE.0, SIZE.1, None).unwrap();
    assert!(!pole.whole && pole.squares.len() <= MOST);
    let line = wanted(&stereographic(180.0, -17.0, 9_000.0), SIZE.0, SIZE.1, None).unwrap();
    let east = line.squares.iter().filter(|s| s.x() == 0).count();
    let west = line.squares.iter().filter(|s| s.x() + 1 == s.across()).count();
    assert!(east > 0 && west > 0 && line.whole);
}

#[test]
fn addresses_are_those_of_the_files() {
    let square = Square::new(5, 27, 5).unwrap();
    assert_eq!(File::Shore(square).path(), "tiles/5/27/5.bin");
    assert_eq!(File::Water(square).path(), "tiles/5/27/5-water.bin");
    assert_eq!(File::Names(square, Lang::Ko).path(), "tiles/names/ko/27/5.txt");
    assert_eq!(File::WorldNames(Lang::En).path(), "tiles/names/en/world.txt");
    assert_eq!(File::Index.path(), "tiles/index.bin");
    // Two releases of the site are not mixed.
    let mut window = Window::new(all_files(), camera(SEOUL, 6.88));
    assert_eq!(window.tiles.path(File::Index), "tiles/index.bin");
    window.finish();
    assert_eq!(window.tiles.path(File::Index), "tiles/index.bin");
    assert_eq!(window.tiles.path(File::Shore(square)), "tiles/5/27/5.bin?v=0000000000000001");
}

#[test]
fn what_fails_is_asked_for_again_after_growing_pauses_and_then_when_told() {
    let file = File::Index;
    let mut requests = Requests::default();
    assert_eq!(requests.want(&[file], 0.0), []);
    assert_eq!(requests.due(), Some(HOLD_MS));
    let mut now = HOLD_MS;
    assert_eq!(requests.want(&[file], now), [Order::Fetch(file)]);
    for pause in PAUSES_MS {
        requests.failed(file, now);
        assert_eq!(requests.due(), Some(now + pause));
        assert_eq!(requests.want(&[file], now + pause - 1.0), []);
        now += pause;
        assert_eq!(requests.want(&[file], now), [Order::Fetch(file)]);
    }
    requests.failed(file, now);
    assert!(requests.is_lost(file));
    assert_eq!((requests.due(), requests.failing()), (None, 1));
    assert_eq!(requests.want(&[file], now + 1e9), []);
    // Not even when the view goes away and comes back.
    requests.want(&[], now);
    assert_eq!(requests.want(&[file], now + 1e9), []);
    requests.again(now);
    assert_eq!(requests.want(&[file], now), [Order::Fetch(file)]);
    requests.came(file);
    assert_eq!((requests.failing(), requests.under_way(), requests.due()), (0, 0, None));
}

#[test]
fn a_view_that_flies_past_asks_for_nothing_and_one_that_leaves_gives_up() {
    let mut window = Window::new(all_files(), camera(SEOUL, 6.88));
    window.finish();
    let before = window.orders.len();
    for i in 0..60 {
        window.view = camera(LonLat::new(-100.0 + 6.0 * f64::from(i), 30.0), 6.88);
        window.after(16.0);
    }
    assert_eq!(window.orders.len(), before, "nothing was held for long enough");
    window.after(HOLD_MS);
    assert!(!window.under_way.is_empty());
    window.view = camera(LonLat::new(10.0, 50.0), 0.0);
    window.after(16.0);
    assert!(window.under_way.is_empty(), "a view without tiles leaves nothing under way");
}

#[test]
fn what_has_come_is_not_asked_for_again() {
    let mut window = Window::new(all_files(), camera(SEOUL, 6.88));
    window.finish();
    let away = LonLat::new(120.0, 30.0);
    for place in [away, SEOUL, away, SEOUL] {
        window.view = camera(place, 6.88);
        window.finish();
    }
    for (i, order) in window.orders.iter().enumerate() {
        assert!(!window.orders[i + 1..].contains(order), "{order:?} twice");
    }
}

#[test]
fn a_tile_fades_in_and_a_coarser_one_stays_until_it_has() {
    let mut window = Window::new(all_files(), camera(SEOUL, 4.0));
    window.finish();
    let coarse = window.tiles.shown().0.to_vec();
    assert!(window.tiles.sheet().covers);
    window.view = camera(SEOUL, 6.88);
    window.after(0.0);
    window.after(HOLD_MS);
    assert_eq!(window.tiles.shown().0.iter().filter(|s| !coarse.contains(s)).count(), 0, "until then the coarser stand in");
    assert!(window.tiles.sheet().covers, "and leave no hole");
    window.deliver(0);
    window.after(16.0);
    assert!(window.tiles.shown().1.is_empty(), "one frame reads it, the next makes it ready");
    window.after(16.0);
    let came = Square::at(7, SEOUL).unwrap();
    assert_eq!(window.tiles.shown().1, [came]);
    assert_eq!(window.tiles.sheet().opacity, 0.0);
    window.after(FADE_MS / 2.0);
    assert!((window.tiles.sheet().opacity - 0.5).abs() < 1e-3 && window.repainted);
    assert_eq!(window.tiles.next(window.now), Next::Frame);
    window.after(FADE_MS);
    assert!(window.tiles.shown().0.contains(&came) && window.tiles.shown().1.is_empty());
    window.finish();
    assert!(window.tiles.shown().0.iter().all(|s| s.z() == 7), "then the coarser are left out");

    // And back: the finer stay below until the coarser have come up over them.
    window.view = camera(SEOUL, 4.0);
    window.after(16.0);
    let (settled, passing) = window.tiles.shown();
    assert!(settled.iter().any(|s| s.z() == 7) && passing.iter().all(|s| s.z() < 7) && !passing.is_empty());
    window.after(FADE_MS);
    assert!(window.tiles.shown().0.iter().all(|s| s.z() < 7));

    // To the world, where there are no tiles: they fade out.
    window.view = camera(SEOUL, 0.0);
    window.after(16.0);
    assert!(window.tiles.shown().0.is_empty() && !window.tiles.sheet().covers && window.tiles.sheet().opacity == 1.0);
    window.after(FADE_MS / 2.0);
    assert!(window.tiles.sheet().opacity < 0.6);
    window.after(FADE_MS);
    assert!(window.tiles.sheet().is_empty());
    assert_eq!(window.tiles.next(window.now), Next::Never);
}

#[test]
fn under_reduced_motion_nothing_fades() {
    let mut window = Window::new(all_files(), camera(SEOUL, 6.88));
    window.reduced = true;
    for zoom in [7.0, 4.0, 8.0, 0.0, 7.0] {
        window.view = camera(SEOUL, zoom);
        for _ in 0..400 {
            window.after(30.0);
            assert!(window.tiles.shown().1.is_empty());
            if !window.under_way.is_empty() {
                window.deliver(0);
            }
        }
    }
    assert!(window.tiles.sheet().covers);
}

#[test]
fn a_tile_that_does_not_come_leaves_what_is_coarser_and_the_rest_comes() {
    let mut window = Window::new(all_files(), camera(SEOUL, 6.88));
    window.after(0.0);
    window.after(HOLD_MS);
    window.deliver(0);
    let bad = Square::at(7, SEOUL).unwrap();
    for _ in 0..3_000 {
        window.after(16.0);
        while let Some(file) = window.under_way.first().copied() {
            if file == File::Shore(bad) {
                window.under_way.remove(0);
                window.tiles.failed(file, window.now);
            } else {
                window.deliver(0);
            }
        }
    }
    let asked = window.orders.iter().filter(|o| **o == Order::Fetch(File::Shore(bad))).count();
    assert_eq!(asked, 1 + PAUSES_MS.len());
    assert!(!window.tiles.sheet().covers, "the coarse map is beneath");
    assert!(window.tiles.shown().0.len() > 1 && !window.tiles.shown().0.contains(&bad));
    assert!(!window.tiles.troubled(), "one tile is not worth a word");
    assert_eq!(window.tiles.next(window.now), Next::Never);
    window.tiles.again(window.now);
    window.finish();
    assert!(window.tiles.sheet().covers);
}

#[test]
fn when_nothing_comes_it_is_told_once_and_a_broken_file_counts_as_none() {
    let mut window = Window::new(all_files(), camera(SEOUL, 6.88));
    window.after(0.0);
    window.after(HOLD_MS);
    window.deliver(0);
    for _ in 0..60 {
        window.after(16.0);
        while let Some(file) = window.under_way.pop() {
            window.tiles.come(file, b"<!doctype html>".to_vec());
        }
    }
    assert!(window.tiles.troubled());
    assert!(window.tiles.shown().0.is_empty() && window.tiles.shown().1.is_empty());
    window.tiles.again(window.now);
    window.finish();
    assert!(!window.tiles.troubled());
}

#[test]
fn names_come_in_the_readers_language_and_again_when_it_changes() {
    let mut index = all_files();
    let square = Square::at(5, SEOUL).unwrap();
    index.put_names(square);
    let mut window = Window::new(index, camera(SEOUL, 6.88));
    window.finish();
    let texts = window.tiles.texts();
    assert_eq!(texts.len(), 2);
    assert!(texts.iter().any(|t| t.contains("서울")) && texts.iter().any(|t| t.contains("파주")));
    assert!(window.tiles.texts().is_empty());
    window.lang = Lang::En;
    window.finish();
    let texts = window.tiles.texts();
    assert!(texts.len() == 2 && texts.iter().any(|t| t.contains("Paju")));
    assert!(window.delivered.contains(&File::Names(square, Lang::En)));
}

/// What a frame paints at a point, lines apart.
fn ink_at(frame: &BaseFrame, px: Px) -> Option<Ink> {
    let (x, y) = (px.x as f32, px.y as f32);
    let mut ink = None;
    for group in frame.groups().iter().filter(|g| g.paint.stroke().is_none()) {
        let mut inside = false;
        for path in frame.paths(*group) {
            let point = |i: usize| [path[2 * i], path[2 * i + 1]];
            let n = path.len() / 2;
            for i in 0..n {
                let ([ax, ay], [bx, by]) = (point(i), point((i + 1) % n));
                if (ay <= y) != (by <= y) && x < ax + (y - ay) / (by - ay) * (bx - ax) {
                    inside = !inside;
                }
            }
        }
        if inside {
            ink = Some(group.paint.ink());
        }
    }
    ink
}

#[test]
fn tiles_are_painted_where_they_lie_and_join_without_a_gap() {
    for (place, zoom) in [
        (SEOUL, 3.0),
        (SEOUL, 4.4),
        (SEOUL, 6.0),
        (SEOUL, 11.0),
        (LonLat::new(179.9, -17.0), 5.0),
        (LonLat::new(-71.0, 60.0), 4.0),
    ] {
        let mut window = Window::new(all_files(), camera(place, zoom));
        window.finish();
        let sheet = window.tiles.sheet();
        assert!(sheet.covers, "{place:?} at {zoom}");
        let mut frame = BaseFrame::new();
        frame.update_with(&Basemap::new(), sheet, &window.view, SIZE.0, SIZE.1, Motion::Still);
        assert!(frame.veil().is_none());
        let settled = window.tiles.shown().0;
        let mut compared = 0;
        for (px, at) in places(&window.view) {
            let at = at.unwrap();
            let square = *settled.iter().find(|s| Square::at(7, at).is_some_and(|p| s.holds(p))).unwrap();
            // Within two px of a shore either is right.
            let around = [(0.0, 0.0), (2.0, 0.0), (-2.0, 0.0), (0.0, 2.0), (0.0, -2.0)].map(|(dx, dy)| {
                let at = window.view.invert(Px::new(px.x + dx, px.y + dy)).unwrap();
                let square = settled.iter().find(|s| Square::at(7, at).is_some_and(|p| s.holds(p)));
                square.is_some_and(|s| is_land(*s, at))
            });
            if around.iter().all(|land| *land == around[0]) {
                let expected = if is_land(square, at) { Ink::Land } else { Ink::Sea };
                assert_eq!(ink_at(&frame, px), Some(expected), "{px:?} {at:?} {zoom}");
                compared += 1;
            }
        }
        assert!(compared > 240, "{compared}");
    }
}

#[test]
fn what_passes_is_a_picture_of_its_own_over_all_else() {
    let mut window = Window::new(all_files(), camera(SEOUL, 6.88));
    window.after(0.0);
    while window.tiles.shown().1.is_empty() {
        window.after(16.0);
        (!window.under_way.is_empty()).then(|| window.deliver(0));
    }
    window.after(FADE_MS / 2.0);
    let mut frame = BaseFrame::new();
    frame.update_with(&Basemap::new(), window.tiles.sheet(), &window.view, SIZE.0, SIZE.1, Motion::Still);
    let (from, opacity) = frame.veil().unwrap();
    assert!(from >= 1 && from < frame.groups().len() && opacity > 0.3 && opacity < 0.7);
    frame.update(&Basemap::new(), &window.view, SIZE.0, SIZE.1, Motion::Still);
    assert_eq!(frame.veil(), None);
}

fn place() -> impl Strategy<Value = LonLat> {
    prop_oneof![
        (-180.0..180.0, -85.0..85.0).prop_map(|(lon, lat)| LonLat::new(lon, lat)),
        (-2.0..2.0, -2.0..2.0).prop_map(|(x, y)| LonLat::new(SEOUL.lon + x, SEOUL.lat + y)),
        (178.0..182.0, -20.0..20.0).prop_map(|(lon, lat)| LonLat::new(lon, lat)),
    ]
}

#[derive(Clone, Debug)]
enum Step {
    Go(LonLat, f64),
    Zoom(f64),
    Wait(f64),
    Deliver(usize),
    Fail(usize),
    Garbage(usize),
    Again,
    Speak(Lang),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => (place(), 0.0..11.0).prop_map(|(p, z)| Step::Go(p, z)),
        3 => (-1.5..1.5).prop_map(Step::Zoom),
        8 => (0.0..400.0).prop_map(Step::Wait),
        12 => any::<usize>().prop_map(Step::Deliver),
        2 => any::<usize>().prop_map(Step::Fail),
        1 => any::<usize>().prop_map(Step::Garbage),
        1 => Just(Step::Again),
        1 => prop::sample::select(&Lang::ALL[..]).prop_map(Step::Speak),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_window_is_seen_whole_and_by_few_squares(place in place(), zoom in 0.0..11.0f64, before in prop::option::of(4..=7u8)) {
        let view = camera(place, zoom);
        if let Some(wanted) = wanted(&view, SIZE.0, SIZE.1, before) {
            prop_assert!(!wanted.squares.is_empty() && wanted.squares.len() <= MOST);
            for (i, square) in wanted.squares.iter().enumerate() {
                prop_assert!(square.z() == wanted.level && !wanted.squares[i + 1..].contains(square));
            }
            if wanted.whole {
                for (px, place) in places(&view) {
                    let square = Square::at(wanted.level, place.unwrap()).unwrap();
                    prop_assert!(wanted.squares.contains(&square), "{:?} {:?}", px, square);
                }
            }
        }
    }

    #[test]
    fn whatever_comes_in_whatever_order_there_is_no_hole_and_an_end(steps in prop::collection::vec(step(), 1..120)) {
        let (mut at, mut zoom) = (SEOUL, 5.0);
        let mut window = Window::new(MIXED.clone(), camera(at, zoom));
        for step in steps {
            let n = window.under_way.len();
            match step {
                Step::Go(place, z) => (at, zoom) = (place, z),
                Step::Zoom(by) => zoom = (zoom + by).clamp(0.0, 11.0),
                Step::Wait(ms) => window.now += ms,
                Step::Deliver(i) if n > 0 => window.deliver(i % n),
                Step::Fail(i) if n > 0 => {
                    let file = window.under_way.remove(i % n);
                    window.tiles.failed(file, window.now);
                }
                Step::Garbage(i) if n > 0 => {
                    let file = window.under_way.remove(i % n);
                    window.tiles.come(file, vec![7; 40]);
                }
                Step::Again => window.tiles.again(window.now),
                Step::Speak(lang) => window.lang = lang,
                _ => {}
            }
            window.view = camera(at, zoom);
            window.after(16.0);
        }
        window.tiles.again(window.now);
        window.finish();
        // In the end each point is shown by one tile, the finest that there is, or by the coarse map alone.
        let (settled, passing) = window.tiles.shown();
        prop_assert!(passing.is_empty() && window.under_way.is_empty() && !window.tiles.troubled());
        for (i, a) in settled.iter().enumerate() {
            for b in &settled[i + 1..] {
                let fine = if a.z() > b.z() { (b, a) } else { (a, b) };
                // A coarser one below where the tiles are no finer beside.
                let beside = window.tiles.wanted().is_some_and(|w| w.squares.iter().any(|s| window.source(*s) == Some(*fine.0)));
                prop_assert!(!fine.0.holds(*fine.1) || beside, "{:?} under {:?}", fine.0, fine.1);
            }
        }
        for source in window.tiles.wanted().iter().flat_map(|w| &w.squares).filter_map(|&s| window.source(s)) {
            prop_assert!(settled.contains(&source), "{:?} is not shown", source);
        }
        if window.tiles.wanted().is_none() {
            prop_assert!(settled.is_empty());
        }
    }
}
