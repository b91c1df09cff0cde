//! Lines of the free map that lead far out of sight: those from one mark to hubs that lie the same way become one line.
//!
//! Hubs abroad are gathered as they are seen from home, from the one with the most partnerships on, whatever the map shows: so
//! nothing joins or parts while the map is dragged, except where a gathering comes near the window.

use super::arcs::{AFAR, Arc, End};
use super::emphasis::Emphasis;
use super::plane::Rect;
use crate::atlas::order::{sort_once, sorted};
use crate::atlas::{Atlas, Bundle, HubRole};
use crate::geo::{LonLat, Px, View, angle_deg, unit_vector};

/// A hub is gathered with one that lies off by less than this share of the sine of its own distance from home, on the unit
/// sphere: some 23° of bearing at most.
const SHARE: f64 = 0.4;
/// A gathering is one end where all of it lies beyond the corners of the window by half their distance from its middle, and
/// by no more than this, degrees.
const MARGIN: f64 = 5.0;
/// The most that a window shows of the globe, degrees from its middle.
const HORIZON: f64 = 90.0;

/// For each hub the first of those that it is gathered with: itself where it has none, or no place in `places`.
///
/// `weights` says how many partnerships each has, `home` from where the hubs are seen. Costs a comparison for each hub and
/// gathering.
pub fn gathered(places: &[Option<LonLat>], weights: &[u32], home: LonLat) -> Vec<u32> {
    let weight = |hub: u32| weights.get(hub as usize);
    let order = sorted(places.len(), &|a, b| weight(b as u32).cmp(&weight(a as u32)).then(a.cmp(&b)));
    let home = unit_vector(home);
    let mut into: Vec<u32> = (0..places.len() as u32).collect();
    let mut firsts: Vec<(u32, [f64; 3])> = Vec::new();
    for hub in order {
        let Some(place) = places.get(hub as usize).copied().flatten() else { continue };
        let at = unit_vector(place);
        let cosine = dot(at, home);
        let reach = SHARE * SHARE * (1.0 - cosine * cosine);
        // The square of the chord between two points of the unit sphere.
        let off = |first: &(u32, [f64; 3])| 2.0 - 2.0 * dot(first.1, at);
        let nearest = firsts.iter().min_by(|a, b| off(a).total_cmp(&off(b))).filter(|f| off(f) < reach);
        match (nearest, into.get_mut(hub as usize)) {
            (Some(first), Some(of)) => *of = first.0,
            _ => firsts.push((hub, at)),
        }
    }
    into
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// What leads from a mark to a hub of a gathering: mark, first of the gathering, hub, partnerships.
type Lead = (u32, u32, u32, u32);

/// The gatherings that the lines of a scene lead to.
pub struct Afar<'a> {
    chosen: &'a Emphasis,
    /// Hub and mark, sorted by hub.
    marks: &'a [(u32, u32)],
    /// For each hub the first of its gathering.
    into: Vec<u32>,
    /// Sorted.
    leads: Vec<Lead>,
}

impl<'a> Afar<'a> {
    /// The gatherings that `bundles` lead to from `marks` (hub and mark, sorted by hub) in a window of a view. What is chosen
    /// keeps lines of its own.
    pub fn new(
        atlas: &Atlas,
        bundles: &[Bundle],
        marks: &'a [(u32, u32)],
        home: LonLat,
        (view, window): (&View, Rect),
        chosen: &'a Emphasis,
    ) -> Afar<'a> {
        let hubs = atlas.hubs().len() as u32;
        let is_home = |hub: u32| atlas.hub_role(hub) == HubRole::Korean;
        let mut weights = vec![0; hubs as usize];
        for b in bundles.iter().filter(|b| is_home(b.a) != is_home(b.b)) {
            for hub in [b.a, b.b] {
                if let Some(weight) = weights.get_mut(hub as usize) {
                    *weight += b.partnerships.len() as u32;
                }
            }
        }
        let places: Vec<Option<LonLat>> = (0..hubs).map(|h| atlas.place(h).filter(|_| !is_home(h))).collect();
        let into = gathered(&places, &weights, home);
        let mut found = Afar { chosen, marks, into, leads: Vec::new() };
        let near = found.near(&places, view, window);
        let mut leads: Vec<Lead> = Vec::new();
        for b in bundles.iter().filter(|b| !chosen.has_any(&b.partnerships)) {
            for (here, there) in [(b.a, b.b), (b.b, b.a)] {
                let place = places.get(there as usize).copied().flatten();
                if let (Some(mark), Some(_)) = (found.mark_of(here), place) {
                    let to = found.first(there);
                    if near.get(to as usize) == Some(&false) {
                        leads.push((mark, to, there, b.partnerships.len() as u32));
                    }
                }
            }
        }
        leads.sort_unstable();
        found.leads = leads;
        found
    }

    /// For each hub whether anything that is gathered with it lies in the window or near it.
    fn near(&self, places: &[Option<LonLat>], view: &View, window: Rect) -> Vec<bool> {
        let mut near = vec![false; places.len()];
        let (middle, corner) = reach(view, window);
        let far = corner + MARGIN.min(corner / 2.0);
        for (hub, place) in (0..).zip(places) {
            let outside = |p: LonLat| middle.is_none_or(|m| angle_deg(m, p) > far) && self.mark_of(hub).is_none();
            if let (Some(place), Some(near)) = (place, near.get_mut(self.first(hub) as usize)) {
                *near |= !outside(*place);
            }
        }
        near
    }

    fn first(&self, hub: u32) -> u32 {
        self.into.get(hub as usize).copied().unwrap_or(hub)
    }

    /// What leads from a mark to a gathering.
    fn leads(&self, mark: u32, to: u32) -> &[Lead] {
        let start = self.leads.partition_point(|l| (l.0, l.1) < (mark, to));
        let end = self.leads.partition_point(|l| (l.0, l.1) <= (mark, to));
        self.leads.get(start..end).unwrap_or_default()
    }

    fn mark_of(&self, hub: u32) -> Option<u32> {
        let at = self.marks.partition_point(|m| m.0 < hub);
        self.marks.get(at).filter(|m| m.0 == hub).map(|m| m.1)
    }

    /// Puts gatherings in the place of the hubs of bundles, where a mark has more lines that way.
    pub fn gather(&self, bundles: &mut [Bundle]) {
        for bundle in bundles.iter_mut().filter(|b| !self.chosen.has_any(&b.partnerships)) {
            let (a, b) = (bundle.a, bundle.b);
            for (here, there) in [(a, &mut bundle.b), (b, &mut bundle.a)] {
                let Some(mark) = self.mark_of(here) else { continue };
                let to = self.first(*there);
                if self.leads(mark, to).iter().any(|l| l.2 != *there) {
                    *there = AFAR | to;
                }
            }
        }
    }

    /// Tells each line to a gathering which hubs it leads to.
    pub fn tell(&self, arcs: &mut [Arc]) {
        for arc in arcs {
            if let (End::Mark(mark), End::Away(to)) = (arc.a, arc.b)
                && to & AFAR != 0
            {
                arc.beyond = beyond(self.leads(mark, to & !AFAR), to & !AFAR);
            }
        }
    }
}

/// The hubs of some leads: first the one that the line is drawn to, then by partnerships.
fn beyond(leads: &[Lead], to: u32) -> Vec<u32> {
    let weight = |hub: u32| -> u32 { leads.iter().filter(|l| l.2 == hub).map(|l| l.3).sum() };
    let mut hubs: Vec<u32> = leads.iter().map(|l| l.2).collect();
    sort_once(&mut hubs);
    let key = |i: usize| hubs.get(i).map(|&h| (h != to, u32::MAX - weight(h), h));
    sorted(hubs.len(), &|a, b| key(a).cmp(&key(b))).into_iter().filter_map(|i| hubs.get(i as usize).copied()).collect()
}

/// Where a window looks, if that is on the Earth, and how far off its corners lie, degrees.
fn reach(view: &View, window: Rect) -> (Option<LonLat>, f64) {
    let at = |x: f32, y: f32| view.invert(Px::new(f64::from(x), f64::from(y)));
    let middle = at(window.centre().x, window.centre().y);
    let (left, right, top, bottom) = (window.x, window.right(), window.y, window.bottom());
    let corners = [(left, top), (right, top), (left, bottom), (right, bottom)];
    let off = |(x, y)| Some(angle_deg(middle?, at(x, y)?));
    (middle, corners.map(|c| off(c).unwrap_or(HORIZON)).into_iter().fold(0.0, f64::max))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::destination;

    const HOME: LonLat = LonLat::new(127.0, 37.0);

    /// What hubs at bearings and distances (degrees, km) from home are gathered into.
    fn into(at: &[(f64, f64)], weights: &[u32]) -> Vec<u32> {
        let places: Vec<Option<LonLat>> = at.iter().map(|&(way, km)| Some(destination(HOME, way, km))).collect();
        gathered(&places, weights, HOME)
    }

    #[test]
    fn hubs_that_lie_the_same_way_are_gathered_with_the_one_with_the_most_partnerships() {
        assert_eq!(into(&[(10.0, 11_000.0), (20.0, 10_500.0), (320.0, 9_000.0)], &[1, 5, 9]), [1, 1, 2]);
    }

    #[test]
    fn hubs_near_home_lie_different_ways_though_they_are_no_further_apart() {
        assert_eq!(into(&[(90.0, 900.0), (270.0, 900.0)], &[1, 1]), [0, 1]);
        assert_eq!(into(&[(30.0, 9_000.0), (41.0, 9_000.0)], &[1, 1]), [0, 0]);
    }

    #[test]
    fn hubs_without_a_place_and_those_of_one_weight_have_a_fixed_order() {
        let there = Some(destination(HOME, 10.0, 9_000.0));
        assert_eq!(gathered(&[there, None, there], &[2, 2, 2], HOME), [0, 1, 0]);
        assert_eq!(gathered(&[], &[], HOME), [0u32; 0]);
    }

    #[test]
    fn what_a_line_leads_to_is_named_after_where_it_is_drawn_then_by_partnerships() {
        let leads = [(0, 4, 3, 1), (0, 4, 4, 1), (0, 4, 5, 2), (0, 4, 5, 2), (0, 4, 6, 3)];
        assert_eq!(beyond(&leads, 4), [4, 5, 6, 3]);
    }
}
