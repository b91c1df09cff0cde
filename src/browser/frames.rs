//! Frames, sizes, pixel density, colours and timers of the page; each a guard that ends when it is dropped.

use super::canvas::{self, BaseColors};
use super::dom::{Board, Node};
use super::pointer::{Listener, listen};
use crate::map::base::BaseFrame;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

fn window() -> web_sys::Window {
    leptos::prelude::window()
}

/// The time of the page, ms.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |p| p.now())
}

/// Draws when asked to: a frame that was requested comes once, however often it was asked for.
#[derive(Clone)]
pub struct Ticker(Rc<Inner>);

type Tick = Closure<dyn FnMut(f64)>;

struct Inner {
    pending: Cell<Option<i32>>,
    tick: RefCell<Option<Tick>>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(id) = self.pending.get() {
            let _ = window().cancel_animation_frame(id);
        }
    }
}

impl Ticker {
    /// Calls `draw` with the time in ms in each frame that is requested.
    pub fn new(mut draw: Box<dyn FnMut(f64)>) -> Ticker {
        let inner = Rc::new(Inner { pending: Cell::new(None), tick: RefCell::new(None) });
        let weak = Rc::downgrade(&inner);
        let tick = Closure::wrap(Box::new(move |now: f64| {
            if let Some(inner) = weak.upgrade() {
                inner.pending.set(None);
                draw(now);
            }
        }) as Box<dyn FnMut(f64)>);
        *inner.tick.borrow_mut() = Some(tick);
        Ticker(inner)
    }

    /// Whether a frame is asked for and has not come.
    pub fn is_pending(&self) -> bool {
        self.0.pending.get().is_some()
    }

    /// Asks for the next frame.
    pub fn request(&self) {
        if self.0.pending.get().is_some() {
            return;
        }
        let tick = self.0.tick.borrow();
        let id = tick.as_ref().and_then(|t| window().request_animation_frame(t.as_ref().unchecked_ref()).ok());
        self.0.pending.set(id);
    }
}

/// Calls once when nothing has restarted it for a while.
#[derive(Clone)]
pub struct Delay(Rc<Waiting>);

struct Waiting {
    ms: i32,
    pending: Cell<Option<i32>>,
    call: Closure<dyn FnMut()>,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(id) = self.pending.get() {
            window().clear_timeout_with_handle(id);
        }
    }
}

impl Delay {
    /// Calls `call` when `ms` have passed since the last [`Delay::restart`].
    pub fn new(ms: i32, call: Box<dyn FnMut()>) -> Delay {
        Delay(Rc::new(Waiting { ms, pending: Cell::new(None), call: Closure::wrap(call) }))
    }

    /// Starts to wait anew.
    pub fn restart(&self) {
        self.cancel();
        let call = self.0.call.as_ref().unchecked_ref();
        self.0.pending.set(window().set_timeout_with_callback_and_timeout_and_arguments_0(call, self.0.ms).ok());
    }

    /// Waits no longer.
    pub fn cancel(&self) {
        if let Some(id) = self.0.pending.take() {
            window().clear_timeout_with_handle(id);
        }
    }
}

/// Watches the size of an element.
pub struct SizeWatch {
    observer: Option<ResizeObserver>,
    _seen: Closure<dyn FnMut()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls `seen` when the size of one of the elements changes, and once at the start.
pub fn watch_sizes(elements: &[Node], seen: Box<dyn FnMut()>) -> SizeWatch {
    let seen = Closure::wrap(seen);
    let observer = ResizeObserver::new(seen.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        for element in elements {
            observer.observe(&element.0);
        }
    }
    SizeWatch { observer, _seen: seen }
}

/// Whether the page is one column, which scrolls, and the switch of views lies on the map.
pub fn is_narrow() -> bool {
    window().match_media("(max-width: 999px)").ok().flatten().is_some_and(|q| q.matches())
}

/// The height that the plate may take: its own where the page stands still, half of the window where it scrolls.
pub fn room(element: &Node) -> f32 {
    let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(800.0) as f32;
    if is_narrow() { (height * 0.54).clamp(400.0, 680.0) } else { element.size().1 }
}

/// Device pixels per CSS px, at most three: beyond, the eye sees no more.
pub fn density() -> f64 {
    window().device_pixel_ratio().clamp(1.0, 3.0)
}

/// Calls `changed` when the window moves to a screen of another density or the page is zoomed.
pub fn watch_density(changed: Rc<dyn Fn()>) -> Rc<RefCell<Option<Listener>>> {
    let held: Rc<RefCell<Option<Listener>>> = Rc::default();
    arm(Rc::downgrade(&held), changed);
    held
}

fn arm(held: std::rc::Weak<RefCell<Option<Listener>>>, changed: Rc<dyn Fn()>) {
    let Some(slot) = held.upgrade() else { return };
    let dpi = crate::text::decimal_text(window().device_pixel_ratio() * 96.0, 6);
    let query = window().match_media(&["(resolution: ", &dpi, "dpi)"].concat()).ok().flatten();
    let again = held.clone();
    let listener = query.map(|query| {
        let heard = Box::new(move |_| {
            changed();
            // The query named the old density: another is needed for the next change, after this call has returned.
            let (again, changed) = (again.clone(), changed.clone());
            wasm_bindgen_futures::spawn_local(async move { arm(again, changed) });
        });
        listen(&query, "change", heard)
    });
    *slot.borrow_mut() = listener;
}

/// Calls `changed` when the system turns dark or light, or asks for its own colours.
pub fn watch_scheme(changed: Rc<dyn Fn()>) -> Vec<Listener> {
    ["(prefers-color-scheme: dark)", "(forced-colors: active)"]
        .into_iter()
        .filter_map(|query| window().match_media(query).ok().flatten())
        .map(|query| {
            let changed = changed.clone();
            listen(&query, "change", Box::new(move |_| changed()))
        })
        .collect()
}

/// Whether the reader asked for less motion.
pub fn reduced_motion() -> bool {
    window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|q| q.matches())
}

/// The colours of the basemap, as the style sheet has them for an element now.
pub fn base_colors(element: &Node) -> BaseColors {
    let style = window().get_computed_style(&element.0).ok().flatten();
    let token = |name: &str| {
        let value = style.as_ref().and_then(|s| s.get_property_value(name).ok()).unwrap_or_default();
        value.trim().to_owned()
    };
    BaseColors {
        sea: token("--sea"),
        land: token("--land"),
        edge: token("--edge"),
        border: token("--border"),
        water: token("--water"),
        graticule: token("--graticule"),
    }
}

/// Paints a basemap on a board of `w` × `h` CSS px, with so many pixels to a px.
pub fn paint(board: &Board, base: &BaseFrame, (w, h): (f32, f32), colors: &BaseColors, density: f64) {
    canvas::resize(&board.canvas, f64::from(w), f64::from(h), density);
    canvas::paint(&board.context, base, colors, density);
}
