//! What the marks, boxes, seas and arcs of a scene want to be called, and where the names found room.

use super::arcs::{Arc, End};
use super::emphasis::{Emphasis, Strength};
use super::frame::{outline, project};
use super::labels::{Anchor, Lines, MUST, Obstacles, Placed, Request, keep, place};
use super::marks::Mark;
use super::metrics::LabelClass;
use super::names;
use super::plane::Pt;
use super::scene::{Input, Label, NamedBox, Scene, Target};
use super::seas::SEAS;
use crate::atlas::{HubRole, Kind, Ref};
use crate::geo::{Extent, LonLat, Projection, Px};

/// Room between a frame's edge and its names, px.
const EDGE: f32 = 4.0;
/// So many hubs of a group speak for how much its name matters.
const WEIGHED: usize = 40;

impl Scene {
    pub(super) fn obstacles(&self, arcs: &[Arc]) -> Obstacles {
        let window = self.window();
        Obstacles {
            window: window.grown(-EDGE),
            marks: self.marks.iter().map(|m| (m.at, m.radius)).collect(),
            rects: self
                .title
                .into_iter()
                .chain(self.covered.iter().copied())
                .chain(self.boxes.iter().map(|b| b.rect.grown(1.0)))
                .collect(),
            leaders: Vec::new(),
            lines: Lines::new(window, arcs.iter().flat_map(|a| &a.pieces).map(Vec::as_slice)),
        }
    }

    /// Names everything anew, as well as can be.
    pub(super) fn name(&mut self, input: &Input, before: Option<&Scene>) {
        let mut requests = self.requests(input, before);
        requests.extend(self.sea_requests(input, before));
        self.labels = labels(&requests, &self.obstacles(&self.arcs), place);
    }

    /// Names everything while the map moves: what had a name keeps it where it is, while it can.
    pub(super) fn keep_names(&mut self, input: &Input, before: Option<&Scene>) {
        let mut obstacles = self.obstacles(&self.arcs);
        self.labels = labels(&self.requests(input, before), &obstacles, keep);
        obstacles.keep_off(self.labels.iter());
        self.labels.extend(labels(&self.sea_requests(input, before), &obstacles, keep));
    }

    /// Names in the room that is left what must be named and made room for the names of rings.
    pub(super) fn name_seas_again(&mut self, input: &Input, before: Option<&Scene>) {
        if self.rings.is_empty() {
            return;
        }
        let mut lost = self.sea_requests(input, before);
        let has = |text: &str| self.labels.iter().any(|l| l.text == text);
        lost.retain(|(_, r)| r.importance >= MUST && r.texts.iter().all(|t| !has(&t.0)));
        let mut obstacles = self.obstacles(&self.arcs);
        obstacles.keep_off(self.labels.iter());
        self.labels.extend(labels(&lost, &obstacles, place));
    }

    fn requests(&self, input: &Input, before: Option<&Scene>) -> Vec<(Target, Request)> {
        let mut requests = self.mark_requests(input, before);
        requests.extend(self.box_requests(input));
        requests.extend(self.exits(input, &self.arcs, input.chosen, before));
        requests
    }

    fn mark_requests(&self, input: &Input, before: Option<&Scene>) -> Vec<(Target, Request)> {
        let seen = self.window();
        let own = &input.chosen.own;
        self.marks
            .iter()
            .enumerate()
            .filter(|(_, m)| seen.holds(m.at))
            .map(|(i, m)| {
                let here = self.from.filter(|&h| m.holds(h));
                let is_own = |h: &u32| own.binary_search(h).is_ok();
                let named = if own.is_empty() { None } else { m.hubs.iter().copied().find(is_own) }.or(here);
                let class = if m.country { LabelClass::Country } else { LabelClass::Hub };
                let mut texts = names::mark_texts(input.atlas, m, named, input.lang);
                if let Some(here) = here {
                    texts = vec![names::label(input.atlas, here, input.lang).to_owned()];
                } else if let Some(link) = self.link(input, i) {
                    texts.insert(0, link);
                }
                let of = |&h: &u32| input.atlas.partnerships_of(Ref::new(Kind::Hub, h)).len();
                let weight = m.hubs.iter().take(WEIGHED).map(of).sum();
                let slot = before.and_then(|b| b.slot_of(m.leader()));
                let request = Request {
                    texts: with_widths(input, texts, class),
                    class,
                    anchor: Anchor::Mark(m.at, m.radius, i),
                    importance: importance(m, named.is_some() || self.all_named, weight),
                    slot,
                };
                (Target::Mark(i as u32), request)
            })
            .collect()
    }

    /// Of a mark that is linked with the hub that the map looks from: which of its hubs is, with the length of the link.
    fn link(&self, input: &Input, mark: usize) -> Option<String> {
        let from = self.from?;
        let marked = self.marks.get(mark).filter(|m| !m.holds(from))?;
        let is_here = |end: End| matches!(end, End::Mark(m) if self.marks.get(m as usize).is_some_and(|m| m.holds(from)));
        let own = End::Mark(mark as u32);
        let links = self.arcs.iter().filter(|a| (a.a == own && is_here(a.b)) || (a.b == own && is_here(a.a)));
        let joined: Vec<u32> = links.flat_map(|a| &a.partnerships).copied().collect();
        let of_link = |h: &u32| {
            let has = |p: u32, hub: u32| input.atlas.hubs_of_partnership(p).contains(&hub);
            joined.iter().any(|&p| has(p, *h) && has(p, from))
        };
        let hub = marked.hubs.iter().copied().find(of_link)?;
        let km = super::rings::distance(input, from, hub)?;
        Some([names::label(input.atlas, hub, input.lang), " ", &km].concat())
    }

    /// Where a name stood that belongs to no mark.
    fn slot_of_text(&self, class: LabelClass, text: &str) -> Option<u16> {
        self.labels.iter().find(|l| l.class == class && l.text == text).map(|l| l.slot)
    }

    fn slot_of(&self, leader: u32) -> Option<u16> {
        self.labels.iter().find_map(|l| match l.of {
            Target::Mark(m) if self.marks.get(m as usize)?.leader() == leader => Some(l.slot),
            _ => None,
        })
    }

    fn box_requests(&self, input: &Input) -> Vec<(Target, Request)> {
        let request = |(i, b): (usize, &NamedBox)| {
            let text = b.frame.frame().title.get(input.lang).to_owned();
            let request = Request {
                texts: with_widths(input, vec![text], LabelClass::Box),
                class: LabelClass::Box,
                anchor: Anchor::Box(b.rect),
                importance: 100.0,
                slot: None,
            };
            (Target::Box(i as u32), request)
        };
        self.boxes.iter().enumerate().map(request).collect()
    }

    fn sea_requests(&self, input: &Input, before: Option<&Scene>) -> Vec<(Target, Request)> {
        let degree = self.view.scale.to_radians() as f32;
        let request = |sea: &super::seas::Sea| {
            let shown = degree >= sea.scale.0 && degree < sea.scale.1;
            let at = self.seen(sea.at).or_else(|| self.seen(self.nearest_to_middle(sea.open?)?))?;
            shown.then(|| {
                let text = sea.name.get(input.lang).to_owned();
                let class = if sea.island { LabelClass::Island } else { LabelClass::Sea };
                let slot = before.and_then(|b| b.slot_of_text(class, &text));
                let water = sea.open.and_then(|open| outline(open, &self.view));
                let texts = with_widths(input, vec![text], class);
                // A sea about Korea that is narrower than its name is named like an island: close by, or with a leader into it.
                let narrow = sea.open.is_some() && texts.iter().any(|t| water.is_none_or(|water| water.w < t.1));
                let anchor = match (sea.island, narrow) {
                    (true, _) => Anchor::Mark(at, 3.0, usize::MAX),
                    (_, true) => Anchor::Mark(self.beside_marks(at), 0.5, usize::MAX),
                    _ => Anchor::Expanse(at, water),
                };
                let request = Request { texts, class, anchor, importance: sea.importance, slot };
                (Target::Sea, request)
            })
        };
        SEAS.iter().filter_map(request).collect()
    }

    /// A point of a sea, or the nearest to the east of a mark that covers it, where a leader can start.
    fn beside_marks(&self, at: Pt) -> Pt {
        const ROOM: f32 = 3.0;
        let over = |p: Pt| self.marks.iter().find(|m| m.at.distance(p) < m.radius + ROOM);
        let Some(mark) = over(at) else { return at };
        let out = mark.radius + ROOM;
        let ways = [(1.0, 0.0), (0.9, -0.44), (0.9, 0.44), (0.7, -0.72), (0.7, 0.72), (0.3, -0.96)];
        ways.map(|(x, y)| mark.at.moved(x * out, y * out)).into_iter().find(|&p| over(p).is_none()).unwrap_or(at)
    }

    /// Where a place lies in the frame, if it is in sight and not so near to the edge of the globe that a wide name would
    /// stand beside it.
    fn seen(&self, place: LonLat) -> Option<Pt> {
        let centre = Pt::new(self.view.cx as f32, self.view.cy as f32);
        let globe = matches!(self.view.projection, Projection::Orthographic { .. });
        let edge = (self.view.scale * 0.86) as f32;
        project(&self.view, place).filter(|at| self.window().holds(*at) && !(globe && at.distance(centre) > edge))
    }

    /// The place of an extent that is nearest to where the frame looks, by longitude and latitude.
    fn nearest_to_middle(&self, of: Extent) -> Option<LonLat> {
        let (w, h) = self.size;
        let middle = self.view.invert(Px::new(f64::from(w) / 2.0, f64::from(h) / 2.0))?;
        Some(LonLat::new(middle.lon.clamp(of.west, of.east), middle.lat.clamp(of.south, of.north)))
    }

    /// Where the arcs of a choice leave the frame, one name for those that leave side by side.
    pub(super) fn exits(&self, input: &Input, arcs: &[Arc], choice: &Emphasis, before: Option<&Scene>) -> Vec<(Target, Request)> {
        const BESIDE: f32 = 22.0;
        let mut found: Vec<(Pt, usize, Vec<String>)> = Vec::new();
        for (i, arc) in arcs.iter().enumerate() {
            if !(arc.b.is_away() || arc.a.is_away()) || choice.of_arc(arc) != Strength::Chosen {
                continue;
            }
            let away_first = arc.a.is_away();
            let end = if away_first { arc.a } else { arc.b };
            let line =
                if away_first { arc.pieces.first().and_then(|p| p.first()) } else { arc.pieces.last().and_then(|p| p.last()) };
            let Some(&at) = line else { continue };
            let mut to = vec![names::end_name(input.atlas, self, arc, end, input.lang)];
            if !arc.beyond.is_empty() {
                // Of several hubs those that the choice has.
                let has = |hub: &&u32| choice.hubs.binary_search(hub).is_ok();
                to = arc.beyond.iter().filter(has).map(|&h| names::label(input.atlas, h, input.lang).to_owned()).collect();
            }
            for name in to {
                match found.iter_mut().find(|f| f.0.distance(at) < BESIDE) {
                    Some(near) if near.2.contains(&name) => {}
                    Some(near) => near.2.push(name),
                    None => found.push((at, i, vec![name])),
                }
            }
        }
        found
            .into_iter()
            .map(|(at, arc, to)| {
                let to = match &to[..] {
                    [one] => one.clone(),
                    [one, two] => crate::i18n::GROUP_PAIR.with(input.lang, &[one, two]),
                    [one, rest @ ..] => crate::i18n::GROUP_MORE.with(input.lang, &[one, &rest.len().to_string()]),
                    [] => String::new(),
                };
                let text = crate::i18n::AWAY.with(input.lang, &[&to]);
                let slot = before.and_then(|b| b.slot_of_text(LabelClass::Away, &text));
                let request = Request {
                    texts: with_widths(input, vec![text], LabelClass::Away),
                    class: LabelClass::Away,
                    anchor: Anchor::Exit(at),
                    importance: 100.0,
                    slot,
                };
                (Target::Arc(arc as u32), request)
            })
            .collect()
    }
}

impl Obstacles {
    pub(super) fn keep_off<'a>(&mut self, labels: impl Iterator<Item = &'a Label>) {
        for label in labels {
            self.rects.push(label.rect);
            self.leaders.extend(label.leader);
        }
    }
}

/// How much a mark's name matters.
fn importance(mark: &Mark, must: bool, weight: usize) -> f32 {
    if must || mark.country {
        return 100.0;
    }
    let base = if mark.role == HubRole::Comparison { 40.0 } else { 60.0 };
    base + (weight as f32).min(30.0)
}

fn with_widths(input: &Input, texts: Vec<String>, class: LabelClass) -> Vec<(String, f32)> {
    texts
        .into_iter()
        .map(|t| {
            let width = (input.measure)(&t, class);
            (t, width)
        })
        .collect()
}

/// Finds places for names: [`place`] or [`keep`].
type Find = fn(&[Request], &Obstacles) -> Vec<Option<Placed>>;

pub(super) fn labels(requests: &[(Target, Request)], obstacles: &Obstacles, find: Find) -> Vec<Label> {
    let (targets, requests): (Vec<Target>, Vec<Request>) = requests.iter().cloned().unzip();
    let placed = find(&requests, obstacles);
    targets
        .into_iter()
        .zip(requests)
        .zip(placed)
        .filter_map(|((of, mut request), placed)| {
            let p = placed?;
            let text = request.texts.swap_remove(p.text).0;
            Some(Label { text, class: request.class, rect: p.rect, leader: p.leader, of, slot: p.slot })
        })
        .collect()
}
