//! Lines of the free map that leave it: those that lead the same way are one, nothing is lost, and they say where they lead.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

mod published;

use bio_hub_atlas::atlas::{Atlas, Bundle, HubRole, Kind, Ref};
use bio_hub_atlas::geo::{LonLat, Outlook, angle_deg, bearing_deg};
use bio_hub_atlas::map::arcs::{AFAR, Arc, End, Weight};
use bio_hub_atlas::map::emphasis::{Emphasis, Strength};
use bio_hub_atlas::map::figures::measure;
use bio_hub_atlas::map::hit::Hit;
use bio_hub_atlas::map::metrics::noto_width;
use bio_hub_atlas::map::names;
use bio_hub_atlas::map::outlooks::MapView;
use bio_hub_atlas::map::plane::Pt;
use bio_hub_atlas::map::said::{Sight, say};
use bio_hub_atlas::map::scene::{Input, Scene, Target};
use bio_hub_atlas::model::{Day, Lang};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static ATLAS: LazyLock<&Atlas> = LazyLock::new(published::atlas);

const SIZE: (f32, f32) = (1104.0, 748.0);
const HOME: LonLat = LonLat::new(127.3, 36.8);
/// Longitude, latitude, zoom: East Asia, Korea, Seoul.
const LOOKS: [(f64, f64, f64); 3] = [(125.0, 35.0, 3.0), (127.3, 36.4, 5.0), (126.95, 37.5, 8.0)];

fn today() -> Day {
    Day::parse("2026-11-25").unwrap()
}

fn scene(outlook: Outlook, (lon, lat, zoom): (f64, f64, f64), lang: Lang, chosen: &Emphasis, before: Option<&Scene>) -> Scene {
    let view = outlook.view(LonLat::new(lon, lat), zoom, f64::from(SIZE.0), f64::from(SIZE.1));
    let input = Input::new(&ATLAS, today(), lang, chosen, &noto_width);
    Scene::of_view(&input, view, SIZE.0, SIZE.1, before.is_some(), before)
}

fn flat(look: (f64, f64, f64)) -> Scene {
    scene(Outlook::Flat, look, Lang::En, &Emphasis::default(), None)
}

fn all_bundles() -> Vec<Bundle> {
    ATLAS.bundles(today()).into_iter().chain(ATLAS.bundles_within(today())).collect()
}

fn hub(id: &str) -> u32 {
    ATLAS.find(id).unwrap().index
}

fn place(hub: u32) -> LonLat {
    ATLAS.place(hub).unwrap()
}

fn is_afar(arc: &Arc) -> bool {
    let gathered = matches!(arc.b, End::Away(to) if to & AFAR != 0);
    assert_eq!(gathered, !arc.beyond.is_empty(), "{arc:?}");
    gathered
}

/// Whether an end of an arc is where a hub is.
fn is_at(scene: &Scene, arc: &Arc, end: End, hub: u32) -> bool {
    match end {
        End::Mark(m) => scene.marks[m as usize].holds(hub),
        End::Away(h) => h == hub || arc.beyond.contains(&hub),
        End::Home => ATLAS.hub_role(hub) == HubRole::Korean,
        End::Box(_) => false,
    }
}

fn joins(scene: &Scene, arc: &Arc, bundle: &Bundle) -> bool {
    let at = |end, hub| is_at(scene, arc, end, hub);
    (at(arc.a, bundle.a) && at(arc.b, bundle.b)) || (at(arc.a, bundle.b) && at(arc.b, bundle.a))
}

#[test]
fn what_is_gathered_lies_far_off_the_same_way_and_is_more_than_one_hub() {
    let mut gathered = 0;
    for look in LOOKS {
        let scene = flat(look);
        for arc in scene.arcs.iter().filter(|a| is_afar(a)) {
            gathered += 1;
            assert!(arc.beyond.len() > 1, "{arc:?}");
            let window = scene.window();
            for &h in &arc.beyond {
                assert_ne!(ATLAS.hub_role(h), HubRole::Korean);
                let shown = scene.view.project(place(h)).is_some_and(|p| window.holds(Pt::new(p.x as f32, p.y as f32)));
                assert!(
                    !shown && angle_deg(LonLat::new(look.0, look.1), place(h)) > 5.0,
                    "{look:?} {}",
                    names::label(&ATLAS, h, Lang::En)
                );
                let way = |h: u32| bearing_deg(HOME, place(h));
                let off = (way(h) - way(arc.beyond[0])).rem_euclid(360.0);
                assert!(off.min(360.0 - off) < 30.0, "{look:?} {:?}", arc.beyond);
            }
        }
    }
    assert!(gathered > 15, "{gathered}");
}

#[test]
fn places_that_lie_on_two_sides_of_korea_are_not_one_way() {
    let korea = flat(LOOKS[1]);
    let ends: Vec<&Arc> =
        korea.arcs.iter().filter(|a| is_at(&korea, a, a.b, hub("shonan")) || is_at(&korea, a, a.b, hub("shanghai"))).collect();
    assert!(ends.len() >= 2 && ends.iter().all(|a| !is_afar(a)), "{ends:?}");
}

#[test]
fn nothing_is_lost_each_partnership_of_two_places_belongs_to_one_line() {
    for look in LOOKS {
        for chosen in [Emphasis::default(), Emphasis::of(&ATLAS, ATLAS.find("seoul"), today())] {
            let scene = scene(Outlook::Flat, look, Lang::Ko, &chosen, None);
            let mut told: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); scene.arcs.len()];
            let mut bundles = 0;
            for bundle in all_bundles() {
                let lines: Vec<usize> = (0..scene.arcs.len()).filter(|&i| joins(&scene, &scene.arcs[i], &bundle)).collect();
                // A partnership that is chosen stands apart from others of the same two places only within a gathering.
                let own: Vec<usize> = lines
                    .into_iter()
                    .filter(|&i| bundle.partnerships.iter().all(|p| scene.arcs[i].partnerships.contains(p)))
                    .collect();
                let in_sight = |h: u32| scene.marks.iter().any(|m| m.holds(h) && scene.window().holds(m.at));
                let one_mark = scene.marks.iter().any(|m| m.holds(bundle.a) && m.holds(bundle.b));
                if (in_sight(bundle.a) || in_sight(bundle.b)) && !one_mark {
                    bundles += 1;
                    assert!(!own.is_empty(), "{look:?}: no line for {bundle:?}");
                    if chosen.is_empty() {
                        assert_eq!(own.len(), 1, "{look:?}: {bundle:?}");
                    }
                }
                for i in own {
                    told[i].extend(&bundle.partnerships);
                }
            }
            assert!(bundles > 30, "{look:?} {bundles}");
            for (arc, told) in scene.arcs.iter().zip(&told) {
                assert_eq!(arc.partnerships, told.iter().copied().collect::<Vec<_>>(), "{look:?}");
                assert_eq!(arc.weight, Weight::of(told.len()));
                assert_eq!(arc.statuses.len(), told.len());
            }
        }
    }
}

/// Where the lines of a scene lead, by the first hub of their mark and what they end at.
fn leads(scene: &Scene) -> BTreeMap<(u32, u32), Vec<u32>> {
    scene.arcs.iter().map(|a| (scene.lasting(a), a.beyond.clone())).collect()
}

#[test]
fn no_two_lines_of_a_scene_last_by_the_same_name() {
    for look in LOOKS {
        for chosen in ["boston", "goyang", "goyang-lih-agreement-2024"] {
            let chosen = Emphasis::of(&ATLAS, ATLAS.find(chosen), today());
            let scene = scene(Outlook::Flat, look, Lang::Ko, &chosen, None);
            assert_eq!(leads(&scene).len(), scene.arcs.len(), "{look:?}");
        }
    }
}

#[test]
fn while_the_map_is_dragged_no_line_joins_or_parts() {
    let none = Emphasis::default();
    let hubs = |scene: &Scene| -> Vec<Vec<u32>> { scene.marks.iter().map(|m| m.hubs.clone()).collect() };
    // A mark on the edge has a line as long as that comes into the window.
    let inside = |scene: &Scene| -> BTreeSet<u32> {
        let room = scene.window().grown(-12.0);
        scene.marks.iter().filter(|m| room.holds(m.at)).map(|m| m.leader()).collect()
    };
    let from = |scene: &Scene, marks: &BTreeSet<u32>| {
        let mut lines = leads(scene);
        lines.retain(|ends, _| marks.contains(&ends.0));
        lines
    };
    for (lon, lat, zoom) in LOOKS {
        let mut before = flat((lon, lat, zoom));
        let step = 3.0 * 360.0 / (512.0 * 2f64.powf(zoom));
        let mut compared = 0;
        for i in 1..40 {
            let now = scene(Outlook::Flat, (lon + step * f64::from(i), lat, zoom), Lang::En, &none, Some(&before));
            // Where a mark has come into the window or left it, its lines have too.
            if hubs(&now) == hubs(&before) {
                compared += 1;
                let both = &inside(&now) & &inside(&before);
                assert_eq!(from(&now, &both), from(&before, &both), "zoom {zoom}, {i}");
            }
            before = now;
        }
        assert!(compared > 20, "zoom {zoom}: {compared}");
    }
}

#[test]
fn a_line_says_where_it_leads_in_both_languages() {
    let (mut pairs, mut more) = (0, 0);
    for lang in Lang::ALL {
        let none = Emphasis::default();
        let scene = scene(Outlook::Flat, LOOKS[1], lang, &none, None);
        for (i, arc) in scene.arcs.iter().enumerate().filter(|(_, a)| is_afar(a)) {
            let of = |h: u32| names::label(&ATLAS, h, lang);
            let name = names::arc_name(&ATLAS, &scene, arc, lang);
            let far = match (&arc.beyond[..], lang) {
                (&[a, b], Lang::Ko) => format!("–{}·{}, 협력 {}건", of(a), of(b), arc.partnerships.len()),
                (&[a, b], Lang::En) => format!(" – {} · {}, {} partnership", of(a), of(b), arc.partnerships.len()),
                (all, Lang::Ko) => format!("–{} 외 {}, 협력 {}건", of(all[0]), all.len() - 1, arc.partnerships.len()),
                (all, Lang::En) => format!(" – {} +{}, {} partnership", of(all[0]), all.len() - 1, arc.partnerships.len()),
            };
            assert!(name.contains(&far), "{name} has not {far}");
            *(if arc.beyond.len() == 2 { &mut pairs } else { &mut more }) += 1;
            let at = Some(Hit::Arc(i as u32));
            let said = say(&Sight { atlas: &ATLAS, day: today(), lang, scene: &scene, view: MapView::Region, at, chosen: None });
            for &h in &arc.beyond {
                assert!(said.focus.contains(of(h)), "{} does not say {}", said.focus, of(h));
            }
        }
    }
    assert!(pairs > 0 && more > 0, "{pairs} {more}");
}

#[test]
fn a_partnership_that_is_open_has_a_line_of_its_own_and_its_end_is_named_at_the_edge() {
    let item = ATLAS.find("goyang-lih-agreement-2024").unwrap();
    let chosen = Emphasis::of(&ATLAS, Some(item), today());
    let luxembourg = hub("luxembourg");
    for lang in Lang::ALL {
        let scene = scene(Outlook::Flat, LOOKS[1], lang, &chosen, None);
        let lit: Vec<&Arc> = scene.arcs.iter().filter(|a| chosen.of_arc(a) == Strength::Chosen).collect();
        assert!(!lit.is_empty() && lit.iter().all(|a| a.b == End::Away(luxembourg)), "{lit:?}");
        let exit = format!("→ {}", names::label(&ATLAS, luxembourg, lang));
        assert!(scene.labels.iter().any(|l| matches!(l.of, Target::Arc(_)) && l.text == exit), "{exit}");
    }
}

#[test]
fn a_partnership_that_is_pointed_at_lights_its_gathering_and_names_its_own_end_alone() {
    let none = Emphasis::default();
    let scene = scene(Outlook::Flat, LOOKS[1], Lang::En, &none, None);
    let input = Input::new(&ATLAS, today(), Lang::En, &none, &noto_width);
    let mut named = 0;
    for arc in scene.arcs.iter().filter(|a| a.beyond.len() > 2) {
        for &p in &arc.partnerships {
            let choice = Emphasis::of(&ATLAS, Some(Ref::new(Kind::Partnership, p)), today());
            assert_eq!(choice.of_arc(arc), Strength::Chosen);
            let (_, labels) = scene.lit(&input, &choice);
            let ends: Vec<u32> = arc.beyond.iter().copied().filter(|h| choice.hubs.contains(h)).collect();
            assert!(!ends.is_empty());
            for label in &labels {
                let own = choice.hubs.iter().any(|&h| label.text.contains(names::label(&ATLAS, h, Lang::En)));
                assert!(own, "{} is named for another partnership", label.text);
            }
            if let [end] = ends[..] {
                let exit = names::label(&ATLAS, end, Lang::En);
                named += usize::from(labels.iter().any(|l| l.text.contains(exit)));
            }
        }
    }
    assert!(named > 10, "{named}");
}

#[test]
fn from_a_hub_and_on_the_whole_world_every_line_ends_at_its_hub() {
    let none = Emphasis::default();
    let paju = hub("paju");
    for zoom in [0.0, 3.0] {
        let view = Outlook::From(place(paju)).view(place(paju), zoom, f64::from(SIZE.0), f64::from(SIZE.1));
        let input = Input { from: Some(paju), ..Input::new(&ATLAS, today(), Lang::En, &none, &noto_width) };
        let scene = Scene::of_view(&input, view, SIZE.0, SIZE.1, false, None);
        assert!(!scene.arcs.is_empty() && scene.arcs.iter().all(|a| !is_afar(a)), "zoom {zoom}");
        for piece in scene.arcs.iter().flat_map(|a| &a.pieces) {
            let (first, last) = (piece[0], piece[piece.len() - 1]);
            let off = piece.iter().map(|p| {
                let along = first.distance(last).max(1.0);
                ((last.x - first.x) * (p.y - first.y) - (last.y - first.y) * (p.x - first.x)).abs() / along
            });
            assert!(off.fold(0.0, f32::max) < 4.0, "zoom {zoom}: not straight");
        }
    }
    assert!(flat((150.0, 17.0, 0.0)).arcs.iter().all(|a| !is_afar(a)));
}

#[test]
fn on_the_globe_what_lies_well_beyond_the_horizon_is_gathered() {
    let none = Emphasis::default();
    let scene = scene(Outlook::Globe, (127.0, 37.0, 0.5), Lang::En, &none, None);
    for arc in scene.arcs.iter().filter(|a| is_afar(a)) {
        assert!(arc.beyond.iter().all(|&h| angle_deg(LonLat::new(127.0, 37.0), place(h)) > 90.0), "{arc:?}");
    }
    assert!(scene.arcs.iter().any(is_afar));
}

#[test]
fn gathered_lines_cross_three_fifths_as_often_at_most_and_hardly_run_under_marks() {
    // Where all is chosen, each line is one of its own.
    let all = Emphasis::of_partnerships(&ATLAS, &(0..ATLAS.partnerships().len() as u32).collect::<Vec<_>>());
    for (look, most) in LOOKS.into_iter().zip([3, 6, 1]) {
        let (ours, apart) = (measure(&flat(look)), measure(&scene(Outlook::Flat, look, Lang::En, &all, None)));
        assert!(5 * ours.crossings <= 3 * apart.crossings, "{look:?}: {} against {}", ours.crossings, apart.crossings);
        assert!(ours.under_marks <= most && ours.least_angle > 9.0 && ours.name_on_arc <= 1, "{look:?}: {ours:?}");
    }
}
