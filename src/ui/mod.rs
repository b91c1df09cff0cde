//! Thin views. No arithmetic here, and no browser call in the body of a view: the same source renders the
//! static pages natively.

mod bar;
pub mod context;
mod layout;
mod notices;
mod panel;
mod part;
pub mod plate;
mod reader;
mod search;
mod time;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod load;

#[cfg(target_arch = "wasm32")]
pub use app::start;
#[cfg(not(target_arch = "wasm32"))]
pub use context::still;
pub use layout::Layout;
