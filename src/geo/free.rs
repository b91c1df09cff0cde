//! The free map: one continuous way from the whole world to a city.
//!
//! At zoom 0 the world fits the frame (from the north pole to [`SOUTH`]), in Equal Earth about
//! [`MERIDIAN`]. Up to zoom [`ROLLED`] the central meridian moves to the camera's; up to
//! [`ROUND`] the projection blends into the stereographic about the camera. Scale and centre are
//! continuous throughout, so that nothing jumps. While the world is hardly larger than the frame,
//! the camera is held so that the frame stays on it; this hold loosens with the zoom and is gone
//! at [`ROLLED`].

use super::trig::{exp2, sin, smoothstep};
use super::view::{parallel_y, sane};
use super::{Extent, LonLat, Projection, View, equal_earth, wrap_lon};

/// The meridian in the middle of the world, degrees: both Koreas–America and Korea–Europe whole.
pub const MERIDIAN: f64 = 150.0;
/// The parallel that the world at zoom 0 reaches down to, degrees; nothing of ours lies below.
pub const SOUTH: f64 = -36.0;
/// The zoom at which the central meridian has become the camera's own.
pub const ROLLED: f64 = 1.6;
/// The zoom from which on the projection is the stereographic about the camera.
pub const ROUND: f64 = 3.4;
/// The closest zoom: about 17 m to a px in a frame 1,000 px wide.
pub const MAX_ZOOM: f64 = 11.0;

/// Room around the world at zoom 0, CSS px.
const PADDING: f64 = 8.0;

/// The camera at home: the whole world, as the plate shows it.
pub fn home() -> (LonLat, f64) {
    let middle = (equal_earth::POLE_Y + parallel_y(SOUTH)) / 2.0;
    let lat = equal_earth::inverse(0.0, middle).map_or(0.0, |(_, phi)| phi.to_degrees());
    (LonLat::new(MERIDIAN, lat), 0.0)
}

/// The view of a camera that looks at `center` with `zoom` in a frame of `w` × `h` CSS px.
/// Any input gives a finite view: what is not a number counts as home.
pub fn view(center: LonLat, zoom: f64, w: f64, h: f64) -> View {
    let zoom = sane_zoom(zoom);
    let center = held(center, zoom, w, h);
    let scale = scale(zoom, w, h);
    let (lon0, lat0) = (central_lon(center.lon, zoom), center.lat);
    let projection = if zoom <= ROLLED {
        Projection::EqualEarth { lon0 }
    } else if zoom < ROUND {
        Projection::Blend { lon0, lat0, t: smoothstep((zoom - ROLLED) / (ROUND - ROLLED)) }
    } else {
        Projection::Stereographic { lon0, lat0 }
    };
    let (w, h) = (sane(w), sane(h));
    let (x, y) = match projection {
        Projection::EqualEarth { lon0 } => {
            let lambda = wrap_lon(center.lon - lon0).to_radians();
            equal_earth::forward(lambda, sin(lat0.to_radians()))
        }
        _ => (0.0, 0.0),
    };
    View { projection, scale, cx: w / 2.0 - scale * x, cy: h / 2.0 + scale * y }
}

/// The camera's centre brought to where [`view`] holds it: within the world while that is hardly
/// larger than the frame, and with its longitude in −180..180. Holding twice changes nothing.
pub fn held(center: LonLat, zoom: f64, w: f64, h: f64) -> LonLat {
    let zoom = sane_zoom(zoom);
    let home = home().0;
    let lat = if center.lat.is_finite() { center.lat.clamp(-90.0, 90.0) } else { home.lat };
    let lon = if center.lon.is_finite() { center.lon } else { home.lon };
    let free = looseness(zoom);
    if free >= 1.0 {
        return LonLat::new(wrap_lon(lon), lat);
    }
    let scale = scale(zoom, w, h);
    // The frame's half sides on the plane, and how far its middle may go from the world's.
    let reach = |half_world: f64, side: f64| {
        let tight = (half_world + PADDING / scale - sane(side) / 2.0 / scale).max(0.0);
        tight + free * (half_world - tight)
    };
    let (reach_x, reach_y) = (reach(equal_earth::SEAM_X, w), reach(equal_earth::POLE_Y, h));
    let y = parallel_y(lat).clamp(-reach_y, reach_y);
    let lat = equal_earth::inverse(0.0, y).map_or(lat, |(_, phi)| phi.to_degrees());
    // Only the part of the offset that the meridian has not followed moves the frame sideways.
    let aside = wrap_lon(lon - MERIDIAN) * (1.0 - free);
    let factor = equal_earth::forward(1.0, sin(lat.to_radians())).0;
    let limit = (reach_x / factor).to_degrees();
    let aside = aside.clamp(-limit, limit);
    LonLat::new(wrap_lon(MERIDIAN + aside / (1.0 - free)), lat)
}

/// The closest camera that shows the whole extent with at least `padding` px around it.
pub fn fit(extent: Extent, w: f64, h: f64, padding: f64) -> (LonLat, f64) {
    let center = extent.center();
    let mut zoom = MAX_ZOOM;
    let shows = |zoom: f64| {
        let view = view(center, zoom, w, h);
        let inside = |place: LonLat| {
            view.project(place).is_some_and(|p| p.x >= padding && p.x <= w - padding && p.y >= padding && p.y <= h - padding)
        };
        (0..=8).all(|i| {
            let lon = extent.west + extent.width_deg() * f64::from(i) / 8.0;
            let lat = extent.south + (extent.north - extent.south) * f64::from(i) / 8.0;
            inside(LonLat::new(lon, extent.south))
                && inside(LonLat::new(lon, extent.north))
                && inside(LonLat::new(extent.west, lat))
                && inside(LonLat::new(extent.east, lat))
        })
    };
    if !shows(zoom) {
        let (mut near, mut far) = (MAX_ZOOM, 0.0);
        for _ in 0..24 {
            zoom = (near + far) / 2.0;
            if shows(zoom) { far = zoom } else { near = zoom }
        }
        zoom = far;
    }
    (held(center, zoom, w, h), zoom)
}

fn sane_zoom(zoom: f64) -> f64 {
    if zoom.is_finite() { zoom.clamp(0.0, MAX_ZOOM) } else { 0.0 }
}

pub(super) fn scale(zoom: f64, w: f64, h: f64) -> f64 {
    View::world(MERIDIAN, SOUTH, w, h, PADDING.min(sane(w.min(h)) / 8.0)).scale * exp2(zoom)
}

/// 0 where the camera is held to the world, 1 where it is free.
fn looseness(zoom: f64) -> f64 {
    smoothstep(zoom / ROLLED)
}

fn central_lon(lon: f64, zoom: f64) -> f64 {
    wrap_lon(MERIDIAN + wrap_lon(lon - MERIDIAN) * looseness(zoom))
}
