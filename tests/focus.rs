//! The focus is seen: its colour stands out from everything that it is drawn on by at least 3 : 1 (WCAG 2.2, 1.4.11), in light and dark.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers of tests

const STYLE: &str = include_str!("../src/ui/style.css");
const PLATE: &str = include_str!("../src/ui/plate/plate.css");

/// Relative luminance of `#rrggbb` (WCAG 2.2, "relative luminance").
fn luminance(colour: &str) -> f64 {
    let part = |i: usize| {
        let value = f64::from(u8::from_str_radix(&colour[i..i + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The value of a token after a place in the style sheet.
fn token<'a>(after: &'a str, name: &str) -> &'a str {
    let at = after.find(&format!("--{name}: ")).unwrap_or_else(|| panic!("no --{name}"));
    let value = &after[at + name.len() + 4..];
    &value[..value.find(';').unwrap()]
}

#[test]
fn the_colour_of_the_focus_stands_out_from_what_it_is_drawn_on() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    let dark = STYLE.find("prefers-color-scheme: dark").unwrap();
    let chosen = STYLE.find(":root[data-theme=\"dark\"] {").unwrap();
    for (theme, from) in [("light", 0), ("dark by the system", dark), ("dark by choice", chosen)] {
        let style = &STYLE[from..];
        for ground in ["paper", "card", "land", "sea", "water"] {
            let seen = contrast(token(style, "focus"), token(style, ground));
            assert!(seen >= 3.0, "{theme}, on {ground}: {seen:.2}");
        }
    }
}

#[test]
fn what_can_have_the_focus_on_the_map_is_drawn_with_its_colour() {
    for of in [".mark:focus-visible .ring", ".arc:focus-visible path", "rect.box:focus-visible", ".roam svg:focus-visible"] {
        let rule = PLATE.lines().find(|l| l.starts_with(of)).unwrap_or_else(|| panic!("no rule for {of}"));
        assert!(rule.contains("var(--focus)"), "{rule}");
        let width =
            rule.split(' ').filter_map(|w| w.trim_end_matches(';').strip_suffix("px")?.parse().ok()).fold(0.0_f64, f64::max);
        assert!(width >= 2.0, "{rule}");
    }
    let forced = &STYLE[STYLE.find("forced-colors: active").unwrap()..];
    assert!(forced[..forced.find("\n}").unwrap()].contains("--focus: Highlight"), "the reader's own colours");
}
