//! Words as text: Hangul, particles, folding for search, numbers. Knows nothing of records.

pub mod hangul;
mod lang;
mod number;
mod particle;

pub use lang::Lang;
pub use number::{Hedge, number, quantity};
pub use particle::{FinalSound, final_sound, particle};
