//! Being built.
pub mod canvas;
