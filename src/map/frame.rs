//! The frames of the plate as data: what each shows, and how it is projected.

use super::plane::{Pt, Rect};
use crate::geo::{Extent, LonLat, Projection, View, free};
use crate::i18n::{self, Message};

/// One picture of the plate: the world or an inset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Its name in markup and tests.
    pub name: &'static str,
    /// Its title.
    pub title: Message,
    /// What it shows at least. Of the world only the south edge counts: it is cut off there.
    pub extent: Extent,
    /// Width by height that suits it.
    pub aspect: f32,
    /// The frames that lie inside it and are drawn in it as named boxes.
    pub boxes: &'static [FrameId],
}

macro_rules! frames {
    ($($(#[$doc:meta])* $id:ident = $frame:expr;)+) => {
        /// Which frame.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FrameId { $($(#[$doc])* $id),+ }

        impl FrameId {
            /// All of them.
            pub const ALL: &'static [FrameId] = &[$(FrameId::$id),+];

            /// What it is.
            pub fn frame(self) -> &'static Frame {
                $(#[allow(non_upper_case_globals)] static $id: Frame = $frame;)+
                match self { $(FrameId::$id => &$id),+ }
            }
        }
    };
}

frames! {
    /// The whole of it, the Pacific inside.
    World = Frame { name: "world", title: i18n::FRAME_WORLD, extent: Extent::new(-30.0, free::SOUTH, 330.0, 90.0), aspect: 2.66, boxes: &[] };
    /// Both Koreas' south with Jeju, Ulleungdo and Dokdo.
    Korea = Frame { name: "korea", title: i18n::FRAME_KOREA, extent: Extent::new(125.1, 33.0, 132.1, 38.6), aspect: 1.02, boxes: &[FrameId::CapitalArea] };
    /// Seoul and what lies around it, up to the Military Demarcation Line.
    CapitalArea = Frame { name: "capital-area", title: i18n::FRAME_CAPITAL_AREA, extent: Extent::new(126.42, 37.24, 127.34, 37.9), aspect: 1.18, boxes: &[] };
    /// From Ireland to the Baltic.
    Europe = Frame { name: "europe", title: i18n::FRAME_EUROPE, extent: Extent::new(-8.5, 45.0, 20.5, 60.6), aspect: 1.04, boxes: &[] };
    /// From Florida to the Great Lakes.
    EasternNorthAmerica = Frame { name: "eastern-north-america", title: i18n::FRAME_EASTERN_NORTH_AMERICA, extent: Extent::new(-88.5, 24.6, -67.0, 45.4), aspect: 0.98, boxes: &[] };
}

impl FrameId {
    /// Whether it is the world.
    pub fn is_world(self) -> bool {
        self == FrameId::World
    }

    /// How its part of the sphere is laid on `w` × `h` CSS px, of which the uppermost `band` stay free of its extent.
    pub fn view(self, w: f32, h: f32, band: f32) -> View {
        let (extent, w, h, band) = (self.frame().extent, f64::from(w), f64::from(h), f64::from(band));
        if self.is_world() {
            return View::world(free::MERIDIAN, extent.south, w, h, WORLD_PADDING);
        }
        let LonLat { lon, lat } = extent.center();
        let view = View::fit(Projection::Stereographic { lon0: lon, lat0: lat }, extent, w, h - band, 0.0);
        View { cy: view.cy + band, ..view }
    }

    /// Its extent as a box of `view`: the smallest that holds all of its edge that has an image there.
    pub fn outline(self, view: &View) -> Option<Rect> {
        outline(self.frame().extent, view)
    }
}

/// Whether an inset of the plate shows the place.
pub fn in_an_inset(place: LonLat) -> bool {
    FrameId::ALL.iter().any(|f| !f.is_world() && f.frame().extent.contains(place))
}

/// Room around the world, CSS px.
pub const WORLD_PADDING: f64 = 6.0;

/// The smallest box of `view` that holds the edge of `extent`, as far as that has an image.
pub fn outline(extent: Extent, view: &View) -> Option<Rect> {
    const N: usize = 8;
    let mut found: Option<(Pt, Pt)> = None;
    for i in 0..=N {
        let t = i as f64 / N as f64;
        let lon = extent.west + extent.width_deg() * t;
        let lat = extent.south + (extent.north - extent.south) * t;
        let edge = [(lon, extent.south), (lon, extent.north), (extent.west, lat), (extent.east, lat)];
        for p in edge.into_iter().filter_map(|(lon, lat)| project(view, LonLat::new(lon, lat))) {
            let (low, high) = found.unwrap_or((p, p));
            found = Some((Pt::new(low.x.min(p.x), low.y.min(p.y)), Pt::new(high.x.max(p.x), high.y.max(p.y))));
        }
    }
    found.map(|(low, high)| Rect::new(low.x, low.y, high.x - low.x, high.y - low.y))
}

/// Where a place lies in a frame, as a point of the plane; `None` where the projection has no image of it.
pub fn project(view: &View, place: LonLat) -> Option<Pt> {
    view.project(place).map(|p| Pt::new(p.x as f32, p.y as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_shows_its_whole_extent() {
        for &id in FrameId::ALL.iter().filter(|f| !f.is_world()) {
            let (w, h) = (240.0 * id.frame().aspect, 240.0);
            let seen = id.outline(&id.view(w, h, 0.0)).expect("an outline");
            assert!(Rect::new(0.0, 0.0, w, h).grown(0.01).contains(seen), "{id:?} {seen:?}");
            assert!(seen.w > 0.8 * w || seen.h > 0.8 * h, "{id:?} {seen:?}");
        }
    }

    #[test]
    fn a_frame_drawn_inside_another_lies_inside_it() {
        for &id in FrameId::ALL {
            for inner in id.frame().boxes {
                let (w, h) = (240.0 * id.frame().aspect, 240.0);
                let outline = inner.outline(&id.view(w, h, 0.0)).expect("an outline");
                assert!(Rect::new(0.0, 0.0, w, h).contains(outline), "{inner:?} in {id:?}");
            }
        }
    }
}
