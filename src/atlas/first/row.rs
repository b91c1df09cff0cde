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

    /// The id that a reference means: a number the place of its record, any other text itself. None if there is no
    /// record at that place.
    pub fn link(&self, text: &str) -> Option<Slug> {
        let id = match text.parse::<u32>() {
            Ok(place) => self.ids.get(place as usize).copied().filter(|id| !id.is_empty())?,
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

/// The number that a text of digits with at most one point and a sign before it means. None for any other text and for
/// more than fifteen digits.
///
/// Exact: numerator and denominator are whole numbers that an `f64` holds. The standard library's reader is so for any
/// number of digits, with 15 kB of code and tables.
pub fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mut whole, mut parts, mut count, mut point) = (0_u64, 1_u64, 0, false);
    for c in digits.bytes() {
        match c {
            b'0'..=b'9' if count < 15 => {
                count += 1;
                whole = whole * 10 + u64::from(c - b'0');
                parts *= if point { 10 } else { 1 };
            }
            b'.' if count > 0 && !point => point = true,
            _ => return None,
        }
    }
    let number = whole as f64 / parts as f64;
    (count > 0 && !digits.ends_with('.')).then_some(if digits.len() < text.len() { -number } else { number })
}

#[cfg(test)]
mod tests {
    use super::decimal;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_digits_with_a_point_and_a_sign() {
        assert_eq!(decimal("126.7797"), Some(126.7797));
        assert_eq!(decimal("-0.05"), Some(-0.05));
        assert_eq!(decimal("007"), Some(7.0));
        for text in ["", "-", ".", "-.", ".5", "5.", "1.2.3", "--1", "+1", "1e3", "NaN", "inf", " 1", "1 ", "٣", "1234567890123456"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn it_is_the_number_of_the_standard_library(text in "-?[0-9]{1,7}(\\.[0-9]{1,8})?") {
            prop_assert_eq!(decimal(&text).map(f64::to_bits), text.parse().ok().map(f64::to_bits));
        }
    }
}
