//! The part of the program that a first visit goes without: reading the whole files, and writing pages.
//!
//! In the release it is a file of its own (`scripts/build.sh`, docs/decisions/0007-the-program-in-two-parts.md), fetched when the
//! first page opens. Everything that only these functions reach is in it. They are plain functions of the core; nothing
//! of Leptos or the browser is reached from here.

use crate::atlas::{Atlas, Diagnostic, Records};
use crate::explore::Resolved;
use crate::model::{Day, Lang};
use crate::page::html::{self, Waiting};

/// The functions of the part.
#[derive(Clone, Copy)]
pub struct Part {
    /// [`Records::from_files`].
    pub read: fn(&[(&str, &str)]) -> (Records, Vec<Diagnostic>),
    /// [`html::reading`].
    pub write: fn(&Atlas, Resolved, &str, Day, &Waiting, Lang) -> String,
}

const PART: Part = Part { read: Records::from_files, write: html::reading };

/// The part, once it has come.
///
/// # Errors
/// If it did not come; asking again fetches it again.
#[cfg(split)]
pub async fn fetch() -> Result<Part, ()> {
    reading_part().await.map_err(|_| ())
}

/// The part; this build is in one piece.
///
/// # Errors
/// None.
#[cfg(not(split))]
pub async fn fetch() -> Result<Part, ()> {
    Ok(PART)
}

#[cfg(split)]
#[allow(unsafe_code)] // the macro declares the imported function
#[leptos::wasm_split::wasm_split(reading, wasm_split_path = leptos::wasm_split, fallible)]
fn reading_part() -> Result<Part, leptos::wasm_split::SplitLoaderError> {
    Ok(PART)
}
