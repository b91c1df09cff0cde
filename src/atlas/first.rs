//! The compact first data: what the first view, the lists and the search need, without the long texts.
//!
//! The same record types with their long parts empty, so that reading them costs the browser no further code, and
//! every record in its place, so that a [`Ref`](super::Ref) stays right when the whole has come. Measured for the
//! first edition (gzip level 9): everything but evidence and summaries 60 kB; as chosen here 37.8 kB; the same by
//! columns 33.1 kB, for which the page would need code of its own.

use super::records::{fault, list};
use super::{Diagnostic, Records};
use crate::model::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The name of the file in the built site.
const FILE: &str = "first.json";

#[derive(Deserialize)]
struct First<'a> {
    #[serde(borrow)]
    hubs: Vec<&'a RawValue>,
    #[serde(borrow)]
    organizations: Vec<&'a RawValue>,
    #[serde(borrow)]
    partnerships: Vec<&'a RawValue>,
    #[serde(borrow)]
    claims: Vec<&'a RawValue>,
    #[serde(borrow)]
    milestones: Vec<&'a RawValue>,
    #[serde(borrow)]
    stories: Vec<&'a RawValue>,
    vocabulary: Vocabulary,
}

#[derive(Serialize)]
struct Written<'a> {
    hubs: &'a [Hub],
    organizations: &'a [Organization],
    partnerships: &'a [Partnership],
    claims: &'a [Claim],
    milestones: &'a [Milestone],
    stories: &'a [Story],
    vocabulary: &'a Vocabulary,
}

impl Records {
    /// Reads the compact first data; never fails, as [`Records::from_files`]. The records are not complete.
    pub fn from_first(text: &str) -> (Records, Vec<Diagnostic>) {
        let mut records = Records::default();
        let mut faults = Vec::new();
        match serde_json::from_str::<First>(text) {
            Ok(first) => {
                list(FILE, &first.hubs, &mut records.hubs, &mut faults);
                list(FILE, &first.organizations, &mut records.organizations, &mut faults);
                list(FILE, &first.partnerships, &mut records.partnerships, &mut faults);
                list(FILE, &first.claims, &mut records.claims, &mut faults);
                list(FILE, &first.milestones, &mut records.milestones, &mut faults);
                list(FILE, &first.stories, &mut records.stories, &mut faults);
                records.vocabulary = first.vocabulary;
            }
            Err(error) => faults.push(fault(FILE, "", text, &error)),
        }
        (records, faults)
    }

    /// What of the records belongs to the compact first data: everything but evidence, summaries, notes, places, steps
    /// and sources; of a milestone only its date, kind and basis; of a claim that is no target nothing.
    pub fn first(&self) -> Records {
        let mut first = Records { complete: false, sources: Vec::new(), ..self.clone() };
        for hub in &mut first.hubs {
            hub.summary = Text::default();
            hub.place = Text::default();
            hub.website = None;
            hub.evidence.clear();
        }
        for organization in &mut first.organizations {
            organization.summary = None;
            organization.website = None;
            (organization.lon, organization.lat, organization.precision_km) = (None, None, None);
            organization.people.clear();
            organization.evidence.clear();
        }
        for partnership in &mut first.partnerships {
            partnership.summary = Text::default();
            partnership.outcome = None;
            partnership.note = None;
            for stage in &mut partnership.stages {
                stage.note = None;
                stage.evidence.clear();
            }
        }
        for claim in &mut first.claims {
            claim.evidence.clear();
            claim.conflicts_with.clear();
            (claim.measure, claim.value, claim.value_max, claim.qualifier, claim.unit) = (None, None, None, None, None);
            if let Some(verdict) = &mut claim.verdict {
                verdict.note = None;
                verdict.evidence.clear();
            }
            if claim.basis != ClaimBasis::Target {
                *claim = Claim {
                    id: Slug::default(),
                    subject: Slug::default(),
                    statement: Text::default(),
                    stated: Edtf(String::new()),
                    due: None,
                    verdict: None,
                    ..claim.clone()
                };
            }
        }
        for milestone in &mut first.milestones {
            milestone.id = Slug::default();
            milestone.title = Text::default();
            milestone.entities.clear();
            milestone.partnership = None;
            milestone.evidence.clear();
        }
        for story in &mut first.stories {
            story.summary = Text::default();
            story.steps.clear();
        }
        for name in Vocabulary::LISTS {
            let Some(terms) = first.vocabulary.list_mut(name) else { continue };
            if matches!(*name, "measures" | "units" | "qualifiers" | "position_bases" | "source_classes") {
                terms.clear();
            }
            terms.iter_mut().for_each(|term| term.definition = None);
        }
        first
    }

    /// The compact first data as JSON text.
    ///
    /// # Errors
    /// As `serde_json`; not for records that were read from JSON.
    pub fn to_first(&self) -> serde_json::Result<String> {
        let Records { hubs, organizations, partnerships, claims, milestones, stories, vocabulary, .. } = &self.first();
        serde_json::to_string(&Written { hubs, organizations, partnerships, claims, milestones, stories, vocabulary })
    }
}
