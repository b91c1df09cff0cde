//! The bar at the top: name, search, pages, language, theme.

use super::{Html, Site};
use crate::atlas::Kind;
use crate::explore::{Place, ViewState};
use crate::i18n;
use crate::model::Lang;

/// The field of the search, which `/` moves to.
pub const FIELD_ID: &str = "search";
/// The list of what it finds.
pub const RESULTS_ID: &str = "results";

/// What stands in the bar.
pub fn bar(site: Site) -> String {
    let view = site.view;
    let lang = view.lang;
    let home = [lang.code(), "/"].concat();
    let mut html = Html::default();
    // The base of the site stands before an address that is only a fragment: it would lead to the start.
    let content = [&*view.address().to_relative(), "#content"].concat();
    html.leaf("a", &[("class", "skip"), ("href", &content), ("data-act", "skip")], i18n::SKIP_TO_CONTENT.get(lang));
    html.leaf("a", &[("class", "brand"), ("href", &home)], i18n::SITE_NAME.get(lang));
    html.search(&view.query, lang);
    html.open("nav", &[("aria-label", i18n::NAV_LABEL.get(lang))]);
    html.leaf("a", &[("href", &[&home, "?list=", Kind::Story.segment()].concat())], i18n::NAV_STORIES.get(lang));
    let on_about = if view.place == Place::About { "page" } else { "" };
    html.leaf(
        "a",
        &[("class", "to-about"), ("href", &[&home, "about/"].concat()), ("aria-current", on_about)],
        i18n::NAV_ABOUT.get(lang),
    );
    let other = lang.other().code();
    let switch = [
        ("href", &*in_other_language(view)),
        ("hreflang", other),
        ("lang", other),
        ("class", "switch"),
        ("aria-label", i18n::OTHER_LANGUAGE.get(lang)),
    ];
    html.leaf("a", &switch, i18n::OTHER_LANGUAGE_SHORT.get(lang));
    let name = theme_name(site.theme, lang);
    let button = [("type", "button"), ("class", "plain theme"), ("data-act", "theme"), ("aria-label", &*name), ("title", &*name)];
    html.open("button", &button);
    html.leaf("span", &[("class", "theme-mark"), ("aria-hidden", "true")], "");
    html.close("button");
    html.close("nav");
    html.0
}

/// The address of a view in the other language, below the base of the site.
pub fn in_other_language(view: &ViewState) -> String {
    ViewState { lang: view.lang.other(), ..view.clone() }.address().to_relative()
}

/// The name of the button that changes the theme: what it is now.
pub fn theme_name(theme: Option<&str>, lang: Lang) -> String {
    let message = match theme {
        Some("light") => i18n::THEME_LIGHT,
        Some(_) => i18n::THEME_DARK,
        None => i18n::THEME_SYSTEM,
    };
    i18n::THEME.with(lang, &[message.get(lang)])
}

impl Html {
    /// The search: a field and what it finds, as a combobox with a list.
    fn search(&mut self, query: &str, lang: Lang) {
        let label = i18n::SEARCH_LABEL.get(lang);
        self.open("search", &[("class", "search")]);
        self.open(
            "input",
            &[
                ("id", FIELD_ID),
                ("type", "search"),
                ("role", "combobox"),
                ("autocomplete", "off"),
                ("spellcheck", "false"),
                ("enterkeyhint", "search"),
                ("aria-label", label),
                ("placeholder", label),
                ("aria-expanded", "false"),
                ("aria-controls", RESULTS_ID),
                ("aria-autocomplete", "list"),
                ("value", query),
            ],
        );
        self.leaf("kbd", &[("aria-hidden", "true")], "/");
        // A list that scrolls would be a stop of its own.
        self.open("div", &[("class", "results"), ("tabindex", "-1")]);
        self.leaf("div", &[("id", RESULTS_ID), ("role", "listbox"), ("aria-label", label)], "");
        self.leaf("div", &[("class", "none"), ("hidden", "hidden")], "");
        self.close("div");
        self.leaf("p", &[("class", "hidden"), ("role", "status")], "");
        self.close("search");
    }
}

/// What is said where nothing is found.
pub fn nothing_found(query: &str, lang: Lang) -> String {
    let mut html = Html::default();
    html.leaf("p", &[], &i18n::SEARCH_NONE.with(lang, &[query.trim()]));
    html.leaf("p", &[], i18n::SEARCH_HINT.get(lang));
    html.0
}

/// What is said where what finds did not come; typing on tries again.
pub fn search_lost(file: &str, lang: Lang) -> String {
    let mut html = Html::default();
    html.leaf("p", &[], &i18n::FAULT_NETWORK.with(lang, &[file]));
    html.leaf("p", &[], i18n::FAULT_WAY_ON.get(lang));
    html.0
}
