//! How a window and an extent lie to each other.

use crate::geo::{Extent, LonLat, Px, View};

/// Points around and across a window.
fn samples(w: f64, h: f64) -> impl Iterator<Item = Px> {
    const N: usize = 8;
    let at = |i: usize| i as f64 / N as f64;
    (0..=N).flat_map(move |i| (0..=N).map(move |j| Px::new(w * at(i), h * at(j))))
}

/// Whether a window shows some of an extent: one of the extent's samples lies in the window, or,
/// where the window is smaller than what lies between those, its middle or a corner in the extent.
pub(super) fn sees(view: &View, extent: Extent, w: f64, h: f64) -> bool {
    const N: usize = 8;
    let shown = |px: Px| (0.0..=w).contains(&px.x) && (0.0..=h).contains(&px.y);
    let of_extent = (0..=N).flat_map(|i| (0..=N).map(move |j| (i, j))).any(|(i, j)| {
        let lon = extent.west + extent.width_deg() * i as f64 / N as f64;
        let lat = extent.south + (extent.north - extent.south) * j as f64 / N as f64;
        view.project(LonLat::new(lon, lat)).is_some_and(shown)
    });
    let of_window = [(0.5, 0.5), (0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
    let within = |(x, y)| view.invert(Px::new(w * x, h * y)).is_some_and(|p| extent.contains(p));
    of_extent || of_window.into_iter().any(within)
}

/// Whether all of a window lies within an extent.
pub(super) fn lies_within(view: &View, extent: Extent, w: f64, h: f64) -> bool {
    const HAIR_DEG: f64 = 0.1;
    let inner = Extent::new(extent.west + HAIR_DEG, extent.south + HAIR_DEG, extent.east - HAIR_DEG, extent.north - HAIR_DEG);
    samples(w, h).all(|px| view.invert(px).is_some_and(|p| inner.contains(p)))
}
