//! The parts of a page, each under its heading.

use super::build::Context;
use super::statement::{self, Statement, plain};
use super::{Block, Section, proof::proofs, row};
use crate::atlas::{Atlas, Kind, Ref};
use crate::i18n::{self, Message};
use crate::model::{ClaimBasis, Evidence, Person, Stage, Step};

/// Makes the sections of one page.
pub(super) struct Sections<'a> {
    c: &'a Context<'a>,
}

/// The claims that a hub's page shows: about the hub, about the organisations in it and about its partnerships,
/// in the order in which they were stated.
pub(super) fn claims_of_hub(atlas: &Atlas, hub: u32) -> Vec<u32> {
    let item = Ref { kind: Kind::Hub, index: hub };
    let organizations = atlas.organizations_in(hub).iter().map(|&index| Ref { kind: Kind::Organization, index });
    let partnerships = atlas.partnerships_of(item).iter().map(|&index| Ref { kind: Kind::Partnership, index });
    let mut claims: Vec<u32> = std::iter::once(item)
        .chain(organizations)
        .chain(partnerships)
        .flat_map(|about| atlas.claims_about(about).iter().copied())
        .collect();
    claims.sort_unstable();
    claims.dedup();
    claims.sort_by_key(|&i| atlas.claims().get(i as usize).and_then(|c| c.stated.earliest()));
    claims
}

impl<'a> Sections<'a> {
    pub fn new(c: &'a Context<'a>) -> Self {
        Sections { c }
    }

    /// A section of one block, or an empty one.
    pub fn titled(&self, title: Message, block: Option<Block>) -> Section {
        Section { title: title.get(self.c.lang).to_owned(), blocks: block.into_iter().collect() }
    }

    /// The promises among the claims, those that contradict one another side by side.
    pub fn promises(&self, claims: &[u32]) -> Section {
        self.statements(i18n::SEC_PROMISES, claims, ClaimBasis::Target)
    }

    /// The reports among the claims.
    pub fn reports(&self, claims: &[u32]) -> Section {
        self.statements(i18n::SEC_REPORTS, claims, ClaimBasis::Reported)
    }

    fn statements(&self, title: Message, claims: &[u32], basis: ClaimBasis) -> Section {
        let atlas = self.c.atlas;
        let of_basis = |i: u32| atlas.claims().get(i as usize).is_some_and(|c| c.basis == basis);
        let mut shown: Vec<u32> = Vec::new();
        let mut blocks = Vec::new();
        for &index in claims.iter().filter(|&&i| of_basis(i)) {
            if shown.contains(&index) {
                continue;
            }
            let mut group = vec![index];
            group.extend(atlas.conflicts_of(index).iter().filter(|i| !shown.contains(i)));
            shown.extend(&group);
            let mut statements: Vec<Statement> = group.iter().filter_map(|&i| self.claim(i)).collect();
            blocks.extend(if statements.len() > 1 {
                Some(Block::SideBySide(statements))
            } else {
                statements.pop().map(Block::Statement)
            });
        }
        Section { title: title.get(self.c.lang).to_owned(), blocks }
    }

    /// One claim.
    pub fn claim(&self, index: u32) -> Option<Statement> {
        statement::claim(self.c.atlas, index, self.c.item, self.c.lang)
    }

    /// The reports that contradict this one, beside it.
    pub fn conflicts(&self, claims: &[u32]) -> Section {
        let others: Vec<Statement> = claims.iter().filter_map(|&i| self.claim(i)).collect();
        let block = (!others.is_empty()).then_some(Block::SideBySide(others));
        self.titled(i18n::SEC_CONFLICTS, block)
    }

    /// The stages of a partnership, in their order.
    pub fn stages(&self, stages: &[Stage]) -> Section {
        let blocks = stages.iter().map(|s| Block::Statement(statement::stage(self.c.atlas, s, self.c.lang))).collect();
        Section { title: i18n::SEC_STAGES.get(self.c.lang).to_owned(), blocks }
    }

    /// Links to partnerships.
    pub fn partnerships(&self, indices: &[u32]) -> Section {
        self.counted(i18n::SEC_PARTNERSHIPS, Kind::Partnership, indices)
    }

    /// Links to organisations.
    pub fn organizations(&self, indices: &[u32]) -> Section {
        self.counted(i18n::SEC_ORGANIZATIONS, Kind::Organization, indices)
    }

    /// Links to milestones.
    pub fn milestones(&self, indices: &[u32]) -> Section {
        self.counted(i18n::SEC_MILESTONES, Kind::Milestone, indices)
    }

    fn counted(&self, title: Message, kind: Kind, indices: &[u32]) -> Section {
        let title = title.with(self.c.lang, &[&indices.len().to_string()]);
        self.rows(title, indices.iter().map(|&index| Ref { kind, index }).collect())
    }

    /// Links to records under a heading.
    pub fn rows(&self, title: String, items: Vec<Ref>) -> Section {
        let rows: Vec<_> = items.into_iter().map(|i| row(self.c.atlas, i, self.c.day, self.c.lang)).collect();
        Section { title, blocks: if rows.is_empty() { Vec::new() } else { vec![Block::Rows(rows)] } }
    }

    /// The people named, each with the sentence that names them.
    pub fn people(&self, people: &[Person]) -> Section {
        let lang = self.c.lang;
        let blocks = people
            .iter()
            .map(|p| {
                let text = format!("{} · {}", p.name.get(lang), p.role.get(lang));
                Block::Statement(plain(self.c.atlas, &text, &p.evidence, lang))
            })
            .collect();
        Section { title: i18n::SEC_PEOPLE.get(lang).to_owned(), blocks }
    }

    /// The sentences that the summary rests on.
    pub fn evidence(&self, evidence: &[Evidence]) -> Section {
        let lang = self.c.lang;
        let mut statement = plain(self.c.atlas, "", &[], lang);
        statement.proofs = proofs(self.c.atlas, evidence, &[], lang);
        let block = (!evidence.is_empty()).then_some(Block::Statement(statement));
        self.titled(i18n::SEC_EVIDENCE, block)
    }

    /// A step of a tour: what is told, its day, where it looks, its evidence.
    pub fn step(&self, number: &str, total: &str, step: &Step) -> Section {
        let (atlas, lang) = (self.c.atlas, self.c.lang);
        let mut statement = plain(atlas, step.text.get(lang), &step.evidence, lang);
        statement.meta = step.as_of.as_ref().map_or_else(String::new, |d| d.words(lang));
        let focus = step.focus.iter().filter_map(|f| atlas.find(f.as_str()));
        let mut section = self.rows(i18n::STEP.with(lang, &[number, total]), focus.collect());
        section.blocks.insert(0, Block::Statement(statement));
        section
    }
}
