//! The legend of a sheet: what its frames show, and nothing else.

use super::Stand;
use crate::atlas::order::sort_once;
use crate::map::arcs::Weight;
use crate::map::base::{BaseFrame, Motion};
use crate::map::legend::{self, Sign};
use crate::map::metrics::LabelClass;
use crate::map::scene::Scene;

/// An entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it explains.
    pub sign: Sign,
    /// What it says.
    pub text: String,
}

/// The signs that the scenes show, in the order of the legend.
pub fn signs_of<'a>(scenes: impl Iterator<Item = &'a Scene> + Clone, stand: &Stand) -> Vec<Sign> {
    let arcs = || scenes.clone().flat_map(|s| &s.arcs).filter(|a| a.pieces.iter().any(|p| p.len() > 1));
    let marks = || scenes.clone().flat_map(|s| &s.marks);
    let weight = |weight: Weight| usize::from(arcs().any(|a| a.weight == weight));
    let shown = |sign: &Sign| match *sign {
        Sign::Line(s) => arcs().any(|a| stand.emphasis.status_of(a) == s),
        Sign::Widths => weight(Weight::Few) + weight(Weight::Some) + weight(Weight::Many) > 1,
        Sign::Mark(r) => marks().any(|m| m.role == r),
        Sign::Group => marks().any(|m| m.is_group()),
        Sign::City => scenes.clone().flat_map(|s| &s.labels).any(|l| l.class == LabelClass::City),
        Sign::Control => scenes.clone().any(|s| has_control(s, stand)),
    };
    Sign::all().filter(shown).collect()
}

/// Whether a border that is not agreed is in sight.
fn has_control(scene: &Scene, stand: &Stand) -> bool {
    let (w, h) = scene.size;
    let mut base = BaseFrame::new();
    base.update(stand.base, &scene.view, f64::from(w), f64::from(h), Motion::Still);
    legend::has_control(base.groups(), base.buffer(), scene.window())
}

/// The legend of the plate as the screen has it, with its counts: whatever its frames may show.
pub(super) fn of_plate(stand: &Stand) -> Vec<Item> {
    let entries = legend::entries(stand.atlas, stand.day);
    items(stand, &|sign| entries.iter().find(|e| e.sign == sign).map_or(0, |e| e.count))
}

/// The legend of a view, with counts of what it shows.
pub(super) fn of_view(scene: &Scene, stand: &Stand) -> Vec<Item> {
    let mut partnerships: Vec<u32> = scene.arcs.iter().flat_map(|a| a.partnerships.iter().copied()).collect();
    sort_once(&mut partnerships);
    let mut hubs: Vec<u32> = scene.marks.iter().flat_map(|m| m.hubs.iter().copied()).collect();
    sort_once(&mut hubs);
    items(stand, &|sign| match sign {
        Sign::Line(s) => partnerships.iter().filter(|&&p| stand.atlas.status_at(p, stand.day) == s).count(),
        Sign::Mark(r) => hubs.iter().filter(|&&h| stand.atlas.hub_role(h) == r).count(),
        _ => 0,
    })
}

/// All that may be explained, each with its count where there is something to count.
fn items(stand: &Stand, counted: &dyn Fn(Sign) -> usize) -> Vec<Item> {
    let item = |sign: Sign| {
        let (word, count) = (sign.word().get(stand.lang), counted(sign));
        let text = if count > 0 { [word, " ", &count.to_string()].concat() } else { word.to_owned() };
        Item { sign, text }
    };
    Sign::all().map(item).collect()
}
