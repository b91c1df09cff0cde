//! What a piece of the basemap is painted as.

use super::chart::Class;

/// A colour of the basemap, a token of the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Sea.
    Sea,
    /// Land.
    Land,
    /// Edges of land, of the globe, of lakes.
    Edge,
    /// Borders of all kinds.
    Border,
    /// Lakes, rivers.
    Water,
    /// Meridians and parallels.
    Graticule,
}

impl Ink {
    /// All of them, each at its own number.
    pub const ALL: [Ink; 6] = [Ink::Sea, Ink::Land, Ink::Edge, Ink::Border, Ink::Water, Ink::Graticule];
}

/// What a group of paths is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Paint {
    /// The whole map, or the ground of a finer region.
    Sea,
    /// Meridians and parallels.
    Graticule,
    /// Land.
    Land,
    /// Where land goes on in the neighbouring tile: over the hairline that two fills leave between them.
    LandSeam,
    /// Edges of land.
    Coast,
    /// Lakes.
    Lake,
    /// Wide rivers and estuaries.
    Water,
    /// Where lakes and waters go on in the neighbouring tile.
    WaterSeam,
    /// Edges of lakes and wide rivers.
    Shore,
    /// Rivers as lines.
    River,
    /// Rivers of the second rank.
    Stream,
    /// Borders of 읍면동.
    Town,
    /// Borders of counties.
    County,
    /// Borders of districts.
    District,
    /// Borders of provinces and states.
    Province,
    /// Borders of countries.
    Border,
    /// Borders that are not agreed, dashed.
    Control,
    /// The edge of the map: seam and poles.
    Outline,
}

/// How a line is drawn: widths in CSS px; `dash` and `gap` are 0 for a solid line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Width.
    pub width: f32,
    /// Length of a dash.
    pub dash: f32,
    /// Length between two dashes.
    pub gap: f32,
}

const fn solid(width: f32) -> Option<Stroke> {
    Some(Stroke { width, dash: 0.0, gap: 0.0 })
}

impl Paint {
    /// All of them, each at its own number: a canvas looks its style up by that. About the order in which a region is painted,
    /// but for waters.
    pub const ALL: [Paint; 18] = [
        Paint::Sea,
        Paint::Graticule,
        Paint::Land,
        Paint::LandSeam,
        Paint::Coast,
        Paint::Lake,
        Paint::Water,
        Paint::WaterSeam,
        Paint::Shore,
        Paint::River,
        Paint::Stream,
        Paint::Town,
        Paint::County,
        Paint::District,
        Paint::Province,
        Paint::Border,
        Paint::Control,
        Paint::Outline,
    ];

    /// What the lines of a class are painted as, the edges of an area too; and where it was cut and goes on beyond.
    pub(super) fn of_lines(class: Class) -> (Paint, Paint) {
        match class {
            Class::Land => (Paint::Coast, Paint::LandSeam),
            Class::Lake | Class::Water => (Paint::Shore, Paint::WaterSeam),
            Class::River => (Paint::River, Paint::River),
            Class::Border => (Paint::Border, Paint::Border),
            Class::Control => (Paint::Control, Paint::Control),
            Class::Province => (Paint::Province, Paint::Province),
            Class::District => (Paint::District, Paint::District),
            Class::Stream => (Paint::Stream, Paint::Stream),
            Class::County => (Paint::County, Paint::County),
            Class::Town => (Paint::Town, Paint::Town),
        }
    }

    /// Its colour.
    pub fn ink(self) -> Ink {
        match self {
            Paint::Sea => Ink::Sea,
            Paint::Graticule => Ink::Graticule,
            Paint::Land | Paint::LandSeam => Ink::Land,
            Paint::Coast | Paint::Shore | Paint::Outline => Ink::Edge,
            Paint::Lake | Paint::Water | Paint::WaterSeam | Paint::River | Paint::Stream => Ink::Water,
            Paint::Town | Paint::County | Paint::District | Paint::Province | Paint::Border | Paint::Control => Ink::Border,
        }
    }

    /// How it is drawn as a line; `None` where it is filled, by the even-odd rule.
    pub fn stroke(self) -> Option<Stroke> {
        match self {
            Paint::Sea | Paint::Land | Paint::Lake | Paint::Water => None,
            Paint::Graticule => solid(0.6),
            Paint::Coast | Paint::Shore => solid(0.7),
            Paint::LandSeam | Paint::WaterSeam => solid(1.2),
            Paint::River => solid(0.8),
            Paint::Stream => solid(0.5),
            Paint::Town => solid(0.3),
            Paint::County => solid(0.4),
            Paint::District => solid(0.5),
            Paint::Province => solid(0.7),
            Paint::Border => solid(0.9),
            Paint::Control => Some(Stroke { width: 1.0, dash: 3.5, gap: 2.5 }),
            Paint::Outline => solid(1.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_paint_and_ink_stands_at_its_number() {
        assert!(Paint::ALL.iter().enumerate().all(|(i, &paint)| paint as usize == i));
        assert!(Ink::ALL.iter().enumerate().all(|(i, &ink)| ink as usize == i));
    }
}
