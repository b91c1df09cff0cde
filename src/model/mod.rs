//! What one record is: the types of `public/data/*.json`, as `docs/data.md` describes them.
//!
//! Pure data with no behaviour beyond reading: nothing here knows of other records.

mod date;
mod evidence;
mod kinds;
mod read;
mod records;
mod slug;
mod text;
mod vocabulary;

pub use date::*;
pub use evidence::*;
pub use kinds::*;
pub(crate) use read::Blank;
pub use records::*;
pub use slug::Slug;
pub use text::{Lang, Text};
pub use vocabulary::{Term, Vocabulary};
