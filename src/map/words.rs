//! The map said in words, for a screen reader and for print, from the same state as the picture.

use super::emphasis::Emphasis;
use super::legend::{self, Sign};
use super::names;
use super::scene::Scene;
use crate::atlas::order::sorted;
use crate::atlas::{Atlas, HubRole, Kind, Ref, Status};
use crate::geo::{bearing_deg, distance_km, turned};
use crate::i18n::{self, Message};
use crate::model::{Day, Lang};

/// A partner of a hub, as the map shows it: how far, which way, how many partnerships.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// The hub, by index.
    pub hub: u32,
    /// How far, km.
    pub km: f64,
    /// Which way the great circle starts, degrees clockwise from north.
    pub bearing: f64,
    /// How many partnerships join the two.
    pub partnerships: usize,
    /// How many of them run.
    pub operating: usize,
}

const POINTS: [Message; 16] = [
    i18n::POINT_N,
    i18n::POINT_NNE,
    i18n::POINT_NE,
    i18n::POINT_ENE,
    i18n::POINT_E,
    i18n::POINT_ESE,
    i18n::POINT_SE,
    i18n::POINT_SSE,
    i18n::POINT_S,
    i18n::POINT_SSW,
    i18n::POINT_SW,
    i18n::POINT_WSW,
    i18n::POINT_W,
    i18n::POINT_WNW,
    i18n::POINT_NW,
    i18n::POINT_NNW,
];

/// The word for a bearing, of sixteen points of the compass.
pub fn compass(bearing: f64) -> Message {
    let point = (turned(bearing) / 22.5).round() as usize;
    POINTS[point % POINTS.len()]
}

/// A distance in whole km with its thousands marked.
pub fn km(distance: f64) -> String {
    let digits = (distance.max(0.0).round() as u64).to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// The hubs that partnerships join with a hub by a day, the nearest first.
pub fn neighbours(atlas: &Atlas, hub: u32, day: Day) -> Vec<Neighbour> {
    let Some(here) = atlas.place(hub) else { return Vec::new() };
    let all = atlas.bundles_of(atlas.partnerships_of(Ref::new(Kind::Hub, hub)), day);
    let found: Vec<Neighbour> = all
        .into_iter()
        .filter(|b| b.a == hub || b.b == hub)
        .filter_map(|b| {
            let other = if b.a == hub { b.b } else { b.a };
            let there = atlas.place(other)?;
            let operating = b.partnerships.iter().filter(|&&p| atlas.status_at(p, day) == Status::Operating).count();
            Some(Neighbour {
                hub: other,
                km: distance_km(here, there),
                bearing: bearing_deg(here, there),
                partnerships: b.partnerships.len(),
                operating,
            })
        })
        .collect();
    let order = sorted(found.len(), &|a, b| {
        let (a, b) = (&found[a], &found[b]);
        a.km.total_cmp(&b.km).then(a.hub.cmp(&b.hub))
    });
    order.into_iter().map(|i| found[i as usize].clone()).collect()
}

/// A hub in words: its name, then a line for each neighbour ("Boston: 10,925 km to the north-north-east of Paju;
/// 3 partnerships, 1 operating").
pub fn of_hub(atlas: &Atlas, hub: u32, day: Day, lang: Lang) -> Vec<String> {
    let name = names::label(atlas, hub, lang);
    let near = neighbours(atlas, hub, day);
    if near.is_empty() {
        return vec![i18n::WORDS_NO_PARTNER.with(lang, &[name])];
    }
    near.iter()
        .map(|n| {
            let (count, run) = (n.partnerships.to_string(), n.operating.to_string());
            let (there, way) = (names::label(atlas, n.hub, lang), compass(n.bearing).get(lang));
            let distance = km(n.km);
            let message = match (n.km < 0.5, n.operating > 0) {
                (true, _) => i18n::WORDS_SAME_PLACE,
                (_, true) => i18n::WORDS_PARTNER_OPERATING,
                _ => i18n::WORDS_PARTNER,
            };
            message.with(lang, &[there, &distance, way, name, &count, &run])
        })
        .collect()
}

/// The plate in words: what it shows by the day, and then each Korean hub with its partners abroad.
pub fn of_plate(atlas: &Atlas, day: Day, lang: Lang) -> Vec<String> {
    let mut lines = vec![i18n::WORDS_PLATE.with(lang, &[&day.words(lang)])];
    let (mut hubs, mut partnerships) = (Vec::new(), Vec::new());
    for e in legend::entries(atlas, day).into_iter().filter(|e| e.count > 0) {
        let text = i18n::WORDS_COUNT.with(lang, &[e.word.get(lang), &e.count.to_string()]);
        match e.sign {
            Sign::Line(_) => partnerships.push(text),
            _ => hubs.push(text),
        }
    }
    lines.push(i18n::WORDS_HUBS.with(lang, &[&hubs.join(", ")]));
    lines.push(match partnerships.is_empty() {
        true => i18n::WORDS_NO_PARTNERSHIPS.get(lang).to_owned(),
        false => i18n::WORDS_PARTNERSHIPS.with(lang, &[&partnerships.join(", ")]),
    });
    let korean = (0..atlas.hubs().len() as u32).filter(|&h| atlas.hub_role(h) == HubRole::Korean);
    for hub in korean {
        let abroad: Vec<String> = neighbours(atlas, hub, day)
            .into_iter()
            .filter(|n| atlas.hub_role(n.hub) != HubRole::Korean)
            .map(|n| i18n::WORDS_SHORT.with(lang, &[names::label(atlas, n.hub, lang), &n.partnerships.to_string()]))
            .collect();
        if !abroad.is_empty() {
            lines.push(i18n::WORDS_LINE.with(lang, &[names::label(atlas, hub, lang), &abroad.join(", ")]));
        }
    }
    lines
}

/// What a frame shows, in one sentence: its hubs and arcs, and what is chosen.
pub fn of_scene(scene: &Scene, atlas: &Atlas, choice: &Emphasis, chosen: Option<Ref>, lang: Lang) -> String {
    let hubs: usize = scene.marks.iter().map(|m| m.hubs.len()).sum();
    let mut out = i18n::WORDS_FRAME.with(lang, &[&hubs.to_string(), &scene.arcs.len().to_string()]);
    if let Some(item) = chosen.filter(|_| !choice.is_empty()) {
        let here = scene.marks.iter().flat_map(|m| &m.hubs).filter(|h| choice.hubs.binary_search(h).is_ok()).count();
        out.push(' ');
        out.push_str(&i18n::WORDS_CHOSEN.with(lang, &[atlas.name(item, lang), &here.to_string()]));
    }
    out
}

/// The hub that a view of the free map looks from, else the one that is open, in words as [`of_hub`] has it; nothing if there is
/// none.
pub fn of_view_hub(scene: &Scene, atlas: &Atlas, chosen: Option<Ref>, day: Day, lang: Lang) -> Vec<String> {
    scene.from.or(open_hub(chosen)).map_or_else(Vec::new, |hub| of_hub(atlas, hub, day, lang))
}

/// The map in words: the neighbours of a hub that is open, else the whole plate.
pub fn twin(atlas: &Atlas, chosen: Option<Ref>, day: Day, lang: Lang) -> Vec<String> {
    match open_hub(chosen) {
        Some(hub) => of_hub(atlas, hub, day, lang),
        None => of_plate(atlas, day, lang),
    }
}

fn open_hub(chosen: Option<Ref>) -> Option<u32> {
    chosen.filter(|r| r.kind == Kind::Hub).map(|r| r.index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bearings_have_sixteen_names() {
        let names = [0.0, 11.2, 11.3, 22.5, 90.0, 247.5, 348.7, 348.8, 359.9].map(|b| compass(b).en);
        let expected = [
            "north",
            "north",
            "north-north-east",
            "north-north-east",
            "east",
            "west-south-west",
            "north-north-west",
            "north",
            "north",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn thousands_are_marked() {
        assert_eq!([0.4, 999.5, 10_925.2, 1_234_567.0].map(km), ["0", "1,000", "10,925", "1,234,567"]);
    }
}
