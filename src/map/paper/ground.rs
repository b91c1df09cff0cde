//! The basemap of a frame, projected once: the legend reads from it which lines there are, and the document is written from it.

use super::Stand;
use super::style::name;
use crate::geo::{Px, View};
use crate::map::base::{BaseFrame, Basemap, Motion, Paint, tiles};
use crate::map::legend::has_line;
use crate::map::plane::{Pt, Rect};

/// Lengths are written so many times larger, so that a tenth of a px is a whole number.
pub const TENTH: f32 = 10.0;
/// Tiles are there for so much beyond a window's edge, px: a little less than what is fetched.
const MARGIN: f32 = 24.0;
/// Where numbers end, tenths of a px.
const FAR: f32 = 1e6;

/// A frame's view and its size, px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// How the sphere lies in it.
    pub view: View,
    /// Width and height, px.
    pub size: (f32, f32),
    /// Whether it is a view of the free map, which has tiles.
    pub free: bool,
}

impl Window {
    /// Width and height, px.
    pub fn extent(self) -> (f64, f64) {
        (self.size.0.into(), self.size.1.into())
    }

    /// Whether it shows no more than another does, but for the margin that tiles are fetched for.
    fn lies_in(self, other: Window) -> bool {
        let (w, h) = self.extent();
        let room = Rect::new(0.0, 0.0, other.size.0, other.size.1).grown(MARGIN);
        let points = [(0.0, 0.0), (0.5, 0.0), (1.0, 0.0), (0.0, 0.5), (1.0, 0.5), (0.0, 1.0), (0.5, 1.0), (1.0, 1.0)];
        points.into_iter().all(|(x, y)| {
            let there = self.view.invert(Px::new(x * w, y * h)).and_then(|place| other.view.project(place));
            there.is_some_and(|at| room.holds(Pt::new(at.x as f32, at.y as f32)))
        })
    }
}

/// What lies beneath the frames of a sheet.
pub struct Beneath<'a> {
    map: &'a Basemap,
    tiles: &'a tiles::Sheet,
    /// The window that these were fetched for.
    fetched: Option<Window>,
    /// The same over the coarse map, for a frame that shows more than that.
    loose: tiles::Sheet,
    none: tiles::Sheet,
}

impl<'a> Beneath<'a> {
    /// What the site has of it; its tiles were `fetched` for a window.
    pub fn new(stand: &Stand<'a>, fetched: Option<Window>) -> Beneath<'a> {
        let mut loose = stand.tiles.clone();
        loose.covers = false;
        Beneath { map: stand.base, tiles: stand.tiles, fetched, loose, none: tiles::Sheet::default() }
    }

    fn tiles(&self, window: Window) -> &tiles::Sheet {
        match self.fetched {
            Some(fetched) if window.free && window.lies_in(fetched) => self.tiles,
            Some(_) if window.free => &self.loose,
            _ => &self.none,
        }
    }

    /// Whether a frame may show lines that are painted so, for who must know before it is projected.
    pub fn may_show(&self, window: Window, paint: Paint) -> bool {
        self.map.may_show(self.tiles(window), &window.view, window.extent(), paint)
    }

    /// Projects what a window shows.
    pub fn ground(&self, window: Window) -> Ground {
        let mut frame = BaseFrame::new();
        let (w, h) = window.extent();
        frame.update_with(self.map, self.tiles(window), &window.view, w, h, Motion::Paper);
        Ground { frame, window: Rect::new(0.0, 0.0, window.size.0, window.size.1) }
    }
}

/// The basemap of a frame.
#[derive(Debug)]
pub struct Ground {
    frame: BaseFrame,
    window: Rect,
}

impl Ground {
    /// Whether a line that is painted so runs through the window.
    pub fn has(&self, paint: Paint) -> bool {
        has_line(paint, self.frame.groups(), self.frame.buffer(), self.window)
    }

    /// Writes its paths as whole numbers, in tenths of a px.
    pub fn write(&self, out: &mut String) {
        for &group in self.frame.groups() {
            out.push_str("<path class=\"");
            out.push_str(name(group.paint));
            out.push_str("\" d=\"");
            for path in self.frame.paths(group) {
                points(out, path);
            }
            out.push_str("\"/>\n");
        }
    }
}

/// The points of a path, each as its difference to the one before.
fn points(out: &mut String, path: &[f32]) {
    let whole = |v: f32| (v * TENTH).round().clamp(-FAR, FAR) as i32;
    let mut last: Option<(i32, i32)> = None;
    let mut command = 'M';
    for point in path.as_chunks::<2>().0 {
        let at = (whole(point[0]), whole(point[1]));
        let (dx, dy) = last.map_or(at, |l| (at.0 - l.0, at.1 - l.1));
        if last.is_some() && (dx, dy) == (0, 0) {
            continue;
        }
        // After the first, the command is known: a space is enough, and before a minus not even that.
        match (command, last) {
            ('M', None) => out.push('M'),
            ('M', Some(_)) => {
                out.push('l');
                command = 'l';
            }
            _ if dx >= 0 => out.push(' '),
            _ => {}
        }
        number(out, dx);
        if dy >= 0 {
            out.push(' ');
        }
        number(out, dy);
        last = Some(at);
    }
}

fn number(out: &mut String, n: i32) {
    if n < 0 {
        out.push('-');
    }
    crate::map::svg::push_int(out, n.unsigned_abs());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_written_as_differences_of_tenths_that_add_up() {
        let mut out = String::new();
        points(&mut out, &[1.0, 2.0, 1.04, 2.04, 0.5, 3.26, -2.0, 3.26]);
        assert_eq!(out, "M10 20l-5 13-25 0");
    }

    #[test]
    fn what_is_no_number_stays_within_bounds() {
        let mut out = String::new();
        points(&mut out, &[f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1.0]);
        assert_eq!(out, "M0 1000000l-1000000-999990");
    }
}
