//! What every view can ask for, handed down by the root.

use crate::atlas::{Atlas, Ref};
use crate::explore::{Action, ViewState};
use crate::model::{Day, Lang};
use leptos::prelude::*;
use std::sync::Arc;

/// The state of the site as signals. Copy: hand it to closures freely.
#[derive(Clone, Copy)]
pub struct Site {
    /// The records; replaced as a whole when the long texts have come.
    pub atlas: Signal<Arc<Atlas>>,
    /// What the reader looks at.
    pub view: Memo<ViewState>,
    /// Changes it.
    pub act: Callback<Action>,
    /// What pointer or focus rests on, in a list or on the map.
    pub hover: RwSignal<Option<Ref>>,
    /// The day on which the page was opened.
    pub today: Day,
}

impl Site {
    /// The one given by the root.
    pub fn get() -> Site {
        expect_context::<Site>()
    }

    /// The language of the page.
    pub fn lang(self) -> Lang {
        self.view.with(|v| v.lang)
    }

    /// The day that the site stands at.
    pub fn day(self) -> Day {
        self.view.with(|v| v.as_of).unwrap_or(self.today)
    }

    /// The record that is open, if any.
    pub fn chosen(self) -> Option<Ref> {
        use crate::explore::Place;
        self.view.with(|v| match &v.place {
            Place::Record(_, id) => self.atlas.with(|a| a.find(id.as_str())),
            _ => None,
        })
    }
}
