//! A great circle drawn in a frame: as many points as its bends need, in pieces where the projection tears.

use super::frame::project;
use super::plane::{Pt, Rect, distance_to_segment};
use crate::geo::{GreatCircle, LonLat, View};

/// A point of an arc: how far along it, 0 to 1, and where it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Along {
    /// The share of the way from the arc's first end to its second.
    pub t: f32,
    /// Where it lies, px.
    pub at: Pt,
}

/// How far a drawn arc may lie off the true one, px.
const TOLERANCE: f32 = 0.2;
const COARSE: usize = 16;
const DEEPEST: u32 = 9;

/// The great circle from `a` to `b` in pieces. Pieces that do not come near `window` are left out or left coarse.
pub fn trace(view: &View, a: LonLat, b: LonLat, window: Rect) -> Vec<Vec<Along>> {
    let tear = (view.scale * 2.0) as f32;
    let circle = GreatCircle::new(a, b);
    let at = |t: f32| project(view, circle.at(f64::from(t))).map(|at| Along { t, at });
    let mut pieces: Vec<Vec<Along>> = Vec::new();
    let mut last = at(0.0);
    pieces.extend(last.map(|p| vec![p]));
    for i in 1..=COARSE {
        let t = i as f32 / COARSE as f32;
        let next = at(t);
        refine(&at, last.ok_or((i - 1) as f32 / COARSE as f32), next.ok_or(t), window, tear, 0, &mut pieces);
        last = next;
    }
    pieces.retain(|p| p.len() > 1 && p.windows(2).any(|s| window.clip(s[0].at, s[1].at).is_some()));
    pieces
}

/// Adds the way from `from`, which is there already if it has an image, to `to`. An end without an image is its `t`.
fn refine(
    at: &dyn Fn(f32) -> Option<Along>,
    from: Result<Along, f32>,
    to: Result<Along, f32>,
    window: Rect,
    tear: f32,
    depth: u32,
    pieces: &mut Vec<Vec<Along>>,
) {
    let t_of = |p: Result<Along, f32>| p.map_or_else(|t| t, |p| p.t);
    let middle_t = (t_of(from) + t_of(to)) / 2.0;
    if from.is_err() && to.is_err() {
        return;
    }
    let middle = at(middle_t).ok_or(middle_t);
    let whole = matches!((from, to), (Ok(p), Ok(q)) if p.at.distance(q.at) < tear);
    if let (Ok(p), Ok(m), Ok(q), Some(piece)) = (from, middle, to, pieces.last_mut())
        && whole
        && is_flat(p, m, q, window)
    {
        piece.extend([m, q]);
        return;
    }
    if depth == DEEPEST {
        match (to, pieces.last_mut()) {
            (Ok(q), Some(piece)) if whole => piece.push(q),
            (Ok(q), _) => pieces.push(vec![q]),
            _ => {}
        }
        return;
    }
    refine(at, from, middle, window, tear, depth + 1, pieces);
    refine(at, middle, to, window, tear, depth + 1, pieces);
}

/// Whether the line may go straight from `p` to `m` and on to `q`: a bend is off its chord by four times what its halves
/// are off theirs.
fn is_flat(p: Along, m: Along, q: Along, window: Rect) -> bool {
    let off = distance_to_segment(m.at, p.at, q.at);
    if off <= 4.0 * TOLERANCE {
        return true;
    }
    // A bend that stays clear of the window need not be drawn round.
    let (low, high) = (Pt::new(p.at.x.min(q.at.x), p.at.y.min(q.at.y)), Pt::new(p.at.x.max(q.at.x), p.at.y.max(q.at.y)));
    !Rect::new(low.x, low.y, high.x - low.x, high.y - low.y).grown(4.0 * off + 1.0).overlaps(window)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::frame::FrameId;

    const SEOUL: LonLat = LonLat::new(126.9784, 37.566);
    const BOSTON: LonLat = LonLat::new(-71.05977, 42.35843);

    #[test]
    fn an_arc_over_the_pacific_is_one_piece_and_lies_within_a_fifth_of_a_px_of_the_true_one() {
        let view = FrameId::World.view(1104.0, 420.0, 0.0);
        let pieces = trace(&view, SEOUL, BOSTON, Rect::new(0.0, 0.0, 1104.0, 420.0));
        assert_eq!(pieces.len(), 1);
        let line = &pieces[0];
        assert!(line.len() < 200, "{}", line.len());
        for i in 0..=1000 {
            let true_at = project(&view, crate::geo::interpolate(SEOUL, BOSTON, f64::from(i) / 1000.0)).expect("an image");
            let off = line.windows(2).map(|s| distance_to_segment(true_at, s[0].at, s[1].at)).fold(f32::MAX, f32::min);
            assert!(off < 0.25, "{off}");
        }
    }

    #[test]
    fn an_arc_over_the_seam_is_torn_there_and_not_drawn_across_the_map() {
        let view = FrameId::World.view(1104.0, 420.0, 0.0);
        let (lisbon, new_york) = (LonLat::new(-9.14, 38.72), LonLat::new(-74.0, 40.7));
        let pieces = trace(&view, lisbon, new_york, Rect::new(0.0, 0.0, 1104.0, 420.0));
        assert_eq!(pieces.len(), 2);
        for piece in pieces {
            for s in piece.windows(2) {
                assert!(s[0].at.distance(s[1].at) < 100.0);
            }
        }
    }

    #[test]
    fn close_up_only_what_comes_near_the_window_is_kept() {
        let view = View::for_camera(SEOUL, 9.0, 800.0, 600.0);
        let window = Rect::new(0.0, 0.0, 800.0, 600.0);
        let pieces = trace(&view, SEOUL, BOSTON, window);
        assert_eq!(pieces.len(), 1);
        assert!(pieces[0].len() < 200);
        assert!(trace(&view, LonLat::new(10.0, 50.0), LonLat::new(20.0, 40.0), window).is_empty());
    }
}
