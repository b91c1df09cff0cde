//! The whole page: bar, notices, map, time, lists, what is read. The static pages are this text; on the screen it is
//! the start, and `ui::shell` keeps each part up to date.

use super::{Html, bar, panel, time};
use crate::atlas::Atlas;
use crate::explore::{Place, ViewState};
use crate::i18n;
use crate::model::Day;

/// The element that scrolls to its start when another page opens.
pub const READING_ID: &str = "reading";
/// The element that takes the focus when a page opens.
pub const TITLE_ID: &str = "title";

/// What the page is made of.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// The records.
    pub atlas: &'a Atlas,
    /// What the reader looks at.
    pub view: &'a ViewState,
    /// The day on which the page is made.
    pub today: Day,
    /// The theme chosen: `light`, `dark`, or none where the system decides.
    pub theme: Option<&'a str>,
}

impl Site<'_> {
    /// The day that the site stands at; never after the day on which the page is made.
    pub fn day(self) -> Day {
        self.view.as_of.unwrap_or(self.today).min(self.today)
    }

    /// Whether something is read, or only the map and the lists are open.
    pub fn reading(self) -> bool {
        self.view.place != Place::Home
    }

    /// The class of the element that holds the page.
    pub fn class(self) -> &'static str {
        if self.reading() { "site reading" } else { "site" }
    }

    /// The heading of the page, which only those hear who do not see it; none beside a record, which has its own.
    pub fn heading(self) -> &'static str {
        if self.reading() { "" } else { i18n::SITE_NAME.get(self.view.lang) }
    }
}

/// The page, to be put into an element of the class [`Site::class`]. `figure` is what stands in the figure of the map, `reading`
/// in the reader; without `lists` the panel is left out.
pub fn site(site: Site, figure: &str, reading: &str, lists: bool) -> String {
    let lang = site.view.lang;
    let mut html = Html::default();
    html.open("header", &[("class", "bar")]);
    html.0.push_str(&bar::bar(site));
    html.close("header");
    html.leaf("div", &[("class", "notices"), ("role", "status")], "");
    html.open("main", &[("id", "content"), ("tabindex", "-1")]);
    html.leaf("h1", &[("class", "hidden"), ("hidden", if site.reading() { "hidden" } else { "" })], site.heading());
    html.open("div", &[("class", "middle")]);
    html.open("figure", &[("class", "plate"), ("aria-label", i18n::MAP_LABEL.get(lang))]);
    html.0.push_str(figure);
    html.close("figure");
    html.open("section", &[("class", "time"), ("style", &time::extent(site)), ("aria-label", i18n::TIME_LABEL.get(lang))]);
    html.0.push_str(&time::time(site));
    html.close("section");
    html.close("div");
    html.open("div", &[("class", "side")]);
    if lists {
        html.0.push_str(&panel::panel(site));
    }
    html.close("div");
    html.open("div", &[("class", "reader"), ("id", READING_ID)]);
    html.0.push_str(reading);
    html.close("div");
    html.close("main");
    html.0
}

/// Things to tell the reader, each with a button that takes it away: `data-act="dismiss"` with its place as `data-at`.
pub fn notices(told: &[String], lang: crate::model::Lang) -> String {
    let mut html = Html::default();
    for (i, text) in told.iter().enumerate() {
        html.open("div", &[("class", "notice")]);
        html.leaf("p", &[], text);
        let at = i.to_string();
        let button = [
            ("type", "button"),
            ("class", "plain close"),
            ("data-act", "dismiss"),
            ("data-at", &*at),
            ("aria-label", i18n::DISMISS.get(lang)),
        ];
        html.leaf("button", &button, "×");
        html.close("div");
    }
    html.0
}
