//! The data files on their way in.

use super::part::{Lost, Reading, reading_part};
use crate::atlas::{Atlas, Diagnostic, FILES, Records};
use crate::browser::fetch::{self, Fault};
use crate::browser::page::say;
use crate::i18n;
use crate::model::Lang;
use futures_util::future::{join, join_all};
use std::cell::Cell;
use std::sync::Arc;

/// Records joined, and what could not be read of them.
pub struct Loaded {
    /// What writes pages, if it has come.
    pub part: Option<Reading>,
    /// The records.
    pub atlas: Arc<Atlas>,
    /// The records left out.
    pub faults: Vec<Diagnostic>,
}

fn versioned(path: &str) -> String {
    match crate::browser::page::data_version() {
        Some(version) => format!("{path}?v={version}"),
        None => path.to_owned(),
    }
}

/// The compact data of the first view.
///
/// # Errors
/// The fault of the file; text that is no JSON counts as cut off.
pub async fn first(lang: Lang) -> Result<Loaded, Fault> {
    say(&format!("{} …", i18n::LOADING_DATA.get(lang)));
    let text = fetch::text(&versioned("data/first.json")).await?;
    let (records, faults) = Records::from_first(&text);
    joined("data/first.json", records, faults, None)
}

/// All data with the evidence, from the published files, and what writes pages of them. `progress` is told how many of how many have come.
///
/// # Errors
/// The fault of the first file, in the order of [`FILES`], that did not come.
pub async fn complete(progress: impl Fn(usize, usize)) -> Result<Loaded, Fault> {
    let come = Cell::new(0);
    progress(0, FILES.len());
    let requests = FILES.map(|file| {
        let (come, progress) = (&come, &progress);
        async move {
            let text = fetch::text(&versioned(&format!("data/{file}.json"))).await;
            come.set(come.get() + 1);
            progress(come.get(), FILES.len());
            text
        }
    });
    let (texts, part) = join(join_all(requests), reading_part()).await;
    let part = part.map_err(|Lost(file)| Fault::Network(file.to_owned()))?;
    let texts = texts.into_iter().collect::<Result<Vec<String>, Fault>>()?;
    let named: Vec<(&str, &str)> = FILES.iter().copied().zip(texts.iter().map(String::as_str)).collect();
    let (records, faults) = (part.read)(&named);
    joined("data", records, faults, Some(part))
}

fn joined(what: &str, records: Records, faults: Vec<Diagnostic>, part: Option<Reading>) -> Result<Loaded, Fault> {
    if let Some(whole) = faults.iter().find(|f| f.record.is_empty()) {
        let file = if whole.file.is_empty() { what } else { &whole.file };
        return Err(Fault::Cut(file.to_owned()));
    }
    let atlas = Atlas::join(records);
    Ok(Loaded { part, atlas: Arc::new(atlas), faults })
}

/// Why a file did not come, in the reader's language.
pub fn explain(fault: &Fault, lang: Lang) -> String {
    let file = fault.file();
    match fault {
        Fault::NotFound(_) => i18n::FAULT_NOT_FOUND.with(lang, &[file]),
        Fault::Server(_, status) => i18n::FAULT_SERVER.with(lang, &[file, &status.to_string()]),
        Fault::Network(_) => i18n::FAULT_NETWORK.with(lang, &[file]),
        Fault::Cut(_) => i18n::FAULT_CUT.with(lang, &[file]),
        Fault::Late(_) => i18n::FAULT_TIMEOUT.with(lang, &[file]),
    }
}

/// Names the records that could not be read; none if all could.
pub fn left_out(faults: &[Diagnostic], lang: Lang) -> Option<String> {
    let named: Vec<String> = faults.iter().take(3).map(|f| format!("{} · {} · {}", f.file, f.record, f.field)).collect();
    (!named.is_empty()).then(|| i18n::FAULT_RECORD.with(lang, &[&faults.len().to_string(), &named.join("; ")]))
}
