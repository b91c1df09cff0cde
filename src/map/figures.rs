//! The design rules of the map as measured figures of a scene.
//!
//! After B. Jenny and others (2018), *Design principles for origin-destination flow maps*: few crossings, no line
//! under a node that it does not join, wide angles; and the rules for names of our own.

use super::arcs::{Arc, End};
use super::plane::{Pt, Rect, cross, distance_to_segment};
use super::scene::{Scene, Target};

/// What is measured of a scene.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// Names written.
    pub names: usize,
    /// Marks without a name.
    pub unnamed: usize,
    /// Pairs of names that overlap.
    pub name_on_name: usize,
    /// Names that overlap a mark, a box or the title, or run out of the frame.
    pub name_on_mark: usize,
    /// Marks that overlap a mark or the title.
    pub mark_on_mark: usize,
    /// Names that an arc runs under.
    pub name_on_arc: usize,
    /// Leaders that cross a leader, a name or a mark not their own.
    pub leader_faults: usize,
    /// Leaders that cross an arc.
    pub leader_on_arc: usize,
    /// Crossings of arcs.
    pub crossings: usize,
    /// The least distance from the edge of an arc to that of a mark that it does not join, px; negative where it
    /// runs under it.
    pub clearance: f32,
    /// How many arcs run under a mark that they do not join.
    pub under_marks: usize,
    /// The least angle between two arcs at a mark where they start, degrees.
    pub least_angle: f32,
}

/// Measures a scene.
pub fn measure(scene: &Scene) -> Figures {
    let mut f = Figures { names: scene.labels.len(), clearance: f32::MAX, least_angle: 360.0, ..Figures::default() };
    let named = |i: usize| scene.labels.iter().any(|l| l.of == Target::Mark(i as u32));
    f.unnamed = (0..scene.marks.len()).filter(|&i| !named(i)).count();
    names(scene, &mut f);
    leaders(scene, &mut f);
    for (i, m) in scene.marks.iter().enumerate() {
        let on_mark = |o: &super::marks::Mark| m.at.distance(o.at) < m.radius + o.radius;
        f.mark_on_mark += scene.marks[i + 1..].iter().filter(|o| on_mark(o)).count();
        f.mark_on_mark += usize::from(scene.title.is_some_and(|t| t.meets_disc(m.at, m.radius)));
    }
    arcs(scene, &mut f);
    f
}

fn names(scene: &Scene, f: &mut Figures) {
    let boxes: Vec<Rect> = scene.boxes.iter().map(|b| b.rect).chain(scene.title).collect();
    for (i, label) in scene.labels.iter().enumerate() {
        let r = label.rect;
        f.name_on_name += scene.labels[i + 1..].iter().filter(|o| r.overlaps(o.rect)).count();
        f.name_on_mark += scene.marks.iter().filter(|m| r.meets_disc(m.at, m.radius)).count();
        f.name_on_mark += boxes.iter().filter(|b| b.overlaps(r)).count();
        f.name_on_mark += usize::from(!scene.window().contains(r));
        let inner = r.grown(-1.0);
        f.name_on_arc += usize::from(segments(&scene.arcs).any(|(_, a, b)| inner.clip(a, b).is_some()));
    }
}

fn leaders(scene: &Scene, f: &mut Figures) {
    for (i, label) in scene.labels.iter().enumerate() {
        let Some((a, b)) = label.leader else { continue };
        for (j, other) in scene.labels.iter().enumerate().filter(|(j, _)| *j != i) {
            f.leader_faults += usize::from(other.rect.clip(a, b).is_some());
            f.leader_faults += usize::from(j > i && other.leader.is_some_and(|(c, d)| cross(a, b, c, d)));
        }
        for (k, m) in scene.marks.iter().enumerate() {
            let own = label.of == Target::Mark(k as u32);
            f.leader_faults += usize::from(!own && distance_to_segment(m.at, a, b) < m.radius);
        }
        f.leader_on_arc += usize::from(segments(&scene.arcs).any(|(_, c, d)| cross(a, b, c, d)));
    }
}

fn segments(arcs: &[Arc]) -> impl Iterator<Item = (usize, Pt, Pt)> {
    let pieces = arcs.iter().enumerate().flat_map(|(i, arc)| arc.pieces.iter().map(move |p| (i, p)));
    pieces.flat_map(|(i, p)| p.windows(2).map(move |s| (i, s[0], s[1])))
}

fn arcs(scene: &Scene, f: &mut Figures) {
    for (i, arc) in scene.arcs.iter().enumerate() {
        for other in &scene.arcs[i + 1..] {
            let shared = [arc.a, arc.b].into_iter().find(|e| [other.a, other.b].contains(e));
            f.crossings += crossings(scene, arc, other, shared);
            if let Some(end) = shared {
                f.least_angle = f.least_angle.min(angle(scene, arc, other, end).unwrap_or(360.0));
            }
        }
        let mut under = false;
        for (k, m) in scene.marks.iter().enumerate() {
            if [arc.a, arc.b].contains(&End::Mark(k as u32)) {
                continue;
            }
            let own = std::slice::from_ref(arc);
            let off = segments(own).map(|(_, a, b)| distance_to_segment(m.at, a, b)).fold(f32::MAX, f32::min);
            let clear = off - m.radius - arc.width() / 2.0;
            under |= clear < 0.0;
            f.clearance = f.clearance.min(clear);
        }
        f.under_marks += usize::from(under);
    }
}

/// Crossings of two arcs; not those at the mark where both start.
fn crossings(scene: &Scene, x: &Arc, y: &Arc, shared: Option<End>) -> usize {
    let hidden = shared.and_then(|e| disc(scene, e));
    let mut n = 0;
    for (_, a, b) in segments(std::slice::from_ref(x)) {
        for (_, c, d) in segments(std::slice::from_ref(y)) {
            let at_mark = hidden.is_some_and(|(at, r)| at.distance(a.toward(b, 0.5)) < r + 2.0);
            n += usize::from(!at_mark && cross(a, b, c, d));
        }
    }
    n
}

fn disc(scene: &Scene, end: End) -> Option<(Pt, f32)> {
    match end {
        End::Mark(m) => scene.marks.get(m as usize).map(|m| (m.at, m.radius)),
        _ => None,
    }
}

/// The angle between two arcs 16 px beyond the edge of the mark where both start, degrees.
fn angle(scene: &Scene, x: &Arc, y: &Arc, end: End) -> Option<f32> {
    let (at, radius) = disc(scene, end)?;
    let direction = |arc: &Arc| {
        let line = if arc.a == end { arc.pieces.first()? } else { arc.pieces.last()? };
        let away = |p: &&Pt| p.distance(at) > radius + 16.0;
        let p = if arc.a == end { line.iter().find(away) } else { line.iter().rev().find(away) }?;
        Some((p.y - at.y).atan2(p.x - at.x).to_degrees())
    };
    let off = (direction(x)? - direction(y)?).abs();
    Some(off.min(360.0 - off))
}
