//! The design rules of lines as figures: our layout against the same great circles without one, and on the free map against
//! a great circle for each hub that lines lead to, too, where ours gathers those far off. `cargo bench --bench lines`
//!
//! A figure is of one scene: crossings, arcs under marks that they do not join, the least room between an arc and such a
//! mark (px; negative where it runs under it), the least angle between two arcs at their mark (degrees), names on arcs.
//! Both have the same marks, and their names are placed by the same program.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a benchmark

use bio_hub_atlas::geo::{LonLat, Outlook};
use bio_hub_atlas::map::emphasis::Emphasis;
use bio_hub_atlas::map::figures::measure;
use bio_hub_atlas::map::frame::FrameId;
use bio_hub_atlas::map::metrics::noto_width;
use bio_hub_atlas::map::plate::{Space, layout};
use bio_hub_atlas::map::scene::{Input, Scene};
use bio_hub_atlas::model::{Day, Lang};

#[path = "../tests/published/mod.rs"]
mod published;

fn tell(name: &str, what: &str, scene: &Scene) {
    let f = measure(scene);
    let figures = format!("{} | {} | {:.1} | {:.1} | {}", f.crossings, f.under_marks, f.clearance, f.least_angle, f.name_on_arc);
    println!("| {name} | {} | {what} | {figures} |", scene.arcs.len());
}

/// The lines of `apart` under the names of `scene`.
fn with_lines(scene: &Scene, apart: Scene) -> Scene {
    Scene { arcs: apart.arcs, ..scene.clone() }
}

/// The scene from which a next one takes nothing but that no arc has a bow.
fn without_bows(scene: &Scene) -> Scene {
    Scene { arcs: Vec::new(), labels: Vec::new(), ..scene.clone() }
}

fn main() {
    let atlas = published::atlas();
    let (day, none) = (Day::parse("2026-11-25").expect("a day"), Emphasis::default());
    let all = Emphasis::of_partnerships(atlas, &(0..atlas.partnerships().len() as u32).collect::<Vec<u32>>());
    let input = |lang| Input::new(atlas, day, lang, &none, &noto_width);
    println!("| scene | arcs | | crossings | under marks | least room | least angle | names on arcs |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (window, width, height) in [
        (390, 390.0, 430.0),
        (768, 768.0, 640.0),
        (1024, 688.0, 600.0),
        (1440, 1104.0, 748.0),
        (1920, 1584.0, 928.0),
        (2560, 2224.0, 1240.0),
    ] {
        let plate = layout(Space { width, height, legend: 46.0, credits: 34.0 });
        let world =
            |before: Option<&Scene>| Scene::of_frame(&input(Lang::Ko), FrameId::World, plate.world.w, plate.world.h, before);
        let ours = world(None);
        tell(&format!("the plate's world, {window} px"), "ours", &ours);
        tell("", "great circles", &world(Some(&without_bows(&ours))));
    }
    let (w, h) = (1104.0, 748.0);
    for (name, outlook, lon, lat, zoom) in [
        ("free map, the world", Outlook::Flat, 150.0, 17.0, 0.0),
        ("free map, zoom 2 over the Pacific", Outlook::Flat, 180.0, 45.0, 2.0),
        ("free map, zoom 3 over East Asia", Outlook::Flat, 125.0, 35.0, 3.0),
        ("free map, Korea", Outlook::Flat, 127.3, 36.4, 5.0),
        ("free map, Seoul", Outlook::Flat, 126.95, 37.5, 8.0),
        ("free map, Europe", Outlook::Flat, 8.0, 50.0, 4.0),
        ("free map, eastern North America", Outlook::Flat, -77.0, 36.0, 4.0),
        ("globe over the Pacific", Outlook::Globe, 180.0, 45.0, 0.0),
        ("globe over Korea", Outlook::Globe, 127.0, 37.0, 0.5),
    ] {
        let view = outlook.view(LonLat::new(lon, lat), zoom, f64::from(w), f64::from(h));
        let input = input(Lang::Ko);
        let still = Scene::of_view(&input, view, w, h, false, None);
        // While it moves the bows are those of the scene before, and both find their names alike.
        let bowed = Scene { labels: Vec::new(), ..still.clone() };
        let ours = Scene::of_view(&input, view, w, h, true, Some(&bowed));
        let plain = Scene::of_view(&input, view, w, h, true, Some(&without_bows(&still)));
        // What is chosen is not gathered.
        let apart = Input { chosen: &all, ..input };
        let apart = Scene::of_view(&apart, view, w, h, true, Some(&without_bows(&still)));
        tell(name, "ours", &ours);
        tell("", "great circles", &plain);
        if apart.arcs.len() > plain.arcs.len() {
            tell("", "one for each hub", &with_lines(&plain, apart));
        }
    }
}
