//! Names of the free map with the published data: over sizes, zooms, places and languages nothing lies over anything,
//! and names stay where they are while the map moves.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

mod published;

use bio_hub_atlas::atlas::{Atlas, HubRole};
use bio_hub_atlas::explore::Camera;
use bio_hub_atlas::geo::{Extent, LonLat, Outlook, Px};
use bio_hub_atlas::map::base::{BaseFrame, Motion, Paint};
use bio_hub_atlas::map::camera::{Gaze, Goal, Size};
use bio_hub_atlas::map::emphasis::Emphasis;
use bio_hub_atlas::map::figures::measure;
use bio_hub_atlas::map::legend::{self, Sign};
use bio_hub_atlas::map::metrics::{LabelClass, noto_width};
use bio_hub_atlas::map::places::Places;
use bio_hub_atlas::map::plane::{Pt, Rect};
use bio_hub_atlas::map::scene::{Input, Label, Scene, Target};
use bio_hub_atlas::map::{names, seas, svg};
use bio_hub_atlas::model::{Day, Lang};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static ATLAS: LazyLock<&Atlas> = LazyLock::new(published::atlas);

/// About each hub towns of all ranks, the hub itself as a city, and the home country: as many as the map may ever meet.
static PLACES: LazyLock<[Places; 2]> = LazyLock::new(|| {
    [Lang::Ko, Lang::En].map(|lang| {
        let mut seed = 11_u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(seed >> 8) / 16_777_216.0
        };
        let mut text = String::from(if lang == Lang::Ko {
            "2\t127.8\t36.4\tcountry\t대한민국\n"
        } else {
            "2\t127.8\t36.4\tcountry\tSouth Korea\n"
        });
        let syllables = if lang == Lang::Ko {
            ["산", "천", "포", "주", "평", "화"]
        } else {
            ["ber", "ton", "ville", "san", "port", "lin"]
        };
        for hub in ATLAS.hubs() {
            text.push_str(&format!("3\t{:.4}\t{:.4}\tcity\t{}\n", hub.lon + 0.02, hub.lat - 0.01, hub.label.get(lang)));
            for rank in 0..=11 {
                let near = 40.0 / f64::from(1 << rank);
                for _ in 0..5 {
                    let name: String = (0..2 + (random() * 3.0) as usize).map(|_| syllables[(random() * 6.0) as usize]).collect();
                    let kind = ["capital", "city", "city", "province", "district", "town"][(random() * 6.0) as usize];
                    let (lon, lat) = (hub.lon + (random() - 0.5) * near, (hub.lat + (random() - 0.5) * near).clamp(-85.0, 85.0));
                    text.push_str(&format!("{rank}\t{lon:.4}\t{lat:.4}\t{kind}\t{name}\n"));
                }
            }
        }
        let mut places = Places::default();
        places.add(&text);
        places
    })
});

const SIZES: [(f32, f32); 5] = [(390.0, 600.0), (768.0, 700.0), (1104.0, 760.0), (1440.0, 840.0), (2560.0, 1300.0)];

/// Each hub, and the capital area, Boston, the Pacific and others.
fn centres() -> Vec<(f64, f64)> {
    let hubs = ATLAS.hubs().iter().map(|h| (h.lon, h.lat));
    hubs.chain([(126.95, 37.55), (127.8, 36.3), (180.0, 20.0), (150.0, 36.0), (-71.1, 42.37), (-140.0, 45.0)]).collect()
}

/// What buttons and credits cover of the free map.
fn controls(w: f32, h: f32) -> [Rect; 3] {
    [Rect::new(0.0, 0.0, 170.0, 64.0), Rect::new(w - 64.0, 0.0, 64.0, 166.0), Rect::new(0.0, h - 28.0, w, 28.0)]
}

fn flat(camera: Camera) -> Gaze {
    Gaze { outlook: Outlook::Flat, camera }
}

fn scene_of(lang: Lang, (w, h): (f32, f32), at: Camera, moving: bool, before: Option<&Scene>, chosen: &Emphasis) -> Scene {
    let day = Day::parse("2026-11-25").expect("a day");
    let covered = controls(w, h);
    let places = Some(&PLACES[usize::from(lang == Lang::En)]);
    let input = Input { covered: &covered, places, ..Input::new(&ATLAS, day, lang, chosen, &noto_width) };
    Scene::of_view(&input, flat(at).view(Size::new(w, h)), w, h, moving, before)
}

fn scene(lang: Lang, size: (f32, f32), at: Camera, moving: bool, before: Option<&Scene>) -> Scene {
    scene_of(lang, size, at, moving, before, &Emphasis::default())
}

/// Nothing lies over anything: names, marks, leaders, dots, what is covered, and names of the ground over arcs, but for the
/// East Sea, which is named wherever it is in sight.
fn assert_clean(s: &Scene, what: &str) {
    let f = measure(s);
    assert_eq!((f.name_on_name, f.name_on_mark, f.mark_on_mark, f.leader_faults), (0, 0, 0, 0), "{what}: {f:?}");
    let dots: Vec<Rect> = s.labels.iter().filter_map(|l| svg::dot(s, l)).map(|at| Rect::about(at, 3.4, 3.4)).collect();
    for (i, dot) in dots.iter().enumerate() {
        assert!(dots[i + 1..].iter().all(|d| !d.overlaps(*dot)), "{what}: dots");
        assert!(s.marks.iter().all(|m| !dot.meets_disc(m.at, m.radius)), "{what}: a dot under a mark");
        assert!(s.labels.iter().all(|l| !l.rect.overlaps(*dot)), "{what}: a name over a dot");
        assert!(s.labels.iter().filter_map(|l| l.leader).all(|(a, b)| dot.clip(a, b).is_none()), "{what}: a leader over a dot");
    }
    for label in &s.labels {
        assert!(s.covered.iter().all(|c| !c.overlaps(label.rect)), "{what}: {} is covered", label.text);
        let on_arc =
            |r: Rect| s.arcs.iter().flat_map(|a| &a.pieces).flat_map(|p| p.windows(2)).any(|p| r.clip(p[0], p[1]).is_some());
        let must = Lang::ALL.iter().any(|&lang| label.text == bio_hub_atlas::i18n::SEA_EAST.get(lang));
        assert!(!label.class.is_ground() || must || !on_arc(label.rect.grown(-1.0)), "{what}: {} lies on an arc", label.text);
    }
}

/// How many scenes a sweep looks at: each of so many.
fn sweep(stride: usize) {
    let (mut scenes, mut hubs, mut on_arc, mut places, mut marks, mut unnamed) = (0, 0, 0, 0, 0, 0);
    let all = SIZES.into_iter().flat_map(|size| (0..=22).map(move |step| (size, f64::from(step) * 0.5)));
    let all = all.flat_map(|(size, zoom)| Lang::ALL.into_iter().map(move |lang| (size, zoom, lang)));
    let all =
        all.flat_map(|(size, zoom, lang)| centres().into_iter().map(move |(lon, lat)| (size, Camera { lon, lat, zoom }, lang)));
    for (size, at, lang) in all.step_by(stride) {
        let what = format!("{size:?} {at:?} {}", lang.code());
        let s = scene(lang, size, at, false, None);
        assert_clean(&s, &what);
        let crossed = |l: &&Label| {
            s.arcs
                .iter()
                .flat_map(|a| &a.pieces)
                .flat_map(|p| p.windows(2))
                .any(|p| l.rect.grown(-1.0).clip(p[0], p[1]).is_some())
        };
        scenes += 1;
        places += s.places.len();
        hubs += s.labels.iter().filter(|l| !l.class.is_ground()).count();
        on_arc += s.labels.iter().filter(|l| !l.class.is_ground()).filter(crossed).count();
        marks += s.marks.len();
        unnamed += measure(&s).unnamed;
    }
    println!(
        "{scenes} scenes: {marks} marks of which {unnamed} without a name, {hubs} names of hubs of which {on_arc} on an arc, {places} places"
    );
    assert!(on_arc * 200 < hubs, "{on_arc} of {hubs} names of hubs lie on an arc");
    assert!(places > 10 * scenes);
}

#[test]
fn nothing_overlaps_at_any_size_zoom_place_and_language() {
    sweep(157);
}

/// All 16,560 of them: minutes.
#[test]
#[ignore = "takes minutes; the test above looks at each 157th"]
fn nothing_overlaps_in_all_of_them() {
    sweep(1);
}

/// Where a name stands about what it names.
fn sides(s: &Scene) -> BTreeMap<String, u16> {
    let keys = (0..s.labels.len()).map(|i| s.lasting_label(&s.labels, i));
    let sides: BTreeMap<_, _> = keys.zip(s.labels.iter().map(|l| l.slot)).collect();
    assert_eq!(sides.len(), s.labels.len(), "two names of a scene have one key");
    sides
}

/// Pans by 2 px and zooms by 0.02 over many frames.
#[test]
fn names_keep_their_side_while_the_map_moves() {
    let (mut stayed, mut moved, mut back, mut gone) = (0_usize, 0_usize, 0_usize, 0_usize);
    let ways = [
        (127.0, 37.4, 4.0, SIZES[2]),
        (127.0, 37.4, 6.0, SIZES[0]),
        (5.0, 50.0, 3.0, SIZES[3]),
        (-75.0, 40.0, 2.5, SIZES[1]),
        (127.0, 37.4, 8.0, SIZES[3]),
        (150.0, 36.0, 1.0, SIZES[2]),
    ];
    for (i, (lon, lat, zoom, size)) in ways.into_iter().enumerate() {
        let lang = Lang::ALL[i % 2];
        let room = Size::new(size.0, size.1);
        let mut at = Camera { lon, lat, zoom };
        let mut before = scene(lang, size, at, false, None);
        let mut history = vec![sides(&before)];
        for frame in 0..50 {
            let way = f64::from(frame) * 0.13;
            at = flat(at).dragged((2.0 * way.cos()) as f32, (2.0 * way.sin()) as f32, room).camera;
            if frame % 2 == 0 {
                let middle = Pt::new(size.0 / 2.0, size.1 / 2.0);
                at = flat(at).zoomed(if frame < 25 { 0.02 } else { -0.02 }, middle, room).camera;
            }
            let now = scene(lang, size, at, true, Some(&before));
            if frame % 10 == 0 {
                assert_clean(&now, &format!("frame {frame} of {lon} {lat} {zoom}"));
            }
            let side = sides(&now);
            let last = history.last().expect("a frame");
            for (key, slot) in &side {
                match last.get(key) {
                    Some(old) if old == slot => stayed += 1,
                    Some(_) => {
                        moved += 1;
                        let lately = history.iter().rev().skip(1).take(8);
                        back += usize::from(lately.filter_map(|h| h.get(key)).any(|s| s == slot));
                    }
                    None => {}
                }
            }
            gone += last.keys().filter(|k| !side.contains_key(*k)).count();
            history.push(side);
            before = now;
        }
    }
    let steps = stayed + moved;
    println!("of {steps} steps of names {moved} to another side, {back} of those back within 8 frames, {gone} names gone");
    assert!(moved * 100 < 2 * steps, "{moved} of {steps}");
    assert!(back * 2000 < steps, "{back} of {steps} back and forth");
}

#[test]
fn coming_to_rest_moves_few_names_and_rest_is_lasting() {
    let size = SIZES[2];
    for lang in Lang::ALL {
        let at = |lon: f64| Camera { lon, lat: 37.4, zoom: 5.0 };
        let mut before = scene(lang, size, at(127.0), false, None);
        for i in 0..20 {
            before = scene(lang, size, at(127.0 + f64::from(i) * 0.01), true, Some(&before));
        }
        let rest = scene(lang, size, at(127.19), false, Some(&before));
        let (a, b) = (sides(&before), sides(&rest));
        let moved = b.iter().filter(|(k, v)| a.get(*k).is_some_and(|o| o != *v)).count();
        assert!(moved * 8 <= b.len(), "{moved} of {} names moved", b.len());
        let again = scene(lang, size, at(127.19), false, Some(&rest));
        let moved = sides(&again).iter().filter(|(k, v)| b.get(*k).is_some_and(|o| o != *v)).count();
        assert!(moved * 20 <= b.len(), "{moved} of {} names moved where nothing had", b.len());
    }
}

#[test]
fn the_same_input_gives_the_same_names() {
    for (lon, lat, zoom) in [(127.0, 37.4, 5.0), (-71.1, 42.37, 7.0), (150.0, 30.0, 0.5)] {
        let at = Camera { lon, lat, zoom };
        let first = scene(Lang::Ko, SIZES[2], at, false, None);
        assert_eq!(first, scene(Lang::Ko, SIZES[2], at, false, None));
        assert_eq!(scene(Lang::Ko, SIZES[2], at, true, Some(&first)), scene(Lang::Ko, SIZES[2], at, true, Some(&first)));
    }
}

#[test]
fn nothing_overlaps_where_something_is_chosen_and_the_chosen_is_named() {
    for (i, item) in ATLAS.refs().enumerate().filter(|(i, _)| i % 97 == 0) {
        let chosen = Emphasis::of(&ATLAS, Some(item), Day::parse("2026-11-25").expect("a day"));
        let places: Vec<LonLat> =
            chosen.own.iter().map(|&h| &ATLAS.hubs()[h as usize]).map(|h| LonLat::new(h.lon, h.lat)).collect();
        let size = SIZES[i / 97 % 4];
        let room = Size::new(size.0, size.1);
        let at = Gaze::whole(Outlook::Flat, room).toward(Outlook::Flat, &Goal::Around(places), room).camera;
        let s = scene_of(Lang::ALL[i / 97 % 2], size, at, false, None, &chosen);
        assert_clean(&s, ATLAS.id(item).as_str());
        for (i, mark) in s.marks.iter().enumerate().filter(|(_, m)| m.hubs.iter().any(|h| chosen.own.binary_search(h).is_ok())) {
            let named = s.labels.iter().any(|l| l.of == Target::Mark(i as u32));
            assert!(named || !s.window().grown(-20.0).holds(mark.at), "{}: {:?}", ATLAS.id(item), mark);
        }
    }
}

#[test]
fn a_place_that_is_a_hub_is_not_named_twice_nor_is_the_country_of_the_mark_at_home() {
    for (lon, lat, zoom) in [(127.0, 37.4, 6.0), (6.0, 50.0, 4.0), (-71.1, 42.37, 6.0), (104.0, 30.6, 5.0), (127.0, 37.0, 1.5)] {
        for lang in Lang::ALL {
            let s = scene(lang, SIZES[3], Camera { lon, lat, zoom }, false, None);
            let marks = s.marks.iter().filter(|m| !m.country).flat_map(|m| &m.hubs);
            let marked: BTreeSet<&str> = marks.map(|&h| names::label(&ATLAS, h, lang)).collect();
            for label in s.labels.iter().filter(|l| matches!(l.of, Target::Place(_))) {
                assert!(!marked.contains(label.text.as_str()), "{} at {zoom}", label.text);
                let country = s.marks.iter().any(|m| m.country);
                assert!(!(country && ["대한민국", "South Korea"].contains(&label.text.as_str())), "{zoom}");
            }
        }
    }
}

#[test]
fn places_lie_under_hubs_no_hub_loses_its_name_to_one() {
    let day = Day::parse("2026-11-25").expect("a day");
    for (lon, lat, zoom) in [(127.0, 37.4, 5.0), (6.0, 50.0, 4.0), (150.0, 36.0, 0.0)] {
        let at = Camera { lon, lat, zoom };
        let (w, h) = SIZES[2];
        let covered = controls(w, h);
        let chosen = Emphasis::default();
        let input = Input { covered: &covered, ..Input::new(&ATLAS, day, Lang::Ko, &chosen, &noto_width) };
        let bare = Scene::of_view(&input, flat(at).view(Size::new(w, h)), w, h, false, None);
        let full = scene(Lang::Ko, SIZES[2], at, false, None);
        assert_eq!(bare.labels[..], full.labels[..bare.labels.len()]);
        assert!(full.labels.len() > bare.labels.len());
    }
}

#[test]
fn the_east_sea_ulleungdo_and_dokdo_are_named_at_every_scale_where_they_are_in_sight() {
    let mut missing = Vec::new();
    let east = bio_hub_atlas::i18n::SEA_EAST;
    let islands = || seas::SEAS.iter().filter(|s| s.island);
    for (turn, (size, step)) in SIZES.into_iter().flat_map(|size| (0..=22).map(move |step| (size, step))).enumerate() {
        for (i, (lon, lat)) in [(131.2, 37.4), (128.5, 37.3)].into_iter().enumerate() {
            let (at, lang) = (Camera { lon, lat, zoom: f64::from(step) * 0.5 }, Lang::ALL[(turn + i) % 2]);
            let s = scene(lang, size, at, false, None);
            // Its name stands in the sea, or a leader runs into it.
            for label in s.labels.iter().filter(|l| l.text == east.get(lang) && l.leader.is_none()) {
                let spots = seas::SEAS.iter().filter(|sea| sea.name == east).filter_map(|sea| sea.open);
                let corner = |lon, lat| s.view.project(LonLat::new(lon, lat)).map(|p| Pt::new(p.x as f32, p.y as f32));
                let near = |open: Extent| {
                    let (Some(a), Some(b)) = (corner(open.west, open.north), corner(open.east, open.south)) else { return true };
                    Rect::new(a.x, a.y, b.x - a.x, b.y - a.y).grown(8.0).overlaps(label.rect)
                };
                assert!(spots.into_iter().any(near), "{:?} of {lang:?} at {size:?} {at:?} lies off", label.rect);
            }
            let mut ask = |name: bio_hub_atlas::i18n::Message| {
                if !s.labels.iter().any(|l| l.text == name.get(lang)) {
                    missing.push(format!("{} at {size:?} {at:?}", name.get(lang)));
                }
            };
            let middle = s.view.invert(Px::new(f64::from(size.0) / 2.0, f64::from(size.1) / 2.0)).expect("a place");
            if (129.8..=132.8).contains(&middle.lon) {
                ask(east);
            }
            for island in islands().filter(|i| s.view.scale.to_radians() >= f64::from(i.scale.0)) {
                let seen = s.view.project(island.at).map(|p| Pt::new(p.x as f32, p.y as f32));
                if seen.is_some_and(|p| s.window().grown(-70.0).holds(p)) {
                    ask(island.name);
                }
            }
        }
    }
    assert!(missing.is_empty(), "{} missing: {}", missing.len(), missing.join("\n"));
}

#[test]
fn a_place_that_is_a_hub_is_named_once_whatever_the_language_of_its_name() {
    let mut places = Places::default();
    places.add("0\t-71.09\t42.365\tcity\tKendall Square\n0\t-71.13\t42.39\tcity\tWatertown\n");
    let (none, day) = (Emphasis::default(), Day::parse("2026-11-25").expect("a day"));
    let view = flat(Camera { lon: -71.09, lat: 42.365, zoom: 9.5 }).view(Size::new(1104.0, 760.0));
    let input = Input { places: Some(&places), ..Input::new(&ATLAS, day, Lang::Ko, &none, &noto_width) };
    let s = Scene::of_view(&input, view, 1104.0, 760.0, false, None);
    let has = |text: &str| s.labels.iter().any(|l| l.text == text);
    assert!(has("켄달스퀘어") && has("Watertown") && !has("Kendall Square"));
}

#[test]
fn the_east_sea_is_named_on_the_globe_and_from_korea_too() {
    let none = Emphasis::default();
    let paju = LonLat::new(126.78, 37.76);
    let hub = ATLAS.find("paju").expect("a hub").index;
    let looks = [
        (Outlook::Globe, None, (180.0, 20.0, 0.0)),
        (Outlook::Globe, None, (127.0, 30.0, 0.5)),
        (Outlook::From(paju), Some(hub), (126.78, 37.76, 0.0)),
        (Outlook::From(paju), Some(hub), (126.78, 37.76, 1.0)),
        (Outlook::From(paju), Some(hub), (126.78, 37.76, 2.0)),
    ];
    for ((w, h), lang) in SIZES.into_iter().flat_map(|size| Lang::ALL.map(|lang| (size, lang))) {
        for (outlook, from, (lon, lat, zoom)) in looks {
            let view = Gaze { outlook, camera: Camera { lon, lat, zoom } }.view(Size::new(w, h));
            let day = Day::parse("2026-11-25").expect("a day");
            let covered = controls(w, h);
            let input = Input { from, covered: &covered, ..Input::new(&ATLAS, day, lang, &none, &noto_width) };
            let s = Scene::of_view(&input, view, w, h, false, None);
            let named = s.labels.iter().any(|l| l.text == bio_hub_atlas::i18n::SEA_EAST.get(lang));
            assert!(named, "{outlook:?} at zoom {zoom}, {w} px, {lang:?}");
            assert_eq!(measure(&s).name_on_name, 0, "{outlook:?} at zoom {zoom}, {w} px, {lang:?}");
        }
    }
}

/// What stands in a scene, sign by sign.
fn signs_of(s: &Scene, choice: &Emphasis, base: &BaseFrame) -> Vec<Sign> {
    let mut signs: Vec<Sign> = s.arcs.iter().map(|a| Sign::Line(choice.status_of(a))).collect();
    let widths: BTreeSet<_> = s.arcs.iter().map(|a| a.weight).collect();
    signs.extend((widths.len() > 1).then_some(Sign::Widths));
    for mark in s.marks.iter().filter(|m| s.window().grown(m.radius).holds(m.at)) {
        signs.extend(mark.hubs.iter().map(|&h| Sign::Mark(ATLAS.hub_role(h))));
        signs.extend(mark.is_group().then_some(Sign::Group));
    }
    signs.extend(s.labels.iter().any(|l| l.class == LabelClass::City).then_some(Sign::City));
    signs.extend(legend::has_line(Paint::Control, base.groups(), base.buffer(), s.window()).then_some(Sign::Control));
    signs
}

#[test]
fn the_legend_of_the_free_map_explains_what_is_in_sight_and_nothing_else() {
    let map = published::basemap();
    let (mut with_control, mut kinds) = (0, BTreeSet::new());
    for (lon, lat, zoom) in [
        (127.0, 37.4, 0.0),
        (127.0, 38.0, 5.0),
        (127.0, 37.5, 8.0),
        (6.0, 50.0, 3.5),
        (-80.2, 25.8, 8.0),
        (104.0, 30.6, 6.0),
        (-140.0, 30.0, 4.0),
    ] {
        for size in [SIZES[0], SIZES[3]] {
            let s = scene(Lang::Ko, size, Camera { lon, lat, zoom }, false, None);
            let mut base = BaseFrame::default();
            base.update(&map, &s.view, size.0.into(), size.1.into(), Motion::Still);
            let choice = Emphasis::default();
            let present = signs_of(&s, &choice, &base);
            let entries = legend::of_scene(&s, &ATLAS, &choice, present.contains(&Sign::Control));
            for sign in &present {
                assert_eq!(entries.iter().filter(|e| e.sign == *sign).count(), 1, "{lon} {lat} {zoom}: {sign:?} has one entry");
            }
            for entry in &entries {
                assert!(present.contains(&entry.sign), "{lon} {lat} {zoom}: {:?} does not occur", entry.sign);
                kinds.insert(entry.word.en);
            }
            with_control += usize::from(present.contains(&Sign::Control));
        }
    }
    assert!((2..14).contains(&with_control), "{with_control}");
    assert!(kinds.len() >= 8, "{kinds:?}");
}

#[test]
fn the_legend_of_the_plate_explains_what_its_frames_show_and_nothing_else() {
    use bio_hub_atlas::map::frame::FrameId;
    use bio_hub_atlas::map::plate::{Space, layout};
    let map = published::basemap();
    for day in ["2005-01-01", "2015-06-01", "2022-01-01", "2026-11-25"].map(|d| Day::parse(d).expect("a day")) {
        for width in [390.0, 1104.0] {
            let plate = layout(Space { width, height: 700.0, legend: 46.0, credits: 34.0 });
            let choice = Emphasis::default();
            let input = Input::new(&ATLAS, day, Lang::Ko, &choice, &noto_width);
            let frames = std::iter::once((FrameId::World, plate.world)).chain(plate.insets);
            let mut present = Vec::new();
            for (id, r) in frames {
                let s = Scene::of_frame(&input, id, r.w, r.h, None);
                let mut base = BaseFrame::default();
                base.update(&map, &s.view, r.w.into(), r.h.into(), Motion::Still);
                present.extend(signs_of(&s, &choice, &base));
                // What shares a line with a stronger one is counted too.
                present.extend(s.arcs.iter().flat_map(|a| &a.statuses).map(|&s| Sign::Line(s)));
            }
            let entries = legend::entries(&ATLAS, day);
            for sign in &present {
                assert_eq!(entries.iter().filter(|e| e.sign == *sign).count(), 1, "{day:?} at {width}: {sign:?} has one entry");
            }
            let within = |sign: &Sign| match sign {
                // Partnerships within Korea, or of hubs without a place, are counted where no line shows them.
                Sign::Line(_) => true,
                other => present.contains(other),
            };
            assert!(entries.iter().all(|e| within(&e.sign)), "{day:?} at {width}: {entries:?} {present:?}");
        }
    }
    assert!(ATLAS.hubs().iter().enumerate().any(|(h, _)| ATLAS.hub_role(h as u32) == HubRole::Comparison));
}

#[test]
fn every_line_of_the_committed_names_is_a_place() {
    fn texts(dir: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(dir).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                texts(&path, found);
            } else {
                found.push(std::fs::read_to_string(&path).expect("a file"));
            }
        }
    }
    for lang in Lang::ALL {
        let (mut files, mut places) = (Vec::new(), Places::default());
        texts(&std::path::Path::new("public/tiles/names").join(lang.code()), &mut files);
        let key = |line: &str| line.split('\t').skip(1).take(3).collect::<Vec<_>>().join("\t");
        let lines: BTreeSet<String> = files.iter().flat_map(|t| t.lines()).map(key).collect();
        places.add(&files.join("\n"));
        assert_eq!(places.len(), lines.len(), "{}", lang.code());
        assert!(places.len() > 20_000);
    }
}
