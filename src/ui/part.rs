//! The parts of the program that a first visit goes without: what finds, what reads whole files and writes pages, the free
//! map, what gathers more hubs for it than a frame can ask one by one, and what draws the map on paper.
//!
//! In the release each is a file of its own (`scripts/release/`, docs/decisions/0007), fetched when it is needed first.
//! Everything that only these functions reach is in it.

use crate::atlas::{Atlas, Diagnostic, Records};
use crate::explore::Place;
use crate::map::crowd::{Crowd, Gather};
use crate::model::{Day, Lang};
use crate::page::html::{self, Waiting};
use crate::search::{Hit, Index};
use crate::ui::plate::{self, Call, Host};
use std::rc::Rc;

/// What a part that did not come is called where the reader is told. Asking again fetches it again.
#[derive(Clone, Copy, Debug)]
pub struct Lost(pub &'static str);

/// Reads files, given by name and text.
type Read = fn(&[(&str, &str)]) -> (Records, Vec<Diagnostic>);

/// What reads whole files and writes pages.
#[derive(Clone, Copy)]
pub struct Reading {
    /// [`Records::from_files`].
    pub read: Read,
    /// [`html::reading`].
    pub write: fn(&Atlas, &Place, Day, &Waiting, Lang) -> String,
}

const READING: Reading = Reading { read: Records::from_files, write: html::reading };

/// What finds.
#[derive(Clone, Copy)]
pub struct Finding {
    /// [`Index::build`].
    pub index: fn(&Atlas) -> Index,
    /// [`Index::query`].
    pub query: fn(&Index, &str, usize) -> Vec<Hit>,
}

/// What gathers very many hubs for the free map.
#[derive(Clone, Copy)]
pub struct Gathering {
    /// [`Crowd::shared`].
    pub gather: fn(&Atlas, Day) -> Rc<dyn Gather>,
}

const GATHERING: Gathering = Gathering { gather: Crowd::shared };

const FINDING: Finding = Finding { index: Index::build, query: Index::query };

/// The free map, the sheet of keys, and what is said of a view or of what has the focus.
#[derive(Clone, Copy)]
pub struct Roaming {
    /// [`plate::serve`].
    pub serve: fn(&Host, Call),
}

const ROAMING: Roaming = Roaming { serve: plate::serve };

/// What draws the map on paper.
#[derive(Clone, Copy)]
pub struct Paper {
    /// [`plate::answer`].
    pub answer: fn(&Host, String),
}

const PAPER: Paper = Paper { answer: plate::answer };

/// Declares how a part is fetched: from a file of its own where the build is split, else it is there.
macro_rules! part {
    ($(#[doc = $about:literal])* $fetch:ident, $split:ident: $part:ident = $here:ident) => {
        $(#[doc = $about])*
        ///
        /// # Errors
        /// If it did not come.
        pub async fn $fetch() -> Result<$part, Lost> {
            #[cfg(split)]
            return $split::fetched().await.map_err(|_| Lost(concat!(stringify!($split), ".wasm")));
            #[cfg(not(split))]
            Ok($here)
        }

        #[cfg(split)]
        #[allow(unsafe_code)] // the macro declares the imported function
        mod $split {
            use super::$part;
            use leptos::wasm_split::{SplitLoaderError, wasm_split};

            #[wasm_split($split, wasm_split_path = leptos::wasm_split, fallible)]
            pub(super) fn fetched() -> Result<$part, SplitLoaderError> {
                Ok(super::$here)
            }
        }
    };
}

part!(
    /// What reads whole files and writes pages, once it has come.
    reading_part, reading: Reading = READING
);
part!(
    /// What finds, once it has come.
    finding_part, finding: Finding = FINDING
);
part!(
    /// The free map, once it has come.
    roaming_part, roaming: Roaming = ROAMING
);
part!(
    /// What gathers very many hubs, once it has come.
    gathering_part, gathering: Gathering = GATHERING
);
part!(
    /// What draws the map on paper, once it has come.
    paper_part, paper: Paper = PAPER
);
