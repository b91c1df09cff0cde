//! Which squares a view wants: the level that its scale asks for, and what of it lies in the window.

use std::ops::RangeInclusive;

use super::square::{LEVELS, Square};
use crate::geo::trig::log2;
use crate::geo::{Px, View};

/// A square is wanted while its side is at most so many CSS px long at the view's centre: then lines are within about two
/// thirds of a px of their source.
const WIDEST_PX: f64 = 2048.0;
/// Squares of the first level are wanted from when their side is so long: there the world's own lines begin to show corners.
const LEAST_PX: f64 = 512.0;
/// By how much of a level a scale must pass the limit before another level is wanted, so that a hand that trembles on the
/// limit asks for one level only.
const PLAY: f64 = 0.12;
/// The most squares that a view is given; where it sees more it is given the coarser level.
pub const MOST: usize = 40;
/// So far outside the window squares are wanted too, CSS px.
const MARGIN: f64 = 48.0;
/// The greatest distance between two points of the window that are looked at, CSS px. Twice the margin: no right angle
/// can reach into the window between them.
const STEP: f64 = 96.0;
/// Beyond this parallel squares are so narrow that they reach in between the points that are looked at.
const POLAR_DEG: f64 = 78.0;

/// What a view wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The level of all its squares.
    pub level: u8,
    /// What the window sees, nearest to its middle first; at most [`MOST`].
    pub squares: Vec<Square>,
    /// Whether all that the window sees lies in them for certain: not about the poles, nor where the map has an edge.
    pub whole: bool,
}

/// The level for a scale in CSS px per degree; `None` where it is too coarse for tiles. `before` is the level that
/// is shown now.
pub fn level(px_per_deg: f64, before: Option<u8>) -> Option<u8> {
    let exact = log2(360.0 * px_per_deg / WIDEST_PX);
    if !exact.is_finite() {
        return None;
    }
    let (first, last): (u8, u8) = RangeInclusive::into_inner(LEVELS);
    let below = f64::from(first) - log2(WIDEST_PX / LEAST_PX);
    let stays = |z: u8| {
        let low = if z == first { below } else { f64::from(z) - 1.0 };
        exact > low - PLAY && (exact <= f64::from(z) + PLAY || z == last)
    };
    if let Some(z) = before.filter(|&z| stays(z)) {
        return Some(z);
    }
    let level = exact.ceil().clamp(f64::from(first), f64::from(last));
    (exact > below).then_some(level as u8)
}

/// What a view of `w` × `h` CSS px wants; `None` where the coarse map is all it needs, or the frame is not one.
/// `before` is the level that is shown now.
pub fn wanted(view: &View, w: f64, h: f64, before: Option<u8>) -> Option<Wanted> {
    let sound = w.is_finite() && h.is_finite() && w >= 1.0 && h >= 1.0 && w <= 16_384.0 && h <= 16_384.0;
    let ideal = level(view.scale.to_radians(), before).filter(|_| sound)?;
    (*LEVELS.start()..=ideal).rev().find_map(|level| squares(view, w, h, level))
}

/// The squares of a level, unless they are too many or none.
fn squares(view: &View, w: f64, h: f64, level: u8) -> Option<Wanted> {
    let steps = |side: f64| ((side + 2.0 * MARGIN) / STEP).ceil().max(1.0) as u32;
    let (across, down) = (steps(w), steps(h));
    let mut found: Vec<(Square, f64)> = Vec::new();
    let mut whole = true;
    for j in 0..=down {
        let y = (h + 2.0 * MARGIN) * f64::from(j) / f64::from(down) - MARGIN;
        for i in 0..=across {
            let x = (w + 2.0 * MARGIN) * f64::from(i) / f64::from(across) - MARGIN;
            let place = view.invert(Px::new(x, y));
            let Some((place, square)) = place.and_then(|p| Some((p, Square::at(level, p)?))) else {
                whole = false;
                continue;
            };
            whole &= place.lat.abs() < POLAR_DEG;
            let (dx, dy) = (x - w / 2.0, y - h / 2.0);
            let far = dx * dx + dy * dy;
            if let Some((_, nearest)) = found.iter_mut().find(|(s, _)| *s == square) {
                *nearest = nearest.min(far);
            } else if found.len() < MOST {
                found.push((square, far));
            } else {
                return None;
            }
        }
    }
    let mut squares = Vec::new();
    while let Some(next) = nearest(&found) {
        squares.push(found.swap_remove(next).0);
    }
    (!squares.is_empty()).then_some(Wanted { level, squares, whole })
}

/// The place in the list of what is nearest; the square decides between equals.
fn nearest(found: &[(Square, f64)]) -> Option<usize> {
    (0..found.len()).min_by(|&a, &b| match (found.get(a), found.get(b)) {
        (Some(a), Some(b)) => a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)),
        _ => std::cmp::Ordering::Equal,
    })
}
