//! The SVG over a frame: a node for each arc, box, mark and name of its scene, named, focusable, and changed in
//! place when the scene changes.
//!
//! Nodes are known by a key that lasts from scene to scene, so that the focus stays where it is while the map moves.

use super::dom;
use crate::map::arcs::Arc;
use crate::map::emphasis::{Emphasis, Strength};
use crate::map::hit::Hit;
use crate::map::marks::{Mark, SQUARE};
use crate::map::plane::{Pt, Rect};
use crate::map::scene::{Label, Scene};
use crate::map::svg::{self, px};
use web_sys::Element;

const SVG: &str = "http://www.w3.org/2000/svg";
/// The attribute that tells what a node stands for.
pub const KEY: &str = "data-key";

/// What the nodes of a scene are called.
pub struct Naming<'a> {
    /// The name of one.
    pub name: &'a dyn Fn(Hit) -> String,
    /// Whether all are named, and not the new ones alone: while the map moves a node keeps the name that it has.
    pub anew: bool,
}

#[derive(Default)]
struct Layer {
    /// Sorted by key. A map of the library would weigh a kilobyte more, and no scene has more than some hundred.
    nodes: Vec<Node>,
    turn: u32,
}

struct Node {
    key: String,
    element: Element,
    parts: Vec<Element>,
    /// The last values set, so that only what changed is written.
    values: Vec<(usize, &'static str, String)>,
    turn: u32,
}

/// The nodes over one frame.
pub struct Overlay {
    root: Element,
    size: (f32, f32),
    groups: [Element; 7],
    layers: [Layer; 7],
}

const ARCS: usize = 0;
const LIT: usize = 1;
const BOXES: usize = 2;
const LEADERS: usize = 3;
const MARKS: usize = 4;
const LABELS: usize = 5;
const RINGS: usize = 6;
const CLASSES: [&str; 7] = ["arcs", "arcs lit", "boxes", "leaders", "marks", "labels", "rings"];
/// From the bottom up.
const ORDER: [usize; 7] = [RINGS, ARCS, LIT, BOXES, LEADERS, MARKS, LABELS];

fn element(name: &str) -> Option<Element> {
    leptos::prelude::document().create_element_ns(Some(SVG), name).ok()
}

fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// The node itself, as against its parts.
const SELF: usize = usize::MAX;

impl Node {
    fn set(&mut self, name: &'static str, value: &str) {
        self.set_of(SELF, name, value);
    }

    /// Makes it something that can be reached: its role, its key and, if it is to be named, its name.
    fn named(&mut self, role: &str, hit: Hit, naming: &Naming) {
        if naming.anew || self.values.iter().all(|v| v.1 != "aria-label") {
            self.set("tabindex", "-1");
            self.set("aria-label", &(naming.name)(hit));
        }
        self.set("role", role);
        self.set(KEY, &hit.key());
    }

    /// Moves it. For this, too, a text would be laid out anew; a group about it is not.
    fn place(&mut self, x: f32, y: f32) {
        self.set("transform", &["translate(", &px(x), " ", &px(y), ")"].concat());
    }

    /// Sets an attribute of a part, or its `text`, if it has changed.
    fn set_of(&mut self, part: usize, name: &'static str, value: &str) {
        match self.values.iter_mut().find(|v| (v.0, v.1) == (part, name)) {
            Some(old) if old.2 == value => return,
            Some(old) => value.clone_into(&mut old.2),
            None => self.values.push((part, name, value.to_owned())),
        }
        let element = if part == SELF { Some(&self.element) } else { self.parts.get(part) };
        match element {
            Some(element) if name == "text" => element.set_text_content(Some(value)),
            Some(element) => set(element, name, value),
            None => {}
        }
    }
}

impl Layer {
    /// The node of a key, made with its parts if it is new.
    fn node(&mut self, group: &Element, key: &str, name: &str, parts: &[&str]) -> Option<&mut Node> {
        let at = self.nodes.partition_point(|n| n.key.as_str() < key);
        if self.nodes.get(at).is_none_or(|n| n.key != key) {
            let node = element(name)?;
            let made: Vec<Element> = parts.iter().filter_map(|p| element(p)).collect();
            for part in &made {
                let _ = node.append_child(part);
            }
            let _ = group.append_child(&node);
            self.nodes.insert(at, Node { key: key.to_owned(), element: node, parts: made, values: Vec::new(), turn: 0 });
        }
        let turn = self.turn;
        let node = self.nodes.get_mut(at)?;
        node.turn = turn;
        Some(node)
    }

    fn begin(&mut self) {
        self.turn = self.turn.wrapping_add(1);
    }

    /// Takes away what the scene no longer has.
    fn end(&mut self) {
        let turn = self.turn;
        self.nodes.retain(|node| {
            let keep = node.turn == turn;
            if !keep {
                node.element.remove();
            }
            keep
        });
    }
}

impl Overlay {
    /// Over an empty `<svg>`.
    pub fn new(root: &dom::Node) -> Option<Overlay> {
        let root = root.0.clone();
        root.set_text_content(None);
        let mut groups = Vec::new();
        for class in CLASSES {
            let group = element("g")?;
            set(&group, "class", class);
            groups.push(group);
        }
        for group in ORDER.iter().filter_map(|&i| groups.get(i)) {
            let _ = root.append_child(group);
        }
        Some(Overlay { root, size: (0.0, 0.0), groups: groups.try_into().ok()?, layers: Default::default() })
    }

    /// Shows a scene. `lit` are arcs and names beside it, which a choice lights up for a while.
    pub fn show(&mut self, scene: &Scene, choice: &Emphasis, naming: &Naming, lit: &(Vec<Arc>, Vec<Label>)) {
        // Written again, even the same would have the browser lay out everything anew.
        if self.size != scene.size {
            self.size = scene.size;
            set(&self.root, "viewBox", &["0 0 ", &px(scene.size.0), " ", &px(scene.size.1)].concat());
        }
        for layer in &mut self.layers {
            layer.begin();
        }
        for ring in &scene.rings {
            if let Some(node) = self.layers[RINGS].node(&self.groups[RINGS], &ring.km.to_string(), "circle", &[]) {
                for (name, value) in [("cx", ring.centre.x), ("cy", ring.centre.y), ("r", ring.radius)] {
                    node.set(name, &px(value));
                }
            }
        }
        for (i, arc) in scene.arcs.iter().enumerate() {
            self.arc(ARCS, scene, arc, Some((i, naming)), choice);
        }
        for arc in &lit.0 {
            self.arc(LIT, scene, arc, None, choice);
        }
        for (i, b) in scene.boxes.iter().enumerate() {
            self.named_box(i, b.rect, naming, choice.strength_of_hubs(&b.hubs));
        }
        for (i, mark) in scene.marks.iter().enumerate() {
            self.draw_mark(i, mark, naming, choice.of_mark(mark));
        }
        let mut lines = Vec::new();
        for labels in [&scene.labels, &lit.1] {
            for (i, label) in labels.iter().enumerate() {
                let strength = svg::label_strength(scene, label, choice);
                self.label(scene, (label, &scene.lasting_label(labels, i)), strength);
                lines.extend(label.leader.map(|(a, b)| (svg::strength_class(strength), [a, b])));
                lines.extend(svg::dot(scene, label).map(|at| (" dot", [at, at])));
            }
        }
        self.leaders(&lines);
        for layer in &mut self.layers {
            layer.end();
        }
    }

    fn arc(&mut self, layer: usize, scene: &Scene, arc: &Arc, named: Option<(usize, &Naming)>, choice: &Emphasis) {
        let (a, b) = scene.lasting(arc);
        let key = [a.to_string(), b.to_string()].join("-");
        let Some(node) = self.layers[layer].node(&self.groups[layer], &key, "g", &["path", "path"]) else { return };
        let status = choice.status_of(arc);
        node.set("class", &svg::arc_class(arc, status, choice.of_arc(arc)));
        if let Some((i, naming)) = named {
            node.named("button", Hit::Arc(i as u32), naming);
        }
        node.set_of(0, "d", &svg::path(&arc.pieces));
        node.set_of(0, "stroke-width", &svg::hundredths(arc.weight.width(status)));
        node.set_of(1, "class", "break");
        node.set_of(1, "d", &svg::break_mark(arc, status).unwrap_or_default());
    }

    fn named_box(&mut self, i: usize, r: Rect, naming: &Naming, strength: Strength) {
        let Some(node) = self.layers[BOXES].node(&self.groups[BOXES], &i.to_string(), "rect", &[]) else { return };
        node.set("class", &["box", svg::strength_class(strength)].concat());
        node.named("button", Hit::Box(i as u32), naming);
        for (name, value) in [("x", r.x), ("y", r.y), ("width", r.w), ("height", r.h)] {
            node.set(name, &px(value));
        }
    }

    fn draw_mark(&mut self, i: usize, mark: &Mark, naming: &Naming, strength: Strength) {
        let square = mark.role == crate::atlas::HubRole::Comparison && !mark.is_group();
        let shape = if square { "rect" } else { "circle" };
        // Another shape is another node.
        let key = [shape, &mark.leader().to_string()].concat();
        let parts = ["circle", shape];
        let Some(node) = self.layers[MARKS].node(&self.groups[MARKS], &key, "g", &parts) else { return };
        node.set("class", &svg::mark_class(mark, strength));
        node.place(mark.at.x, mark.at.y);
        node.named(if mark.is_group() { "button" } else { "link" }, Hit::Mark(i as u32), naming);
        node.set_of(0, "class", "ring");
        node.set_of(0, "r", &svg::hundredths(mark.radius + 4.0));
        if square {
            let (from, side) = (px(-SQUARE / 2.0), px(SQUARE));
            for (name, value) in [("x", &from), ("y", &from), ("width", &side), ("height", &side)] {
                node.set_of(1, name, value);
            }
        } else {
            node.set_of(1, "r", &svg::hundredths(svg::drawn_radius(mark)));
        }
        if mark.is_group() {
            self.count(mark, strength);
        }
    }

    /// The count of a group. Beside its node, not in it: the name of that says more than the figure.
    fn count(&mut self, mark: &Mark, strength: Strength) {
        let key = ["#", &mark.leader().to_string()].concat();
        let Some(node) = self.layers[LABELS].node(&self.groups[LABELS], &key, "g", &["text"]) else { return };
        node.set("class", &svg::count_class(mark, strength));
        node.place(mark.at.x, mark.at.y + svg::COUNT_DROP);
        node.set("aria-hidden", "true");
        node.set_of(0, "text", &mark.hubs.len().to_string());
    }

    fn label(&mut self, scene: &Scene, (label, key): (&Label, &str), strength: Strength) {
        let Some(node) = self.layers[LABELS].node(&self.groups[LABELS], key, "g", &["text"]) else { return };
        let end = svg::anchored_at_end(scene, label);
        let class = svg::label_class(label, strength);
        node.set("class", &if end { class + " end" } else { class });
        node.place(if end { label.rect.right() } else { label.rect.x }, svg::baseline(label));
        node.set("aria-hidden", "true");
        node.set_of(0, "text", &label.text);
    }

    /// Leaders, and dots of places as lines without a length, of which the round ends are seen: one path for all of a kind,
    /// since every node costs the browser as much as a name.
    fn leaders(&mut self, lines: &[(&str, [Pt; 2])]) {
        for kind in ["", " chosen", " faded", " dot"] {
            let pieces: Vec<Vec<Pt>> = lines.iter().filter(|l| l.0 == kind).map(|l| l.1.to_vec()).collect();
            if pieces.is_empty() {
                continue;
            }
            if let Some(node) = self.layers[LEADERS].node(&self.groups[LEADERS], kind, "path", &[]) {
                node.set("class", &["leader", kind].concat());
                node.set("d", &svg::path(&pieces));
            }
        }
    }

    /// The node of what can be reached in the scene that is shown.
    pub fn node_of(&self, of: Hit) -> Option<dom::Node> {
        let selector = ["[", KEY, "=\"", &of.key(), "\"]"].concat();
        self.root.query_selector(&selector).ok().flatten().map(dom::Node)
    }
}
