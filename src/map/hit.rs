//! What lies under a pointer.

use super::plane::{Pt, distance_to_segment};
use super::scene::{Scene, Target};

/// What a pointer can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A mark, by its place in the scene.
    Mark(u32),
    /// A box, by its place in the scene.
    Box(u32),
    /// An arc, by its place in the scene.
    Arc(u32),
}

impl Hit {
    /// The key of the node that stands for it.
    pub fn key(self) -> String {
        let (letter, i) = match self {
            Hit::Mark(i) => ("m", i),
            Hit::Box(i) => ("b", i),
            Hit::Arc(i) => ("a", i),
        };
        [letter, &i.to_string()].concat()
    }

    /// What the node with a key stands for; `None` if that is no key.
    pub fn of_key(key: &str) -> Option<Hit> {
        let index = key.get(1..)?.parse().ok()?;
        match key.as_bytes().first()? {
            b'm' => Some(Hit::Mark(index)),
            b'b' => Some(Hit::Box(index)),
            b'a' => Some(Hit::Arc(index)),
            _ => None,
        }
    }
}

/// How far a pointer reaches beyond what is drawn, px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// Beyond the edge of a mark.
    pub mark: f32,
    /// Beside an arc.
    pub arc: f32,
}

impl Reach {
    /// A mouse or a pen.
    pub const FINE: Reach = Reach { mark: 4.0, arc: 5.0 };
    /// A finger: with a mark of 8 px it makes a target of 44 px.
    pub const COARSE: Reach = Reach { mark: 18.0, arc: 12.0 };
}

/// What lies at `at`: the nearest mark within reach, else what the name there belongs to, else a box, else the
/// nearest arc within reach.
pub fn hit(scene: &Scene, at: Pt, reach: Reach) -> Option<Hit> {
    let marks = scene.marks.iter().enumerate().map(|(i, m)| (m.at.distance(at) - m.radius, Hit::Mark(i as u32)));
    if let Some((_, mark)) = nearest(marks, reach.mark) {
        return Some(mark);
    }
    let named = scene.labels.iter().find(|l| !l.class.is_ground() && l.rect.grown(1.0).holds(at)).map(|l| l.of);
    match named {
        Some(Target::Mark(m)) => return Some(Hit::Mark(m)),
        Some(Target::Box(b)) => return Some(Hit::Box(b)),
        Some(Target::Arc(a)) => return Some(Hit::Arc(a)),
        _ => {}
    }
    if let Some(b) = scene.boxes.iter().position(|b| b.rect.grown(2.0).holds(at)) {
        return Some(Hit::Box(b as u32));
    }
    let arcs = scene.arcs.iter().enumerate().map(|(i, arc)| {
        let segments = arc.pieces.iter().flat_map(|p| p.windows(2));
        let off = segments.map(|s| distance_to_segment(at, s[0], s[1])).fold(f32::MAX, f32::min);
        (off - arc.width() / 2.0, Hit::Arc(i as u32))
    });
    nearest(arcs, reach.arc).map(|(_, arc)| arc)
}

fn nearest(all: impl Iterator<Item = (f32, Hit)>, reach: f32) -> Option<(f32, Hit)> {
    all.filter(|(off, _)| *off <= reach).min_by(|a, b| a.0.total_cmp(&b.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_leads_back_to_what_it_stands_for_and_nothing_else_is_one() {
        for hit in [Hit::Mark(0), Hit::Box(7), Hit::Arc(u32::MAX)] {
            assert_eq!(Hit::of_key(&hit.key()), Some(hit));
        }
        for no_key in ["", "m", "x1", "m-1", "m4294967296", "é1"] {
            assert_eq!(Hit::of_key(no_key), None, "{no_key}");
        }
    }
}
