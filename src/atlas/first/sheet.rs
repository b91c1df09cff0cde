//! The columns of one kind of record while they are written.

use super::tables::Put;
use crate::atlas::Records;
use crate::model::Slug;

/// Columns that grow by one cell after the other.
pub struct Sheet<'a> {
    columns: Vec<Vec<String>>,
    /// The ids that references may lead to, by place.
    ids: Vec<&'a str>,
    at: usize,
}

impl<'a> Sheet<'a> {
    /// As many columns, filled with one kind of the records.
    pub fn of(records: &'a Records, put: Put, columns: usize) -> Self {
        let hubs = records.hubs.iter().map(|r| &r.id);
        let linked = hubs.chain(records.organizations.iter().map(|r| &r.id)).chain(records.partnerships.iter().map(|r| &r.id));
        let mut sheet = Sheet { columns: vec![Vec::new(); columns], ids: linked.map(Slug::as_str).collect(), at: 0 };
        put(records, &mut sheet);
        sheet
    }

    /// Writes the next cell; after the last column follows the first again.
    pub fn cell(&mut self, text: impl Into<String>) {
        let at = self.at % self.columns.len();
        self.columns[at].push(text.into());
        self.at += 1;
    }

    /// A reference: the place of the record, or the id itself where there is none of that id.
    pub fn link(&self, id: &Slug) -> String {
        let place = self.ids.iter().position(|known| *known == id.as_str() && !known.is_empty());
        place.map_or_else(|| id.0.clone(), |place| place.to_string())
    }

    /// Each column as one text, a line for every record; empty if all its cells are.
    pub fn columns(self) -> Vec<String> {
        self.columns.iter().map(|c| if c.iter().all(String::is_empty) { String::new() } else { c.join("\n") }).collect()
    }
}
