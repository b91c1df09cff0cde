//! Which record: its kind and its place in the list of that kind.

/// A kind of record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Kind {
    #[default]
    Hub,
    Organization,
    Partnership,
    Claim,
    Milestone,
    Source,
    Story,
}

impl Kind {
    /// All kinds, in the order of the files.
    pub const ALL: [Kind; 7] =
        [Kind::Hub, Kind::Organization, Kind::Partnership, Kind::Claim, Kind::Milestone, Kind::Source, Kind::Story];

    /// The segment of an address, which is also the name of the file: `hubs`.
    pub fn segment(self) -> &'static str {
        match self {
            Kind::Hub => "hubs",
            Kind::Organization => "organizations",
            Kind::Partnership => "partnerships",
            Kind::Claim => "claims",
            Kind::Milestone => "milestones",
            Kind::Source => "sources",
            Kind::Story => "stories",
        }
    }

    /// The kind of a segment; the inverse of [`Kind::segment`].
    pub fn from_segment(segment: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.segment() == segment)
    }

    /// The data file: `hubs.json`.
    pub fn file(self) -> &'static str {
        match self {
            Kind::Hub => "hubs.json",
            Kind::Organization => "organizations.json",
            Kind::Partnership => "partnerships.json",
            Kind::Claim => "claims.json",
            Kind::Milestone => "milestones.json",
            Kind::Source => "sources.json",
            Kind::Story => "stories.json",
        }
    }

    /// What an editor calls one of them: `a hub`, `an organization`.
    pub fn with_article(self) -> String {
        let noun = self.segment().trim_end_matches("ies").trim_end_matches('s');
        match self {
            Kind::Organization => format!("an {noun}"),
            Kind::Story => "a story".to_owned(),
            _ => format!("a {noun}"),
        }
    }
}

/// One record of an atlas. It means nothing in another atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ref {
    /// Its kind.
    pub kind: Kind,
    /// Its place in the list of that kind.
    pub index: u32,
}

impl Ref {
    /// The record of a kind at a place of its list.
    pub fn new(kind: Kind, index: u32) -> Ref {
        Ref { kind, index }
    }
}
