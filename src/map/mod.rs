//! From the atlas to the picture: frames, marks, arcs and names as a [`scene::Scene`], and the hands that move the
//! free map. Pure: text widths and the time are arguments.
//!
//! ```text
//! Atlas + day + choice + Frame ──▶ marks ──▶ arcs ──▶ names ──▶ Scene ──▶ overlay, static page, text twin
//! pointer, wheel, key ──▶ gesture ──▶ Camera ──▶ View ──▶ Scene of the free map
//! ```

pub mod afar;
pub mod arcs;
pub mod base;
pub mod bows;
pub mod camera;
pub mod crowd;
pub mod emphasis;
pub mod figures;
pub mod fly;
pub mod frame;
pub mod gesture;
pub mod grip;
pub mod hit;
pub mod keys;
pub mod labels;
pub mod leaving;
pub mod legend;
mod lines;
pub mod marks;
pub mod metrics;
pub mod names;
mod naming;
pub mod outlooks;
pub mod paper;
mod place_names;
pub mod places;
pub mod plane;
pub mod plate;
pub mod rings;
pub mod roam;
pub mod said;
pub mod scalebar;
pub mod scene;
pub mod seas;
pub mod svg;
pub mod trace;
pub mod words;
