//! The frames of a sheet: which there are in a room, and what each shows.

use super::Stand;
use super::arrange::arrange;
use super::ground::Window;
use super::order::Show;
use crate::geo::{Outlook, View};
use crate::map::camera::{Gaze, Size};
use crate::map::frame::FrameId;
use crate::map::plane::Rect;
use crate::map::scalebar::ScaleBar;
use crate::map::scene::{Input, Scene};

/// A frame where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Framed {
    /// Which of the plate; none for a view of the free map.
    pub id: Option<FrameId>,
    /// Its box, px.
    pub rect: Rect,
    /// What it shows.
    pub scene: Scene,
    /// The scale of a view of the free map, where it holds for all of it.
    pub bar: Option<ScaleBar>,
}

impl Framed {
    /// Its view and size.
    pub fn window(&self) -> Window {
        Window { view: self.scene.view, size: self.scene.size, free: self.id.is_none() }
    }
}

/// The frames in their room.
pub fn frames(stand: &Stand, show: Show, room: Rect) -> Vec<Framed> {
    let input = Input::new(stand.atlas, stand.day, stand.lang, stand.emphasis, stand.measure);
    let framed = |(id, rect): (Option<FrameId>, Rect)| {
        let (w, h) = (rect.w, rect.h);
        let Some(id) = id else {
            let view = looking(stand, rect);
            let bar = ScaleBar::of(&view, w, h);
            // No name is placed on the bar.
            let covered: Vec<Rect> = bar.iter().map(|bar| Rect::new(0.0, h - 32.0, bar.px + 24.0, 32.0)).collect();
            let free = (stand.from, stand.crowd, Some(stand.places));
            let input = Input { covered: &covered, from: free.0, crowd: free.1, places: free.2, ..input };
            return Framed { id, rect, scene: Scene::of_view(&input, view, w, h, false, None), bar };
        };
        Framed { id: Some(id), rect, scene: Scene::of_frame(&input, id, w, h, None), bar: None }
    };
    rooms(show, room).into_iter().map(framed).collect()
}

/// The views of the frames in a room, without what they show.
pub fn windows(stand: &Stand, show: Show, room: Rect) -> Vec<Window> {
    let window = |(id, rect): (Option<FrameId>, Rect)| {
        let view = id.map_or_else(|| looking(stand, rect), |id| id.view(rect.w, rect.h, 0.0));
        Window { view, size: (rect.w, rect.h), free: id.is_none() }
    };
    rooms(show, room).into_iter().map(window).collect()
}

fn rooms(show: Show, room: Rect) -> Vec<(Option<FrameId>, Rect)> {
    match show {
        Show::View => vec![(None, whole(room))],
        Show::Plate => arrange(room).into_iter().map(|(id, rect)| (Some(id), whole(rect))).collect(),
    }
}

/// How the free map looks in a box.
fn looking(stand: &Stand, rect: Rect) -> View {
    let size = Size::new(rect.w, rect.h);
    let gaze = match stand.gaze {
        Some((gaze, screen)) => gaze.laid_on(screen, size),
        None => Gaze::whole(Outlook::Flat, size),
    };
    gaze.view(size)
}

/// A box on whole px, within it: its edges are then crisp.
fn whole(r: Rect) -> Rect {
    let (x, y) = (r.x.ceil(), r.y.ceil());
    Rect::new(x, y, (r.right().floor() - x).max(1.0), (r.bottom().floor() - y).max(1.0))
}
