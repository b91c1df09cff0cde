//! A record as one line of a list.

use super::wording::{self, stage_label, status_message, term};
use super::{Tone, href};
use crate::atlas::{Atlas, HubRole, Kind, Ref, Status};
use crate::i18n;
use crate::model::{Day, Lang, MilestoneBasis, MilestoneKind, OrganizationKind, Partnership, SourceClass};

/// The mark at the left of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowMark {
    /// A hub: disc, ring or square.
    Hub(HubRole),
    /// A partnership: the line of its status.
    Line(Tone),
    /// A promise: a dot in the colour of its verdict.
    Dot(Tone),
    /// Nothing.
    None,
}

/// A record as a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The record.
    pub item: Ref,
    /// Its address below the base of the site.
    pub href: String,
    /// The mark.
    pub mark: RowMark,
    /// The name.
    pub title: String,
    /// The quieter line beneath.
    pub sub: String,
    /// BCP 47 tag of `sub` where it is not in the reader's language.
    pub sub_lang: Option<&'static str>,
    /// The number at the right.
    pub count: Option<usize>,
}

/// A record as a row in the reader's language, as of a day.
pub fn row(atlas: &Atlas, item: Ref, day: Day, lang: Lang) -> Row {
    let mut row = Row {
        item,
        href: href(atlas, item, lang),
        mark: RowMark::None,
        title: atlas.name(item, lang).to_owned(),
        sub: String::new(),
        sub_lang: None,
        count: None,
    };
    let at = item.index as usize;
    match item.kind {
        Kind::Hub => hub(atlas, item, lang, &mut row),
        Kind::Organization => {
            if let Some(org) = atlas.organizations().get(at) {
                let place = org.hub.as_ref().and_then(|h| atlas.find(h.as_str()));
                let place = place.and_then(|h| atlas.hubs().get(h.index as usize)).map(|h| h.label.get(lang));
                row.sub = join([Some(term(atlas, OrganizationKind::LIST, org.kind.id(), lang)), place]);
                row.count = Some(atlas.partnerships_of(item).len());
            }
        }
        Kind::Partnership => {
            row.mark = RowMark::Line(atlas.status_at(item.index, day));
            row.sub = standing(atlas, item.index, day, lang);
        }
        Kind::Claim => claim(atlas, at, lang, &mut row),
        Kind::Milestone => {
            if let Some(m) = atlas.milestones().get(at) {
                let planned = (m.basis == MilestoneBasis::Plan).then(|| i18n::PLANNED.get(lang));
                let date = m.date.words(lang);
                row.sub = join([Some(date.as_str()), Some(term(atlas, MilestoneKind::LIST, m.kind.id(), lang)), planned]);
            }
        }
        Kind::Source => {
            if let Some(s) = atlas.sources().get(at) {
                let date = s.published.as_ref().map(|d| d.words(lang));
                let outlet = s.title.is_some().then_some(s.outlet.as_str());
                row.sub = join([outlet, date.as_deref(), Some(term(atlas, SourceClass::LIST, s.class.id(), lang))]);
            }
        }
        Kind::Story => {}
    }
    row
}

fn hub(atlas: &Atlas, item: Ref, lang: Lang, row: &mut Row) {
    let Some(hub) = atlas.hubs().get(item.index as usize) else { return };
    row.mark = RowMark::Hub(atlas.hub_role(item.index));
    row.title = hub.label.get(lang).to_owned();
    row.sub = hub.name.get(lang).to_owned();
    if row.sub == row.title {
        row.sub = hub.name.get(lang.other()).to_owned();
        row.sub_lang = Some(lang.other().code());
    }
    row.count = Some(atlas.partnerships_of(item).len());
}

fn claim(atlas: &Atlas, at: usize, lang: Lang, row: &mut Row) {
    let Some(claim) = atlas.claims().get(at) else { return };
    let tone = claim.verdict.as_ref().map_or(Status::Operating, |v| wording::verdict_tone(v.state));
    row.mark = RowMark::Dot(tone);
    let verdict = claim.verdict.as_ref().map(|v| wording::verdict(atlas, v.state, lang));
    let subject = atlas.find(claim.subject.as_str()).map(|s| atlas.name(s, lang));
    let due = claim.due.as_ref().map(|d| i18n::DUE_BY.with(lang, &[&d.words(lang)]));
    row.sub = join([verdict, subject, due.as_deref()]);
}

/// The latest stage of a partnership as of a day, with its date: "Signed, 1 July 2024"; "2024년 7월 1일 서명".
pub fn standing(atlas: &Atlas, index: u32, day: Day, lang: Lang) -> String {
    match atlas.stage_at(index, day) {
        Some(stage) => i18n::STAGE_ON.with(lang, &[stage_label(atlas, stage.stage, lang), &stage.date.words(lang)]),
        None => {
            let first = atlas.partnerships().get(index as usize).and_then(first_date);
            match first {
                Some(date) => i18n::NOT_YET.with(lang, &[&date.words(lang)]),
                None => status_message(Status::Unknown).get(lang).to_owned(),
            }
        }
    }
}

fn first_date(partnership: &Partnership) -> Option<&crate::model::Edtf> {
    partnership.stages.iter().map(|s| &s.date).min_by_key(|d| d.earliest())
}

pub(super) fn join<'a>(parts: impl IntoIterator<Item = Option<&'a str>>) -> String {
    parts.into_iter().flatten().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}
