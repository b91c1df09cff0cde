//! The panel: the lists with their tabs.

use super::{Html, Site, groups};
use crate::atlas::{Kind, Ref};
use crate::i18n::{self, Message};
use crate::page::{LISTS, list, list_count};

/// The element that holds the list.
pub const LIST_ID: &str = "list";

/// The name of a list.
pub fn tab_message(kind: Kind) -> Message {
    match kind {
        Kind::Organization => i18n::TAB_ORGANIZATIONS,
        Kind::Partnership => i18n::TAB_PARTNERSHIPS,
        Kind::Claim => i18n::TAB_CLAIMS,
        Kind::Story => i18n::TAB_STORIES,
        _ => i18n::TAB_HUBS,
    }
}

/// The id of the tab of a list.
pub fn tab_id(kind: Kind) -> String {
    ["tab-", kind.segment()].concat()
}

/// The panel.
pub fn panel(site: Site) -> String {
    let label = i18n::PANEL_LABEL.get(site.view.lang);
    let mut html = Html::default();
    html.open("aside", &[("class", "panel"), ("aria-label", label)]);
    html.open("div", &[("class", "tabs"), ("role", "tablist"), ("aria-label", label)]);
    html.0.push_str(&tabs(site));
    html.close("div");
    let name = tab_message(site.view.list).get(site.view.lang);
    html.open("div", &[("class", "list"), ("id", LIST_ID), ("role", "tabpanel"), ("tabindex", "0"), ("aria-label", name)]);
    html.0.push_str(&body(site, None));
    html.close("div");
    html.close("aside");
    html.0
}

/// The tabs, each with its count; `data-list` names the list that it opens.
pub fn tabs(site: Site) -> String {
    let mut html = Html::default();
    // The stories have no tab: the first then takes the place in the order of the focus.
    let here = if LISTS.contains(&site.view.list) { site.view.list } else { LISTS[0] };
    for kind in LISTS {
        let selected = if kind == site.view.list { "true" } else { "false" };
        let stop = if kind == here { "0" } else { "-1" };
        html.open(
            "button",
            &[
                ("type", "button"),
                ("role", "tab"),
                ("id", &tab_id(kind)),
                ("class", "tab"),
                ("data-list", kind.segment()),
                ("aria-selected", selected),
                ("aria-controls", LIST_ID),
                ("tabindex", stop),
            ],
        );
        html.text(tab_message(kind).get(site.view.lang));
        html.text(" ");
        html.leaf("span", &[("class", "tab-count")], &list_count(site.atlas, kind, site.day()).to_string());
        html.close("button");
    }
    html.0
}

/// The list that is chosen; `current` is the record that is open.
pub fn body(site: Site, current: Option<Ref>) -> String {
    let (kind, lang) = (site.view.list, site.view.lang);
    let counted = matches!(kind, Kind::Hub | Kind::Organization);
    groups(&list(site.atlas, kind, site.day(), lang), counted, current, lang)
}
