//! A basemap file's content as it is stored: a topology of arcs on a grid of whole numbers.

/// What a part of a chart is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Land, as rings: outer ones and holes alike; what lies in an odd number of them is land.
    Land,
    /// Lakes, as rings; islands in them are rings too.
    Lake,
    /// Rivers so wide, and estuaries, that they are areas.
    Water,
    /// Rivers as lines.
    River,
    /// Borders between states on land.
    Border,
    /// Lines of control and other borders that are not agreed: the Military Demarcation Line.
    Control,
    /// Borders of provinces, states, 시도.
    Province,
    /// Borders of districts, 시군구.
    District,
    /// Rivers of the second rank, as lines.
    Stream,
    /// Borders of counties of the United States.
    County,
    /// Borders of 읍면동.
    Town,
}

impl Class {
    /// All of them, in the order in which a file lists them. Files of version 1 have the first eight.
    pub const ALL: [Class; 11] = [
        Class::Land,
        Class::Lake,
        Class::Water,
        Class::River,
        Class::Border,
        Class::Control,
        Class::Province,
        Class::District,
        Class::Stream,
        Class::County,
        Class::Town,
    ];

    /// Whether its parts are rings to fill, not lines to draw.
    pub fn is_area(self) -> bool {
        matches!(self, Class::Land | Class::Lake | Class::Water)
    }
}

/// The steps of the grid, in millionths of a degree. The step of longitude divides 360°.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Of longitude.
    pub lon_step: u32,
    /// Of latitude.
    pub lat_step: u32,
}

impl Grid {
    /// Steps round the whole Earth.
    pub fn turn(self) -> i32 {
        (360_000_000 / self.lon_step.max(1)) as i32
    }

    /// Longitude and latitude in degrees of a point of the grid.
    pub fn degrees(self, point: [i32; 2]) -> [f64; 2] {
        [f64::from(point[0]) * f64::from(self.lon_step) / 1e6, f64::from(point[1]) * f64::from(self.lat_step) / 1e6]
    }

    /// The nearest point of the grid.
    pub fn point(self, lon: f64, lat: f64) -> [i32; 2] {
        [(lon * 1e6 / f64::from(self.lon_step)).round() as i32, (lat * 1e6 / f64::from(self.lat_step)).round() as i32]
    }
}

/// A line between two nodes, or a whole ring. Longitudes run on over ±180° rather than jump.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Arc {
    /// At least two points; at least three when closed, without the first again at the end.
    pub points: Vec<[i32; 2]>,
    /// Whether it goes back to its first point.
    pub closed: bool,
    /// Whether it is no shore but the edge of what the file covers: filled to, never drawn.
    pub cut: bool,
}

/// An arc of a ring or line, in its own direction or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArcRef {
    /// Its index.
    pub arc: u32,
    /// Whether it is gone along backwards.
    pub reversed: bool,
}

impl ArcRef {
    /// The numbers of a range as the arc is gone along.
    pub(crate) fn order(self, range: std::ops::Range<u32>) -> impl Iterator<Item = u32> {
        range.clone().map(move |i| if self.reversed { range.start + (range.end - 1 - i) } else { i })
    }
}

/// A ring or a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub class: Class,
    /// End to end; of a ring the last ends where the first begins.
    pub arcs: Vec<ArcRef>,
}

/// What a basemap file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What its points count.
    pub grid: Grid,
    /// How far its lines may be from their source, in m: from when on a finer one is wanted.
    pub resolution_m: u32,
    /// Lines and rings, each once.
    pub arcs: Vec<Arc>,
    /// Sorted by class.
    pub parts: Vec<Part>,
    /// Islands that are drawn however small: Dokdo, Ulleungdo.
    pub islets: Vec<[i32; 2]>,
}

impl Chart {
    /// All points of all arcs.
    pub fn point_count(&self) -> usize {
        self.arcs.iter().map(|arc| arc.points.len()).sum()
    }

    /// The first and the last point of an arc as it is gone along, with longitudes in one turn.
    pub(crate) fn ends(&self, at: ArcRef) -> Option<([i32; 2], [i32; 2])> {
        let arc = self.arcs.get(at.arc as usize)?;
        let turn = self.grid.turn();
        let wrap = |p: &[i32; 2]| [p[0].rem_euclid(turn), p[1]];
        let first = arc.points.first().map(wrap)?;
        let last = if arc.closed { first } else { arc.points.last().map(wrap)? };
        Some(if at.reversed { (last, first) } else { (first, last) })
    }
}
