//! What of the records the compact first data keep.

use crate::atlas::Records;
use crate::model::*;

/// The lists of the vocabulary that no view of the first data names.
const UNNAMED: [&str; 8] =
    ["fields", "measures", "milestone_bases", "milestone_kinds", "position_bases", "qualifiers", "source_classes", "units"];

impl Records {
    /// What of the records belongs to the compact first data, every record in its place: what the map, the lists, the
    /// search and the strip of time show. No evidence, summaries, notes, places, fields, steps and sources; of a milestone
    /// only its year and basis; of a claim that is no target only that.
    pub fn first(&self) -> Records {
        let mut first = Records { complete: false, sources: Vec::new(), ..self.clone() };
        for hub in &mut first.hubs {
            hub.summary = Text::default();
            hub.place = Text::default();
            hub.fields.clear();
            (hub.precision_km, hub.position_basis) = (Blank::blank(), Blank::blank());
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
            partnership.fields.clear();
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
            milestone.kind = Blank::blank();
            milestone.date = Edtf(milestone.date.year().map(|year| format!("{year:04}")).unwrap_or_default());
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
            if UNNAMED.contains(name) {
                terms.clear();
            }
            terms.iter_mut().for_each(|term| term.definition = None);
        }
        first
    }
}
