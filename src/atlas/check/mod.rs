//! What an editor must mend before the data are published. Native: the browser reads what it can and goes on.
//!
//! [`publication`] is all of it: what reading and joining report, and what each file here looks for. `docs/data.md`
//! lists the checks in the words of an editor.

mod form;
mod places;
mod proof;
mod sense;
mod terms;

pub use places::{Countries, TOLERANCE_KM};
pub use proof::{LONGEST_QUOTE_CHARACTERS, LONGEST_QUOTE_WORDS};

use super::{Atlas, Diagnostic, FILES, Kind, Records, Ref};

/// Every fault of the data files, given by name and text; in the order of the files and of the records in them.
///
/// Of a record that cannot be read only that is told, not what it entails for those that refer to it; if a whole
/// file cannot be read, that alone.
pub fn publication(files: &[(&str, &str)], countries: &Countries) -> Vec<Diagnostic> {
    let (records, mut faults) = Records::from_files(files);
    if faults.iter().any(|fault| fault.record.is_empty()) {
        return faults;
    }
    let entailed: Vec<String> = faults.iter().map(|fault| super::build::no_record(&fault.record)).collect();
    let (atlas, joining) = Atlas::build(records);
    faults.extend(joining.into_iter().filter(|fault| !entailed.contains(&fault.what)));
    let mut report = Report { atlas: &atlas, faults };
    form::check(&mut report);
    terms::check(&mut report);
    proof::check(&mut report);
    if entailed.is_empty() {
        proof::uncited(&mut report);
    }
    sense::check(&mut report);
    places::check(&mut report, countries);
    let mut faults = report.faults;
    let place = |fault: &Diagnostic| {
        let file = FILES.iter().position(|f| fault.file.strip_suffix(".json") == Some(f));
        let index = atlas.find(&fault.record).map(|item| item.index);
        (file, index)
    };
    faults.sort_by_cached_key(place);
    faults
}

/// The faults so far, and what they are found in.
struct Report<'a> {
    atlas: &'a Atlas,
    faults: Vec<Diagnostic>,
}

impl Report<'_> {
    fn fault(&mut self, item: Ref, field: &str, what: impl Into<String>, mend: impl Into<String>) {
        let id = self.atlas.id(item).as_str();
        self.faults.push(Diagnostic::new(item.kind.file(), id, field, what.into(), mend.into()));
    }
}

/// The records of a kind with their references.
fn each<T>(kind: Kind, list: &[T]) -> impl Iterator<Item = (Ref, &T)> {
    list.iter().enumerate().map(move |(i, record)| (Ref::new(kind, i as u32), record))
}
