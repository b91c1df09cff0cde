//! The search over the published data.

mod published;

use bio_hub_atlas::atlas::{Kind, Ref};
use bio_hub_atlas::model::Lang;
use bio_hub_atlas::search::Index;
use bio_hub_atlas::text::{fold, hangul};
use published::atlas;
use std::sync::LazyLock;

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::build(atlas()));

fn first(typed: &str) -> Option<&'static str> {
    INDEX.query(typed, 10).first().map(|hit| atlas().id(hit.item).as_str())
}

fn found(typed: &str) -> Vec<&'static str> {
    INDEX.query(typed, 12).iter().map(|hit| atlas().id(hit.item).as_str()).collect()
}

#[test]
fn paju_is_found_by_every_way_of_typing_it() {
    for typed in ["파주", "ㅍㅈ", "팢", "파ㅈ", "paju", "PAJU", " Paju ", "坡州", "P'aju", "pajuu", "파쥬", "vkwn", "ㅔㅁㅓㅕ"]
    {
        assert_eq!(first(typed), Some("paju"), "{typed}");
    }
    assert_eq!(INDEX.query("坡州", 1)[0].matched, "坡州");
}

#[test]
fn partners_are_found_by_names_aliases_initials_and_slips() {
    for (typed, id) in [
        ("룩셈부르크", "luxembourg"),
        ("ㄹㅅㅂㄹㅋ", "luxembourg"),
        ("luxemburg", "luxembourg"),
        ("luxenbourg", "luxembourg"),
        ("bostn", "boston"),
        ("보스톤", "boston"),
        ("ㅄㅌ", "boston"),
        ("成都", "chengdu"),
        ("华西医院", "west-china-hospital"),
        ("hongneung", "hongneung"),
        ("ipmc", "ipmc"),
        ("LIH-G", "lih-g"),
        ("lihg", "lih-g"),
        ("university of miami", "university-of-miami"),
        ("thai binh", "thai-binh"),
        ("Thái Bình", "thai-binh"),
    ] {
        assert_eq!(first(typed), Some(id), "{typed}");
    }
}

#[test]
fn words_are_found_in_any_order_and_over_several_names() {
    for typed in ["paju miami", "miami paju", "파주 마이애미", "마이애미 파주", "miami 파주"] {
        assert!(found(typed).contains(&"paju-miami-um-mou-2022"), "{typed}: {:?}", found(typed));
    }
}

#[test]
fn a_promise_is_found_by_its_figure() {
    for typed in ["50,000", "50000", "5만 명"] {
        assert!(found(typed).contains(&"claim-ipmc-jobs-about-50000"), "{typed}");
    }
    assert!(!found("50,000").contains(&"claim-hwasun-ime-recovered"), "6,050 million is not 50,000");
}

#[test]
fn every_hub_comes_first_by_its_label_in_both_languages() {
    for (i, hub) in atlas().hubs().iter().enumerate() {
        for lang in Lang::ALL {
            let hits = INDEX.query(hub.label.get(lang), 1);
            assert_eq!(hits[0].item, Ref::new(Kind::Hub, i as u32), "{} by {}", hub.id, hub.label.get(lang));
        }
    }
}

#[test]
fn every_record_is_found_by_its_name_in_both_languages() {
    for item in atlas().refs().filter(|item| item.kind != Kind::Source) {
        for lang in Lang::ALL {
            let name = atlas().name(item, lang);
            let hits = INDEX.query(name, 40);
            assert!(hits.iter().any(|hit| hit.item == item), "{:?} {} by {name}", item.kind, atlas().id(item));
        }
    }
}

#[test]
fn every_korean_hub_is_found_by_the_initials_of_its_label() {
    for (i, hub) in atlas().hubs().iter().enumerate().filter(|(_, hub)| hub.country == "KR") {
        let initials: String = hub.label.ko.chars().filter_map(hangul::initial).collect();
        let hits = INDEX.query(&initials, 60);
        assert!(hits.iter().any(|hit| hit.item == Ref::new(Kind::Hub, i as u32)), "{} by {initials}", hub.id);
    }
}

#[test]
fn every_beginning_of_a_hub_label_leads_to_the_hub() {
    for (i, hub) in atlas().hubs().iter().enumerate() {
        let label: Vec<char> = hub.label.ko.chars().collect();
        for n in 2..=label.len() {
            let typed: String = label[..n].iter().collect();
            let hits = INDEX.query(&typed, 200);
            assert!(hits.iter().any(|hit| hit.item == Ref::new(Kind::Hub, i as u32)), "{} by {typed}", hub.id);
        }
    }
}

#[test]
fn answers_are_bounded_ordered_and_repeatable() {
    for typed in ["바이오", "center", "ㅂ", "a", "협약 2024"] {
        let hits = INDEX.query(typed, 7);
        assert!(hits.len() <= 7);
        assert!(hits.windows(2).all(|w| (w[1].score, w[0].item) <= (w[0].score, w[1].item) || w[1].score < w[0].score));
        assert_eq!(hits, INDEX.query(typed, 7));
        let more = INDEX.query(typed, 50);
        assert_eq!(hits[..], more[..hits.len().min(more.len())], "a longer answer begins with the shorter: {typed}");
    }
}

#[test]
fn nothing_typed_or_nothing_like_it_finds_nothing() {
    for typed in ["", "  ", "…", "qqqqqqqq", "뷁뷁", "\u{0}"] {
        assert_eq!(found(typed), Vec::<&str>::new(), "{typed:?}");
    }
    assert_eq!(INDEX.query("파주", 0), []);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    #[test]
    fn no_input_is_too_odd(typed in "\\PC{0,40}", limit in 0usize..30) {
        let hits = INDEX.query(&typed, limit);
        proptest::prop_assert!(hits.len() <= limit);
    }

    /// The oracle: a plain search of the folded names for the folded word.
    #[test]
    fn a_run_of_letters_finds_every_name_that_begins_with_it(pick in 0usize..100_000, length in 3usize..9) {
        let names: Vec<(Ref, &str)> = atlas().refs().map(|item| (item, atlas().name(item, if pick % 2 == 0 { Lang::Ko } else { Lang::En }))).collect();
        let compact = |name: &str| fold(name).replace(' ', "");
        let typed: String = compact(names[pick % names.len()].1).chars().take(length).collect();
        let found: std::collections::BTreeSet<Ref> = INDEX.query(&typed, usize::MAX).iter().map(|hit| hit.item).collect();
        for (item, name) in names {
            // A run that stops one Latin letter into a word is left out on purpose.
            let words: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
            let mut at = 0;
            let stops_after_a_letter = words.iter().any(|w| { at += w.chars().count(); at + 1 == typed.chars().count() });
            if compact(name).starts_with(&typed) && !stops_after_a_letter {
                proptest::prop_assert!(found.contains(&item), "{} by {typed}", name);
            }
        }
    }
}
