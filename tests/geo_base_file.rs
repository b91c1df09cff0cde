//! The file form: what is written is read again, and nothing else is.

#![allow(clippy::unwrap_used)]

use bio_hub_atlas::geo::{LonLat, free};
use bio_hub_atlas::map::base::chart::{Arc, ArcRef, Chart, Class, Grid, Part};
use bio_hub_atlas::map::base::file::{FileError, decode, encode};
use bio_hub_atlas::map::base::{BaseFrame, Basemap, Motion, Region};
use proptest::prelude::*;

const GRID: Grid = Grid { lon_step: 10_000, lat_step: 5_000 };

fn point() -> impl Strategy<Value = [i32; 2]> {
    (-18_000..18_000i32, -18_000..18_000i32).prop_map(|(x, y)| [x, y])
}

/// A closed ring of any points, and with it a line that begins at its first.
fn chart() -> impl Strategy<Value = Chart> {
    let rings = prop::collection::vec(prop::collection::vec(point(), 3..40), 0..8);
    let classes = prop::sample::select(&[Class::River, Class::Border, Class::Control][..]);
    let lines = prop::collection::vec((classes, prop::collection::vec(point(), 2..40)), 0..8);
    let islets = prop::collection::vec(point(), 0..4);
    (rings, lines, islets, any::<bool>()).prop_map(|(rings, lines, islets, cut)| {
        let mut chart = Chart { grid: GRID, resolution_m: 9_000, arcs: vec![], parts: vec![], islets };
        let step = |arc: usize| ArcRef { arc: arc as u32, reversed: arc % 3 == 1 };
        for points in rings {
            chart.arcs.push(Arc { points, closed: true, cut });
            let arcs = vec![step(chart.arcs.len() - 1)];
            chart.parts.push(Part { class: Class::Land, arcs });
        }
        for (class, points) in lines {
            chart.arcs.push(Arc { points, closed: false, cut: false });
            chart.parts.push(Part { class, arcs: vec![step(chart.arcs.len() - 1)] });
        }
        chart.parts.sort_by_key(|part| part.class);
        chart
    })
}

#[test]
fn what_is_told_of_the_files_is_so() {
    let told = std::fs::read_to_string("docs/basemap.md").unwrap();
    for region in Region::ALL {
        for file in region.files() {
            let bytes = std::fs::metadata(format!("public/{file}")).unwrap().len();
            let name = file.trim_start_matches("basemap/");
            let row = told.lines().find(|l| l.starts_with(&format!("| `{name}` |"))).expect(name);
            assert!(row.replace(',', "").ends_with(&format!("| {bytes} |")), "{name} has {bytes} bytes: {row}");
            let Some(extent) = region.extent().filter(|_| !row.contains("| there |")) else { continue };
            for edge in [extent.west, extent.south, extent.east, extent.north] {
                assert!(row.contains(&edge.abs().to_string()), "{name} reaches to {edge}: {row}");
            }
        }
    }
}

/// The file with head made right for its body, so that what the body says is looked at.
fn with_head(mut body: Vec<u8>) -> Vec<u8> {
    let hash = body.iter().fold(0x811c_9dc5u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mut file = b"BHB1".to_vec();
    file.extend((body.len() as u32).to_le_bytes());
    file.extend(hash.to_le_bytes());
    file.append(&mut body);
    file
}

fn world() -> Vec<u8> {
    std::fs::read("public/basemap/world.bin").unwrap()
}

/// Whatever is accepted can be drawn.
fn draw(bytes: &[u8]) -> bool {
    let mut map = Basemap::new();
    let accepted = map.add(Region::World, bytes).is_ok();
    let mut frame = BaseFrame::new();
    for zoom in [0.0, 2.0, 6.0] {
        let view = free::view(LonLat::new(127.0, 37.0), zoom, 300.0, 200.0);
        frame.update(&map, &view, 300.0, 200.0, Motion::Still);
        assert!(frame.buffer().iter().all(|x| x.is_finite()));
    }
    accepted
}

#[test]
fn a_small_chart_has_the_bytes_that_the_documentation_shows() {
    let chart = Chart {
        grid: Grid { lon_step: 1_000_000, lat_step: 1_000_000 },
        resolution_m: 1_000,
        arcs: vec![Arc { points: vec![[0, 0], [10, 0], [10, 10]], closed: true, cut: false }],
        parts: vec![Part { class: Class::Land, arcs: vec![ArcRef { arc: 0, reversed: false }] }],
        islets: vec![[131, 37]],
    };
    let hex: String = encode(&chart).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "42484231160000009e92ab8afffff7403947cb7fba0152d630b3d2272c7208000635");
    assert_eq!(decode(&encode(&chart)).unwrap(), chart);
}

#[test]
fn a_file_cut_off_anywhere_is_refused_as_such() {
    let bytes = world();
    for end in (0..bytes.len()).step_by(97) {
        assert_eq!(decode(&bytes[..end]), Err(FileError::Length), "{end}");
    }
}

#[test]
fn a_file_with_one_byte_changed_is_refused() {
    let bytes = world();
    for at in (0..bytes.len()).step_by(211) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        assert!(decode(&changed).is_err(), "{at}");
    }
}

#[test]
fn a_page_of_html_is_not_a_basemap() {
    assert_eq!(decode(b"<!doctype html><title>404</title>"), Err(FileError::NotABasemap));
    assert_eq!(decode(b""), Err(FileError::Length));
    assert!(!draw(b"<!doctype html>"));
}

#[test]
fn charts_that_cannot_be_are_refused() {
    let square = Arc { points: vec![[0, 0], [9, 0], [9, 9]], closed: true, cut: false };
    let open = Arc { closed: false, ..square.clone() };
    let sound = Chart {
        grid: GRID,
        resolution_m: 9_000,
        arcs: vec![square],
        parts: vec![Part { class: Class::Land, arcs: vec![ArcRef { arc: 0, reversed: false }] }],
        islets: vec![],
    };
    assert!(decode(&encode(&sound)).is_ok());
    let refused = |change: fn(&mut Chart)| {
        let mut chart = sound.clone();
        change(&mut chart);
        matches!(decode(&encode(&chart)), Err(FileError::Unsound(_)))
    };
    assert!(refused(|c| c.grid.lon_step = 7));
    assert!(refused(|c| c.grid.lat_step = 0));
    assert!(refused(|c| c.resolution_m = 2_000_000));
    assert!(refused(|c| c.arcs[0].points.truncate(2)));
    assert!(refused(|c| c.arcs[0].points[1] = [0, 18_001]));
    assert!(refused(|c| c.arcs[0].points[1] = [72_001, 0]));
    assert!(refused(|c| c.parts[0].arcs[0].arc = 1));
    assert!(refused(|c| c.parts[0].arcs.clear()));
    assert!(refused(|c| c.islets = vec![[0, 20_000]]));
    let mut unclosed = sound.clone();
    unclosed.arcs[0] = open;
    assert!(matches!(decode(&encode(&unclosed)), Err(FileError::Unsound(_))));
}

proptest! {
    #[test]
    fn what_is_written_is_read(chart in chart()) {
        prop_assert_eq!(decode(&encode(&chart)).unwrap(), chart);
    }

    #[test]
    fn any_chart_can_be_drawn(chart in chart()) {
        prop_assert!(draw(&encode(&chart)));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode(&bytes);
    }

    #[test]
    fn any_body_under_a_right_head_is_read_or_refused(
        body in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        draw(&with_head(body));
    }

    #[test]
    fn the_world_with_bytes_changed_under_a_right_head_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut body = world()[12..].to_vec();
        for (at, byte) in changes {
            let at = at.index(body.len());
            body[at] = byte;
        }
        let end = body.len() - cut.index(body.len()) / 8;
        body.truncate(end);
        if let Ok(chart) = decode(&with_head(body)) {
            prop_assert_eq!(decode(&encode(&chart)).unwrap(), chart);
        }
    }
}
