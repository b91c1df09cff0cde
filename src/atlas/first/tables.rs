//! Which fields of which kind of record the compact first data have, and in what order.
//!
//! The kinds that references lead to come first. Whatever is not named here stays blank.

use super::cells::{Cells, width_of};
use super::row::{Field, Row};
use super::sheet::Sheet;
use crate::atlas::Records;
use crate::model::*;

/// The columns of one kind of record.
pub struct Table {
    /// The list of [`Records`].
    pub name: &'static str,
    /// Its fields in order.
    pub fields: &'static [Field],
    /// Reads a record into the list. None if a cell does not fit.
    pub take: fn(&mut Records, &mut Row) -> Option<()>,
}

/// How one kind of record is written.
pub type Put = fn(&Records, &mut Sheet);

macro_rules! tables {
    (@take id $row:ident) => { Slug($row.cell().to_owned()) };
    (@take $field:ident $row:ident) => { Cells::take($row)? };
    (@put id $record:ident $sheet:ident) => { $sheet.cell($record.id.as_str()) };
    (@put $field:ident $record:ident $sheet:ident) => { Cells::put(&$record.$field, $sheet) };
    ($($list:ident: $type:ident { $($field:ident),+ })+) => {
        /// How each kind is read, in the order of the file; the terms of the vocabulary last.
        pub const TABLES: &[Table] = &[
            $(Table {
                name: stringify!($list),
                fields: &[$(Field { name: stringify!($field), width: width_of(|r: &$type| &r.$field) }),+],
                take: |records, row| {
                    let mut record = $type::blank();
                    $(record.$field = tables!(@take $field row);)+
                    records.$list.push(record);
                    Some(())
                },
            },)+
            TERMS,
        ];

        /// How each kind is written, in the same order.
        pub const PUTS: &[Put] = &[
            $(|records, sheet| for record in &records.$list { $(tables!(@put $field record sheet);)+ },)+
            put_terms,
        ];
    };
}
tables! {
    hubs: Hub { id, parent, lon, lat, name, label, aliases, country, kind }
    organizations: Organization { id, name, country, aliases, kind, also_in, hub }
    partnerships: Partnership { id, title, participants, stages, checked, kind }
    stories: Story { id, title }
    claims: Claim { id, statement, basis, due, stated, subject, verdict }
    milestones: Milestone { date, basis }
}

/// The terms of the vocabulary, each with the name of its list.
const TERMS: Table = Table {
    name: "vocabulary",
    fields: &[Field { name: "id", width: 1 }, Field { name: "label", width: Text::WIDTH }, Field { name: "list", width: 1 }],
    take: |records, row| {
        let term = Term { id: Slug(row.cell().to_owned()), label: Text::take(row)?, definition: None };
        records.vocabulary.list_mut(row.cell())?.push(term);
        Some(())
    },
};

fn put_terms(records: &Records, sheet: &mut Sheet) {
    for name in Vocabulary::LISTS {
        for term in records.vocabulary.list(name) {
            sheet.cell(term.id.as_str());
            term.label.put(sheet);
            sheet.cell(*name);
        }
    }
}
