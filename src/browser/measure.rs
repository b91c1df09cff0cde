//! Widths of text as the page will set it.

use crate::map::metrics::{LabelClass, noto_width};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Measures with the fonts of the page, each text once.
pub struct Measure {
    context: Option<CanvasRenderingContext2d>,
    family: String,
    known: RefCell<BTreeMap<(LabelClass, String), f32>>,
}

impl Default for Measure {
    fn default() -> Self {
        Measure::new()
    }
}

impl Measure {
    /// With the font family of the body.
    pub fn new() -> Measure {
        let document = leptos::prelude::document();
        let context = document
            .create_element("canvas")
            .ok()
            .and_then(|c| c.dyn_into::<HtmlCanvasElement>().ok())
            .and_then(|c| c.get_context("2d").ok().flatten())
            .and_then(|c| c.dyn_into::<CanvasRenderingContext2d>().ok());
        let family = document
            .body()
            .and_then(|b| leptos::prelude::window().get_computed_style(&b).ok().flatten())
            .and_then(|s| s.get_property_value("font-family").ok())
            .filter(|f| !f.is_empty())
            .unwrap_or_else(|| "sans-serif".to_owned());
        Measure { context, family, known: RefCell::default() }
    }

    /// The width of a text in px. Without a canvas: by the table of Noto Sans CJK KR.
    pub fn width(&self, text: &str, class: LabelClass) -> f32 {
        let key = (class, text.to_owned());
        if let Some(&width) = self.known.borrow().get(&key) {
            return width;
        }
        let width = self.ask(text, class).unwrap_or_else(|| noto_width(text, class));
        self.known.borrow_mut().insert(key, width);
        width
    }

    fn ask(&self, text: &str, class: LabelClass) -> Option<f32> {
        let t = class.type_();
        let context = self.context.as_ref()?;
        let style = if class == LabelClass::Sea { "italic " } else { "" };
        context.set_font(&[style, &t.weight.to_string(), " ", &crate::map::svg::px(t.size), "px ", &self.family].concat());
        let width = context.measure_text(text).ok()?.width() as f32;
        Some(width + t.spacing * t.size * text.chars().count() as f32)
    }
}
