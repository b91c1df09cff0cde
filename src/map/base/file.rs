//! The file form of a [`Chart`]; `docs/basemap.md` describes it.
//!
//! Twelve bytes of head (`BHB1` or `BHB2`, length and checksum of the rest), then one stream of the
//! range coder. Whatever bytes are given, reading ends, allocates a bounded amount, and gives a chart
//! that is sound (indexes exist, rings close, coordinates are on Earth) or says what is wrong.

use super::chart::{Arc, ArcRef, Chart, Class, Grid, Part};
use super::coder::{Decoder, Encoder, NumberOdds, Odds};
use std::fmt;

/// The first bytes of each file; the last of them is the version of the form: 2 where there are
/// parts of more than the first eight classes.
const MAGIC: [[u8; 4]; 2] = [*b"BHB1", *b"BHB2"];
/// How many classes each version has.
const CLASSES: [usize; 2] = [8, Class::ALL.len()];
const HEAD: usize = 12;

/// Bounds of what a reader accepts.
const MAX_ARCS: u32 = 1 << 17;
const MAX_POINTS: u32 = 1 << 21;
const MAX_PARTS: u32 = 1 << 17;
const MAX_REFS: u32 = 1 << 18;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It does not begin as a basemap file of this version does.
    NotABasemap,
    /// It ends too early, or goes on too long.
    Length,
    /// It is not what was written: a byte differs.
    Checksum,
    /// It says something that cannot be; the text names it.
    Unsound(&'static str),
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileError::NotABasemap => f.write_str("not a basemap file of this version"),
            FileError::Length => f.write_str("basemap file cut off, or too long"),
            FileError::Checksum => f.write_str("basemap file damaged: its checksum differs"),
            FileError::Unsound(what) => write!(f, "basemap file unsound: {what}"),
        }
    }
}

impl std::error::Error for FileError {}

/// FNV-1a, 32 bits: against transport errors, not against attackers.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The odds of each kind of number in a file.
struct Model {
    plain: NumberOdds,
    count: NumberOdds,
    start: [NumberOdds; 2],
    /// Deltas by axis and by how large the delta before was.
    delta: [Vec<NumberOdds>; 2],
    arc_step: NumberOdds,
    /// Signs of deltas, by the signs before.
    sign: [Odds; SIGNS * 4],
    /// Signs of which nothing is known.
    even: Odds,
    closed: Odds,
    cut: Odds,
    reversed: Odds,
}

const SIZES: usize = 12;
/// Directions of a delta that are told apart: signs of x and y, and whether it is flat or steep.
const SIGNS: usize = 18;

impl Model {
    fn new() -> Self {
        let axis = || vec![NumberOdds::default(); SIZES * 2];
        Model {
            plain: NumberOdds::default(),
            count: NumberOdds::default(),
            start: [NumberOdds::default(), NumberOdds::default()],
            delta: [axis(), axis()],
            arc_step: NumberOdds::default(),
            sign: [Odds::EVEN; SIGNS * 4],
            even: Odds::EVEN,
            closed: Odds::EVEN,
            cut: Odds::EVEN,
            reversed: Odds::EVEN,
        }
    }
}

/// What the next delta depends on.
#[derive(Clone, Copy, Default)]
struct Before {
    delta: [i32; 2],
}

impl Before {
    fn size(value: i32) -> usize {
        (32 - value.unsigned_abs().leading_zeros()) as usize
    }

    fn sign(value: i32) -> usize {
        match value.signum() {
            -1 => 0,
            0 => 1,
            _ => 2,
        }
    }

    fn direction(self) -> usize {
        let flat = usize::from(self.delta[0].unsigned_abs() > self.delta[1].unsigned_abs());
        Self::sign(self.delta[0]) * 6 + Self::sign(self.delta[1]) * 2 + flat
    }

    /// Which odds, and which sign odds, for x; then for y, when x is known.
    fn x(self) -> (usize, usize) {
        let size = Self::size(self.delta[0]).max(Self::size(self.delta[1])).min(SIZES - 1);
        (size, self.direction())
    }

    fn y(self, x: i32) -> (usize, usize) {
        let before = Self::size(self.delta[0]).max(Self::size(self.delta[1]));
        let size = (Self::size(x) + before).div_ceil(2).min(SIZES - 1);
        let steep = usize::from(Self::size(x) + 1 < before);
        (size + SIZES * steep, SIGNS * (1 + Self::sign(x)) + self.direction())
    }
}

/// Writes a chart.
pub fn encode(chart: &Chart) -> Vec<u8> {
    let (mut out, mut model) = (Encoder::default(), Model::new());
    let m = &mut model;
    for plain in [chart.grid.lon_step, chart.grid.lat_step, chart.resolution_m] {
        out.unsigned(&mut m.plain, plain);
    }
    out.unsigned(&mut m.plain, chart.arcs.len() as u32);
    let mut at = [0, 0];
    for arc in &chart.arcs {
        out.bit(&mut m.closed, arc.closed);
        out.bit(&mut m.cut, arc.cut);
        out.unsigned(&mut m.count, arc.points.len() as u32);
        let mut before = Before::default();
        for (i, point) in arc.points.iter().enumerate() {
            let delta = [point[0] - at[0], point[1] - at[1]];
            if i == 0 {
                out.signed(&mut m.start[0], &mut m.even, delta[0]);
                out.signed(&mut m.start[1], &mut m.even, delta[1]);
            } else {
                let (size, sign) = before.x();
                out.signed(&mut m.delta[0][size], &mut m.sign[sign], delta[0]);
                let (size, sign) = before.y(delta[0]);
                out.signed(&mut m.delta[1][size], &mut m.sign[sign], delta[1]);
                before.delta = delta;
            }
            at = *point;
        }
    }
    let wide = chart.parts.iter().any(|part| Class::ALL.iter().skip(CLASSES[0]).any(|class| *class == part.class));
    let version = usize::from(wide);
    for class in Class::ALL.into_iter().take(CLASSES[version]) {
        let parts: Vec<&Part> = chart.parts.iter().filter(|p| p.class == class).collect();
        out.unsigned(&mut m.plain, parts.len() as u32);
        let (mut count, mut next) = (NumberOdds::default(), 0);
        for part in parts {
            out.unsigned(&mut count, part.arcs.len() as u32);
            for step in &part.arcs {
                out.signed(&mut m.arc_step, &mut m.even, step.arc as i32 - next);
                out.bit(&mut m.reversed, step.reversed);
                next = step.arc as i32 + 1;
            }
        }
    }
    out.unsigned(&mut m.plain, chart.islets.len() as u32);
    let mut at = [0, 0];
    for islet in &chart.islets {
        out.signed(&mut m.start[0], &mut m.even, islet[0] - at[0]);
        out.signed(&mut m.start[1], &mut m.even, islet[1] - at[1]);
        at = *islet;
    }
    with_head(MAGIC[version], &out.finish())
}

/// A file of its first bytes, its body's length and checksum, and the body.
pub(super) fn with_head(magic: [u8; 4], body: &[u8]) -> Vec<u8> {
    let mut file = magic.to_vec();
    file.extend((body.len() as u32).to_le_bytes());
    file.extend(checksum(body).to_le_bytes());
    file.extend(body);
    file
}

/// Which of the first bytes allowed a file begins with, by index, and its body: all of it, as it
/// was written.
pub(super) fn body<'a>(file: &'a [u8], magic: &[[u8; 4]]) -> Result<(usize, &'a [u8]), FileError> {
    let (head, body) = file.split_at_checked(HEAD).ok_or(FileError::Length)?;
    let word = |at: usize| {
        let mut bytes = [0; 4];
        bytes.copy_from_slice(&head[at..at + 4]);
        bytes
    };
    let version = magic.iter().position(|m| *m == word(0)).ok_or(FileError::NotABasemap)?;
    if u32::from_le_bytes(word(4)) as usize != body.len() {
        return Err(FileError::Length);
    }
    if u32::from_le_bytes(word(8)) != checksum(body) {
        return Err(FileError::Checksum);
    }
    Ok((version, body))
}

/// Reads a chart.
pub fn decode(file: &[u8]) -> Result<Chart, FileError> {
    let (version, body) = body(file, &MAGIC)?;
    let classes = CLASSES.get(version).copied().unwrap_or_default();
    let chart = decode_body(body, classes)?;
    check(&chart)?;
    Ok(chart)
}

fn bounded(value: u32, max: u32, what: &'static str) -> Result<u32, FileError> {
    if value <= max { Ok(value) } else { Err(FileError::Unsound(what)) }
}

fn decode_body(body: &[u8], classes: usize) -> Result<Chart, FileError> {
    let (mut input, mut model) = (Decoder::new(body), Model::new());
    let m = &mut model;
    let grid = Grid { lon_step: input.unsigned(&mut m.plain), lat_step: input.unsigned(&mut m.plain) };
    let step_is_sound = |step: u32| (1..=10_000_000).contains(&step);
    if !step_is_sound(grid.lon_step) || !step_is_sound(grid.lat_step) || 360_000_000 % grid.lon_step != 0 {
        return Err(FileError::Unsound("the grid"));
    }
    // Two turns, so that an arc may run on over ±180°; a pole is as far as latitude goes.
    let (max_x, max_y) = (2 * grid.turn(), (90_000_000 / grid.lat_step) as i32);
    let resolution_m = bounded(input.unsigned(&mut m.plain), 1_000_000, "the resolution")?;
    let mut left = MAX_POINTS;
    let go = |at: &mut [i32; 2], dx: i32, dy: i32| {
        let next = (at[0].checked_add(dx), at[1].checked_add(dy));
        if let (Some(x), Some(y)) = next
            && x.unsigned_abs() <= max_x as u32
            && y.unsigned_abs() <= max_y as u32
        {
            *at = [x, y];
            Ok(*at)
        } else {
            Err(FileError::Unsound("a point off the Earth"))
        }
    };

    let arc_count = bounded(input.unsigned(&mut m.plain), MAX_ARCS, "the number of arcs")?;
    let mut arcs = Vec::new();
    let mut at = [0, 0];
    for _ in 0..arc_count {
        let closed = input.bit(&mut m.closed);
        let cut = input.bit(&mut m.cut);
        let count = bounded(input.unsigned(&mut m.count), left, "the number of points")?;
        if count < if closed { 3 } else { 2 } {
            return Err(FileError::Unsound("an arc of too few points"));
        }
        left -= count;
        let mut points = Vec::with_capacity(count as usize);
        let mut before = Before::default();
        for i in 0..count {
            if i == 0 {
                let dx = input.signed(&mut m.start[0], &mut m.even);
                let dy = input.signed(&mut m.start[1], &mut m.even);
                points.push(go(&mut at, dx, dy)?);
            } else {
                let (size, sign) = before.x();
                let dx = input.signed(&mut m.delta[0][size], &mut m.sign[sign]);
                let (size, sign) = before.y(dx);
                let dy = input.signed(&mut m.delta[1][size], &mut m.sign[sign]);
                before.delta = [dx, dy];
                points.push(go(&mut at, dx, dy)?);
            }
        }
        arcs.push(Arc { points, closed, cut });
    }

    let mut parts = Vec::new();
    let mut refs_left = MAX_REFS;
    for class in Class::ALL.into_iter().take(classes) {
        let part_count = bounded(input.unsigned(&mut m.plain), MAX_PARTS, "the number of parts")?;
        let (mut count, mut next) = (NumberOdds::default(), 0i32);
        for _ in 0..part_count {
            let steps = bounded(input.unsigned(&mut count), refs_left, "the arcs of a part")?;
            if steps == 0 {
                return Err(FileError::Unsound("a part without arcs"));
            }
            refs_left -= steps;
            let mut part = Part { class, arcs: Vec::new() };
            for _ in 0..steps {
                let arc = next.checked_add(input.signed(&mut m.arc_step, &mut m.even));
                let Some(arc) = arc.filter(|&a| a >= 0 && (a as usize) < arcs.len()) else {
                    return Err(FileError::Unsound("a part of an arc that is not there"));
                };
                let reversed = input.bit(&mut m.reversed);
                part.arcs.push(ArcRef { arc: arc as u32, reversed });
                next = arc + 1;
            }
            parts.push(part);
        }
    }

    let islet_count = bounded(input.unsigned(&mut m.plain), 256, "the number of islets")?;
    let mut islets = Vec::new();
    let mut at = [0, 0];
    for _ in 0..islet_count {
        let dx = input.signed(&mut m.start[0], &mut m.even);
        let dy = input.signed(&mut m.start[1], &mut m.even);
        islets.push(go(&mut at, dx, dy)?);
    }
    Ok(Chart { grid, resolution_m, arcs, parts, islets })
}

/// Whether parts are end to end, and rings closed.
fn check(chart: &Chart) -> Result<(), FileError> {
    for part in &chart.parts {
        let ends: Option<Vec<_>> = part.arcs.iter().map(|&step| chart.ends(step)).collect();
        let ends = ends.ok_or(FileError::Unsound("a part of an arc that is not there"))?;
        if ends.windows(2).any(|pair| pair[0].1 != pair[1].0) {
            return Err(FileError::Unsound("a part whose arcs do not meet"));
        }
        let closes = ends.first().zip(ends.last()).is_some_and(|(f, l)| f.0 == l.1);
        if part.class.is_area() && !closes {
            return Err(FileError::Unsound("a ring that does not close"));
        }
    }
    Ok(())
}
