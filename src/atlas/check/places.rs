//! Coordinates: on Earth, complete, and in the country that the record names.

use super::{Report, each};
use crate::atlas::Kind;
use crate::atlas::Ref;
use crate::geo::{EARTH_RADIUS_KM, LonLat};
use std::collections::BTreeMap;

/// How far outside the coarse outline of its country a point may lie, km, beside its own `precision_km`: coasts,
/// harbours, islands that the outline leaves out.
pub const TOLERANCE_KM: f64 = 25.0;

/// Coarse outlines of countries by ISO 3166-1 alpha-2 code.
///
/// ```json
/// {"KR": [[[126.1, 34.5], [126.4, 34.3], …], …]}
/// ```
/// For each country its rings, of islands and holes alike, in degrees of longitude and latitude.
#[derive(Clone, Debug, Default)]
pub struct Countries(BTreeMap<String, Vec<Vec<[f64; 2]>>>);

impl Countries {
    /// Reads the outlines.
    ///
    /// # Errors
    /// If the text is not of the form above.
    pub fn parse(json: &str) -> serde_json::Result<Countries> {
        serde_json::from_str(json).map(Countries)
    }

    /// How far a point lies outside a country, km; 0 inside; `None` if the country has no outline.
    pub fn distance_outside_km(&self, country: &str, at: LonLat) -> Option<f64> {
        let rings = self.0.get(country).filter(|rings| !rings.is_empty())?;
        let inside = rings.iter().filter(|ring| holds(ring, at)).count() % 2 == 1;
        let nearest =
            || rings.iter().flat_map(|r| edges(r)).map(|(a, b)| distance_to_edge_km(at, a, b)).fold(f64::INFINITY, f64::min);
        Some(if inside { 0.0 } else { nearest() })
    }
}

fn edges(ring: &[[f64; 2]]) -> impl Iterator<Item = ([f64; 2], [f64; 2])> {
    let next = ring.iter().skip(1).chain(ring.first());
    ring.iter().copied().zip(next.copied())
}

/// Even-odd rule on the plane of longitude and latitude; outlines do not cross the antimeridian.
fn holds(ring: &[[f64; 2]], at: LonLat) -> bool {
    edges(ring)
        .filter(|(a, b)| {
            let between = (a[1] > at.lat) != (b[1] > at.lat);
            between && at.lon < a[0] + (at.lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        })
        .count()
        % 2
        == 1
}

/// Distance to an edge on the plane that touches the sphere at the point; good to a per cent below 500 km.
fn distance_to_edge_km(at: LonLat, a: [f64; 2], b: [f64; 2]) -> f64 {
    let km = EARTH_RADIUS_KM.to_radians();
    let plane = |p: [f64; 2]| {
        let lon = crate::geo::wrap_lon(p[0] - at.lon);
        [lon * km * at.lat.to_radians().cos(), (p[1] - at.lat) * km]
    };
    let (a, b) = (plane(a), plane(b));
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx * dx + dy * dy;
    let t = if length == 0.0 { 0.0 } else { (-(a[0] * dx + a[1] * dy) / length).clamp(0.0, 1.0) };
    (a[0] + t * dx).hypot(a[1] + t * dy)
}

pub(super) fn check(report: &mut Report, countries: &Countries) {
    let atlas = report.atlas;
    for (item, hub) in each(Kind::Hub, atlas.hubs()) {
        point(report, countries, item, LonLat::new(hub.lon, hub.lat), hub.precision_km, &hub.country);
    }
    for (item, organization) in each(Kind::Organization, atlas.organizations()) {
        match (organization.lon, organization.lat, organization.precision_km) {
            (None, None, None) => {}
            (Some(lon), Some(lat), Some(precision)) => {
                point(report, countries, item, LonLat::new(lon, lat), precision, &organization.country);
            }
            (lon, lat, _) => {
                let field = if lon.is_none() {
                    "lon"
                } else if lat.is_none() {
                    "lat"
                } else {
                    "precision_km"
                };
                report.fault(item, field, "a place needs lon, lat and precision_km together", "Give all three, or none");
            }
        }
    }
}

fn point(report: &mut Report, countries: &Countries, item: Ref, at: LonLat, precision_km: f64, country: &str) {
    if !at.is_valid() || at.lon.abs() > 180.0 {
        let what = format!("{}, {} is no place on Earth", at.lon, at.lat);
        return report.fault(item, "lon", what, "Give degrees east (−180 to 180) and north (−90 to 90)");
    }
    if !(precision_km > 0.0 && precision_km <= 1000.0) {
        report.fault(
            item,
            "precision_km",
            format!("{precision_km} km is no precision"),
            "Say how far the point may be off, in km",
        );
    }
    let Some(outside) = countries.distance_outside_km(country, at) else {
        // A code of another form is told by `form`.
        if country.len() != 2 {
            return;
        }
        return report.fault(
            item,
            "country",
            format!("there is no outline of the country “{country}”"),
            "Give the code of ISO 3166-1, or add the outline to xtask/data/countries.json",
        );
    };
    if outside > TOLERANCE_KM + precision_km.max(0.0) {
        let what = format!("{}, {} lies {outside:.0} km outside {country}", at.lon, at.lat);
        report.fault(item, "lon", what, "Correct lon, lat (in this order, degrees) or the country");
    }
}
