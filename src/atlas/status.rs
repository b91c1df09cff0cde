//! How far a partnership has come by a day. Status is derived from dated stages, never stored.

use crate::model::{Day, Partnership, StageKind};

/// How far a partnership has come. Ordered from the strongest to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// It runs, or has run its course: stages `operating`, `completed`.
    Operating,
    /// It is being built or paid for: `building`, `funded`.
    Building,
    /// It was signed: `signed`.
    Signed,
    /// It was announced or proposed: `announced`, `proposed`.
    Announced,
    /// It came to an end unfulfilled: `lapsed`, `cancelled`.
    Lapsed,
    /// No dated stage by that day.
    Unknown,
}

impl Status {
    /// All of them, from the strongest to the weakest, which is the order of the legend.
    pub const ALL: [Status; 6] =
        [Status::Operating, Status::Building, Status::Signed, Status::Announced, Status::Lapsed, Status::Unknown];

    /// The status that a stage gives.
    pub fn of(stage: StageKind) -> Status {
        match stage {
            StageKind::Operating | StageKind::Completed => Status::Operating,
            StageKind::Building | StageKind::Funded => Status::Building,
            StageKind::Signed => Status::Signed,
            StageKind::Announced | StageKind::Proposed => Status::Announced,
            StageKind::Lapsed | StageKind::Cancelled => Status::Lapsed,
        }
    }

    /// Its name in addresses and style sheets: `operating`.
    pub fn id(self) -> &'static str {
        match self {
            Status::Operating => "operating",
            Status::Building => "building",
            Status::Signed => "signed",
            Status::Announced => "announced",
            Status::Lapsed => "lapsed",
            Status::Unknown => "unknown",
        }
    }

    /// The status of a name; the inverse of [`Status::id`].
    pub fn from_id(id: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|s| s.id() == id)
    }

    /// Whether it counts in headline figures: these begin at *signed*, and an end is no count.
    pub fn is_counted(self) -> bool {
        self <= Status::Signed
    }
}

/// The day on which each stage of a partnership begins to hold; `None` where its year is unknown.
///
/// A stage holds from the first day that its date may mean, but not before the stage listed ahead of it: of
/// `signed 2023-06-15, operating 2023` the second begins on 2023-06-15 too. Stages are listed in order.
pub(super) fn stage_days(partnership: &Partnership) -> Vec<Option<Day>> {
    let mut before: Option<Day> = None;
    partnership
        .stages
        .iter()
        .map(|stage| {
            let (first, last) = (stage.date.earliest()?, stage.date.latest()?);
            let day = match before {
                Some(b) if first < b && b <= last => b,
                _ => first,
            };
            before = Some(before.map_or(day, |b| b.max(day)));
            Some(day)
        })
        .collect()
}
