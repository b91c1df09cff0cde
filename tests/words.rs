//! The map in words, with the published data: where a view looks, what it shows, and what has the focus.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

mod published;

use bio_hub_atlas::atlas::{Atlas, HubRole, Kind, Ref};
use bio_hub_atlas::geo::{LonLat, Outlook};
use bio_hub_atlas::map::emphasis::Emphasis;
use bio_hub_atlas::map::hit::Hit;
use bio_hub_atlas::map::keys::{Way, walk};
use bio_hub_atlas::map::metrics::noto_width;
use bio_hub_atlas::map::outlooks::MapView;
use bio_hub_atlas::map::said::{Said, Sight, say};
use bio_hub_atlas::map::scene::{Input, Scene};
use bio_hub_atlas::model::{Day, Lang};
use std::sync::LazyLock;

static ATLAS: LazyLock<&Atlas> = LazyLock::new(published::atlas);

const SIZE: (f64, f64) = (1104.0, 748.0);

fn today() -> Day {
    Day::parse("2026-11-25").unwrap()
}

fn hub(id: &str) -> u32 {
    ATLAS.find(id).unwrap().index
}

fn place(hub: u32) -> LonLat {
    ATLAS.place(hub).unwrap()
}

fn scene(outlook: Outlook, camera: Option<(LonLat, f64)>, from: Option<u32>, lang: Lang) -> Scene {
    let (center, zoom) = camera.unwrap_or_else(|| outlook.home(SIZE.0, SIZE.1));
    let view = outlook.view(center, zoom, SIZE.0, SIZE.1);
    let chosen = Emphasis::default();
    let input = Input { from, ..Input::new(&ATLAS, today(), lang, &chosen, &noto_width) };
    Scene::of_view(&input, view, SIZE.0 as f32, SIZE.1 as f32, false, None)
}

fn said(scene: &Scene, view: MapView, at: Option<Hit>, lang: Lang) -> Said {
    say(&Sight { atlas: &ATLAS, day: today(), lang, scene, view, at, chosen: None })
}

fn mark_of(scene: &Scene, hub: u32) -> Hit {
    let at = scene.marks.iter().position(|m| m.hubs == [hub]).expect("a mark of its own");
    Hit::Mark(at as u32)
}

#[test]
fn a_region_says_where_it_looks_and_how_wide_it_is() {
    let at_paju = Some((place(hub("paju")), 7.0));
    let region = |lang| said(&scene(Outlook::Flat, at_paju, None, lang), MapView::Region, None, lang).place;
    let en = region(Lang::En);
    assert!(en.starts_with("Region: centred on 37.8° N, 126.8° E, Paju (Capital area). About "), "{en}");
    let ko = region(Lang::Ko);
    assert!(ko.starts_with("가까이: 가운데는 북위 37.8°, 동경 126.8°, 파주 (수도권). 너비 약 "), "{ko}");
    // What it says of its width is what its scale makes of it: conformal, and small enough to be flat.
    let scene = scene(Outlook::Flat, at_paju, None, Lang::En);
    let km = SIZE.0 / scene.view.px_per_km();
    let wide: f64 = en.split("About ").nth(1).unwrap().split(' ').next().unwrap().replace(',', "").parse().unwrap();
    assert!((wide / km - 1.0).abs() < 0.06, "{wide} for {km}");
}

#[test]
fn a_place_off_every_hub_is_said_by_the_nearest() {
    let pacific = Some((LonLat::new(-160.0, 20.0), 3.0));
    let scene = scene(Outlook::Flat, pacific, None, Lang::Ko);
    let ko = said(&scene, MapView::Region, None, Lang::Ko).place;
    assert!(ko.contains("가운데는 북위 20°, 서경 160°, ") && ko.contains("에서 ") && ko.contains("쪽으로 "), "{ko}");
}

#[test]
fn the_world_is_as_wide_as_the_earth_is_round_and_the_globe_half_of_that() {
    let world = said(&scene(Outlook::Flat, None, None, Lang::En), MapView::World, None, Lang::En).place;
    assert!(world.starts_with("World: ") && (world.contains("About 40,000 km") || world.contains("About 39,000 km")), "{world}");
    let globe = said(&scene(Outlook::Globe, None, None, Lang::En), MapView::Globe, None, Lang::En).place;
    assert!(globe.starts_with("Globe: ") && globe.contains("About 20,000 km"), "{globe}");
}

#[test]
fn every_view_tells_its_hubs_and_lines_by_kind_in_both_languages() {
    let paju = hub("paju");
    for lang in Lang::ALL {
        let views = [
            (MapView::World, scene(Outlook::Flat, None, None, lang)),
            (MapView::Globe, scene(Outlook::Globe, None, None, lang)),
            (MapView::From, scene(Outlook::From(place(paju)), None, Some(paju), lang)),
            (MapView::Region, scene(Outlook::Flat, Some((place(paju), 5.0)), None, lang)),
        ];
        for (view, scene) in views {
            let said = said(&scene, view, None, lang);
            let hubs: Vec<u32> = scene.marks.iter().flat_map(|m| m.hubs.clone()).collect();
            let all = said.whole.join("\n");
            let korean = hubs.iter().filter(|&&h| ATLAS.hub_role(h) == HubRole::Korean).count();
            let word = bio_hub_atlas::i18n::ROLE_KOREAN.get(lang);
            assert!(korean == 0 || all.contains(&format!("{word} {korean}")), "{view:?}: {all}");
            for &h in &hubs {
                assert!(all.contains(ATLAS.hubs()[h as usize].label.get(lang)), "{view:?} {h}");
            }
            assert!(said.focus.is_empty() && said.whole.iter().all(|l| !l.contains('{') && !l.is_empty()));
            assert!(said.place.starts_with(&said.whole[0]));
        }
        let from = scene(Outlook::From(place(paju)), None, Some(paju), lang);
        let from = say(&Sight { atlas: &ATLAS, day: today(), lang, scene: &from, view: MapView::From, at: None, chosen: None });
        let miami = ["마이애미: 파주에서 북북동쪽으로 12,410 km", "Miami: 12,410 km to the north-north-east of Paju"];
        assert!(from.whole.iter().any(|l| l.starts_with(miami[usize::from(lang == Lang::En)])), "{from:?}");
    }
}

#[test]
fn a_hub_in_focus_is_said_by_its_first_neighbours_and_in_full_beside_the_map() {
    let goyang = hub("goyang");
    let scene = scene(Outlook::Flat, Some((place(goyang), 10.0)), None, Lang::En);
    let all = bio_hub_atlas::map::words::of_hub(&ATLAS, goyang, today(), Lang::En);
    assert!(all.len() > 3);
    let said = said(&scene, MapView::Region, Some(mark_of(&scene, goyang)), Lang::En);
    assert_eq!(said.focus, format!("{} And {} more.", all[..3].join(" "), all.len() - 3));
    assert_eq!(said.whole[..all.len()], all[..]);
    assert!(said.whole[all.len()].starts_with("Region: "));
}

#[test]
fn whatever_the_arrows_lead_to_is_said() {
    for lang in Lang::ALL {
        let scene = scene(Outlook::Flat, None, None, lang);
        let mut at = walk(&scene, None, Way::Up);
        let mut lines = 0;
        for step in 0..60 {
            let way = [Way::Right, Way::Up, Way::Left, Way::Down, Way::Right][step % 5];
            at = walk(&scene, at, way).or(at);
            let said = said(&scene, MapView::World, at, lang);
            assert!(!said.focus.is_empty() && said.whole.len() > 3, "{at:?}");
            lines += usize::from(matches!(at, Some(Hit::Arc(_))));
        }
        assert!(lines > 0);
    }
}

#[test]
fn a_line_is_said_by_its_ends_way_length_and_each_partnership() {
    let mut scenes = ["miami-dade", "goyang", "paju", "boston", "luxembourg"]
        .into_iter()
        .flat_map(|id| [4.0, 7.0, 10.0].map(|zoom| scene(Outlook::Flat, Some((place(hub(id)), zoom)), None, Lang::En)));
    let found = scenes.find_map(|scene| {
        let plain = |a: &u32| said(&scene, MapView::Region, Some(Hit::Arc(*a)), Lang::En).focus.starts_with("From ");
        (0..scene.arcs.len() as u32).find(plain).map(|a| (a, scene.clone()))
    });
    let (a, scene) = found.expect("a line between two hubs");
    let arc = &scene.arcs[a as usize];
    let said = said(&scene, MapView::Region, Some(Hit::Arc(a)), Lang::En);
    assert!(
        said.focus.contains(" km to the ") && said.focus.contains(&format!(" {} partnership", arc.partnerships.len())),
        "{said:?}"
    );
    for &p in &arc.partnerships {
        assert!(said.whole.iter().any(|l| l.starts_with(ATLAS.name(Ref::new(Kind::Partnership, p), Lang::En))), "{said:?}");
    }
}

#[test]
fn an_empty_sky_and_an_atlas_without_records_are_said_too() {
    let (empty, _) = Atlas::build(Default::default());
    let view = Outlook::Flat.view(LonLat::new(-130.0, -50.0), 7.0, SIZE.0, SIZE.1);
    let (chosen, lang) = (Emphasis::default(), Lang::Ko);
    let scene = {
        let input = Input::new(&empty, today(), lang, &chosen, &noto_width);
        Scene::of_view(&input, view, SIZE.0 as f32, SIZE.1 as f32, false, None)
    };
    let said = say(&Sight {
        atlas: &empty,
        day: today(),
        lang,
        scene: &scene,
        view: MapView::Region,
        at: Some(Hit::Mark(9)),
        chosen: None,
    });
    assert!(said.focus.is_empty());
    assert!(said.whole.iter().any(|l| l == "보이는 허브가 없습니다."), "{said:?}");
}
