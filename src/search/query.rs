//! Matching and ranking.

use super::index::{Index, Part, WORD};
use super::pattern::{Pattern, patterns};
use crate::atlas::Ref;
use crate::atlas::order::sort_by;
use crate::text::{fold, other_layout};

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub item: Ref,
    /// How well it fits; comparable only within one answer.
    pub score: i32,
    /// The name it was found by, as it stands in the data.
    pub matched: String,
}

/// A key that fits, and how well.
#[derive(Clone, Copy, Debug)]
struct Found {
    score: i32,
    key: u32,
}

/// More words than this are not looked at.
const MOST_WORDS: usize = 8;
/// So many letters of what was typed are looked at.
const MOST_LETTERS: usize = 64;

/// Names that fit as they stand; with fewer of them, what was perhaps meant is looked for too.
const ENOUGH: usize = 5;

/// What was typed, ready to be looked for.
struct Typed {
    /// All words as one.
    joined: Vec<Pattern>,
    /// Each word with its patterns; the longest first: it leaves the fewest records for the others.
    words: Vec<(String, Vec<Pattern>)>,
}

impl Typed {
    fn of(text: &str) -> Typed {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).take(MOST_WORDS).collect();
        let mut typed = Typed { joined: patterns(&words.concat()), words: Vec::new() };
        for word in words {
            let at = typed.words.iter().position(|(w, _)| w.len() < word.len()).unwrap_or(typed.words.len());
            typed.words.insert(at, (word.to_owned(), patterns(word)));
        }
        typed
    }

    fn is_one_word(&self) -> bool {
        self.words.len() == 1
    }
}

impl Index {
    /// The records that fit what was typed, best first, at most `limit`.
    ///
    /// All words must occur in the names of a record, in any order and without regard to spaces. With fewer than
    /// five such records those follow that the same keys name in the other keyboard layout, then those within a slip
    /// or two of the words. Equal scores stand in the order of `Ref`.
    pub fn query(&self, typed: &str, limit: usize) -> Vec<Hit> {
        let text: String = typed.chars().take(MOST_LETTERS).collect();
        let typed = Typed::of(&text);
        if typed.words.is_empty() || limit == 0 {
            return Vec::new();
        }
        let mut best: Vec<Option<Found>> = vec![None; self.records.len()];
        self.as_it_stands(&typed, 0, &mut best);
        if self.few(&best, limit)
            && text.chars().count() > 2
            && let Some(other) = other_layout(&text)
        {
            self.as_it_stands(&Typed::of(&other), 100, &mut best);
        }
        if self.few(&best, limit) {
            let near: Vec<Vec<Option<Found>>> = typed.words.iter().map(|(word, _)| self.near(word)).collect();
            for (record, slot) in best.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
                *slot = self.every_word(record, &typed.words, &near).map(|f| Found { score: f.score - 200, ..f });
            }
        }
        self.rank(&best, limit)
    }

    fn few(&self, best: &[Option<Found>], limit: usize) -> bool {
        best.iter().flatten().count() < limit.min(ENOUGH)
    }

    /// Looks for what was typed in every record that has not been found yet.
    fn as_it_stands(&self, typed: &Typed, malus: i32, best: &mut [Option<Found>]) {
        for (record, slot) in best.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
            let together = self.best_key(record, &typed.joined, typed.is_one_word());
            let apart = if typed.is_one_word() { None } else { self.every_word(record, &typed.words, &[]) };
            let found = match (together, apart) {
                (Some(t), Some(a)) if a.score > t.score => Some(a),
                (t, a) => t.or(a),
            };
            *slot = found.map(|f| Found { score: f.score - malus, ..f });
        }
    }

    /// The key of a record that shows one of the patterns best; `one_word` as in [`fit`].
    fn best_key(&self, record: usize, patterns: &[Pattern], one_word: bool) -> Option<Found> {
        let run = self.records.get(record)?.keys;
        let keys = self.keys.get(run.0 as usize..run.1 as usize)?;
        let mut best: Option<Found> = None;
        for (key, at) in keys.iter().zip(run.0..) {
            let codes = &self.codes[key.start as usize..key.end as usize];
            let able = patterns.iter().filter(|p| key.marks & p.marks == p.marks);
            for score in able.filter_map(|p| fit(p, codes, one_word)) {
                best = better(best, Found { score: score + part_bonus(key.part), key: at });
            }
        }
        best
    }

    /// Whether the names of a record hold every word, wherever, or one `near` it; scored below the same words together.
    fn every_word(&self, record: usize, words: &[(String, Vec<Pattern>)], near: &[Vec<Option<Found>>]) -> Option<Found> {
        let (mut sum, mut key) = (0, None);
        for (n, (_, patterns)) in words.iter().enumerate() {
            let slip = near.get(n).and_then(|found| found.get(record).copied().flatten());
            // A single word was already looked for as it stands.
            let strict = if words.len() > 1 || near.is_empty() { self.best_key(record, patterns, true) } else { None };
            let found = strict.or(slip)?;
            sum += found.score;
            key = key.or(Some(found.key));
        }
        Some(Found { score: sum / words.len() as i32 - 150, key: key? })
    }

    /// For each record its best key with a word within a slip or two of a typed one.
    fn near(&self, word: &str) -> Vec<Option<Found>> {
        let mut out = vec![None; self.records.len()];
        for (at, distance) in self.words.near(word) {
            let Some(key) = self.keys.get(at as usize) else { continue };
            if let Some(slot) = out.get_mut(key.record as usize) {
                *slot = better(*slot, Found { score: 300 - 100 * distance as i32 + part_bonus(key.part), key: at });
            }
        }
        out
    }

    fn rank(&self, best: &[Option<Found>], limit: usize) -> Vec<Hit> {
        let score = |record: u32| {
            let boost = self.records.get(record as usize).map_or(0, |entry| entry.boost);
            best[record as usize].map(|found| found.score + boost)
        };
        let mut found: Vec<u32> = (0..best.len() as u32).filter(|&r| best[r as usize].is_some()).collect();
        sort_by(&mut found, &|a, b| score(b).cmp(&score(a)));
        found
            .into_iter()
            .take(limit)
            .filter_map(|record| {
                let item = self.records.get(record as usize)?.item;
                let key = self.keys.get(best[record as usize]?.key as usize)?;
                Some(Hit { item, score: score(record)?, matched: key.original.to_string() })
            })
            .collect()
    }
}

fn better(one: Option<Found>, other: Found) -> Option<Found> {
    one.filter(|f| f.score >= other.score).or(Some(other))
}

fn part_bonus(part: Part) -> i32 {
    match part {
        Part::Name => 60,
        Part::Alias => 30,
        Part::Aside => -60,
    }
}

/// How well a key shows a pattern: the whole key, its beginning, the beginning of a word, within a word; the
/// less of the key is left over the better. `None` if it does not.
///
/// Typed as one word, Latin letters may run over a gap between words (sanfrancisco), but not by a single letter:
/// `pajuu` is a slip, not the beginning of *Paju – University*.
fn fit(pattern: &Pattern, codes: &[u32], one_word: bool) -> Option<i32> {
    let n = pattern.ranges.len();
    let (&first, rest) = pattern.ranges.split_first()?;
    let mut best: Option<i32> = None;
    for at in 0..(codes.len() + 1).saturating_sub(n) {
        let code = codes[at] & !WORD;
        if code < first.0 || code > first.1 {
            continue;
        }
        let shown = rest.iter().zip(&codes[at + 1..]).all(|(r, c)| {
            let c = c & !WORD;
            r.0 <= c && c <= r.1
        });
        if !shown {
            continue;
        }
        let begins = codes[at] & WORD != 0;
        // Within a Latin word a few letters mean nothing; within a Korean or Chinese compound they are a word.
        if !begins && (pattern.initials || (code < 0x250 && n < 3)) {
            continue;
        }
        let last = codes[at + n - 1];
        if one_word && n > 1 && last & WORD != 0 && last & !WORD < 0x250 && codes[at + n - 2] & !WORD < 0x250 {
            continue;
        }
        let ends = codes.get(at + n).is_none_or(|c| c & WORD != 0);
        let place = match (at == 0, begins) {
            (true, _) if n == codes.len() => 1000,
            (true, _) => 760,
            (_, true) => 600,
            _ => 380,
        };
        let score = place + if ends { 60 } else { 0 };
        best = best.max(Some(score));
        if begins && at == 0 {
            break;
        }
    }
    let left_over = (codes.len() - n.min(codes.len())).min(40) as i32;
    best.map(|score| score - 2 * left_over - if pattern.initials { 120 } else { 0 })
}
