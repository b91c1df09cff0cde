//! Listeners, and what pointers, wheel and keys say, as the map understands it.

use super::dom::Node;
use crate::map::gesture::Pointer;
use crate::map::keys::Key;
use crate::map::plane::Pt;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Element, EventTarget, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

/// Something that happened. What it says, the functions here tell.
pub type Event = web_sys::Event;

/// A listener that ends when this is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, heard);
    }
}

/// Listens to events of a name. They may be prevented.
pub fn listen(target: &EventTarget, name: &'static str, heard: Box<dyn FnMut(Event)>) -> Listener {
    let heard = Closure::wrap(heard);
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    let _ =
        target.add_event_listener_with_callback_and_add_event_listener_options(name, heard.as_ref().unchecked_ref(), &options);
    Listener { target: target.clone(), name, heard }
}

/// The upper left corner of an element in the window, CSS px. Asking makes the browser lay out all that has changed.
pub fn corner(element: &Node) -> Pt {
    let rect = element.0.get_bounding_client_rect();
    Pt::new(rect.left() as f32, rect.top() as f32)
}

/// Where a mouse or pointer event lies, CSS px from a corner in the window.
pub fn place(event: &Event, corner: Pt) -> Option<Pt> {
    let event = event.dyn_ref::<MouseEvent>()?;
    Some(Pt::new(event.client_x() as f32 - corner.x, event.client_y() as f32 - corner.y))
}

/// What a pointer event says, its place from a corner. A mouse button other than the first says nothing; a move without a
/// button is one of a pointer that is not down, whose end was not seen if it had been.
pub fn pointer(event: &Event, corner: Pt) -> Option<Pointer> {
    let p = event.dyn_ref::<PointerEvent>()?;
    let (id, at) = (p.pointer_id(), place(event, corner)?);
    match event.type_().as_str() {
        "pointerdown" if p.button() == 0 => Some(Pointer::Down(id, at)),
        "pointermove" if p.buttons() == 0 => Some(Pointer::Cancel(id)),
        "pointermove" => Some(Pointer::Move(id, at)),
        "pointerup" => Some(Pointer::Up(id, at)),
        "pointercancel" => Some(Pointer::Cancel(id)),
        _ => None,
    }
}

/// Whether a finger did it.
pub fn is_touch(event: &Event) -> bool {
    event.dyn_ref::<PointerEvent>().is_some_and(|p| p.pointer_type() == "touch")
}

/// Whether Shift is down.
pub fn with_shift(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::shift_key)
}

/// How many fingers a touch event tells of, if it can still be kept from the browser; else none.
pub fn fingers(event: &Event) -> u32 {
    let get = |of: &wasm_bindgen::JsValue, name: &str| js_sys::Reflect::get(of, &wasm_bindgen::JsValue::from_str(name)).ok();
    let count = get(event, "touches").and_then(|t| get(&t, "length")).and_then(|n| n.as_f64());
    count.filter(|_| event.cancelable()).map_or(0, |n| n as u32)
}

/// Keeps the events of a pointer coming while it leaves the element.
pub fn capture(event: &Event, element: &Node) {
    if let Some(p) = event.dyn_ref::<PointerEvent>() {
        let _ = element.0.set_pointer_capture(p.pointer_id());
    }
}

/// What a wheel event says: delta, mode, and whether Ctrl is down.
pub fn wheel(event: &Event) -> Option<(f32, u32, bool)> {
    let w = event.dyn_ref::<WheelEvent>()?;
    Some((w.delta_y() as f32, w.delta_mode(), w.ctrl_key()))
}

/// Calls `f` with the key of a keyboard event.
pub fn with_key<T>(event: &Event, f: impl FnOnce(Key) -> Option<T>) -> Option<T> {
    let k = event.dyn_ref::<KeyboardEvent>()?;
    let name = k.key();
    f(Key {
        key: &name,
        shift: k.shift_key(),
        alt: k.alt_key(),
        ctrl: k.ctrl_key() || k.meta_key(),
        composing: k.is_composing() || k.key_code() == 229,
    })
}

/// Whether a click came from a key or a screen reader and not from a pointer.
pub fn is_pointerless(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|m| m.detail() == 0)
}

/// The value of an attribute on the element that an event came from, or on the nearest around it that has it.
pub fn marked(event: &Event, attribute: &str) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest(&["[", attribute, "]"].concat()).ok().flatten()?.get_attribute(attribute)
}

/// Where a note beside the pointer stands, as a style, and whether it runs to the left.
pub fn beside(event: &Event) -> Option<(String, bool)> {
    let m = event.dyn_ref::<MouseEvent>()?;
    let width = leptos::prelude::window().inner_width().ok()?.as_f64()?;
    let leftward = f64::from(m.client_x()) > width * 0.6;
    let x = if leftward { m.client_x() - 14 } else { m.client_x() + 14 };
    Some((["left:", &x.to_string(), "px;top:", &(m.client_y() + 14).to_string(), "px"].concat(), leftward))
}

/// Whether an event comes from within an element.
pub fn inside(event: &Event, element: &Node) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Node>().ok());
    target.is_some_and(|t| element.0.contains(Some(&t)))
}

/// Whether an event comes from within an element that the selector names.
pub fn within(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.and_then(|t| t.closest(selector).ok().flatten()).is_some()
}

/// Whether what leaves one element, a pointer or the focus, goes to another within one that the selector names.
pub fn leads_within(event: &Event, selector: &str) -> bool {
    let next = js_sys::Reflect::get(event, &wasm_bindgen::JsValue::from_str("relatedTarget")).ok();
    let next = next.and_then(|t| t.dyn_into::<Element>().ok());
    next.and_then(|t| t.closest(selector).ok().flatten()).is_some()
}

/// Whether a pointer that leaves something stays within an element.
pub fn stays(event: &Event, element: &Node) -> bool {
    let next = event.dyn_ref::<MouseEvent>().and_then(|m| m.related_target()).and_then(|t| t.dyn_into::<web_sys::Node>().ok());
    next.is_some_and(|n| element.0.contains(Some(&n)))
}

/// Listens to events of a name on an element and in it. They may be prevented.
pub fn listen_on(node: &Node, name: &'static str, heard: Box<dyn FnMut(Event)>) -> Listener {
    listen(&node.0, name, heard)
}

/// Listens to events of a name on the whole window, for the page's life.
pub fn listen_always(name: &'static str, heard: Box<dyn FnMut(Event)>) {
    std::mem::forget(listen(&leptos::prelude::window(), name, heard));
}

/// Keeps an event from the browser and from everyone else.
pub fn take(event: &Event) {
    event.prevent_default();
    event.stop_propagation();
}
