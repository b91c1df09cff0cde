//! One frame of the plate, or the free map: its nodes, its scene, and its basemap.

use super::host::Now;
use crate::browser::canvas::BaseColors;
use crate::browser::dom::{Board, Node};
use crate::browser::frames;
use crate::browser::measure::Measure;
use crate::browser::overlay::{Naming, Overlay};
use crate::geo::View;
use crate::i18n;
use crate::map::base::tiles::Sheet;
use crate::map::base::{BaseFrame, Basemap, Motion};
use crate::map::camera::Size;
use crate::map::emphasis::Emphasis;
use crate::map::frame::FrameId;
use crate::map::hit::Hit;
use crate::map::legend::Entry;
use crate::map::metrics::LabelClass;
use crate::map::places::Places;
use crate::map::plane::Rect;
use crate::map::roam::FreeMap;
use crate::map::scalebar::ScaleBar;
use crate::map::scene::{Input, Scene};
use crate::map::svg::px;
use crate::map::{names, words};
use crate::page::html;

/// A frame of the plate, or the free map if it has no id.
pub struct Pane {
    /// Which frame.
    pub id: Option<FrameId>,
    /// The element about it.
    pub section: Node,
    /// The overlay.
    pub svg: Node,
    /// Its size, CSS px.
    pub size: (f32, f32),
    /// The scene shown.
    pub scene: Option<Scene>,
    /// Whether its basemap is to be painted anew.
    pub stale: bool,
    /// The size of the legend of the free map, CSS px.
    pub legend: (f32, f32),
    /// Whether the switch of views lies on it.
    pub switch: bool,
    /// The size of the hint for a finger on it, nothing while it is not shown.
    pub hint: (f32, f32),
    /// What that says, and the scale bar, as they were last written.
    foot: (Vec<Entry>, Option<ScaleBar>),
    board: Option<Board>,
    words: Option<Node>,
    title: Option<Node>,
    overlay: Overlay,
    base: BaseFrame,
}

impl Pane {
    /// The pane of a frame in the markup of the figure.
    pub fn find(figure: &Node, id: Option<FrameId>) -> Option<Pane> {
        let name = id.map_or("free", |id| id.frame().name);
        let section = figure.find(&["[data-pane=", name, "]"].concat())?;
        let svg = section.find("svg")?;
        Some(Pane {
            id,
            size: (0.0, 0.0),
            scene: None,
            stale: true,
            legend: (0.0, 0.0),
            hint: (0.0, 0.0),
            switch: false,
            foot: (Vec::new(), None),
            board: section.find("canvas").and_then(|c| c.board()),
            words: section.find("p.hidden").filter(|_| id.is_some()),
            title: section.find(".frame-title"),
            overlay: Overlay::new(&svg)?,
            svg,
            section,
            base: BaseFrame::default(),
        })
    }

    /// How the sphere lies in it.
    pub fn view(&self) -> Option<View> {
        self.scene.as_ref().map(|s| s.view)
    }

    /// The node of what can be reached.
    pub fn node(&self, of: Hit) -> Option<Node> {
        self.overlay.node_of(of)
    }

    /// Makes the scene of a frame of the plate anew, and shows it.
    pub fn make(&mut self, now: &Now, chosen: &Emphasis, lit: &Emphasis, measure: &Measure) {
        let (Some(id), (w, h)) = (self.id, self.size) else { return };
        if w < 1.0 || h < 1.0 {
            return;
        }
        let scene = with_input(now, chosen, measure, (&[], None), |input| Scene::of_frame(input, id, w, h, self.scene.as_ref()));
        if let (Some(t), Some(title)) = (scene.title, &self.title) {
            title.set("style", &title_style(t));
        }
        self.take(scene, now, chosen);
        self.present(now, chosen, lit, measure, true);
    }

    /// Makes the scene of the free map anew, and shows it.
    pub fn make_free(
        &mut self,
        now: &Now,
        chosen: &Emphasis,
        lit: &Emphasis,
        ground: &Ground,
        (map, size): (&dyn FreeMap, Size),
    ) {
        let (w, h) = self.size;
        let measure = ground.measure;
        let covered = controls((w, h), self.switch, ground.credits, self.legend, self.hint);
        let before = self.scene.take();
        let scene = with_input(now, chosen, measure, (&covered, now.from), |input| {
            let input = Input { places: Some(ground.places), ..*input };
            map.scene(&input, size, before.as_ref())
        });
        let moving = map.is_moving();
        if moving {
            self.scene = Some(scene);
            self.stale = true;
        } else {
            self.take(scene, now, chosen);
        }
        self.present(now, chosen, lit, measure, !moving);
    }

    fn take(&mut self, scene: Scene, now: &Now, chosen: &Emphasis) {
        if let Some(element) = &self.words {
            let said = words::of_scene(&scene, &now.atlas, chosen, now.chosen, now.lang);
            element.text(&[&said, " ", i18n::MAP_HINT.get(now.lang)].concat());
        }
        self.scene = Some(scene);
        self.stale = true;
    }

    /// Shows the scene with what is lit.
    pub fn show(&mut self, now: &Now, chosen: &Emphasis, lit: &Emphasis, measure: &Measure) {
        self.present(now, chosen, lit, measure, false);
    }

    /// The same; `anew` names every node, and not the new ones alone.
    fn present(&mut self, now: &Now, chosen: &Emphasis, lit: &Emphasis, measure: &Measure, anew: bool) {
        let Some(scene) = &self.scene else { return };
        let extra = if lit == chosen {
            Default::default()
        } else {
            with_input(now, chosen, measure, (&[], scene.from), |input| scene.lit(input, lit))
        };
        self.overlay.show(scene, lit, &Naming { name: &|hit| name_of(scene, now, hit), anew }, &extra);
    }

    /// Writes the scale bar of the free map, and once that rests its legend.
    pub fn explain(&mut self, now: &Now, lit: &Emphasis, map: &dyn FreeMap) {
        let Some(scene) = &self.scene else { return };
        let bar = map.scale_bar(scene);
        if bar != self.foot.1
            && let Some(element) = self.section.find(".map-scale")
        {
            element.mark("hidden", bar.is_none());
            if let Some(bar) = &bar {
                element.set("style", &["width:", &px(bar.px), "px"].concat());
                element.text(&bar.text);
            }
            self.foot.1 = bar;
        }
        if map.is_moving() {
            return;
        }
        let entries = map.legend(scene, &now.atlas, lit, &self.base);
        if entries != self.foot.0
            && let Some(element) = self.section.find(".map-signs")
        {
            element.html(&html::legend(&entries, now.lang));
            self.foot.0 = entries;
        }
    }

    /// Paints the basemap, if it is to be, in colours and with so many pixels to a px.
    pub fn paint(&mut self, map: &Basemap, tiles: Option<&Sheet>, (colors, density): (&BaseColors, f64), moving: bool) {
        let (Some(scene), Some(board), true) = (&self.scene, &self.board, self.stale) else { return };
        let (w, h) = (f64::from(self.size.0), f64::from(self.size.1));
        let motion = if moving { Motion::Moving } else { Motion::Still };
        match tiles {
            Some(tiles) => self.base.update_with(map, tiles, &scene.view, w, h, motion),
            None => self.base.update(map, &scene.view, w, h, motion),
        }
        frames::paint(board, &self.base, self.size, colors, density);
        self.stale = false;
    }
}

fn with_input<T>(
    now: &Now,
    chosen: &Emphasis,
    measure: &Measure,
    (covered, from): (&[Rect], Option<u32>),
    f: impl FnOnce(&Input) -> T,
) -> T {
    let width = |text: &str, class: LabelClass| measure.width(text, class);
    f(&Input { covered, from, crowd: now.crowd.as_deref(), ..Input::new(&now.atlas, now.day, now.lang, chosen, &width) })
}

/// What a node of a scene is called; nothing if the scene has no such thing.
pub fn name_of(scene: &Scene, now: &Now, hit: Hit) -> String {
    let (a, lang) = (&*now.atlas, now.lang);
    let name = match hit {
        Hit::Arc(i) => scene.arcs.get(i as usize).map(|arc| names::arc_name(a, scene, arc, lang)),
        Hit::Mark(i) => scene.marks.get(i as usize).map(|m| names::mark_name(a, m, &|p| a.exists_at(p, now.day), lang)),
        Hit::Box(i) => {
            let title = |id: FrameId| i18n::OPEN_FRAME.with(lang, &[id.frame().title.get(lang)]);
            scene.boxes.get(i as usize).map(|b| title(b.frame))
        }
    };
    name.unwrap_or_default()
}

/// What the names of the free map are made from, and where it ends.
pub struct Ground<'a> {
    /// The places that may be named.
    pub places: &'a Places,
    /// Widths of text.
    pub measure: &'a Measure,
    /// The height of the credits, CSS px.
    pub credits: f32,
}

/// What buttons, hint, scale bar, legend and credits cover of a free map of `w` × `h` px; the `switch` of views too, where the
/// bar has no room for it: then the buttons lie below it.
fn controls((w, h): (f32, f32), switch: bool, credits: f32, legend: (f32, f32), hint: (f32, f32)) -> [Rect; 6] {
    let foot = h - credits - 4.0;
    let top = if switch { 58.0 } else { 0.0 };
    [
        Rect::new(0.0, 0.0, w, top),
        Rect::new(w - 68.0, top, 68.0, 166.0),
        Rect::new(14.0, 66.0, hint.0, hint.1),
        Rect::new(0.0, foot, w, credits + 4.0),
        Rect::new(0.0, foot - 26.0, 148.0, 26.0),
        Rect::new(w - legend.0 - 18.0, foot - legend.1 - 4.0, legend.0 + 18.0, legend.1 + 4.0),
    ]
}

fn title_style(r: Rect) -> String {
    let style = [("left:", r.x), ("px;top:", r.y), ("px;width:", r.w), ("px;height:", r.h)];
    let mut out: String = style.into_iter().map(|(name, v)| [name, &px(v)].concat()).collect();
    out.push_str("px");
    out
}
