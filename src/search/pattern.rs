//! What was typed, as ranges of characters that a key must show one after the other.
//!
//! Hangul syllables are ordered so that everything a typed beginning can still become is a range:
//! ㅍ any of 파–핗, 파 as the last character any of 파–팧, 고 also 과, 괘, 괴. A last consonant may belong to the
//! next syllable (팢 on the way to 파주): that is a second pattern.

use crate::text::hangul::{self, FINALS, INITIALS};

/// The characters, as code points, that may stand at one place.
pub type Range = (u32, u32);

/// A sequence of ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// At least one.
    pub ranges: Vec<Range>,
    /// The [`mark`] of each range: a key that lacks one of them cannot show the pattern.
    pub marks: u64,
    /// Whether initial consonants stand for syllables in it.
    pub initials: bool,
}

/// The patterns of a folded word that is being typed: one, or two where its end may be read in two ways.
pub fn patterns(word: &str) -> Vec<Pattern> {
    let mut chars: Vec<char> = Vec::new();
    for c in word.chars() {
        // An input method joins ㅂ and ㅅ into ㅄ: as initials they are two.
        let (a, b) = if hangul::is_consonant(c) { hangul::keys(c) } else { (c, None) };
        chars.push(a);
        chars.extend(b);
    }
    let Some((&last, body)) = chars.split_last() else { return Vec::new() };
    let initials = chars.iter().any(|&c| hangul::is_consonant(c));
    let mut ranges: Vec<Range> = body.iter().map(|&c| whole(c)).collect();
    let mut split = ranges.clone();
    ranges.push(in_the_making(last));
    let pattern = |ranges: Vec<Range>| {
        // All characters of a range have one mark: a range stays within one letter or one initial consonant.
        let marks = ranges.iter().fold(0, |marks, r| marks | mark(r.0));
        Pattern { ranges, marks, initials }
    };
    let mut out = vec![pattern(ranges)];
    if let Some((before, next)) = last_consonant_moved(last) {
        split.push(before);
        split.push(next);
        out.push(pattern(split));
    }
    out
}

/// One of 64 bits for a character: its letter, digit or initial consonant; the rest share eight.
pub fn mark(code: u32) -> u64 {
    let bit = match code {
        0x61..=0x7A => code - 0x61,
        0x30..=0x39 => 26 + code - 0x30,
        0xAC00..=0xD7A3 => 36 + (code - 0xAC00) / 588,
        _ => 55 + code % 8,
    };
    1 << bit
}

fn one(c: char) -> Range {
    (u32::from(c), u32::from(c))
}

fn syllables(initial: usize, vowels: (usize, usize), finals: (usize, usize)) -> Option<Range> {
    Some((u32::from(hangul::join(initial, vowels.0, finals.0)?), u32::from(hangul::join(initial, vowels.1, finals.1)?)))
}

/// All syllables with an initial consonant.
fn block(consonant: char) -> Option<Range> {
    let initial = INITIALS.iter().position(|&i| i == consonant)?;
    syllables(initial, (0, 20), (0, 27))
}

/// A character that has been typed to its end; a consonant alone stands for any syllable it begins.
fn whole(c: char) -> Range {
    if hangul::is_consonant(c) { block(c).unwrap_or(one(c)) } else { one(c) }
}

/// The last character, to which more may yet be added.
fn in_the_making(c: char) -> Range {
    let range = match hangul::split(c) {
        None => return whole(c),
        Some((i, v, 0)) => {
            let furthest = match v {
                8 => 11,  // ㅗ ㅘ ㅙ ㅚ
                13 => 16, // ㅜ ㅝ ㅞ ㅟ
                18 => 19, // ㅡ ㅢ
                v => v,
            };
            syllables(i, (v, furthest), (0, 27))
        }
        Some((i, v, f)) => {
            let furthest = match f {
                1 => 3,   // ㄱ ㄲ ㄳ
                4 => 6,   // ㄴ ㄵ ㄶ
                8 => 15,  // ㄹ ㄺ … ㅀ
                17 => 18, // ㅂ ㅄ
                f => f,
            };
            syllables(i, (v, v), (f, furthest))
        }
    };
    range.unwrap_or(one(c))
}

/// A syllable with its last consonant taken for the initial of the next: 팢 as 파 and any of 자–짛.
fn last_consonant_moved(c: char) -> Option<(Range, Range)> {
    let (i, v, f) = hangul::split(c)?;
    let last = FINALS.get(f.checked_sub(1)?)?;
    let (left, moved) = match hangul::keys(*last) {
        (a, Some(b)) => (FINALS.iter().position(|&x| x == a)? + 1, b),
        (a, None) => (0, a),
    };
    Some((one(hangul::join(i, v, left)?), block(moved)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(typed: &str, text: &str) -> bool {
        let codes: Vec<u32> = text.chars().map(u32::from).collect();
        patterns(typed)
            .iter()
            .any(|p| p.ranges.len() <= codes.len() && p.ranges.iter().zip(&codes).all(|(r, c)| r.0 <= *c && *c <= r.1))
    }

    #[test]
    fn every_state_of_typing_a_word_leads_to_it() {
        // As a two-set keyboard composes them.
        for (word, states) in [
            ("파주", &["ㅍ", "파", "팢", "파주"][..]),
            ("광교", &["ㄱ", "고", "과", "광", "광ㄱ", "광교"]),
            (
                "룩셈부르크",
                &["ㄹ", "루", "룩", "룩ㅅ", "룩세", "룩셈", "룩셈ㅂ", "룩셈부", "룩셈불", "룩셈부르", "룩셈부릌", "룩셈부르크"],
            ),
            ("닭과", &["다", "달", "닭", "닭ㄱ", "닭고"]),
            ("달기", &["달", "닭", "달기"]),
            ("값이", &["가", "갑", "값", "값ㅇ", "값이"]),
        ] {
            for state in states {
                assert!(accepts(state, word), "{state} on the way to {word}");
            }
        }
    }

    #[test]
    fn a_range_has_one_mark() {
        for typed in ["ㅍ", "ㅍㅈ", "고", "닭", "팢", "값", "abc", "坡", "룩셈", "의"] {
            for (lo, hi) in patterns(typed).into_iter().flat_map(|p| p.ranges) {
                assert!((lo..=hi).all(|c| mark(c) == mark(lo)), "{typed}");
            }
        }
    }

    #[test]
    fn initials_stand_for_syllables_and_joined_ones_for_two() {
        assert!(accepts("ㅍㅈ", "파주"));
        assert!(accepts("파ㅈ", "파주"));
        assert!(accepts("ㅄㅌ", "보스턴"));
        assert!(!accepts("ㅍㅈ", "포항"));
        assert!(!accepts("팢", "파리"));
        assert!(!accepts("파주", "파수"));
    }
}
