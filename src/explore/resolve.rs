//! From what an address names to a record, or to the nearest thing there is.

use super::Place;
use crate::atlas::{Atlas, Kind, Ref};
use crate::search::Index;

/// What an address leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// The plate.
    Home,
    /// The page about the atlas.
    About,
    /// The record named.
    Record(Ref),
    /// No such page; the records whose names come nearest, best first.
    Missing(Vec<Ref>),
}

/// The record that `place` names, if there is one. One under a wrong kind (`hubs/` of an organisation), or at the end
/// of a path that no page has, is found all the same.
pub fn named(place: &Place, atlas: &Atlas) -> Option<Ref> {
    asked(place).and_then(|(id, _)| atlas.find(id))
}

/// What `place` leads to. What it does not name is searched for, which takes longer than all else: ask once.
pub fn resolve(place: &Place, atlas: &Atlas) -> Resolved {
    match (place, asked(place)) {
        (Place::About, _) => Resolved::About,
        (_, None) => Resolved::Home,
        (_, Some((id, kind))) => match atlas.find(id) {
            Some(item) => Resolved::Record(item),
            None => Resolved::Missing(nearest(id, kind, atlas)),
        },
    }
}

/// The identifier that a place asks for, and its kind where it says one.
fn asked(place: &Place) -> Option<(&str, Option<Kind>)> {
    match place {
        Place::Home | Place::About => None,
        Place::Record(kind, id) => Some((id.as_str(), Some(*kind))),
        Place::Unknown(path) => Some((path.rsplit('/').next().unwrap_or(path), None)),
    }
}

/// Up to three records whose identifiers share the most with `id`, then what the search finds for its words;
/// those of the kind asked for first.
fn nearest(id: &str, kind: Option<Kind>, atlas: &Atlas) -> Vec<Ref> {
    let wanted: Vec<&str> = id.split('-').filter(|w| !w.is_empty()).collect();
    let mut scored: Vec<(usize, Ref)> = atlas
        .refs()
        .filter_map(|item| {
            let own = atlas.id(item).as_str();
            let shared = own.split('-').filter(|w| wanted.contains(w)).map(|w| w.len() * 2).sum::<usize>();
            (shared > 0).then(|| (shared + usize::from(Some(item.kind) == kind), item))
        })
        .collect();
    scored.sort_by_key(|&(score, item)| (std::cmp::Reverse(score), item));
    let mut found: Vec<Ref> = scored.into_iter().map(|(_, item)| item).take(3).collect();
    for hit in Index::build(atlas).query(&id.replace(['-', '%'], " "), 3) {
        if found.len() < 3 && !found.contains(&hit.item) {
            found.push(hit.item);
        }
    }
    found
}
