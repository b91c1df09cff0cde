//! What is read: a record, the page about the atlas, or an address that leads nowhere.

use super::context::Site;
use crate::explore::Place;
use crate::page::html;
use leptos::prelude::*;

impl Site {
    /// What stands in the reader; empty while only the map and the lists are open.
    pub fn reading(self) -> String {
        let lang = self.lang();
        match (self.part.get(), self.title()) {
            (_, None) => String::new(),
            (None, Some(title)) => html::coming(&title, &self.waiting.get(), lang),
            (Some(part), Some(_)) => {
                self.atlas.with(|a| (part.write)(a, self.resolved(), &self.asked(), self.day(), &self.waiting.get(), lang))
            }
        }
    }

    /// What the address asks for, in its own words.
    fn asked(self) -> String {
        self.slices.place.with(|p| match p {
            Place::Record(_, id) => id.to_string(),
            Place::Unknown(path) => path.clone(),
            _ => String::new(),
        })
    }
}
