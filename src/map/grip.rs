//! What the first pointer on the free map has got hold of: the map, a box that it draws, or nothing.

use super::plane::{Pt, Rect};

/// How a pointer comes to the free map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Whether it is a finger.
    pub finger: bool,
    /// Whether the map has the focus.
    pub focused: bool,
    /// Whether Shift is down.
    pub shift: bool,
}

/// What the first pointer that came down does.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Grip {
    /// It moves the map.
    #[default]
    Map,
    /// It moves nothing: the page scrolls below it, or its box was given up.
    Nothing,
    /// It draws a box from a point to another, px.
    Box(Pt, Pt),
}

/// A box of less is none, px.
const LEAST_BOX: f32 = 8.0;

impl Grip {
    /// What a pointer gets hold of that comes down at a point: a finger the map if that has the focus, and nothing before,
    /// so that a page can be scrolled past the map; any other the map, or with Shift a box.
    pub fn of(manner: Manner, at: Pt) -> Grip {
        match manner {
            Manner { finger: true, focused: false, .. } => Grip::Nothing,
            Manner { finger: false, shift: true, .. } => Grip::Box(at, at),
            _ => Grip::Map,
        }
    }

    /// The box that is drawn; `None` where there is none.
    pub fn drawn(self) -> Option<Rect> {
        let Grip::Box(a, b) = self else { return None };
        Some(Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs()))
    }

    /// The box that is drawn, if it is large enough to be meant.
    pub fn meant(self) -> Option<Rect> {
        self.drawn().filter(|r| r.w >= LEAST_BOX && r.h >= LEAST_BOX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Pt = Pt::new(10.0, 20.0);

    #[test]
    fn a_finger_moves_the_map_only_when_that_has_the_focus() {
        let finger = Manner { finger: true, ..Manner::default() };
        assert_eq!(Grip::of(finger, AT), Grip::Nothing);
        assert_eq!(Grip::of(Manner { shift: true, ..finger }, AT), Grip::Nothing);
        assert_eq!(Grip::of(Manner { focused: true, ..finger }, AT), Grip::Map);
    }

    #[test]
    fn a_mouse_moves_the_map_at_once_and_draws_a_box_with_shift() {
        assert_eq!(Grip::of(Manner::default(), AT), Grip::Map);
        assert_eq!(Grip::of(Manner { shift: true, ..Manner::default() }, AT), Grip::Box(AT, AT));
    }

    #[test]
    fn a_box_is_the_same_whichever_corner_it_is_drawn_from() {
        let far = Pt::new(60.0, 80.0);
        let rect = Some(Rect::new(10.0, 20.0, 50.0, 60.0));
        assert_eq!((Grip::Box(AT, far).drawn(), Grip::Box(far, AT).meant()), (rect, rect));
        assert_eq!(Grip::Box(AT, Pt::new(12.0, 80.0)).meant(), None);
    }
}
