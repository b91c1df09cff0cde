//! Places, distances and projections on the sphere. Pure arithmetic, no I/O.
//!
//! Conventions: `lon, lat` in that order; **degrees outside this module, radians inside**; planar
//! coordinates are on the unit sphere with y up ([`Planar`]); screen coordinates are CSS px with y
//! down ([`Px`]). A projection is [`Projection::project`] and [`Projection::invert`]; a [`View`]
//! puts it on a screen; [`free`] turns the camera of the free map into a view.
//!
//! ```text
//! LonLat ──Projection──▶ Planar ──View──▶ Px
//!        ◀───invert────        ◀─invert─
//! ```
//!
//! Deliberately absent: ellipsoids (a sphere of 6371.0088 km is at most 0.6 % off, and this atlas
//! gives its distances to the kilometre as "about"), datums, Mercator.

mod azimuthal;
mod equal_earth;
pub mod free;
mod lonlat;
mod outlook;
mod projection;
mod sphere;
pub mod trig;
mod view;

pub use azimuthal::Weights;
pub use equal_earth::equal_earth_point;
pub use lonlat::{Extent, LonLat, Planar, Px, turned, wrap_lon};
pub use outlook::{Outlook, Passage};
pub use projection::Projection;
pub use sphere::{
    EARTH_RADIUS_KM, GreatCircle, angle_deg, bearing_deg, destination, distance_km, great_circle, interpolate, unit_vector,
};
pub use view::View;
