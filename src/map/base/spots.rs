//! The points of a ring one after another, made ready to be taken apart at the seam.

use super::arcs::{Projected, Span};
use super::chart::ArcRef;
use super::layer::Layer;
use super::sight::{Sight, Spot};

/// Where each point lies on the screen, and beside that what the seam asks for: longitude from the central meridian and sine of
/// the latitude. Apart, so that points between two crossings are handed on at once.
#[derive(Debug, Default)]
pub(super) struct Spots {
    pub xy: Vec<[f32; 2]>,
    pub at: Vec<[f32; 2]>,
}

impl Spots {
    pub fn clear(&mut self) {
        self.xy.clear();
        self.at.clear();
    }

    pub fn push(&mut self, spot: Spot) {
        self.xy.push(spot.xy);
        self.at.push([spot.lambda, spot.z]);
    }

    /// Adds the points that are kept of an arc, as it is gone along.
    pub fn arc(&mut self, layer: &Layer, work: &Projected, sight: &Sight, step: ArcRef, became: Span) {
        let from = self.xy.len();
        self.xy.extend_from_slice(work.points(became.first, became.last));
        let added = self.xy.get_mut(from..).unwrap_or_default();
        for i in 0..if step.reversed { added.len() / 2 } else { 0 } {
            added.swap(i, added.len() - 1 - i);
        }
        self.at.extend(step.order(became.first..became.last).map(|k| work.at(layer, sight, k)));
    }
}
