//! The arcs of a frame: bundles of partnerships along great circles, set apart where they would lie on each other.

use super::marks::Mark;
use super::plane::{Pt, Rect};
use super::trace::{Along, trace};
use crate::atlas::{Bundle, Status};
use crate::geo::{LonLat, View};

/// An end of an arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// A mark of the frame, by its place in the scene.
    Mark(u32),
    /// A named box of the frame, by its place in the scene.
    Box(u32),
    /// Hubs of the home country, in a frame that shows none of it.
    Home,
    /// A hub outside the frame, by its index in the atlas.
    Away(u32),
}

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
    /// The step of its width.
    pub weight: Weight,
    /// The line in pieces, px, each of at least two points.
    pub pieces: Vec<Vec<Pt>>,
    /// How far its middle is set aside from the great circle, px; to the left as seen from `a` if positive.
    pub bow: f32,
}

impl Arc {
    /// The width of its line, px.
    pub fn width(&self) -> f32 {
        self.weight.width(self.status)
    }

    /// The ends as a pair that identifies it in its scene.
    pub fn key(&self) -> (End, End) {
        (self.a, self.b)
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
    joined.sort_by_key(|j| (j.0, j.1, j.2));
    joined
        .chunk_by(|x, y| (x.0, x.1) == (y.0, y.1))
        .map(|group| {
            let mut partnerships: Vec<u32> = group.iter().flat_map(|g| g.3).copied().collect();
            partnerships.sort_unstable();
            partnerships.dedup();
            Arc {
                a: group[0].0,
                b: group[0].1,
                status: group[0].2,
                weight: Weight::of(partnerships.len()),
                partnerships,
                pieces: Vec::new(),
                bow: 0.0,
            }
        })
        .collect()
}

/// Draws the arcs into the frame: great circles, with a small bow where two would lie on each other or one would
/// run under a mark that it does not join.
pub fn draw(arcs: &mut Vec<Arc>, view: &View, window: Rect, marks: &[Mark], site_of: &dyn Fn(End) -> Option<Site>) {
    let mut lines: Vec<Vec<Vec<Along>>> = Vec::with_capacity(arcs.len());
    arcs.retain(|arc| {
        let (Some(a), Some(b)) = (site_of(arc.a), site_of(arc.b)) else { return false };
        let mut pieces = trace(view, a.place, b.place, window);
        snap(&mut pieces, a.at, b.at);
        let drawn = !pieces.is_empty();
        if drawn {
            lines.push(pieces);
        }
        drawn
    });
    let bows = bows(arcs, &lines, marks);
    for ((arc, pieces), bow) in arcs.iter_mut().zip(lines).zip(bows) {
        arc.bow = bow;
        arc.pieces = pieces.iter().filter_map(|p| clip(&bowed(p, bow), window)).flatten().collect();
    }
    arcs.retain(|a| !a.pieces.is_empty());
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

/// The line with its middle set aside by `bow` px.
fn bowed(line: &[Along], bow: f32) -> Vec<Pt> {
    (0..line.len())
        .map(|i| {
            let p = line[i];
            if bow == 0.0 {
                return p.at;
            }
            let (before, after) = (line[i.saturating_sub(1)].at, line[(i + 1).min(line.len() - 1)].at);
            let d = before.distance(after).max(1e-6);
            let size = bow * 4.0 * p.t * (1.0 - p.t) / d;
            p.at.moved((after.y - before.y) * size, (before.x - after.x) * size)
        })
        .collect()
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

/// The room that two arcs from one mark are to have between them at their middle, px.
const APART: f32 = 4.5;
/// The room between an arc and a mark that it does not join, px.
const CLEAR: f32 = 2.5;
/// The greatest bow, px, and as a share of the arc's length.
const MOST: (f32, f32) = (13.0, 0.07);
const ROUNDS: usize = 6;
const PROBES: [f32; 3] = [0.3, 0.5, 0.7];

/// How far each arc is to be set aside. A few rounds of pushing: neighbours that share an end apart, arcs away from
/// marks that they do not join.
fn bows(arcs: &[Arc], lines: &[Vec<Vec<Along>>], marks: &[Mark]) -> Vec<f32> {
    let plain: Vec<Vec<Along>> = lines.iter().map(|pieces| thin(pieces)).collect();
    let lengths: Vec<f32> =
        plain.iter().map(|l| l.windows(2).map(|s| s[0].at.distance(s[1].at)).sum::<f32>()).collect();
    let most = |i: usize| MOST.0.min(MOST.1 * lengths[i]);
    let mut bows = vec![0.0f32; arcs.len()];
    for _ in 0..ROUNDS {
        let drawn: Vec<Vec<Pt>> = plain.iter().zip(&bows).map(|(l, &b)| bowed(l, b)).collect();
        let mut push = vec![0.0f32; arcs.len()];
        for i in 0..arcs.len() {
            for j in i + 1..arcs.len() {
                if !share_an_end(&arcs[i], &arcs[j]) {
                    continue;
                }
                for probe in PROBES {
                    let Some((gap, sign)) = gap(&plain[i], &drawn[i], probe, &drawn[j]) else { continue };
                    let need = APART + (arcs[i].width() + arcs[j].width()) / 2.0;
                    if gap < need {
                        let by = (need - gap) / 2.0 * 0.6 / PROBES.len() as f32 * 1.5;
                        push[i] += sign.0 * by;
                        push[j] += sign.1 * by;
                    }
                }
            }
            for (k, mark) in marks.iter().enumerate() {
                let own = [arcs[i].a, arcs[i].b].contains(&End::Mark(k as u32));
                if own {
                    continue;
                }
                let need = mark.radius + CLEAR + arcs[i].width() / 2.0;
                if let Some((off, side, t)) = beside(&plain[i], &drawn[i], mark.at).filter(|b| b.0 < need) {
                    let hold = (4.0 * t * (1.0 - t)).max(0.25);
                    push[i] -= side * (need - off) * 0.7 / hold;
                }
            }
        }
        for i in 0..arcs.len() {
            bows[i] = (bows[i] + push[i]).clamp(-most(i), most(i));
        }
    }
    for bow in &mut bows {
        *bow = (*bow * 4.0).round() / 4.0;
    }
    bows
}

fn share_an_end(x: &Arc, y: &Arc) -> bool {
    [y.a, y.b].contains(&x.a) || [y.a, y.b].contains(&x.b)
}

/// The longest piece with about 24 points: enough to measure by.
fn thin(pieces: &[Vec<Along>]) -> Vec<Along> {
    let Some(longest) = pieces.iter().max_by_key(|p| p.len()) else { return Vec::new() };
    let step = (longest.len() / 24).max(1);
    let mut out: Vec<Along> = longest.iter().step_by(step).copied().collect();
    if let (Some(last), Some(end)) = (out.last().copied(), longest.last().copied())
        && last.t < end.t
    {
        out.push(end);
    }
    out
}

/// The signed side of `p` by the segment: positive to the left as seen along it (y points down).
fn side(a: Pt, b: Pt, p: Pt) -> f32 {
    (b.y - a.y) * (p.x - a.x) - (b.x - a.x) * (p.y - a.y)
}

/// How far the line `drawn` is at `probe` from `other`, and the way that each is to bow to part them.
fn gap(plain: &[Along], drawn: &[Pt], probe: f32, other: &[Pt]) -> Option<(f32, (f32, f32))> {
    let i = plain.iter().position(|p| p.t >= probe)?;
    let (p, q) = (drawn[i.saturating_sub(1)], drawn[(i + 1).min(drawn.len() - 1)]);
    let at = drawn[i];
    let (off, a, b) = other
        .windows(2)
        .map(|s| (super::plane::distance_to_segment(at, s[0], s[1]), s[0], s[1]))
        .min_by(|x, y| x.0.total_cmp(&y.0))?;
    // Where they lie on each other exactly, the one drawn first goes left.
    let at_left = side(a, b, at) >= 0.0;
    let same_way = (q.x - p.x) * (b.x - a.x) + (q.y - p.y) * (b.y - a.y) >= 0.0;
    let other_way = if at_left { -1.0 } else { 1.0 };
    let own_way = if at_left == same_way { 1.0 } else { -1.0 };
    Some((off, (own_way, other_way)))
}

/// How far a mark lies from the line, on which side, and how far along.
fn beside(plain: &[Along], drawn: &[Pt], at: Pt) -> Option<(f32, f32, f32)> {
    let i = (0..drawn.len().saturating_sub(1)).min_by(|&i, &j| {
        let d = |k: usize| super::plane::distance_to_segment(at, drawn[k], drawn[k + 1]);
        d(i).total_cmp(&d(j))
    })?;
    let off = super::plane::distance_to_segment(at, drawn[i], drawn[i + 1]);
    let way = if side(drawn[i], drawn[i + 1], at) >= 0.0 { 1.0 } else { -1.0 };
    let t = (plain[i].t + plain[i + 1].t) / 2.0;
    (t > 0.04 && t < 0.96).then_some((off, way, t))
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
    fn a_positive_bow_leads_to_the_left() {
        let along = [0.0, 0.5, 1.0].map(|t| Along { t, at: Pt::new(t * 10.0, 0.0) });
        assert_eq!(bowed(&along, 2.0)[1], Pt::new(5.0, -2.0));
        assert_eq!(bowed(&along, 2.0)[0], Pt::new(0.0, 0.0));
        assert!(side(Pt::new(0.0, 0.0), Pt::new(10.0, 0.0), Pt::new(5.0, -2.0)) > 0.0);
    }

    #[test]
    fn widths_come_in_three_steps_and_a_signed_line_is_thinner_than_one_that_runs() {
        assert_eq!([1, 2, 3, 7, 8, 40].map(Weight::of).map(|w| w.width(Status::Operating)), [1.1, 1.1, 1.9, 1.9, 2.8, 2.8]);
        assert!(Weight::Some.width(Status::Signed) < Weight::Some.width(Status::Building));
    }
}
