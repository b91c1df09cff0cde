//! A source: what it is, and what rests on it.

use super::build::{Context, fact, source_kicker};
use super::proof::proofs;
use super::statement::plain;
use super::{Block, Inline, Page, Section, href, wording::kind_message};
use crate::atlas::{Ref, walk};
use crate::i18n;
use crate::model::{Evidence, Slug};

pub(super) fn fill(c: &Context, page: &mut Page) -> Option<()> {
    let source = c.atlas.sources().get(c.at)?;
    page.kicker = source_kicker(c, source.class);
    let translated = source.title_translation.as_ref().and_then(|t| t.get(c.lang));
    page.others.extend(translated.map(|t| (t.to_owned(), c.lang.code())));
    let published = source.published.as_ref().map(|d| d.words(c.lang));
    let published = published.unwrap_or_else(|| i18n::UNDATED.get(c.lang).to_owned());
    let url = source.url.as_ref().map(|u| Inline::Out(host(u).to_owned(), u.clone()));
    page.facts = [
        fact(i18n::FACT_OUTLET.get(c.lang), vec![Inline::text(source.outlet.clone())]),
        fact(i18n::FACT_PUBLISHED.get(c.lang), vec![Inline::text(published)]),
        fact(i18n::FACT_PAGE.get(c.lang), url.into_iter().collect()),
        fact(i18n::FACT_ACCESSED.get(c.lang), vec![Inline::text(source.accessed.words(c.lang))]),
        fact(i18n::FACT_NOTE.get(c.lang), source.note.iter().cloned().map(Inline::Text).collect()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let cited = c.atlas.cited_by(c.item.index);
    let title = i18n::SEC_RESTS.with(c.lang, &[&cited.len().to_string()]);
    page.sections.push(Section { title, blocks: cited.iter().map(|&item| resting(c, item, &source.id)).collect() });
    Some(())
}

/// A record that quotes the source, with the sentences it quotes.
fn resting(c: &Context, item: Ref, source: &Slug) -> Block {
    let mut evidence: Vec<Evidence> = walk::evidence(c.atlas.records(), item.kind, item.index as usize)
        .iter()
        .flat_map(|group| group.list)
        .filter(|e| e.source == *source)
        .cloned()
        .collect();
    evidence.dedup_by(|a, b| a.quote == b.quote);
    let mut statement = plain(c.atlas, c.atlas.name(item, c.lang), &[], c.lang);
    statement.meta = kind_message(item.kind).get(c.lang).to_owned();
    statement.href = Some(href(c.atlas, item, c.lang));
    statement.heading = true;
    statement.proofs = proofs(c.atlas, &evidence, &[], c.lang);
    // The page itself names the outlet's title once.
    statement.proofs.iter_mut().for_each(|p| p.title = None);
    Block::Statement(statement)
}

fn host(url: &str) -> &str {
    url.split("://").nth(1).unwrap_or(url).split('/').next().unwrap_or(url)
}
