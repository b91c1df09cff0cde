//! The Bio Hub Atlas. Read the modules in this order; each knows only those above it.
//!
//! ```text
//! public/data/*.json ──▶ Records (model) ──build──▶ Atlas + diagnostics (atlas)
//! address ──parse──▶ ViewState (explore) ◀──apply(Action)── ui
//! Atlas + ViewState + Frame ──▶ Scene (map) ──▶ canvas and SVG
//! Atlas + record ──▶ Page (page) ──▶ screen and static HTML
//! ```

pub mod atlas;
pub mod explore;
pub mod geo;
pub mod i18n;
pub mod map;
pub mod model;
pub mod page;
pub mod search;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
