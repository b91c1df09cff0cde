//! What a frame of the basemap costs. `cargo bench --bench geo`

use bio_hub_atlas::geo::{LonLat, Projection, View, free, great_circle};
use bio_hub_atlas::map::base::{BaseFrame, Basemap, Motion, Region, file};
use bio_hub_atlas::map::frame::FrameId;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

#[path = "../tests/published/mod.rs"]
mod published;

fn load(c: &mut Criterion) {
    let world = published::bytes("basemap/world.bin");
    c.bench_function("world.bin decoded", |b| b.iter(|| file::decode(black_box(&world))));
    c.bench_function("world.bin decoded and made ready", |b| {
        b.iter(|| {
            let mut map = Basemap::new();
            let _ = map.add(Region::World, black_box(&world));
            map
        });
    });
}

fn frames(c: &mut Criterion) {
    let map = published::basemap();
    let inset = |id: FrameId| {
        let (w, h) = (240.0 * id.frame().aspect, 240.0);
        (id.view(w, h, 24.0), f64::from(w), f64::from(h))
    };
    let free = |lon, lat, zoom| (free::view(LonLat::new(lon, lat), zoom, 1280.0, 800.0), 1280.0, 800.0);
    for (name, (view, w, h)) in [
        ("world of the plate, 1050 × 402", (View::world(150.0, -36.0, 1050.0, 402.0, 6.0), 1050.0, 402.0)),
        ("inset Korea", inset(FrameId::Korea)),
        ("inset capital area", inset(FrameId::CapitalArea)),
        ("inset Europe", inset(FrameId::Europe)),
        ("inset eastern North America", inset(FrameId::EasternNorthAmerica)),
        ("free map 1280 × 800, zoom 0", free(150.0, 17.0, 0.0)),
        ("free map 1280 × 800, zoom 2 (blend) over Korea", free(127.0, 37.0, 2.0)),
        ("free map 1280 × 800, zoom 2 (blend) over Europe", free(8.0, 50.0, 2.0)),
        ("free map 1280 × 800, zoom 4 over Korea", free(127.0, 37.0, 4.0)),
        ("free map 1280 × 800, zoom 8 over Seoul", free(127.0, 37.5, 8.0)),
    ] {
        let mut frame = BaseFrame::new();
        frame.update(&map, &view, w, h, Motion::Still);
        println!("{name}: {} points in {} groups", frame.buffer().len() / 2, frame.groups().len());
        c.bench_function(name, |b| b.iter(|| frame.update(&map, black_box(&view), w, h, Motion::Still)));
    }
}

fn points(c: &mut Criterion) {
    let line = great_circle(LonLat::new(126.78, 37.76), LonLat::new(-71.06, 42.36), 1000);
    for (name, projection) in [
        ("1,000 places, Equal Earth", Projection::EqualEarth { lon0: 150.0 }),
        ("1,000 places, stereographic", Projection::Stereographic { lon0: 127.0, lat0: 37.0 }),
        ("1,000 places, blend", Projection::Blend { lon0: 127.0, lat0: 37.0, t: 0.5 }),
    ] {
        c.bench_function(name, |b| b.iter(|| line.iter().filter_map(|p| projection.project(*p)).count()));
    }
    let blend = Projection::Blend { lon0: 127.0, lat0: 37.0, t: 0.5 };
    let near = great_circle(LonLat::new(120.0, 30.0), LonLat::new(140.0, 45.0), 1000);
    let images: Vec<_> = near.iter().filter_map(|p| blend.project(*p)).collect();
    c.bench_function("1,000 points inverted, blend", |b| {
        b.iter(|| images.iter().filter_map(|p| blend.invert(*p)).count());
    });
}

criterion_group!(benches, load, frames, points);
criterion_main!(benches);
