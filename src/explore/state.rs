//! The one mutable thing, and the only function that changes it.

use super::{Camera, Layout};
use crate::atlas::Kind;
use crate::model::{Day, Lang, Slug};

/// What the page shows beside or under the map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The plate and the lists.
    #[default]
    Home,
    /// One record. Whether there is such a one, `resolve` tells.
    Record(Kind, Slug),
    /// About the atlas: what it is, its method, credits.
    About,
    /// An address that no page has; the text is its path.
    Unknown(String),
}

/// All that an address says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewState {
    /// The language of the page.
    pub lang: Lang,
    /// What is open.
    pub place: Place,
    /// The list that the panel shows.
    pub list: Kind,
    /// What is typed into the search.
    pub query: String,
    /// The day that the whole site stands at; today if none.
    pub as_of: Option<Day>,
    /// Where the free map looks; all of it if none.
    pub camera: Option<Camera>,
    /// How the free map lays out the sphere. Flat and without a camera it is the plate.
    pub layout: Layout,
}

/// What a reader can do to the view.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Open a record.
    Open(Kind, Slug),
    /// Close what is open and return to the lists.
    Close,
    /// Show another list.
    SetList(Kind),
    /// Search.
    SetQuery(String),
    /// Set the site back to a day, or to today.
    SetAsOf(Option<Day>),
    /// Open the free map here, or lay it out in another way.
    OpenMap(Layout, Camera),
    /// The free map moved, or shows another layout than the address had.
    MoveCamera(Layout, Camera),
    /// Return to the plate.
    ShowPlate,
    /// Go where a link leads. The day and the map stay unless it names them; the bare start is a fresh start.
    Follow(ViewState),
    /// Go where an address says, as by Back.
    Visit(ViewState),
}

/// What a change means for the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// A new entry: Back returns to what was.
    Push,
    /// The present entry is rewritten.
    Replace,
    /// Nothing changed that an address says.
    Keep,
}

impl ViewState {
    /// Whether the map is the free one, not the plate.
    pub fn is_free(&self) -> bool {
        self.camera.is_some() || self.layout != Layout::Flat
    }

    /// Changes the state and says what it means for the history. Discrete changes push an entry,
    /// continuous ones (typing, dragging) replace it.
    pub fn apply(&mut self, action: Action) -> History {
        let before = self.clone();
        let change = match action {
            Action::Open(kind, id) => {
                self.place = Place::Record(kind, id);
                self.query.clear();
                History::Push
            }
            Action::Close => {
                self.place = Place::Home;
                History::Push
            }
            Action::SetList(list) => {
                self.list = list;
                History::Push
            }
            Action::SetQuery(query) => {
                self.query = query;
                History::Replace
            }
            Action::SetAsOf(day) => {
                self.as_of = day;
                History::Replace
            }
            Action::OpenMap(layout, camera) => {
                let same = self.is_free() && self.layout == layout;
                (self.layout, self.camera) = (layout, Some(camera.rounded()));
                if same { History::Replace } else { History::Push }
            }
            Action::MoveCamera(layout, camera) => {
                if self.is_free() {
                    (self.layout, self.camera) = (layout, Some(camera.rounded()));
                }
                History::Replace
            }
            Action::ShowPlate => {
                (self.layout, self.camera) = (Layout::Flat, None);
                History::Push
            }
            Action::Follow(next) => {
                let fresh = next.place == Place::Home && next.list == Kind::default();
                let kept = std::mem::replace(self, next);
                if !fresh {
                    self.as_of = self.as_of.or(kept.as_of);
                    if !self.is_free() {
                        (self.layout, self.camera) = (kept.layout, kept.camera);
                    }
                }
                if self.place != Place::Home {
                    self.list = kept.list;
                }
                History::Push
            }
            Action::Visit(view) => {
                *self = view;
                return History::Keep;
            }
        };
        if *self == before { History::Keep } else { change }
    }
}
