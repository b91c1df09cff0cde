//! What the map says of where it looks, of what is in sight, and of the hub or line that has the focus. Comes with the
//! free map's part of the program; the plate by itself is said in [`words`].

use super::arcs::{Arc, End};
use super::frame::FrameId;
use super::hit::Hit;
use super::names::{hub_list, label, role_word, status_word};
use super::outlooks::MapView;
use super::scene::Scene;
use super::words::{self, compass, km};
use crate::atlas::order::{sort_once, sorted};
use crate::atlas::{Atlas, HubRole, Kind, Ref, Status};
use crate::geo::{LonLat, Px, bearing_deg, distance_km};
use crate::i18n::{self, Message};
use crate::model::{Day, Lang};
use crate::text::decimal_text;

/// So many neighbours are said at once; the others stand in the text beside the map.
const BRIEF: usize = 3;
/// The view is measured across by so many steps.
const STEPS: usize = 48;
/// A view centred so near to a hub is centred on it, km.
const AT_KM: f64 = 1.0;

/// What is to be said.
pub struct Sight<'a> {
    /// The records.
    pub atlas: &'a Atlas,
    /// The day that the map stands at.
    pub day: Day,
    /// The reader's language.
    pub lang: Lang,
    /// What is shown: the free map, or a frame of the plate.
    pub scene: &'a Scene,
    /// Which view of the map it is.
    pub view: MapView,
    /// What has the focus.
    pub at: Option<Hit>,
    /// The record that is open.
    pub chosen: Option<Ref>,
}

/// The map in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// In short, where it looks; empty on the plate.
    pub place: String,
    /// In short, what has the focus; empty if nothing has.
    pub focus: String,
    /// All of it: what has the focus, where the map looks and what it shows, the hub that is open or looked from.
    pub whole: Vec<String>,
}

/// The map in words: what has the focus first.
pub fn say(sight: &Sight) -> Said {
    let (atlas, day, lang) = (sight.atlas, sight.day, sight.lang);
    let (focus, mut whole) = sight.focus();
    if sight.view == MapView::Overview {
        whole.extend(words::twin(atlas, sight.chosen, day, lang));
        return Said { place: String::new(), focus, whole };
    }
    let looks = sight.looks();
    let counts = i18n::WORDS_FRAME.with(lang, &[&sight.hubs().len().to_string(), &sight.scene.arcs.len().to_string()]);
    let place = [&looks, " ", &counts].concat();
    whole.push(looks);
    whole.extend(sight.shows());
    whole.extend(words::of_view_hub(sight.scene, atlas, sight.chosen, day, lang));
    Said { place, focus, whole }
}

impl Sight<'_> {
    /// The hubs in sight, the nearest to the middle first.
    fn hubs(&self) -> Vec<u32> {
        let (middle, marks) = (self.scene.window().centre(), &self.scene.marks);
        let order = sorted(marks.len(), &|a, b| {
            let away = |i: usize| marks.get(i).map_or(0.0, |m| m.at.distance(middle));
            away(a).total_cmp(&away(b)).then(a.cmp(&b))
        });
        order.iter().filter_map(|&i| marks.get(i as usize)).flat_map(|m| m.hubs.iter().copied()).collect()
    }

    /// Where the map looks and how wide that is.
    fn looks(&self) -> String {
        let lang = self.lang;
        let name = MapView::ALL.iter().find(|v| v.0 == self.view).map_or("", |v| v.2.get(lang));
        let middle = self.scene.window().centre();
        let Some(center) = self.scene.view.invert(Px::new(f64::from(middle.x), f64::from(middle.y))) else {
            return i18n::SAID_NOWHERE.with(lang, &[name]);
        };
        let mut out = i18n::SAID_WHERE.with(lang, &[name, &coordinates(center, lang), &self.near(center)]);
        if let Some(wide) = self.wide_km() {
            out.push(' ');
            out.push_str(&i18n::SAID_WIDE.with(lang, &[&km(two_digits(wide))]));
        }
        if let Some(hub) = self.scene.from {
            out.push(' ');
            out.push_str(&i18n::SAID_FROM.with(lang, &[label(self.atlas, hub, lang)]));
        }
        out
    }

    /// A place by the hub that is nearest to it, and by the smallest frame of the plate that holds it.
    fn near(&self, center: LonLat) -> String {
        let (atlas, lang) = (self.atlas, self.lang);
        let away = |h: u32| atlas.place(h).map_or(f64::MAX, |p| distance_km(p, center));
        let nearest = (0..atlas.hubs().len() as u32).min_by(|&a, &b| away(a).total_cmp(&away(b)));
        let mut out = match nearest.and_then(|h| Some((h, atlas.place(h)?))) {
            Some((hub, _)) if away(hub) < AT_KM => label(atlas, hub, lang).to_owned(),
            Some((hub, here)) => {
                let way = compass(bearing_deg(here, center)).get(lang);
                i18n::SAID_OFF.with(lang, &[&km(away(hub)), way, label(atlas, hub, lang)])
            }
            None => String::new(),
        };
        let holds = |id: &&FrameId| !id.is_world() && id.frame().extent.contains(center);
        let width = |id: &&FrameId| id.frame().extent.width_deg();
        if let Some(frame) = FrameId::ALL.iter().filter(holds).min_by(|a, b| width(a).total_cmp(&width(b))) {
            out = [&out, " (", frame.frame().title.get(lang), ")"].concat();
        }
        out
    }

    /// How far it is across the middle of the view, as far as that shows the Earth, km. `None` where it shows none of it.
    fn wide_km(&self) -> Option<f64> {
        let (w, h) = self.scene.size;
        let step = f64::from(w) / STEPS as f64;
        let at = |x: f64| self.scene.view.invert(Px::new(x, f64::from(h) / 2.0));
        let mut sum = 0.0;
        for i in 0..STEPS {
            let (mut from, mut to) = (step * i as f64, step * (i + 1) as f64);
            // Where the Earth has its edge in this step, that is where it begins or ends.
            match (at(from).is_some(), at(to).is_some()) {
                (false, false) => continue,
                (true, true) => {}
                (true, false) => to = edge(from, to, &at),
                (false, true) => from = edge(to, from, &at),
            }
            if let (Some(a), Some(b)) = (at(from), at(to)) {
                sum += distance_km(a, b);
            }
        }
        (sum > 0.0).then_some(sum)
    }

    /// What is in sight: hubs by role and by name, lines with their partnerships by status.
    fn shows(&self) -> Vec<String> {
        let (atlas, lang) = (self.atlas, self.lang);
        let hubs = self.hubs();
        let mut out = Vec::new();
        if hubs.is_empty() {
            out.push(i18n::SAID_NO_HUB.get(lang).to_owned());
        } else {
            let roles = [HubRole::Korean, HubRole::Partner, HubRole::Comparison];
            let by_role = roles.map(|r| (role_word(r), hubs.iter().filter(|&&h| atlas.hub_role(h) == r).count()));
            out.push(i18n::SAID_HUBS.with(lang, &[&hubs.len().to_string(), &counts(&by_role, lang)]));
            out.push(i18n::SAID_IN_SIGHT.with(lang, &[&hub_list(atlas, &hubs, lang)]));
        }
        let mut partnerships: Vec<u32> = self.scene.arcs.iter().flat_map(|a| a.partnerships.iter().copied()).collect();
        sort_once(&mut partnerships);
        out.push(match partnerships.is_empty() {
            true => i18n::WORDS_NO_PARTNERSHIPS.get(lang).to_owned(),
            false => {
                let (lines, count) = (self.scene.arcs.len().to_string(), partnerships.len().to_string());
                i18n::SAID_LINES.with(lang, &[&lines, &count, &self.by_status(&partnerships)])
            }
        });
        out
    }

    fn by_status(&self, partnerships: &[u32]) -> String {
        let count = |s: Status| partnerships.iter().filter(|&&p| self.atlas.status_at(p, self.day) == s).count();
        counts(&Status::ALL.map(|s| (status_word(s), count(s))), self.lang)
    }

    /// What has the focus, in short and in full.
    fn focus(&self) -> (String, Vec<String>) {
        let found = match self.at {
            Some(Hit::Mark(m)) => self.scene.marks.get(m as usize).map(|m| self.hubs_in_focus(&m.hubs)),
            Some(Hit::Arc(a)) => self.scene.arcs.get(a as usize).map(|a| self.line_in_focus(a)),
            Some(Hit::Box(b)) => self.scene.boxes.get(b as usize).map(|b| self.hubs_in_focus(&b.hubs)),
            None => None,
        };
        found.unwrap_or_default()
    }

    fn hubs_in_focus(&self, hubs: &[u32]) -> (String, Vec<String>) {
        let (atlas, day, lang) = (self.atlas, self.day, self.lang);
        let of = |&hub: &u32| words::of_hub(atlas, hub, day, lang);
        if let [hub] = hubs {
            let whole = of(hub);
            let mut brief: Vec<String> = whole.iter().take(BRIEF).cloned().collect();
            let more = whole.len().saturating_sub(BRIEF);
            if more > 0 {
                brief.push(i18n::SAID_MORE.with(lang, &[&more.to_string()]));
            }
            return (brief.join(" "), whole);
        }
        let names = i18n::SAID_GROUP.with(lang, &[&hub_list(atlas, hubs, lang)]);
        let mut whole = vec![names.clone()];
        whole.extend(hubs.iter().flat_map(of));
        (names, whole)
    }

    fn line_in_focus(&self, arc: &Arc) -> (String, Vec<String>) {
        let (atlas, lang) = (self.atlas, self.lang);
        let mut brief = String::new();
        if let [Some((a, here)), Some((b, there))] = [arc.a, arc.b].map(|end| self.hub_at(end)) {
            let (way, far) = (compass(bearing_deg(here, there)).get(lang), km(distance_km(here, there)));
            brief = i18n::SAID_LINE.with(lang, &[label(atlas, a, lang), label(atlas, b, lang), way, &far]);
            brief.push(' ');
        } else if !arc.beyond.is_empty() {
            brief = i18n::SAID_GROUP.with(lang, &[&hub_list(atlas, &arc.beyond, lang)]);
            brief.push(' ');
        }
        let count = arc.partnerships.len().to_string();
        brief.push_str(&i18n::SAID_PARTNERSHIPS.with(lang, &[&count, &self.by_status(&arc.partnerships)]));
        let mut whole = vec![brief.clone()];
        whole.extend(arc.partnerships.iter().map(|&p| {
            let status = status_word(atlas.status_at(p, self.day)).get(lang);
            i18n::SAID_PARTNERSHIP.with(lang, &[atlas.name(Ref::new(Kind::Partnership, p), lang), status])
        }));
        (brief, whole)
    }

    /// The one hub at an end of a line, with its place; `None` where there are several.
    fn hub_at(&self, end: End) -> Option<(u32, LonLat)> {
        let hub = match end {
            End::Mark(m) => self.scene.marks.get(m as usize).filter(|m| !m.is_group())?.leader(),
            End::Away(hub) => hub,
            End::Box(_) | End::Home => return None,
        };
        Some((hub, self.atlas.place(hub)?))
    }
}

/// The last place on the way from `inside` to `outside` that `at` still knows.
fn edge(mut inside: f64, mut outside: f64, at: &dyn Fn(f64) -> Option<LonLat>) -> f64 {
    for _ in 0..24 {
        let middle = (inside + outside) / 2.0;
        *(if at(middle).is_some() { &mut inside } else { &mut outside }) = middle;
    }
    inside
}

/// Words with their counts, those of nothing left out.
fn counts(of: &[(Message, usize)], lang: Lang) -> String {
    let some = of.iter().filter(|c| c.1 > 0);
    let texts: Vec<String> = some.map(|(word, n)| i18n::WORDS_COUNT.with(lang, &[word.get(lang), &n.to_string()])).collect();
    texts.join(", ")
}

/// A place in degrees, to a tenth: "37.8° N, 126.8° E".
pub fn coordinates(place: LonLat, lang: Lang) -> String {
    let one = |value: f64, [positive, negative]: [Message; 2]| {
        let text = decimal_text(value.abs(), 1);
        if value < 0.0 { negative } else { positive }.with(lang, &[&text])
    };
    let lat = one(place.lat, [i18n::SAID_NORTH, i18n::SAID_SOUTH]);
    [&lat, ", ", &one(place.lon, [i18n::SAID_EAST, i18n::SAID_WEST])].concat()
}

/// Rounded to two digits: 12,345 is 12,000.
fn two_digits(value: f64) -> f64 {
    let mut unit = 1.0;
    while value / unit >= 100.0 {
        unit *= 10.0;
    }
    (value / unit).round() * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_said_by_its_hemispheres() {
        let said = |lon, lat| [Lang::En, Lang::Ko].map(|l| coordinates(LonLat::new(lon, lat), l));
        assert_eq!(said(126.78, 37.76), ["37.8° N, 126.8° E", "북위 37.8°, 동경 126.8°"]);
        assert_eq!(said(-71.0, -0.04), ["0° S, 71° W", "남위 0°, 서경 71°"]);
    }

    #[test]
    fn a_width_has_two_digits() {
        assert_eq!([0.4, 8.6, 123.0, 4_449.0, 40_030.0].map(two_digits), [0.0, 9.0, 120.0, 4_400.0, 40_000.0]);
    }
}
