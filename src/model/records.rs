//! The kinds of record, one file of `public/data/` each.
//!
//! Evidence may be absent when the compact first data is read; what is published is checked to have it.

use super::read::record;
use super::*;

record! {
    /// A place where bio organisations gather: a city, a district, a campus.
    pub struct Hub {
        pub id: Slug,
        pub kind: HubKind,
        pub name: Text,
        /// The short name that the map writes.
        pub label: Text,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub aliases: Vec<String>,
        /// ISO 3166-1 alpha-2.
        pub country: String,
        pub place: Text,
        /// Longitude, degrees east, WGS 84.
        pub lon: f64,
        /// Latitude, degrees north, WGS 84.
        pub lat: f64,
        /// How far the point may be off, km.
        pub precision_km: f64,
        pub position_basis: PositionBasis,
        /// The hub that it lies in.
        #[serde(default)]
        pub parent: Option<Slug>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub fields: Vec<Slug>,
        pub summary: Text,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub website: Option<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// A body that takes part: a government, a university, a company, a centre that a plan speaks of.
    pub struct Organization {
        pub id: Slug,
        pub kind: OrganizationKind,
        pub name: Text,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub aliases: Vec<String>,
        /// ISO 3166-1 alpha-2.
        pub country: String,
        /// The hub that it belongs to.
        #[serde(default)]
        pub hub: Option<Slug>,
        /// Further hubs where it has a seat.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub also_in: Vec<Slug>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lon: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lat: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub precision_km: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub website: Option<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub people: Vec<Person>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub summary: Option<Text>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// A person named for an organisation, in a role.
    pub struct Person {
        pub name: Text,
        pub role: Text,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// What two or more bodies agreed, proposed or built together.
    pub struct Partnership {
        pub id: Slug,
        pub kind: PartnershipKind,
        pub title: Text,
        pub summary: Text,
        pub participants: Vec<Participant>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub fields: Vec<Slug>,
        pub stages: Vec<Stage>,
        /// The day on which someone last looked for a follow-up.
        pub checked: Edtf,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub outcome: Option<Outcome>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Text>,
    }
}

record! {
    /// A hub or organisation in a partnership.
    pub struct Participant {
        /// A hub or an organisation.
        pub entity: Slug,
        pub role: Role,
    }
}

record! {
    /// A dated step of a partnership.
    pub struct Stage {
        pub stage: StageKind,
        pub date: Edtf,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Text>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// What came of a partnership.
    pub struct Outcome {
        pub text: Text,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// A figure or a promise.
    pub struct Claim {
        pub id: Slug,
        /// A hub, an organisation or a partnership.
        pub subject: Slug,
        pub statement: Text,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub measure: Option<Slug>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value_max: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub qualifier: Option<Qualifier>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<Slug>,
        pub basis: ClaimBasis,
        pub stated: Edtf,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due: Option<Edtf>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub verdict: Option<Verdict>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub conflicts_with: Vec<Slug>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// What became of a target, as of the day someone looked.
    pub struct Verdict {
        pub state: VerdictState,
        pub checked: Edtf,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Text>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// A dated happening.
    pub struct Milestone {
        pub id: Slug,
        pub date: Edtf,
        pub kind: MilestoneKind,
        pub title: Text,
        pub basis: MilestoneBasis,
        pub entities: Vec<Slug>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub partnership: Option<Slug>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// A page, paper or file that is quoted.
    pub struct Source {
        pub id: Slug,
        pub outlet: String,
        /// Null where the page gives none.
        #[serde(default)]
        pub title: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title_translation: Option<Translation>,
        /// BCP 47.
        pub lang: String,
        #[serde(default)]
        pub published: Option<Edtf>,
        #[serde(default)]
        pub url: Option<String>,
        pub class: SourceClass,
        pub accessed: Edtf,
        /// An editor's remark, in English.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }
}

record! {
    /// A guided tour.
    pub struct Story {
        pub id: Slug,
        pub title: Text,
        pub summary: Text,
        pub steps: Vec<Step>,
    }
}

record! {
    /// A step of a tour: it moves the map to its focus.
    pub struct Step {
        pub text: Text,
        pub focus: Vec<Slug>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub as_of: Option<Edtf>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub evidence: Vec<Evidence>,
    }
}
