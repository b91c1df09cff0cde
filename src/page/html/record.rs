//! A record's page.

use super::rows::write_rows;
use super::{Html, tone};
use crate::i18n;
use crate::model::Lang;
use crate::page::{Block, Inline, Page, Proof, Section, Statement, Tone, without_fragment};

/// What a page says in place of evidence that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// It is on its way.
    Coming,
    /// It could not be had; why.
    Failed(String),
}

/// The page of a record. `waiting` is shown where the page is not complete.
pub fn record(page: &Page, waiting: &Waiting, lang: Lang) -> String {
    let mut html = Html::default();
    html.open("article", &[("class", "record"), ("aria-labelledby", "title")]);
    html.open("header", &[("class", "record-head")]);
    html.open("p", &[("class", "kicker")]);
    page.kicker.iter().for_each(|run| html.inline(run, lang));
    html.close("p");
    html.tools(true, lang);
    html.close("header");
    html.leaf("h1", &[("id", "title"), ("tabindex", "-1")], &page.title);
    if !page.others.is_empty() {
        html.open("p", &[("class", "others")]);
        for (name, tag) in &page.others {
            html.leaf("span", &[("class", "other-name"), ("lang", tag)], name);
        }
        html.close("p");
    }
    if let Some(status) = &page.status {
        let tone = tone(status.tone);
        html.open("p", &[("class", &["standing ", &tone].concat())]);
        html.leaf("span", &[("class", &["line ", &tone].concat()), ("aria-hidden", "true")], "");
        html.text(&status.text);
        html.close("p");
    }
    page.lead.iter().for_each(|p| html.leaf("p", &[("class", "lead")], p));
    if !page.facts.is_empty() {
        html.open("dl", &[("class", "facts")]);
        for fact in &page.facts {
            html.open("div", &[("class", "fact")]);
            html.leaf("dt", &[], &fact.label);
            for value in &fact.values {
                html.open("dd", &[]);
                html.inline(value, lang);
                html.close("dd");
            }
            html.close("div");
        }
        html.close("dl");
    }
    if !page.complete {
        html.waiting(waiting, lang);
    }
    page.sections.iter().for_each(|s| html.section(s, lang));
    html.close("article");
    html.0
}

impl Html {
    fn inline(&mut self, run: &Inline, lang: Lang) {
        match run {
            Inline::Text(text) => self.text(text),
            Inline::Link(text, href) => self.leaf("a", &[("href", href)], text),
            Inline::Out(text, href) => self.outward(text, href, lang),
        }
    }

    /// A link out of the site, in a tab of its own.
    fn outward(&mut self, text: &str, href: &str, lang: Lang) {
        // On paper the address stands in place of the words, without the sentence that it leads to.
        let link =
            [("class", "out"), ("href", href), ("data-page", without_fragment(href)), ("target", "_blank"), ("rel", "noopener")];
        self.open("a", &link);
        self.text(text);
        self.leaf("span", &[("class", "out-mark"), ("aria-hidden", "true")], "↗");
        self.leaf("span", &[("class", "hidden")], &[" (", i18n::NEW_TAB.get(lang), ")"].concat());
        self.close("a");
    }

    fn section(&mut self, section: &Section, lang: Lang) {
        self.open("section", &[]);
        self.leaf("h2", &[], &section.title);
        for block in &section.blocks {
            match block {
                Block::Statement(s) => self.statement(s, lang),
                Block::SideBySide(all) => {
                    let label = i18n::SIDE_BY_SIDE.get(lang);
                    self.open("div", &[("class", "differ"), ("role", "group"), ("aria-label", label)]);
                    self.leaf("p", &[("class", "differ-title")], label);
                    self.open("div", &[("class", "differ-body")]);
                    all.iter().for_each(|s| self.statement(s, lang));
                    self.close("div");
                    self.close("div");
                }
                Block::Rows(rows) => write_rows(self, rows, None, lang),
                Block::Text(text) => self.leaf("p", &[("class", "text")], text),
            }
        }
        self.close("section");
    }

    fn statement(&mut self, s: &Statement, lang: Lang) {
        self.open("div", &[("class", "statement")]);
        if s.card {
            self.open("div", &[("class", "card")]);
            self.open("p", &[("class", "meta")]);
            self.text(&s.meta);
            if let Some(badge) = &s.badge {
                self.leaf("span", &[("class", &["badge ", &tone(badge.tone)].concat())], &badge.text);
            }
            self.close("p");
            self.open("p", &[("class", "said")]);
            self.said(s);
            self.close("p");
            self.below(s);
            self.verdict(s, lang);
            self.close("div");
            self.proofs(&s.proofs, s.tone, lang, 1);
        } else {
            if !(s.meta.is_empty() && s.text.is_empty()) {
                self.open("p", &[("class", if s.heading { "stage heading" } else { "stage" })]);
                if !s.meta.is_empty() {
                    self.leaf("span", &[("class", "meta")], &s.meta);
                }
                self.open("span", &[("class", "said")]);
                self.said(s);
                self.close("span");
                self.close("p");
            }
            self.below(s);
            self.proofs(&s.proofs, s.tone, lang, 1);
            self.verdict(s, lang);
        }
        self.close("div");
    }

    fn said(&mut self, s: &Statement) {
        match &s.href {
            Some(href) => self.leaf("a", &[("href", href)], &s.text),
            None => self.text(&s.text),
        }
    }

    /// Whom it is about, and what came of it.
    fn below(&mut self, s: &Statement) {
        if let Some((name, href)) = &s.about {
            self.open("p", &[("class", "about")]);
            self.leaf("a", &[("href", href)], name);
            self.close("p");
        }
        s.notes.iter().for_each(|note| self.leaf("p", &[("class", "note")], note));
    }

    fn verdict(&mut self, s: &Statement, lang: Lang) {
        if !s.verdict_proofs.is_empty() {
            let count = s.verdict_proofs.len().to_string();
            self.folded(&i18n::VERDICT_PROOF.with(lang, &[&count]), &s.verdict_proofs, s.tone, lang);
        }
    }

    /// The first `shown` quotes in view, the others behind a line that counts them.
    fn proofs(&mut self, proofs: &[Proof], tone: Option<Tone>, lang: Lang, shown: usize) {
        let (first, rest) = proofs.split_at(shown.min(proofs.len()));
        first.iter().for_each(|p| self.proof(p, tone, lang));
        if !rest.is_empty() {
            self.folded(&i18n::EVIDENCE_MORE.with(lang, &[&rest.len().to_string()]), rest, tone, lang);
        }
    }

    fn folded(&mut self, label: &str, proofs: &[Proof], tone: Option<Tone>, lang: Lang) {
        self.open("details", &[("class", "more")]);
        self.leaf("summary", &[], label);
        proofs.iter().for_each(|p| self.proof(p, tone, lang));
        self.close("details");
    }

    fn proof(&mut self, proof: &Proof, status: Option<Tone>, lang: Lang) {
        let class = status.map_or_else(|| "proof".to_owned(), |s| ["proof ", &tone(s)].concat());
        self.open("figure", &[("class", &class)]);
        self.open("blockquote", &[("lang", &proof.lang)]);
        for span in &proof.quote {
            if span.marked {
                self.leaf("mark", &[], &span.text);
            } else {
                self.text(&span.text);
            }
        }
        self.close("blockquote");
        if let Some(translation) = &proof.translation {
            self.leaf("p", &[("class", "proof-translation")], translation);
        }
        self.open("figcaption", &[]);
        match &proof.source {
            Some(href) => self.leaf("a", &[("class", "proof-outlet"), ("href", href)], &proof.outlet),
            None => self.leaf("span", &[("class", "proof-outlet")], &proof.outlet),
        }
        if let Some(title) = &proof.title {
            self.leaf("span", &[("class", "proof-title"), ("lang", &proof.title_lang)], title);
        }
        for part in [&proof.date, &proof.class] {
            if !part.is_empty() {
                self.leaf("span", &[], part);
            }
        }
        if let Some(url) = &proof.url {
            self.outward(i18n::EVIDENCE_OPEN.get(lang), url, lang);
        }
        self.close("figcaption");
        if let Some(note) = &proof.note {
            self.open("p", &[("class", "proof-note")]);
            self.text(i18n::NOTE_LABEL.get(lang));
            self.text(": ");
            self.leaf("span", &[("lang", "en")], note);
            self.close("p");
        }
        self.close("figure");
    }
}
