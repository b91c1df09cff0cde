//! Where names stand: beside their marks, clear of each other, of marks and as far as can be of arcs.
//!
//! Every name has *candidates* ([`candidates`]): places beside its mark, and further off with a leader. What a
//! candidate costs by itself and beside another is fixed; [`place`] looks for the cheapest whole. It is
//! deterministic: the same names, marks and arcs give the same places. A name whose candidates are all barred is
//! left out rather than laid over something.

mod candidates;
mod grid;
mod search;

pub use candidates::Candidate;
pub use grid::Lines;

use super::metrics::LabelClass;
use super::plane::{Pt, Rect};
use candidates::candidates;

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
    /// An expanse without an edge: a sea. The name stands on or near the point.
    Expanse(Pt),
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

/// How hard to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// Once, the most important first, beside their marks only: for a map that moves.
    Quick,
    /// For the best whole.
    Thorough,
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

/// Finds a place for each name, or none.
pub fn place(requests: &[Request], obstacles: &Obstacles, effort: Effort) -> Vec<Option<Placed>> {
    let options: Vec<Vec<Candidate>> = requests.iter().map(|r| candidates(r, obstacles, effort)).collect();
    let chosen = search::solve(requests, &options, effort);
    chosen
        .into_iter()
        .zip(&options)
        .map(|(c, o)| {
            let c = o.get(c?)?;
            Some(Placed { text: c.text, rect: c.rect, leader: c.leader, slot: c.slot })
        })
        .collect()
}

#[cfg(test)]
mod tests;
