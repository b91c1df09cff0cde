//! What a choice lights up: the hubs and partnerships of a record. The same in every frame and list.

use super::arcs::Arc;
use super::marks::Mark;
use crate::atlas::order::sort_once;
use crate::atlas::{Atlas, Kind, Ref, Status};
use crate::model::Day;

/// How deep a record leads on, at most. A place that is named by another record lights up without its partnerships: those are
/// not what that record speaks of.
const ITSELF: u32 = 3;
/// So many hubs are looked for one by one among those of a large group.
const FEW: usize = 16;

/// How strongly something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Strength {
    /// Nothing is chosen.
    Plain,
    /// It belongs to what is chosen: full strength.
    Chosen,
    /// Something else is chosen: faded, not removed.
    Faded,
}

/// The hubs and partnerships that belong to a record. Empty: nothing is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emphasis {
    /// Hubs by index, sorted: those of the record itself.
    pub own: Vec<u32>,
    /// Hubs by index, sorted: its own and those that its partnerships lead to.
    pub hubs: Vec<u32>,
    /// Partnerships by index, sorted.
    pub partnerships: Vec<u32>,
}

impl Emphasis {
    /// What belongs to `chosen` by a day; a partnership that is itself chosen belongs on any day.
    /// A record without a place (a source that nothing rests on) lights up nothing.
    pub fn of(atlas: &Atlas, chosen: Option<Ref>, day: Day) -> Emphasis {
        let mut found = Emphasis::default();
        if let Some(item) = chosen {
            found.add(atlas, item, ITSELF);
        }
        found.partnerships.retain(|&p| atlas.exists_at(p, day) || chosen == Some(Ref::new(Kind::Partnership, p)));
        found.closed(atlas)
    }

    /// What belongs to any of some hubs by a day.
    pub fn of_hubs(atlas: &Atlas, hubs: &[u32], day: Day) -> Emphasis {
        let mut found = Emphasis::default();
        for &hub in hubs {
            found.add(atlas, Ref::new(Kind::Hub, hub), ITSELF);
        }
        found.partnerships.retain(|&p| atlas.exists_at(p, day));
        found.closed(atlas)
    }

    /// What belongs to any of some partnerships.
    pub fn of_partnerships(atlas: &Atlas, partnerships: &[u32]) -> Emphasis {
        let mut found = Emphasis { partnerships: partnerships.to_vec(), ..Emphasis::default() };
        for &p in partnerships {
            found.own.extend(atlas.hubs_of_partnership(p));
        }
        found.closed(atlas)
    }

    fn closed(mut self, atlas: &Atlas) -> Emphasis {
        for list in [&mut self.own, &mut self.partnerships] {
            sort_once(list);
        }
        self.hubs.extend(&self.own);
        for &p in &self.partnerships {
            self.hubs.extend(atlas.hubs_of_partnership(p));
        }
        sort_once(&mut self.hubs);
        self
    }

    fn add(&mut self, atlas: &Atlas, item: Ref, depth: u32) {
        let ix = item.index as usize;
        match item.kind {
            Kind::Hub => {
                self.own.push(item.index);
                if depth == ITSELF {
                    self.partnerships.extend(atlas.partnerships_within(item.index));
                }
            }
            Kind::Organization => {
                self.own.extend(atlas.hub_of(item));
                if depth == ITSELF {
                    self.partnerships.extend(atlas.partnerships_of(item));
                }
            }
            Kind::Partnership => {
                self.own.extend(atlas.hubs_of_partnership(item.index));
                self.partnerships.push(item.index);
            }
            _ if depth == 0 => {}
            Kind::Claim => {
                if let Some(subject) = atlas.claims().get(ix).and_then(|c| atlas.find(c.subject.as_str())) {
                    self.add(atlas, subject, depth - 1);
                }
            }
            Kind::Milestone => {
                let Some(milestone) = atlas.milestones().get(ix) else { return };
                match milestone.partnership.as_ref().and_then(|p| atlas.find(p.as_str())) {
                    Some(partnership) => self.add(atlas, partnership, depth - 1),
                    None => self.add_all(atlas, milestone.entities.iter().filter_map(|e| atlas.find(e.as_str())), depth),
                }
            }
            Kind::Source => self.add_all(atlas, atlas.cited_by(item.index).iter().copied(), depth),
            Kind::Story => {
                let steps = atlas.stories().get(ix).into_iter().flat_map(|s| &s.steps);
                self.add_all(atlas, steps.flat_map(|s| &s.focus).filter_map(|f| atlas.find(f.as_str())), depth);
            }
        }
    }

    fn add_all(&mut self, atlas: &Atlas, items: impl Iterator<Item = Ref>, depth: u32) {
        for item in items {
            self.add(atlas, item, depth - 1);
        }
    }

    /// Whether nothing is chosen that has a place.
    pub fn is_empty(&self) -> bool {
        self.hubs.is_empty() && self.partnerships.is_empty()
    }

    /// How strongly a mark is drawn.
    pub fn of_mark(&self, mark: &Mark) -> Strength {
        self.strength_of_hubs(&mark.hubs)
    }

    /// How strongly what stands for these hubs is drawn.
    pub fn strength_of_hubs(&self, hubs: &[u32]) -> Strength {
        // A mark may stand for very many, a choice lights up few: then it is the choice that is gone through.
        let few = self.hubs.len() < FEW && self.hubs.len() < hubs.len();
        let any = |all: &[u32], test: &dyn Fn(&u32) -> bool| all.iter().any(test);
        self.strength(match few {
            true => any(&self.hubs, &|h| hubs.contains(h)),
            false => any(hubs, &|h| self.hubs.binary_search(h).is_ok()),
        })
    }

    /// How strongly an arc is drawn.
    pub fn of_arc(&self, arc: &Arc) -> Strength {
        self.strength(self.has_any(&arc.partnerships))
    }

    /// Whether one of some partnerships, sorted, is chosen.
    pub fn has_any(&self, partnerships: &[u32]) -> bool {
        let (few, many) = match self.partnerships.len() < partnerships.len() {
            true => (&self.partnerships[..], partnerships),
            false => (partnerships, &self.partnerships[..]),
        };
        few.iter().any(|p| many.binary_search(p).is_ok())
    }

    /// The status that an arc is drawn with: the strongest among the chosen ones that it stands for, so that a weaker one
    /// does not pass for more than it is; of all of them where none is chosen.
    pub fn status_of(&self, arc: &Arc) -> Status {
        let place = |p: &u32| arc.partnerships.binary_search(p).ok();
        let of_chosen = self.partnerships.iter().filter_map(place).filter_map(|i| arc.statuses.get(i).copied());
        of_chosen.min().unwrap_or(arc.status)
    }

    fn strength(&self, belongs: bool) -> Strength {
        match (self.is_empty(), belongs) {
            (true, _) => Strength::Plain,
            (_, true) => Strength::Chosen,
            _ => Strength::Faded,
        }
    }
}
