//! Finding a record by what a reader types, in any of the languages and while a syllable is in the making.
//!
//! ```text
//! names, labels, aliases ──fold──▶ keys (Index)
//! what was typed ──fold──▶ Pattern ──scan the keys──▶ best key of each record ──rank──▶ Hits
//!                                  └─ too few? words within a slip or two of it
//! ```

mod index;
mod pattern;
mod query;
mod slips;

pub use index::Index;
pub use query::Hit;
