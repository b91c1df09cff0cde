//! Joining the records. Never fails: what is wrong is reported, and left unjoined.

use super::graph::PerKind;
use super::order::{sort_once, sorted};
use super::status::stage_days;
use super::{Atlas, Diagnostic, HubRole, Kind, Records, Ref, walk};
use crate::model::{Edtf, Slug};

impl Atlas {
    /// Joins the records and reports duplicate ids, references that lead nowhere or to the wrong kind of
    /// record, and impossible dates; the fuller checks for editors are native.
    pub fn build(records: Records) -> (Atlas, Vec<Diagnostic>) {
        let atlas = Atlas::join(records);
        let mut faults = Vec::new();
        atlas.report_duplicates(&mut faults);
        atlas.report_references(&mut faults);
        atlas.report_dates(&mut faults);
        (atlas, faults)
    }

    /// Joins the records as [`Atlas::build`] does and reports nothing: what the browser needs of data that were checked
    /// before they were published.
    pub fn join(records: Records) -> Atlas {
        let mut atlas = Atlas { by_id: sorted_by_id(&records), ..Atlas::default() };
        atlas.records = records;
        atlas.join_hubs();
        atlas.join_partnerships();
        atlas.join_claims_and_milestones();
        atlas.join_citations();
        atlas
    }

    fn report_duplicates(&self, faults: &mut Vec<Diagnostic>) {
        for pair in self.by_id.windows(2) {
            let [first, second] = [pair[0], pair[1]];
            let id = self.id(second);
            if id == self.id(first) && !self.nameless(second) {
                faults.push(Diagnostic::new(
                    second.kind.file(),
                    id.as_str(),
                    "id",
                    format!("the id {id} is used twice, first in {}", first.kind.file()),
                    "Give one of the two records another id".to_owned(),
                ));
            }
        }
    }

    fn report_references(&self, faults: &mut Vec<Diagnostic>) {
        self.each_record(&mut |item| {
            for reference in walk::references(&self.records, item.kind, item.index as usize) {
                let expected = || {
                    let nouns: Vec<String> = reference.kinds.iter().map(|k| k.with_article()).collect();
                    nouns.join(" or ")
                };
                let (what, mend) = match self.find(reference.target.as_str()) {
                    Some(target) if reference.kinds.contains(&target.kind) => continue,
                    Some(target) => (
                        format!("{} is {}, not {}", reference.target, target.kind.with_article(), expected()),
                        format!("Name the id of {}", expected()),
                    ),
                    None => (
                        no_record(reference.target.as_str()),
                        format!("Name the id of {} that exists, or add that record", expected()),
                    ),
                };
                faults.push(Diagnostic::new(item.kind.file(), self.id(item).as_str(), &reference.field, what, mend));
            }
        });
    }

    fn report_dates(&self, faults: &mut Vec<Diagnostic>) {
        self.each_record(&mut |item| {
            for (field, date) in walk::dates(&self.records, item.kind, item.index as usize) {
                if let Err(fault) = date.parse() {
                    faults.push(Diagnostic::new(
                        item.kind.file(),
                        self.id(item).as_str(),
                        &field,
                        format!("“{date}” is no date: {fault}"),
                        "Write the date as its source gives it, such as 2024-02-21, 2024-02, 2024, 2024~ or 202X".to_owned(),
                    ));
                }
            }
        });
    }

    fn join_hubs(&mut self) {
        let count = self.records.hubs.len();
        self.children = vec![Vec::new(); count];
        self.organizations_in = vec![Vec::new(); count];
        for (i, hub) in self.records.hubs.iter().enumerate() {
            if let Some(parent) = hub.parent.as_ref().and_then(|id| self.find_of(Kind::Hub, id))
                && let Some(list) = self.children.get_mut(parent)
            {
                list.push(i as u32);
            }
        }
        for (i, organization) in self.records.organizations.iter().enumerate() {
            for id in organization.hub.iter().chain(&organization.also_in) {
                if let Some(hub) = self.find_of(Kind::Hub, id)
                    && let Some(list) = self.organizations_in.get_mut(hub)
                {
                    list.push(i as u32);
                }
            }
        }
        self.organizations_in.iter_mut().for_each(sort_once);
    }

    fn join_partnerships(&mut self) {
        let mut of = PerKind::new(&self.records);
        let mut partners = vec![false; self.records.hubs.len()];
        let mut hubs_of = Vec::with_capacity(self.records.partnerships.len());
        for (i, partnership) in self.records.partnerships.iter().enumerate() {
            let (mut hubs, mut korean) = (Vec::new(), false);
            for participant in &partnership.participants {
                let Some(entity) = self.find(participant.entity.as_str()) else { continue };
                korean |= self.country(entity) == Some("KR");
                hubs.extend(self.hub_of(entity));
                if entity.kind == Kind::Organization
                    && let Some(list) = of.get_mut(entity)
                {
                    list.push(i as u32);
                }
            }
            sort_once(&mut hubs);
            for &hub in &hubs {
                if let Some(list) = of.get_mut(Ref::new(Kind::Hub, hub)) {
                    list.push(i as u32);
                }
                if let Some(partner) = partners.get_mut(hub as usize) {
                    *partner |= korean;
                }
            }
            hubs_of.push(hubs);
        }
        of.each(&mut sort_once);
        self.stage_days = self.records.partnerships.iter().map(stage_days).collect();
        self.hub_roles = self
            .records
            .hubs
            .iter()
            .zip(partners)
            .map(|(hub, partner)| match (hub.country.as_str(), partner) {
                ("KR", _) => HubRole::Korean,
                (_, true) => HubRole::Partner,
                _ => HubRole::Comparison,
            })
            .collect();
        self.partnerships_of = of;
        self.hubs_of_partnership = hubs_of;
    }

    fn join_claims_and_milestones(&mut self) {
        let mut claims = PerKind::new(&self.records);
        let mut conflicts = vec![Vec::new(); self.records.claims.len()];
        for (i, claim) in self.records.claims.iter().enumerate() {
            if let Some(list) = self.find(claim.subject.as_str()).and_then(|r| claims.get_mut(r)) {
                list.push(i as u32);
            }
            for other in claim.conflicts_with.iter().filter_map(|id| self.find_of(Kind::Claim, id)) {
                if other != i {
                    conflicts[i].push(other as u32);
                    conflicts[other].push(i as u32);
                }
            }
        }
        conflicts.iter_mut().for_each(sort_once);
        let mut milestones = PerKind::new(&self.records);
        let dates: Vec<&Edtf> = self.records.milestones.iter().map(|m| &m.date).collect();
        for i in sorted(dates.len(), &|a, b| dates[a].chronological(dates[b])) {
            let milestone = &self.records.milestones[i as usize];
            for id in milestone.entities.iter().chain(&milestone.partnership) {
                if let Some(list) = self.find(id.as_str()).and_then(|r| milestones.get_mut(r))
                    && list.last() != Some(&i)
                {
                    list.push(i);
                }
            }
        }
        self.claims_about = claims;
        self.conflicts = conflicts;
        self.milestones_of = milestones;
    }

    fn join_citations(&mut self) {
        let mut cited_by = vec![Vec::new(); self.records.sources.len()];
        self.each_record(&mut |item| {
            for group in walk::evidence(&self.records, item.kind, item.index as usize) {
                for evidence in group.list {
                    if let Some(source) = self.find_of(Kind::Source, &evidence.source)
                        && cited_by[source].last() != Some(&item)
                    {
                        cited_by[source].push(item);
                    }
                }
            }
        });
        self.cited_by = cited_by;
    }

    /// The place of a record of a given kind in its list.
    fn find_of(&self, kind: Kind, id: &Slug) -> Option<usize> {
        self.find(id.as_str()).filter(|r| r.kind == kind).map(|r| r.index as usize)
    }

    /// Whether a record came without its id, as the compact first data leave some.
    fn nameless(&self, item: Ref) -> bool {
        !self.records.complete && self.id(item).as_str().is_empty()
    }

    fn each_record(&self, f: &mut dyn FnMut(Ref)) {
        self.refs().filter(|&item| !self.nameless(item)).for_each(f);
    }
}

/// What is said of a reference that leads nowhere.
pub(super) fn no_record(id: &str) -> String {
    format!("there is no record {id}")
}

fn sorted_by_id(records: &Records) -> Vec<Ref> {
    let all: Vec<Ref> =
        Kind::ALL.into_iter().flat_map(|kind| (0..records.count(kind) as u32).map(move |i| Ref::new(kind, i))).collect();
    let id = |place: usize| records.id(all[place].kind, all[place].index as usize);
    // Equal ids keep their order, so that the first of the first file is the one found.
    sorted(all.len(), &|a, b| id(a).cmp(&id(b))).into_iter().map(|place| all[place as usize]).collect()
}
