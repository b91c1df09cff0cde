//! Rings and lines in degrees, to be simplified, quantised and written as a chart.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use bio_hub_atlas::map::base::chart::{Arc, ArcRef, Chart, Class, Grid, Part};

use super::geom::{Point, area_km2, unwrap, wrap};
use super::simplify::simplify;

/// A piece of a ring or line between two nodes; a ring without nodes has equal ends.
#[derive(Clone)]
pub struct Edge {
    pub points: Vec<Point>,
    pub cut: bool,
}

#[derive(Default)]
pub struct Mesh {
    pub edges: Vec<Edge>,
    /// Class, and edges with whether they are gone along backwards.
    pub parts: Vec<(Class, Vec<(usize, bool)>)>,
    pub islets: Vec<Point>,
}

/// A node's name: a place to a ten-millionth of a degree, ±180° being one.
pub fn key(p: Point) -> (i64, i64) {
    ((wrap(p[0]) * 1e7).round() as i64 % 3_600_000_000, (p[1] * 1e7).round() as i64)
}

impl Mesh {
    /// Adds a line of its own.
    pub fn line(&mut self, class: Class, points: Vec<Point>) {
        if points.len() >= 2 {
            self.edges.push(Edge { points, cut: false });
            self.parts.push((class, vec![(self.edges.len() - 1, false)]));
        }
    }

    /// Adds a ring (closed: first and last point equal), in pieces between the points that
    /// `is_node` names and where `is_cut` changes between its edges.
    pub fn ring(&mut self, class: Class, ring: &[Point], is_node: impl Fn(Point) -> bool, is_cut: impl Fn(Point, Point) -> bool) {
        let n = ring.len().saturating_sub(1);
        if n < 3 {
            return;
        }
        let cut = |i: usize| is_cut(ring[i % n], ring[(i + 1) % n]);
        let breaks: Vec<usize> = (0..n).filter(|&i| is_node(ring[i]) || cut((i + n - 1) % n) != cut(i)).collect();
        let mut part = Vec::new();
        let mut add = |from: usize, to: usize| {
            let points = (from..=to).map(|i| ring[i % n]).collect();
            self.edges.push(Edge { points, cut: cut(from) });
            part.push((self.edges.len() - 1, false));
        };
        match breaks.len() {
            0 => add(0, n),
            _ => {
                for pair in breaks.windows(2) {
                    add(pair[0], pair[1]);
                }
                add(breaks[breaks.len() - 1], breaks[0] + n);
            }
        }
        self.parts.push((class, part));
    }

    fn outline(&self, part: &[(usize, bool)]) -> Vec<Point> {
        let mut out: Vec<Point> = Vec::new();
        for &(edge, reversed) in part {
            let points = &self.edges[edge].points;
            if reversed {
                out.extend(points.iter().rev());
            } else {
                out.extend(points);
            }
        }
        out
    }

    /// Takes out rings smaller than `km2` says of their first point.
    pub fn drop_small(&mut self, km2: impl Fn(Point) -> f64) {
        let parts = std::mem::take(&mut self.parts);
        let stays = |(class, part): &(Class, Vec<(usize, bool)>)| {
            let outline = self.outline(part);
            !class.is_area() || area_km2(&outline) >= km2(outline[0])
        };
        self.parts = parts.into_iter().filter(|p| stays(p)).collect();
    }

    /// Takes out lines that no land is left around: borders on islands that were too small.
    pub fn drop_lines_at_sea(&mut self) {
        let land: Vec<Vec<Point>> =
            self.parts.iter().filter(|(class, _)| *class == Class::Land).map(|(_, part)| self.outline(part)).collect();
        let parts = std::mem::take(&mut self.parts);
        let stays = |(class, part): &(Class, Vec<(usize, bool)>)| {
            let line = &self.edges[part[0].0].points;
            class.is_area() || is_within(&land, line[line.len() / 2])
        };
        self.parts = parts.into_iter().filter(|p| stays(p)).collect();
    }

    /// Simplifies every edge between its ends; `km` as in [`simplify`].
    pub fn simplify(&mut self, km: impl Fn(Point) -> f64) {
        for edge in &mut self.edges {
            if edge.cut {
                // Straight along the box.
                let (first, last) = (edge.points[0], edge.points[edge.points.len() - 1]);
                edge.points = corners(&edge.points, first, last);
            } else {
                edge.points = simplify(&edge.points, &km);
            }
        }
    }

    /// The chart, on a grid. Edges are put in the order in which rings use them, rings near to
    /// near; edges that shrink to a point go, and rings with them that enclose nothing.
    pub fn chart(&self, grid: Grid, resolution_m: u32) -> Result<Chart> {
        let quantised: Vec<Option<(Vec<[i32; 2]>, bool)>> = self.edges.iter().map(|edge| quantise(edge, grid)).collect();
        let mut chart = Chart { grid, resolution_m, arcs: Vec::new(), parts: Vec::new(), islets: Vec::new() };
        let mut placed: HashMap<usize, u32> = HashMap::new();
        let mut at = [0i32, 0];
        for class in Class::ALL {
            let mut left: Vec<&Vec<(usize, bool)>> =
                self.parts.iter().filter(|(c, _)| *c == class).map(|(_, part)| part).collect();
            while !left.is_empty() {
                let start = |part: &[(usize, bool)]| {
                    let (edge, reversed) = part[0];
                    let points = &self.edges[edge].points;
                    let p = if reversed { points[points.len() - 1] } else { points[0] };
                    grid.point(wrap(p[0]), p[1])
                };
                let distance = |part: &[(usize, bool)]| {
                    let p = start(part);
                    let dx = i64::from((p[0] - at[0]).rem_euclid(grid.turn()));
                    let dx = dx.min(i64::from(grid.turn()) - dx);
                    dx.max(i64::from((p[1] - at[1]).abs()))
                };
                let Some((next, _)) = left.iter().enumerate().min_by_key(|(_, part)| distance(part)) else {
                    break;
                };
                let part = left.swap_remove(next);
                let mut arcs = Vec::new();
                for &(edge, reversed) in part {
                    let Some((points, closed)) = &quantised[edge] else {
                        continue;
                    };
                    let arc = *placed.entry(edge).or_insert_with(|| {
                        let mut points = points.clone();
                        shift_near(&mut points, at, grid);
                        at = points[points.len() - 1];
                        chart.arcs.push(Arc { points, closed: *closed, cut: self.edges[edge].cut });
                        chart.arcs.len() as u32 - 1
                    });
                    arcs.push(ArcRef { arc, reversed });
                }
                if class.is_area() && !encloses(&chart, &arcs) {
                    // Its arcs stay behind when nothing else uses them; they are few and short.
                    continue;
                }
                if !arcs.is_empty() {
                    chart.parts.push(Part { class, arcs });
                }
            }
        }
        drop_unused(&mut chart);
        chart.islets = self.islets.iter().map(|p| grid.point(p[0], p[1])).collect();
        ensure!(
            bio_hub_atlas::map::base::file::decode(&bio_hub_atlas::map::base::file::encode(&chart))? == chart,
            "the file does not give back the chart"
        );
        Ok(chart)
    }
}

/// Whether the meridian from a place to the north pole, which is sea, meets an odd number of edges.
fn is_within(rings: &[Vec<Point>], p: Point) -> bool {
    let mut odd = false;
    for pair in rings.iter().flat_map(|ring| ring.windows(2)) {
        let (x0, x1) = (wrap(pair[0][0] - p[0]), wrap(pair[1][0] - p[0]));
        if (x0 < 0.0) != (x1 < 0.0) && (x1 - x0).abs() < 180.0 {
            odd ^= pair[0][1] + (pair[1][1] - pair[0][1]) * x0 / (x0 - x1) > p[1];
        }
    }
    odd
}

fn corners(points: &[Point], first: Point, last: Point) -> Vec<Point> {
    let mut out = vec![first];
    for w in points.windows(3) {
        let turns = (w[0][0] == w[1][0]) != (w[1][0] == w[2][0]);
        if turns {
            out.push(w[1]);
        }
    }
    out.push(last);
    out
}

fn quantise(edge: &Edge, grid: Grid) -> Option<(Vec<[i32; 2]>, bool)> {
    let mut line = edge.points.clone();
    unwrap(&mut line);
    let mut points: Vec<[i32; 2]> = line.iter().map(|p| grid.point(p[0], p[1])).collect();
    points.dedup();
    let closed = edge.points.len() > 2 && key(edge.points[0]) == key(edge.points[edge.points.len() - 1]);
    if closed {
        points.pop();
    }
    (points.len() >= if closed { 3 } else { 2 }).then_some((points, closed))
}

/// Shifts by whole turns, so that the first point is near `at` and all stay within two turns.
fn shift_near(points: &mut [[i32; 2]], at: [i32; 2], grid: Grid) {
    let turn = grid.turn();
    let wrapped = (points[0][0] + turn / 2).rem_euclid(turn) - turn / 2;
    let near = [wrapped - turn, wrapped, wrapped + turn]
        .into_iter()
        .filter(|x| x.abs() <= turn * 5 / 8)
        .min_by_key(|x| (x - at[0]).abs())
        .unwrap_or(wrapped);
    let shift = near - points[0][0];
    for p in points {
        p[0] += shift;
    }
}

fn encloses(chart: &Chart, arcs: &[ArcRef]) -> bool {
    let count: usize = arcs
        .iter()
        .map(|a| {
            let arc = &chart.arcs[a.arc as usize];
            if arc.closed { arc.points.len() } else { arc.points.len() - 1 }
        })
        .sum();
    count >= 3
}

fn drop_unused(chart: &mut Chart) {
    let mut used = vec![false; chart.arcs.len()];
    for part in &chart.parts {
        for arc in &part.arcs {
            used[arc.arc as usize] = true;
        }
    }
    let mut renamed = vec![0u32; used.len()];
    let mut next = 0;
    for (i, used) in used.iter().enumerate() {
        renamed[i] = next;
        next += u32::from(*used);
    }
    let mut at = 0;
    chart.arcs.retain(|_| {
        at += 1;
        used[at - 1]
    });
    for part in &mut chart.parts {
        for arc in &mut part.arcs {
            arc.arc = renamed[arc.arc as usize];
        }
    }
}
