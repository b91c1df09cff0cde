//! The legend, made from what the map shows.

use super::arcs::Weight;
use super::base::{Group, Paint};
use super::emphasis::Emphasis;
use super::marks::Mark;
use super::metrics::LabelClass;
use super::names::{role_word, status_word};
use super::plane::{Pt, Rect};
use super::scene::Scene;
use crate::atlas::{Atlas, HubRole, Kind, Ref, Status};
use crate::i18n::{self, Message};
use crate::model::Day;

/// What an entry explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A line of this status.
    Line(Status),
    /// Lines of more than one width.
    Widths,
    /// A mark of this role.
    Mark(HubRole),
    /// A mark that stands for several hubs.
    Group,
    /// The dot of a city.
    City,
    /// Borders that are not agreed.
    Control,
}

impl Sign {
    /// All that may be explained, in the order of the legend of a sheet of paper.
    pub fn all() -> impl Iterator<Item = Sign> {
        let lines = Status::ALL.into_iter().map(Sign::Line);
        lines.chain([Sign::Widths]).chain(ROLES.map(Sign::Mark)).chain([Sign::Group, Sign::City, Sign::Control])
    }

    /// Its word.
    pub fn word(self) -> Message {
        match self {
            Sign::Line(s) => status_word(s),
            Sign::Widths => i18n::LEGEND_WIDTHS,
            Sign::Mark(r) => role_word(r),
            Sign::Group => i18n::LEGEND_GROUP,
            Sign::City => i18n::LEGEND_CITY,
            Sign::Control => i18n::LEGEND_CONTROL,
        }
    }
}

/// One entry: a sign, its word, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// What it explains.
    pub sign: Sign,
    /// Its word.
    pub word: Message,
    /// How many partnerships or hubs of the kind there are by the day; 0 where they are not counted.
    pub count: usize,
}

const ROLES: [HubRole; 3] = [HubRole::Korean, HubRole::Partner, HubRole::Comparison];

/// The entries of the plate by a day: statuses from the strongest to the weakest, then roles, each with how many there are, and what is
/// not counted. Kinds that the plate does not show have none.
pub fn entries(atlas: &Atlas, day: Day) -> Vec<Entry> {
    let partnerships = 0..atlas.partnerships().len() as u32;
    let statuses: Vec<Status> = partnerships.filter(|&p| atlas.exists_at(p, day)).map(|p| atlas.status_at(p, day)).collect();
    let roles: Vec<HubRole> = (0..atlas.hubs().len() as u32).map(|h| atlas.hub_role(h)).collect();
    // On the world all hubs at home are one mark, and what joins them with a hub abroad is one line.
    let wide = |(h, role): (usize, &HubRole)| {
        let there = atlas.partnerships_of(Ref::new(Kind::Hub, h as u32));
        *role == HubRole::Partner && there.iter().filter(|&&p| atlas.exists_at(p, day)).count() > FEW
    };
    let shown = Uncounted {
        widths: roles.iter().enumerate().any(wide),
        group: roles.iter().filter(|&&r| r == HubRole::Korean).count() > 1,
        city: false,
        control: true,
    };
    list(&statuses, &roles, shown)
}

/// The entries of a scene of the free map: what is in sight, and nothing else. `choice` is what is lit; `control` says whether the map
/// beneath has a border there that is not agreed.
pub fn of_scene(scene: &Scene, atlas: &Atlas, choice: &Emphasis, control: bool) -> Vec<Entry> {
    let window = scene.window();
    let marks = || scene.marks.iter().filter(|m| window.grown(m.radius).holds(m.at));
    let roles: Vec<HubRole> = marks().flat_map(|m| &m.hubs).map(|&h| atlas.hub_role(h)).collect();
    let statuses: Vec<Status> = scene.arcs.iter().map(|a| choice.status_of(a)).collect();
    let weights = |w: Weight| usize::from(scene.arcs.iter().any(|a| a.weight == w));
    let shown = Uncounted {
        widths: weights(Weight::Few) + weights(Weight::Some) + weights(Weight::Many) > 1,
        group: marks().any(Mark::is_group),
        city: scene.labels.iter().any(|l| l.class == LabelClass::City),
        control,
    };
    list(&statuses, &roles, shown)
}

/// Whether a line of the map beneath is in sight: whether it runs through `window` in a frame of that, given by its groups and its buffer.
pub fn has_line(paint: Paint, groups: &[Group], buffer: &[f32], window: Rect) -> bool {
    let lines = groups.iter().filter(|g| g.paint == paint);
    lines.filter_map(|g| buffer.get(g.start as usize..g.end as usize)).any(|mut rest| {
        while let Some((&n, after)) = rest.split_first() {
            let (line, next) = after.split_at((2 * n as usize).min(after.len()));
            let points = || line.as_chunks().0.iter().map(|&[x, y]| Pt::new(x, y));
            if points().zip(points().skip(1)).any(|(a, b)| window.clip(a, b).is_some()) {
                return true;
            }
            rest = next;
        }
        false
    })
}

/// Up to so many partnerships make a line of the least width.
const FEW: usize = 2;

struct Uncounted {
    widths: bool,
    group: bool,
    city: bool,
    control: bool,
}

fn list(statuses: &[Status], roles: &[HubRole], shown: Uncounted) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut add = |sign: Sign, count: Option<usize>| {
        if count != Some(0) {
            found.push(Entry { sign, word: sign.word(), count: count.unwrap_or(0) });
        }
    };
    for s in Status::ALL {
        add(Sign::Line(s), Some(statuses.iter().filter(|&&t| t == s).count()));
    }
    for r in ROLES {
        add(Sign::Mark(r), Some(roles.iter().filter(|&&t| t == r).count()));
    }
    let uncounted =
        [(shown.widths, Sign::Widths), (shown.group, Sign::Group), (shown.city, Sign::City), (shown.control, Sign::Control)];
    for (_, sign) in uncounted.into_iter().filter(|u| u.0) {
        add(sign, None);
    }
    found
}
