//! The free map under a hand: what pointers, wheel, keys and flights make of where it looks. Time is an argument.

use super::base::{BaseFrame, Paint};
use super::camera::{Gaze, Goal, Size};
use super::emphasis::Emphasis;
use super::fly::Flight;
use super::gesture::{Gesture, Glide, Hands, Pointer, wheel};
use super::grip::{Grip, Manner};
use super::keys::Command;
use super::legend::{self, Entry};
use super::outlooks::MapView;
use super::plane::{Pt, Rect};
use super::scalebar::ScaleBar;
use super::scene::{Input, Scene};
use crate::atlas::Atlas;
use crate::geo::free::ROUND;
use crate::geo::trig::smoothstep;
use crate::geo::{LonLat, Outlook, Passage, View};

/// How long the map takes from one outlook to another, ms.
const PASSAGE_MS: f64 = 750.0;

/// What came of a pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Felt {
    /// Where it tapped.
    pub tap: Option<Pt>,
    /// Whether it drags: a click that follows is none.
    pub dragging: bool,
    /// Whether the map moves.
    pub stirred: bool,
    /// The box that it draws, px.
    pub drawn: Option<Rect>,
}

/// The free map as its host knows it: the one thing behind it is [`Roam`], in a part of the program that comes when the
/// free map is opened.
///
/// `now` is a time in ms; `still` says that the reader wants no motion: then every move is there at once.
pub trait FreeMap {
    /// Where it looks, or is on its way to look.
    fn gaze(&self) -> Gaze;
    /// Whether all of the places are well in sight of where it looks.
    fn shows(&self, places: &[LonLat], size: Size) -> bool;
    /// How the sphere lies in the frame now.
    fn view(&self, size: Size) -> View;
    /// Whether it has moved since it last came to rest.
    fn is_moving(&self) -> bool;
    /// Nothing has moved it for a while.
    fn rest(&mut self);
    /// Takes what a pointer did. How it came counts when it comes down.
    fn hand(&mut self, pointer: Pointer, manner: Manner, now: f64, size: Size, still: bool) -> Felt;
    /// Gives up the box that is drawn. Whether there was one.
    fn let_go(&mut self) -> bool;
    /// Takes a turn of the wheel, with the values of a `WheelEvent`: see [`wheel`].
    fn wheel(&mut self, turn: (f32, u32, bool), about: Pt, size: Size);
    /// Does what a key or a button asks for. Whether that is a move.
    fn wish(&mut self, command: Command, now: f64, size: Size, still: bool) -> bool;
    /// Goes to a goal, in this outlook or another.
    fn go(&mut self, outlook: Outlook, goal: &Goal, now: f64, size: Size, still: bool);
    /// Moves on by a flight, a passage or a glide. Whether it goes on.
    fn advance(&mut self, now: f64, size: Size) -> bool;
    /// Which view of the map it is.
    fn shown(&self) -> MapView;
    /// It is laid out for a page in place of a screen of this size, or for the screen again.
    fn print(&mut self, screen: Option<Size>);
    /// The scale bar below a scene, where its scale is one.
    fn scale_bar(&self, scene: &Scene) -> Option<ScaleBar>;
    /// What the signs of a scene mean, over the groups of paths of its basemap.
    fn legend(&self, scene: &Scene, atlas: &Atlas, choice: &Emphasis, base: &BaseFrame) -> Vec<Entry>;
    /// The scene of the present view, in place of `before`.
    fn scene(&self, input: &Input, size: Size, before: Option<&Scene>) -> Scene;
}

/// The free map under a hand.
pub struct Roam {
    gaze: Gaze,
    hands: Hands,
    grip: Grip,
    moving: bool,
    flight: Option<(Flight, f64)>,
    passage: Option<(Passage, f64, f64)>,
    glide: Option<Glide>,
    /// The size of the screen while it is laid out for a page.
    screen: Option<Size>,
}

impl Roam {
    /// At rest.
    pub fn new(gaze: Gaze) -> Roam {
        let (hands, grip) = (Hands::default(), Grip::Map);
        Roam { gaze, hands, grip, moving: false, flight: None, passage: None, glide: None, screen: None }
    }

    /// The free map at rest, as its host knows it.
    pub fn start(gaze: Gaze) -> Box<dyn FreeMap> {
        Box::new(Roam::new(gaze))
    }

    /// A hand on the map stops it.
    fn stop(&mut self) {
        (self.flight, self.passage, self.glide) = (None, None, None);
    }

    fn put(&mut self, gaze: Gaze) {
        self.stop();
        self.gaze = gaze;
        self.moving = true;
    }

    fn fly(&mut self, to: Gaze, now: f64, size: Size, still: bool) {
        let from = self.gaze;
        // On the way from one outlook to another: from what is shown there.
        let midway = self.passage.is_some().then(|| self.view(size));
        self.put(to);
        if still || (from == to && midway.is_none()) {
            return;
        }
        let end = |g: Gaze| (g.outlook, g.center(), g.camera.zoom);
        if let Some(shown) = midway {
            self.passage = Some((Passage::onward(shown, end(to)), now, 0.0));
        } else if from.outlook == to.outlook {
            self.gaze = from;
            self.flight = Some((Flight::new(from.camera, to.camera), now));
        } else {
            self.passage = Some((Passage::new(end(from), end(to)), now, 0.0));
        }
    }

    fn gesture(&mut self, gesture: Gesture, now: f64, size: Size, still: bool) -> bool {
        match gesture {
            Gesture::DoubleTap(at) => self.fly(self.gaze.zoomed(1.0, at, size), now, size, still),
            Gesture::Fling { .. } if still => return false,
            Gesture::Fling { vx, vy } => {
                self.glide = Some(Glide::new(vx, vy, now));
                self.moving = true;
            }
            _ => match self.gaze.moved(gesture, size) {
                Some(to) => self.put(to),
                None => return false,
            },
        }
        true
    }
}

impl FreeMap for Roam {
    fn gaze(&self) -> Gaze {
        self.gaze
    }

    fn shows(&self, places: &[LonLat], size: Size) -> bool {
        self.gaze.shows(places, size)
    }

    fn view(&self, size: Size) -> View {
        match (&self.passage, self.screen) {
            (Some((passage, _, t)), _) => passage.view(*t, size.w, size.h),
            (None, Some(screen)) => self.gaze.laid_on(screen, size).view(size),
            (None, None) => self.gaze.view(size),
        }
    }

    fn is_moving(&self) -> bool {
        self.moving
    }

    fn rest(&mut self) {
        self.moving = false;
    }

    fn hand(&mut self, pointer: Pointer, manner: Manner, now: f64, size: Size, still: bool) -> Felt {
        match pointer {
            Pointer::Down(_, at) => {
                self.stop();
                // A second finger takes hold of the map, whatever the first had.
                self.grip = if self.hands.is_down() { Grip::Map } else { Grip::of(manner, at) };
            }
            Pointer::Cancel(_) if self.grip.drawn().is_some() => self.grip = Grip::Nothing,
            _ => {}
        }
        let gesture = self.hands.feed(pointer, now);
        let dragging = self.hands.is_dragging();
        if let (Grip::Box(_, to), Pointer::Move(_, at) | Pointer::Up(_, at)) = (&mut self.grip, pointer) {
            *to = at;
        }
        let mut felt = Felt { dragging: dragging && self.grip != Grip::Nothing, ..Felt::default() };
        match gesture {
            Some(Gesture::Tap(at)) => felt.tap = Some(at),
            Some(Gesture::Drag { .. } | Gesture::Fling { .. }) if self.grip != Grip::Map => {}
            Some(gesture) => felt.stirred = self.gesture(gesture, now, size, still),
            None => {}
        }
        if !self.hands.is_down() {
            let seen = self.grip.meant().and_then(|r| self.gaze.framing(r, size));
            self.grip = Grip::Map;
            if let Some(to) = seen.filter(|_| felt.tap.is_none()) {
                self.fly(to, now, size, still);
                felt.stirred = true;
            }
        }
        felt.drawn = self.grip.drawn().filter(|_| dragging);
        felt
    }

    fn let_go(&mut self) -> bool {
        let drawn = self.grip.drawn().is_some();
        if drawn {
            self.grip = Grip::Nothing;
        }
        drawn
    }

    fn wheel(&mut self, (delta, mode, ctrl): (f32, u32, bool), about: Pt, size: Size) {
        if let Some(to) = self.gaze.moved(wheel(delta, mode, ctrl, about), size) {
            self.put(to);
        }
    }

    fn wish(&mut self, command: Command, now: f64, size: Size, still: bool) -> bool {
        // A second press while the first is under way goes on from its end.
        let camera = self.flight.map_or(self.gaze.camera, |(flight, _)| flight.at(f64::INFINITY));
        let Some(to) = (Gaze { camera, ..self.gaze }).target(command, size) else { return false };
        self.fly(to, now, size, still);
        true
    }

    fn go(&mut self, outlook: Outlook, goal: &Goal, now: f64, size: Size, still: bool) {
        let to = self.gaze.toward(outlook, goal, size);
        self.fly(to, now, size, still);
    }

    fn advance(&mut self, now: f64, size: Size) -> bool {
        if let Some((flight, since)) = self.flight {
            self.gaze.camera = flight.at(now - since);
            if now - since >= flight.duration_ms() {
                self.flight = None;
            }
            return self.flight.is_some();
        }
        if let Some((_, since, t)) = &mut self.passage {
            let way = (now - *since) / PASSAGE_MS;
            *t = smoothstep(way);
            if way >= 1.0 {
                self.passage = None;
            }
            return self.passage.is_some();
        }
        let Some(mut glide) = self.glide.take() else { return false };
        let Some((dx, dy)) = glide.step(now) else { return false };
        self.gaze = self.gaze.dragged(dx, dy, size);
        self.glide = Some(glide);
        true
    }

    fn shown(&self) -> MapView {
        match self.gaze.outlook {
            Outlook::Globe => MapView::Globe,
            Outlook::From(_) => MapView::From,
            Outlook::Flat if self.gaze.camera.zoom < ROUND => MapView::World,
            Outlook::Flat => MapView::Region,
        }
    }

    fn print(&mut self, screen: Option<Size>) {
        self.screen = screen;
    }

    fn scale_bar(&self, scene: &Scene) -> Option<ScaleBar> {
        ScaleBar::of(&scene.view, scene.size.0, scene.size.1)
    }

    fn legend(&self, scene: &Scene, atlas: &Atlas, choice: &Emphasis, base: &BaseFrame) -> Vec<Entry> {
        legend::of_scene(scene, atlas, choice, legend::has_line(Paint::Control, base.groups(), base.buffer(), scene.window()))
    }

    fn scene(&self, input: &Input, size: Size, before: Option<&Scene>) -> Scene {
        Scene::of_view(input, self.view(size), size.w as f32, size.h as f32, self.moving, before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::Camera;
    use crate::geo::LonLat;

    const SIZE: Size = Size { w: 900.0, h: 600.0 };
    const PAJU: LonLat = LonLat::new(126.78, 37.76);

    const MOUSE: Manner = Manner { finger: false, focused: false, shift: false };
    const SHIFT: Manner = Manner { shift: true, ..MOUSE };
    const FINGER: Manner = Manner { finger: true, ..MOUSE };

    fn over_paju() -> Roam {
        Roam::new(Gaze { outlook: Outlook::Flat, camera: Camera { lon: PAJU.lon, lat: PAJU.lat, zoom: 4.0 } })
    }

    #[test]
    fn a_passage_begins_and_ends_as_the_two_outlooks_and_never_jumps() {
        for outlook in [Outlook::Globe, Outlook::From(PAJU)] {
            let mut roam = Roam::new(Gaze::whole(Outlook::Flat, SIZE));
            let before = roam.view(SIZE);
            roam.go(outlook, &Goal::Same, 0.0, SIZE, false);
            let mut last: Vec<_> = Vec::new();
            let places: Vec<LonLat> =
                (0..40).map(|i| LonLat::new(100.0 + f64::from(i) * 2.5, -30.0 + f64::from(i) * 2.2)).collect();
            let mut t = 0.0;
            assert!(roam.advance(0.0, SIZE));
            assert_eq!(roam.view(SIZE), before);
            loop {
                let view = roam.view(SIZE);
                let now: Vec<_> = places.iter().map(|&p| view.project(p)).collect();
                for (a, b) in last.iter().zip(&now) {
                    if let (Some(a), Some(b)) = (a, b) {
                        let (a, b): (&crate::geo::Px, &crate::geo::Px) = (a, b);
                        assert!((a.x - b.x).hypot(a.y - b.y) < 40.0, "{outlook:?} {t} {a:?} {b:?}");
                    }
                }
                last = now;
                t += 16.0;
                if !roam.advance(t, SIZE) {
                    break;
                }
            }
            assert!((700.0..900.0).contains(&t));
            assert_eq!(roam.view(SIZE), roam.gaze().view(SIZE));
            assert_eq!(roam.gaze().outlook, outlook);
        }
    }

    #[test]
    fn a_passage_that_is_left_for_another_goes_on_from_what_it_shows() {
        for next in [Outlook::Flat, Outlook::From(PAJU), Outlook::Globe] {
            let mut roam = Roam::new(Gaze::whole(Outlook::Flat, SIZE));
            roam.go(Outlook::Globe, &Goal::Same, 0.0, SIZE, false);
            roam.advance(400.0, SIZE);
            let midway = roam.view(SIZE);
            assert_ne!(midway, roam.gaze().view(SIZE));
            roam.go(next, &Goal::Around(vec![PAJU]), 400.0, SIZE, false);
            assert!(roam.advance(400.0, SIZE));
            assert_eq!(roam.view(SIZE), midway);
            roam.advance(401.0, SIZE);
            for lon in [100.0, 127.0, 160.0] {
                let [a, b] = [midway, roam.view(SIZE)].map(|v| v.project(LonLat::new(lon, 30.0)).expect("in sight"));
                assert!((a.x - b.x).hypot(a.y - b.y) < 2.0, "{next:?} {lon} {a:?} {b:?}");
            }
            assert!(!roam.advance(1200.0, SIZE));
            assert_eq!((roam.view(SIZE), roam.gaze().outlook), (roam.gaze().view(SIZE), next));
        }
    }

    #[test]
    fn without_motion_every_move_is_there_at_once() {
        let mut roam = over_paju();
        roam.go(Outlook::Globe, &Goal::Whole, 0.0, SIZE, true);
        assert_eq!(roam.view(SIZE), Gaze::whole(Outlook::Globe, SIZE).view(SIZE));
        assert!(roam.wish(Command::Zoom { by: 1.0 }, 0.0, SIZE, true));
        assert!((roam.gaze().camera.zoom - Gaze::whole(Outlook::Globe, SIZE).camera.zoom - 1.0).abs() < 1e-9);
        assert!(!roam.advance(16.0, SIZE));
    }

    #[test]
    fn a_page_shows_all_of_it_where_the_screen_does_and_is_else_as_near() {
        let page = Size::new(976.0, 400.0);
        for outlook in [Outlook::Flat, Outlook::Globe, Outlook::From(PAJU)] {
            let mut roam = Roam::new(Gaze::whole(outlook, SIZE));
            let screen = roam.view(SIZE);
            roam.print(Some(SIZE));
            assert_eq!(roam.view(page).scale, Gaze::whole(outlook, page).view(page).scale, "{outlook:?}");
            roam.print(None);
            assert_eq!(roam.view(SIZE), screen);
        }
        let mut roam = over_paju();
        roam.print(Some(SIZE));
        assert_eq!(roam.view(page), roam.gaze().view(page));
    }

    #[test]
    fn a_second_press_goes_on_from_the_end_of_the_first() {
        let mut roam = over_paju();
        roam.wish(Command::Zoom { by: 1.0 }, 0.0, SIZE, false);
        roam.advance(20.0, SIZE);
        roam.wish(Command::Zoom { by: 1.0 }, 30.0, SIZE, false);
        while roam.advance(5000.0, SIZE) {}
        assert!((roam.gaze().camera.zoom - 6.0).abs() < 1e-9);
    }

    #[test]
    fn a_hand_on_the_map_stops_it() {
        let mut roam = over_paju();
        roam.go(Outlook::Flat, &Goal::Near(LonLat::new(-71.0, 42.0)), 0.0, SIZE, false);
        roam.advance(100.0, SIZE);
        let here = roam.gaze();
        roam.hand(Pointer::Down(1, Pt::new(10.0, 10.0)), MOUSE, 110.0, SIZE, false);
        assert!(!roam.advance(400.0, SIZE));
        assert_eq!(roam.gaze(), here);
    }
    /// What a pointer drawn from one point to another and let go makes of the map.
    fn drag(roam: &mut Roam, manner: Manner, from: Pt, to: Pt, end: fn(i32, Pt) -> Pointer) -> Vec<Felt> {
        let mut felt = vec![roam.hand(Pointer::Down(1, from), manner, 0.0, SIZE, true)];
        for i in 1..=10 {
            felt.push(roam.hand(Pointer::Move(1, from.toward(to, i as f32 / 10.0)), manner, f64::from(i) * 16.0, SIZE, true));
        }
        felt.push(roam.hand(end(1, to), manner, 900.0, SIZE, true));
        felt
    }

    #[test]
    fn a_box_drawn_with_shift_fills_the_frame_in_every_outlook() {
        let (from, to) = (Pt::new(400.0, 250.0), Pt::new(550.0, 340.0));
        for outlook in [Outlook::Flat, Outlook::Globe, Outlook::From(PAJU)] {
            let mut roam = over_paju();
            roam.go(outlook, &Goal::At(Camera { lon: 129.0, lat: 36.0, zoom: 3.0 }), 0.0, SIZE, true);
            let before = roam.view(SIZE);
            let corners: Vec<LonLat> = [(400.0, 250.0), (550.0, 250.0), (400.0, 340.0), (550.0, 340.0), (475.0, 295.0)]
                .into_iter()
                .map(|(x, y)| before.invert(crate::geo::Px::new(x, y)).expect("a place"))
                .collect();
            let felt = drag(&mut roam, SHIFT, from, to, Pointer::Up);
            assert_eq!(felt[5].drawn, Some(Rect::new(400.0, 250.0, 75.0, 45.0)), "{outlook:?}");
            assert!(felt[5].dragging && !felt[5].stirred && felt[11].stirred && felt[11].drawn.is_none(), "{outlook:?}");
            let after = roam.view(SIZE);
            let seen: Vec<_> = corners.iter().map(|&c| after.project(c).expect("an image")).collect();
            for p in &seen {
                assert!((-1.0..=SIZE.w + 1.0).contains(&p.x) && (-1.0..=SIZE.h + 1.0).contains(&p.y), "{outlook:?} {p:?}");
            }
            assert!((seen[4].x - SIZE.w / 2.0).hypot(seen[4].y - SIZE.h / 2.0) < 40.0, "{outlook:?} {:?}", seen[4]);
            assert!(seen[1].x - seen[0].x > 0.8 * SIZE.w, "{outlook:?} {seen:?}");
        }
    }

    #[test]
    fn a_box_that_is_given_up_or_taken_by_the_system_moves_nothing() {
        let (from, to) = (Pt::new(400.0, 250.0), Pt::new(550.0, 340.0));
        let mut roam = over_paju();
        let here = roam.gaze();
        drag(&mut roam, SHIFT, from, to, |id, _| Pointer::Cancel(id));
        assert_eq!(roam.gaze(), here);
        roam.hand(Pointer::Down(1, from), SHIFT, 0.0, SIZE, true);
        roam.hand(Pointer::Move(1, to), SHIFT, 20.0, SIZE, true);
        assert!(roam.let_go() && !roam.let_go());
        let felt = roam.hand(Pointer::Move(1, from), SHIFT, 40.0, SIZE, true);
        assert_eq!(felt, Felt::default());
        assert_eq!(roam.hand(Pointer::Up(1, to), SHIFT, 60.0, SIZE, true), Felt::default());
        assert_eq!(roam.gaze(), here);
    }

    #[test]
    fn a_click_with_shift_is_a_tap_and_a_box_on_paper_about_the_globe_is_none() {
        let mut roam = over_paju();
        roam.hand(Pointer::Down(1, Pt::new(400.0, 250.0)), SHIFT, 0.0, SIZE, true);
        let felt = roam.hand(Pointer::Up(1, Pt::new(401.0, 250.0)), SHIFT, 60.0, SIZE, true);
        assert_eq!(felt.tap, Some(Pt::new(400.0, 250.0)));
        roam.go(Outlook::Globe, &Goal::Whole, 0.0, SIZE, true);
        let here = roam.gaze();
        let felt = drag(&mut roam, SHIFT, Pt::new(4.0, 4.0), Pt::new(60.0, 50.0), Pointer::Up);
        assert!(felt.iter().all(|f| !f.stirred) && roam.gaze() == here);
    }

    #[test]
    fn one_finger_scrolls_the_page_until_the_map_has_the_focus_and_two_pinch_always() {
        let (from, to) = (Pt::new(400.0, 250.0), Pt::new(400.0, 150.0));
        let mut roam = over_paju();
        let here = roam.gaze();
        let felt = drag(&mut roam, FINGER, from, to, Pointer::Up);
        assert!(felt.iter().all(|f| *f == Felt::default()));
        assert_eq!(roam.gaze(), here);
        drag(&mut roam, Manner { focused: true, ..FINGER }, from, to, Pointer::Up);
        assert_ne!(roam.gaze(), here);

        let mut roam = over_paju();
        roam.hand(Pointer::Down(1, from), FINGER, 0.0, SIZE, true);
        roam.hand(Pointer::Down(2, to), FINGER, 10.0, SIZE, true);
        let felt = roam.hand(Pointer::Move(2, Pt::new(400.0, 50.0)), FINGER, 20.0, SIZE, true);
        assert!(felt.stirred && felt.dragging);
        assert!((roam.gaze().camera.zoom - here.camera.zoom - 1.0).abs() < 1e-6);
        // The finger that stays goes on holding the map.
        roam.hand(Pointer::Up(2, to), FINGER, 30.0, SIZE, true);
        assert!(roam.hand(Pointer::Move(1, to), FINGER, 40.0, SIZE, true).stirred);
        // The next one starts anew.
        roam.hand(Pointer::Up(1, to), FINGER, 2000.0, SIZE, true);
        roam.hand(Pointer::Down(3, from), FINGER, 2100.0, SIZE, true);
        assert!(!roam.hand(Pointer::Move(3, to), FINGER, 2120.0, SIZE, true).stirred);
    }

    #[test]
    fn a_fling_glides_only_where_motion_is_wanted() {
        for still in [true, false] {
            let mut roam = over_paju();
            roam.hand(Pointer::Down(1, Pt::new(300.0, 300.0)), MOUSE, 0.0, SIZE, still);
            for i in 1..=5 {
                let at = Pt::new(300.0 + i as f32 * 20.0, 300.0);
                roam.hand(Pointer::Move(1, at), MOUSE, f64::from(i) * 16.0, SIZE, still);
            }
            let here = roam.gaze();
            roam.hand(Pointer::Up(1, Pt::new(400.0, 300.0)), MOUSE, 84.0, SIZE, still);
            assert_eq!(roam.advance(100.0, SIZE), !still);
            assert_eq!(roam.gaze() == here, still);
        }
    }
}
