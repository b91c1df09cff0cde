//! Hangul syllables and their jamo (Unicode Standard, section 3.12, *Conjoining Jamo Behavior*).
//!
//! A modern syllable is `가` + (initial × 21 + vowel) × 28 + final. Jamo are given here as *compatibility
//! jamo* (ㄱ ㅏ ㄳ), which keyboards produce, not as conjoining ones.

/// The 19 initial consonants, in the order of the code points.
pub const INITIALS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];
/// The 21 vowels.
pub const VOWELS: [char; 21] = [
    'ㅏ', 'ㅐ', 'ㅑ', 'ㅒ', 'ㅓ', 'ㅔ', 'ㅕ', 'ㅖ', 'ㅗ', 'ㅘ', 'ㅙ', 'ㅚ', 'ㅛ', 'ㅜ', 'ㅝ', 'ㅞ', 'ㅟ', 'ㅠ', 'ㅡ', 'ㅢ', 'ㅣ',
];
/// The 27 final consonants; a syllable without one has final 0, so `FINALS[i]` is final `i + 1`.
pub const FINALS: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ', 'ㅅ', 'ㅆ', 'ㅇ',
    'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

const FIRST: u32 = 0xAC00;
const LAST: u32 = 0xD7A3;

/// A syllable as the numbers of its initial (0–18), vowel (0–20) and final (0–27, 0 for none).
pub fn split(c: char) -> Option<(usize, usize, usize)> {
    let code = u32::from(c);
    if !(FIRST..=LAST).contains(&code) {
        return None;
    }
    let n = (code - FIRST) as usize;
    Some((n / 588, n % 588 / 28, n % 28))
}

/// The syllable of an initial (0–18), a vowel (0–20) and a final (0–27); the inverse of [`split`].
pub fn join(initial: usize, vowel: usize, last: usize) -> Option<char> {
    if initial >= 19 || vowel >= 21 || last >= 28 {
        return None;
    }
    char::from_u32(FIRST + ((initial * 21 + vowel) * 28 + last) as u32)
}

/// Whether it is a modern syllable, 가 to 힣.
pub fn is_syllable(c: char) -> bool {
    (FIRST..=LAST).contains(&u32::from(c))
}

/// Whether it is a modern compatibility jamo, ㄱ to ㅣ.
pub fn is_jamo(c: char) -> bool {
    ('ㄱ'..='ㅣ').contains(&c)
}

/// Whether it is a consonant jamo, ㄱ to ㅎ (clusters such as ㄳ among them).
pub fn is_consonant(c: char) -> bool {
    ('ㄱ'..='ㅎ').contains(&c)
}

/// The initial consonant of a syllable: ㅍ for 파.
pub fn initial(c: char) -> Option<char> {
    split(c).map(|(i, _, _)| INITIALS[i])
}

/// A compound jamo as the keys that make it: ㄳ as ㄱㅅ, ㅘ as ㅗㅏ; any other as itself alone.
///
/// Doubled consonants (ㄲ ㄸ ㅃ ㅆ ㅉ) are one key on the Korean keyboard and stay whole.
pub fn keys(jamo: char) -> (char, Option<char>) {
    let (a, b) = match jamo {
        'ㄳ' => ('ㄱ', 'ㅅ'),
        'ㄵ' => ('ㄴ', 'ㅈ'),
        'ㄶ' => ('ㄴ', 'ㅎ'),
        'ㄺ' => ('ㄹ', 'ㄱ'),
        'ㄻ' => ('ㄹ', 'ㅁ'),
        'ㄼ' => ('ㄹ', 'ㅂ'),
        'ㄽ' => ('ㄹ', 'ㅅ'),
        'ㄾ' => ('ㄹ', 'ㅌ'),
        'ㄿ' => ('ㄹ', 'ㅍ'),
        'ㅀ' => ('ㄹ', 'ㅎ'),
        'ㅄ' => ('ㅂ', 'ㅅ'),
        'ㅘ' => ('ㅗ', 'ㅏ'),
        'ㅙ' => ('ㅗ', 'ㅐ'),
        'ㅚ' => ('ㅗ', 'ㅣ'),
        'ㅝ' => ('ㅜ', 'ㅓ'),
        'ㅞ' => ('ㅜ', 'ㅔ'),
        'ㅟ' => ('ㅜ', 'ㅣ'),
        'ㅢ' => ('ㅡ', 'ㅣ'),
        c => return (c, None),
    };
    (a, Some(b))
}

/// Writes a text as the keys that type it: 파주 as ㅍㅏㅈㅜ, 팢 as ㅍㅏㅈ, 값 as ㄱㅏㅂㅅ. What is not Hangul stays.
pub fn push_keys(text: &str, out: &mut String) {
    let mut push = |jamo: char| {
        let (a, b) = keys(jamo);
        out.push(a);
        out.extend(b);
    };
    for c in text.chars() {
        match split(c) {
            Some((i, v, f)) => {
                push(INITIALS[i]);
                push(VOWELS[v]);
                if f > 0 {
                    push(FINALS[f - 1]);
                }
            }
            None => push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_syllable_splits_and_joins_again() {
        let mut n = 0;
        for code in FIRST..=LAST {
            let c = char::from_u32(code).unwrap();
            let (i, v, f) = split(c).unwrap();
            assert_eq!(join(i, v, f), Some(c));
            n += 1;
        }
        assert_eq!(n, 11_172);
        assert_eq!(split('ㄱ'), None);
        assert_eq!(join(19, 0, 0), None);
    }

    #[test]
    fn initials_are_those_a_reader_would_type() {
        let initials: String = "파주 메디컬클러스터".chars().map(|c| initial(c).unwrap_or(c)).collect();
        assert_eq!(initials, "ㅍㅈ ㅁㄷㅋㅋㄹㅅㅌ");
    }

    #[test]
    fn keys_are_those_of_the_keyboard() {
        for (text, typed) in
            [("파주", "ㅍㅏㅈㅜ"), ("팢", "ㅍㅏㅈ"), ("값", "ㄱㅏㅂㅅ"), ("과학", "ㄱㅗㅏㅎㅏㄱ"), ("꽃 a", "ㄲㅗㅊ a")]
        {
            let mut out = String::new();
            push_keys(text, &mut out);
            assert_eq!(out, typed);
        }
    }
}
