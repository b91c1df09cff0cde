//! The tiles of the free map: which squares of the Earth they cover, and what there is of each.
//!
//! ```text
//! View ──seen──▶ squares ──▶ files ──requests──▶ orders: fetch, cancel
//! bytes ──shelf──▶ tiles ──passing──▶ Sheet: what BaseFrame paints, and how much is to be seen of what comes
//! ```
//!
//! [`Tiles`] joins them. `docs/basemap.md` says how they are made; a tile's file is a [`super::chart::Chart`].

mod index;
mod passing;
mod requests;
mod seen;
mod sheet;
mod shelf;
mod square;
mod store;

pub use index::{Index, Shore};
pub use passing::FADE_MS;
pub use requests::{AT_ONCE, File, HOLD_MS, Order, PAUSES_MS, Requests};
pub use seen::{MOST, Wanted, level, wanted};
pub use sheet::{Sheet, Tile};
pub use shelf::{MOST_POINTS, MOST_TILES};
pub use square::{LEVELS, Square};
pub use store::{Look, Next, Seen, Tiles, Tiling};
