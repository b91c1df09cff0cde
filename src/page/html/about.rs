//! The pages that are no record: about the atlas, and an address that leads nowhere.

use super::Html;
use super::rows::write_rows;
use crate::atlas::{Atlas, FILES};
use crate::i18n;
use crate::model::Lang;
use crate::page::Row;

/// What the atlas is, its method, its sources and terms.
pub fn about(atlas: &Atlas, lang: Lang) -> String {
    let counts = [
        atlas.hubs().len(),
        atlas.organizations().len(),
        atlas.partnerships().len(),
        atlas.claims().len(),
        atlas.sources().len(),
    ]
    .map(|n| n.to_string());
    let counts = i18n::ABOUT_COUNTS.with(lang, &counts.each_ref().map(String::as_str));
    let mut html = Html::default();
    html.head(i18n::ABOUT_TITLE.get(lang), lang);
    for message in [i18n::ABOUT_WHAT, i18n::ABOUT_METHOD, i18n::ABOUT_STATUS] {
        html.leaf("p", &[("class", "lead")], message.get(lang));
    }
    html.open("section", &[]);
    html.leaf("h2", &[], i18n::ABOUT_DATA.get(lang));
    for text in [&counts, i18n::ABOUT_LICENCE.get(lang), i18n::ABOUT_FILES.get(lang)] {
        html.leaf("p", &[("class", "text")], text);
    }
    html.open("ul", &[("class", "files")]);
    for file in FILES {
        html.open("li", &[]);
        let name = [file, ".json"].concat();
        html.leaf("a", &[("href", &["data/", &name].concat())], &name);
        html.close("li");
    }
    html.close("ul");
    html.close("section");
    html.open("section", &[]);
    html.leaf("h2", &[], i18n::ABOUT_MAP.get(lang));
    html.open("ul", &[("class", "credits")]);
    for message in [
        i18n::CREDIT_NATURAL_EARTH,
        i18n::CREDIT_OSM,
        i18n::CREDIT_GSHHG,
        i18n::CREDIT_DISTRICTS,
        i18n::CREDIT_NAMES,
        i18n::CREDIT_PROJECTION,
    ] {
        html.leaf("li", &[], message.get(lang));
    }
    html.close("ul");
    html.close("section");
    html.close("article");
    html.0
}

/// Says that nothing has the name asked for, and offers the nearest records.
pub fn missing(asked: &str, nearest: &[Row], lang: Lang) -> String {
    let message = if nearest.is_empty() { i18n::MISSING_NONE } else { i18n::MISSING_TEXT };
    let mut html = Html::default();
    html.head(i18n::MISSING_TITLE.get(lang), lang);
    html.leaf("p", &[("class", "lead")], &message.with(lang, &[asked]));
    write_rows(&mut html, nearest, None, lang);
    html.open("p", &[]);
    html.leaf("a", &[("href", &[lang.code(), "/"].concat())], i18n::TO_START.get(lang));
    html.close("p");
    html.close("article");
    html.0
}
