//! Folding for search against `unicode-normalization`, the oracle.
#![allow(clippy::unwrap_used, clippy::panic)]

use bio_hub_atlas::text::{fold, particle};
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

#[test]
fn every_latin_letter_folds_to_the_letters_without_their_marks() {
    for code in (0xC0..0x180).chain(0x1CD..0x1DD).chain(0x1E00..0x1F00) {
        let c = char::from_u32(code).unwrap();
        let bare: String = c.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
        if bare.chars().all(|c| c.is_ascii_alphabetic()) {
            assert_eq!(fold(&c.to_string()), bare, "{c}");
        }
    }
}

#[test]
fn a_text_with_its_marks_apart_folds_as_the_composed_one() {
    for text in ["Thái Bình", "Médicen", "Zürich", "Łódź", "Genève"] {
        let apart: String = text.nfd().collect();
        assert_ne!(apart, text);
        assert_eq!(fold(&apart), fold(text));
    }
}

proptest! {
    #[test]
    fn folding_is_stable_and_has_no_double_spaces_or_capitals(text in "\\PC{0,30}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert!(!once.contains("  ") && once.trim() == once);
        prop_assert!(!once.chars().any(|c| c.is_ascii_uppercase()));
    }

    #[test]
    fn capitals_and_punctuation_make_no_difference(a in "[a-z가-힣]{1,8}", b in "[a-z가-힣]{1,8}") {
        let written = format!("  {}—({}). ", a.to_uppercase(), b);
        prop_assert_eq!(fold(&written), format!("{a} {b}"));
    }

    #[test]
    fn a_particle_depends_on_the_final_consonant_alone(code in 0xAC00u32..0xD7A4) {
        let c = char::from_u32(code).unwrap();
        let last: String = c.nfd().collect();
        let closed = last.chars().count() == 3;
        let rieul = last.ends_with('\u{11AF}');
        let word = format!("어떤{c}");
        prop_assert_eq!(particle(&word, "은"), if closed { "은" } else { "는" });
        prop_assert_eq!(particle(&word, "로"), if closed && !rieul { "으로" } else { "로" });
    }
}
