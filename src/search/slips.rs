//! Words within a slip or two of what was typed: a letter too many, too few, wrong, or two exchanged.
//!
//! The distance is that of Damerau and Levenshtein in its restricted form (*optimal string alignment*), from the
//! typed word to the nearest beginning of a word of the names, since the word may still be in the making. Hangul
//! is compared key by key (파쥬 is one slip from 파주). The first key must be right: few slips are there.

use super::index::{Key, WORD};
use crate::atlas::order::sorted;
use crate::text::hangul;

/// The distinct words of all keys, in the order of their letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    letters: Vec<u32>,
    /// Start and end in `letters`, sorted by the letters.
    words: Vec<(u32, u32)>,
    /// For each word a run of `keys`: `runs[i]..runs[i + 1]`.
    runs: Vec<u32>,
    keys: Vec<u32>,
}

/// Words longer than this are cut.
const LONGEST: usize = 24;

impl Words {
    pub(super) fn build(codes: &[u32], keys: &[Key]) -> Words {
        let mut letters: Vec<u32> = Vec::new();
        let mut found: Vec<(u32, u32, u32)> = Vec::new();
        for (i, key) in keys.iter().enumerate() {
            let codes = &codes[key.start as usize..key.end as usize];
            let mut at = 0;
            while at < codes.len() {
                let rest = &codes[at + 1..];
                let end = at + 1 + rest.iter().position(|c| c & WORD != 0).unwrap_or(rest.len());
                let start = letters.len();
                codes[at..end].iter().for_each(|&c| push_keys(c & !WORD, &mut letters));
                letters.truncate(start + LONGEST);
                if letters.len() - start >= SHORTEST {
                    found.push((start as u32, letters.len() as u32, i as u32));
                } else {
                    letters.truncate(start);
                }
                at = end;
            }
        }
        let spelt = |w: &(u32, u32, u32)| &letters[w.0 as usize..w.1 as usize];
        let order = sorted(found.len(), &|a, b| spelt(&found[a]).cmp(spelt(&found[b])));
        let mut out = Words::default();
        for w in order.iter().map(|&place| &found[place as usize]) {
            let known = out.words.last().is_some_and(|&(s, e)| out.letters[s as usize..e as usize] == *spelt(w));
            if !known {
                let start = out.letters.len() as u32;
                out.letters.extend_from_slice(spelt(w));
                out.words.push((start, out.letters.len() as u32));
                out.runs.push(out.keys.len() as u32);
            }
            out.keys.push(w.2);
        }
        out.runs.push(out.keys.len() as u32);
        out
    }

    /// The keys that hold a word within the allowed slips of a typed word, with the number of slips (at least 1).
    pub(super) fn near(&self, typed: &str) -> Vec<(u32, usize)> {
        // A figure with a slip is another figure.
        if typed.bytes().any(|b| b.is_ascii_digit()) {
            return Vec::new();
        }
        let mut wanted = Vec::new();
        typed.chars().for_each(|c| push_keys(u32::from(c), &mut wanted));
        wanted.truncate(LONGEST);
        let allowed = match wanted.len() {
            0..SHORTEST => return Vec::new(),
            SHORTEST..8 => 1,
            _ => 2,
        };
        let first = wanted[0];
        let spelt = |&(s, e): &(u32, u32)| &self.letters[s as usize..e as usize];
        let from = self.words.partition_point(|w| spelt(w)[0] < first);
        let to = self.words.partition_point(|w| spelt(w)[0] <= first);
        let mut out = Vec::new();
        let mut rows = Rows::default();
        for i in from..to {
            let Some(distance) = rows.prefix_distance(&wanted, spelt(&self.words[i]), allowed) else { continue };
            let run = self.runs[i] as usize..self.runs[i + 1] as usize;
            out.extend(self.keys[run].iter().map(|&k| (k, distance.max(1))));
        }
        out
    }
}

/// Shorter words than this have no slips: too much lies near them.
const SHORTEST: usize = 4;

fn push_keys(code: u32, out: &mut Vec<u32>) {
    match char::from_u32(code).filter(|&c| hangul::is_syllable(c)) {
        None => out.push(code),
        Some(c) => {
            let mut keys = String::new();
            hangul::push_keys(c.encode_utf8(&mut [0; 4]), &mut keys);
            out.extend(keys.chars().map(u32::from));
        }
    }
}

/// Three rows of the table of distances, kept between words.
#[derive(Default)]
struct Rows([Vec<usize>; 3]);

impl Rows {
    /// The least distance between `typed` and a beginning of `word`, if it is within `allowed`.
    fn prefix_distance(&mut self, typed: &[u32], word: &[u32], allowed: usize) -> Option<usize> {
        if word.len() + allowed < typed.len() {
            return None;
        }
        let word = &word[..word.len().min(typed.len() + allowed)];
        let [two_back, back, row] = &mut self.0;
        back.clear();
        back.extend(0..=word.len());
        for (i, &t) in typed.iter().enumerate() {
            row.clear();
            row.push(i + 1);
            let mut least = i + 1;
            for (j, &w) in word.iter().enumerate() {
                let mut d = (back[j] + usize::from(t != w)).min(back[j + 1] + 1).min(row[j] + 1);
                if i > 0 && j > 0 && t == word[j - 1] && typed[i - 1] == w {
                    d = d.min(two_back[j - 1] + 1);
                }
                row.push(d);
                least = least.min(d);
            }
            if least > allowed {
                return None;
            }
            std::mem::swap(two_back, back);
            std::mem::swap(back, row);
        }
        back.iter().min().copied().filter(|&d| d <= allowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(typed: &str, word: &str, allowed: usize) -> Option<usize> {
        let codes = |s: &str| s.chars().map(u32::from).collect::<Vec<_>>();
        Rows::default().prefix_distance(&codes(typed), &codes(word), allowed)
    }

    #[test]
    fn slips_are_counted_to_the_nearest_beginning_of_the_word() {
        for (typed, word, slips) in [
            ("bostn", "boston", Some(1)),
            ("pajuu", "paju", Some(1)),
            ("obston", "boston", Some(1)),
            ("luxmebourg", "luxembourg", Some(1)),
            ("luxenbo", "luxembourg", Some(1)),
            ("miami", "miami", Some(0)),
            ("mia", "miami", Some(0)),
            ("chengdu", "boston", None),
        ] {
            assert_eq!(distance(typed, word, 2), slips, "{typed} {word}");
        }
    }

    #[test]
    fn the_distance_agrees_with_its_definition_on_all_short_words() {
        // Brute force over an alphabet of two letters: the recursive definition of optimal string alignment.
        fn osa(a: &[u32], b: &[u32]) -> usize {
            match (a.split_last(), b.split_last()) {
                (None, _) => b.len(),
                (_, None) => a.len(),
                (Some((x, ra)), Some((y, rb))) => {
                    let mut d = (osa(ra, rb) + usize::from(x != y)).min(osa(ra, b) + 1).min(osa(a, rb) + 1);
                    if let (Some((x2, ra2)), Some((y2, rb2))) = (ra.split_last(), rb.split_last())
                        && x == y2
                        && x2 == y
                    {
                        d = d.min(osa(ra2, rb2) + 1);
                    }
                    d
                }
            }
        }
        let words: Vec<Vec<u32>> =
            (0..=5).flat_map(|n| (0..1u32 << n).map(move |bits| (0..n).map(|i| bits >> i & 1).collect())).collect();
        for a in &words {
            for b in &words {
                let least = (0..=b.len()).map(|n| osa(a, &b[..n])).min().unwrap();
                assert_eq!(Rows::default().prefix_distance(a, b, 9), Some(least), "{a:?} {b:?}");
                assert_eq!(Rows::default().prefix_distance(a, b, 1), Some(least).filter(|&d| d <= 1), "{a:?} {b:?}");
            }
        }
    }
}
