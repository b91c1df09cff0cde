//! A sheet as an SVG document: whole in itself, with real text, the same bytes for the same input.

use super::Stand;
use super::frames::Framed;
use super::ground::{Ground, TENTH};
use super::legend::{Inner, Shown};
use super::order::{Form, Order};
use super::sheet::Sheet;
use super::style;
use super::type_::Text;
use crate::atlas::{HubRole, Status};
use crate::map::arcs::Weight;
use crate::map::legend::Sign;
use crate::map::metrics::LabelClass;
use crate::map::plane::{Pt, Rect};
use crate::map::svg::{self, COUNT_DROP, escape, hundredths, open, px, tag};
use crate::map::words;

impl Sheet {
    /// The document.
    pub fn svg(&self, stand: &Stand, order: &Order) -> String {
        let (w, h) = self.size;
        let (width, height) = extent(order);
        let mut out = String::with_capacity(400_000);
        open(
            &mut out,
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("width", &width),
                ("height", &height),
                ("viewBox", &["0 0 ", &px(w), " ", &px(h)].concat()),
                ("role", "img"),
                ("aria-labelledby", "sheet-title sheet-words"),
                ("xml:lang", stand.lang.code()),
                ("lang", stand.lang.code()),
            ],
        );
        leaf(&mut out, "title", &[("id", "sheet-title")], &self.title);
        leaf(&mut out, "desc", &[("id", "sheet-words")], &self.words(stand).join("\n"));
        leaf(&mut out, "style", &[], &style::css(order.palette, TENTH));
        tag(&mut out, "rect", &[("class", "paper"), ("width", &px(w)), ("height", &px(h))]);
        for (i, (framed, ground)) in self.frames.iter().zip(&self.grounds).enumerate() {
            frame(&mut out, stand, framed, ground, i);
        }
        for (shown, at, text) in &self.legend {
            match *shown {
                Shown::Sign(sign) => draw_sign(&mut out, sign, *at),
                Shown::Inner(inner) => draw_inner(&mut out, inner, *at),
            }
            line(&mut out, text);
        }
        for text in &self.lines {
            line(&mut out, text);
        }
        out.push_str("</svg>\n");
        out
    }

    /// It in words: the plate; or a view of the free map, with the neighbours of the hub that it looks from or that is open.
    fn words(&self, stand: &Stand) -> Vec<String> {
        let Stand { atlas, chosen, day, lang, .. } = *stand;
        let Some(view) = self.frames.first().filter(|f| f.id.is_none()) else {
            return words::twin(atlas, chosen, day, lang);
        };
        let mut lines = vec![words::of_scene(&view.scene, atlas, stand.emphasis, chosen, lang)];
        lines.extend(words::of_view_hub(&view.scene, atlas, chosen, day, lang));
        lines
    }
}

/// Width and height of the document: of a sheet of paper in mm; of what becomes a PNG in the pixels of that.
fn extent(order: &Order) -> (String, String) {
    match (order.form, order.size.mm) {
        (Form::Svg, Some((w, h))) => ([&w.to_string(), "mm"].concat(), [&h.to_string(), "mm"].concat()),
        _ => {
            let (w, h) = order.pixels();
            (w.to_string(), h.to_string())
        }
    }
}

fn frame(out: &mut String, stand: &Stand, framed: &Framed, ground: &Ground, i: usize) {
    let Framed { id, rect, scene, bar } = framed;
    let (w, h) = (px(rect.w), px(rect.h));
    let clip = ["frame-", &i.to_string()].concat();
    open(out, "clipPath", &[("id", &clip)]);
    tag(out, "rect", &[("width", &w), ("height", &h)]);
    out.push_str("</clipPath>\n");
    let name = id.map_or("view", |id| id.frame().name);
    let class = if id.is_some() { ["plate ", name].concat() } else { name.to_owned() };
    let at = ["translate(", &px(rect.x), " ", &px(rect.y), ")"].concat();
    open(out, "g", &[("class", &class), ("transform", &at)]);
    open(out, "g", &[("clip-path", &["url(#", &clip, ")"].concat())]);
    let world = id.is_some_and(|id| id.is_world());
    if id.is_some() && !world {
        tag(out, "rect", &[("class", "ground"), ("width", &w), ("height", &h)]);
    }
    open(out, "g", &[("class", "base"), ("transform", "scale(.1)")]);
    ground.write(out);
    out.push_str("</g>\n");
    out.push_str(&svg::render(scene, stand.emphasis));
    if let (Some(title), Some(id)) = (scene.title, id) {
        let size = LabelClass::Title.type_().size;
        let (x, y) = (px(title.x + 9.0), px(title.centre().y + 0.36 * size));
        leaf(out, "text", &[("class", "frame-title"), ("x", &x), ("y", &y)], id.frame().title.get(stand.lang));
    }
    if let Some(bar) = bar {
        let (left, right, low) = (12.0, 12.0 + bar.px, rect.h - 12.0);
        let ends = [Pt::new(left, low - 6.0), Pt::new(left, low), Pt::new(right, low), Pt::new(right, low - 6.0)];
        tag(out, "path", &[("class", "scale"), ("d", &svg::path(&[ends.to_vec()]))]);
        let (x, y) = (px((left + right) / 2.0), px(low - 5.0));
        leaf(out, "text", &[("class", "label distance scale-text"), ("x", &x), ("y", &y)], &bar.text);
    }
    out.push_str("</g>\n");
    if !world {
        edge(out, Rect::new(0.0, 0.0, rect.w, rect.h).grown(-0.5));
    }
    out.push_str("</g>\n");
}

fn edge(out: &mut String, r: Rect) {
    let (x, y, w, h) = (px(r.x), px(r.y), px(r.w), px(r.h));
    let place = [("class", "edge"), ("x", &*x), ("y", &*y), ("width", &*w), ("height", &*h)];
    tag(out, "rect", &place);
}

/// The width of a sign of the legend that is a line, px.
const WIDTH: f32 = 24.0;
/// A thin line is drawn so many times wider in the legend, where nothing is beside it.
const PLAINER: f32 = 2.0;

fn across(from: Pt) -> String {
    svg::path(&[vec![from, Pt::new(from.x + WIDTH, from.y)]])
}

/// A border within a country in the legend.
fn draw_inner(out: &mut String, inner: Inner, at: Pt) {
    let width = inner.drawn().0.stroke().map_or(0.0, |s| s.width);
    tag(out, "path", &[("class", "inner"), ("d", &across(at)), ("stroke-width", &hundredths(PLAINER * width))]);
}

/// A sign of the legend; `at` is its left end in the middle of the row.
fn draw_sign(out: &mut String, sign: Sign, at: Pt) {
    let middle = Pt::new(at.x + WIDTH / 2.0, at.y);
    let across = |y: f32| across(Pt::new(at.x, y));
    let place = ["translate(", &px(middle.x), " ", &px(middle.y), ")"].concat();
    match sign {
        Sign::Line(status) => {
            open(out, "g", &[("class", &["arc ", status.id()].concat())]);
            let width = hundredths(Weight::Some.width(status));
            tag(out, "path", &[("d", &across(at.y)), ("stroke-width", &width)]);
            if status == Status::Lapsed {
                tag(out, "path", &[("class", "break"), ("d", &svg::break_at(middle, Pt::new(1.0, 0.0)))]);
            }
            out.push_str("</g>");
        }
        Sign::Widths => {
            for (dy, weight) in [(-5.5, Weight::Few), (-0.5, Weight::Some), (5.0, Weight::Many)] {
                let width = hundredths(weight.width(Status::Operating));
                tag(out, "path", &[("class", "widths"), ("d", &across(at.y + dy)), ("stroke-width", &width)]);
            }
        }
        Sign::Mark(HubRole::Comparison) => {
            open(out, "g", &[("class", "mark comparison"), ("transform", &place)]);
            tag(out, "rect", &[("x", "-3"), ("y", "-3"), ("width", "6"), ("height", "6")]);
            out.push_str("</g>");
        }
        Sign::Mark(role) => {
            let class = if role == HubRole::Korean { "mark korean" } else { "mark partner" };
            open(out, "g", &[("class", class), ("transform", &place)]);
            tag(out, "circle", &[("r", if role == HubRole::Korean { "4.5" } else { "3.5" })]);
            out.push_str("</g>");
        }
        Sign::City => tag(out, "circle", &[("class", "dot"), ("cx", &px(middle.x)), ("cy", &px(middle.y)), ("r", &px(svg::DOT))]),
        Sign::Control => tag(out, "path", &[("class", "agreed-not"), ("d", &across(at.y))]),
        Sign::Group => {
            open(out, "g", &[("class", "mark partner group"), ("transform", &place)]);
            tag(out, "circle", &[("r", "7")]);
            out.push_str("</g>");
            let y = px(middle.y + COUNT_DROP);
            leaf(out, "text", &[("class", "count partner"), ("x", &px(middle.x)), ("y", &y)], "3");
        }
    }
}

fn line(out: &mut String, text: &Text) {
    let (x, y, size) = (px(text.at.x), px(text.at.y), [&px(text.size), "px"].concat());
    let place = [("class", text.class), ("x", &*x), ("y", &*y), ("font-size", &*size)];
    leaf(out, "text", &place, &text.text);
}

fn leaf(out: &mut String, name: &str, attributes: &[(&str, &str)], text: &str) {
    open(out, name, attributes);
    escape(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}
