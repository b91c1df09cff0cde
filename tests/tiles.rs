//! The committed tiles and names: what the index says is there, neighbours meet, borders end at the shore.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use bio_hub_atlas::geo::LonLat;
use bio_hub_atlas::map::base::chart::{Chart, Class};
use bio_hub_atlas::map::base::file::decode;
use bio_hub_atlas::map::base::tiles::{Index, LEVELS, Shore, Square};

const TILES: &str = "public/tiles";
const DOKDO: (f64, f64) = (131.867, 37.2415);

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::decode(&std::fs::read(format!("{TILES}/index.bin")).unwrap()).unwrap());
static TILE: LazyLock<BTreeMap<Square, Chart>> = LazyLock::new(|| {
    let all = LEVELS.flat_map(Square::all).filter(|square| INDEX.shore(*square) == Shore::File);
    all.map(|square| (square, read(square, ""))).collect()
});

fn path(square: Square, suffix: &str) -> PathBuf {
    PathBuf::from(format!("{TILES}/{}/{}/{}{suffix}.bin", square.z(), square.x(), square.y()))
}

fn read(square: Square, suffix: &str) -> Chart {
    let path = path(square, suffix);
    decode(&std::fs::read(&path).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn holding(z: u8, (lon, lat): (f64, f64)) -> Square {
    let is = |square: &Square| square.extent().contains(LonLat::new(lon, lat));
    Square::all(z).find(is).unwrap()
}

fn files(dir: &Path, out: &mut Vec<(PathBuf, u64)>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            files(&entry.path(), out);
        } else {
            out.push((entry.path(), entry.metadata().unwrap().len()));
        }
    }
}

#[test]
fn there_are_the_files_that_the_index_says_and_no_others() {
    let mut expected = BTreeSet::new();
    for square in LEVELS.flat_map(Square::all) {
        if INDEX.shore(square) == Shore::File {
            expected.insert(path(square, ""));
        }
        if INDEX.water(square) {
            expected.insert(path(square, "-water"));
        }
        if INDEX.names(square) {
            expected.extend(["ko", "en"].map(|lang| format!("{TILES}/names/{lang}/{}/{}.txt", square.x(), square.y()).into()));
        }
    }
    expected.extend(["ko", "en"].map(|lang| PathBuf::from(format!("{TILES}/names/{lang}/world.txt"))));
    let mut found = Vec::new();
    for part in LEVELS.map(|z| z.to_string()).chain(["names".to_owned()]) {
        files(&Path::new(TILES).join(part), &mut found);
    }
    assert_eq!(found.into_iter().map(|(path, _)| path).collect::<BTreeSet<_>>(), expected);
}

#[test]
fn the_tiles_stay_within_what_a_clone_and_a_view_may_weigh() {
    let mut all = Vec::new();
    files(Path::new(TILES), &mut all);
    let bytes: u64 = all.iter().map(|(_, bytes)| bytes).sum();
    assert!(bytes <= 12_000_000 && all.len() <= 4_000, "{bytes} bytes in {} files", all.len());
    for (path, bytes) in &all {
        assert!(*bytes <= 200_000, "{}: {bytes}", path.display());
    }
    assert!(std::fs::metadata(format!("{TILES}/index.bin")).unwrap().len() <= 4_000);
}

#[test]
fn every_level_but_the_finest_covers_the_earth_and_the_finest_all_of_south_korea() {
    for z in 4..=6 {
        assert!(Square::all(z).all(|square| INDEX.shore(square) != Shore::Coarser), "{z}");
    }
    for place in [(126.98, 37.57), (126.78, 37.76), (129.08, 35.18), (126.53, 33.5), (127.33, 36.63), DOKDO] {
        assert_ne!(INDEX.shore(holding(7, place)), Shore::Coarser, "{place:?}");
    }
    for place in [(-71.06, 42.36), (-80.19, 25.77), (6.13, 49.61), (104.07, 30.66)] {
        assert_ne!(INDEX.shore(holding(7, place)), Shore::Coarser, "{place:?}");
    }
}

#[test]
fn tiles_keep_to_their_squares() {
    for (square, chart) in TILE.iter() {
        let of = square.extent();
        for p in chart.arcs.iter().flat_map(|arc| &arc.points) {
            let [lon, lat] = chart.grid.degrees(*p);
            let inside = (of.west..=of.east).contains(&lon) && (of.south..=of.north).contains(&lat);
            assert!(inside, "{square:?}: {lon} {lat}");
        }
    }
}

/// What of a side is land, as the ends of its pieces: those of the cut edges along it.
fn along(square: Square, axis: usize, at: i32) -> BTreeSet<i32> {
    let mut ends = BTreeSet::new();
    let chart = &TILE[&square];
    let land = chart.parts.iter().filter(|part| part.class == Class::Land).flat_map(|part| &part.arcs);
    for arc in land.map(|step| &chart.arcs[step.arc as usize]).filter(|arc| arc.cut) {
        let close = arc.points.first().filter(|_| arc.closed);
        let around: Vec<_> = arc.points.iter().chain(close).collect();
        for pair in around.windows(2).filter(|pair| pair.iter().all(|p| p[axis] == at)) {
            for p in pair {
                let end = p[1 - axis];
                if !ends.remove(&end) {
                    ends.insert(end);
                }
            }
        }
    }
    ends
}

/// Where lines of a class end on a side.
fn ends(square: Square, class: Class, axis: usize, at: i32) -> BTreeSet<i32> {
    let chart = &TILE[&square];
    let lines = chart.parts.iter().filter(|part| part.class == class).flat_map(|part| &part.arcs);
    let arcs = lines.map(|step| &chart.arcs[step.arc as usize]);
    let ends = arcs.flat_map(|arc| [arc.points.first(), arc.points.last()]).flatten();
    ends.filter(|p| p[axis] == at).map(|p| p[1 - axis]).collect()
}

#[test]
fn neighbours_meet_to_the_last_step() {
    let (mut sides, mut shores, mut apart, mut lines, mut loose) = (0, 0, 0, 0, 0);
    // Steps that land on either side reaches, and those that it reaches on one side only.
    let (mut long, mut gaps) = (0i64, 0i64);
    for (&square, chart) in TILE.iter() {
        let of = square.extent();
        let [east, south] = chart.grid.point(of.east, of.south);
        let beside = [
            (0, east, Square::new(square.z(), square.x() + 1, square.y())),
            (1, south, Square::new(square.z(), square.x(), square.y() + 1)),
        ];
        for (axis, at, other) in beside {
            let Some(other) = other.filter(|other| TILE.contains_key(other)) else { continue };
            sides += 1;
            let (a, b) = (along(square, axis, at), along(other, axis, at));
            shores += a.len();
            let differ: Vec<i32> = a.symmetric_difference(&b).copied().collect();
            apart += differ.len();
            gaps += differ.as_chunks::<2>().0.iter().map(|[from, to]| i64::from(to - from)).sum::<i64>();
            long += i64::from(chart.grid.turn() >> square.z());
            for class in [Class::River, Class::Border, Class::Control, Class::Province, Class::District] {
                let (a, b) = (ends(square, class, axis, at), ends(other, class, axis, at));
                lines += a.len();
                loose += a.symmetric_difference(&b).count();
            }
        }
    }
    assert!(sides > 1_000 && shores > 5_000 && lines > 1_000, "{sides} {shores} {lines}");
    // A shore that runs along a side for a step is land on one side of it only.
    assert!(apart * 100 <= shores, "{apart} of {shores} ends of land differ");
    assert!(gaps * 2_000 <= long, "{gaps} of {long} steps differ");
    // Likewise a line that runs along a side, or along the shore there.
    assert!(loose * 50 <= lines, "{loose} of {lines} ends of lines differ");
}

#[test]
fn dokdo_and_ulleungdo_are_on_every_level_as_land_and_as_islets() {
    for z in LEVELS {
        for place in [DOKDO, (130.866, 37.506)] {
            let square = holding(z, place);
            let chart = &TILE[&square];
            let near = |p: &[i32; 2]| {
                let [lon, lat] = chart.grid.degrees(*p);
                (lon - place.0).hypot(lat - place.1) < 0.12
            };
            assert!(chart.islets.iter().any(near), "{z}: islet {place:?}");
            let land = chart.parts.iter().filter(|part| part.class == Class::Land);
            let mut rings = land.map(|part| &chart.arcs[part.arcs[0].arc as usize]).filter(|arc| arc.closed);
            assert!(rings.any(|arc| arc.points.iter().all(near)), "{z}: land {place:?}");
        }
    }
}

/// Whether a place is land, or within two steps of a shore.
fn on_land(chart: &Chart, p: [f64; 2]) -> bool {
    let mut odd = false;
    for part in chart.parts.iter().filter(|part| part.class == Class::Land) {
        for step in &part.arcs {
            let arc = &chart.arcs[step.arc as usize];
            let close = arc.points.first().filter(|_| arc.closed);
            let around: Vec<[f64; 2]> = arc.points.iter().chain(close).map(|p| p.map(f64::from)).collect();
            for pair in around.windows(2) {
                let [a, b] = [pair[0], pair[1]];
                let d = [b[0] - a[0], b[1] - a[1]];
                let t = (((p[0] - a[0]) * d[0] + (p[1] - a[1]) * d[1]) / (d[0] * d[0] + d[1] * d[1])).clamp(0.0, 1.0);
                if (a[0] + t * d[0] - p[0]).hypot(a[1] + t * d[1] - p[1]) <= 2.0 {
                    return true;
                }
                if (a[1] <= p[1]) != (b[1] <= p[1]) {
                    odd ^= a[0] + d[0] * (p[1] - a[1]) / d[1] < p[0];
                }
            }
        }
    }
    odd
}

#[test]
fn no_border_lies_in_the_sea() {
    let mut looked = 0;
    // All of level 4, and closer the squares of both Koreas.
    let korea = |square: &Square| {
        let middle = square.extent().center();
        (122.0..134.0).contains(&middle.lon) && (32.0..45.0).contains(&middle.lat)
    };
    for (square, chart) in TILE.iter().filter(|(square, _)| square.z() == 4 || korea(square)) {
        for part in chart.parts.iter().filter(|part| matches!(part.class, Class::Border | Class::Control)) {
            // Every ninth edge: each is held against every shore of its square.
            let edges = part.arcs.iter().flat_map(|step| chart.arcs[step.arc as usize].points.windows(2));
            for pair in edges.step_by(9) {
                let middle = [0, 1].map(|k| f64::from(pair[0][k] + pair[1][k]) / 2.0);
                assert!(on_land(chart, middle), "{square:?}: {:?}", chart.grid.degrees(pair[0]));
                looked += 1;
            }
        }
    }
    assert!(looked > 1_000, "{looked}");
}

#[test]
fn the_demarcation_line_is_dashed_and_ends_at_the_mouth_of_the_imjin() {
    for z in LEVELS {
        let chart = &TILE[&holding(z, (126.9, 38.0))];
        let control = chart.parts.iter().filter(|part| part.class == Class::Control).flat_map(|part| &part.arcs);
        let points = control.flat_map(|step| &chart.arcs[step.arc as usize].points).map(|p| chart.grid.degrees(*p));
        let korean: Vec<[f64; 2]> = points.filter(|p| (124.0..129.0).contains(&p[0]) && (37.0..39.0).contains(&p[1])).collect();
        let west = korean.iter().map(|p| p[0]).fold(f64::MAX, f64::min);
        assert!(!korean.is_empty() && west > 126.6, "{z}: {west}");
    }
}

#[test]
fn waters_decode_and_hold_nothing_but_waters() {
    let mut han = false;
    for square in LEVELS.flat_map(Square::all).filter(|square| INDEX.water(*square)) {
        let chart = read(square, "-water");
        assert!(chart.parts.iter().all(|part| matches!(part.class, Class::Lake | Class::Water)), "{square:?}");
        han |= square == holding(7, (126.98, 37.52)) && chart.parts.iter().any(|part| part.class == Class::Water);
    }
    assert!(han);
}

struct Name {
    rank: u8,
    at: (f64, f64),
    kind: String,
    name: String,
}

fn names(file: &str) -> Vec<Name> {
    let text = std::fs::read_to_string(format!("{TILES}/names/{file}")).unwrap();
    let line = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [rank, lon, lat, kind, name] = columns[..] else { panic!("{file}: {line}") };
        Name {
            rank: rank.parse().unwrap(),
            at: (lon.parse().unwrap(), lat.parse().unwrap()),
            kind: kind.into(),
            name: name.into(),
        }
    };
    text.lines().map(line).collect()
}

#[test]
fn names_are_sorted_in_their_squares_and_the_same_places_in_both_languages() {
    let squares = Square::all(5).filter(|square| INDEX.names(*square));
    let files = squares.map(|square| (Some(square), format!("{}/{}.txt", square.x(), square.y())));
    for (square, file) in files.chain([(None, "world.txt".to_owned())]) {
        let (ko, en) = (names(&format!("ko/{file}")), names(&format!("en/{file}")));
        assert_eq!(ko.len(), en.len(), "{file}");
        assert!(en.windows(2).all(|pair| pair[0].rank <= pair[1].rank), "{file}");
        for (ko, en) in ko.iter().zip(&en) {
            assert_eq!((ko.rank, ko.at, &ko.kind), (en.rank, en.at, &en.kind), "{file}");
            assert!(["country", "province", "capital", "city", "district", "town"].contains(&en.kind.as_str()), "{}", en.kind);
            assert!(!ko.name.is_empty() && !en.name.is_empty() && ko.name.trim() == ko.name);
            assert!(square.is_none_or(|square| square.extent().contains(LonLat::new(en.at.0, en.at.1))), "{file}: {}", en.name);
            assert!(!en.name.chars().any(|c| ('가'..='힣').contains(&c)), "{}", en.name);
        }
    }
}

#[test]
fn places_about_the_hubs_have_their_names() {
    let of = |place: (f64, f64), lang: &str| {
        let square = holding(5, place);
        names(&format!("{lang}/{}/{}.txt", square.x(), square.y()))
    };
    for (place, ko, en) in [
        ((126.8, 37.8), "파주시", "Paju"),
        ((126.84, 37.66), "고양시", "Goyang"),
        ((127.33, 36.63), "흥덕구", "Heungdeok-gu"),
        ((127.33, 36.63), "오송읍", "Osong-eup"),
        ((126.98, 37.57), "종로구", "Jongno-gu"),
        ((-71.06, 42.36), "보스턴", "Boston"),
        ((-71.1, 42.37), "케임브리지", "Cambridge"),
        ((-80.19, 25.77), "마이애미", "Miami"),
        ((6.13, 49.61), "룩셈부르크", "Luxembourg"),
        ((104.07, 30.66), "청두", "Chengdu"),
    ] {
        let (korean, english) = (of(place, "ko"), of(place, "en"));
        let found = english.iter().zip(&korean).find(|(e, k)| e.name == en && k.name == ko);
        assert!(found.is_some(), "{ko} {en}");
    }
}

#[test]
fn no_name_of_a_sea_or_of_dokdo_comes_from_a_package() {
    let mut all = Vec::new();
    files(&Path::new(TILES).join("names"), &mut all);
    for (path, _) in all {
        let text = std::fs::read_to_string(&path).unwrap();
        for line in text.lines() {
            let name = line.rsplit('\t').next().unwrap().to_lowercase();
            for wrong in ["takeshima", "liancourt rocks", "다케시마", "리앙쿠르", "일본해", "sea of japan"] {
                assert!(!name.contains(wrong), "{}: {line}", path.display());
            }
        }
    }
}
