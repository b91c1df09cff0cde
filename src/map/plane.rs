//! The plane of a frame: points and boxes in CSS px, x to the right, y down.

/// A point of a frame, CSS px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pt {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

impl Pt {
    /// The point at `x`, `y`.
    pub const fn new(x: f32, y: f32) -> Pt {
        Pt { x, y }
    }

    /// The distance to another point, px.
    pub fn distance(self, other: Pt) -> f32 {
        self.distance_squared(other).sqrt()
    }

    /// The square of the distance to another point.
    pub fn distance_squared(self, other: Pt) -> f32 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        dx * dx + dy * dy
    }

    /// The point `t` of the way to another: 0 is here, 1 is there.
    pub fn toward(self, other: Pt, t: f32) -> Pt {
        Pt::new(self.x + (other.x - self.x) * t, self.y + (other.y - self.y) * t)
    }

    /// The point moved by `dx`, `dy`.
    pub fn moved(self, dx: f32, dy: f32) -> Pt {
        Pt::new(self.x + dx, self.y + dy)
    }
}

/// A box parallel to the axes, CSS px. Width and height are not negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Rect {
    /// The box with its upper left corner at `x`, `y`.
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Rect {
        Rect { x, y, w, h }
    }

    /// The box of a size about a centre.
    pub fn about(centre: Pt, w: f32, h: f32) -> Rect {
        Rect::new(centre.x - w / 2.0, centre.y - h / 2.0, w, h)
    }

    /// The right edge.
    pub fn right(self) -> f32 {
        self.x + self.w
    }

    /// The lower edge.
    pub fn bottom(self) -> f32 {
        self.y + self.h
    }

    /// The centre.
    pub fn centre(self) -> Pt {
        Pt::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// The box with each edge moved outward by `d` (inward if negative; never beyond its centre).
    pub fn grown(self, d: f32) -> Rect {
        let (dx, dy) = (d.max(-self.w / 2.0), d.max(-self.h / 2.0));
        Rect::new(self.x - dx, self.y - dy, self.w + 2.0 * dx, self.h + 2.0 * dy)
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(self, other: Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether the point lies in it or on its edge.
    pub fn holds(self, p: Pt) -> bool {
        p.x >= self.x && p.x <= self.right() && p.y >= self.y && p.y <= self.bottom()
    }

    /// Whether the whole of `other` lies in it.
    pub fn contains(self, other: Rect) -> bool {
        other.x >= self.x && other.y >= self.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }

    /// The point of the box nearest to `p`: `p` itself if it lies inside.
    pub fn nearest(self, p: Pt) -> Pt {
        Pt::new(p.x.clamp(self.x, self.right()), p.y.clamp(self.y, self.bottom()))
    }

    /// Whether a disc overlaps the box.
    pub fn meets_disc(self, centre: Pt, radius: f32) -> bool {
        self.nearest(centre).distance(centre) < radius
    }

    /// The part of the segment `a`–`b` that lies in the box, as two parameters from 0 to 1, if any (Liang and
    /// Barsky 1984, *A new concept and method for line clipping*).
    pub fn clip(self, a: Pt, b: Pt) -> Option<(f32, f32)> {
        let beside = |a: f32, b: f32, low: f32, high: f32| a < low && b < low || a > high && b > high;
        if beside(a.x, b.x, self.x, self.right()) || beside(a.y, b.y, self.y, self.bottom()) {
            return None;
        }
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let (mut t0, mut t1) = (0.0f32, 1.0f32);
        for (p, q) in [(-dx, a.x - self.x), (dx, self.right() - a.x), (-dy, a.y - self.y), (dy, self.bottom() - a.y)] {
            if p == 0.0 {
                if q < 0.0 {
                    return None;
                }
            } else if p < 0.0 {
                t0 = t0.max(q / p);
            } else {
                t1 = t1.min(q / p);
            }
        }
        (t0 <= t1).then_some((t0, t1))
    }

    /// How much of the segment lies in the box, px.
    pub fn covers(self, a: Pt, b: Pt) -> f32 {
        self.clip(a, b).map_or(0.0, |(t0, t1)| (t1 - t0) * a.distance(b))
    }
}

/// Whether the segments `a`–`b` and `c`–`d` share a point that is inside both; a common end is no crossing.
pub fn cross(a: Pt, b: Pt, c: Pt, d: Pt) -> bool {
    let side = |p: Pt, q: Pt, r: Pt| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// The distance from `p` to the segment `a`–`b`, px.
pub fn distance_to_segment(p: Pt, a: Pt, b: Pt) -> f32 {
    squared_distance_to_segment(p, a, b).sqrt()
}

/// The square of the distance from `p` to the segment `a`–`b`.
pub fn squared_distance_to_segment(p: Pt, a: Pt, b: Pt) -> f32 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { (((p.x - a.x) * dx + (p.y - a.y) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    p.distance_squared(a.toward(b, t))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_is_clipped_to_the_part_inside_the_box() {
        let r = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert_eq!(r.clip(Pt::new(-10.0, 5.0), Pt::new(30.0, 5.0)), Some((0.25, 0.5)));
        assert_eq!(r.clip(Pt::new(-10.0, -1.0), Pt::new(30.0, -1.0)), None);
        assert_eq!(r.clip(Pt::new(2.0, 2.0), Pt::new(3.0, 3.0)), Some((0.0, 1.0)));
        assert_eq!(r.clip(Pt::new(-4.0, 0.0), Pt::new(0.0, -4.0)), None);
    }

    #[test]
    fn boxes_that_share_only_an_edge_do_not_overlap() {
        let r = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!r.overlaps(Rect::new(10.0, 0.0, 5.0, 5.0)));
        assert!(r.overlaps(Rect::new(9.9, 9.9, 5.0, 5.0)));
    }

    #[test]
    fn segments_with_a_common_end_do_not_cross() {
        let [o, a, b] = [Pt::new(0.0, 0.0), Pt::new(10.0, 0.0), Pt::new(0.0, 10.0)];
        assert!(!cross(o, a, o, b));
        assert!(cross(Pt::new(5.0, -5.0), Pt::new(5.0, 5.0), o, a));
        assert!(!cross(Pt::new(5.0, 1.0), Pt::new(5.0, 5.0), o, a));
    }

    #[test]
    fn the_clip_of_a_segment_agrees_with_walking_along_it() {
        let r = Rect::new(3.0, 4.0, 11.0, 6.0);
        let mut seed = 7u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / 16_777_216.0 * 20.0
        };
        for _ in 0..500 {
            let (a, b) = (Pt::new(random(), random()), Pt::new(random(), random()));
            let walked = (0..2000).filter(|i| r.holds(a.toward(b, (*i as f32 + 0.5) / 2000.0))).count();
            let expected = walked as f32 / 2000.0 * a.distance(b);
            assert!((r.covers(a, b) - expected).abs() < 0.05, "{a:?} {b:?}");
        }
    }
}
