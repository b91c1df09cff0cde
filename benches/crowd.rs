//! What a frame costs with very many hubs: each of eight frames of a pan, scene and basemap. `cargo bench --bench crowd`

#![allow(clippy::unwrap_used, clippy::expect_used)] // a benchmark

use bio_hub_atlas::geo::{LonLat, View, free};
use bio_hub_atlas::map::base::{BaseFrame, Basemap, Motion};
use bio_hub_atlas::map::crowd::{Crowd, Gather, MANY};
use bio_hub_atlas::map::emphasis::Emphasis;
use bio_hub_atlas::map::metrics::noto_width;
use bio_hub_atlas::map::scene::{Input, Scene};
use bio_hub_atlas::model::{Day, Lang};
use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::rc::Rc;

#[path = "../tests/published/mod.rs"]
mod published;
#[path = "../tests/synthetic/mod.rs"]
mod synthetic;

const W: f32 = 1280.0;
const H: f32 = 800.0;

fn today() -> Day {
    Day::parse("2026-11-25").expect("a day")
}

fn view(lon: f64, lat: f64, zoom: f64) -> View {
    free::view(LonLat::new(lon, lat), zoom, f64::from(W), f64::from(H))
}

/// Where the map is panned: the world, a blend, a country, a city.
const PLACES: [(&str, f64, f64, f64); 4] =
    [("world", 150.0, 17.0, 0.0), ("zoom 2.5", 140.0, 35.0, 2.5), ("Korea", 127.3, 36.4, 5.0), ("Seoul", 126.95, 37.5, 8.0)];

/// A pan to and fro, eight steps of a few px, as a hand does: scene and basemap of each.
fn pan(input: &Input, map: &Basemap, frame: &mut BaseFrame, at: (f64, f64, f64), before: &mut Option<Scene>) -> usize {
    let mut marks = 0;
    for step in [1.0, 2.0, 3.0, 4.0, 3.0, 2.0, 1.0, 0.0] {
        let view = view(at.0 + step * 0.6 / f64::exp2(at.2), at.1 + step * 0.2 / f64::exp2(at.2), at.2);
        let scene = Scene::of_view(input, view, W, H, true, before.as_ref());
        frame.update(map, &view, f64::from(W), f64::from(H), Motion::Moving);
        marks += scene.marks.len();
        *before = Some(scene);
    }
    marks
}

/// Time that this thread has run, ns: what else a machine does at the same time does not count. Where the system does not
/// tell, the time on the clock.
struct Run;

impl Run {
    fn now(&self) -> f64 {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
        let ran = told.split(' ').next().and_then(|ns| ns.parse().ok());
        ran.unwrap_or_else(|| std::time::UNIX_EPOCH.elapsed().map_or(0.0, |d| d.as_nanos() as f64))
    }
}

impl Measurement for Run {
    type Intermediate = f64;
    type Value = f64;

    fn start(&self) -> f64 {
        self.now()
    }

    fn end(&self, start: f64) -> f64 {
        self.now() - start
    }

    fn add(&self, a: &f64, b: &f64) -> f64 {
        a + b
    }

    fn zero(&self) -> f64 {
        0.0
    }

    fn to_f64(&self, value: &f64) -> f64 {
        *value
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

fn crowds(c: &mut Criterion<Run>) {
    let none = Emphasis::default();
    let map = published::basemap();
    let mut frame = BaseFrame::new();
    for hubs in [100, 1_000, 10_000, 100_000] {
        let atlas = synthetic::atlas(hubs);
        let crowd: Option<Rc<dyn Gather>> = (hubs > MANY).then(|| Crowd::shared(&atlas, today()));
        let mut group = c.benchmark_group("crowd");
        group.sample_size(10);
        if hubs > MANY {
            group.bench_function(format!("{hubs} hubs gathered"), |b| {
                b.iter_batched(|| (), |()| Crowd::new(&atlas, today()), BatchSize::PerIteration);
            });
        }
        group.finish();
        let (day, crowd) = (today(), crowd.as_deref());
        let input = Input { crowd, ..Input::new(&atlas, day, Lang::En, &none, &noto_width) };
        for (name, lon, lat, zoom) in PLACES {
            let mut before = None;
            let marks = pan(&input, &map, &mut frame, (lon, lat, zoom), &mut before) / 8;
            let (lines, names) = before.as_ref().map_or((0, 0), |b: &Scene| (b.arcs.len(), b.labels.len()));
            println!("{hubs} hubs, {name}: {marks} marks, {lines} lines, {names} names");
            c.bench_function(&format!("eight frames panned, {hubs} hubs, {name}"), |b| {
                b.iter(|| pan(&input, &map, &mut frame, (lon, lat, zoom), &mut before));
            });
        }
    }
}

criterion_group!(name = benches; config = Criterion::default().with_measurement(Run); targets = crowds);
criterion_main!(benches);
