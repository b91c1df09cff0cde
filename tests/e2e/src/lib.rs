//! The harness of the end-to-end tests. A test is a sentence and an async function over a [`Session`]: one browser of its
//! own, with a language, a width, a theme and perhaps a fault, looking at the release build under a sub-path.
//!
//! ```text
//! Engine (which browser, found where) + Profile (as whom) ──▶ Processes (driver, screen) ──▶ Session (locators, log, requests)
//! ```
//!
//! What every test checks when it ends, unless it says that it provokes them: no error on the console, no request that
//! failed, none to another origin.

pub mod axe;
pub mod engine;
pub mod locate;
pub mod process;
pub mod profile;
pub mod run;
pub mod session;

pub use engine::Engine;
pub use profile::{Lang, Profile, Theme};
pub use session::Session;
