//! Reading an atlas. An index beyond its list gives an empty answer, never a panic.

use super::order::sort_once;
use super::{Atlas, HubRole, Kind, Records, Ref, Status};
use crate::geo::LonLat;
use crate::model::*;

static NO_ID: Slug = Slug(String::new());

fn at<T>(lists: &[Vec<T>], index: u32) -> &[T] {
    lists.get(index as usize).map_or(&[], Vec::as_slice)
}

#[allow(missing_docs)]
impl Atlas {
    pub fn hubs(&self) -> &[Hub] {
        &self.records.hubs
    }
    pub fn organizations(&self) -> &[Organization] {
        &self.records.organizations
    }
    pub fn partnerships(&self) -> &[Partnership] {
        &self.records.partnerships
    }
    pub fn claims(&self) -> &[Claim] {
        &self.records.claims
    }
    pub fn milestones(&self) -> &[Milestone] {
        &self.records.milestones
    }
    pub fn sources(&self) -> &[Source] {
        &self.records.sources
    }
    pub fn stories(&self) -> &[Story] {
        &self.records.stories
    }
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.records.vocabulary
    }
    pub fn records(&self) -> &Records {
        &self.records
    }
}

impl Atlas {
    /// Whether the long texts and the evidence are there; not so while only the compact first data are.
    pub fn is_complete(&self) -> bool {
        self.records.complete
    }

    /// Every record, kind by kind, in the order of the files.
    pub fn refs(&self) -> impl Iterator<Item = Ref> + '_ {
        Kind::ALL.into_iter().flat_map(|kind| (0..self.records.count(kind) as u32).map(move |i| Ref::new(kind, i)))
    }

    /// The record of an id. Records of the compact first data that have no id yet are not found.
    pub fn find(&self, id: &str) -> Option<Ref> {
        if id.is_empty() {
            return None;
        }
        let i = self.by_id.partition_point(|&r| self.id(r).as_str() < id);
        self.by_id.get(i).copied().filter(|&r| self.id(r).as_str() == id)
    }

    /// Where a hub lies, by its index; `None` if there is no such hub.
    pub fn place(&self, hub: u32) -> Option<LonLat> {
        self.hubs().get(hub as usize).map(|h| LonLat::new(h.lon, h.lat))
    }

    /// The id of a record.
    pub fn id(&self, item: Ref) -> &Slug {
        self.records.id(item.kind, item.index as usize).unwrap_or(&NO_ID)
    }

    /// What a reader calls a record: the name of a hub or organisation, the title of a partnership, milestone
    /// or story, the statement of a claim; of a source its title in the reader's language where it was
    /// translated, else its own title, else its outlet.
    pub fn name(&self, item: Ref, lang: Lang) -> &str {
        let i = item.index as usize;
        let text = match item.kind {
            Kind::Hub => self.hubs().get(i).map(|r| &r.name),
            Kind::Organization => self.organizations().get(i).map(|r| &r.name),
            Kind::Partnership => self.partnerships().get(i).map(|r| &r.title),
            Kind::Claim => self.claims().get(i).map(|r| &r.statement),
            Kind::Milestone => self.milestones().get(i).map(|r| &r.title),
            Kind::Story => self.stories().get(i).map(|r| &r.title),
            Kind::Source => {
                let Some(source) = self.sources().get(i) else { return "" };
                let translated = source.title_translation.as_ref().and_then(|t| t.get(lang));
                return translated.or(source.title.as_deref()).unwrap_or(&source.outlet);
            }
        };
        text.map_or("", |t| t.get(lang))
    }

    /// What a hub is to Korea.
    pub fn hub_role(&self, hub: u32) -> HubRole {
        self.hub_roles.get(hub as usize).copied().unwrap_or(HubRole::Comparison)
    }

    /// The country (ISO 3166-1 alpha-2) of a hub or organisation.
    pub fn country(&self, item: Ref) -> Option<&str> {
        let i = item.index as usize;
        match item.kind {
            Kind::Hub => self.hubs().get(i).map(|r| r.country.as_str()),
            Kind::Organization => self.organizations().get(i).map(|r| r.country.as_str()),
            _ => None,
        }
    }

    /// The hub of an entity: a hub itself, the hub of an organisation.
    pub fn hub_of(&self, item: Ref) -> Option<u32> {
        match item.kind {
            Kind::Hub => Some(item.index),
            Kind::Organization => {
                let id = self.organizations().get(item.index as usize)?.hub.as_ref()?;
                self.find(id.as_str()).filter(|r| r.kind == Kind::Hub).map(|r| r.index)
            }
            _ => None,
        }
    }

    /// The hubs that lie in a hub, one level down.
    pub fn children(&self, hub: u32) -> &[u32] {
        at(&self.children, hub)
    }

    /// The organisations that belong to a hub or have a further seat there.
    pub fn organizations_in(&self, hub: u32) -> &[u32] {
        at(&self.organizations_in, hub)
    }

    /// The hubs that a partnership joins: its participants that are hubs, and the hubs its organisations belong
    /// to; sorted, each once.
    pub fn hubs_of_partnership(&self, partnership: u32) -> &[u32] {
        at(&self.hubs_of_partnership, partnership)
    }

    /// The partnerships of a hub (those that join it itself, not those of hubs within it: for these
    /// [`Atlas::partnerships_within`]) or of an organisation (those it takes part in); sorted.
    pub fn partnerships_of(&self, item: Ref) -> &[u32] {
        self.partnerships_of.get(item)
    }

    /// The partnerships of a hub and of every hub within it, at any depth; sorted, each once.
    pub fn partnerships_within(&self, hub: u32) -> Vec<u32> {
        let mut hubs = vec![hub];
        let mut next = 0;
        while let Some(&h) = hubs.get(next) {
            let inner: Vec<u32> = self.children(h).iter().copied().filter(|c| !hubs.contains(c)).collect();
            hubs.extend(inner);
            next += 1;
        }
        let mut out: Vec<u32> = hubs.iter().flat_map(|&h| self.partnerships_of(Ref::new(Kind::Hub, h)).iter().copied()).collect();
        sort_once(&mut out);
        out
    }

    /// The claims whose subject a hub, organisation or partnership is.
    pub fn claims_about(&self, item: Ref) -> &[u32] {
        self.claims_about.get(item)
    }

    /// The milestones of a hub or organisation (it is among their entities) or of a partnership; by date.
    pub fn milestones_of(&self, item: Ref) -> &[u32] {
        self.milestones_of.get(item)
    }

    /// The records that cite a source, each once. Empty while the atlas is not complete.
    pub fn cited_by(&self, source: u32) -> &[Ref] {
        self.cited_by.get(source as usize).map_or(&[], Vec::as_slice)
    }

    /// The claims that contradict a claim, whichever of the two says so.
    pub fn conflicts_of(&self, claim: u32) -> &[u32] {
        at(&self.conflicts, claim)
    }

    /// The stage that a partnership has reached by a day: the last of its list that has begun.
    ///
    /// A stage begins on the first day that its date may mean, but never before the stage listed ahead of it;
    /// a stage whose year is unknown is passed over.
    pub fn stage_at(&self, partnership: u32, day: Day) -> Option<&Stage> {
        let days = self.stage_days.get(partnership as usize)?;
        let i = days.iter().rposition(|d| d.is_some_and(|d| d <= day))?;
        self.partnerships().get(partnership as usize)?.stages.get(i)
    }

    /// The first day of which a partnership is known; `None` if none of its stages has a year.
    pub fn begins(&self, partnership: u32) -> Option<Day> {
        self.stage_days.get(partnership as usize)?.iter().flatten().min().copied()
    }

    /// Whether a partnership is on the map by a day: its first stage has begun, or no stage has a year.
    pub fn exists_at(&self, partnership: u32, day: Day) -> bool {
        self.begins(partnership).is_none_or(|d| d <= day)
    }

    /// How far a partnership has come by a day.
    pub fn status_at(&self, partnership: u32, day: Day) -> Status {
        self.stage_at(partnership, day).map_or(Status::Unknown, |s| Status::of(s.stage))
    }
}
