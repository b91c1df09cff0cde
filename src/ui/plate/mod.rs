//! The map side of the page: the plate with the world, its legend, insets and credits, or the free map in its place.
//!
//! One figure, whose content is markup (`page::html::plate`) that a `host` fills and moves. A view type for each element and an
//! effect for each attribute would weigh more than the map.

mod beneath;
mod detail;
mod gather;
mod hands;
mod host;
mod pane;
mod paper;
mod picture;
mod print;
mod roam;
mod stage;

pub use host::{Host, start};
pub use paper::answer;
pub use roam::{Call, serve};

use crate::map::words;
use crate::ui::context::Site;
use leptos::prelude::*;

/// The map in words.
fn twin(site: Site) -> Vec<String> {
    untrack(|| site.atlas.with(|a| words::twin(a, site.chosen(), site.day(), site.lang())))
}
