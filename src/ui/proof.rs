//! A quote and where it stands.

use super::parts::{outward, tone};
use crate::atlas::Status;
use crate::model::Lang;
use crate::page::{Proof, Span};
use crate::i18n;
use leptos::prelude::*;

/// The quotes of a statement: the first in view, the others behind a line that counts them.
pub fn proofs_view(proofs: Vec<Proof>, status: Option<Status>, lang: Lang, all: bool) -> AnyView {
    let mut proofs = proofs.into_iter().map(|p| proof_view(p, status, lang));
    let first: Vec<AnyView> = if all { proofs.by_ref().collect() } else { proofs.by_ref().take(1).collect() };
    let rest: Vec<AnyView> = proofs.collect();
    let more = (!rest.is_empty()).then(|| {
        let label = i18n::EVIDENCE_MORE.with(lang, &[&rest.len().to_string()]);
        view! { <details class="more"><summary>{label}</summary>{rest}</details> }
    });
    view! { {first} {more} }.into_any()
}

fn proof_view(proof: Proof, status: Option<Status>, lang: Lang) -> AnyView {
    let translation = proof.translation.map(|t| view! { <p class="proof-translation">{t}</p> });
    let note = proof.note.map(|n| {
        view! { <p class="proof-note">{i18n::NOTE_LABEL.get(lang)}": "<span lang="en">{n}</span></p> }
    });
    let outlet = match proof.source {
        Some(href) => view! { <a class="proof-outlet" href=href>{proof.outlet}</a> }.into_any(),
        None => view! { <span class="proof-outlet">{proof.outlet}</span> }.into_any(),
    };
    let title = proof.title.map(|t| view! { <span class="proof-title" lang=proof.title_lang>{t}</span> });
    let date = (!proof.date.is_empty()).then(|| view! { <span>{proof.date}</span> });
    let class = (!proof.class.is_empty()).then(|| view! { <span>{proof.class}</span> });
    let open = proof.url.map(|url| outward(i18n::EVIDENCE_OPEN.get(lang).to_owned(), url, lang));
    view! {
        <figure class=status.map_or_else(|| "proof".to_owned(), |s| format!("proof {}", tone(s)))>
            <blockquote lang=proof.lang>{spans(proof.quote)}</blockquote>
            {translation}
            <figcaption>{outlet}{title}{date}{class}{open}</figcaption>
            {note}
        </figure>
    }
    .into_any()
}

fn spans(spans: Vec<Span>) -> Vec<AnyView> {
    spans
        .into_iter()
        .map(|s| if s.marked { view! { <mark>{s.text}</mark> }.into_any() } else { s.text.into_any() })
        .collect()
}
