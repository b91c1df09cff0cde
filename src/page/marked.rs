//! The words of a quote that carry the figure.

use crate::text::decimal;

/// A run of a quote, marked where it carries the figure of the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Whether they are to stand out.
    pub marked: bool,
}

/// Splits a quote at the figures that equal one of `values`.
///
/// Figures are read as English, Korean and Chinese print writes them: `50,000`, `5만`, `1조 6,520억`, `3만2천`,
/// `2.5 million`, `10亿`. Compared to a relative 1e-9. Nothing matches: one unmarked span.
pub fn mark_figures(quote: &str, values: &[f64]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some((start, end, value)) = next_figure(quote, at) {
        let same = |v: &f64| (v - value).abs() <= 1e-9 * v.abs().max(1.0);
        if values.iter().any(same) {
            push(&mut spans, &quote[from..start], false);
            push(&mut spans, &quote[start..end], true);
            from = end;
        }
        at = end;
    }
    push(&mut spans, &quote[from..], false);
    spans
}

fn push(spans: &mut Vec<Span>, text: &str, marked: bool) {
    if !text.is_empty() {
        spans.push(Span { text: text.to_owned(), marked });
    }
}

const SCALES: &[(&str, f64)] = &[
    ("조", 1e12),
    ("억", 1e8),
    ("만", 1e4),
    ("천", 1e3),
    ("백", 1e2),
    ("万亿", 1e12),
    ("亿", 1e8),
    ("万", 1e4),
    ("兆", 1e12),
    ("億", 1e8),
    ("萬", 1e4),
    ("trillion", 1e12),
    ("billion", 1e9),
    ("million", 1e6),
    ("thousand", 1e3),
];

/// The next figure at or after `at`: its bytes and its value.
fn next_figure(text: &str, at: usize) -> Option<(usize, usize, f64)> {
    let start = at + text[at..].find(|c: char| c.is_ascii_digit())?;
    let (mut total, mut section) = (0.0, 0.0);
    let mut end = start;
    let mut cursor = start;
    // Three numbers with points are a version or a date, no figure.
    if let Some(after) = points(text, start) {
        return Some((start, after, f64::NAN));
    }
    while let Some((after, number)) = digits(text, cursor) {
        let mut part = number;
        end = after;
        while let Some((after_scale, scale)) = scale(text, end) {
            end = after_scale;
            if scale >= 1e4 {
                total += (section + part) * scale;
                (section, part) = (0.0, 0.0);
            } else {
                part *= scale;
            }
        }
        section += part;
        let scaled = end != after;
        let gap = text[end..].len() - text[end..].trim_start_matches(' ').len();
        if !scaled || gap > 1 || digits(text, end + gap).is_none() {
            break;
        }
        cursor = end + gap;
    }
    Some((start, end, total + section))
}

/// Where `12.3.45` ends; none where there are fewer than two points.
fn points(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let run = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let run = rest[..run].trim_end_matches('.');
    (run.matches('.').count() > 1).then(|| at + run.len())
}

/// Digits with thousands commas and a decimal point.
fn digits(text: &str, at: usize) -> Option<(usize, f64)> {
    let bytes = text.as_bytes();
    let is_digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    if !is_digit(at) {
        return None;
    }
    let mut plain = String::new();
    let mut end = at;
    let mut point = false;
    loop {
        match bytes.get(end) {
            Some(b) if b.is_ascii_digit() => plain.push(char::from(*b)),
            Some(b',') if !point && (1..=3).all(|k| is_digit(end + k)) => {}
            Some(b'.') if !point && is_digit(end + 1) => {
                point = true;
                plain.push('.');
            }
            _ => break,
        }
        end += 1;
    }
    decimal(&plain).map(|value| (end, value))
}

fn scale(text: &str, at: usize) -> Option<(usize, f64)> {
    let rest = &text[at..];
    let spaced = rest.strip_prefix(' ').filter(|r| r.starts_with(|c: char| c.is_ascii_alphabetic()));
    let (rest, skipped) = spaced.map_or((rest, 0), |r| (r, 1));
    SCALES.iter().find(|(word, _)| rest.starts_with(word)).map(|(word, by)| (at + skipped + word.len(), *by))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(quote: &str, value: f64) -> Vec<String> {
        mark_figures(quote, &[value]).into_iter().filter(|s| s.marked).map(|s| s.text).collect()
    }

    #[test]
    fn a_figure_is_found_however_print_writes_it() {
        assert_eq!(marked("and about 50,000 will work", 50_000.0), ["50,000"]);
        assert_eq!(marked("약 5만 명이 일한다", 50_000.0), ["5만"]);
        assert_eq!(marked("총사업비 1조 6,520억 원", 1_652_000_000_000.0), ["1조 6,520억"]);
        assert_eq!(marked("3만2천평 규모", 32_000.0), ["3만2천"]);
        assert_eq!(marked("注册资本10.52亿元", 1_052_000_000.0), ["10.52亿"]);
        assert_eq!(marked("worth 2.5 million", 2_500_000.0), ["2.5 million"]);
        assert_eq!(marked("500병상", 500.0), ["500"]);
    }

    #[test]
    fn a_figure_that_is_another_is_left_unmarked() {
        assert!(marked("in 2017, 500 beds and 5 people", 50_000.0).is_empty());
        assert!(marked("version 3.14.15", 15.0).is_empty());
    }

    #[test]
    fn the_spans_of_a_quote_join_to_the_quote() {
        for quote in ["", "12만3,456명 7,8 9", "no figure", "1조 2억 3만 4천", "5", "가5나 1,2345.6.7"] {
            let joined: String = mark_figures(quote, &[5.0, 40_000.0]).into_iter().map(|s| s.text).collect();
            assert_eq!(joined, quote);
        }
    }
}
