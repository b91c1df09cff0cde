//! The labelled values at the head of a page.

use super::build::{Context, fact};
use super::{Fact, Inline};
use crate::atlas::{Kind, Ref};
use crate::explore::{Layout, Place, ViewState};
use crate::i18n;
use crate::model::{Claim, Hub, Organization, Partnership, PositionBasis, Role, Slug};
use crate::text;

/// Place, fields and position of a hub.
pub fn hub(c: &Context, hub: &Hub) -> Vec<Fact> {
    let parent = hub.parent.as_ref().and_then(|p| c.atlas.find(p.as_str()));
    let children = c.atlas.children(c.item.index).iter().map(|&index| Ref { kind: Kind::Hub, index });
    // The compact first data have no precision.
    let position = (hub.precision_km > 0.0).then(|| {
        let basis = c.term(PositionBasis::LIST, hub.position_basis.id());
        Inline::text(i18n::POSITION.with(c.lang, &[&text::number(hub.precision_km, c.lang), &basis]))
    });
    [
        fact(i18n::FACT_PART_OF.get(c.lang), parent.map(|p| c.link(p)).into_iter().collect()),
        fact(i18n::FACT_CONTAINS.get(c.lang), links(c, children)),
        fact(i18n::FACT_FIELDS.get(c.lang), fields(c, &hub.fields)),
        fact(i18n::FACT_POSITION.get(c.lang), position.into_iter().collect()),
        fact(i18n::FACT_MAP.get(c.lang), vec![see_from(c, hub)]),
        fact(i18n::FACT_ALIASES.get(c.lang), aliases(&hub.aliases)),
        fact(i18n::FACT_WEBSITE.get(c.lang), website(hub.website.as_deref())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A link to its own record with the map that looks from it.
fn see_from(c: &Context, hub: &Hub) -> Inline {
    let view = ViewState {
        lang: c.lang,
        place: Place::Record(Kind::Hub, hub.id.clone()),
        layout: Layout::From(hub.id.clone()),
        ..ViewState::default()
    };
    Inline::Link(i18n::SEE_FROM.with(c.lang, &[hub.label.get(c.lang)]), view.address().to_relative())
}

/// Seats and names of an organisation.
pub fn organization(c: &Context, org: &Organization) -> Vec<Fact> {
    let also = org.also_in.iter().filter_map(|h| c.atlas.find(h.as_str()));
    [
        fact(i18n::FACT_ALSO_IN.get(c.lang), links(c, also)),
        fact(i18n::FACT_ALIASES.get(c.lang), aliases(&org.aliases)),
        fact(i18n::FACT_WEBSITE.get(c.lang), website(org.website.as_deref())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Who takes part in a partnership, by role in the order of the vocabulary; its fields; when it was last checked.
pub fn partnership(c: &Context, p: &Partnership) -> Vec<Fact> {
    let by_role = Role::ALL.iter().filter_map(|role| {
        let who = p.participants.iter().filter(|x| x.role == *role).filter_map(|x| c.atlas.find(x.entity.as_str()));
        fact(c.term(Role::LIST, role.id()), links(c, who))
    });
    let checked = vec![Inline::text(p.checked.words(c.lang))];
    by_role
        .chain(fact(i18n::FACT_FIELDS.get(c.lang), fields(c, &p.fields)))
        .chain(fact(i18n::FACT_CHECKED.get(c.lang), checked))
        .collect()
}

/// The figure of a claim: what is measured and how much.
pub fn claim(c: &Context, claim: &Claim) -> Vec<Fact> {
    let Some(measure) = &claim.measure else { return Vec::new() };
    let label = c.term("measures", measure.as_str());
    let Some(value) = claim.value else { return Vec::new() };
    let unit = claim.unit.as_ref().map(|u| u.as_str()).unwrap_or_default();
    let unit_label = c.term("units", unit);
    let text = text::quantity(value, claim.value_max, claim.qualifier, unit, &unit_label, c.lang);
    fact(label, vec![Inline::text(text)]).into_iter().collect()
}

fn links(c: &Context, items: impl Iterator<Item = Ref>) -> Vec<Inline> {
    items.map(|item| c.link(item)).collect()
}

fn fields(c: &Context, fields: &[Slug]) -> Vec<Inline> {
    let labels: Vec<String> = fields.iter().map(|f| c.term("fields", f.as_str())).collect();
    if labels.is_empty() { Vec::new() } else { vec![Inline::text(labels.join(", "))] }
}

fn aliases(aliases: &[String]) -> Vec<Inline> {
    if aliases.is_empty() { Vec::new() } else { vec![Inline::text(aliases.join(", "))] }
}

fn website(url: Option<&str>) -> Vec<Inline> {
    url.map(|url| {
        let shown = url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        Inline::Out(shown.to_owned(), url.to_owned())
    })
    .into_iter()
    .collect()
}
