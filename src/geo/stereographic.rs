//! Stereographic projection from the antipode of its centre: conformal, scale 1 at the centre, and
//! `sec²(c / 2)` at the angular distance c. J. P. Snyder (1987), *Map Projections: A Working
//! Manual*, USGS Professional Paper 1395, pp. 154–163, with k₀ = 1.

/// Cosine of the largest angular distance that projects: at 170° the plane is 23 units away.
pub(crate) const LIMIT_COS: f64 = -0.984_807_753_012_208;

/// From a rotated unit vector (centre towards the viewer, east, north) to the plane.
pub(crate) fn forward(v: [f64; 3]) -> Option<(f64, f64)> {
    (v[0] >= LIMIT_COS).then(|| {
        let k = 2.0 / (1.0 + v[0]);
        (k * v[1], k * v[2])
    })
}

/// From the plane to a rotated unit vector; every finite point has one.
pub(crate) fn inverse(x: f64, y: f64) -> Option<[f64; 3]> {
    let quarter = (x * x + y * y) / 4.0;
    let v = [(1.0 - quarter) / (1.0 + quarter), x / (1.0 + quarter), y / (1.0 + quarter)];
    (quarter.is_finite() && v[0] >= LIMIT_COS).then_some(v)
}
