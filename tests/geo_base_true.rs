//! How far what a frame draws lies off what the projection says, in double precision, point by point.

#![allow(clippy::unwrap_used)]

mod published;

use bio_hub_atlas::geo::{LonLat, Outlook, Passage, Projection, Px, View, angle_deg, wrap_lon};
use bio_hub_atlas::map::base::chart::{Arc, Chart, Class};
use bio_hub_atlas::map::base::{BaseFrame, Basemap, Motion, Paint};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const SIZE: (f64, f64) = (1280.0, 800.0);
/// A point nearer than half a px to the last, along x and y together, is left out; an edge may lie 0.4 px off its way.
const STILL_PX: f64 = 0.9;
/// A point nearer than 1 px is.
const MOVING_PX: f64 = 1.4;

static WORLD: LazyLock<(Basemap, Chart)> = LazyLock::new(published::world);

/// Segments of a paint's paths, by the squares of 16 px that they come near to.
struct Drawn {
    segments: Vec<[f64; 4]>,
    squares: BTreeMap<(i32, i32), Vec<usize>>,
}

const SQUARE: f64 = 16.0;

impl Drawn {
    fn new(frame: &BaseFrame, paint: Paint) -> Drawn {
        let (mut segments, mut squares) = (Vec::new(), BTreeMap::<_, Vec<usize>>::new());
        for path in frame.groups().iter().filter(|g| g.paint == paint).flat_map(|g| frame.paths(*g)) {
            for pair in path.as_chunks::<2>().0.windows(2) {
                let [[x0, y0], [x1, y1]] = [pair[0], pair[1]].map(|p| p.map(f64::from));
                let of = |v: f64| (v / SQUARE).floor() as i32;
                for x in of(x0.min(x1) - 4.0)..=of(x0.max(x1) + 4.0) {
                    for y in of(y0.min(y1) - 4.0)..=of(y0.max(y1) + 4.0) {
                        squares.entry((x, y)).or_default().push(segments.len());
                    }
                }
                segments.push([x0, y0, x1, y1]);
            }
        }
        Drawn { segments, squares }
    }

    /// How far the nearest segment lies, px; if that is more than 4, somewhat more than that.
    fn off(&self, at: Px) -> f64 {
        let near = self.squares.get(&((at.x / SQUARE).floor() as i32, (at.y / SQUARE).floor() as i32));
        let off = |i: &usize| {
            let [x0, y0, x1, y1] = self.segments[*i];
            let (dx, dy) = (x1 - x0, y1 - y0);
            let t = ((at.x - x0) * dx + (at.y - y0) * dy) / (dx * dx + dy * dy).max(1e-12);
            let t = t.clamp(0.0, 1.0);
            (x0 + t * dx - at.x).hypot(y0 + t * dy - at.y)
        };
        near.into_iter().flatten().map(off).fold(5.0, f64::min)
    }
}

/// Where an edge passes, on the straight line of longitude and latitude that it stands for.
fn along(chart: &Chart, arc: &Arc) -> Vec<LonLat> {
    let mut places = Vec::new();
    for pair in arc.points.windows(2) {
        let [[lon0, lat0], [lon1, lat1]] = [chart.grid.degrees(pair[0]), chart.grid.degrees(pair[1])];
        let n = (4.0 * (lon1 - lon0).abs().max((lat1 - lat0).abs())).ceil().max(2.0);
        let at = |t: f64| LonLat::new(wrap_lon(lon0 + t * (lon1 - lon0)), lat0 + t * (lat1 - lat0));
        places.extend((0..n as usize).map(|i| at(i as f64 / n)));
    }
    places
}

/// The farthest that a visible place of the lines of some classes lies from what is drawn, px, of every third arc.
fn farthest(view: &View, motion: Motion, classes: &[Class], paint: Paint) -> (f64, usize) {
    let (map, chart) = &*WORLD;
    let mut frame = BaseFrame::new();
    frame.update(map, view, SIZE.0, SIZE.1, motion);
    let drawn = Drawn::new(&frame, paint);
    let seen = |px: &Px| (0.0..=SIZE.0).contains(&px.x) && (0.0..=SIZE.1).contains(&px.y);
    let (mut worst, mut count) = (0.0f64, 0);
    let of = chart.parts.iter().filter(|part| classes.contains(&part.class));
    let arcs: BTreeSet<u32> = of.flat_map(|part| &part.arcs).map(|step| step.arc).collect();
    for arc in arcs.into_iter().step_by(3) {
        let places = along(chart, &chart.arcs[arc as usize]);
        let images: Vec<Px> = places.iter().filter(|p| !singular(view, **p)).filter_map(|p| view.project(*p)).collect();
        // What is smaller than a px may not be drawn.
        let small = images.iter().all(|p| (p.x - images[0].x).hypot(p.y - images[0].y) < 1.0);
        for at in images.iter().filter(|px| !small && seen(px)) {
            worst = worst.max(drawn.off(*at));
            count += 1;
        }
    }
    (worst, count)
}

/// Whether a place lies where a projection is torn or a line's image as sharp as one likes: at the limb of the globe, where a
/// line ends at the horizon between two points; at the antipode of an equidistant map; where Equal Earth, whose pole is
/// a line, has its seam or its poles.
fn singular(view: &View, place: LonLat) -> bool {
    let from = |lon0, lat0| angle_deg(place, LonLat::new(lon0, lat0));
    let flat = |lon0: f64| place.lat.abs() > 84.0 || wrap_lon(place.lon - lon0).abs() > 178.0;
    match view.projection {
        Projection::EqualEarth { lon0 } => flat(lon0),
        Projection::Stereographic { lon0, lat0 } => from(lon0, lat0) > 105.0,
        Projection::Orthographic { lon0, lat0 } => from(lon0, lat0) > 88.0,
        Projection::AzimuthalEquidistant { lon0, lat0 } => from(lon0, lat0) > 170.0,
        Projection::Blend { lon0, lat0, .. } => flat(lon0) || from(lon0, lat0) > 60.0,
        Projection::Passage { lon0, lat0, .. } => flat(lon0) || from(lon0, lat0) > 60.0,
    }
}

fn views() -> Vec<View> {
    let (w, h) = SIZE;
    let paju = Outlook::From(LonLat::new(126.78, 37.76));
    let mut views = Vec::new();
    for outlook in [Outlook::Flat, Outlook::Globe, paju] {
        for (lon, lat) in [(150.0, 17.0), (127.0, 37.5), (8.0, 50.0), (-75.0, 60.0), (20.0, -60.0)] {
            // From 0.6 of the world to where the tiles lie over it.
            for zoom in [-0.7, 0.0, 0.8, 1.6, 2.4, 3.2, 4.5] {
                views.push(outlook.view(LonLat::new(lon, lat), outlook.sane_zoom(zoom, w, h), w, h));
            }
        }
    }
    for t in [0.2, 0.5, 0.8] {
        let center = LonLat::new(127.0, 37.5);
        views.push(Passage::new((Outlook::Flat, center, 1.0), (Outlook::Globe, center, 1.0)).view(t, w, h));
    }
    views
}

#[test]
fn coasts_and_borders_lie_where_the_projection_puts_them() {
    let mut all = 0;
    for view in views() {
        for (motion, most) in [(Motion::Still, STILL_PX), (Motion::Moving, MOVING_PX)] {
            for (classes, paint) in [(&[Class::Land][..], Paint::Coast), (&[Class::Border], Paint::Border)] {
                let (off, count) = farthest(&view, motion, classes, paint);
                assert!(off <= most, "{view:?} {motion:?} {paint:?}: {off} px");
                all += count;
            }
        }
    }
    assert!(all > 100_000, "{all}");
}

#[test]
fn parallels_lie_where_the_projection_puts_them_until_they_are_left_out() {
    // The scale at which 10° are 330 px, just before.
    let scale = 330.0 / 10f64.to_radians() - 1.0;
    for lat0 in [28.0, 45.0, -62.0] {
        let globe = Projection::Orthographic { lon0: 100.0, lat0 };
        let region = Projection::Stereographic { lon0: 100.0, lat0 };
        for projection in [globe, region] {
            let view = View { projection, scale, cx: SIZE.0 / 2.0, cy: SIZE.1 / 2.0 };
            let mut frame = BaseFrame::new();
            frame.update(&WORLD.0, &view, SIZE.0, SIZE.1, Motion::Still);
            let drawn = Drawn::new(&frame, Paint::Graticule);
            for i in 0..4000 {
                let at =
                    LonLat::new(80.0 + f64::from(i) / 100.0, if lat0 < 0.0 { -60.0 } else { lat0 + 5.0 - (lat0 + 5.0) % 10.0 });
                let Some(px) = view.project(at) else { continue };
                if (0.0..=SIZE.0).contains(&px.x) && (0.0..=SIZE.1).contains(&px.y) {
                    // An edge 0.4 px off the great circle, that 0.15 off the parallel.
                    assert!(drawn.off(px) <= 0.55, "{view:?} {at:?}: {} px", drawn.off(px));
                }
            }
        }
    }
}
