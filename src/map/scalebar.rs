//! The scale bar: a round distance and how long it is on the map, where that holds for the whole frame.

use super::words::km;
use crate::geo::{LonLat, Px, View, distance_km};

/// A bar for a map.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleBar {
    /// How long it is, CSS px.
    pub px: f32,
    /// The distance that it stands for: `200 km`, `500 m`.
    pub text: String,
}

/// By how much the scale may vary within the frame, the greatest to the least.
const TRUE_WITHIN: f64 = 1.1;
/// The scale is measured over so many px.
const STEP: f64 = 8.0;
/// A shorter bar is none, px.
const LEAST: f32 = 20.0;
/// The greatest length of a bar, px, and the share of the frame that it may take.
const MOST: (f64, f64) = (120.0, 0.3);

impl ScaleBar {
    /// The longest bar of 1, 2 or 5 times a power of ten metres for a frame of `w` × `h` px. `None` where the scale varies within the
    /// frame by more than a tenth, in any direction, where the frame shows what lies off the map, or has no room.
    pub fn of(view: &View, w: f32, h: f32) -> Option<ScaleBar> {
        let (w, h) = (f64::from(w), f64::from(h));
        let (mut least, mut greatest) = (f64::MAX, 0.0_f64);
        for (x, y) in [(0.0, 0.0), (0.5, 0.0), (1.0, 0.0), (0.0, 0.5), (0.5, 0.5), (1.0, 0.5), (0.0, 1.0), (0.5, 1.0), (1.0, 1.0)]
        {
            for scale in scales(view, Px::new(x * w, y * h))? {
                (least, greatest) = (least.min(scale), greatest.max(scale));
            }
        }
        if !(least > 0.0 && greatest <= least * TRUE_WITHIN) {
            return None;
        }
        let [across, _] = scales(view, Px::new(w / 2.0, h / 2.0))?;
        let most = MOST.0.min(w * MOST.1) / across;
        let metres = round_below(most * 1000.0)?;
        let text = if metres >= 1000.0 { [&km(metres / 1000.0), " km"].concat() } else { [&km(metres), " m"].concat() };
        let px = (metres / 1000.0 * across) as f32;
        (px >= LEAST).then_some(ScaleBar { px, text })
    }
}

/// The scale at a point of the frame, px per km, across and down.
fn scales(view: &View, at: Px) -> Option<[f64; 2]> {
    let half = STEP / 2.0;
    let over = |dx: f64, dy: f64| {
        let a: LonLat = view.invert(Px::new(at.x - dx, at.y - dy))?;
        let km = distance_km(a, view.invert(Px::new(at.x + dx, at.y + dy))?);
        (km > 0.0).then(|| STEP / km)
    };
    Some([over(half, 0.0)?, over(0.0, half)?])
}

/// The greatest of 1, 2 and 5 times a power of ten from 1 to ten million that is not above `most`.
fn round_below(most: f64) -> Option<f64> {
    let (mut best, mut unit) = (None, 1.0);
    while unit <= 1e7 {
        for step in [1.0, 2.0, 5.0] {
            if unit * step <= most {
                best = Some(unit * step);
            }
        }
        unit *= 10.0;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64, zoom: f64, w: f32, h: f32) -> (View, Option<ScaleBar>) {
        let view = View::for_camera(LonLat::new(lon, lat), zoom, w.into(), h.into());
        let bar = ScaleBar::of(&view, w, h);
        (view, bar)
    }

    #[test]
    fn distances_are_round() {
        assert_eq!(
            [0.5, 1.0, 1.9, 2.0, 4.9, 5.0, 99.0, 1e9].map(round_below),
            [None, Some(1.0), Some(1.0), Some(2.0), Some(2.0), Some(5.0), Some(50.0), Some(5e7)]
        );
    }

    #[test]
    fn the_bar_is_as_long_as_its_distance_on_the_sphere() {
        for (lon, lat) in [(126.8, 37.7), (-71.06, 42.36), (6.13, 49.61), (104.07, 30.67), (0.0, -70.0)] {
            for zoom in [4.0, 5.5, 7.0, 9.0, 11.0] {
                let (view, bar) = at(lon, lat, zoom, 1104.0, 760.0);
                let bar = bar.expect("a bar");
                let (number, unit) = bar.text.split_once(' ').expect("a unit");
                let told: f64 = number.replace(',', "").parse().expect("a number");
                let told = if unit == "km" { told } else { told / 1000.0 };
                let place = |x: f64| view.invert(Px::new(x, 380.0)).expect("a place");
                let half = f64::from(bar.px) / 2.0;
                let measured = distance_km(place(552.0 - half), place(552.0 + half));
                assert!((measured / told - 1.0).abs() < 0.01, "{lon} {lat} {zoom}: {bar:?} is {measured} km");
                assert!(bar.px > 40.0 && bar.px <= 120.0, "{bar:?}");
            }
        }
    }

    #[test]
    fn a_map_on_which_no_one_scale_is_true_has_none() {
        for zoom in [0.0, 1.0, 1.6, 2.0] {
            assert_eq!(at(127.0, 37.5, zoom, 1104.0, 760.0).1, None, "{zoom}");
        }
    }

    #[test]
    fn where_there_is_a_bar_it_is_true_in_every_corner() {
        for step in 0..=44 {
            let (view, bar) = at(127.0, 37.5, f64::from(step) * 0.25, 768.0, 700.0);
            let Some(bar) = bar else { continue };
            let middle = bar.px as f64 / scales(&view, Px::new(384.0, 350.0)).expect("a scale")[0];
            for corner in [(20.0, 20.0), (748.0, 20.0), (20.0, 680.0), (748.0, 680.0)] {
                for scale in scales(&view, Px::new(corner.0, corner.1)).expect("a scale") {
                    assert!((bar.px as f64 / scale / middle - 1.0).abs() < 0.11, "{step}");
                }
            }
        }
    }

    #[test]
    fn a_frame_without_a_size_has_none() {
        for (w, h) in [(0.0, 0.0), (f32::NAN, 100.0), (1.0, 1.0)] {
            assert_eq!(at(127.0, 37.5, 5.0, w, h).1, None, "{w} {h}");
        }
    }
}
