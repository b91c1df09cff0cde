//! A decimal number read without the standard library's tables.

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

#[cfg(test)]
mod tests {
    use super::decimal;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_digits_with_a_point_and_a_sign() {
        assert_eq!(decimal("126.7797"), Some(126.7797));
        assert_eq!(decimal("-0.05"), Some(-0.05));
        assert_eq!(decimal("007"), Some(7.0));
        for text in ["", "-", ".", "-.", ".5", "5.", "1.2.3", "--1", "+1", "1e3", "NaN", "inf", " 1", "1 ", "٣", "1234567890123456"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn it_is_the_number_of_the_standard_library(text in "-?[0-9]{1,7}(\\.[0-9]{1,8})?") {
            prop_assert_eq!(decimal(&text).map(f64::to_bits), text.parse().ok().map(f64::to_bits));
        }
    }
}
