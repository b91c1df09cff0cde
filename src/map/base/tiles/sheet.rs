//! The tiles that a frame is to paint, and how.

use std::rc::Rc;

use super::square::Square;
use crate::map::base::layer::Layer;

/// A tile that has come.
#[derive(Clone, Debug)]
pub struct Tile {
    /// What it covers.
    pub square: Square,
    /// What is painted of it: the sea under it, land and borders, waters.
    pub(in crate::map::base) layers: Vec<Rc<Layer>>,
}

impl Tile {
    /// A tile without land or water so far.
    pub fn of_sea(square: Square) -> Tile {
        Tile { square, layers: vec![Rc::new(Layer::sea(square.extent()))] }
    }

    /// How many points it projects at most in a frame.
    pub fn point_count(&self) -> usize {
        self.layers.iter().map(|layer| layer.point_count()).sum()
    }
}

/// The tiles of one level side by side: they are painted as if they were one.
pub(in crate::map::base) type Level = Vec<Rc<Layer>>;

/// What a frame paints of the tiles, over the coarse map or without it.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Whether nothing of the coarse map can be seen.
    pub covers: bool,
    /// How much is to be seen of what passes, 0..=1.
    pub opacity: f32,
    /// Levels that are shown, from the bottom up.
    pub(in crate::map::base) settled: Vec<Level>,
    /// Levels that come or go, over the others, as one picture of that opacity.
    pub(in crate::map::base) passing: Vec<Level>,
}

impl Sheet {
    /// Of tiles in any order.
    pub fn new(settled: &[Tile], passing: &[Tile], covers: bool) -> Sheet {
        Sheet { covers, opacity: 1.0, settled: levels(settled), passing: levels(passing) }
    }

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.settled.is_empty() && self.passing.is_empty()
    }
}

fn levels(tiles: &[Tile]) -> Vec<Level> {
    let of = |z: u8| -> Level { tiles.iter().filter(|t| t.square.z() == z).flat_map(|t| t.layers.iter().cloned()).collect() };
    super::LEVELS.map(of).filter(|level| !level.is_empty()).collect()
}
