//! The panel in which the map is saved as a picture.

use super::Html;
use crate::i18n::{self, Message};
use crate::map::paper::{LEAST, MOST, PRESETS};
use crate::model::Lang;

/// The heading of the panel.
const TITLE_ID: &str = "paper-title";

/// Only the panel needs it: it comes with it.
const STYLE: &str = "\
.paper{width:min(430px,calc(100vw - 32px));max-height:calc(100dvh - 32px);padding:18px 22px 20px;border:1px solid var(--edge);border-radius:6px;background:var(--card);color:var(--ink)}\
.paper::backdrop{background:rgb(0 0 0/.32)}\
.paper h2{font-size:17px;font-weight:720;margin-bottom:10px}\
.paper form{display:grid;gap:12px}\
.paper fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:4px 18px}\
.paper legend,.paper .field>span{padding:0;font-size:13px;color:var(--ink-2)}\
.paper label{display:flex;align-items:center;gap:7px;min-height:28px}\
.paper .field{flex-direction:column;align-items:stretch;gap:2px;flex:1}\
.paper select,.paper input[type=number]{width:100%;min-height:36px;padding:4px 8px;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--ink-3);border-radius:5px}\
.paper input[type=radio]{width:17px;height:17px;margin:0;accent-color:var(--ink)}\
.paper .said:empty{display:none}\
.paper .said{font-size:13.5px;overflow-wrap:anywhere}\
.paper .ends{display:flex;gap:8px;justify-content:flex-end}\
.paper [data-busy] [type=submit]{opacity:.6}\
.paper [type=submit]{background:var(--ink);border-color:var(--ink);color:var(--card);font-weight:640;padding-inline:18px}\
.paper:not(:has([value=own]:checked)) .own,.paper:not(:has([value=png]:checked)) .density{display:none}";

/// The panel. On the free map the reader chooses between it and the plate.
pub fn paper(free: bool, lang: Lang) -> String {
    let mut html = Html::default();
    html.open("style", &[]);
    // Not escaped: it is no text of a page.
    html.0.push_str(STYLE);
    html.close("style");
    html.leaf("h2", &[("id", TITLE_ID)], i18n::SAVE_PICTURE.get(lang));
    let (fault, saved) = (i18n::PAPER_FAULT_CANVAS.get(lang), i18n::PAPER_SAVED.get(lang));
    html.open("form", &[("novalidate", "novalidate"), ("data-fault", fault), ("data-saved", saved)]);
    if free {
        html.choice("show", i18n::PAPER_SHOW, &[("view", i18n::PAPER_VIEW), ("plate", i18n::PAPER_PLATE)], lang);
    }
    let mut sizes: Vec<(&str, Message)> = PRESETS.iter().map(|p| (p.id, p.name)).collect();
    sizes.push(("own", i18n::PAPER_OWN));
    html.list("size", i18n::PAPER_SIZE, &sizes, "field", lang);
    html.open("fieldset", &[("class", "own")]);
    html.leaf("legend", &[("class", "hidden")], i18n::PAPER_OWN.get(lang));
    html.side("width", i18n::PAPER_WIDTH, "1600", lang);
    html.side("height", i18n::PAPER_HEIGHT, "1000", lang);
    html.close("fieldset");
    html.choice("form", i18n::PAPER_FORM, &[("svg", i18n::PAPER_SVG), ("png", i18n::PAPER_PNG)], lang);
    let times = |n: &'static str| Message { en: n, ko: n };
    html.list(
        "density",
        i18n::PAPER_DENSITY,
        &[("1", times("1×")), ("2", times("2×")), ("3", times("3×"))],
        "field density",
        lang,
    );
    html.choice("tone", i18n::PAPER_TONE, &[("light", i18n::PAPER_LIGHT), ("dark", i18n::PAPER_DARK)], lang);
    html.leaf("p", &[("class", "said"), ("role", "status")], "");
    html.open("p", &[("class", "ends")]);
    html.leaf("button", &[("type", "button"), ("class", "plain")], i18n::CLOSE.get(lang));
    html.leaf("button", &[("type", "submit")], i18n::PAPER_SAVE.get(lang));
    html.close("p");
    html.close("form");
    html.0
}

impl Html {
    /// One of a few, all in sight; the first is chosen.
    fn choice(&mut self, name: &str, title: Message, of: &[(&str, Message)], lang: Lang) {
        self.open("fieldset", &[]);
        self.leaf("legend", &[], title.get(lang));
        for (i, (value, label)) in of.iter().enumerate() {
            self.open("label", &[]);
            let checked = if i == 0 { "checked" } else { "" };
            self.open("input", &[("type", "radio"), ("name", name), ("value", value), ("checked", checked)]);
            self.text(label.get(lang));
            self.close("label");
        }
        self.close("fieldset");
    }

    /// One of a list.
    fn list(&mut self, name: &str, title: Message, of: &[(&str, Message)], class: &str, lang: Lang) {
        self.open("label", &[("class", class)]);
        self.leaf("span", &[], title.get(lang));
        self.open("select", &[("name", name)]);
        for (value, label) in of {
            self.leaf("option", &[("value", value)], label.get(lang));
        }
        self.close("select");
        self.close("label");
    }

    /// A number of px.
    fn side(&mut self, name: &str, title: Message, value: &str, lang: Lang) {
        let (least, most) = (LEAST.to_string(), MOST.to_string());
        self.open("label", &[("class", "field")]);
        self.leaf("span", &[], title.get(lang));
        let attributes = [("type", "number"), ("name", name), ("min", &*least), ("max", &*most), ("step", "1"), ("value", value)];
        self.open("input", &attributes);
        self.close("label");
    }
}
