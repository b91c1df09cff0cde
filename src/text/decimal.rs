//! Decimal numbers read and written without the standard library's tables.

/// The number that a text of digits with at most one point and a sign before it means. None for any other text and for
/// more than fifteen digits.
///
/// Exact: numerator and denominator are whole numbers that an `f64` holds. The standard library's reader is so for any
/// number of digits, with 15 kB of code and tables.
pub fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mut whole, mut parts, mut count, mut point) = (0_u64, 1_u64, 0, false);
    for c in digits.bytes() {
        match c {
            b'0'..=b'9' if count < 15 => {
                count += 1;
                whole = whole * 10 + u64::from(c - b'0');
                parts *= if point { 10 } else { 1 };
            }
            b'.' if count > 0 && !point => point = true,
            _ => return None,
        }
    }
    let number = whole as f64 / parts as f64;
    (count > 0 && !digits.ends_with('.')).then_some(if digits.len() < text.len() { -number } else { number })
}

/// A number with at most so many decimals, at most nine, without zeros at the end: `126.78`, `-0.05`, `7`.
///
/// Rounded half away from zero. What is not finite is `0`; beyond 9·10¹⁵ of the last decimal it stops growing.
pub fn decimal_text(value: f64, decimals: u32) -> String {
    let unit = 10_i64.pow(decimals.min(9));
    let scaled = (value * unit as f64).round() as i64;
    let (whole, part) = (scaled.unsigned_abs() / unit.unsigned_abs(), scaled.unsigned_abs() % unit.unsigned_abs());
    let mut text = [if scaled < 0 { "-" } else { "" }, &whole.to_string()].concat();
    if part > 0 {
        let digits = (unit.unsigned_abs() + part).to_string();
        text.push('.');
        text.push_str(digits[1..].trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{decimal, decimal_text};
    use proptest::prelude::*;

    #[test]
    fn a_number_is_digits_with_a_point_and_a_sign() {
        assert_eq!(decimal("126.7797"), Some(126.7797));
        assert_eq!(decimal("-0.05"), Some(-0.05));
        assert_eq!(decimal("007"), Some(7.0));
        for text in
            ["", "-", ".", "-.", ".5", "5.", "1.2.3", "--1", "+1", "1e3", "NaN", "inf", " 1", "1 ", "٣", "1234567890123456"]
        {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_written_without_zeros_at_the_end() {
        for (value, decimals, text) in [
            (126.7797, 4, "126.7797"),
            (-0.05, 4, "-0.05"),
            (7.0, 2, "7"),
            (7.25, 1, "7.3"),
            (-0.000_04, 4, "0"),
            (0.1, 0, "0"),
            (f64::NAN, 2, "0"),
            (1.005, 9, "1.005"),
        ] {
            assert_eq!(decimal_text(value, decimals), text);
        }
        assert!(decimal_text(f64::INFINITY, 2).starts_with("9223"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(value in -1e5_f64..1e5) {
            let rounded = (value * 1e4).round() / 1e4;
            prop_assert_eq!(decimal(&decimal_text(value, 4)), Some(rounded + 0.0));
        }

        #[test]
        fn it_is_the_number_of_the_standard_library(text in "-?[0-9]{1,7}(\\.[0-9]{1,8})?") {
            prop_assert_eq!(decimal(&text).map(f64::to_bits), text.parse().ok().map(f64::to_bits));
        }
    }
}
