//! EDTF dates against `edtf-core`, the oracle, and their own order.
#![allow(clippy::unwrap_used, clippy::panic)]

use bio_hub_atlas::model::{Day, Edtf, Lang, PartialDate, Precision, Year, days_in_month};
use edtf_core::{Bound, Edtf as Oracle};
use proptest::prelude::*;
use std::cmp::Ordering;

/// Texts that look like dates, right and wrong ones.
fn texts() -> impl Strategy<Value = String> {
    let year = prop_oneof![
        4 => "[0-9]{4}",
        1 => "(19|20)[0-9]X",
        1 => "[0-9]{2}XX",
        1 => Just("XXXX".to_owned()),
        1 => "[0-9X]{4}",
        1 => "[0-9]{1,5}",
    ];
    let two = || prop_oneof![6 => "(0[1-9]|[12][0-9]|3[01])", 1 => Just("XX".to_owned()), 1 => "[0-9X]{2}", 1 => "[0-9]{1}"];
    let rest = prop_oneof![
        Just(String::new()),
        two().prop_map(|m| format!("-{m}")),
        (two(), two()).prop_map(|(m, d)| format!("-{m}-{d}")),
    ];
    (year, rest, prop_oneof![3 => Just(""), 1 => Just("~"), 1 => Just("?"), 1 => Just("%")])
        .prop_map(|(y, r, q)| format!("{y}{r}{q}"))
}

fn bound(bound: Bound) -> Option<Day> {
    match bound {
        Bound::Date(d) => Day::new(d.year as i32, d.month, d.day),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    /// What we accept is EDTF, of the same days, and qualified alike.
    #[test]
    fn what_we_accept_is_edtf_and_means_the_same_days(text in texts()) {
        if let Ok(date) = PartialDate::parse(&text) {
            let oracle = Oracle::parse(&text);
            prop_assert!(oracle.is_ok(), "{text} is no EDTF: {oracle:?}");
            let oracle = oracle.unwrap();
            prop_assert_eq!((date.approximate, date.uncertain), (oracle.is_approximate(), oracle.is_uncertain()));
            if date.year == Year::Unknown {
                prop_assert_eq!((date.earliest(), date.latest()), (None, None));
            } else {
                let bounds = oracle.bounds();
                prop_assert_eq!((date.earliest(), date.latest()), (bound(bounds.earliest), bound(bounds.latest)), "{}", text);
            }
        }
    }

    /// What we refuse of EDTF is what the module says it leaves out.
    #[test]
    fn what_we_refuse_is_no_edtf_or_left_out_on_purpose(text in texts()) {
        if PartialDate::parse(&text).is_err() && let Ok(Oracle::Date(date)) = Oracle::parse(&text) {
            let season = date.month.and_then(|m| m.value()).is_some_and(|m| m > 12);
            // Unknown digits elsewhere than at the end are level 2.
            let level_2 = Oracle::Date(date).level() == 2;
            prop_assert!(season || level_2, "{text} is refused");
        }
    }

    #[test]
    fn order_in_time_is_a_total_order(a in texts(), b in texts(), c in texts()) {
        let [a, b, c] = [a, b, c].map(Edtf);
        prop_assert_eq!(a.chronological(&b), b.chronological(&a).reverse());
        if a.chronological(&b) != Ordering::Greater && b.chronological(&c) != Ordering::Greater {
            prop_assert_ne!(a.chronological(&c), Ordering::Greater);
        }
    }

    #[test]
    fn a_day_comes_back_from_its_text_and_from_its_ordinal(ordinal in -719_528i32..2_932_897) {
        let day = Day::from_ordinal(ordinal);
        prop_assert_eq!(day.ordinal(), ordinal);
        prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
        prop_assert_eq!(Edtf::from(day).earliest(), Some(day));
        prop_assert_eq!(Edtf::from(day).words(Lang::Ko), day.words(Lang::Ko));
    }
}

#[test]
fn every_day_of_every_month_is_accepted_as_the_oracle_does() {
    for year in ["1900", "2000", "2023", "2024", "XXXX"] {
        for month in 0..=13 {
            for day in 0..=32 {
                let text = format!("{year}-{month:02}-{day:02}");
                assert_eq!(PartialDate::parse(&text).is_ok(), edtf_core::is_valid(&text), "{text}");
            }
        }
    }
}

#[test]
fn odd_texts_are_refused() {
    for text in [
        "",
        "~",
        "?",
        "-",
        "2024-",
        "2024--01",
        "2024-01-01-01",
        "2024-01-01T10:00",
        "2024/2025",
        "Y2024",
        "-2024",
        "２０２４",
        "2024 ",
        "24",
        "2024~~",
        "X",
        "XXX",
        "2024-XX-01",
        "202X-05",
    ] {
        assert!(PartialDate::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn precision_is_what_is_written() {
    for (text, precision) in [
        ("2017-01-19~", Precision::Day),
        ("2017-01", Precision::Month),
        ("2017-01-XX", Precision::Month),
        ("2017", Precision::Year),
        ("2017-XX-XX", Precision::Year),
        ("202X", Precision::Decade),
        ("20XX", Precision::Century),
        ("XXXX-11-08", Precision::Unknown),
    ] {
        assert_eq!(Edtf::from(text).precision(), precision, "{text}");
    }
    assert!(Precision::Century < Precision::Day);
}

#[test]
fn dates_stand_in_time_by_their_first_day_the_more_exact_first_and_those_without_a_year_last() {
    let mut dates: Vec<Edtf> =
        ["XXXX-11-08", "2024-06", "202X", "2023-12-31", "2020-01-01", "XXXX-02-01", "2024-06-01", "nonsense", "2020"]
            .map(Edtf::from)
            .into();
    dates.sort_by(Edtf::chronological);
    let sorted: Vec<&str> = dates.iter().map(Edtf::as_str).collect();
    assert_eq!(
        sorted,
        ["2020-01-01", "2020", "202X", "2023-12-31", "2024-06-01", "2024-06", "nonsense", "XXXX-02-01", "XXXX-11-08"]
    );
}

#[test]
fn months_have_their_days() {
    assert_eq!((1..=12).map(|m| days_in_month(2023, m)).collect::<Vec<_>>(), [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    assert_eq!([1900, 2000, 2024, 2100].map(|y| days_in_month(y, 2)), [28, 29, 29, 28]);
    assert_eq!((days_in_month(2024, 0), days_in_month(2024, 13)), (0, 0));
}
