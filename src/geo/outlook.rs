//! How the free map lays out the sphere, and its camera in each way: what a centre and a zoom show, where the centre is
//! held, and how a hand moves it.
//!
//! A zoom means the same in every outlook: px per radian at the centre, 0 where the flat world fits the frame, and each
//! step of 1 doubles it.

use super::free::{self, MAX_ZOOM};
use super::trig::{exp2, hypot, log2};
use super::view::sane;
use super::{Extent, LonLat, Projection, Px, View, distance_km, unit_vector, wrap_lon};
use std::f64::consts::PI;

/// How the free map lays out the sphere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outlook {
    /// Equal Earth from afar, conformal close up: see [`free`].
    Flat,
    /// The globe: orthographic about the centre.
    Globe,
    /// Azimuthal equidistant about this place, whatever the centre.
    From(LonLat),
}

/// Room about globe and disc where they fit the frame, CSS px.
const MARGIN: f64 = 14.0;

impl Outlook {
    /// The view of a camera that looks at `center` with `zoom` in a frame of `w` × `h` CSS px, with the centre in the
    /// middle as far as it is not held. Any input gives a finite view: what is not a number counts as home.
    pub fn view(self, center: LonLat, zoom: f64, w: f64, h: f64) -> View {
        let zoom = self.sane_zoom(zoom, w, h);
        let center = self.held(center, zoom, w, h);
        let scale = free::scale(zoom, w, h);
        let (cx, cy) = (sane(w) / 2.0, sane(h) / 2.0);
        match self {
            Outlook::Flat => free::view(center, zoom, w, h),
            Outlook::Globe => View { projection: Projection::Orthographic { lon0: center.lon, lat0: center.lat }, scale, cx, cy },
            Outlook::From(hub) => {
                let projection = Projection::AzimuthalEquidistant { lon0: hub.lon, lat0: hub.lat };
                let (x, y) = projection.project(center).map_or((0.0, 0.0), |p| (p.x, p.y));
                View { projection, scale, cx: cx - scale * x, cy: cy + scale * y }
            }
        }
    }

    /// The least zoom: where world, globe or disc fit a frame of `w` × `h` CSS px.
    pub fn least_zoom(self, w: f64, h: f64) -> f64 {
        let side = sane(w).min(sane(h));
        let radius = (side / 2.0 - MARGIN.min(side / 8.0)).max(1e-3);
        let unit = free::scale(0.0, w, h);
        match self {
            Outlook::Flat => 0.0,
            Outlook::Globe => log2(radius / unit).clamp(-6.0, MAX_ZOOM),
            Outlook::From(_) => log2(radius / PI / unit).clamp(-6.0, MAX_ZOOM),
        }
    }

    /// The camera that shows all of it: the world, the globe over the Pacific, the whole disc about its place.
    pub fn home(self, w: f64, h: f64) -> (LonLat, f64) {
        let center = match self {
            Outlook::From(hub) => hub,
            _ => free::home().0,
        };
        (center, self.least_zoom(w, h))
    }

    /// The camera's centre brought to where [`Outlook::view`] holds it, with its longitude in −180..180. Holding twice
    /// changes nothing.
    pub fn held(self, center: LonLat, zoom: f64, w: f64, h: f64) -> LonLat {
        match self {
            Outlook::Flat => free::held(center, zoom, w, h),
            Outlook::Globe => sane_place(center),
            Outlook::From(hub) => {
                let projection = Projection::AzimuthalEquidistant { lon0: hub.lon, lat0: hub.lat };
                let Some(p) = projection.project(sane_place(center)) else { return hub };
                // The disc covers the frame's middle, and all of the frame that it can.
                let side = sane(w).min(sane(h));
                let reach = (PI + MARGIN / free::scale(zoom, w, h) - side / 2.0 / free::scale(zoom, w, h)).clamp(0.0, PI - 0.02);
                let off = hypot(p.x, p.y);
                if off <= reach {
                    return LonLat::new(wrap_lon(center.lon), sane_place(center).lat);
                }
                let part = reach / off;
                projection.invert(super::Planar { x: p.x * part, y: p.y * part }).unwrap_or(hub)
            }
        }
    }

    /// The centre after the map was dragged by (`dx`, `dy`) CSS px: what lay under the pointer stays under it, as far as
    /// the hold allows.
    pub fn dragged(self, center: LonLat, zoom: f64, w: f64, h: f64, dx: f64, dy: f64) -> LonLat {
        let middle = Px::new(sane(w) / 2.0, sane(h) / 2.0);
        let Some(grabbed) = self.view(center, zoom, w, h).invert(middle) else {
            return self.held(center, zoom, w, h);
        };
        self.keeping(grabbed, Px::new(middle.x + dx, middle.y + dy), center, zoom, w, h)
    }

    /// The centre at the new `zoom` that brings the place `anchor` under the point `at` of the frame, starting from the
    /// present `center`: zooming about a pointer, pinching about two fingers. Where the hold does not allow it, the
    /// nearest.
    pub fn keeping(self, anchor: LonLat, at: Px, center: LonLat, zoom: f64, w: f64, h: f64) -> LonLat {
        let middle = Px::new(sane(w) / 2.0, sane(h) / 2.0);
        let mut center = self.held(center, zoom, w, h);
        for _ in 0..12 {
            let view = self.view(center, zoom, w, h);
            let Some(now) = view.project(anchor) else {
                return center;
            };
            let (dx, dy) = (now.x - at.x, now.y - at.y);
            if !(dx.is_finite() && dy.is_finite()) || hypot(dx, dy) < 0.01 {
                return center;
            }
            // A whole step may lead off the map, or beyond a pole; then a part of it.
            let step = |part: f64| view.invert(Px::new(middle.x + part * dx, middle.y + part * dy));
            let Some(next) = step(1.0).or_else(|| step(0.5)).or_else(|| step(0.25)) else {
                return center;
            };
            let next = self.held(next, zoom, w, h);
            if distance_km(next, center) * view.px_per_km() < 0.01 {
                return next;
            }
            center = next;
        }
        center
    }

    /// The closest camera that shows all of the places with at least `padding` px around them, not closer than `closest`.
    /// From afar where they cannot all be seen at once. Home if there are none.
    pub fn fit(self, places: &[LonLat], w: f64, h: f64, padding: f64, closest: f64) -> (LonLat, f64) {
        let (home, least) = self.home(w, h);
        let center = match self {
            Outlook::Flat => Extent::around(places).map(|e| e.center()),
            Outlook::Globe => middle(places),
            Outlook::From(hub) => self.middle_of_disc(hub, places),
        };
        let Some(center) = center else { return (home, least) };
        let shows = |zoom: f64| {
            let view = self.view(center, zoom, w, h);
            places.iter().all(|&place| {
                view.project(place).is_some_and(|p| p.x >= padding && p.x <= w - padding && p.y >= padding && p.y <= h - padding)
            })
        };
        let (mut near, mut far) = (closest.clamp(least, MAX_ZOOM), least);
        if !shows(near) {
            for _ in 0..24 {
                let zoom = (near + far) / 2.0;
                if shows(zoom) { far = zoom } else { near = zoom }
            }
            near = far;
        }
        (self.held(center, near, w, h), near)
    }

    /// The place in the middle of the images of places on the disc about `hub`.
    fn middle_of_disc(self, hub: LonLat, places: &[LonLat]) -> Option<LonLat> {
        let projection = Projection::AzimuthalEquidistant { lon0: hub.lon, lat0: hub.lat };
        let images: Vec<_> = places.iter().filter_map(|&p| projection.project(p)).collect();
        let first = images.first()?;
        let (mut low, mut high) = (*first, *first);
        for p in &images {
            (low.x, low.y) = (low.x.min(p.x), low.y.min(p.y));
            (high.x, high.y) = (high.x.max(p.x), high.y.max(p.y));
        }
        projection.invert(super::Planar { x: (low.x + high.x) / 2.0, y: (low.y + high.y) / 2.0 })
    }

    /// A zoom within what the outlook has; the least if it is not a number.
    pub fn sane_zoom(self, zoom: f64, w: f64, h: f64) -> f64 {
        let least = self.least_zoom(w, h);
        if zoom.is_finite() { zoom.clamp(least, MAX_ZOOM.max(least)) } else { least }
    }
}

fn sane_place(place: LonLat) -> LonLat {
    let home = free::home().0;
    let lat = if place.lat.is_finite() { place.lat.clamp(-90.0, 90.0) } else { home.lat };
    LonLat::new(wrap_lon(if place.lon.is_finite() { place.lon } else { home.lon }), lat)
}

/// The direction of the sum of the places' directions; `None` where they cancel out.
fn middle(places: &[LonLat]) -> Option<LonLat> {
    let mut sum = [0.0f64; 3];
    for &place in places {
        let v = unit_vector(place);
        (0..3).for_each(|k| sum[k] += v[k]);
    }
    let size = hypot(hypot(sum[0], sum[1]), sum[2]);
    (size > 1e-6).then(|| super::sphere::place_of(sum))
}

/// The passage from one camera to another that lays out the sphere in another way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passage {
    from: Start,
    to: (Outlook, LonLat, f64),
}

/// Where a passage begins.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Start {
    Camera(Outlook, LonLat, f64),
    View(View),
}

impl Passage {
    /// From an outlook with its centre and zoom to another.
    pub fn new(from: (Outlook, LonLat, f64), to: (Outlook, LonLat, f64)) -> Passage {
        Passage { from: Start::Camera(from.0, from.1, from.2), to }
    }

    /// From what is shown now, as within another passage, to an outlook with its centre and zoom.
    pub fn onward(shown: View, to: (Outlook, LonLat, f64)) -> Passage {
        Passage { from: Start::View(shown), to }
    }

    /// The view `t` of the way, 0..1, in a frame of `w` × `h` CSS px: at 0 and 1 what the two cameras show.
    pub fn view(&self, t: f64, w: f64, h: f64) -> View {
        let (outlook, center, zoom) = self.to;
        let to = outlook.view(center, zoom, w, h);
        let from = match self.from {
            Start::Camera(outlook, center, zoom) => outlook.view(center, zoom, w, h),
            Start::View(view) => view,
        };
        let ends = [from, to];
        if t <= 0.0 || t >= 1.0 {
            return ends[usize::from(t > 0.5)];
        }
        let [a, b] = ends.map(|view| Part::of(view, w, h));
        let center = super::interpolate(a.center, b.center, t);
        let mix = |x: f64, y: f64| x + t * (y - x);
        let projection = Projection::Passage { lon0: center.lon, lat0: center.lat, weights: a.weights.toward(b.weights, t) };
        let scale = a.scale * exp2(t * log2(b.scale / a.scale));
        View { projection, scale, cx: mix(a.at.x, b.at.x), cy: mix(a.at.y, b.at.y) }
    }
}

/// One end of a passage.
struct Part {
    center: LonLat,
    at: Px,
    weights: super::Weights,
    scale: f64,
}

impl Part {
    fn of(view: View, w: f64, h: f64) -> Part {
        let none = super::Weights { world: 0.0, region: 0.0, globe: 0.0, from: 0.0 };
        let middle = Px::new(sane(w) / 2.0, sane(h) / 2.0);
        let own = Px::new(view.cx, view.cy);
        let (center, at, weights) = match view.projection {
            Projection::AzimuthalEquidistant { lon0, lat0 } => {
                (LonLat::new(lon0, lat0), own, super::Weights { from: 1.0, ..none })
            }
            Projection::Orthographic { lon0, lat0 } => (LonLat::new(lon0, lat0), own, super::Weights { globe: 1.0, ..none }),
            Projection::Stereographic { lon0, lat0 } => (LonLat::new(lon0, lat0), own, super::Weights { region: 1.0, ..none }),
            Projection::Blend { lon0, lat0, t } => {
                (LonLat::new(lon0, lat0), own, super::Weights { world: 1.0 - t, region: t, ..none })
            }
            Projection::Passage { lon0, lat0, weights } => (LonLat::new(lon0, lat0), own, weights),
            // Equal Earth has no centre of its own: on its meridian beside the middle of the frame is it. About another
            // meridian than its own it would be torn where the others are not.
            _ => {
                let lat = view.invert(middle).unwrap_or(free::home().0).lat;
                let center = LonLat::new(view.projection.central_lon(), lat);
                let at = view.project(center).unwrap_or(middle);
                (center, at, super::Weights { world: 1.0, ..none })
            }
        };
        Part { center, at, weights, scale: view.scale }
    }
}
