//! Where the frames of the plate stand in a box of any form: the arrangement that shows the world and the insets largest.

use crate::geo::View;
use crate::map::frame::FrameId;
use crate::map::plane::Rect;

/// Room between two frames, px.
const GAP: f32 = 14.0;
/// An inset that would be smaller, as a square of its own form, px, is left out, and all others with it: nothing could be
/// read there.
const LEAST: f32 = 165.0;
/// An inset is made so many times higher than its extent asks for where there is room.
const STRETCH: f32 = 1.5;
/// The world has so much room at its sides, for its title, and above and below, px.
const ABOUT: (f32, f32) = (60.0, 6.0);
/// The share of the room that the world takes is tried in so many steps.
const STEPS: usize = 60;

/// Where the insets lie.
#[derive(Clone, Copy)]
enum Where {
    Below,
    Beside,
}

/// The frames in a box, px, the world first. Without room for the insets the world alone.
pub fn arrange(room: Rect) -> Vec<(FrameId, Rect)> {
    let insets: Vec<FrameId> = FrameId::ALL.iter().copied().filter(|f| !f.is_world()).collect();
    let mut best: Option<(f32, Vec<(FrameId, Rect)>)> = None;
    for place in [Where::Below, Where::Beside] {
        for columns in [4, 2, 1] {
            for step in 1..STEPS {
                let share = step as f32 / STEPS as f32;
                let found = match place {
                    Where::Below => below(room, &insets, columns, share),
                    Where::Beside => beside(room, &insets, columns, share),
                };
                if let Some(found) = found.filter(|f| best.as_ref().is_none_or(|b| f.0 > b.0)) {
                    best = Some(found);
                }
            }
        }
    }
    best.map_or_else(|| vec![(FrameId::World, close(room, 0.5))], |b| b.1)
}

/// As much of a box as the world takes. Of the height that is left over `above` parts of one lie above it.
fn close(r: Rect, above: f32) -> Rect {
    let aspect = View::world_aspect(FrameId::World.frame().extent.south) as f32;
    let h = r.h.min(r.w / aspect + 2.0 * ABOUT.1);
    let w = r.w.min(h * aspect + 2.0 * ABOUT.0);
    Rect::new(r.x + (r.w - w) / 2.0, r.y + (r.h - h) * above, w, h)
}

/// How wide the world is drawn in a box.
fn world_width(w: f32, h: f32) -> f32 {
    w.min(h * View::world_aspect(FrameId::World.frame().extent.south) as f32)
}

fn below(room: Rect, insets: &[FrameId], columns: usize, share: f32) -> Option<(f32, Vec<(FrameId, Rect)>)> {
    let rows = insets.len().div_ceil(columns) as f32;
    let height = (room.h * (1.0 - share) / rows - GAP).min(STRETCH * natural(room.w, insets, columns));
    let world = Rect::new(room.x, room.y, room.w, room.h - rows * (height + GAP));
    let grid = Rect::new(room.x, world.bottom() + GAP, room.w, room.bottom() - world.bottom() - GAP);
    // Empty paper is worth nothing.
    let taken = close(world, 0.4);
    let (worth, frames) = valued(taken, grid, insets, columns, height)?;
    Some((worth * (1.0 - (world.h - taken.h) / room.h), frames))
}

fn beside(room: Rect, insets: &[FrameId], columns: usize, share: f32) -> Option<(f32, Vec<(FrameId, Rect)>)> {
    let world = Rect::new(room.x, room.y, room.w * share, room.h);
    let grid = Rect::new(world.right() + GAP, room.y, room.right() - world.right() - GAP, room.h);
    let rows = insets.len().div_ceil(columns) as f32;
    let height = ((room.h - (rows - 1.0) * GAP) / rows).min(STRETCH * natural(grid.w, insets, columns));
    // In the middle of its room.
    let taken = rows * (height + GAP) - GAP;
    let grid = Rect::new(grid.x, grid.y + (grid.h - taken) / 2.0, grid.w, taken);
    valued(close(world, 0.5), grid, insets, columns, height)
}

/// The frames, and what they are worth: how large the world is drawn times how large the insets are.
fn valued(world: Rect, grid: Rect, insets: &[FrameId], columns: usize, height: f32) -> Option<(f32, Vec<(FrameId, Rect)>)> {
    let size = height.min(natural(grid.w, insets, columns));
    if size < LEAST || world.h < 1.0 || world.w < 1.0 {
        return None;
    }
    let mut frames = vec![(FrameId::World, world)];
    let mut y = grid.y;
    for row in insets.chunks(columns) {
        let (free, aspects) = across(grid.w, row);
        let mut x = grid.x;
        for &id in row {
            let w = free * id.frame().aspect / aspects;
            frames.push((id, Rect::new(x, y, w, height)));
            x += w + GAP;
        }
        y += height + GAP;
    }
    Some((world_width(world.w, world.h) * size, frames))
}

/// The width that the frames of a row share, px, and the sum of their aspects.
fn across(width: f32, row: &[FrameId]) -> (f32, f32) {
    let aspects: f32 = row.iter().map(|f| f.frame().aspect).sum();
    (width - GAP * (row.len() as f32 - 1.0), aspects)
}

/// The height at which no row of so many columns is stretched, px.
fn natural(width: f32, insets: &[FrameId], columns: usize) -> f32 {
    let heights = insets.chunks(columns).map(|row| {
        let (free, aspects) = across(width, row);
        free / aspects
    });
    heights.fold(f32::MAX, f32::min)
}
