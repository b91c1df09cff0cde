//! What a record refers to, dates and cites, each with the path of its field.

use super::{Kind, Records};
use crate::model::{Edtf, Evidence, Slug};

/// A list of evidence in a record.
#[derive(Clone, Copy, Debug)]
pub struct EvidenceList<'a> {
    /// The part of the record that it proves: `stages`, or empty for the record itself.
    pub part: &'static str,
    /// Which of several such parts.
    pub index: Option<usize>,
    /// The evidence.
    pub list: &'a [Evidence],
}

impl EvidenceList<'_> {
    /// The path of the list: `stages[1].evidence`.
    pub fn path(&self) -> String {
        match (self.part, self.index) {
            ("", _) => "evidence".to_owned(),
            (part, None) => format!("{part}.evidence"),
            (part, Some(i)) => format!("{part}[{i}].evidence"),
        }
    }
}

/// Every list of evidence of a record, empty ones too; none for a source.
pub fn evidence(records: &Records, kind: Kind, index: usize) -> Vec<EvidenceList<'_>> {
    fn own(list: &[Evidence]) -> EvidenceList<'_> {
        EvidenceList { part: "", index: None, list }
    }
    let mut out = Vec::new();
    match kind {
        Kind::Hub => out.extend(records.hubs.get(index).map(|r| own(&r.evidence))),
        Kind::Milestone => out.extend(records.milestones.get(index).map(|r| own(&r.evidence))),
        Kind::Source => {}
        Kind::Organization => {
            if let Some(r) = records.organizations.get(index) {
                out.push(own(&r.evidence));
                out.extend(r.people.iter().enumerate().map(|(i, p)| EvidenceList {
                    part: "people",
                    index: Some(i),
                    list: &p.evidence,
                }));
            }
        }
        Kind::Partnership => {
            if let Some(r) = records.partnerships.get(index) {
                out.extend(r.stages.iter().enumerate().map(|(i, s)| EvidenceList {
                    part: "stages",
                    index: Some(i),
                    list: &s.evidence,
                }));
                out.extend(r.outcome.iter().map(|o| EvidenceList { part: "outcome", index: None, list: &o.evidence }));
            }
        }
        Kind::Claim => {
            if let Some(r) = records.claims.get(index) {
                out.push(own(&r.evidence));
                out.extend(r.verdict.iter().map(|v| EvidenceList { part: "verdict", index: None, list: &v.evidence }));
            }
        }
        Kind::Story => {
            if let Some(r) = records.stories.get(index) {
                out.extend(r.steps.iter().enumerate().map(|(i, s)| EvidenceList {
                    part: "steps",
                    index: Some(i),
                    list: &s.evidence,
                }));
            }
        }
    }
    out
}

/// A reference from one record to another.
#[derive(Clone, Debug)]
pub struct Reference<'a> {
    /// The path of the field.
    pub field: String,
    /// The id that it names.
    pub target: &'a Slug,
    /// The kinds of record that may stand there.
    pub kinds: &'static [Kind],
}

const HUB: &[Kind] = &[Kind::Hub];
const ENTITY: &[Kind] = &[Kind::Hub, Kind::Organization];
const SUBJECT: &[Kind] = &[Kind::Hub, Kind::Organization, Kind::Partnership];
const PARTNERSHIP: &[Kind] = &[Kind::Partnership];
const CLAIM: &[Kind] = &[Kind::Claim];
const SOURCE: &[Kind] = &[Kind::Source];
const FOCUS: &[Kind] = &[Kind::Hub, Kind::Organization, Kind::Partnership, Kind::Claim, Kind::Milestone];

/// Every reference of a record to another, those of its evidence last.
pub fn references(records: &Records, kind: Kind, index: usize) -> Vec<Reference<'_>> {
    let mut out: Vec<Reference<'_>> = Vec::new();
    let mut one = |field: &str, target, kinds| out.push(Reference { field: field.to_owned(), target, kinds });
    match kind {
        Kind::Hub => {
            if let Some(parent) = records.hubs.get(index).and_then(|r| r.parent.as_ref()) {
                one("parent", parent, HUB);
            }
        }
        Kind::Organization => {
            if let Some(r) = records.organizations.get(index) {
                if let Some(hub) = &r.hub {
                    one("hub", hub, HUB);
                }
                r.also_in.iter().enumerate().for_each(|(i, s)| one(&format!("also_in[{i}]"), s, HUB));
            }
        }
        Kind::Partnership => {
            for (i, p) in records.partnerships.get(index).iter().flat_map(|r| r.participants.iter().enumerate()) {
                one(&format!("participants[{i}].entity"), &p.entity, ENTITY);
            }
        }
        Kind::Claim => {
            if let Some(r) = records.claims.get(index) {
                one("subject", &r.subject, SUBJECT);
                r.conflicts_with.iter().enumerate().for_each(|(i, s)| one(&format!("conflicts_with[{i}]"), s, CLAIM));
            }
        }
        Kind::Milestone => {
            if let Some(r) = records.milestones.get(index) {
                r.entities.iter().enumerate().for_each(|(i, s)| one(&format!("entities[{i}]"), s, ENTITY));
                if let Some(p) = &r.partnership {
                    one("partnership", p, PARTNERSHIP);
                }
            }
        }
        Kind::Source => {}
        Kind::Story => {
            for (i, step) in records.stories.get(index).iter().flat_map(|r| r.steps.iter().enumerate()) {
                step.focus.iter().enumerate().for_each(|(j, s)| one(&format!("steps[{i}].focus[{j}]"), s, FOCUS));
            }
        }
    }
    for group in evidence(records, kind, index) {
        for (i, e) in group.list.iter().enumerate() {
            out.push(Reference { field: format!("{}[{i}].source", group.path()), target: &e.source, kinds: SOURCE });
        }
    }
    out
}

/// Every date of a record, with the path of its field.
pub fn dates(records: &Records, kind: Kind, index: usize) -> Vec<(String, &Edtf)> {
    let mut out: Vec<(String, &Edtf)> = Vec::new();
    match kind {
        Kind::Hub | Kind::Organization => {}
        Kind::Partnership => {
            if let Some(r) = records.partnerships.get(index) {
                out.extend(r.stages.iter().enumerate().map(|(i, s)| (format!("stages[{i}].date"), &s.date)));
                out.push(("checked".to_owned(), &r.checked));
            }
        }
        Kind::Claim => {
            if let Some(r) = records.claims.get(index) {
                out.push(("stated".to_owned(), &r.stated));
                out.extend(r.due.iter().map(|d| ("due".to_owned(), d)));
                out.extend(r.verdict.iter().map(|v| ("verdict.checked".to_owned(), &v.checked)));
            }
        }
        Kind::Milestone => out.extend(records.milestones.get(index).map(|r| ("date".to_owned(), &r.date))),
        Kind::Source => {
            if let Some(r) = records.sources.get(index) {
                out.extend(r.published.iter().map(|d| ("published".to_owned(), d)));
                out.push(("accessed".to_owned(), &r.accessed));
            }
        }
        Kind::Story => {
            for (i, step) in records.stories.get(index).iter().flat_map(|r| r.steps.iter().enumerate()) {
                out.extend(step.as_of.iter().map(|d| (format!("steps[{i}].as_of"), d)));
            }
        }
    }
    out
}
