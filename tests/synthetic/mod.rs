//! Atlases of any size, made up: for benchmarks and tests of what must not grow with the number of hubs.

use bio_hub_atlas::atlas::{Atlas, FILES, Records};
use std::fmt::Write;

/// An atlas of `hubs` hubs and as many partnerships: three tenths in Korea, the others scattered about 120 cities and over
/// the land between; each hub abroad has a partner in Korea, every tenth hub at home one at home. The same at every call.
pub fn atlas(hubs: usize) -> Atlas {
    let mut seed = 2_463_534_242u32;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        f64::from(seed) / f64::from(u32::MAX)
    };
    let home = (hubs * 3 / 10).max(2);
    let cities: Vec<(f64, f64)> = (0..120).map(|_| (random() * 360.0 - 180.0, random() * 95.0 - 33.0)).collect();
    let (mut places, mut joined) = (String::from("["), String::from("["));
    for i in 0..hubs {
        let korean = i < home;
        let (lon, lat) = match i % 4 {
            // Half of those at home about Seoul.
            _ if korean && i % 2 == 0 => (126.9 + (random() - 0.5) * random(), 37.5 + (random() - 0.5) * random() * 0.8),
            _ if korean => (126.4 + random() * 2.9, 34.6 + random() * 3.2),
            0 => (random() * 360.0 - 180.0, random() * 95.0 - 33.0),
            _ => {
                let (lon, lat) = cities[(random() * random() * 119.9) as usize];
                (lon + (random() - 0.5) * 3.0, lat + (random() - 0.5) * 2.0)
            }
        };
        let lon = (lon + 540.0).rem_euclid(360.0) - 180.0;
        let country = if korean { "KR" } else { "US" };
        let comma = if i == 0 { "" } else { "," };
        let _ = write!(
            places,
            r#"{comma}{{"id":"hub-{i}","kind":"city","name":{{"en":"Hub {i}","ko":"허브 {i}"}},"label":{{"en":"Hub {i}","ko":"허브 {i}"}},"aliases":[],"country":"{country}","place":{{"en":"Place","ko":"곳"}},"lon":{lon:.5},"lat":{lat:.5},"precision_km":1,"position_basis":"geonames","parent":null,"fields":[],"summary":{{"en":"","ko":""}},"evidence":[]}}"#
        );
        let partner = (random() * random() * home as f64) as usize % home;
        let _ = write!(
            joined,
            r#"{comma}{{"id":"p-{i}","kind":"programme","title":{{"en":"P {i}","ko":"협 {i}"}},"summary":{{"en":"","ko":""}},"participants":[{{"entity":"hub-{i}","role":"lead"}},{{"entity":"hub-{partner}","role":"partner"}}],"fields":[],"stages":[{{"stage":"{}","date":"2020","evidence":[]}}],"checked":"2026-11-01"}}"#,
            ["signed", "operating", "announced"][i % 3]
        );
    }
    places.push(']');
    joined.push(']');
    let text = |name: &str| match name {
        "hubs" => places.as_str(),
        "partnerships" => joined.as_str(),
        _ => "[]",
    };
    let files: Vec<(&str, &str)> = FILES.iter().filter(|name| **name != "vocabulary").map(|name| (*name, text(name))).collect();
    let (records, faults) = Records::from_files(&files);
    assert_eq!(faults.iter().find(|f| f.file != "vocabulary.json"), None);
    Atlas::build(records).0
}
