//! Lines drawn from projected arcs, and islands that are always drawn.

use super::arcs::Projected;
use super::layer::{Layer, Vec3, sin_cos};
use super::out::Out;
use super::sight::Sight;
use super::trail::{crosses, crossing};
use std::f32::consts::PI;

/// Islands that are drawn however small: an octagon of about one px.
pub(super) fn islets(layer: &Layer, sight: &Sight, out: &mut Out) {
    const RADIUS: f32 = 1.1;
    for &islet in &layer.islets {
        let v: Vec3 = layer.points[islet as usize];
        if sight.horizon.is_some_and(|h| !h.cap.has(v)) {
            continue;
        }
        let [x, y] = sight.spot_of(v).xy;
        out.begin();
        for k in 0..9 {
            let (sin, cos) = sin_cos(k as f32 * PI / 4.0);
            out.push([x + RADIUS * cos, y + RADIUS * sin]);
        }
        out.end(3);
    }
}

/// Draws an arc, unless it is an edge (`edge`) that was written with a ring, broken where it is out of sight and where it crosses the seam.
pub(super) fn draw_line(layer: &Layer, work: &mut Projected, sight: &Sight, arc: usize, edge: bool, out: &mut Out) {
    let cap = &layer.arcs[arc].cap;
    if sight.horizon.is_some_and(|h| !h.cap.touches(cap)) {
        return;
    }
    // Less than a third of a px altogether is nothing.
    if cap.cos > 0.9 && 2.0 * cap.sin * sight.scale() < 0.3 {
        return;
    }
    let became = work.arc(layer, sight, arc, false);
    if became.drawn && edge {
        return;
    }
    let seam = sight.seam && cap.reaches_meridian(sight.seam_toward);
    let mut draw = |work: &Projected, first: u32, end: u32| {
        if first < end {
            strand(layer, work, sight, first..end, seam, out);
        }
    };
    if became.whole {
        return draw(work, became.first, became.last);
    }
    let (from, to) = layer.arcs[arc].chunks;
    // Where what is seen begins, and the point after the last that was looked at.
    let (mut start, mut next) = (became.first, became.first);
    for piece in &work.pieces[from as usize..to as usize] {
        if piece.out {
            draw(work, start, next);
            start = piece.last;
        }
        for k in piece.first..piece.last {
            if k > start && !work.joined(layer, sight, k) {
                draw(work, start, next);
                start = k;
            }
            next = k + 1;
        }
    }
    draw(work, start, next);
}

/// Draws points of an arc that are kept one after another, broken at the seam.
fn strand(layer: &Layer, work: &Projected, sight: &Sight, range: std::ops::Range<u32>, seam: bool, out: &mut Out) {
    let mut start = range.start;
    out.begin();
    if seam {
        let mut before = [f32::NAN; 2];
        for k in range.clone() {
            let here = work.at(layer, sight, k);
            if crosses(before, here) != 0 {
                let (side, z) = crossing(before, here);
                out.extend(work.points(start, k));
                out.push(sight.seam_spot(side, z));
                out.end(2);
                out.begin();
                out.push(sight.seam_spot(-side, z));
                start = k;
            }
            before = here;
        }
    }
    out.extend(work.points(start, range.end));
    out.end(2);
}
