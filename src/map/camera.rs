//! Where the free map looks, and what a hand or a goal makes of that.

use super::frame::FrameId;
use super::gesture::Gesture;
use super::keys::Command;
use super::plane::{Pt, Rect};
use crate::explore::Camera;
use crate::geo::{LonLat, Outlook, Px, View, free};

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
/// A region is shown so near.
const REGION_ZOOM: f64 = 5.0;
/// A map that is hardly closer than all of it counts as all of it.
const WHOLE_ZOOM: f64 = 0.25;

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

    fn padding(self) -> f64 {
        FIT_PADDING.min(self.w / 4.0).min(self.h / 4.0)
    }
}

/// What the free map is asked to show.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// All that the outlook has.
    Whole,
    /// What lies about here now, laid out in another way.
    Same,
    /// A camera, as an address gives it.
    At(Camera),
    /// What a frame of the plate shows.
    Frame(FrameId),
    /// A place of the world with what lies around it.
    Near(LonLat),
    /// A place with its region.
    Region(LonLat),
    /// All of the places.
    Around(Vec<LonLat>),
    /// Places close together, close enough to tell them apart.
    Apart(Vec<LonLat>),
}

/// Where the free map looks, and how it lays out the sphere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaze {
    /// How the sphere is laid out.
    pub outlook: Outlook,
    /// Where it looks.
    pub camera: Camera,
}

impl Gaze {
    fn at(self, (center, zoom): (LonLat, f64)) -> Gaze {
        Gaze { camera: Camera { lon: center.lon, lat: center.lat, zoom }, ..self }
    }

    /// The centre as a place.
    pub fn center(self) -> LonLat {
        LonLat::new(self.camera.lon, self.camera.lat)
    }

    /// All that an outlook has.
    pub fn whole(outlook: Outlook, size: Size) -> Gaze {
        let gaze = Gaze { outlook, camera: Camera { lon: 0.0, lat: 0.0, zoom: 0.0 } };
        gaze.at(outlook.home(size.w, size.h))
    }

    /// How the sphere lies in the frame.
    pub fn view(self, size: Size) -> View {
        self.outlook.view(self.center(), self.camera.zoom, size.w, size.h)
    }

    /// Whether it is hardly closer than all of it.
    pub fn is_whole(self, size: Size) -> bool {
        self.camera.zoom <= self.outlook.least_zoom(size.w, size.h) + WHOLE_ZOOM
    }

    /// The same for a size in place of that of a screen: all of it where it was all of it there, else as near.
    pub fn laid_on(self, screen: Size, size: Size) -> Gaze {
        let zoom = if self.is_whole(screen) { Gaze::whole(self.outlook, size).camera.zoom } else { self.camera.zoom };
        self.at(self.settled(self.outlook, self.center(), zoom, size))
    }

    /// The gaze in `outlook` that shows a goal, coming from this one.
    pub fn toward(self, outlook: Outlook, goal: &Goal, size: Size) -> Gaze {
        let (w, h) = (size.w, size.h);
        let whole = Gaze::whole(outlook, size);
        match goal {
            Goal::Whole => whole,
            Goal::Same if matches!(outlook, Outlook::From(_)) => whole,
            Goal::Same if self.is_whole(size) => whole.at(self.settled(outlook, self.center(), whole.camera.zoom, size)),
            Goal::Same => whole.at(self.settled(outlook, self.center(), self.camera.zoom, size)),
            Goal::At(c) => whole.at(self.settled(outlook, LonLat::new(c.lon, c.lat), c.zoom, size)),
            Goal::Frame(frame) if frame.is_world() => whole,
            Goal::Frame(frame) => match outlook {
                Outlook::Flat => whole.at(free::fit(frame.frame().extent, w, h, 0.0)),
                _ => whole.at(outlook.fit(&frame.frame().extent.corners(), w, h, 0.0, free::MAX_ZOOM)),
            },
            Goal::Near(place) => whole.at(self.settled(outlook, *place, NEAR_ZOOM, size)),
            Goal::Region(place) => whole.at(self.settled(outlook, *place, REGION_ZOOM, size)),
            Goal::Around(places) => whole.at(outlook.fit(places, w, h, size.padding(), FIT_ZOOM)),
            Goal::Apart(places) => {
                let padding = (w.min(h) / 4.0).max(FIT_PADDING.min(w / 4.0));
                whole.at(outlook.fit(places, w, h, padding.min(w / 3.0).min(h / 3.0), GROUP_ZOOM))
            }
        }
    }

    fn settled(self, outlook: Outlook, center: LonLat, zoom: f64, size: Size) -> (LonLat, f64) {
        let zoom = outlook.sane_zoom(zoom, size.w, size.h);
        (outlook.held(center, zoom, size.w, size.h), zoom)
    }

    /// Whether all of the places are well in sight; of no places they are.
    pub fn shows(self, places: &[LonLat], size: Size) -> bool {
        let view = self.view(size);
        let (w, h) = (size.w, size.h);
        let edge = size.padding() * 0.75;
        let inside = |p: Px| p.x > edge && p.x < w - edge && p.y > edge && p.y < h - edge;
        places.iter().all(|&place| view.project(place).is_some_and(inside))
    }

    /// Zoomed by `by` steps (each doubles the scale) with the place under `about` kept there.
    pub fn zoomed(self, by: f64, about: Pt, size: Size) -> Gaze {
        let zoom = self.outlook.sane_zoom(self.camera.zoom + by, size.w, size.h);
        let at = Px::new(f64::from(about.x), f64::from(about.y));
        let center = match self.view(size).invert(at) {
            Some(anchor) => self.outlook.keeping(anchor, at, self.center(), zoom, size.w, size.h),
            None => self.outlook.held(self.center(), zoom, size.w, size.h),
        };
        self.at((center, zoom))
    }

    /// Dragged by `dx`, `dy` px: the map follows the hand.
    pub fn dragged(self, dx: f32, dy: f32, size: Size) -> Gaze {
        let center = self.outlook.dragged(self.center(), self.camera.zoom, size.w, size.h, f64::from(dx), f64::from(dy));
        self.at((center, self.camera.zoom))
    }

    /// The gaze that shows what lies in a box of the frame, px, and as little more as can be. None where nothing of the
    /// Earth lies in it.
    pub fn framing(self, r: Rect, size: Size) -> Option<Gaze> {
        let view = self.view(size);
        let mut places = Vec::with_capacity(9);
        for y in [r.y, r.centre().y, r.bottom()] {
            for x in [r.x, r.centre().x, r.right()] {
                places.extend(view.invert(Px::new(f64::from(x), f64::from(y))));
            }
        }
        let found = !places.is_empty();
        found.then(|| self.at(self.outlook.fit(&places, size.w, size.h, 0.0, free::MAX_ZOOM)))
    }

    /// What a gesture does to it at once. A double tap is a move that takes time.
    pub fn moved(self, gesture: Gesture, size: Size) -> Option<Gaze> {
        match gesture {
            Gesture::Drag { dx, dy } => Some(self.dragged(dx, dy, size)),
            Gesture::Pinch { by, about, dx, dy } => {
                Some(self.zoomed(f64::from(by), about.moved(-dx, -dy), size).dragged(dx, dy, size))
            }
            Gesture::Wheel { by, about } => Some(self.zoomed(f64::from(by), about, size)),
            _ => None,
        }
    }

    /// Where a key leads, to be flown to.
    pub fn target(self, command: Command, size: Size) -> Option<Gaze> {
        let middle = Pt::new(size.w as f32 / 2.0, size.h as f32 / 2.0);
        match command {
            Command::Pan { x, y, nudge } => {
                let step = (size.w.min(size.h) * if nudge { PAN.1 } else { PAN.0 }) as f32;
                Some(self.dragged(-x * step, -y * step, size))
            }
            Command::Zoom { by } => Some(self.zoomed(f64::from(by), middle, size)),
            Command::Fit => Some(Gaze::whole(self.outlook, size)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { w: 1000.0, h: 700.0 };
    const PAJU: Gaze = Gaze { outlook: Outlook::Flat, camera: Camera { lon: 126.78, lat: 37.76, zoom: 5.0 } };
    const BOSTON: LonLat = LonLat::new(-71.06, 42.36);

    fn world() -> Gaze {
        Gaze::whole(Outlook::Flat, SIZE)
    }

    fn outlooks() -> [Outlook; 3] {
        [Outlook::Flat, Outlook::Globe, Outlook::From(PAJU.center())]
    }

    #[test]
    fn zooming_keeps_the_place_under_the_pointer() {
        let about = Pt::new(300.0, 500.0);
        let px = Px::new(300.0, 500.0);
        let place = PAJU.view(SIZE).invert(px).expect("a place");
        let after = PAJU.zoomed(1.3, about, SIZE);
        assert!((after.camera.zoom - 6.3).abs() < 1e-9);
        let seen = after.view(SIZE).project(place).expect("an image");
        assert!((seen.x - px.x).hypot(seen.y - px.y) < 0.1, "{seen:?}");
    }

    #[test]
    fn zooming_in_and_out_again_returns() {
        let about = Pt::new(640.0, 210.0);
        let back = PAJU.zoomed(0.7, about, SIZE).zoomed(-0.7, about, SIZE).camera;
        assert!((back.lon - PAJU.camera.lon).abs() < 1e-3 && (back.lat - PAJU.camera.lat).abs() < 1e-3, "{back:?}");
    }

    #[test]
    fn the_zoom_has_ends() {
        assert_eq!(PAJU.zoomed(50.0, Pt::new(500.0, 350.0), SIZE).camera.zoom, free::MAX_ZOOM);
        assert_eq!(PAJU.zoomed(-50.0, Pt::new(500.0, 350.0), SIZE).camera.zoom, 0.0);
    }

    #[test]
    fn a_pinch_keeps_the_places_under_both_fingers() {
        let (a, b) = (Pt::new(300.0, 300.0), Pt::new(500.0, 300.0));
        let place = |p: Pt| PAJU.view(SIZE).invert(Px::new(p.x.into(), p.y.into())).expect("a place");
        let (pa, pb) = (place(a), place(b));
        // The fingers spread to twice the distance about a middle that went 20 px down.
        let gesture = Gesture::Pinch { by: 1.0, about: Pt::new(400.0, 320.0), dx: 0.0, dy: 20.0 };
        let after = PAJU.moved(gesture, SIZE).expect("a gaze").view(SIZE);
        for (p, x) in [(pa, 200.0), (pb, 600.0)] {
            let at = after.project(p).expect("an image");
            assert!((at.x - x).hypot(at.y - 320.0) < 1.5, "{at:?}");
        }
    }

    #[test]
    fn places_on_both_sides_of_the_pacific_are_shown_over_it() {
        let places = [LonLat::new(126.78, 37.76), LonLat::new(-71.06, 42.36)];
        let seen = world().toward(Outlook::Flat, &Goal::Around(places.to_vec()), SIZE).view(SIZE);
        for p in places {
            let at = seen.project(p).expect("an image");
            assert!((0.0..=SIZE.w).contains(&at.x) && (0.0..=SIZE.h).contains(&at.y), "{at:?}");
        }
    }

    #[test]
    fn a_single_place_is_shown_in_the_middle_and_not_too_close() {
        let around = |places: &[LonLat]| world().toward(Outlook::Flat, &Goal::Around(places.to_vec()), SIZE);
        let c = around(&[PAJU.center()]).camera;
        assert!((c.lon - 126.78).abs() < 1e-6 && c.zoom == FIT_ZOOM);
        assert_eq!(around(&[]), world());
    }

    #[test]
    fn the_free_map_at_an_inset_shows_its_whole_extent() {
        for &frame in FrameId::ALL.iter().filter(|f| !f.is_world()) {
            let seen = frame.outline(&world().toward(Outlook::Flat, &Goal::Frame(frame), SIZE).view(SIZE)).expect("an outline");
            let window = crate::map::plane::Rect::new(0.0, 0.0, 1000.0, 700.0);
            assert!(window.grown(2.0).contains(seen), "{frame:?} {seen:?}");
        }
    }

    #[test]
    fn every_outlook_shows_what_it_is_asked_for() {
        for outlook in outlooks() {
            let places = vec![PAJU.center(), LonLat::new(6.13, 49.61)];
            let gaze = world().toward(outlook, &Goal::Around(places.clone()), SIZE);
            assert!(gaze.shows(&places, SIZE), "{outlook:?} {gaze:?}");
            assert!(!gaze.is_whole(SIZE), "{outlook:?} {gaze:?}");
            let near = world().toward(outlook, &Goal::Region(BOSTON), SIZE);
            let at = near.view(SIZE).project(BOSTON).expect("an image");
            assert!((at.x - 500.0).hypot(at.y - 350.0) < 1.0, "{outlook:?} {at:?}");
        }
    }

    #[test]
    fn in_every_outlook_what_is_under_the_hand_stays_there() {
        for outlook in outlooks() {
            for zoom in [2.0, 4.5, 9.0] {
                let gaze = Gaze { outlook, camera: Camera { zoom, ..PAJU.camera } };
                let from = Pt::new(430.0, 300.0);
                let place = gaze.view(SIZE).invert(Px::new(430.0, 300.0)).expect("a place");
                let dragged = gaze.dragged(60.0, -45.0, SIZE);
                let at = dragged.view(SIZE).project(place).expect("an image");
                assert!((at.x - 490.0).hypot(at.y - 255.0) < 6.0, "{outlook:?} {zoom} {at:?}");
                let zoomed = gaze.zoomed(0.8, from, SIZE);
                let at = zoomed.view(SIZE).project(place).expect("an image");
                assert!((at.x - 430.0).hypot(at.y - 300.0) < 0.1, "{outlook:?} {zoom} {at:?}");
            }
        }
    }

    #[test]
    fn another_outlook_shows_the_same_place_as_large_and_all_of_it_stays_all_of_it() {
        let globe = PAJU.toward(Outlook::Globe, &Goal::Same, SIZE);
        assert_eq!(globe.camera, PAJU.camera);
        assert!((globe.view(SIZE).scale / PAJU.view(SIZE).scale - 1.0).abs() < 1e-12);
        let globe = world().toward(Outlook::Globe, &Goal::Same, SIZE);
        assert!(globe.is_whole(SIZE) && (globe.camera.lon - 150.0).abs() < 1e-9);
        assert!(globe.toward(Outlook::Flat, &Goal::Same, SIZE).is_whole(SIZE));
    }
}
