//! The plate with the published data: at every width and in both languages nothing lies over anything.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

mod published;

use bio_hub_atlas::atlas::{Atlas, HubRole, Status};
use bio_hub_atlas::geo::{LonLat, Outlook};
use bio_hub_atlas::i18n::{self, Message};
use bio_hub_atlas::map::emphasis::Emphasis;
use bio_hub_atlas::map::figures::{Figures, measure};
use bio_hub_atlas::map::frame::FrameId;
use bio_hub_atlas::map::legend::{Sign, entries};
use bio_hub_atlas::map::metrics::noto_width;
use bio_hub_atlas::map::plate::{Space, layout};
use bio_hub_atlas::map::scene::{Input, Scene, Target};
use bio_hub_atlas::map::{camera, names, words};
use bio_hub_atlas::model::{Day, Lang};
use std::sync::LazyLock;

static ATLAS: LazyLock<&Atlas> = LazyLock::new(published::atlas);

fn today() -> Day {
    Day::parse("2026-11-25").expect("a day")
}

/// The widths of a window, and the room that its map has: beside the panel where there is one.
const ROOMS: [(f32, f32, f32); 5] =
    [(390.0, 390.0, 430.0), (768.0, 768.0, 640.0), (1024.0, 688.0, 600.0), (1440.0, 1104.0, 748.0), (1920.0, 1584.0, 928.0)];

fn scenes(room: (f32, f32, f32), lang: Lang, chosen: &Emphasis) -> Vec<(FrameId, Scene)> {
    let (_, width, height) = room;
    let plate = layout(Space { width, height, legend: 46.0, credits: 34.0 });
    let input = Input::new(&ATLAS, today(), lang, chosen, &noto_width);
    std::iter::once((FrameId::World, plate.world))
        .chain(plate.insets)
        .map(|(id, r)| (id, Scene::of_frame(&input, id, r.w, r.h, None)))
        .collect()
}

fn assert_clean(scene: &Scene, what: &str) -> Figures {
    let f = measure(scene);
    assert_eq!((f.name_on_name, f.name_on_mark, f.mark_on_mark, f.leader_faults), (0, 0, 0, 0), "{what}: {f:?}");
    f
}

#[test]
fn nothing_overlaps_at_any_width_in_any_frame_and_language() {
    for room in ROOMS {
        for lang in Lang::ALL {
            for (id, scene) in scenes(room, lang, &Emphasis::default()) {
                let f = assert_clean(&scene, &format!("{id:?} at {} px in {}", room.0, lang.code()));
                println!("{} {} {id:?} {:?} {f:?}", room.0, lang.code(), scene.size);
            }
        }
    }
}

#[test]
fn every_mark_of_an_inset_is_named() {
    for room in ROOMS {
        for lang in Lang::ALL {
            for (id, scene) in scenes(room, lang, &Emphasis::default()).into_iter().skip(1) {
                assert_eq!(measure(&scene).unnamed, 0, "{id:?} at {} px in {}", room.0, lang.code());
            }
        }
    }
}

#[test]
fn the_east_sea_and_its_islands_are_named_on_the_world_and_in_the_inset_of_korea() {
    for room in ROOMS {
        for lang in Lang::ALL {
            let all = scenes(room, lang, &Emphasis::default());
            let has = |scene: &Scene, name: Message| scene.labels.iter().any(|l| l.text == name.get(lang));
            let what = format!("at {} px in {}", room.0, lang.code());
            let (world, korea) = (&all[0].1, &all[1].1);
            assert!(has(world, i18n::SEA_EAST), "the world {what}");
            for name in [i18n::SEA_EAST, i18n::ISLAND_DOKDO, i18n::ISLAND_ULLEUNGDO] {
                assert!(has(korea, name), "{} {what}", name.get(lang));
            }
        }
    }
}

#[test]
fn on_a_wide_plate_every_mark_of_the_world_is_named_and_no_name_lies_on_an_arc() {
    for room in &ROOMS[3..] {
        for lang in Lang::ALL {
            let (_, world) = scenes(*room, lang, &Emphasis::default()).remove(0);
            let f = measure(&world);
            assert_eq!((f.unnamed, f.name_on_arc), (0, 0), "{} px in {}: {f:?}", room.0, lang.code());
        }
    }
}

#[test]
fn arcs_of_a_wide_plate_hardly_cross_or_run_under_marks_that_they_do_not_join() {
    for (room, most) in [(ROOMS[2], (1, 1)), (ROOMS[3], (0, 0)), (ROOMS[4], (0, 1))] {
        let f = measure(&scenes(room, Lang::Ko, &Emphasis::default()).remove(0).1);
        assert!(f.crossings <= most.0 && f.under_marks <= most.1, "{} px: {f:?}", room.0);
        assert!(f.least_angle > 1.0, "{} px: {f:?}", room.0);
    }
}

#[test]
fn nothing_overlaps_whatever_is_chosen() {
    let atlas = &*ATLAS;
    for (i, item) in atlas.refs().enumerate().filter(|(i, _)| i % 43 == 0) {
        let lang = Lang::ALL[i / 43 % 2];
        let chosen = Emphasis::of(atlas, Some(item), today());
        let room = ROOMS[i / 43 % ROOMS.len()];
        for (id, scene) in scenes(room, lang, &chosen) {
            assert_clean(&scene, &format!("{id:?} at {} px in {}: {}", room.0, lang.code(), atlas.id(item)));
        }
    }
}

#[test]
fn every_hub_is_on_the_world_and_the_insets_show_apart_what_the_world_gathers() {
    let all = scenes(ROOMS[3], Lang::Ko, &Emphasis::default());
    let hubs = |scene: &Scene| scene.marks.iter().map(|m| m.hubs.len()).sum::<usize>();
    assert_eq!(hubs(&all[0].1), ATLAS.hubs().len());
    let home = &all[0].1.marks[0];
    assert!(home.country && home.hubs.len() == 29);
    let apart: Vec<u32> =
        all[1..].iter().flat_map(|(_, s)| &s.marks).filter(|m| m.role == HubRole::Korean).flat_map(|m| m.hubs.clone()).collect();
    assert_eq!(apart.len(), 29, "each Korean hub in one inset");
    let singles = all[1..].iter().flat_map(|(_, s)| &s.marks).filter(|m| m.hubs.len() == 1).count();
    assert!(singles >= 38, "{singles}");
}

#[test]
fn a_hub_inside_a_named_box_has_its_mark_in_that_frame_alone() {
    let all = scenes(ROOMS[3], Lang::En, &Emphasis::default());
    let korea = &all.iter().find(|(id, _)| *id == FrameId::Korea).expect("Korea").1;
    let boxed = &korea.boxes[0];
    assert_eq!(boxed.frame, FrameId::CapitalArea);
    assert!(boxed.hubs.len() >= 12);
    assert!(korea.marks.iter().all(|m| m.hubs.iter().all(|h| !boxed.hubs.contains(h))));
    assert!(korea.labels.iter().any(|l| l.of == Target::Box(0) && l.text == "Capital area"));
}

#[test]
fn the_legend_counts_every_hub_and_partnership_once() {
    let counts: Vec<usize> = entries(&ATLAS, today()).iter().map(|e| e.count).filter(|&c| c > 0).collect();
    assert_eq!(counts[counts.len() - 3..], [29, 29, 8]);
    let exist = (0..ATLAS.partnerships().len() as u32).filter(|&p| ATLAS.exists_at(p, today())).count();
    assert_eq!(counts[..counts.len() - 3].iter().sum::<usize>(), exist);
    let early = entries(&ATLAS, Day::parse("2005-01-01").expect("a day"));
    assert!(early.iter().all(|e| e.sign != Sign::Line(Status::Building)), "kinds that are not shown have no entry");
}

#[test]
fn a_chosen_partnership_is_drawn_into_the_insets_and_says_where_it_leads() {
    let item = ATLAS.find("goyang-lih-agreement-2024");
    assert!(item.is_some());
    let chosen = Emphasis::of(&ATLAS, item, today());
    let all = scenes(ROOMS[3], Lang::Ko, &chosen);
    for id in [FrameId::CapitalArea, FrameId::Europe] {
        let scene = &all.iter().find(|(f, _)| *f == id).expect("the frame").1;
        assert_eq!(scene.arcs.len(), 1, "{id:?}");
        assert!(scene.labels.iter().any(|l| matches!(l.of, Target::Arc(_))), "{id:?}");
    }
    let america = &all.iter().find(|(f, _)| *f == FrameId::EasternNorthAmerica).expect("the frame").1;
    assert!(america.arcs.is_empty());
}

#[test]
fn in_every_inset_a_choice_shows_its_part_and_says_where_its_arcs_lead_at_any_width_in_both_languages() {
    let (mut shown, mut led, mut silent) = (0, 0, Vec::new());
    let begun = (0..ATLAS.partnerships().len() as u32).filter(|&p| ATLAS.exists_at(p, today()));
    for (turn, p) in begun.step_by(4).enumerate() {
        let chosen = Emphasis::of_partnerships(&ATLAS, &[p]);
        let (room, lang) = (ROOMS[turn % ROOMS.len()], Lang::ALL[turn / ROOMS.len() % 2]);
        let plate = layout(Space { width: room.1, height: room.2, legend: 46.0, credits: 34.0 });
        let input = Input::new(&ATLAS, today(), lang, &chosen, &noto_width);
        for (id, r) in plate.insets {
            let scene = Scene::of_frame(&input, id, r.w, r.h, None);
            let what = format!("{id:?} at {} px in {}, partnership {p}", room.0, lang.code());
            assert_clean(&scene, &what);
            for (i, arc) in scene.arcs.iter().enumerate() {
                assert_eq!(arc.partnerships, [p], "{what}");
                shown += 1;
                if !(arc.a.is_away() || arc.b.is_away()) {
                    continue;
                }
                // It ends on the edge, on the side of its far end, and a name there says where it leads.
                let first = arc.pieces.first().and_then(|p| p.first()).expect("a point");
                let last = arc.pieces.last().and_then(|p| p.last()).expect("a point");
                let end = if arc.a.is_away() { first } else { last };
                let edge = [end.x, end.y, scene.size.0 - end.x, scene.size.1 - end.y];
                assert!(edge.iter().any(|d| d.abs() < 0.5), "{what}: {end:?}");
                let far = names::end_name(&ATLAS, &scene, arc, if arc.a.is_away() { arc.a } else { arc.b }, lang);
                let more = |l: &str| l.contains(&far) || l.contains("외 ") || l.contains('+');
                let said = scene.labels.iter().filter(|l| matches!(l.of, Target::Arc(_))).any(|l| more(&l.text));
                led += usize::from(said);
                silent.extend((!said).then(|| format!("{what}: nothing says {far} of arc {i}")));
            }
        }
    }
    assert!(shown > 40 && led > 30, "{shown} {led}");
    assert!(silent.is_empty(), "{} of {}: {}", silent.len(), led + silent.len(), silent.join("\n"));
}

#[test]
fn the_same_input_gives_the_same_scene() {
    for room in [ROOMS[0], ROOMS[3]] {
        assert_eq!(scenes(room, Lang::Ko, &Emphasis::default()), scenes(room, Lang::Ko, &Emphasis::default()));
    }
}

#[test]
fn nothing_overlaps_on_the_free_map_at_any_zoom() {
    let chosen = Emphasis::default();
    for lang in Lang::ALL {
        let input = Input::new(&ATLAS, today(), lang, &chosen, &noto_width);
        let mut before: Option<Scene> = None;
        for step in [0.0, 1.0, 2.0, 2.5, 3.0, 3.5, 4.5, 5.0, 6.5, 8.0, 11.0] {
            let size = camera::Size::new(1104.0, 748.0);
            let view = Outlook::Flat.view(LonLat::new(127.0, 37.4), step, size.w, size.h);
            for moving in [true, false] {
                let scene = Scene::of_view(&input, view, 1104.0, 748.0, moving, before.as_ref());
                assert_clean(&scene, &format!("zoom {step} in {}, moving: {moving}", lang.code()));
                before = Some(scene);
            }
        }
    }
}

#[test]
fn the_words_of_a_hub_tell_its_partners_by_distance_and_way() {
    let hub = ATLAS.find("paju").expect("Paju").index;
    let lines = words::of_hub(&ATLAS, hub, today(), Lang::En);
    assert!(lines.iter().any(|l| l.starts_with("Miami: 12,410 km to the north-north-east of Paju; ")), "{lines:?}");
    let lines = words::of_hub(&ATLAS, hub, today(), Lang::Ko);
    assert!(lines.iter().any(|l| l.starts_with("마이애미: 파주에서 북북동쪽으로 12,410 km, 협력 ")), "{lines:?}");
}

#[test]
fn a_chosen_partnership_does_not_pass_for_a_stronger_one_that_shares_its_line() {
    use bio_hub_atlas::atlas::{Kind, Ref};
    let (_, world) = scenes(ROOMS[3], Lang::Ko, &Emphasis::default()).remove(0);
    let mut weaker = 0;
    for arc in &world.arcs {
        assert_eq!(arc.status, Emphasis::default().status_of(arc), "where nothing is chosen the strongest speaks");
        for &partnership in &arc.partnerships {
            let choice = Emphasis::of(&ATLAS, Some(Ref::new(Kind::Partnership, partnership)), today());
            assert_eq!(choice.status_of(arc), ATLAS.status_at(partnership, today()));
            weaker += usize::from(choice.status_of(arc) != arc.status);
        }
    }
    assert!(weaker > 20, "only {weaker} share a line with a stronger one");
}

#[test]
fn every_mark_and_line_of_the_world_is_reached_by_arrows() {
    use bio_hub_atlas::map::hit::Hit;
    use bio_hub_atlas::map::keys::{Way, walk};
    let (_, world) = scenes(ROOMS[3], Lang::Ko, &Emphasis::default()).remove(0);
    let start = walk(&world, None, Way::Up).expect("a mark in the middle");
    assert!(matches!(start, Hit::Mark(_)));
    let (mut reached, mut next) = (vec![start], 0);
    while next < reached.len() {
        for way in [Way::Up, Way::Down, Way::Left, Way::Right] {
            if let Some(to) = walk(&world, Some(reached[next]), way).filter(|to| !reached.contains(to)) {
                reached.push(to);
            }
        }
        next += 1;
    }
    let seen = |of: Hit| reached.contains(&of);
    let lines = world.arcs.iter().enumerate().filter(|(_, a)| a.middle().is_some_and(|m| world.window().holds(m.0)));
    let missed: Vec<usize> = lines.map(|(i, _)| i).filter(|&i| !seen(Hit::Arc(i as u32))).collect();
    assert_eq!(missed, [0_usize; 0], "lines that no arrow leads to");
    let marks = world.marks.iter().enumerate().filter(|(_, m)| world.window().holds(m.at));
    assert_eq!(marks.filter(|(i, _)| !seen(Hit::Mark(*i as u32))).count(), 0, "marks that no arrow leads to");
}

#[test]
fn a_record_that_names_a_place_does_not_light_up_all_that_the_place_takes_part_in() {
    use bio_hub_atlas::atlas::Kind;
    let of = |id: &str| Emphasis::of(&ATLAS, ATLAS.find(id), today());
    let goyang = ATLAS.find("goyang").expect("Goyang").index;
    assert!(of("goyang").partnerships.len() > 10, "a hub that is open lights up its partnerships");
    for story in ATLAS.refs().filter(|r| r.kind == Kind::Story) {
        let steps = &ATLAS.stories()[story.index as usize].steps;
        let named: Vec<u32> = steps
            .iter()
            .flat_map(|s| &s.focus)
            .filter_map(|f| ATLAS.find(f.as_str()))
            .filter(|r| r.kind == Kind::Partnership)
            .map(|r| r.index)
            .collect();
        let lit = Emphasis::of(&ATLAS, Some(story), today());
        assert!(lit.partnerships.iter().all(|p| named.contains(p)), "{}", ATLAS.id(story));
    }
    let about_goyang =
        ATLAS.refs().find(|&r| r.kind == Kind::Claim && ATLAS.claims()[r.index as usize].subject.as_str() == "goyang");
    if let Some(claim) = about_goyang {
        let lit = Emphasis::of(&ATLAS, Some(claim), today());
        assert_eq!((lit.own.as_slice(), lit.partnerships.len()), ([goyang].as_slice(), 0));
    }
}
