//! Painting the basemap on a canvas, crisp at any pixel density.
//!
//! The whole frame crosses into JavaScript at once: one flat buffer of numbers, seen where it lies
//! in memory, and a short loop there. Per-point calls cost half as much again. No path is ever
//! closed: `fill` does that, and `closePath` in a large path is quadratic in Chromium.

use crate::map::base::{BaseFrame, Ink, Paint};
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

#[wasm_bindgen(inline_js = r#"
let over = null;
function paint(context, buffer, groups, styles, inks, from, to) {
  context.lineJoin = context.lineCap = "round";
  for (let g = from; g < to; g += 3) {
    const style = groups[g] * 4, end = groups[g + 2];
    const width = styles[style + 1], dash = styles[style + 2], ink = inks[styles[style]];
    let at = groups[g + 1];
    context.beginPath();
    while (at < end) {
      const last = at + 1 + 2 * buffer[at];
      context.moveTo(buffer[at + 1], buffer[at + 2]);
      for (at += 3; at < last; at += 2) context.lineTo(buffer[at], buffer[at + 1]);
    }
    if (width > 0) {
      context.strokeStyle = ink;
      context.lineWidth = width;
      context.lineCap = dash > 0 ? "butt" : "round";
      context.setLineDash(dash > 0 ? [dash, styles[style + 3]] : []);
      context.stroke();
    } else {
      context.fillStyle = ink;
      context.fill("evenodd");
    }
  }
  context.setLineDash([]);
}
export function paint_basemap(context, buffer, groups, styles, inks, veil, opacity) {
  paint(context, buffer, groups, styles, inks, 0, veil);
  if (veil == groups.length) {
    over = null;
    return;
  }
  over ??= document.createElement("canvas").getContext("2d");
  over.canvas.width = context.canvas.width;
  over.canvas.height = context.canvas.height;
  over.setTransform(context.getTransform());
  paint(over, buffer, groups, styles, inks, veil, groups.length);
  context.resetTransform();
  context.globalAlpha = opacity;
  context.drawImage(over.canvas, 0, 0);
  context.globalAlpha = 1;
}
"#)]
extern "C" {
    /// Paints the groups before `veil` (an index of `groups`) one over another, and then the others as one picture of an
    /// opacity.
    fn paint_basemap(
        context: &CanvasRenderingContext2d,
        buffer: &[f32],
        groups: &[u32],
        styles: &[f32],
        inks: Vec<String>,
        veil: u32,
        opacity: f32,
    );
}

/// The colours of the basemap as CSS writes them, from the custom properties of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseColors {
    pub sea: String,
    pub land: String,
    pub edge: String,
    pub border: String,
    pub water: String,
    pub graticule: String,
}

impl BaseColors {
    fn of(&self, ink: Ink) -> String {
        match ink {
            Ink::Sea => &self.sea,
            Ink::Land => &self.land,
            Ink::Edge => &self.edge,
            Ink::Border => &self.border,
            Ink::Water => &self.water,
            Ink::Graticule => &self.graticule,
        }
        .clone()
    }
}

/// Gives the canvas as many device pixels as its `w` × `h` CSS px cover, if it has another number;
/// that also clears it. Its size on the page is the style sheet's.
pub fn resize(canvas: &HtmlCanvasElement, w: f64, h: f64, density: f64) {
    let pixels = |px: f64| (px * density).round().clamp(1.0, 16_384.0) as u32;
    let (width, height) = (pixels(w), pixels(h));
    if canvas.width() != width {
        canvas.set_width(width);
    }
    if canvas.height() != height {
        canvas.set_height(height);
    }
}

/// Paints a frame over what was there. `density` is device pixels per CSS px.
pub fn paint(context: &CanvasRenderingContext2d, frame: &BaseFrame, colors: &BaseColors, density: f64) {
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    if let Some(canvas) = context.canvas() {
        context.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    }
    let _ = context.set_transform(density, 0.0, 0.0, density, 0.0, 0.0);
    let styles: Vec<f32> = Paint::ALL.into_iter().flat_map(style).collect();
    let groups: Vec<u32> = frame.groups().iter().flat_map(|g| [g.paint as u32, g.start, g.end]).collect();
    let inks = Ink::ALL.into_iter().map(|ink| colors.of(ink)).collect();
    let (veil, opacity) = frame.veil().map_or((groups.len(), 1.0), |(from, opacity)| (from * 3, opacity));
    paint_basemap(context, frame.buffer(), &groups, &styles, inks, veil as u32, opacity);
}

/// Ink, width (0: filled), dash, gap.
fn style(paint: Paint) -> [f32; 4] {
    let ink = paint.ink() as u32 as f32;
    match paint.stroke() {
        Some(stroke) => [ink, stroke.width, stroke.dash, stroke.gap],
        None => [ink, 0.0, 0.0, 0.0],
    }
}
