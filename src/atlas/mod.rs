//! Records joined into one immutable whole: who takes part, who is cited, how far it has come by a day.
//!
//! [`Records`] are read from the files, a bad one reported and left out; [`Atlas::build`] joins them and never
//! fails. What it cannot join it leaves unjoined and reports as a [`Diagnostic`].

mod build;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
mod diagnostic;
mod entity;
mod first;
mod graph;
pub mod json_path;
mod links;
pub mod order;
mod read;
mod records;
mod status;
pub mod walk;

pub use diagnostic::Diagnostic;
pub use entity::{Kind, Ref};
pub use graph::{Atlas, HubRole};
pub use links::Bundle;
pub use records::{FILES, Records};
pub use status::Status;
