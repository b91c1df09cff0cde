//! Keys of the map, after DEFRA's accessible map: arrows pan, + and − zoom, 0 fits, Alt and an arrow walk among hubs
//! and lines, Enter opens, Escape returns, 1 to 5 show the views, ? shows the keys.

use super::hit::Hit;
use super::outlooks::MapView;
use super::plane::Pt;
use super::scene::Scene;

/// A key that was pressed, as the browser names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key<'a> {
    /// `KeyboardEvent.key`.
    pub key: &'a str,
    /// With Shift.
    pub shift: bool,
    /// With Alt.
    pub alt: bool,
    /// With Ctrl or the command key.
    pub ctrl: bool,
    /// While an input method composes.
    pub composing: bool,
}

/// A way on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Way {
    Up,
    Down,
    Left,
    Right,
}

impl Way {
    /// As a step: to the right and down.
    pub fn step(self) -> (f32, f32) {
        match self {
            Way::Up => (0.0, -1.0),
            Way::Down => (0.0, 1.0),
            Way::Left => (-1.0, 0.0),
            Way::Right => (1.0, 0.0),
        }
    }
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    /// Move the view by a step to the right and down, or by a nudge.
    Pan {
        /// To the right.
        x: f32,
        /// Down.
        y: f32,
        /// A small step.
        nudge: bool,
    },
    /// Zoom by steps; each doubles the scale.
    Zoom {
        /// Closer if positive.
        by: f32,
    },
    /// Show the whole world.
    Fit,
    /// Go to the nearest hub or line that way.
    Walk(Way),
    /// Open what has the focus.
    Open,
    /// Return to the plate, or to the frame from its mark.
    Leave,
    /// Show another view.
    View(MapView),
    /// Show the keys.
    Help,
}

/// What a key asks for on the free map (`free`) or in a frame of the plate, where arrows alone walk.
/// Nothing while an input method composes or with Ctrl.
pub fn command(key: Key, free: bool) -> Option<Command> {
    if key.composing || key.ctrl {
        return None;
    }
    let way = match key.key {
        "ArrowUp" => Some(Way::Up),
        "ArrowDown" => Some(Way::Down),
        "ArrowLeft" => Some(Way::Left),
        "ArrowRight" => Some(Way::Right),
        _ => None,
    };
    if let Some(way) = way {
        if key.alt || !free {
            return Some(Command::Walk(way));
        }
        let (x, y) = way.step();
        return Some(Command::Pan { x, y, nudge: key.shift });
    }
    match key.key {
        _ if key.alt => None,
        "Enter" | " " => Some(Command::Open),
        "Escape" => Some(Command::Leave),
        "+" | "=" if free => Some(Command::Zoom { by: 1.0 }),
        "-" | "_" if free => Some(Command::Zoom { by: -1.0 }),
        "0" if free => Some(Command::Fit),
        "?" => Some(Command::Help),
        "1" => Some(Command::View(MapView::Overview)),
        "2" => Some(Command::View(MapView::World)),
        "3" => Some(Command::View(MapView::Globe)),
        "4" => Some(Command::View(MapView::From)),
        "5" => Some(Command::View(MapView::Region)),
        _ => None,
    }
}

/// The mark or line nearest to `from` that way: within 60° of it, distance and departure weighed; a line stands where its
/// middle is. From nowhere it is the mark nearest to the middle of the frame.
pub fn walk(scene: &Scene, from: Option<Hit>, way: Way) -> Option<Hit> {
    let marks = scene.marks.iter().enumerate().map(|(i, m)| (Hit::Mark(i as u32), m.at));
    let arcs = scene.arcs.iter().enumerate().filter_map(|(i, a)| Some((Hit::Arc(i as u32), a.middle()?.0)));
    let stops: Vec<(Hit, Pt)> = marks.chain(arcs).filter(|(_, at)| scene.window().holds(*at)).collect();
    let Some(start) = stops.iter().find(|s| Some(s.0) == from).map(|s| s.1) else {
        let middle = scene.window().centre();
        let marks = stops.iter().filter(|s| matches!(s.0, Hit::Mark(_)));
        return marks.min_by(|a, b| a.1.distance(middle).total_cmp(&b.1.distance(middle))).map(|s| s.0);
    };
    let (sx, sy) = way.step();
    let effort = |at: Pt| {
        let (dx, dy) = (at.x - start.x, at.y - start.y);
        let (along, aside) = (dx * sx + dy * sy, (dx * sy - dy * sx).abs());
        (along > 0.01 && aside <= along * 1.732).then_some(along + 2.0 * aside)
    };
    let ways = stops.iter().filter(|s| Some(s.0) != from).filter_map(|s| Some((effort(s.1)?, s.0)));
    ways.min_by(|a, b| a.0.total_cmp(&b.0)).map(|s| s.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key<'_> {
        Key { key: name, ..Key::default() }
    }

    #[test]
    fn arrows_pan_the_free_map_and_walk_in_a_frame() {
        assert_eq!(command(key("ArrowLeft"), true), Some(Command::Pan { x: -1.0, y: 0.0, nudge: false }));
        let nudge = Key { shift: true, ..key("ArrowUp") };
        assert_eq!(command(nudge, true), Some(Command::Pan { x: 0.0, y: -1.0, nudge: true }));
        assert_eq!(command(Key { alt: true, ..key("ArrowUp") }, true), Some(Command::Walk(Way::Up)));
        assert_eq!(command(key("ArrowUp"), false), Some(Command::Walk(Way::Up)));
    }

    #[test]
    fn keys_are_ignored_while_an_input_method_composes_or_with_ctrl() {
        assert_eq!(command(Key { composing: true, ..key("0") }, true), None);
        assert_eq!(command(Key { ctrl: true, ..key("+") }, true), None);
        assert_eq!(command(Key { ctrl: true, ..key("0") }, true), None);
        for name in ["ArrowLeft", "Enter", "Escape", "?", "1", "3"] {
            assert_eq!(command(Key { composing: true, ..key(name) }, true), None, "{name}");
            assert_eq!(command(Key { composing: true, ..key(name) }, false), None, "{name}");
        }
    }

    #[test]
    fn the_views_have_the_figures_of_their_order_everywhere() {
        for (i, (view, _, _)) in MapView::ALL.into_iter().enumerate() {
            let name = (i + 1).to_string();
            for free in [true, false] {
                assert_eq!(command(key(&name), free), Some(Command::View(view)));
                assert_eq!(command(Key { alt: true, ..key(&name) }, free), None);
            }
        }
    }

    #[test]
    fn a_frame_of_the_plate_is_not_zoomed_by_keys() {
        for name in ["+", "-", "0"] {
            assert!(command(key(name), true).is_some());
            assert_eq!(command(key(name), false), None);
        }
    }
}
