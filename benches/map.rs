//! What a frame of the map costs beside its basemap. `cargo bench --bench map`

#![allow(clippy::unwrap_used, clippy::expect_used)] // a benchmark

use bio_hub_atlas::atlas::Atlas;
use bio_hub_atlas::geo::{LonLat, View, free};
use bio_hub_atlas::map::emphasis::Emphasis;
use bio_hub_atlas::map::frame::FrameId;
use bio_hub_atlas::map::hit::{Reach, hit};
use bio_hub_atlas::map::keys::{Way, walk};
use bio_hub_atlas::map::metrics::noto_width;
use bio_hub_atlas::map::plane::Pt;
use bio_hub_atlas::map::scene::{Input, Scene};
use bio_hub_atlas::map::trace::trace;
use bio_hub_atlas::model::{Day, Lang};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

const W: f32 = 1280.0;
const H: f32 = 800.0;

#[path = "../tests/published/mod.rs"]
mod published;

fn today() -> Day {
    Day::parse("2026-11-25").expect("a day")
}

fn input<'a>(atlas: &'a Atlas, chosen: &'a Emphasis) -> Input<'a> {
    Input::new(atlas, today(), Lang::En, chosen, &noto_width)
}

fn view(lon: f64, lat: f64, zoom: f64) -> View {
    free::view(LonLat::new(lon, lat), zoom, f64::from(W), f64::from(H))
}

/// Where a map is panned: the world, a blend, a country, a city.
const PLACES: [(&str, f64, f64, f64); 4] =
    [("world", 150.0, 17.0, 0.0), ("zoom 2.5", 140.0, 35.0, 2.5), ("Korea", 127.3, 36.4, 5.0), ("Seoul", 126.95, 37.5, 8.0)];

fn scenes(c: &mut Criterion) {
    let (atlas, none) = (published::atlas(), Emphasis::default());
    let input = input(atlas, &none);
    for (id, w, h) in [(FrameId::World, 1104.0, 415.0), (FrameId::Korea, 250.0, 250.0), (FrameId::CapitalArea, 290.0, 250.0)] {
        let name = format!("{} of the plate, marks, lines and names", id.frame().name);
        c.bench_function(&name, |b| b.iter(|| Scene::of_frame(&input, id, w, h, None)));
    }
    for (name, lon, lat, zoom) in PLACES {
        let view = view(lon, lat, zoom);
        for (moving, how) in [(true, "moving"), (false, "at rest")] {
            let before = Scene::of_view(&input, view, W, H, moving, None);
            c.bench_function(&format!("free map, {name}, {how}"), |b| {
                b.iter(|| Scene::of_view(&input, black_box(view), W, H, moving, Some(&before)));
            });
        }
    }
}

fn pointing(c: &mut Criterion) {
    let (atlas, none) = (published::atlas(), Emphasis::default());
    let world = Scene::of_frame(&input(atlas, &none), FrameId::World, 1104.0, 415.0, None);
    let points: Vec<Pt> = (0..1000).map(|i| Pt::new((i * 37 % 1104) as f32, (i * 53 % 415) as f32)).collect();
    c.bench_function("1,000 points hit", |b| b.iter(|| points.iter().filter_map(|&p| hit(&world, p, Reach::FINE)).count()));
    let from = walk(&world, None, Way::Up);
    c.bench_function("a walk by an arrow", |b| b.iter(|| walk(&world, black_box(from), Way::Left)));
    let window = world.window();
    let (seoul, boston) = (LonLat::new(126.9784, 37.566), LonLat::new(-71.05977, 42.35843));
    c.bench_function("Seoul–Boston traced", |b| b.iter(|| trace(&world.view, black_box(seoul), boston, window)));
}

criterion_group!(benches, scenes, pointing);
criterion_main!(benches);
