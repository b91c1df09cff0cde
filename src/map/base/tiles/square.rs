//! The squares that tiles cover: at level z the Earth is cut into 2^z by 2^(z−1) of 360° / 2^z.

use std::ops::RangeInclusive;

use crate::geo::Extent;

/// The levels that there are tiles of.
pub const LEVELS: RangeInclusive<u8> = 4..=7;

/// A square of longitude and latitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Square {
    z: u8,
    x: u16,
    y: u16,
}

impl Square {
    /// Level `z`, counted from 180° W eastward and from 90° N southward. `None` where there is no
    /// such level or place.
    pub fn new(z: u8, x: u16, y: u16) -> Option<Square> {
        let square = Square { z, x, y };
        (LEVELS.contains(&z) && x < square.across() && y < square.across() / 2).then_some(square)
    }

    /// All squares of a level, row by row from the north-west; none of a level that is not there.
    pub fn all(z: u8) -> impl Iterator<Item = Square> {
        let across = if LEVELS.contains(&z) { 1 << z } else { 0 };
        (0..across / 2).flat_map(move |y| (0..across).map(move |x| Square { z, x, y }))
    }

    /// Its level, one of [`LEVELS`].
    pub fn z(self) -> u8 {
        self.z
    }

    /// How many squares of its level lie west of it.
    pub fn x(self) -> u16 {
        self.x
    }

    /// How many squares of its level lie north of it.
    pub fn y(self) -> u16 {
        self.y
    }

    /// How many squares of its level go round the Earth.
    pub fn across(self) -> u16 {
        1 << self.z
    }

    /// What it covers, in degrees.
    pub fn extent(self) -> Extent {
        let side = 360.0 / f64::from(self.across());
        let (west, north) = (f64::from(self.x) * side - 180.0, 90.0 - f64::from(self.y) * side);
        Extent::new(west, north - side, west + side, north)
    }

    /// The square of the level above, twice as wide, that it lies in; `None` above the first level.
    pub fn parent(self) -> Option<Square> {
        Square::new(self.z.checked_sub(1)?, self.x / 2, self.y / 2)
    }

    /// Its place among all squares of all levels, coarse to fine, each level row by row.
    pub(super) fn place(self) -> usize {
        let before: usize = LEVELS.take_while(|z| *z < self.z).map(count).sum();
        before + usize::from(self.y) * usize::from(self.across()) + usize::from(self.x)
    }
}

/// How many squares a level has.
pub(super) fn count(z: u8) -> usize {
    1 << (2 * usize::from(z) - 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::geo::LonLat;

    #[test]
    fn squares_lie_where_they_say() {
        let first = Square::new(4, 0, 0).unwrap().extent();
        assert_eq!(first, Extent::new(-180.0, 67.5, -157.5, 90.0));
        let last = Square::new(7, 127, 63).unwrap().extent();
        assert_eq!(last, Extent::new(177.1875, -90.0, 180.0, -87.1875));
        assert!(Square::new(7, 109, 18).unwrap().extent().contains(LonLat::new(126.98, 37.57)));
        for (z, x, y) in [(3, 0, 0), (8, 0, 0), (4, 16, 0), (4, 0, 8), (7, 0, 64), (255, 0, 0)] {
            assert_eq!(Square::new(z, x, y), None);
        }
    }

    #[test]
    fn a_square_lies_in_its_parent_and_each_has_a_place_of_its_own() {
        let mut places = 0;
        for square in LEVELS.flat_map(Square::all) {
            assert_eq!(square.place(), places);
            places += 1;
            if let Some(parent) = square.parent() {
                assert!(parent.extent().contains(square.extent().center()));
            }
        }
        assert_eq!(places, LEVELS.map(count).sum::<usize>());
    }
}
