//! From pointers to gestures. A pure state machine: the time is an argument, in ms.

use super::plane::Pt;
use crate::geo::trig;

/// What a pointer did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pointer {
    /// It touched at a point.
    Down(i32, Pt),
    /// It moved to a point.
    Move(i32, Pt),
    /// It left at a point.
    Up(i32, Pt),
    /// The system took it, or it was let go where nobody saw it. Of one that is not down it says nothing.
    Cancel(i32),
}

/// What that means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gesture {
    /// One pointer drags by so many px.
    Drag {
        /// To the right.
        dx: f32,
        /// Down.
        dy: f32,
    },
    /// Two pointers pinch: zoom `by` steps about their middle, which also moved.
    Pinch {
        /// Closer if positive.
        by: f32,
        /// The middle now.
        about: Pt,
        /// How far the middle moved to the right.
        dx: f32,
        /// How far it moved down.
        dy: f32,
    },
    /// The wheel zooms `by` steps about the pointer.
    Wheel {
        /// Closer if positive.
        by: f32,
        /// Where the pointer is.
        about: Pt,
    },
    /// A short touch without a move.
    Tap(Pt),
    /// The second of two short touches at one place.
    DoubleTap(Pt),
    /// A drag let go in motion, px per ms.
    Fling {
        /// To the right.
        vx: f32,
        /// Down.
        vy: f32,
    },
}

/// A touch that moves less is still a tap, px.
const SLOP: f32 = 6.0;
/// A touch that lasts longer is no tap, ms.
const TAP: f64 = 450.0;
/// The second tap comes within so many ms and px.
const DOUBLE: (f64, f32) = (320.0, 28.0);
/// The speed of a fling is that of the last so many ms.
const MEMORY: f64 = 90.0;
/// Slower than this is no fling, px per ms.
const FLING: f32 = 0.15;

#[derive(Clone, Copy, Debug)]
struct Held {
    id: i32,
    at: Pt,
}

/// The pointers that are down, and what they have done so far.
#[derive(Clone, Debug, Default)]
pub struct Hands {
    held: Vec<Held>,
    /// Where and when the first came down, while it may still be a tap.
    start: Option<(Pt, f64)>,
    /// The last tap.
    tapped: Option<(Pt, f64)>,
    /// Where the dragging pointer was, and when.
    trail: Vec<(Pt, f64)>,
}

impl Hands {
    /// Whether a pointer is down and has moved: a click that follows is none.
    pub fn is_dragging(&self) -> bool {
        !self.held.is_empty() && self.start.is_none()
    }

    /// Whether any pointer is down.
    pub fn is_down(&self) -> bool {
        !self.held.is_empty()
    }

    /// Takes what a pointer did at the time `now`, in ms.
    pub fn feed(&mut self, pointer: Pointer, now: f64) -> Option<Gesture> {
        match pointer {
            Pointer::Down(id, at) => {
                self.held.retain(|h| h.id != id);
                if self.held.len() == 2 {
                    return None;
                }
                self.held.push(Held { id, at });
                self.start = (self.held.len() == 1).then_some((at, now));
                self.trail.clear();
                self.trail.push((at, now));
                None
            }
            Pointer::Move(id, at) => self.moved(id, at, now),
            Pointer::Up(id, at) => {
                let known = self.held.iter().any(|h| h.id == id);
                self.held.retain(|h| h.id != id);
                if known { self.lifted(at, now) } else { None }
            }
            Pointer::Cancel(id) => {
                if self.held.iter().any(|h| h.id == id) {
                    self.held.retain(|h| h.id != id);
                    (self.start, self.tapped) = (None, None);
                    self.trail.clear();
                }
                None
            }
        }
    }

    fn moved(&mut self, id: i32, at: Pt, now: f64) -> Option<Gesture> {
        let k = self.held.iter().position(|h| h.id == id)?;
        let before = self.held[k].at;
        if let [a, b] = self.held[..] {
            let other = if k == 0 { b.at } else { a.at };
            self.held[k].at = at;
            self.start = None;
            let (near, far) = (before.distance(other).max(1.0), at.distance(other).max(1.0));
            let (was, about) = (before.toward(other, 0.5), at.toward(other, 0.5));
            return Some(Gesture::Pinch {
                by: trig::log2(f64::from(far / near)) as f32,
                about,
                dx: about.x - was.x,
                dy: about.y - was.y,
            });
        }
        if self.start.is_some_and(|(start, _)| start.distance(at) < SLOP) {
            return None;
        }
        // The map catches up with the hand when it is clear that this is a drag.
        self.start = None;
        self.held[k].at = at;
        self.trail.retain(|(_, t)| now - t <= MEMORY);
        self.trail.push((at, now));
        Some(Gesture::Drag { dx: at.x - before.x, dy: at.y - before.y })
    }

    fn lifted(&mut self, at: Pt, now: f64) -> Option<Gesture> {
        if let Some(rest) = self.held.first() {
            // Of two fingers one stays: from here on it drags.
            self.trail = vec![(rest.at, now)];
            return None;
        }
        if let Some((place, since)) = self.start.take() {
            let twice = self.tapped.take().is_some_and(|(p, t)| now - t < DOUBLE.0 && p.distance(at) < DOUBLE.1);
            if now - since > TAP {
                return None;
            }
            if twice {
                return Some(Gesture::DoubleTap(place));
            }
            self.tapped = Some((place, now));
            return Some(Gesture::Tap(place));
        }
        self.trail.retain(|(_, t)| now - t <= MEMORY);
        let &(from, since) = self.trail.first()?;
        let span = (now - since) as f32;
        if span < 8.0 {
            return None;
        }
        let (vx, vy) = ((at.x - from.x) / span, (at.y - from.y) / span);
        ((vx * vx + vy * vy).sqrt() > FLING).then_some(Gesture::Fling { vx, vy })
    }
}

/// What a turn of the wheel means. `delta` is `WheelEvent.deltaY` in its `mode` (0 px, 1 lines, 2 pages); with Ctrl
/// it is a pinch on a trackpad, whose deltas are small.
pub fn wheel(delta: f32, mode: u32, ctrl: bool, about: Pt) -> Gesture {
    let px = delta * [1.0, 16.0, 300.0][mode.min(2) as usize];
    let by = (-px * if ctrl { 0.012 } else { 0.003 }).clamp(-1.0, 1.0);
    Gesture::Wheel { by, about }
}

/// The map glides on after a fling and comes to rest by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glide {
    velocity: (f32, f32),
    since: f64,
    last: f64,
}

/// After so many ms the speed is 1/e of what it was.
const DECAY: f32 = 220.0;

impl Glide {
    /// From a fling with its speed in px per ms, at the time `now` in ms.
    pub fn new(vx: f32, vy: f32, now: f64) -> Glide {
        Glide { velocity: (vx, vy), since: now, last: now }
    }

    /// The px to move on since the last step, or `None` at rest.
    pub fn step(&mut self, now: f64) -> Option<(f32, f32)> {
        let way = |t: f64| 1.0 - trig::exp(-(t - self.since) / f64::from(DECAY)) as f32;
        let share = (way(now) - way(self.last)) * DECAY;
        let speed = (self.velocity.0 * self.velocity.0 + self.velocity.1 * self.velocity.1).sqrt() * (1.0 - way(now));
        self.last = now;
        (speed > 0.01).then_some((self.velocity.0 * share, self.velocity.1 * share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Pointer::{Cancel, Down, Move, Up};

    fn p(x: f32, y: f32) -> Pt {
        Pt::new(x, y)
    }

    #[test]
    fn a_short_touch_is_a_tap_and_a_second_one_soon_after_a_double_tap() {
        let mut hands = Hands::default();
        assert_eq!(hands.feed(Down(1, p(10.0, 10.0)), 0.0), None);
        assert_eq!(hands.feed(Move(1, p(12.0, 11.0)), 30.0), None);
        assert_eq!(hands.feed(Up(1, p(12.0, 11.0)), 80.0), Some(Gesture::Tap(p(10.0, 10.0))));
        hands.feed(Down(1, p(14.0, 10.0)), 200.0);
        assert_eq!(hands.feed(Up(1, p(14.0, 10.0)), 260.0), Some(Gesture::DoubleTap(p(14.0, 10.0))));
        hands.feed(Down(1, p(14.0, 10.0)), 900.0);
        assert_eq!(hands.feed(Up(1, p(14.0, 10.0)), 950.0), Some(Gesture::Tap(p(14.0, 10.0))));
    }

    #[test]
    fn a_long_press_is_no_tap() {
        let mut hands = Hands::default();
        hands.feed(Down(1, p(10.0, 10.0)), 0.0);
        assert_eq!(hands.feed(Up(1, p(10.0, 10.0)), 900.0), None);
    }

    #[test]
    fn the_steps_of_a_drag_add_up_to_the_way_of_the_hand() {
        let mut hands = Hands::default();
        hands.feed(Down(7, p(0.0, 0.0)), 0.0);
        let mut sum = (0.0, 0.0);
        for i in 1..=20 {
            let at = p(i as f32 * 3.0, i as f32 * -2.0);
            if let Some(Gesture::Drag { dx, dy }) = hands.feed(Move(7, at), f64::from(i) * 16.0) {
                sum = (sum.0 + dx, sum.1 + dy);
            }
        }
        assert_eq!(sum, (60.0, -40.0));
        assert!(hands.is_dragging());
    }

    #[test]
    fn a_drag_let_go_in_motion_is_a_fling_and_one_held_still_first_is_not() {
        let drag = |rest: f64| {
            let mut hands = Hands::default();
            hands.feed(Down(1, p(0.0, 0.0)), 0.0);
            for i in 1..=10 {
                hands.feed(Move(1, p(i as f32 * 16.0, 0.0)), f64::from(i) * 16.0);
            }
            hands.feed(Up(1, p(160.0, 0.0)), 160.0 + rest)
        };
        let Some(Gesture::Fling { vx, vy }) = drag(4.0) else { panic!("no fling") };
        assert!((vx - 1.0).abs() < 0.15 && vy == 0.0, "{vx}");
        assert_eq!(drag(400.0), None);
    }

    #[test]
    fn two_fingers_pinch_about_their_middle() {
        let mut hands = Hands::default();
        hands.feed(Down(1, p(100.0, 100.0)), 0.0);
        hands.feed(Down(2, p(200.0, 100.0)), 10.0);
        let Some(Gesture::Pinch { by, about, dx, dy }) = hands.feed(Move(2, p(300.0, 100.0)), 20.0) else { panic!("no pinch") };
        assert!((by - 1.0).abs() < 1e-6);
        assert_eq!((about, dx, dy), (p(200.0, 100.0), 50.0, 0.0));
        assert_eq!(hands.feed(Up(2, p(300.0, 100.0)), 30.0), None, "no fling while a finger stays");
        assert_eq!(hands.feed(Move(1, p(110.0, 100.0)), 40.0), Some(Gesture::Drag { dx: 10.0, dy: 0.0 }));
    }

    #[test]
    fn a_pointer_that_the_system_takes_ends_in_nothing() {
        let mut hands = Hands::default();
        hands.feed(Down(1, p(0.0, 0.0)), 0.0);
        assert_eq!(hands.feed(Cancel(1), 10.0), None);
        assert_eq!(hands.feed(Up(1, p(0.0, 0.0)), 20.0), None);
        assert!(!hands.is_down());
    }

    #[test]
    fn a_pointer_that_was_let_go_unseen_is_down_no_more_and_one_that_is_not_down_ends_nothing() {
        let mut hands = Hands::default();
        hands.feed(Down(1, p(0.0, 0.0)), 0.0);
        hands.feed(Cancel(1), 10.0);
        assert_eq!(hands.feed(Move(1, p(90.0, 0.0)), 20.0), None);
        // A mouse that moves between the two clicks of a double click.
        hands.feed(Down(1, p(0.0, 0.0)), 100.0);
        assert_eq!(hands.feed(Up(1, p(0.0, 0.0)), 120.0), Some(Gesture::Tap(p(0.0, 0.0))));
        hands.feed(Cancel(1), 130.0);
        hands.feed(Down(1, p(1.0, 0.0)), 200.0);
        assert_eq!(hands.feed(Up(1, p(1.0, 0.0)), 220.0), Some(Gesture::DoubleTap(p(1.0, 0.0))));
    }

    #[test]
    fn a_third_finger_is_ignored() {
        let mut hands = Hands::default();
        for id in 1..=3 {
            hands.feed(Down(id, p(id as f32 * 50.0, 0.0)), 0.0);
        }
        assert_eq!(hands.feed(Move(3, p(400.0, 0.0)), 10.0), None);
    }

    #[test]
    fn a_glide_covers_its_way_however_often_it_is_asked_and_comes_to_rest() {
        let run = |frame: f64| {
            let mut glide = Glide::new(1.0, -0.5, 0.0);
            let (mut x, mut y, mut t) = (0.0, 0.0, 0.0);
            while t < 5000.0 {
                t += frame;
                let Some((dx, dy)) = glide.step(t) else { break };
                (x, y) = (x + dx, y + dy);
            }
            assert!(t < 1500.0, "comes to rest");
            (x, y)
        };
        let (coarse, fine) = (run(33.0), run(8.0));
        assert!((coarse.0 - fine.0).abs() < 5.0 && (coarse.0 + 2.0 * coarse.1).abs() < 0.1, "{coarse:?} {fine:?}");
    }

    #[test]
    fn a_wheel_turns_lines_and_pages_into_px_and_never_more_than_one_step() {
        let at = p(0.0, 0.0);
        assert_eq!(wheel(-100.0, 0, false, at), Gesture::Wheel { by: 0.3, about: at });
        assert_eq!(wheel(3.0, 1, false, at), wheel(48.0, 0, false, at));
        assert_eq!(wheel(-9000.0, 2, false, at), Gesture::Wheel { by: 1.0, about: at });
        let Gesture::Wheel { by, .. } = wheel(-10.0, 0, true, at) else { panic!("no wheel") };
        assert!((by - 0.12).abs() < 1e-6);
    }
}
