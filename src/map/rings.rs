//! Rings of equal distance about the hub that the map looks from.

use super::frame::project;
use super::metrics::LabelClass;
use super::plane::{Pt, Rect};
use super::scene::{Input, Label, Scene, Target};
use crate::geo::{EARTH_RADIUS_KM, LonLat, Projection, distance_km, trig};
use crate::i18n;

/// All places at one distance from the hub.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// Its middle, px: where the hub lies.
    pub centre: Pt,
    /// Its radius, px.
    pub radius: f32,
    /// The distance, km.
    pub km: u32,
}

/// Distances from ring to ring, km.
const STEPS: [u32; 11] = [2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
/// Two rings are at most so far apart, px, as long as there is a smaller step.
const APART: f32 = 150.0;
/// From pole to pole on the sphere, km.
const HALF_TURN_KM: f64 = std::f64::consts::PI * EARTH_RADIUS_KM;
/// Directions in which the distance of a ring may be written, degrees clockwise from up, the best first.
const BEARINGS: [f64; 12] = [180.0, 150.0, 210.0, 120.0, 240.0, 90.0, 270.0, 60.0, 300.0, 30.0, 330.0, 0.0];

impl Scene {
    /// The rings that the frame shows, the innermost first: about the centre of an azimuthal equidistant map, where alone
    /// they are circles.
    pub fn rings(&self) -> Vec<Ring> {
        let Projection::AzimuthalEquidistant { lon0, lat0 } = self.view.projection else { return Vec::new() };
        let Some(centre) = project(&self.view, LonLat::new(lon0, lat0)) else { return Vec::new() };
        let px_per_km = (self.view.scale / EARTH_RADIUS_KM) as f32;
        let step = STEPS.into_iter().find(|&s| s as f32 * px_per_km <= APART).unwrap_or(1);
        let window = self.window();
        let corners = [(0.0, 0.0), (window.w, 0.0), (window.w, window.h), (0.0, window.h)].map(|(x, y)| Pt::new(x, y));
        let nearest = window.nearest(centre).distance(centre);
        let farthest = corners.iter().map(|c| c.distance(centre)).fold(0.0, f32::max).min(HALF_TURN_KM as f32 * px_per_km);
        let apart = step as f32 * px_per_km;
        let (first, last) = ((nearest / apart).ceil().max(1.0) as u32, (farthest / apart).floor() as u32);
        (first..=last).map(|i| Ring { centre, radius: i as f32 * apart, km: i * step }).collect()
    }

    /// Writes its distance on each ring, in one direction as far as there is room, clear of all that stands there.
    pub(super) fn name_rings(&mut self, input: &Input) {
        if self.rings.is_empty() {
            return;
        }
        let window = self.window().grown(-4.0);
        let height = LabelClass::Ring.type_().height;
        let texts: Vec<(String, f32)> = self
            .rings
            .iter()
            .map(|ring| {
                let text = i18n::KM.with(input.lang, &[&super::words::km(f64::from(ring.km))]);
                let width = (input.measure)(&text, LabelClass::Ring);
                (text, width)
            })
            .collect();
        let place = |ring: &Ring, width: f32, bearing: f64| {
            let (sin, cos) = trig::sin_cos(bearing.to_radians());
            let rect = Rect::about(ring.centre.moved(ring.radius * sin as f32, -ring.radius * cos as f32), width, height);
            (window.contains(rect) && self.is_clear(rect.grown(2.0))).then_some(rect)
        };
        let all = || self.rings.iter().zip(&texts);
        let room = |bearing: f64| all().filter(|(ring, text)| place(ring, text.1, bearing).is_some()).count();
        // Of equal ones the last: from the worst to the best.
        let way = BEARINGS.into_iter().rev().max_by_key(|&b| room(b)).unwrap_or(180.0);
        let found: Vec<Option<Rect>> =
            all().map(|(ring, text)| std::iter::once(way).chain(BEARINGS).find_map(|b| place(ring, text.1, b))).collect();
        let taken: Vec<Rect> = found.iter().flatten().map(|r| r.grown(2.0)).collect();
        // The measure of the map comes before the names of its seas.
        self.labels.retain(|l| l.of != Target::Sea || !taken.iter().any(|r| r.overlaps(l.rect)));
        for ((i, (text, _)), rect) in texts.into_iter().enumerate().zip(found) {
            if let Some(rect) = rect.filter(|r| self.is_clear(r.grown(2.0))) {
                self.labels.push(Label {
                    text,
                    class: LabelClass::Ring,
                    rect,
                    leader: None,
                    of: Target::Ring(i as u32),
                    slot: 0,
                });
            }
        }
    }

    /// Whether nothing stands in a box: no name but of a sea, no leader or mark, and nothing that covers the frame.
    fn is_clear(&self, r: Rect) -> bool {
        let leader = |l: &Label| l.leader.is_some_and(|(a, b)| r.clip(a, b).is_some());
        !self.covered.iter().any(|c| c.overlaps(r))
            && !self.marks.iter().any(|m| r.meets_disc(m.at, m.radius))
            && !self.labels.iter().any(|l| l.of != Target::Sea && (l.rect.overlaps(r) || leader(l)))
    }
}

/// How far a hub lies from the one that the map looks from, as a text: "10,925 km".
pub(super) fn distance(input: &Input, from: u32, hub: u32) -> Option<String> {
    let km = distance_km(input.atlas.place(from)?, input.atlas.place(hub)?);
    (km >= 0.5).then(|| i18n::KM.with(input.lang, &[&super::words::km(km)]))
}
