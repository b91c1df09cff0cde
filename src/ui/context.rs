//! What every view can ask for, handed down by the root.

use super::part::Reading;
use super::react::memo;
use crate::atlas::{Atlas, Kind, Ref};
use crate::explore::{Action, Place, ViewState, named};
use crate::i18n;
use crate::model::{Day, Lang};
use crate::page::html::{self, Waiting};
use leptos::prelude::*;
use std::sync::Arc;

/// The state of the site as signals. Copy: hand it to closures freely.
#[derive(Clone, Copy)]
pub struct Site {
    /// The records; replaced as a whole when the long texts have come.
    pub atlas: Signal<Arc<Atlas>>,
    /// What the reader looks at.
    pub view: Memo<ViewState>,
    /// The parts of it that change seldom.
    pub slices: Slices,
    /// Changes it.
    pub act: Callback<Action>,
    /// What pointer or focus rests on, in a list or on the map.
    pub hover: RwSignal<Option<Ref>>,
    /// The day on which the page was opened.
    pub today: Day,
    /// What writes pages; none until it has come.
    pub part: Signal<Option<Reading>>,
    /// What to say where evidence is not there yet.
    pub waiting: Signal<Waiting>,
    /// Fetches the evidence again.
    pub retry: Callback<()>,
    /// Things to tell the reader, each until dismissed.
    pub notices: RwSignal<Vec<String>>,
    /// Shares the address of the view under a title.
    pub share: Callback<String>,
    /// The theme: `light`, `dark`, or none where the system decides.
    pub theme: RwSignal<Option<&'static str>>,
}

impl Site {
    /// The language of the page.
    pub fn lang(self) -> Lang {
        self.slices.lang.get()
    }

    /// The day that the site stands at.
    pub fn day(self) -> Day {
        self.slices.day.get()
    }

    /// The title of what is open; none at home.
    pub fn title(self) -> Option<String> {
        let lang = self.lang();
        self.slices.place.with(|place| match place {
            Place::Home => None,
            Place::About => Some(i18n::ABOUT_TITLE.get(lang).to_owned()),
            Place::Record(..) | Place::Unknown(_) => Some(match self.chosen() {
                Some(item) => self.atlas.with(|a| a.name(item, lang).to_owned()),
                None => i18n::MISSING_TITLE.get(lang).to_owned(),
            }),
        })
    }

    /// The record that is open, if any.
    pub fn chosen(self) -> Option<Ref> {
        self.slices.chosen.get()
    }

    /// The page as its texts are made from it.
    pub fn with_page<T>(self, make: impl FnOnce(html::Site) -> T) -> T {
        let (today, theme) = (self.today, self.theme.get());
        self.view.with(|view| self.atlas.with(|atlas| make(html::Site { atlas, view, today, theme })))
    }

    /// Tells the reader something, unless it stands there already.
    pub fn tell_once(self, text: &str) {
        if self.notices.with_untracked(|n| n.iter().all(|t| t != text)) {
            self.notices.update(|n| n.push(text.to_owned()));
        }
    }

    /// Opens a record.
    pub fn open(self, item: Ref) {
        let id = self.atlas.with_untracked(|a| a.id(item).clone());
        self.act.run(Action::Open(item.kind, id));
    }
}

/// Parts of the view as signals of their own. A drag of the map or a key in the search changes the view many times a
/// second; whoever listens to these alone is not asked again.
#[derive(Clone, Copy)]
pub struct Slices {
    /// What is open.
    pub place: Memo<Place>,
    /// The list that the panel shows.
    pub list: Memo<Kind>,
    lang: Memo<Lang>,
    day: Memo<Day>,
    chosen: Memo<Option<Ref>>,
}

impl Slices {
    /// The parts of a view of these records, read on `today`.
    pub fn new(atlas: Signal<Arc<Atlas>>, view: Memo<ViewState>, today: Day) -> Slices {
        let place = memo(move || view.with(|v| v.place.clone()));
        Slices {
            place,
            list: memo(move || view.with(|v| v.list)),
            lang: memo(move || view.with(|v| v.lang)),
            day: memo(move || view.with(|v| v.as_of).unwrap_or(today).min(today)),
            chosen: memo(move || place.with(|p| atlas.with(|a| named(p, a)))),
        }
    }
}
