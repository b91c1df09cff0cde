//! The plate and the free map as markup, to be filled by the map.

use super::{Html, rows};
use crate::i18n;
use crate::map::frame::FrameId;
use crate::map::outlooks::MapView;
use crate::model::Lang;
use crate::page::Row;

impl Html {
    /// A canvas and an overlay, a title that opens the free map, and what is shown in words.
    fn frame(&mut self, id: FrameId, lang: Lang) {
        let (name, title) = (id.frame().name, id.frame().title.get(lang));
        let about = ["about-", name].concat();
        self.open("section", &[("class", &["frame frame-", name].concat()), ("aria-label", title), ("data-pane", name)]);
        self.leaf("canvas", &[("aria-hidden", "true")], "");
        let label = i18n::OPEN_FRAME.with(lang, &[title]);
        let button = [
            ("type", "button"),
            ("class", "frame-title"),
            ("data-map", "open"),
            ("aria-label", &*label),
            ("aria-describedby", &*about),
        ];
        self.leaf("button", &button, title);
        self.leaf("svg", &[("role", "group"), ("aria-label", title)], "");
        self.leaf("p", &[("class", "hidden"), ("id", &about)], "");
        self.close("section");
    }

    /// The switch between the views of the map, with the one that is shown.
    fn views(&mut self, shown: MapView, lang: Lang) {
        self.open("div", &[("class", "views"), ("role", "group"), ("aria-label", i18n::VIEWS.get(lang))]);
        for (view, id, name) in MapView::ALL {
            let pressed = if view == shown { "true" } else { "false" };
            self.leaf("button", &[("type", "button"), ("data-map", id), ("aria-pressed", pressed)], name.get(lang));
        }
        self.close("div");
    }

    /// The last line: whose the map is, its projection, the button that shows the keys, and the one that
    /// saves a picture of it.
    fn credits(&mut self, projection: &str, lang: Lang) {
        self.open("p", &[("class", "plate-credits")]);
        self.leaf("span", &[], i18n::CREDITS_LINE.get(lang));
        self.leaf("span", &[("class", "map-note")], projection);
        self.leaf("button", &[("type", "button"), ("class", "plain keys-button"), ("data-map", "keys")], i18n::KEYS.get(lang));
        self.leaf("button", &[("type", "button"), ("class", "plain"), ("data-map", "save")], i18n::SAVE_PICTURE.get(lang));
        self.close("p");
    }

    /// What both have: the note beside the pointer, the list of a line, the keys, what is said aloud, and the map in words.
    fn beside(&mut self, twin: &[String], lang: Lang) {
        self.leaf("div", &[("class", "plate-tip"), ("aria-hidden", "true"), ("hidden", "hidden")], "");
        self.leaf("div", &[("class", "bundle"), ("role", "dialog"), ("aria-labelledby", BUNDLE_ID), ("hidden", "hidden")], "");
        self.keys_dialog();
        self.leaf("p", &[("class", "hidden spoken"), ("aria-live", "polite")], "");
        self.open("section", &[("class", "hidden twin"), ("aria-label", i18n::WORDS_TITLE.get(lang))]);
        self.0.push_str(&lines(twin));
        self.close("section");
    }
}

/// The heading of the list of a line, which takes the focus when it opens.
pub const BUNDLE_ID: &str = "bundle";

/// Lines of text as paragraphs.
pub fn lines(lines: &[String]) -> String {
    let mut html = Html::default();
    for line in lines {
        html.leaf("p", &[], line);
    }
    html.0
}

/// The plate: the world, the legend, the strip of insets in their order, the credits.
pub fn plate(insets: &[FrameId], legend: &str, twin: &[String], lang: Lang) -> String {
    let mut html = Html::default();
    html.views(MapView::Overview, lang);
    html.open("div", &[("class", "sheet")]);
    html.frame(FrameId::World, lang);
    html.open("ul", &[("class", "legend"), ("aria-label", i18n::LEGEND.get(lang)), ("tabindex", "0")]);
    html.0.push_str(legend);
    html.close("ul");
    html.open("div", &[("class", "strip")]);
    html.open("div", &[("class", "strip-sheet")]);
    for &id in insets {
        html.frame(id, lang);
    }
    html.close("div");
    html.close("div");
    html.credits(i18n::PROJECTION_WORLD.get(lang), lang);
    html.close("div");
    html.beside(twin, lang);
    html.0
}

/// The free map with its buttons.
pub fn free_map(twin: &[String], lang: Lang) -> String {
    let mut html = Html::default();
    let label = i18n::FREE_MAP.get(lang);
    html.views(MapView::World, lang);
    html.open("section", &[("class", "roam"), ("aria-label", label), ("data-pane", "free")]);
    html.leaf("canvas", &[("aria-hidden", "true")], "");
    html.leaf(
        "svg",
        &[("role", "application"), ("tabindex", "0"), ("aria-label", label), ("aria-describedby", "about-free")],
        "",
    );
    html.open("div", &[("class", "map-buttons")]);
    for (act, sign, name) in [("+", "+", i18n::ZOOM_IN), ("-", "−", i18n::ZOOM_OUT), ("0", "⤢", i18n::ZOOM_FIT)] {
        let name = name.get(lang);
        html.leaf(
            "button",
            &[("type", "button"), ("class", "map-button"), ("data-map", act), ("aria-label", name), ("title", name)],
            sign,
        );
    }
    html.close("div");
    html.open("div", &[("class", "map-foot")]);
    html.leaf("p", &[("class", "map-scale"), ("hidden", "hidden")], "");
    html.open("details", &[("class", "map-legend")]);
    html.leaf("summary", &[], i18n::LEGEND.get(lang));
    html.leaf("ul", &[("class", "map-signs")], "");
    html.close("details");
    html.credits("", lang);
    html.close("div");
    html.leaf("p", &[("class", "touch-hint")], i18n::TOUCH_HINT.get(lang));
    html.leaf("div", &[("class", "drawn"), ("aria-hidden", "true"), ("hidden", "hidden")], "");
    html.leaf("p", &[("class", "hidden"), ("id", "about-free")], i18n::FREE_MAP_HINT.get(lang));
    html.close("section");
    html.beside(twin, lang);
    html.0
}

/// The map in words alone, where nothing draws it.
pub fn twin(twin: &[String], lang: Lang) -> String {
    let mut html = Html::default();
    html.open("section", &[("class", "hidden twin"), ("aria-label", i18n::WORDS_TITLE.get(lang))]);
    html.0.push_str(&lines(twin));
    html.close("section");
    html.0
}

/// The partnerships of one line, to choose from.
pub fn bundle(title: &str, of: &[Row], lang: Lang) -> String {
    let mut html = Html::default();
    html.open("div", &[("class", "bundle-head")]);
    html.leaf("h2", &[("id", BUNDLE_ID), ("tabindex", "-1")], title);
    let close = [("type", "button"), ("class", "plain close"), ("data-map", "close"), ("aria-label", i18n::CLOSE_LIST.get(lang))];
    html.leaf("button", &close, "×");
    html.close("div");
    html.0.push_str(&rows(of, lang));
    html.0
}
