//! The pairs of hubs that partnerships join, for the arcs of the map.

use super::order::sorted;
use super::{Atlas, HubRole, Kind, Ref, Status};
use crate::model::{Day, Role};

/// The partnerships between two hubs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The one hub; `a < b`.
    pub a: u32,
    /// The other hub.
    pub b: u32,
    /// The partnerships, sorted; at least one.
    pub partnerships: Vec<u32>,
    /// The strongest status among them.
    pub status: Status,
}

type Pairs = Vec<(u32, u32)>;

impl Atlas {
    /// The bundles between Korea and abroad by a day, sorted by `(a, b)`.
    ///
    /// A partnership of several hubs joins each Korean hub with each hub abroad. Those that have not begun
    /// by the day are left out.
    pub fn bundles(&self, day: Day) -> Vec<Bundle> {
        self.gather(&self.every(), day, &mut |partnership, pairs| self.between(partnership, pairs))
    }

    /// The bundles of partnerships that stay on one side, within Korea or abroad, by a day.
    ///
    /// Such a partnership is a star from the hub of its lead, else of its first participant that has one.
    pub fn bundles_within(&self, day: Day) -> Vec<Bundle> {
        self.gather(&self.every(), day, &mut |partnership, pairs| self.within(partnership, pairs))
    }

    /// The bundles of both kinds of these partnerships, sorted and each once, alone.
    pub fn bundles_of(&self, partnerships: &[u32], day: Day) -> Vec<Bundle> {
        self.gather(partnerships, day, &mut |partnership, pairs| {
            self.between(partnership, pairs);
            self.within(partnership, pairs);
        })
    }

    fn every(&self) -> Vec<u32> {
        (0..self.records.count(Kind::Partnership) as u32).collect()
    }

    fn between(&self, partnership: u32, pairs: &mut Pairs) {
        let (korean, abroad) = self.sides(partnership);
        pairs.extend(korean.iter().flat_map(|&k| abroad.iter().map(move |&a| (k, a))));
    }

    fn within(&self, partnership: u32, pairs: &mut Pairs) {
        let (korean, abroad) = self.sides(partnership);
        if korean.is_empty() || abroad.is_empty() {
            let centre = self.centre(partnership);
            pairs.extend(korean.iter().chain(&abroad).filter_map(|&h| Some((centre?, h))));
        }
    }

    fn sides(&self, partnership: u32) -> (Vec<u32>, Vec<u32>) {
        self.hubs_of_partnership(partnership).iter().partition(|&&h| self.hub_role(h) == HubRole::Korean)
    }

    fn centre(&self, partnership: u32) -> Option<u32> {
        let participants = &self.partnerships().get(partnership as usize)?.participants;
        let hub = |id: &str| self.find(id).and_then(|entity: Ref| self.hub_of(entity));
        let lead = participants.iter().filter(|p| p.role == Role::Lead).find_map(|p| hub(p.entity.as_str()));
        lead.or_else(|| participants.iter().find_map(|p| hub(p.entity.as_str())))
    }

    fn gather(&self, partnerships: &[u32], day: Day, pairs_of: &mut dyn FnMut(u32, &mut Pairs)) -> Vec<Bundle> {
        let mut joined: Vec<(u32, u32, u32)> = Vec::new();
        let mut pairs = Vec::new();
        for &partnership in partnerships {
            if !self.exists_at(partnership, day) {
                continue;
            }
            pairs.clear();
            pairs_of(partnership, &mut pairs);
            joined.extend(pairs.iter().filter(|(x, y)| x != y).map(|&(x, y)| (x.min(y), x.max(y), partnership)));
        }
        // By pair; within a pair the partnerships keep their order.
        let pair = |place: usize| (joined[place].0, joined[place].1);
        let mut bundles: Vec<Bundle> = Vec::new();
        for place in sorted(joined.len(), &|x, y| pair(x).cmp(&pair(y))) {
            let (a, b, partnership) = joined[place as usize];
            let status = self.status_at(partnership, day);
            match bundles.last_mut() {
                Some(last) if (last.a, last.b) == (a, b) => {
                    last.partnerships.push(partnership);
                    last.status = last.status.min(status);
                }
                _ => bundles.push(Bundle { a, b, partnerships: vec![partnership], status }),
            }
        }
        bundles
    }
}
