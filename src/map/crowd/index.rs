//! All levels.

use super::cells::circle;
use super::level::{Cluster, Level, Lines};
use super::{Gather, Seen};
use crate::atlas::{Atlas, Bundle, Status};
use crate::geo::{LonLat, View};
use crate::map::frame::{in_an_inset, project};
use crate::map::lines::home_place;
use crate::map::marks::Spot;
use crate::map::plane::Rect;
use crate::map::scene::weight_of;
use crate::model::Day;
use std::rc::Rc;

/// The scale of the first level, px per radian, and how many there are, each twice as close.
const FIRST: f64 = 100.0;
const LEVELS: usize = 14;
/// Of each mark so many bundles are drawn, and of all.
const OF_EACH: usize = 8;
const OF_ALL: usize = 60;

/// The hubs and partnerships of an atlas by a day, gathered for every scale.
#[derive(Clone, Debug)]
pub struct Crowd {
    /// From far to close.
    levels: Vec<Level>,
    statuses: Vec<Status>,
    home: Option<LonLat>,
}

impl Crowd {
    /// Gathers an atlas by a day.
    pub fn new(atlas: &Atlas, day: Day) -> Crowd {
        let mut clusters: Vec<Cluster> = Vec::with_capacity(atlas.hubs().len());
        for (i, hub) in (0..).zip(atlas.hubs()) {
            let (role, weight) = (atlas.hub_role(i), weight_of(atlas, i, day));
            clusters.push(Cluster { place: LonLat::new(hub.lon, hub.lat), role, weight, hubs: vec![i] });
        }
        let lines = |bundles: Vec<Bundle>| bundles.into_iter().map(|b| (b.a, b.b, b)).collect();
        let (between, within): (Lines, Lines) = (lines(atlas.bundles(day)), lines(atlas.bundles_within(day)));
        let mut levels: Vec<Level> = Vec::with_capacity(LEVELS);
        for k in (0..LEVELS).rev() {
            let scale = FIRST * f64::from(1u32 << k);
            let level = match levels.last() {
                Some(finer) => Level::gathered(&finer.clusters, &finer.between.bundles, &finer.within.bundles, scale),
                None => Level::gathered(&clusters, &between, &within, scale),
            };
            levels.push(level);
        }
        levels.reverse();
        let statuses = (0..atlas.partnerships().len() as u32).map(|p| atlas.status_at(p, day)).collect();
        Crowd { levels, statuses, home: home_place(atlas) }
    }

    /// The same, to be asked by a frame.
    pub fn shared(atlas: &Atlas, day: Day) -> Rc<dyn Gather> {
        Rc::new(Crowd::new(atlas, day))
    }

    fn level(&self, scale: f64) -> Option<&Level> {
        let mut levels = self.levels.iter().zip(1..);
        let fits = levels.find(|(_, k)| scale < FIRST * f64::from(1u32 << k)).map(|(level, _)| level);
        fits.or(self.levels.last())
    }
}

impl Gather for Crowd {
    fn seen(&self, view: &View, window: Rect, overview: bool) -> Seen<'_> {
        let mut seen =
            Seen { spots: Vec::new(), between: Vec::new(), within: Vec::new(), home: self.home, statuses: &self.statuses };
        let Some(level) = self.level(view.scale) else { return seen };
        let (centre, radius) = circle(view, window);
        let mut marks: Vec<u32> = Vec::new();
        level.cells.near(centre, radius, &mut |i| {
            let Some(c) = level.clusters.get(i as usize) else { return };
            let Some(at) = project(view, c.place).filter(|at| window.holds(*at)) else { return };
            let elsewhere = overview && in_an_inset(c.place);
            seen.spots.push(Spot { hubs: &c.hubs, at, role: c.role, weight: c.weight, elsewhere });
            marks.push(i);
        });
        seen.between = level.between.strongest(&marks, OF_EACH, OF_ALL);
        seen.within = level.within.strongest(&marks, OF_EACH, OF_ALL.saturating_sub(seen.between.len()));
        seen
    }
}
