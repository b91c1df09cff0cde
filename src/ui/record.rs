//! A record's page.

use super::parts::{inlines, row_view, tone};
use super::proof::proofs_view;
use crate::explore::Action;
use crate::i18n;
use crate::model::Lang;
use crate::page::{Block, Page, Section, Statement};
use crate::ui::context::{Evidence, Site};
use leptos::prelude::*;

/// The element that takes the focus when a page opens.
pub const TITLE_ID: &str = "title";

/// The page of a record.
pub fn record_view(page: Page, site: Site) -> AnyView {
    let lang = site.lang();
    let others = page
        .others
        .into_iter()
        .map(|(name, tag)| view! { <span class="other-name" lang=tag>{name}</span> })
        .collect_view();
    let status = page.status.map(|s| {
        view! {
            <p class=format!("standing {}", tone(s.tone))>
                <span class=format!("line {}", tone(s.tone)) aria-hidden="true"></span>{s.text}
            </p>
        }
    });
    let lead = page.lead.into_iter().map(|p| view! { <p class="lead">{p}</p> }).collect_view();
    let facts = page
        .facts
        .into_iter()
        .map(|f| view! { <div class="fact"><dt>{f.label}</dt>{f.values.into_iter().map(|v| view! { <dd>{inlines(&[v], lang)}</dd> }).collect_view()}</div> })
        .collect_view();
    let pending = (!page.complete).then(|| pending_view(site));
    let title = page.title.clone();
    view! {
        <article class="record" aria-labelledby=TITLE_ID>
            <header class="record-head">
                <p class="kicker">{inlines(&page.kicker, lang)}</p>
                <div class="record-tools">
                    <button type="button" class="plain" on:click=move |_| site.share.run(title.clone())>
                        {i18n::SHARE.get(lang)}
                    </button>
                    <button type="button" class="plain close" aria-label=i18n::CLOSE.get(lang)
                        on:click=move |_| site.act.run(Action::Close)>"×"</button>
                </div>
            </header>
            <h1 id=TITLE_ID tabindex="-1">{page.title}</h1>
            <p class="others">{others}</p>
            {status}
            {lead}
            <dl class="facts">{facts}</dl>
            {pending}
            {page.sections.into_iter().map(|s| section_view(s, lang, site)).collect_view()}
        </article>
    }
    .into_any()
}

fn pending_view(site: Site) -> AnyView {
    let lang = site.lang();
    let view = move || match site.evidence.get() {
        Evidence::Coming => view! { <p class="pending" role="status">{i18n::EVIDENCE_COMING.get(lang)}</p> }.into_any(),
        Evidence::Here => ().into_any(),
        Evidence::Failed(why) => view! {
            <div class="notice" role="alert">
                <p>{i18n::FAULT_EVIDENCE.get(lang)}" "{why}" "{i18n::FAULT_WAY_ON.get(lang)}</p>
                <button type="button" on:click=move |_| site.retry.run(())>{i18n::RETRY.get(lang)}</button>
            </div>
        }
        .into_any(),
    };
    view.into_any()
}

fn section_view(section: Section, lang: Lang, site: Site) -> AnyView {
    view! {
        <section>
            <h2>{section.title}</h2>
            {section.blocks.into_iter().map(|b| block_view(b, lang, site)).collect_view()}
        </section>
    }
    .into_any()
}

fn block_view(block: Block, lang: Lang, site: Site) -> AnyView {
    match block {
        Block::Statement(s) => statement_view(s, lang),
        Block::SideBySide(statements) => view! {
            <div class="differ" role="group" aria-label=i18n::SIDE_BY_SIDE.get(lang)>
                <p class="differ-title">{i18n::SIDE_BY_SIDE.get(lang)}</p>
                <div class="differ-body">{statements.into_iter().map(|s| statement_view(s, lang)).collect_view()}</div>
            </div>
        }
        .into_any(),
        Block::Rows(rows) => {
            view! { <ul class="rows">{rows.into_iter().map(|r| row_view(r, site)).collect_view()}</ul> }.into_any()
        }
        Block::Text(text) => view! { <p class="text">{text}</p> }.into_any(),
    }
}

fn statement_view(s: Statement, lang: Lang) -> AnyView {
    let badge = s.badge.map(|b| view! { <span class=format!("badge {}", tone(b.tone))>{b.text}</span> });
    let about = s.about.map(|(name, href)| view! { <p class="about"><a href=href>{name}</a></p> });
    let text = match s.href {
        Some(href) => view! { <a href=href>{s.text}</a> }.into_any(),
        None => s.text.into_any(),
    };
    let notes = s.notes.into_iter().map(|n| view! { <p class="note">{n}</p> }).collect_view();
    let verdict = (!s.verdict_proofs.is_empty()).then(|| {
        let label = i18n::VERDICT_PROOF.with(lang, &[&s.verdict_proofs.len().to_string()]);
        view! { <details class="more"><summary>{label}</summary>{proofs_view(s.verdict_proofs, s.tone, lang, true)}</details> }
    });
    let proof = proofs_view(s.proofs, s.tone, lang, false);
    if s.card {
        view! {
            <div class="statement">
                <div class="card">
                    <p class="meta">{s.meta}{badge}</p>
                    <p class="said">{text}</p>
                    {about}{notes}{verdict}
                </div>
                {proof}
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="statement">
                <p class="stage" class:heading=s.heading><span class="meta">{s.meta}</span><span class="said">{text}</span></p>
                {about}{notes}{proof}{verdict}
            </div>
        }
        .into_any()
    }
}
