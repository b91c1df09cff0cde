//! A record as a page: one content model for the screen and for static HTML.
//!
//! A `Page` is text and links in the reader's language. It knows no markup; `ui::record` shows it.

mod address;
mod build;
mod facts;
pub mod html;
mod list;
mod marked;
mod proof;
mod row;
mod sections;
mod source;
mod statement;
mod wording;

pub use address::{href, text_fragment, without_fragment};
pub use build::page;
pub use list::{Group, LISTS, list, list_count};
pub use marked::{Span, mark_figures};
pub use proof::Proof;
pub use row::{Row, RowMark, row};
pub use statement::{Badge, Statement};
pub use wording::{kind_message, status_message, verdict_tone};

use crate::atlas::{Ref, Status};

/// What one record shows, from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The record.
    pub item: Ref,
    /// The line above the title: kind and place.
    pub kicker: Vec<Inline>,
    /// The name in the reader's language.
    pub title: String,
    /// The name in the other language (and in Chinese), each with its BCP 47 tag; none if the same.
    pub others: Vec<(String, &'static str)>,
    /// How far it has come, as of the day.
    pub status: Option<Badge>,
    /// The summary.
    pub lead: Vec<String>,
    /// Label and value.
    pub facts: Vec<Fact>,
    /// The rest, each part under its heading.
    pub sections: Vec<Section>,
    /// Whether the long texts and the evidence are there; if not they follow.
    pub complete: bool,
}

/// A label and its values, each on a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its values, never empty.
    pub values: Vec<Inline>,
}

/// A part of a page under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// What a section is made of.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant)] // most blocks are statements
pub enum Block {
    /// Something said, with its evidence.
    Statement(Statement),
    /// Reports that contradict one another, side by side.
    SideBySide(Vec<Statement>),
    /// Links to records.
    Rows(Vec<Row>),
    /// A paragraph.
    Text(String),
}

/// A run of text within a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// A link to a record: the text and the address below the base of the site.
    Link(String, String),
    /// A link out of the site: the text and the address.
    Out(String, String),
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Inline {
        Inline::Text(text.into())
    }
}

/// The status whose colour a line, card or badge takes.
pub type Tone = Status;
