//! One square: its shapes as a chart.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use bio_hub_atlas::map::base::chart::{Arc, ArcRef, Chart, Class, Grid, Part};
use bio_hub_atlas::map::base::file::{decode, encode};
use bio_hub_atlas::map::base::tiles::{Shore, Square};

use super::inland::Ground;
use super::shape::Shape;

type At = [i32; 2];

/// The sides of a square on its grid.
#[derive(Clone, Copy)]
pub struct Sides {
    pub low: At,
    pub high: At,
}

impl Sides {
    pub fn of(square: Square, grid: Grid) -> Sides {
        let of = square.extent();
        Sides { low: grid.point(of.west, of.south), high: grid.point(of.east, of.north) }
    }

    /// The side on which an edge lies, if it does: axis, and where.
    fn side(&self, a: At, b: At) -> Option<(usize, i32)> {
        let on = |axis: usize, at: i32| a[axis] == at && b[axis] == at;
        let sides = [(0, self.low[0]), (0, self.high[0]), (1, self.low[1]), (1, self.high[1])];
        sides.into_iter().find(|&(axis, at)| on(axis, at))
    }

    pub fn touches(&self, p: At) -> bool {
        (0..2).any(|axis| p[axis] == self.low[axis] || p[axis] == self.high[axis])
    }
}

/// A piece of a ring between two places on the sides, or a whole ring.
struct Run {
    points: Vec<At>,
    closed: bool,
    cut: bool,
}

/// What there is of a square: how land and sea lie in it, and its chart unless that says it all.
pub fn chart(square: Square, shapes: &[Shape], grid: Grid, resolution_m: u32, islets: &[At]) -> Result<(Shore, Option<Chart>)> {
    let sides = Sides::of(square, grid);
    let mut chart = Chart { grid, resolution_m, arcs: Vec::new(), parts: Vec::new(), islets: islets.to_vec() };
    let mut ground = Ground::default();
    for class in Class::ALL {
        let mine = || shapes.iter().filter(move |shape| shape.class == class).map(|shape| shape.points.as_slice());
        if class.is_area() {
            let (rings, runs) = rings(mine(), sides);
            if class == Class::Land {
                ground = Ground::new(runs.iter().map(|run| (run.points.as_slice(), run.closed)), sides);
            }
            add_rings(&mut chart, class, rings, runs);
        } else {
            let lines = mine().flat_map(|line| ground.inland(line)).collect();
            add_lines(&mut chart, class, lines);
        }
    }
    let shore = match (&chart.parts[..], &chart.islets[..]) {
        ([], []) => Shore::Sea,
        ([part], []) if part.class == Class::Land && chart.arcs.iter().all(|arc| arc.cut && arc.closed) => Shore::Land,
        _ => Shore::File,
    };
    if shore != Shore::File {
        return Ok((shore, None));
    }
    ensure!(decode(&encode(&chart))? == chart, "the file does not give back the chart of {square:?}");
    Ok((shore, Some(chart)))
}

/// The rings of a class, each as runs by index and whether backwards. The ways along the sides are
/// those that an odd number of rings has: the others cancel out.
fn rings<'a>(shapes: impl Iterator<Item = &'a [At]>, sides: Sides) -> (Vec<Vec<(usize, bool)>>, Vec<Run>) {
    let (mut runs, mut whole) = (Vec::new(), Vec::new());
    let mut along: BTreeMap<(usize, i32), Vec<i32>> = BTreeMap::new();
    for ring in shapes {
        let n = ring.len() - 1;
        let side = |i: usize| sides.side(ring[i % n], ring[(i + 1) % n]);
        let Some(start) = (0..n).find(|&i| side(i).is_some()) else {
            whole.push(vec![(runs.len(), false)]);
            runs.push(Run { points: ring[..n].to_vec(), closed: true, cut: false });
            continue;
        };
        let mut open: Vec<At> = Vec::new();
        for i in start..start + n {
            let (a, b) = (ring[i % n], ring[(i + 1) % n]);
            match side(i) {
                Some((axis, at)) => {
                    along.entry((axis, at)).or_default().extend([a[1 - axis], b[1 - axis]]);
                    if open.len() >= 2 {
                        runs.push(Run { points: std::mem::take(&mut open), closed: false, cut: false });
                    }
                    open.clear();
                }
                None => {
                    if open.is_empty() {
                        open.push(a);
                    }
                    open.push(b);
                }
            }
        }
        if open.len() >= 2 {
            runs.push(Run { points: open, closed: false, cut: false });
        }
    }
    // A run that comes back to where it began closes by itself.
    for (i, run) in runs.iter_mut().enumerate().filter(|(_, run)| !run.closed) {
        if run.points.first() == run.points.last() {
            run.points.pop();
            run.closed = true;
            if run.points.len() >= 3 {
                whole.push(vec![(i, false)]);
            }
        }
    }
    for ((axis, at), mut ends) in along {
        ends.sort_unstable();
        let mut odd: Vec<i32> = Vec::new();
        for end in ends {
            if odd.last() == Some(&end) {
                odd.pop();
            } else {
                odd.push(end);
            }
        }
        for pair in odd.as_chunks::<2>().0 {
            let points = pair.iter().map(|&end| if axis == 0 { [at, end] } else { [end, at] }).collect();
            runs.push(Run { points, closed: false, cut: true });
        }
    }
    let mut rings = whole;
    rings.extend(chained(&runs));
    (rings, runs)
}

/// Open runs put end to end to rings. Where several begin at one place any will do: filling by the
/// even-odd rule asks only that each is there once.
fn chained(runs: &[Run]) -> Vec<Vec<(usize, bool)>> {
    let ends = |run: &Run| [run.points[0], run.points[run.points.len() - 1]];
    let mut at: BTreeMap<At, Vec<usize>> = BTreeMap::new();
    for (i, run) in runs.iter().enumerate().filter(|(_, run)| !run.closed) {
        for end in ends(run) {
            at.entry(end).or_default().push(i);
        }
    }
    let mut used = vec![false; runs.len()];
    let mut rings = Vec::new();
    for first in (0..runs.len()).filter(|&i| !runs[i].closed) {
        if used[first] {
            continue;
        }
        let [start, mut place] = ends(&runs[first]);
        used[first] = true;
        let mut ring = vec![(first, false)];
        while place != start {
            let next = at.get(&place).and_then(|here| here.iter().copied().find(|&i| !used[i]));
            let Some(next) = next else { break };
            used[next] = true;
            let [a, b] = ends(&runs[next]);
            ring.push((next, a != place));
            place = if a == place { b } else { a };
        }
        if place == start {
            rings.push(ring);
        }
    }
    rings
}

/// From the last point on, the nearest first: differences stay small.
fn in_order<T>(mut left: Vec<T>, from: At, start: impl Fn(&T) -> At, end: impl Fn(&T) -> At) -> Vec<T> {
    let mut at = from;
    let mut out = Vec::with_capacity(left.len());
    loop {
        let distance = |item: &T| {
            let p = start(item);
            (p[0] - at[0]).abs().max((p[1] - at[1]).abs())
        };
        let Some((next, _)) = left.iter().enumerate().min_by_key(|(_, item)| distance(item)) else { break };
        let item = left.swap_remove(next);
        at = end(&item);
        out.push(item);
    }
    out
}

fn last_point(chart: &Chart) -> At {
    chart.arcs.last().and_then(|arc| arc.points.last()).copied().unwrap_or([0, 0])
}

fn add_rings(chart: &mut Chart, class: Class, rings: Vec<Vec<(usize, bool)>>, runs: Vec<Run>) {
    let first = |ring: &Vec<(usize, bool)>| {
        let (run, reversed) = ring[0];
        let points = &runs[run].points;
        if reversed { points[points.len() - 1] } else { points[0] }
    };
    for ring in in_order(rings, last_point(chart), first, first) {
        let mut arcs: Vec<Arc> = Vec::new();
        for (run, reversed) in ring {
            let Run { points, closed, cut } = &runs[run];
            let mut points = points.clone();
            if reversed {
                points.reverse();
            }
            // Along a corner the cut is one arc.
            match arcs.last_mut().filter(|arc| arc.cut && *cut) {
                Some(arc) => arc.points.extend(points.into_iter().skip(1)),
                None => arcs.push(Arc { points, closed: *closed, cut: *cut }),
            }
        }
        if let [arc] = &mut arcs[..]
            && !arc.closed
        {
            arc.points.pop();
            arc.closed = true;
        }
        let edges: usize = arcs.iter().map(|arc| arc.points.len() - usize::from(!arc.closed)).sum();
        if edges < 3 || arcs.iter().any(|arc| arc.closed && arc.points.len() < 3) {
            continue;
        }
        let from = chart.arcs.len() as u32;
        let steps = (from..from + arcs.len() as u32).map(|arc| ArcRef { arc, reversed: false });
        chart.parts.push(Part { class, arcs: steps.collect() });
        chart.arcs.extend(arcs);
    }
}

fn add_lines(chart: &mut Chart, class: Class, lines: Vec<Vec<At>>) {
    let ends = |i: fn(&[At]) -> Option<&At>| move |line: &Vec<At>| i(line).copied().unwrap_or_default();
    for points in in_order(lines, last_point(chart), ends(<[At]>::first), ends(<[At]>::last)) {
        let arc = chart.arcs.len() as u32;
        chart.arcs.push(Arc { points, closed: false, cut: false });
        chart.parts.push(Part { class, arcs: vec![ArcRef { arc, reversed: false }] });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Grid = Grid { lon_step: 1_250_000, lat_step: 1_250_000 };

    /// Level 5, nine steps to a side: 0..9 by 0..9.
    fn square() -> Square {
        Square::new(5, 16, 7).unwrap()
    }

    fn land(points: &[At]) -> Shape {
        Shape { class: Class::Land, points: points.to_vec() }
    }

    fn made(shapes: &[Shape]) -> (Shore, Option<Chart>) {
        chart(square(), shapes, GRID, 100, &[]).unwrap()
    }

    const ALL: [At; 5] = [[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]];

    #[test]
    fn all_land_and_all_sea_have_no_chart() {
        assert_eq!(made(&[]), (Shore::Sea, None));
        assert_eq!(made(&[land(&ALL)]), (Shore::Land, None));
        // A lake as wide as the square, as an inner ring: sea, as far as this square goes.
        assert_eq!(made(&[land(&ALL), land(&ALL)]), (Shore::Sea, None));
        // A ring that only comes along the sides and goes back.
        assert_eq!(made(&[land(&[[0, 2], [0, 7], [0, 4], [0, 2]])]), (Shore::Sea, None));
    }

    #[test]
    fn ways_along_the_sides_that_lie_over_one_another_cancel_out() {
        // Two bays cut off by one ring that goes along the side between them and back.
        let ring = land(&[[0, 1], [2, 2], [0, 3], [0, 6], [3, 7], [0, 8], [0, 1]]);
        let (shore, chart) = made(&[ring]);
        let chart = chart.unwrap();
        assert_eq!((shore, chart.parts.len()), (Shore::File, 2));
        let cuts: Vec<&Arc> = chart.arcs.iter().filter(|arc| arc.cut).collect();
        assert_eq!(cuts.len(), 2);
        assert!(cuts.iter().all(|arc| arc.points.len() == 2 && (arc.points[0][1] - arc.points[1][1]).abs() == 2));
    }

    #[test]
    fn a_coast_across_the_square_is_one_ring_with_one_cut() {
        let (_, chart) = made(&[land(&[[0, 4], [4, 5], [9, 4], [9, 9], [0, 9], [0, 4]])]);
        let chart = chart.unwrap();
        let arcs: Vec<(usize, bool)> = chart.arcs.iter().map(|arc| (arc.points.len(), arc.cut)).collect();
        assert_eq!(arcs, [(3, false), (4, true)]);
    }

    #[test]
    fn lines_are_drawn_on_land_alone() {
        let border = Shape { class: Class::Border, points: vec![[1, 2], [1, 9]] };
        let (_, chart) = made(&[land(&[[0, 4], [4, 5], [9, 4], [9, 9], [0, 9], [0, 4]]), border]);
        let chart = chart.unwrap();
        let line = chart.parts.iter().find(|part| part.class == Class::Border).unwrap();
        assert_eq!(chart.arcs[line.arcs[0].arc as usize].points, [[1, 4], [1, 9]]);
    }
}
