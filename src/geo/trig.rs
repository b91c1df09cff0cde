//! Sine, arc tangent, logarithm and their kin, small.
//!
//! In WebAssembly the standard library's come from a C library made for every argument and every rounding: 20 kB, where
//! these are 2. They are exact to about one unit in the last place for angles up to 10⁵ radians, which is all that a map
//! has; `asinh` and the sinh of `cosh_sinh` to 10⁻¹² of what they are made from, so less of themselves near nought. The kernels are those of FDLIBM (Sun Microsystems, 1993: `k_sin.c`, `k_cos.c`, `s_atan.c`).

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, LN_2, PI};

/// π/2 in two parts: the first has 33 bits, so that its multiples are exact.
const PIO2_HIGH: f64 = 1.570_796_326_734_125_6;
const PIO2_LOW: f64 = 6.077_100_506_506_192e-11;
const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

fn polynomial(x: f64, coefficients: &[f64]) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

/// Sine and cosine of an angle in radians.
pub fn sin_cos(x: f64) -> (f64, f64) {
    let turns = (x / FRAC_PI_2).round_ties_even();
    let r = (x - turns * PIO2_HIGH) - turns * PIO2_LOW;
    let z = r * r;
    let sin = r + r
        * z
        * polynomial(
            z,
            &[
                -1.666_666_666_666_663_2e-1,
                8.333_333_333_322_49e-3,
                -1.984_126_982_985_795e-4,
                2.755_731_370_707_006_8e-6,
                -2.505_076_025_340_686_3e-8,
                1.589_690_995_211_55e-10,
            ],
        );
    let tail = polynomial(
        z,
        &[
            4.166_666_666_666_66e-2,
            -1.388_888_888_887_411e-3,
            2.480_158_728_947_673e-5,
            -2.755_731_435_139_066_3e-7,
            2.087_572_321_298_175e-9,
            -1.135_964_755_778_819_5e-11,
        ],
    );
    let half = 0.5 * z;
    let one_less = 1.0 - half;
    let cos = one_less + (((1.0 - one_less) - half) + z * z * tail);
    match (turns as i64).rem_euclid(4) {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// From 0 to 1 as `t` does, level at both ends; 0 before and 1 after.
pub fn smoothstep(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// Sine of an angle in radians.
pub fn sin(x: f64) -> f64 {
    sin_cos(x).0
}

/// Cosine of an angle in radians.
pub fn cos(x: f64) -> f64 {
    sin_cos(x).1
}

/// The direction of (`x`, `y`) in radians, −π..=π; 0 where there is none.
pub fn atan2(y: f64, x: f64) -> f64 {
    let (across, up) = (x.abs(), y.abs());
    if across == 0.0 && up == 0.0 {
        return 0.0;
    }
    let steep = up > across;
    let t = if steep { across / up } else { up / across };
    let first = atan_of_unit(t);
    let first = if steep { FRAC_PI_2 - first } else { first };
    let angle = if x < 0.0 { PI - first } else { first };
    angle.copysign(y)
}

/// Arc tangent of 0 to 1.
fn atan_of_unit(t: f64) -> f64 {
    // Above tan(π/8) by the difference to π/4.
    let (base, t) = if t > 0.414_213_562_373_095 { (FRAC_PI_4, (t - 1.0) / (t + 1.0)) } else { (0.0, t) };
    let z = t * t;
    let series = polynomial(
        z,
        &[
            3.333_333_333_333_293e-1,
            -1.999_999_999_987_648_3e-1,
            1.428_571_427_250_346_6e-1,
            -1.111_111_040_546_235_6e-1,
            9.090_887_133_436_507e-2,
            -7.691_876_205_044_83e-2,
            6.661_073_137_387_531e-2,
            -5.833_570_133_790_573_5e-2,
            4.976_877_994_615_932e-2,
            -3.653_157_274_421_691_6e-2,
            1.628_582_011_536_578_2e-2,
        ],
    );
    base + (t - t * z * series)
}

/// Arc sine of −1 to 1, radians; not a number beyond.
pub fn asin(x: f64) -> f64 {
    atan2(x, ((1.0 - x) * (1.0 + x)).sqrt())
}

/// The length of (`x`, `y`).
pub fn hypot(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

/// e to the power of `x`; what is too small is 0, what is too large infinite.
pub fn exp(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    let n = (x / LN_2).round_ties_even().clamp(-1023.0, 1023.0);
    let r = ((x - n * LN2_HIGH) - n * LN2_LOW).clamp(-1.0, 1.0);
    let mut sum = 1.0;
    for k in (1..=14).rev() {
        sum = 1.0 + sum * r / f64::from(k);
    }
    // The power of two by its exponent's bits; −1023 is 0.
    sum * f64::from_bits(((n as i64 + 1023) as u64) << 52)
}

/// 2 to the power of `x`.
pub fn exp2(x: f64) -> f64 {
    exp(x * LN_2)
}

/// The natural logarithm; not a number below 0, −∞ at 0.
pub fn ln(x: f64) -> f64 {
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x < f64::MIN_POSITIVE {
        return f64::NEG_INFINITY;
    }
    if x == f64::INFINITY {
        return x;
    }
    let bits = x.to_bits();
    let mut exponent = (bits >> 52) as i64 - 1023;
    let mut m = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 1023 << 52);
    if m > std::f64::consts::SQRT_2 {
        m /= 2.0;
        exponent += 1;
    }
    let s = (m - 1.0) / (m + 1.0);
    let z = s * s;
    let mut sum = 0.0;
    for k in (0..12).rev() {
        sum = sum * z + 1.0 / f64::from(2 * k + 1);
    }
    exponent as f64 * LN2_HIGH + (2.0 * s * sum + exponent as f64 * LN2_LOW)
}

/// The logarithm to base 2.
pub fn log2(x: f64) -> f64 {
    ln(x) / LN_2
}

/// Hyperbolic cosine and sine.
pub fn cosh_sinh(x: f64) -> (f64, f64) {
    let (up, down) = (exp(x), exp(-x));
    ((up + down) / 2.0, (up - down) / 2.0)
}

/// The number whose hyperbolic sine is `x`.
pub fn asinh(x: f64) -> f64 {
    let size = x.abs();
    let result = if size < 1e-4 { size - size * size * size / 6.0 } else { ln(size + (size * size + 1.0).sqrt()) };
    result.copysign(x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: f64, b: f64, scale: f64) -> bool {
        (a - b).abs() <= 4e-16 * scale.max(1.0) || a == b
    }

    #[test]
    fn what_is_not_a_number_stays_so_and_nothing_panics() {
        for x in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(sin(x).is_nan() && cos(x).is_nan());
        }
        assert!(atan2(f64::NAN, 1.0).is_nan() && asin(1.1).is_nan() && ln(-1.0).is_nan() && exp(f64::NAN).is_nan());
        assert_eq!((atan2(0.0, 0.0), ln(0.0), exp(-1e9), ln(f64::INFINITY)), (0.0, f64::NEG_INFINITY, 0.0, f64::INFINITY));
        assert_eq!(exp(1e9), f64::INFINITY);
    }

    #[test]
    fn round_values_are_exact() {
        assert_eq!(sin_cos(0.0), (0.0, 1.0));
        assert_eq!(sin_cos(FRAC_PI_2).0, 1.0);
        assert_eq!((atan2(1.0, 1.0), atan2(0.0, -1.0), atan2(-1.0, 0.0)), (FRAC_PI_4, PI, -FRAC_PI_2));
        assert_eq!((asin(1.0), asin(-1.0), asin(0.0)), (FRAC_PI_2, -FRAC_PI_2, 0.0));
        assert_eq!((exp(0.0), exp2(10.0), ln(1.0), log2(8.0)), (1.0, 1024.0, 0.0, 3.0));
    }

    proptest! {
        #[test]
        fn they_agree_with_the_standard_library(x in -1e5..1e5f64, y in -1e5..1e5f64, u in -1.0..=1.0f64) {
            prop_assert!(near(sin(x), x.sin(), 1.0) && near(cos(x), x.cos(), 1.0), "{}", x);
            prop_assert!(near(atan2(y, x), y.atan2(x), 3.2), "{} {}", y, x);
            prop_assert!(near(asin(u), u.asin(), 1.0), "{}", u);
            prop_assert!(near(hypot(x, y), x.hypot(y), x.hypot(y)));
        }

        #[test]
        fn powers_and_logarithms_agree_with_the_standard_library(x in -300.0..300.0f64, y in 1e-9..1e9f64) {
            prop_assert!((exp(x) / x.exp() - 1.0).abs() < 4e-14 * x.abs().max(1.0), "{}", x);
            prop_assert!((exp2(x) / x.exp2() - 1.0).abs() < 1e-12, "{}", x);
            prop_assert!(near(ln(y), y.ln(), y.ln().abs()), "{}", y);
            prop_assert!((log2(y) - y.log2()).abs() < 1e-13);
            let (c, s) = cosh_sinh(x / 10.0);
            prop_assert!((c / (x / 10.0).cosh() - 1.0).abs() < 1e-12 && (s - (x / 10.0).sinh()).abs() < 1e-12 * c);
            prop_assert!((asinh(x) - x.asinh()).abs() < 1e-12 && (asinh(1.0 / y) * y - (1.0 / y).asinh() * y).abs() < 1e-10);
        }
    }
}
