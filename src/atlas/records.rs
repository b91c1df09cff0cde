//! The records as read from their files: one bad record is reported and the rest kept.

use super::{Diagnostic, Kind, json_path};
use crate::model::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// The data files, without their ending.
pub const FILES: [&str; 8] =
    ["hubs", "organizations", "partnerships", "claims", "milestones", "sources", "stories", "vocabulary"];

/// All records, each kind in the order of its file.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Records {
    pub hubs: Vec<Hub>,
    pub organizations: Vec<Organization>,
    pub partnerships: Vec<Partnership>,
    pub claims: Vec<Claim>,
    pub milestones: Vec<Milestone>,
    pub sources: Vec<Source>,
    pub stories: Vec<Story>,
    pub vocabulary: Vocabulary,
    /// Whether the long texts and the evidence are there; not so in the compact first data.
    pub complete: bool,
}

impl Records {
    /// Reads the files, given by name (`hubs` or `hubs.json`) and text. Files that are not given stay empty.
    ///
    /// Never fails: what cannot be read is a diagnostic. The records count as complete.
    pub fn from_files(files: &[(&str, &str)]) -> (Records, Vec<Diagnostic>) {
        let mut records = Records { complete: true, ..Records::default() };
        let mut faults = Vec::new();
        for (name, text) in files {
            let stem = name.strip_suffix(".json").unwrap_or(name);
            match Kind::from_segment(stem) {
                Some(kind) => records.read(kind, text, &mut faults),
                None if stem == "vocabulary" => match serde_json::from_str(text) {
                    Ok(vocabulary) => records.vocabulary = vocabulary,
                    Err(error) => faults.push(fault("vocabulary.json", "", text, &error)),
                },
                None => faults.push(Diagnostic::new(
                    name,
                    "",
                    "",
                    "there is no such data file".to_owned(),
                    format!("The files are {}, each .json", FILES.join(", ")),
                )),
            }
        }
        (records, faults)
    }

    fn read(&mut self, kind: Kind, text: &str, faults: &mut Vec<Diagnostic>) {
        let file = kind.file();
        let raw: Vec<&RawValue> = match serde_json::from_str(text) {
            Ok(raw) => raw,
            Err(error) => return faults.push(fault(file, "", text, &error)),
        };
        match kind {
            Kind::Hub => list(file, &raw, &mut self.hubs, faults),
            Kind::Organization => list(file, &raw, &mut self.organizations, faults),
            Kind::Partnership => list(file, &raw, &mut self.partnerships, faults),
            Kind::Claim => list(file, &raw, &mut self.claims, faults),
            Kind::Milestone => list(file, &raw, &mut self.milestones, faults),
            Kind::Source => list(file, &raw, &mut self.sources, faults),
            Kind::Story => list(file, &raw, &mut self.stories, faults),
        }
    }

    /// How many records of a kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Hub => self.hubs.len(),
            Kind::Organization => self.organizations.len(),
            Kind::Partnership => self.partnerships.len(),
            Kind::Claim => self.claims.len(),
            Kind::Milestone => self.milestones.len(),
            Kind::Source => self.sources.len(),
            Kind::Story => self.stories.len(),
        }
    }

    /// The id of a record.
    pub fn id(&self, kind: Kind, index: usize) -> Option<&Slug> {
        match kind {
            Kind::Hub => self.hubs.get(index).map(|r| &r.id),
            Kind::Organization => self.organizations.get(index).map(|r| &r.id),
            Kind::Partnership => self.partnerships.get(index).map(|r| &r.id),
            Kind::Claim => self.claims.get(index).map(|r| &r.id),
            Kind::Milestone => self.milestones.get(index).map(|r| &r.id),
            Kind::Source => self.sources.get(index).map(|r| &r.id),
            Kind::Story => self.stories.get(index).map(|r| &r.id),
        }
    }
}

pub(super) fn list<T: DeserializeOwned>(file: &str, raw: &[&RawValue], into: &mut Vec<T>, faults: &mut Vec<Diagnostic>) {
    into.reserve(raw.len());
    for (i, record) in raw.iter().enumerate() {
        match serde_json::from_str(record.get()) {
            Ok(value) => into.push(value),
            Err(error) => faults.push(fault(file, &id_of(record.get(), i), record.get(), &error)),
        }
    }
}

fn id_of(record: &str, index: usize) -> String {
    #[derive(Deserialize)]
    struct Id {
        id: String,
    }
    serde_json::from_str::<Id>(record).map_or_else(|_| format!("#{}", index + 1), |r| r.id)
}

/// A parse error as a diagnostic. `text` is what was parsed: the record, or the file if `record` is empty.
pub(super) fn fault(file: &str, record: &str, text: &str, error: &serde_json::Error) -> Diagnostic {
    use serde_json::error::Category;
    let said = error.to_string();
    let mut what = said.split(" at line ").next().unwrap_or(&said).to_owned();
    let mut field = json_path::path_at(text, json_path::byte_at(text, error.line(), error.column()));
    let mend = match error.classify() {
        Category::Data if what.starts_with("unknown field") => "Remove the field, or spell it as docs/data.md does",
        Category::Data if what.starts_with("missing field") => {
            // serde names the member; the place is the object that lacks it.
            let name = what.split('`').nth(1).unwrap_or_default().to_owned();
            if !field.is_empty() {
                field.push('.');
            }
            field.push_str(&name);
            match name.as_str() {
                "en" => what = "the English text is missing".to_owned(),
                "ko" => what = "the Korean text is missing".to_owned(),
                _ => {}
            }
            "Add the field"
        }
        Category::Data => "Give a value as docs/data.md describes it",
        Category::Eof => "The file breaks off: restore its end",
        _ => "Mend the JSON: look for a comma, quote or bracket too few or too many",
    };
    if record.is_empty() && error.classify() != Category::Data {
        what = format!("line {}: {what}", error.line());
    }
    Diagnostic::new(file, record, &field, what, mend.to_owned())
}
