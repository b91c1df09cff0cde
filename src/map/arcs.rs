//! The arcs of a frame: bundles of partnerships along great circles, set apart where they would lie on each other.

use super::bows::{self, Bow};
use super::marks::Mark;
use super::plane::{Pt, Rect};
use super::trace::{Along, trace};
use crate::atlas::order::{sort_once, sorted};
use crate::atlas::{Bundle, Status};
use crate::geo::{LonLat, Projection, View};

/// An end of an arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// A mark of the frame, by its place in the scene.
    Mark(u32),
    /// A named box of the frame, by its place in the scene.
    Box(u32),
    /// Hubs of the home country, in a frame that shows none of it.
    Home,
    /// A hub outside the frame, by its index in the atlas; with [`AFAR`] those that are gathered with it.
    Away(u32),
}

/// Marks the index of a hub that stands for all that are gathered with it far outside the frame: a line to it alone may
/// be in the same scene.
pub const AFAR: u32 = 1 << 31;

impl End {
    /// Whether it lies outside the frame.
    pub fn is_away(self) -> bool {
        matches!(self, End::Home | End::Away(_))
    }
}

/// How many partnerships a line stands for, in three steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// One or two.
    Few,
    /// Three to seven.
    Some,
    /// Eight and more.
    Many,
}

impl Weight {
    /// The step of a number of partnerships.
    pub fn of(partnerships: usize) -> Weight {
        match partnerships {
            0..=2 => Weight::Few,
            3..=7 => Weight::Some,
            _ => Weight::Many,
        }
    }

    /// The width of the line, px. What is only signed is drawn thinner than what runs.
    pub fn width(self, status: Status) -> f32 {
        let full = match self {
            Weight::Few => 1.1,
            Weight::Some => 1.9,
            Weight::Many => 2.8,
        };
        if matches!(status, Status::Operating | Status::Building) { full } else { full * 0.86 }
    }
}

/// A line between two ends, with the partnerships that it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    /// The one end; at home if either is.
    pub a: End,
    /// The other.
    pub b: End,
    /// Partnerships by index, sorted; at least one.
    pub partnerships: Vec<u32>,
    /// The strongest status among them.
    pub status: Status,
    /// The status of each, in their order; empty until the arc is drawn.
    pub statuses: Vec<Status>,
    /// The hubs that it leads to where those are several gathered ([`AFAR`]), the one that it is drawn to first; else none.
    pub beyond: Vec<u32>,
    /// The step of its width.
    pub weight: Weight,
    /// The line in pieces, px, each of at least two points.
    pub pieces: Vec<Vec<Pt>>,
    /// How it is set aside from the great circle.
    pub bow: Bow,
}

impl Arc {
    /// The width of its line, px.
    pub fn width(&self) -> f32 {
        self.weight.width(self.status)
    }

    /// The middle of its longest piece and the direction there, if it is drawn at all.
    pub fn middle(&self) -> Option<(Pt, Pt)> {
        let piece = self.pieces.iter().max_by(|a, b| length(a).total_cmp(&length(b)))?;
        let mut left = length(piece) / 2.0;
        for s in piece.windows(2) {
            let d = s[0].distance(s[1]);
            if d >= left && d > 0.0 {
                let along = Pt::new((s[1].x - s[0].x) / d, (s[1].y - s[0].y) / d);
                return Some((s[0].toward(s[1], left / d), along));
            }
            left -= d;
        }
        None
    }
}

/// The length of a line, px.
pub fn length(line: &[Pt]) -> f32 {
    line.windows(2).map(|s| s[0].distance(s[1])).sum()
}

/// Where an end lies: on the sphere for the great circle, in the frame for where the line meets the mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Site {
    /// On the sphere.
    pub place: LonLat,
    /// Where the line is to end in the frame, px; `None` for a hub that is away.
    pub at: Option<Pt>,
}

/// Joins bundles whose hubs share their ends. Bundles that lead from an end to itself, or from away to away, are
/// left out. Sorted by ends; the same whatever the order of `bundles`.
pub fn merge(bundles: &[Bundle], end_of: &dyn Fn(u32) -> End) -> Vec<Arc> {
    let mut joined: Vec<(End, End, Status, &[u32])> = bundles
        .iter()
        .filter_map(|bundle| {
            let (a, b) = (end_of(bundle.a), end_of(bundle.b));
            let away = a.is_away() && b.is_away();
            (a != b && !away).then(|| (a.min(b), a.max(b), bundle.status, bundle.partnerships.as_slice()))
        })
        .collect();
    let key = |i: usize| (joined[i].0, joined[i].1, joined[i].2);
    let order = sorted(joined.len(), &|x, y| key(x).cmp(&key(y)));
    joined = order.into_iter().map(|i| joined[i as usize]).collect();
    joined
        .chunk_by(|x, y| (x.0, x.1) == (y.0, y.1))
        .map(|group| {
            let mut partnerships: Vec<u32> = group.iter().flat_map(|g| g.3).copied().collect();
            // Those of one bundle are sorted as they are.
            if group.len() > 1 {
                sort_once(&mut partnerships);
            }
            Arc {
                a: group[0].0,
                b: group[0].1,
                status: group[0].2,
                statuses: Vec::new(),
                beyond: Vec::new(),
                weight: Weight::of(partnerships.len()),
                partnerships,
                pieces: Vec::new(),
                bow: Bow::default(),
            }
        })
        .collect()
}

/// Measures the pieces of a line that leaves a window anew.
pub type Follow = fn(&mut [Vec<Along>], Rect);

/// How arcs are laid out.
pub struct Manner {
    /// What is done with a line that leaves the frame, so that it can be set aside where it is seen.
    pub follow: Option<Follow>,
    /// How they are set aside.
    pub care: bows::Care,
}

impl Manner {
    /// As in a frame of the plate.
    pub const PLATE: Manner = Manner { follow: None, care: bows::Care::PLATE };
}

/// Draws the arcs into the frame: great circles, with a small bow where two would lie on each other or one would
/// run under a mark that it does not join. With `held`, the bow of an arc is what that gives instead.
pub fn draw(
    arcs: &mut Vec<Arc>,
    view: &View,
    window: Rect,
    marks: &[Mark],
    site_of: &dyn Fn(End) -> Option<Site>,
    held: Option<&dyn Fn(&Arc) -> Bow>,
    manner: &Manner,
) {
    let mut lines: Vec<Vec<Vec<Along>>> = Vec::with_capacity(arcs.len());
    arcs.retain(|arc| {
        let (Some(a), Some(b)) = (site_of(arc.a), site_of(arc.b)) else { return false };
        let mut pieces = trace(view, a.place, b.place, window);
        snap(&mut pieces, a.at, b.at);
        if let Some(follow) = manner.follow.filter(|_| arc.b.is_away()) {
            follow(&mut pieces, window);
        }
        let drawn = !pieces.is_empty();
        if drawn {
            lines.push(pieces);
        }
        drawn
    });
    let bows = match held {
        Some(held) => arcs.iter().map(held).collect(),
        None => bows::find(arcs, &lines, marks, &manner.care),
    };
    let globe = matches!(view.projection, Projection::Orthographic { .. });
    for ((arc, pieces), bow) in arcs.iter_mut().zip(lines).zip(bows) {
        // What passes beyond the globe's horizon ends on it.
        let whole = !globe || (starts(&pieces) && ends(&pieces, window));
        arc.bow = if whole { bow } else { Bow::default() };
        arc.pieces = pieces.iter().filter_map(|p| clip(&arc.bow.applied(p), window)).flatten().collect();
    }
    arcs.retain(|a| !a.pieces.is_empty());
}

fn starts(pieces: &[Vec<Along>]) -> bool {
    pieces.first().and_then(|p| p.first()).is_some_and(|p| p.t == 0.0)
}

/// Whether the line goes on to its end, or out of the window.
fn ends(pieces: &[Vec<Along>], window: Rect) -> bool {
    pieces.last().and_then(|p| p.last()).is_some_and(|p| p.t == 1.0 || !window.holds(p.at))
}

/// Moves the ends of the line to where their marks are, and what lies between along with them.
fn snap(pieces: &mut [Vec<Along>], a: Option<Pt>, b: Option<Pt>) {
    let first = pieces.first().and_then(|p| p.first()).filter(|p| p.t == 0.0).map(|p| p.at);
    let last = pieces.last().and_then(|p| p.last()).filter(|p| p.t == 1.0).map(|p| p.at);
    let shift = |want: Option<Pt>, have: Option<Pt>| match (want, have) {
        (Some(w), Some(h)) => (w.x - h.x, w.y - h.y),
        _ => (0.0, 0.0),
    };
    let (da, db) = (shift(a, first), shift(b, last));
    for p in pieces.iter_mut().flatten() {
        let (u, v) = ((1.0 - p.t).powi(4), p.t.powi(4));
        p.at = p.at.moved(da.0 * u + db.0 * v, da.1 * u + db.1 * v);
    }
}

/// The parts of the line that lie in the window.
fn clip(line: &[Pt], window: Rect) -> Option<Vec<Vec<Pt>>> {
    let mut out: Vec<Vec<Pt>> = Vec::new();
    let mut open = false;
    for s in line.windows(2) {
        let Some((t0, t1)) = window.clip(s[0], s[1]) else {
            open = false;
            continue;
        };
        let (from, to) = (s[0].toward(s[1], t0), s[0].toward(s[1], t1));
        match out.last_mut() {
            Some(piece) if open && t0 == 0.0 => piece.push(to),
            _ => out.push(vec![from, to]),
        }
        open = t1 == 1.0;
    }
    out.retain(|p| p.len() > 1);
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f32, f32)]) -> Vec<Pt> {
        points.iter().map(|&(x, y)| Pt::new(x, y)).collect()
    }

    fn bundle(a: u32, b: u32, partnerships: &[u32], status: Status) -> Bundle {
        Bundle { a, b, partnerships: partnerships.to_vec(), status }
    }

    #[test]
    fn bundles_with_the_same_ends_become_one_with_each_partnership_once() {
        let bundles = [
            bundle(0, 5, &[1, 2], Status::Signed),
            bundle(1, 5, &[2, 3], Status::Operating),
            bundle(0, 1, &[9], Status::Signed),
            bundle(7, 8, &[4], Status::Signed),
        ];
        let end_of = |h: u32| match h {
            0 | 1 => End::Mark(0),
            5 => End::Mark(1),
            other => End::Away(other),
        };
        let arcs = merge(&bundles, &end_of);
        assert_eq!(arcs.len(), 1, "{arcs:?}");
        assert_eq!(arcs[0].partnerships, [1, 2, 3]);
        assert_eq!((arcs[0].status, arcs[0].weight), (Status::Operating, Weight::Some));
        let mut turned = bundles.to_vec();
        turned.reverse();
        assert_eq!(arcs, merge(&turned, &end_of));
    }

    #[test]
    fn a_line_is_cut_at_the_window_into_its_parts_inside() {
        let window = Rect::new(0.0, 0.0, 10.0, 10.0);
        let cut = clip(&line(&[(-5.0, 5.0), (5.0, 5.0), (5.0, 20.0), (8.0, 20.0), (8.0, 5.0)]), window).expect("parts");
        assert_eq!(cut, [line(&[(0.0, 5.0), (5.0, 5.0), (5.0, 10.0)]), line(&[(8.0, 10.0), (8.0, 5.0)])]);
        assert_eq!(clip(&line(&[(-5.0, 5.0), (-1.0, 5.0)]), window), None);
    }

    #[test]
    fn widths_come_in_three_steps_and_a_signed_line_is_thinner_than_one_that_runs() {
        assert_eq!([1, 2, 3, 7, 8, 40].map(Weight::of).map(|w| w.width(Status::Operating)), [1.1, 1.1, 1.9, 1.9, 2.8, 2.8]);
        assert!(Weight::Some.width(Status::Signed) < Weight::Some.width(Status::Building));
    }
}
