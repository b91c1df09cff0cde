//! Something said: a promise, a report, a stage.

use super::wording::{self, stage_label, term, verdict_tone};
use super::{Proof, Tone, href, proof::proofs};
use crate::atlas::{Atlas, Kind, Ref, Status};
use crate::i18n;
use crate::model::{ClaimBasis, Lang, Stage};

/// A word with a colour: a verdict, a status.
#[derive(Clone, Debug, PartialEq)]
pub struct Badge {
    /// The colour.
    pub tone: Tone,
    /// The word.
    pub text: String,
}

/// A statement and its proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The colour of the rule beside its proof; none where there is no status to tell.
    pub tone: Option<Tone>,
    /// Whether it stands in a card: promises do.
    pub card: bool,
    /// Whether `text` is a heading, as the name of a stage is.
    pub heading: bool,
    /// Basis and dates.
    pub meta: String,
    /// Whom it is about, where that is not the page itself: name and address.
    pub about: Option<(String, String)>,
    /// The verdict.
    pub badge: Option<Badge>,
    /// What is said.
    pub text: String,
    /// Its own record.
    pub href: Option<String>,
    /// What came of it; when someone last looked.
    pub notes: Vec<String>,
    /// The sentences that say so.
    pub proofs: Vec<Proof>,
    /// The sentences behind the verdict.
    pub verdict_proofs: Vec<Proof>,
}

/// A claim as a statement on the page of `on`.
pub fn claim(atlas: &Atlas, index: u32, on: Ref, lang: Lang) -> Option<Statement> {
    let claim = atlas.claims().get(index as usize)?;
    let own = Ref { kind: Kind::Claim, index };
    let values: Vec<f64> = claim.value.into_iter().chain(claim.value_max).collect();
    let target = claim.basis == ClaimBasis::Target;
    let mut meta = vec![term(atlas, ClaimBasis::LIST, claim.basis.id(), lang).to_owned()];
    meta.push(i18n::STATED_ON.with(lang, &[&claim.stated.words(lang)]));
    if let Some(due) = &claim.due {
        meta.push(i18n::DUE_BY.with(lang, &[&due.words(lang)]));
    }
    let subject = atlas.find(claim.subject.as_str()).filter(|s| *s != on && on != own);
    let mut notes = Vec::new();
    if let Some(verdict) = &claim.verdict {
        notes.extend(verdict.note.as_ref().map(|n| n.get(lang).to_owned()));
        notes.push(i18n::CHECKED_ON.with(lang, &[&verdict.checked.words(lang)]));
    }
    Some(Statement {
        tone: claim.verdict.as_ref().map(|v| verdict_tone(v.state)),
        card: target,
        heading: false,
        meta: meta.join(" · "),
        about: subject.map(|s| (atlas.name(s, lang).to_owned(), href(atlas, s, lang))),
        badge: claim
            .verdict
            .as_ref()
            .map(|v| Badge { tone: verdict_tone(v.state), text: wording::verdict(atlas, v.state, lang).to_owned() }),
        text: claim.statement.get(lang).to_owned(),
        href: (on != own).then(|| href(atlas, own, lang)),
        notes,
        proofs: proofs(atlas, &claim.evidence, &values, lang),
        verdict_proofs: claim.verdict.as_ref().map_or_else(Vec::new, |v| proofs(atlas, &v.evidence, &[], lang)),
    })
}

/// A stage of a partnership as a statement.
pub fn stage(atlas: &Atlas, stage: &Stage, lang: Lang) -> Statement {
    Statement {
        tone: Some(Status::of(stage.stage)),
        card: false,
        heading: true,
        meta: stage.date.words(lang),
        about: None,
        badge: None,
        text: stage_label(atlas, stage.stage, lang).to_owned(),
        href: None,
        notes: stage.note.iter().map(|n| n.get(lang).to_owned()).collect(),
        proofs: proofs(atlas, &stage.evidence, &[], lang),
        verdict_proofs: Vec::new(),
    }
}

/// A plain text and its evidence as a statement: a summary, an outcome, a person's role.
pub fn plain(atlas: &Atlas, text: &str, evidence: &[crate::model::Evidence], lang: Lang) -> Statement {
    Statement {
        tone: None,
        card: false,
        heading: false,
        meta: String::new(),
        about: None,
        badge: None,
        text: text.to_owned(),
        href: None,
        notes: Vec::new(),
        proofs: proofs(atlas, evidence, &[], lang),
        verdict_proofs: Vec::new(),
    }
}
