//! The closed lists of the data model. Their labels and definitions are data: `vocabulary.json`.

use super::read::{Blank, OneOf};
use serde::Serialize;
use serde::de::{Deserialize, DeserializeSeed, Deserializer};

/// A closed list as its reader sees it: which identifier means what.
pub trait Closed: Copy + 'static {
    /// All of them, in the order of the vocabulary.
    const ALL: &'static [Self];
    /// Their identifiers, in the same order.
    const IDS: &'static [&'static str];
}

macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident: $list:literal { $($variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[allow(missing_docs)]
        pub enum $name { $(#[serde(rename = $id)] $variant),+ }

        impl $name {
            /// All of them, in the order of the vocabulary.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The list's name in `vocabulary.json`.
            pub const LIST: &'static str = $list;
            /// The identifier in the data files.
            pub fn id(self) -> &'static str {
                match self { $($name::$variant => $id),+ }
            }
        }

        impl Closed for $name {
            const ALL: &'static [$name] = $name::ALL;
            const IDS: &'static [&'static str] = &[$($id),+];
        }

        impl Blank for $name {
            fn blank() -> Self {
                $name::ALL[0]
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                OneOf { known: $name::IDS, fields: false }.deserialize(deserializer).map(|at| $name::ALL[at])
            }
        }
    };
}

closed_list! {
    /// What kind of place a hub is.
    HubKind: "hub_kinds" { City = "city", District = "district", Campus = "campus", Region = "region", Country = "country" }
}
closed_list! {
    /// Where a hub's coordinates come from.
    PositionBasis: "position_bases" { Geonames = "geonames", Estimate = "estimate" }
}
closed_list! {
    /// What kind of organisation it is.
    OrganizationKind: "organization_kinds" {
        Government = "government", University = "university", Hospital = "hospital", Institute = "institute",
        Company = "company", Association = "association", Programme = "programme", Venue = "venue", Event = "event",
        Centre = "centre",
    }
}
closed_list! {
    /// What kind of partnership it is.
    PartnershipKind: "partnership_kinds" {
        Mou = "mou", Agreement = "agreement", BranchOffice = "branch-office", JointCentre = "joint-centre",
        Consortium = "consortium", Programme = "programme", InvestmentIntent = "investment-intent",
        Delegation = "delegation", Proposal = "proposal", Pilot = "pilot", LetterOfSupport = "letter-of-support",
    }
}
closed_list! {
    /// What a participant does in a partnership.
    Role: "participant_roles" {
        Signatory = "signatory", Lead = "lead", Partner = "partner", Member = "member", Host = "host", Site = "site",
        Investor = "investor", Funder = "funder", Supporter = "supporter",
    }
}
closed_list! {
    /// How far a partnership has come.
    StageKind: "stages" {
        Proposed = "proposed", Announced = "announced", Signed = "signed", Funded = "funded", Building = "building",
        Operating = "operating", Completed = "completed", Lapsed = "lapsed", Cancelled = "cancelled",
    }
}
closed_list! {
    /// Whether a claim is a promise or a report.
    ClaimBasis: "claim_bases" { Target = "target", Reported = "reported" }
}
closed_list! {
    /// How a figure is hedged.
    Qualifier: "qualifiers" { About = "about", MoreThan = "more-than", UpTo = "up-to", AtLeast = "at-least" }
}
closed_list! {
    /// What became of a target.
    VerdictState: "verdict_states" {
        Kept = "kept", Late = "late", Dropped = "dropped", Open = "open", Unverified = "unverified",
    }
}
closed_list! {
    /// What kind of happening a milestone is.
    MilestoneKind: "milestone_kinds" {
        Announcement = "announcement", Signing = "signing", Opening = "opening", Visit = "visit",
        Conference = "conference", Approval = "approval", Groundbreaking = "groundbreaking",
        Withdrawal = "withdrawal", Closure = "closure", Publication = "publication",
    }
}
closed_list! {
    /// Whether a milestone happened or is planned.
    MilestoneBasis: "milestone_bases" { Fact = "fact", Plan = "plan" }
}
closed_list! {
    /// What kind of source it is.
    SourceClass: "source_classes" {
        Official = "official", PressRelease = "press-release", News = "news", Company = "company",
        Academic = "academic", Data = "data", Wiki = "wiki",
    }
}

impl From<Qualifier> for crate::text::Hedge {
    fn from(qualifier: Qualifier) -> Self {
        match qualifier {
            Qualifier::About => Self::About,
            Qualifier::MoreThan => Self::MoreThan,
            Qualifier::UpTo => Self::UpTo,
            Qualifier::AtLeast => Self::AtLeast,
        }
    }
}
