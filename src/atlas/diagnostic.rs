//! What is wrong with a record, in words for the person who edits it.

use std::fmt;

/// A fault of the data. In English: it speaks to editors, and the site names it to a reader only as a fault.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file: `hubs.json`.
    pub file: String,
    /// The record's id; `#3` for the third record where it has none; empty if the file itself is meant.
    pub record: String,
    /// The field, as a path: `stages[1].evidence[0].quote`; empty if the whole record is meant.
    pub field: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl Diagnostic {
    /// A fault at a field of a record.
    pub fn new(file: &str, record: &str, field: &str, what: String, mend: String) -> Diagnostic {
        Diagnostic { file: file.to_owned(), record: record.to_owned(), field: field.to_owned(), what, mend }
    }
}

impl fmt::Display for Diagnostic {
    /// `hubs.json, paju, lat: it lies outside KR. Give …`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        for part in [&self.record, &self.field] {
            if !part.is_empty() {
                write!(f, ", {part}")?;
            }
        }
        write!(f, ": {}. {}.", self.what, self.mend)
    }
}
