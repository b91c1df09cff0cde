//! What was typed with the other keyboard layout on: 파주 as `vkwn`, paju as ㅔㅁㅓㅕ.
//!
//! The Korean layout is the two-set one (두벌식, KS X 5002) on a QWERTY keyboard.

use super::hangul::{self, FINALS, INITIALS, VOWELS};

/// The letters of a QWERTY keyboard and the jamo on the same keys; capitals are with Shift.
const LAYOUT: &[(char, char)] = &[
    ('q', 'ㅂ'),
    ('w', 'ㅈ'),
    ('e', 'ㄷ'),
    ('r', 'ㄱ'),
    ('t', 'ㅅ'),
    ('y', 'ㅛ'),
    ('u', 'ㅕ'),
    ('i', 'ㅑ'),
    ('o', 'ㅐ'),
    ('p', 'ㅔ'),
    ('a', 'ㅁ'),
    ('s', 'ㄴ'),
    ('d', 'ㅇ'),
    ('f', 'ㄹ'),
    ('g', 'ㅎ'),
    ('h', 'ㅗ'),
    ('j', 'ㅓ'),
    ('k', 'ㅏ'),
    ('l', 'ㅣ'),
    ('z', 'ㅋ'),
    ('x', 'ㅌ'),
    ('c', 'ㅊ'),
    ('v', 'ㅍ'),
    ('b', 'ㅠ'),
    ('n', 'ㅜ'),
    ('m', 'ㅡ'),
    ('Q', 'ㅃ'),
    ('W', 'ㅉ'),
    ('E', 'ㄸ'),
    ('R', 'ㄲ'),
    ('T', 'ㅆ'),
    ('O', 'ㅒ'),
    ('P', 'ㅖ'),
];

/// The text that the same keys give in the other layout: Hangul for Latin letters alone, Latin letters where there is
/// Hangul; `None` where neither would be a word.
pub fn other_layout(typed: &str) -> Option<String> {
    if typed.chars().any(|c| hangul::is_syllable(c) || hangul::is_jamo(c)) {
        let mut keys = String::new();
        hangul::push_keys(typed, &mut keys);
        let latin = |c: char| LAYOUT.iter().find(|(_, jamo)| *jamo == c).map_or(c, |(letter, _)| letter.to_ascii_lowercase());
        return Some(keys.chars().map(latin).collect());
    }
    if !typed.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ') {
        return None;
    }
    let composed = compose(typed.chars().map(jamo));
    // A vowel alone is no beginning of a Korean word.
    let a_word = composed.chars().all(|c| c == ' ' || hangul::is_syllable(c) || hangul::is_consonant(c));
    (a_word && !composed.trim().is_empty()).then_some(composed)
}

fn jamo(letter: char) -> char {
    let on = |l: char| LAYOUT.iter().find(|(key, _)| *key == l).map(|(_, jamo)| *jamo);
    on(letter).or_else(|| on(letter.to_ascii_lowercase())).unwrap_or(letter)
}

/// A syllable in the making: the numbers of its initial, vowel and final.
#[derive(Clone, Copy, Default)]
struct Making {
    initial: Option<usize>,
    vowel: Option<usize>,
    last: usize,
}

impl Making {
    fn push_to(self, out: &mut String) {
        match (self.initial, self.vowel) {
            (Some(i), Some(v)) => out.extend(hangul::join(i, v, self.last)),
            (Some(i), None) => out.push(INITIALS[i]),
            _ => {}
        }
    }

    fn of(consonant: char) -> Making {
        Making { initial: INITIALS.iter().position(|&i| i == consonant), ..Making::default() }
    }
}

/// Jamo in the order of their keys put together into syllables, as an input method does.
fn compose(keys: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    let mut making = Making::default();
    let joined = |list: &[char], a: char, b: char| list.iter().position(|&c| hangul::keys(c) == (a, Some(b)));
    for key in keys {
        let vowel = VOWELS.iter().position(|&v| v == key);
        if let Some(v) = vowel {
            match (making.vowel, making.last) {
                (None, _) if making.initial.is_some() => making.vowel = Some(v),
                (Some(before), 0) if let Some(both) = joined(&VOWELS, VOWELS[before], key) => making.vowel = Some(both),
                (Some(_), last) if last > 0 => {
                    // The last consonant, or the second of two, begins the next syllable.
                    let (left, moved) = match hangul::keys(FINALS[last - 1]) {
                        (a, Some(b)) => (FINALS.iter().position(|&f| f == a).map_or(0, |f| f + 1), b),
                        (a, None) => (0, a),
                    };
                    Making { last: left, ..making }.push_to(&mut out);
                    making = Making { vowel: Some(v), ..Making::of(moved) };
                }
                _ => {
                    making.push_to(&mut out);
                    making = Making::default();
                    out.push(key);
                }
            }
        } else if hangul::is_consonant(key) {
            let open = making.vowel.is_some();
            let last = match making.last {
                0 => FINALS.iter().position(|&f| f == key),
                last => joined(&FINALS, FINALS[last - 1], key),
            };
            match last {
                Some(f) if open => making.last = f + 1,
                _ => {
                    making.push_to(&mut out);
                    making = Making::of(key);
                }
            }
        } else {
            making.push_to(&mut out);
            making = Making::default();
            out.push(key);
        }
    }
    making.push_to(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_layout_of_the_same_keys() {
        for (typed, meant) in [
            ("vkwn", "파주"),
            ("vkw", "팢"),
            ("vw", "ㅍㅈ"),
            ("fnrtpaqnfmzm", "룩셈부르크"),
            ("rhkdry", "광교"),
            ("ekfr", "닭"),
            ("ekfrl", "달기"),
            ("akdldoal", "마이애미"),
            ("Rhc", "꽃"),
            ("eoeJr", "대덕"),
            ("tjdnf tl", "서울 시"),
        ] {
            assert_eq!(other_layout(typed).as_deref(), Some(meant), "{typed}");
        }
        assert_eq!(other_layout("ㅔㅁㅓㅕ").as_deref(), Some("paju"));
        assert_eq!(other_layout("ㅔ며ㅕ").as_deref(), Some("pauu"));
        assert_eq!(other_layout("ㅣㅑㅗ-ㅎ").as_deref(), Some("lih-g"));
    }

    #[test]
    fn what_would_be_no_word_has_no_other_layout() {
        for typed in ["", "lih", "50", "a-b", "坡州", "ou"] {
            assert_eq!(other_layout(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_syllable_comes_back_from_its_keys() {
        for code in 0xAC00..=0xD7A3 {
            let syllable = char::from_u32(code).unwrap().to_string();
            let mut keys = String::new();
            hangul::push_keys(&syllable, &mut keys);
            assert_eq!(compose(keys.chars()), syllable);
        }
    }
}
