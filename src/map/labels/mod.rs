//! Where names stand: beside their marks, clear of each other, of marks and as far as can be of arcs.
//!
//! Every name has *candidates* ([`candidates`]): places beside its mark, and further off with a leader. What a
//! candidate costs by itself and beside another is fixed; [`place`] looks for the cheapest whole. It is
//! deterministic: the same names, marks and arcs give the same places. A name whose candidates are all barred is
//! left out rather than laid over something.

mod candidates;
mod grid;
mod search;

pub use candidates::{Candidate, MUST};
pub use grid::Lines;

use super::metrics::LabelClass;
use super::plane::{Pt, Rect};
use candidates::{Reach, candidates};

/// A name that wants a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Its texts with their widths in px, the fullest first; a later one is taken only where no earlier one fits.
    pub texts: Vec<(String, f32)>,
    /// What it is.
    pub class: LabelClass,
    /// What it names.
    pub anchor: Anchor,
    /// How much it matters, 0 to 100. 100 is left out only if nothing else helps.
    pub importance: f32,
    /// The slot that it had before, which it keeps while it can.
    pub slot: Option<u16>,
}

/// What a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Anchor {
    /// A mark: centre and radius, px. Its index among the marks, which it may come near.
    Mark(Pt, f32, usize),
    /// A box; the name stands outside along its edge.
    Box(Rect),
    /// An expanse without an edge: a sea. The name stands on or near the point; anywhere in the box, if there is one.
    Expanse(Pt, Option<Rect>),
    /// The middle of an area; the name stands on it, or a little off.
    Area(Pt),
    /// A point on the edge of the frame where a line leaves; the name stands inside.
    Exit(Pt),
}

/// What names keep clear of.
#[derive(Clone, Debug, Default)]
pub struct Obstacles {
    /// Names lie inside it.
    pub window: Rect,
    /// Marks: centre and radius, px. Never covered.
    pub marks: Vec<(Pt, f32)>,
    /// Titles, boxes, names placed before. Never covered.
    pub rects: Vec<Rect>,
    /// Leaders of names placed before. Never covered or crossed.
    pub leaders: Vec<(Pt, Pt)>,
    /// Arcs. Covered only at a price.
    pub lines: Lines,
}

/// Where a name stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The text taken, by its place in the request.
    pub text: usize,
    /// Its box, px.
    pub rect: Rect,
    /// A line from the mark to the name, px, where the name stands off.
    pub leader: Option<(Pt, Pt)>,
    /// The slot, to be handed back as a hint.
    pub slot: u16,
}

/// Finds a place for each name, or none, so that the whole is as good as can be.
pub fn place(requests: &[Request], obstacles: &Obstacles) -> Vec<Option<Placed>> {
    let options: Vec<Vec<Candidate>> = requests.iter().map(|r| candidates(r, obstacles, Reach::Far)).collect();
    let chosen = search::solve(requests, &options);
    chosen.into_iter().zip(&options).map(|(c, o)| o.get(c?).map(Placed::of)).collect()
}

/// The same for a map that moves: a name stays where it is while it can, and where it cannot it takes the best place
/// beside its mark that is free, the most important first.
pub fn keep(requests: &[Request], obstacles: &Obstacles) -> Vec<Option<Placed>> {
    search::keep(requests, obstacles).iter().map(|c| c.as_ref().map(Placed::of)).collect()
}

/// The place that a name held before, if nothing bars it now and no arc runs under it.
pub fn hold(request: &Request, obstacles: &Obstacles) -> Option<Placed> {
    candidates::held(request, obstacles).filter(|c| c.cost < candidates::LINE_COST.0).as_ref().map(Placed::of)
}

/// The best place of one name that nothing bars: beside its mark, or in its area.
pub fn find(request: &Request, obstacles: &Obstacles) -> Option<Placed> {
    candidates(request, obstacles, Reach::Near).first().map(Placed::of)
}

impl Placed {
    fn of(c: &Candidate) -> Placed {
        Placed { text: c.text, rect: c.rect, leader: c.leader, slot: c.slot }
    }
}

#[cfg(test)]
mod tests;
