//! The globe, and the map that looks from a hub, with the published data.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

mod published;

use bio_hub_atlas::atlas::{Atlas, HubRole};
use bio_hub_atlas::geo::{LonLat, Outlook, angle_deg, bearing_deg, distance_km};
use bio_hub_atlas::map::arcs::End;
use bio_hub_atlas::map::camera::Size;
use bio_hub_atlas::map::emphasis::Emphasis;
use bio_hub_atlas::map::figures::measure;
use bio_hub_atlas::map::metrics::{LabelClass, noto_width};
use bio_hub_atlas::map::outlooks::standpoint;
use bio_hub_atlas::map::plane::Pt;
use bio_hub_atlas::map::scene::{Input, Scene};
use bio_hub_atlas::map::words;
use bio_hub_atlas::model::{Day, Lang};
use std::sync::LazyLock;

static ATLAS: LazyLock<&Atlas> = LazyLock::new(published::atlas);

const SIZES: [Size; 4] =
    [Size { w: 390.0, h: 560.0 }, Size { w: 768.0, h: 700.0 }, Size { w: 1104.0, h: 748.0 }, Size { w: 2200.0, h: 1300.0 }];

fn hub(id: &str) -> u32 {
    ATLAS.find(id).unwrap().index
}

fn place(hub: u32) -> LonLat {
    ATLAS.place(hub).unwrap()
}

fn scene(outlook: Outlook, from: Option<u32>, center: Option<LonLat>, closer: f64, size: Size, lang: Lang) -> Scene {
    let (home, least) = outlook.home(size.w, size.h);
    let view = outlook.view(center.unwrap_or(home), least + closer, size.w, size.h);
    let day = Day::parse("2026-11-25").unwrap();
    let chosen = Emphasis::default();
    let input = Input { from, ..Input::new(&ATLAS, day, lang, &chosen, &noto_width) };
    Scene::of_view(&input, view, size.w as f32, size.h as f32, false, None)
}

fn from(id: &str, closer: f64, size: Size, lang: Lang) -> Scene {
    scene(Outlook::From(place(hub(id))), Some(hub(id)), None, closer, size, lang)
}

fn assert_clean(scene: &Scene, what: &str) {
    let f = measure(scene);
    assert_eq!((f.name_on_name, f.name_on_mark, f.mark_on_mark, f.leader_faults), (0, 0, 0, 0), "{what}: {f:?}");
}

#[test]
fn from_paju_every_mark_lies_at_its_true_distance_and_bearing() {
    let scene = from("paju", 0.0, SIZES[2], Lang::En);
    let (centre, px_per_km) = (Pt::new(552.0, 374.0), scene.view.px_per_km());
    for mark in scene.marks.iter().filter(|m| !m.is_group() && m.role != HubRole::Korean) {
        let there = place(mark.leader());
        let km = f64::from(mark.at.distance(centre)) / px_per_km;
        // Marks that touch are moved apart by a few px.
        assert!((km - distance_km(place(hub("paju")), there)).abs() * px_per_km < 8.0, "{:?}", mark);
        if km > 2000.0 {
            let seen = f64::from(mark.at.x - centre.x).atan2(f64::from(centre.y - mark.at.y)).to_degrees().rem_euclid(360.0);
            let off = (seen - bearing_deg(place(hub("paju")), there) + 540.0).rem_euclid(360.0) - 180.0;
            assert!(off.abs() < 3.0, "{mark:?} {off}");
        }
    }
}

#[test]
fn from_paju_its_links_alone_are_drawn_straight_and_with_their_lengths() {
    let scene = from("paju", 0.0, SIZES[2], Lang::En);
    let here = scene.marks.iter().position(|m| m.holds(hub("paju"))).unwrap() as u32;
    assert!(!scene.arcs.is_empty());
    for arc in &scene.arcs {
        assert!(arc.a == End::Mark(here) || arc.b == End::Mark(here), "{arc:?}");
    }
    for (id, there, text) in [("paju", "miami-dade", "Miami 12,410 km"), ("goyang", "luxembourg", "Luxembourg 8,703 km")] {
        let expected = format!("{} km", words::km(distance_km(place(hub(id)), place(hub(there)))));
        assert!(text.ends_with(&expected), "{expected}");
        let scene = from(id, 0.0, SIZES[2], Lang::En);
        assert!(scene.labels.iter().any(|l| l.text == text), "{text}");
    }
}

#[test]
fn rings_lie_every_2000_km_and_closer_ones_as_one_comes_closer() {
    let scene = from("paju", 0.0, SIZES[2], Lang::Ko);
    let km: Vec<u32> = scene.rings.iter().map(|r| r.km).collect();
    assert_eq!(km, (1..=10).map(|i| i * 2000).collect::<Vec<_>>());
    for ring in &scene.rings {
        // A place so far to the south lies on it.
        let there = bio_hub_atlas::geo::destination(place(hub("paju")), 180.0, f64::from(ring.km));
        let at = scene.view.project(there).unwrap();
        assert!((f64::from(ring.centre.x) - at.x).abs() < 0.5 && (f64::from(ring.centre.y + ring.radius) - at.y).abs() < 0.5);
    }
    for closer in [2.0, 4.0, 6.0, 8.0, 10.0] {
        let scene = from("paju", closer, SIZES[2], Lang::Ko);
        assert!((2..=12).contains(&scene.rings.len()), "{closer}: {:?}", scene.rings);
        assert!(scene.labels.iter().any(|l| l.class == LabelClass::Ring), "{closer}");
    }
    assert!(scene.labels.iter().any(|l| l.text == "2,000 km"));
}

#[test]
fn nothing_overlaps_on_the_globe_or_from_any_hub() {
    for (i, size) in SIZES.into_iter().enumerate() {
        for (j, id) in ["paju", "goyang", "songdo", "boston", "luxembourg", "chengdu"].into_iter().enumerate() {
            let (lang, closer) = (Lang::ALL[(i + j) % 2], [0.0, 1.5, 3.0, 5.0][(i * 3 + j) % 4]);
            assert_clean(&from(id, closer, size, lang), &format!("from {id}, {closer} closer, {size:?}, {}", lang.code()));
        }
        for (j, (lon, lat)) in [(150.0, 30.0), (-160.0, 55.0), (10.0, 50.0), (-80.0, 35.0), (0.0, 90.0)].into_iter().enumerate() {
            let (lang, closer) = (Lang::ALL[(i + j + 1) % 2], [0.0, 1.0, 3.0][(i + j) % 3]);
            let scene = scene(Outlook::Globe, None, Some(LonLat::new(lon, lat)), closer, size, lang);
            assert_clean(&scene, &format!("globe at {lon}, {lat}, {closer} closer, {size:?}, {}", lang.code()));
        }
    }
}

#[test]
fn the_globe_shows_what_lies_on_this_side_and_nothing_else() {
    let center = LonLat::new(-175.0, 50.0);
    let scene = scene(Outlook::Globe, None, Some(center), 0.0, SIZES[2], Lang::Ko);
    let shown: Vec<u32> = scene.marks.iter().flat_map(|m| m.hubs.clone()).collect();
    for h in 0..ATLAS.hubs().len() as u32 {
        let away = angle_deg(place(h), center);
        if (away - 90.0).abs() > 0.5 {
            assert_eq!(shown.contains(&h), away < 90.0, "{} at {away}°", ATLAS.hubs()[h as usize].id);
        }
    }
}

#[test]
fn from_here_is_the_chosen_hub_or_the_korean_end_of_what_is_chosen_or_the_nearest() {
    let day = Day::parse("2026-11-25").unwrap();
    let of = |id: &str| Emphasis::of(&ATLAS, ATLAS.find(id), day);
    assert_eq!(standpoint(&ATLAS, &of("paju"), None), Some(hub("paju")));
    assert_eq!(standpoint(&ATLAS, &of("miami-dade"), None), Some(hub("miami-dade")));
    let partnership = ATLAS.partnerships().iter().find(|p| p.id.as_str().contains("miami-dade")).unwrap();
    let stand = standpoint(&ATLAS, &of(partnership.id.as_str()), None).unwrap();
    assert_eq!(ATLAS.hub_role(stand), HubRole::Korean);
    let none = Emphasis::default();
    assert_eq!(standpoint(&ATLAS, &none, Some(LonLat::new(6.1, 49.6))), Some(hub("luxembourg")));
    assert_eq!(ATLAS.hub_role(standpoint(&ATLAS, &none, None).unwrap()), HubRole::Korean);
    let (empty, _) = Atlas::build(Default::default());
    assert_eq!(standpoint(&empty, &none, None), None);
}
