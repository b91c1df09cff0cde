//! The free map: hands and keys move the camera, and a frame is drawn when something changed.

use super::host::{Host, State};
use super::pane::Ground;
use crate::browser::frames;
use crate::explore::{Action, Camera};
use crate::map::camera::{self, Size};
use crate::map::fly::Flight;
use crate::map::gesture::{Gesture, Glide, Hands};
use crate::map::keys::Command;
use crate::map::plane::Pt;
use leptos::prelude::Callable;

/// The hand on the free map, and where that looks.
pub struct Roam {
    /// Where it looks.
    pub camera: Camera,
    /// The pointers on it.
    pub hands: Hands,
    /// Whether it has moved lately.
    pub moving: bool,
    flight: Option<(Flight, f64)>,
    glide: Option<Glide>,
}

impl Roam {
    /// At rest.
    pub fn new(camera: Camera) -> Roam {
        Roam { camera, hands: Hands::default(), moving: false, flight: None, glide: None }
    }

    /// A hand on the map stops it.
    pub fn stop(&mut self) {
        (self.flight, self.glide) = (None, None);
    }

    /// Moves the camera on by a flight or a glide. Whether it goes on.
    fn advance(&mut self, now: f64, size: Size) -> bool {
        if let Some((flight, since)) = self.flight {
            self.camera = flight.at(now - since);
            if now - since >= flight.duration_ms() {
                self.flight = None;
            }
            return self.flight.is_some();
        }
        let Some(mut glide) = self.glide.take() else { return false };
        let Some((dx, dy)) = glide.step(now) else { return false };
        self.camera = camera::dragged(self.camera, dx, dy, size);
        self.glide = Some(glide);
        true
    }
}

impl Host {
    /// Draws the free map.
    pub fn draw_free(&self, time: f64) {
        let goes_on = {
            let mut state = self.state.borrow_mut();
            let size = self.size(&state);
            let goes_on = state.roam.advance(time, size);
            let State { now, panes, roam, chosen, lit, colors, space: Some(space), .. } = &mut *state else { return };
            let Some(pane) = panes.first_mut() else { return };
            let view = camera::view(roam.camera, size);
            self.want(&view, pane.size);
            let places = self.places.borrow();
            let ground = Ground { places: &places, measure: &self.measure, credits: space.credits };
            pane.make_free(now, chosen, lit, &ground, view, roam.moving);
            let colors = colors.get_or_insert_with(|| frames::base_colors(&self.figure));
            pane.paint(&self.base.borrow(), colors, roam.moving);
            pane.explain(now, lit, roam.moving);
            goes_on
        };
        if goes_on {
            self.stir();
        }
    }

    /// The camera moved: draw, and wait for rest.
    fn stir(&self) {
        self.state.borrow_mut().roam.moving = true;
        self.ticker.request();
        self.rest.restart();
        self.settle.restart();
    }

    /// The map has come to rest: it is drawn with all care.
    pub fn come_to_rest(&self) {
        self.state.borrow_mut().roam.moving = false;
        self.ticker.request();
    }

    /// Writes into the address where the map looks.
    pub fn write_camera(&self) {
        let (camera, free) = (self.state.borrow().roam.camera, self.state.borrow().free);
        if free {
            self.site.act.run(Action::MoveCamera(camera));
        }
    }

    fn put(&self, camera: Camera) {
        {
            let roam = &mut self.state.borrow_mut().roam;
            roam.stop();
            roam.camera = camera;
        }
        self.stir();
    }

    /// Flies to a camera; without motion it is there at once.
    pub fn fly(&self, to: Camera) {
        if frames::reduced_motion() {
            return self.put(to);
        }
        {
            let roam = &mut self.state.borrow_mut().roam;
            roam.stop();
            roam.flight = Some((Flight::new(roam.camera, to), frames::now()));
        }
        self.stir();
    }

    /// The address, a story or a group moved the view.
    pub fn follow_address(&self, to: Camera) {
        let own = self.state.borrow().roam.camera.rounded();
        if to != own {
            self.fly(to);
        }
    }

    /// What a gesture does.
    pub fn gesture(&self, gesture: Gesture) {
        let (from, size) = {
            let state = self.state.borrow();
            (state.roam.camera, self.size(&state))
        };
        match gesture {
            Gesture::DoubleTap(at) => self.closer(at),
            Gesture::Fling { vx, vy } => {
                if !frames::reduced_motion() {
                    self.state.borrow_mut().roam.glide = Some(Glide::new(vx, vy, frames::now()));
                    self.stir();
                }
            }
            _ => {
                if let Some(to) = camera::moved(from, gesture, size) {
                    self.put(to);
                }
            }
        }
    }

    fn closer(&self, at: Pt) {
        let (from, size) = {
            let state = self.state.borrow();
            (state.roam.camera, self.size(&state))
        };
        self.fly(camera::zoomed(from, 1.0, at, size));
    }

    /// What a key or a button asks for. A second press while the first is under way goes on from its end.
    pub fn wish(&self, command: Command) {
        let (from, size) = {
            let state = self.state.borrow();
            let end = state.roam.flight.map(|(f, _)| f.at(f64::INFINITY));
            (end.unwrap_or(state.roam.camera), self.size(&state))
        };
        if let Some(to) = camera::target(from, command, size) {
            self.fly(to);
        }
    }
}
