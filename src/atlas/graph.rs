//! The joined records.

use super::{Kind, Records, Ref};
use crate::model::Day;

/// What a hub is to Korea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HubRole {
    /// It lies in Korea.
    Korean,
    /// It lies abroad and a partnership joins it with a Korean participant.
    Partner,
    /// It lies abroad and no partnership of ours joins it with Korea; shown to compare.
    Comparison,
}

/// All records, joined and immutable.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Atlas {
    pub(super) records: Records,
    /// Every record, sorted by id; of equal ids the first in the order of files comes first.
    pub(super) by_id: Vec<Ref>,
    pub(super) hub_roles: Vec<HubRole>,
    pub(super) children: Vec<Vec<u32>>,
    pub(super) organizations_in: Vec<Vec<u32>>,
    pub(super) hubs_of_partnership: Vec<Vec<u32>>,
    pub(super) stage_days: Vec<Vec<Option<Day>>>,
    pub(super) conflicts: Vec<Vec<u32>>,
    pub(super) cited_by: Vec<Vec<Ref>>,
    pub(super) partnerships_of: PerKind,
    pub(super) claims_about: PerKind,
    pub(super) milestones_of: PerKind,
}

/// For each record that may be a subject (hub, organisation, partnership) a list of others.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PerKind {
    hub: Vec<Vec<u32>>,
    organization: Vec<Vec<u32>>,
    partnership: Vec<Vec<u32>>,
}

impl PerKind {
    pub(super) fn new(records: &Records) -> PerKind {
        let lists = |kind| vec![Vec::new(); records.count(kind)];
        PerKind { hub: lists(Kind::Hub), organization: lists(Kind::Organization), partnership: lists(Kind::Partnership) }
    }

    pub(super) fn get(&self, item: Ref) -> &[u32] {
        let lists = match item.kind {
            Kind::Hub => &self.hub,
            Kind::Organization => &self.organization,
            Kind::Partnership => &self.partnership,
            _ => return &[],
        };
        lists.get(item.index as usize).map_or(&[], Vec::as_slice)
    }

    pub(super) fn get_mut(&mut self, item: Ref) -> Option<&mut Vec<u32>> {
        match item.kind {
            Kind::Hub => &mut self.hub,
            Kind::Organization => &mut self.organization,
            Kind::Partnership => &mut self.partnership,
            _ => return None,
        }
        .get_mut(item.index as usize)
    }

    pub(super) fn each(&mut self, f: &mut dyn FnMut(&mut Vec<u32>)) {
        for lists in [&mut self.hub, &mut self.organization, &mut self.partnership] {
            lists.iter_mut().for_each(&mut *f);
        }
    }
}
