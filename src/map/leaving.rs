//! A line that leaves the window, measured along what is seen of it: so that it can be set aside there.

use super::arcs::{Manner, length};
use super::bows::Care;
use super::marks::Mark;
use super::plane::{Pt, Rect};
use super::trace::Along;
use crate::geo::trig;

/// How far beyond the window a line is followed, px.
const ON: f32 = 16.0;
/// How far along a line is taken to be where it leaves: where the bow near its end is greatest.
const EXIT: f32 = 5.0 / 6.0;
/// What is seen of it gets so many steps, few enough that its bow is found by all of them.
const STEPS: usize = 19;

/// How far from the edge of its mark the direction of a line is taken, px, and how far apart two are to be there, degrees.
const OFF: f32 = 16.0;
const APART: f32 = 12.0;

/// How the lines of the free map are laid out.
pub const MANNER: Manner = Manner { follow: Some(follow), care: Care { most: (28.0, 24.0, 0.12), at_mark: Some(narrow) } };

/// What is wrong with two lines that leave a mark at a small angle.
fn narrow(mark: &Mark, x: &[Pt], y: &[Pt]) -> f32 {
    let reach = mark.radius + OFF;
    let direction = |line: &[Pt]| {
        let starts = line.first()?.distance(mark.at) < line.last()?.distance(mark.at);
        let off = |p: &&Pt| p.distance(mark.at) > reach;
        let p = if starts { line.iter().find(off) } else { line.iter().rev().find(off) }?;
        Some(trig::atan2(f64::from(p.y - mark.at.y), f64::from(p.x - mark.at.x)).to_degrees() as f32)
    };
    let (Some(a), Some(b)) = (direction(x), direction(y)) else { return 0.0 };
    let angle = (a - b).abs();
    let lack = (APART - angle.min(360.0 - angle)).max(0.0);
    lack * lack * 0.1
}

/// Measures a line anew: from its mark to where it leaves the window the way goes from 0 to 5/6, by length. What lies beyond
/// and does not come back is left out. A line that does not start at its mark in the window, or does not leave it, stays as it
/// is.
pub fn follow(pieces: &mut [Vec<Along>], window: Rect) {
    let seen = window.grown(ON);
    let Some(piece) = pieces.first_mut() else { return };
    if !piece.first().is_some_and(|p| p.t == 0.0 && seen.holds(p.at)) {
        return;
    }
    // How much of a step lies in sight.
    let share = |s: &[Along]| seen.clip(s[0].at, s[1].at).map_or(0.0, |part| part.1);
    let Some(last) = piece.windows(2).position(|s| share(s) < 1.0) else { return };
    let (inside, beyond) = piece.split_at(last + 1);
    let step = &piece[last..last + 2];
    let (from, exit) = (step[0].t, step[0].at.toward(step[1].at, share(step)));
    let rest = |p: &Along| Along { t: EXIT + (1.0 - EXIT) * (p.t - from) / (1.0 - from), at: p.at };
    let mut line = spaced(&inside.iter().map(|p| p.at).chain([exit]).collect::<Vec<Pt>>());
    if beyond.windows(2).any(|s| window.clip(s[0].at, s[1].at).is_some()) {
        line.extend(beyond.iter().map(rest));
    }
    *piece = line;
}

/// Points along a line, closer where it starts, by the power 3/2: there marks and lines crowd. Their ways are shares of [`EXIT`].
fn spaced(line: &[Pt]) -> Vec<Along> {
    let whole = length(line);
    let mut out: Vec<Along> = Vec::with_capacity(STEPS + 1);
    let mut done = 0.0;
    for s in line.windows(2) {
        let d = s[0].distance(s[1]);
        while let share = out.len() as f32 / STEPS as f32
            && let want = whole * share * share.sqrt()
            && out.len() < STEPS
            && want < done + d
        {
            out.push(Along { t: EXIT * want / whole, at: s[0].toward(s[1], (want - done) / d) });
        }
        done += d;
    }
    out.extend(line.last().map(|&at| Along { t: EXIT, at }));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rect = Rect::new(0.0, 0.0, 300.0, 200.0);

    fn line(points: &[(f32, f32, f32)]) -> Vec<Along> {
        points.iter().map(|&(t, x, y)| Along { t, at: Pt::new(x, y) }).collect()
    }

    #[test]
    fn a_line_that_leaves_is_followed_a_little_beyond_the_window() {
        let mut pieces = [line(&[(0.0, 100.0, 100.0), (0.5, 700.0, 100.0), (1.0, 9000.0, 100.0)])];
        follow(&mut pieces, WINDOW);
        let [first, last] = [pieces[0][0], pieces[0][STEPS]];
        assert_eq!((pieces[0].len(), first.t, last.t), (STEPS + 1, 0.0, EXIT));
        assert_eq!((first.at, last.at), (Pt::new(100.0, 100.0), Pt::new(316.0, 100.0)));
        for s in pieces[0].windows(2) {
            assert!(s[0].t < s[1].t && s[0].at.x < s[1].at.x, "{s:?}");
        }
    }

    #[test]
    fn a_line_that_comes_back_is_kept_to_its_end() {
        let mut pieces = [line(&[(0.0, 100.0, 100.0), (0.4, 100.0, 900.0), (0.6, 200.0, 900.0), (1.0, 200.0, -900.0)])];
        follow(&mut pieces, WINDOW);
        let end = pieces[0].last().copied();
        assert_eq!(end, Some(Along { t: 1.0, at: Pt::new(200.0, -900.0) }));
        assert!(pieces[0].windows(2).all(|s| s[0].t < s[1].t));
    }

    #[test]
    fn a_line_that_stays_or_starts_outside_is_left_as_it_is() {
        for points in [[(0.0, 10.0, 10.0), (1.0, 200.0, 100.0)], [(0.0, -400.0, 10.0), (1.0, 200.0, 100.0)]] {
            let mut pieces = [line(&points)];
            follow(&mut pieces, WINDOW);
            assert_eq!(pieces[0], line(&points));
        }
        follow(&mut [], WINDOW);
    }

    #[test]
    fn only_lines_at_a_small_angle_trouble_each_other_at_their_mark() {
        let mark = Mark {
            at: Pt::new(0.0, 0.0),
            radius: 4.0,
            role: crate::atlas::HubRole::Korean,
            hubs: vec![0],
            country: false,
            elsewhere: false,
        };
        let to = |x: f32, y: f32| [Pt::new(0.0, 0.0), Pt::new(x, y)];
        assert_eq!(narrow(&mark, &to(100.0, 0.0), &to(0.0, 100.0)), 0.0);
        let [near, nearer] = [10.0, 5.0].map(|y| narrow(&mark, &to(100.0, 0.0), &to(100.0, y)));
        assert!(0.0 < near && near < nearer);
        // One that ends there, and the two sides of where angles begin anew.
        let back = [Pt::new(-100.0, 5.0), Pt::new(0.0, 0.0)];
        assert!(narrow(&mark, &back, &to(-100.0, -5.0)) > 0.0);
        assert_eq!(narrow(&mark, &to(10.0, 0.0), &to(10.0, 1.0)), 0.0, "too short to tell");
    }
}
