//! Elements of the page, as the map handles them.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlInputElement};

/// An element. Cheap to clone; what cannot be done to it is passed over.
#[derive(Clone, Debug, PartialEq)]
pub struct Node(pub(super) Element);

impl From<web_sys::HtmlElement> for Node {
    fn from(element: web_sys::HtmlElement) -> Node {
        Node(element.into())
    }
}

/// The first element of the page that a selector finds.
pub fn find(selector: &str) -> Option<Node> {
    leptos::prelude::document().query_selector(selector).ok().flatten().map(Node)
}

/// What has the focus.
pub fn focused() -> Option<Node> {
    leptos::prelude::document().active_element().map(Node)
}

impl Node {
    /// The text of a field; empty if it is none.
    pub fn value(&self) -> String {
        self.0.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value).unwrap_or_default()
    }

    /// Writes the text of a field.
    pub fn set_value(&self, value: &str) {
        if let Some(field) = self.0.dyn_ref::<HtmlInputElement>() {
            field.set_value(value);
        }
    }

    /// Whether it still stands on the page.
    pub fn is_there(&self) -> bool {
        self.0.is_connected()
    }

    /// Whether it or something in it has the focus.
    pub fn has_focus(&self) -> bool {
        leptos::prelude::document().active_element().is_some_and(|a| self.0.contains(Some(&a)))
    }

    /// Sets an attribute without a value, or takes it away.
    pub fn mark(&self, name: &str, on: bool) {
        let _ = self.0.toggle_attribute_with_force(name, on);
    }

    /// The first element in it that a selector finds.
    pub fn find(&self, selector: &str) -> Option<Node> {
        self.0.query_selector(selector).ok().flatten().map(Node)
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Sets an attribute, unless it has the value: the browser would style and lay out anew for nothing.
    pub fn set(&self, name: &str, value: &str) {
        if self.get(name).as_deref() != Some(value) {
            let _ = self.0.set_attribute(name, value);
        }
    }

    /// Takes an attribute away.
    pub fn unset(&self, name: &str) {
        let _ = self.0.remove_attribute(name);
    }

    /// Writes text into it.
    pub fn text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Writes markup into it. It must be made by `page::html`, which escapes what comes from outside.
    pub fn html(&self, markup: &str) {
        self.0.set_inner_html(markup);
    }

    /// Its inner width and height, CSS px.
    pub fn size(&self) -> (f32, f32) {
        (self.0.client_width() as f32, self.0.client_height() as f32)
    }

    /// Its outer height, CSS px.
    pub fn height(&self) -> f32 {
        self.0.get_bounding_client_rect().height() as f32
    }

    /// Scrolls it sideways so that what lies at `x` with the width `w` is in sight.
    pub fn reveal_sideways(&self, x: f32, w: f32) {
        let (from, seen) = (self.0.scroll_left() as f32, self.0.client_width() as f32);
        if x < from || x + w > from + seen {
            self.0.set_scroll_left((x - 12.0).max(0.0) as i32);
        }
    }

    /// Moves the focus to it, and scrolls what scrolls about it no farther than to bring it in sight.
    pub fn focus_in_sight(&self) {
        self.focus();
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        self.0.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// Opens it, a `<dialog>`, over the page: it takes the focus, Escape closes it, and the focus returns.
    pub fn show_over_page(&self) {
        let show = js_sys::Reflect::get(&self.0, &JsValue::from_str("showModal")).ok();
        if let Some(show) = show.and_then(|f| f.dyn_into::<js_sys::Function>().ok()) {
            let _ = show.call0(&self.0);
        }
    }

    /// Takes the focus from what has it in there.
    pub fn blur(&self) {
        let focused = leptos::prelude::document().active_element().filter(|a| self.0.contains(Some(a)));
        let blur = focused.and_then(|a| Some((js_sys::Reflect::get(&a, &JsValue::from_str("blur")).ok()?, a)));
        if let Some((blur, element)) = blur
            && let Ok(blur) = blur.dyn_into::<js_sys::Function>()
        {
            let _ = blur.call0(&element);
        }
    }

    /// Moves the focus to it without scrolling.
    pub fn focus(&self) {
        let focus = js_sys::Reflect::get(&self.0, &JsValue::from_str("focus")).ok();
        if let Some(focus) = focus.and_then(|f| f.dyn_into::<js_sys::Function>().ok()) {
            let options = js_sys::Object::new();
            let _ = js_sys::Reflect::set(&options, &JsValue::from_str("preventScroll"), &JsValue::TRUE);
            let _ = focus.call1(&self.0, &options);
        }
    }

    /// It as a canvas to paint on, if it is one.
    pub fn board(&self) -> Option<Board> {
        let canvas = self.0.clone().dyn_into::<HtmlCanvasElement>().ok()?;
        let context = canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
        Some(Board { canvas, context })
    }
}

/// A canvas with its context.
pub struct Board {
    /// The canvas.
    pub(super) canvas: HtmlCanvasElement,
    /// Its context.
    pub(super) context: CanvasRenderingContext2d,
}
