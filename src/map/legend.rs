//! The legend, made from what the plate shows.

use super::names::{role_word, status_word};
use crate::atlas::{Atlas, HubRole, Status};
use crate::i18n::Message;
use crate::model::Day;

/// What an entry explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A line of this status.
    Line(Status),
    /// A mark of this role.
    Mark(HubRole),
}

/// One entry: a sign, its word, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// What it explains.
    pub sign: Sign,
    /// Its word.
    pub word: Message,
    /// How many partnerships or hubs of the kind there are by the day.
    pub count: usize,
}

/// The entries by a day: statuses from the strongest to the weakest, then roles. Kinds that the plate does not show
/// have none.
pub fn entries(atlas: &Atlas, day: Day) -> Vec<Entry> {
    let partnerships = 0..atlas.partnerships().len() as u32;
    let statuses: Vec<Status> = partnerships.filter(|&p| atlas.exists_at(p, day)).map(|p| atlas.status_at(p, day)).collect();
    let roles: Vec<HubRole> = (0..atlas.hubs().len() as u32).map(|h| atlas.hub_role(h)).collect();
    let lines = Status::ALL.into_iter().map(|s| Entry {
        sign: Sign::Line(s),
        word: status_word(s),
        count: statuses.iter().filter(|&&t| t == s).count(),
    });
    let marks = [HubRole::Korean, HubRole::Partner, HubRole::Comparison].into_iter().map(|r| Entry {
        sign: Sign::Mark(r),
        word: role_word(r),
        count: roles.iter().filter(|&&t| t == r).count(),
    });
    lines.chain(marks).filter(|e| e.count > 0).collect()
}
