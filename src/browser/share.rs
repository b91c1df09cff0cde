//! Sharing: the system's sheet where there is one, else the clipboard.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The system's sheet was shown; the reader did what they wanted there.
    Sheet,
    /// The address is in the clipboard.
    Copied,
    /// Neither could be had.
    Refused,
}

/// Offers a title and an address to the reader's system. Touch devices get the sheet, others the clipboard.
pub async fn share(title: &str, url: &str) -> Shared {
    let navigator = window().navigator();
    let touch = navigator.max_touch_points() > 0;
    let has = |name: &str| Reflect::has(&navigator, &name.into()).unwrap_or(false);
    if touch && has("share") {
        let data = web_sys::ShareData::new();
        data.set_title(title);
        data.set_url(url);
        if JsFuture::from(navigator.share_with_data(&data)).await.is_ok() {
            return Shared::Sheet;
        }
    }
    if has("clipboard") && JsFuture::from(navigator.clipboard().write_text(url)).await.is_ok() {
        return Shared::Copied;
    }
    Shared::Refused
}
