//! The basemap as paths of whole numbers: each point as its difference to the one before.

use super::style::name;
use crate::geo::View;
use crate::map::base::{BaseFrame, Basemap, Motion};

/// Lengths are written so many times larger, so that a tenth of a px is a whole number.
pub const TENTH: f32 = 10.0;
/// Where numbers end, tenths of a px.
const FAR: f32 = 1e6;

/// Writes the paths of what a view of `w` × `h` px shows, in tenths of a px. `detail` is how many times finer than on a
/// screen of one pixel to the px: 1 leaves out points that are closer than half a px.
pub fn write(out: &mut String, map: &Basemap, view: &View, (w, h): (f32, f32), detail: f32) {
    let k = f64::from(detail);
    let fine = View { scale: view.scale * k, cx: view.cx * k, cy: view.cy * k, ..*view };
    let mut frame = BaseFrame::new();
    frame.update(map, &fine, f64::from(w) * k, f64::from(h) * k, Motion::Still);
    for &group in frame.groups() {
        out.push_str("<path class=\"");
        out.push_str(name(group.paint));
        out.push_str("\" d=\"");
        for path in frame.paths(group) {
            points(out, path, TENTH / detail);
        }
        out.push_str("\"/>\n");
    }
}

/// The points of a path, each `x, y` times `scale`.
fn points(out: &mut String, path: &[f32], scale: f32) {
    let whole = |v: f32| (v * scale).round().clamp(-FAR, FAR) as i32;
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
        points(&mut out, &[1.0, 2.0, 1.04, 2.04, 0.5, 3.26, -2.0, 3.26], TENTH);
        assert_eq!(out, "M10 20l-5 13-25 0");
    }

    #[test]
    fn what_is_no_number_stays_within_bounds() {
        let mut out = String::new();
        points(&mut out, &[f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1.0], TENTH);
        assert_eq!(out, "M0 1000000l-1000000-999990");
    }
}
