//! Evidence as it is shown.

use super::{Span, href, mark_figures, text_fragment, wording::term};
use crate::atlas::{Atlas, Kind, Ref};
use crate::model::{Evidence, Lang, SourceClass};

/// A quote and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The quote, the words that carry the figure marked.
    pub quote: Vec<Span>,
    /// BCP 47 language of the quote.
    pub lang: String,
    /// The quote in the reader's language, if it is in another.
    pub translation: Option<String>,
    /// Who published it.
    pub outlet: String,
    /// The title of the page in its language, if it has one.
    pub title: Option<String>,
    /// BCP 47 language of the title.
    pub title_lang: String,
    /// The day of publication, in words; empty if the page gives none.
    pub date: String,
    /// What kind of source it is.
    pub class: String,
    /// The source's record, below the base of the site; none if the atlas lacks it.
    pub source: Option<String>,
    /// The page itself, at the sentence where it can.
    pub url: Option<String>,
    /// An editor's remark, in English.
    pub note: Option<String>,
}

/// The evidence of a statement whose figures are `values`, in the reader's language.
pub fn proofs(atlas: &Atlas, evidence: &[Evidence], values: &[f64], lang: Lang) -> Vec<Proof> {
    evidence.iter().map(|e| proof(atlas, e, values, lang)).collect()
}

fn proof(atlas: &Atlas, evidence: &Evidence, values: &[f64], lang: Lang) -> Proof {
    let item = atlas.find(evidence.source.as_str()).filter(|r| r.kind == Kind::Source);
    let source = item.and_then(|r: Ref| atlas.sources().get(r.index as usize));
    let own = Lang::from_tag(&evidence.lang) == Some(lang);
    Proof {
        quote: mark_figures(&evidence.quote, values),
        lang: evidence.lang.clone(),
        translation: evidence.translation.get(lang).filter(|_| !own).map(str::to_owned),
        outlet: source.map_or_else(|| evidence.source.to_string(), |s| s.outlet.clone()),
        title: source.and_then(|s| s.title.clone()),
        title_lang: source.map_or_else(String::new, |s| s.lang.clone()),
        date: source.and_then(|s| s.published.as_ref()).map_or_else(String::new, |d| d.words(lang)),
        class: source.map_or_else(String::new, |s| term(atlas, SourceClass::LIST, s.class.id(), lang).to_owned()),
        source: item.map(|r| href(atlas, r, lang)),
        url: source.and_then(|s| s.url.as_deref()).map(|url| text_fragment(url, &evidence.quote)),
        note: evidence.note.clone(),
    }
}
