//! The arcs of a scene: which there are, what they join, and how they are drawn.

use super::afar::Afar;
use super::arcs::{self, AFAR, Arc, End, Manner, Site};
use super::bows::Bow;
use super::crowd::Seen;
use super::leaving;
use super::plane::Pt;
use super::scene::{Input, Scene};
use crate::atlas::order::{sort_once, sorted};
use crate::atlas::{Atlas, Bundle, HubRole, Kind, Ref};
use crate::geo::{LonLat, Px};

/// The bundles that the free map may draw, of which it has `seen` those of very many hubs; from `far` away only what joins
/// Korea with abroad. From a hub they are its own and what is chosen.
pub(super) fn free_bundles(input: &Input, seen: Option<&Seen>, far: bool) -> Vec<Bundle> {
    let (atlas, day, chosen) = (input.atlas, input.day, input.chosen);
    match (input.from, seen) {
        (Some(from), _) => {
            let mut own = atlas.partnerships_of(Ref::new(Kind::Hub, from)).to_vec();
            own.extend_from_slice(&chosen.partnerships);
            sort_once(&mut own);
            let mut bundles = atlas.bundles_of(&own, day);
            bundles.retain(|b| b.a == from || b.b == from || chosen.has_any(&b.partnerships));
            bundles
        }
        (None, Some(seen)) if far => seen.between.clone(),
        (None, Some(seen)) => [&seen.between[..], &seen.within].concat(),
        (None, None) if far => atlas.bundles(day),
        (None, None) => [atlas.bundles(day), atlas.bundles_within(day)].concat(),
    }
}

impl Scene {
    /// The arcs of the free map: where they lead far out of sight, one for those that lead the same way.
    pub(super) fn free_arcs(
        &self,
        input: &Input,
        mut bundles: Vec<Bundle>,
        held: Option<&Scene>,
        seen: Option<&Seen>,
    ) -> Vec<Arc> {
        // From a hub each of its links is drawn; very many hubs are gathered already.
        let home = home_place(input.atlas).filter(|_| input.from.is_none() && seen.is_none());
        let looks = (&self.view, self.window());
        let places = self.places(seen);
        let afar = home.map(|home| Afar::new(input.atlas, &bundles, &places, home, looks, input.chosen));
        if let Some(afar) = &afar {
            afar.gather(&mut bundles);
        }
        let mut arcs = self.arcs_between(&places, input, &bundles, (held, seen), &leaving::MANNER);
        if let Some(afar) = &afar {
            afar.tell(&mut arcs);
        }
        arcs
    }

    /// The arcs of `bundles` in a frame of the plate, with the bows of the scene `held` if there is one.
    pub(super) fn plate_arcs(&self, input: &Input, bundles: &[Bundle], held: Option<&Scene>) -> Vec<Arc> {
        self.arcs_between(&self.places(None), input, bundles, (held, None), &Manner::PLATE)
    }

    /// The arcs of `bundles` between marks, of which `places` are the hubs.
    fn arcs_between(
        &self,
        places: &[(u32, u32)],
        input: &Input,
        bundles: &[Bundle],
        (held, seen): (Option<&Scene>, Option<&Seen>),
        manner: &Manner,
    ) -> Vec<Arc> {
        let atlas = input.atlas;
        let home_shown = self.marks.iter().any(|m| m.role == HubRole::Korean);
        let mut arcs = arcs::merge(bundles, &|hub| self.end_of(atlas, places, hub, home_shown));
        let home = if home_shown { None } else { seen.map_or_else(|| home_place(atlas), |s| s.home) };
        let bow_of = |arc: &Arc| {
            let ends = self.lasting(arc);
            let old = held.and_then(|h| h.arcs.iter().find(|o| h.lasting(o) == ends));
            old.map_or(Bow::default(), |o| o.bow)
        };
        let site_of = |end| {
            let on_screen = |at: Pt| Px::new(f64::from(at.x), f64::from(at.y));
            match end {
                End::Mark(m) => {
                    let mark = self.marks.get(m as usize)?;
                    let place = self.view.invert(on_screen(mark.at)).or_else(|| atlas.place(mark.leader()))?;
                    Some(Site { place, at: Some(mark.at) })
                }
                End::Box(b) => {
                    let at = self.boxes.get(b as usize)?.rect.centre();
                    Some(Site { place: self.view.invert(on_screen(at))?, at: Some(at) })
                }
                End::Home => Some(Site { place: home?, at: None }),
                End::Away(hub) => Some(Site { place: atlas.place(hub & !AFAR)?, at: None }),
            }
        };
        // From a hub its links are straight.
        let held: Option<&dyn Fn(&Arc) -> Bow> = match (self.from, held) {
            (Some(_), _) => Some(&|_| Bow::default()),
            (None, Some(_)) => Some(&bow_of),
            (None, None) => None,
        };
        arcs::draw(&mut arcs, &self.view, self.window(), &self.marks, &site_of, held, manner);
        for arc in &mut arcs {
            let status = |&p: &u32| match seen.and_then(|s| s.statuses.get(p as usize)) {
                Some(status) => *status,
                None => atlas.status_at(p, input.day),
            };
            arc.statuses = arc.partnerships.iter().map(status).collect();
        }
        arcs
    }

    /// The marks of single hubs, or of the first hubs of what was gathered in `seen`: hub and mark, sorted by hub.
    fn places(&self, seen: Option<&Seen>) -> Vec<(u32, u32)> {
        // Of a hub that is the first of several, how many follow it in its mark.
        let firsts = seen.map_or(&[][..], |s| &s.spots);
        let order = sorted(firsts.len(), &|a, b| firsts[a].hubs.first().cmp(&firsts[b].hubs.first()));
        let length = |hub: u32| {
            let at = order.partition_point(|&i| firsts[i as usize].hubs.first() < Some(&hub));
            order.get(at).map(|&i| firsts[i as usize].hubs).filter(|h| h.first() == Some(&hub)).map_or(1, <[u32]>::len)
        };
        let mut found: Vec<(u32, u32)> = Vec::new();
        for (m, mark) in self.marks.iter().enumerate() {
            let mut at = 0;
            let stands = self.from.is_some() && mark.hubs.first().copied() == self.from;
            while let Some(&hub) = mark.hubs.get(at).filter(|_| !stands || seen.is_none()) {
                found.push((hub, m as u32));
                at += length(hub);
            }
        }
        let order = sorted(found.len(), &|a, b| found[a].cmp(&found[b]));
        order.into_iter().map(|i| found[i as usize]).collect()
    }

    fn end_of(&self, atlas: &Atlas, places: &[(u32, u32)], hub: u32, home_shown: bool) -> End {
        let at = places.partition_point(|p| p.0 < hub);
        // The hub that the map looks from, and what it leads to, need not be the first of what was gathered.
        let within = || self.marks.iter().position(|m| self.from.is_some() && m.holds(hub)).map(|m| m as u32);
        if let Some(m) = places.get(at).filter(|p| p.0 == hub).map(|p| p.1).or_else(within) {
            End::Mark(m)
        } else if let Some(b) = self.boxes.iter().position(|b| b.hubs.contains(&hub)) {
            End::Box(b as u32)
        } else if !home_shown && atlas.hub_role(hub) == HubRole::Korean {
            End::Home
        } else {
            End::Away(hub)
        }
    }
}

/// The middle of the hubs at home.
pub(super) fn home_place(atlas: &Atlas) -> Option<LonLat> {
    let (mut n, mut lon, mut lat) = (0.0, 0.0, 0.0);
    let home = (0..atlas.hubs().len() as u32).filter(|&h| atlas.hub_role(h) == HubRole::Korean);
    for place in home.filter_map(|h| atlas.place(h)) {
        (n, lon, lat) = (n + 1.0, lon + place.lon, lat + place.lat);
    }
    (n > 0.0).then(|| LonLat::new(lon / n, lat / n))
}
