//! What is read: a record, the page about the atlas, or an address that leads nowhere.

use super::context::Site;
use crate::page::html;
use leptos::prelude::*;

impl Site {
    /// What stands in the reader; empty while only the map and the lists are open.
    pub fn reading(self) -> String {
        let lang = self.lang();
        let Some(title) = self.title() else { return String::new() };
        let Some(part) = self.part.get() else { return html::coming(&title, &self.waiting.get(), lang) };
        self.atlas.with(|a| self.slices.place.with(|p| (part.write)(a, p, self.day(), &self.waiting.get(), lang)))
    }
}
