//! A scene as SVG text, and the pieces of markup that the overlay in the browser shares with it.

use super::arcs::Arc;
use super::emphasis::{Emphasis, Strength};
use super::marks::{Mark, SQUARE};
use super::metrics::LabelClass;
use super::plane::Pt;
use super::scene::{Label, Scene, Target};
use crate::atlas::{HubRole, Status};

/// A number of px with one decimal, without the machinery of float formatting.
pub fn push_px(out: &mut String, v: f32) {
    let tenths = (v * 10.0).round().clamp(-1e8, 1e8) as i32;
    if tenths < 0 {
        out.push('-');
    }
    push_int(out, tenths.unsigned_abs() / 10);
    let rest = tenths.unsigned_abs() % 10;
    if rest > 0 {
        out.push('.');
        out.push(char::from(b'0' + rest as u8));
    }
}

pub(super) fn push_int(out: &mut String, n: u32) {
    if n >= 10 {
        push_int(out, n / 10);
    }
    out.push(char::from(b'0' + (n % 10) as u8));
}

/// A number of px as text.
pub fn px(v: f32) -> String {
    let mut out = String::new();
    push_px(&mut out, v);
    out
}

/// The `d` of a path through pieces of a line.
pub fn path(pieces: &[Vec<Pt>]) -> String {
    let mut out = String::with_capacity(pieces.iter().map(|p| p.len() * 11).sum());
    for piece in pieces {
        for (i, p) in piece.iter().enumerate() {
            out.push(if i == 0 { 'M' } else { 'L' });
            push_px(&mut out, p.x);
            out.push(' ');
            push_px(&mut out, p.y);
        }
    }
    out
}

/// The `d` of the small break that an arc drawn as *lapsed* has in its middle: two strokes across it.
pub fn break_mark(arc: &Arc, status: Status) -> Option<String> {
    let (at, along) = arc.middle().filter(|_| status == Status::Lapsed)?;
    Some(break_at(at, along))
}

/// The same at a point of a line, in the direction of the line there.
pub(super) fn break_at(at: Pt, along: Pt) -> String {
    let across = Pt::new(-along.y, along.x);
    let stroke = |shift: f32| {
        let middle = at.moved(along.x * shift, along.y * shift);
        let lean = Pt::new(across.x + along.x * 0.5, across.y + along.y * 0.5);
        vec![middle.moved(-lean.x * 3.5, -lean.y * 3.5), middle.moved(lean.x * 3.5, lean.y * 3.5)]
    };
    path(&[stroke(-1.6), stroke(1.6)])
}

/// The class of a strength, with a space before it.
pub fn strength_class(s: Strength) -> &'static str {
    match s {
        Strength::Plain => "",
        Strength::Chosen => " chosen",
        Strength::Faded => " faded",
    }
}

/// The class of an arc that is drawn with a status.
pub fn arc_class(arc: &Arc, status: Status, strength: Strength) -> String {
    let leaves = arc.a.is_away() || arc.b.is_away();
    ["arc ", status.id(), if leaves { " leaving" } else { "" }, strength_class(strength)].concat()
}

fn role_class(mark: &Mark) -> &'static str {
    match mark.role {
        HubRole::Korean => "korean",
        HubRole::Partner => "partner",
        HubRole::Comparison => "comparison",
    }
}

/// The class of the count of a group.
pub fn count_class(mark: &Mark, strength: Strength) -> String {
    ["count ", role_class(mark), strength_class(strength)].concat()
}

/// From the centre of a group to the baseline of its count, px.
pub const COUNT_DROP: f32 = 3.6;

/// The class of a mark.
pub fn mark_class(mark: &Mark, strength: Strength) -> String {
    let role = role_class(mark);
    ["mark ", role, if mark.is_group() { " group" } else { "" }, strength_class(strength)].concat()
}

/// The class of a label.
pub fn label_class(label: &Label, strength: Strength) -> String {
    let class = match label.class {
        LabelClass::Hub => "hub",
        LabelClass::Country => "country",
        LabelClass::Sea => "sea",
        LabelClass::Island => "island",
        LabelClass::Box => "box",
        LabelClass::Away => "away",
        LabelClass::Title => "title",
        LabelClass::Ring => "distance",
        LabelClass::Nation => "nation",
        LabelClass::City => "city",
        LabelClass::Area => "area",
    };
    ["label ", class, strength_class(strength)].concat()
}

/// How strongly a label is drawn: like what it belongs to.
pub fn label_strength(scene: &Scene, label: &Label, choice: &Emphasis) -> Strength {
    match label.of {
        Target::Mark(m) => scene.marks.get(m as usize).map_or(Strength::Plain, |m| choice.of_mark(m)),
        Target::Box(b) => scene.boxes.get(b as usize).map_or(Strength::Plain, |b| choice.strength_of_hubs(&b.hubs)),
        Target::Arc(_) => Strength::Chosen,
        Target::Sea | Target::Ring(_) | Target::Place(_) => Strength::Plain,
    }
}

/// The baseline of a label's text, px from the top of the frame.
pub fn baseline(label: &Label) -> f32 {
    label.rect.centre().y + label.class.type_().size * 0.36
}

/// Whether a text goes on in the direction of the mark: it is then anchored at its end, so that a font that is
/// wider than measured runs away from the mark.
pub fn anchored_at_end(scene: &Scene, label: &Label) -> bool {
    match label.of {
        Target::Mark(m) => scene.marks.get(m as usize).is_some_and(|m| label.rect.right() < m.at.x),
        Target::Place(p) => scene.places.get(p as usize).is_some_and(|p| label.rect.right() < p.at.x),
        _ => false,
    }
}

/// Where the dot of a city lies, px.
pub fn dot(scene: &Scene, label: &Label) -> Option<Pt> {
    match label.of {
        Target::Place(p) if label.class == LabelClass::City => scene.places.get(p as usize).map(|p| p.at),
        _ => None,
    }
}

/// From the centre of the dot of a city to its edge, px.
pub const DOT: f32 = 1.7;

/// The scene as the content of an `<svg>` of its size.
pub fn render(scene: &Scene, choice: &Emphasis) -> String {
    let mut out = String::new();
    for ring in &scene.rings {
        let at = [("cx", &*px(ring.centre.x)), ("cy", &px(ring.centre.y)), ("r", &px(ring.radius))];
        tag(&mut out, "circle", &[("class", "range"), at[0], at[1], at[2]]);
    }
    for arc in &scene.arcs {
        let status = choice.status_of(arc);
        open(&mut out, "g", &[("class", &arc_class(arc, status, choice.of_arc(arc)))]);
        tag(&mut out, "path", &[("d", &path(&arc.pieces)), ("stroke-width", &hundredths(arc.weight.width(status)))]);
        if let Some(d) = break_mark(arc, status) {
            tag(&mut out, "path", &[("class", "break"), ("d", &d)]);
        }
        out.push_str("</g>");
    }
    for b in &scene.boxes {
        let class = ["box", strength_class(choice.strength_of_hubs(&b.hubs))].concat();
        let r = b.rect;
        tag(&mut out, "rect", &[("class", &class), ("x", &px(r.x)), ("y", &px(r.y)), ("width", &px(r.w)), ("height", &px(r.h))]);
    }
    for label in &scene.labels {
        if let Some((a, b)) = label.leader {
            let class = ["leader", strength_class(label_strength(scene, label, choice))].concat();
            tag(&mut out, "path", &[("class", &class), ("d", &path(&[vec![a, b]]))]);
        }
    }
    for label in &scene.labels {
        if let Some(at) = dot(scene, label) {
            tag(&mut out, "circle", &[("class", "dot"), ("cx", &px(at.x)), ("cy", &px(at.y)), ("r", &px(DOT))]);
        }
    }
    for mark in &scene.marks {
        render_mark(&mut out, mark, choice.of_mark(mark));
    }
    for label in &scene.labels {
        let class = label_class(label, label_strength(scene, label, choice));
        let end = anchored_at_end(scene, label);
        let x = if end { label.rect.right() } else { label.rect.x };
        open(
            &mut out,
            "text",
            &[("class", &(class + if end { " end" } else { "" })), ("x", &px(x)), ("y", &px(baseline(label)))],
        );
        escape(&mut out, &label.text);
        out.push_str("</text>");
    }
    out
}

fn render_mark(out: &mut String, mark: &Mark, strength: Strength) {
    let at = ["translate(", &px(mark.at.x), " ", &px(mark.at.y), ")"].concat();
    open(out, "g", &[("class", &mark_class(mark, strength)), ("transform", &at)]);
    if mark.role == HubRole::Comparison && !mark.is_group() {
        let (from, side) = (px(-SQUARE / 2.0), px(SQUARE));
        tag(out, "rect", &[("x", &from), ("y", &from), ("width", &side), ("height", &side)]);
    } else {
        tag(out, "circle", &[("r", &hundredths(drawn_radius(mark)))]);
    }
    out.push_str("</g>");
    if mark.is_group() {
        let (x, y) = (px(mark.at.x), px(mark.at.y + COUNT_DROP));
        open(out, "text", &[("class", &count_class(mark, strength)), ("x", &x), ("y", &y)]);
        push_int(out, mark.hubs.len() as u32);
        out.push_str("</text>");
    }
}

/// The radius of the circle of a mark: a ring's stroke of 2 px lies inside its outer edge.
pub fn drawn_radius(mark: &Mark) -> f32 {
    if mark.role == HubRole::Korean { mark.radius } else { (mark.radius - 1.0).max(1.5) }
}

/// A number with two decimals.
pub fn hundredths(v: f32) -> String {
    let n = (v.max(0.0) * 100.0).round() as u32;
    let mut out = String::new();
    push_int(&mut out, n / 100);
    if !n.is_multiple_of(100) {
        out.push('.');
        out.push(char::from(b'0' + (n % 100 / 10) as u8));
        if !n.is_multiple_of(10) {
            out.push(char::from(b'0' + (n % 10) as u8));
        }
    }
    out
}

pub(super) fn open(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    for (key, value) in attributes {
        out.push(' ');
        out.push_str(key);
        out.push_str("=\"");
        escape(out, value);
        out.push('"');
    }
    out.push('>');
}

pub(super) fn tag(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    open(out, name, attributes);
    out.pop();
    out.push_str("/>");
}

pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // What XML cannot hold, in whatever form.
            '\u{fffe}' | '\u{ffff}' => {}
            c if c < ' ' && !matches!(c, '\t' | '\n' | '\r') => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn px_are_written_with_one_decimal_at_most() {
        assert_eq!([0.0, -0.04, 12.34, -7.96, 0.05, 1e3].map(px), ["0", "0", "12.3", "-8", "0.1", "1000"]);
    }

    #[test]
    fn widths_are_written_with_two_decimals_at_most() {
        assert_eq!([1.1, 1.634, 2.0, 0.05].map(hundredths), ["1.1", "1.63", "2", "0.05"]);
    }

    #[test]
    fn a_path_starts_anew_for_each_piece() {
        let pieces = [vec![Pt::new(0.0, 1.0), Pt::new(2.5, 3.0)], vec![Pt::new(9.0, 9.0), Pt::new(8.0, 8.0)]];
        assert_eq!(path(&pieces), "M0 1L2.5 3M9 9L8 8");
    }

    #[test]
    fn names_are_escaped() {
        let mut out = String::new();
        open(&mut out, "text", &[("class", "a\"b")]);
        escape(&mut out, "A&B <c>");
        escape(&mut out, "\u{0}\u{b}\n\u{ffff}파주");
        assert_eq!(out, "<text class=\"a&quot;b\">A&amp;B &lt;c&gt;\n파주");
    }
}
