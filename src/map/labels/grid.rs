//! Line segments found by place.

use crate::map::plane::{Pt, Rect, cross};
use std::cell::{Cell, RefCell};

const CELL: f32 = 24.0;

/// Line segments in a grid of cells, so that those near a box are found without asking all.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    segments: Vec<(Pt, Pt)>,
    cells: Vec<Vec<u32>>,
    columns: usize,
    rows: usize,
    origin: Pt,
    /// The last question that each segment was told to.
    asked: RefCell<Vec<u32>>,
    turn: Cell<u32>,
}

impl Lines {
    /// The segments of `lines` that may touch `window`.
    pub fn new<'a>(window: Rect, lines: impl Iterator<Item = &'a [Pt]>) -> Lines {
        let columns = (window.w / CELL).ceil().max(1.0) as usize;
        let rows = (window.h / CELL).ceil().max(1.0) as usize;
        let mut grid = Lines {
            segments: Vec::new(),
            cells: vec![Vec::new(); columns * rows],
            columns,
            rows,
            origin: Pt::new(window.x, window.y),
            asked: RefCell::default(),
            turn: Cell::new(0),
        };
        for s in lines.flat_map(|l| l.windows(2)) {
            let id = grid.segments.len() as u32;
            grid.segments.push((s[0], s[1]));
            let (x0, x1) = grid.span(s[0].x.min(s[1].x), s[0].x.max(s[1].x), grid.origin.x, columns);
            let (y0, y1) = grid.span(s[0].y.min(s[1].y), s[0].y.max(s[1].y), grid.origin.y, rows);
            // Of a single row or column of cells a segment touches each.
            let straight = x0 + 1 >= x1 || y0 + 1 >= y1;
            for y in y0..y1 {
                for x in x0..x1 {
                    let cell = Rect::new(grid.origin.x + x as f32 * CELL, grid.origin.y + y as f32 * CELL, CELL, CELL);
                    if straight || cell.grown(0.5).clip(s[0], s[1]).is_some() {
                        grid.cells[y * columns + x].push(id);
                    }
                }
            }
        }
        grid.asked = RefCell::new(vec![0; grid.segments.len()]);
        grid
    }

    fn span(&self, low: f32, high: f32, origin: f32, n: usize) -> (usize, usize) {
        let cell = |v: f32| ((v - origin) / CELL).floor();
        let (low, high) = (cell(low).max(0.0), cell(high) + 1.0);
        (low as usize, (high.max(0.0) as usize).min(n))
    }

    fn near(&self, r: Rect, found: &mut dyn FnMut(Pt, Pt)) {
        if self.segments.is_empty() {
            return;
        }
        let (mut asked, turn) = (self.asked.borrow_mut(), self.turn.get().wrapping_add(1));
        self.turn.set(turn);
        let (x0, x1) = self.span(r.x, r.right(), self.origin.x, self.columns);
        let (y0, y1) = self.span(r.y, r.bottom(), self.origin.y, self.rows);
        for y in y0..y1 {
            for x in x0..x1 {
                for &id in &self.cells[y * self.columns + x] {
                    // A segment lies in several cells, and is told once.
                    if std::mem::replace(&mut asked[id as usize], turn) != turn {
                        let (a, b) = self.segments[id as usize];
                        found(a, b);
                    }
                }
            }
        }
    }

    /// How much of the lines lies in the box, px.
    pub fn covered(&self, r: Rect) -> f32 {
        let mut sum = 0.0;
        self.near(r, &mut |a, b| sum += r.covers(a, b));
        sum
    }

    /// How often the segment `a`–`b` crosses the lines.
    pub fn crossings(&self, a: Pt, b: Pt) -> u32 {
        let r = Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs());
        let mut n = 0;
        self.near(r, &mut |c, d| n += u32::from(cross(a, b, c, d)));
        n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_finds_what_asking_every_segment_finds() {
        let mut seed = 5u32;
        let mut random = |size: f32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / 16_777_216.0 * size
        };
        let window = Rect::new(0.0, 0.0, 500.0, 300.0);
        let lines: Vec<Vec<Pt>> = (0..40).map(|_| (0..5).map(|_| Pt::new(random(500.0), random(300.0))).collect()).collect();
        let grid = Lines::new(window, lines.iter().map(Vec::as_slice));
        let all = || lines.iter().flat_map(|l| l.windows(2));
        for _ in 0..200 {
            let r = Rect::new(random(450.0), random(280.0), random(60.0), random(20.0));
            let expected: f32 = all().map(|s| r.covers(s[0], s[1])).sum();
            assert!((grid.covered(r) - expected).abs() < 0.01 * expected.max(1.0));
            let (a, b) = (Pt::new(random(500.0), random(300.0)), Pt::new(random(500.0), random(300.0)));
            let crossings = all().filter(|s| cross(a, b, s[0], s[1])).count() as u32;
            assert_eq!(grid.crossings(a, b), crossings);
        }
    }
}
