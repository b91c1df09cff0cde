//! The tiles of the free map: which squares of the Earth they cover, and what there is of each.
//!
//! `docs/basemap.md` says how they are made; a tile's file is a [`super::chart::Chart`].

mod index;
mod square;

pub use index::{Index, Shore};
pub use square::{LEVELS, Square};
