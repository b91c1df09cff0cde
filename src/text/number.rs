//! Numbers and quantities as Korean and English print writes them.

use super::Lang;

/// How a figure is hedged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Hedge {
    About,
    MoreThan,
    UpTo,
    AtLeast,
}

/// Decimals that a figure keeps; sources give no more.
const DECIMALS: u32 = 4;
const ONE: u64 = 10u64.pow(DECIMALS);

/// A number in words and digits: `5만`, `1조 6,520억`, `44만 9,338`; `50,000`, `1.652 trillion`, `449,338`.
///
/// Korean groups by 10,000. English writes million, billion and trillion where at most four decimals remain,
/// else all digits. Rounded to four decimals; beyond ±10^15, or if it is no number, `—`.
pub fn number(value: f64, lang: Lang) -> String {
    if !value.is_finite() || value.abs() > 1e15 {
        return "—".to_owned();
    }
    let fixed = (value.abs() * ONE as f64).round() as u64;
    let sign = if value < 0.0 && fixed > 0 { "−" } else { "" };
    let body = match lang {
        Lang::Ko => korean(fixed),
        Lang::En => english(fixed),
    };
    format!("{sign}{body}")
}

fn korean(fixed: u64) -> String {
    let (whole, fraction) = (fixed / ONE, fixed % ONE);
    let mut groups: Vec<String> = Vec::new();
    for (unit, name) in [(1_000_000_000_000, "조"), (100_000_000, "억"), (10_000, "만")] {
        let n = if unit == 1_000_000_000_000 { whole / unit } else { whole / unit % 10_000 };
        if n > 0 {
            groups.push(format!("{}{name}", commas(n)));
        }
    }
    if whole % 10_000 > 0 || fraction > 0 || groups.is_empty() {
        groups.push(format!("{}{}", commas(whole % 10_000), decimals(fraction)));
    }
    groups.join(" ")
}

fn english(fixed: u64) -> String {
    for (unit, name) in [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")] {
        if fixed / ONE >= unit {
            // In units of `unit`, to four decimals: exact or not at all.
            if fixed.is_multiple_of(unit) {
                let scaled = fixed / unit;
                return format!("{}{} {name}", commas(scaled / ONE), decimals(scaled % ONE));
            }
            break;
        }
    }
    format!("{}{}", commas(fixed / ONE), decimals(fixed % ONE))
}

fn commas(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

fn decimals(fraction: u64) -> String {
    if fraction == 0 {
        return String::new();
    }
    let digits = format!("{fraction:04}");
    format!(".{}", digits.trim_end_matches('0'))
}

/// A quantity: `약 5만 명`, `2~3개 기관`, `6만 6,115㎡`; `about 50,000 people`, `2–3 organisations`, `66,115 m²`.
///
/// `unit` is the identifier of the vocabulary, empty for none; `label` its label in the language.
pub fn quantity<H: Into<Hedge>>(
    value: f64,
    value_max: Option<f64>,
    hedge: Option<H>,
    unit: &str,
    label: &str,
    lang: Lang,
) -> String {
    hedged(&measured(value, value_max, unit, label, lang), hedge.map(Into::into), lang)
}

fn measured(value: f64, value_max: Option<f64>, unit: &str, label: &str, lang: Lang) -> String {
    let mut figure = number(value, lang);
    if let Some(max) = value_max {
        figure.push_str(match lang {
            Lang::Ko => "~",
            Lang::En => "–",
        });
        figure.push_str(&number(max, lang));
    }
    match lang {
        _ if label.is_empty() => figure,
        Lang::En if unit == "percent" => format!("{figure}%"),
        Lang::En if value == 1.0 && value_max.is_none() => format!("{figure} {}", singular(unit, label)),
        Lang::En => format!("{figure} {label}"),
        Lang::Ko => {
            let symbol = matches!(label, "㎡" | "㎢" | "%");
            let apart = label.contains(' ') && unit.bytes().all(|b| b.is_ascii_uppercase());
            let attached = symbol || (!apart && figure.ends_with(|c: char| c.is_ascii_digit()));
            format!("{figure}{}{label}", if attached { "" } else { " " })
        }
    }
}

fn hedged(quantity: &str, hedge: Option<Hedge>, lang: Lang) -> String {
    let (before, after) = match (hedge, lang) {
        (None, _) => ("", ""),
        (Some(Hedge::About), Lang::Ko) => ("약 ", ""),
        (Some(Hedge::MoreThan), Lang::Ko) => ("", " 초과"),
        (Some(Hedge::UpTo), Lang::Ko) => ("최대 ", ""),
        (Some(Hedge::AtLeast), Lang::Ko) => ("", " 이상"),
        (Some(Hedge::About), Lang::En) => ("about ", ""),
        (Some(Hedge::MoreThan), Lang::En) => ("more than ", ""),
        (Some(Hedge::UpTo), Lang::En) => ("up to ", ""),
        (Some(Hedge::AtLeast), Lang::En) => ("at least ", ""),
    };
    format!("{before}{quantity}{after}")
}

/// The English label of one; the labels of the vocabulary are of many.
fn singular<'a>(unit: &'a str, label: &'a str) -> &'a str {
    match unit {
        "person-per-year" => "person a year",
        "organization" => "organisation",
        "ip-right" => "intellectual property right",
        "person" | "company" | "platform" | "patent" | "project" | "application" | "agreement" | "building" | "bed" | "day"
        | "month" | "year" => unit,
        _ => label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_print_writes_them() {
        // The Korean and English figures of the first edition's own statements.
        for (value, ko, en) in [
            (0.0, "0", "0"),
            (7.0, "7", "7"),
            (3_900.0, "3,900", "3,900"),
            (50_000.0, "5만", "50,000"),
            (65_500.0, "6만 5,500", "65,500"),
            (449_338.0, "44만 9,338", "449,338"),
            (2_930_000.0, "293만", "2.93 million"),
            (4_633_000.0, "463만 3,000", "4.633 million"),
            (9_430_000_000.0, "94억 3,000만", "9.43 billion"),
            (60_400_000_000.0, "604억", "60.4 billion"),
            (1_652_000_000_000.0, "1조 6,520억", "1.652 trillion"),
            (7_374_600_000_000.0, "7조 3,746억", "7.3746 trillion"),
            (1_234_567_890.0, "12억 3,456만 7,890", "1,234,567,890"),
            (17.09, "17.09", "17.09"),
            (11.8, "11.8", "11.8"),
            (-1.5, "−1.5", "−1.5"),
            (f64::NAN, "—", "—"),
            (1e300, "—", "—"),
        ] {
            assert_eq!(number(value, Lang::Ko), ko);
            assert_eq!(number(value, Lang::En), en);
        }
    }

    #[test]
    fn quantities_carry_unit_hedge_and_range() {
        let q = |v, max, hedge: Option<Hedge>, unit, ko: &str, en: &str| {
            (quantity(v, max, hedge, unit, ko, Lang::Ko), quantity(v, max, hedge, unit, en, Lang::En))
        };
        for ((ko, en), (want_ko, want_en)) in [
            (q(50_000.0, None, Some(Hedge::About), "person", "명", "people"), ("약 5만 명", "about 50,000 people")),
            (q(50_000.0, None, Some(Hedge::MoreThan), "person", "명", "people"), ("5만 명 초과", "more than 50,000 people")),
            (q(7.0, None, None, "person", "명", "people"), ("7명", "7 people")),
            (q(2.0, Some(3.0), None, "organization", "개 기관", "organisations"), ("2~3개 기관", "2–3 organisations")),
            (q(180.0, None, Some(Hedge::About), "m2", "㎡", "m²"), ("약 180㎡", "about 180 m²")),
            (q(10_000.0, None, None, "m2", "㎡", "m²"), ("1만㎡", "10,000 m²")),
            (q(32_000.0, None, None, "pyeong", "평", "pyeong"), ("3만 2,000평", "32,000 pyeong")),
            (q(1_652e9, None, None, "KRW", "원", "South Korean won"), ("1조 6,520억 원", "1.652 trillion South Korean won")),
            (q(500.0, None, Some(Hedge::UpTo), "USD", "미국 달러", "US dollars"), ("최대 500 미국 달러", "up to 500 US dollars")),
            (q(30.0, None, Some(Hedge::About), "percent", "%", "per cent"), ("약 30%", "about 30%")),
            (q(1.0, None, None, "year", "년", "years"), ("1년", "1 year")),
            (q(300.0, None, Some(Hedge::AtLeast), "company", "개사", "companies"), ("300개사 이상", "at least 300 companies")),
            (q(5.0, None, None, "", "", ""), ("5", "5")),
        ] {
            assert_eq!((ko.as_str(), en.as_str()), (want_ko, want_en));
        }
    }
}
