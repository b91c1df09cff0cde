//! The address bar: where we are, and the history.

use crate::explore::Address;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;

/// The absolute base of the site, ending in a slash; `index.html` has made `<base>` absolute.
pub fn base() -> String {
    let base = leptos::prelude::document().base_uri().ok().flatten().unwrap_or_default();
    base.split(['?', '#']).next().unwrap_or_default().to_owned()
}

fn base_path() -> String {
    web_sys::Url::new(&base()).map_or_else(|_| "/".to_owned(), |u| u.pathname())
}

/// The path below the base and the query without `?`, both percent-encoded.
pub fn current() -> (String, String) {
    let location = leptos::prelude::window().location();
    let path = location.pathname().unwrap_or_default();
    let path = path.strip_prefix(&base_path()).map_or(path.clone(), str::to_owned);
    let query = location.search().unwrap_or_default();
    (path, query.trim_start_matches('?').to_owned())
}

/// The absolute address of a view.
pub fn absolute(address: &Address) -> String {
    format!("{}{}", base(), address.to_relative())
}

/// Adds an entry to the history, or rewrites the present one.
pub fn write(address: &Address, push: bool) {
    let Ok(history) = leptos::prelude::window().history() else { return };
    let url = absolute(address);
    let written = if push {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
    };
    // A browser may refuse too many entries in a short time; the view is right all the same.
    drop(written);
}

/// Path below the base and query, percent-encoded, of the link that a click follows within the site, if it is to be followed here.
///
/// Clicks with a modifier or another button, links with a target or a download, links out of the site and
/// to files of it are the browser's; links with a `data-act` do something else.
pub fn followed(event: &web_sys::Event) -> Option<(String, String)> {
    let event = event.dyn_ref::<web_sys::MouseEvent>()?;
    if event.default_prevented() || event.button() != 0 {
        return None;
    }
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let link: web_sys::HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    if !link.target().is_empty() || link.has_attribute("download") || link.has_attribute("data-act") {
        return None;
    }
    let href = link.href();
    let below = href.strip_prefix(&base())?;
    let below = below.split('#').next().unwrap_or(below);
    let (path, query) = below.split_once('?').unwrap_or((below, ""));
    if path.starts_with("data/") || path.starts_with("basemap/") {
        return None;
    }
    Some((path.to_owned(), query.to_owned()))
}
