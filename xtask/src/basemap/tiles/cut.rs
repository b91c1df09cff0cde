//! Cutting the Earth's shapes into the squares of a level.
//!
//! A box is halved until it is one square. Each cut puts its crossings on the grid once, for both
//! sides: what two neighbours share they share to the last step.

use bio_hub_atlas::map::base::chart::Grid;
use bio_hub_atlas::map::base::tiles::Square;

use super::shape::Shape;

/// Squares `x.0..x.1`, `y.0..y.1` of a level.
#[derive(Clone, Copy)]
struct Block {
    x: (u16, u16),
    y: (u16, u16),
}

pub struct Cutter<'a> {
    pub z: u8,
    pub grid: Grid,
    /// Squares that are wanted; others are left out.
    pub wanted: &'a dyn Fn(Square) -> bool,
}

impl Cutter<'_> {
    /// Gives each wanted square what lies in it.
    pub fn cut(&self, shapes: Vec<Shape>, mut each: impl FnMut(Square, Vec<Shape>)) {
        let across = 1u16 << self.z;
        self.halve(Block { x: (0, across), y: (0, across / 2) }, shapes, &mut each);
    }

    fn halve(&self, block: Block, shapes: Vec<Shape>, each: &mut dyn FnMut(Square, Vec<Shape>)) {
        let (wide, high) = (block.x.1 - block.x.0, block.y.1 - block.y.0);
        let squares = (block.y.0..block.y.1).flat_map(|y| (block.x.0..block.x.1).map(move |x| (x, y)));
        let mut wanted = squares.filter_map(|(x, y)| Square::new(self.z, x, y)).filter(|square| (self.wanted)(*square));
        let Some(first) = wanted.next() else { return };
        if wide == 1 && high == 1 {
            return each(first, shapes);
        }
        let axis = usize::from(high > wide);
        let (mut low, mut high) = (Vec::new(), Vec::new());
        let side = self.grid.turn() >> self.z;
        let (limit, blocks) = if axis == 0 {
            let middle = block.x.0 + wide / 2;
            let limit = i32::from(middle) * side - self.grid.turn() / 2;
            (limit, [Block { x: (block.x.0, middle), ..block }, Block { x: (middle, block.x.1), ..block }])
        } else {
            let middle = block.y.0 + (block.y.1 - block.y.0) / 2;
            let limit = self.grid.turn() / 4 - i32::from(middle) * side;
            // y counts southward: what is low lies in the second.
            (limit, [Block { y: (middle, block.y.1), ..block }, Block { y: (block.y.0, middle), ..block }])
        };
        for shape in shapes {
            split(shape, axis, limit, &mut low, &mut high);
        }
        for (block, shapes) in blocks.into_iter().zip([low, high]) {
            self.halve(block, shapes, each);
        }
    }
}

/// Puts what of a shape lies below a limit in `low`, what lies above in `high`.
fn split(shape: Shape, axis: usize, limit: i32, low: &mut Vec<Shape>, high: &mut Vec<Shape>) {
    if shape.points.iter().all(|p| p[axis] <= limit) {
        low.push(shape);
    } else if shape.points.iter().all(|p| p[axis] >= limit) {
        high.push(shape);
    } else if shape.class.is_area() {
        for (side, into) in [(-1, low), (1, high)] {
            let points = ring_beyond(&shape.points, axis, limit, side);
            if points.len() >= 4 {
                into.push(Shape { class: shape.class, points });
            }
        }
    } else {
        for (side, into) in [(-1, low), (1, high)] {
            let pieces = line_beyond(&shape.points, axis, limit, side).into_iter();
            into.extend(pieces.map(|points| Shape { class: shape.class, points }));
        }
    }
}

/// Where an edge meets the limit, on the grid; the same from either end.
fn crossing(a: [i32; 2], b: [i32; 2], axis: usize, limit: i32) -> [i32; 2] {
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    let [from, to, at] = [a[axis], b[axis], limit].map(i64::from);
    let (near, far) = (i64::from(a[1 - axis]), i64::from(b[1 - axis]));
    let (run, length) = ((far - near) * (at - from), to - from);
    // To the nearest step, halves upward.
    let other = near + (2 * run * length.signum() + length.abs()).div_euclid(2 * length.abs());
    let mut p = [0; 2];
    (p[axis], p[1 - axis]) = (limit, other as i32);
    p
}

fn push(points: &mut Vec<[i32; 2]>, p: [i32; 2]) {
    if points.last() != Some(&p) {
        points.push(p);
    }
}

/// Sutherland and Hodgman: one ring, whose ways along the limit may lie over one another.
fn ring_beyond(ring: &[[i32; 2]], axis: usize, limit: i32, side: i32) -> Vec<[i32; 2]> {
    let inside = |p: [i32; 2]| (p[axis] - limit) * side >= 0;
    let mut out = Vec::new();
    for pair in ring.windows(2) {
        if inside(pair[0]) {
            push(&mut out, pair[0]);
        }
        if inside(pair[0]) != inside(pair[1]) {
            push(&mut out, crossing(pair[0], pair[1], axis, limit));
        }
    }
    if let Some(&first) = out.first() {
        push(&mut out, first);
    }
    out
}

fn line_beyond(line: &[[i32; 2]], axis: usize, limit: i32, side: i32) -> Vec<Vec<[i32; 2]>> {
    let inside = |p: [i32; 2]| (p[axis] - limit) * side >= 0;
    let (mut out, mut open) = (Vec::new(), Vec::new());
    for (i, &p) in line.iter().enumerate() {
        if i > 0 && inside(line[i - 1]) != inside(p) {
            push(&mut open, crossing(line[i - 1], p, axis, limit));
            if !inside(p) {
                out.push(std::mem::take(&mut open));
            }
        }
        if inside(p) {
            push(&mut open, p);
        }
    }
    out.push(open);
    // What only runs along the limit belongs to the low side.
    out.retain(|piece| piece.len() >= 2 && (side < 0 || piece.iter().any(|p| p[axis] != limit)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use bio_hub_atlas::map::base::chart::Class;

    #[test]
    fn a_crossing_is_the_same_from_either_end() {
        for (a, b) in [([-7, 3], [12, 8]), ([5, -9], [-2, 4]), ([0, 0], [3, 1])] {
            for limit in 0..3 {
                assert_eq!(crossing(a, b, 0, limit), crossing(b, a, 0, limit));
            }
        }
        assert_eq!(crossing([0, 0], [4, 2], 0, 1), [1, 1]);
        assert_eq!(crossing([0, 0], [3, 1], 0, 1), [1, 0]);
    }

    #[test]
    fn squares_get_what_lies_in_them_and_meet_at_their_sides() {
        let grid = Grid { lon_step: 1_875_000, lat_step: 1_875_000 };
        let ring = vec![[-5, -5], [17, -3], [7, 9], [-5, -5]];
        let line = vec![[-30, 1], [30, 2]];
        let shapes = vec![Shape { class: Class::Land, points: ring }, Shape { class: Class::River, points: line }];
        let mut squares = Vec::new();
        Cutter { z: 4, grid, wanted: &|_| true }.cut(shapes, |square, shapes| {
            if !shapes.is_empty() {
                squares.push((square, shapes));
            }
        });
        // 12 steps to a side; the line runs through three squares either way from the middle.
        assert!(squares.len() >= 6, "{}", squares.len());
        let river = |x: u16| {
            let found = squares.iter().find(|(square, _)| (square.x(), square.y()) == (x, 3)).map(|(_, shapes)| shapes);
            found.unwrap().iter().find(|shape| shape.class == Class::River).unwrap().points.clone()
        };
        assert_eq!(river(7).last(), river(8).first());
        for (square, shapes) in &squares {
            let of = square.extent();
            for p in shapes.iter().flat_map(|shape| &shape.points) {
                let [lon, lat] = grid.degrees(*p);
                assert!((of.west..=of.east).contains(&lon) && (of.south..=of.north).contains(&lat));
            }
        }
    }
}
