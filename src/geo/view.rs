//! A projection on a screen.

use super::{Extent, LonLat, Planar, Projection, Px, equal_earth, free};

/// A projection put on a frame: `px.x = cx + scale · x`, `px.y = cy − scale · y`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// How the sphere is laid on the plane.
    pub projection: Projection,
    /// CSS px per unit of the plane, that is per radian at the centre. Finite and above zero.
    pub scale: f64,
    /// Where the origin of the plane lies in the frame, CSS px.
    pub cx: f64,
    /// The same, from the top.
    pub cy: f64,
}

/// The least scale a view is given, so that no frame, however small, divides by zero.
const MIN_SCALE: f64 = 1e-6;

impl View {
    /// Where a place lies in the frame; `None` where the projection has no image of it.
    pub fn project(&self, place: LonLat) -> Option<Px> {
        self.projection.project(place).map(|p| self.to_px(p))
    }

    /// The place under a point of the frame; `None` off the map.
    pub fn invert(&self, px: Px) -> Option<LonLat> {
        let p = self.to_planar(px);
        if p.x.is_finite() && p.y.is_finite() { self.projection.invert(p) } else { None }
    }

    /// From the plane to the frame.
    pub fn to_px(&self, p: Planar) -> Px {
        Px { x: self.cx + self.scale * p.x, y: self.cy - self.scale * p.y }
    }

    /// From the frame to the plane.
    pub fn to_planar(&self, px: Px) -> Planar {
        Planar { x: (px.x - self.cx) / self.scale, y: (self.cy - px.y) / self.scale }
    }

    /// The largest view that shows the whole extent in a frame of `w` × `h` CSS px, with at least
    /// `padding` px on every side, the extent in the middle. Frames that are empty or not numbers
    /// give a tiny but finite scale.
    pub fn fit(projection: Projection, extent: Extent, w: f64, h: f64, padding: f64) -> View {
        const N: usize = 24;
        let mut bounds = Bounds::EMPTY;
        for i in 0..=N {
            let lon = extent.west + extent.width_deg() * i as f64 / N as f64;
            for j in 0..=N {
                let lat = extent.south + (extent.north - extent.south) * j as f64 / N as f64;
                bounds.include(projection.project(LonLat::new(lon, lat)));
            }
        }
        bounds.fit(projection, w, h, padding)
    }

    /// The whole world about the meridian `lon0`, from the north pole down to the parallel
    /// `south`, as large as the frame allows. What lies below `south` falls under the edge of a
    /// frame of [`View::world_aspect`]; in a taller frame it is seen.
    pub fn world(lon0: f64, south: f64, w: f64, h: f64, padding: f64) -> View {
        let bounds = Bounds {
            min: Planar { x: -equal_earth::SEAM_X, y: parallel_y(south) },
            max: Planar { x: equal_earth::SEAM_X, y: equal_earth::POLE_Y },
        };
        bounds.fit(Projection::EqualEarth { lon0 }, w, h, padding)
    }

    /// Width divided by height of the world from the north pole to the parallel `south`.
    pub fn world_aspect(south: f64) -> f64 {
        2.0 * equal_earth::SEAM_X / (equal_earth::POLE_Y - parallel_y(south)).max(1e-9)
    }

    /// The view of the free map from a camera: see [`free::view`].
    pub fn for_camera(center: LonLat, zoom: f64, w: f64, h: f64) -> View {
        free::view(center, zoom, w, h)
    }

    /// CSS px per km at the centre of the projection, for a scale bar.
    pub fn px_per_km(&self) -> f64 {
        self.scale / super::EARTH_RADIUS_KM
    }
}

pub(crate) fn parallel_y(lat: f64) -> f64 {
    let lat = if lat.is_finite() { lat.clamp(-90.0, 90.0) } else { -90.0 };
    equal_earth::forward(0.0, super::trig::sin(lat.to_radians())).1
}

/// A frame's side that can be calculated with.
pub(crate) fn sane(px: f64) -> f64 {
    if px.is_finite() { px.clamp(0.0, 1e6) } else { 0.0 }
}

struct Bounds {
    min: Planar,
    max: Planar,
}

impl Bounds {
    const EMPTY: Bounds =
        Bounds { min: Planar { x: f64::INFINITY, y: f64::INFINITY }, max: Planar { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY } };

    fn include(&mut self, p: Option<Planar>) {
        if let Some(p) = p {
            self.min = Planar { x: self.min.x.min(p.x), y: self.min.y.min(p.y) };
            self.max = Planar { x: self.max.x.max(p.x), y: self.max.y.max(p.y) };
        }
    }

    fn fit(&self, projection: Projection, w: f64, h: f64, padding: f64) -> View {
        let (w, h, padding) = (sane(w), sane(h), sane(padding));
        let (width, height) = (self.max.x - self.min.x, self.max.y - self.min.y);
        if !(width.is_finite() && height.is_finite()) {
            return View { projection, scale: 1.0, cx: w / 2.0, cy: h / 2.0 };
        }
        let across = (w - 2.0 * padding) / width.max(1e-9);
        let down = (h - 2.0 * padding) / height.max(1e-9);
        let scale = across.min(down).max(MIN_SCALE);
        View {
            projection,
            scale,
            cx: w / 2.0 - scale * (self.min.x + self.max.x) / 2.0,
            cy: h / 2.0 + scale * (self.min.y + self.max.y) / 2.0,
        }
    }
}
