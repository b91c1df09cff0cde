//! The Revised Romanization of Korean (Ministry of Culture, 2000) for names of places, with the
//! changes of sound that it writes: 종로 Jongno, 신라 Silla, 독립문 Dongnimmun. Syllables that stand for
//! what a place is, 구 or 면, follow a hyphen and are not joined in sound.

const ONSETS: [&str; 19] = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const VOWELS: [&str; 21] =
    ["a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"];
/// Finals by their index: as the end of a word or before a consonant, and before a vowel.
const FINALS: [(&str, &str); 28] = [
    ("", ""),
    ("k", "g"),
    ("k", "kk"),
    ("k", "ks"),
    ("n", "n"),
    ("n", "nj"),
    ("n", "n"),
    ("t", "d"),
    ("l", "r"),
    ("k", "lg"),
    ("m", "lm"),
    ("l", "lb"),
    ("l", "ls"),
    ("l", "lt"),
    ("p", "lp"),
    ("l", "r"),
    ("m", "m"),
    ("p", "b"),
    ("p", "ps"),
    ("t", "s"),
    ("t", "ss"),
    ("ng", "ng"),
    ("t", "j"),
    ("t", "ch"),
    ("k", "k"),
    ("t", "t"),
    ("p", "p"),
    ("t", ""),
];
const SILENT: usize = 11;
const RIEUL: usize = 5;
const NASALS: [usize; 2] = [2, 6];

/// A name in small letters; digits stay. `None` where it has anything else.
fn letters(name: &str) -> Option<String> {
    let split = |c: char| {
        let at = (c as usize).checked_sub(0xac00).filter(|at| *at < 11_172)?;
        Some((at / 588, at % 588 / 28, at % 28))
    };
    let mut out = String::new();
    let mut before: Option<usize> = None;
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        let Some((onset, vowel, last)) = split(c) else {
            c.is_ascii_digit().then(|| out.push(c))?;
            before = None;
            continue;
        };
        let start = match before.map(|last| FINALS[last].0) {
            Some("l") if onset == RIEUL || onset == 2 => "l",
            Some("n") if onset == RIEUL => "l",
            Some("k" | "m" | "ng" | "p" | "t") if onset == RIEUL => "n",
            _ => ONSETS[onset],
        };
        out.push_str(start);
        out.push_str(VOWELS[vowel]);
        let next = rest.peek().and_then(|c| split(*c)).map(|(onset, ..)| onset);
        out.push_str(match (next, FINALS[last]) {
            (Some(SILENT), (_, joined)) => joined,
            (Some(RIEUL), ("n", _)) => "l",
            (Some(onset), (plain, _)) if onset == RIEUL || NASALS.contains(&onset) => match plain {
                "k" => "ng",
                "t" => "n",
                "p" => "m",
                other => other,
            },
            (_, (plain, _)) => plain,
        });
        before = Some(last);
    }
    Some(out)
}

fn capital(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().map(|first| first.to_ascii_uppercase().to_string() + rest.as_str()).unwrap_or_default()
}

/// The name of a place whose last syllable says what it is: 파주시 Paju, 가평군 Gapyeong-gun. `None` where it
/// is no such name.
pub fn place(name: &str) -> Option<String> {
    let kinds = [
        ("시", ""),
        ("군", "-gun"),
        ("구", "-gu"),
        ("읍", "-eup"),
        ("면", "-myeon"),
        ("동", "-dong"),
        ("가", "-ga"),
        ("로", "-ro"),
        ("리", "-ri"),
    ];
    let (stem, kind) = kinds.iter().find_map(|(korean, latin)| Some((name.strip_suffix(korean)?, latin)))?;
    // 종로1가 is Jongno 1-ga.
    let digits = stem.trim_start_matches(|c: char| !c.is_ascii_digit());
    let word = letters(stem.strip_suffix(digits)?)?;
    if word.is_empty() {
        return None;
    }
    let space = if digits.is_empty() { "" } else { " " };
    Some(format!("{}{space}{digits}{kind}", capital(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_they_sound() {
        // As road signs of the places have them.
        for (korean, latin) in [
            ("종로구", "Jongno-gu"),
            ("중랑구", "Jungnang-gu"),
            ("강릉시", "Gangneung"),
            ("울릉군", "Ulleung-gun"),
            ("덕양구", "Deogyang-gu"),
            ("일산서구", "Ilsanseo-gu"),
            ("미추홀구", "Michuhol-gu"),
            ("속초시", "Sokcho"),
            ("옥천군", "Okcheon-gun"),
            ("파주시", "Paju"),
            ("흥덕구", "Heungdeok-gu"),
            ("오송읍", "Osong-eup"),
            ("월롱면", "Wollong-myeon"),
            ("백령면", "Baengnyeong-myeon"),
            ("종로1가", "Jongno 1-ga"),
            ("신림동", "Sillim-dong"),
            ("압구정동", "Apgujeong-dong"),
            ("곡성군", "Gokseong-gun"),
        ] {
            assert_eq!(place(korean).as_deref(), Some(latin), "{korean}");
        }
        assert_eq!(place("서울시성북"), None);
        assert_eq!(place("시"), None);
        assert_eq!(place("X동"), None);
    }
}
