//! How long the world of the basemap takes to project, clip and thin, natively, frame by frame of a turn about the axis:
//! beside d3-geo in `make beside`.

#![allow(clippy::expect_used)] // a tool

use bio_hub_atlas::geo::{Projection, View};
use bio_hub_atlas::map::base::{BaseFrame, Basemap, Motion, Region};
use std::time::Instant;

fn main() {
    let mut map = Basemap::new();
    map.add(Region::World, &std::fs::read("public/basemap/world.bin").expect("the basemap")).expect("a basemap");
    let mut frame = BaseFrame::new();
    let turned = |name: &str, i: f64| match name {
        "Equal Earth" => Projection::EqualEarth { lon0: 150.0 + i },
        _ => Projection::Orthographic { lon0: 150.0 + i, lat0: 37.0 },
    };
    for name in ["Equal Earth", "orthographic"] {
        let mut times: Vec<f64> = (0..200)
            .map(|i| {
                let view = View { projection: turned(name, f64::from(i)), scale: 220.0, cx: 640.0, cy: 400.0 };
                let start = Instant::now();
                frame.update(&map, &view, 1280.0, 800.0, Motion::Moving);
                start.elapsed().as_secs_f64() * 1e3
            })
            .skip(20)
            .collect();
        times.sort_by(f64::total_cmp);
        let (best, median) = (times.first().copied().unwrap_or(0.0), times.get(90).copied().unwrap_or(0.0));
        println!("ours, {name}: best {best:.3} ms, median {median:.3} ms, {} points", frame.buffer().len() / 2);
    }
}
