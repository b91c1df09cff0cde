//! Korean particles by the final sound of the word before them.
//!
//! The sound is that of the word as a Korean reads it aloud: Hangul by its final consonant, digits by their
//! Sino-Korean names, Latin letters as below, Hanja not at all (taken as ending in a vowel).

use super::hangul;

/// How a word ends when spoken in Korean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinalSound {
    /// In a vowel: 파주, LIH-G(지).
    Vowel,
    /// In ㄹ, after which 으로 is 로: 서울, 1(일), L(엘).
    Rieul,
    /// In another consonant: 보스턴, 3(삼).
    Consonant,
}

/// The final sound of a word; closing quotes, brackets and spaces at its end are passed over, and so is a
/// remark in brackets at its end after which the word itself decides: `룩셈부르크 보건연구소(LIH)` ends like 소.
pub fn final_sound(word: &str) -> FinalSound {
    let word = without_remark(word);
    let mut tail = word.chars().rev().skip_while(|c| is_silent(*c));
    let Some(last) = tail.next() else { return FinalSound::Vowel };
    if let Some((_, _, f)) = hangul::split(last) {
        return match f {
            0 => FinalSound::Vowel,
            8 => FinalSound::Rieul,
            _ => FinalSound::Consonant,
        };
    }
    match last {
        // 일 칠 팔; 삼 육, and 영 십 백 천 만 of a final 0; 이 사 오 구.
        '1' | '7' | '8' => FinalSound::Rieul,
        '0' | '3' | '6' => FinalSound::Consonant,
        '2' | '4' | '5' | '9' => FinalSound::Vowel,
        // 퍼센트, 제곱미터.
        '%' | '²' => FinalSound::Vowel,
        c if hangul::is_consonant(c) => FinalSound::Consonant,
        c if c.is_ascii_alphabetic() => latin(word, c),
        _ => FinalSound::Vowel,
    }
}

/// The particle that fits a word. The pair may be named by either form or both: 은, 는 or 은/는.
///
/// 은/는, 이/가, 을/를, 과/와, 으로/로, 이나/나, 이라/라, 아/야; an unknown particle comes back as it is.
pub fn particle<'a>(word: &str, pair: &'a str) -> &'a str {
    let sound = final_sound(word);
    let pick = |after_consonant: &'static str, after_vowel: &'static str| {
        if sound == FinalSound::Vowel { after_vowel } else { after_consonant }
    };
    match pair {
        "은" | "는" | "은/는" => pick("은", "는"),
        "이" | "가" | "이/가" => pick("이", "가"),
        "을" | "를" | "을/를" => pick("을", "를"),
        "과" | "와" | "과/와" => pick("과", "와"),
        "으로" | "로" | "으로/로" if sound == FinalSound::Consonant => "으로",
        "으로" | "로" | "으로/로" => "로",
        "이나" | "나" | "이나/나" => pick("이나", "나"),
        "이라" | "라" | "이라/라" => pick("이라", "라"),
        "아" | "야" | "아/야" => pick("아", "야"),
        other => other,
    }
}

fn is_silent(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, ')' | ']' | '}' | '"' | '\'' | '”' | '’' | '」' | '』' | '〉' | '》' | '>' | '.' | ',' | '!' | '?' | '…')
}

/// The word without a bracketed remark at its end, unless nothing else would be left.
fn without_remark(word: &str) -> &str {
    let trimmed = word.trim_end_matches(|c: char| is_silent(c) && c != ')');
    let Some(inside) = trimmed.strip_suffix(')') else { return word };
    match inside.rfind('(') {
        Some(open) if !word[..open].trim().is_empty() => word[..open].trim_end(),
        _ => word,
    }
}

/// Latin letters: an abbreviation is spelt (엘, 엠, 엔, 알 end in a consonant); a word is read, and what it
/// ends with is guessed from its last letters: after l, m, n, ng and a short final p, t, k or c a consonant.
fn latin(word: &str, last: char) -> FinalSound {
    let run: String = {
        let letters: Vec<char> = word.chars().rev().skip_while(|c| is_silent(*c)).take_while(char::is_ascii_alphabetic).collect();
        letters.into_iter().rev().collect()
    };
    let spelt = run.chars().all(|c| c.is_ascii_uppercase());
    let low = last.to_ascii_lowercase();
    if spelt {
        return match low {
            'l' | 'r' => FinalSound::Rieul,
            'm' | 'n' => FinalSound::Consonant,
            _ => FinalSound::Vowel,
        };
    }
    let before = run.chars().rev().nth(1).unwrap_or(' ').to_ascii_lowercase();
    let short = matches!(before, 'a' | 'e' | 'i' | 'o' | 'u');
    match low {
        'l' => FinalSound::Rieul,
        'e' if before == 'l' => FinalSound::Rieul,
        'm' | 'n' => FinalSound::Consonant,
        'e' if before == 'm' || before == 'n' => FinalSound::Consonant,
        'g' if before == 'n' => FinalSound::Consonant,
        'p' | 'c' | 'k' | 't' | 'b' if short || (low == 'k' && before == 'c') => FinalSound::Consonant,
        _ => FinalSound::Vowel,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_sound_of_the_word() {
        for (word, pair, fit) in [
            ("파주", "은", "는"),
            ("고양", "은", "은"),
            ("서울", "으로", "로"),
            ("대전", "으로", "으로"),
            ("보스턴", "과", "과"),
            ("룩셈부르크", "와", "와"),
            ("마이애미", "을/를", "를"),
            ("판교", "이", "가"),
            ("오송", "가", "이"),
        ] {
            assert_eq!(particle(word, pair), fit, "{word}");
        }
    }

    #[test]
    fn digits_and_letters_are_read_aloud() {
        for (word, pair, fit) in [
            ("1", "은", "은"),
            ("2", "은", "는"),
            ("3", "으로", "으로"),
            ("7", "으로", "로"),
            ("10", "이", "이"),
            ("2026", "을", "을"),
            ("LIH", "은", "는"),
            ("LIH-G", "이", "가"),
            ("IVI", "과", "와"),
            ("KBIOHealth", "은", "는"),
            ("MIT", "을", "를"),
            ("IPMC", "은", "는"),
            ("CELLL", "으로", "로"),
            ("NIBRT", "과", "와"),
            ("Boston", "은", "은"),
            ("Seoul", "으로", "로"),
            ("Basel", "은", "은"),
            ("Miami", "이", "가"),
            ("KAIST", "은", "는"),
            ("50%", "을", "를"),
        ] {
            assert_eq!(particle(word, pair), fit, "{word}");
        }
    }

    #[test]
    fn quotes_and_brackets_at_the_end_are_silent() {
        for (word, pair, fit) in [
            ("‘대담한 도전’", "은", "은"),
            ("「파주」", "을", "를"),
            ("룩셈부르크 보건연구소(LIH)", "과", "와"),
            ("(서울)", "으로", "로"),
            ("한국분원(LIH-G)", "이", "이"),
            ("", "은", "는"),
        ] {
            assert_eq!(particle(word, pair), fit, "{word}");
        }
    }

    #[test]
    fn an_unknown_particle_is_left_alone() {
        assert_eq!(particle("파주", "에서"), "에서");
    }
}
