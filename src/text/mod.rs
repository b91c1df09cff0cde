//! Words as text: Hangul, particles, folding for search, numbers. Knows nothing of records.

mod decimal;
mod fold;
pub mod hangul;
mod keyboard;
mod lang;
mod number;
mod particle;

pub use decimal::{decimal, decimal_text};
pub use fold::fold;
pub use keyboard::other_layout;
pub use lang::Lang;
pub use number::{Hedge, number, quantity};
pub use particle::{FinalSound, final_sound, particle};
