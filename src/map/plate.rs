//! The plate: which frames a width shows, and where they stand.

use super::frame::FrameId;
use super::plane::Rect;
use crate::geo::View;

/// How the insets stand at a width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrangement {
    /// From this width of the plate on, px.
    pub min_width: f32,
    /// The pages of insets from left to right. Each page fills the width; further ones come by a swipe.
    pub pages: &'static [&'static [FrameId]],
    /// Room at the sides, px.
    pub margin: f32,
    /// Room between two insets, px.
    pub gap: f32,
    /// The least and the greatest height of an inset, px.
    pub inset_height: (f32, f32),
}

use FrameId::{CapitalArea, EasternNorthAmerica, Europe, Korea};

/// From narrow to wide.
pub const ARRANGEMENTS: [Arrangement; 2] = [
    Arrangement {
        min_width: 0.0,
        pages: &[&[Korea, CapitalArea], &[Europe, EasternNorthAmerica]],
        margin: 12.0,
        gap: 9.0,
        inset_height: (170.0, 380.0),
    },
    Arrangement {
        min_width: 800.0,
        pages: &[&[Korea, CapitalArea, Europe, EasternNorthAmerica]],
        margin: 20.0,
        gap: 14.0,
        inset_height: (200.0, 380.0),
    },
];

/// The room there is for the plate, CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Space {
    /// Its width.
    pub width: f32,
    /// Its height. A plate that needs more scrolls.
    pub height: f32,
    /// The height that the legend takes at this width.
    pub legend: f32,
    /// The height that the credits take at this width.
    pub credits: f32,
}

/// Where everything stands, CSS px from the upper left corner of the plate.
#[derive(Clone, Debug, PartialEq)]
pub struct Plate {
    /// The world.
    pub world: Rect,
    /// The line between world and insets.
    pub legend: Rect,
    /// The strip that holds the insets. Wider content than it is swiped.
    pub strip: Rect,
    /// The insets; `x` and `y` count from the upper left corner of the strip.
    pub insets: Vec<(FrameId, Rect)>,
    /// How wide the content of the strip is.
    pub strip_width: f32,
    /// The last line.
    pub credits: Rect,
    /// The height of the whole.
    pub height: f32,
}

/// The share of the height that the world takes at most.
const WORLD_SHARE: f32 = 0.56;

/// Lays out the plate. The world takes the width, but not more than its share of the height; the insets share what
/// is left, in proportion to their aspects.
pub fn layout(space: Space) -> Plate {
    let Space { width, height, legend, credits } = space;
    let width = width.max(200.0);
    let arrangement = arrangement(width);
    let Arrangement { margin, gap, .. } = *arrangement;
    let (least, most) = arrangement.inset_height;

    let aspect = View::world_aspect(FrameId::World.frame().extent.south) as f32;
    let free = (height - legend - credits - gap).max(0.0);
    let world_full = width / aspect + 2.0;
    let inset_full = natural_height(arrangement, width).clamp(least, most);
    let (mut world_h, mut inset_h) = (world_full, inset_full);
    if world_h + inset_h > free {
        world_h = world_full.min((free * WORLD_SHARE).max(world_full * 0.62));
        inset_h = inset_full.min((free - world_h).max(least));
        world_h = world_full.min((free - inset_h).max(world_full * 0.62));
    } else {
        inset_h = (free - world_h).clamp(least, (inset_full * 1.45).min(most));
    }
    let (world_h, inset_h) = (world_h.floor(), inset_h.floor());

    let world = Rect::new(0.0, 0.0, width, world_h);
    let legend = Rect::new(margin, world.bottom(), width - 2.0 * margin, legend);
    let pages = arrangement.pages.len() as f32;
    let page_width = if pages > 1.0 { width - margin - 2.0 * gap } else { width - 2.0 * margin };
    let mut insets = Vec::new();
    let mut x = 0.0;
    for page in arrangement.pages {
        let room = page_width - gap * (page.len() as f32 - 1.0);
        let aspects: f32 = page.iter().map(|f| f.frame().aspect).sum();
        for &id in *page {
            let w = (room * id.frame().aspect / aspects).round();
            insets.push((id, Rect::new(x, 0.0, w, inset_h)));
            x += w + gap;
        }
    }
    let strip_width = x - gap;
    let strip_w = if pages > 1.0 { width - margin } else { width - 2.0 * margin };
    let strip = Rect::new(margin, legend.bottom(), strip_w, inset_h);
    let credits = Rect::new(margin, strip.bottom() + gap, width - 2.0 * margin, credits);
    Plate { world, legend, strip, insets, strip_width, height: credits.bottom(), credits }
}

/// The arrangement for a width of the plate, px.
pub fn arrangement(width: f32) -> &'static Arrangement {
    ARRANGEMENTS.iter().rev().find(|a| width >= a.min_width).unwrap_or(&ARRANGEMENTS[0])
}

/// The height at which the insets of the first page fill the width without being stretched.
fn natural_height(a: &Arrangement, width: f32) -> f32 {
    let page = a.pages[0];
    let aspects: f32 = page.iter().map(|f| f.frame().aspect).sum();
    (width - 2.0 * a.margin - a.gap * (page.len() as f32 - 1.0)) / aspects
}

#[cfg(test)]
mod tests {
    use super::*;

    fn space(width: f32, height: f32) -> Space {
        Space { width, height, legend: 46.0, credits: 34.0 }
    }

    #[test]
    fn nothing_on_the_plate_overlaps_and_all_of_it_lies_in_its_width() {
        for width in [320.0, 390.0, 432.0, 768.0, 799.0, 800.0, 1104.0, 1584.0, 2400.0] {
            for height in [300.0, 600.0, 748.0, 908.0, 1400.0] {
                let plate = layout(space(width, height));
                let rows = [plate.world, plate.legend, plate.strip, plate.credits];
                for pair in rows.windows(2) {
                    assert!(pair[0].bottom() <= pair[1].y + 0.01, "{width} × {height}: {pair:?}");
                }
                for pair in plate.insets.windows(2) {
                    assert!(pair[0].1.right() < pair[1].1.x, "{width} × {height}");
                }
                assert!(rows.iter().all(|r| r.x >= 0.0 && r.right() <= width), "{width} × {height}");
                let last = plate.insets.last().expect("insets").1;
                assert!((last.right() - plate.strip_width).abs() < 0.01);
                assert_eq!(plate.height, plate.credits.bottom());
            }
        }
    }

    #[test]
    fn every_width_shows_every_inset_once() {
        for width in [320.0, 800.0] {
            let mut shown: Vec<FrameId> = layout(space(width, 700.0)).insets.iter().map(|i| i.0).collect();
            shown.sort();
            let all: Vec<FrameId> = FrameId::ALL.iter().copied().filter(|f| !f.is_world()).collect();
            assert_eq!(shown, all);
        }
    }

    #[test]
    fn a_wide_plate_fits_its_room_and_a_phone_shows_korea_and_the_capital_area_first() {
        let sizes = (0..400).map(|i| (1000.0 + 1.7 * i as f32, 700.0 + 0.61 * i as f32));
        for (width, height) in sizes.chain([(1104.0, 748.0), (1584.0, 908.0)]) {
            let plate = layout(space(width, height));
            assert!(plate.height <= height, "{width} × {height}: {}", plate.height);
            assert!(plate.strip_width <= plate.strip.w + 2.0);
        }
        let phone = layout(space(390.0, 430.0));
        let seen: Vec<FrameId> = phone.insets.iter().filter(|(_, r)| r.right() <= phone.strip.w).map(|i| i.0).collect();
        assert_eq!(seen, [FrameId::Korea, FrameId::CapitalArea]);
    }
}
