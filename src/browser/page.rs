//! The document as a whole: language, theme, title, focus, the day, and the line that tells of loading.

use crate::model::{Day, Lang};
use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Today by the reader's clock and zone.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let month = u8::try_from(now.get_month() + 1).unwrap_or(1);
    let day = u8::try_from(now.get_date()).unwrap_or(1);
    let year = i32::try_from(now.get_full_year()).unwrap_or(2026);
    Day::new(year, month, day).unwrap_or_else(|| Day::from_ordinal(0))
}

/// The language that `index.html` has found for the reader.
pub fn language() -> Lang {
    let tag = document().document_element().and_then(|e| e.get_attribute("lang")).unwrap_or_default();
    Lang::from_tag(&tag).unwrap_or_default()
}

/// Tells the document its language and title.
pub fn describe(lang: Lang, title: &str) {
    if let Some(root) = document().document_element() {
        drop(root.set_attribute("lang", lang.code()));
    }
    document().set_title(title);
}

/// The theme chosen, `light` or `dark`; none where the system decides.
pub fn theme() -> Option<String> {
    document().document_element().and_then(|e| e.get_attribute("data-theme"))
}

/// Chooses a theme, or leaves it to the system.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = document().document_element() {
        drop(match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        });
    }
}

/// Whether nothing has the focus, e.g. because what had it is gone.
pub fn focus_is_lost() -> bool {
    document().active_element().is_none_or(|e| e.tag_name() == "BODY")
}

/// A selector of the link that has the focus, if it is one.
pub fn focused_link() -> Option<String> {
    let href = document().active_element()?.get_attribute("href")?;
    Some(["a[href=\"", &href.replace('"', "\\\""), "\"]"].concat())
}

/// Moves the focus to an element, if it is there, without scrolling the page.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let options = js_sys::Object::new();
        drop(Reflect::set(&options, &"preventScroll".into(), &JsValue::TRUE));
        match Reflect::get(&element, &"focus".into()).ok().and_then(|f| f.dyn_into::<Function>().ok()) {
            Some(focus) => drop(focus.call1(&element, &options)),
            None => drop(element.focus()),
        }
    }
}

/// Scrolls the page, and the element with this id, to their start.
pub fn scroll_to_start(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.set_scroll_top(0);
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Shows in the lists which record is pointed at; `key` is the value of its `data-item`.
pub fn light(key: Option<String>) {
    let each = |selector: &str, run: &dyn Fn(&web_sys::DomTokenList)| {
        let Ok(found) = document().query_selector_all(selector) else { return };
        for element in (0..found.length()).filter_map(|i| found.item(i)?.dyn_into::<web_sys::Element>().ok()) {
            run(&element.class_list());
        }
    };
    each(".here[data-item]", &|classes| drop(classes.remove_1("here")));
    if let Some(key) = key {
        each(&["[data-item=\"", &key, "\"]"].concat(), &|classes| drop(classes.add_1("here")));
    }
}

/// Whether a key goes to a field of text.
pub fn is_typing(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|e| matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Calls a function of the script in `index.html`.
fn boot(name: &str, message: &str, again: &JsValue) {
    let Ok(atlas) = Reflect::get(&window(), &"atlas".into()) else { return };
    if let Some(function) = Reflect::get(&atlas, &name.into()).ok().and_then(|f| f.dyn_into::<Function>().ok()) {
        drop(function.call2(&atlas, &message.into(), again));
    }
}

/// Says in the line at the head of the page how far loading has come.
pub fn say(message: &str) {
    boot("say", message, &JsValue::UNDEFINED);
}

/// Shows what went wrong before the page could open, with a button that tries again.
pub fn fault(message: &str, again: impl FnOnce() + 'static) {
    boot("show", message, &Closure::once_into_js(again));
}

/// Shows the message for a program that has stopped; what happened goes to the console.
pub fn crashed(what: &str) {
    web_sys::console::error_1(&what.into());
    boot("fail", "crash", &JsValue::UNDEFINED);
}

/// Runs what waits (a fetch, a share sheet) beside the page; Leptos's own executor is not there before its first mount.
pub fn beside(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// The version of the data files that `index.html` names, so that no cache mixes two of them.
pub fn data_version() -> Option<String> {
    let meta = document().query_selector("meta[name=atlas-version]").ok().flatten()?;
    meta.get_attribute("content").filter(|v| !v.is_empty())
}

/// Empties the element that holds the static page and takes the line of loading away.
pub fn make_way() -> Option<web_sys::HtmlElement> {
    if let Some(line) = document().get_element_by_id("boot") {
        line.remove();
    }
    if let Some(root) = document().document_element() {
        drop(root.remove_attribute("data-any"));
    }
    let site = document().get_element_by_id("site")?.dyn_into::<web_sys::HtmlElement>().ok()?;
    site.set_inner_html("");
    Some(site)
}
