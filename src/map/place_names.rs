//! The names of places on the free map, in the room that hubs and seas leave.

use super::labels::{Anchor, Obstacles, Placed, Request, find, hold};
use super::metrics::LabelClass;
use super::names;
use super::places::{Place, PlaceKind, Places};
use super::plane::{Pt, Rect};
use super::scene::{Input, Label, NamedPlace, Scene, Target};
use super::svg::DOT;
use crate::atlas::HubRole;
use crate::geo::EARTH_RADIUS_KM;
use crate::model::Lang;

/// One name for so many px² of the map, and not more than so many.
const ROOM: f32 = 9_000.0;
const MOST: usize = 150;
/// So many are looked at for each that may stand.
const TRIED: usize = 3;
/// While the map moves, so many that had no room before are tried in a frame.
const NEW: usize = 40;
/// Room about a name of a place, px: towns that stand close read as one.
const APART: (f32, f32) = (5.0, 2.0);
/// A hub and a place of one name are the same within so many km, or px where that is less than a mark.
const SAME_KM: f64 = 30.0;
const SAME_PX: f32 = 14.0;
/// The country of the hubs at home has its mark named within so many km of where its name would stand.
const HOME_KM: f64 = 220.0;
/// Of two places of one name so near to each other, px, the first is named: a city and the country that is called so.
const ALIKE: f32 = 90.0;

impl Scene {
    /// Names places: those that were named first, where they stood, while that is free; then others as they find room.
    pub(super) fn name_places(&mut self, input: &Input, places: &Places, moving: bool, before: Option<&Scene>) {
        let most = ((self.size.0 * self.size.1 / ROOM) as usize).clamp(6, MOST);
        let seen = places.seen(&self.view, self.window(), most * TRIED);
        let mut obstacles = self.obstacles(&self.arcs);
        obstacles.keep_off(self.labels.iter());
        let mut naming = Naming { scene: self, input, obstacles, most, tried: 0 };
        let slot = |id: u32| before.and_then(|b| b.slot_of_place(id));
        let all = || seen.iter().filter_map(|&(id, at)| Some((NamedPlace { place: id, at }, places.get(id)?)));
        // Those that stay, those that have to move, those that are new.
        for (spot, place) in all() {
            if let Some(slot) = slot(spot.place) {
                naming.name(spot, place, Some(slot), hold);
            }
        }
        for (spot, place) in all() {
            if let Some(slot) = slot(spot.place).filter(|_| !naming.has(spot.place)) {
                naming.name(spot, place, Some(slot), find);
            }
        }
        naming.tried = 0;
        for (spot, place) in all() {
            if naming.is_full() || moving && naming.tried >= NEW {
                break;
            }
            if slot(spot.place).is_none() {
                naming.name(spot, place, None, find);
            }
        }
    }

    fn slot_of_place(&self, id: u32) -> Option<u16> {
        let is = |l: &&Label| matches!(l.of, Target::Place(p) if self.places.get(p as usize).is_some_and(|s| s.place == id));
        self.labels.iter().find(is).map(|l| l.slot)
    }
}

struct Naming<'a, 'b> {
    scene: &'a mut Scene,
    input: &'a Input<'b>,
    obstacles: Obstacles,
    most: usize,
    tried: usize,
}

impl Naming<'_, '_> {
    fn is_full(&self) -> bool {
        self.scene.places.len() >= self.most
    }

    fn has(&self, id: u32) -> bool {
        self.scene.places.iter().any(|s| s.place == id)
    }

    fn name(&mut self, spot: NamedPlace, place: &Place, slot: Option<u16>, look: fn(&Request, &Obstacles) -> Option<Placed>) {
        if self.is_full() || self.is_named(spot.at, place) {
            return;
        }
        let class = match place.kind {
            PlaceKind::Country => LabelClass::Nation,
            PlaceKind::Capital | PlaceKind::City => LabelClass::City,
            _ => LabelClass::Area,
        };
        let dot = place.kind.has_dot().then(|| Rect::about(spot.at, 2.0 * DOT, 2.0 * DOT));
        if dot.is_some_and(|dot| self.covered(dot.grown(1.5))) {
            return;
        }
        self.tried += 1;
        let width = (self.input.measure)(&place.name, class);
        let request = Request {
            texts: vec![(place.name.clone(), width)],
            class,
            anchor: if dot.is_some() { Anchor::Mark(spot.at, DOT, usize::MAX) } else { Anchor::Area(spot.at) },
            importance: 0.0,
            slot,
        };
        let Some(p) = look(&request, &self.obstacles) else { return };
        let of = Target::Place(self.scene.places.len() as u32);
        self.scene.places.push(spot);
        self.obstacles.rects.push(Rect::new(
            p.rect.x - APART.0,
            p.rect.y - APART.1,
            p.rect.w + 2.0 * APART.0,
            p.rect.h + 2.0 * APART.1,
        ));
        self.obstacles.rects.extend(dot.map(|d| d.grown(1.5)));
        self.scene.labels.push(Label { text: place.name.clone(), class, rect: p.rect, leader: None, of, slot: p.slot });
    }

    /// Whether something lies over a dot.
    fn covered(&self, dot: Rect) -> bool {
        let Obstacles { window, marks, rects, leaders, .. } = &self.obstacles;
        !window.contains(dot)
            || rects.iter().any(|r| r.overlaps(dot))
            || marks.iter().any(|&(at, radius)| dot.meets_disc(at, radius))
            || leaders.iter().any(|&(a, b)| dot.clip(a, b).is_some())
    }

    /// Whether a mark or another name speaks for the place.
    fn is_named(&self, at: Pt, place: &Place) -> bool {
        let px = |km: f64| (km / EARTH_RADIUS_KM * self.scene.view.scale) as f32;
        let near = px(SAME_KM).max(SAME_PX);
        let by_mark = self.scene.marks.iter().any(|m| {
            let off = m.at.distance(at);
            if m.country {
                return place.kind == PlaceKind::Country && m.role == HubRole::Korean && off < px(HOME_KM).max(SAME_PX);
            }
            // Places without a name in the reader's language keep that of another.
            let same = |&h: &u32| Lang::ALL.iter().any(|&lang| same_name(&place.name, names::label(self.input.atlas, h, lang)));
            off < near + m.radius && m.hubs.iter().any(same)
        });
        let alike = |l: &Label| l.rect.nearest(at).distance(at) < ALIKE && same_name(&l.text, &place.name);
        by_mark || self.scene.labels.iter().any(alike)
    }
}

/// What stands after the name proper: 시, 군 and the like.
const ENDINGS: [&str; 21] = [
    "특별자치시",
    "특별자치도",
    "특별시",
    "광역시",
    "시",
    "군",
    "구",
    "도",
    "읍",
    "면",
    "동",
    "-si",
    "-gun",
    "-gu",
    "-do",
    "-eup",
    "-myeon",
    "-dong",
    " County",
    " District",
    " City",
];

/// Whether two names are those of one place, one of them perhaps with what it is (파주, 파주시; Goyang, Goyang-si).
fn same_name(a: &str, b: &str) -> bool {
    // What is taken away is at the end: two that begin in another way are soon told apart.
    a.chars().next() == b.chars().next() && bare(a) == bare(b)
}

fn bare(name: &str) -> &str {
    let ending = ENDINGS.iter().find_map(|e| name.strip_suffix(e)).filter(|rest| rest.chars().nth(1).is_some());
    ending.unwrap_or(name)
}
