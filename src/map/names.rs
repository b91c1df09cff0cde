//! What marks, arcs and boxes are called: on the map, and to a screen reader.

use super::arcs::{Arc, End};
use super::marks::Mark;
use super::scene::Scene;
use crate::atlas::{Atlas, HubRole, Kind, Ref, Status};
use crate::i18n::{self, Message};
use crate::model::Lang;

/// The short name of a hub, as the map writes it.
pub fn label(atlas: &Atlas, hub: u32, lang: Lang) -> &str {
    atlas.hubs().get(hub as usize).map_or("", |h| h.label.get(lang))
}

/// The texts that a mark may be labelled with, the fullest first. `named` goes first in a group, if it is in it.
pub fn mark_texts(atlas: &Atlas, mark: &Mark, named: Option<u32>, lang: Lang) -> Vec<String> {
    if mark.country {
        return vec![i18n::FRAME_KOREA.get(lang).to_owned()];
    }
    let first = named.filter(|&h| mark.holds(h)).unwrap_or_else(|| head(atlas, mark));
    hub_texts(atlas, &mark.hubs, first, lang)
}

/// The texts for several hubs, the fullest first: they are called after the `first`.
fn hub_texts(atlas: &Atlas, hubs: &[u32], first: u32, lang: Lang) -> Vec<String> {
    let name = label(atlas, first, lang);
    let short = || i18n::GROUP_MORE.with(lang, &[name, &hubs.len().saturating_sub(1).to_string()]);
    match hubs[..] {
        [] | [_] => vec![name.to_owned()],
        [a, b] => {
            let other = if a == first { b } else { a };
            vec![i18n::GROUP_PAIR.with(lang, &[name, label(atlas, other, lang)]), short()]
        }
        _ => vec![short()],
    }
}

/// The hub that a mark is named after: its leader, or the hub that this lies in if that is in the mark too.
fn head(atlas: &Atlas, mark: &Mark) -> u32 {
    let mut head = mark.leader();
    for _ in 0..4 {
        let parent = atlas.hubs().get(head as usize).and_then(|h| h.parent.as_ref());
        match parent.and_then(|p| atlas.find(p.as_str())).filter(|p| p.kind == Kind::Hub && mark.holds(p.index)) {
            Some(parent) => head = parent.index,
            None => break,
        }
    }
    head
}

/// The names of hubs in a row.
pub fn hub_list(atlas: &Atlas, hubs: &[u32], lang: Lang) -> String {
    let names: Vec<&str> = hubs.iter().map(|&h| label(atlas, h, lang)).collect();
    names.join(", ")
}

/// How many partnerships join the hubs of a mark, each counted once.
pub fn partnerships_of(atlas: &Atlas, mark: &Mark, exists: &dyn Fn(u32) -> bool) -> usize {
    let mut all: Vec<u32> =
        mark.hubs.iter().flat_map(|&h| atlas.partnerships_of(Ref::new(Kind::Hub, h))).copied().filter(|&p| exists(p)).collect();
    crate::atlas::order::sort_once(&mut all);
    all.len()
}

/// What a screen reader says of a mark: "Seoul, Korean hub, 11 partnerships".
pub fn mark_name(atlas: &Atlas, mark: &Mark, exists: &dyn Fn(u32) -> bool, lang: Lang) -> String {
    let count = partnerships_of(atlas, mark, exists).to_string();
    if mark.is_group() {
        let text = mark_texts(atlas, mark, None, lang).into_iter().next().unwrap_or_default();
        return i18n::GROUP_NAME.with(lang, &[&text, &mark.hubs.len().to_string(), &count]);
    }
    let name = label(atlas, mark.leader(), lang);
    match mark.role {
        HubRole::Comparison => i18n::COMPARISON_NAME.with(lang, &[name]),
        role => i18n::HUB_NAME.with(lang, &[name, role_word(role).get(lang), &count]),
    }
}

/// What kind of hub it is.
pub fn role_word(role: HubRole) -> Message {
    match role {
        HubRole::Korean => i18n::ROLE_KOREAN,
        HubRole::Partner => i18n::ROLE_PARTNER,
        HubRole::Comparison => i18n::ROLE_COMPARISON,
    }
}

/// The word for a status.
pub fn status_word(status: Status) -> Message {
    match status {
        Status::Operating => i18n::STATUS_OPERATING,
        Status::Building => i18n::STATUS_BUILDING,
        Status::Signed => i18n::STATUS_SIGNED,
        Status::Announced => i18n::STATUS_ANNOUNCED,
        Status::Lapsed => i18n::STATUS_LAPSED,
        Status::Unknown => i18n::STATUS_UNKNOWN,
    }
}

/// The name of an end of an arc; of several hubs far outside the frame those that the arc leads to.
pub fn end_name(atlas: &Atlas, scene: &Scene, arc: &Arc, end: End, lang: Lang) -> String {
    let texts = match (end, &arc.beyond[..]) {
        (End::Mark(m), _) => scene.marks.get(m as usize).map(|m| mark_texts(atlas, m, None, lang)),
        (End::Away(_), &[first, ..]) => Some(hub_texts(atlas, &arc.beyond, first, lang)),
        (End::Away(h), []) => return label(atlas, h, lang).to_owned(),
        (End::Box(b), _) => return scene.boxes.get(b as usize).map_or("", |b| b.frame.frame().title.get(lang)).to_owned(),
        (End::Home, _) => return i18n::FRAME_KOREA.get(lang).to_owned(),
    };
    texts.and_then(|t| t.into_iter().next()).unwrap_or_default()
}

/// What a screen reader says of an arc: "Seoul – Boston, 3 partnerships, signed".
pub fn arc_name(atlas: &Atlas, scene: &Scene, arc: &Arc, lang: Lang) -> String {
    let (a, b) = (end_name(atlas, scene, arc, arc.a, lang), end_name(atlas, scene, arc, arc.b, lang));
    let count = arc.partnerships.len().to_string();
    let status = status_word(arc.status).get(lang);
    let message = if arc.partnerships.len() == 1 { i18n::ARC_NAME } else { i18n::BUNDLE_NAME };
    message.with(lang, &[&a, &b, &count, status])
}
