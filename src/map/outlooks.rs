//! The views of the map that a reader switches between, and where the one "from here" stands.

use super::emphasis::Emphasis;
use crate::atlas::{Atlas, HubRole, Kind, Ref};
use crate::geo::{LonLat, angle_deg};
use crate::i18n::{self, Message};

/// A view of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapView {
    /// The plate with its insets.
    Overview,
    /// The flat world.
    World,
    /// The globe.
    Globe,
    /// Distances and directions from a hub.
    From,
    /// A region, conformal.
    Region,
}

impl MapView {
    /// All of them, in the order of the switch, with their ids in markup and what they are called.
    pub const ALL: [(MapView, &'static str, Message); 5] = [
        (MapView::Overview, "back", i18n::VIEW_OVERVIEW),
        (MapView::World, "world", i18n::VIEW_WORLD),
        (MapView::Globe, "globe", i18n::VIEW_GLOBE),
        (MapView::From, "from", i18n::VIEW_FROM),
        (MapView::Region, "region", i18n::VIEW_REGION),
    ];

    /// The view with an id.
    pub fn of(id: &str) -> Option<MapView> {
        MapView::ALL.iter().find(|v| v.1 == id).map(|v| v.0)
    }

    /// Its id in markup.
    pub fn id(self) -> &'static str {
        MapView::ALL.iter().find(|v| v.0 == self).map_or("", |v| v.1)
    }
}

/// The hub to look from: of what is chosen, a Korean one before others; else the one nearest to where the map looks; else
/// the Korean one with the most partnerships. None only where there is no hub.
pub fn standpoint(atlas: &Atlas, chosen: &Emphasis, center: Option<LonLat>) -> Option<u32> {
    let korean = |h: u32| atlas.hub_role(h) == HubRole::Korean;
    let own = chosen.own.iter().copied().find(|&h| korean(h)).or(chosen.own.first().copied());
    if own.is_some() {
        return own;
    }
    let links = |h: u32| atlas.partnerships_of(Ref::new(Kind::Hub, h)).len();
    let away = |h: u32| match center {
        Some(center) => atlas.place(h).map_or(180.0, |place| angle_deg(center, place)),
        None => 0.0,
    };
    let nearer = |&a: &u32, &b: &u32| {
        let far = away(a).total_cmp(&away(b));
        far.then(korean(b).cmp(&korean(a))).then(links(b).cmp(&links(a))).then(a.cmp(&b))
    };
    (0..atlas.hubs().len() as u32).min_by(nearer)
}
