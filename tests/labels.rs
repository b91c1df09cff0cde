//! Names of the free map with the published data: over sizes, zooms, places and languages nothing lies over anything,
//! and names stay where they are while the map moves.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

use bio_hub_atlas::atlas::{Atlas, FILES, Records};
use bio_hub_atlas::explore::Camera;
use bio_hub_atlas::map::camera::{self, Size};
use bio_hub_atlas::map::emphasis::Emphasis;
use bio_hub_atlas::map::figures::measure;
use bio_hub_atlas::map::metrics::noto_width;
use bio_hub_atlas::map::places::Places;
use bio_hub_atlas::map::plane::Rect;
use bio_hub_atlas::map::scene::{Input, Label, Scene, Target};
use bio_hub_atlas::model::{Day, Lang};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
    let files: Vec<(&str, String)> = FILES
        .iter()
        .map(|name| (*name, std::fs::read_to_string(format!("public/data/{name}.json")).expect("a data file")))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Atlas::build(Records::from_files(&files).0).0
});

static PLACES: LazyLock<[Places; 2]> = LazyLock::new(|| {
    ["ko", "en"].map(|lang| {
        let mut places = Places::default();
        places.add(&std::fs::read_to_string(format!("/tmp/places-{lang}.txt")).expect("a file"));
        places
    })
});

const SIZES: [(f32, f32); 5] = [(390.0, 600.0), (768.0, 700.0), (1104.0, 760.0), (1440.0, 840.0), (2560.0, 1300.0)];

/// Each hub, and places between them.
fn centres() -> Vec<(f64, f64)> {
    let hubs = ATLAS.hubs().iter().map(|h| (h.lon, h.lat));
    hubs.chain([(126.95, 37.55), (127.8, 36.3), (180.0, 20.0), (150.0, 36.0), (-71.1, 42.37), (6.13, 49.61)]).collect()
}

/// What buttons and credits cover of the free map.
fn controls(w: f32, h: f32) -> [Rect; 3] {
    [Rect::new(0.0, 0.0, 170.0, 64.0), Rect::new(w - 64.0, 0.0, 64.0, 166.0), Rect::new(0.0, h - 28.0, w, 28.0)]
}

fn scene(lang: Lang, (w, h): (f32, f32), at: Camera, moving: bool, before: Option<&Scene>) -> Scene {
    let chosen = Emphasis::default();
    let day = Day::parse("2026-11-25").expect("a day");
    let covered = controls(w, h);
    let input = Input {
        atlas: &ATLAS,
        day,
        lang,
        chosen: &chosen,
        measure: &noto_width,
        covered: &covered,
        places: Some(&PLACES[usize::from(lang == Lang::En)]),
    };
    Scene::of_view(&input, camera::view(at, Size::new(w, h)), w, h, moving, before)
}

/// The time that this thread has run, ns.
fn ran() -> std::time::Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("a schedule");
    std::time::Duration::from_nanos(text.split(' ').next().and_then(|n| n.parse().ok()).expect("a number"))
}

#[test]
#[ignore]
fn sweep() {
    let centres = centres();
    let (mut n, mut names, mut on_arc, mut leaders_on_arc, mut leaders, mut marks, mut unnamed) = (0, 0, 0, 0, 0, 0, 0);
    let mut worst = std::time::Duration::ZERO;
    let mut total = std::time::Duration::ZERO;
    let mut turn = 0;
    let stride: usize = std::env::var("STRIDE").map_or(7, |s| s.parse().expect("a number"));
    for size in SIZES {
        for step in 0..=22 {
            for lang in Lang::ALL {
                for &(lon, lat) in &centres {
                    turn += 1;
                    if turn % stride != 0 {
                        continue;
                    }
                    let at = Camera { lon, lat, zoom: f64::from(step) * 0.5 };
                    let since = ran();
                    let s = scene(lang, size, at, false, None);
                    let took = ran() - since;
                    total += took;
                    if took > worst {
                        worst = took;
                        println!("{took:?} {size:?} {at:?} {}", lang.code());
                    }
                    let f = measure(&s);
                    n += 1;
                    names += f.names;
                    on_arc += f.name_on_arc;
                    leaders_on_arc += f.leader_on_arc;
                    leaders += s.labels.iter().filter(|l| l.leader.is_some()).count();
                    marks += s.marks.len();
                    unnamed += f.unnamed;
                    assert_eq!(
                        (f.name_on_name, f.name_on_mark, f.mark_on_mark, f.leader_faults),
                        (0, 0, 0, 0),
                        "{size:?} {at:?} {f:?}"
                    );
                }
            }
        }
    }
    println!(
        "{n} scenes, {names} names, {on_arc} on arcs, {leaders} leaders, {leaders_on_arc} across arcs, {marks} marks, {unnamed} unnamed, {:?} each",
        total / n
    );
}

/// What a label is known by, and its place about its anchor.
fn sides(s: &Scene) -> BTreeMap<String, u16> {
    let key = |l: &Label| match l.of {
        Target::Mark(m) => s.marks[m as usize].hubs[0].to_string(),
        _ => format!("/{}", l.text),
    };
    s.labels.iter().map(|l| (key(l), l.slot)).collect()
}

#[test]
#[ignore]
fn stability() {
    let (mut stayed, mut moved, mut gone, mut come, mut flips) = (0, 0, 0, 0, 0);
    let mut worst = std::time::Duration::ZERO;
    let mut total = std::time::Duration::ZERO;
    let mut frames = 0u32;
    for (lon, lat, zoom, size) in [
        (127.0, 37.4, 4.0, SIZES[2]),
        (127.0, 37.4, 6.0, SIZES[0]),
        (5.0, 50.0, 3.0, SIZES[3]),
        (-75.0, 40.0, 3.0, SIZES[2]),
        (127.0, 37.4, 8.0, SIZES[3]),
        (150.0, 36.0, 1.0, SIZES[3]),
    ] {
        for lang in Lang::ALL {
            let mut at = Camera { lon, lat, zoom };
            let mut before = scene(lang, size, at, false, None);
            let mut history: Vec<BTreeMap<String, u16>> = vec![sides(&before)];
            for frame in 0..120 {
                let way = f64::from(frame) * 0.13;
                at = camera::dragged(at, (2.0 * way.cos()) as f32, (2.0 * way.sin()) as f32, Size::new(size.0, size.1));
                if frame % 2 == 0 {
                    at = camera::zoomed(
                        at,
                        if frame < 60 { 0.02 } else { -0.02 },
                        bio_hub_atlas::map::plane::Pt::new(size.0 / 2.0, size.1 / 2.0),
                        Size::new(size.0, size.1),
                    );
                }
                let since = ran();
                let now = scene(lang, size, at, true, Some(&before));
                let took = ran() - since;
                worst = worst.max(took);
                total += took;
                frames += 1;
                let side = sides(&now);
                let last = history.last().expect("a frame");
                for (k, v) in &side {
                    match last.get(k) {
                        Some(old) if old == v => stayed += 1,
                        Some(old) => {
                            moved += 1;
                            if history.len() > 1 && history.iter().rev().take(8).any(|h| h.get(k) == Some(v)) {
                                flips += 1;
                                println!("  {frame} {k} {old} {v}");
                            }
                        }
                        None => come += 1,
                    }
                }
                gone += last.keys().filter(|k| !side.contains_key(*k)).count();
                history.push(side);
                before = now;
            }
            let rest = scene(lang, size, at, false, Some(&before));
            let side = sides(&rest);
            let last = history.last().unwrap();
            let changed = side.iter().filter(|(k, v)| last.get(*k).is_some_and(|o| o != *v)).count();
            println!("{lon} {lat} {zoom} {}: names {} at rest {}, {changed} changed", lang.code(), last.len(), side.len());
        }
    }
    println!(
        "stayed {stayed}, moved {moved}, flips {flips}, gone {gone}, come {come}; {:?} a frame, worst {worst:?}",
        total / frames
    );
}
