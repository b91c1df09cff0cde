//! The keys: every name that a record may be found by, folded.

use super::pattern::mark;
use super::slips::Words;
use crate::atlas::{Atlas, Kind, Ref};
use crate::model::{Lang, Text};
use crate::text::fold;

/// Set on the first character of a word.
pub(super) const WORD: u32 = 1 << 31;

/// What a key is to its record, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The name or the map's label.
    Name,
    /// Another name.
    Alias,
    /// The outlet of a source, the place of a hub.
    Aside,
}

/// One name of a record.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// Its characters in `Index::codes`, words joined without spaces.
    pub start: u32,
    pub end: u32,
    /// The marks of its characters.
    pub marks: u64,
    /// The record's place in `Index::records`.
    pub record: u32,
    pub part: Part,
    /// As it stands in the data.
    pub original: Box<str>,
}

/// A record and its keys.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub item: Ref,
    /// Its keys, a run of `Index::keys`.
    pub keys: (u32, u32),
    /// What its kind and its partnerships add to every score.
    pub boost: i32,
}

/// The names of all records, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) codes: Vec<u32>,
    pub(super) keys: Vec<Key>,
    pub(super) records: Vec<Entry>,
    pub(super) words: Words,
}

impl Index {
    /// Takes in the names, labels and aliases of every record in all their languages.
    pub fn build(atlas: &Atlas) -> Index {
        let mut index = Index::default();
        for item in atlas.refs() {
            index.open(item, boost(atlas, item));
            index.names(atlas, item);
            index.close();
        }
        index.words = Words::build(&index.codes, &index.keys);
        index
    }

    fn names(&mut self, atlas: &Atlas, item: Ref) {
        let i = item.index as usize;
        match item.kind {
            Kind::Hub => {
                let Some(hub) = atlas.hubs().get(i) else { return };
                self.text(&hub.label, Part::Name);
                self.text(&hub.name, Part::Name);
                hub.aliases.iter().for_each(|a| self.key(a, Part::Alias));
                self.text(&hub.place, Part::Aside);
            }
            Kind::Organization => {
                let Some(organization) = atlas.organizations().get(i) else { return };
                self.text(&organization.name, Part::Name);
                organization.aliases.iter().for_each(|a| self.key(a, Part::Alias));
            }
            Kind::Partnership => {
                let Some(partnership) = atlas.partnerships().get(i) else { return };
                self.text(&partnership.title, Part::Name);
            }
            Kind::Claim => {
                let Some(claim) = atlas.claims().get(i) else { return };
                self.text(&claim.statement, Part::Name);
            }
            Kind::Milestone => {
                let Some(milestone) = atlas.milestones().get(i) else { return };
                self.text(&milestone.title, Part::Name);
            }
            Kind::Story => {
                let Some(story) = atlas.stories().get(i) else { return };
                self.text(&story.title, Part::Name);
            }
            Kind::Source => {
                let Some(source) = atlas.sources().get(i) else { return };
                source.title.iter().for_each(|t| self.key(t, Part::Name));
                if let Some(translation) = &source.title_translation {
                    Lang::ALL.iter().filter_map(|&l| translation.get(l)).for_each(|t| self.key(t, Part::Name));
                }
                self.key(&source.outlet, Part::Aside);
            }
        }
    }

    fn text(&mut self, text: &Text, part: Part) {
        self.key(&text.ko, part);
        self.key(&text.en, part);
        if let Some(zh) = &text.zh {
            self.key(zh, part);
        }
    }

    fn open(&mut self, item: Ref, boost: i32) {
        let at = self.keys.len() as u32;
        self.records.push(Entry { item, keys: (at, at), boost });
    }

    fn close(&mut self) {
        let end = self.keys.len() as u32;
        if let Some(entry) = self.records.last_mut() {
            entry.keys.1 = end;
        }
    }

    fn key(&mut self, original: &str, part: Part) {
        let start = self.codes.len() as u32;
        for word in fold(original).split(' ') {
            let mut before = None;
            for c in word.chars() {
                let script = script(c);
                let begins = before.is_none_or(|b| b != script);
                self.codes.push(u32::from(c) | if begins { WORD } else { 0 });
                before = Some(script);
            }
        }
        let end = self.codes.len() as u32;
        let record = self.records.len().saturating_sub(1) as u32;
        let own = self.records.last().map_or(0, |r| r.keys.0 as usize);
        let known = self.keys[own..]
            .iter()
            .any(|k| self.codes[k.start as usize..k.end as usize] == self.codes[start as usize..end as usize]);
        if known || start == end {
            self.codes.truncate(start as usize);
        } else {
            let marks = self.codes[start as usize..].iter().fold(0, |marks, c| marks | mark(c & !WORD));
            self.keys.push(Key { start, end, marks, record, part, original: original.into() });
        }
    }
}

/// A new word begins where the script changes: K-MEDI허브, 제3단지. Digits go with Latin letters (`a2`, `2026`).
fn script(c: char) -> u8 {
    match c {
        '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => 0,
        'ㄱ'..='ㆎ' | '가'..='힣' => 1,
        _ => 2,
    }
}

/// Hubs first, then those who take part, then what they did; more partnerships, higher.
fn boost(atlas: &Atlas, item: Ref) -> i32 {
    let kind = match item.kind {
        Kind::Hub => 120,
        Kind::Organization => 80,
        Kind::Partnership => 60,
        Kind::Story => 40,
        Kind::Claim | Kind::Milestone => 10,
        Kind::Source => 0,
    };
    kind + 2 * atlas.partnerships_of(item).len().min(15) as i32
}
