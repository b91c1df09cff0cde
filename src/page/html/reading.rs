//! What stands in the reader, whatever the address leads to.

use super::{Html, Waiting, about, missing, record};
use crate::atlas::Atlas;
use crate::explore::{Place, Resolved, resolve};
use crate::i18n;
use crate::model::{Day, Lang};
use crate::page::{page, row};

/// The page of a place, as of a day; empty at home.
pub fn reading(atlas: &Atlas, place: &Place, day: Day, waiting: &Waiting, lang: Lang) -> String {
    let asked = match place {
        Place::Record(_, id) => id.as_str(),
        Place::Unknown(path) => path,
        Place::Home | Place::About => "",
    };
    match resolve(place, atlas) {
        Resolved::Home => String::new(),
        Resolved::About => about(atlas, lang),
        Resolved::Missing(nearest) => {
            let rows: Vec<_> = nearest.into_iter().map(|item| row(atlas, item, day, lang)).collect();
            missing(asked, &rows, lang)
        }
        Resolved::Record(item) => match page(atlas, item, day, lang) {
            Some(page) => record(&page, waiting, lang),
            None => missing(asked, &[], lang),
        },
    }
}

/// The same while the part of the program that writes pages is on its way: the title, and what is waited for.
pub fn coming(title: &str, waiting: &Waiting, lang: Lang) -> String {
    let mut html = Html::default();
    html.head(title, lang);
    html.waiting(waiting, lang);
    html.close("article");
    html.0
}

impl Html {
    /// The start of a page that is no record: the name of the site, the button that closes it, the title.
    pub(super) fn head(&mut self, title: &str, lang: Lang) {
        self.open("article", &[("class", "record"), ("aria-labelledby", "title")]);
        self.open("header", &[("class", "record-head")]);
        self.leaf("p", &[("class", "kicker")], i18n::SITE_NAME.get(lang));
        self.tools(false, lang);
        self.close("header");
        self.leaf("h1", &[("id", "title"), ("tabindex", "-1")], title);
    }

    /// The buttons at the head of a page.
    pub(super) fn tools(&mut self, share: bool, lang: Lang) {
        self.open("div", &[("class", "record-tools")]);
        if share {
            self.button("share", "plain", "", i18n::SHARE.get(lang));
        }
        self.button("close", "plain close", i18n::CLOSE.get(lang), "×");
        self.close("div");
    }

    pub(super) fn waiting(&mut self, waiting: &Waiting, lang: Lang) {
        match waiting {
            Waiting::Coming => self.leaf("p", &[("class", "pending"), ("role", "status")], i18n::EVIDENCE_COMING.get(lang)),
            Waiting::Failed(why) => {
                self.open("div", &[("class", "notice"), ("role", "alert")]);
                let text = [i18n::FAULT_EVIDENCE.get(lang), why, i18n::FAULT_WAY_ON.get(lang)].join(" ");
                self.leaf("p", &[], &text);
                self.button("retry", "", "", i18n::RETRY.get(lang));
                self.close("div");
            }
        }
    }
}
