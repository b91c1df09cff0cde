//! Words as text: Hangul, particles, folding for search, numbers. Knows nothing of records.

pub mod hangul;
mod particle;

pub use particle::{FinalSound, final_sound, particle};
