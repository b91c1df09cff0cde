//! How arcs are set aside from their great circles, so that none lies on another or runs under a mark that it does
//! not join, and few cross.

use super::arcs::{Arc, End};
use super::marks::Mark;
use super::plane::{Pt, Rect, cross, squared_distance_to_segment};
use super::trace::Along;
use crate::atlas::order::sorted;

/// How far an arc is set aside from its great circle, px, to the left as seen from its first end if positive.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bow {
    /// Near its first end.
    pub start: f32,
    /// In its middle.
    pub middle: f32,
    /// Near its other end.
    pub end: f32,
}

/// How much is done so that arcs do not trouble each other.
pub struct Care {
    /// The greatest bow in the middle and near an end, px, and as a share of the arc's length.
    pub most: (f32, f32, f32),
    /// What is wrong with two arcs at their mark, beside what is for all.
    pub at_mark: Option<AtMark>,
}

/// What is wrong with two lines at a mark that both start or end at.
pub type AtMark = fn(&Mark, &[Pt], &[Pt]) -> f32;

impl Care {
    /// As in a frame of the plate.
    pub const PLATE: Care = Care { most: (14.0, 12.0, 0.08), at_mark: None };
}

/// The room that two arcs from one mark are to have between them at their middle, and near that mark, px.
const APART: (f32, f32) = (4.5, 2.5);
/// The room between an arc and a mark that it does not join, px.
const CLEAR: f32 = 2.5;
/// The steps by which a bow is changed, px.
const STEPS: [f32; 8] = [-8.0, -4.0, -2.0, -1.0, 1.0, 2.0, 4.0, 8.0];
/// An arc with less fault than this is left as it is.
const SLIGHT: f32 = 1.5;
const ROUNDS: usize = 5;
/// How many points an arc is measured by.
const POINTS: usize = 20;
/// With more arcs than this they are left as they are.
const MANY: usize = 72;
/// So many bows are tried at most, whatever the number of arcs: the map comes to rest without a hitch.
const TRIES: usize = 4_000;

impl Bow {
    /// How far the point at `t` is set aside. The middle is a parabola; the others are bumps with their peaks at
    /// 1/6 and 5/6, all nothing at both ends.
    fn at(self, t: f32) -> f32 {
        let u = 1.0 - t;
        let bump = |a: f32, b: f32| 14.929_92 * b * a.powi(5);
        self.middle * 4.0 * t * u + self.end * bump(t, u) + self.start * bump(u, t)
    }

    /// The line set aside.
    pub fn applied(self, line: &[Along]) -> Vec<Pt> {
        let plain = self == Bow::default();
        (0..line.len())
            .map(|i| {
                let p = line[i];
                if plain {
                    return p.at;
                }
                let (before, after) = (line[i.saturating_sub(1)].at, line[(i + 1).min(line.len() - 1)].at);
                let size = self.at(p.t) / before.distance(after).max(1e-6);
                p.at.moved((after.y - before.y) * size, (before.x - after.x) * size)
            })
            .collect()
    }

    fn with(self, part: usize, by: f32) -> Bow {
        let mut new = self;
        match part {
            0 => new.middle += by,
            1 => new.end += by,
            _ => new.start += by,
        }
        new
    }

    fn fits(self, length: f32, most: (f32, f32, f32)) -> bool {
        let share = most.2 * length;
        self.middle.abs() <= most.0.min(share) && self.start.abs().max(self.end.abs()) <= most.1.min(share)
    }

    fn cost(self) -> f32 {
        (self.middle * self.middle + 1.4 * (self.start * self.start + self.end * self.end)) * 0.02
    }
}

/// The bow of each arc, none if there are more than [`MANY`]: from none, each arc that is at fault is changed step by step while the whole gets better.
pub fn find(arcs: &[Arc], lines: &[Vec<Vec<Along>>], marks: &[Mark], care: &Care) -> Vec<Bow> {
    if arcs.len() > MANY {
        return vec![Bow::default(); arcs.len()];
    }
    let plain: Vec<Vec<Along>> = lines.iter().map(|pieces| thin(pieces)).collect();
    let lengths: Vec<f32> = plain.iter().map(|l| l.windows(2).map(|s| s[0].at.distance(s[1].at)).sum()).collect();
    let drawn: Vec<Vec<Pt>> = plain.iter().map(|l| Bow::default().applied(l)).collect();
    let boxes = drawn.iter().map(|l| bounds(l)).collect();
    let mut layout = Layout { arcs, marks, care, drawn, boxes, plain };
    let mut bows = vec![Bow::default(); arcs.len()];
    let mut tries = TRIES;
    for _ in 0..ROUNDS {
        let mut better = false;
        for i in 0..arcs.len() {
            let order = layout.worst_first(i);
            let mut least = layout.fault(i, &order, f32::MAX) + bows[i].cost();
            if least < SLIGHT {
                continue;
            }
            for part in 0..3 {
                let (from, mut best) = (bows[i], None);
                for step in STEPS {
                    let bow = from.with(part, step);
                    if tries == 0 || !bow.fits(lengths[i], care.most) {
                        continue;
                    }
                    tries -= 1;
                    layout.draw(i, bow);
                    let cost = layout.fault(i, &order, least - bow.cost()) + bow.cost();
                    if cost < least - 0.05 {
                        least = cost;
                        best = Some(bow);
                    }
                }
                better |= best.is_some();
                bows[i] = best.unwrap_or(from);
                layout.draw(i, bows[i]);
            }
        }
        if !better {
            break;
        }
    }
    bows
}

/// The longest piece with some [`POINTS`] points: enough to measure by.
fn thin(pieces: &[Vec<Along>]) -> Vec<Along> {
    let Some(longest) = pieces.iter().max_by_key(|p| p.len()) else { return Vec::new() };
    let step = longest.len().div_ceil(POINTS).max(1);
    let mut out: Vec<Along> = longest.iter().step_by(step).copied().collect();
    if let (Some(last), Some(&end)) = (out.last(), longest.last())
        && last.t < end.t
    {
        out.push(end);
    }
    out
}

/// The box about a line; empty for none.
fn bounds(line: &[Pt]) -> Rect {
    let (mut low, mut high) = (Pt::new(f32::MAX, f32::MAX), Pt::new(f32::MIN, f32::MIN));
    for p in line {
        low = Pt::new(low.x.min(p.x), low.y.min(p.y));
        high = Pt::new(high.x.max(p.x), high.y.max(p.y));
    }
    Rect::new(low.x, low.y, (high.x - low.x).max(0.0), (high.y - low.y).max(0.0))
}

struct Layout<'a> {
    arcs: &'a [Arc],
    marks: &'a [Mark],
    care: &'a Care,
    plain: Vec<Vec<Along>>,
    drawn: Vec<Vec<Pt>>,
    boxes: Vec<Rect>,
}

impl Layout<'_> {
    fn draw(&mut self, i: usize, bow: Bow) {
        self.drawn[i] = bow.applied(&self.plain[i]);
        self.boxes[i] = bounds(&self.drawn[i]);
    }

    /// The other arcs, those that trouble this one most first, so that a bad place is soon known as such.
    fn worst_first(&self, i: usize) -> Vec<usize> {
        let trouble: Vec<f32> = (0..self.arcs.len()).map(|j| if j == i { -1.0 } else { self.between(i, j) }).collect();
        let order = sorted(trouble.len(), &|a, b| trouble[b].total_cmp(&trouble[a]));
        order.into_iter().map(|j| j as usize).filter(|&j| j != i).collect()
    }

    /// What is wrong with an arc as it is drawn now; if it is more than `limit`, no less than that.
    fn fault(&self, i: usize, order: &[usize], limit: f32) -> f32 {
        let (arc, line) = (&self.arcs[i], &self.drawn[i]);
        let mut sum = 0.0;
        for (k, mark) in self.marks.iter().enumerate() {
            let need = mark.radius + CLEAR + arc.width() / 2.0;
            let own = [arc.a, arc.b].contains(&End::Mark(k as u32));
            if own || !self.boxes[i].grown(need).holds(mark.at) {
                continue;
            }
            let lack = need - distance(line, mark.at);
            if lack > 0.0 {
                sum += lack * lack + if lack > CLEAR { 12.0 } else { 0.0 };
            }
        }
        let near = self.boxes[i].grown(APART.0 + 4.0);
        for &j in order.iter().filter(|&&j| near.overlaps(self.boxes[j])) {
            if sum > limit {
                break;
            }
            sum += self.between(i, j);
        }
        sum
    }

    fn between(&self, i: usize, j: usize) -> f32 {
        let (x, y) = (&self.arcs[i], &self.arcs[j]);
        let shared = [x.a, x.b].into_iter().find(|e| [y.a, y.b].contains(e));
        let mut cost = 0.0;
        if let (Some(at_mark), Some(End::Mark(m))) = (self.care.at_mark, shared)
            && let Some(mark) = self.marks.get(m as usize)
        {
            cost += at_mark(mark, &self.drawn[i], &self.drawn[j]);
        }
        if let Some(end) = shared {
            for (near, need) in [(0.15, APART.1), (0.32, APART.0), (0.5, APART.0), (0.68, APART.0), (0.85, APART.1)] {
                let t = if x.a == end { near } else { 1.0 - near };
                let Some(at) = self.plain[i].iter().position(|p| p.t >= t) else { continue };
                let Some(&p) = self.drawn[i].get(at) else { continue };
                let lack = need + (x.width() + y.width()) / 2.0 - distance(&self.drawn[j], p);
                cost += lack.max(0.0).powi(2) * 0.25;
            }
        }
        cost + 9.0 * crossings(&self.drawn[i], &self.drawn[j]) as f32
    }
}

fn distance(line: &[Pt], p: Pt) -> f32 {
    line.windows(2).map(|s| squared_distance_to_segment(p, s[0], s[1])).fold(f32::MAX, f32::min).sqrt()
}

fn crossings(x: &[Pt], y: &[Pt]) -> usize {
    let mut n = 0;
    for s in x.windows(2) {
        let (low, high) = (s[0].x.min(s[1].x), s[0].x.max(s[1].x));
        let (top, bottom) = (s[0].y.min(s[1].y), s[0].y.max(s[1].y));
        for t in y.windows(2) {
            let aside = t[0].x.max(t[1].x) < low || t[0].x.min(t[1].x) > high;
            let apart = aside || t[0].y.max(t[1].y) < top || t[0].y.min(t[1].y) > bottom;
            n += usize::from(!apart && cross(s[0], s[1], t[0], t[1]));
        }
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{HubRole, Status};
    use crate::map::arcs::Weight;

    fn arc(a: u32, b: u32) -> Arc {
        Arc {
            a: End::Mark(a),
            b: End::Mark(b),
            partnerships: vec![a],
            status: Status::Operating,
            statuses: Vec::new(),
            beyond: Vec::new(),
            weight: Weight::Few,
            pieces: Vec::new(),
            bow: Bow::default(),
        }
    }

    fn straight(from: Pt, to: Pt) -> Vec<Vec<Along>> {
        vec![(0..=20).map(|i| Along { t: i as f32 / 20.0, at: from.toward(to, i as f32 / 20.0) }).collect()]
    }

    fn mark(x: f32, y: f32) -> Mark {
        Mark { at: Pt::new(x, y), radius: 4.0, role: HubRole::Partner, hubs: vec![0], country: false, elsewhere: false }
    }

    #[test]
    fn a_positive_bow_leads_to_the_left_and_leaves_the_ends() {
        let line = straight(Pt::new(0.0, 0.0), Pt::new(100.0, 0.0));
        let bowed = Bow { middle: 6.0, ..Bow::default() }.applied(&line[0]);
        assert_eq!((bowed[0], bowed[10], bowed[20]), (Pt::new(0.0, 0.0), Pt::new(50.0, -6.0), Pt::new(100.0, 0.0)));
        let end = Bow { end: 6.0, ..Bow::default() };
        assert!((end.at(5.0 / 6.0) - 6.0).abs() < 1e-3 && end.at(0.3) < 0.2);
    }

    #[test]
    fn two_arcs_on_each_other_are_set_apart() {
        let lines = [straight(Pt::new(0.0, 0.0), Pt::new(300.0, 0.0)), straight(Pt::new(0.0, 0.0), Pt::new(310.0, 3.0))];
        let arcs = [arc(0, 1), arc(0, 2)];
        let bows = find(&arcs, &lines, &[], &Care::PLATE);
        let drawn: Vec<Vec<Pt>> = lines.iter().zip(&bows).map(|(l, b)| b.applied(&l[0])).collect();
        assert!(distance(&drawn[1], drawn[0][10]) > 4.0, "{bows:?}");
        assert_eq!(crossings(&drawn[0], &drawn[1]), 0, "{bows:?}");
    }

    #[test]
    fn an_arc_goes_round_a_mark_that_it_does_not_join() {
        for x in [60.0, 150.0, 260.0] {
            let lines = [straight(Pt::new(0.0, 0.0), Pt::new(300.0, 0.0))];
            let marks = [mark(0.0, 0.0), mark(300.0, 0.0), mark(x, 2.0)];
            let bows = find(&[arc(0, 1)], &lines, &marks, &Care::PLATE);
            let off = distance(&bows[0].applied(&lines[0][0]), marks[2].at);
            assert!(off > 4.0 + 1.0, "{x}: {off} {bows:?}");
        }
    }

    #[test]
    fn an_arc_without_fault_follows_its_great_circle() {
        let lines = [straight(Pt::new(0.0, 0.0), Pt::new(300.0, 0.0)), straight(Pt::new(0.0, 0.0), Pt::new(0.0, 300.0))];
        let bows = find(&[arc(0, 1), arc(0, 2)], &lines, &[mark(0.0, 0.0), mark(300.0, 0.0), mark(0.0, 300.0)], &Care::PLATE);
        assert_eq!(bows, [Bow::default(); 2]);
    }
}
