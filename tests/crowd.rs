//! Very many hubs on the free map: what a frame asks for does not grow with them, and none is lost.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test and its helpers

use bio_hub_atlas::atlas::Atlas;
use bio_hub_atlas::geo::{LonLat, Outlook, View};
use bio_hub_atlas::map::crowd::{Crowd, Gather, Seen};
use bio_hub_atlas::map::frame::project;
use bio_hub_atlas::map::plane::Rect;
use bio_hub_atlas::model::Day;
use std::sync::LazyLock;

mod synthetic;

const HUBS: usize = 6_000;
const W: f32 = 1280.0;
const H: f32 = 800.0;

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| synthetic::atlas(HUBS));
static CROWD: LazyLock<Crowd> = LazyLock::new(|| Crowd::new(&ATLAS, Day::parse("2026-11-25").expect("a day")));

fn view(outlook: Outlook, lon: f64, lat: f64, zoom: f64) -> View {
    outlook.view(LonLat::new(lon, lat), zoom, f64::from(W), f64::from(H))
}

fn seen(view: &View) -> Seen<'static> {
    CROWD.seen(view, Rect::new(0.0, 0.0, W, H), false)
}

#[test]
fn a_frame_asks_for_no_more_of_many_hubs_than_of_few() {
    for outlook in [Outlook::Flat, Outlook::Globe] {
        for step in 0..23 {
            for (lon, lat) in [(127.0, 37.5), (126.9, 37.45), (8.0, 50.0), (-75.0, 40.0), (179.0, 0.0)] {
                let found = seen(&view(outlook, lon, lat, f64::from(step) * 0.5));
                let lines = found.between.len() + found.within.len();
                assert!(found.spots.len() <= 150 && lines <= 72, "{step}: {} marks, {lines} lines", found.spots.len());
            }
        }
    }
}

#[test]
fn every_hub_stands_in_one_mark_that_lies_near_it() {
    let far = seen(&view(Outlook::Flat, 150.0, 17.0, 0.0));
    let mut hubs: Vec<u32> = far.spots.iter().flat_map(|s| s.hubs).copied().collect();
    hubs.sort_unstable();
    hubs.dedup();
    assert_eq!(hubs.len(), far.spots.iter().map(|s| s.hubs.len()).sum::<usize>(), "a hub in two marks");
    assert!(hubs.len() > HUBS * 99 / 100, "{} of {HUBS}", hubs.len());
    // At the closest the hubs in sight are there one by one.
    let close = view(Outlook::Flat, 126.9, 37.5, 11.0);
    let window = Rect::new(0.0, 0.0, W, H);
    let shown = seen(&close);
    for (i, hub) in (0..).zip(ATLAS.hubs()) {
        if project(&close, LonLat::new(hub.lon, hub.lat)).is_some_and(|at| window.grown(-200.0).holds(at)) {
            assert!(shown.spots.iter().any(|s| s.hubs.contains(&i)), "hub {i}");
        }
    }
}

#[test]
fn nothing_joins_or_parts_while_the_map_is_dragged() {
    for zoom in [1.0, 3.7, 5.2, 8.0] {
        let (one, other) = (seen(&view(Outlook::Flat, 127.0, 37.0, zoom)), seen(&view(Outlook::Flat, 127.02, 37.01, zoom)));
        let shared = one.spots.iter().filter_map(|s| Some((s, other.spots.iter().find(|o| o.hubs[0] == s.hubs[0])?)));
        let mut count = 0;
        for (a, b) in shared {
            assert_eq!(a.hubs, b.hubs);
            count += 1;
        }
        assert!(count > 0, "zoom {zoom}");
    }
}

#[test]
fn bundles_lead_between_first_hubs_and_count_every_partnership_once() {
    let found = seen(&view(Outlook::Flat, 150.0, 17.0, 0.0));
    for bundle in &found.between {
        assert!(bundle.partnerships.windows(2).all(|p| p[0] < p[1]));
        for end in [bundle.a, bundle.b] {
            assert!(found.spots.iter().any(|s| s.hubs[0] == end), "{end}");
        }
        assert_eq!(bundle.partnerships.iter().map(|&p| found.statuses[p as usize]).min(), Some(bundle.status));
    }
}
