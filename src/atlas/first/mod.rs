//! The compact first data: what the first view, the lists and the search need, as columns.
//!
//! JSON, but only texts in lists: of each kind of record its columns, of each column one text with a line for every
//! record. A column that is empty throughout is the empty text. A reference is the place of its record among the hubs,
//! organizations and partnerships, counted through. Every record keeps its place, so that a [`Ref`](super::Ref) stays right
//! when the whole has come.
//!
//! Measured for the first edition (gzip level 9): as records 37.8 kB, the same without what is dropped since 34.0, as here
//! 29.0. Ids instead of the places of references would add 0.8, a list of cells instead of lines 0.2; the best order of
//! columns and kinds takes 0.1. The reader weighs 9.7 kB where that of the record types weighed 40.1.

mod cells;
mod json;
mod kept;
mod row;
mod sheet;
mod tables;

use super::{Diagnostic, Records};
use row::{Field, Row};
use serde::ser::Error;
use sheet::Sheet;
use tables::{PUTS, TABLES, Table};

/// The name of the file in the built site.
const FILE: &str = "first.json";

const MEND: &str = "Write the file again with cargo xtask data bundle";

/// How many kinds of record, from the first of [`TABLES`], references lead to.
const LINKED: usize = 3;

impl Records {
    /// Reads the compact first data, which [`Records::to_first`] wrote; the records are not complete.
    ///
    /// Never fails and never panics, whatever the text. A record with a cell that does not fit is left out and named in a
    /// diagnostic; a text that is not such JSON, or whose columns are too few or not of one length, is one diagnostic of the
    /// file, and the records are empty.
    pub fn from_first(text: &str) -> (Records, Vec<Diagnostic>) {
        let mut records = Records::default();
        let mut faults = Vec::new();
        let kinds = json::lists(text);
        match kinds.as_deref().map_or_else(|| Err("it is no list of lists of texts".to_owned()), lines) {
            Ok(kinds) => {
                let ids: Vec<&str> = kinds.iter().take(LINKED).flat_map(|k| (0..rows(k)).map(|i| cell(k.first(), i))).collect();
                for (table, columns) in TABLES.iter().zip(&kinds) {
                    read(table, columns, &ids, &mut records, &mut faults);
                }
            }
            Err(what) => faults.push(Diagnostic::new(FILE, "", "", what, MEND.to_owned())),
        }
        (records, faults)
    }

    /// The compact first data as JSON text.
    ///
    /// # Errors
    /// If what would be read is not what was to be written: a text holds a line break, an alias `|` or an id a space,
    /// which stand between cells and items; or a number has more than fifteen digits.
    pub fn to_first(&self) -> serde_json::Result<String> {
        let first = self.first();
        let each = TABLES.iter().zip(PUTS);
        let kinds: Vec<Vec<String>> = each.map(|(table, put)| Sheet::of(&first, *put, width(table.fields)).columns()).collect();
        let text = serde_json::to_string(&kinds)?;
        let (read, faults) = Records::from_first(&text);
        match faults.first() {
            Some(fault) => Err(serde_json::Error::custom(fault)),
            None if read != first => Err(serde_json::Error::custom(
                "the first data would not be read as written: a name holds a line break, an alias “|” or an id a space, or a number has too many digits",
            )),
            None => Ok(text),
        }
    }

    /// Where the compact first data keep a field: the place of its kind (`hubs`) and the place of its first column in
    /// that kind. None if they have no such kind or field.
    pub fn first_column(kind: &str, field: &str) -> Option<(usize, usize)> {
        let at = TABLES.iter().position(|table| table.name == kind)?;
        let fields = TABLES[at].fields;
        let before = fields.iter().position(|f| f.name == field)?;
        Some((at, width(&fields[..before])))
    }
}

/// The cells of every column of every kind, or what is wrong with the shape.
fn lines(kinds: &[Vec<String>]) -> Result<Vec<Vec<Vec<&str>>>, String> {
    if kinds.len() != TABLES.len() {
        return Err(format!("{} kinds of record, not {}", kinds.len(), TABLES.len()));
    }
    let mut all = Vec::new();
    for (table, columns) in TABLES.iter().zip(kinds) {
        if columns.len() != width(table.fields) {
            return Err(format!("{}: {} columns, not {}", table.name, columns.len(), width(table.fields)));
        }
        let cells: Vec<Vec<&str>> = columns.iter().map(|c| cells_of(c)).collect();
        let rows = rows(&cells);
        if cells.iter().any(|c| !c.is_empty() && c.len() != rows) {
            return Err(format!("{}: columns of unequal length", table.name));
        }
        all.push(cells);
    }
    Ok(all)
}

fn cells_of(column: &str) -> Vec<&str> {
    if column.is_empty() { Vec::new() } else { column.split('\n').collect() }
}

fn rows(columns: &[Vec<&str>]) -> usize {
    columns.iter().map(Vec::len).max().unwrap_or(0)
}

/// An empty column has empty cells.
fn cell<'a>(column: Option<&Vec<&'a str>>, row: usize) -> &'a str {
    column.and_then(|c| c.get(row)).copied().unwrap_or_default()
}

fn width(fields: &[Field]) -> usize {
    fields.iter().map(|f| f.width).sum()
}

fn read(table: &Table, columns: &[Vec<&str>], ids: &[&str], records: &mut Records, faults: &mut Vec<Diagnostic>) {
    for i in 0..rows(columns) {
        let cells: Vec<&str> = columns.iter().map(|c| cell(Some(c), i)).collect();
        let mut row = Row::new(&cells, ids);
        if (table.take)(records, &mut row).is_none() {
            let id = match cells.first() {
                Some(id) if table.fields.first().is_some_and(|f| f.name == "id") && !id.is_empty() => (*id).to_owned(),
                _ => format!("#{}", i + 1),
            };
            let what = format!("“{}” does not fit", row.last());
            faults.push(Diagnostic::new(FILE, &id, row.field(table.fields), what, MEND.to_owned()));
        }
    }
}
