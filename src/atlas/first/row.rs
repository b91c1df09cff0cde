//! One record as its cells, read from left to right.

use crate::model::{Closed, Slug};

/// A field of a record type and how many columns it takes.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name in the record type.
    pub name: &'static str,
    /// Its columns.
    pub width: usize,
}

/// The cells of one record and how far they have been read.
pub struct Row<'a> {
    cells: &'a [&'a str],
    /// The ids that references may lead to, by place.
    ids: &'a [&'a str],
    at: usize,
}

impl<'a> Row<'a> {
    /// Nothing read yet.
    pub fn new(cells: &'a [&'a str], ids: &'a [&'a str]) -> Self {
        Row { cells, ids, at: 0 }
    }

    /// The next cell; the empty one past the end.
    pub fn cell(&mut self) -> &'a str {
        self.at += 1;
        self.last()
    }

    /// The cell read last.
    pub fn last(&self) -> &'a str {
        self.at.checked_sub(1).and_then(|at| self.cells.get(at)).copied().unwrap_or_default()
    }

    /// Whether the next cells are empty; they are passed over if so.
    pub fn blank(&mut self, width: usize) -> bool {
        let blank = self.cells.iter().skip(self.at).take(width).all(|c| c.is_empty());
        if blank {
            self.at += width;
        }
        blank
    }

    /// The id that a reference means, whatever it is: a number the place of its record, any other text itself. None if
    /// there is no record at that place.
    pub fn link(&self, text: &str) -> Option<Slug> {
        let id = match text.parse::<u32>() {
            Ok(place) => self.ids.get(place as usize).copied()?,
            Err(_) => text,
        };
        Some(Slug(id.to_owned()))
    }

    /// The field of the cell read last.
    pub fn field(&self, fields: &[Field]) -> &'static str {
        let mut end = 0;
        let field = fields.iter().find(|f| {
            end += f.width;
            self.at <= end
        });
        field.map_or("", |f| f.name)
    }
}

/// The entry of a closed list by its identifier. None if it has no such entry.
pub fn entry<T: Closed>(id: &str) -> Option<T> {
    T::ALL.get(place(T::IDS, id)).copied()
}

fn place(ids: &[&str], id: &str) -> usize {
    ids.iter().position(|known| *known == id).unwrap_or(usize::MAX)
}

/// The identifier of an entry.
pub fn id_of<T: Closed + PartialEq>(entry: T) -> &'static str {
    T::ALL.iter().position(|known| *known == entry).and_then(|at| T::IDS.get(at)).copied().unwrap_or_default()
}

/// The items of a cell, in which a mark stands between them; none if it is empty.
pub fn items(cell: &str, mark: char) -> impl Iterator<Item = &str> {
    cell.split(mark).filter(move |_| !cell.is_empty())
}
