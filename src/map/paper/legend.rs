//! The legend of a sheet: what its frames show, and nothing else.

use super::Stand;
use crate::atlas::order::sort_once;
use crate::atlas::{HubRole, Status};
use crate::i18n;
use crate::map::arcs::Weight;
use crate::map::legend;
use crate::map::names::{role_word, status_word};
use crate::map::scene::Scene;

/// What an entry explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A line of this status.
    Line(Status),
    /// A mark of this role.
    Mark(HubRole),
    /// A mark that stands for several hubs.
    Group,
    /// Lines of more than one width.
    Widths,
}

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
    let drawn = |weight: Weight| arcs().any(|a| a.weight == weight);
    let lines = Status::ALL.into_iter().filter(|&s| arcs().any(|a| stand.emphasis.status_of(a) == s)).map(Sign::Line);
    let roles = [HubRole::Korean, HubRole::Partner, HubRole::Comparison];
    let roles = roles.into_iter().filter(|&r| marks().any(|m| m.role == r)).map(Sign::Mark);
    let group = marks().any(|m| m.is_group()).then_some(Sign::Group);
    let widths = [Weight::Few, Weight::Some, Weight::Many].into_iter().filter(|&w| drawn(w)).count() > 1;
    lines.chain(widths.then_some(Sign::Widths)).chain(roles).chain(group).collect()
}

/// The legend of the plate as the screen has it, with its counts; whatever the frames may show, in the order of
/// [`signs_of`].
pub(super) fn of_plate(stand: &Stand) -> Vec<Item> {
    let entries = legend::entries(stand.atlas, stand.day);
    let counted = |sign: Sign| {
        let is = |e: &&legend::Entry| match e.sign {
            legend::Sign::Line(s) => sign == Sign::Line(s),
            legend::Sign::Mark(r) => sign == Sign::Mark(r),
            _ => false,
        };
        entries.iter().find(is).map_or(0, |e| e.count)
    };
    items(&everything(), stand, &counted)
}

/// The legend of a view, with counts of what it shows.
pub(super) fn of_view(scene: &Scene, stand: &Stand) -> Vec<Item> {
    let mut partnerships: Vec<u32> = scene.arcs.iter().flat_map(|a| a.partnerships.iter().copied()).collect();
    sort_once(&mut partnerships);
    let mut hubs: Vec<u32> = scene.marks.iter().flat_map(|m| m.hubs.iter().copied()).collect();
    sort_once(&mut hubs);
    let counted = |sign: Sign| match sign {
        Sign::Line(s) => partnerships.iter().filter(|&&p| stand.atlas.status_at(p, stand.day) == s).count(),
        Sign::Mark(r) => hubs.iter().filter(|&&h| stand.atlas.hub_role(h) == r).count(),
        Sign::Group | Sign::Widths => 0,
    };
    items(&everything(), stand, &counted)
}

fn everything() -> Vec<Sign> {
    let lines = Status::ALL.into_iter().map(Sign::Line);
    let roles = [HubRole::Korean, HubRole::Partner, HubRole::Comparison].map(Sign::Mark);
    lines.chain([Sign::Widths]).chain(roles).chain([Sign::Group]).collect()
}

/// Each with its count, where there is something to count.
fn items(signs: &[Sign], stand: &Stand, counted: &dyn Fn(Sign) -> usize) -> Vec<Item> {
    let item = |&sign: &Sign| {
        let message = match sign {
            Sign::Line(s) => status_word(s),
            Sign::Mark(r) => role_word(r),
            Sign::Group => i18n::PAPER_GROUP,
            Sign::Widths => i18n::PAPER_WIDTHS,
        };
        let (word, count) = (message.get(stand.lang), counted(sign));
        let text = if count > 0 { [word, " ", &count.to_string()].concat() } else { word.to_owned() };
        Item { sign, text }
    };
    signs.iter().map(item).collect()
}
