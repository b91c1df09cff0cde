//! The legend of a sheet: what its frames show, and nothing else.

use super::Stand;
use crate::atlas::order::sort_once;
use crate::i18n::{self, Message};
use crate::map::arcs::Weight;
use crate::map::base::Paint;
use crate::map::legend::{self, Sign};
use crate::map::metrics::LabelClass;
use crate::map::scene::Scene;

/// What an entry explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// What the screen explains too.
    Sign(Sign),
    /// A border within a country. On a screen one comes closer to see whose it is.
    Inner(Inner),
}

/// Borders within countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inner {
    /// Of provinces, states, 시도.
    Province,
    /// Of 시군구.
    District,
    /// Of counties.
    County,
    /// Of 읍면동.
    Town,
}

impl Inner {
    /// What it is painted as, and its word.
    pub fn drawn(self) -> (Paint, Message) {
        match self {
            Inner::Province => (Paint::Province, i18n::PAPER_PROVINCE),
            Inner::District => (Paint::District, i18n::PAPER_DISTRICT),
            Inner::County => (Paint::County, i18n::PAPER_COUNTY),
            Inner::Town => (Paint::Town, i18n::PAPER_TOWN),
        }
    }
}

impl Shown {
    /// All that may be explained, in the order of the legend.
    fn all() -> impl Iterator<Item = Shown> {
        let inner = [Inner::Province, Inner::District, Inner::County, Inner::Town];
        Sign::all().map(Shown::Sign).chain(inner.map(Shown::Inner))
    }

    /// What of the basemap it is.
    pub fn ground(self) -> Option<Paint> {
        match self {
            Shown::Sign(Sign::Control) => Some(Paint::Control),
            Shown::Sign(_) => None,
            Shown::Inner(inner) => Some(inner.drawn().0),
        }
    }

    fn word(self) -> Message {
        match self {
            Shown::Sign(sign) => sign.word(),
            Shown::Inner(inner) => inner.drawn().1,
        }
    }
}

/// An entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it explains.
    pub of: Shown,
    /// What it says.
    pub text: String,
}

/// What the scenes show, in the order of the legend, and of the basemap what `beneath` says.
pub fn shown_by<'a>(
    scenes: impl Iterator<Item = &'a Scene> + Clone,
    stand: &Stand,
    beneath: &dyn Fn(Paint) -> bool,
) -> Vec<Shown> {
    let arcs = || scenes.clone().flat_map(|s| &s.arcs).filter(|a| a.pieces.iter().any(|p| p.len() > 1));
    let marks = || scenes.clone().flat_map(|s| &s.marks);
    let weight = |weight: Weight| usize::from(arcs().any(|a| a.weight == weight));
    let shown = |shown: &Shown| match *shown {
        Shown::Sign(Sign::Line(s)) => arcs().any(|a| stand.emphasis.status_of(a) == s),
        Shown::Sign(Sign::Widths) => weight(Weight::Few) + weight(Weight::Some) + weight(Weight::Many) > 1,
        Shown::Sign(Sign::Mark(r)) => marks().any(|m| m.role == r),
        Shown::Sign(Sign::Group) => marks().any(|m| m.is_group()),
        Shown::Sign(Sign::City) => scenes.clone().flat_map(|s| &s.labels).any(|l| l.class == LabelClass::City),
        Shown::Sign(Sign::Control) | Shown::Inner(_) => shown.ground().is_some_and(beneath),
    };
    Shown::all().filter(shown).collect()
}

/// The legend of the plate as the screen has it, with its counts: whatever its frames may show.
pub(super) fn of_plate(stand: &Stand) -> Vec<Item> {
    let entries = legend::entries(stand.atlas, stand.day);
    items(stand, &|sign| entries.iter().find(|e| e.sign == sign).map_or(0, |e| e.count))
}

/// The legend of a view, with counts of what it shows.
pub(super) fn of_view(scene: &Scene, stand: &Stand) -> Vec<Item> {
    let mut partnerships: Vec<u32> = scene.arcs.iter().flat_map(|a| a.partnerships.iter().copied()).collect();
    sort_once(&mut partnerships);
    let mut hubs: Vec<u32> = scene.marks.iter().flat_map(|m| m.hubs.iter().copied()).collect();
    sort_once(&mut hubs);
    items(stand, &|sign| match sign {
        Sign::Line(s) => partnerships.iter().filter(|&&p| stand.atlas.status_at(p, stand.day) == s).count(),
        Sign::Mark(r) => hubs.iter().filter(|&&h| stand.atlas.hub_role(h) == r).count(),
        _ => 0,
    })
}

/// All that may be explained, each with its count where there is something to count.
fn items(stand: &Stand, counted: &dyn Fn(Sign) -> usize) -> Vec<Item> {
    let item = |of: Shown| {
        let word = of.word().get(stand.lang);
        let count = match of {
            Shown::Sign(sign) => counted(sign),
            Shown::Inner(_) => 0,
        };
        let text = if count > 0 { [word, " ", &count.to_string()].concat() } else { word.to_owned() };
        Item { of, text }
    };
    Shown::all().map(item).collect()
}
