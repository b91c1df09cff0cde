//! What a hand does to the camera of the free map.

use super::frame::FrameId;
use super::gesture::Gesture;
use super::keys::Command;
use super::plane::Pt;
use crate::atlas::order::sorted;
use crate::explore::Camera;
use crate::geo::{Extent, LonLat, Px, View, free};

/// A keypress pans by this share of the shorter side, with Shift by that of it.
const PAN: (f64, f64) = (0.2, 0.04);
/// Room around what is fitted, px.
const FIT_PADDING: f64 = 56.0;
/// Nothing is fitted closer than this: a single hub is shown with what lies around it.
const FIT_ZOOM: f64 = 6.0;
/// Groups of hubs in one town are opened so far.
const GROUP_ZOOM: f64 = 9.5;
/// A click on the world comes so near.
const NEAR_ZOOM: f64 = 2.2;

/// The size of the free map, CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Size {
    /// From CSS px.
    pub fn new(w: f32, h: f32) -> Size {
        Size { w: f64::from(w), h: f64::from(h) }
    }
}

fn camera((centre, zoom): (LonLat, f64)) -> Camera {
    Camera { lon: centre.lon, lat: centre.lat, zoom }
}

fn centre(c: Camera) -> LonLat {
    LonLat::new(c.lon, c.lat)
}

/// The whole world.
pub fn home() -> Camera {
    camera(free::home())
}

/// How the sphere lies in the frame.
pub fn view(c: Camera, size: Size) -> View {
    View::for_camera(centre(c), c.zoom, size.w, size.h)
}

/// The camera that shows what a frame of the plate shows.
pub fn of_frame(frame: FrameId, size: Size) -> Camera {
    if frame.is_world() { home() } else { camera(free::fit(frame.frame().extent, size.w, size.h, 0.0)) }
}

/// The camera that shows all of the places, not closer than [`FIT_ZOOM`]; home if there are none.
pub fn around(places: &[LonLat], size: Size) -> Camera {
    let Some(extent) = extent_of(places) else { return home() };
    let padding = FIT_PADDING.min(size.w / 4.0).min(size.h / 4.0);
    let (at, zoom) = free::fit(extent, size.w, size.h, padding);
    camera((at, zoom.min(FIT_ZOOM)))
}

/// Whether all of the places are well in sight; of no places they are.
pub fn shows(c: Camera, places: &[LonLat], size: Size) -> bool {
    let view = view(c, size);
    let (w, h) = (size.w, size.h);
    let inside = |p: Px| p.x > w * 0.06 && p.x < w * 0.94 && p.y > h * 0.06 && p.y < h * 0.94;
    places.iter().all(|&place| view.project(place).is_some_and(inside))
}

/// The camera close enough to tell the places of a group apart, and their surroundings.
pub fn apart(places: &[LonLat], size: Size) -> Camera {
    let Some(extent) = extent_of(places) else { return home() };
    let padding = (size.w.min(size.h) / 4.0).max(FIT_PADDING.min(size.w / 4.0));
    let (at, zoom) = free::fit(extent, size.w, size.h, padding.min(size.w / 3.0).min(size.h / 3.0));
    camera((at, zoom.min(GROUP_ZOOM)))
}

/// The camera that looks at a place of the world with what lies around it.
pub fn near(place: LonLat, size: Size) -> Camera {
    camera((free::held(place, NEAR_ZOOM, size.w, size.h), NEAR_ZOOM))
}

/// The smallest extent that holds the places, over the meridian where that is shorter.
fn extent_of(places: &[LonLat]) -> Option<Extent> {
    let first = places.first()?;
    let (mut south, mut north) = (first.lat, first.lat);
    let mut lons: Vec<f64> = Vec::with_capacity(places.len());
    for p in places {
        (south, north) = (south.min(p.lat), north.max(p.lat));
        lons.push(p.lon.rem_euclid(360.0));
    }
    let order = sorted(lons.len(), &|a, b| lons[a].total_cmp(&lons[b]));
    lons = order.into_iter().map(|i| lons[i as usize]).collect();
    // The widest gap between neighbours lies outside.
    let gap_after = |i: usize| match lons.get(i + 1) {
        Some(next) => next - lons[i],
        None => lons[0] + 360.0 - lons[i],
    };
    let widest = (0..lons.len()).max_by(|&i, &j| gap_after(i).total_cmp(&gap_after(j)))?;
    let (west, east) = (lons[(widest + 1) % lons.len()], lons[widest]);
    Some(Extent::new(west, south, east, north))
}

/// Zoomed by `by` steps (each doubles the scale) with the place under `about` kept there.
pub fn zoomed(c: Camera, by: f64, about: Pt, size: Size) -> Camera {
    let zoom = (c.zoom + by).clamp(0.0, free::MAX_ZOOM);
    let at = Px::new(f64::from(about.x), f64::from(about.y));
    match view(c, size).invert(at) {
        Some(anchor) => camera((free::keeping(anchor, at, centre(c), zoom, size.w, size.h), zoom)),
        None => camera((free::held(centre(c), zoom, size.w, size.h), zoom)),
    }
}

/// Dragged by `dx`, `dy` px: the map follows the hand.
pub fn dragged(c: Camera, dx: f32, dy: f32, size: Size) -> Camera {
    camera((free::dragged(centre(c), c.zoom, size.w, size.h, f64::from(dx), f64::from(dy)), c.zoom))
}

/// What a gesture does to the camera at once. A double tap is a move that takes time: [`target`].
pub fn moved(c: Camera, gesture: Gesture, size: Size) -> Option<Camera> {
    match gesture {
        Gesture::Drag { dx, dy } => Some(dragged(c, dx, dy, size)),
        Gesture::Pinch { by, about, dx, dy } => {
            Some(dragged(zoomed(c, f64::from(by), about.moved(-dx, -dy), size), dx, dy, size))
        }
        Gesture::Wheel { by, about } => Some(zoomed(c, f64::from(by), about, size)),
        _ => None,
    }
}

/// Where a double tap or a key leads, to be flown to.
pub fn target(c: Camera, command: Command, size: Size) -> Option<Camera> {
    let middle = Pt::new(size.w as f32 / 2.0, size.h as f32 / 2.0);
    match command {
        Command::Pan { x, y, nudge } => {
            let step = size.w.min(size.h) * if nudge { PAN.1 } else { PAN.0 };
            let (dx, dy) = (-f64::from(x) * step, -f64::from(y) * step);
            Some(dragged(c, dx as f32, dy as f32, size))
        }
        Command::Zoom { by } => Some(zoomed(c, f64::from(by), middle, size)),
        Command::Fit => Some(home()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { w: 1000.0, h: 700.0 };
    const PAJU: Camera = Camera { lon: 126.78, lat: 37.76, zoom: 5.0 };

    #[test]
    fn zooming_keeps_the_place_under_the_pointer() {
        let about = Pt::new(300.0, 500.0);
        let px = Px::new(300.0, 500.0);
        let place = view(PAJU, SIZE).invert(px).expect("a place");
        let after = zoomed(PAJU, 1.3, about, SIZE);
        assert!((after.zoom - 6.3).abs() < 1e-9);
        let seen = view(after, SIZE).project(place).expect("an image");
        assert!((seen.x - px.x).hypot(seen.y - px.y) < 0.1, "{seen:?}");
    }

    #[test]
    fn zooming_in_and_out_again_returns() {
        let about = Pt::new(640.0, 210.0);
        let back = zoomed(zoomed(PAJU, 0.7, about, SIZE), -0.7, about, SIZE);
        assert!((back.lon - PAJU.lon).abs() < 1e-3 && (back.lat - PAJU.lat).abs() < 1e-3, "{back:?}");
    }

    #[test]
    fn the_zoom_has_ends() {
        assert_eq!(zoomed(PAJU, 50.0, Pt::new(500.0, 350.0), SIZE).zoom, free::MAX_ZOOM);
        assert_eq!(zoomed(PAJU, -50.0, Pt::new(500.0, 350.0), SIZE).zoom, 0.0);
    }

    #[test]
    fn a_pinch_keeps_the_places_under_both_fingers() {
        let (a, b) = (Pt::new(300.0, 300.0), Pt::new(500.0, 300.0));
        let place = |p: Pt| view(PAJU, SIZE).invert(Px::new(p.x.into(), p.y.into())).expect("a place");
        let (pa, pb) = (place(a), place(b));
        // The fingers spread to twice the distance about a middle that went 20 px down.
        let gesture = Gesture::Pinch { by: 1.0, about: Pt::new(400.0, 320.0), dx: 0.0, dy: 20.0 };
        let after = view(moved(PAJU, gesture, SIZE).expect("a camera"), SIZE);
        for (p, x) in [(pa, 200.0), (pb, 600.0)] {
            let at = after.project(p).expect("an image");
            assert!((at.x - x).hypot(at.y - 320.0) < 1.5, "{at:?}");
        }
    }

    #[test]
    fn places_on_both_sides_of_the_pacific_are_shown_over_it() {
        let places = [LonLat::new(126.78, 37.76), LonLat::new(-71.06, 42.36)];
        let extent = extent_of(&places).expect("an extent");
        assert!((extent.width_deg() - 162.16).abs() < 0.01 && (extent.west - 126.78).abs() < 1e-9);
        let seen = view(around(&places, SIZE), SIZE);
        for p in places {
            let at = seen.project(p).expect("an image");
            assert!((0.0..=SIZE.w).contains(&at.x) && (0.0..=SIZE.h).contains(&at.y), "{at:?}");
        }
    }

    #[test]
    fn a_single_place_is_shown_in_the_middle_and_not_too_close() {
        let c = around(&[LonLat::new(126.78, 37.76)], SIZE);
        assert!((c.lon - 126.78).abs() < 1e-6 && c.zoom == FIT_ZOOM);
        assert_eq!(around(&[], SIZE), home());
    }

    #[test]
    fn the_free_map_at_an_inset_shows_its_whole_extent() {
        for &frame in FrameId::ALL.iter().filter(|f| !f.is_world()) {
            let seen = frame.outline(&view(of_frame(frame, SIZE), SIZE)).expect("an outline");
            let window = crate::map::plane::Rect::new(0.0, 0.0, 1000.0, 700.0);
            assert!(window.grown(2.0).contains(seen), "{frame:?} {seen:?}");
        }
    }
}
