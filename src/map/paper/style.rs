//! The style of a sheet: that of the map on the screen (`plate.css`), with colours in place of tokens.

use super::palette::Palette;
use crate::map::base::{Ink, Paint};
use crate::map::metrics::LabelClass;
use crate::map::svg::px;

/// The fonts of the site.
const FONTS: &str =
    "-apple-system,\"Apple SD Gothic Neo\",\"Noto Sans KR\",\"Noto Sans CJK KR\",\"Malgun Gothic\",system-ui,sans-serif";

/// The name of a paint, its class.
pub fn name(paint: Paint) -> &'static str {
    match paint {
        Paint::Sea => "sea",
        Paint::Graticule => "graticule",
        Paint::Land => "land",
        Paint::LandSeam => "land-seam",
        Paint::Coast => "coast",
        Paint::Lake => "lake",
        Paint::Water => "water",
        Paint::WaterSeam => "water-seam",
        Paint::Shore => "shore",
        Paint::River => "river",
        Paint::Stream => "stream",
        Paint::Town => "town",
        Paint::County => "county",
        Paint::District => "district",
        Paint::Province => "province",
        Paint::Border => "border",
        Paint::Control => "control",
        Paint::Outline => "outline",
    }
}

fn ink(p: &Palette, ink: Ink) -> &'static str {
    match ink {
        Ink::Sea => p.sea,
        Ink::Land => p.land,
        Ink::Edge => p.edge,
        Ink::Border => p.border,
        Ink::Water => p.water,
        Ink::Graticule => p.graticule,
    }
}

/// The rules of a sheet in these colours. `tenth` is the factor by which lengths of the basemap are written larger.
pub fn css(p: &Palette, tenth: f32) -> String {
    let mut out = String::with_capacity(4096);
    let mut rule = |selector: &str, declarations: &[(&str, &str)]| {
        out.push_str(selector);
        out.push('{');
        for (property, value) in declarations {
            for piece in [property, ":", value, ";"] {
                out.push_str(piece);
            }
        }
        out.push_str("}\n");
    };
    rule("text", &[("font-family", FONTS), ("font-variant-numeric", "tabular-nums"), ("fill", p.ink_2)]);
    rule(".paper", &[("fill", p.paper)]);
    rule(".ground", &[("fill", p.sea)]);
    rule(".edge", &[("fill", "none"), ("stroke", p.edge)]);
    rule(".base path", &[("fill", "none"), ("stroke-linejoin", "round"), ("stroke-linecap", "round")]);
    for paint in Paint::ALL {
        let (selector, colour) = ([".base .", name(paint)].concat(), ink(p, paint.ink()));
        match paint.stroke() {
            None => rule(&selector, &[("fill", colour), ("fill-rule", "evenodd")]),
            Some(s) => {
                let width = px(s.width * tenth);
                rule(&selector, &[("stroke", colour), ("stroke-width", &width)]);
                if s.dash > 0.0 {
                    let dashes = [&px(s.dash * tenth), " ", &px(s.gap * tenth)].concat();
                    rule(&selector, &[("stroke-dasharray", &dashes), ("stroke-linecap", "butt")]);
                }
            }
        }
    }

    rule(".arc path", &[("fill", "none"), ("stroke", p.unknown), ("stroke-linejoin", "round")]);
    for (status, colour, dashes) in [
        ("operating", p.operating, ""),
        ("building", p.operating, "10 4"),
        ("signed", p.signed, ""),
        ("announced", p.announced, "5 3"),
        ("lapsed", p.lapsed, "1.6 3.2"),
        ("unknown", p.unknown, "1.6 6"),
    ] {
        let dashes = if dashes.is_empty() { "none" } else { dashes };
        rule(&[".arc.", status, " path"].concat(), &[("stroke", colour), ("stroke-dasharray", dashes)]);
    }
    rule(".arc path.break", &[("stroke-width", "1.3"), ("stroke-dasharray", "none")]);
    rule(".arc.leaving path", &[("stroke-opacity", ".34")]);
    rule(".plate .arc.leaving path,.arc.chosen path", &[("stroke-opacity", "1")]);
    rule(".arc.faded path,.plate .arc.leaving.faded path", &[("stroke-opacity", ".24")]);
    rule(".range", &[("fill", "none"), ("stroke", p.ink_3), ("stroke-width", ".8"), ("stroke-opacity", ".42")]);
    rule(".widths", &[("fill", "none"), ("stroke", p.ink_2)]);

    rule(".korean circle", &[("fill", p.operating)]);
    rule(".partner circle", &[("fill", p.card), ("stroke", p.operating), ("stroke-width", "2")]);
    rule(".comparison circle,.comparison rect", &[("fill", p.card), ("stroke", p.ink_2), ("stroke-width", "1.1")]);
    rule(".mark.faded", &[("opacity", ".36")]);
    rule(".count", &[("font-size", "10px"), ("font-weight", "750"), ("text-anchor", "middle"), ("fill", p.operating)]);
    rule(".count.korean", &[("fill", p.card)]);
    rule(".count.comparison", &[("fill", p.ink_2)]);
    rule(".count.faded", &[("opacity", ".5")]);
    rule("rect.box", &[("fill", "none"), ("stroke", p.ink_2)]);
    rule("rect.box.faded", &[("stroke-opacity", ".4")]);

    rule(".leader", &[("fill", "none"), ("stroke", p.ink_2), ("stroke-width", ".7")]);
    rule(".leader.faded", &[("stroke-opacity", ".35")]);
    let halo = [("stroke", p.land), ("stroke-width", "2.6"), ("stroke-linejoin", "round"), ("paint-order", "stroke")];
    rule(".label,.frame-title", &halo);
    for (class, selector, colour, ground) in [
        (LabelClass::Hub, ".label", p.ink, p.land),
        (LabelClass::Country, ".label.country", p.ink, p.land),
        (LabelClass::Sea, ".label.sea", p.ink_3, p.sea),
        (LabelClass::Island, ".label.island", p.ink_2, p.sea),
        (LabelClass::Box, ".label.box", p.ink, p.land),
        (LabelClass::Away, ".label.away", p.ink_2, p.land),
        (LabelClass::Ring, ".label.distance", p.ink_3, p.land),
        (LabelClass::Nation, ".label.nation", p.ink_3, p.land),
        (LabelClass::City, ".label.city", p.ink_2, p.land),
        (LabelClass::Area, ".label.area", p.ink_3, p.land),
        (LabelClass::Title, ".frame-title", p.ink_2, p.land),
    ] {
        let t = class.type_();
        let (size, weight) = ([&px(t.size), "px"].concat(), t.weight.to_string());
        rule(selector, &[("font-size", &size), ("font-weight", &weight), ("fill", colour), ("stroke", ground)]);
    }
    rule(".label.sea", &[("font-style", "italic"), ("letter-spacing", ".1em"), ("stroke-width", "2")]);
    rule(".label.nation", &[("letter-spacing", ".06em")]);
    rule(".label.area", &[("letter-spacing", ".04em")]);
    rule(".dot", &[("fill", p.ink_3)]);
    rule(".scale", &[("fill", "none"), ("stroke", p.ink_2)]);
    rule(".scale-text", &[("text-anchor", "middle")]);
    rule(".agreed-not", &[("fill", "none"), ("stroke", p.border), ("stroke-width", "1.4"), ("stroke-dasharray", "3.5 2.5")]);
    rule(".inner", &[("fill", "none"), ("stroke", p.border)]);
    rule(".label.end", &[("text-anchor", "end")]);
    rule(".label.faded", &[("fill", p.ink_3), ("fill-opacity", ".78")]);

    rule(".title", &[("font-weight", "720"), ("fill", p.ink)]);
    rule(".credit", &[("fill", p.ink_3)]);
    out
}
