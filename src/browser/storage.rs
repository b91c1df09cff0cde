//! What the browser remembers between visits.

/// Why it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denied;

fn store() -> Result<web_sys::Storage, Denied> {
    leptos::prelude::window().local_storage().ok().flatten().ok_or(Denied)
}

/// A kept value; none if there is none or the browser denies storage.
pub fn get(key: &str) -> Option<String> {
    store().ok()?.get_item(key).ok()?
}

/// Keeps a value, or forgets it.
///
/// # Errors
/// `Denied` if the browser refuses.
pub fn set(key: &str, value: Option<&str>) -> Result<(), Denied> {
    let store = store()?;
    match value {
        Some(value) => store.set_item(key, value),
        None => store.remove_item(key),
    }
    .map_err(|_| Denied)
}
