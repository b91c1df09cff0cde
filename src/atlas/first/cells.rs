//! What a field is in cells: how it is read from them and written to them.

use super::row::{Row, entry, id_of, items};
use super::sheet::Sheet;
use crate::model::*;
use crate::text::decimal;

/// Between the items of a cell of texts; of ids and dates it is a space.
const MARK: char = '|';

/// A field as cells.
pub trait Cells: Sized {
    /// How many cells it takes.
    const WIDTH: usize = 1;
    /// Reads its cells. None if one does not fit; that one was then the last read.
    fn take(row: &mut Row) -> Option<Self>;
    /// Writes its cells.
    fn put(&self, sheet: &mut Sheet);
}

/// How many cells a field takes, told by a function that gives it.
pub const fn width_of<R, T: Cells>(_: fn(&R) -> &T) -> usize {
    T::WIDTH
}

impl Cells for String {
    fn take(row: &mut Row) -> Option<Self> {
        Some(row.cell().to_owned())
    }

    fn put(&self, sheet: &mut Sheet) {
        sheet.cell(self);
    }
}

/// A date as its source gives it; any text, as in the complete files.
impl Cells for Edtf {
    fn take(row: &mut Row) -> Option<Self> {
        String::take(row).map(Edtf)
    }

    fn put(&self, sheet: &mut Sheet) {
        self.0.put(sheet);
    }
}

/// A reference. A record's own id is written plainly, by the tables.
impl Cells for Slug {
    fn take(row: &mut Row) -> Option<Self> {
        let text = row.cell();
        row.link(text)
    }

    fn put(&self, sheet: &mut Sheet) {
        sheet.cell(sheet.link(self));
    }
}

/// A number in decimal, of fifteen digits at most.
impl Cells for f64 {
    fn take(row: &mut Row) -> Option<Self> {
        decimal(row.cell())
    }

    fn put(&self, sheet: &mut Sheet) {
        sheet.cell(self.to_string());
    }
}

/// Its identifier.
impl<T: Closed + PartialEq> Cells for T {
    fn take(row: &mut Row) -> Option<Self> {
        entry(row.cell())
    }

    fn put(&self, sheet: &mut Sheet) {
        sheet.cell(id_of(*self));
    }
}

/// English, Korean, Chinese; the last is empty where there is none.
impl Cells for Text {
    const WIDTH: usize = 3;

    fn take(row: &mut Row) -> Option<Self> {
        let (en, ko, zh) = (row.cell().to_owned(), row.cell().to_owned(), row.cell());
        Some(Text { en, ko, zh: (!zh.is_empty()).then(|| zh.to_owned()) })
    }

    fn put(&self, sheet: &mut Sheet) {
        sheet.cell(&self.en);
        sheet.cell(&self.ko);
        sheet.cell(self.zh.as_deref().unwrap_or_default());
    }
}

/// Empty cells are none.
impl<T: Cells> Cells for Option<T> {
    const WIDTH: usize = T::WIDTH;

    fn take(row: &mut Row) -> Option<Self> {
        if row.blank(T::WIDTH) { Some(None) } else { T::take(row).map(Some) }
    }

    fn put(&self, sheet: &mut Sheet) {
        match self {
            Some(value) => value.put(sheet),
            None => (0..T::WIDTH).for_each(|_| sheet.cell("")),
        }
    }
}

impl Cells for Vec<String> {
    fn take(row: &mut Row) -> Option<Self> {
        Some(items(row.cell(), MARK).map(str::to_owned).collect())
    }

    fn put(&self, sheet: &mut Sheet) {
        sheet.cell(self.join(&MARK.to_string()));
    }
}

impl Cells for Vec<Slug> {
    fn take(row: &mut Row) -> Option<Self> {
        items(row.cell(), ' ').map(|text| row.link(text)).collect()
    }

    fn put(&self, sheet: &mut Sheet) {
        let links: Vec<String> = self.iter().map(|id| sheet.link(id)).collect();
        sheet.cell(links.join(" "));
    }
}

/// Who, and in the next cell as what; as many of the one as of the other.
impl Cells for Vec<Participant> {
    const WIDTH: usize = 2;

    fn take(row: &mut Row) -> Option<Self> {
        let who = Vec::<Slug>::take(row)?;
        let mut roles = items(row.cell(), ' ');
        let mut all = Vec::new();
        for entity in who {
            all.push(Participant { entity, role: entry(roles.next()?)? });
        }
        roles.next().is_none().then_some(all)
    }

    fn put(&self, sheet: &mut Sheet) {
        self.iter().map(|p| p.entity.clone()).collect::<Vec<_>>().put(sheet);
        sheet.cell(self.iter().map(|p| p.role.id()).collect::<Vec<_>>().join(" "));
    }
}

/// When, and in the next cell how far; as many of the one as of the other.
impl Cells for Vec<Stage> {
    const WIDTH: usize = 2;

    fn take(row: &mut Row) -> Option<Self> {
        let dates = row.cell();
        let mut stages = items(row.cell(), ' ');
        let mut all = Vec::new();
        for date in items(dates, ' ') {
            all.push(Stage { date: Edtf(date.to_owned()), stage: entry(stages.next()?)?, note: None, evidence: Vec::new() });
        }
        stages.next().is_none().then_some(all)
    }

    fn put(&self, sheet: &mut Sheet) {
        sheet.cell(self.iter().map(|s| s.date.as_str()).collect::<Vec<_>>().join(" "));
        sheet.cell(self.iter().map(|s| s.stage.id()).collect::<Vec<_>>().join(" "));
    }
}

/// What became of it, and when someone looked.
impl Cells for Verdict {
    const WIDTH: usize = 2;

    fn take(row: &mut Row) -> Option<Self> {
        let state = entry(row.cell())?;
        Some(Verdict { state, checked: Edtf::take(row)?, note: None, evidence: Vec::new() })
    }

    fn put(&self, sheet: &mut Sheet) {
        self.state.put(sheet);
        self.checked.put(sheet);
    }
}
