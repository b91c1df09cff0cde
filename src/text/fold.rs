//! Folding for search: what two spellings of a name have in common.
//!
//! Lower case, diacritics off, full-width forms narrow, punctuation to spaces, apostrophes gone. Hangul and
//! Hanja stay. The input is taken as NFC, which browsers and our files give; loose combining marks are dropped.
//! The tables stand in for `unicode-normalization`, which would cost 54 kB; a test holds them against it.

/// U+00C0 to U+017F by base letter; `.` where [`several`] has the letters or nothing is to be changed.
const LATIN: &str = "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y\
                     aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll.\
                     ...nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzzs";
/// U+01CD to U+01DC, the vowels of Pinyin.
const PINYIN: &str = "aaiioouuuuuuuuuu";
/// U+1E00 to U+1EFF, among them the vowels of Vietnamese.
const ADDITIONAL: &str = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
                          mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
                          wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
                          eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// Letters that stand for several, or that have no decomposition.
fn several(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'Æ' | 'æ' => "ae",
        'Œ' | 'œ' => "oe",
        'Ø' | 'ø' => "o",
        'Đ' | 'đ' | 'Ð' | 'ð' => "d",
        'Ł' | 'ł' | 'Ŀ' | 'ŀ' => "l",
        'ı' => "i",
        'Þ' | 'þ' => "th",
        'Ħ' | 'ħ' => "h",
        'Ŋ' | 'ŋ' | 'ŉ' => "n",
        'Ŧ' | 'ŧ' => "t",
        'ĸ' => "k",
        'Ĳ' | 'ĳ' => "ij",
        'Ơ' | 'ơ' => "o",
        'Ư' | 'ư' => "u",
        _ => return None,
    })
}

fn tabled(c: char) -> Option<char> {
    let code = u32::from(c);
    let (table, first) = match code {
        0xC0..=0x17F => (LATIN, 0xC0),
        0x1CD..=0x1DC => (PINYIN, 0x1CD),
        0x1E00..=0x1EFF => (ADDITIONAL, 0x1E00),
        _ => return None,
    };
    let base = *table.as_bytes().get((code - first) as usize)?;
    (base != b'.').then(|| char::from(base))
}

enum Folded {
    One(char),
    Several(&'static str),
    Space,
    Nothing,
}

fn fold_char(c: char) -> Folded {
    match c {
        'a'..='z' | '0'..='9' => Folded::One(c),
        'A'..='Z' => Folded::One(c.to_ascii_lowercase()),
        '\'' | '’' | '‘' | 'ʼ' | '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' => Folded::Nothing,
        '\0'..='\u{BF}' | '×' | '÷' => Folded::Space,
        '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' | '\u{30FB}' | '\u{318D}' | '\u{FE30}'..='\u{FE4F}' => Folded::Space,
        '！'..='～' => match char::from_u32(u32::from(c) - 0xFEE0) {
            Some(narrow) => fold_char(narrow),
            None => Folded::Space,
        },
        _ => match (several(c), tabled(c)) {
            (Some(letters), _) => Folded::Several(letters),
            (None, Some(base)) => Folded::One(base),
            // Greek and Cyrillic capitals, whose small letters lie 32 further.
            _ if matches!(c, 'Α'..='Ω' | 'А'..='Я') => Folded::One(char::from_u32(u32::from(c) + 32).unwrap_or(c)),
            _ => Folded::One(c),
        },
    }
}

/// The words of a text, folded and joined by single spaces: `K-MEDI hub` as `k medi hub`, `Thái Bình` as
/// `thai binh`, `50,000` as `50000`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut chars = text.chars().peekable();
    let mut after_digit = false;
    while let Some(c) = chars.next() {
        let within_number = c == ',' && after_digit && chars.peek().is_some_and(char::is_ascii_digit);
        after_digit = c.is_ascii_digit() || within_number;
        let folded = if within_number { Folded::Nothing } else { fold_char(c) };
        if matches!(folded, Folded::One(_) | Folded::Several(_)) && gap {
            out.push(' ');
            gap = false;
        }
        match folded {
            Folded::One(c) => out.push(c),
            Folded::Several(letters) => out.push_str(letters),
            Folded::Space => gap = !out.is_empty(),
            Folded::Nothing => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_meet() {
        for (text, folded) in [
            ("K-MEDI hub", "k medi hub"),
            ("K·MEDI  HUB ", "k medi hub"),
            ("Ｋ－ＭＥＤＩ　ｈｕｂ", "k medi hub"),
            ("Thái Bình", "thai binh"),
            ("Médicen Paris Région", "medicen paris region"),
            ("KØBENHAVN", "kobenhavn"),
            ("Straße", "strasse"),
            ("St. John’s", "st johns"),
            ("파주 메디컬클러스터(PMC)", "파주 메디컬클러스터 pmc"),
            ("四川大學 华西医院", "四川大學 华西医院"),
            ("e\u{301}cole", "ecole"),
            ("Ῥ", "Ῥ"),
            ("Москва", "москва"),
            ("…", ""),
            ("1, 50,000", "1 50000"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for text in ["K-MEDI hub", "Thái Bình", "Ĳ", "ß", "파주(坡州)", "Ｋ"] {
            assert_eq!(fold(&fold(text)), fold(text));
        }
    }
}
