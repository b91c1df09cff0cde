//! A static server that answers as GitHub Pages does: a sub-path, a folder's `index.html`, the redirect of `/folder` to
//! `/folder/`, `404.html` with status 404, types, gzip, ETag and ten minutes of cache. The tests use the same server and
//! tell it to fail: [`Fault`].
//!
//! ```text
//! request ──Site::locate──▶ Found (a file, a redirect, nothing) ──answer──▶ Response ──Fault──▶ what goes over the wire
//! ```
//!
//! Deliberately absent: ranges, TLS, HTTP/2.

mod answer;
mod fault;
mod files;
mod server;
mod site;
pub mod visit;

pub use fault::{Fault, Faults};
pub use server::{Seen, Server};
pub use site::Site;
