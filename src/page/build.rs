//! Which parts a page of each kind has.

use super::sections::{self, Sections};
use super::statement::{Badge, plain};
use super::wording::term;
use super::{Block, Fact, Inline, Page, facts, href, row::standing, source};
use crate::atlas::{Atlas, Kind, Ref, Status};
use crate::i18n;
use crate::model::{
    ClaimBasis, Day, HubKind, Lang, MilestoneBasis, MilestoneKind, OrganizationKind, PartnershipKind, SourceClass, Text,
};

/// The page of a record in a language, as of a day. None if the atlas has no such record.
pub fn page(atlas: &Atlas, item: Ref, day: Day, lang: Lang) -> Option<Page> {
    let mut page = Page {
        item,
        kicker: Vec::new(),
        title: atlas.name(item, lang).to_owned(),
        others: Vec::new(),
        status: None,
        lead: Vec::new(),
        facts: Vec::new(),
        sections: Vec::new(),
        complete: atlas.is_complete(),
    };
    let at = item.index as usize;
    let at = Context { atlas, item, at, day, lang };
    match item.kind {
        Kind::Hub => hub(&at, &mut page)?,
        Kind::Organization => organization(&at, &mut page)?,
        Kind::Partnership => partnership(&at, &mut page)?,
        Kind::Claim => claim(&at, &mut page)?,
        Kind::Milestone => milestone(&at, &mut page)?,
        Kind::Source => source::fill(&at, &mut page)?,
        Kind::Story => story(&at, &mut page)?,
    }
    page.sections.retain(|s| !s.blocks.is_empty());
    Some(page)
}

/// What the builders of a page share.
pub(super) struct Context<'a> {
    pub atlas: &'a Atlas,
    pub item: Ref,
    pub at: usize,
    pub day: Day,
    pub lang: Lang,
}

impl Context<'_> {
    pub fn term(&self, list: &str, id: &str) -> String {
        term(self.atlas, list, id, self.lang).to_owned()
    }

    pub fn link(&self, item: Ref) -> Inline {
        Inline::Link(self.atlas.name(item, self.lang).to_owned(), href(self.atlas, item, self.lang))
    }
}

/// The name in the other language, and in Chinese where there is one.
fn others(name: &Text, lang: Lang) -> Vec<(String, &'static str)> {
    let other = lang.other();
    let mut all = Vec::new();
    if name.get(other) != name.get(lang) {
        all.push((name.get(other).to_owned(), other.code()));
    }
    all.extend(name.zh.clone().map(|zh| (zh, "zh")));
    all
}

fn hub(c: &Context, page: &mut Page) -> Option<()> {
    let hub = c.atlas.hubs().get(c.at)?;
    page.kicker = vec![Inline::text(format!("{} · {}", c.term(HubKind::LIST, hub.kind.id()), hub.place.get(c.lang)))];
    page.others = others(&hub.name, c.lang);
    page.lead.push(hub.summary.get(c.lang).to_owned());
    page.facts = facts::hub(c, hub);
    let s = Sections::new(c);
    let claims = sections::claims_of_hub(c.atlas, c.item.index);
    page.sections = vec![
        s.promises(&claims),
        s.partnerships(c.atlas.partnerships_of(c.item)),
        s.organizations(c.atlas.organizations_in(c.item.index)),
        s.reports(&claims),
        s.milestones(c.atlas.milestones_of(c.item)),
        s.evidence(&hub.evidence),
    ];
    Some(())
}

fn organization(c: &Context, page: &mut Page) -> Option<()> {
    let org = c.atlas.organizations().get(c.at)?;
    page.kicker = vec![Inline::text(c.term(OrganizationKind::LIST, org.kind.id()))];
    if let Some(hub) = org.hub.as_ref().and_then(|h| c.atlas.find(h.as_str())) {
        page.kicker.extend([Inline::text(" · "), c.link(hub)]);
    }
    page.others = others(&org.name, c.lang);
    page.lead.extend(org.summary.as_ref().map(|s| s.get(c.lang).to_owned()));
    page.facts = facts::organization(c, org);
    let s = Sections::new(c);
    let claims = c.atlas.claims_about(c.item).to_vec();
    page.sections = vec![
        s.promises(&claims),
        s.partnerships(c.atlas.partnerships_of(c.item)),
        s.reports(&claims),
        s.people(&org.people),
        s.milestones(c.atlas.milestones_of(c.item)),
        s.evidence(&org.evidence),
    ];
    Some(())
}

fn partnership(c: &Context, page: &mut Page) -> Option<()> {
    let p = c.atlas.partnerships().get(c.at)?;
    let hubs: Vec<&str> = c
        .atlas
        .hubs_of_partnership(c.item.index)
        .iter()
        .filter_map(|&h| c.atlas.hubs().get(h as usize))
        .map(|h| h.label.get(c.lang))
        .collect();
    let kind = c.term(PartnershipKind::LIST, p.kind.id());
    page.kicker = vec![Inline::text(if hubs.is_empty() { kind } else { format!("{kind} · {}", hubs.join(" – ")) })];
    page.others = others(&p.title, c.lang);
    page.status =
        Some(Badge { tone: c.atlas.status_at(c.item.index, c.day), text: standing(c.atlas, c.item.index, c.day, c.lang) });
    page.lead.push(p.summary.get(c.lang).to_owned());
    page.facts = facts::partnership(c, p);
    let s = Sections::new(c);
    let claims = c.atlas.claims_about(c.item).to_vec();
    let outcome = p.outcome.as_ref().map(|o| {
        let mut said = plain(c.atlas, o.text.get(c.lang), &o.evidence, c.lang);
        said.tone = Some(c.atlas.status_at(c.item.index, c.day));
        Block::Statement(said)
    });
    page.sections = vec![
        s.titled(i18n::SEC_OUTCOME, outcome),
        s.promises(&claims),
        s.stages(&p.stages),
        s.reports(&claims),
        s.milestones(c.atlas.milestones_of(c.item)),
        s.titled(i18n::SEC_NOTE, p.note.as_ref().map(|n| Block::Text(n.get(c.lang).to_owned()))),
    ];
    Some(())
}

fn claim(c: &Context, page: &mut Page) -> Option<()> {
    let claim = c.atlas.claims().get(c.at)?;
    page.kicker = vec![Inline::text(c.term(ClaimBasis::LIST, claim.basis.id()))];
    if let Some(subject) = c.atlas.find(claim.subject.as_str()) {
        page.kicker.extend([Inline::text(" · "), c.link(subject)]);
    }
    page.others = others(&claim.statement, c.lang);
    page.facts = facts::claim(c, claim);
    let s = Sections::new(c);
    page.sections = vec![
        s.titled(i18n::SEC_STATEMENT, s.claim(c.item.index).map(Block::Statement)),
        s.conflicts(c.atlas.conflicts_of(c.item.index)),
    ];
    Some(())
}

fn milestone(c: &Context, page: &mut Page) -> Option<()> {
    let m = c.atlas.milestones().get(c.at)?;
    let basis = c.term(MilestoneBasis::LIST, m.basis.id());
    page.kicker = vec![Inline::text(format!("{} · {basis}", c.term(MilestoneKind::LIST, m.kind.id())))];
    page.others = others(&m.title, c.lang);
    page.status = Some(Badge {
        tone: if m.basis == MilestoneBasis::Fact { Status::Operating } else { Status::Announced },
        text: m.date.words(c.lang),
    });
    let s = Sections::new(c);
    let named: Vec<Ref> = m.entities.iter().chain(&m.partnership).filter_map(|e| c.atlas.find(e.as_str())).collect();
    page.sections = vec![s.evidence(&m.evidence), s.rows(i18n::SEC_NAMED.get(c.lang).to_owned(), named)];
    Some(())
}

fn story(c: &Context, page: &mut Page) -> Option<()> {
    let story = c.atlas.stories().get(c.at)?;
    page.kicker = vec![Inline::text(i18n::KIND_STORY.get(c.lang))];
    page.others = others(&story.title, c.lang);
    page.lead.push(story.summary.get(c.lang).to_owned());
    let s = Sections::new(c);
    let total = story.steps.len().to_string();
    page.sections = story.steps.iter().enumerate().map(|(i, step)| s.step(&(i + 1).to_string(), &total, step)).collect();
    Some(())
}

/// The kinds of source, for the caller that shows one.
pub(super) fn source_kicker(c: &Context, class: SourceClass) -> Vec<Inline> {
    vec![Inline::text(format!("{} · {}", i18n::KIND_SOURCE.get(c.lang), c.term(SourceClass::LIST, class.id())))]
}

/// A label and its values, or nothing where there are none.
pub(super) fn fact(label: impl Into<String>, values: Vec<Inline>) -> Option<Fact> {
    (!values.is_empty()).then(|| Fact { label: label.into(), values })
}
