//! The lists of the panel: every record of a kind as rows, in groups.

use super::wording::{self, status_message, term};
use super::{Row, row};
use crate::atlas::{Atlas, HubRole, Kind, Ref, Status};
use crate::i18n;
use crate::model::{ClaimBasis, Day, Lang, OrganizationKind, VerdictState};
use std::cmp::Reverse;

/// Rows under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The heading, with its count.
    pub title: String,
    /// The rows, never empty.
    pub rows: Vec<Row>,
}

/// The kinds that the panel lists, in the order of its tabs.
pub const LISTS: [Kind; 4] = [Kind::Hub, Kind::Organization, Kind::Partnership, Kind::Claim];

/// How many records a list has: of the claims only the promises, of the partnerships those begun by the day.
pub fn list_count(atlas: &Atlas, kind: Kind, day: Day) -> usize {
    match kind {
        Kind::Claim => atlas.claims().iter().filter(|c| c.basis == ClaimBasis::Target).count(),
        Kind::Partnership => (0..atlas.partnerships().len()).filter(|&i| atlas.exists_at(i as u32, day)).count(),
        _ => atlas.records().count(kind),
    }
}

/// The list of a kind as of a day, in the reader's language.
///
/// Hubs by role, then by number of partnerships; organisations by kind, then by that number; partnerships by
/// status, the latest first; promises by verdict, the latest first. Ties keep the order of the file.
pub fn list(atlas: &Atlas, kind: Kind, day: Day, lang: Lang) -> Vec<Group> {
    let rows =
        |items: Vec<u32>| -> Vec<Row> { items.into_iter().map(|index| row(atlas, Ref { kind, index }, day, lang)).collect() };
    let all = 0..atlas.records().count(kind) as u32;
    let latest = |p: u32| atlas.stage_at(p, day).and_then(|s| s.date.earliest());
    let groups: Vec<(String, Vec<u32>)> = match kind {
        Kind::Hub => [
            (HubRole::Korean, i18n::GROUP_KOREAN),
            (HubRole::Partner, i18n::GROUP_PARTNER),
            (HubRole::Comparison, i18n::GROUP_COMPARISON),
        ]
        .into_iter()
        .map(|(role, title)| {
            let hubs: Vec<u32> = all.clone().filter(|&h| atlas.hub_role(h) == role).collect();
            (title.with(lang, &[&hubs.len().to_string()]), hubs)
        })
        .collect(),
        Kind::Organization => OrganizationKind::ALL
            .iter()
            .map(|&k| {
                let of = all.clone().filter(|&o| atlas.organizations().get(o as usize).is_some_and(|o| o.kind == k));
                counted(term(atlas, OrganizationKind::LIST, k.id(), lang), of.collect(), lang)
            })
            .collect(),
        Kind::Partnership => Status::ALL
            .iter()
            .map(|&s| {
                let of = all.clone().filter(|&p| atlas.exists_at(p, day) && atlas.status_at(p, day) == s);
                let mut of: Vec<u32> = of.collect();
                of.sort_by_key(|&p| Reverse(latest(p)));
                counted(status_message(s).get(lang), of, lang)
            })
            .collect(),
        Kind::Claim => VerdictState::ALL
            .iter()
            .map(|&v| {
                let claim = |i: u32| atlas.claims().get(i as usize);
                let of = all.clone().filter(|&i| claim(i).and_then(|c| c.verdict.as_ref()).is_some_and(|x| x.state == v));
                let mut of: Vec<u32> = of.collect();
                of.sort_by_key(|&i| Reverse(claim(i).and_then(|c| c.stated.earliest())));
                counted(wording::verdict(atlas, v, lang), of, lang)
            })
            .collect(),
        _ => vec![counted(i18n::TAB_STORIES.get(lang), all.collect(), lang)],
    };
    groups
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(title, items)| {
            let mut rows = rows(items);
            if matches!(kind, Kind::Hub | Kind::Organization) {
                rows.sort_by_key(|r| Reverse(r.count));
            }
            Group { title, rows }
        })
        .collect()
}

fn counted(title: &str, items: Vec<u32>, lang: Lang) -> (String, Vec<u32>) {
    (i18n::GROUP_COUNT.with(lang, &[title, &items.len().to_string()]), items)
}
